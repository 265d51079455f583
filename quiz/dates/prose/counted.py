"""Dates that are pointed to or counted from another: "that year", "two years later"."""

from datetime import date as Day

from quiz.dates.daynumber import calendar_date, day_number
from quiz.dates.historical import HistoricalDate
from quiz.dates.prose import pointing
from quiz.dates.prose.resolved import Kind, Resolved
from quiz.dates.prose.said import Pointer, Shift, Unit
from quiz.dates.prose.surroundings import Surroundings
from quiz.dates.prose.timeline import Timeline


def pointed(said: Pointer, timeline: Timeline, published: Day | None) -> Resolved:
    """Place "that year" by the text, or "last year" by the day of publication."""
    if said.from_now:
        today = published.toordinal() if published is not None else None
        date = None if today is None else pointing.pointed(said, today, today)
        return Resolved(date, said.unit, Kind.DEICTIC)
    anchor = timeline.pointed_from(said)
    if anchor is None:
        return Resolved(None, said.unit, Kind.ANAPHORIC)
    assert anchor.date.earliest is not None and anchor.date.latest is not None
    date = pointing.pointed(said, anchor.date.earliest, anchor.date.latest)
    return Resolved(date, said.unit, Kind.ANAPHORIC, anchor.span)


def shifted(said: Shift, timeline: Timeline, published: Day | None) -> Resolved:
    """Place "two years later" by the text, or "two years ago" by the day of publication."""
    if said.from_now:
        today = published.toordinal() if published is not None else None
        start = None if today is None else pointing.days(today, today)
        date = None if start is None else pointing.shifted(said, start)
        return Resolved(date, said.unit, Kind.DEICTIC)
    anchor = timeline.counted_from(said)
    if anchor is None:
        return Resolved(None, said.unit, Kind.ANAPHORIC)
    date = pointing.shifted(said, anchor.date)
    told = timeline.mention
    if _lies_ahead(date, published) and not said.backwards and told not in (None, anchor):
        assert told is not None  # "died on Sunday … won in 1964 … four years later"
        anchor, date = told, pointing.shifted(said, told.date)
    return Resolved(date, said.unit, Kind.ANAPHORIC, anchor.span)


def _lies_ahead(date: HistoricalDate | None, published: Day | None) -> bool:
    first = None if date is None else date.earliest
    return published is not None and first is not None and first > published.toordinal()


def shifted_from_event(
    said: Shift, start: HistoricalDate | None, around: Surroundings, timeline: Timeline
) -> Resolved:
    """Place a date that is counted from an event, where the text gives the event's own date.

    `start` is that date where it follows ("months after a summit in August 2011"). Otherwise the
    expression may add to a date already given ("in 2011, four months before he died") or be
    counted from it ("elected in 2000 … months into his presidency").
    """
    mention = timeline.mention
    if start is not None:
        date = _within_entry(said, pointing.shifted(said, start), timeline)
        return Resolved(date, said.unit, Kind.ANAPHORIC)
    if mention is None:
        return Resolved(None, said.unit, Kind.ANAPHORIC)
    if said.event == "into":
        if not mention.in_whole_years:
            return Resolved(None, said.unit, Kind.ANAPHORIC)
        assert mention.date.earliest is not None
        years = said.most if said.unit is Unit.YEAR else 1 + said.most // 12
        last_day = day_number(mention.last[0] + years, 12, 31)
        date = pointing.days(mention.date.earliest, last_day)
        return Resolved(date, Unit.YEAR, Kind.ANAPHORIC, mention.span)
    if mention.span[0] >= around.sentence:
        return Resolved(mention.date, mention.unit, Kind.ANAPHORIC, mention.span)
    return Resolved(None, said.unit, Kind.ANAPHORIC)


def _within_entry(
    said: Shift, date: HistoricalDate | None, timeline: Timeline
) -> HistoricalDate | None:
    """Return the part of a vague time that lies within the years that head its entry."""
    entry = timeline.entry
    if date is None or entry is None or not said.vague or not entry.in_whole_years:
        return date
    first, last = date.earliest, entry.date.latest
    assert first is not None and last is not None
    if calendar_date(first)[0] > calendar_date(last)[0]:
        return date
    return pointing.days(first, last)
