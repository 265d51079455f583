"""How surely a wrong key is found, and sound questions are left alone, in simulated classes.

Run by hand: python -m tests.bench.classes [CLASSES]
"""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from quiz.results.pairs import doubted_pairs
from quiz.results.suspicion import AgainstTheRest, Doubtful, Flag, WrongKey, WrongOrder, flags
from tests.results import simulated
from tests.results.simulated import Quiz

CLASSES = 2_000
SIZES = (12, 30, 60, 120)
SEED = 1945
EVENTS, ASKED = 12, 20


@dataclass
class Counts:
    """What was found in classes of one size, half of them with something wrong."""

    first: int = 0
    named: int = 0
    sound: int = 0
    sound_flagged: int = 0
    beside: int = 0
    beside_flagged: int = 0
    doubtful: int = 0
    weak: int = 0


def main(classes: int) -> None:
    print(
        "In percent: the wrong item is the first flag; that flag names the truth; sound items are\n"
        "suspected, where nothing is wrong and beside it; sound items are doubtful, perhaps by\n"
        "chance, and not by chance.\n"
    )
    print(f"{'':46}{'first':>8}{'named':>8}{'sound':>8}{'beside':>8}{'doubtful':>10}{'weak':>6}")
    report("multiple choice", simulated.multiple_choice, "wrong_key", classes)
    report(
        "hard, with a tempting distractor",
        partial(simulated.multiple_choice, catches=True),
        "wrong_key",
        classes,
    )
    report("orderings of five", simulated.orderings, "wrong_date", classes)
    for students in SIZES:
        pairs(students, classes)


def report(what: str, simulate: Callable[..., Quiz], wrong: str, classes: int) -> None:
    for students in SIZES:
        chance, counts = random.Random(SEED), Counts()
        for _ in range(classes):
            count_wrong(simulate(chance, students, **{wrong: True}), counts)
            count_sound(simulate(chance, students, **{wrong: False}), counts)
        line(
            f"{what}, {students} students",
            counts.first / classes,
            counts.named / classes,
            counts.sound_flagged / counts.sound,
            counts.beside_flagged / counts.beside,
            counts.doubtful / counts.sound,
            counts.weak / counts.sound,
        )


def count_wrong(quiz: Quiz, counts: Counts) -> None:
    found = flags(quiz.marks, quiz.items)
    first = found[0] if found else None
    if first and first.item == quiz.wrong and isinstance(first, WrongKey | WrongOrder):
        counts.first += 1
        counts.named += named(first) == quiz.truth
    counts.beside += len(quiz.items) - 1
    counts.beside_flagged += len(suspected(found) - {quiz.wrong})


def named(flag: WrongKey | WrongOrder) -> str:
    if isinstance(flag, WrongKey):
        return flag.distractor.choice
    return flag.later + flag.earlier


def count_sound(quiz: Quiz, counts: Counts) -> None:
    found = flags(quiz.marks, quiz.items)
    counts.sound += len(quiz.items)
    counts.sound_flagged += len(suspected(found))
    may_be_chance = [
        isinstance(flag, Doubtful) and flag.may_be_chance
        for flag in found
        if isinstance(flag, Doubtful | AgainstTheRest)
    ]
    counts.doubtful += sum(may_be_chance)
    counts.weak += may_be_chance.count(False)


def suspected(found: tuple[Flag, ...]) -> set[int | None]:
    return {flag.item for flag in found if isinstance(flag, WrongKey | WrongOrder)}


def pairs(students: int, classes: int) -> None:
    """Report the same of generated quizzes, in which every student is asked other pairs."""
    chance, first, doubted, beside, asked = random.Random(SEED), 0, 0, 0, 0
    for _ in range(classes):
        answers, wrong = simulated.pair_answers(chance, students, EVENTS, ASKED, wrong=True)
        found = [(pair.earlier, pair.later) for pair in doubted_pairs(answers)]
        first += found[:1] == [wrong]
        beside += len(set(found) - {wrong})
        answers, _ = simulated.pair_answers(chance, students, EVENTS, ASKED, wrong=False)
        doubted += len(doubted_pairs(answers))
        asked += EVENTS * (EVENTS - 1) // 2
    what = f"pairs of generated quizzes, {students} students"
    line(what, first / classes, first / classes, doubted / asked, beside / (asked - classes))


def line(what: str, *shares: float) -> None:
    figures = (f"{100 * share:.1f}" for share in shares)
    print(f"{what:46}" + "".join(f"{one:>8}" for one in figures), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLASSES)
