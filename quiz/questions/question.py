"""What a student is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise, product
from typing import ClassVar

from quiz.articles.article import LANGUAGE
from quiz.dates.historical import HistoricalDate, certainly_apart, certainly_before
from quiz.events.event import Excerpt
from quiz.questions.written import WrittenQuestion

ChoiceId = str

FEWEST_CHOICES = 3
MOST_CHOICES = 8


class Kind(StrEnum):
    """The ways of asking; the order is that of a list made over all kinds."""

    ORDERING = "ordering"
    FIRST = "first"
    LAST = "last"
    DATING = "dating"
    DATED = "dated"
    NEXT = "next"
    BETWEEN = "between"
    PLACING = "placing"
    ELAPSED = "elapsed"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick or place, or one thing a stem is about.

    `event` is None where the choice is no event: a period, a gap in a line of events, a length of
    time. A gap has a `position`, the number of events before it; a length of time has `days`, the
    least and the most; neither has a date. `explanation` is one sentence that answers the student
    who chose it; it and the excerpts are shown only after the answer.
    """

    language: ClassVar[str] = LANGUAGE

    id: ChoiceId
    text: str
    event: str | None
    given: HistoricalDate | None
    explanation: str
    excerpts: tuple[Excerpt, ...]
    position: int | None = None
    days: tuple[int, int] | None = None

    @property
    def date(self) -> HistoricalDate:
        """Return the date of an event or a period; ValueError for a gap or a length of time."""
        if self.given is None:
            raise ValueError(f"{self.text!r} has no date")
        return self.given

    @property
    def surely_after(self) -> int | None:
        return self.given.surely_after if self.given else None

    @property
    def surely_before(self) -> int | None:
        return self.given.surely_before if self.given else None

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.explanation.strip():
            raise ValueError(f"choice {self.id!r} lacks its text or its explanation")


@dataclass(frozen=True, slots=True)
class Step:
    """One inequality of a proof: `before` was certainly over when `after` began."""

    language: ClassVar[str] = LANGUAGE

    before: ChoiceId
    after: ChoiceId
    because: str


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """Pick the key; every other choice is a distractor."""

    language: ClassVar[str] = LANGUAGE

    kind: Kind
    stem: str
    choices: tuple[Choice, ...]
    about: tuple[Choice, ...]
    key: frozenset[ChoiceId]
    certificate: tuple[Step, ...]
    difficulty: int
    seed: int

    def __post_init__(self) -> None:
        check_choices(self.choices, self.about, self.certificate)
        if not self.key or not self.key <= {choice.id for choice in self.choices}:
            raise ValueError(f"the key {sorted(self.key)} is not among the choices")


@dataclass(frozen=True, slots=True)
class Ordering:
    """Put every choice in order, earliest first.

    `groups` run from the earliest to the latest, and each choice of one was certainly over before
    any of the next began. Only where it is `bracketed`, so that choices may be put side by side,
    can a group hold more than one: of these nothing tells which came first.
    """

    language: ClassVar[str] = LANGUAGE

    stem: str
    choices: tuple[Choice, ...]
    groups: tuple[tuple[ChoiceId, ...], ...]
    certificate: tuple[Step, ...]
    difficulty: int
    seed: int
    bracketed: bool = False

    @property
    def kind(self) -> Kind:
        return Kind.ORDERING

    @property
    def about(self) -> tuple[Choice, ...]:
        return ()

    @property
    def key(self) -> tuple[ChoiceId, ...]:
        """Return every choice in order, the groups one after another."""
        return tuple(choice_id for group in self.groups for choice_id in group)

    @property
    def in_order(self) -> tuple[Choice, ...]:
        """Return the choices in the order of the key."""
        return tuple(choice for group in self.grouped for choice in group)

    @property
    def grouped(self) -> tuple[tuple[Choice, ...], ...]:
        by_id = {choice.id: choice for choice in self.choices}
        return tuple(tuple(by_id[choice_id] for choice_id in group) for group in self.groups)

    def __post_init__(self) -> None:
        check_choices(self.choices, self.about, self.certificate)
        if sorted(self.key) != sorted(choice.id for choice in self.choices) or () in self.groups:
            raise ValueError(f"the key {self.groups} does not order the choices")
        if not self.bracketed and len(self.groups) < len(self.choices):
            raise ValueError("two choices are side by side where nothing may be")
        if len(self.groups) == 1:
            raise ValueError("nothing is asked where all choices are side by side")
        for group, following in pairwise(self.grouped):
            for earlier, later in product(group, following):
                if not certainly_before(earlier, later):
                    raise ValueError(
                        f"it is not certain that {earlier.text!r} precedes {later.text!r}"
                    )
        for group in self.grouped:
            for one, other in combinations(group, 2):
                if certainly_apart(one, other):
                    raise ValueError(f"{one.text!r} and {other.text!r} are told apart")


ProvedQuestion = MultipleChoice | Ordering
Question = ProvedQuestion | WrittenQuestion


def proved_choices(question: Question) -> tuple[Choice, ...]:
    """Return what a question is about, and its choices; of a written one, nothing."""
    if isinstance(question, MultipleChoice | Ordering):
        return (*question.about, *question.choices)
    return ()


def check_choices(
    choices: Sequence[Choice], about: Sequence[Choice], certificate: Sequence[Step]
) -> None:
    """Raise ValueError unless the ids are unique, the number right and every step true."""
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        raise ValueError(
            f"a question has {FEWEST_CHOICES} to {MOST_CHOICES} choices, not {len(choices)}"
        )
    by_id = {choice.id: choice for choice in (*choices, *about)}
    if len(by_id) != len(choices) + len(about):
        raise ValueError("two choices have one id")
    for step in certificate:
        if not certainly_before(by_id[step.before], by_id[step.after]):
            raise ValueError(f"the step from {step.before!r} to {step.after!r} is not certain")
