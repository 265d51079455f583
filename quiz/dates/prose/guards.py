"""What looks like a date and is none: money, counts, numbers of things, ages, durations."""

import re
from collections.abc import Container

from quiz.dates.prose.counts import is_count
from quiz.dates.prose.namesakes import (
    is_feast,
    is_month,
    is_of_a_title,
    is_season,
    is_weekday,
)
from quiz.dates.prose.said import Bare, Calendar, Pair, Pointer, Said, Unit
from quiz.dates.prose.vocabulary import either

_REACH = 32

_NUMBERED = (
    *("[Nn]os?", "[Nn]umbers?", "[Rr]esolutions?", "[Ff]lights?", "[Pp]ages?", "pp?", "[Cc]hapter"),
    *("[Rr]oom", "[Rr]oute", "[Hh]ighway", "[Ll]aw", "[Dd]ecree", "[Dd]irective", "[Oo]rder"),
    *("[Aa]rticle", "[Mm]odel", "[Tt]ype", "[Mm]ark", "Mk", "[Cc]lass", "[Uu]nit", "[Vv]ol"),
    *("[Ss]quadron", "[Rr]egiment", "[Cc]ampaign", "[Bb]ox", "[Pp]hone", "Tel", "[Ii]tem"),
    *("[Ss]ection", "[A-Za-z]{0,20}[Ss]tra(?:ss|ß)e", "Boeing", "Airbus", "Windows"),
    *("[Cc]hannel", "EUR", "USD", "GBP", "RMB"),
)
_NUMBER_OF_A_THING = re.compile(
    rf"(?:[$£€¥₹§№]|\b{either(_NUMBERED)})[ .:]{{0,2}}\Z"
    # "#1918", "No #1918"; but "## 1918" is a heading
    r"|(?<!#)#\Z|[^\n#]# \Z"
    # Part of a longer number or name: 12.1945, B-1900, ID_1950, the address /2019/.
    r"|[0-9][,.:/]\Z|[0-9]- ?\Z|[A-Za-z0-9]-\Z|[A-Za-z_&=?/]\Z"
)
_AGE = re.compile(r"\b(?:his|her|their|my|our|your|its) (?:[a-z-]+ )?\Z")
_DECADE = re.compile(r"(?:\b[Tt]he (?:[a-z-]+ )?|')\Z")
_DURATION = re.compile(
    r"\b(?:(?:over|throughout) the|for the next|for the ensuing)\b", re.IGNORECASE
)
_OWNED = re.compile(r"(?:\b(?:the|his|her|its|their|our|a|whose)|'s) \Z", re.IGNORECASE)


def is_meant(text: str, start: int, end: int, said: Said, people: Container[str]) -> bool:
    """Return whether words that read as a date expression are meant as one.

    `people` are the months after which somebody in the text is named.
    """
    before = text[max(0, start - _REACH) : start]
    match said:
        case Pointer():
            return _points_at_a_date(before, text[start:end], said)
        case Bare(in_prose=True):
            return not is_count(text, start, end)
        case Calendar():
            return _is_date(text, start, end, said, people)
        case Pair():
            return _is_date(text, start, end, said.last, people)
    return True


def _points_at_a_date(before: str, words: str, said: Pointer) -> bool:
    """Tell "next year" from "the last year of the war", and a decade from how long it lasts."""
    if said.from_now:
        return _OWNED.search(before) is None
    a_part = said.season is not None or said.month is not None or said.thirds is not None
    return a_part or said.step <= 0 or not _DURATION.search(before[-16:] + words)


def _is_date(text: str, start: int, end: int, said: Calendar, people: Container[str]) -> bool:
    before = text[max(0, start - _REACH) : start]
    if text[start].isdigit() and _NUMBER_OF_A_THING.search(before):
        return False
    match said.finest:
        case Unit.YEAR:
            if said.before_christ is not None:
                return True
            return not is_count(text, start, end) and not is_of_a_title(text, start, end)
        case Unit.DECADE:
            return _is_decade(before, text[start:end])
        case Unit.MONTH if said.incomplete:
            return is_month(text, start, end, before, people)
        case Unit.SEASON if said.incomplete:
            return is_season(text, start, end, before)
        case Unit.DAY if said.month is None and said.weekday is not None:
            return is_weekday(before)
        case Unit.DAY if said.incomplete:
            return is_feast(text[start:end], before)
    return True


def _is_decade(before: str, words: str) -> bool:
    """Tell "the fifties" from "in her fifties"; in four digits a decade is one."""
    if re.search(r"[0-9]{3}", words):
        return True
    in_full = "the " in words.lower() or _DECADE.search(before) is not None
    return in_full and _AGE.search(before) is None
