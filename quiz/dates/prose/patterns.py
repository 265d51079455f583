"""How one date is written in English, and what each way of writing it says.

Every pattern is tried at one place only and every repetition in it is bounded, so that the time
for a text grows no faster than its length.
"""

import re
from collections.abc import Callable, Iterable

from quiz.dates.prose.said import Calendar, Clock, Numeric, Single, Unit
from quiz.dates.prose.vocabulary import (
    DAY,
    DECADE_WORDS,
    ERA,
    GAP,
    MONTH,
    ORDINAL_ENDING,
    ORDINALS,
    ROMAN,
    SEASON,
    SEASONS,
    WEEKDAY,
    YEAR,
    any_case,
    either,
    is_before_christ,
    month_number,
    weekday_number,
)

Match = re.Match[str]


def single(text: str, position: int) -> tuple[Single, int] | None:
    """Return what the one date that begins at a position says, and where it ends; None for none."""
    forms = _NUMBER_FORMS if text[position : position + 1].isdigit() else _WORD_FORMS
    for pattern, meaning in forms:
        match = pattern.match(text, position)
        if match is not None:
            return meaning(match), match.end()
    return None


def _calendar_day(match: Match) -> Calendar:
    year, before_christ = _year(match)
    month, dual = month_number(match["month"]), match.groupdict().get("dual")
    if year is not None and dual is not None and month <= 3 and str(year + 1).endswith(dual):
        year += 1  # "15 January 1558/9", when years began in March
    return Calendar(
        year=year,
        before_christ=before_christ,
        month=month,
        day=int(match["day"].rstrip("stndrhSTNDRH")),
        old_style=(match.groupdict().get("style") or "").startswith("O"),
    )


def _month(match: Match) -> Calendar:
    year, before_christ = _year(match)
    return Calendar(year=year, before_christ=before_christ, month=month_number(match["month"]))


def _season(match: Match) -> Calendar:
    year, before_christ = _year(match)
    season = SEASONS[match["season"].lower()]
    return Calendar(year=year, before_christ=before_christ, season=season)


def _feast(match: Match) -> Calendar:
    year, before_christ = _year(match)
    name = match["feast"]
    if name not in FEASTS:
        return Calendar(year=year, before_christ=before_christ, moveable=name)
    month, day = FEASTS[name]
    return Calendar(year=year, before_christ=before_christ, month=month, day=day)


def _year_alone(match: Match) -> Calendar:
    year, before_christ = _year(match)
    return Calendar(year=year, before_christ=before_christ)


def _year(match: Match) -> tuple[int | None, bool | None]:
    """Return the year as people count it, and whether it is before Christ if an era is written."""
    written = match.groupdict()
    if number := written.get("year"):
        return int(number), None
    if number := written.get("year_ad"):
        return int(number), False
    if number := written.get("short_year"):
        return 1900 + int(number), None
    if number := written.get("year_era"):
        year = int(number.replace(",", ""))
        era = written["era"]
        return _before_present(year) if era == "BP" else (year, is_before_christ(era))
    return None, None


def _before_present(years: int) -> tuple[int, bool]:
    """Return the year that is so many years before 1950, as archaeologists count."""
    return (1950 - years, False) if years < 1950 else (years - 1949, True)


def _iso(match: Match) -> Calendar:
    return Calendar(year=int(match["year"]), month=int(match["number"]), day=int(match["day"]))


def _numeric(match: Match) -> Numeric:
    return Numeric(int(match["first"]), int(match["second"]), int(match["year"]))


def _decade(match: Match) -> Calendar:
    number, era = int(match["decade"]), match["era"]
    if number < 100 and not era:
        number += 1900
    return Calendar(year=number, unit=Unit.DECADE, before_christ=is_before_christ(era))


def _decade_word(match: Match) -> Calendar:
    return Calendar(year=1900 + DECADE_WORDS[match[0].lower()], unit=Unit.DECADE)


def _century(match: Match) -> Calendar:
    if match["numeral"]:
        number = ROMAN[match["numeral"]]
    else:
        number = int(match["number"] or ORDINALS[match["word"].lower()])
    return Calendar(
        year=number,
        unit=Unit.CENTURY if match["unit"][0] in "cC" else Unit.MILLENNIUM,
        before_christ=is_before_christ(match["era"]),
    )


def _quarter(match: Match) -> Calendar:
    return Calendar(year=int(match["year"]), share=(int(match["quarter"]), 4))


def _weekday(match: Match) -> Calendar:
    return Calendar(weekday=weekday_number(match[0]))


FEASTS = {
    "New Year's Day": (1, 1),
    "Ides of March": (3, 15),
    "May Day": (5, 1),
    "Bastille Day": (7, 14),
    "Armistice Day": (11, 11),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}
MOVEABLE_FEASTS = {"Good Friday": -2, "Easter": 0, "Easter Sunday": 0, "Easter Monday": 1}

_ERA_YEAR = (
    rf"(?:AD|A\.D\.|CE) ?(?P<year_ad>[0-9]{{1,4}})(?![0-9])"
    rf"|(?P<year_era>[0-9]{{1,2}},[0-9]{{3}}|[0-9]{{1,5}}) ?(?P<era>{ERA})"
)
_ANY_YEAR = rf"(?:{_ERA_YEAR}|(?P<year>{YEAR}))"
# After a day and a month three digits are a year too: "15 March 711".
_YEAR_OF_DAY = (
    rf"(?:{_ERA_YEAR}|(?P<year>{YEAR}|[1-9][0-9]{{2}}(?![0-9,%]|\.[0-9]| [a-z]+s\b| men\b)))"
)
_DUAL = r"(?:/(?P<dual>[0-9]{1,2})(?![0-9/]| ?[A-Z]))?"
_OF = rf"(?:{GAP}(?:of{GAP})?|, ?|, of )"
_STYLE = r"(?: ?\(?(?P<style>O\.S\.|OS|Old Style|N\.S\.|NS|New Style)\)?)?"
_DAY, _MONTH = rf"(?P<day>{DAY})", rf"(?P<month>{MONTH})"
_LEADING_YEAR = rf"(?P<year>[1-9][0-9]{{2,3}}),?{GAP}"
_FEAST = rf"(?P<feast>{either([*FEASTS, *MOVEABLE_FEASTS])})"
_CENTURY = (
    rf"(?:(?P<number>[0-9]{{1,2}}){ORDINAL_ENDING}|(?P<word>{any_case(ORDINALS)})"
    rf"|(?P<numeral>{either(ROMAN)})(?:th)?)[ -]"
    rf"(?P<unit>[Cc]entur(?:y|ies)|[Mm]illenni(?:um|a))\b(?: ?(?P<era>{ERA}))?"
)

_Form = tuple[re.Pattern[str], Callable[[Match], Single]]


def _compiled(forms: Iterable[tuple[str, Callable[[Match], Single]]]) -> tuple[_Form, ...]:
    return tuple((re.compile(pattern), meaning) for pattern, meaning in forms)


_NUMBER_FORMS = _compiled(
    [
        # 2019-04-25, 2019/04/25, 2019-04-25T10:00:00Z
        (
            r"(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<number>0?[1-9]|1[0-2])(?P=sign)"
            r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
            r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?",
            _iso,
        ),
        # 12/06/2011, 28.6.1914
        (
            r"(?P<first>[0-9]{1,2})(?P<sign>[-/.])(?P<second>[0-9]{1,2})(?P=sign)"
            r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9/])",
            _numeric,
        ),
        # 06/1914
        (
            r"(?P<number>0?[1-9]|1[0-2])/(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9/])",
            lambda match: Calendar(year=int(match["year"]), month=int(match["number"])),
        ),
        # 3:00 a.m., 11.30 pm local time, 0530 hours
        (
            r"(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?(?:[ap]\.m\.|[ap]m|[AP]M|[AP]\.M\.)"
            r"(?![A-Za-z])(?: local time)?|(?:[01][0-9]|2[0-3]):?[0-5][0-9] (?:hours|hrs)\b",
            lambda _: Clock(),
        ),
        # 14 July 1789, 14th of July, 1789, 26 January
        (
            rf"{_DAY}(?:{GAP}(?:of{GAP})?|-){_MONTH}"
            rf"(?:(?:{_OF}|-){_YEAR_OF_DAY}{_DUAL})?{_STYLE}",
            _calendar_day,
        ),
        # 711 30 April; 1789, July 14
        (rf"{_LEADING_YEAR}{_DAY}{GAP}{_MONTH}(?!,? [12][0-9]{{3}})", _calendar_day),
        (rf"{_LEADING_YEAR}{_MONTH}{GAP}{_DAY}(?!,? [12][0-9]{{3}})", _calendar_day),
        # 1950s, 1950's, 50s, 470s BC
        (
            rf"(?P<decade>[1-9]?[0-9]?[0-9]0)'?s(?![A-Za-z0-9])(?: ?(?P<era>{ERA}))?",
            _decade,
        ),
        (_CENTURY, _century),
        # 490 BC, 10,000 BC, 1961
        (_ANY_YEAR, _year_alone),
    ]
)
_WORD_FORMS = _compiled(
    [
        # July 14, 1789; Sept, 12, 2023; April 5th
        (rf"{_MONTH},?{GAP}{_DAY}(?:{_OF}{_YEAR_OF_DAY}{_DUAL})?{_STYLE}", _calendar_day),
        # October, 1917; February of 1940; July '44
        (rf"{_MONTH}{_OF}(?:{_YEAR_OF_DAY}|'(?P<short_year>[0-9]{{2}})(?![0-9]))", _month),
        (_MONTH, _month),
        (rf"(?P<season>{SEASON})\b(?:{_OF}{_YEAR_OF_DAY})?", _season),
        (_CENTURY, _century),
        (rf"{any_case(DECADE_WORDS)}\b", _decade_word),
        (r"'(?P<decade>[0-9]0)s\b(?P<era>)", _decade),
        (_ANY_YEAR, _year_alone),
        (rf"Q(?P<quarter>[1-4]),?(?: of)? (?P<year>{YEAR})", _quarter),
        (WEEKDAY, _weekday),
        (rf"{_FEAST}(?:{_OF}{_ANY_YEAR})?", _feast),
    ]
)
