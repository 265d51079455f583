"""A class of Ada's, as the tests of its pages begin."""

import re
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

from quiz.storage import accounts, classes, enrolments
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db
from tests.factories import make_account, make_class
from tests.people import Guest, signed_in

CARD = re.compile(
    r'handout-name"><bdi>(?P<name>.*?)</bdi>.*?<dd[^>]*>(?P<username>.*?)</dd>'
    r".*?<dd[^>]*>(?P<password>.*?)</dd>",
    re.DOTALL,
)


@dataclass
class Taught:
    """A class that Ada teaches, with Chi in it."""

    app: Flask
    id: int
    code: str
    ada: Guest
    chi: Guest
    chi_id: int

    @property
    def address(self) -> str:
        return f"/classes/{self.id}"

    @property
    def student(self) -> str:
        return f"{self.address}/students/{self.chi_id}"

    def press(self, address: str, **fields: str) -> TestResponse:
        """Send a form as Ada, from the page of her classes."""
        return self.ada.send(address, self.ada.open("/classes"), **fields)

    def row(self) -> ClassroomRow | None:
        with self.app.app_context():
            return db.session.get(ClassroomRow, self.id)

    def names(self, *, left: bool = False) -> list[str]:
        with self.app.app_context():
            return [one.row.name for one in enrolments.students_of(self.id, left=left)]

    def teachers(self) -> list[str]:
        with self.app.app_context():
            return [one.username for one in classes.teachers_of(self.id)]

    def add(self, *names: str) -> dict[str, tuple[str, str]]:
        """Add names from a list, and return usernames and passwords of the cards by them."""
        return cards(self.press(f"{self.address}/students", names="\n".join(names)))


def cards(page: TestResponse) -> dict[str, tuple[str, str]]:
    return {one["name"]: (one["username"], one["password"]) for one in CARD.finditer(page.text)}


def taught_by(app: Flask, ada: Guest) -> Taught:
    """Return a class that Ada teaches, with Chi in it."""
    with app.app_context():
        teacher = accounts.account_named("Ada")
        assert teacher
        chi = make_account("Chi")
        row = make_class(teacher.person_id, pupils={"Chi Li": chi.person_id})
        return Taught(app, row.id, row.join_code, ada, signed_in(app, chi), chi.person_id)
