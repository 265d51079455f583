"""What a statement is compared by: its words, its names, the summits and the lives it names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from quiz.articles.wordlist import wordlist
from quiz.events.likeness import words_of

# What is opened, signed or fought, and later closed, broken or lost; on one line what may be one.
_SORTS = (
    "treaty treaties pact pacts accord accords agreement agreements",
    "summit summits talks conference conferences meeting meetings negotiations",
    "war wars",
    "armistice ceasefire truce",
    "revolt uprising rebellion",
    "flight flights mission missions",
    "launch",
    "election elections",
    "trial trials",
    "test",
    "airlift",
    "alliance",
    "battle",
    "blockade",
    "campaign",
    "coup",
    "crisis",
    "crusade",
    "declaration",
    "exhibition",
    "expedition",
    "famine",
    "games",
    "invasion",
    "landing",
    "massacre",
    "offensive",
    "operation",
    "peace",
    "plague",
    "programme program",
    "project",
    "protocol",
    "referendum",
    "revolution",
    "siege",
    "strike",
    "voyage",
)
SORTS = {word: line.split()[0] for line in _SORTS for word in line.split()}

_CAPITAL = r"(?:[A-Z]|\d)[\w’'–-]*"
_NAME = re.compile(rf"[A-Z][\w’'–-]*(?:(?<![’'])(?<![’']s) {_CAPITAL})*")
_LONG_NAME = rf"[A-Z][\w’'–-]*(?: (?:(?:of|on|and|for|the) )*{_CAPITAL})*"
_SORT = "|".join(sorted(SORTS))
_THING = re.compile(
    # the Hanoi summit, the failed Hanoi peace talks
    rf"\b[Tt]he (?:[a-z]+ )?(?P<which>{_LONG_NAME}) (?:[a-z]+ )?(?P<sort>{_SORT})\b"
    r"(?! (?:(?:the|an?|his|her|its|their)\b|[A-Z]))"  # “the Soviets launch a satellite”
    # the siege of Leningrad, the war in Korea
    rf"|\b[Tt]he (?P<sort_of>{_SORT}) (?:of|in|at|on|for|against) (?:the )?(?P<of>{_LONG_NAME})"
    # the Treaty of Versailles, Operation Barbarossa
    rf"|(?P<name>{_LONG_NAME})"
)
_LIFE = re.compile(
    rf"^(?:The [a-z]+ )?(?P<who>{_NAME.pattern}(?:(?:, and |, | and ){_NAME.pattern})*)"
    r"(?:, [^,]*,)? (?:dies?|died|(?:is|are|was|were) (?:born|killed|assassinated|murdered|executed"
    r"|hanged|beheaded|guillotined|poisoned|buried))\b"
)
_SMALL = wordlist("the of on and for a an in")

_NUMBER = re.compile(r"[\w-]*\d[\w-]*")

Thing = tuple[str, frozenset[str]]  # its sort, and the names that tell which


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a statement: all, those in names, numbers among them, and the others."""

    words: frozenset[str]
    names: frozenset[str]
    others: frozenset[str]


@lru_cache(maxsize=8192)
def telling(statement: str) -> Telling:
    """Return the words by which two statements are compared."""
    words = words_of(statement)
    numbers = {number.lower() for number in _NUMBER.findall(statement)}
    named = frozenset(word for name in names_of(statement) for word in name.split())
    return Telling(words | numbers, named | numbers, words - named)


@lru_cache(maxsize=8192)
def names_of(statement: str) -> tuple[str, ...]:
    """Return the names in a statement, in the form in which they are compared, each once."""
    found = (words_of(match.group()) for match in _NAME.finditer(statement))
    return tuple(sorted({" ".join(sorted(words)) for words in found if words}))


@lru_cache(maxsize=8192)
def things_of(statement: str) -> frozenset[Thing]:
    """Return the summits, treaties, wars and the like that a statement calls by a name."""
    return frozenset(thing for match in _THING.finditer(statement) if (thing := _thing(match)))


@lru_cache(maxsize=8192)
def lives_of(statement: str) -> frozenset[str]:
    """Return the names of those whose life begins or ends with what a statement tells."""
    match = _LIFE.match(statement)
    return frozenset(names_of(match["who"])) if match else frozenset()


def _thing(match: re.Match[str]) -> Thing | None:
    names = match["which"] or match["of"] or match["name"]
    words = [re.sub(r"[’']s?$", "", word).lower() for word in names.split()]
    sort = match["sort"] or match["sort_of"] or next((w for w in words if w in SORTS), None)
    which = frozenset(word for word in words if word not in _SMALL and word != sort)
    return (SORTS[sort], which) if sort and which else None
