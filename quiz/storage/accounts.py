"""People who answer questions."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from quiz.storage.database import Row, db


class PersonRow(Row):
    """Somebody known by the cookie of their browser."""

    __tablename__ = "people"
    # An id that was given away never comes back: an old cookie must not open a new person's door.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


def new_guest(now: datetime) -> PersonRow:
    guest = PersonRow(created_at=now)
    db.session.add(guest)
    db.session.flush()
    return guest


def person(person_id: int) -> PersonRow | None:
    return db.session.get(PersonRow, person_id)
