"""How dates that lean on another are written: "that year", "two years later", "last July"."""

import re

from quiz.dates.prose.said import Pointer, Shift, Unit
from quiz.dates.prose.vocabulary import (
    MONTH,
    NUMBERS,
    SEASON,
    SEASONS,
    WEEKDAY,
    any_case,
    either,
    month_number,
    weekday_number,
)

Match = re.Match[str]

_UNITS = {
    **dict.fromkeys(("day", "morning", "afternoon", "evening", "night"), Unit.DAY),
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
}
_STEPS = {
    **dict.fromkeys(("that", "that same", "that very", "the same", "the very same", "same"), 0),
    **dict.fromkeys(("the following", "the next", "the subsequent", "the ensuing"), 1),
    "the succeeding": 1,
    **dict.fromkeys(("the previous", "the preceding", "the prior"), -1),
}
_STEPS_FROM_NOW = {"this": 0, "last": -1, "next": 1, "this past": -1, "this coming": 1}
_DAYS_FROM_NOW = {"yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1}
_BACKWARDS = {"earlier", "previously", "ago", "before", "beforehand", "prior"}

# What "a few" and a bare plural may stand for: a longer time would be said in a larger unit.
_A_FEW = (2, 9)
_SEVERAL = {Unit.DAY: (2, 30), Unit.WEEK: (2, 8), Unit.MONTH: (1, 11), Unit.YEAR: (2, 20)}

_UNIT = rf"(?P<unit>{either(_UNITS)})\b"
_POINTER = re.compile(
    rf"(?:(?P<step>{any_case(_STEPS)})|(?P<now>{any_case(_STEPS_FROM_NOW)})) "
    rf"(?:{_UNIT}(?!-)|(?P<season>{SEASON})\b|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY}))"
)
_THIS_DAY = re.compile(r"[Tt]his (?:same |very )?day\b")
_AFTERTHOUGHT = re.compile(
    rf"[Tt]he {_UNIT} (?P<way>before|after|following|previous)"
    r"(?= ?[,.;:)\n]| (?:and|but|saw|to)\b|\Z)"
)
_DAY_FROM_NOW = re.compile(any_case(_DAYS_FROM_NOW) + r"\b")
_THE_UNIT = re.compile(r"the (?P<unit>year|month|week|decade|century)\b(?!'|-| of\b)")

_TENS = {"seventy": 70, "eighty": 80} | {
    word: number for word, number in NUMBERS.items() if number >= 20 and number % 10 == 0
}
_ONES = {word: number for word, number in NUMBERS.items() if 1 <= number <= 9 and len(word) > 2}
_LOOSELY = (
    r"(?:(?P<loose>[Aa]lmost|[Aa]bout|[Nn]early|[Oo]ver|[Rr]oughly|[Aa]round|[Ss]ome"
    r"|[Aa]pproximately|[Mm]ore than|[Bb]arely|[Jj]ust over|[Jj]ust under) )?(?:[Jj]ust )?"
)
_COUNT = (
    rf"(?:(?P<count>{any_case(_TENS)}-{either(_ONES)}|{any_case(NUMBERS)}|[1-9][0-9]{{0,3}})"
    rf"(?:(?: or | to |-to-|-)(?P<upto>{either(NUMBERS)}|[1-9][0-9]{{0,2}}))?"
    r"|(?P<few>(?:[Oo]nly )?[Aa] few|[Ss]everal|[Aa] couple of|[Ff]ew|[Mm]any))"
)
_LATER = (
    r"(?P<way>later|earlier|previously|ago|afterwards?|thereafter|beforehand|hence"
    r"|(?:after|before)(?= ?[,.;:)]| (?:came|began|followed)\b)"
    r"|(?:after|before) (?:that|this)(?=[,.;:)]| (?:the|a|an|he|she|it|they)\b)"
    # Of "before he died" the short clause belongs to the expression, of a longer one it does not.
    r"|(?P<event>(?:after|before|into|prior to)\b"
    r"(?: (?:he|she|they|it|his|her|their|its) [a-z]+)?))"
)
_SHIFT = re.compile(
    rf"{_LOOSELY}{_COUNT} (?:short |long |full |tumultuous )?"
    rf"(?P<unit>days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)) {_LATER}"
)
_UNNUMBERED_SHIFT = re.compile(
    rf"(?:[Jj]ust |[Oo]nly )?(?P<unit>[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades) {_LATER}"
)


def pointer(text: str, position: int) -> tuple[Pointer, int] | None:
    """Return what "the next day" or the like says, and where it ends; None for anything else."""
    for pattern, meaning in (
        (_THIS_DAY, _this_day),
        (_POINTER, _pointed),
        (_AFTERTHOUGHT, _afterthought),
        (_DAY_FROM_NOW, _day_from_now),
    ):
        match = pattern.match(text, position)
        if match is not None:
            return meaning(match), match.end()
    return None


def the_unit(text: str, position: int) -> tuple[Pointer, int] | None:
    """Return what "the year" says in "the end of the year"; alone it says too little."""
    match = _THE_UNIT.match(text, position)
    return None if match is None else (Pointer(_UNITS[match["unit"]], 0), match.end())


def shift(text: str, position: int) -> tuple[Shift, int] | None:
    """Return what "two years later" or the like says, and where it ends; None for anything else."""
    match = _SHIFT.match(text, position) or _UNNUMBERED_SHIFT.match(text, position)
    if match is None:
        return None
    word = match["unit"].lower()
    unit = _plural_unit(word)
    fewest, most = _counted(match, unit)
    fold = 2 if word.startswith("fortnight") else 1
    event = match["event"]
    way = event.split()[0] if event else match["way"].split()[0]
    said = Shift(
        fold * fewest,
        fold * most,
        unit,
        backwards=way in _BACKWARDS,
        from_now=way == "ago",
        event=way if event else None,
        vague=match.groupdict().get("count") is None,
        loose=match.groupdict().get("loose") is not None,
    )
    return said, match.end()


def _this_day(_: Match) -> Pointer:
    return Pointer(Unit.DAY, 0)


def _pointed(match: Match) -> Pointer:
    from_now = match["step"] is None
    words = (match["now"] if from_now else match["step"]).lower()
    step = _STEPS_FROM_NOW[words] if from_now else _STEPS[words]
    if match["unit"]:
        return Pointer(_UNITS[match["unit"]], step, from_now=from_now)
    if match["season"]:
        season = SEASONS[match["season"].lower()]
        return Pointer(Unit.SEASON, step, season=season, from_now=from_now)
    if match["month"]:
        month = month_number(match["month"])
        return Pointer(Unit.MONTH, step, month=month, from_now=from_now)
    weekday = weekday_number(match["weekday"])
    return Pointer(Unit.DAY, step, weekday=weekday, from_now=from_now)


def _afterthought(match: Match) -> Pointer:
    step = -1 if match["way"] in ("before", "previous") else 1
    return Pointer(_UNITS[match["unit"]], step)


def _day_from_now(match: Match) -> Pointer:
    return Pointer(Unit.DAY, _DAYS_FROM_NOW[match[0].lower()], from_now=True)


def _plural_unit(word: str) -> Unit:
    if word.startswith("fortnight"):
        return Unit.WEEK
    return Unit.CENTURY if word.startswith("centur") else _UNITS[word.rstrip("s")]


def _counted(match: Match, unit: Unit) -> tuple[int, int]:
    count, upto = match.groupdict().get("count"), match.groupdict().get("upto")
    if count is None:
        return _A_FEW if match.groupdict().get("few") else _SEVERAL.get(unit, _A_FEW)
    return _number(count), _number(upto or count)


def _number(word: str) -> int:
    tens, _, ones = word.lower().partition("-")
    if ones:
        return _TENS[tens] + _ONES[ones]
    return int(word) if word.isdigit() else NUMBERS[word.lower()]
