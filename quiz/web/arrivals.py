"""What a teacher has on its way into the library, in words."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import gettext

from quiz.formats.found import DATES_FOUND, FILE_READ
from quiz.storage import imports
from quiz.storage.imports import ImportRow, State
from quiz.web.access import own_teacher

# Of a text that has no name, so much stands in its place.
LONGEST_BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Arrival:
    """An import as pages show it.

    `state` is that of the row, or "stopped"; `done` is how far it is, in per cent, None where
    nobody knows.
    """

    row: ImportRow
    label: str
    state: str
    words: str
    done: int | None

    @property
    def is_busy(self) -> bool:
        """Whether there will be news without anybody's doing."""
        return self.state in (State.WAITING, State.READING, State.CONFIRMED, State.ADDING)


def arrivals() -> list[Arrival]:
    """Return what the visitor has on its way, in the order it was sent."""
    return [arrival(row) for row in imports.imports_of(own_teacher().id)]


def arrival(row: ImportRow) -> Arrival:
    stopped = row.is_stopped(datetime.now(UTC))
    state = "stopped" if stopped else row.state
    return Arrival(
        row=row,
        label=label(row),
        state=state,
        words=words(state, row.progress),
        done=row.progress if state == State.READING else None,
    )


def label(row: ImportRow) -> str:
    """Return what an import goes by: the name of its file, or how its text begins."""
    title = row.fields.get("title")
    return row.filename or shortened(title.words if title else "") or gettext("Pasted text")


def shortened(line: str) -> str:
    """Return the beginning of a line, up to the end of a word."""
    line = " ".join(line[: 4 * LONGEST_BEGINNING].split())
    if len(line) <= LONGEST_BEGINNING:
        return line
    return line[:LONGEST_BEGINNING].rsplit(" ", 1)[0] + " …"


def words(state: str, progress: int) -> str:
    """Return how far an import is: "Its events are being found: 40 %"."""
    match state:
        case State.WAITING:
            return gettext("It waits for its turn to be read.")
        case State.READING if progress < FILE_READ:
            return gettext("It is being opened.")
        case State.READING if progress < DATES_FOUND:
            return gettext("Its dates are being found.")
        case State.READING:
            return gettext("Its events are being found: %(progress)s %%.", progress=progress)
        case State.READ:
            return gettext("It is read: look at it, and add it.")
        case State.REFUSED:
            return gettext("It cannot be read.")
        case State.CONFIRMED:
            return gettext("It waits for its turn to be added.")
        case State.ADDING:
            return gettext("It is being compared with the topic, and added.")
    return gettext("Its reading has stopped.")
