"""Words that are spelled like a month, a season, a weekday or a feast and may be something else."""

import re

from quiz.dates.prose.patterns import FEASTS, MOVEABLE_FEASTS
from quiz.dates.prose.vocabulary import MONTH, SEASON

_TIME_WORD = re.compile(
    r"(?:\A|[^A-Za-z])(?:in|on|by|since|until|till|from|to|of|during|through|throughout|before"
    r"|after|between|around|late|early|mid|that|this|last|next|each|every|following|previous|and|or"
    r"|same|the|a)[ -]\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|a) \Z", re.IGNORECASE)
_SENTENCE_FRONT = re.compile(r"(?:\A|[\n.!?:•|(*–—-])[ '\"]*\Z")

# People and things are called by these; only "may" and "march" are also verbs.
_NAMES = {"may", "march", "april", "june", "august"}
_NAME_BEFORE = re.compile(r"[A-Z][a-z]+ \Z|[a-z]-\Z|\b[A-Z]\. \Z|[\"“']\Z")
_NAME_NEXT = re.compile(r" [A-Z][a-z]+")
_VERB_NEXT = re.compile(
    r" (?:on|to|into|through|past|be|have|not|also|well|only|God|he|she|it|they|we|you|the)\b"
)

_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach) \Z")
_NAMED_SEASON = re.compile(
    r"(?:Prague|Arab|[Hh]ot|[Nn]atural|[Mm]ineral|[Ww]ater|[Nn]uclear|Indian|Silent|[Cc]offee) \Z"
)
_NAMED_FOR_SEASON = re.compile(
    r" (?:Palace|Olympics?|Games|solstice|coats?|clothes|clothing|sports|school|holidays?"
    r"|quarters|vacation|residence|wheat|Harvest|War\b)"
)
_IN_SEASON = re.compile(
    r" (?:[Oo]ffensives?|[Cc]ampaigns?|semester|term|elections?|harvest|thaw|rains|floods"
    r"|months)\b| and (?:early |late )?(?:summer|fall|autumn)\b|-(?:summer|autumn|winter)\b"
)
_SEASON_WORD = re.compile(
    r"\b(?:in|during|by|until|since|through|throughout|over|that|this|next|last|early|late"
    r"|following|previous|same|mid|before|after)(?: the)? \Z|-\Z",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe \Z", re.IGNORECASE)
_IN_THE = re.compile(r"\b(?:in|during|by|until|since|that) the \Z", re.IGNORECASE)
_OF_SOMETHING = re.compile(r" (?:of|from|to|into|up|forth|back|out)\b")

_NAMED_WEEKDAY = re.compile(
    r"(?:[Bb]loody|[Bb]lack|[Gg]ood|[Pp]alm|[Rr]ed|[Ss]uper|[Aa]sh|[Mm]aundy|[Hh]oly|[Cc]yber) \Z"
)
_FEAST_WORD = re.compile(
    r"\b(?:on|by|before|after|until|since|at|that|over|around) \Z", re.IGNORECASE
)


def is_month(text: str, start: int, end: int, before: str) -> bool:
    """Tell the month from the modal verb, from marching, and from people named for months.

    `before` is some of the text before the expression, here and below.
    """
    name = re.search(rf"{MONTH}\Z", text[start:end])
    word = name[0].rstrip(".").lower() if name else ""
    if end - start != len(word) or word not in _NAMES:
        return not before.endswith("-") or _TIME_WORD.search(before) is not None
    named = _NAME_NEXT.match(text, end) is not None
    acts = _VERB_NEXT.match(text, end) is not None
    if _TIME_WORD.search(before):
        return not (acts and _ARTICLE.search(before))  # the March on Rome
    if _NAME_BEFORE.search(before) or named or acts:
        return False
    return (
        word != "may" or _SENTENCE_FRONT.search(before) is not None or text[end : end + 1] in ",)"
    )


def is_season(text: str, start: int, end: int, before: str) -> bool:
    """Tell the season from falling, springs of water, and names: "the fall of Troy"."""
    name = re.search(rf"{SEASON}\Z", text[start:end])
    if name is None:
        return True
    if _EVERY.search(before) or _NAMED_SEASON.search(before) or _NAMED_FOR_SEASON.match(text, end):
        return False
    before += text[start : end - len(name[0])]
    if _IN_SEASON.match(text, end):
        return True
    match name[0].lower():
        case "fall":
            the = _THE.search(before) is not None
            in_time = (_IN_THE if the else _SEASON_WORD).search(before) is not None
        case "spring":
            in_time = any(
                pattern.search(before) for pattern in (_SEASON_WORD, _THE, _SENTENCE_FRONT)
            )
        case _:
            return True
    return in_time and _OF_SOMETHING.match(text, end) is None


def is_weekday(before: str) -> bool:
    """Tell a Sunday from Bloody Sunday."""
    return _NAMED_WEEKDAY.search(before) is None


def is_feast(words: str, before: str) -> bool:
    """Tell "by Christmas" from a Christmas carol; other days need no such word."""
    return words not in {*FEASTS, *MOVEABLE_FEASTS} or _FEAST_WORD.search(before) is not None
