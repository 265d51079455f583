"""A worker or the whole server is killed while students answer: nothing they were told is lost."""

import shutil
import sqlite3
from contextlib import closing

from tests.killing import (
    Server,
    acknowledged,
    answering,
    free_port,
    kill_often,
    lost,
    remains,
    so_far,
)


def test_of_what_was_acknowledged_nothing_is_lost_or_doubled_when_processes_are_killed(
    tmp_path, bundled
):
    shutil.copyfile(bundled, tmp_path / "quiz.sqlite3")
    server = Server(tmp_path, free_port())
    with answering(server, students=4) as students:
        assert len(list(kill_often(server, students, workers=3, servers=2))) == 5
    assert [student.trouble for student in students] == [""] * 4
    assert acknowledged(students) >= 25
    found = remains(server, students)
    assert (found.lost, found.doubled, found.unsound) == ([], [], [])
    with closing(sqlite3.connect(server.database, isolation_level=None)) as database:
        database.execute("UPDATE items SET answer = NULL, answered_at = NULL, draft = NULL")
    assert lost(server.database, so_far(students)) != []
