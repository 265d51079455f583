"""A date for people, in British English and at its own precision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quiz.dates.certainty import bounds
from quiz.dates.daynumber import calendar_date
from quiz.dates.edtf import parse
from quiz.dates.expression import Expression, Point, Several, Stretch
from quiz.dates.historical import Extent, HistoricalDate, Precision
from quiz.dates.naming import Name, century_name, decade_name, has_name, name_of
from quiz.dates.parts import Part, part_of

_HEDGES = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def words(date: HistoricalDate) -> str:
    """Return a label: "25 April 2019", "1980s", "1945–1948", "about 1955", "490 BC"."""
    return _phrase(parse(date.edtf)).label


def in_words(date: HistoricalDate) -> str:
    """Return a phrase for a sentence: "on 25 April 2019", "in the 1980s", "from 1945 to 1948"."""
    return _phrase(parse(date.edtf)).sentence


def gap(days: int) -> str:
    """Return a clear time in whole days, months or years, never more than it is: "18 years"."""
    if days < 0:
        raise ValueError(f"a gap of {days} days is none")
    if days == 0:
        return "less than a day"
    return _counted(*whole_units(days))


@dataclass(frozen=True, slots=True)
class Length:
    """A clear time in days, as a value of a message."""

    days: int

    def __str__(self) -> str:
        return gap(self.days)


def gap_at_most(days: int) -> str:
    """Return the whole days, months or years that a time does not reach: "less than 3 months"."""
    if days < 0:
        raise ValueError(f"a gap of {days} days is none")
    number, unit = whole_units(days)
    return f"less than {_counted(number + 1, unit)}"


def whole_units(days: int) -> tuple[int, str]:
    """Return a clear time as a number of whole years, months or days, and which of them."""
    # A day is added so that a year of 365 days, or two years without a leap day, count in full.
    years, months = (days + 1) * 400 // 146_097, (days + 1) * 4_800 // 146_097
    return (years, "year") if years else (months, "month") if months else (days, "day")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class _Phrase:
    label: str
    sentence: str


def _phrase(expression: Expression) -> _Phrase:
    match expression:
        case Point():
            return _point(expression)
        case Stretch():
            return _lasting(expression)
        case Several((Stretch() as only,), Extent.ONCE):
            return _once(only)
        case Several((only,)):
            return _phrase(only)
        case Several():
            return _several(expression)


def _point(point: Point) -> _Phrase:
    said = spoken(point)
    if isinstance(said, Stretch):
        between = _once(said)
        hedge = _HEDGES[point.qualifier].replace("about", "roughly")
        return _Phrase(hedge + between.label, hedge + between.sentence)
    name = name_of(said)
    label, sentence = " ".join(name.pieces), f"{name.preposition} {name.noun}"
    match point.qualifier:
        case "?":
            return _Phrase(f"{label} (uncertain)", f"perhaps {sentence}")
        case "~":
            return _Phrase(f"about {name.noun}", f"about {name.noun}")
        case "%":
            return _Phrase(f"about {name.noun} (uncertain)", f"perhaps about {name.noun}")
        case _:
            return _Phrase(label, sentence)


def _lasting(stretch: Stretch) -> _Phrase:
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        side = f"until {_noun(last)}" if last else f"from {_noun(first)}" if first else "always"
        return _Phrase(side, side)
    if first == last:
        phrase = _point(first)
        return phrase if first.qualifier else replace(phrase, sentence=f"throughout {_noun(first)}")
    part = part_of(stretch)
    if part is not None:
        return _part(part)
    start, end = _nouns([first, last])
    return _Phrase(_dashed(first, last), f"from {start} to {end}")


def _once(stretch: Stretch) -> _Phrase:
    first, last = stretch.first, stretch.last
    if first is None:
        side = f"by {_noun(last)}" if last else "some time"
        return _Phrase(side, side)
    if last is None:
        return _Phrase(f"{_noun(first)} or later", f"{_point(first).sentence} or later")
    if first == last:
        return _point(first)
    part = part_of(stretch)
    if part is not None:
        return _part(part)
    if is_decade_before_christ(first, last):
        return _named(decade_name(int(first.year)))
    start, end = _nouns([first, last])
    return _Phrase(f"between {start} and {end}", f"between {start} and {end}")


def _several(several: Several) -> _Phrase:
    joint = "and" if several.extent is Extent.EACH else "or"
    points = [member for member in several.members if isinstance(member, Point)]
    plain = len(points) == len(several.members) and all(
        has_name(point) and not point.qualifier for point in points
    )
    if plain and len({name_of(point).preposition for point in points}) == 1:
        sentence = f"{name_of(points[0]).preposition} {_listed(_nouns(points), joint)}"
        return _Phrase(_listed(_nouns(points, articles=False), joint), sentence)
    phrases = [
        _point(member)
        if isinstance(member, Point)
        else _once(member)
        if several.extent is Extent.ONCE
        else _lasting(member)
        for member in several.members
    ]
    return _Phrase(
        _listed([phrase.label for phrase in phrases], joint),
        _listed([phrase.sentence for phrase in phrases], joint),
    )


def _part(part: Part) -> _Phrase:
    year = int(part.first.year)
    match part.whole:
        case Precision.DECADE:
            name = decade_name(year)
        case Precision.CENTURY:
            name = century_name(year)
        case Precision.YEAR:
            name = name_of(Point(part.first.year))
        case _:
            name = name_of(Point(part.first.year, part.first.month))
    first, *others = name.pieces
    prefix = "mid-" if part.name == "mid" else f"{part.name} "
    return _named(replace(name, pieces=(prefix + first, *others)))


def _named(name: Name) -> _Phrase:
    return _Phrase(" ".join(name.pieces), f"{name.preposition} {name.noun}")


def spoken(point: Point) -> Point | Stretch:
    """Return the date without what nobody says, or the ends between which it lies.

    2004-06-XX is June 2004; 1984-1X is October to December 1984.
    """
    if has_name(point):
        return point
    masked = "X" in point.year
    if point.month and "X" in point.month and (masked or point.month == "XX"):
        return spoken(replace(point, month=None, day=None))
    if point.day and "X" in point.day and (masked or point.day == "XX"):
        return spoken(replace(point, day=None))
    length = 1 if masked else 2 if "X" in (point.month or "") else 3
    said = bounds(point.unqualified)
    ends = [
        Point(*_digits(calendar_date(day)[:length]))
        for day in (said.earliest, said.latest)
        if day is not None
    ]
    return ends[0] if ends[0] == ends[-1] else Stretch(ends[0], ends[-1])


def _digits(numbers: Sequence[int]) -> list[str]:
    year, *others = numbers
    sign = "-" if year < 0 else ""
    return [f"{sign}{abs(year):04}", *(f"{number:02}" for number in others)]


def _noun(point: Point) -> str:
    said = spoken(point)
    noun = _once(said).label if isinstance(said, Stretch) else name_of(said).noun
    return _HEDGES[point.qualifier] + noun


def _nouns(points: Sequence[Point], *, articles: bool = True) -> list[str]:
    """Return a noun for each; what all end with is said once, with the last: 24, 25 March 2014."""
    if not all(has_name(point) and not point.qualifier for point in points):
        return [_noun(point) for point in points]
    names = [name_of(point) for point in points]
    if not articles:
        names = [replace(name, article="") for name in names]
    shared = _shared_pieces([name.pieces for name in names])
    return [
        replace(name, pieces=name.pieces[: len(name.pieces) - shared]).noun for name in names[:-1]
    ] + [names[-1].noun]


def _shared_pieces(names: Sequence[tuple[str, ...]]) -> int:
    """Return how many last pieces all have in common, leaving each at least one of its own."""
    if len({len(pieces) for pieces in names}) > 1:
        return 0
    shared = 0
    while shared < len(names[0]) - 1 and len({pieces[-1 - shared] for pieces in names}) == 1:
        shared += 1
    return shared


def _dashed(first: Point, last: Point) -> str:
    start, end = _nouns([first, last], articles=False)
    if start.startswith("AD ") and end.startswith("AD "):
        return f"{start}–{end.removeprefix('AD ')}"
    # A dash between groups of several words has spaces around it.
    tight = " " not in start and first.precision is last.precision
    return f"{start}–{end}" if tight else f"{start} – {end}"


def is_decade_before_christ(first: Point, last: Point) -> bool:
    """Return whether these are 489 and 480 BC or the like, for which EDTF has no mask."""
    if not all(p.precision is Precision.YEAR and p.month is None for p in (first, last)):
        return False
    start, end = int(first.year), int(last.year)
    marked = first.qualifier or last.qualifier
    return not marked and start < -9 and (1 - start) % 10 == 9 and end - start == 9


def _listed(texts: Sequence[str], joint: str) -> str:
    *others, last = texts
    return f"{', '.join(others)} {joint} {last}" if others else last
