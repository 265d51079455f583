"""Whether the sources of one event agree on its date, and the date shown for it."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations

from quiz.dates import edtf
from quiz.dates.historical import Extent, HistoricalDate, Precision, certainly_apart
from quiz.events.event import Event, Excerpt


class Agreement(StrEnum):
    """What the dates of an event's sources say of one another."""

    SINGLE = "single"  # one voice tells it, in however many texts
    CORROBORATED = "corroborated"  # the same date from two voices
    FINER = "finer"  # one date lies within the others
    OVERLAPPING = "overlapping"  # they can all be true
    DISPUTED = "disputed"  # they cannot


def agreement(event: Event) -> Agreement:
    """Return how the event's sources stand to one another.

    Dates are disputed only where even their sure bounds are apart: reports that differ by a time
    zone or by two calendars are not.
    """
    told = stated(event)
    dates = dates_of(told)
    if len({excerpt.source.voice for excerpt in told}) == 1:
        return Agreement.SINGLE
    if len({(date.earliest, date.latest) for date in dates}) == 1:
        return Agreement.CORROBORATED
    if any(certainly_apart(one, other) for one, other in combinations(dates, 2)):
        return Agreement.DISPUTED
    return Agreement.FINER if finest(event) else Agreement.OVERLAPPING


def shown_date(event: Event) -> HistoricalDate:
    """Return the date to show and to ask with: the settled one, the finest, or what all allow.

    Unless a teacher has settled it, its sure bounds are the hull of all the sources.
    """
    if event.settled:
        return event.settled
    shown = finest(event) or whole(event)
    return replace(shown, surely_after=event.surely_after, surely_before=event.surely_before)


def stated(event: Event) -> tuple[Excerpt, ...]:
    """Return the excerpts whose article has words for the date; all where none has.

    A date that only follows from what is told around it neither agrees with one that is stated,
    nor is it shown in its place.
    """
    return tuple(one for one in event.excerpts if one.date_words is not None) or event.excerpts


def finest(event: Event) -> HistoricalDate | None:
    """Return the stated date that lies within every other one, None when there is none."""
    dates = dates_of(stated(event))
    for date in dates:
        if all(said_within(date, other) for other in dates):
            return date
    return None


def dates_of(excerpts: Sequence[Excerpt]) -> tuple[HistoricalDate, ...]:
    """Return the different dates of excerpts, in their order."""
    return tuple(dict.fromkeys(excerpt.date for excerpt in excerpts))


def said_within(inner: HistoricalDate, outer: HistoricalDate) -> bool:
    starts = outer.earliest is None or (
        inner.earliest is not None and inner.earliest >= outer.earliest
    )
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends


def whole(event: Event) -> HistoricalDate:
    """Return one date that spans what all the sources say."""
    once = all(date.extent is Extent.ONCE for date in event.dates)
    extent = Extent.ONCE if once else Extent.LASTING
    unbounded = event.earliest is None and event.latest is None
    return HistoricalDate(
        edtf="XXXX" if unbounded else edtf.between(event.earliest, event.latest, extent),
        earliest=event.earliest,
        latest=event.latest,
        surely_after=event.surely_after,
        surely_before=event.surely_before,
        precision=Precision.SPAN,
        extent=extent,
    )
