"""What a quiz shall be like, and what is known of the student it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quiz.questions.question import Kind
from quiz.questions.selection import Selection

QUESTIONS = 10
# As a rule every third question comes back to what the student mixed up, if that is due.
EVERY_THIRD = 3
LEVELS = range(1, 6)

EventName = str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a teacher chooses; as it stands, a quiz of all kinds mixed, as hard as they come.

    No kinds are all kinds; no difficulty is any. With `brackets` an ordering may have events that
    the sources cannot separate.
    """

    kinds: tuple[Kind, ...] = ()
    count: int = QUESTIONS
    difficulty: int | None = None
    brackets: bool = False
    selection: Selection = field(default_factory=Selection)

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("a quiz has at least one question")
        if self.difficulty is not None and self.difficulty not in LEVELS:
            raise ValueError("a difficulty is a number from 1 to 5")


@dataclass(frozen=True, slots=True)
class Known:
    """How often a student was asked each event, and the pairs mixed up, the most urgent first.

    `contexts` are those in which such a pair was asked last, the newest last; one of so many
    questions, `every`, comes back to a pair.
    """

    asked: Mapping[EventName, int] = field(default_factory=dict)
    mixed_up: Sequence[frozenset[EventName]] = ()
    contexts: Mapping[frozenset[EventName], Sequence[str]] = field(default_factory=dict)
    every: int = EVERY_THIRD
