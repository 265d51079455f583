"""Backups while students answer: by a command, and every night by the server itself."""

import shutil
from datetime import UTC, datetime

import pytest

from quiz.storage.nightly import HOUR, NAMED
from tests.killing import Server, answering, await_answers, free_port, lost, so_far, unsound


@pytest.fixture
def server(tmp_path, bundled):
    (tmp_path / "served").mkdir()
    shutil.copyfile(bundled, tmp_path / "served" / "quiz.sqlite3")
    settings = {"QUIZ_BACKUPS": str(tmp_path / "nights"), "QUIZ_TIME_ZONE": "UTC"}
    return Server(tmp_path / "served", free_port(), settings)


def test_a_backup_under_load_has_all_that_was_acknowledged_before_it(server, tmp_path):
    copy = tmp_path / "monday.sqlite3"
    nights = [(datetime.now(UTC) - HOUR).date()]
    with answering(server) as students:
        await_answers(students, 30)
        told = so_far(students)
        made = server.run("database", "backup", str(copy))
        refused = server.run("database", "restore", "--yes", str(copy))
        await_answers(students, 1)
    nights.append((datetime.now(UTC) - HOUR).date())
    assert [student.trouble for student in students] == [""] * len(students)
    assert (made.returncode, made.stderr) == (0, "")
    assert lost(copy, told) == []
    assert len(so_far(students).answers) > len(told.answers) > 0
    assert refused.returncode == 1
    assert "A server is using the database" in refused.stderr
    assert lost(server.database, so_far(students)) == []

    (night,) = (tmp_path / "nights").iterdir()
    assert NAMED.fullmatch(night.name)[1] in {str(one) for one in nights}
    log = (server.folder / "log").read_text()
    assert log.count("The database is backed up to") == 1

    assert server.run("database", "restore", "--yes", str(copy)).returncode == 0
    assert unsound(server) == []
    assert lost(server.database, told) == []
