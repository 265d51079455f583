"""A question as plain values for JSON: the form it is frozen in, and the form it is shown in.

A record holds all that a page needs to ask, grade and explain the question long after the events
have changed. `published` leaves exactly what `quiz questions generate --json` promises.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from quiz.articles.article import Source, Span
from quiz.dates import daynumber, edtf
from quiz.dates.historical import HistoricalDate
from quiz.events.event import Excerpt
from quiz.questions import written_record
from quiz.questions.question import (
    Choice,
    Kind,
    MultipleChoice,
    Ordering,
    ProvedQuestion,
    Question,
    Step,
)
from quiz.questions.written import WrittenKind, WrittenMultipleChoice, WrittenOrdering

DATE_FIELDS = ("edtf", "earliest", "latest", "surely_after", "surely_before")
PUBLISHED_EXCERPT = ("article", "title", "publisher", "start", "end", "quotation")

WRITTEN_KINDS = frozenset(kind.value for kind in WrittenKind)

Record = dict[str, Any]


def to_record(question: Question) -> Record:
    """Return the question as a dictionary of strings, numbers, lists and dictionaries."""
    if isinstance(question, WrittenMultipleChoice | WrittenOrdering):
        return written_record.to_record(question)
    return {
        "kind": question.kind.value,
        "stem": question.stem,
        "seed": question.seed,
        "difficulty": question.difficulty,
        "choices": [choice_record(choice) for choice in question.choices],
        "about": [choice_record(choice) for choice in question.about],
        **key_record(question),
        "certificate": [
            {"before": step.before, "after": step.after, "because": step.because}
            for step in question.certificate
        ],
    }


def from_record(record: Mapping[str, Any]) -> Question:
    """Return the question that `to_record` wrote, its invariants checked anew."""
    if record["kind"] in WRITTEN_KINDS:
        return written_record.from_record(record)
    stem, difficulty, seed = record["stem"], record["difficulty"], record["seed"]
    choices = tuple(read_choice(choice) for choice in record["choices"])
    steps = tuple(Step(**step) for step in record["certificate"])
    if record["kind"] == Kind.ORDERING:
        groups = record.get("groups", [[choice] for choice in record["key"]])
        return Ordering(
            stem=stem,
            choices=choices,
            groups=tuple(tuple(group) for group in groups),
            certificate=steps,
            difficulty=difficulty,
            seed=seed,
            bracketed="groups" in record,
        )
    return MultipleChoice(
        kind=Kind(record["kind"]),
        stem=stem,
        choices=choices,
        about=tuple(read_choice(choice) for choice in record["about"]),
        key=frozenset(record["key"]),
        certificate=steps,
        difficulty=difficulty,
        seed=seed,
    )


def published(question: ProvedQuestion) -> Record:
    """Return the record with the fields of the machine-readable output, and no others."""
    record = to_record(question)
    for choice in (*record["choices"], *record["about"]):
        choice["excerpts"] = [
            {field: excerpt[field] for field in PUBLISHED_EXCERPT} for excerpt in choice["excerpts"]
        ]
    return record


def as_text(question: Question) -> str:
    """Return the record as one line of JSON, the same bytes on every machine."""
    return json.dumps(to_record(question), ensure_ascii=False, separators=(",", ":"))


def key_record(question: ProvedQuestion) -> Record:
    """Return the key; with its groups where choices may be put side by side, and only there."""
    if isinstance(question, MultipleChoice):
        return {"key": sorted(question.key)}
    groups = [list(group) for group in question.groups]
    return {"key": list(question.key), **({"groups": groups} if question.bracketed else {})}


def choice_record(choice: Choice) -> Record:
    return {
        "id": choice.id,
        "text": choice.text,
        "event": choice.event,
        **(date_record(choice.given) if choice.given else dict.fromkeys(DATE_FIELDS)),
        "explanation": choice.explanation,
        "excerpts": [excerpt_record(excerpt) for excerpt in choice.excerpts],
        **({} if choice.position is None else {"position": choice.position}),
        **({} if choice.days is None else {"days": list(choice.days)}),
    }


def date_record(value: HistoricalDate) -> Record:
    """Return the EDTF and the four bounds as ISO days, None where unbounded."""
    return {
        "edtf": value.edtf,
        "earliest": iso_or_none(value.earliest),
        "latest": iso_or_none(value.latest),
        "surely_after": iso_or_none(value.surely_after),
        "surely_before": iso_or_none(value.surely_before),
    }


def excerpt_record(excerpt: Excerpt) -> Record:
    source = excerpt.source
    return {
        "article": excerpt.article,
        "title": source.title,
        "publisher": source.publisher,
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "quotation": excerpt.quotation,
        "published": source.published.isoformat() if source.published else None,
        "retells": source.retells,
        "date": date_record(excerpt.date),
        "date_start": excerpt.date_span.start if excerpt.date_span else None,
        "date_end": excerpt.date_span.end if excerpt.date_span else None,
        "date_words": excerpt.date_words,
    }


def read_choice(record: Mapping[str, Any]) -> Choice:
    days = record.get("days")
    return Choice(
        id=record["id"],
        text=record["text"],
        event=record["event"],
        given=read_date(record) if record["edtf"] else None,
        explanation=record["explanation"],
        excerpts=tuple(read_excerpt(excerpt) for excerpt in record["excerpts"]),
        position=record.get("position"),
        days=(days[0], days[1]) if days else None,
    )


def read_date(record: Mapping[str, Any]) -> HistoricalDate:
    """Return the date with the bounds of the record, which may be wider than its EDTF's."""
    return replace(
        edtf.read(record["edtf"]),
        earliest=day_or_none(record["earliest"]),
        latest=day_or_none(record["latest"]),
        surely_after=day_or_none(record["surely_after"]),
        surely_before=day_or_none(record["surely_before"]),
    )


def read_excerpt(record: Mapping[str, Any]) -> Excerpt:
    marked = record["date_start"] is not None
    return Excerpt(
        article=record["article"],
        source=Source(
            title=record["title"],
            publisher=record["publisher"],
            published=date.fromisoformat(record["published"]) if record["published"] else None,
            retells=record["retells"],
        ),
        span=Span(record["start"], record["end"]),
        quotation=record["quotation"],
        date=read_date(record["date"]),
        date_span=Span(record["date_start"], record["date_end"]) if marked else None,
        date_words=record["date_words"],
    )


def iso_or_none(day: int | None) -> str | None:
    return None if day is None else daynumber.iso(day)


def day_or_none(text: str | None) -> int | None:
    return None if text is None else daynumber.from_iso(text)
