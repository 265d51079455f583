"""Where a statement may end before its clause does."""

from collections.abc import Iterator, Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.clause import Clause
from quiz.events.verbs import Form, readings
from quiz.events.words import DETERMINERS, POSSESSIVES, Kind, Word, is_adverb

# Where a statement may end: before what only says why, how long, or in what circumstances.
_CUTS = wordlist(
    """
    amid amidst despite after before during following over for because although while when
    prior without
    """
)
_CUT_PHRASES = (
    "in exchange",
    "in hopes",
    "in order",
    "in return",
    "in an",
    "as part",
    "prior to",
    "along with",
    "due to",
    "thanks to",
)
_WITH_FOR = wordlist("exchange return search response preparation reward charge way need")
_NEEDS_FOR = wordlist(
    """
    blame accuse arrest condemn criticise criticize thank punish award ask call vote try apply
    fight campaign press push prepare allow account provide wait leave pay look care make
    stand set
    """
)
_NEEDS_TO = wordlist(
    """
    allow force agree urge ask persuade help order invite enable cause lead begin want try
    seek attempt fail refuse vow pledge promise decide plan continue start use compel require
    authorize authorise expect tell encourage choose elect appoint commit manage threaten
    offer take convince permit hope work move act come go need claim battle fight struggle
    """
)
_NOUNS_WITH_TO = wordlist(
    """
    steps effort efforts right rights attempt attempts decision plan plans bid push treaty
    ability way permission power duty first only last nation nations country law order
    agreement promise
    """
)
_CLAUSE_VERBS = wordlist(
    """
    say tell claim declare announce think believe know decide agree warn insist argue deny
    admit promise vow report hope fear learn realise realize show ensure mean demand order
    propose rule
    """
)


def cut_shorter(words: tuple[Word, ...], clause: Clause) -> Iterator[tuple[Word, ...]]:
    """Yield the words whole, then cut shorter and shorter, as long as they have an object."""
    yield words
    bases = {verb.base for verb in readings(clause.verb.lower)}
    verb = next((i for i, word in enumerate(words) if word.start == clause.verb.start), 0)
    for index in range(len(words) - 1, verb + 1, -1):
        if _may_end_before(words, index, verb, bases):
            yield words[:index]


def _may_end_before(words: Sequence[Word], index: int, verb: int, bases: set[str]) -> bool:
    word, before = words[index], words[index - 1]
    if before.kind not in (Kind.NAME, Kind.WORD, Kind.NUMBER, Kind.QUOTE) or before.owns:
        return False
    if index - verb < 2 or before.lower in DETERMINERS | POSSESSIVES or is_adverb(before):
        return False
    low = word.lower
    pair = f"{low} {words[index + 1].lower}" if index + 1 < len(words) else low
    if pair in _CUT_PHRASES:
        return True
    if low == "for":
        return before.lower not in _WITH_FOR and not bases & _NEEDS_FOR
    if low == "to":
        return (
            not _needs_to(words[verb:index], bases)
            and before.lower not in _NOUNS_WITH_TO
            and index + 1 < len(words)
            and words[index + 1].kind is Kind.WORD
            and any(Form.BASE in each.form for each in readings(words[index + 1].lower))
        )
    if low == "that":
        return not bases & _CLAUSE_VERBS and before.kind is not Kind.QUOTE
    if low == "over" and readings(before.lower):
        return False  # “was turned over”
    return low in _CUTS and word.kind is Kind.WORD


def _needs_to(words: Sequence[Word], bases: set[str]) -> bool:
    """Return whether a verb among the words is nothing without “to …”."""
    inner = {verb.base for word in words for verb in readings(word.lower) if not verb.noun}
    return bool((bases | inner) & _NEEDS_TO)
