"""The scale of a timeline: from days to millennia, from BC to today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.dates.daynumber import calendar_date, day_number
from quiz.events.event import Event
from quiz.web.date_words import day_of_year, era_words, short_month

DAYS_A_MONTH = 30.44
DAYS_A_YEAR = 365.2425

# On a phone a timeline has room for nine figures of four characters, or fewer longer ones.
MOST_SHORT_LABELS = 9
MOST_LONG_LABELS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the rule with its label; `anchor` keeps the label inside the drawing."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from the left end of a rule to its right end, and the days that are labelled."""

    first_day: int
    last_day: int
    labels: tuple[tuple[int, str], ...]

    @classmethod
    def covering(cls, first_day: int, last_day: int) -> "Scale":
        """Return the scale that fits two days, rounded out: 1945 to 2023 gives 1945 to 2025."""
        if first_day > last_day:
            raise ValueError("a scale ends before it begins")
        days = last_day - first_day + 1
        if days <= 2 * DAYS_A_MONTH:
            return cls.of_days(first_day, last_day)
        if days <= 2 * DAYS_A_YEAR:
            return cls.of_months(first_day, last_day)
        return cls.of_years(first_day, last_day)

    @classmethod
    def of_days(cls, first_day: int, last_day: int) -> "Scale":
        step = next(
            step for step in (1, 2, 7, 14) if (last_day - first_day) / step <= MOST_LONG_LABELS
        )
        return cls(
            first_day,
            last_day,
            tuple((day, day_label(day)) for day in range(first_day, last_day + 1, step)),
        )

    @classmethod
    def of_months(cls, first_day: int, last_day: int) -> "Scale":
        first, last = months_since_year_0(first_day), months_since_year_0(last_day)
        step = next(step for step in (1, 2, 3, 6) if (last - first) / step <= MOST_LONG_LABELS)
        return cls(
            month_start(first),
            month_start(last + 1) - 1,
            tuple(
                (month_start(month), month_label(month))
                for month in range(first, last + 1)
                if month % step == 0
            ),
        )

    @classmethod
    def of_years(cls, first_day: int, last_day: int) -> "Scale":
        first, last = year_count(first_day), year_count(last_day)
        most = MOST_SHORT_LABELS if first > 0 else MOST_LONG_LABELS
        step, unit = next(
            (step, unit) for step, unit in year_steps() if (last - first) / step <= most
        )
        start, end = first // unit * unit, last // unit * unit + unit
        return cls(
            year_start(start),
            year_start(end) - 1,
            tuple(
                (year_start(year), year_label(year, bc=first < 0))
                for year in range(start, end)
                if year % step == 0
            ),
        )

    def share(self, day: int) -> float:
        """Return where a day begins, from 0 to 100, held inside the rule."""
        across = self.last_day + 1 - self.first_day
        return min(100.0, max(0.0, 100 * (day - self.first_day) / across))

    def ticks(self) -> tuple[Tick, ...]:
        shares = ((self.share(day), label) for day, label in self.labels)
        return tuple(Tick(percent(share), label, anchor_at(share)) for share, label in shares)


def percent(share: float) -> str:
    """Return a share of 100 as SVG writes it: "6.25%", "0%"."""
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


def anchor_at(share: float, room: float = 3) -> str:
    """Return how a label there is set so that it does not stand out at the ends of the rule."""
    return "start" if share < room else "end" if share > 100 - room else "middle"


def year_steps() -> Iterator[tuple[int, int]]:
    """Yield from one label to the next and to which years the ends are rounded out."""
    yield from ((1, 1), (2, 1), (5, 1))
    ten = 10
    while True:
        yield from ((ten, ten // 2), (2 * ten, ten), (5 * ten, ten))
        ten *= 10


def year_count(day: int) -> int:
    """Return the year a day lies in as people count: 1 BC is -1, and no year is 0."""
    year = calendar_date(day)[0]
    return year if year > 0 else year - 1


def year_start(count: int) -> int:
    """Return the first day of a year as people count; of AD 1 for the year 0 between the eras."""
    return day_number(count if count > 0 else count + 1, 1, 1)


def year_label(count: int, *, bc: bool) -> str:
    return era_words(count if count < 0 else max(count, 1), ad=bc)


def months_since_year_0(day: int) -> int:
    year, month, _ = calendar_date(day)
    return 12 * year + month - 1


def month_start(months: int) -> int:
    return day_number(months // 12, months % 12 + 1, 1)


def month_label(months: int) -> str:
    year = months // 12
    era = year_label(year if year > 0 else year - 1, bc=False)
    return f"{short_month(months % 12 + 1)} {era}"


def day_label(day: int) -> str:
    _, month, day_of_month = calendar_date(day)
    return day_of_year(month, day_of_month)


def outermost_days(events: Iterable[Event]) -> tuple[int, int] | None:
    """Return the first and the last day that any of the events names; None if none names one."""
    said = [date for event in events for date in event.dates]
    days = [day for date in said for day in (date.earliest, date.latest) if day is not None]
    return (min(days), max(days)) if days else None
