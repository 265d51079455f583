"""What a teacher should look at: keys that may be wrong, and questions that tell nothing."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from quiz.questions.question import ChoiceId
from quiz.results.figures import Hidden
from quiz.results.intervals import Share
from quiz.results.items import (
    FEWEST_FOR_RELATIONS,
    ItemMarks,
    ItemStatistics,
    item_statistics,
)
from quiz.results.moments import correlation, mean
from quiz.results.responses import Given, Picked, unused
from quiz.results.rivals import Contrast, Rival, rivals
from quiz.results.thirds import thirds

# A distractor that is of use is taken by one student in twenty.
FEWEST_FOR_UNUSED = 20

# A discrimination below this is very weak, by the bands that are in use.
WEAK = 0.2

# Five in a hundred lie so many deviations below what they should be, by chance.
BY_CHANCE = 1.645


@dataclass(frozen=True, slots=True)
class Takers:
    """How many took a choice, and how they did on the rest of the quiz.

    `score` is their mean there, None if there are none; `correlation` is that of taking it with
    the scores there, None if all or none did.
    """

    choice: ChoiceId
    n: int
    score: float | None
    correlation: float | None


@dataclass(frozen=True, slots=True)
class WrongKey:
    """A distractor goes with the scores on the rest, out of `points`, further than the key does.

    Where very few took the key, their mean may still be the higher one.
    """

    item: int
    n: int
    key: Takers
    distractor: Takers
    points: float
    log_odds: float


@dataclass(frozen=True, slots=True)
class WrongOrder:
    """A pair that the upper third has the wrong way round more often than the lower third."""

    item: int
    earlier: ChoiceId
    later: ChoiceId
    reversed: Share
    upper: Share
    lower: Share
    log_odds: float


@dataclass(frozen=True, slots=True)
class AgainstTheRest:
    """The strong do worse at it than the weak, and not by chance."""

    item: int
    n: int
    discrimination: float


@dataclass(frozen=True, slots=True)
class Doubtful:
    """It does little of what its marks could do to tell the strong from the weak.

    In a class of thirty, one good question in five looks so: it `may_be_chance` unless too weak
    even for that.
    """

    item: int
    n: int
    efficiency: float
    may_be_chance: bool


@dataclass(frozen=True, slots=True)
class NobodyRight:
    """Nobody earned anything."""

    item: int
    n: int


@dataclass(frozen=True, slots=True)
class EveryoneRight:
    """Everybody earned everything."""

    item: int
    n: int


@dataclass(frozen=True, slots=True)
class Unused:
    """Nobody took these distractors."""

    item: int
    n: int
    distractors: tuple[ChoiceId, ...]


Suspicion = WrongKey | WrongOrder
Flag = Suspicion | AgainstTheRest | NobodyRight | Doubtful | EveryoneRight | Unused


def flags(marks: Sequence[ItemMarks], items: Sequence[Given]) -> tuple[Flag, ...]:
    """Return what is to be looked at in a quiz, the most certain first.

    Both sequences run over its items, and each item over the same attempts; a flag's `item` is
    its place in them, from 0. What may be wrong comes before what is only of no use.
    """
    found = tuple(enumerate(item_statistics(marks)))
    return (
        *suspicions(marks, items),
        *sorted(against_the_rest(found), key=lambda flag: flag.discrimination),
        *nobody_right(found),
        *sorted(doubtful(found), key=lambda flag: (flag.may_be_chance, flag.efficiency)),
        *everyone_right(found),
        *unused_distractors(items),
    )


def suspicions(marks: Sequence[ItemMarks], items: Sequence[Given]) -> Iterator[Suspicion]:
    """Yield the likeliest other key of an item, and of an order each pair that may be reversed."""
    told = set[int]()
    for rival in rivals(marks, items):
        picked = isinstance(items[rival.item], Picked)
        flag = wrong_key(rival) if picked else wrong_order(rival)
        if flag is not None and not (picked and rival.item in told):
            told.add(rival.item)
            yield flag


def wrong_key(rival: Rival) -> WrongKey | None:
    """Return both choices if their correlations say so as well, which is how it is told."""
    contrast, others = rival.contrast, rival.others
    key = takers(contrast.right, contrast.gave_right, others)
    distractor = takers(contrast.instead, contrast.gave_instead, others)
    if (distractor.correlation or 0) <= (key.correlation or 0):
        return None
    return WrongKey(rival.item, len(others), key, distractor, rival.points, rival.log_odds)


def takers(choice: ChoiceId, took: Sequence[bool], others: Sequence[float]) -> Takers:
    scores = list(compress(others, took))
    return Takers(choice, len(scores), mean(scores) if scores else None, correlation(took, others))


def wrong_order(rival: Rival) -> WrongOrder | None:
    """Return the pair if its thirds say so as well, which is how it is told."""
    parts, contrast = thirds(rival.others), rival.contrast
    if isinstance(parts, Hidden):
        return None
    everyone = reversed_in(contrast, range(len(rival.others)))
    upper, lower = (reversed_in(contrast, part) for part in (parts.upper, parts.lower))
    if upper.share <= lower.share:
        return None
    return WrongOrder(
        rival.item, contrast.right, contrast.instead, everyone, upper, lower, rival.log_odds
    )


def reversed_in(contrast: Contrast, places: Collection[int]) -> Share:
    return Share(sum(contrast.gave_instead[place] for place in places), len(places))


Numbered = Sequence[tuple[int, ItemStatistics]]


def against_the_rest(items: Numbered) -> Iterator[AgainstTheRest]:
    for place, item in items:
        if not isinstance(item.discrimination, Hidden) and is_below(item.discrimination, 0, item.n):
            yield AgainstTheRest(place, item.n, item.discrimination)


def is_below(discrimination: float, bound: float, n: int) -> bool:
    """Return whether a correlation lies too far below a bound for chance."""
    return (discrimination - bound) * math.sqrt(n - 1) < -BY_CHANCE


def doubtful(items: Numbered) -> Iterator[Doubtful]:
    """Yield what does little, and is not against the rest: that is said already."""
    for place, item in items:
        if isinstance(item.discrimination, Hidden) or isinstance(item.efficiency, Hidden):
            continue
        if item.doubtful and not is_below(item.discrimination, 0, item.n):
            chance = not is_below(item.discrimination, WEAK, item.n)
            yield Doubtful(place, item.n, item.efficiency, chance)


def nobody_right(items: Numbered) -> Iterator[NobodyRight]:
    for place, item in items:
        if item.n >= FEWEST_FOR_RELATIONS and item.facility == 0:
            yield NobodyRight(place, item.n)


def everyone_right(items: Numbered) -> Iterator[EveryoneRight]:
    for place, item in items:
        if item.n >= FEWEST_FOR_RELATIONS and item.facility == 1:
            yield EveryoneRight(place, item.n)


def unused_distractors(items: Sequence[Given]) -> Iterator[Unused]:
    """Yield the distractors nobody took, where enough have answered the item."""
    for place, item in enumerate(items):
        n = sum(map(bool, item.answers))
        if isinstance(item, Picked) and n >= FEWEST_FOR_UNUSED and (idle := unused(item)):
            yield Unused(place, n, idle)
