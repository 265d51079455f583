import re
from datetime import UTC, datetime, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, select

from quiz.attempts.terms import Explained, Preset
from quiz.storage import classes, library, sets
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import make_account, make_assignment, make_class, make_set, make_teacher
from tests.people import TOPIC, signed_in
from tests.storage.test_progress import sit

KEY = "0123456789abcdef" * 2


@pytest.fixture
def school(app):
    """Ada and Abe teach a class in Vienna, and Ada has a set of three questions."""
    with app.app_context():
        ada, abe, ben = (make_teacher(name) for name in ("Ada", "Abe", "Ben"))
        classroom = make_class(ada.person_id, abe.person_id)
        with writing():
            classroom.zone = "Europe/Vienna"
        question_set = make_set(ada.person_id, library.topic(TOPIC), "The Kims")
        return SimpleNamespace(
            ada=signed_in(app, ada),
            abe=signed_in(app, abe),
            ben=signed_in(app, ben),
            ada_id=ada.person_id,
            classroom=classroom,
            set=question_set,
            set_id=question_set.id,
            new=f"/classes/{classroom.id}/assignments/new?set={question_set.id}",
        )


def give(who, address, **fields):
    """Press the button of the form, with some fields typed anew."""
    page = who.open(address)
    kept = {name: value for name, value in shown(page).items() if name != "csrf_token"}
    return who.send(address, page, **kept | fields)


def shown(page):
    """Return what the form on a page would send."""
    found = {}
    for control in re.findall(r"<input [^>]+>", page.text):
        name = re.search(r' name="([^"]+)"', control)
        value = re.search(r' value="([^"]*)"', control)
        if name and ('type="radio"' not in control or " checked" in control):
            found[name[1]] = unescape(value[1]) if value else ""
    for name, options in re.findall(
        r'<select[^>]+name="([^"]+)"[^>]*>(.*?)</select>', page.text, re.S
    ):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = unescape(chosen[1]) if chosen else ""
    return found


def all_given(app):
    with app.app_context():
        return db.session.scalars(select(AssignmentRow).order_by(AssignmentRow.id)).all()


def saved(app, assignment_id):
    with app.app_context():
        return db.session.get(AssignmentRow, assignment_id)


def test_three_presses_give_a_set_to_the_only_class(school, app):
    page = school.ada.open(f"/sets/{school.set.id}")
    assert f"/assignments/new?set={school.set.id}" in page.text
    form = school.ada.open(f"/assignments/new?set={school.set.id}")
    assert form.request.path == f"/classes/{school.classroom.id}/assignments/new"
    sent = give(school.ada, form.request.full_path)
    assert sent.status_code == 303
    (row,) = all_given(app)
    assert (row.title, row.set_id, row.preset) == ("The Kims", school.set.id, Preset.PRACTICE)
    assert (row.attempts, row.minutes, row.counting) == (None, None, "highest")
    assert row.explained == Explained.AT_ONCE
    assert timedelta(days=6) < row.closes_at - datetime.now(UTC) < timedelta(days=8)
    told = school.ada.open(sent.location)
    assert "As many attempts as you like" in told.text
    assert "The Kims" in school.ada.open(f"/classes/{school.classroom.id}").text


def test_pressing_twice_gives_it_once(school, app):
    page = school.ada.open(school.new)
    fields = shown(page)
    fields.pop("csrf_token")
    first, second = (school.ada.send(school.new, page, **fields) for _ in range(2))
    assert first.location == second.location
    assert len(all_given(app)) == 1


def test_the_terms_are_kept_as_typed_by_the_clock_of_the_class(school, app):
    give(
        school.ada,
        school.new,
        title="Week 1",
        opens="2026-12-03T08:00",
        closes="10 December 2026, 23:59",
        preset="exam",
        attempts="2",
        minutes="20",
        counting="mean",
        explained="after-closing",
        pass_mark="62,5 %",
        shuffled="yes",
        rule="longest-ordered-subset",
    )
    (row,) = all_given(app)
    assert row.opens_at == datetime(2026, 12, 3, 7, 0, tzinfo=UTC)
    assert row.closes_at == datetime(2026, 12, 10, 22, 59, tzinfo=UTC)
    assert (row.preset, row.attempts, row.minutes, row.counting) == ("exam", 2, 20, "mean")
    assert (row.explained, row.pass_mark, row.shuffled) == ("after-closing", 0.625, True)
    assert row.rule == "longest-ordered-subset"


def test_a_check_tells_what_students_will_experience_and_keeps_nothing(school, app):
    page = give(school.ada, school.new, preset="exam", attempts="1", minutes="20", check="yes")
    assert page.status_code == 200
    assert "One attempt of 20 minutes" in page.text
    assert "Answers can be changed until they are handed in" in page.text
    assert all_given(app) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "Give the assignment a title."),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"closes": "next week"}, "Write a day and a time"),
        ({"closes": "2026-02-30T10:00"}, "Write a day and a time"),
        ({"closes": "9999-12-31T23:59"}, "Write a year from 2000 to 2199"),
        ({"opens": "\u0661\u0662"}, "Write a day and a time"),
        ({"opens": "9" * 4000}, "Write a day and a time"),
        (
            {"opens": "2030-01-02T10:00", "closes": "2030-01-02T10:00"},
            "It would close before it opens.",
        ),
        ({"attempts": "0"}, "whole number from 1 to 100"),
        ({"attempts": "²"}, "whole number from 1 to 100"),
        ({"minutes": "-5"}, "whole number from 1 to 1440"),
        ({"pass_mark": "101"}, "percentage from 0 to 100"),
        ({"pass_mark": "much"}, "percentage from 0 to 100"),
        ({"preset": "party"}, "Choose one of the list."),
        ({"counting": "dice"}, "Choose one of the list."),
        ({"rule": ""}, "Choose one of the list."),
        ({"preset": "exam", "explained": "at-once"}, "cannot be explained at once"),
        ({"closes": "", "explained": "after-closing"}, "It never closes."),
    ],
)
def test_nonsense_is_said_beside_the_field_and_nothing_typed_is_lost(school, app, fields, said):
    page = give(school.ada, school.new, **{"minutes": "17", "pass_mark": "61"} | fields)
    assert page.status_code == 422
    assert said in page.text.replace("&#39;", "'")
    again = shown(page)
    for name, value in ({"minutes": "17"} | fields).items():
        if name not in ("preset", "counting", "rule") and value.strip():
            assert again[name] == " ".join(value.split())
    assert all_given(app) == []


def test_a_closing_in_the_past_is_kept_only_once_it_was_said(school, app):
    past = {"opens": "2020-01-01T08:00", "closes": "2020-01-08T08:00"}
    page = give(school.ada, school.new, **past)
    assert page.status_code == 200
    assert "It closes in the past" in page.text
    assert all_given(app) == []
    fields = shown(page)
    fields.pop("csrf_token")
    assert school.ada.send(school.new, page, **fields).status_code == 303
    assert len(all_given(app)) == 1


def test_a_time_that_clocks_skip_or_show_twice_is_said_and_kept(school, app):
    sent = give(school.ada, school.new, opens="2190-03-28T02:30", closes="2190-10-31T02:30")
    assert sent.status_code == 303
    page = give(
        school.ada, school.new, opens="2190-03-28T02:30", closes="2190-10-31T02:30", check="yes"
    )
    assert "there is no 02:30 in Vienna time" in page.text
    assert "28 March 2190 at 03:30" in page.text
    assert "comes twice in Vienna time. The second is meant." in page.text


def test_a_topic_gives_each_student_another_version_and_says_how_like_they_are(school, app):
    address = f"/classes/{school.classroom.id}/assignments/new?topic={TOPIC}&number=5&seed=7"
    page = school.ada.open(address)
    assert "5 questions for each student, each another mix of the same kinds." in page.text
    assert "the difficulty was" in page.text
    assert give(school.ada, address).status_code == 303
    (row,) = all_given(app)
    assert (row.set_id, row.wishes) == (None, "number=5&seed=7")
    with app.app_context():
        assert row.topic_id == library.topic(TOPIC).id


def test_wishes_that_allow_no_question_cannot_be_given(school, app):
    address = f"/classes/{school.classroom.id}/assignments/new?topic={TOPIC}&name=Zeus&seed=7"
    page = school.ada.open(address)
    assert "No question can be made" in page.text
    assert "Give to the class</button>" not in page.text


def test_a_topic_without_a_seed_gets_one(school, app):
    page = school.ada.open(f"/classes/{school.classroom.id}/assignments/new?topic={TOPIC}")
    assert "seed=" in page.text


def test_a_set_without_questions_cannot_be_given(school, app):
    with app.app_context():
        empty = make_set(school.ada_id, library.topic(TOPIC), "Empty")
        with writing():
            db.session.execute(delete(sets.SetItemRow).where(sets.SetItemRow.set_id == empty.id))
    page = school.ada.open(f"/classes/{school.classroom.id}/assignments/new?set={empty.id}")
    assert "The set has no questions yet." in page.text


def test_without_a_set_the_page_offers_sets_and_topics(school):
    page = school.ada.open(f"/classes/{school.classroom.id}/assignments/new")
    assert f"set={school.set.id}" in page.text
    assert f"topic={TOPIC}" in page.text


def test_a_teacher_of_several_classes_chooses_one(school, app):
    with app.app_context():
        other = make_class(school.ada_id, title="Year 9")
    page = school.ada.open(f"/assignments/new?set={school.set.id}")
    assert f"/classes/{other.id}/assignments/new?set={school.set.id}" in page.text


def test_what_else_stands_in_the_address_leads_nowhere(school):
    hostile = "_external=1&_scheme=javascript&classroom_id=1&endpoint=home.front&_anchor=x"
    sent = school.ada.client.get(f"/assignments/new?set={school.set.id}&{hostile}")
    assert sent.location == school.new


def test_only_teachers_of_the_class_give_and_only_sets_they_may_read(school, app):
    assert school.ben.open(school.new).status_code == 404
    with app.app_context():
        bens = make_class(school.ada_id)
    assert school.ada.open(f"/classes/{bens.id}/assignments/new?set=999").status_code == 404
    assert school.ada.open(f"/classes/{bens.id}/assignments/new?set=%C2%B2").status_code == 404
    assert school.ada.open(f"/classes/{bens.id}/assignments/new?topic=none").status_code == 404
    shared = f"/classes/{school.classroom.id}/assignments/new?set={school.set.id}"
    assert school.abe.open(shared).status_code == 404


def given(app, school, **terms):
    with app.app_context():
        return make_assignment(school.classroom, school.set, **terms).id


def test_settings_show_what_is_kept_and_change_it(school, app):
    number = given(app, school, minutes=30, pass_mark=0.6)
    address = f"/assignments/{number}/settings"
    assert shown(school.abe.open(address))["minutes"] == "30"
    assert shown(school.abe.open(address))["pass_mark"] == "60"
    assert give(school.abe, address, minutes="45").status_code == 303
    assert saved(app, number).minutes == 45
    assert saved(app, number).version == 2
    assert school.ben.open(address).status_code == 404


def test_of_two_teachers_each_keeps_what_only_one_of_them_changed(school, app):
    address = f"/assignments/{given(app, school)}/settings"
    page = school.ada.open(address)
    give(school.abe, address, minutes="45")
    fields = {name: value for name, value in shown(page).items() if name != "csrf_token"}
    assert school.ada.send(address, page, **fields | {"attempts": "2"}).status_code == 303
    (row,) = all_given(app)
    assert (row.minutes, row.attempts) == (45, 2)


def test_what_two_teachers_change_alike_is_said_before_one_stands(school, app):
    address = f"/assignments/{given(app, school)}/settings"
    page = school.ada.open(address)
    give(school.abe, address, minutes="45")
    fields = {name: value for name, value in shown(page).items() if name != "csrf_token"}
    told = school.ada.send(address, page, **fields | {"minutes": "15"})
    assert told.status_code == 422
    assert "Somebody else has changed this meanwhile, to “45”." in told.text
    assert shown(told)["minutes"] == "15"
    again = {name: value for name, value in shown(told).items() if name != "csrf_token"}
    assert school.ada.send(address, told, **again).status_code == 303
    assert all_given(app)[0].minutes == 15


def test_a_change_that_touches_what_was_begun_is_said_before_it_is_kept(school, app):
    with app.app_context():
        given = make_assignment(school.classroom, school.set)
        number = given.id
        attempt = sit(given, make_account("Chi").person_id, 1).id
    with app.app_context(), writing():
        db.session.add(
            classes.EnrolmentRow(
                classroom_id=saved(app, number).classroom_id,
                person_id=db.session.get(AttemptRow, attempt).person_id,
                name="Chi",
                joined_at=datetime.now(UTC),
            )
        )
    address = f"/assignments/{number}/settings"
    told = give(school.ada, address, minutes="20")
    assert told.status_code == 200
    assert "One student is at it now" in told.text
    assert saved(app, number).minutes is None
    fields = {name: value for name, value in shown(told).items() if name != "csrf_token"}
    assert school.ada.send(address, told, **fields).status_code == 303
    assert saved(app, number).minutes == 20
    with app.app_context():
        row = db.session.get(AttemptRow, attempt)
        assert row.deadline_at == row.started_at + timedelta(minutes=20)


def test_a_deleted_assignment_is_brought_back(school, app):
    number = given(app, school)
    page = school.ada.open(f"/assignments/{number}/settings")
    assert "Nobody has begun it." in page.text
    deleted = school.ada.send(f"/assignments/{number}/deletion", page)
    assert deleted.status_code == 303
    listed = school.ada.open(f"/classes/{school.classroom.id}")
    assert f"/assignments/{number}/restoration" in listed.text
    assert school.ada.open(f"/assignments/{number}").status_code == 404
    assert school.ada.send(f"/assignments/{number}/restoration", listed).status_code == 303
    assert school.ada.open(f"/assignments/{number}").status_code == 200


def test_a_copy_opens_at_the_same_time_on_the_clocks_of_the_other_class(school, app):
    number = given(app, school, opens_at=datetime(2026, 12, 3, 7, 0, tzinfo=UTC))
    with app.app_context():
        other = make_class(school.ada_id, title="Year 9").id
        foreign = make_class(make_teacher("Eve").person_id, title="Eve’s").id
    address = f"/assignments/{number}/settings"
    page = school.ada.open(address)
    assert "Eve’s" not in page.text
    fields = {"classroom": str(other), "key": KEY}
    first, second = (
        school.ada.send(f"/assignments/{number}/copies", page, **fields) for _ in range(2)
    )
    assert first.location == second.location
    copy = all_given(app)[-1]
    assert (copy.classroom_id, copy.opens_at.hour, copy.set_id) == (other, 8, school.set_id)
    for nonsense in (str(foreign), "x", "", "9" * 30):
        sent = school.ada.send(f"/assignments/{number}/copies", page, classroom=nonsense)
        assert sent.status_code == 404


def test_an_archived_class_is_given_nothing_and_nothing_of_it_changes(school, app):
    number = given(app, school)
    with app.app_context(), writing():
        row = db.session.get(classes.ClassroomRow, school.classroom.id)
        row.archived_at = datetime.now(UTC)
    assert "archived" in school.ada.open(school.new).text
    assert school.ada.client.get(f"/assignments/{number}/settings").status_code == 303
    assert school.ada.open(f"/assignments/{number}").status_code == 200
