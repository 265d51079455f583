"""Events as a timeline of TimelineJS: its JSON, in which each is a slide."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from quiz.dates import edtf
from quiz.dates.expression import Point, Stretch
from quiz.dates.historical import Extent, HistoricalDate
from quiz.dates.wording import words
from quiz.events.agreement import shown_date
from quiz.events.event import Event
from quiz.formats.exchange import Problem, Written
from quiz.formats.told_events import at_event, quotations
from quiz.messages import Message


def write_events(title: str, events: Sequence[Event]) -> Written:
    """Return a timeline of events, in the order given; TimelineJS itself puts them in time's.

    An event that nothing dates is left out, with a problem.
    """
    slides: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, event in enumerate(events, start=1):
        date = shown_date(event)
        if is_unknown(date):
            problems.append(Problem(at_event(number), undated(event)))
        else:
            slides.append(slide(event, date))
    document = {"title": {"text": {"headline": escape(title, quote=False)}}, "events": slides}
    content = json.dumps(document, ensure_ascii=False, indent=1)
    return Written(f"{content}\n".encode(), tuple(problems))


def is_unknown(date: HistoricalDate) -> bool:
    """Return whether not even the millennium is known."""
    return date.edtf.removeprefix("-").startswith("XXXX")


def undated(event: Event) -> Message:
    return Message(
        "Nothing tells when this was: “%(statement)s” It has no place on a timeline.",
        statement=event.statement,
    )


def slide(event: Event, date: HistoricalDate) -> dict[str, Any]:
    """Return the slide of an event.

    Its numbers are as fine as the date is, and its words say the rest. TimelineJS passes over
    `edtf`, which has what neither of them can: whether it lasted, and how sure it is.
    """
    return {
        "unique_id": event.name,
        **numbers(date),
        "display_date": words(date),
        "edtf": date.edtf,
        "text": {"headline": escape(event.statement, quote=False), "text": quotations(event)},
    }


def numbers(date: HistoricalDate) -> dict[str, dict[str, int]]:
    """Return the bounds of what is said, as days, months or years: a start, and an end if apart.

    Of a date that is open on one side the other is the start, for TimelineJS needs one.
    """
    said = edtf.parse(edtf.between(date.earliest, date.latest, Extent.LASTING))
    ends = (said.first, said.last) if isinstance(said, Stretch) else (said,)
    known = [numbered(end) for end in ends if isinstance(end, Point)]
    return dict(zip(("start_date", "end_date"), known, strict=False))


def numbered(point: Point) -> dict[str, int]:
    """Return a date in numbers: years BC are below zero, and none is 0."""
    year = int(point.year)
    numbers = {"year": year if year > 0 else year - 1}
    if point.month is not None:
        numbers["month"] = int(point.month)
    if point.day is not None:
        numbers["day"] = int(point.day)
    return numbers
