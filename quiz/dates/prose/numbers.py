"""Numbers that are dates by their place: days under a month, years of a chronology, 12/06/11."""

from dataclasses import replace

from quiz.dates.historical import HistoricalDate
from quiz.dates.prose.conventions import Conventions
from quiz.dates.prose.placing import join, place, with_year
from quiz.dates.prose.resolved import Kind, Resolved
from quiz.dates.prose.said import Bare, Calendar, Joint, Numeric, Unit
from quiz.dates.prose.surroundings import Surroundings
from quiz.dates.prose.timeline import Timeline

# How many years a story from before Christ may pass over, or look back, between two dates of
# which the second does not name its era.
LEAP, FLASHBACK = 300, 150


def bare(said: Bare, start: int, timeline: Timeline, conventions: Conventions) -> Resolved:
    """Place numbers that head an entry; `start` is where they stand."""
    if said.in_prose:
        return _ancient_year(said.first, timeline)
    before_christ = said.before_christ
    if before_christ is None:
        before_christ = conventions.eras.get(start)
    if said.months is not None or before_christ is None:
        return _days(said, timeline, conventions)
    return Resolved(_years(said, before_christ), Unit.YEAR, Kind.HEADER)


def numeric(
    said: Numeric, around: Surroundings, timeline: Timeline, conventions: Conventions
) -> Resolved:
    """Place 12/06/2011, where other dates of the text tell the day from the month."""
    kind = Kind.HEADER if around.at_head else Kind.EXPLICIT
    day, month = said.first, said.second
    year = _in_its_century(said.year, timeline, conventions)
    if year is None or (conventions.day_first is None and day != month):
        return Resolved(None, Unit.DAY, kind)
    if conventions.day_first is False:
        day, month = month, day
    date = place(Calendar(year=year, month=month, day=day), julian=conventions.julian)
    return Resolved(date, Unit.DAY, kind)


def _ancient_year(year: int, timeline: Timeline) -> Resolved:
    """Place "in 216", which is a year only in a story of the first thousand years."""
    now = timeline.now
    if now is None or now.first[0] >= 1000:
        return Resolved(None, Unit.YEAR, Kind.ANAPHORIC)
    ancient = now.first[0] <= 0
    if ancient and not -FLASHBACK <= 1 - now.first[0] - year <= LEAP:
        return Resolved(None, Unit.YEAR, Kind.ANAPHORIC)  # it may as well be of our era
    date = place(Calendar(year=year, before_christ=ancient))
    return Resolved(date, Unit.YEAR, Kind.ANAPHORIC, now.span)


def _years(said: Bare, before_christ: bool) -> HistoricalDate | None:
    first = Calendar(year=said.first, before_christ=before_christ, about=said.about)
    if said.last is None:
        return place(first)
    last = said.last
    if last < 100 <= said.first:
        last += said.first // 100 * 100  # 480–79
    ends = [place(first), place(replace(first, year=last))]
    if said.either and (last > said.first) == before_christ:
        ends.reverse()
    if ends[0] is None or ends[1] is None:
        return None
    return join(ends[0], ends[1], Joint.BETWEEN if said.either else Joint.LASTING)


def _days(said: Bare, timeline: Timeline, conventions: Conventions) -> Resolved:
    nothing = Resolved(None, Unit.DAY, Kind.HEADER)
    ruler = timeline.ruler or timeline.heading
    if ruler is None or (said.months is None) is not (ruler.unit is Unit.MONTH):
        return nothing
    if said.weak and not timeline.goes_on(said.first):
        return nothing
    days = _in_calendar(said, ruler.last[1], conventions.day_first)
    if days is None:
        return nothing
    first, last = (place(with_year(day, ruler.last[0]), julian=conventions.julian) for day in days)
    if first is None or last is None:
        return nothing
    date = first if said.last is None else join(first, last, Joint.LASTING)
    return Resolved(date, Unit.DAY, Kind.HEADER, ruler.span)


def _in_calendar(
    said: Bare, month: int, day_first: bool | None
) -> tuple[Calendar, Calendar] | None:
    """Return the first and the last day, under a month or with months of their own."""
    last = said.first if said.last is None else said.last
    if said.months is None:
        return Calendar(day=said.first, month=month), Calendar(day=last, month=month)
    if day_first is None:
        return None
    if day_first:
        return (
            Calendar(day=said.first, month=said.months[0]),
            Calendar(day=last, month=said.months[1]),
        )
    return (
        Calendar(day=said.months[0], month=said.first),
        Calendar(day=said.months[1], month=last),
    )


def _in_its_century(year: int, timeline: Timeline, conventions: Conventions) -> int | None:
    """Return 1914 for 14 where the text has got to 1910; None where it has told no year."""
    if year >= 100:
        return year
    reached = conventions.typical_year if timeline.now is None else timeline.now.first[0]
    if reached is None:
        return None
    # The year that ends so and is nearest: at most half a century before or after.
    return reached - 50 + (year - reached + 50) % 100
