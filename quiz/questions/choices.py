"""Choices from events, and a question of those that can be told apart for certain."""

from collections.abc import Callable, Sequence

from quiz.dates.historical import certainly_before
from quiz.questions.chance import Chance
from quiz.questions.explanation import step
from quiz.questions.periods import clear_days
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import FEWEST_CHOICES, Choice, ChoiceId, Kind, MultipleChoice

LETTERS = "abcdefgh"
DISTRACTORS = 3

# The smallest clear time between what has to be told apart, as a share of the topic's length.
EASIER_THAN = ((0.20, 1), (0.10, 2), (0.05, 3), (0.02, 4))
HARDEST = 5

Pair = tuple[Choice, Choice]


def event_choice(choice_id: ChoiceId, askable: Askable, explanation: str) -> Choice:
    return Choice(
        id=choice_id,
        text=askable.text,
        event=askable.event.name,
        given=askable.date,
        explanation=explanation,
        excerpts=askable.excerpts,
    )


def pick_one(
    kind: Kind,
    stem: str,
    key: Askable,
    distractors: Sequence[Askable],
    pool: Pool,
    chance: Chance,
    seed: int,
    *,
    about: tuple[Choice, ...] = (),
    explain: Callable[[Askable], str],
    apart: Callable[[Choice, Sequence[Choice]], Sequence[Pair]],
) -> MultipleChoice | None:
    """Return a question whose key is one event among others, in a chance order.

    `explain` answers the student who took an event; `apart` gives, for the right choice and the
    others, the pairs (before, after) that prove the key. None where too few choices remain.
    """
    if len(distractors) + 1 < FEWEST_CHOICES:
        return None
    shown = chance.shuffled([key, *alike_in_length(key, distractors, chance)])
    choices = tuple(
        event_choice(letter, one, explain(one)) for letter, one in zip(LETTERS, shown, strict=False)
    )
    right = choices[shown.index(key)]
    pairs = apart(right, [choice for choice in choices if choice is not right])
    return MultipleChoice(
        kind=kind,
        stem=stem,
        choices=choices,
        about=about,
        key=frozenset({right.id}),
        certificate=tuple(step(first, second) for first, second in pairs),
        difficulty=difficulty(pairs, pool.days),
        seed=seed,
    )


def alike_in_length(key: Askable, distractors: Sequence[Askable], chance: Chance) -> list[Askable]:
    """Return distractors of which as many by chance are longer as are shorter than the key.

    So the key is the longest, or the shortest, no more often than any other choice.
    """
    longer = [one for one in distractors if len(one.text) > len(key.text)]
    shorter = [one for one in distractors if len(one.text) <= len(key.text)]
    wanted = chance.below(DISTRACTORS + 1)
    chosen = [*longer[:wanted], *shorter[: DISTRACTORS - wanted]]
    rest = [one for one in distractors if one not in chosen]
    return [*chosen, *rest[: DISTRACTORS - len(chosen)]]


def in_time(first: Choice, second: Choice) -> Pair:
    """Return the two in their order, which must be certain."""
    return (first, second) if certainly_before(first, second) else (second, first)


def difficulty(pairs: Sequence[Pair], days: int) -> int:
    """Return 1 (easy) to 5 (hard) from the narrowest step of a proof in a topic of so many days."""
    smallest = min(clear_days(first, second) for first, second in pairs) / days
    return next((level for share, level in EASIER_THAN if smallest >= share), HARDEST)
