"""Sure, or a guess: what a student says of an answer."""

import pytest
from werkzeug.datastructures import MultiDict

from quiz.attempts.answers import read
from quiz.practice.evidence import evidence
from tests.people import right_answer, wrong_answer
from tests.web.exams import begin


@pytest.fixture
def sitting(chi):
    return chi.start()


@pytest.mark.parametrize(
    ("said", "kept", "words"),
    [("yes", True, "You were sure."), ("no", False, "You guessed."), ("maybe", None, "")],
)
def test_what_is_said_is_kept_and_shown_and_earns_nothing(sitting, said, kept, words):
    for position, answer in ((1, right_answer), (2, wrong_answer)):
        item = sitting.item(position)
        sitting.respond(position, answer(item) | {"sure": said})
        response = sitting.item(position).response
        assert response.sure is kept
        assert (response.credit == 1) is (answer is right_answer)
        page = sitting.page(position).text
        assert words in page
        assert ("You were sure." in page) is (kept is True)


def test_nothing_need_be_said(sitting):
    sitting.respond(1, right_answer(sitting.item(1)))
    assert sitting.item(1).response.sure is None
    assert "You guessed." not in sitting.page(1).text


def test_what_was_sure_and_wrong_comes_first_in_the_result(sitting):
    for item in sitting.items():
        answer = wrong_answer if item.position in (4, 6) else right_answer
        sitting.respond(
            item.position, answer(item) | {"sure": "no" if item.position == 6 else "yes"}
        )
    page = sitting.guest.open(f"{sitting.address}/result").text
    first, rest = page.split("The other questions")
    assert "Sure, and wrong: look at these first" in first
    assert first.count("review-number") == 1
    assert '<span class="review-number">4</span>' in first
    assert rest.count("review-number") == 9
    assert page.count("You were sure.") == 9


def test_without_such_a_mistake_the_result_is_as_ever(sitting):
    sitting.answer_all()
    page = sitting.guest.open(f"{sitting.address}/result").text
    assert "Sure, and wrong" not in page
    assert "Every question again" in page


def test_in_an_exam_it_may_be_changed_like_the_answer(school):
    exam = begin(school.chi, school.give_exam())
    given = right_answer(exam.item(1))
    exam.respond(1, given | {"sure": "yes"})
    assert 'name="sure" value="yes" checked' in exam.page(1).text
    exam.respond(1, given | {"sure": "no"})
    assert exam.item(1).response.sure is False


def test_a_teacher_sees_it_and_so_does_whoever_takes_the_data_home(school):
    exam = begin(school.chi, school.give_exam())
    exam.respond(1, wrong_answer(exam.item(1)) | {"sure": "yes"})
    page = school.ada.open(f"/assignments/{school.attempt(exam).assignment_id}/attempts/{exam.id}")
    assert "You were sure." in page.text
    data = school.chi.open("/account/data").get_json()
    (attempt,) = data["attempts"]
    assert [item["sure"] for item in attempt["items"]] == [True, None, None]


def test_a_wrong_answer_leads_to_the_two_events_side_by_side(sitting):
    mixed = [item for item in sitting.items() if any_pair(item)]
    item = mixed[0]
    sitting.respond(item.position, wrong_answer(item))
    assert "/review/russia-north-korea/" in sitting.page(item.position).text


def any_pair(item):
    """Return whether the wrong answer to a choice mixes up two events."""
    answer = read(item.question, MultiDict(wrong_answer(item)))
    return any(pair.mixed_up for pair in evidence(item.question, answer).pairs)
