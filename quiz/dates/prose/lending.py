"""Dates that borrow from the next one: "in May and again in June 1950", "at 2 a.m. on 6 May"."""

import re

from quiz.dates.prose.said import Calendar, Clock, Pair, Shift, Unit
from quiz.dates.prose.scanning import Expression

# What may stand between the two: words of a list, the wall of a cell, "the summer offensive in
# June 1942", "the July Revolution of 1830".
_TO_A_DATE = re.compile(
    r",? (?:and|or|to|&) (?:in |on |again in )?|/|, | {0,40}[|\t] {0,40}"
    r"| (?:offensive|campaign)[^.;,()]{0,40} in |(?: [A-Z][a-z]+){1,4} of "
)
_TO_A_TIME = re.compile(r"[A-Za-z ]{0,30}(?:\bon |, )")  # "at 5:34 AM local time on 20 March 2003"
_TO_AN_EVENT = re.compile(r" (?:[^.;,\n]{0,120} (?:in|on|of) )?")  # "months after a summit in 2011"


def lender(text: str, this: Expression, following: Expression) -> Calendar | None:
    """Return the complete date that follows closely enough to complete this expression."""
    lent = following.said.first if isinstance(following.said, Pair) else following.said
    if not isinstance(lent, Calendar) or lent.year is None:
        return None
    match this.said:
        case Calendar() if this.said.incomplete:
            between = _TO_A_DATE
        case Clock():
            between = _TO_A_TIME
        case Shift(event="after" | "before"):
            between = _TO_AN_EVENT
        case _:
            return None
    return lent if between.fullmatch(text, this.end, following.start) else None


def takes_its_day(text: str, this: Expression, following: Expression) -> bool:
    """Return whether a time of day belongs to the day that follows and leaves out its year."""
    day = following.said
    return (
        isinstance(this.said, Clock)
        and isinstance(day, Calendar)
        and day.incomplete
        and day.finest is Unit.DAY
        and _TO_A_TIME.fullmatch(text, this.end, following.start) is not None
    )
