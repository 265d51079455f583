"""An exam: answers are saved and may be changed, nothing is told before it is due."""

import re
from datetime import timedelta
from html import unescape

import pytest

from quiz.attempts.terms import Explained, Preset
from quiz.dates.wording import words
from quiz.storage import gradebook, responses
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from quiz.storage.evidence import event_tallies
from tests.factories import NOON, make_written_set
from tests.people import TOKEN, TOPIC, found, places, right_answer, wrong_answer
from tests.web.exams import begin, hand_in

LATER = NOON + timedelta(days=2)


@pytest.fixture
def exam(school):
    """Chi at the first question of an exam that is explained after it is handed in."""
    return begin(school.chi, school.give_exam())


def answered(sitting, position, right=True, **fields):
    item = sitting.item(position)
    given = right_answer(item) if right else wrong_answer(item)
    return sitting.respond(position, given | fields)


# Saving and changing


def test_an_answer_is_saved_and_shown_as_it_was_given(exam):
    item = exam.item(1)
    assert answered(exam, 1).location == f"{exam.address}/items/1"
    page = exam.page(1)
    assert "Saved 13:00" in page.text
    assert "Save answer" in page.text
    assert "Check answer" not in page.text
    for place, choice in enumerate(item.question.key, start=1):
        chosen = rf'name="place-{choice}">(?:\s*<option>\d</option>)*\s*<option selected>{place}<'
        assert re.search(chosen, page.text)


def test_an_answer_may_be_changed_until_all_is_handed_in(school, exam):
    answered(exam, 1, right=False)
    assert exam.item(1).response.credit == 0
    answered(exam, 1)
    assert exam.item(1).response.credit == 1
    attempt = school.attempt(exam)
    assert (attempt.answered, attempt.score, attempt.finished_at) == (1, 1.0, None)
    school.check()


def test_answering_all_does_not_hand_in(school, exam):
    exam.answer_all()
    assert school.attempt(exam).finished_at is None
    assert exam.guest.open(exam.address).request.path == f"{exam.address}/overview"


@pytest.mark.parametrize(
    ("then", "position", "leads"),
    [
        ("next", 1, "/items/2"),
        ("previous", 2, "/items/1"),
        ("next", 3, "/overview"),
        ("previous", 1, "/overview"),
        ("overview", 2, "/overview"),
        ("<script>", 2, "/overview"),
    ],
)
def test_going_on_saves_the_answer(exam, then, position, leads):
    assert answered(exam, position, then=then).location == exam.address + leads
    assert exam.item(position).response.credit == 1


def test_leafing_past_a_question_leaves_it_unanswered(exam):
    shown = [choice.id for choice in exam.item(1).question.choices]
    untouched = {f"place-{choice}": str(place) for place, choice in enumerate(shown, start=1)}
    sent = exam.respond(1, untouched | {"then": "next"})
    assert sent.location == f"{exam.address}/items/2"
    assert exam.item(1).response is None


def test_half_an_answer_is_not_left_behind(exam):
    crowded = {f"place-{choice.id}": "1" for choice in exam.item(1).question.choices}
    sent = exam.respond(1, crowded | {"then": "next"})
    assert sent.status_code == 422
    assert "Two cards are in place 1" in sent.text


def test_the_same_answer_again_changes_nothing(school, exam):
    answered(exam, 1)
    school.clock.pass_by(minutes=5)
    answered(exam, 1)
    assert exam.item(1).response.answered_at == NOON


def test_an_order_is_marked_by_the_rule_of_the_assignment(school):
    sitting = begin(school.chi, school.give_exam(rule="all-or-nothing"))
    first, second, *rest = sitting.item(1).question.key
    sitting.respond(1, places((second, first, *rest)))
    assert sitting.item(1).response.credit == 0


# All questions, and handing in


def test_the_overview_says_which_questions_are_answered(exam):
    answered(exam, 2)
    page = exam.guest.open(f"{exam.address}/overview")
    assert "Two questions are not answered yet." in page.text
    assert re.findall("not answered</strong>|saved</span>", page.text) == [
        "not answered</strong>",
        "saved</span>",
        "not answered</strong>",
    ]


def test_handing_in_names_what_is_not_answered_and_asks_once_more(school, exam):
    answered(exam, 2)
    page = exam.guest.open(f"{exam.address}/submission")
    assert "Two of three questions are not answered." in page.text
    assert [f"/items/{n}" in page.text for n in (1, 2, 3)] == [True, False, True]
    assert school.attempt(exam).finished_at is None


def test_after_handing_in_nothing_can_be_changed(school, exam):
    answered(exam, 1, right=False)
    assert hand_in(exam).location == f"{exam.address}/result"
    answered(exam, 1)
    answered(exam, 2)
    attempt = school.attempt(exam)
    assert (attempt.answered, attempt.score, attempt.finished_at) == (1, 0.0, NOON)
    assert "This attempt has ended" in exam.page(1).text
    school.check()


def test_handing_in_twice_is_handing_in_once(school, exam):
    page = exam.guest.open(f"{exam.address}/submission")
    for _ in range(2):
        sent = exam.guest.send(f"{exam.address}/submission", page)
        assert sent.location == f"{exam.address}/result"
        school.clock.pass_by(minutes=1)
    assert school.attempt(exam).finished_at == NOON


def test_without_a_token_nothing_is_handed_in(school, exam):
    assert exam.guest.client.post(f"{exam.address}/submission").status_code == 400
    assert school.attempt(exam).finished_at is None


@pytest.mark.parametrize("place", ["/overview", "/submission", "/items/1", "/result", ""])
def test_somebody_elses_exam_is_not_there(school, exam, place):
    assert school.dee.open(exam.address + place).status_code == 404
    assert school.ada.open(exam.address + place).status_code == 404


def test_the_result_shows_what_was_not_answered_too(exam):
    answered(exam, 1)
    hand_in(exam)
    page = exam.guest.open(f"{exam.address}/result").text
    assert '<h1 class="display">1 of 3</h1>' in page
    assert page.count("Not answered") == 2
    for item in exam.items():
        for choice in item.question.choices:
            assert words(choice.date) in page


def test_an_exam_of_which_nothing_is_answered_can_be_handed_in_and_looked_at(school, exam):
    hand_in(exam)
    page = exam.guest.open(f"{exam.address}/result")
    assert page.status_code == 200
    assert page.text.count("Not answered") == 3
    school.check()


# Nothing is told before it is due


def seen_everywhere(school, sitting):
    """Return all that the student's browser can be sent of an attempt."""
    who, address = sitting.guest, sitting.address
    places = ["", "/overview", "/submission", "/result", *(f"/items/{n}" for n in (1, 2, 3))]
    pages = [who.open(address + place) for place in places]
    pages += [who.open(f"/history?topic={TOPIC}"), who.open("/history"), who.open("/")]
    pages += [who.open("/account/data"), who.open("/assigned")]
    with school.app.app_context():
        at = gradebook.attempt_of(school.chi_id, sitting.id).assignment_id
    pages.append(who.open(f"/assigned/{at}"))
    reported = who.send(f"{address}/items/1/reports", who.open("/"), message="1789?")
    return "".join(unescape(page.text) for page in [*pages, reported])


def keys_told(sitting, sent):
    """Return what of the explanations and of the keys is in what was sent."""
    found = []
    for item in sitting.items():
        for choice in item.question.choices:
            told = [choice.explanation, *(one.quotation for one in choice.excerpts)]
            found += [one for one in told if one in sent]
        found += [step.because for step in item.question.certificate if step.because in sent]
    return found + re.findall('"key":|"credit":|data-state="(?:correct|wrong)"', sent)


TERMS = {
    "after submission, under way": ({}, False),
    "after closing, under way": (
        {"explained": Explained.AFTER_CLOSING, "closes_at": LATER},
        False,
    ),
    "after closing, handed in": ({"explained": Explained.AFTER_CLOSING, "closes_at": LATER}, True),
    "never, handed in": ({"explained": Explained.NEVER}, True),
}


@pytest.mark.parametrize("case", TERMS)
def test_answers_cannot_be_had_before_they_are_due(school, case):
    terms, handed_in = TERMS[case]
    sitting = begin(school.chi, school.give_exam(**terms))
    sitting.answer_all(right=False)
    if handed_in:
        hand_in(sitting)
    sent = seen_everywhere(school, sitting)
    assert keys_told(sitting, sent) == []
    with school.app.app_context():
        assert event_tallies(school.chi_id, TOPIC) == {}
    school.check()


def test_an_exam_under_way_tells_nothing_though_its_assignment_becomes_practice(school, exam):
    exam.answer_all(right=False)
    assignment_id = school.attempt(exam).assignment_id
    school.change(assignment_id, preset=Preset.PRACTICE, explained=Explained.AT_ONCE)
    assert keys_told(exam, seen_everywhere(school, exam)) == []
    hand_in(exam)
    assert len(keys_told(exam, seen_everywhere(school, exam))) > 3


def test_what_is_explained_after_closing_is_told_then_and_counted_once(school):
    sitting = begin(
        school.chi, school.give_exam(explained=Explained.AFTER_CLOSING, closes_at=LATER)
    )
    sitting.answer_all(right=False)
    hand_in(sitting)
    page = sitting.guest.open(f"{sitting.address}/result").text
    assert "come when the assignment closes: on 26 November 2026 at 13:00 (Vienna time)" in page
    assert "0 of 3" not in page
    school.clock.at = LATER
    for _ in range(2):
        sent = seen_everywhere(school, sitting)
    assert len(keys_told(sitting, sent)) > 3
    assert '<h1 class="display">0 of 3</h1>' in sent
    with school.app.app_context():
        assert max(tally.asked for tally in event_tallies(school.chi_id, TOPIC).values()) >= 1
    school.check()


def test_where_explanations_never_come_the_score_does(school):
    sitting = begin(school.chi, school.give_exam(explained=Explained.NEVER))
    answered(sitting, 1)
    hand_in(sitting)
    page = sitting.guest.open(f"{sitting.address}/result").text
    assert '<h1 class="display">1 of 3</h1>' in page
    assert "it is not shown which answers were right" in page


def test_what_looks_wrong_can_be_reported_where_it_is_explained(school, exam):
    answered(exam, 1)
    page = exam.guest.open("/")
    report = f"{exam.address}/items/1/reports"
    assert exam.guest.send(report, page, message="1789?").status_code == 404
    hand_in(exam)
    assert exam.guest.send(report, page, message="1789?").status_code == 303


def test_a_practice_explained_later_tells_nothing_of_a_right_answer(school):
    sitting = begin(school.chi, school.give(explained=Explained.AFTER_SUBMISSION))
    assert answered(sitting, 1).location == f"{sitting.address}/items/2"
    page = sitting.page(1)
    assert "Your answer is saved. It counts, and cannot be changed." in page.text
    assert (
        sitting.guest.send(f"{sitting.address}/items/1/flag", page, flag="yes").status_code == 303
    )
    assert "Flagged" in sitting.page(1).text
    assert keys_told(sitting, unescape(page.text)) == []
    answered(sitting, 1, right=False)
    assert sitting.item(1).response.credit == 1
    answered(sitting, 2)
    answered(sitting, 3)
    assert school.attempt(sitting).finished_at == NOON
    assert '<h1 class="display">3 of 3</h1>' in sitting.guest.open(f"{sitting.address}/result").text
    school.check()


# What becomes of it later


def test_an_attempt_stays_readable_when_the_class_is_left_archived_or_the_assignment_deleted(
    school, exam
):
    answered(exam, 1)
    hand_in(exam)
    school.change(school.attempt(exam).assignment_id, deleted_at=NOON)
    page = exam.guest.open(f"{exam.address}/result")
    assert page.status_code == 200
    assert "Back to the assignment" not in page.text
    assert exam.page(1).status_code == 200


def test_of_an_assignment_that_is_gone_for_good_nothing_more_is_told(school):
    sitting = begin(
        school.chi, school.give_exam(explained=Explained.AFTER_CLOSING, closes_at=LATER)
    )
    answered(sitting, 1)
    with school.app.app_context(), writing():
        db.session.delete(db.session.get(ClassroomRow, school.class_id))
    assert hand_in(sitting).location == f"{sitting.address}/result"
    school.clock.at = LATER
    sent = unescape(sitting.guest.open(f"{sitting.address}/result").text)
    assert keys_told(sitting, sent) == []
    assert "The assignment is gone" in sent
    school.check()


def test_an_attempt_opened_again_is_counted_once_it_has_ended_again(school, exam):
    answered(exam, 1, right=False)
    hand_in(exam)
    exam.guest.open(f"{exam.address}/result")
    school.check()
    with school.app.app_context(), writing():
        row = gradebook.attempt_of(school.chi_id, exam.id)
        responses.take_back(row)
        row.finished_at = None
    school.check()
    answered(exam, 1)
    hand_in(exam)
    exam.guest.open(f"{exam.address}/result")
    with school.app.app_context():
        assert {tally.asked for tally in event_tallies(school.chi_id, TOPIC).values()} == {1}
    school.check()


def test_written_questions_are_saved_changed_and_looked_at_too(school):
    with school.app.app_context():
        set_id = make_written_set(school.ada_id).id
    sitting = begin(school.chi, school.give_exam(set_id=set_id))
    several = next(one for one in sitting.items() if one.question.kind == "several-right")
    page = school.chi.open("/")
    for chosen in (["a", "b"], ["a", "c"]):
        fields = {"csrf_token": found(TOKEN, page), "choice": chosen}
        address = f"{sitting.address}/items/{several.position}/response"
        assert school.chi.client.post(address, data=fields).status_code == 303
    ticked = re.findall(r'value="(.)" checked', sitting.page(several.position).text)
    assert ticked == ["a", "c"]
    hand_in(sitting)
    result = sitting.guest.open(f"{sitting.address}/result")
    assert result.status_code == 200
    assert result.text.count("Not answered") == 2
    school.check()
