"""The sample questions with known flaws, and how far the linter agrees on each flaw."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.dates import edtf
from quiz.questions.asked import Asked, Offered
from quiz.questions.flaws import Flaw
from quiz.questions.linting import lint
from quiz.questions.question import Kind

SAMPLES = Path(__file__).parents[1] / "samples" / "item_flaws.json"
LETTERS = "abcdefgh"


@dataclass(frozen=True)
class Example:
    """A question, the flaw it stands for or is sound in, and all the flaws it has."""

    part: str
    about: Flaw
    flaws: frozenset[Flaw]
    question: Asked

    @property
    def found(self) -> frozenset[Flaw]:
        return frozenset(finding.flaw for finding in lint(self.question))


@dataclass(frozen=True)
class Agreement:
    """Of the examples with a flaw how many were found, and how many were found without it."""

    right: int
    missed: int
    wrong: int

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def examples() -> list[Example]:
    records = json.loads(SAMPLES.read_text(encoding="utf-8"))["examples"]
    return [
        Example(
            part=record["set"],
            about=Flaw(record["about"]),
            flaws=frozenset(map(Flaw, record["flaws"])),
            question=Asked(
                stem=record["stem"],
                choices=choices(record["choices"], record.get("dates", [])),
                key=tuple(LETTERS[place] for place in record["key"]),
                kind=Kind(record["kind"]) if "kind" in record else None,
            ),
        )
        for record in records
    ]


def choices(texts: Sequence[str], dates: Sequence[str]) -> tuple[Offered, ...]:
    read = [edtf.read(date) for date in dates] or [None] * len(texts)
    return tuple(
        Offered(letter, text, date)
        for letter, text, date in zip(LETTERS, texts, read, strict=False)
    )


def agreement(flaw: Flaw, among: Sequence[Example]) -> Agreement:
    return Agreement(
        right=sum(flaw in one.flaws and flaw in one.found for one in among),
        missed=sum(flaw in one.flaws and flaw not in one.found for one in among),
        wrong=sum(flaw not in one.flaws and flaw in one.found for one in among),
    )
