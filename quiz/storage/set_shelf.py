"""A teacher's question sets, looked through; archived, deleted and brought back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select

from quiz.storage import sets
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from quiz.storage.set_sharing import shared_with
from quiz.storage.sets import QuestionSetRow, SetAction, SetItemRow, searched

# How long a deleted set can be brought back.
KEPT = timedelta(days=30)


class Whose(StrEnum):
    """Which sets are looked through: those at hand are one's own and the shared, not archived."""

    AT_HAND = "at-hand"
    OWN = "own"
    SHARED = "shared"
    ARCHIVED = "archived"


class Sort(StrEnum):
    """What comes first: what was changed last, or by the alphabet."""

    CHANGED = "changed"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: every word, a tag, the slug of a topic ("" is none); None is any."""

    words: tuple[str, ...] = ()
    tag: str | None = None
    topic: str | None = None
    whose: Whose = Whose.AT_HAND
    sort: Sort = Sort.CHANGED


@dataclass(frozen=True, slots=True)
class ListedSet:
    """A set in a list, the name of its owner, and how many questions it has."""

    row: QuestionSetRow
    owner: str
    questions: int


@dataclass(frozen=True, slots=True)
class Dependents:
    """What was made of a set: assignments that are not deleted, and attempts."""

    assignments: int
    attempts: int


def found(person_id: int, search: Search) -> Select[QuestionSetRow]:
    """Return the query for the sets that a teacher looks for, unsorted."""
    wanted = select(QuestionSetRow).where(whose(person_id, search.whose))
    for word in search.words:
        wanted = wanted.where(QuestionSetRow.words.contains(searched(word), autoescape=True))
    if search.tag is not None:
        line = f"\n\t{searched(search.tag)}\n"
        wanted = wanted.where(QuestionSetRow.words.contains(line, autoescape=True))
    if search.topic is not None:
        wanted = wanted.where(QuestionSetRow.topic_slug == search.topic)
    return wanted


def whose(person_id: int, which: Whose) -> ColumnElement[bool]:
    own, shared = QuestionSetRow.owner_id == person_id, shared_with(person_id)
    there = QuestionSetRow.deleted_at.is_(None)
    at_hand = and_(there, QuestionSetRow.archived_at.is_(None))
    match which:
        case Whose.AT_HAND:
            return and_(at_hand, or_(own, shared))
        case Whose.OWN:
            return and_(at_hand, own)
        case Whose.SHARED:
            return and_(at_hand, shared)
        case Whose.ARCHIVED:
            return and_(there, own, QuestionSetRow.archived_at.is_not(None))


def number_found(person_id: int, search: Search) -> int:
    wanted = select(func.count()).select_from(found(person_id, search).subquery())
    return db.session.scalar(wanted) or 0


def listed(person_id: int, search: Search, first: int, most: int) -> list[ListedSet]:
    """Return some of the sets that a teacher looks for, from the first on, counted from 0."""
    questions = (
        select(func.count())
        .where(SetItemRow.set_id == QuestionSetRow.id)
        .scalar_subquery()
        .label("questions")
    )
    first_column = {
        # The first line is the title, plain.
        Sort.TITLE: QuestionSetRow.words,
        Sort.CHANGED: QuestionSetRow.changed_at.desc(),
    }[search.sort]
    rows = db.session.execute(
        found(person_id, search)
        .add_columns(AccountRow.username, questions)
        .outerjoin(AccountRow, AccountRow.person_id == QuestionSetRow.owner_id)
        .order_by(first_column, QuestionSetRow.id.desc())
        .offset(first)
        .limit(most)
    )
    return [ListedSet(row, owner or "", number) for row, owner, number in rows]


def tags_of(person_id: int, which: Whose = Whose.AT_HAND) -> list[str]:
    """Return the tags of a teacher's sets, each in one spelling, by the alphabet."""
    kept = db.session.scalars(
        select(QuestionSetRow.tags)
        .where(whose(person_id, which), QuestionSetRow.tags != "")
        .order_by(QuestionSetRow.id)
    )
    by_plain = {searched(tag): tag for tags in kept for tag in tags.splitlines()}
    return [by_plain[plain] for plain in sorted(by_plain)]


def topics_of(person_id: int, which: Whose) -> dict[str, str]:
    """Return the titles of the topics that a teacher's sets are about, by slug; "" is none."""
    kept = db.session.execute(
        select(QuestionSetRow.topic_slug, func.max(QuestionSetRow.topic_title))
        .where(whose(person_id, which))
        .group_by(QuestionSetRow.topic_slug)
    )
    return dict(sorted(((slug, title) for slug, title in kept), key=lambda one: searched(one[1])))


def dependents(row: QuestionSetRow) -> Dependents:
    assignments = select(func.count()).where(
        AssignmentRow.set_id == row.id, AssignmentRow.deleted_at.is_(None)
    )
    attempts = select(func.count()).where(AttemptRow.set_id == row.id)
    return Dependents(db.session.scalar(assignments) or 0, db.session.scalar(attempts) or 0)


def archive(row: QuestionSetRow, visitor: Visitor, now: datetime) -> None:
    """Take a set out of all lists; its link and its assignments go on."""
    if row.archived_at is None:
        row.archived_at = now
        sets.note(row, visitor, SetAction.ARCHIVED, "", now)


def unarchive(row: QuestionSetRow, visitor: Visitor, now: datetime) -> None:
    if row.archived_at is not None:
        row.archived_at = None
        sets.note(row, visitor, SetAction.UNARCHIVED, "", now)


def remove(row: QuestionSetRow, visitor: Visitor, now: datetime) -> None:
    """Delete a set, so that it can be brought back; its link opens nothing meanwhile."""
    if row.deleted_at is None:
        row.deleted_at = now
        sets.note(row, visitor, SetAction.DELETED, "", now)


def restore(row: QuestionSetRow, visitor: Visitor, now: datetime) -> None:
    if row.deleted_at is not None:
        row.deleted_at = None
        sets.note(row, visitor, SetAction.RESTORED, "", now)


def remove_expired(now: datetime) -> None:
    """Delete for good what can be brought back no more, but for what an assignment needs."""
    needed = exists().where(
        AssignmentRow.set_id == QuestionSetRow.id, AssignmentRow.deleted_at.is_(None)
    )
    db.session.execute(
        delete(QuestionSetRow).where(QuestionSetRow.deleted_at <= now - KEPT, ~needed)
    )
