"""Whether the sources of one event agree on its date, and the date shown for it."""

from dataclasses import replace
from enum import StrEnum
from itertools import combinations

from quiz.dates import edtf
from quiz.dates.historical import Extent, HistoricalDate, Precision, certainly_apart
from quiz.events.event import Event


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
    if len({excerpt.source.voice for excerpt in event.excerpts}) == 1:
        return Agreement.SINGLE
    if len({(date.earliest, date.latest) for date in event.dates}) == 1:
        return Agreement.CORROBORATED
    if any(certainly_apart(one, other) for one, other in combinations(event.dates, 2)):
        return Agreement.DISPUTED
    return Agreement.FINER if finest(event) else Agreement.OVERLAPPING


def shown_date(event: Event) -> HistoricalDate:
    """Return the date to show and to ask with: the finest, or all that the sources allow.

    Its sure bounds are always the hull of all the sources.
    """
    shown = finest(event) or whole(event)
    return replace(shown, surely_after=event.surely_after, surely_before=event.surely_before)


def finest(event: Event) -> HistoricalDate | None:
    """Return the date that lies within every other one, None when there is none."""
    for date in event.dates:
        if all(said_within(date, other) for other in event.dates):
            return date
    return None


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
