"""A guesser who knows no history: what a question looks like must not tell what is right."""

import re
from collections import Counter

import pytest

from quiz.questions.generation import generate
from quiz.questions.names import telling
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


def in_common(question, choice):
    """Return how many words a choice shares with the others, those of each counted."""
    mine = telling(choice.text).words
    others = (other for other in question.choices if other is not choice)
    return sum(len(mine & telling(other.text).words) for other in others)


def in_the_middle(question):
    return max(question.choices, key=lambda choice: in_common(question, choice))


def odd_one_out(question):
    return min(question.choices, key=lambda choice: in_common(question, choice))


def without_a_name(question):
    return min(question.choices, key=lambda choice: names(choice.text))


def first(question):
    return question.choices[0]


def middle(question):
    return question.choices[len(question.choices) // 2]


GUESSES = (
    longest,
    shortest,
    alike,
    in_the_middle,
    odd_one_out,
    without_a_name,
    first,
    middle,
)


@pytest.fixture(scope="module", params=TOPICS)
def asked(request):
    events = read_topic(TOPICS[request.param]).events
    return {kind: generate(events, [kind], COUNT, seed=5).questions for kind in Kind}


@pytest.mark.parametrize("guess", GUESSES)
def test_a_guesser_scores_no_better_and_no_worse_than_chance(asked, guess):
    questions = [question for kind in OF_EVENTS for question in asked[kind]]
    right = sum(guess(question).id in question.key for question in questions) / len(questions)
    chance = sum(1 / len(question.choices) for question in questions) / len(questions)
    assert abs(right - chance) < ALLOWED


PLACED = (*OF_EVENTS, Kind.DATING, Kind.ELAPSED)


def shares(questions):
    """Return how much of the keys stands in each place, in the order of the letters."""
    places = Counter(min(question.key) for question in questions)
    return [places[letter] / len(questions) for letter in "abcd"]


def test_every_place_holds_the_key_as_often(asked):
    found = shares([question for kind in PLACED for question in asked[kind]])
    assert all(abs(share - 0.25) < 0.03 for share in found)


@pytest.mark.parametrize("kind", PLACED)
def test_every_place_holds_the_key_about_as_often_in_each_kind(asked, kind):
    # Of so few questions chance alone takes a place three hundredths off, once in many tests.
    assert all(abs(share - 0.25) < 0.04 for share in shares(asked[kind]))
