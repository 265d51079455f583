"""What a class is given, put straight into the database of the server that tests look at."""

import secrets
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask

from quiz.app import create_app
from quiz.attempts.terms import Explained, Preset
from quiz.config import Settings
from quiz.storage import accounts, library
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import make_account, make_assignment, make_class, make_set, make_teacher
from tests.people import TOPIC

EXAM = {"preset": Preset.EXAM, "explained": Explained.AFTER_SUBMISSION, "attempts": 1}


@cache
def application(folder: Path) -> Flask:
    """Return an application of our own on the folder of a server, which must have begun."""
    return create_app(Settings(folder, folder / "quiz.sqlite3"))


def give(folder: Path, **terms: Any) -> str:
    """Give a class of one student three orderings, and return the student's name.

    It is an exam unless the terms say otherwise.
    """
    app, tag = application(folder), secrets.token_hex(4)
    with app.app_context():
        ada, chi = make_teacher(f"ada-{tag}"), make_account(f"chi-{tag}")
        classroom = make_class(ada.person_id, pupils={"Chi": chi.person_id})
        question_set = make_set(ada.person_id, library.topic(TOPIC), "The Kims")
        make_assignment(classroom, question_set, **EXAM | terms)
        return chi.username


def bring_deadline(folder: Path, username: str, seconds: float) -> None:
    """Let what a student is at end in so many seconds from now."""
    with application(folder).app_context(), writing():
        person = accounts.account_named(username)
        attempt = db.session.query(AttemptRow).filter_by(person_id=person.person_id).one()
        attempt.deadline_at = datetime.now(UTC) + timedelta(seconds=seconds)
