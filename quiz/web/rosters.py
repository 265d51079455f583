"""Class lists: names pasted or in a file, accounts made of them, and cards to hand out."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import TextAreaField

from quiz.articles.file import UnreadableFile
from quiz.formats import roster
from quiz.formats.roster import LARGEST_FILE, MOST_NAMES, Roster, UnusableRoster
from quiz.storage import enrolments, passwords
from quiz.storage.accounts import UsernameTaken
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import writing
from quiz.web.access import visitor
from quiz.web.classes import is_only_here
from quiz.web.classrooms import current_class, taught_student
from quiz.web.forms import PageForm, pressed
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.squares import square

pages = Blueprint("rosters", __name__)

# Names that are far too many are read all the same, and counted.
LARGEST_PASTE = 4 * LARGEST_FILE
MOST_PROBLEMS = 50
# Somebody may take a username at the very moment it was found free.
TRIES = 3
HASHERS = min(4, os.cpu_count() or 1)
LISTING = ("rosters.new", "rosters.add")


@pages.url_value_preprocessor
def take_lists(endpoint: str | None, _values: object) -> None:
    """Let a teacher send a list: this must be known before anything reads the form."""
    known = visitor() if endpoint in LISTING else None
    if known and known.is_teacher:
        request.max_content_length = LARGEST_FILE + LARGEST_PASTE
        request.max_form_memory_size = LARGEST_PASTE


class RosterForm(PageForm):
    """Names to be added to a class: typed, pasted, or in a file."""

    names = TextAreaField(lazy_gettext("Names, one a line"))

    def read(self) -> Roster | None:
        """Return what was sent; None, with a sentence beside the field, if it cannot be used."""
        file = request.files.get("file")
        try:
            if file and file.filename:
                with closing(file):
                    return usable(roster.read_file(file.read(LARGEST_FILE + 1)))
            return usable(roster.read_pasted(self.names.data or ""))
        except (UnusableRoster, UnreadableFile) as reason:
            self.names.errors = [translated(reason)]
            return None


def usable(read: Roster) -> Roster:
    if not read.names and not read.problems:
        raise UnusableRoster(gettext("There is no name in it. Write or paste some, one a line."))
    return read


@dataclass(frozen=True, slots=True)
class Preview:
    """Who will be added, who is in the class already, and what else was left out."""

    names: tuple[str, ...]
    there: tuple[str, ...]
    read: Roster


@pages.route("/classes/<int:classroom_id>/roster", methods=["GET", "POST"])
def new(classroom_id: int) -> ResponseReturnValue:
    """Give a list of names, and see who will be added to the class."""
    classroom = current_class(classroom_id)
    form = RosterForm()
    read = form.read() if form.accepted() else None
    page = render_template(
        "rosters/roster.html",
        classroom=classroom,
        form=form,
        preview=read and preview(classroom_id, read),
        most=MOST_NAMES,
        most_problems=MOST_PROBLEMS,
        largest=LARGEST_FILE,
        only_here=is_only_here(),
    )
    return page, form.status


def preview(classroom_id: int, read: Roster) -> Preview:
    known = names_there(classroom_id)
    return Preview(
        tuple(name for name in read.names if roster.key(name) not in known),
        tuple(name for name in read.names if roster.key(name) in known),
        read,
    )


def names_there(classroom_id: int) -> set[str]:
    return {roster.key(one.row.name) for one in enrolments.students_of(classroom_id)}


@dataclass(frozen=True, slots=True)
class Card:
    """What a student needs for the first sign-in; the password is kept nowhere else."""

    name: str
    username: str
    password: str


@pages.post("/classes/<int:classroom_id>/students")
def add(classroom_id: int) -> ResponseReturnValue:
    """Make the accounts of a list, and show their cards, this once."""
    classroom = current_class(classroom_id)
    form = RosterForm()
    here = url_for(".new", classroom_id=classroom_id)
    if not form.accepted():
        return redirect(here, 303)
    try:
        names = preview(classroom_id, roster.read_names(form.names.data or "")).names
    except UnusableRoster as reason:
        say(translated(reason))
        return redirect(here, 303)
    cards = added(classroom_id, names)
    if not cards:
        say(
            gettext(
                "All of them are in the class already. Their passwords were shown once; for "
                "those who have not signed in yet, new cards can be made."
            )
        )
        return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)
    return cards_page(classroom, cards)


def added(classroom_id: int, names: Sequence[str]) -> list[Card]:
    """Let each name into the class with an account of its own; who is there by now stays out."""
    given = [passwords.one_time() for _ in names]
    hashes = hashed(given)
    for remaining in reversed(range(TRIES)):
        try:
            with writing():
                known = names_there(classroom_id)
                new = [
                    one
                    for one in zip(names, given, hashes, strict=True)
                    if roster.key(one[0]) not in known
                ]
                made = enrolments.add_pupils(
                    classroom_id, [(name, kept) for name, _, kept in new], datetime.now(UTC)
                )
        except UsernameTaken:
            if not remaining:
                raise
        else:
            return [
                Card(name, account.username, password)
                for (name, password, _), account in zip(new, made, strict=True)
            ]
    raise AssertionError


def hashed(given: Sequence[str]) -> list[str]:
    """Return what is kept of passwords; the work is shared among threads."""
    with ThreadPoolExecutor(HASHERS) as hashers:
        return list(hashers.map(passwords.hashed, given))


@pages.post("/classes/<int:classroom_id>/cards")
def renew(classroom_id: int) -> ResponseReturnValue:
    """Make new one-time passwords for all who have not chosen one yet, and show their cards."""
    classroom = current_class(classroom_id)
    waiting = [one.row.person_id for one in enrolments.students_of(classroom_id) if one.one_time]
    if not pressed() or not waiting:
        say(gettext("Everybody here has chosen a password by now."))
        return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)
    return cards_page(classroom, renewed(classroom_id, waiting))


@pages.post("/classes/<int:classroom_id>/students/<int:person_id>/password")
def password(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Give a pupil of one's own a new one-time password, and show its card."""
    classroom = current_class(classroom_id)
    taught_student(classroom_id, person_id)
    here = url_for("enrolments.enrolment", classroom_id=classroom_id, person_id=person_id)
    if not pressed():
        return redirect(here, 303)
    cards = renewed(classroom_id, [person_id])
    if not cards:
        say(gettext("This account was not made here: only its owner can change the password."))
        return redirect(here, 303)
    return cards_page(classroom, cards)


def renewed(classroom_id: int, person_ids: Sequence[int]) -> list[Card]:
    """Return new cards for those of them who are pupils of the class."""
    given = [passwords.one_time() for _ in person_ids]
    hashes = hashed(given)
    with writing():
        done = {
            person_id: password
            for person_id, password, kept in zip(person_ids, given, hashes, strict=True)
            if enrolments.give_one_time(classroom_id, person_id, kept)
        }
    return [
        Card(one.row.name, one.username or "", done[one.row.person_id])
        for one in enrolments.students_of(classroom_id)
        if one.row.person_id in done
    ]


def cards_page(classroom: ClassroomRow, cards: Sequence[Card]) -> str:
    address = url_for("signing.sign_in", _external=True)
    return render_template(
        "rosters/cards.html",
        classroom=classroom,
        cards=cards,
        address=address,
        square=square(address),
        only_here=is_only_here(),
    )
