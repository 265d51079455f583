"""A class's answers at an assignment, as its figures are reckoned from."""

from datetime import timedelta

import pytest

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.correcting import AlsoRight, CreditForAll, Dropped, NewKey
from quiz.results.answer_table import (
    Answered,
    AnswerTable,
    Asked,
    Fared,
    Sat,
    events_of,
    pair_answers,
)
from quiz.results.gradebook import Attempted, Student
from quiz.results.suspicion import WrongKey
from tests.answering import choose, make_choices, order
from tests.factories import NOON, make_questions, make_written_order
from tests.results import simulated

FIVE = make_choices("a", "a", "a", "a", "a")


def make_table(questions, rows, corrected=None):
    """Return a table of questions worth 2 points each; a row has an answer and a credit of each."""
    corrected = corrected or {}
    asked = tuple(
        Asked(place + 1, question, 2.0, correction=corrected.get(place))
        for place, question in enumerate(questions)
    )
    sat = tuple(
        Sat(
            Student(number, f"Student {number:02}"),
            Attempted(number, number, 1, 0.0, 10.0, NOON, NOON),
            tuple(Answered(answer, credit) for answer, credit in row),
            timedelta(minutes=5),
        )
        for number, row in enumerate(rows, start=1)
    )
    return AnswerTable(asked, sat)


RIGHT, WRONG, NOTHING = (choose("a"), 1.0), (choose("b"), 0.0), (None, 0.0)


def test_marks_and_scores_are_credits_times_points():
    table = make_table(FIVE[:2], [[RIGHT, WRONG], [RIGHT, RIGHT], [NOTHING, RIGHT]])
    assert [one.marks for one in table.marks] == [(2.0, 2.0, 0.0), (0.0, 2.0, 2.0)]
    assert table.scores == (2.0, 4.0, 2.0)


def test_a_question_that_was_dropped_counts_for_nothing():
    table = make_table(FIVE[:2], [[RIGHT, WRONG], [RIGHT, RIGHT]], {0: Dropped()})
    assert table.counting == (1,)
    assert table.scores == (0.0, 2.0)
    assert len(table.given) == 1


def test_a_new_key_is_the_key_that_answers_are_told_by():
    table = make_table(FIVE[:1], [[RIGHT]], {0: NewKey(choose("b"))})
    assert table.given_to(0).key == frozenset("b")


def test_what_is_accepted_besides_is_of_the_key():
    table = make_table(FIVE[:1], [[RIGHT]], {0: AlsoRight((choose("b"),))})
    assert table.given_to(0).key == frozenset("ab")


@pytest.mark.parametrize(
    ("answered", "fared"),
    [
        (Answered(choose("a"), 1.0), Fared.RIGHT),
        (Answered(choose("a"), 0.25), Fared.PART),
        (Answered(choose("b"), 0.0), Fared.WRONG),
        (Answered(None, 0.0), Fared.NONE),
        (Answered(None, 1.0), Fared.RIGHT),
    ],
)
def test_an_answer_fared_as_its_credit_says(answered, fared):
    assert answered.fared is fared


def wrongly_keyed(corrected=None):
    """Return a class of thirty in which those who do well take b, not the key, at the first."""
    rows = []
    for number in range(30):
        knows = [RIGHT if number > 5 * place else WRONG for place in range(1, 5)]
        rows.append([(choose("b"), 0.0) if number > 14 else RIGHT, *knows])
    return make_table(FIVE, rows, corrected)


def test_flags_name_the_place_of_the_question():
    table = wrongly_keyed()
    first = table.flags()[0]
    assert isinstance(first, WrongKey)
    assert (first.item, first.key.choice, first.distractor.choice) == (0, "a", "b")


def test_flags_count_places_among_all_questions_though_one_was_dropped():
    whole = wrongly_keyed()
    moved = make_table(
        [FIVE[0], *FIVE],
        [[RIGHT, *((one.answer, one.credit) for one in sat.answers)] for sat in whole.sat],
        {0: Dropped()},
    )
    assert moved.flags()[0].item == 1


def test_of_a_question_with_credit_for_all_nothing_more_is_said():
    assert all(flag.item != 0 for flag in wrongly_keyed({0: CreditForAll()}).flags())


def test_pairs_are_what_each_student_did_with_two_events():
    (question,) = make_questions(1)
    first, second, *rest = question.key
    swapped = [(order(question.key), 1.0)], [(order([second, first, *rest]), 0.5)]
    answers = list(pair_answers([make_table([question], swapped)]))
    pairs = len(question.key) * (len(question.key) - 1) // 2
    assert len(answers) == 2 * pairs
    (wrong,) = (one for one in answers if not one.right)
    events = events_of([make_table([question], swapped)])
    by_id = {one.id: one.event for one in question.choices}
    assert (wrong.student, wrong.pair) == (2, (by_id[first], by_id[second]))
    assert all(one.gap > 0 for one in answers)
    assert set(events) == set(by_id.values())


def test_no_pairs_are_told_by_what_was_corrected_written_or_left_out():
    (question,) = make_questions(1)
    rows = [[(order(question.key), 1.0)]]
    assert not list(pair_answers([make_table([question], rows, {0: CreditForAll()})]))
    assert not list(pair_answers([make_table([question], [[NOTHING]])]))
    written = make_written_order()
    given = [[(Ordered(written.groups), 1.0)], [NOTHING]]
    assert not list(pair_answers([make_table([written], given)]))


def test_the_same_flags_are_raised_as_by_the_figures_alone():
    quiz = simulated.multiple_choice(simulated.random.Random(3), 60, wrong_key=True)
    questions = make_choices(*(next(iter(item.key)) for item in quiz.items))
    rows = [
        [
            (Chosen(item.answers[number]), marks.marks[number])
            for item, marks in zip(quiz.items, quiz.marks, strict=True)
        ]
        for number in range(60)
    ]
    first = make_table(questions, rows).flags()[0]
    assert (first.item, first.distractor.choice) == (quiz.wrong, quiz.truth)
