"""A date as people type it into a field: a year, a decade, or anything in EDTF."""

import re

from quiz.dates import edtf
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate

_YEAR = re.compile(
    r"(?:(?P<since>AD|CE)\s*)?(?P<number>[0-9]{1,4})(?P<decade>s)?\s*(?P<era>AD|CE|BC|BCE)?",
    re.IGNORECASE,
)


def read(text: str) -> HistoricalDate:
    """Return the date that is meant; UnreadableDate, with a sentence to show, if none can be."""
    text = " ".join(text.split())
    year = _YEAR.fullmatch(text)
    try:
        return edtf.read(in_edtf(year) if year else text)
    except UnreadableDate as reason:
        if year or not re.search(r"\d", text):
            shown = text if len(text) <= 40 else f"{text[:40]}…"
            raise UnreadableDate(
                "“%(text)s” is not a year, such as 1961 or 490 BC, nor a date such as 1961-07.",
                text=shown,
            ) from reason
        raise


def in_edtf(year: re.Match[str]) -> str:
    number = int(year["number"])
    if number == 0 or (year["since"] and year["era"]):
        raise UnreadableDate("There is no such year.")
    if (year["era"] or "").upper().startswith("B"):
        if year["decade"]:
            return f"[{-number - 8:05}..{1 - number:05}]" if number % 10 == 0 else ""
        return f"-{number - 1:04}" if number > 1 else "0000"
    if year["decade"]:
        return f"{number // 10:03}X" if number % 10 == 0 else ""
    return f"{number:04}"
