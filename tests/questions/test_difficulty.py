"""How hard a question is, and on what grounds."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions.chance import Chance
from quiz.questions.difficulty import Grounds, grounds, in_words
from quiz.questions.generation import generate
from quiz.questions.ordering import of_groups
from quiz.questions.pool import Pool
from quiz.questions.question import Kind
from quiz.storage.upgrading import BUNDLED, read_topic
from tests.questions.topics import topics, years

CENTURY = years(*range(1900, 2000))
TOPICS = sorted(BUNDLED.glob("*/topic.json"))
YEAR = 365

gaps = st.integers(0, 10**6)
counts = st.integers(3, 8)
lengths = st.integers(1, 3 * 10**6)


def grounds_of(question, topic):
    return grounds(question.kind, question.choices, question.about, question.certificate, topic)


@given(gaps, gaps, counts, lengths)
def test_there_are_five_levels(one, other, choices, topic):
    closest, following = sorted((one, other))
    assert Grounds(closest, following, choices, topic).level in range(1, 6)


@given(gaps, gaps, counts, lengths, gaps)
def test_what_lies_nearer_is_never_easier(one, other, choices, topic, nearer):
    closest, following = sorted((one, other))
    level = Grounds(closest, following, choices, topic).level
    assert Grounds(min(closest, nearer), following, choices, topic).level >= level
    assert Grounds(closest, max(closest, following - nearer), choices, topic).level >= level


@given(gaps, gaps, counts, lengths, lengths)
def test_in_a_longer_topic_the_same_is_never_easier(one, other, choices, topic, longer):
    closest, following = sorted((one, other))
    level = Grounds(closest, following, choices, topic).level
    assert Grounds(closest, following, choices, topic + longer).level >= level


@given(gaps, gaps, st.integers(3, 7), lengths)
def test_more_choices_are_never_easier(one, other, choices, topic):
    closest, following = sorted((one, other))
    level = Grounds(closest, following, choices, topic).level
    assert Grounds(closest, following, choices + 1, topic).level >= level


@given(st.lists(st.integers(1000, 1999), min_size=4, max_size=8, unique=True))
def test_another_event_to_put_in_order_never_makes_a_question_easier(some):
    pool = Pool(years(*some))
    fewer, more = (
        of_groups([(one,) for one in chain], pool, Chance(1), 1, bracketed=False)
        for chain in (pool.by_start[:-1], pool.by_start)
    )
    assert more.difficulty >= fewer.difficulty


@settings(max_examples=40)
@given(topics(least=5), st.integers(0, 2**32))
def test_a_question_is_as_hard_as_its_grounds_say(events, seed):
    made = generate(events, tuple(Kind), 9, seed)
    for question in made.questions:
        assert question.difficulty == grounds_of(question, made.days).level


def test_of_a_line_only_the_event_to_be_placed_counts():
    for question in generate(CENTURY, [Kind.PLACING], 50, 1).questions:
        placed, *line = question.about
        nearest = min(
            max(placed.surely_after - one.surely_before, one.surely_after - placed.surely_before)
            for one in line
        )
        assert grounds_of(question, 100 * YEAR).closest == nearest - 1


def test_a_length_of_time_is_as_hard_as_the_nearest_other_is_near():
    for question in generate(CENTURY, [Kind.ELAPSED], 50, 1).questions:
        first, second = question.about
        least = second.surely_after - first.surely_before
        most = second.surely_before - first.surely_after
        wrong = [choice.days for choice in question.choices if choice.id not in question.key]
        nearest = min(least - days[1] if days[1] < least else days[0] - most for days in wrong)
        assert grounds_of(question, 100 * YEAR).closest == nearest - 1


def test_without_dates_to_tell_apart_there_are_no_grounds():
    (question,) = generate(CENTURY, [Kind.FIRST], 1, 1).questions
    with pytest.raises(ValueError, match="no dates"):
        grounds_of(replace(question, certificate=()), 100 * YEAR)


def test_the_grounds_are_told_in_one_sentence():
    pool = Pool(years(1900, 1903, 1910, 1930, 1960, 1999))
    question = of_groups([(one,) for one in pool.by_start], pool, Chance(1), 1, bracketed=False)
    assert str(in_words(question, pool.days)) == (
        "Hard (4 of 5): the two closest are at least 2 years apart, the next at least 6 years, "
        "in a topic of 100 years, and there are six to put in order."
    )


def test_what_may_follow_on_the_next_day_is_told_so():
    pool = Pool(years(1900, 1901, 1950, 1999))
    question = of_groups([(one,) for one in pool.by_start], pool, Chance(1), 1, bracketed=False)
    assert "the two closest are perhaps only a day apart, the next at least 48 years" in str(
        in_words(question, pool.days)
    )


@pytest.mark.parametrize("kind", Kind)
def test_of_every_kind_the_sentence_says_the_level_of_the_question(kind):
    made = generate(CENTURY, [kind], 20, 1)
    for question in made.questions:
        said = str(in_words(question, made.days))
        assert f"({question.difficulty} of 5): the " in said
        assert said.endswith("choose from." if kind is not Kind.ORDERING else "put in order.")


@pytest.mark.parametrize("place", TOPICS, ids=lambda place: place.parent.name)
def test_in_every_bundled_topic_the_levels_are_well_spread(place):
    questions = generate(read_topic(place).events, tuple(Kind), 900, 1).questions
    levels = Counter(question.difficulty for question in questions)
    for level in range(1, 6):
        assert 0.05 <= levels[level] / len(questions) <= 0.45
