"""Two dates in one expression: "1950-53", "24–25 March 2014", "between 1961 and 1964"."""

import re
from dataclasses import replace

from quiz.dates.prose.expression import DAYTIME, LOOSE, expression
from quiz.dates.prose.said import Calendar, Joint, Numeric, Pair, Said, Unit
from quiz.dates.prose.vocabulary import MONTH, ORDINAL_ENDING, ORDINALS, any_case

Match = re.Match[str]

_CONNECTOR = re.compile(
    r"(?P<both> and | & )|(?P<either> or )| (?:up )?to | until | till | through | though | thru "
    r"| ?(?P<dash>--|[-–—/]) ?"
)
_NUMBER = re.compile(
    rf"(?P<number>[0-9]{{1,3}})(?P<ordinal>{ORDINAL_ENDING})?(?![0-9]|[.,:][0-9]|%)"
)
_NUMBER_OR_WORD = re.compile(rf"{_NUMBER.pattern}|(?P<word>{any_case(ORDINALS)})\b")
_THE = re.compile(r"[Tt]he (?=[0-9]{1,2}[a-z]{2} |[a-z]{4,11}(?:-first)? (?:and|or|to) )")
_MONTH_NEXT = re.compile(rf" (?:of )?{MONTH}")
_COUNTED_NEXT = re.compile(r" [a-z]+s\b")
_YEAR_NEXT = re.compile(r"(?:, ?| |, of )(?P<year>[12][0-9]{3})(?![0-9]|,[0-9])")


def one_or_two(text: str, position: int) -> tuple[Said, int] | None:
    """Return what the date or the two dates that begin at a position say, and where they end."""
    first = expression(text, position)
    if first is None:
        return _after_a_number(text, position)
    if isinstance(first[0], Calendar):
        return _pair(text, position, first[0], first[1]) or first
    return first


def _after_a_number(text: str, start: int) -> tuple[Pair, int] | None:
    """Read a pair whose first date is only a number: "24–25 March", "499-493 BC"."""
    before = DAYTIME.match(text, start) or LOOSE.match(text, start) or _THE.match(text, start)
    number = _NUMBER_OR_WORD.match(text, before.end() if before else start)
    connector = _CONNECTOR.match(text, number.end()) if number else None
    if number is None or connector is None:
        return None
    second = expression(text, connector.end())
    if second is not None and isinstance(second[0], Numeric) and connector["dash"]:
        return _days_in_numbers(number["number"], second[0], second[1])
    if second is None or not isinstance(second[0], Calendar):
        return None
    last, word = second[0], number["word"]
    value = ORDINALS[word.lower()] if word else int(number["number"])
    if connector["dash"] and last.before_christ and last.year and last.year < value % 100:
        last = replace(last, year=value // 100 * 100 + last.year)  # 480–79 BC
    first = _like(last, value, ordinal=bool(word or number["ordinal"]))
    if first is None:
        return None
    return Pair(first, last, _joint(text, start, connector)), second[1]


def _days_in_numbers(first: str | None, last: Numeric, end: int) -> tuple[Pair, int] | None:
    """Read 07-10/06/1979, in which the days can only come first."""
    if first is None or not 0 < int(first) < last.first <= 31 or last.second > 12:
        return None
    if last.year < 100:
        return None
    day = Calendar(year=last.year, month=last.second, day=last.first)
    return Pair(replace(day, day=int(first)), day, Joint.LASTING), end


def _like(last: Calendar, number: int, *, ordinal: bool) -> Calendar | None:
    """Return the first date of a pair that only gives the number in which it differs."""
    if last.day is not None:
        return replace(last, day=number, weekday=None) if last.month and number <= 31 else None
    if last.year is None or last.finest is not last.unit or not number:
        return None
    if last.unit in (Unit.CENTURY, Unit.MILLENNIUM):
        return replace(last, year=number) if ordinal else None
    if last.unit is not Unit.YEAR or last.before_christ is None:
        return None
    in_order = number > last.year if last.before_christ else number < last.year
    return replace(last, year=number) if in_order else None


def _pair(text: str, start: int, first: Calendar, end: int) -> tuple[Said, int] | None:
    connector = _CONNECTOR.match(text, end)
    if connector is None:
        return None
    second = _number_after(text, connector, first) or _date_after(text, connector, first)
    if second is None:
        return None
    first, last = _completed(first, second[0])
    if connector["dash"] == "/" and _are_one_day(first, last):
        return last, second[1]
    if (
        first.season == 24
        and last.season == 24
        and connector["dash"]
        and _are_neighbours(first, last)
    ):
        return first, second[1]  # one winter: 1932/33
    return Pair(first, last, _joint(text, start, connector)), second[1]


def _number_after(text: str, connector: Match, first: Calendar) -> tuple[Calendar, int] | None:
    """Read a second date that is only a number: "1950-53", "March 24–25, 2014"."""
    number = _NUMBER.match(text, connector.end())
    if number is None or _MONTH_NEXT.match(text, number.end()):
        return None
    spaced_dash = connector["dash"] is not None and " " in connector[0]
    if spaced_dash or (connector["both"] and _COUNTED_NEXT.match(text, number.end())):
        return None
    value = int(number["number"])
    if first.month is not None and first.day is not None:
        if not first.day < value <= 31:
            return None
        after = _YEAR_NEXT.match(text, number.end()) if first.year is None else None
        year = int(after["year"]) if after else first.year
        return replace(first, day=value, year=year, weekday=None), (after or number).end()
    if connector["dash"] is None or len(number["number"]) > 2:
        return None
    year = _year_in_full(first, number["number"])
    return None if year is None else (replace(first, year=year), number.end())


def _year_in_full(first: Calendar, digits: str) -> int | None:
    """Return 1953 for "1950-53" and "1950–3", 2000 for "1999-00" and 479 for "480–79 BC".

    None if none fits.
    """
    if first.year is None or first.finest not in (Unit.YEAR, Unit.SEASON):
        return None
    short = int(digits)
    if len(digits) == 1 and first.year >= 1000 and not first.before_christ:
        year = first.year // 10 * 10 + short
        return year if year > first.year else None
    if first.year < 100:
        return short if short > first.year and first.before_christ is False else None
    year = first.year // 100 * 100 + short
    if first.before_christ:
        return year if year < first.year else None
    if first.year % 100 == 99 and short == 0:
        return year + 100
    return year if year > first.year else None


def _date_after(text: str, connector: Match, first: Calendar) -> tuple[Calendar, int] | None:
    second = expression(text, connector.end())
    if second is None or not isinstance(second[0], Calendar):
        return None
    last, end = second[0], second[1]
    return (last, end) if _go_together(first, last, connector) else None


def _go_together(first: Calendar, last: Calendar, connector: Match) -> bool:
    if first.year_of is not None or connector[0] == " — ":
        return False
    if (first.weekday is None) != (last.weekday is None) and None in (first.month, last.month):
        return False
    listed = connector["both"] is not None or connector["either"] is not None
    if listed:
        # "Spring and early summer" are told apart; "in 1945 and June" are no list.
        in_parts = any((first.thirds, first.share, last.thirds, last.share))
        if in_parts or first.finest is Unit.SEASON or first.finest is not last.finest:
            return False
        return first.year is None or last.year is not None
    if first.finest is last.finest:
        return first.finest is not Unit.DAY or None not in (first.month, last.month)
    return connector["dash"] is None


def _completed(first: Calendar, last: Calendar) -> tuple[Calendar, Calendar]:
    """Return both dates with what is said once for both of them."""
    if first.year is not None and first.before_christ is None and last.before_christ is not None:
        first = replace(first, before_christ=last.before_christ)
    turns = _turns_the_year(first, last)
    if first.year is None and last.year is not None and first.finest is not Unit.YEAR:
        back = -1 if last.before_christ else 1
        year = last.year - back if turns else last.year
        return replace(first, year=year, before_christ=last.before_christ), last
    if first.year is not None and last.incomplete:
        on = -1 if first.before_christ else 1
        year = first.year + on if turns else first.year
        return first, replace(last, year=year, before_christ=first.before_christ)
    if first.year is None and last.year_of is not None:
        return replace(first, year_of=last.year_of), last
    return first, last


def _are_neighbours(first: Calendar, last: Calendar) -> bool:
    return first.year is not None and last.year is not None and abs(last.year - first.year) == 1


def _are_one_day(first: Calendar, last: Calendar) -> bool:
    """Return whether "18 February/2 March" is one day in the two calendars."""
    if None in (first.month, first.day, last.month, last.day):
        return False
    assert first.month and first.day and last.month and last.day
    apart = (last.month - first.month) % 12 * 30.4 + last.day - first.day
    return 8.5 < apart < 14.5 and first.month != last.month


def _turns_the_year(first: Calendar, last: Calendar) -> bool:
    """Return whether a year ends between the two: "November to March", "the winter-spring"."""
    if first.month is not None and last.month is not None:
        return first.month > last.month
    return first.season == 24 and last.season is not None and last.season < 24


def _joint(text: str, start: int, connector: Match) -> Joint:
    if text[max(0, start - 8) : start].lower() == "between ":
        return Joint.BETWEEN
    if connector["both"]:
        return Joint.BOTH
    return Joint.BETWEEN if connector["either"] else Joint.LASTING
