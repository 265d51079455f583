"""A date as a teacher writes it out: “about 480 BC”, “early 1970s”, “from May to July 1950”."""

import re
from datetime import date

from quiz.dates import edtf, typed
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate, certainly_before
from quiz.dates.phrases import find

# What people put before a date or around it, and which says nothing more.
_AROUND = re.compile(r"\A(?:in|on|at|during|the|of|around the time of)\s+|[\s.,;:]+\Z", re.I)
_UP_TO = ("before", "by", "until", "no later than")
_OPEN = (*_UP_TO, "after", "since", "no earlier than")
_ENDS = (("between", "and"), ("from", "to"), ("from", "until"))
_FROM = re.compile(r"\A(?:from|between)\s+", re.I)
_TO = re.compile(r"\s*(?:[–—-]|\b(?:to|until|and)\b)\s*", re.I)
_LONGEST = 120


def read(text: str, published: date | None = None) -> HistoricalDate:
    """Return the date that is meant; UnreadableDate, with a sentence to show, if none can be.

    What the articles' reader understands is understood here too; `published` is the day that
    “last year” leans on.
    """
    words = " ".join(text.split())
    if len(words) > _LONGEST:
        raise UnreadableDate("A date is shorter than %(most)s characters.", most=_LONGEST)
    try:
        return typed.read(words)
    except UnreadableDate as reason:
        found = in_words(_AROUND.sub("", words), published)
        if found is None and runs_backwards(words, published):
            raise UnreadableDate("“%(text)s” ends before it begins.", text=words) from reason
        if found is None:
            raise UnreadableDate(
                "%(reason)s Write it as “4 July 1961”, “early 1970s”, “about 480 BC”, "
                "“between 1945 and 1948”, or in EDTF as 1945/1948.",
                reason=reason,
            ) from reason
        return found


def in_words(text: str, published: date | None) -> HistoricalDate | None:
    """Return the date of a text that is nothing but one date; None where it is none or more."""
    found = [one for one in find(text, published) if one.date is not None]
    before = text[: found[0].start].strip().lower() if found else ""
    if not found or text[found[-1].end :].strip():
        return None
    first, last = found[0].date, found[-1].date
    if len(found) == 1 and before in _OPEN:
        return open_at_one_end(last, before)
    if len(found) == 1 and before in ("", "between", "from"):
        if before == "between":
            return once_within(last)
        return lasting_from(last) if before else last
    between = text[found[0].end : found[-1].start].strip().lower()
    if len(found) == 2 and (before, between) in _ENDS:
        return either_end(first, last, lasting=before == "from")
    return None


def runs_backwards(text: str, published: date | None) -> bool:
    """Return whether a text names two ends of which the second is over before the first begins."""
    ends = [in_words(end, published) for end in _TO.split(_FROM.sub("", text))]
    first, last = ends if len(ends) == 2 else (None, None)
    return first is not None and last is not None and certainly_before(last, first)


def open_at_one_end(end: HistoricalDate | None, before: str) -> HistoricalDate | None:
    """Return some time up to a date, or from it on."""
    if end is None:
        return None
    return readable(f"[..{end.edtf}]" if before in _UP_TO else f"[{end.edtf}..]")


def lasting_from(start: HistoricalDate | None) -> HistoricalDate | None:
    """Return what lasted from a date on; a stretch of time lasted from its one end to the other."""
    if start is None or "/" in start.edtf:
        return start
    return readable(f"{start.edtf}/..")


def once_within(stretch: HistoricalDate | None) -> HistoricalDate | None:
    """Return once at some time within what lasted from one date to another."""
    if stretch is None or stretch.edtf.startswith("["):
        return stretch
    first, bar, last = stretch.edtf.partition("/")
    return readable(f"[{first}..{last}]") if bar else None


def either_end(
    first: HistoricalDate | None, last: HistoricalDate | None, *, lasting: bool
) -> HistoricalDate | None:
    """Return once between two dates, or from one to the other, where they can be such ends."""
    if first is None or last is None:
        return None
    return readable(f"{first.edtf}/{last.edtf}" if lasting else f"[{first.edtf}..{last.edtf}]")


def readable(text: str) -> HistoricalDate | None:
    try:
        return edtf.read(text)
    except UnreadableDate:
        return None
