"""Which of two states of an answer is the newer, whatever comes late, twice or from two pages."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

from quiz.storage.gradebook import ItemRow


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of an answer, as a page counts them on from the one it had `seen`.

    `page` is the name the page was given. A larger number alone does not make a state newer: what
    was typed long ago may have been changed often.
    """

    seen: int
    number: int
    page: str

    def __post_init__(self) -> None:
        if not 0 <= self.seen < self.number:
            raise ValueError(f"revision {self.number} does not follow {self.seen}")


def follows(revision: Revision | None) -> ColumnElement[bool]:
    """Return that a state was made knowing what is kept: having seen it, or by the same page.

    Sent twice, it follows itself; what comes from no page has nothing to be older than.
    """
    if revision is None:
        return true()
    by_itself = and_(ItemRow.revised_by == revision.page, ItemRow.revision <= revision.number)
    return or_(ItemRow.revision == revision.seen, by_itself)


def counted(revision: Revision | None) -> dict[str, Any]:
    """Return the columns that say which state is kept."""
    if revision is None:
        return {"revision": ItemRow.revision + 1, "revised_by": None}
    return {"revision": revision.number, "revised_by": revision.page}
