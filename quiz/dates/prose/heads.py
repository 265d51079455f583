"""Numbers that are a day or a year only by their place: "4 – ", "264–241: ", "on the 12th".

What they mean is told by their neighbours: "4 – " is a day under the heading "August 1914", and
"44 – " is a year below "133 BC – " (see `chronology`).
"""

import re

from quiz.dates.prose.said import Bare, Calendar
from quiz.dates.prose.vocabulary import ERA, ORDINAL_ENDING, WEEKDAY, is_before_christ

_NUMBER = rf"[0-9]{{1,4}})(?:{ORDINAL_ENDING})?"
_END = r"(?=[*_'\])]{0,4} {0,40}(?:[-–—|\t]|--|:(?![0-9])))"
_CAPITAL = (
    r"(?=[*_'\])]{0,4} {1,16}[\"“'(]{0,2}[A-Z])"  # "4 Germany declares war": weaker than a dash
)
_HEAD = re.compile(
    rf"(?:{WEEKDAY},? )?(?P<about>c\. ?|ca\. ?|circa )?(?P<first>{_NUMBER}"
    rf"(?:(?P<joint> ?[-–] ?| or | to | and | & )(?P<last>{_NUMBER})?(?: ?(?P<era>{ERA}))?"
    rf"(?:{_END}|(?P<weak>{_CAPITAL}))"
)
_DAY_AND_MONTH = r"(?P<{}>[0-9]{{1,2}})[/.](?P<{}>[0-9]{{1,2}})"
_SLASHED = re.compile(
    _DAY_AND_MONTH.format("a", "b") + rf"(?: ?[-–] ?{_DAY_AND_MONTH.format('c', 'd')})?{_END}"
)
_NTH = re.compile(
    rf"(?P<day>[0-3]?[0-9]){ORDINAL_ENDING}(?= [a-z]|[,.;:)]| ?\n)(?! (?:cent|mill|anniv))"
)
_ON_THE = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ff]rom|[Ss]ince|night of) the \Z")
_SHORT_YEAR = re.compile(
    r"(?P<year>[1-9][0-9]{1,2})(?=[ ,;.)\n])(?![,.][0-9]| (?:or|per|out|of)\b| [A-Za-z]+s\b)"
)
_IN = re.compile(r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom) \Z")
_IN_OR_OF = re.compile(_IN.pattern + r"|\b(?:[Tt]o|[Oo]f|[Bb]etween|[Aa]fter|[Bb]efore) \Z")


def head(text: str, position: int) -> tuple[Bare, int] | None:
    """Return the bare numbers that head the entry at a position, and where they end."""
    match = _SLASHED.match(text, position)
    if match is not None:
        first, month, last, last_month = (int(n) if n else None for n in match.groups())
        assert first is not None and month is not None
        return Bare(first, last, months=(month, last_month or month)), match.end()
    match = _HEAD.match(text, position)
    if match is None:
        return None
    said = Bare(
        int(match["first"]),
        int(match["last"]) if match["last"] else None,
        about=match["about"] is not None,
        either=match["joint"] == " or ",
        before_christ=is_before_christ(match["era"]),
        weak=match["weak"] is not None,
    )
    return said, match.end()


def day_of_month(text: str, position: int) -> tuple[Calendar, int] | None:
    """Return the day in "on the 12th the army attacked"; the text before tells its month."""
    match = _NTH.match(text, position)
    if match is None or not _ON_THE.search(text, max(0, position - 14), position):
        return None
    return Calendar(day=int(match["day"])), match.end()


def ancient_year(text: str, position: int) -> tuple[Bare, int] | None:
    """Return the year in "in 216 the Romans lost"; the text before tells whether it is one."""
    match = _SHORT_YEAR.match(text, position)
    if match is None:
        return None
    said_of_years = _IN if len(match["year"]) < 3 else _IN_OR_OF
    if not said_of_years.search(text, max(0, position - 10), position):
        return None
    return Bare(int(match["year"]), in_prose=True), match.end()
