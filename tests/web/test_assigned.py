"""What a student is given: listed by when it is due, and begun."""

from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import delete

from quiz.attempts.terms import Explained, Preset
from quiz.storage import accounts, gradebook, library
from quiz.storage.assignments import ExceptionRow, MarkRow
from quiz.storage.classes import ClassroomRow, EnrolmentRow
from quiz.storage.database import db, writing
from quiz.storage.sets import SetItemRow
from tests.factories import NOON, make_class
from tests.people import TOPIC, pressed_at_once, right_answer
from tests.web.exams import begin, hand_in, press_begin
from tests.web.test_history import statements

HOUR = timedelta(hours=1)


def but(school, assignment_id, **values):
    with school.app.app_context(), writing():
        db.session.add(ExceptionRow(assignment_id=assignment_id, person_id=school.chi_id, **values))


def part(page, title):
    """Return a part of the page of all assignments, in plain text."""
    _, _, rest = page.text.partition(f">{title}</h2>")
    return unescape(rest.partition("</section>")[0])


# The list


def test_assignments_stand_under_open_later_and_done(school):
    school.give(title="Kings", closes_at=NOON + 3 * HOUR)
    school.give(title="Queens", opens_at=NOON + HOUR)
    school.give(title="Knaves", closes_at=NOON - HOUR)
    page = school.chi.open("/assigned")
    assert "Kings" in part(page, "Open")
    assert "3 hours left" in part(page, "Open")
    assert "closes on 24 November 2026 at 16:00" in part(page, "Open")
    assert "Queens" in part(page, "Later")
    assert "opens 24 November 2026 at 14:00" in part(page, "Later")
    assert "Knaves" in part(page, "Done")
    assert "Not handed in." in part(page, "Done")


def test_what_closes_first_stands_first_and_what_stays_open_last(school):
    for title, hours in (("Late", 9), ("Early", 1)):
        school.give(title=title, closes_at=NOON + hours * HOUR)
    school.give(title="Always")
    listed = part(school.chi.open("/assigned"), "Open")
    assert listed.index("Early") < listed.index("Late") < listed.index("Always")


def test_who_is_in_no_class_reads_how_to_join_one(school):
    page = school.dee.open("/assigned")
    assert "You are in no class yet." in page.text
    assert 'href="/join"' in page.text
    assert "Assignments</a>" not in page.text


def test_who_is_given_nothing_yet_reads_so(school):
    page = school.chi.open("/assigned")
    assert "Nothing is given to you yet." in page.text


def test_a_guest_is_asked_to_sign_in(client):
    assert client.get("/assigned").location.startswith("/sign-in")


def test_deleted_assignments_and_those_of_left_classes_are_not_listed(school):
    gone = school.give(title="Kings")
    school.change(gone, deleted_at=NOON)
    left = school.give(title="Queens")
    assert "Queens" in school.chi.open("/assigned").text
    with school.app.app_context(), writing():
        db.session.execute(delete(EnrolmentRow))
    page = school.chi.open("/assigned")
    assert "Kings" not in page.text
    assert "Queens" not in page.text
    assert school.chi.open(f"/assigned/{left}").status_code == 404
    assert school.chi.open(f"/assigned/{gone}").status_code == 404


def test_two_classes_keep_their_own_time(school):
    school.give(title="Vienna", closes_at=NOON + HOUR)
    with school.app.app_context():
        other = make_class(school.ada_id, pupils={"Chi": school.chi_id})
        with writing():
            other.zone = "Asia/Kathmandu"
        school.class_id = other.id
    school.give(title="Kathmandu", closes_at=NOON + HOUR)
    listed = part(school.chi.open("/assigned"), "Open")
    assert "at 14:00" in listed
    assert "at 18:45" in listed


def test_the_front_page_shows_what_is_open_first(school):
    school.give(title="Kings & <Queens>")
    school.give(title="Knaves", closes_at=NOON - HOUR)
    page = school.chi.open("/").text
    assert "Kings &amp; &lt;Queens&gt;" in page
    assert page.index("Your assignments") < page.index("Russia and North Korea")
    assert "Knaves" not in page
    assert "Your assignments" not in school.dee.open("/").text


def test_the_front_page_asks_no_more_for_fifty_assignments_than_for_one(school, app):
    school.give()
    few = statements(app, school.chi, "/")
    for _ in range(49):
        school.give()
    assert statements(app, school.chi, "/") == few


def test_a_score_stands_in_the_list_when_it_is_due_and_whether_it_passes(school):
    at = school.give_exam(pass_mark=0.5)
    sitting = begin(school.chi, at)
    sitting.answer_all()
    assert "Go on: 3 of 3 answered" in part(school.chi.open("/assigned"), "Open")
    hand_in(sitting)
    done = part(school.chi.open("/assigned"), "Done")
    assert "3 of 3</strong>" in done
    assert "passed" in done


def test_a_score_that_is_not_due_stands_nowhere(school):
    closes = {"explained": Explained.AFTER_CLOSING, "closes_at": NOON + HOUR, "pass_mark": 0.5}
    at = school.give_exam(**closes)
    sitting = begin(school.chi, at)
    sitting.answer_all()
    hand_in(sitting)
    for address in ("/assigned", f"/assigned/{at}", "/", "/history"):
        page = school.chi.open(address).text
        assert "3 of 3" not in page, address
        assert "passed" not in page, address


@pytest.mark.parametrize(
    ("counting", "score"), [("highest", "3"), ("latest", "1"), ("first", "0"), ("mean", "1.3")]
)
def test_the_attempt_that_counts_is_the_one_agreed(school, counting, score):
    at = school.give_exam(attempts=None, counting=counting)
    for number, right in enumerate((0, 3, 1)):
        sitting = begin(school.chi, at, number)
        for position in range(1, right + 1):
            sitting.respond(position, right_answer(sitting.item(position)))
        school.clock.pass_by(minutes=1)
        hand_in(sitting)
    assert f"<strong>{score} of 3</strong>" in school.chi.open(f"/assigned/{at}").text


def test_a_teachers_mark_and_comment_are_shown(school):
    at = school.give_exam(pass_mark=0.6)
    sitting = begin(school.chi, at)
    hand_in(sitting)
    with school.app.app_context(), writing():
        db.session.add(
            MarkRow(
                assignment_id=at,
                person_id=school.chi_id,
                mark=2.5,
                reason="The fire alarm rang.",
                comment="Well <done>",
                username="Ada",
                changed_at=NOON,
            )
        )
    page = school.chi.open(f"/assigned/{at}").text
    assert "<strong>2.5 of 3</strong>" in page
    assert "The fire alarm rang." in page
    assert "Well &lt;done&gt;" in page


# One assignment


def test_the_page_says_what_will_happen_and_how_long_it_takes(school):
    at = school.give_exam(minutes=45, closes_at=NOON + 24 * HOUR)
    page = school.chi.open(f"/assigned/{at}").text
    assert "One attempt of 45 minutes." in page
    assert "Answers can be changed until they are handed in" in page
    assert "From the moment you begin you have 45 minutes." in page


def test_less_time_than_the_limit_is_said_before_beginning(school):
    at = school.give_exam(minutes=45, closes_at=NOON + timedelta(minutes=20))
    page = school.chi.open(f"/assigned/{at}").text
    assert "you have 20 minutes, until 24 November 2026 at 13:20." in page


@pytest.mark.parametrize(
    ("terms", "exception", "said"),
    [
        ({"opens_at": NOON + HOUR}, {}, "It opens on 24 November 2026 at 14:00 (Vienna time)."),
        ({"closes_at": NOON - HOUR}, {}, "It closed on 24 November 2026 at 12:00 (Vienna time)."),
        ({}, {"excused": True}, "Your teacher has excused you"),
        ({"attempts": 3}, {"attempts": 0}, "No attempt is open to you."),
    ],
)
def test_why_nothing_can_begin_is_said_in_words(school, terms, exception, said):
    at = school.give(**terms)
    if exception:
        but(school, at, **exception)
    page = school.chi.open(f"/assigned/{at}")
    assert said in page.text
    assert ">Begin" not in page.text
    assert press_begin_anyway(school, at).location == f"/assigned/{at}"
    with school.app.app_context():
        assert gradebook.attempts_of(school.chi_id, 5) == []


def press_begin_anyway(school, at):
    return school.chi.send(f"/assigned/{at}/attempts", school.chi.open("/"), number="0")


def test_what_is_otherwise_for_a_student_holds(school):
    at = school.give_exam(closes_at=NOON - HOUR, minutes=60)
    but(school, at, closes_at=NOON + 5 * HOUR, extra_percent=50)
    sitting = begin(school.chi, at)
    assert school.attempt(sitting).deadline_at == NOON + 1.5 * HOUR


@pytest.mark.parametrize("assignment_id", ["0", "99999999999999999999999", "-1", "x"])
def test_there_is_no_such_assignment(school, assignment_id):
    assert school.chi.open(f"/assigned/{assignment_id}").status_code == 404


def test_an_assignment_of_a_class_one_is_not_in_is_not_there(school):
    at = school.give()
    for somebody in (school.dee, school.ada):
        assert somebody.open(f"/assigned/{at}").status_code == 404
        sent = somebody.send(f"/assigned/{at}/attempts", somebody.open("/"), number="0")
        assert sent.status_code == 404


# Beginning


def test_beginning_leads_to_the_first_question_of_the_set(school):
    at = school.give(title="Three kings")
    sitting = begin(school.chi, at)
    page = school.chi.open(sitting.address)
    assert "<title>Question 1 of 3 · Three kings · Chronoquiz</title>" in page.text
    assert len(sitting.items()) == 3


def test_the_points_of_a_set_are_those_of_the_attempt(school):
    with school.app.app_context(), writing():
        db.session.get(SetItemRow, (school.set_id, 2)).points = 2.5
    sitting = begin(school.chi, school.give_exam())
    assert school.attempt(sitting).points == 4.5
    sitting.answer_all()
    hand_in(sitting)
    assert school.attempt(sitting).score == 4.5
    school.check()


def test_two_presses_and_two_tabs_begin_one_attempt(school):
    at = school.give()
    first, second = (press_begin(school.chi, at) for _ in range(2))
    assert first.location == second.location


def test_the_page_of_an_attempt_that_has_ended_begins_no_other(school):
    at = school.give_exam(attempts=2)
    page = school.chi.open(f"/assigned/{at}")
    sitting = begin(school.chi, at)
    hand_in(sitting)
    again = school.chi.send(f"/assigned/{at}/attempts", page, number="0")
    assert again.location == f"/assigned/{at}"
    assert "The attempt of that page has ended." in school.chi.open(again.location).text
    assert begin(school.chi, at, 1).address != sitting.address


def test_no_more_attempts_than_agreed(school):
    at = school.give_exam(attempts=1)
    hand_in(begin(school.chi, at))
    assert press_begin(school.chi, at, 1).location == f"/assigned/{at}"
    assert "You have made your attempt." in school.chi.open(f"/assigned/{at}").text


def test_without_a_token_nothing_begins(school):
    at = school.give()
    assert school.chi.client.post(f"/assigned/{at}/attempts").status_code == 400
    with school.app.app_context():
        assert gradebook.attempts_of(school.chi_id, 5) == []


def test_an_empty_set_says_so(school):
    with school.app.app_context(), writing():
        db.session.execute(delete(SetItemRow))
    sent = press_begin(school.chi, school.give())
    assert sent.status_code == 422
    assert "It has no questions yet. Tell your teacher." in sent.text


def test_nothing_begins_in_an_archived_class_and_what_was_done_stays(school):
    at = school.give_exam()
    sitting = begin(school.chi, at)
    hand_in(sitting)
    with school.app.app_context(), writing():
        db.session.get(ClassroomRow, school.class_id).archived_at = NOON
    page = school.chi.open(f"/assigned/{at}")
    assert "The class is archived" in page.text
    assert school.chi.open(f"{sitting.address}/result").status_code == 200


def test_of_an_archived_class_what_was_handed_in_is_still_found_and_nothing_else(school):
    done, open_still = school.give_exam(), school.give_exam()
    hand_in(begin(school.chi, done))
    with school.app.app_context(), writing():
        db.session.get(ClassroomRow, school.class_id).archived_at = NOON
    page = school.chi.open("/assigned")
    assert f'href="/assigned/{done}"' in part(page, "Done")
    assert f'href="/assigned/{open_still}"' not in page.text
    assert f'href="/assigned/{done}"' not in school.chi.open("/").text


def wishes(school, **terms):
    with school.app.app_context():
        return school.give(topic_id=library.topic(TOPIC).id, wishes="number=5&seed=3", **terms)


def test_each_student_gets_a_version_of_the_same_kinds_and_difficulty(school):
    at = wishes(school)
    with school.app.app_context(), writing():
        dee = accounts.account_named("Dee")
        enrolment = {"classroom_id": school.class_id, "name": "Dee", "joined_at": NOON}
        db.session.add(EnrolmentRow(person_id=dee.person_id, **enrolment))
    chi, dee = (
        [item.question for item in begin(who, at).items()] for who in (school.chi, school.dee)
    )
    assert len(chi) == 5
    assert [one.kind for one in chi] == [one.kind for one in dee]
    assert [one.difficulty for one in chi] == [one.difficulty for one in dee]
    assert set(map(repr, chi)).isdisjoint(map(repr, dee))


def test_shuffled_choices_are_shown_in_an_order_of_ones_own(school):
    plain = begin(school.chi, school.give()).items()
    at = school.give(shuffled=True)
    mixed = begin(school.chi, at).items()
    assert [one.question.key for one in plain] == [one.question.key for one in mixed]
    assert [one.question.choices for one in plain] != [one.question.choices for one in mixed]


def test_a_practice_explains_each_answer_and_ends_with_the_last(school):
    sitting = begin(school.chi, school.give(preset=Preset.PRACTICE))
    item = sitting.item(1)
    sitting.respond(1, right_answer(item))
    assert "<title>Right: " in sitting.page(1).text
    sitting.answer_all()
    assert school.attempt(sitting).finished_at is not None
    page = school.chi.open(f"{sitting.address}/result").text
    assert "Play again" not in page
    assert "Back to the assignment" in page
    school.check()


def test_a_practice_can_be_handed_in_before_all_is_answered(school):
    sitting = begin(school.chi, school.give())
    sitting.respond(1, right_answer(sitting.item(1)))
    assert "All questions, and hand in" in sitting.page(2).text
    hand_in(sitting)
    attempt = school.attempt(sitting)
    assert (attempt.answered, attempt.score, attempt.finished_at) == (1, 1.0, NOON)
    school.check()


def test_a_topic_goes_on_with_no_attempt_at_an_assignment(school):
    begin(school.chi, wishes(school))
    assert "Start a new quiz" not in school.chi.open(f"/topics/{TOPIC}").text


def test_attempts_stand_in_the_history_by_the_name_of_the_assignment(school):
    sitting = begin(school.chi, school.give_exam(title="Three kings"))
    hand_in(sitting)
    page = school.chi.open("/history")
    assert "<p>Three kings</p>" in page.text


def test_presses_at_the_same_moment_begin_one_attempt(school):
    at = school.give()
    page = school.chi.open("/")
    assert len(set(pressed_at_once(school.chi, f"/assigned/{at}/attempts", page, number="0"))) == 1
    with school.app.app_context():
        assert len(gradebook.attempts_of(school.chi_id, 20)) == 1
