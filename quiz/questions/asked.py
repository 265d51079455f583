"""What is put before a student, whoever wrote it: the form in which wording is judged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.dates.historical import HistoricalDate
from quiz.messages import Message
from quiz.questions.flaws import Flaw
from quiz.questions.prose import plain, plain_line
from quiz.questions.question import Choice, ChoiceId, Kind, Ordering, ProvedQuestion, Question
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering, WrittenQuestion

STEM = "stem"
_FIRST = re.compile(r"\b(?:first|earliest)\b(?!\s+[A-Z])")
_LAST = re.compile(r"\b(?:last|latest|most recent(?:ly)?)\b")


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice, or an event the stem is about; its date is known or not."""

    id: ChoiceId
    text: str
    date: HistoricalDate | None = None

    @property
    def surely_after(self) -> int | None:
        return self.date.surely_after if self.date else None

    @property
    def surely_before(self) -> int | None:
        return self.date.surely_before if self.date else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be judged.

    `key` names the right choices; with kind ordering it names all of them in order, and `beside`
    those that belong side by side. The kind is None where a teacher wrote it: then it is guessed
    from the stem where that matters.
    """

    stem: str
    choices: tuple[Offered, ...]
    key: tuple[ChoiceId, ...]
    kind: Kind | None = None
    about: tuple[Offered, ...] = ()
    beside: tuple[frozenset[ChoiceId], ...] = ()

    def __post_init__(self) -> None:
        ids = [one.id for one in (*self.choices, *self.about)]
        if len(set(ids)) < len(ids) or STEM in ids:
            raise ValueError("two choices have one id")
        if not self.key or not set(self.key) <= {choice.id for choice in self.choices}:
            raise ValueError(f"the key {self.key} is not among the choices")

    @property
    def right(self) -> tuple[Offered, ...]:
        return tuple(choice for choice in self.choices if choice.id in self.key)

    @property
    def distractors(self) -> tuple[Offered, ...]:
        return tuple(choice for choice in self.choices if choice.id not in self.key)

    @property
    def in_order(self) -> tuple[Offered, ...]:
        """Return the choices in the order of the key."""
        by_id = {choice.id: choice for choice in self.choices}
        return tuple(by_id[choice_id] for choice_id in self.key)

    @property
    def kind_asked(self) -> Kind | None:
        """Return what is asked about time, guessed from the stem where a teacher wrote it."""
        if self.kind or not all(choice.date for choice in self.choices):
            return self.kind
        if _FIRST.search(self.stem):
            return Kind.FIRST
        return Kind.LAST if _LAST.search(self.stem) else None

    @property
    def tells_events(self) -> bool:
        """Whether all choices happened, so that only their time is asked, not their truth."""
        return self.kind is Kind.ORDERING or all(choice.date for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Words:
    """Words concerned, and where they stand: the stem, or the id of a choice or an event."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw found, said to the teacher who can mend it."""

    flaw: Flaw
    words: tuple[Words, ...]
    message: Message
    suggestion: Message


def asked(question: Question) -> Asked:
    """Return a question in the form in which wording is judged."""
    if isinstance(question, WrittenMultipleChoice | WrittenOrdering):
        return asked_in_writing(question)
    return asked_of_events(question)


def asked_in_writing(question: WrittenQuestion) -> Asked:
    """Return what a teacher wrote, without the marks of Markdown; a picture is what it shows."""
    ordered = isinstance(question, WrittenOrdering)
    pictures = {one.id: one.picture.alternative for one in question.choices if one.picture}
    return Asked(
        stem=plain(question.stem),
        choices=tuple(
            Offered(one.id, plain_line(one.text) or pictures.get(one.id, ""))
            for one in question.choices
        ),
        key=tuple(question.key if ordered else sorted(question.key)),
        kind=Kind.ORDERING if ordered else None,
    )


def asked_of_events(question: ProvedQuestion) -> Asked:
    key = question.key if isinstance(question, Ordering) else tuple(sorted(question.key))
    return Asked(
        stem=question.stem,
        choices=tuple(offered(choice) for choice in question.choices),
        key=key,
        kind=question.kind,
        about=tuple(offered(choice) for choice in question.about),
        beside=tuple(map(frozenset, question.groups)) if isinstance(question, Ordering) else (),
    )


def offered(choice: Choice) -> Offered:
    return Offered(choice.id, choice.text, choice.given)


def finding(
    flaw: Flaw, words: Iterable[Words], message: Message, suggestion: Message | None = None
) -> Finding:
    return Finding(flaw, tuple(words), message, suggestion or flaw.suggestion)


def whole(choice: Offered) -> Words:
    return Words(choice.text, choice.id)
