"""A quiz in a short code."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.code import (
    ALPHABET,
    MOST,
    SEEDS,
    UnreadableCode,
    changes,
    code_of,
    read,
    topic_digest,
)
from quiz.questions.question import Kind
from tests.questions.topics import event, years

TOPIC = years(1900, 1920, 1940, 1960)
CODE = code_of("russia-north-korea", (), 10, 1961, TOPIC)


@given(
    st.sets(st.sampled_from(Kind)),
    st.integers(1, MOST),
    st.integers(0, SEEDS - 1),
)
def test_a_code_reads_back_as_what_it_was_made_of(kinds, count, seed):
    code = read(code_of("russia-north-korea", tuple(kinds), count, seed, TOPIC))
    assert (code.topic, set(code.kinds)) == (topic_digest("russia-north-korea"), kinds)
    assert (code.count, code.seed) == (count, seed)
    assert changes(code.fingerprint, TOPIC) is None


def test_a_code_is_short_and_begins_with_the_topics_initials():
    assert CODE.startswith("RNK-")
    assert len(CODE) == len("RNK-0000-0000-0000-0000")


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        f"  {CODE.replace('-', ' ')}\n",
        CODE[4:],
        CODE.replace("1", "l").replace("0", "o"),
    ],
)
def test_a_code_is_read_as_people_type_it(typed):
    assert read(typed) == read(CODE)


@pytest.mark.parametrize("typed", ["", "RNK", "hello world", "ключ" * 10, "!" * 1000, CODE[:-1]])
def test_what_is_no_code_says_what_one_looks_like(typed):
    with pytest.raises(UnreadableCode):
        read(typed)


def test_nearly_every_slip_of_a_letter_is_found():
    slips = found = 0
    for place in range(4, len(CODE)):
        for letter in ALPHABET:
            if CODE[place] in ("-", letter):
                continue
            slips += 1
            try:
                read(CODE[:place] + letter + CODE[place + 1 :])
            except UnreadableCode:
                found += 1
    assert found / slips > 0.9


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (years(1900, 1920, 1940), "how many can be asked, their dates and their statements"),
        ([*TOPIC[:-1], event("y1960", "1961")], r"\(their dates changed\)"),
        ([*TOPIC[:-1], replace(TOPIC[-1], statement="Ida Bell resigns.")], "their statements"),
    ],
)
def test_over_other_events_it_says_what_changed(events, said):
    sentence = changes(read(CODE).fingerprint, events)
    assert sentence is not None
    assert re.search(said, sentence)


def test_events_that_wait_do_not_change_a_code():
    waiting = event("waiting", "1930", usable=False)
    assert changes(read(CODE).fingerprint, [*TOPIC, waiting]) is None


@pytest.mark.parametrize(("count", "seed"), [(MOST + 1, 1), (10, SEEDS)])
def test_what_a_code_cannot_hold_has_none(count, seed):
    assert code_of("russia-north-korea", (), count, seed, TOPIC) is None
