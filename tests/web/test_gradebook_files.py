"""A gradebook to take along, as spreadsheet programs and Moodle read it."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from quiz.storage import accounts, enrolments, library
from quiz.storage.assignments import AssignmentRow, MarkRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from tests.factories import NOON
from tests.people import TOPIC
from tests.sittings import sit


@pytest.fixture
def book(school):
    """Chi and a student with a hostile name have each done the one assignment."""
    assignment = school.give(title="44 BC")
    with school.app.app_context():
        with writing():
            guest = accounts.new_guest(NOON).id
            enrolments.enrol(school.class_id, guest, '=HYPERLINK("http://x")', NOON)
        row, topic = db.session.get(AssignmentRow, assignment), library.topic(TOPIC)
        sit(school.chi_id, topic, row, right=2)
        sit(guest, topic, row, right=0)
    school.clock.pass_by(days=1)
    return school


def got(school, name, query=""):
    answer = school.ada.client.get(f"/classes/{school.class_id}/{name}{query}")
    assert answer.status_code == 200
    return answer


def rows(answer):
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_csv_has_the_marks_as_they_are_shown(book):
    answer = got(book, "gradebook.csv")
    assert answer.mimetype == "text/csv"
    assert rows(answer) == [
        ["Student", "Username", "44 BC (of 3)", "Mean", "Marked assignments"],
        ["Chi Oyelaran", "Chi", "2", "0.6667", "1"],
        ['\'=HYPERLINK("http://x")', "", "0", "0", "1"],
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?name=chi", ["Chi Oyelaran"]),
        ("?sort=mean", ['\'=HYPERLINK("http://x")', "Chi Oyelaran"]),
        ("?show=missing", []),
    ],
)
def test_csv_is_sorted_and_filtered_as_the_page_is(book, query, names):
    assert [row[0] for row in rows(got(book, "gradebook.csv", query))[1:]] == names


def test_csv_in_percent_has_shares(book):
    head, row, *_ = rows(got(book, "gradebook.csv", "?as=percent&name=chi"))
    assert (head[2], row[2]) == ("44 BC", "0.6667")


def test_xlsx_has_numbers_as_numbers_and_every_attempt(book):
    pages = load_workbook(BytesIO(got(book, "gradebook.xlsx").data))
    assert pages.sheetnames == ["Marks", "Every attempt"]
    marks, attempts = pages.worksheets
    by_name = {row[0].value: row for row in marks.iter_rows(min_row=2)}
    chi, hostile = by_name["Chi Oyelaran"], by_name['=HYPERLINK("http://x")']
    assert (chi[2].value, chi[2].data_type, chi[2].number_format) == (2, "n", "0.00")
    assert hostile[0].data_type == "s"
    assert marks["C1"].value == "44 BC (of 3)"
    assert attempts.max_row == 3
    assert {row[9].value for row in attempts.iter_rows(min_row=2)} == {"yes"}
    # Noon in Vienna's winter is one o'clock.
    assert {row[4].value.hour for row in attempts.iter_rows(min_row=2)} == {13}


def test_no_attempt_counts_where_a_teacher_gave_the_mark(book):
    with book.app.app_context(), writing():
        given = db.session.scalars(select(AssignmentRow.id)).one()
        mark = {"mark": 3.0, "reason": "Oral.", "comment": "", "username": "Ada"}
        db.session.add(MarkRow(assignment_id=given, person_id=book.chi_id, changed_at=NOON, **mark))
    attempts = load_workbook(BytesIO(got(book, "gradebook.xlsx").data))["Every attempt"]
    counts = {row[0].value: row[9].value for row in attempts.iter_rows(min_row=2)}
    assert counts == {"Chi Oyelaran": None, '=HYPERLINK("http://x")': "yes"}


def test_moodle_gets_usernames_and_percent(book):
    head, *others = rows(got(book, "gradebook-moodle.csv"))
    assert head == ["username", "fullname", "44 BC"]
    assert ["Chi", "Chi Oyelaran", "66.67"] in others


def test_two_assignments_of_one_title_are_two_columns(book):
    book.give(title="44 BC")
    assert rows(got(book, "gradebook-moodle.csv"))[0][2:] == ["44 BC", "44 BC (2)"]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Year 10 History", 'filename="Year 10 History.csv"'),
        ("10b/Geschichte", 'filename="10b Geschichte.csv"'),
        ("الصف", "filename*=UTF-8''%D8%A7%D9%84%D8%B5%D9%81.csv"),
    ],
)
def test_a_file_is_named_for_its_class(book, title, named):
    with book.app.app_context(), writing():
        db.session.get(ClassroomRow, book.class_id).title = title
    assert named in got(book, "gradebook.csv").headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["gradebook.csv", "gradebook.xlsx", "gradebook-moodle.csv"])
def test_a_class_without_anything_gives_a_file_all_the_same(school, name):
    assert got(school, name).data
