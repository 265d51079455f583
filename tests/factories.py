"""Values for tests: valid by default, so that a test writes only what matters to it."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise, product
from typing import Any

from quiz.articles.article import Article, Source, Span
from quiz.attempts.answers import Answer, Ordered, as_text
from quiz.attempts.attempt import Response
from quiz.dates import edtf
from quiz.events.event import Event, Excerpt
from quiz.events.topic import Topic
from quiz.formats import found
from quiz.practice.evidence import evidence
from quiz.questions.code import code_of
from quiz.questions.explanation import step
from quiz.questions.generation import generate
from quiz.questions.ordering import BRACKETED_STEM
from quiz.questions.question import Choice, Kind, Ordering, Question
from quiz.questions.wishes import Wishes
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    ordered_as_written,
)
from quiz.results.standing import Counting
from quiz.storage import (
    accounts,
    assignments,
    bank,
    classes,
    gradebook,
    imports,
    passwords,
    reports,
    responses,
    sets,
)
from quiz.storage.accounts import AccountRow
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow, ClassTeacherRow, EnrolmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, Given
from quiz.storage.imports import ImportRow
from quiz.storage.library import TopicRow
from quiz.storage.reports import ReportRow
from quiz.storage.sets import QuestionSetRow

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


TOWNS = ("Paris", "Lyon", "Nantes", "Lille", "Nancy", "Tours", "Dijon", "Reims", "Rouen", "Metz")


def make_topic(
    slug: str = "france",
    dates: tuple[str, ...] = ("1789", "1792", "1793", "1799", "1804", "1815"),
) -> Topic:
    """Return a topic of one article that tells one event of each date."""
    lines = [
        f"{date}: the assembly of {town} met." for town, date in zip(TOWNS, dates, strict=False)
    ]
    article = make_article(slug=f"{slug}-article", text="\n".join(lines) or "Nothing happened.")
    events = tuple(
        replace(
            make_event(f"event-{number}", f"The assembly of {town} meets.", date, article),
            excerpts=(make_excerpt(date, article, span_of(article.text, line)),),
        )
        for number, (town, date, line) in enumerate(zip(TOWNS, dates, lines, strict=False), start=1)
    )
    return Topic(slug, "France", "How it went.", (article,), events)


def span_of(text: str, words: str) -> Span:
    """Return where words stand in a text for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_questions(count: int = 3, kind: Kind = Kind.ORDERING) -> tuple[Question, ...]:
    return generate(make_topic().events, [kind], count, seed=1).questions


def make_bracketed(*groups: tuple[str, ...]) -> Ordering:
    """Return an ordering in which events of such dates belong side by side, shown latest first.

    Without any groups of dates, two of five events are to be put side by side.
    """
    groups = groups or (("1789",), ("1792", "1792-09"), ("1799",), ("1804",))
    letters = list("abcdefgh"[: sum(map(len, groups))])
    in_order = [[make_choice(letters.pop(), date) for date in group] for group in groups]
    certain = [pair for group, later in pairwise(in_order) for pair in product(group, later)]
    return Ordering(
        stem=BRACKETED_STEM,
        choices=tuple(sorted((one for group in in_order for one in group), key=lambda one: one.id)),
        groups=tuple(tuple(choice.id for choice in group) for group in in_order),
        certificate=tuple(step(first, second) for first, second in certain),
        difficulty=3,
        seed=1,
        bracketed=True,
    )


def make_choice(choice_id: str, date: str) -> Choice:
    """Return an event to be put in order."""
    excerpt = make_excerpt(date)
    text = f"The assembly of district {choice_id.upper()} meets."
    return Choice(choice_id, text, f"event-{choice_id}", excerpt.date, "Then.", (excerpt,))


CITIES = {"a": "Paris", "b": "Lyon", "c": "Versailles", "d": "Nantes"}


def make_written_choice(
    right: str = "c",
    *,
    several: bool = False,
    stem: str = "Where did the king **live** in 1788?",
    picture: Picture | None = None,
) -> WrittenMultipleChoice:
    """Return a question of a teacher's own with the choices a to d, of which these are right."""
    choices = tuple(
        WrittenChoice(
            letter,
            f"In *{city}*.",
            f"{city} had {'a' if letter in right else 'no'} palace of the king.",
            "The Chronicle, p. 7",
        )
        for letter, city in CITIES.items()
    )
    return WrittenMultipleChoice(
        stem, choices, frozenset(right), several, "He moved in 1789.", "The Chronicle", picture
    )


def weighed(question: WrittenMultipleChoice, weights: Sequence[float]) -> WrittenMultipleChoice:
    """Return the question with a weight for each of its choices."""
    pairs = zip(question.choices, weights, strict=True)
    return replace(question, choices=tuple(replace(one, weight=weight) for one, weight in pairs))


def make_written_order(count: int = 4, picture: Picture | None = None) -> WrittenOrdering:
    """Return an order of a teacher's own: of the steps of something, without a date."""
    steps = (WrittenChoice(str(number), f"Step {number}.") for number in range(1, count + 1))
    return ordered_as_written(
        "Put the steps of *printing* in order.", steps, "So it is done.", "A manual", picture
    )


def make_picture(alternative: str = "A palace", width: int = 640, height: int = 400) -> Picture:
    """Return a picture as a question has it; nothing is kept under its digest."""
    return Picture("0" * 64, alternative, width, height)


def make_response(answer: Answer, credit: float = 1.0, answered_at: datetime = NOON) -> Response:
    return Response(answer, credit, answered_at)


def make_account(username: str = "Chi") -> AccountRow:
    """Keep an account with PASSWORD in the database of the application at hand, and return it."""
    with writing():
        guest = accounts.new_guest(NOON)
        return accounts.add_account(guest.id, username, hash_of_password(), NOON)


def make_teacher(username: str = "Ada") -> AccountRow:
    """Keep the account of a teacher, with PASSWORD, and return it."""
    account = make_account(username)
    with writing():
        account.teacher_since = NOON
    return account


def make_set(
    owner_id: int, topic: TopicRow, title: str = "Week 3", questions: int = 3
) -> QuestionSetRow:
    """Keep a question set of orderings, each with another like it for version B."""
    made = make_questions(2 * questions)
    row = QuestionSetRow(
        owner_id=owner_id,
        topic_id=topic.id,
        topic_slug=topic.slug,
        topic_title=topic.title,
        title=title,
        key=secrets.token_hex(16),
        wishes="kind=ordering&seed=1",
        code=code_of(topic.slug, Wishes((Kind.ORDERING,), questions), 1, make_topic().events),
        first_day=-66_000,
        last_day=-54_000,
        made_at=NOON,
        changed_at=NOON,
    )
    with writing():
        return sets.keep(row, list(zip(made[:questions], made[questions:], strict=True)))


def make_written_set(owner_id: int, *questions: Question, title: str = "Kings") -> QuestionSetRow:
    """Keep a question set about no topic: one question of each written kind unless told."""
    row = sets.of_no_topic(owner_id, title, secrets.token_hex(16), NOON)
    asked = questions or (
        make_written_choice(),
        make_written_choice("ac", several=True),
        make_written_order(),
    )
    with writing():
        return sets.keep(row, [(question, None) for question in asked])


def make_report(
    person_id: int, topic: TopicRow, message: str = "1789?", after: timedelta = timedelta()
) -> ReportRow:
    """Keep a report on an ordering that was answered right."""
    (question,) = make_questions(1)
    with writing():
        (question_id,) = bank.keep([question])
        row = ReportRow(
            topic_id=topic.id,
            person_id=person_id,
            question_id=question_id,
            answer=as_text(Ordered(tuple((choice,) for choice in question.key))),
            event="event-1",
            message=message,
            made_at=NOON + after,
        )
        reports.add(row)
    return row


def make_class(
    *teachers: int, title: str = "Year 10 History", pupils: Mapping[str, int] | None = None
) -> ClassroomRow:
    """Keep a class of these teachers, and in it people by the names they have there."""
    with writing():
        row = ClassroomRow(title=title, join_code=classes.new_code(), zone="UTC", made_at=NOON)
        db.session.add(row)
        db.session.flush()
        db.session.add_all(
            ClassTeacherRow(classroom_id=row.id, person_id=person_id, since=NOON)
            for person_id in teachers
        )
        db.session.add_all(
            EnrolmentRow(classroom_id=row.id, person_id=person_id, name=name, joined_at=NOON)
            for name, person_id in (pupils or {}).items()
        )
    return row


def make_assignment(
    classroom: ClassroomRow, question_set: QuestionSetRow | None = None, **terms: Any
) -> AssignmentRow:
    """Keep what a class is given: open without end, to be practised as often as wished.

    `terms` are values of its columns; without a set it needs a `topic_id`.
    """
    values = {
        "key": secrets.token_hex(16),
        "title": question_set.title if question_set else "Week 3",
        "set_id": question_set and question_set.id,
        "wishes": "kind=ordering&number=3&seed=1",
        "opens_at": NOON,
        "counting": Counting.HIGHEST,
        "made_at": NOON,
        "changed_at": NOON,
    }
    with writing():
        return assignments.add(AssignmentRow(classroom_id=classroom.id, **values | terms))


@cache
def hash_of_password() -> str:
    return passwords.hashed(PASSWORD)


def make_attempt(
    person_id: int, topic: TopicRow, answered: int = 0, assigned: AssignmentRow | None = None
) -> AttemptRow:
    """Keep an attempt at three orderings, of which the first few are answered right."""
    questions = make_questions(3)
    with writing():
        attempt = gradebook.start_attempt(
            person_id,
            topic,
            questions,
            7,
            secrets.token_hex(16),
            -66_000,
            -54_000,
            NOON,
            title=assigned and assigned.title,
            given=Given(assignment_id=assigned and assigned.id),
        )
        for position, question in enumerate(questions[:answered], start=1):
            assert isinstance(question, Ordering)
            answer = Ordered(tuple((choice,) for choice in question.key))
            response, shown = make_response(answer), evidence(question, answer)
            responses.record(attempt.id, position, response, shown)
        db.session.refresh(attempt)
    return attempt


def make_import(
    person_id: int,
    text: str = "In 1873 the Great Western Railway reached Marlow.",
    topic: TopicRow | str = "Railways",
    filename: str = "line.txt",
    published: date | None = None,
    *,
    read: bool = True,
) -> ImportRow:
    """Keep a text that somebody sent, read if it is to be."""
    with writing():
        row = imports.send(person_id, topic, filename, text.encode(), published, NOON)
        if read:
            record = found.to_record(found.read(text.encode(), filename, published, id))
            given = published and published.isoformat()
            row.said = imports.as_json(imports.guesses(record, given))
            row.state, row.found = imports.State.READ, json.dumps(record)
    return row
