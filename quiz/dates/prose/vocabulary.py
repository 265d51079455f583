"""The words that dates are made of, and the pieces of patterns that are built from them."""

from collections.abc import Iterable

from quiz.dates.naming import MONTHS as MONTH_NAMES

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
# In lower case these are words of another kind: "it may", "they march", "an august body".
_NEVER_LOWER = {"may", "march", "august", "mar", "dec", "jan", "sep", "jun", "jul", "oct"}

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")

# The codes are those of EDTF.
SEASONS = {"spring": 21, "summer": 22, "midsummer": 22, "autumn": 23, "fall": 23, "winter": 24}
FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}

DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")
DECADE_WORDS = {word: 10 * tens for tens, word in enumerate((*DECADES, "nineties"), 2)}

_UP_TO_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
NUMBERS = {word: number for number, word in enumerate(_UP_TO_TWENTY)}
NUMBERS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "a": 1, "an": 1}
_UP_TO_TWENTY_FIRST = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
ORDINALS = {word: number for number, word in enumerate(_UP_TO_TWENTY_FIRST, 1)}
_NUMERALS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"),
    *("XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"),
)
ROMAN = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}


def either(patterns: Iterable[str]) -> str:
    """Return a pattern for any of some patterns, the longest first so that none hides another."""
    return "(?:" + "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern))) + ")"


def any_case(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, also at the beginning of a sentence."""
    return either({spelling for word in words for spelling in (word, word[0].upper() + word[1:])})


# A gap is one or two spaces: an expression never runs over a line, a tab or a cell.
GAP = " {1,2}"
_MONTH_SPELLINGS = {
    spelling
    for word in MONTHS
    for spelling in (word.title(), word.upper(), *(() if word in _NEVER_LOWER else (word,)))
}
MONTH = (
    rf"{either(_MONTH_SPELLINGS)}\b"
    # The full stop of "Oct. 4" and "Sept. 1950", but not that of a sentence that ends with May.
    r"(?:(?<=\b[A-Za-z]{3})(?<!May)(?<!MAY)\.|(?<=[Ss]ept)\.)?"
)
WEEKDAY = either(
    [*(word.title() for word in WEEKDAYS), *(word.upper() for word in WEEKDAYS)]
    + [rf"{word.title()}(?:\.|(?=,? [0-9]))" for word in _SHORT_WEEKDAYS]
)
SEASON = either({form for word in SEASONS for form in (word, word.title(), word.upper())})
ERA = (
    r"(?:B\.C\.E\.|B\. ?C\.|BCE|BC|bce|bc|A\. ?D\.|AD|C\.E\.|CE|BP)"
    r"(?![A-Za-z0-9])"
)
ORDINAL_ENDING = "(?:st|nd|rd|th|ST|ND|RD|TH)"
DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?:{ORDINAL_ENDING})?(?![0-9]|[.,:][0-9]|%)"
YEAR = r"[12][0-9]{3}(?![0-9]|,[0-9]{3}|\.[0-9])"


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def weekday_number(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return [name[:3] for name in WEEKDAYS].index(word[:3].lower())


def is_before_christ(era: str | None) -> bool | None:
    """Return whether an era is one before Christ; None where none is written."""
    return None if not era else era[0] in "Bb"
