"""What stands on the page of a question, saved in the background: which of two states stands."""

import re

import pytest
from sqlalchemy import event

from quiz.attempts.answers import Ordered
from quiz.storage import drafts
from quiz.storage.database import db
from quiz.web import saving
from tests.people import TOKEN, found, places, right_answer, wrong_answer
from tests.web.exams import begin, hand_in

ENDED = "This attempt has ended: what is sent now is not saved any more."


@pytest.fixture
def exam(school):
    """Chi at the first question of an exam of three orderings."""
    return begin(school.chi, school.give_exam())


@pytest.fixture
def practice(school):
    """Chi at the first question of the same for practice."""
    return begin(school.chi, school.give())


def send(sitting, fields, seen=0, change=1, page="tab", position=1, who=None):
    """Send what stands on a page, as the script does, and return what is said."""
    guest = who or sitting.guest
    counted = {"revision": str(seen), "change": str(change), "page-name": page}
    token = found(TOKEN, sitting.guest.open("/"))
    return guest.client.post(
        f"{sitting.address}/items/{position}/draft",
        data=fields | counted,
        headers={"X-CSRFToken": token},
    )


def press(sitting, fields):
    """Press a button of the form itself."""
    token = found(TOKEN, sitting.guest.open("/"))
    address = f"{sitting.address}/items/1/response"
    return sitting.guest.client.post(address, data=fields | {"csrf_token": token})


def kept(sitting, position=1):
    with sitting.guest.app.app_context():
        return drafts.standing(sitting.id, position)


def order(sitting, right=True, position=1):
    key = sitting.item(position).question.key
    return Ordered(tuple((choice,) for choice in (key if right else key[::-1])))


def right(sitting):
    return right_answer(sitting.item(1))


def wrong(sitting):
    return wrong_answer(sitting.item(1))


# What is saved


def test_at_an_exam_it_is_the_answer(school, exam):
    sent = send(exam, right(exam))
    at = "2026-11-24T12:00:00+00:00"
    assert sent.json == {"saved": True, "revision": 1, "at": at, "clock": "13:00"}
    assert exam.item(1).response.credit == 1
    assert school.attempt(exam).answered == 1
    school.check()


def test_in_practice_it_is_no_answer(school, practice):
    assert send(practice, right(practice)).json["saved"]
    assert practice.item(1).response is None
    assert (school.attempt(practice).answered, school.attempt(practice).score) == (0, 0)
    assert kept(practice).answer == order(practice)
    school.check()


def test_a_draft_stands_on_the_page_wherever_it_is_opened(practice):
    send(practice, right(practice) | {"sure": "yes"})
    page = practice.page(1).text
    for place, choice in enumerate(practice.item(1).question.key, start=1):
        chosen = (
            rf'name="place-{choice}"[^>]*>(?:\s*<option>\d</option>)*\s*<option selected>{place}<'
        )
        assert re.search(chosen, page)
    assert 'name="moved" value="yes"' in page
    assert 'name="revision" value="1"' in page
    assert re.search(r'name="sure" value="yes"[^>]* checked', page)


def test_a_draft_is_gone_once_the_question_is_answered(school, practice):
    send(practice, wrong(practice))
    practice.respond(1, right(practice))
    assert practice.item(1).response.credit == 1
    assert kept(practice).answer == order(practice)
    late = send(practice, wrong(practice), change=2)
    assert late.json == {
        "saved": False,
        "problem": "This question was answered before. The first answer counts.",
    }
    school.check()


def test_at_no_assignment_the_time_is_for_the_browser_to_word(school):
    sitting = school.chi.start()
    assert send(sitting, right_answer(sitting.item(1))).json["clock"] is None


def test_an_untouched_order_is_no_answer(exam):
    shown = [choice.id for choice in exam.item(1).question.choices]
    untouched = places(tuple(shown)) | {"moved": ""}
    sent = send(exam, untouched)
    assert (sent.status_code, sent.json["saved"]) == (422, False)
    assert "Nothing has been moved yet." in sent.json["problem"]
    assert exam.item(1).response is None
    assert send(exam, untouched | {"moved": "yes"}).json["saved"]


@pytest.mark.parametrize("fields", [{}, {"place-b": "1"}, {"choice": "b", "place-a": "x"}])
def test_what_is_no_answer_is_not_saved_and_says_why(exam, fields):
    send(exam, right(exam))
    sent = send(exam, fields, change=2)
    assert (sent.status_code, sent.json["saved"]) == (422, False)
    assert sent.json["problem"]
    assert kept(exam).answer == order(exam)


@pytest.mark.parametrize(
    "counted",
    [
        {"change": ""},
        {"change": "0"},
        {"change": "-1"},
        {"change": "٣"},
        {"seen": "9" * 12},
        {"page": ""},
        {"page": "x" * 33},
    ],
)
def test_without_a_readable_revision_nothing_is_saved(exam, counted):
    assert send(exam, right(exam), **counted).status_code == 400
    assert exam.item(1).response is None


# Which of two states stands


def test_of_one_page_an_older_state_never_overwrites_a_newer(exam):
    assert send(exam, right(exam), change=2).json["saved"]
    late = send(exam, wrong(exam), change=1)
    assert late.json["saved"] is False
    assert late.json["elsewhere"] is False
    assert kept(exam).answer == order(exam)


def test_sent_twice_it_is_saved_once(school, exam):
    for _ in range(2):
        assert send(exam, right(exam)).json["saved"]
    assert kept(exam).revision == 1
    school.check()


def test_a_page_whose_reply_was_lost_goes_on(exam):
    send(exam, wrong(exam), change=1)
    assert send(exam, right(exam), change=2).json["revision"] == 2


def test_a_tab_that_has_not_seen_what_is_saved_is_shown_it(exam):
    send(exam, right(exam), page="one")
    other = send(exam, wrong(exam), change=7, page="other")
    assert other.json["saved"] is False
    assert other.json["elsewhere"] is True
    assert other.json["revision"] == 1
    assert other.json["answer"] == {name: [value] for name, value in right(exam).items()}
    assert send(exam, wrong(exam), seen=1, page="other").json["revision"] == 2
    assert kept(exam).answer == order(exam, right=False)


def test_what_was_changed_often_but_long_ago_comes_too_late(practice):
    send(practice, wrong(practice), page="phone")
    assert not send(practice, right(practice), change=9, page="desk").json["saved"]
    assert kept(practice).answer == order(practice, right=False)


@pytest.mark.parametrize("then", ["next", ""])
def test_a_form_from_a_tab_that_is_behind_does_not_overwrite(school, exam, then):
    behind = {"revision": "0", "change": "1", "page-name": "behind"} | (
        {"then": then} if then else {}
    )
    send(exam, right(exam), page="ahead")
    sent = press(exam, wrong(exam) | behind)
    assert sent.location == f"{exam.address}/items/1"
    assert kept(exam).answer == order(exam)
    assert "This was changed in another tab meanwhile" in exam.page(1).text


def test_a_form_counts_as_one_change_more(exam):
    page = exam.page(1)
    name = found(re.compile(r'name="page-name" value="(\w+)"'), page)
    send(exam, wrong(exam), page=name)
    form = {"revision": "0", "change": "2", "page-name": name, "then": "next"}
    assert press(exam, right(exam) | form).location == f"{exam.address}/items/2"
    assert kept(exam).answer == order(exam)


def test_in_practice_going_on_without_script_keeps_a_draft(practice):
    sent = practice.respond(1, right(practice) | {"then": "next"})
    assert sent.location == f"{practice.address}/items/2"
    assert practice.item(1).response is None
    assert kept(practice).answer == order(practice)


# When nothing is saved any more


def test_after_handing_in_nothing_is_saved(school, exam):
    send(exam, wrong(exam))
    hand_in(exam)
    assert send(exam, right(exam), change=2).json == {"saved": False, "problem": ENDED}
    assert kept(exam).answer == order(exam, right=False)


def test_handing_in_leaves_no_draft(school, practice):
    send(practice, wrong(practice))
    hand_in(practice)
    assert kept(practice).answer is None
    school.check()


def test_at_the_deadline_an_exam_ends_with_what_was_saved(school):
    exam = begin(school.chi, school.give_exam(minutes=10))
    send(exam, right(exam))
    school.clock.pass_by(minutes=10, seconds=5)
    assert send(exam, right(exam), position=1, change=2).json["saved"]
    school.clock.pass_by(seconds=6)
    assert send(exam, wrong(exam), change=3).json == {"saved": False, "problem": ENDED}
    assert exam.item(1).response.credit == 1
    assert school.attempt(exam).score == 1
    school.check()


# Who may, and how much


def test_without_a_token_nothing_is_saved(exam):
    address = f"{exam.address}/items/1/draft"
    counted = {"revision": "0", "change": "1", "page-name": "tab"}
    sent = exam.guest.client.post(address, data=right(exam) | counted)
    assert (sent.status_code, sent.json["saved"]) == (400, False)
    assert "too old" in sent.json["problem"]
    assert exam.item(1).response is None
    token = found(TOKEN, exam.page(1))
    fields = right(exam) | counted | {"csrf_token": token}
    assert exam.guest.client.post(address, data=fields).json["saved"]


def test_nobody_elses_attempt_is_saved_to(school, exam):
    token = found(TOKEN, school.dee.open("/account"))
    sent = school.dee.client.post(
        f"{exam.address}/items/1/draft", data=right(exam), headers={"X-CSRFToken": token}
    )
    assert sent.status_code == 404


def test_there_is_no_page_to_look_at(exam):
    assert exam.guest.open(f"{exam.address}/items/1/draft").status_code == 405


def test_a_question_that_is_not_there_is_not_found(exam):
    assert send(exam, {"choice": "a"}, position=9).status_code == 404


def test_more_than_an_answer_can_be_is_refused(exam):
    assert send(exam, {"choice": "a" * saving.LARGEST_DRAFT}).status_code == 413


def test_saving_without_end_is_slowed_down(school, exam):
    said = [send(exam, right(exam), change=n + 1) for n in range(saving.MOST_SAVES + 1)]
    assert [one.status_code for one in said[-2:]] == [200, 429]
    assert said[-1].headers["Retry-After"] == "10"
    school.clock.pass_by(seconds=10)
    assert send(exam, right(exam), change=99).json["saved"]


@pytest.mark.parametrize(("preset", "most"), [("exam", 2), ("practice", 1)])
def test_little_is_done_while_others_wait(request, school, preset, most):
    sitting = request.getfixturevalue(preset)
    fields, done, locked = right(sitting), [], False

    def look(connection, cursor, statement, *rest):
        nonlocal locked
        locked = statement == "BEGIN IMMEDIATE" or (locked and not statement.startswith("BEGIN"))
        if locked and not statement.startswith("BEGIN"):
            done.append(statement)

    with school.app.app_context():
        event.listen(db.engine, "before_cursor_execute", look)
        assert send(sitting, fields).json["saved"]
        event.remove(db.engine, "before_cursor_execute", look)
    assert 0 < len(done) <= most
