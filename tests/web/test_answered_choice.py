"""A picked event or date against the key."""

import pytest

from quiz.attempts.answers import Chosen
from quiz.questions.question import Kind
from quiz.web.answered import answered
from tests.factories import make_questions
from tests.web.explaining import SCALE, chosen, item

pytestmark = pytest.mark.usefixtures("on_a_page")

TOLD_BY_TIME = [Kind.FIRST, Kind.LAST, Kind.DATED, Kind.DATING, Kind.NEXT, Kind.BETWEEN]


def share(percent):
    return float(percent.removesuffix("%"))


@pytest.mark.parametrize("kind", TOLD_BY_TIME)
def test_every_choice_of_every_kind_has_its_verdict(kind):
    for question in make_questions(4, kind):
        key = next(iter(question.key))
        for choice in question.choices:
            found = answered(chosen(question, choice.id), SCALE)
            assert found.key.state == "correct"
            assert found.chosen.state == ("correct" if choice.id == key else "wrong")
            assert all(shown.verdict for shown in found.choices)
            assert {row[0].id for row in found.proof.rows} >= {one.id for one in question.choices}


def test_of_the_first_all_others_are_too_late():
    (question,) = make_questions(1, Kind.FIRST)
    found = answered(item(question, Chosen(question.key)), SCALE)
    verdicts = {shown.verdict for shown in found.choices if shown is not found.key}
    assert verdicts == {"Too late"}


@pytest.mark.parametrize("kind", [Kind.NEXT, Kind.BETWEEN])
def test_only_the_right_answer_lies_inside_the_shaded_time(kind):
    for question in make_questions(6, kind):
        found = answered(item(question, Chosen(question.key)), SCALE)
        left, right = share(found.frame.gate.left), share(found.frame.gate.right)
        for shown in found.choices:
            marks = [drawn.mark for drawn in shown.marks]
            if shown.state == "correct":
                assert all(left <= mark.start + 0.01 and mark.end <= right + 0.01 for mark in marks)
            elif shown.verdict == "Too early":
                assert all(mark.end <= left + 0.01 for mark in marks)
            else:
                assert shown.verdict == "Too late"
                assert all(mark.start >= right - 0.01 for mark in marks)


@pytest.mark.parametrize(
    ("kind", "labels"), [(Kind.NEXT, [""]), (Kind.BETWEEN, ["First", "Second"])]
)
def test_the_events_asked_about_are_shown_with_their_sources(kind, labels):
    (question,) = make_questions(1, kind)
    found = answered(item(question, Chosen(question.key)), SCALE)
    assert [shown.choice for shown in found.asked] == list(question.about)
    assert [shown.verdict for shown in found.asked] == labels
    assert all(shown.state is None and shown.marks for shown in found.asked)


@pytest.mark.parametrize(("kind", "tied"), [(Kind.NEXT, 2), (Kind.BETWEEN, 3)])
def test_in_the_proof_the_right_answer_is_tied_to_what_bounds_it(kind, tied):
    for question in make_questions(4, kind):
        found = answered(item(question, Chosen(question.key)), SCALE)
        chain = [choice.id for choice, row in found.proof.rows if row.drop_from or row.drop_to]
        (key,) = question.key
        assert chain == ["x", key, "y"][:tied]
        starts = [choice.surely_after for choice, _ in found.proof.rows]
        assert starts == sorted(starts)


def test_the_drawing_of_the_time_that_decides_has_words():
    (question,) = make_questions(1, Kind.BETWEEN)
    found = answered(item(question, Chosen(question.key)), SCALE)
    first, last = (choice.date.edtf for choice in question.about)
    assert f"The time that decides runs from {first} to {last}." in found.frame.says
    assert [post.label for post in found.frame.posts] == [first, last]
