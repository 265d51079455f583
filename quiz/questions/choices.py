"""Choices from events, and a question of those that can be told apart for certain."""

from collections.abc import Callable, Sequence

from quiz.dates.historical import certainly_before
from quiz.questions.chance import Chance
from quiz.questions.difficulty import grounds
from quiz.questions.distractors import picked
from quiz.questions.explanation import in_full, step
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import FEWEST_CHOICES, Choice, ChoiceId, Kind, MultipleChoice

LETTERS = "abcdefgh"

Pair = tuple[Choice, Choice]


def event_choice(choice_id: ChoiceId, askable: Askable, explanation: str) -> Choice:
    return Choice(
        id=choice_id,
        text=askable.text,
        event=askable.event.name,
        given=askable.date,
        explanation=explanation + in_full(askable),
        excerpts=askable.excerpts,
    )


def pick_one(
    kind: Kind,
    stem: str,
    key: Askable,
    candidates: Sequence[Askable],
    pool: Pool,
    chance: Chance,
    seed: int,
    *,
    about: tuple[Choice, ...] = (),
    explain: Callable[[Askable], str],
    apart: Callable[[Choice, Sequence[Choice]], Sequence[Pair]],
) -> MultipleChoice | None:
    """Return a question whose key is one event among others, in a chance order.

    The others are picked from the candidates, which come in a chance order. `explain` answers the
    student who took an event; `apart` gives, for the right choice and the others, the pairs
    (before, after) that prove the key. None where too few choices remain.
    """
    chosen = picked(key, candidates, chance)
    if len(chosen) + 1 < FEWEST_CHOICES:
        return None
    shown = chance.shuffled([key, *chosen])
    choices = tuple(
        event_choice(letter, one, explain(one)) for letter, one in zip(LETTERS, shown, strict=False)
    )
    right = choices[shown.index(key)]
    pairs = apart(right, [choice for choice in choices if choice is not right])
    certificate = tuple(step(first, second) for first, second in pairs)
    return MultipleChoice(
        kind=kind,
        stem=stem,
        choices=choices,
        about=about,
        key=frozenset({right.id}),
        certificate=certificate,
        difficulty=grounds(kind, choices, about, certificate, pool.days).level,
        seed=seed,
    )


def in_time(first: Choice, second: Choice) -> Pair:
    """Return the two in their order, which must be certain."""
    return (first, second) if certainly_before(first, second) else (second, first)
