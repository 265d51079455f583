"""An answer as a line of text."""

from quiz.attempts.answers import Ordered
from quiz.web.answer_words import answer_in_short, answer_words, key_words, letters
from tests.answering import choose
from tests.factories import make_bracketed, make_written_choice, make_written_order


def test_choices_picked_are_named_as_they_stand_in_the_question():
    question = make_written_choice("ac", several=True)
    assert answer_words(question, choose("d", "a")) == "In Paris; In Nantes"
    assert answer_in_short(question, choose("d", "a")) == "A, D"
    assert key_words(question) == "In Paris; In Versailles"


def test_an_order_is_told_from_its_first_to_its_last():
    question = make_written_order(3)
    first, second, third = question.key
    answer = Ordered(((second,), (first,), (third,)))
    assert answer_words(question, answer) == "Step 2 → Step 1 → Step 3"
    assert answer_in_short(question, answer) == "2 → 1 → 3"
    assert key_words(question) == "Step 1 → Step 2 → Step 3"


def test_what_was_put_side_by_side_is_told_so():
    question = make_bracketed(("1789",), ("1792", "1792-09"))
    first, second, third = question.key
    answer = Ordered(((first, third), (second,)))
    assert answer_in_short(question, answer) == "1 = 3 → 2"


def test_letters_are_those_of_the_question_as_it_was_written():
    assert letters(make_written_choice()) == {"a": "A", "b": "B", "c": "C", "d": "D"}
