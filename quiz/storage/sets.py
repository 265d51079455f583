"""Question sets: questions kept together, to be played, shared and printed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Text, func, insert, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from quiz.events.chronicle import plain
from quiz.questions.question import Question
from quiz.storage import bank
from quiz.storage.accounts import PersonRow, Visitor
from quiz.storage.bank import QuestionRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow
from quiz.storage.written import WrittenQuestionRow

MOST_TAGS = 12
LONGEST_TAG = 40  # characters
MOST_POINTS = 100
LONGEST_TITLE = 120  # characters


class May(StrEnum):
    """What a teacher may do with a set of another; each may do all that those before it may."""

    READ = "read"
    COPY = "copy"
    EDIT = "edit"

    def allows(self, wanted: "May") -> bool:
        rights = tuple(May)
        return rights.index(self) >= rights.index(wanted)


class SetAction(StrEnum):
    """What was done to a set; the pages have the words for it."""

    RENAMED = "renamed"
    TAGGED = "tagged"
    WRITTEN = "written"  # a question was added
    IMPORTED = "imported"  # questions of a file were
    EDITED = "edited"  # a written question has another version
    REPLACED = "replaced"
    REMOVED = "removed"
    MOVED = "moved"
    WEIGHTED = "weighted"  # other points
    UNDONE = "undone"
    # What follows leaves the questions, the title and the tags as they are.
    COPIED = "copied"
    READ = "let read"
    COPY = "let copy"
    EDIT = "let edit"
    TAKEN_BACK = "taken back"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"
    DELETED = "deleted"
    RESTORED = "restored"


class QuestionSetRow(Row):
    """A question set of a teacher.

    `key` stands in the link by which students play it. `topic_title`, `first_day` and `last_day`
    are what its timelines are drawn with, should the topic go. `wishes` is the address of the
    builder that it was made with, and `code` makes it again, as long as it was not changed by
    hand. `before` is JSON: what the last change made by hand replaced, so that it can be undone.
    `tags` are lines; `teachers_may` is what every teacher of the installation may do with it. A set
    that is about no topic has no slug and no title of one. `words` is what it is searched by: the
    title, each tag after a tab, the topic and each stem, a line each, plain.
    """

    __tablename__ = "question_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), index=True)
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey(TopicRow.id, ondelete="SET NULL"), index=True
    )
    topic_slug: Mapped[str]
    topic_title: Mapped[str]
    title: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    wishes: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None]
    first_day: Mapped[int]
    last_day: Mapped[int]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    before: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    tags: Mapped[str] = mapped_column(Text, default="")
    archived_at: Mapped[datetime | None]
    teachers_may: Mapped[str | None]
    words: Mapped[str] = mapped_column(Text, default="")

    @property
    def topic(self) -> "KeptTopic":
        return KeptTopic(self.topic_id, self.topic_slug, self.topic_title)


@dataclass(frozen=True, slots=True)
class KeptTopic:
    """What a set knows of its topic, which may be gone (no id), or not for everybody."""

    id: int | None
    slug: str
    title: str


class SetItemRow(Row):
    """A question at its position in a set, from 1.

    `sibling_id` is the question in its place in version B; where there is none, that version asks
    the same one with its choices in another order.
    """

    __tablename__ = "set_items"

    set_id: Mapped[int] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    sibling_id: Mapped[int | None] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    points: Mapped[float] = mapped_column(default=1.0)
    written_id: Mapped[int | None] = mapped_column(
        ForeignKey(WrittenQuestionRow.id, ondelete="SET NULL"), index=True
    )


class SetShareRow(Row):
    """What one other teacher may do with a set."""

    __tablename__ = "set_shares"

    set_id: Mapped[int] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    may: Mapped[str]


class SetChangeRow(Row):
    """Who changed what in a set, and when; `about` is a few words of what it was done to."""

    __tablename__ = "set_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    username: Mapped[str]
    action: Mapped[str]
    about: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class KeptSet:
    """A set in a list, with how many questions it has."""

    row: QuestionSetRow
    questions: int


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands at a place of a set, as in a SetItemRow."""

    question_id: int
    sibling_id: int | None = None
    points: float = 1.0
    written_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetItem:
    """A question of a set at its position, from 1, and its sibling in version B if it has one."""

    position: int
    placed: Placed
    question: Question
    sibling: Question | None

    @property
    def points(self) -> float:
        return self.placed.points


def of_no_topic(owner_id: int, title: str, key: str, now: datetime) -> QuestionSetRow:
    """Return a new set without questions, which is not kept yet."""
    return QuestionSetRow(
        owner_id=owner_id,
        topic_slug="",
        topic_title="",
        title=title,
        key=key,
        wishes="",
        first_day=0,
        last_day=0,
        made_at=now,
        changed_at=now,
    )


def keep(
    row: QuestionSetRow, pairs: Sequence[tuple[Question, Question | None]] = ()
) -> QuestionSetRow:
    """Add a set of these questions, each with its sibling, or None, in version B."""
    questions = bank.keep([question for question, _ in pairs])
    siblings = iter(bank.keep([sibling for _, sibling in pairs if sibling]))
    placed = [
        Placed(question_id, next(siblings) if sibling else None)
        for question_id, (_, sibling) in zip(questions, pairs, strict=True)
    ]
    return keep_placed(row, placed)


def keep_placed(row: QuestionSetRow, placed: Sequence[Placed]) -> QuestionSetRow:
    """Add a set of questions that are kept already."""
    db.session.add(row)
    db.session.flush()
    add_items(row, placed)
    return row


def sets_of(owner_id: int, *, deleted: bool = False) -> list[KeptSet]:
    """Return a teacher's sets, or those that can be brought back; changed last, first."""
    count = func.count(SetItemRow.position)
    found = db.session.execute(
        select(QuestionSetRow, count)
        .outerjoin(SetItemRow, SetItemRow.set_id == QuestionSetRow.id)
        .where(
            QuestionSetRow.owner_id == owner_id,
            QuestionSetRow.deleted_at.is_not(None)
            if deleted
            else QuestionSetRow.deleted_at.is_(None),
        )
        .group_by(QuestionSetRow.id)
        .order_by(QuestionSetRow.changed_at.desc(), QuestionSetRow.id.desc())
    )
    return [KeptSet(row, number) for row, number in found]


def set_of(owner_id: int, set_id: int, *, deleted: bool = False) -> QuestionSetRow | None:
    """Return a set of this teacher; None when it is another's, or not as deleted as asked for."""
    row = db.session.scalar(
        select(QuestionSetRow).where(
            QuestionSetRow.id == set_id, QuestionSetRow.owner_id == owner_id
        )
    )
    return row if row and (row.deleted_at is not None) is deleted else None


def set_with_key(key: str) -> QuestionSetRow | None:
    return db.session.scalar(select(QuestionSetRow).where(QuestionSetRow.key == key))


def set_numbered(set_id: int) -> QuestionSetRow | None:
    """Return a set that is not deleted."""
    return db.session.scalar(
        select(QuestionSetRow).where(
            QuestionSetRow.id == set_id, QuestionSetRow.deleted_at.is_(None)
        )
    )


def set_or_deleted(set_id: int) -> QuestionSetRow | None:
    return db.session.get(QuestionSetRow, set_id)


def size_of(set_id: int) -> int:
    """Return how many questions a set has."""
    return db.session.scalar(select(func.count()).where(SetItemRow.set_id == set_id)) or 0


def points_of(set_id: int) -> list[float]:
    """Return what each question of a set is worth, in order."""
    return list(
        db.session.scalars(
            select(SetItemRow.points)
            .where(SetItemRow.set_id == set_id)
            .order_by(SetItemRow.position)
        )
    )


def items_of(set_id: int) -> tuple[SetItem, ...]:
    """Return a set's questions in order."""
    sibling = aliased(QuestionRow)
    found = db.session.execute(
        select(
            SetItemRow.position,
            SetItemRow.question_id,
            SetItemRow.sibling_id,
            SetItemRow.points,
            SetItemRow.written_id,
            QuestionRow.record,
            sibling.record,
        )
        .join(QuestionRow, QuestionRow.id == SetItemRow.question_id)
        .outerjoin(sibling, sibling.id == SetItemRow.sibling_id)
        .where(SetItemRow.set_id == set_id)
        .order_by(SetItemRow.position)
    )
    return tuple(
        SetItem(
            position,
            Placed(question_id, sibling_id, points, written_id),
            bank.thawed(frozen),
            bank.thawed(frozen_sibling) if frozen_sibling else None,
        )
        for position, question_id, sibling_id, points, written_id, frozen, frozen_sibling in found
    )


def add_items(row: QuestionSetRow, placed: Sequence[Placed]) -> None:
    if placed:
        db.session.execute(
            insert(SetItemRow),
            [
                {"set_id": row.id, "position": position, **asdict(one)}
                for position, one in enumerate(placed, start=1)
            ],
        )
    row.words = words_of(row)


def words_of(row: QuestionSetRow) -> str:
    """Return what a set is searched by, with a line end at the end too."""
    stems = (item.question.stem for item in items_of(row.id))
    tags = (f"\t{searched(tag)}" for tag in row.tags.splitlines())
    lines = (searched(row.title), *tags, searched(row.topic_title), *map(searched, stems))
    return "".join(f"{line}\n" for line in lines)


def searched(text: str) -> str:
    """Return a text as it is searched: a line without capitals and accents."""
    return " ".join(plain(text).split())


def note(
    row: QuestionSetRow, visitor: Visitor, action: SetAction, about: str, now: datetime
) -> None:
    """Write down who did what to a set."""
    db.session.add(
        SetChangeRow(
            set_id=row.id,
            person_id=visitor.id,
            username=visitor.username or "",
            action=action,
            about=about,
            made_at=now,
        )
    )
    db.session.flush()
