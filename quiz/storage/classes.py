"""Classes: who teaches them, who is in them, which topics they see."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, delete, func, select, text
from sqlalchemy.orm import Mapped, aliased, mapped_column

from quiz.messages import Complaint
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow

# A code to join by: letters and digits without vowels, so that it spells nothing, and what people
# type for the digits that look like letters.
CODE_LETTERS = "0123456789BCDFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 7
TYPED = str.maketrans("OIL", "011")


class LastTeacher(Complaint):
    """A class cannot be without a teacher."""


class ClassroomRow(Row):
    """A class. `join_code` lets students in while `joinable`; `zone` is an IANA time zone.

    What was `archived_at` some time is kept and changes no more; `sample` is to look around in.
    """

    __tablename__ = "classrooms"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    join_code: Mapped[str] = mapped_column(unique=True)
    joinable: Mapped[bool] = mapped_column(default=True)
    zone: Mapped[str]
    made_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    sample: Mapped[bool] = mapped_column(default=False)
    # Attempts of students who left are forgotten so many days after; None keeps them.
    kept_days: Mapped[int | None]


class ClassTeacherRow(Row):
    """Somebody who teaches a class; all who do may do the same in it."""

    __tablename__ = "class_teachers"

    classroom_id: Mapped[int] = mapped_column(
        ForeignKey(ClassroomRow.id, ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    since: Mapped[datetime]


class EnrolmentRow(Row):
    """A student in a class, by the name that the teachers see.

    Who was removed, or moved to another class, keeps the row with `left_at`, and all results.
    """

    __tablename__ = "enrolments"
    __table_args__ = (
        Index(
            "ix_enrolments_in_class",
            "classroom_id",
            "person_id",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    classroom_id: Mapped[int] = mapped_column(
        ForeignKey(ClassroomRow.id, ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), index=True)
    name: Mapped[str]
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class ClassTopicRow(Row):
    """A topic that a class sees, though it be its teacher's own."""

    __tablename__ = "class_topics"

    classroom_id: Mapped[int] = mapped_column(
        ForeignKey(ClassroomRow.id, ondelete="CASCADE"), primary_key=True
    )
    topic_id: Mapped[int] = mapped_column(
        ForeignKey(TopicRow.id, ondelete="CASCADE"), primary_key=True, index=True
    )


class PupilAccountRow(Row):
    """An account that was made for a pupil from a roster: teachers of the class may set passwords.

    `one_time` until the pupil has chosen a password.
    """

    __tablename__ = "pupil_accounts"
    __table_args__ = (CheckConstraint("one_time IN (0, 1)", name="one_time_is_yes_or_no"),)

    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True
    )
    classroom_id: Mapped[int] = mapped_column(
        ForeignKey(ClassroomRow.id, ondelete="CASCADE"), index=True
    )
    one_time: Mapped[bool] = mapped_column(default=True)


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """A class, and how many students are in it."""

    row: ClassroomRow
    students: int


def classes_taught(person_id: int) -> list[TaughtClass]:
    """Return every class that a person teaches, archived or not, by title."""
    students = (
        select(func.count())
        .where(EnrolmentRow.classroom_id == ClassroomRow.id, EnrolmentRow.left_at.is_(None))
        .scalar_subquery()
    )
    found = db.session.execute(
        select(ClassroomRow, students)
        .join(ClassTeacherRow, ClassTeacherRow.classroom_id == ClassroomRow.id)
        .where(ClassTeacherRow.person_id == person_id)
    )
    taught = [TaughtClass(*fields) for fields in found]
    return sorted(taught, key=lambda one: (one.row.title.casefold(), one.row.id))


def class_taught(person_id: int, classroom_id: int) -> ClassroomRow | None:
    """Return a class that a person teaches; None where it is others', or there is none."""
    return db.session.scalar(
        select(ClassroomRow)
        .join(ClassTeacherRow, ClassTeacherRow.classroom_id == ClassroomRow.id)
        .where(ClassroomRow.id == classroom_id, ClassTeacherRow.person_id == person_id)
    )


def enrolment_of(person_id: int, classroom_id: int) -> EnrolmentRow | None:
    """Return a person's place in a class; None for who never was in it, or is no more."""
    return db.session.scalar(
        select(EnrolmentRow).where(
            EnrolmentRow.classroom_id == classroom_id,
            EnrolmentRow.person_id == person_id,
            EnrolmentRow.left_at.is_(None),
        )
    )


def names_in(classroom_id: int) -> dict[int, str]:
    """Return by what name each person is known to the teachers of a class, who left it too."""
    rows = db.session.execute(
        select(EnrolmentRow.person_id, EnrolmentRow.name)
        .where(EnrolmentRow.classroom_id == classroom_id)
        .order_by(EnrolmentRow.left_at.is_(None), EnrolmentRow.id)
    )
    return {row.person_id: row.name for row in rows}


def class_with_code(typed: str) -> ClassroomRow | None:
    """Return the class that a code lets into, however it was typed; None where there is none."""
    return db.session.scalar(select(ClassroomRow).where(ClassroomRow.join_code == code(typed)))


def code(typed: str) -> str:
    """Return a code as it is kept: without spaces and hyphens, and with 0 and 1 for O, I and L."""
    letters = "".join(one for one in typed.upper() if one.isalnum())
    return letters.translate(TYPED)


def new_code() -> str:
    """Return a code that no class has."""
    made = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    return new_code() if class_with_code(made) else made


def make(title: str, zone: str, person_id: int, now: datetime) -> ClassroomRow:
    """Keep a new class that a person teaches."""
    row = ClassroomRow(title=title, join_code=new_code(), zone=zone, made_at=now)
    db.session.add(row)
    db.session.flush()
    add_teacher(row.id, person_id, now)
    return row


def teachers_of(classroom_id: int) -> Sequence[AccountRow]:
    """Return who teaches a class, in order of their usernames."""
    return db.session.scalars(
        select(AccountRow)
        .join(ClassTeacherRow, ClassTeacherRow.person_id == AccountRow.person_id)
        .where(ClassTeacherRow.classroom_id == classroom_id)
        .order_by(AccountRow.username_key)
    ).all()


def add_teacher(classroom_id: int, person_id: int, now: datetime) -> None:
    """Let a person teach a class; nothing happens to who does already."""
    if db.session.get(ClassTeacherRow, (classroom_id, person_id)) is None:
        db.session.add(ClassTeacherRow(classroom_id=classroom_id, person_id=person_id, since=now))
        db.session.flush()


def remove_teacher(classroom_id: int, person_id: int) -> None:
    """Let a person teach a class no more; LastTeacher where nobody else does."""
    teaching = set(
        db.session.scalars(
            select(ClassTeacherRow.person_id).where(ClassTeacherRow.classroom_id == classroom_id)
        )
    )
    if teaching == {person_id}:
        raise LastTeacher("Nobody else teaches this class. Add another teacher first.")
    db.session.execute(
        delete(ClassTeacherRow).where(
            ClassTeacherRow.classroom_id == classroom_id, ClassTeacherRow.person_id == person_id
        )
    )


def taught_alone(person_id: int) -> Sequence[ClassroomRow]:
    """Return the classes that nobody else teaches, by title."""
    others = aliased(ClassTeacherRow)
    return db.session.scalars(
        select(ClassroomRow)
        .join(ClassTeacherRow, ClassTeacherRow.classroom_id == ClassroomRow.id)
        .outerjoin(
            others,
            (others.classroom_id == ClassroomRow.id) & (others.person_id != person_id),
        )
        .where(ClassTeacherRow.person_id == person_id, others.person_id.is_(None))
        .order_by(ClassroomRow.title, ClassroomRow.id)
    ).all()


def topic_ids_of(classroom_id: int) -> frozenset[int]:
    """Return the topics that a class sees beside those that everyone sees."""
    return frozenset(
        db.session.scalars(
            select(ClassTopicRow.topic_id).where(ClassTopicRow.classroom_id == classroom_id)
        )
    )


def topics_of(classroom_id: int) -> Sequence[TopicRow]:
    """Return those topics, by title, without what is deleted."""
    return db.session.scalars(
        select(TopicRow)
        .join(ClassTopicRow, ClassTopicRow.topic_id == TopicRow.id)
        .where(ClassTopicRow.classroom_id == classroom_id, TopicRow.deleted_at.is_(None))
        .order_by(TopicRow.title, TopicRow.id)
    ).all()


def show_topics(classroom_id: int, shown: Collection[int], hidden: Collection[int]) -> None:
    """Let a class see some topics, and others no more; the rest stays as it is."""
    db.session.execute(
        delete(ClassTopicRow).where(
            ClassTopicRow.classroom_id == classroom_id, ClassTopicRow.topic_id.in_(hidden)
        )
    )
    there = topic_ids_of(classroom_id)
    db.session.add_all(
        ClassTopicRow(classroom_id=classroom_id, topic_id=topic_id)
        for topic_id in shown
        if topic_id not in there
    )
    db.session.flush()


def topics_seen(person_id: int) -> Sequence[TopicRow]:
    """Return what somebody's classes see, those they are in and those they teach, by title.

    An archived class sees nothing more.
    """
    return db.session.scalars(
        select(TopicRow)
        .where(TopicRow.deleted_at.is_(None), TopicRow.id.in_(ids_seen(person_id)))
        .order_by(TopicRow.title, TopicRow.id)
    ).all()


def ids_seen(person_id: int) -> Select[int]:
    """Return the query for the topics that somebody's classes see, deleted ones too."""
    inside = select(EnrolmentRow.classroom_id).where(
        EnrolmentRow.person_id == person_id, EnrolmentRow.left_at.is_(None)
    )
    teaching = select(ClassTeacherRow.classroom_id).where(ClassTeacherRow.person_id == person_id)
    return (
        select(ClassTopicRow.topic_id)
        .join(ClassroomRow, ClassroomRow.id == ClassTopicRow.classroom_id)
        .where(
            ClassroomRow.archived_at.is_(None),
            ClassroomRow.id.in_(inside.union_all(teaching)),
        )
    )
