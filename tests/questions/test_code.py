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
    code_of,
    read,
    topic_digest,
    wishes_over,
)
from quiz.questions.fingerprint import changes
from quiz.questions.question import Kind
from quiz.questions.selection import Selection
from quiz.questions.wishes import Wishes
from tests.questions.topics import event, years

SLUG = "russia-north-korea"
TOPIC = years(1900, 1920, 1940, 1960)
TAGGED = [replace(TOPIC[0], tags=("treaties", "Ünïcode")), *TOPIC[1:]]
CODE = code_of(SLUG, Wishes(), 1961, TOPIC)

years_of_a_period = st.tuples(
    st.none() | st.integers(-9999, 9999), st.none() | st.integers(-9999, 9999)
).map(lambda two: two if None in two else tuple(sorted(two)))


@st.composite
def wishes(draw):
    first, last = draw(years_of_a_period)
    return Wishes(
        kinds=tuple(kind for kind in Kind if draw(st.booleans())),
        count=draw(st.integers(1, MOST)),
        difficulty=draw(st.none() | st.integers(1, 5)),
        brackets=draw(st.booleans()),
        selection=Selection(
            first_year=first,
            last_year=last,
            articles=tuple(draw(st.sets(st.just("report-0")))),
            names=tuple(sorted(draw(st.sets(st.sampled_from(["minister y1900", "minister"]))))),
            tags=tuple(sorted(draw(st.sets(st.sampled_from(["treaties", "Ünïcode"]))))),
            corroborated=draw(st.booleans()),
            reviewed=draw(st.booleans()),
        ),
    )


@given(wishes(), st.integers(0, SEEDS - 1), st.booleans())
def test_a_code_reads_back_as_what_it_was_made_of(wished, seed, version_b):
    code = read(code_of(SLUG, wished, seed, TAGGED, version_b=version_b))
    assert (code.topic, code.seed) == (topic_digest(SLUG), seed)
    assert (code.version_b, code.independent) == (version_b, False)
    assert wishes_over(code, TAGGED) == wished
    assert changes(code.fingerprint, TAGGED) is None


@given(st.sets(st.sampled_from(Kind), min_size=1))
def test_a_list_of_independent_questions_has_another_code_than_a_quiz(kinds):
    wished = Wishes(tuple(kind for kind in Kind if kind in kinds))
    code = read(code_of(SLUG, wished, 7, TOPIC, independent=True))
    assert (code.independent, code.wishes) == (True, wished)
    assert code_of(SLUG, wished, 7, TOPIC) != code_of(SLUG, wished, 7, TOPIC, independent=True)


def test_wishes_make_a_code_longer_by_whole_groups_only():
    period = Wishes(selection=Selection(first_year=1900, last_year=1950))
    code = code_of(SLUG, period, 1961, TOPIC)
    assert {len(group) for group in code.split("-")[1:]} == {4}
    assert len(CODE) < len(code) <= len(CODE) + 15


def test_a_name_that_the_topic_has_not_cannot_stand_in_a_code():
    nobody = Wishes(selection=Selection(names=("Nobody",)))
    assert code_of(SLUG, nobody, 1961, TOPIC) is None


def test_a_name_that_the_topic_has_no_longer_is_said():
    named = Wishes(selection=Selection(names=("Minister Y1900",)))
    code = read(code_of(SLUG, named, 1961, TOPIC))
    with pytest.raises(UnreadableCode, match="does not have here"):
        wishes_over(code, TOPIC[1:])


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
    assert code_of(SLUG, Wishes(count=count), seed, TOPIC) is None
