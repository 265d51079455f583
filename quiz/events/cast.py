"""The people and the divided countries of a text: whom “he” and “the North” certainly mean."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz.events.gazetteer import CAPITALS
from quiz.events.verbs import readings
from quiz.events.words import (
    AUXILIARIES,
    COORDINATORS,
    GIVEN_NAMES,
    PREPOSITIONS,
    Kind,
    Word,
    is_adverb,
)

_TITLES = (
    "president|premier|leader|minister|chancellor|general|admiral|colonel|marshal|captain|king"
    "|queen|emperor|empress|tsar|czar|prince|princess|duke|pope|bishop|archbishop|sultan|shah"
    "|dictator|secretary|chairman|senator|governor|ambassador|envoy|commander|consul|caliph"
    "|pharaoh|khan|philosopher|explorer|scientist|writer|poet|composer|painter|son|daughter"
    "|brother|sister|wife|husband|father|mother|heir|successor|predecessor|mr|mrs|dr|sir|lord|lady"
)
_NAME = (
    r"(?<![\w’-])[A-Z][\w’'-]{0,30}[a-z]"
    r"(?:[ -](?:[A-Z]\.|de|von|van|der|bin|ibn|al|I{1,3}|IV|VI{0,3}|[A-Z][\w’-]{0,30}[a-z])){0,4}"
)
_AFTER_TITLE = re.compile(rf"\b(?:{_TITLES}|{_TITLES.title()})\.? ({_NAME})")
_WHO = re.compile(rf"({_NAME})(?:,| –| —) who\b")
_LIVED = re.compile(
    rf"({_NAME}) (?:(?:was|is) (?:born|crowned|elected|assassinated|inaugurated)|dies|died|marries"
    r"|married|abdicates|abdicated|resigns|resigned)\b"
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|into|across|towards?) (?:the )?([A-Z]\w+(?: [A-Z]\w+){0,2})"
)
# Countries once divided whose halves are called by their side alone.
_DIVIDED = {"North": "Korea|Vietnam|Yemen", "South": "Korea|Vietnam|Yemen"} | {
    "East": "Germany|Pakistan",
    "West": "Germany|Pakistan",
}
_OPPOSITE = {"North": "South", "South": "North", "East": "West", "West": "East"}
_TITLE_WORDS = frozenset(_TITLES.split("|"))

FullName = tuple[str, ...]  # its parts


@dataclass(frozen=True, slots=True)
class Cast:
    """The full names of a text's people, each as its parts, and its halves of countries."""

    people: Mapping[str, frozenset[FullName]]  # by each part of their names
    places: frozenset[str]  # names that stand after “in” or “near” somewhere
    halves: dict[str, str]
    shared: frozenset[str]  # parts that belong to the names of several people

    def person(self, words: Sequence[Word]) -> FullName | None:
        """Return the one person whose name a run of names is, or is a part of."""
        parts = [_plain(word) for word in words if word.kind is Kind.NAME]
        while parts and parts[0].lower() in _TITLE_WORDS:
            parts = parts[1:]
        if not parts:
            return None
        found = {
            name
            for part in (parts[0], parts[-1])
            for name in self.people.get(part, ())
            if set(parts) <= set(name) or name == tuple(parts[-len(name) :])
        }
        longest = {name for name in found if not any(set(name) < set(other) for other in found)}
        return longest.pop() if len(longest) == 1 else None

    def is_ambiguous(self, words: Sequence[Word]) -> bool:
        """Return whether a name alone, such as “Kim”, may be that of several people."""
        return any(len(run) == 1 and _plain(run[0]) in self.shared for run in runs(words))

    def mentioned(self, words: Sequence[Word]) -> dict[tuple[str, ...], tuple[Word, ...]]:
        """Return the people named among the words, each as first named."""
        found: dict[tuple[str, ...], tuple[Word, ...]] = {}
        for run in runs(words):
            person = self.person(run)
            if person is not None:
                plain = tuple(replace(w, text=_plain(w)) for w in run if _plain(w) in person)
                found.setdefault(person, plain)
        return found

    def may_be_others(self, words: Sequence[Word]) -> bool:
        """Return whether a name among the words may be that of a person nobody has introduced."""
        after = {
            word.start: words[index + 1] if index + 1 < len(words) else None
            for index, word in enumerate(words)
        }
        return any(
            self.person(run) is None
            and " ".join(_plain(word) for word in run) not in self.places
            and not run[-1].text.isupper()
            and not {".", "-"} & set(run[-1].text)
            and not run[-1].owns
            and not _describes(after[run[-1].start])
            for run in runs(words)
        )

    def named(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return the words with “the North” as the country it is, where that is certain."""
        named: list[Word] = []
        for index, word in enumerate(words):
            side = _plain(word)
            alone = index + 1 == len(words) or words[index + 1].kind is not Kind.NAME
            if side in self.halves and named and named[-1].lower == "the" and alone:
                owner = word.text[len(side) :]
                named[-1] = replace(word, start=named[-1].start, text=f"{self.halves[side]}{owner}")
            else:
                named.append(word)
        return tuple(named)


def cast_of(text: str) -> Cast:
    """Return the people and the divided countries that a text names."""
    found: set[FullName] = set()
    for pattern in (_AFTER_TITLE, _WHO, _LIVED):
        found.update(_parts(match.group(1)) for match in pattern.finditer(text))
    for match in re.finditer(_NAME, text):
        parts = _parts(match.group())
        if len(parts) > 1 and parts[0].lower() in GIVEN_NAMES:
            found.add(parts)
    places = frozenset(match.group(1) for match in _PLACE.finditer(text)) | CAPITALS.keys()
    found.discard(())
    people = _by_part(found)
    # A name that is part of a longer one is that person's, and nobody's beside.
    apart = {name for name in found if not any(set(name) < set(other) for other in people[name[0]])}
    owners = Counter(part for name in apart if len(name) > 1 for part in set(name))
    shared = frozenset(part for part, count in owners.items() if count > 1)
    return Cast(people, places, _halves(text), shared)


def _by_part(names: Iterable[FullName]) -> dict[str, frozenset[FullName]]:
    found: dict[str, set[FullName]] = {}
    for name in names:
        for part in name:
            found.setdefault(part, set()).add(name)
    return {part: frozenset(theirs) for part, theirs in found.items()}


def runs(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Return the names among the words: capitalised words that stand next to each other."""
    found: list[list[Word]] = []
    previous: Word | None = None
    for word in words:
        if word.kind is Kind.NAME:
            if previous is not None and not previous.owns and word.start - previous.end <= 1:
                found[-1].append(word)
            else:
                found.append([word])
            previous = word
        else:
            previous = None
    return [tuple(run) for run in found]


def _describes(following: Word | None) -> bool:
    """Return whether a name before this word only describes it: “Soviet army”."""
    return (
        following is not None
        and following.kind is Kind.WORD
        and following.lower not in PREPOSITIONS | AUXILIARIES | COORDINATORS
        and not is_adverb(following)
        and not readings(following.lower)
    )


def _plain(word: Word) -> str:
    return re.sub(r"['’]s?$", "", word.text)


def _parts(name: str) -> tuple[str, ...]:
    parts = re.sub(r"['’]s?$", "", name).split()
    while parts and parts[0].lower().rstrip(".") in _TITLE_WORDS:
        parts = parts[1:]
    return tuple(parts)


def _halves(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for side, countries in _DIVIDED.items():
        for country in countries.split("|"):
            both = (f"{side} {country}", f"{_OPPOSITE[side]} {country}")
            if all(half in text for half in both):
                found.setdefault(side, both[0])
    return found
