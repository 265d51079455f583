"""The formats that a topic's events are taken along in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quiz.events.event import Event
from quiz.formats import anki, events_table, quizlet, timelinejs_writing
from quiz.formats.exchange import Written
from quiz.messages import Message

Writer = Callable[[str, Sequence[Event], int], Written]


@dataclass(frozen=True, slots=True)
class EventFormat:
    """A format, by the name that addresses and commands call it.

    `write` takes the title of a topic, its events, and the moment in seconds since 1970.
    """

    name: str
    label: str
    ending: str
    media_type: str
    purpose: Message
    write: Writer


def timeless(write: Callable[[str, Sequence[Event]], Written]) -> Writer:
    """Return the writer of a format that tells no moment."""
    return lambda title, events, _made_at: write(title, events)


FORMATS = (
    EventFormat(
        "xlsx",
        "Excel",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Message(
            "A workbook with a row for each event, for Excel, LibreOffice and Google Sheets. A "
            "second sheet says what may be changed in it, to be brought back."
        ),
        timeless(events_table.to_xlsx),
    ),
    EventFormat(
        "csv",
        "CSV",
        ".csv",
        "text/csv",
        Message(
            "The same table as text, for every other program. Excel may take a date in it for one "
            "of its own, and change it: for Excel, take the workbook."
        ),
        timeless(events_table.to_csv),
    ),
    EventFormat(
        "timelinejs",
        "TimelineJS",
        ".json",
        "application/json",
        Message("A timeline to be shown on a web page, with the quotations of each event."),
        timeless(timelinejs_writing.write_events),
    ),
    EventFormat(
        "anki",
        "Anki",
        ".apkg",
        "application/octet-stream",
        Message(
            "A card for each event that can be asked: what happened on the front, when and by "
            "whose word on the back. Imported once more, it renews its cards."
        ),
        anki.write_events,
    ),
    EventFormat(
        "quizlet",
        "Quizlet",
        ".txt",
        "text/plain",
        Message(
            "A line for each event that can be asked, with its date, to be pasted into Quizlet or "
            "another program for flash cards."
        ),
        timeless(quizlet.write_events),
    ),
)


def event_format(name: str) -> EventFormat | None:
    return next((one for one in FORMATS if one.name == name), None)
