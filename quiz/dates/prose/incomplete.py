"""Months, days and weekdays that leave their year to the text, or to the day of publication."""

from dataclasses import replace

from quiz.dates.historical import HistoricalDate
from quiz.dates.prose.conventions import Conventions
from quiz.dates.prose.placing import place, with_year
from quiz.dates.prose.pointing import days
from quiz.dates.prose.resolved import Kind, Resolved
from quiz.dates.prose.said import Calendar, Unit
from quiz.dates.prose.surroundings import Surroundings
from quiz.dates.prose.timeline import Anchor, Timeline
from quiz.dates.prose.vocabulary import FIRST_MONTH

# By how many months a bare month may lie before the one the story has reached. It looks back more
# readily in the middle of a sentence than where the date begins it.
_LONGEST_LOOK_BACK = 6
_LONGEST_LOOK_BACK_IN_FRONT = 4
_LONGEST_LEAP = 8


def complete(
    said: Calendar, around: Surroundings, timeline: Timeline, conventions: Conventions
) -> Resolved:
    """Place a date that does not say its year."""
    if _is_news(said, around, timeline, conventions):
        return _from_publication(said, around, conventions)
    if said.month is None and said.day is not None:
        return _day_of_month(said.day, timeline, conventions)
    if said.weekday is not None and said.day is None:
        return _weekday(said.weekday, timeline)
    return _in_the_story(said, around, timeline, conventions)


def _is_news(
    said: Calendar, around: Surroundings, timeline: Timeline, conventions: Conventions
) -> bool:
    """Return whether a date is counted from the day of publication, not along the story."""
    if conventions.published is None or timeline.entry is not None:
        return False
    if said.weekday is not None and said.day is None:
        return True
    if said.month is not None and around.future and not timeline.rules:
        return True
    mention = timeline.mention
    if said.month is None or (
        mention is not None and mention.in_whole_years and mention.span[0] >= around.sentence
    ):
        return False  # "Last year they met twice, in March and in October."
    return around.present or timeline.in_news or timeline.now is None


def _from_publication(said: Calendar, around: Surroundings, conventions: Conventions) -> Resolved:
    """Place "in July" and "on Wednesday" at the nearest before publication, or after it."""
    published = conventions.published
    assert published is not None
    if said.weekday is not None and said.day is None:
        today = published.toordinal()
        ahead = (said.weekday - (today - 1)) % 7
        day = today + ahead - (7 if ahead and not around.future else 0)
        return Resolved(days(day, day), Unit.DAY, Kind.DEICTIC)
    assert said.month is not None
    year, today_in_year = published.year, (published.month, published.day)
    if (said.month, said.day or 0) > today_in_year and not around.future:
        year -= 1
    elif (said.month, said.day or 31) < today_in_year and around.future:
        year += 1
    date = place(with_year(said, year), julian=conventions.julian)
    return Resolved(date, said.finest, Kind.DEICTIC)


def _day_of_month(day: int, timeline: Timeline, conventions: Conventions) -> Resolved:
    """Place "on the 12th" in the month that the story has reached."""
    anchor = timeline.fine
    if anchor is None or anchor.unit not in (Unit.DAY, Unit.MONTH):
        return Resolved(None, Unit.DAY, Kind.ANAPHORIC)
    year, month, _ = anchor.last
    date = place(with_year(Calendar(month=month, day=day), year), julian=conventions.julian)
    return Resolved(date, Unit.DAY, Kind.ANAPHORIC, anchor.span)


def _weekday(weekday: int, timeline: Timeline) -> Resolved:
    """Place a weekday on the day just told, if that was one; without one nothing is sure."""
    day = timeline.day
    if day is None or day.date.earliest is None or (day.date.earliest - 1) % 7 != weekday:
        return Resolved(None, Unit.DAY, Kind.DEICTIC)
    return Resolved(day.date, Unit.DAY, Kind.ANAPHORIC, day.span)


def _in_the_story(
    said: Calendar, around: Surroundings, timeline: Timeline, conventions: Conventions
) -> Resolved:
    anchor = timeline.year_anchor(around)
    kind = Kind.HEADER if around.at_head else Kind.ANAPHORIC
    if anchor is None:
        return Resolved(None, said.finest, kind)
    year = timeline.within_heading(_year_near(said, anchor, around, timeline), anchor)
    years = (year, anchor.last[0])  # the second for a 29 February that the first does not have
    dates = (place(with_year(said, each), julian=conventions.julian) for each in years)
    date = next((date for date in dates if date is not None), None)
    if date is not None and kind is Kind.ANAPHORIC and anchor.line != around.line:
        date = date if timeline.rules else _less_sure(said, date, year)
    return Resolved(date, said.finest, kind, anchor.span)


def _year_near(said: Calendar, anchor: Anchor, around: Surroundings, timeline: Timeline) -> int:
    month = said.month or FIRST_MONTH.get(said.season or 0, 1)
    in_row = anchor is timeline.entry and anchor.in_whole_years
    known = timeline.known_year(month, said.day, around.line) if said.day else None
    if known is not None and not in_row:
        return known
    if anchor.in_whole_years:
        return _year_within(anchor, timeline)
    year, reached = (anchor.first if anchor.unit is Unit.SEASON else anchor.last)[:2]
    looks_back = around.looks_back and not around.is_deadline
    longest = _LONGEST_LOOK_BACK_IN_FRONT if around.fronted else _LONGEST_LOOK_BACK
    if reached - month > longest and not looks_back:
        return year + 1  # a story goes forward: "by January" after December
    if month - reached > _LONGEST_LEAP and looks_back:
        return year - 1
    return year


def _year_within(anchor: Anchor, timeline: Timeline) -> int:
    """Return the year of a span that the story has reached, or its first."""
    first, now = anchor.first[0], timeline.now
    if now is not None and first <= now.first[0] <= anchor.last[0]:
        return now.first[0]
    return first


def _less_sure(said: Calendar, date: HistoricalDate, year: int) -> HistoricalDate:
    """Widen what is sure by a year on both sides: the paragraph itself does not say the year."""
    earlier, later = (place(with_year(said, year + step)) for step in (-1, 1))
    return replace(
        date,
        surely_after=earlier.surely_after if earlier else date.surely_after,
        surely_before=later.surely_before if later else date.surely_before,
    )
