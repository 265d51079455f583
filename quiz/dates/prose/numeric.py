"""Whether 12/06/2011 is in June or in December: told by the other dates of the same text."""

import re
from collections.abc import Set

_WITH_YEAR = re.compile(
    r"(?<![0-9/.-])(?P<a>[0-9]{1,2})(?P<sign>[/.-])(?P<b>[0-9]{1,2})(?P=sign)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])"
)
_WITHOUT_YEAR = re.compile(
    r"^\W{0,6}(?P<a>[0-9]{1,2})[/.](?P<b>[0-9]{1,2})(?![0-9/.])", re.MULTILINE
)


def day_first(text: str, written: Set[tuple[int, int, int]]) -> bool | None:
    """Return whether the first number is the day; None where the text does not tell.

    A number above 12 tells, and so does a date that is also written in words (`written` has year,
    month and day), or a list of three or more that is in order in one of the two readings only.
    """
    triples = [_numbers(match) for match in _WITH_YEAR.finditer(text)]
    triples = triples or [_numbers(match) for match in _WITHOUT_YEAR.finditer(text)]
    day_then_month = any(12 < a <= 31 and b <= 12 for _, a, b in triples)
    month_then_day = any(12 < b <= 31 and a <= 12 for _, a, b in triples)
    if day_then_month or month_then_day:
        return None if day_then_month and month_then_day else day_then_month
    by_day = [(year, b, a) for year, a, b in triples]
    in_words = not written.isdisjoint(by_day), not written.isdisjoint(triples)
    if in_words[0] != in_words[1]:
        return in_words[0]
    in_order = by_day == sorted(by_day), triples == sorted(triples)
    return in_order[0] if in_order[0] != in_order[1] and len(set(triples)) > 2 else None


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match.groupdict().get("year") or 0), int(match["a"]), int(match["b"])
