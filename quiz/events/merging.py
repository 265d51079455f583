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
_MOST_FOR_SENTENCES = 0.25
_MOST_FOR_LETTERS = 0.1
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


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is compared of an event, looked up once for all the pairs that it stands in.

    `words` are those of the statement, `around` those of all the sentences that tell it.
    """

    statement: str
    words: frozenset[str]
    around: frozenset[str]
    earliest: int | None
    latest: int | None
    surely_after: int | None
    surely_before: int | None


def _scored(new: Sequence[Told], known: Sequence[Told]) -> Iterator[tuple[float, int, int, bool]]:
    """Yield score, the two numbers, and whether their dates are apart, for every likely pair."""
    first, second = [_telling(event) for event in new], [_telling(event) for event in known]
    weights = _Weights([each for one in (*first, *second) for each in (one.words, one.around)])
    by_word: dict[str, set[int]] = {}
    for index, telling in enumerate(second):
        for word in telling.words:
            by_word.setdefault(word, set()).add(index)
    for number, one in enumerate(first):
        near = set().union(*(by_word.get(word, ()) for word in one.words))
        for index in sorted(near):
            other = second[index]
            alike = 0.75 * _alike(one.words, other.words, weights)
            # Most pairs share a word and no more: they are not worth the rest of the work.
            if alike + _MOST_FOR_SENTENCES + _MOST_FOR_LETTERS < LEAST_SCORE:
                continue
            closeness = _closeness(one, other)
            least = LEAST_SCORE if closeness else _LEAST_WHEN_APART
            if (alike + _MOST_FOR_SENTENCES + _MOST_FOR_LETTERS) * (closeness or 1) < least:
                continue
            # What the whole sentences share helps where a statement was cut short.
            alike += _MOST_FOR_SENTENCES * _alike(one.around, other.around, weights)
            alike += _MOST_FOR_LETTERS * token_set_ratio(one.statement, other.statement) / 100
            apart = certainly_apart(one, other)
            if closeness == 0 and alike >= _LEAST_WHEN_APART:
                yield min(alike, 1) * 0.6, number, index, apart
            elif alike * closeness >= LEAST_SCORE:
                yield min(alike * closeness, 1), number, index, apart


def _telling(told: Told) -> _Telling:
    if isinstance(told, Candidate):
        sentences = told.quotation
    else:
        sentences = " ".join(excerpt.quotation for excerpt in told.excerpts)
    return _Telling(
        told.statement,
        words_of(told.statement),
        words_of(sentences),
        told.earliest,
        told.latest,
        told.surely_after,
        told.surely_before,
    )


def _closeness(one: _Telling, other: _Telling) -> float:
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


class _Weights:
    """How much words say: the fewer events have one, the more."""

    def __init__(self, told: Sequence[frozenset[str]]) -> None:
        counts = Counter(word for words in told for word in words)
        self.of_word = {word: log(1 + len(told) / count) for word, count in counts.items()}
        self.of_all = {words: self.of(words) for words in told}

    def of(self, words: frozenset[str]) -> float:
        return sum(self.of_word[word] for word in words)


def _alike(one: frozenset[str], other: frozenset[str], weights: _Weights) -> float:
    """Return the weight of the words in common: as a share of both, and of the shorter, 0 to 1.

    The one text often tells in six words what the other tells in sixteen.
    """
    first, second = weights.of_all[one], weights.of_all[other]
    shared = weights.of(one & other)
    shorter = min(first, second)
    return shared / (first + second) + shared / (2 * shorter) if shorter else 0
