"""Values for tests: valid by default, so that a test writes only what matters to it."""

import secrets
from datetime import UTC, date, datetime
from functools import cache

from quiz.articles.article import Article, Source, Span
from quiz.attempts.answers import Answer, Ordered
from quiz.attempts.attempt import Response
from quiz.dates import edtf
from quiz.events.event import Event, Excerpt
from quiz.events.topic import Topic
from quiz.questions.generation import generate
from quiz.questions.question import Kind, Ordering, Question
from quiz.results.evidence import evidence
from quiz.storage import accounts, gradebook, passwords
from quiz.storage.accounts import AccountRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import TopicRow

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PASSWORD = "nine lives, one key"


def make_article(
    slug: str = "bastille",
    text: str = "On 14 July 1789 the Bastille fell.",
    title: str = "The fall",
    publisher: str = "The Chronicle",
) -> Article:
    return Article(slug, Source(title, publisher, published=date(2026, 1, 1)), text)


def make_excerpt(
    date: str = "1789-07-14", article: Article | None = None, span: Span | None = None
) -> Excerpt:
    """Return an excerpt of the whole article, unless a span says otherwise."""
    article = article or make_article()
    span = span or Span(0, len(article.text))
    return Excerpt(article.slug, article.source, span, article.quotation(span), edtf.read(date))


def make_event(
    name: str = "bastille-falls",
    statement: str = "The Bastille falls.",
    date: str = "1789-07-14",
    article: Article | None = None,
    reason: str | None = None,
) -> Event:
    """Return an event of one excerpt; with a reason it is not usable."""
    return Event(name, statement, (make_excerpt(date, article),), reason is None, reason)


def make_topic(
    slug: str = "france",
    dates: tuple[str, ...] = ("1789", "1792", "1793", "1799", "1804", "1815"),
) -> Topic:
    """Return a topic of one article that tells one event of each date."""
    article = make_article(slug=f"{slug}-article")
    events = tuple(
        make_event(f"event-{number}", f"The {number}. assembly meets.", date, article)
        for number, date in enumerate(dates, start=1)
    )
    return Topic(slug, "France", "How it went.", (article,), events)


def make_questions(count: int = 3, kind: Kind = Kind.ORDERING) -> tuple[Question, ...]:
    return generate(make_topic().events, [kind], count, seed=1).questions


def make_response(answer: Answer, credit: float = 1.0, answered_at: datetime = NOON) -> Response:
    return Response(answer, credit, answered_at)


def make_account(username: str = "Chi") -> AccountRow:
    """Keep an account with PASSWORD in the database of the application at hand, and return it."""
    with writing():
        guest = accounts.new_guest(NOON)
        return accounts.add_account(guest.id, username, hash_of_password(), NOON)


@cache
def hash_of_password() -> str:
    return passwords.hashed(PASSWORD)


def make_attempt(person_id: int, topic: TopicRow, answered: int = 0) -> AttemptRow:
    """Keep an attempt at three orderings, of which the first few are answered right."""
    questions = make_questions(3)
    with writing():
        attempt = gradebook.start_attempt(
            person_id, topic, questions, 7, secrets.token_hex(16), -66_000, -54_000, NOON
        )
        for position, question in enumerate(questions[:answered], start=1):
            assert isinstance(question, Ordering)
            answer = Ordered(tuple((choice,) for choice in question.key))
            response, shown = make_response(answer), evidence(question, answer)
            gradebook.record(attempt.id, position, response, shown)
        db.session.refresh(attempt)
    return attempt
