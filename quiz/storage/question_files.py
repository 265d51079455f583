"""Question files on their way into sets: read once, kept until a teacher has chosen of them."""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, Text, delete, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column, undefer

from quiz.formats.exchange import WHOLE, FileQuestion, Reading
from quiz.formats.picture import PictureFile
from quiz.formats.reading_record import question_record, read_question, said, told
from quiz.messages import Message
from quiz.questions.sameness import sameness
from quiz.storage.accounts import PersonRow
from quiz.storage.database import Row, db
from quiz.storage.sets import LONGEST_TAG, MOST_TAGS, QuestionSetRow, searched

# How long a file is kept of which nothing, or not all, was taken.
KEPT = timedelta(days=30)
# How `exchange.text_of` calls the place of what is to be said of a whole file.
THE_FILE = str(WHOLE)

Values = dict[str, Any]
Said = Message | str


class QuestionFileRow(Row):
    """A question file, or a text that was pasted and has no `filename`, as it was read.

    `title` and `tags`, lines, are of the set to be made, as long as there is no `set_id`: the set
    that the questions go into, or went. `problems` is JSON: what is to be told of the whole file.
    `content` is what was sent; it is emptied once nothing is left of it.
    """

    __tablename__ = "question_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), index=True)
    filename: Mapped[str]
    format: Mapped[str]
    title: Mapped[str]
    tags: Mapped[str] = mapped_column(Text)
    problems: Mapped[str] = mapped_column(Text)
    set_id: Mapped[int | None] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="SET NULL"), index=True
    )
    sent_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    @property
    def whys(self) -> list[Said]:
        """What is to be told of the whole file, a sentence each."""
        return [said(one) for one in json.loads(self.problems)]


class FileRecordRow(Row):
    """A question of a file, or what stands there and is none; counted from 1, the questions first.

    `place`, `question` and `problems` are JSON; there is no question where the problems say why it
    cannot be taken. Questions that ask the same are equal in `sameness`; `twin` is the first of
    them in the file. `record` is what the file says, as it says it; empty where that cannot be
    given back.
    """

    __tablename__ = "question_file_records"

    file_id: Mapped[int] = mapped_column(
        ForeignKey(QuestionFileRow.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str]
    question: Mapped[str | None] = mapped_column(Text)
    problems: Mapped[str] = mapped_column(Text)
    sameness: Mapped[str]
    twin: Mapped[int | None]
    left_out: Mapped[bool]
    record: Mapped[str] = mapped_column(Text, deferred=True)

    @property
    def said_place(self) -> Said:
        """Where it begins, as people count."""
        return said(json.loads(self.place))

    @property
    def whys(self) -> list[Said]:
        """What is to be told of it, a sentence each."""
        return [said(one) for one in json.loads(self.problems)]

    def to_core(self) -> FileQuestion:
        """Return the question; what the file says of it is left out."""
        return read_question({**json.loads(self.question or ""), "record": ""})


class FilePictureRow(Row):
    """A picture in a file, drawn anew, kept among all pictures once its question is taken."""

    __tablename__ = "question_file_pictures"

    file_id: Mapped[int] = mapped_column(
        ForeignKey(QuestionFileRow.id, ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[str] = mapped_column(primary_key=True, index=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    def to_core(self) -> PictureFile:
        """Return the picture; `content` must have been loaded."""
        return PictureFile(self.content, self.media_type, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions of a file can be taken, how many of them are left out, what else is in it.

    `rest` is how much of what is left out can be given back as a file.
    """

    questions: int
    left_out: int
    others: int
    rest: int

    @property
    def chosen(self) -> int:
        return self.questions - self.left_out


def send(
    person_id: int,
    filename: str,
    content: bytes,
    format_name: str,
    title: str,
    reading: Reading,
    now: datetime,
) -> QuestionFileRow:
    """Keep what was read in a file; what is on its way already is kept only once."""
    remove_expired(now)
    sent = {"person_id": person_id, "filename": filename, "format": format_name, "content": content}
    same = select(QuestionFileRow).filter_by(**sent, taken_at=None).limit(1)
    if row := db.session.scalar(same):
        return row
    of_file = [told(one.why) for one in reading.problems if str(one.place) == THE_FILE]
    row = QuestionFileRow(
        **sent,
        title=title,
        tags="\n".join(usual_tags(reading.questions)),
        problems=json.dumps(of_file),
        sent_at=now,
    )
    db.session.add(row)
    db.session.flush()
    records = [*question_records(reading), *other_records(reading)]
    if records:
        db.session.execute(
            insert(FileRecordRow),
            [
                {"file_id": row.id, "position": position, **one}
                for position, one in enumerate(records, start=1)
            ],
        )
    db.session.add_all(
        FilePictureRow(
            file_id=row.id,
            digest=digest,
            media_type=one.media_type,
            width=one.width,
            height=one.height,
            content=one.content,
        )
        for digest, one in reading.pictures.items()
    )
    db.session.flush()
    return row


def question_records(reading: Reading) -> Iterator[Values]:
    """Yield what is kept of each question; one that is in the file twice is left out at first."""
    told_of = defaultdict(list)
    for problem in reading.problems:
        if not problem.record:
            told_of[str(problem.place)].append(told(problem.why))
    first: dict[str, int] = {}
    for position, one in enumerate(reading.questions, start=1):
        same = sameness(one.question)
        twin = first.setdefault(same, position)
        yield {
            "place": json.dumps(told(one.place)),
            "question": json.dumps(question_record(replace(one, record=""))),
            "problems": json.dumps(told_of[str(one.place)]),
            "sameness": same,
            "twin": None if twin == position else twin,
            "left_out": twin != position,
            "record": one.record,
        }


def other_records(reading: Reading) -> Iterator[Values]:
    """Yield what is kept of what stands in a file and can be no question."""
    elsewhere = {THE_FILE, *(str(one.place) for one in reading.questions)}
    for one in reading.problems:
        if one.record or str(one.place) not in elsewhere:
            yield {
                "place": json.dumps(told(one.place)),
                "question": None,
                "problems": json.dumps([told(one.why)]),
                "sameness": "",
                "twin": None,
                "left_out": True,
                "record": one.record,
            }


def usual_tags(questions: Sequence[FileQuestion]) -> list[str]:
    """Return the tags that most questions have, as many as a set may have, each in one spelling."""
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in questions:
        for tag in map(one_line, one.tags):
            if 0 < len(tag) <= LONGEST_TAG:
                spelt.setdefault(searched(tag), tag)
                counts[searched(tag)] += 1
    return [spelt[plain] for plain, _ in counts.most_common(MOST_TAGS)]


def one_line(tag: str) -> str:
    """Return a tag as a set has it, where a comma would end it."""
    return " ".join(tag.replace(",", " ").split())


def file_of(person_id: int, file_id: int) -> QuestionFileRow | None:
    """Return a person's question file, without what was sent."""
    return db.session.scalar(
        select(QuestionFileRow).where(
            QuestionFileRow.id == file_id, QuestionFileRow.person_id == person_id
        )
    )


def files_of(person_id: int) -> Sequence[QuestionFileRow]:
    """Return what a person has on its way, and of which there is something left; latest first."""
    return db.session.scalars(
        select(QuestionFileRow)
        .where(QuestionFileRow.person_id == person_id)
        .order_by(QuestionFileRow.id.desc())
    ).all()


def counts_of(file_id: int) -> Counts:
    """Return how much of what is in a file."""
    left_out, given_back = FileRecordRow.left_out, FileRecordRow.record != ""
    questions, questions_left, records, rest = db.session.execute(
        select(
            func.count(FileRecordRow.question),
            func.count(FileRecordRow.question).filter(left_out),
            func.count(),
            func.count().filter(left_out, given_back),
        ).where(FileRecordRow.file_id == file_id)
    ).one()
    return Counts(questions, questions_left, records - questions, rest)


def records_of(file_id: int, *, questions: bool, first: int, most: int) -> Sequence[FileRecordRow]:
    """Return some of the questions of a file, or of what is none, from the first on, from 0."""
    wanted = FileRecordRow.question.is_not(None) if questions else FileRecordRow.question.is_(None)
    return db.session.scalars(
        select(FileRecordRow)
        .where(FileRecordRow.file_id == file_id, wanted)
        .order_by(FileRecordRow.position)
        .offset(first)
        .limit(most)
    ).all()


def records_for_export(file_id: int) -> list[str]:
    """Return all that stands in a file, record by record, as it says it."""
    return list(
        db.session.scalars(
            select(FileRecordRow.record)
            .where(FileRecordRow.file_id == file_id, FileRecordRow.record != "")
            .order_by(FileRecordRow.position)
        )
    )


def chosen_of(file_id: int) -> Sequence[FileRecordRow]:
    """Return the questions of a file that are to be taken."""
    return db.session.scalars(
        select(FileRecordRow)
        .where(
            FileRecordRow.file_id == file_id,
            FileRecordRow.question.is_not(None),
            FileRecordRow.left_out.is_(False),
        )
        .order_by(FileRecordRow.position)
    ).all()


def rest_of(row: QuestionFileRow) -> tuple[list[str], bytes]:
    """Return what a file says of what is not to be taken, record by record, and the file."""
    records = db.session.scalars(
        select(FileRecordRow.record)
        .where(FileRecordRow.file_id == row.id, FileRecordRow.left_out, FileRecordRow.record != "")
        .order_by(FileRecordRow.position)
    )
    content = select(QuestionFileRow.content).where(QuestionFileRow.id == row.id)
    return list(records), db.session.scalars(content).one()


def choose(file_id: int, shown: Collection[int], ticked: Collection[int]) -> None:
    """Leave out those of the questions shown, by their positions, that are not ticked."""
    of_page = (FileRecordRow.file_id == file_id, FileRecordRow.question.is_not(None))
    for left_out, which in ((True, set(shown) - set(ticked)), (False, set(shown) & set(ticked))):
        db.session.execute(
            update(FileRecordRow)
            .where(*of_page, FileRecordRow.position.in_(which))
            .values(left_out=left_out)
        )


def picture_whole(digest: str) -> PictureFile | None:
    """Return a picture that is in a file on its way."""
    row = db.session.scalar(
        select(FilePictureRow)
        .where(FilePictureRow.digest == digest)
        .options(undefer(FilePictureRow.content))
        .limit(1)
    )
    return row.to_core() if row else None


def pictures_of(file_id: int) -> dict[str, PictureFile]:
    """Return the pictures in a file by their digests."""
    rows = db.session.scalars(
        select(FilePictureRow)
        .where(FilePictureRow.file_id == file_id)
        .options(undefer(FilePictureRow.content))
    )
    return {row.digest: row.to_core() for row in rows}


def discard(file_id: int) -> None:
    """Let a file be gone with all that is in it."""
    db.session.execute(delete(QuestionFileRow).where(QuestionFileRow.id == file_id))


def remove_expired(now: datetime) -> None:
    """Let files be gone that nobody came back to."""
    db.session.execute(delete(QuestionFileRow).where(QuestionFileRow.sent_at <= now - KEPT))
