"""What belongs to a person is handed over, copied out, and gone with them."""

import pytest
from sqlalchemy import func, select

from quiz.storage import accounts, belongings, evidence, gradebook, invitations, library
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.imports import ImportRow
from quiz.storage.sets import QuestionSetRow
from tests.factories import (
    NOON,
    make_account,
    make_attempt,
    make_import,
    make_report,
    make_set,
    make_teacher,
    make_topic,
)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def guest(shelves):
    with writing():
        return accounts.new_guest(NOON)


@pytest.fixture
def chi(shelves):
    return make_account("Chi")


def count(table):
    return db.session.scalar(select(func.count()).select_from(table))


def test_what_a_guest_played_becomes_anothers_and_the_guest_is_gone(topic, guest, chi):
    own, joined = make_attempt(chi.person_id, topic), make_attempt(guest.id, topic, answered=2)
    with writing():
        belongings.join(guest.id, chi.person_id)
    attempts = gradebook.attempts_of(chi.person_id, 10)
    assert [attempt.id for attempt in attempts] == [joined.id, own.id]
    assert attempts[0].answered == 2
    assert accounts.person(guest.id) is None
    assert belongings.number_of_attempts(chi.person_id) == 2


def test_what_a_guest_showed_is_added_to_what_the_person_showed(topic, guest, chi):
    for person_id in (guest.id, chi.person_id):
        make_attempt(person_id, topic, answered=1)
    before = evidence.event_tallies(chi.person_id, topic.slug)
    with writing():
        belongings.join(guest.id, chi.person_id)
    after = evidence.event_tallies(chi.person_id, topic.slug)
    assert {event: tally.asked for event, tally in after.items()} == {
        event: 2 * tally.asked for event, tally in before.items()
    }
    assert evidence.event_tallies(guest.id, topic.slug) == {}


def test_nobody_with_an_account_is_handed_over_or_discarded(topic, chi):
    dee = make_account("Dee")
    make_attempt(dee.person_id, topic)
    with writing():
        belongings.join(dee.person_id, chi.person_id)
        belongings.discard(dee.person_id)
    assert belongings.number_of_attempts(dee.person_id) == 1
    assert accounts.account_named("dee")


def test_a_guest_is_discarded_with_everything(topic, guest, chi):
    make_attempt(guest.id, topic, answered=1)
    make_attempt(chi.person_id, topic)
    with writing():
        belongings.discard(guest.id)
    assert accounts.person(guest.id) is None
    assert count(AttemptRow) == 1


def test_with_a_person_go_account_attempts_and_answers_but_no_question(topic, chi):
    make_attempt(chi.person_id, topic, answered=3)
    questions = count(QuestionRow)
    with writing():
        belongings.remove(chi.person_id)
    assert [count(table) for table in (PersonRow, AccountRow, AttemptRow, ItemRow)] == [0] * 4
    assert count(QuestionRow) == questions > 0


def test_every_attempt_is_copied_out_oldest_first(topic, chi, monkeypatch):
    monkeypatch.setattr(belongings, "PAGE", 2)
    made = [make_attempt(chi.person_id, topic, answered=number) for number in range(4)]
    copied = list(belongings.attempts_for_export(chi.person_id))
    assert [attempt["answered"] for attempt in copied] == [0, 1, 2, 3]
    assert all(len(attempt["items"]) == made[0].questions for attempt in copied)
    assert copied[0]["started_at"] == NOON.isoformat()
    assert copied[0]["finished_at"] is None


def test_a_profile_says_everything_but_the_password(chi, guest):
    assert belongings.profile_for_export(chi.person_id) == {
        "username": "Chi",
        "first_seen_at": NOON.isoformat(),
        "joined_at": NOON.isoformat(),
        "teacher_since": None,
        "invitations": [],
        "topics": [],
        "changes": [],
        "imports": [],
        "question_sets": [],
        "reports": [],
    }
    assert belongings.profile_for_export(guest.id)["username"] is None


def test_a_teachers_profile_says_since_when_and_who_was_invited(shelves):
    ada = make_teacher("Ada")
    with writing():
        token = invitations.invite("Ben", ada.person_id, NOON)
    profile = belongings.profile_for_export(ada.person_id)
    assert profile["teacher_since"] == NOON.isoformat()
    assert profile["invitations"] == [
        {
            "name": "Ben",
            "created_at": NOON.isoformat(),
            "expires_at": (NOON + invitations.LIFE).isoformat(),
            "used_at": None,
            "withdrawn_at": None,
        }
    ]
    assert token not in str(profile)


def test_what_a_teacher_has_on_its_way_is_told_and_goes_with_them(shelves):
    ada, ben = make_teacher("Ada"), make_teacher("Ben")
    make_import(ada.person_id, read=False)
    make_import(ben.person_id)
    assert belongings.profile_for_export(ada.person_id)["imports"] == [
        {
            "filename": "line.txt",
            "topic": "Railways",
            "sent_at": NOON.isoformat(),
            "state": "waiting",
            "problem": None,
            "said": {},
        }
    ]
    (other,) = belongings.profile_for_export(ben.person_id)["imports"]
    assert other["said"]["title"].startswith("In 1873")
    with writing():
        belongings.remove(ada.person_id)
    assert count(ImportRow) == 1


def test_what_a_guest_reported_becomes_anothers_too(topic, guest, chi):
    make_report(guest.id, topic)
    with writing():
        belongings.join(guest.id, chi.person_id)
    (kept,) = belongings.profile_for_export(chi.person_id)["reports"]
    assert kept["message"] == "1789?"


def test_question_sets_are_copied_out_with_their_questions_and_go_with_their_teacher(topic):
    ada = make_teacher("Ada")
    make_set(ada.person_id, topic)
    (kept,) = belongings.profile_for_export(ada.person_id)["question_sets"]
    assert (kept["title"], kept["topic"], len(kept["questions"])) == ("Week 3", "france", 3)
    with writing():
        belongings.remove(ada.person_id)
    assert count(QuestionSetRow) == 0


def test_a_report_stays_without_a_name_when_its_writer_is_gone(topic, chi):
    report = make_report(chi.person_id, topic)
    with writing():
        belongings.remove(chi.person_id)
    db.session.refresh(report)
    assert (report.person_id, report.message) == (None, "1789?")
