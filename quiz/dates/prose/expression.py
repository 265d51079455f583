"""One date with the words before it that hedge it or name a part of it: "in the late 1950s"."""

import re
from dataclasses import replace

from quiz.dates.prose import patterns, relatives
from quiz.dates.prose.said import Calendar, Pointer, Single, TurnOfCentury, Unit
from quiz.dates.prose.vocabulary import any_case

Found = tuple[Single, int]

_THIRDS = {
    **dict.fromkeys(("early", "beginning", "start", "opening", "outset", "early-part"), (0, 0)),
    "early-to-mid": (0, 1),
    "mid": (1, 1),
    **dict.fromkeys(("mid-to-late", "mid-late"), (1, 2)),
    **dict.fromkeys(("late", "end", "close", "latter-part", "later-part"), (2, 2)),
    **dict.fromkeys(("last-days", "final-days"), (2, 2)),
}
# "the first week of July", "the closing days of 1944": a week is told no finer than a third.
_SPELLS = {
    **dict.fromkeys(("first", "opening", "early"), (0, 0)),
    "second": (0, 1),
    "third": (1, 2),
    **dict.fromkeys(("last", "final", "closing"), (2, 2)),
}
_FRACTIONS = {"half": 2, "part": 2, "third": 3, "quarter": 4}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}  # others mean the last

_ABOUT = re.compile(
    r"(?:[Cc]a?\. ?(?=[0-9])|[Cc]a? (?=[0-9])|[Cc]irca |[Aa]bout |[Aa]round |[Aa]pproximately "
    r"|[Rr]oughly )(?:the year |the )?"
)
DAYTIME = re.compile(
    r"(?:[Tt]he )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)(?:(?: in| on)? the)?[ -])?"
    r"(?:[Nn]ight|[Mm]orning|[Ee]vening|[Aa]fternoon|[Dd]awn"
    r"|(?:early |morning |small |first |pre-dawn ){0,2}hours)(?: hours)? (?:of|on) (?:the )?"
)
_TURN = re.compile(
    r"(?:[Tt]he )?turn of the (?:(?P<bare>century\b)|(?=[0-9]|[a-z]{4,11}(?:-first)? century))"
)
_PART = re.compile(
    r"(?:[Tt]he )?(?:very )?(?:"
    r"(?P<adjective>[Ee]arly(?! part)(?:[- ]to[- ]mid)?"
    r"|[Mm]id(?:dle)?(?:-? ?to[- ]late|-late)?|[Ll]ate|EARLY|MID|LATE)"
    r"(?:-| - | in (?:the )?| the | )"
    r"|(?P<noun>[Bb]eginning|[Ss]tart|[Oo]pening|[Oo]utset|[Mm]iddle|[Ee]nd|[Cc]lose"
    r"|[Ee]arly part|[Ll]att?er part|[Ll]ast days|[Ff]inal days)"
    r" of (?:the )?(?:year (?=[0-9])|month of )?"
    r"|(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ll]atter|[Ff]inal)"
    r" (?P<fraction>half|third|quarter|part) of (?:the )?(?:year (?=[0-9]))?"
    r"|(?P<spell>[Ff]irst|[Oo]pening|[Ee]arly|[Ss]econd|[Tt]hird|[Ll]ast|[Ff]inal|[Cc]losing)"
    r" (?:few |two |three )?(?P<times>days|weeks?|months|years) of (?:the )?(?:year (?=[0-9]))?)"
)
LOOSE = re.compile(
    r"(?:[Tt]he )?(?:(?:rest|remainder|whole|course) of (?:the year )?(?=[0-9A-Z])"
    r"|[Yy]ears? (?=[0-9])|month of (?=[A-Z]))"
)
_LATER_IN = re.compile(any_case(("later", "earlier", "late", "early")) + r" (?:in |on |during )?")
_COMMA = re.compile(r",? (?:the )?")
_OF_YEAR_STEPS = {
    **dict.fromkeys(("following", "next"), 1),
    **dict.fromkeys(("previous", "preceding", "last"), -1),
}
_OF_YEAR = re.compile(
    r",? (?:of|in) (?P<which>that(?: same)?|this|last|next"
    r"|the(?: same| following| next| previous| preceding)?) year\b(?!'| of)"
)


def expression(text: str, position: int) -> Found | None:
    """Return what the one date that begins at a position says, and where it ends."""
    about = _ABOUT.match(text, position)
    if about is not None:
        return _about(text, about.end()) or relatives.shift(text, position)
    return _unhedged(text, position)


def _about(text: str, position: int) -> Found | None:
    found = _unhedged(text, position)
    if found is None or not isinstance(found[0], Calendar) or found[0].finest is Unit.DAY:
        return None
    return replace(found[0], about=True), found[1]


def _unhedged(text: str, position: int) -> Found | None:
    return (
        relatives.shift(text, position)
        or relatives.pointer(text, position)
        or _in_the_course_of_a_day(text, position)
        or _turn(text, position)
        or _part(text, position)
        or _later_in(text, position)
        or _plain(text, position)
    )


def _in_the_course_of_a_day(text: str, position: int) -> Found | None:
    """Read "the night of 8 February 1904": the day is all that a quiz asks for."""
    match = DAYTIME.match(text, position)
    if match is None:
        return None
    found = _plain(text, match.end()) or relatives.pointer(text, match.end())
    if found is None:
        return None
    said = found[0]
    a_day = isinstance(said, Calendar) and said.finest is Unit.DAY and said.month is not None
    return found if a_day or (isinstance(said, Pointer) and said.unit is Unit.DAY) else None


def _turn(text: str, position: int) -> Found | None:
    match = _TURN.match(text, position)
    if match is None:
        return None
    if match["bare"]:
        return TurnOfCentury(), match.end()
    found = patterns.single(text, match.end())
    if found is None or not isinstance(found[0], Calendar):
        return None
    return replace(found[0], thirds=_THIRDS["early"]), found[1]


def _part(text: str, position: int) -> Found | None:
    match = _PART.match(text, position)
    if match is None:
        return None
    start = match.end()
    back = start - 4 if text.startswith("the ", start - 4) else start
    found = _plain(text, start) or relatives.pointer(text, back) or relatives.the_unit(text, back)
    if found is None or not isinstance(found[0], Calendar | Pointer):
        return None
    said, end = found
    assert isinstance(said, Calendar | Pointer)
    unit = said.finest if isinstance(said, Calendar) else said.unit
    if (match["noun"] or "").endswith("part") and isinstance(said, Pointer):
        return None  # "the early part of the next decade": part of what is vague already
    if unit in (Unit.DAY, Unit.WEEK):
        return None
    if match["nth"]:
        of = _FRACTIONS[match["fraction"]]
        return replace(said, share=(_NTH.get(match["nth"].lower(), of), of)), end
    if match["spell"]:
        part = _spell(said, unit, _SPELLS[match["spell"].lower()], match["times"])
        return None if part is None else (part, end)
    word = re.sub(r"[- ]+", "-", match["adjective"] or match["noun"]).lower()
    return replace(said, thirds=_THIRDS[word.replace("middle", "mid")]), end


def _spell(
    said: Calendar | Pointer, unit: Unit, thirds: tuple[int, int], times: str
) -> Calendar | Pointer | None:
    """Return the first week of a month or a year, the last months of a year or of an age."""
    of_days = times not in ("months", "years")
    if of_days and unit is Unit.YEAR and isinstance(said, Calendar) and 1 not in thirds:
        month = 12 if thirds[0] else 1
        return replace(said, month=month, thirds=None if times == "weeks" else thirds)
    if 1 in thirds and not (of_days and unit is Unit.MONTH):
        return None
    return replace(said, thirds=thirds)


def _later_in(text: str, position: int) -> Found | None:
    match = _LATER_IN.match(text, position)
    if match is None:
        return None
    start = match.end()
    return relatives.the_unit(text, start) or relatives.pointer(text, start) or _plain(text, start)


def _plain(text: str, position: int) -> Found | None:
    """Read a date without hedges: "the 1950s", "the year 1066", "Thursday, April 25, 2019"."""
    loosely = LOOSE.match(text, position)
    found = patterns.single(text, loosely.end() if loosely else position)
    if found is None and loosely is None and text.startswith(("the ", "The "), position):
        found = patterns.single(text, position + 4)
        if found is not None and not _takes_an_article(found[0]):
            return None
    if found is None or not isinstance(found[0], Calendar):
        return found
    return _with_its_year(text, *_after_weekday(text, found[0], found[1]))


def _takes_an_article(said: Single) -> bool:
    """Return whether "the" belongs to a date: the 1950s and the spring, but a treaty of 1961."""
    return isinstance(said, Calendar) and said.finest not in (Unit.DAY, Unit.MONTH, Unit.YEAR)


def _after_weekday(text: str, said: Calendar, end: int) -> tuple[Calendar, int]:
    comma = _COMMA.match(text, end) if said.weekday is not None else None
    following = patterns.single(text, comma.end()) if comma else None
    if following is None or not isinstance(following[0], Calendar) or following[0].day is None:
        return said, end
    return replace(following[0], weekday=said.weekday), following[1]


def _with_its_year(text: str, said: Calendar, end: int) -> tuple[Calendar, int]:
    match = _OF_YEAR.match(text, end) if said.year is None else None
    if match is None:
        return said, end
    which = match["which"]
    step = _OF_YEAR_STEPS.get(which.removeprefix("the "), 0)
    from_now = which in ("this", "last", "next")
    return replace(said, year_of=Pointer(Unit.YEAR, step, from_now=from_now)), match.end()
