"""The sentences a student reads after the answer."""

import pytest

from quiz.dates import edtf
from quiz.questions.explanation import because
from quiz.questions.generation import generate
from quiz.questions.question import Kind
from tests.questions.topics import event, years

TOPIC = years(1900, 1910, 1920, 1930, 1940, 1950)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            "198X",
            "1991",
            "The one was over by the end of 1989; "
            "the other did not begin before 1991, at least 1 year later.",
        ),
        (
            "2008-12",
            "2011-08",
            "The one was over by the end of 2008; "
            "the other did not begin before August 2011, at least 2 years later.",
        ),
        (
            "2019-04-25",
            "2019-05",
            "The one was over by 26 April 2019; "
            "the other did not begin before May 2019, at least 4 days later.",
        ),
        (
            "1999",
            "2000",
            "The one was over by the end of 1999; the other did not begin before 2000.",
        ),
        (
            "-0489",
            "-0479-09",
            "The one was over by the end of 490 BC; "
            "the other did not begin before September 480 BC, at least 9 years later.",
        ),
    ],
)
def test_a_step_of_a_proof_names_the_last_and_the_first_day_possible(first, second, sentence):
    assert because(edtf.read(first), edtf.read(second)) == sentence


def test_a_disputed_event_is_proved_from_the_widest_reading():
    topic = [event("disputed", "1917", "[1918..1919]"), *years(1905, 1930)]
    (question,) = generate(topic, [Kind.ORDERING], 1, 1).questions
    assert "over by the end of 1919" in question.certificate[1].because


def test_every_choice_answers_the_student_who_took_it():
    (question,) = generate(TOPIC, [Kind.FIRST], 1, 1).questions
    for choice in question.choices:
        if choice.id in question.key:
            assert choice.explanation.endswith("before all the others.")
        else:
            assert "years after the right answer" in choice.explanation


def test_a_date_that_was_offered_is_explained_by_what_did_happen_then():
    (question,) = generate(TOPIC, [Kind.DATING], 1, 1).questions
    for choice in question.choices:
        if choice.id not in question.key:
            assert f"What happened in {choice.text}: Minister" in choice.explanation
            assert choice.excerpts
