"""Words that are spelled like a month, a season, a weekday or a feast and may be something else."""

import re
from collections.abc import Container

from quiz.dates.prose.patterns import FEASTS, MOVEABLE_FEASTS
from quiz.dates.prose.vocabulary import MONTH, SEASON, either

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
_SHORT_NAMES = {"jan", "jun", "dec", "mar"}  # Jan Palach
_SURNAME = re.compile(
    rf"\b(?:[A-Z][a-z]+|[A-Z]\.|Mrs?|Ms|Dr)\.? ({either(map(str.title, sorted(_NAMES)))})\b"
    r"(?!,? [0-9])"
)
# No names, though they have a capital at the beginning of a sentence or stand before a month.
_NO_GIVEN_NAMES = re.compile(
    r"(?:In|On|By|Since|Until|Till|From|To|Of|During|Through|Throughout|Before|After|Between"
    r"|Around|Late|Early|Mid|That|This|Last|Next|Each|Every|Following|Previous|And|Or|Same|The|A"
    r"|But|When|As|Then|For|At|While|Though|Although|Where|If|So|Also|His|Her|Its|Their|It|He|She"
    r"|They|We|You|I|Not|What|Who|How|There|These|Those|Great|Long|Spring|Summer|Autumn|Winter"
    r"|[A-Z][a-z]+day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_SURELY_A_MONTH = re.compile(
    r"(?:\A|[^A-Za-z])(?:in|during|since|until|till|late|early|mid|this|last|next|that"
    r"|following|previous|throughout)[ -]\Z",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\"“‘*_](?:[A-Z][^\"”’*_.\n]{0,24} )?[A-Z][\w'-]* \Z")
_TITLE_ENDS = re.compile(r"[,.!?]?[\"”’*_]")
_NAME_BEFORE_NUMBER = re.compile(rf"(?<!{either(('In', 'By'))} )\b[A-Z][\w'’-]+ \Z")
_FAR_FUTURE = 2035
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


def people_named_for_months(text: str) -> frozenset[str]:
    """Return the months, in small letters, that are also names of people in a text.

    In a text about Theresa May "by May" may mean her.
    """
    found = {
        match[1].lower()
        for match in _SURNAME.finditer(text)
        if _NO_GIVEN_NAMES.match(match[0]) is None
    }
    return frozenset(found)


def is_of_a_title(text: str, start: int, end: int) -> bool:
    """Tell a year from the number in a title or a name: "Watching 1974", Blade Runner 2049."""
    before = text[max(0, start - 32) : start]
    if _TITLE_ENDS.match(text, end) and _TITLE.search(before):
        return True
    number = text[start:end]
    far = number.isdigit() and int(number) > _FAR_FUTURE
    return far and _NAME_BEFORE_NUMBER.search(before) is not None


def is_month(text: str, start: int, end: int, before: str, people: Container[str]) -> bool:
    """Tell the month from the modal verb, from marching, and from people named for months.

    `before` is some of the text before the expression, here and below; `people` are the months
    after which people in the text are named.
    """
    name = re.search(rf"{MONTH}\Z", text[start:end])
    word = name[0].rstrip(".").lower() if name else ""
    if word in _SHORT_NAMES and text[end - 1] != "." and _NAME_NEXT.match(text, end):
        return False
    if word in people and end - start == len(word) and not _SURELY_A_MONTH.search(before):
        return False
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
    if words.startswith("Ides"):
        return True
    return words not in {*FEASTS, *MOVEABLE_FEASTS} or _FEAST_WORD.search(before) is not None
