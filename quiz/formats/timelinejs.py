"""The JSON of a TimelineJS timeline: each slide with a date is an event."""

import json
from collections.abc import Mapping
from typing import Any

from quiz.articles import plain
from quiz.articles.file import ReadArticle, UnreadableFile, guess
from quiz.formats.exchange import Problem
from quiz.formats.markup import readable
from quiz.formats.numbered_days import NoSuchDay, date_of
from quiz.formats.ready_events import Entry, ReadyEvents, ready_events
from quiz.messages import Message

_NO_TIMELINE = Message("It is JSON, but no timeline of TimelineJS: it has no list of events.")


def read(data: bytes) -> ReadyEvents:
    """Return the events of a timeline. Raises UnreadableFile when it is none."""
    text, note = plain.decode(data)
    try:
        document = json.loads(text.removeprefix("\ufeff"))
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
    slides = document.get("events") if isinstance(document, dict) else None
    if not isinstance(slides, list):
        raise UnreadableFile(_NO_TIMELINE)
    title = guess(_of(document.get("title"), "headline"))
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, slide in enumerate(slides, start=1):
        entry = _entry(f"slide {number}", slide)
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            entries.append(entry)
    article = ReadArticle("", title=title, notes=(note,) if note else ())
    return ready_events(entries, problems, article)


def _entry(place: str, slide: Any) -> Entry | Problem:
    if not isinstance(slide, dict) or not isinstance(slide.get("start_date"), dict):
        return Problem(place, "It has no start_date.")
    end = slide.get("end_date")
    try:
        date = date_of(_parts(slide["start_date"]), _parts(end) if isinstance(end, dict) else None)
    except NoSuchDay as trouble:
        return Problem(place, str(trouble))
    shown = slide.get("display_date") or slide["start_date"].get("display_date")
    statement, source = _of(slide, "headline"), _of(slide, "text")
    return Entry(place, date, readable(shown) if isinstance(shown, str) else "", statement, source)


def _parts(day: Mapping[str, Any]) -> list[object]:
    return [day.get("year"), day.get("month"), day.get("day")]


def _of(slide: Any, name: str) -> str:
    """Return a slide's headline or text as it is read; empty where it has none."""
    text = slide.get("text") if isinstance(slide, dict) else None
    words = text.get(name) if isinstance(text, dict) else None
    return readable(words) if isinstance(words, str) else ""
