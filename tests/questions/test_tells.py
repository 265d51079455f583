"""A guesser who knows no history: what a question looks like must not tell what is right."""

import re
from collections import Counter

import pytest

from quiz.questions.generation import generate
from quiz.questions.question import Kind
from quiz.storage.upgrading import BUNDLED, read_topic

TOPICS = {place.parent.name: place for place in sorted(BUNDLED.glob("*/topic.json"))}
OF_EVENTS = (Kind.FIRST, Kind.LAST, Kind.DATED, Kind.NEXT, Kind.BETWEEN)
COUNT = 2000
ALLOWED = 0.05  # of all questions, above or below what blind chance gets right


def words(text):
    return set(re.findall(r"[a-z’]{4,}", text.lower()))


def names(text):
    return len(re.findall(r"(?<!^)\b[A-Z]", text))


def longest(question):
    return max(question.choices, key=lambda choice: len(choice.text))


def shortest(question):
    return min(question.choices, key=lambda choice: len(choice.text))


def alike(question):
    """Return the choice that shares most words with what is asked."""
    stem = words(" ".join([question.stem, *(about.text for about in question.about)]))
    return max(question.choices, key=lambda choice: len(words(choice.text) & stem))


def without_a_name(question):
    return min(question.choices, key=lambda choice: names(choice.text))


def first(question):
    return question.choices[0]


def middle(question):
    return question.choices[len(question.choices) // 2]


@pytest.fixture(scope="module", params=TOPICS)
def asked(request):
    events = read_topic(TOPICS[request.param]).events
    return {kind: generate(events, [kind], COUNT, seed=5).questions for kind in Kind}


@pytest.mark.parametrize("guess", [longest, shortest, alike, without_a_name, first, middle])
def test_a_guesser_scores_no_better_and_no_worse_than_chance(asked, guess):
    questions = [question for kind in OF_EVENTS for question in asked[kind]]
    right = sum(guess(question).id in question.key for question in questions) / len(questions)
    chance = sum(1 / len(question.choices) for question in questions) / len(questions)
    assert abs(right - chance) < ALLOWED


@pytest.mark.parametrize("kind", [*OF_EVENTS, Kind.DATING, Kind.ELAPSED])
def test_every_place_holds_the_key_about_as_often(asked, kind):
    questions = asked[kind]
    places = Counter(min(question.key) for question in questions)
    assert all(abs(places[letter] / len(questions) - 0.25) < 0.03 for letter in "abcd")
