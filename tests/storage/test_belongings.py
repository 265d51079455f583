"""What belongs to a person is handed over, copied out, and gone with them."""

import pytest
from sqlalchemy import func, select

from quiz.storage import (
    accounts,
    belongings,
    classes,
    enrolments,
    evidence,
    gradebook,
    invitations,
    library,
    set_editing,
    set_sharing,
)
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.bank import QuestionRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.imports import ImportRow
from quiz.storage.sets import May, QuestionSetRow
from tests.factories import (
    NOON,
    make_account,
    make_attempt,
    make_class,
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
    copied = list(belongings.attempts_for_export(chi.person_id, NOON))
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
        "question_files": [],
        "question_sets": [],
        "shared_question_sets": [],
        "question_set_changes": [],
        "classes_taught": [],
        "classes": [],
        "comments": [],
        "pairs_to_review": [],
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


def test_what_was_done_to_question_sets_is_copied_out_and_stays_without_a_name(topic):
    ada, ben = (make_teacher(name) for name in ("Ada", "Ben"))
    week = make_set(ada.person_id, topic)
    ours, theirs = (accounts.visitor(one.person_id, one.stamp) for one in (ada, ben))
    with writing():
        set_sharing.share(week, ours, ben, May.EDIT, NOON)
        set_editing.describe(week, theirs, "Week three", ("exam",), 1, NOON)
    (kept,) = belongings.profile_for_export(ada.person_id)["question_sets"]
    assert (kept["title"], kept["tags"]) == ("Week three", ["exam"])
    assert kept["shared_with"] == [{"username": "Ben", "may": "edit"}]
    assert [change["action"] for change in kept["changes"]] == ["tagged", "renamed", "let edit"]
    assert [question["points"] for question in kept["questions"]] == [1, 1, 1]
    profile = belongings.profile_for_export(ben.person_id)
    assert profile["shared_question_sets"] == [{"title": "Week three", "may": "edit"}]
    assert [change["about"] for change in profile["question_set_changes"]] == ["Week three", "exam"]
    with writing():
        belongings.remove(ben.person_id)
    assert {change.username for change in set_editing.changes_of(week.id)} == {"Ada", ""}
    assert set_sharing.shares_of(week.id) == []


def test_a_report_stays_without_a_name_when_its_writer_is_gone(topic, chi):
    report = make_report(chi.person_id, topic)
    with writing():
        belongings.remove(chi.person_id)
    db.session.refresh(report)
    assert (report.person_id, report.message) == (None, "1789?")


def test_a_guests_place_in_a_class_is_handed_over_unless_the_person_has_one(guest, chi):
    ada = make_teacher("Ada")
    first = make_class(ada.person_id, pupils={"Guest": guest.id})
    second = make_class(ada.person_id, pupils={"Other": guest.id, "Chi": chi.person_id})
    with writing():
        belongings.join(guest.id, chi.person_id)
    assert [(one.row.id, one.name) for one in enrolments.joined_classes(chi.person_id)] == [
        (first.id, "Guest"),
        (second.id, "Chi"),
    ]
    assert enrolments.students_of(second.id, left=True) == []


def test_a_class_goes_with_its_only_teacher_and_its_students_stay(topic, chi):
    ada, ben = make_teacher("Ada"), make_teacher("Ben")
    alone = make_class(ada.person_id, pupils={"Chi": chi.person_id})
    together = make_class(ada.person_id, ben.person_id)
    with writing():
        unused, played = enrolments.add_pupils(alone.id, [("Anna", "hash"), ("Bo", "hash")], NOON)
    make_attempt(played.person_id, topic)
    make_attempt(chi.person_id, topic)
    unused_id, played_id = unused.person_id, played.person_id
    with writing():
        belongings.remove(ada.person_id)
    assert [one.row.id for one in classes.classes_taught(ben.person_id)] == [together.id]
    assert count(ClassroomRow) == 1
    assert belongings.number_of_attempts(chi.person_id) == 1
    assert accounts.account(unused_id) is None
    assert accounts.account(played_id)


def test_a_pupil_with_a_new_card_stays_where_there_is_another_class(chi):
    ada, ben = make_teacher("Ada"), make_teacher("Ben")
    first, second = make_class(ada.person_id), make_class(ben.person_id)
    with writing():
        (anna,) = enrolments.add_pupils(first.id, [("Anna", "hash")], NOON)
        enrolments.enrol(second.id, anna.person_id, "Anna", NOON)
    anna_id = anna.person_id
    with writing():
        belongings.remove_class(first)
    assert accounts.account(anna_id)
    assert [one.row.person_id for one in enrolments.students_of(second.id)] == [anna_id]


def test_what_is_copied_out_names_classes_taught_and_places_left_or_not(chi):
    ada = make_teacher("Ada")
    left = make_class(ada.person_id, title="Year 9", pupils={"Chi": chi.person_id})
    make_class(ada.person_id, title="Year 10", pupils={"Chi Li": chi.person_id})
    with writing():
        enrolments.leave(left.id, chi.person_id, NOON)
    places = belongings.profile_for_export(chi.person_id)["classes"]
    assert [(one["title"], one["name"], bool(one["left_at"])) for one in places] == [
        ("Year 9", "Chi", True),
        ("Year 10", "Chi Li", False),
    ]
    taught = belongings.profile_for_export(ada.person_id)["classes_taught"]
    assert [one["title"] for one in taught] == ["Year 10", "Year 9"]
