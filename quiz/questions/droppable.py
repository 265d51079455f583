"""Words that tell the time of an event and can be left out of its statement."""

import re
from collections.abc import Callable, Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.verbs import Form, readings
from quiz.events.words import AUXILIARIES, DETERMINERS, POSSESSIVES, PREPOSITIONS
from quiz.questions.ordinals import COUNTED, is_noun, only_counts

_NUMBER = (
    r"(?:\d+|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|[a-z]+teen|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_UNIT = r"(?:years?|months?|weeks?|days?|decades?|hours?|centur(?:y|ies))"
_SEASON = rf"(?:{_UNIT}|spring|summer|autumn|winter|morning|evening|night)"
_ABOUT = r"(?:only|just|about|almost|nearly|barely|some|exactly|less than|more than|over)"
_HOW_LONG = (
    rf"(?:(?:{_ABOUT} )*(?:an?|{_NUMBER}|several|some|many|(?:a )?few|a couple of)"
    rf"(?: or (?:two|three|so|more))?(?: and a half)? )?{_UNIT}"
)
_THAT_TIME = rf"(?:the|that) (?:same|next|following) {_SEASON}"
_AGED = rf"(?:aged|at (?:the )?age(?: of)?) (?:(?:only|just|about|nearly|almost) )?{_NUMBER}"
_LEFT_OUT = rf"(?=[.,]|$| (?:{'|'.join(sorted(PREPOSITIONS))}|and|but)\b)"
_NAME = r"[A-Z][\w’'-]*(?: (?:of |de |von |van )?[A-Z][\w’'-]*)*"

_PERSONS = wordlist(
    """
    admiral ayatollah bishop chairman chancellor commander composer czar dictator dissident emperor
    empress explorer founder general inventor khan king leader minister monarch painter
    philosopher physicist poet pope premier president prince princess queen ruler scientist
    scholar shah statesman sultan tsar writer
    """
)
_AGES = re.compile(r"\b(?:ages?|republic|empire|period|era|kingdom|dynasty|reforms?)\b", re.I)

_UNITS = "year years month months week weeks day days decade decades hour hours century centuries"
# Adverbs, the words that they must not follow, and those that they must not stand before.
_ADVERBS = (
    ("(?:once |yet )?again(?! and again)", "and never not over time now", ""),
    ("once more", "", "than"),
    ("anew", "", ""),
    ("already", "", ""),
    (
        "still",
        """
        stand stands stood sit sits sat lie lies lay keep keeps kept hold holds held remain remains
        """,
        """
        . life lives image images photograph photographs picture pictures camera cameras water
        waters air more less another greater larger smaller
        """,
    ),
    ("(?:shortly |soon |immediately |not long |long )?afterwards", _UNITS, ""),
    ("subsequently|eventually|finally", "", ""),
    ("soon", "as too so how", "as after"),
    (
        "later",
        f"no not or than much who which that a an the his her its their , {_UNITS}",
        "than that this in on to and known called named renamed era",
    ),
)
_NOT_BEFORE_THEN = wordlist(
    "since until till by from before after even just now than if back every what ,"
)


def _neighbours(after: str, before: str) -> Callable[[re.Match[str]], bool]:
    not_after, not_before = wordlist(after), wordlist(before)
    return lambda match: word_before(match) not in not_after and word_after(match) not in not_before


def _is_apart(match: re.Match[str]) -> bool:
    """Return whether a time stands by itself: not “until two years later”."""
    return word_before(match) not in PREPOSITIONS | DETERMINERS | POSSESSIVES


def _is_when(match: re.Match[str]) -> bool:
    """Return whether “then” tells when: “was then arrested”, not “was then Burma”."""
    before, after = word_before(match), word_after(match)
    participle = any(Form.PARTICIPLE in verb.form for verb in readings(after))
    if before in AUXILIARIES and not participle:
        return False
    return before not in _NOT_BEFORE_THEN and (before == "and" or after not in DETERMINERS)


def _is_called_so(match: re.Match[str]) -> bool:
    """Return whether who is late, or so many years old, is called by a noun, which stays."""
    words = _words(match["rest"])
    while words and words[0][0].isupper():
        words = words[1:]
    return _stands_for(words) and (match["leak"] != "late" or words[0] in _PERSONS)


def _is_named(match: re.Match[str]) -> bool:
    """Return whether a name alone tells who is late, or so many years old."""
    if _AGES.search(match["name"]):
        return False
    owns = match["name"].endswith(("’s", "'s", "s’", "s'"))
    return owns or match["rest"][:1] != " " or not _stands_for(_words(match["rest"]))


def _words(text: str) -> list[str]:
    return [re.sub(r"[’']s?$", "", word) for word in re.findall(r"[\w’'-]+", text)]


def _stands_for(words: Sequence[str]) -> bool:
    """Return whether the first of some words is a noun, and not the verb of a name before it."""
    return is_noun(words) and not any(Form.SINGULAR in verb.form for verb in readings(words[0]))


def word_before(match: re.Match[str]) -> str:
    """Return the word or the comma before a leak; nothing at the start."""
    words = re.findall(r"[\w’'-]+|,", match.string[: match.start("leak")])
    return words[-1].lower() if words else ""


def word_after(match: re.Match[str]) -> str:
    """Return the word or the mark after a leak; a full stop at the end."""
    found = re.search(r"[\w’'-]+|[,.]", match.string[match.end("leak") :])
    return found.group().lower() if found else "."


def _always(match: re.Match[str]) -> bool:
    return True


# Each pattern finds a leak, and a condition says of the whole match whether it may be left out.
RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = tuple(
    (re.compile(pattern), condition)
    for pattern, condition in (
        (rf"^(?P<leak>(?i:{_HOW_LONG} (?:later|afterwards)),?)(?! than\b| that\b)", _always),
        (rf"^(?P<leak>(?i:{_HOW_LONG} (?:earlier|before)),)", _always),
        (rf"(?<= )(?P<leak>{_HOW_LONG} (?:later|afterwards)){_LEFT_OUT}", _is_apart),
        (rf"^(?P<leak>(?i:(?:later )?{_THAT_TIME}),)", _always),
        (
            rf"(?<= )(?P<leak>(?:later )?(?:(?:in|on|during|within) )?{_THAT_TIME}){_LEFT_OUT}",
            _is_apart,
        ),
        (
            rf"(?<![^ ])(?P<leak>{_AGED}|(?<!.)(?i:{_AGED}))"
            r"(?! (?:and|to|or|years|months)\b)(?![\w-])",
            _always,
        ),
        (rf"\b[Tt]he (?P<leak>late|[\w-]+-year-old)(?= (?P<rest>{_NAME} .*))", _is_called_so),
        (
            rf"(?P<leak>\b[Tt]he (?:late|[\w-]+-year-old)) (?=(?P<name>{_NAME})(?P<rest>.*))",
            _is_named,
        ),
        (r"\b[Tt]he (?P<leak>late)(?= (?P<rest>[a-z].*))", _is_called_so),
        (r"(?<![^ ])(?P<leak>[\w-]+-year-old)(?= (?P<rest>[a-z].*))", _is_called_so),
        (rf"(?<![^ ])(?P<leak>[\w-]+-year-old)(?= {_NAME})", _is_apart),
        (
            r"(?<= )(?P<leak>(?:a|for (?:the|a|his|her|its|their)) (?:second|third|fourth|fifth"
            r"|sixth|seventh|eighth|ninth|tenth|last|final)(?: and (?:last|final))? time)\b",
            _always,
        ),
        *((pattern.pattern, only_counts) for pattern in COUNTED),
        *(
            (
                rf"(?<![^ ])(?P<leak>{adverb}|(?<!.)(?i:{adverb}))(?=[ ,.]|$)",
                _neighbours(after, before),
            )
            for adverb, after, before in _ADVERBS
        ),
        (r"(?<![^ ])(?P<leak>[Tt]hen-)(?=\w)", _always),
        (r"(?<![^ ])(?P<leak>then|(?<!.)Then)(?=[ ,.]|$)", _is_when),
    )
)
