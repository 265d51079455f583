"""gunicorn's settings: `gunicorn -c python:quiz.serving`. `quiz serve` does it for you."""

import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger

from quiz.app import environment_settings
from quiz.articles import apart
from quiz.config import Settings
from quiz.storage import nightly, presence
from quiz.storage.database import UnusableDatabase
from quiz.web.teachers import without_token

wsgi_app = "quiz.app:create_app()"
proc_name = "chronoquiz"
bind = "127.0.0.1:8000"

# Two processes are faster than one, and steadier: Python runs one thread of each at a time.
worker_class = "gthread"
workers = 2
threads = 4
# What all workers share is loaded once, and a mistake in it is reported once.
preload_app = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
control_socket_disable = True

keepalive = 5
timeout = 60
graceful_timeout = 20
limit_request_line = 8190  # all wishes of the quiz builder stand in its address
limit_request_fields = 60
limit_request_field_size = 8190

# Whose word counts on https is QUIZ_TRUSTED_PROXIES's to say, not gunicorn's, who would believe
# anybody on this machine.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}

# Neither query, cookie nor referrer: what is logged can be shown to anyone.
accesslog = "-"
REQUEST_ID = "{x-request-id}o"  # as gunicorn names a header of the answer
access_log_format = f"%(h)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms %({REQUEST_ID})s"


class Printable(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger, with every address on its line and the token of none to be read."""

    def atoms(
        self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any
    ) -> dict[str, Any]:
        atoms: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {
            name: printable(value) if isinstance(value, str) else value
            for name, value in atoms.items()
        }


def printable(text: str) -> str:
    return without_token(text).encode("unicode_escape").decode()


logger_class = Printable


class JsonLines(logging.Formatter):
    """Each record as one line of JSON, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := request_id(record):
            line["request"] = number
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def request_id(record: logging.LogRecord) -> str | None:
    """Return the number of the request that a line is about, None where it is about none."""
    if isinstance(record.args, Mapping):  # of gunicorn, on an answer
        number = record.args.get(REQUEST_ID)
        return number if isinstance(number, str) else None
    return getattr(record, "request_id", None)


def logging_settings(log_format: str) -> dict[str, Any]:
    """Return gunicorn's `logconfig_dict`: empty leaves it as it is, in plain text."""
    if log_format == "text":
        return {}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JsonLines}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"level": "INFO", "handlers": ["lines"]},
        "loggers": {
            name: {"level": "INFO", "handlers": ["lines"], "propagate": False}
            for name in ("gunicorn.error", "gunicorn.access")
        },
    }


settings = environment_settings()
logconfig_dict = logging_settings(settings.log_format)

# The programs beside the server; each ends when the last process of the server has.
beside: list["subprocess.Popen[bytes]"] = []

if settings.metrics:
    # Each worker keeps its figures in files there, from which one program adds them up. It must be
    # known before the application is loaded, and that program deletes it at its end.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(
        prefix="chronoquiz-metrics-", dir=worker_tmp_dir
    )


def when_ready(_server: Any) -> None:
    """Start the program that shows figures, where they are asked for.

    It is none of the workers, so that it answers when they do not, and no thread of the process
    that makes them, which a thread could leave half made.
    """
    if settings.metrics:
        command = [sys.executable, "-P", "-m", "quiz", "metrics", "serve"]
        environment = {**os.environ, **apart.environment()}
        beside.append(
            subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, start_new_session=True
            )
        )


# In seconds: from one look at the clock to the next, and from a backup that failed to another try.
LOOK, RETRY = 60, 3600


def post_worker_init(worker: Any) -> None:
    """Let it be known that a server is at the database, and see to its backups."""
    app = worker.wsgi
    with app.app_context():
        presence.serve()
    if settings.backups:
        given = (app, settings, worker.log)
        threading.Thread(target=back_up_nightly, args=given, name="backups", daemon=True).start()


def back_up_nightly(app: Any, settings: Settings, log: Logger) -> None:
    """Make a backup every night, in one of all workers; where it ends, another goes on."""
    assert settings.backups is not None
    with app.app_context():
        presence.await_nights()
        while True:
            now = datetime.now(UTC).astimezone(settings.time_zone)
            try:
                made = nightly.back_up_if_due(settings.backups, now)
            except UnusableDatabase as trouble:
                log.error("No backup was made: %s It is tried again in an hour.", trouble)
                time.sleep(RETRY)
            else:
                if made:
                    log.info("The database is backed up to %s.", made)
                time.sleep(LOOK)
