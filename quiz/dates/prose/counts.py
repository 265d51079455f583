"""Numbers of men, ships, pages and miles, which look like years: "1500 weary troops"."""

import re

from quiz.dates.prose.vocabulary import either

_REACH = 32

_PEOPLE = (
    *("men", "women", "children", "people", "persons", "troops?", "soldiers?", "sailors"),
    *("marines", "officers", "civilians", "prisoners", "casualties", "dead", "deaths", "killed"),
    *("wounded", "injured", "missing", "refugees", "inhabitants", "residents", "families"),
    *("police", "fighters", "guerrillas", "rebels", "insurgents", "workers", "miners", "students"),
    *("members", "volunteers", "delegates", "settlers", "slaves", "pilgrims", "monks", "knights"),
    *("warriors", "hoplites", "archers", "cavalry", "infantry", "horsemen", "others?"),
)
_THINGS = (
    *("houses", "homes", "buildings", "villages", "horses", "elephants", "ships", "boats"),
    *("vessels", "aircraft", "planes", "tanks", "guns", "cannons?", "rifles", "missiles", "bombs"),
    *("shells", "warheads", "vehicles", "trucks", "cars", "shares", "stars"),
)
_MEASURES = (
    *("rounds", "votes", "seats", "copies", "pages", "words", "lines", "kilomet(?:re|er)s?", "km"),
    *("miles?", "mi", "met(?:re|er)s?", "m", "feet", "ft", "inches", "yards", "acres"),
    *("hectares", "tons?", "tonnes?", "kg", "kilograms?", "pounds", "lbs?", "lit(?:re|er)s"),
    *("barrels", "gallons", "degrees", "volts", "watts", "MW", "kW", "hp", "horsepower", "rpm"),
    *("dollars", "euros", "francs", "marks", "rou?bles", "yen", "percent", "points", "hours"),
    *("minutes", "seconds", "days", "weeks", "months", "years", "times", "odd", "square", "sq"),
    *("cubic",),
)
_LINKING = (
    *("with", "and", "from", "to", "as", "of", "in", "by", "for", "at", "on", "the", "an?"),
    *("when", "after", "before", "until", "were", "was", "had", "have", "are", "is", "over"),
    *("under", "against", "saw", "[a-z]+ing"),
)
MEASURED = re.compile(
    r"%|°|[A-Za-z]|,[0-9]{3}|:[0-9]|\.[0-9]|/[0-9]| per cent\b| or so\b"
    r"| ?(?:million|billion|trillion|thousand|hundred|dozen)\b"
    r"|[ -](?:pound|ton|mile|foot|man|strong|acre|seat|page|member|year)\b"
    r"| [A-Z][a-z]+ (?:Street|Avenue|Road|Lane|Boulevard|Drive|Square)\b"
    rf"| (?:(?!{either(_LINKING)}\b)[a-z-]+ )?{either(_MEASURES)}\b"
)
# "1500 weary troops", but not "1945 with troops"
OF_PEOPLE = re.compile(rf" (?:(?!{either(_LINKING)}\b)[a-z-]+ )?{either(_PEOPLE)}\b")
OF_THINGS = re.compile(rf" (?:(?!{either(_LINKING)}\b)[a-z-]+ )?{either(_THINGS)}\b")
# "In 1918 women voted", but "an army transported in 1200 ships"
_FRONT_OF_YEAR = re.compile(r"\b(?:In|By|Since|Until|During) \Z")
_BEFORE_YEAR = re.compile(r"\b(?:in|since|until|during) \Z")

# Any plural is counted in "more than 1500 machines" and in "… ended. 2000 clay tablets …".
_NO_PLURALS = (
    *("was", "is", "has", "does", "as", "its", "his", "this", "always", "perhaps", "besides"),
    *("towards", "afterwards", "across", "plus", "less", "versus", "thus", "unless", "sees"),
    *("brings", "marks", "begins", "ends"),
)
PLURAL = re.compile(rf" (?!{either(_NO_PLURALS)}\b)[A-Za-z-]{{2,}}s\b")
_FAR_PLURAL = re.compile(
    rf" (?:(?!{either(_LINKING)}\b|brought|began|became|came|[a-z]+ed\b)[a-z-]+ )?"
    rf"(?!{either(_NO_PLURALS)}\b)[a-z-]{{2,}}s\b"
)
_HOW_MANY = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|roughly|only|another|all|of|those|these) \Z",
    re.IGNORECASE,
)
_HOW_MANY_SURELY = re.compile(
    r"(?:\b(?:(?:more|fewer|less|rather|other) than|at (?:least|most)|up to|as many as"
    r"|a total of)|[.!?][\"”’)]?) \Z",
    re.IGNORECASE,
)


def is_count(text: str, start: int, end: int) -> bool:
    """Return whether a number that may be a year counts or measures something instead."""
    if MEASURED.match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    if _FRONT_OF_YEAR.search(before):
        return False
    if OF_PEOPLE.match(text, end):
        return _BEFORE_YEAR.search(before) is None
    if OF_THINGS.match(text, end):
        return True
    if _HOW_MANY_SURELY.search(before) and _FAR_PLURAL.match(text, end):
        return True
    return _HOW_MANY.search(before) is not None and PLURAL.match(text, end) is not None
