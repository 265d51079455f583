"""Pictures in questions, re-encoded when they came, kept once each."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column, undefer

from quiz.formats.picture import PictureFile
from quiz.storage.accounts import PersonRow
from quiz.storage.database import Row, db


class PictureRow(Row):
    """A picture under the SHA-256 of its bytes; whoever has that may see it."""

    __tablename__ = "pictures"

    digest: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    kept_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


def keep(file: PictureFile, person_id: int, now: datetime) -> None:
    """Keep a picture under its digest; one that is kept already stays whose it is."""
    db.session.execute(
        insert(PictureRow)
        .values(
            digest=file.digest,
            person_id=person_id,
            media_type=file.media_type,
            width=file.width,
            height=file.height,
            kept_at=now,
            content=file.content,
        )
        .on_conflict_do_nothing()
    )


def picture(digest: str) -> PictureRow | None:
    """Return what is known of a picture; its bytes are read when they are asked for."""
    return db.session.get(PictureRow, digest)


def picture_whole(digest: str) -> PictureRow | None:
    """Return a picture with its bytes."""
    return db.session.scalar(
        select(PictureRow).where(PictureRow.digest == digest).options(undefer(PictureRow.content))
    )
