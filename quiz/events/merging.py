"""The same event told in two articles: which pairs look like one, for a teacher to confirm."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Generic, TypeVar

from rapidfuzz.fuzz import token_set_ratio

from quiz.dates.historical import certainly_apart
from quiz.events.candidate import Candidate
from quiz.events.event import Event
from quiz.events.likeness import words_of

Told = Event | Candidate
New = TypeVar("New", Event, Candidate)
Known = TypeVar("Known", Event, Candidate)
LEAST_SCORE = 0.46
_LEAST_WHEN_APART = 0.72
_YEAR = 366


@dataclass(frozen=True, slots=True)
class Proposal(Generic[New, Known]):
    """Two events that may be one; `score` runs from 0 to 1.

    A pair is disputed where the dates cannot both be true although the words agree.
    """

    new: New
    known: Known
    score: float
    disputed: bool


def proposals(new: Sequence[New], known: Sequence[Known]) -> tuple[Proposal[New, Known], ...]:
    """Return the pairs that look like one event, best first; no event stands in two of them."""
    scored = sorted(_scored(new, known), key=lambda pair: (-pair[0], pair[1], pair[2]))
    taken_new: set[int] = set()
    taken_known: set[int] = set()
    found = []
    for score, one, other, apart in scored:
        if one in taken_new or other in taken_known:
            continue
        taken_new.add(one)
        taken_known.add(other)
        found.append(Proposal(new[one], known[other], round(score, 3), apart))
    return tuple(found)


def _scored(new: Sequence[Told], known: Sequence[Told]) -> Iterator[tuple[float, int, int, bool]]:
    """Yield score, the two numbers, and whether their dates are apart, for every likely pair."""
    first, second = [_telling(event) for event in new], [_telling(event) for event in known]
    weights = _weights([words for telling in (*first, *second) for words in telling])
    by_word: dict[str, set[int]] = {}
    for index, (words, _) in enumerate(second):
        for word in words:
            by_word.setdefault(word, set()).add(index)
    for one, (words, around) in enumerate(first):
        near = set().union(*(by_word.get(word, ()) for word in words))
        for other in sorted(near):
            closeness = _closeness(new[one], known[other])
            alike = _alike(words, second[other][0], weights)
            # What the whole sentences share helps where a statement was cut short.
            sentences = _alike(around, second[other][1], weights)
            alike = 0.75 * alike + 0.25 * sentences
            alike += 0.1 * token_set_ratio(new[one].statement, known[other].statement) / 100
            apart = certainly_apart(new[one], known[other])
            if closeness == 0 and alike >= _LEAST_WHEN_APART:
                yield min(alike, 1) * 0.6, one, other, apart
            elif alike * closeness >= LEAST_SCORE:
                yield min(alike * closeness, 1), one, other, apart


def _telling(told: Told) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the statement, and those of all the sentences that tell it."""
    if isinstance(told, Candidate):
        sentences = told.quotation
    else:
        sentences = " ".join(excerpt.quotation for excerpt in told.excerpts)
    return words_of(told.statement), words_of(sentences)


def _closeness(one: Told, other: Told) -> float:
    """Return 1 for the same bounds, less for one within the other, 0 for dates a year apart."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return 0.7
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        return 1
    first, last = (
        max(one.earliest or 0, other.earliest or 0),
        min(one.latest or 0, other.latest or 0),
    )
    if first <= last:
        return 0.95 if last - first < 2 * _YEAR else 0.85
    if not certainly_apart(one, other):
        return 0.8
    return 0.75 if first - last < _YEAR // 6 else 0


def _alike(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    """Return the weight of the words in common: as a share of both, and of the shorter, 0 to 1.

    The one text often tells in six words what the other tells in sixteen.
    """
    shared = sum(weights[word] for word in one & other)
    both = [sum(weights[word] for word in words) for words in (one, other)]
    return shared / sum(both) + shared / (2 * min(both)) if min(both) else 0


def _weights(told: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return how much a word says: the fewer events have it, the more."""
    counts = Counter(word for words in told for word in words)
    return {word: log(1 + len(told) / count) for word, count in counts.items()}
