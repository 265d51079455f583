"""The JSON of a TimelineJS timeline: each slide with a date is an event."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quiz.articles import plain
from quiz.articles.file import ReadArticle, UnreadableFile, guess
from quiz.dates import edtf
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate
from quiz.dates.wording import words
from quiz.formats.exchange import Problem
from quiz.formats.markup import readable
from quiz.formats.numbered_days import NoSuchDay, date_of
from quiz.formats.ready_events import MOST_EVENTS, Entry, ReadyEvents, ready_events
from quiz.messages import Message, counted

MEDIA_NOTE = "What stands beside the words of its slides, such as pictures, was left out."
HOURS_NOTE = "Its hours were left out: a date is a day at the finest."
HOURS = ("hour", "minute", "second", "millisecond")

_NO_TIMELINE = Message("It is JSON, but no timeline of TimelineJS: it has no list of events.")


def read(data: bytes) -> ReadyEvents:
    """Return the events of a timeline. Raises UnreadableFile when it is none."""
    text, note = plain.decode(data)
    document = _document(text.removeprefix("\ufeff"))
    slides = document.get("events") if isinstance(document, dict) else None
    if not isinstance(slides, list):
        raise UnreadableFile(_NO_TIMELINE)
    if len(slides) > MOST_EVENTS:
        raise UnreadableFile(
            "The file has %(count)s events; at most %(most)s.", count=len(slides), most=MOST_EVENTS
        )
    title = guess(_of(document.get("title"), "headline"))
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, slide in enumerate(slides, start=1):
        entry = _entry(f"slide {number}", slide)
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            entries.append(entry)
    notes = (*([note] if note else []), *_notes(slides))
    found = ready_events(entries, problems, ReadArticle("", title=title, notes=notes))
    return replace(found, problems=(*found.problems, *_eras(document.get("eras"))))


def _document(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as trouble:
        raise UnreadableFile(
            "It is no JSON: %(fault)s, in line %(line)s, column %(column)s.",
            fault=trouble.msg,
            line=trouble.lineno,
            column=trouble.colno,
        ) from trouble
    except (RecursionError, ValueError) as trouble:  # nested without end; a number without end
        raise UnreadableFile(
            "It is no JSON that can be read: it is nested too deeply."
        ) from trouble


def _entry(place: str, slide: Any) -> Entry | Problem:
    if not isinstance(slide, dict) or not isinstance(slide.get("start_date"), dict):
        return Problem(place, "It has no start_date.")
    end = slide.get("end_date")
    last = _parts(end) if isinstance(end, dict) and end.get("year") not in (None, "") else None
    try:
        date = date_of(_parts(slide["start_date"]), last)
    except NoSuchDay as trouble:
        return Problem(place, str(trouble))
    shown = _words(slide.get("display_date") or slide["start_date"].get("display_date"))
    exact = _exact(slide.get("edtf"), date)
    if exact is not None and shown == words(exact):
        shown = ""  # they say no more
    statement, source = _of(slide, "headline"), _of(slide, "text")
    return Entry(place, exact or date, shown, statement, source)


def _parts(day: Mapping[str, Any]) -> list[object]:
    return [day.get("year"), day.get("month"), day.get("day")]


def _exact(text: object, numbers: HistoricalDate) -> HistoricalDate | None:
    """Return what was written here beside the numbers of a slide, if it still has their bounds."""
    if not isinstance(text, str):
        return None
    try:
        date = edtf.read(text)
    except UnreadableDate:
        return None
    starts = date.earliest is None or date.earliest == numbers.earliest
    ends = date.latest is None or date.latest == numbers.latest
    return date if starts and ends else None


def _of(slide: Any, name: str) -> str:
    """Return a slide's headline or text as it is read; empty where it has none."""
    text = slide.get("text") if isinstance(slide, dict) else None
    return _words(text.get(name)) if isinstance(text, dict) else ""


def _words(markup: object) -> str:
    """Return the words of a piece of HTML, half a character of JSON's as the mark for none."""
    if not isinstance(markup, str):
        return ""
    return readable(markup.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _eras(eras: object) -> Iterator[Problem]:
    if isinstance(eras, list) and eras:
        yield Problem(
            Message("the eras"),
            counted(
                "The era behind the slides was left out.",
                "The %(num)s eras behind the slides were left out.",
                len(eras),
            ),
        )


def _notes(slides: Sequence[Any]) -> Iterator[str]:
    """Yield what is left out of many slides, once."""
    dated = [slide for slide in slides if isinstance(slide, dict)]
    if any(slide.get("media") for slide in dated):
        yield MEDIA_NOTE
    days = (slide.get(name) for slide in dated for name in ("start_date", "end_date"))
    if any(day.get(hour) for day in days if isinstance(day, dict) for hour in HOURS):
        yield HOURS_NOTE
