"""Students in their classes: joined by a code or from a list, moved, gone and come back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from sqlalchemy import select

from quiz.storage import accounts, usernames
from quiz.storage.accounts import AccountRow
from quiz.storage.classes import (
    ClassroomRow,
    ClassTeacherRow,
    EnrolmentRow,
    PupilAccountRow,
    enrolment_of,
)
from quiz.storage.database import db
from quiz.storage.romanised import NAMELESS, username_base


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody who is in a class, or was.

    `account` is None for a guest. `pupil` where the account was made from a list of this class:
    its teachers may set a password; `one_time` until the student has chosen one.
    """

    row: EnrolmentRow
    account: AccountRow | None
    pupil: bool
    one_time: bool

    @property
    def username(self) -> str | None:
        return self.account.username if self.account else None


@dataclass(frozen=True, slots=True)
class JoinedClass:
    """A class that somebody is in, by which name, and the usernames of its teachers."""

    row: ClassroomRow
    name: str
    teachers: tuple[str, ...]


def students_of(classroom_id: int, *, left: bool = False) -> list[Student]:
    """Return who is in a class, or who was and is no more, by name."""
    found = db.session.execute(
        select(EnrolmentRow, AccountRow, PupilAccountRow)
        .outerjoin(AccountRow, AccountRow.person_id == EnrolmentRow.person_id)
        .outerjoin(
            PupilAccountRow,
            (PupilAccountRow.person_id == EnrolmentRow.person_id)
            & (PupilAccountRow.classroom_id == EnrolmentRow.classroom_id),
        )
        .where(EnrolmentRow.classroom_id == classroom_id, EnrolmentRow.left_at.is_not(None) == left)
    )
    students = [
        Student(row, account, pupil is not None, pupil is not None and pupil.one_time)
        for row, account, pupil in found
    ]
    return sorted(students, key=lambda one: (one.row.name.casefold(), one.row.id))


def student(classroom_id: int, person_id: int, *, left: bool = False) -> Student | None:
    """Return one student of a class; None for who is not in it, or, asked so, has not left it."""
    students = students_of(classroom_id, left=left)
    return next((one for one in students if one.row.person_id == person_id), None)


def joined_classes(person_id: int) -> list[JoinedClass]:
    """Return the classes that somebody is in, the archived ones last."""
    found = db.session.execute(
        select(ClassroomRow, EnrolmentRow.name)
        .join(EnrolmentRow, EnrolmentRow.classroom_id == ClassroomRow.id)
        .where(EnrolmentRow.person_id == person_id, EnrolmentRow.left_at.is_(None))
        .order_by(ClassroomRow.archived_at.is_not(None), ClassroomRow.title, ClassroomRow.id)
    ).all()
    teaching = db.session.execute(
        select(ClassTeacherRow.classroom_id, AccountRow.username)
        .join(AccountRow, AccountRow.person_id == ClassTeacherRow.person_id)
        .where(ClassTeacherRow.classroom_id.in_([row.id for row, _ in found]))
        .order_by(AccountRow.username_key)
    ).all()
    return [
        JoinedClass(row, name, tuple(who for where, who in teaching if where == row.id))
        for row, name in found
    ]


def enrolments_of(person_id: int) -> list[tuple[EnrolmentRow, str]]:
    """Return every place of somebody in a class, left or not, with the class's title."""
    found = db.session.execute(
        select(EnrolmentRow, ClassroomRow.title)
        .join(ClassroomRow, ClassroomRow.id == EnrolmentRow.classroom_id)
        .where(EnrolmentRow.person_id == person_id)
        .order_by(EnrolmentRow.id)
    )
    return [(row, title) for row, title in found]


def enrol(classroom_id: int, person_id: int, name: str, now: datetime) -> EnrolmentRow:
    """Let a person be in a class by a name; who is in it already stays as it is.

    Who comes back has the place, and the results, of before.
    """
    if inside := enrolment_of(person_id, classroom_id):
        return inside
    if former := former_enrolment(person_id, classroom_id):
        former.left_at, former.name = None, name
        return former
    row = EnrolmentRow(classroom_id=classroom_id, person_id=person_id, name=name, joined_at=now)
    db.session.add(row)
    db.session.flush()
    return row


def former_enrolment(person_id: int, classroom_id: int) -> EnrolmentRow | None:
    """Return the last place of somebody who is in a class no more."""
    return db.session.scalar(
        select(EnrolmentRow)
        .where(
            EnrolmentRow.classroom_id == classroom_id,
            EnrolmentRow.person_id == person_id,
            EnrolmentRow.left_at.is_not(None),
        )
        .order_by(EnrolmentRow.left_at.desc())
        .limit(1)
    )


def leave(classroom_id: int, person_id: int, now: datetime) -> None:
    """Let a person be in a class no more; results stay."""
    if inside := enrolment_of(person_id, classroom_id):
        inside.left_at = now
        db.session.flush()


def move(classroom_id: int, person_id: int, target_id: int, now: datetime) -> None:
    """Let a student be in another class under the same name; whose pupil it was goes along.

    Nothing happens to who is not in the class.
    """
    inside = enrolment_of(person_id, classroom_id)
    if inside is None:
        return
    leave(classroom_id, person_id, now)
    enrol(target_id, person_id, inside.name, now)
    pupil = db.session.get(PupilAccountRow, person_id)
    if pupil and pupil.classroom_id == classroom_id:
        pupil.classroom_id = target_id


def add_pupils(
    classroom_id: int, named: Sequence[tuple[str, str]], now: datetime
) -> list[AccountRow]:
    """Make an account for each name with the hash of its one-time password, and let it in.

    UsernameTaken when somebody took one of the usernames at this very moment.
    """
    made = []
    for (name, password_hash), username in zip(
        named, free_usernames([name for name, _ in named]), strict=True
    ):
        guest = accounts.new_guest(now)
        made.append(accounts.add_account(guest.id, username, password_hash, now))
        enrol(classroom_id, guest.id, name, now)
        db.session.add(PupilAccountRow(person_id=guest.id, classroom_id=classroom_id))
    db.session.flush()
    return made


def free_usernames(names: Sequence[str]) -> list[str]:
    """Return a username for each name that nobody has, and none of them twice."""
    bases = [username_base(name) for name in names]
    taken = {
        username_key
        for base in set(bases)
        for username_key in db.session.scalars(
            select(AccountRow.username_key).where(AccountRow.username_key.startswith(base))
        )
    }
    free = []
    for base in bases:
        username = next(one for one in spellings(base) if usernames.key(one) not in taken)
        taken.add(usernames.key(username))
        free.append(username)
    return free


def spellings(base: str) -> Iterator[str]:
    """Yield the usernames that can be made: anna.li, anna.li2 and so on; student-1, student-2."""
    if base == NAMELESS:
        yield from (f"{NAMELESS}-{number}" for number in count(1))
    else:
        yield base
        yield from (f"{base}{number}" for number in count(2))


def pupil(classroom_id: int, person_id: int) -> PupilAccountRow | None:
    """Return an account that was made from a list of this class, and does not teach; else None."""
    row = db.session.get(PupilAccountRow, person_id)
    account = accounts.account(person_id)
    if row is None or row.classroom_id != classroom_id or account is None or account.teacher_since:
        return None
    return row


def give_one_time(classroom_id: int, person_id: int, password_hash: str) -> bool:
    """Let a pupil come in by a one-time password and no other; every session of theirs ends.

    Return whether it was a pupil of this class.
    """
    row, account = pupil(classroom_id, person_id), accounts.account(person_id)
    if row is None or account is None:
        return False
    accounts.change_password(account, password_hash)
    row.one_time = True
    return True


def must_choose(person_id: int) -> bool:
    """Return whether somebody has a one-time password, and must choose another first."""
    row = db.session.get(PupilAccountRow, person_id)
    return row is not None and row.one_time


def chosen(person_id: int) -> None:
    """Let a pupil come in by the password that was chosen."""
    if row := db.session.get(PupilAccountRow, person_id):
        row.one_time = False
