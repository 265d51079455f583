"""Questions in which events that no source tells apart are put side by side."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.attempts.answers import Ordered
from quiz.attempts.grading import grade
from quiz.questions import record
from quiz.questions.asked import asked
from quiz.questions.brackets import bracketed_ordering, untold
from quiz.questions.chance import Chance
from quiz.questions.flaws import Flaw
from quiz.questions.generation import generate
from quiz.questions.linting import lint
from quiz.questions.pool import Pool
from quiz.questions.question import Kind
from tests.judge import complaints
from tests.questions.topics import event, topics

# Two events of every year, about different things, and one in four of them to the month.
PAIRED = [
    event(f"{side}{year}", f"{year}-05" if side == "b" and not year % 8 else str(year))
    for year in range(1900, 1980, 4)
    for side in "ab"
]


def made(events, count, seed=1):
    pool = Pool(events)
    asked = (bracketed_ordering(pool, Chance("side by side", seed, n), seed) for n in range(count))
    return [question for question in asked if question]


@given(topics(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_the_sources_tell_all_that_is_in_order_and_nothing_of_what_is_side_by_side(events, seed):
    for question in made(events, 20, seed):
        assert complaints(record.published(question)) == []


@given(topics(), st.integers(0, 2**32))
@settings(max_examples=30)
def test_the_order_first_shown_has_no_brackets_and_earns_nothing(events, seed):
    for question in made(events, 20, seed):
        shown = tuple((choice.id,) for choice in question.choices)
        assert grade(question, Ordered(shown)) == 0
        assert grade(question, Ordered(question.groups)) == 1


def test_one_in_four_has_nothing_to_put_side_by_side_and_as_many_choices():
    questions = made(PAIRED, 2000)
    plain = [question for question in questions if len(question.groups) == len(question.choices)]
    assert len(questions) > 1900
    assert len(plain) / len(questions) == pytest.approx(0.25, abs=0.03)
    assert {question.stem for question in questions} == {questions[0].stem}
    sizes, sizes_of_plain = (
        Counter(len(question.choices) for question in some) for some in (questions, plain)
    )
    for size in (4, 5, 6):
        share = sizes_of_plain[size] / len(plain)
        assert share == pytest.approx(sizes[size] / len(questions), abs=0.06)


def test_one_or_two_groups_have_two_and_some_have_three():
    shapes = Counter(
        tuple(sorted((len(group) for group in question.groups if len(group) > 1), reverse=True))
        for question in made(PAIRED + [event(f"c{year}", str(year)) for year in (1920, 1940)], 500)
    )
    assert set(shapes) == {(), (2,), (3,), (2, 2)}


def test_where_every_order_is_certain_there_is_no_such_question():
    assert made([event(f"y{year}", str(year)) for year in range(1900, 2000, 4)], 200) == []


def test_every_one_of_a_group_is_told_that_the_sources_do_not_tell():
    question = next(q for q in made(PAIRED, 20) if any(len(group) == 2 for group in q.groups))
    one, other = next(group for group in question.grouped if len(group) == 2)
    assert "; the sources do not tell whether before or after “" in one.explanation
    assert other.text.removesuffix(".") in one.explanation


def test_the_linter_does_not_take_a_bracket_for_an_order_that_is_not_settled():
    for question in made(PAIRED, 50):
        assert Flaw.AMBIGUOUS not in [finding.flaw for finding in lint(asked(question))]


def test_the_same_chance_gives_the_same_bytes_whatever_order_the_events_are_given_in():
    def lines(events):
        return [record.as_text(question) for question in made(events, 50)]

    assert lines(PAIRED) == lines(PAIRED[::-1])


def test_other_makers_never_put_anything_side_by_side():
    for question in generate(PAIRED, [Kind.ORDERING], 200, 1).questions:
        assert not question.bracketed
        assert "groups" not in record.to_record(question)


@pytest.mark.parametrize(
    ("one", "other", "open_to_both"),
    [
        (["1961"], ["1961"], True),
        (["1961"], ["1961-05"], True),
        (["196X"], ["1964"], True),
        (["1961", "196X"], ["196X"], True),
        (["1961"], ["1962"], False),
        (["1961~"], ["1962"], False),  # the bounds of proofs overlap, but not what is said
        (["1961-05-03"], ["1961-05-03"], False),  # of one day a text tells more
        (["1961-05-03"], ["1961-05"], True),
        (["1950/1953"], ["1951"], False),  # what lasted is neither before nor after
        (["[1950..1953]"], ["1953"], False),  # the span ends with what ended it
        (["[1950..1953]"], ["[1950..1953]"], True),
        (["1961-02", "1961"], ["1961-05"], False),  # the finer source tells
        (["1960", "1962"], ["1961"], False),
    ],
)
def test_only_what_no_source_tells_is_put_side_by_side(one, other, open_to_both):
    pool = Pool([event("one1", *one), event("other1", *other), event("another1", "1980")])
    by_name = {askable.event.name: askable for askable in pool.by_start}
    pair = by_name["one1"], by_name["other1"]
    assert untold(*pair, pool) is untold(*pair[::-1], pool) is open_to_both


@pytest.mark.parametrize("words", [None, "later that year", "the same year"])
def test_what_is_dated_by_what_is_told_around_it_is_not_put_side_by_side(words):
    told = event("one1", "1961")
    excerpts = tuple(replace(excerpt, date_words=words) for excerpt in told.excerpts)
    loose = replace(told, excerpts=excerpts)
    pool = Pool([loose, event("other1", "1961"), event("another1", "1980")])
    one, other, _ = pool.by_start
    assert not untold(one, other, pool)


def test_two_events_about_one_thing_are_not_put_side_by_side():
    others = [event(f"n{number}", f"19{number}") for number in range(70, 90)]
    fought = event("a1", "1953", statement="Chinese armies fight in Korea.")
    stopped = event("b1", "1953", statement="An armistice ends the fighting in Korea.")
    signed = event("c1", "1953", statement="Minister Sato signs the Tokyo treaty.")
    pool = Pool([fought, stopped, signed, *others])
    by_name = {askable.event.name: askable for askable in pool.by_start}
    assert not untold(by_name["a1"], by_name["b1"], pool)
    assert untold(by_name["a1"], by_name["c1"], pool)
