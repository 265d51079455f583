"""How many acknowledged answers are lost, or counted twice, over kills of workers and servers.

Run by hand: python -m tests.bench.kills [WORKERS SERVERS [SEED]]
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.killing import Server, answering, free_port, kill_often, remains

EACH = 50


def main(workers: int = EACH, servers: int = EACH, seed: int = 0) -> None:
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name), free_port())
        with answering(server) as students:
            for _ in kill_often(server, students, workers, servers, seed):
                print(".", end="", flush=True)
        print()
        found = remains(server, students)
    for student in students:
        if student.trouble:
            print(student.trouble)
    for line in (*found.lost, *found.doubled, *found.unsound):
        print(line)
    pressed, background = (
        sum(getattr(student, what) for student in students) for what in ("saved", "in_background")
    )
    print(
        f"{workers} kills of a worker, {servers} of the server; "
        f"{pressed:,} answers acknowledged by going on, {background:,} saved in the background; "
        f"{sum(student.unanswered for student in students):,} requests sent again"
    )
    print(
        f"lost: {len(found.lost)}, doubled: {len(found.doubled)}, "
        f"problems that `quiz database check` finds: {len(found.unsound)}"
    )
    print(f"{time.monotonic() - started:.0f} seconds")
    sys.exit(bool(found.lost or found.doubled or found.unsound))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
