"""The same question in another version: its choices in another order, to be printed."""

from dataclasses import replace
from itertools import combinations, product

from quiz.questions.chance import Chance
from quiz.questions.question import Choice, Kind, MultipleChoice, Ordering, Question

# Their choices run in time, or along a line: that order is part of the question.
IN_TIME = (Kind.DATING, Kind.ELAPSED, Kind.PLACING)
TRIES = 50


def reordered(question: Question) -> Question:
    """Return a question with its choices in another order, always the same one.

    Whoever copies a neighbour's letters is wrong: the key is in another place, and of an ordering
    the order shown is another, with at least half of its pairs wrong, as far as it has such.
    Where the choices run in time the question stays as it is.
    """
    chance = Chance("version b", question.seed, question.stem, *(c.text for c in question.choices))
    for _ in range(TRIES):
        shown = tuple(chance.shuffled(question.choices))
        if isinstance(question, Ordering):
            if shown != question.choices and is_far_from_key(question, shown):
                return replace(question, choices=shown)
        elif question.kind in IN_TIME:
            return question
        elif key_places(question, shown).isdisjoint(key_places(question, question.choices)):
            return replace(question, choices=shown)
    return question


def is_far_from_key(question: Ordering, shown: tuple[Choice, ...]) -> bool:
    place = {choice.id: place for place, choice in enumerate(shown)}
    pairs = [
        place[one] > place[other]
        for earlier, later in combinations(question.groups, 2)
        for one, other in product(earlier, later)
    ]
    return 2 * sum(pairs) >= len(pairs)


def key_places(question: MultipleChoice, shown: tuple[Choice, ...]) -> set[int]:
    return {place for place, choice in enumerate(shown) if choice.id in question.key}
