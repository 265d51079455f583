"""The same question in another version: its choices in another order, to be printed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from quiz.questions.chance import Chance
from quiz.questions.question import Choice, Kind, MultipleChoice, Ordering, Question
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, WrittenOrdering

AnyChoice = Choice | WrittenChoice

# Their choices run in time, or along a line: that order is part of the question.
IN_TIME = (Kind.DATING, Kind.ELAPSED, Kind.PLACING)
TRIES = 50


def reordered(question: Question) -> Question:
    """Return a question with its choices in another order, always the same one.

    Whoever copies a neighbour's letters is wrong: the key is in another place, and of an ordering
    the order shown is another, with at least half of its pairs wrong, as far as it has such.
    Where the choices run in time the question stays as it is.
    """
    seed = question.seed if isinstance(question, MultipleChoice | Ordering) else 0
    chance = Chance("version b", seed, question.stem, *(c.text for c in question.choices))
    own: tuple[AnyChoice, ...] = question.choices
    for _ in range(TRIES):
        shown = chance.shuffled(own)
        match question:
            case Ordering() | WrittenOrdering():
                if tuple(shown) != own and is_far_from_key(question, shown):
                    return with_choices(question, shown)
            case MultipleChoice(kind=kind) if kind in IN_TIME:
                return question
            case WrittenMultipleChoice(in_time=True):
                return question
            case WrittenMultipleChoice(several=True):
                if key_places(question, shown) != key_places(question, own):
                    return with_choices(question, shown)
            case _:
                if key_places(question, shown).isdisjoint(key_places(question, own)):
                    return with_choices(question, shown)
    return question


def with_choices(question: Question, shown: Sequence[AnyChoice]) -> Question:
    """Return a question with its own choices in this order."""
    return replace(question, choices=tuple(shown))  # type: ignore[arg-type]


def is_far_from_key(question: Ordering | WrittenOrdering, shown: Sequence[AnyChoice]) -> bool:
    """Return whether at least half of the certain pairs are the wrong way round."""
    place = {choice.id: place for place, choice in enumerate(shown)}
    pairs = [
        place[one] > place[other]
        for earlier, later in combinations(question.groups, 2)
        for one, other in product(earlier, later)
    ]
    return 2 * sum(pairs) >= len(pairs)


def key_places(
    question: MultipleChoice | WrittenMultipleChoice, shown: Sequence[AnyChoice]
) -> set[int]:
    return {place for place, choice in enumerate(shown) if choice.id in question.key}
