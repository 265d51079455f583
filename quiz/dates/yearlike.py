"""Numbers in a statement that may be read as years, told from counts: not "35,000 men"."""

import re

from quiz.dates.prose.counts import MEASURED, OF_PEOPLE, OF_THINGS, PLURAL

_NUMBER = re.compile(r"(?<![\w,.$£€¥])(?P<number>\d{3,4})(?P<decade>'?s)?\b(?![,.]?\d)")
_DATING = re.compile(
    r"\b(?:in|by|since|until|from|to|before|after|during|the|year|AD|BC|CE|c\.|circa) \Z|['’]s? \Z",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:of|and) \Z", re.IGNORECASE)
# Resolution 82, 432 votes to 202
_NUMBERED = re.compile(r"(?:\b(?:Resolution|Flight|Article|Directive|No\.?)|(?:votes|\d) to) \Z")
_REACH = 16
_FIRST_OF_FOUR_DIGITS, _LAST_YEAR = 1000, 2100


def year_like(statement: str) -> str | None:
    """Return the first number that may be a year, None where every number counts something.

    What may be either is taken for a year.
    """
    for match in _NUMBER.finditer(statement):
        if match["decade"] or not _counts(statement, match):
            return match[0]
    return None


def _counts(statement: str, match: re.Match[str]) -> bool:
    before = statement[max(0, match.start() - _REACH) : match.start()]
    end = match.end()
    if _NUMBERED.search(before) or MEASURED.match(statement, end):
        return True
    if _DATING.search(before):
        return False
    if any(pattern.match(statement, end) for pattern in (OF_PEOPLE, OF_THINGS)):
        return True
    may_be_this_year = _FIRST_OF_FOUR_DIGITS <= int(match["number"]) <= _LAST_YEAR
    if may_be_this_year or _OF.search(before) or not before:
        return False
    return PLURAL.match(statement, end) is not None
