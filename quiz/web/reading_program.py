"""The program that reads what teachers send, started beside the server.

It belongs to no request and to no worker: it goes on when the page is closed, and when the worker
that started it ends.
"""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime

from flask import current_app

from quiz.articles import apart
from quiz.config import to_environment
from quiz.storage import claims
from quiz.storage.database import writing


def start_what_waits() -> None:
    """Start the reading of what waits, as much as may be done at once."""
    while claims.can_claim(datetime.now(UTC)):
        with writing():
            import_id = claims.claim(datetime.now(UTC))
        if import_id is None:
            return
        start(import_id)


def start(import_id: int) -> None:
    """Start the program with a file that was claimed."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("QUIZ_")}
    # What it does is not the server's, and not measured.
    settings = to_environment(replace(current_app.extensions["settings"], metrics=None))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "quiz", "imports", "read", str(import_id)],
        env={**ours, **settings, **apart.environment()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to take notice of its end, or its entry stays in the system's table.
    threading.Thread(target=process.wait, name=f"end of {process.pid}", daemon=True).start()
