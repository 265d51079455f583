"""The front page, what this is, and whether it is well."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from wtforms import HiddenField
from wtforms.validators import Regexp

from quiz.events.agreement import shown_date
from quiz.questions.wishes import QUESTIONS
from quiz.storage import gradebook, library, readiness
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import ArticleRow, Sharing, TopicRow
from quiz.storage.readiness import NotReady
from quiz.web import drawing, given
from quiz.web.access import topics_of_classes, visitor
from quiz.web.attempts import shown_attempts
from quiz.web.drawing import Plate
from quiz.web.forms import PageForm
from quiz.web.scale import Scale, outermost_days

pages = Blueprint("home", __name__)

PAST_ATTEMPTS = 5

FOR_SUPERVISORS = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}


class StartForm(PageForm):
    """The button that begins an attempt; its key makes two presses begin only one.

    A second one begins it as an exam, to be handed in before anything is explained.
    """

    start_key = HiddenField(
        validators=[
            Regexp(r"[0-9a-f]{32}\Z", message="This page was incomplete. Press the button again.")
        ]
    )

    @property
    def own_exam(self) -> bool:
        return request.form.get("exam") == "yes"


def fresh_key() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class DrawnTopic:
    """All events of a topic on one rule, and the days it begins and ends."""

    scale: Scale
    plate: Plate
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class ShownTopic:
    """A topic on the front page; it is not drawn while no event of it is dated."""

    row: TopicRow
    articles: Sequence[ArticleRow]
    of_class: bool
    open_attempt: AttemptRow | None
    drawn: DrawnTopic | None


@pages.get("/")
def front() -> str:
    """Choose a topic, go on where you left off, see how you did before."""
    return front_page(StartForm())


def front_page(form: StartForm) -> str:
    known = visitor()
    person_id = known.id if known else None
    attempts = [] if person_id is None else gradebook.attempts_of(person_id, PAST_ATTEMPTS)
    return render_template(
        "home/front.html",
        assignments=given.open_to(known.id) if known and known.in_class else [],
        form=form,
        start_key=fresh_key(),
        questions=QUESTIONS,
        topics=[shown_topic(row, person_id) for row in topics_offered()],
        attempts=shown_attempts(attempts),
    )


def topics_offered() -> list[TopicRow]:
    """Return what the visitor's classes see, then what everyone sees."""
    of_classes = [row for row in topics_of_classes() if row.sharing != Sharing.EVERYONE]
    return [*of_classes, *library.public_topics()]


def shown_topic(row: TopicRow, person_id: int | None) -> ShownTopic:
    return ShownTopic(
        row=row,
        articles=library.articles_of(row.id),
        of_class=row.sharing != Sharing.EVERYONE,
        open_attempt=None if person_id is None else gradebook.open_attempt(person_id, row.id),
        drawn=drawn_topic(row),
    )


def drawn_topic(row: TopicRow) -> DrawnTopic | None:
    events = library.events_of(row.id)
    days = outermost_days(events)
    if days is None:
        return None
    scale = Scale.covering(*days)
    plate = drawing.plate((drawing.mark(shown_date(event), scale), None) for event in events)
    return DrawnTopic(scale, plate, *days)


@pages.get("/about")
def about() -> str:
    """Read what this is and how it marks."""
    return render_template("home/about.html")


@pages.get("/health")
def health() -> tuple[str, dict[str, str]]:
    """Tell a supervisor that pages and database answer."""
    library.topics()
    return "ok\n", FOR_SUPERVISORS


@pages.get("/ready")
def ready() -> tuple[str, int, dict[str, str]]:
    """Tell a supervisor that answers can be saved, or why they cannot."""
    try:
        readiness.check_ready()
    except NotReady as trouble:
        return f"not ready: {trouble}\n", 503, FOR_SUPERVISORS
    return "ready\n", 200, FOR_SUPERVISORS
