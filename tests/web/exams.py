"""A class with students in it, what it is given, and a clock that is put where a test wants it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from quiz.attempts.terms import Explained, Preset
from quiz.storage import checking, library
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.sets import QuestionSetRow
from quiz.web import clock
from tests.factories import NOON, make_account, make_assignment, make_class, make_set, make_teacher
from tests.people import TOPIC, Guest, Sitting, signed_in


@dataclass
class Clock:
    """What the server takes for the time."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass
class School:
    """Ada teaches a class in Vienna, in which Chi is; Dee is in none. A set has three orderings."""

    app: Flask
    clock: Clock
    ada: Guest
    chi: Guest
    dee: Guest
    ada_id: int
    chi_id: int
    class_id: int
    set_id: int

    def give(self, **terms: Any) -> int:
        """Give the class the set, or what the terms name; practice unless they say otherwise."""
        with self.app.app_context():
            classroom = db.session.get(ClassroomRow, self.class_id)
            given = db.session.get(QuestionSetRow, self.set_id)
            return make_assignment(classroom, None if "topic_id" in terms else given, **terms).id

    def give_exam(self, **terms: Any) -> int:
        usual = {"preset": Preset.EXAM, "explained": Explained.AFTER_SUBMISSION, "attempts": 1}
        return self.give(**usual | terms)

    def change(self, assignment_id: int, **values: Any) -> None:
        with self.app.app_context(), writing():
            row = db.session.get(AssignmentRow, assignment_id)
            for name, value in values.items():
                setattr(row, name, value)

    def attempt(self, sitting: Sitting) -> AttemptRow:
        with self.app.app_context():
            return db.session.get(AttemptRow, sitting.id)

    def check(self) -> None:
        """Everything that is counted is what the answers add up to."""
        with self.app.app_context():
            assert list(checking.problems()) == []


def school(app: Flask, monkeypatch: pytest.MonkeyPatch) -> School:
    hands = Clock()
    monkeypatch.setattr(clock, "now", hands.now)
    with app.app_context():
        ada, chi, dee = make_teacher("Ada"), make_account("Chi"), make_account("Dee")
        classroom = make_class(ada.person_id, pupils={"Chi Oyelaran": chi.person_id})
        with writing():
            classroom.zone = "Europe/Vienna"
        question_set = make_set(ada.person_id, library.topic(TOPIC), "The Kims")
        return School(
            app,
            hands,
            *(signed_in(app, one) for one in (ada, chi, dee)),
            ada.person_id,
            chi.person_id,
            classroom.id,
            question_set.id,
        )


def begin(who: Guest, assignment_id: int, number: int = 0) -> Sitting:
    """Press "Begin" and return the attempt."""
    sent = press_begin(who, assignment_id, number)
    assert sent.status_code == 303
    assert sent.location.startswith("/attempts/"), sent.location
    return Sitting(who, sent.location)


def press_begin(who: Guest, assignment_id: int, number: int = 0):
    return who.send(f"/assigned/{assignment_id}/attempts", who.open("/"), number=str(number))


def hand_in(sitting: Sitting):
    address = f"{sitting.address}/submission"
    return sitting.guest.send(address, sitting.guest.open(address))
