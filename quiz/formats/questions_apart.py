"""A question file read in a process of its own, as `found_apart` reads articles.

It is ended when it takes too long or too much memory, and knows nothing but the file.
"""

import json
import signal
import subprocess
import sys
from typing import NamedTuple

from quiz.articles.apart import environment, keep_to
from quiz.articles.file import UnreadableFile, check_size
from quiz.formats.catalogue import Format, UndecidedFormat, format_named, guess
from quiz.formats.exchange import Reading
from quiz.formats.reading_record import Record, from_record, said, to_record, told
from quiz.messages import Message

# Seconds of one processor; 5,000 questions take about five, and a large picture half of one.
LONGEST_WORK = 45
LONGEST_WAIT = 2  # times as many, on a machine that is busy with other things
MOST_MEMORY = 1_000_000_000  # bytes
MOST_OF_PICTURES = 60_000_000  # bytes, all together

_TOO_LONG = Message(
    "Reading it takes longer than %(seconds)s seconds. Divide the file, and give the parts one by "
    "one.",
    seconds=LONGEST_WORK,
)
_TOO_LARGE = Message(
    "Reading it takes too much memory. Divide the file, and give the parts one by one."
)
_TOO_MUCH_TO_SEE = Message(
    "The pictures in it are too large together. Divide the file, and give the parts one by one."
)
_FAILED = Message("Reading it failed, and the fault is ours, not the file's.")


class ReadFile(NamedTuple):
    """The format that a file has, and what was read in it."""

    format: Format
    reading: Reading


def read(content: bytes, filename: str, name: str = "") -> ReadFile:
    """Return what is in a question file: of the format of that name, or of the one it shows.

    Raises UndecidedFormat where it shows none, and UnreadableFile.
    """
    check_size(content)
    asked = json.dumps({"filename": filename, "format": name})
    try:
        ended = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=asked.encode() + b"\n" + content,
            stdout=subprocess.PIPE,
            check=False,
            timeout=LONGEST_WAIT * LONGEST_WORK,
            env=environment(),
        )
    except subprocess.TimeoutExpired as trouble:
        raise UnreadableFile(_TOO_LONG) from trouble
    if ended.returncode == -signal.SIGXCPU:
        raise UnreadableFile(_TOO_LONG)
    if ended.returncode == -signal.SIGKILL:  # as the machine does when its memory is full
        raise UnreadableFile(_TOO_LARGE)
    if ended.returncode:
        raise UnreadableFile(_FAILED)
    record = json.loads(ended.stdout)
    if why := record.get("unreadable"):
        raise UnreadableFile(said(why))
    if "undecided" in record:
        possible = [known(one) for one in record["undecided"]]
        raise UndecidedFormat(possible, fits=record["fits"])
    return ReadFile(known(record["format"]), from_record(record["reading"]))


def known(name: str) -> Format:
    found = format_named(name)
    assert found is not None
    return found


def read_here(content: bytes, filename: str, name: str) -> Record:
    """Return a record of what is in a question file, or of why it cannot be read."""
    try:
        found = known(name) if name else guess(content, filename)
        assert found.read is not None
        reading = found.read(content)
        if sum(len(one.content) for one in reading.pictures.values()) > MOST_OF_PICTURES:
            raise UnreadableFile(_TOO_MUCH_TO_SEE)
        return {"format": found.name, "reading": to_record(reading)}
    except UndecidedFormat as doubt:
        return {"undecided": [one.name for one in doubt.possible], "fits": doubt.fits}
    except UnreadableFile as trouble:
        return {"unreadable": told(trouble)}
    except MemoryError:
        return {"unreadable": told(_TOO_LARGE)}


def main() -> None:
    """Read a line on what is asked and then the file; write a record as JSON."""
    keep_to(LONGEST_WORK, MOST_MEMORY)
    asked = json.loads(sys.stdin.buffer.readline())
    record = read_here(sys.stdin.buffer.read(), asked["filename"], asked["format"])
    # Half a character, as some escapes in files make, can neither be kept nor shown.
    sys.stdout.buffer.write(json.dumps(record, ensure_ascii=False).encode(errors="replace"))


if __name__ == "__main__":
    main()
