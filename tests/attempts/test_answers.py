"""What comes back from a page: answers, and nonsense."""

import pytest
from werkzeug.datastructures import MultiDict

from quiz.attempts import answers
from quiz.attempts.answers import Chosen, Ordered, UnreadableAnswer, as_text, from_text
from quiz.questions.generation import generate
from quiz.questions.question import Kind
from tests.factories import make_bracketed, make_written_choice, make_written_order
from tests.questions.topics import years

EVENTS = years(1900, 1920, 1940, 1960, 1980, 1990)
(CHOICE,) = generate(EVENTS, [Kind.LAST], 1, 1).questions
(ORDERING,) = generate(EVENTS, [Kind.ORDERING], 1, 1).questions
BRACKETED = make_bracketed()
SHOWN = [choice.id for choice in ORDERING.choices]


WRITTEN, SEVERAL = make_written_choice(), make_written_choice("ab", several=True)
STEPS = make_written_order()


def read(question, fields):
    """Return the answer in fields as a page sends them: with a list, one for each of it."""
    return answers.read(question, MultiDict(fields))


def placed(order):
    return {f"place-{choice}": str(place) for place, choice in enumerate(order, start=1)}


def test_a_picked_choice_is_read():
    assert read(CHOICE, {"choice": "b"}) == Chosen(frozenset({"b"}))


def test_an_order_is_read_from_the_places_of_its_cards():
    assert read(ORDERING, placed(SHOWN[::-1])).ids == tuple(SHOWN[::-1])


@pytest.mark.parametrize("fields", [{}, {"choice": ""}, {"choice": "z"}, {"choice": "a" * 10**6}])
def test_nothing_or_nonsense_picked_says_what_to_do(fields):
    with pytest.raises(UnreadableAnswer, match="Pick one"):
        read(CHOICE, fields)


def test_an_order_nobody_touched_is_no_answer():
    with pytest.raises(UnreadableAnswer, match="Nothing has been moved"):
        read(ORDERING, placed(SHOWN))


@pytest.mark.parametrize("field", ["keep", "moved"])
def test_the_order_first_shown_counts_when_kept_or_put_back(field):
    assert read(ORDERING, {**placed(SHOWN), field: "yes"}).ids == tuple(SHOWN)


def test_two_cards_in_one_place_are_pointed_out():
    with pytest.raises(UnreadableAnswer, match="Two cards are in place 1"):
        read(ORDERING, placed(SHOWN) | {f"place-{SHOWN[1]}": "1"})


def side_by_side(*groups):
    return {f"place-{choice}": place for place, group in groups for choice in group}


def test_cards_in_one_place_are_side_by_side_where_they_may_be():
    places = side_by_side(("1", "e"), ("2", "cd"), ("5", "ab"))
    assert read(BRACKETED, places) == Ordered((("e",), ("c", "d"), ("a", "b")))


def test_it_does_not_matter_which_numbers_tell_the_places():
    close = side_by_side(("1", "e"), ("2", "cd"), ("3", "b"), ("4", "a"))
    apart = side_by_side(("1", "e"), ("3", "cd"), ("4", "b"), ("5", "a"))
    assert read(BRACKETED, close) == read(BRACKETED, apart)


def test_with_brackets_too_an_order_nobody_touched_is_no_answer():
    with pytest.raises(UnreadableAnswer, match="Nothing has been moved"):
        read(BRACKETED, placed("abcde"))
    assert read(BRACKETED, {**placed("abcde"), "keep": "yes"}).ids == tuple("abcde")
    assert read(BRACKETED, side_by_side(("1", "abcde"))).groups == (tuple("abcde"),)


@pytest.mark.parametrize("place", ["", "0", "99", "-1", "two", "1.5", "²", "१", "9" * 5000])
def test_a_place_that_is_none_is_pointed_out(place):
    with pytest.raises(UnreadableAnswer, match="a place from 1 to"):
        read(ORDERING, placed(SHOWN[::-1]) | {f"place-{SHOWN[0]}": place})


@pytest.mark.parametrize(
    "answer", [Chosen(frozenset("a")), Ordered((("b",), ("a",))), Ordered((("a", "b"), ("c",)))]
)
def test_an_answer_reads_back_from_its_text(answer):
    assert from_text(as_text(answer)) == answer


def test_of_a_written_question_the_one_right_choice_is_picked():
    assert read(WRITTEN, {"choice": "b"}) == Chosen(frozenset("b"))
    with pytest.raises(UnreadableAnswer, match="Pick one of the choices"):
        read(WRITTEN, {})


def test_where_several_are_right_each_that_is_ticked_is_picked():
    assert read(SEVERAL, {"choice": ["b", "d"]}) == Chosen(frozenset("bd"))
    assert read(SEVERAL, {"choice": "a"}) == Chosen(frozenset("a"))


@pytest.mark.parametrize("fields", [{}, {"choice": []}])
def test_where_several_are_right_nothing_ticked_says_what_to_do(fields):
    with pytest.raises(UnreadableAnswer, match="Pick at least one"):
        read(SEVERAL, fields)


@pytest.mark.parametrize("chosen", [["a", "z"], [""], ["a", "b" * 10**6]])
def test_where_several_are_right_one_that_is_none_of_them_is_pointed_out(chosen):
    with pytest.raises(UnreadableAnswer, match="not one of the choices"):
        read(SEVERAL, {"choice": chosen})


def test_a_written_order_is_read_like_the_others():
    shown = [choice.id for choice in STEPS.choices]
    assert read(STEPS, placed(shown[::-1])).ids == tuple(shown[::-1])
    assert read(STEPS, {**placed(shown), "keep": "yes"}).ids == tuple(shown)
    with pytest.raises(UnreadableAnswer, match="Nothing has been moved"):
        read(STEPS, placed(shown))
    with pytest.raises(UnreadableAnswer, match="Two cards are in place 1"):
        read(STEPS, placed(shown) | {f"place-{shown[1]}": "1"})
