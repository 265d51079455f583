"""The sentences a student reads after the answer."""

import pytest

from quiz.dates import edtf
from quiz.dates.wording import words
from quiz.questions.explanation import at_most, because, within
from quiz.questions.generation import generate
from quiz.questions.question import Choice, Kind
from tests.questions.topics import event, years

TOPIC = years(1900, 1910, 1920, 1930, 1940, 1950)


def named(name, date):
    return Choice(name, f"{name} falls.", name, edtf.read(date), "So.", ())


def period(date):
    return Choice("x", words(edtf.read(date)), None, edtf.read(date), "So.", ())


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            "198X",
            "1991",
            "“Rome falls” was over by the end of 1989; "
            "“Troy falls” did not begin before 1991, at least 1 year later.",
        ),
        (
            "2008-12",
            "2011-08",
            "“Rome falls” was over by the end of 2008; "
            "“Troy falls” did not begin before August 2011, at least 2 years later.",
        ),
        (
            "2019-04-25",
            "2019-05",
            "“Rome falls” was over by 26 April 2019; "
            "“Troy falls” did not begin before May 2019, at least 4 days later.",
        ),
        (
            "1999",
            "2000",
            "“Rome falls” was over by the end of 1999; “Troy falls” did not begin before 2000.",
        ),
        (
            "-0489",
            "-0479-09",
            "“Rome falls” was over by the end of 490 BC; "
            "“Troy falls” did not begin before September 480 BC, at least 9 years later.",
        ),
    ],
)
def test_a_step_of_a_proof_names_the_last_and_the_first_day_possible(first, second, sentence):
    assert because(named("Rome", first), named("Troy", second)) == sentence


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            named("Rome", "1953-07"),
            period("1961"),
            "“Rome falls” was over by the end of July 1953, at least 7 years before the start of "
            "1961.",
        ),
        (
            named("Rome", "1979"),
            period("198X"),
            "“Rome falls” was over by the end of 1979, just before the start of the 1980s.",
        ),
        (
            period("1961-03"),
            named("Troy", "2000-07"),
            "“Troy falls” did not begin before July 2000, at least 39 years after the end of "
            "March 1961.",
        ),
        (
            period("19XX"),
            named("Troy", "2003"),
            "“Troy falls” did not begin before 2003, at least 2 years after the end of the 20th "
            "century.",
        ),
    ],
)
def test_of_a_period_the_name_says_when_it_begins_and_ends(first, second, sentence):
    assert because(first, second) == sentence


def test_every_step_of_a_certificate_names_its_events():
    for question in generate(TOPIC, tuple(Kind), 45, 1).questions:
        by_id = {choice.id: choice for choice in (*question.choices, *question.about)}
        for step in question.certificate:
            for choice in (by_id[step.before], by_id[step.after]):
                assert choice.text.removesuffix(".") in step.because


def test_an_event_is_shown_to_lie_within_a_period():
    assert within(named("Rome", "1962-06"), period("1962")) == (
        "“Rome falls” did not begin before June 1962 and was over by the end of June 1962, "
        "which lies within 1962."
    )


def test_the_most_that_may_lie_between_two_events_runs_from_edge_to_edge():
    assert at_most(named("Rome", "[2016..2017]"), named("Troy", "2022")) == (
        "“Rome falls” did not begin before 2016; "
        "“Troy falls” was over by the end of 2022, less than 8 years later."
    )


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


MASKED = event("second", "1925", statement="Minister Second signs a second treaty of peace.")
FULL = "“Minister Second signs a second treaty of peace.”"


@pytest.mark.parametrize("kind", Kind)
def test_what_was_left_out_of_a_statement_is_told_after_the_answer_and_not_before(kind):
    questions = generate([*TOPIC, MASKED], [kind], 400, 1).questions
    shown = 0
    for question in questions:
        told = [*question.choices, *question.about]
        assert not any("a second treaty" in one.text for one in told)
        for one in told:
            if one.event == "second":
                shown += 1
                assert one.explanation.endswith(f" In full: {FULL}")
    assert shown


def test_a_gap_and_a_date_are_explained_by_the_full_statement():
    for kind in (Kind.PLACING, Kind.DATING):
        for question in generate([*TOPIC, MASKED], [kind], 400, 1).questions:
            explanations = " ".join(choice.explanation for choice in question.choices)
            if "second" in {about.event for about in question.about}:
                assert FULL.removesuffix(".”") in explanations


def test_a_statement_shown_whole_is_not_told_twice():
    for question in generate(TOPIC, tuple(Kind), 60, 1).questions:
        told = (*question.choices, *question.about)
        assert not any("In full" in one.explanation for one in told)
