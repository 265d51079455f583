"""What a date expression says in itself, before anything is taken from the text around it."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A length of time that English counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


YEARS_IN = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date in calendar words, with None for whatever is not said: "early July", "c. 480 BC".

    `year` is counted as people count, so that 490 BC is 490 with `before_christ` true; a decade
    is its smallest number (1950, and 470 for the 470s BC), a century or millennium its ordinal.
    `before_christ` is None where no era is written.
    """

    year: int | None = None
    unit: Unit = Unit.YEAR  # what `year` names
    before_christ: bool | None = None
    season: int | None = None  # as in EDTF, 21 spring to 24 winter
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    moveable: str | None = None  # a feast whose day depends on the year
    thirds: tuple[int, int] | None = None  # early is (0, 0), mid-to-late (1, 2)
    share: tuple[int, int] | None = None  # the second of two halves is (2, 2)
    about: bool = False
    old_style: bool = False
    year_of: "Pointer | None" = None  # "July of that year"

    @property
    def finest(self) -> Unit:
        """Return the smallest unit that is said."""
        if self.day is not None or self.weekday is not None or self.moveable is not None:
            return Unit.DAY
        if self.month is not None:
            return Unit.MONTH
        return Unit.SEASON if self.season is not None else self.unit

    @property
    def incomplete(self) -> bool:
        """It leaves its year to the text around it."""
        return self.year is None and self.year_of is None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A date found by pointing: "that year", "the next spring", "last July", "the same day".

    `step` is how many units on from where the text stands. `from_now` points from the day of
    publication ("last year"), and everything else from the date that the text has reached.
    """

    unit: Unit
    step: int
    season: int | None = None
    month: int | None = None
    weekday: int | None = None
    thirds: tuple[int, int] | None = None
    share: tuple[int, int] | None = None
    from_now: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A date some time away from another: "two years later", "a decade earlier", "years ago".

    `event` is set where it is counted from an event: "four months before he died", "months into
    his presidency". `vague` is set where no number is said: "months later".
    """

    fewest: int
    most: int
    unit: Unit
    backwards: bool
    from_now: bool = False
    event: str | None = None
    vague: bool = False
    loose: bool = False  # "about", "almost", "more than"


@dataclass(frozen=True, slots=True)
class TurnOfCentury:
    """The turn of the century that is nearest to where the text stands."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """Day and month in numbers, in an order that only the other dates tell: 12/06/2011."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Bare:
    """Numbers that only their neighbours tell apart as days or years: "4 – ", "264–241: ".

    `months` is given for 26/05 and for 26/05–04/06, one for each of the two numbers.
    """

    first: int
    last: int | None = None
    about: bool = False
    either: bool = False
    before_christ: bool | None = None
    months: tuple[int, int] | None = None
    in_prose: bool = False  # "in 216 the Romans lost", not the head of an entry
    weak: bool = False  # no dash or colon follows, only a capital letter


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, which belongs to the day that the text has reached."""


class Joint(StrEnum):
    """How the two dates of a pair belong together."""

    LASTING = "lasting"  # from one to the other
    BETWEEN = "between"  # once, at some time between them, or at one of the two
    BOTH = "both"  # at each of the two


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dates in one expression: "1950-53", "from May to July", "in April and June 1955"."""

    first: Calendar
    last: Calendar
    joint: Joint


Single = Calendar | Pointer | Shift | TurnOfCentury | Numeric | Bare | Clock
Said = Single | Pair
