"""Simulated classes for tests: who is able answers well, and one key or one date may be wrong."""

import math
import random
from dataclasses import dataclass

from quiz.results.items import ItemMarks
from quiz.results.pairs import PairAnswer
from quiz.results.responses import Arranged, Given, Picked

QUESTIONS = 10
CHOICES = ("a", "b", "c", "d")
GUESSED = 0.25
EVENTS = ("a", "b", "c", "d", "e")


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz as a class sat it; `wrong` is the item that is wrong, `truth` what is right there."""

    marks: tuple[ItemMarks, ...]
    items: tuple[Given, ...]
    wrong: int | None
    truth: str | None


def multiple_choice(
    chance: random.Random, students: int, *, wrong_key: bool, catches: bool = False
) -> Quiz:
    """Return a class with ten questions of four choices, one of them perhaps with a wrong key.

    Two parameters and guessing: discrimination 0.8 to 1.6, difficulty and ability normal, wrong
    answers spread at random weights. With `catches`, each question is hard and one distractor is
    three times as tempting as the two others together.
    """
    abilities = [chance.gauss(0, 1) for _ in range(students)]
    wrong = chance.randrange(QUESTIONS) if wrong_key else None
    marks, items, truth = [], [], None
    for place in range(QUESTIONS):
        right, *distractors = chance.sample(CHOICES, len(CHOICES))
        weights = [3.0, 0.5, 0.5] if catches else [chance.random() for _ in distractors]
        slope, difficulty = chance.uniform(0.8, 1.6), chance.gauss(1 if catches else 0, 0.5)
        answers = [
            right
            if chance.random() < chance_of_right(ability, slope, difficulty)
            else chance.choices(distractors, weights)[0]
            for ability in abilities
        ]
        key = right
        if place == wrong:
            key, truth = chance.choice(distractors), right
        marks.append(ItemMarks(tuple(float(answer == key) for answer in answers), 1.0))
        items.append(Picked(CHOICES, frozenset(key), tuple(map(frozenset, answers))))
    return Quiz(tuple(marks), tuple(items), wrong, truth)


def chance_of_right(ability: float, slope: float, difficulty: float) -> float:
    return GUESSED + (1 - GUESSED) / (1 + math.exp(-slope * (ability - difficulty)))


def orderings(chance: random.Random, students: int, *, wrong_date: bool) -> Quiz:
    """Return a class with ten orderings of five events, in one of which two are dated wrongly.

    A student has a place in mind for every event that is off by less the abler the student is.
    Marks are Kendall's τ, floored at 0.
    """
    abilities = [chance.gauss(0, 1) for _ in range(students)]
    wrong = chance.randrange(QUESTIONS) if wrong_date else None
    marks, items, truth = [], [], None
    for place in range(QUESTIONS):
        key = list(EVENTS)
        if place == wrong:
            swapped = chance.randrange(len(key) - 1)
            truth = key[swapped] + key[swapped + 1]
            key[swapped : swapped + 2] = reversed(key[swapped : swapped + 2])
        answers = [remembered(chance, ability) for ability in abilities]
        marks.append(ItemMarks(tuple(tau(key, answer) for answer in answers), 1.0))
        groups = tuple(tuple((one,) for one in answer) for answer in answers)
        items.append(Arranged(tuple((one,) for one in key), groups))
    return Quiz(tuple(marks), tuple(items), wrong, truth)


def remembered(chance: random.Random, ability: float) -> list[str]:
    """Return the events as a student puts them; in the middle 7 pairs of 10 come out right."""
    blur = 2 * math.exp(-0.6 * ability)
    in_mind = {event: place + chance.gauss(0, blur) for place, event in enumerate(EVENTS)}
    return sorted(EVENTS, key=lambda event: in_mind[event])


def tau(key: list[str], answer: list[str]) -> float:
    place = {event: number for number, event in enumerate(answer)}
    pairs = [(one, other) for number, one in enumerate(key) for other in key[number + 1 :]]
    right = sum(place[one] < place[other] for one, other in pairs)
    return max(0.0, 2 * right / len(pairs) - 1)


def pair_answers(
    chance: random.Random, students: int, events: int, asked: int, *, wrong: bool
) -> tuple[list[PairAnswer], tuple[str, str] | None]:
    """Return the answers of students who were each asked other pairs of a line of events.

    The nearer two events, the harder the pair. If one is `wrong`, it is named: a neighbouring pair
    whose answers count the other way round.
    """
    reversed_pair = None
    if wrong:
        earlier = chance.randrange(events - 1)
        reversed_pair = name(earlier), name(earlier + 1)
    answers = []
    for student in range(students):
        ability = chance.gauss(0, 1)
        for _ in range(asked):
            first, second = sorted(chance.sample(range(events), 2))
            difficulty = 1.0 - math.log(second - first)
            right = chance.random() < 0.5 + 0.5 / (1 + math.exp(difficulty - 1.2 * ability))
            pair = name(first), name(second)
            gap = 400 * (second - first)
            answers.append(PairAnswer(student, *pair, right != (pair == reversed_pair), gap))
    return answers, reversed_pair


def name(place: int) -> str:
    return f"event-{place:02}"
