from datetime import UTC, datetime, timedelta

import pytest

from quiz.storage import assignments
from quiz.storage.database import db, writing
from tests.web.test_progress import NOW, attempt, exception, school, sits, student

__all__ = ["school", "sits"]


def save(school, **fields):
    address = student(school, school.chi, "exception")
    return school.ada.send(address, school.ada.open(address), **fields)


def test_a_student_gets_other_times_more_attempts_and_more_time(school, app):
    sent = save(
        school,
        **{"opens": "2030-01-01T08:00", "closes": "2030-01-09T08:00"},
        **{"attempts": "2", "extra_percent": "25"},
    )
    assert sent.status_code == 303
    row = exception(app, school, school.chi)
    assert row.opens_at == datetime(2030, 1, 1, 8, 0, tzinfo=UTC)
    assert (row.attempts, row.extra_percent) == (2, 25)
    page = school.ada.open(school.page)
    assert "2 attempts, 25\u00a0% more time" in page.text
    told = school.ada.open(student(school, school.chi, "exception"))
    assert "2 attempts of 25 minutes each" in told.text


def test_what_is_emptied_is_as_for_all_again(school, app):
    save(school, attempts="2")
    save(school, attempts="")
    assert exception(app, school, school.chi).attempts is None
    assert "as for all" in school.ada.open(school.page).text


def test_more_time_holds_for_the_attempt_under_way(school, sits, app):
    number = sits(school.chi, 1)
    save(school, extra_percent="100")
    assert attempt(app, number).deadline_at == NOW + timedelta(minutes=40)


def test_a_check_keeps_nothing(school, app):
    page = save(school, extra_percent="50", check="yes")
    assert "One attempt of 30 minutes." in page.text
    assert exception(app, school, school.chi) is None


def test_who_reads_explanations_before_a_student_has_answered_is_said(school, app):
    with app.app_context(), writing():
        row = db.session.get(assignments.AssignmentRow, int(school.page.rsplit("/", 1)[1]))
        row.explained, row.closes_at = "after-closing", NOW + timedelta(days=1)
    page = save(school, closes="2190-01-01T08:00", check="yes")
    assert "The others read the explanations from" in page.text


def test_one_more_attempt_is_offered_where_none_is_left(school, sits):
    sits(school.chi, 2, handed_in=True)
    page = student(school, school.chi, "exception")
    assert "Give one more attempt" in school.ada.open(page).text
    school.ada.send(student(school, school.chi, "attempts"), school.ada.open(page))
    assert "Give one more attempt" not in school.ada.open(page).text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"opens": "soon"}, "Write a day and a time"),
        ({"closes": "2020-01-01T08:00"}, "It would close for this student before it opens."),
        ({"attempts": "0"}, "whole number from 1 to 100"),
        ({"extra_percent": "401"}, "whole number from 1 to 400"),
        ({"extra_percent": "a lot"}, "whole number from 1 to 400"),
    ],
)
def test_nonsense_is_said_beside_the_field_and_kept_in_it(school, app, fields, said):
    page = save(school, **fields)
    assert page.status_code == 422
    assert said in page.text
    assert all(f'value="{value}"' in page.text for value in fields.values())
    assert exception(app, school, school.chi) is None


def test_nobody_else_makes_exceptions(school, chi):
    address = student(school, school.chi, "exception")
    assert school.ben.open(address).status_code == 404
    assert chi.open(address).status_code == 404
    assert school.ada.open(student(school, 999, "exception")).status_code == 404
