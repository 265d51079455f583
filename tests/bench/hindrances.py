"""What students are told while the disk is full, or another program holds the database.

The server's folder is a small disk of its own, which is mounted: run it by hand as root, or as
`unshare --map-root-user --mount python -m tests.bench.hindrances [SECONDS]`.
"""

import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.killing import (
    Server,
    Student,
    acknowledged,
    answering,
    await_answers,
    free_port,
    remains,
)

SECONDS = 30
ROOM = "24m"


def main(seconds: int = SECONDS) -> None:
    with small_disk() as folder:
        server = Server(folder, free_port())
        with answering(server) as students:
            await_answers(students, 20)
            for name, hindering in (("full disk", full), ("locked database", locked)):
                with hindering(folder):
                    look(name, server, students, seconds)
                begun = time.monotonic()
                await_answers(students, 20)
                print(f"  20 answers saved {time.monotonic() - begun:.1f} s after it ended")
        found = remains(server, students)
    print(f"{acknowledged(students)} answers acknowledged; {found}")


@contextmanager
def small_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    with closing(sqlite3.connect(folder / "quiz.sqlite3", isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout=60000")
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def look(name: str, server: Server, students: list[Student], seconds: int) -> None:
    """Ask for a page again and again meanwhile, and say what everybody is told."""
    before = acknowledged(students)
    told = sum((one.statuses for one in students), Counter())
    reader, times, end = Student(server.port, 99), [], time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        status = reader.request("GET", "/about", None)[0].status
        times.append((time.monotonic() - begun, status))
        time.sleep(0.1)
    statuses = sum((one.statuses for one in students), Counter()) - told
    print(f"{name}, {seconds} s: students got {dict(statuses)}")
    print(f"  acknowledged meanwhile: {acknowledged(students) - before}")
    waits = [wait for wait, _ in times]
    print(
        f"  a page that is only read: {Counter(status for _, status in times)}, "
        f"median {statistics.median(waits):.2f} s, worst {max(waits):.2f} s"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
