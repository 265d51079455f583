"""What looks wrong to students, and what becomes of it."""

import pytest
from sqlalchemy import delete

from quiz.storage import gradebook, library
from quiz.storage.database import db, writing
from quiz.storage.library import EventRow, Sharing
from tests.factories import NOON, make_account, make_written_choice
from tests.people import TOPIC, Sitting, signed_in, wrong_answer


@pytest.fixture
def sitting(chi):
    """An attempt of Chi's with its first question answered, wrongly."""
    sitting = chi.start()
    sitting.respond(1, wrong_answer(sitting.item(1)))
    return sitting


def report(sitting, message="My book says 1949.", position=1, **fields):
    address = f"{sitting.address}/items/{position}/reports"
    return sitting.guest.send(address, sitting.page(1), message=message, **fields)


def event_of(sitting):
    question = sitting.item(1).question
    return next(one.event for one in (*question.about, *question.choices) if one.event)


def test_a_report_is_thanked_for_and_reaches_the_teachers(ada, ben, sitting):
    sent = report(sitting)
    assert sent.location == f"{sitting.address}/items/1"
    page = sitting.page(1).text
    assert "Thank you." in page
    assert "No teacher has looked into it yet." in page
    for teacher in (ada, ben):
        assert "One report waits." in teacher.open("/reports").text
        assert "My book says 1949." in teacher.open("/reports/1").text


def test_a_teacher_sees_question_answer_and_excerpts_and_gets_to_the_event(ada, sitting):
    report(sitting, event=event_of(sitting))
    page = ada.open("/reports/1").text
    question = sitting.item(1).question
    assert question.stem in page
    assert "About this event" in page
    assert f'href="/topics/{TOPIC}/events/{event_of(sitting)}"' in page
    assert "as the student sees them" in page
    assert "Read it in the article" in page
    assert "make a copy of it" in page


def test_of_a_topic_that_can_be_changed_the_report_leads_to_the_change(ada, app, sitting):
    report(sitting, event=event_of(sitting))
    with app.app_context(), writing():
        topic = library.topic(TOPIC)
        topic.owner_id, topic.sharing = 1, Sharing.TEACHERS
    page = ada.open("/reports/1").text
    assert f'href="/topics/{TOPIC}/events/{event_of(sitting)}/edit"' in page


def test_the_student_reads_the_reply_beside_the_question(ada, ben, sitting):
    report(sitting)
    page = ada.open("/reports/1")
    sent = ada.send("/reports/1/settlement", page, reply="You are right.\nIt is mended.")
    assert sent.location == "/reports"
    shown = sitting.page(1).text
    assert "A teacher replied:" in shown
    assert "You are right.\nIt is mended." in shown
    late = ben.send("/reports/1/settlement", page_with_token(ben), reply="No.")
    assert late.location == "/reports/1"
    assert "You are right." in sitting.page(1).text
    assert "Nothing waits." in ada.open("/reports").text
    assert "Ada" in ada.open("/reports/1").text


def page_with_token(person):
    return person.open("/sign-out")


def test_a_report_may_be_settled_without_a_word(ada, sitting):
    report(sitting)
    ada.send("/reports/1/settlement", ada.open("/reports/1"), reply=" ")
    assert "A teacher has looked into it." in sitting.page(1).text


@pytest.mark.parametrize("message", ["", "  \n ", "x" * 1001])
def test_a_report_that_says_nothing_or_too_much_comes_back_as_it_was_typed(sitting, message):
    answer = report(sitting, message)
    assert answer.status_code == 422
    assert 'id="message-problem"' in answer.text
    assert message.strip() in answer.text
    assert '<details class="disclosure" open>' in answer.text


@pytest.mark.parametrize("reply", ["x" * 1001])
def test_a_reply_that_is_too_long_comes_back_as_it_was_typed(ada, sitting, reply):
    report(sitting)
    answer = ada.send("/reports/1/settlement", ada.open("/reports/1"), reply=reply)
    assert answer.status_code == 422
    assert reply in answer.text
    assert "One report waits." in ada.open("/reports").text


def test_what_is_written_is_shown_as_it_is_and_never_run(ada, sitting):
    report(sitting, "<script>alert(1)</script> 💥 عربي")
    for page in (ada.open("/reports").text, ada.open("/reports/1").text, sitting.page(1).text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; 💥 عربي" in page


def test_after_a_few_reports_one_waits(sitting):
    for number in range(5):
        assert report(sitting, f"Report {number}").status_code == 303
    answer = report(sitting, "One more")
    assert answer.status_code == 429
    assert "Send the next one later." in answer.text
    assert "One more" in answer.text


def test_an_event_that_is_not_of_the_question_counts_as_none(ada, sitting):
    report(sitting, event="gone")
    assert "About this event" not in ada.open("/reports/1").text


def test_only_who_answered_a_question_reports_it(dee, sitting):
    assert report(sitting, position=2).status_code == 404
    assert report(sitting, position=99).status_code == 404
    address = f"{sitting.address}/items/1/reports"
    assert dee.send(address, dee.open("/"), message="No.").status_code == 404


def test_reports_are_not_for_students_nor_for_teachers_of_other_topics(ada, ben, chi, app, sitting):
    report(sitting)
    assert chi.open("/reports").status_code == 404
    assert chi.open("/reports/1").status_code == 404
    with app.app_context(), writing():
        topic = library.topic(TOPIC)
        topic.owner_id, topic.sharing = 1, Sharing.OWN
    assert ben.open("/reports/1").status_code == 404
    assert ben.send("/reports/1/settlement", page_with_token(ben)).status_code == 404
    assert "Nothing waits." in ben.open("/reports").text


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "2"])
def test_a_page_that_there_is_not_is_empty(ada, sitting, page):
    report(sitting)
    assert ada.open(f"/reports?page={page}").status_code == 200


def test_a_report_is_read_though_its_event_is_gone(ada, app, sitting):
    report(sitting, event=event_of(sitting))
    with app.app_context(), writing():
        db.session.execute(delete(EventRow).where(EventRow.name == event_of(sitting)))
    page = ada.open("/reports/1")
    assert page.status_code == 200
    assert "no longer in the topic" in page.text


def test_a_written_question_is_reported_about_no_event(app, ada):
    with app.app_context():
        account = make_account("Fay")
        fay = signed_in(app, account)
        with writing():
            attempt = gradebook.start_attempt(
                account.person_id,
                library.topic(TOPIC),
                [make_written_choice()],
                1,
                "0" * 32,
                -66_000,
                -54_000,
                NOON,
            )
        sitting = Sitting(fay, f"/attempts/{attempt.id}")
    sitting.respond(1, {"choice": "a"})
    page = sitting.page(1).text
    assert "Something looks wrong here" in page
    assert "Which event is it about?" not in page
    report(sitting, "It was 1789.")
    told = ada.open("/reports/1").text
    assert "it is about no event of the topic" in told
    assert "Where did the king live in 1788?" in told
    assert "Not this time: you chose A." in told
    assert "Where did the king live in 1788?" in ada.open("/reports").text
