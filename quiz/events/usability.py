"""Whether a statement may be asked before a teacher has read it, and if not, why."""

import re
from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.dates.yearlike import year_like
from quiz.events.cast import Cast
from quiz.events.chunks import is_ing
from quiz.events.clause import Clause
from quiz.events.completeness import says_enough
from quiz.events.grammar import finite_verb
from quiz.events.pointers import pointer
from quiz.events.statements import LONGEST
from quiz.events.words import POSSESSIVES, PREPOSITIONS, PRONOUNS, Kind, Word

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE_WORDS = re.compile(
    rf"\b(?:{_MONTHS})\b(?! (?:on|of the)\b)"
    r"|\b(?:spring|summer|autumn|winter|century|centuries|decades?|millennium)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday|tomorrow|nowadays)\b"
    r"|\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|moments?)"
    r" (?:later|earlier|before|after|ago|into)\b"
    r"|\b(?:that|this|same|next|last|previous|following) (?:year|month|week|day|time)\b"
)
_ORDER_WORDS = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|latest|next"
    r"|later|afterwards|subsequent|subsequently|then|previous|previously|former|formerly"
    r"|eventually|finally|soon|again|once more|once|twice|still|already|anew|ever|further|future"
    r"|current|currently|earlier|initial|initially|new|newly|recent|recently|now|since|until"
    r"|meanwhile|renewed|resumed)\b"
    r"|\bat (?:about |just |only )?(?:\d\d|[a-z]+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r"\b"
    r"|\b(?:aged|at age|at the age|age of)\b|-year-old\b|anniversary\b|\b[Tt]he late\b"
)
_NAMED_NEW = re.compile(
    r"\bnew(?= (?:york|zealand|delhi|orleans|england|jersey|mexico|guinea|world|deal)\b)", re.I
)
_POINTING = PRONOUNS | POSSESSIVES
_QUOTES = ('"', "“", "‘", "'")
_FEWEST_WORDS = 3
_ENOUGH_ALONE = wordlist(
    """
    died dies abdicated abdicates resigned resigns surrendered surrenders capitulated capitulates
    retired retires fell falls collapsed collapses
    """
)
_NOT_ONE = wordlist(
    """
    a an some many several any each every no one two three four five six seven eight nine ten
    eleven twelve twenty thirty forty fifty hundreds thousands millions dozens scores half
    most more less fewer other others another
    """
)
_UNKNOWN_SUBJECT = "Its subject is not one known person or thing."
_UNCLEAR_SUBJECT = "Its subject cannot be told apart from the rest of the sentence."
_LONGEST_SUBJECT = 16


def problem_of_statement(
    statement: str, subject: Sequence[Word], said: Sequence[Word], clause: Clause, cast: Cast
) -> str | None:
    """Return why a statement cannot stand alone, or gives its time away; None if it can.

    `subject` and `said` are the words it is made of.
    """
    words = (*subject, *said)
    if len(statement) > LONGEST:
        return f"It is longer than {LONGEST} characters."
    if (reason := _problem_of_subject(subject)) is not None:
        return reason
    if cast.is_ambiguous(words):
        return "It names somebody by a name that several people in the text have."
    if (reason := _problem_of_time(statement)) is not None:
        return reason
    if pointing := pointer(words):
        return f"“{pointing}” points to something outside the sentence."
    if not says_enough(statement, said, clause) or _is_too_short(statement):
        return "It does not say enough."
    if _is_cut_off(said):
        return "It is cut off after “that”."
    return _problem_of_marks(statement)


def _problem_of_time(statement: str) -> str | None:
    if year := year_like(statement):
        return f"“{year}” gives the date away."
    if found := _DATE_WORDS.search(statement):
        return f"“{found.group()}” gives the date away."
    if found := _ORDER_WORDS.search(_NAMED_NEW.sub("", statement)):
        return f"“{found.group()}” gives the order away."
    return None


def _problem_of_marks(statement: str) -> str | None:
    if statement[:1] in _QUOTES or statement.count('"') % 2:
        return "It quotes what somebody said."
    if any(mark in statement for mark in (*";:?!()[]|", " ’", " '", " ,", "..")):
        return "Its punctuation shows that it is more than one plain sentence."
    return None


def _is_too_short(statement: str) -> bool:
    """Return whether two words say less than that somebody died or gave up."""
    *_, last = words = statement.rstrip(".").split()
    return len(words) < _FEWEST_WORDS and last not in _ENOUGH_ALONE


def _is_cut_off(said: Sequence[Word]) -> bool:
    """Return whether a verb is missing after “that”: “announced that 15,000 men”."""
    that = next((place for place, word in enumerate(said) if word.lower == "that"), None)
    return that is not None and finite_verb(said, that + 1, len(said)) is None


def _problem_of_subject(subject: Sequence[Word]) -> str | None:
    if not subject:
        return "Nobody is named as having done it."
    first, last = subject[0], subject[-1]
    if any(word.kind is Kind.WORD and word.lower in _POINTING for word in subject):
        return (
            f"“{' '.join(word.text for word in subject[:4])}” is known only from the text before."
        )
    if not any(word.kind is Kind.NAME for word in subject):
        return "Its subject has no name in it."
    if first.lower in _NOT_ONE or first.kind is Kind.NUMBER:
        return _UNKNOWN_SUBJECT
    if first.lower in PREPOSITIONS or len(subject) > _LONGEST_SUBJECT:
        return _UNCLEAR_SUBJECT
    if any(is_ing(word) for word in subject[:2]) or any(
        word.lower in ("that", "who", "which", "how", "what") for word in subject
    ):
        return _UNCLEAR_SUBJECT
    if first.kind is Kind.WORD and first.lower not in ("the", "both") and not first.owns:
        # “French premier Clemenceau” is known, “troops from France” are not.
        joined = any(word.lower in PREPOSITIONS for word in subject)
        return _UNKNOWN_SUBJECT if joined or last.kind is not Kind.NAME else None
    return None
