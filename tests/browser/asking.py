"""A question of a test's own, put straight into an attempt on the server that tests look at."""

import secrets
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from quiz.questions.ordering import STEM
from quiz.questions.question import Choice, Kind, MultipleChoice, Ordering, Question
from quiz.storage import gradebook, library
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.browser.cookies import at_the_page
from tests.browser.giving import application
from tests.factories import NOON, make_bracketed, make_questions
from tests.people import TOPIC

DATES = ("1789", "1791", "1792", "1793", "1795", "1799", "1802", "1804")
LONG = (
    "The representatives of the northern municipalities of district {letter} declare before the "
    "assembled commissioners that their grievances remain unanswered in the capital."
)


def ask(page: Page, folder: Path, question: Question) -> None:
    """Open an attempt of whoever is at the page, which has this one question."""
    with at_the_page(page, application(folder)) as guest:
        sitting = guest.start()
    with application(folder).app_context():
        begun = db.session.get_one(AttemptRow, sitting.id)
        person_id, topic = begun.person_id, library.topic(TOPIC)
        assert topic is not None
        with writing():
            attempt = gradebook.start_attempt(
                person_id,
                topic,
                [question],
                7,
                secrets.token_hex(16),
                -66_000,
                -54_000,
                NOON,
            )
        page.goto(f"/attempts/{attempt.id}/items/1")


def an_ordering(count: int = 5, text: str = "The assembly of district {letter} meets.") -> Ordering:
    """Return an ordering whose cards have such texts, shown latest first."""
    made = make_bracketed(*((date,) for date in DATES[:count]))
    choices = (worded(one, text) for one in made.choices)
    return replace(made, stem=STEM, choices=tuple(choices), bracketed=False)


def worded(choice: Choice, text: str) -> Choice:
    return replace(choice, text=text.format(letter=choice.id.upper()))


def a_placing() -> MultipleChoice:
    """Return a question of where an event belongs in a line."""
    (made,) = make_questions(1, Kind.PLACING)
    assert isinstance(made, MultipleChoice)
    return made
