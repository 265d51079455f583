"""Choices that are numbers, dates or lengths of time: from what to what they reach."""

import re
from dataclasses import dataclass

from quiz.dates.phrases import Relation, find

DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425, "decade": 3652.425}
DAYS |= {"century": 36524.25, "centurie": 36524.25}
TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
]
ENDLESS = float("inf")
LONGEST_DATE = 60  # characters

_NUMBER = rf"(?:[£$€]?\d[\d,]*(?:\.\d+)?%?|{'|'.join(SMALL)})"
_SIDE = r"(?P<side>(?:more|less|fewer) than|over|under|up to|at (?:least|most)|about|around)"
_AMOUNT = re.compile(
    rf"(?:{_SIDE} )?(?P<first>{_NUMBER})(?: (?P<first_unit>[a-z]+))?"
    rf"(?:(?: to | or |–|-)(?P<last>{_NUMBER}))?(?P<unit>(?: [a-z]+){{0,2}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """From `least` to `most`, both included; `sort` is what it is an amount of."""

    least: float
    most: float
    sort: str
    flows: bool  # a length of time: the end of one may be the start of the next

    def overlaps(self, other: "Amount") -> bool:
        """Return whether something may lie in both."""
        if self.flows and self.least < self.most and other.least < other.most:
            return self.least < other.most and other.least < self.most
        return self.least <= other.most and other.least <= self.most


def amounts(texts: tuple[str, ...]) -> tuple[Amount, ...]:
    """Return the amounts that all of the texts are, of one sort; none where one is no amount."""
    found = [date(text) for text in texts]
    if None in found:
        found = [number(text) for text in texts]
    known = tuple(amount for amount in found if amount is not None)
    alike = len(known) == len(texts) and len({amount.sort for amount in known}) == 1
    return known if alike else ()


def is_amount(text: str) -> bool:
    return date(text) is not None or number(text) is not None


def date(text: str) -> Amount | None:
    """Return the days of a text that is a date and nothing else."""
    text = text.strip().removesuffix(".")
    if len(text) > LONGEST_DATE:
        return None
    found = find(text)
    if len(found) != 1 or found[0].date is None or found[0].end < len(text) or " and " in text:
        return None
    phrase = found[0]
    if text[: phrase.start].lower().strip() not in ("", "in", "the", "in the", "before", "after"):
        return None
    assert phrase.date is not None
    least, most = phrase.date.earliest, phrase.date.latest
    if least is None or most is None:
        return None
    if phrase.relation is Relation.BEFORE:
        return Amount(-ENDLESS, least - 1, "day", False)
    if phrase.relation is Relation.AFTER:
        return Amount(most + 1, ENDLESS, "day", False)
    return Amount(least, most, "day", False)


def number(text: str) -> Amount | None:
    """Return the reach of a text that is a number or two with a unit, and nothing else."""
    match = _AMOUNT.fullmatch(text.strip().removesuffix("."))
    if not match or re.search(r"[A-Z]", match["unit"] + (match["first_unit"] or "")):
        return None
    times, sort = unit(match["unit"])
    first_times, first_sort = unit(match["first_unit"] or match["unit"])
    if sort and first_sort != sort:
        return None
    least = value(match["first"]) * first_times
    most = value(match["last"]) * times if match["last"] else least
    match (match["side"] or "").lower():
        case "more than" | "over" | "at least":
            most = ENDLESS
        case "less than" | "fewer than" | "under" | "up to" | "at most":
            least = -ENDLESS
    return Amount(least, most, sort or first_sort, (sort or first_sort) == "days")


def unit(text: str) -> tuple[float, str]:
    """Return by how much a number of "million people" or "years" counts, and of what."""
    times, sort = 1.0, ""
    for word in text.lower().split():
        plain = word.removesuffix("s")
        if plain in DAYS:
            times, sort = DAYS[plain], "days"
        elif plain in TIMES:
            times *= TIMES[plain]
        else:
            sort = plain
    return times, sort


def value(text: str) -> float:
    if text.lower() in SMALL:
        return float(SMALL.index(text.lower()))
    return float(text.strip("£$€%").replace(",", ""))
