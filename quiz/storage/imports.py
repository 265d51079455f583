"""Files on their way into the library: kept until a teacher has looked at what was read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, Text, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column, undefer

from quiz.articles.article import Source
from quiz.formats.found import Found, Record, from_record
from quiz.storage.accounts import PersonRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow, Values

# A reading program not heard of for so long has stopped.
SILENCE = timedelta(minutes=1)


class State(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"  # and waits for the teacher to look at it
    REFUSED = "refused"  # with the reason in `problem`
    CONFIRMED = "confirmed"  # and waits to be added
    ADDING = "adding"
    ADDED = "added"


UNDER_WAY = (State.READING, State.ADDING)
ON_ITS_WAY = (State.WAITING, State.READING, State.READ)


class Origin(StrEnum):
    """Where it is known from what is said of an article."""

    FILE = "file"  # it says so of itself
    HEAD = "head"  # so its text begins
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an article in one field; it is a guess until a teacher has said so."""

    words: str
    origin: Origin


class ImportRow(Row):
    """A file, or a text that was pasted, and what was read in it.

    `topic_title` is the title of a topic to be made where there is no `topic_id`. A text that was
    pasted has no `filename`. `published` is the day to read it with: None where the file's own is
    trusted, and empty where none is. `said` is JSON: what is said of the article, by field.
    `content` is what was sent, and `found` JSON: the text and the candidates as they were read;
    both are emptied once they are needed no more. `beat_at` is when the reading program was last
    heard of.
    """

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), index=True)
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey(TopicRow.id, ondelete="SET NULL"), index=True
    )
    topic_title: Mapped[str]
    filename: Mapped[str]
    published: Mapped[str | None]
    state: Mapped[str] = mapped_column(index=True)
    progress: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text, default="{}")
    article_slug: Mapped[str | None]
    sent_at: Mapped[datetime]
    beat_at: Mapped[datetime | None]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    found: Mapped[str] = mapped_column(Text, default="{}", deferred=True)

    @property
    def fields(self) -> dict[str, Said]:
        """What is said of the article, by field."""
        return {
            name: Said(words, Origin(origin))
            for name, (words, origin) in json.loads(self.said).items()
        }

    def to_core(self) -> Found:
        """Return what was read; `found` must have been loaded, as `import_with_text` does."""
        return from_record(json.loads(self.found))

    @property
    def source(self) -> Source:
        """Where the article comes from, as the teacher has said."""
        words = {name: said.words for name, said in self.fields.items()}
        published = words.pop("published", "")
        return Source(
            title=words["title"],
            publisher=words["publisher"],
            published=date.fromisoformat(published) if published else None,
            url=words.get("url") or None,
            author=words.get("author") or None,
            licence=words.get("licence") or None,
        )

    def is_stopped(self, now: datetime) -> bool:
        """Return whether it was being read or added, but is no more."""
        # A time to come is from before a clock was set back: who is at it says a new one soon.
        return self.state in UNDER_WAY and (
            self.beat_at is None or abs(now - self.beat_at) > SILENCE
        )


def as_json(fields: Mapping[str, Said]) -> str:
    return json.dumps({name: [said.words, said.origin] for name, said in fields.items()})


def send(
    person_id: int,
    topic: TopicRow | str,
    filename: str,
    content: bytes,
    published: date | None,
    now: datetime,
) -> ImportRow:
    """Put a file in the queue: into a topic, or into one to be made with this title.

    What is on its way already is sent only once.
    """
    sent = {
        "person_id": person_id,
        **place(topic),
        "filename": filename,
        "published": published and published.isoformat(),
        "content": content,
    }
    same = select(ImportRow).filter_by(**sent).where(ImportRow.state.in_(ON_ITS_WAY)).limit(1)
    if row := db.session.scalar(same):
        return row
    row = ImportRow(**sent, state=State.WAITING, sent_at=now)
    db.session.add(row)
    db.session.flush()
    return row


def import_of(person_id: int, import_id: int) -> ImportRow | None:
    """Return a person's import, without what was sent and found."""
    return db.session.scalar(
        select(ImportRow).where(ImportRow.id == import_id, ImportRow.person_id == person_id)
    )


def import_with_text(import_id: int) -> ImportRow | None:
    """Return an import with what was found; None where it is not read, or added already."""
    return db.session.scalar(
        select(ImportRow)
        .where(ImportRow.id == import_id, ImportRow.state.in_([State.READ, State.ADDING]))
        .options(undefer(ImportRow.found))
        .execution_options(populate_existing=True)
    )


def imports_of(person_id: int) -> Sequence[ImportRow]:
    """Return what a person has on its way, in the order it was sent."""
    return db.session.scalars(
        select(ImportRow)
        .where(ImportRow.person_id == person_id, ImportRow.state != State.ADDED)
        .order_by(ImportRow.id)
    ).all()


def guesses(record: Record, published: str | None) -> dict[str, Said]:
    """Return what a record of what was read says of the article, by field.

    `published` is the day that a teacher gave to read it with.
    """
    article = record["article"]
    fields = {
        name: Said(article[name], Origin.FILE)
        for name in ("publisher", "author", "url", "licence")
        if article[name]
    }
    fields["title"] = Said(record["title"], Origin.FILE if article["title"] else Origin.HEAD)
    origin = Origin.FILE if published is None else Origin.TEACHER
    return fields | {"published": Said(record["published"] or "", origin)}


def confirm(import_id: int, fields: Mapping[str, str], topic: TopicRow | str) -> None:
    """Keep what a teacher says of what was read, and into which topic it goes, old or new."""
    said = as_json({name: Said(words, Origin.TEACHER) for name, words in fields.items()})
    change_read(import_id, said=said, problem=None, **place(topic))


def place(topic: TopicRow | str) -> Values:
    """Return the columns for a topic, or for the title of one to be made."""
    if isinstance(topic, str):
        return {"topic_id": None, "topic_title": topic}
    return {"topic_id": topic.id, "topic_title": topic.title}


def keep_problem(import_id: int, problem: str) -> None:
    """Keep why what was read cannot be added as it was confirmed."""
    change_read(import_id, problem=problem)


def queue_to_add(import_id: int) -> None:
    """Let what was read and confirmed be added when its turn has come."""
    change_read(import_id, state=State.CONFIRMED, progress=0, problem=None)


def read_again(import_id: int, published: date | None) -> None:
    """Put what was read in the queue once more, to be read with another day of publication."""
    day = published.isoformat() if published else ""
    change_read(import_id, published=day, state=State.WAITING, progress=0, found="{}", problem=None)


def change_read(import_id: int, **values: object) -> None:
    """Change what was read; nothing happens where it is no longer only that."""
    db.session.execute(
        update(ImportRow)
        .where(ImportRow.id == import_id, ImportRow.state == State.READ)
        .values(values)
    )


def finish(import_id: int) -> bool:
    """Mark what was read as added; False where it was added, discarded or sent back meanwhile."""
    found = db.session.execute(
        update(ImportRow)
        .where(ImportRow.id == import_id, ImportRow.state.in_([State.READ, State.ADDING]))
        .values(state=State.ADDED, progress=100, problem=None, content=b"", found="{}")
        .returning(ImportRow.id)
    )
    return found.first() is not None


def discard(import_id: int) -> None:
    """Let a file be gone that is not added; nothing happens to one that is."""
    db.session.execute(
        delete(ImportRow).where(ImportRow.id == import_id, ImportRow.state != State.ADDED)
    )
