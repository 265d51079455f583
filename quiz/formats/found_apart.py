"""A file read for its events in a process of its own, which tells how far it is.

It is ended when it takes too long or too much memory, and knows nothing but the file.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date

from quiz.articles.apart import environment, keep_to
from quiz.articles.file import UnreadableFile
from quiz.formats import found
from quiz.messages import Message

# Seconds of one processor; two million characters take about one.
LONGEST_WORK = 600
LONGEST_WAIT = 3  # times as many, on a machine that is busy with other things
MOST_MEMORY = 1_000_000_000  # bytes
# How much more readily others are given a processor: those who answer, and those who write what
# was read, for whom others wait.
NICENESS = 10

_TOO_LONG = Message(
    "Reading it takes longer than %(minutes)s minutes. Divide the text, and give the parts one by "
    "one.",
    minutes=LONGEST_WORK // 60,
)
_TOO_LARGE = Message(
    "Reading it takes too much memory. Divide the text, and give the parts one by one."
)
_FAILED = Message(
    "Reading it failed, and the fault is ours, not the file's. If you can, give it in another "
    "form, such as plain text."
)


class Abandoned(Exception):
    """Whoever asked does not want it any more."""


class Reading:
    """A file that is being read.

    `result` waits for the end; meanwhile `abandon` may be called from another thread.
    """

    def __init__(self, data: bytes, name: str, published: date | None, trusts_file: bool) -> None:
        self.asked = {
            "name": name,
            "published": published.isoformat() if published else None,
            "trusts_file": trusts_file,
        }
        self.data = data
        self.is_abandoned = self.is_late = False
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
        )

    def result(self, watch: Callable[[int], None]) -> str:
        """Return the record of what was found, as JSON; `watch` is told how far it is, in per cent.

        Raises UnreadableFile, and Abandoned.
        """
        clock = threading.Timer(LONGEST_WORK * LONGEST_WAIT, self._end)
        clock.daemon = True
        clock.start()
        with self.process as process:
            try:
                answer = self._converse(watch)
            except BrokenPipeError:
                answer = ""
            finally:
                clock.cancel()
        if self.is_abandoned:
            raise Abandoned
        if self.is_late or process.returncode == -signal.SIGXCPU:
            raise UnreadableFile(_TOO_LONG)
        if process.returncode == -signal.SIGKILL:  # as the machine does when its memory is full
            raise UnreadableFile(_TOO_LARGE)
        if process.returncode:
            raise UnreadableFile(_FAILED)
        if answer.startswith('{"unreadable"'):
            why = json.loads(answer)["unreadable"]
            raise UnreadableFile(why)
        return answer

    def _converse(self, watch: Callable[[int], None]) -> str:
        """Send the file, and return the last line of the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(self.asked).encode() + b"\n" + self.data)
        self.process.stdin.close()
        line = ""
        for sent in self.process.stdout:
            line = sent.decode()
            if not line.startswith("{"):
                watch(int(line))
        return line

    def _end(self) -> None:
        self.is_late = True
        self.process.kill()

    def abandon(self) -> None:
        self.is_abandoned = True
        self.process.kill()


def main() -> None:
    """Read a line on what is asked and then the file; write numbers, and at last a record."""
    os.nice(NICENESS)
    keep_to(LONGEST_WORK, MOST_MEMORY)
    asked = json.loads(sys.stdin.buffer.readline())
    published = asked["published"]
    told = -1

    def tell(percent: int) -> None:
        nonlocal told
        if percent > told:
            told = percent
            try:
                print(percent, flush=True)
            except BrokenPipeError:
                os._exit(1)  # nobody asks any more

    try:
        read = found.read(
            sys.stdin.buffer.read(),
            asked["name"],
            date.fromisoformat(published) if published else None,
            tell,
            trusts_file=asked["trusts_file"],
        )
        record = found.to_record(read)
    except UnreadableFile as trouble:
        record = {"unreadable": str(trouble)}
    except MemoryError:
        record = {"unreadable": _TOO_LARGE}
    sys.stdout.buffer.write(json.dumps(record, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
