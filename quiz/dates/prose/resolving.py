"""Date expressions placed in time one after the other, each by what the text has told so far."""

from dataclasses import replace

from quiz.dates.daynumber import calendar_date, day_number
from quiz.dates.historical import HistoricalDate
from quiz.dates.prose import counted, numbers
from quiz.dates.prose.conventions import Conventions
from quiz.dates.prose.incomplete import complete
from quiz.dates.prose.placing import join, place, with_year, year_of
from quiz.dates.prose.resolved import Kind, Resolved
from quiz.dates.prose.said import (
    Bare,
    Calendar,
    Clock,
    Numeric,
    Pair,
    Pointer,
    Said,
    Shift,
    TurnOfCentury,
    Unit,
)
from quiz.dates.prose.surroundings import Surroundings
from quiz.dates.prose.timeline import Anchor, Timeline

_CERTAINLY_AFTER_CHRIST = 1700  # in a story of 1922 BC it was also in 1922 that someone dug
_OFF_FROM_TURN = 10  # years that "the turn of the century" may be away from it


class Resolver:
    """Places expressions in time; they must be given in the order of the text."""

    def __init__(self, conventions: Conventions) -> None:
        self.conventions = conventions
        self.timeline = Timeline()

    def resolve(
        self,
        said: Said,
        around: Surroundings,
        span: tuple[int, int],
        lender: Calendar | None = None,
    ) -> Resolved:
        """Place one expression. `lender` is a complete date that follows and lends its year."""
        self.timeline.enter(around)
        resolved = self._resolved(said, around, span[0], lender)
        date = resolved.date
        if date is not None and date.earliest is not None and date.latest is not None:
            anchor = Anchor(date, resolved.unit, span, around.line)
            in_news = resolved.kind is Kind.DEICTIC
            self.timeline.remember(said, anchor, around, in_news=in_news)
        return resolved

    def _resolved(
        self, said: Said, around: Surroundings, start: int, lender: Calendar | None
    ) -> Resolved:
        match said:
            case Calendar():
                return self._calendar(said, around, lender)
            case Pair():
                return self._pair(said, around)
            case Pointer():
                return counted.pointed(said, self.timeline, self.conventions.published)
            case Shift(event=None):
                return counted.shifted(said, self.timeline, self.conventions.published)
            case Shift():
                begin = None if lender is None else self._place(self._with_era(lender))
                return counted.shifted_from_event(said, begin, around, self.timeline)
            case Bare():
                return numbers.bare(said, start, self.timeline, self.conventions)
            case Numeric():
                return numbers.numeric(said, around, self.timeline, self.conventions)
            case TurnOfCentury():
                return self._turn_of_century()
            case Clock():
                return self._clock(lender, around)

    def _place(self, said: Calendar) -> HistoricalDate | None:
        return place(said, julian=self.conventions.julian)

    def _calendar(
        self, said: Calendar, around: Surroundings, lender: Calendar | None = None
    ) -> Resolved:
        if said.year is not None:
            kind = Kind.HEADER if around.at_head or around.in_heading else Kind.EXPLICIT
            return Resolved(self._place(self._with_era(said)), said.finest, kind)
        if said.year_of is not None:
            return self._in_pointed_year(said, said.year_of)
        if lender is None:
            return complete(said, around, self.timeline, self.conventions)
        kind = Kind.HEADER if around.at_head else Kind.ANAPHORIC
        return Resolved(self._place(with_year(said, year_of(lender))), said.finest, kind)

    def _with_era(self, said: Calendar) -> Calendar:
        """Return a date with the era that an ancient history leaves out."""
        now, heading = self.timeline.now, self.timeline.heading
        if said.before_christ is not None or said.year is None or now is None or now.first[0] > 0:
            return said
        # The years before Christ count down: what goes back, or leaps far ahead, is of our era.
        length = 100 if said.unit is Unit.CENTURY else 1
        told = -(now.first[0] - 1) if length == 1 else -now.first[0] // length + 1
        small = said.year * length < 1100 and 0 <= told - said.year <= numbers.LEAP // length
        ruled = heading is not None and heading.last[0] <= 0
        near = said.unit is Unit.YEAR and abs(1 - said.year - now.first[0]) <= numbers.FLASHBACK
        old = near and said.year < _CERTAINLY_AFTER_CHRIST
        return replace(said, before_christ=True) if small or ruled or old else said

    def _in_pointed_year(self, said: Calendar, pointer: Pointer) -> Resolved:
        """Place "July of that year"."""
        year = counted.pointed(pointer, self.timeline, self.conventions.published)
        if year.date is None or year.date.earliest is None:
            return replace(year, unit=said.finest)
        date = self._place(with_year(said, calendar_date(year.date.earliest)[0]))
        return replace(year, date=date, unit=said.finest)

    def _pair(self, pair: Pair, around: Surroundings) -> Resolved:
        last = self._calendar(pair.last, around)
        if last.date is None or last.date.earliest is None:
            return last
        if pair.first.incomplete:
            first = self._before(pair.first, last.date.earliest)
        else:
            first = self._calendar(pair.first, around).date
        unit = last.unit if pair.first.finest is last.unit else Unit.DAY
        both = None if first is None else join(first, last.date, pair.joint)
        return replace(last, date=both, unit=unit)

    def _before(self, said: Calendar, day: int) -> HistoricalDate | None:
        """Place the first of two dates in the year of the second, or in the one before it."""
        year = calendar_date(day)[0]
        date = self._place(with_year(said, year))
        if date is None or date.earliest is None or date.earliest <= day:
            return date
        return self._place(with_year(said, year - 1))

    def _turn_of_century(self) -> Resolved:
        now = self.timeline.now
        if now is None:
            return Resolved(None, Unit.YEAR, Kind.ANAPHORIC)
        year = (now.first[0] + 50) // 100 * 100
        date = place(with_year(Calendar(about=True), year))
        if date is not None:
            date = replace(
                date,
                surely_after=day_number(year - _OFF_FROM_TURN, 1, 1),
                surely_before=day_number(year + _OFF_FROM_TURN, 12, 31),
            )
        return Resolved(date, Unit.YEAR, Kind.ANAPHORIC, now.span)

    def _clock(self, lender: Calendar | None, around: Surroundings) -> Resolved:
        """Place a time on the day that follows ("at 5:34 AM on …"), or on the one just told."""
        if lender is not None and lender.finest is Unit.DAY:
            return Resolved(self._place(lender), Unit.DAY, Kind.ANAPHORIC)
        day, heading = self.timeline.day, self.timeline.heading
        if around.at_head and heading is not None and heading.unit is Unit.DAY:
            day = heading  # "7 a.m. – " below "Wednesday, 18 April", whatever came four days later
        if day is None:
            return Resolved(None, Unit.DAY, Kind.ANAPHORIC)
        return Resolved(day.date, Unit.DAY, Kind.ANAPHORIC, day.span)
