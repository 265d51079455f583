"""Whether a server is at the database, as other programs find out."""

import subprocess
import sys
from pathlib import Path

import pytest

from quiz.storage.database import UnusableDatabase, database_file
from quiz.storage.presence import unserved

ROOT = Path(__file__).resolve().parents[2]

SERVING = """
import sys
from pathlib import Path
from flask import Flask
from quiz.config import Settings
from quiz.storage import presence
from quiz.storage.database import connect

app = Flask("serving")
file = Path(sys.argv[1])
connect(app, Settings(file.parent, file))
with app.app_context():
    presence.serve()
    print("ready", flush=True)
    input()
"""


def test_a_database_is_not_put_back_under_a_server_however_that_ends(shelves):
    command = [sys.executable, "-c", SERVING, str(database_file())]
    servers = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [server.stdout.readline() for server in servers] == [b"ready\n"] * 2
    for server in servers:
        with (
            pytest.raises(UnusableDatabase, match=r"A server is using .*: stop it first"),
            unserved(),
        ):
            pass
        server.kill()
        server.communicate()
    with unserved():
        pass
