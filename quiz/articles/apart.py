"""A file read in a process of its own, which is ended when it takes too long or too much memory.

The readers of web pages, PDF and Word files lean on large libraries. Made to do harm, a small file
can keep one busy for hours; here that costs no more than the limits below, and whoever asked gets
a sentence. It also keeps those libraries out of the process that asks.
"""

import json
import logging
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from importlib import import_module
from pathlib import Path

from quiz.articles.file import ReadArticle, UnreadableFile
from quiz.messages import Message

# Seconds of one processor; 500 pages that are drawn letter by letter take two minutes.
LONGEST_WORK = {"html": 30, "docx": 30, "pdf": 180}
LONGEST_WAIT = 2  # times as many, on a machine that is busy with other things
MOST_MEMORY = 1_000_000_000  # bytes

_ROOT = Path(__file__).resolve().parents[2]
_TOO_LARGE = Message(
    "Reading the file takes too much memory. Save the article alone, or as plain text."
)
_DAMAGED = Message("The file is damaged. Open it in the program that made it, and save it anew.")

log = logging.getLogger(__name__)


def read(reader: str, data: bytes) -> ReadArticle:
    """Return what a reader, a module beside this one, makes of a file. Raises UnreadableFile."""
    most = LONGEST_WORK[reader]
    try:
        ended = subprocess.run(
            [sys.executable, "-P", "-m", __name__, reader, str(most), str(MOST_MEMORY)],
            input=data,
            capture_output=True,
            check=False,
            timeout=LONGEST_WAIT * most,
            env=environment(),
        )
    except subprocess.TimeoutExpired as trouble:
        raise UnreadableFile(_too_long(most)) from trouble
    if ended.returncode < 0:
        is_slow = -ended.returncode in (signal.SIGXCPU, signal.SIGKILL)
        raise UnreadableFile(_too_long(most) if is_slow else _DAMAGED)
    if ended.returncode > 0:
        log.info("%s gave up:\n%s", reader, ended.stderr.decode(errors="replace"))
        raise UnreadableFile(_DAMAGED)
    record = json.loads(ended.stdout)
    if why := record.get("unreadable"):
        raise UnreadableFile(why)
    published = record.pop("published")
    return ReadArticle(
        **{**record, "notes": tuple(record["notes"])},
        published=date.fromisoformat(published) if published else None,
    )


def _too_long(seconds: int) -> Message:
    return Message(
        "Reading the file takes longer than %(seconds)s seconds. Save the article alone, or as "
        "plain text.",
        seconds=seconds,
    )


def environment() -> dict[str, str]:
    """Return the environment of a process that finds the same packages, and learns nothing else:
    no key, no address.
    """
    return {"PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)])}


def keep_to(seconds: int, memory: int) -> None:
    """Let this process be ended when it takes more seconds of a processor, or more bytes."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def main(reader: str, most: int, memory: int) -> None:
    """Read standard input, and write what came of it as JSON; keep to seconds and bytes."""
    keep_to(most, memory)
    try:
        article: ReadArticle = import_module(f"quiz.articles.{reader}").read(
            sys.stdin.buffer.read()
        )
        record = asdict(article)
        record["published"] = article.published.isoformat() if article.published else None
    except UnreadableFile as trouble:
        record = {"unreadable": str(trouble)}
    except MemoryError:
        record = {"unreadable": str(_TOO_LARGE)}
    sys.stdout.buffer.write(json.dumps(record).encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
