"""Questions from events: certain, different, and the same for the same seed."""

import json
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.questions import record
from quiz.questions.generation import generate, sameness
from quiz.questions.question import Kind
from tests.judge import complaints
from tests.questions.topics import event, topics, years

CENTURY = years(*range(1900, 2000, 4))


@given(topics(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_every_question_has_exactly_one_right_answer(events, seed):
    for question in generate(events, tuple(Kind), 10, seed).questions:
        assert complaints(record.published(question)) == []


@given(topics(least=5), st.integers(0, 2**32), st.randoms())
@settings(max_examples=30)
def test_the_order_in_which_events_are_given_changes_nothing(events, seed, random):
    mixed = list(events)
    random.shuffle(mixed)
    assert generate(mixed, tuple(Kind), 10, seed) == generate(events, tuple(Kind), 10, seed)


def test_the_same_seed_gives_the_same_bytes_in_another_process():
    script = (
        "from tests.questions.test_generation import CENTURY, in_bytes; import sys; "
        "sys.stdout.write(in_bytes(CENTURY))"
    )
    other = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": "."},
    )
    assert other.stdout == in_bytes(CENTURY)


def in_bytes(events):
    questions = generate(events, tuple(Kind), 20, 7).questions
    return json.dumps([record.to_record(question) for question in questions])


def test_another_seed_gives_other_questions():
    assert generate(CENTURY, tuple(Kind), 10, 1) != generate(CENTURY, tuple(Kind), 10, 2)


def test_no_question_comes_twice():
    questions = generate(CENTURY, tuple(Kind), 500, 1).questions
    assert len(questions) == 500
    assert len({sameness(question) for question in questions}) == 500


def test_the_kinds_come_as_evenly_as_they_can():
    kinds = Counter(question.kind for question in generate(CENTURY, tuple(Kind), 180, 1).questions)
    assert set(kinds.values()) == {20}


def test_a_kind_that_gives_no_more_leaves_its_place_to_the_others():
    questions = generate(years(1900, 1950, 1990), tuple(Kind), 50, 1).questions
    kinds = Counter(question.kind for question in questions)
    assert kinds[Kind.ORDERING] == kinds[Kind.FIRST] == kinds[Kind.LAST] == 1
    assert len(questions) < 50


@pytest.mark.parametrize("events", [[], years(1900), years(1900, 1901)], ids=len)
def test_too_few_events_give_no_question(events):
    assert generate(events, tuple(Kind), 10, 1).questions == ()


def test_events_that_overlap_are_never_put_in_order():
    events = [event(f"e{number}", "196X") for number in range(8)]
    assert generate(events, (Kind.ORDERING, Kind.FIRST, Kind.LAST), 10, 1).questions == ()


def test_what_is_refused_is_counted_by_its_reason():
    events = [
        *CENTURY,
        event("waiting", "1960", usable=False),
        event("leaking", "1961", statement="Minister Leaking resigns in 1961."),
        event("endless", "1962/.."),
    ]
    refused = generate(events, tuple(Kind), 10, 1).refused
    assert refused == {
        "waiting for review": 1,
        "giving its date away": 1,
        "without an end in time": 1,
    }


def test_every_place_holds_the_key_about_as_often():
    questions = generate(CENTURY, (Kind.FIRST, Kind.LAST, Kind.DATED), 1200, 1).questions
    places = Counter(min(question.key) for question in questions)
    assert all(abs(places[letter] / 1200 - 0.25) < 0.04 for letter in "abcd")


def test_the_right_date_is_no_oftener_in_the_middle():
    questions = generate(CENTURY, (Kind.DATING,), 600, 1).questions
    places = Counter(min(question.key) for question in questions)
    assert all(places[letter] / len(questions) > 0.15 for letter in "abcd")


def test_a_record_reads_back_as_the_same_question():
    for question in generate(CENTURY, tuple(Kind), 50, 3).questions:
        assert record.from_record(json.loads(record.as_text(question))) == question
