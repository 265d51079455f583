"""How often each choice was taken, and each event put before another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.grading import Groups, ranks
from quiz.questions.question import ChoiceId, MultipleChoice, Question
from quiz.questions.written import WrittenMultipleChoice
from quiz.results.figures import Hidden
from quiz.results.thirds import Thirds, thirds


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked at one item, attempt by attempt: nothing where it was not answered."""

    choices: tuple[ChoiceId, ...]
    key: frozenset[ChoiceId]
    answers: tuple[frozenset[ChoiceId], ...]

    @property
    def distractors(self) -> tuple[ChoiceId, ...]:
        return tuple(choice for choice in self.choices if choice not in self.key)


@dataclass(frozen=True, slots=True)
class Arranged:
    """How one item was put in order, attempt by attempt: no group where it was not answered."""

    key: Groups
    answers: tuple[Groups, ...]

    @property
    def choices(self) -> tuple[ChoiceId, ...]:
        return tuple(choice for group in self.key for choice in group)

    @property
    def pairs(self) -> Iterator[tuple[ChoiceId, ChoiceId]]:
        """Yield the pairs whose order is asked, the earlier first."""
        for group, following in combinations(self.key, 2):
            yield from ((earlier, later) for earlier in group for later in following)


Given = Picked | Arranged


@dataclass(frozen=True, slots=True)
class ChoiceTaken:
    """How often a choice was taken; by thirds, from the upper down, where there are thirds."""

    choice: ChoiceId
    is_key: bool
    taken: int
    by_thirds: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class ChoicesTaken:
    """The choices of an item in `n` attempts; `sizes` are how many are in each third."""

    n: int
    unanswered: int
    sizes: tuple[int, ...] | Hidden
    choices: tuple[ChoiceTaken, ...]


@dataclass(frozen=True, slots=True)
class SwapMatrix:
    """How many of the `n` who answered put the choice of a row before that of a column.

    The choices run in the order of the key, so that what lies below the diagonal is swapped. The
    diagonal is None. Two that were put side by side count for neither.
    """

    n: int
    choices: tuple[ChoiceId, ...]
    before: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Swaps:
    """The swaps of all, and of each third from the upper down."""

    everyone: SwapMatrix
    by_thirds: tuple[SwapMatrix, ...] | Hidden


def given(question: Question, answers: Sequence[Answer | None]) -> Given:
    """Return the answers to one question; None where an attempt has none.

    A choice must have the same id in every attempt. Raises TypeError for an answer of another
    kind.
    """
    match question:
        case MultipleChoice() | WrittenMultipleChoice():
            picked = (chosen_ids(answer) for answer in answers)
            ids = tuple(choice.id for choice in question.choices)
            return Picked(ids, question.key, tuple(picked))
        case _:
            arranged = (ordered_groups(answer) for answer in answers)
            return Arranged(question.groups, tuple(arranged))


def chosen_ids(answer: Answer | None) -> frozenset[ChoiceId]:
    match answer:
        case None:
            return frozenset()
        case Chosen(ids):
            return ids
        case _:
            raise TypeError(f"{answer!r} picks nothing")


def ordered_groups(answer: Answer | None) -> Groups:
    match answer:
        case None:
            return ()
        case Ordered(groups):
            return groups
        case _:
            raise TypeError(f"{answer!r} is no order")


def choices_taken(item: Picked, scores: Sequence[float]) -> ChoicesTaken:
    """Return how often each choice was taken, by thirds of the scores of the same attempts."""
    parts = thirds(scores)
    return ChoicesTaken(
        n=len(item.answers),
        unanswered=sum(not answer for answer in item.answers),
        sizes=tuple(map(len, parts.parts)) if isinstance(parts, Thirds) else parts,
        choices=tuple(
            ChoiceTaken(
                choice,
                choice in item.key,
                sum(choice in answer for answer in item.answers),
                taken_by_thirds(item, choice, parts) if isinstance(parts, Thirds) else None,
            )
            for choice in item.choices
        ),
    )


def taken_by_thirds(item: Picked, choice: ChoiceId, parts: Thirds) -> tuple[int, ...]:
    return tuple(sum(choice in item.answers[place] for place in part) for part in parts.parts)


def unused(item: Picked) -> tuple[ChoiceId, ...]:
    """Return the distractors that nobody took."""
    taken = frozenset().union(*item.answers)
    return tuple(choice for choice in item.distractors if choice not in taken)


def swaps(item: Arranged, scores: Sequence[float]) -> Swaps:
    """Return how often each choice was put before another, by thirds of the scores as well."""
    parts = thirds(scores)
    return Swaps(
        swap_matrix(item.choices, item.answers),
        tuple(
            swap_matrix(item.choices, [item.answers[place] for place in part])
            for part in parts.parts
        )
        if isinstance(parts, Thirds)
        else parts,
    )


def swap_matrix(choices: Sequence[ChoiceId], answers: Sequence[Groups]) -> SwapMatrix:
    orders = [ranks(answer) for answer in answers if answer]
    return SwapMatrix(
        len(orders),
        tuple(choices),
        tuple(
            tuple(
                None if one == other else sum(order[one] < order[other] for order in orders)
                for other in choices
            )
            for one in choices
        ),
    )
