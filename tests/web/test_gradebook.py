"""The gradebook of a class, as its teachers see it."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import event

from quiz.storage import accounts, assignments, enrolments, library, marks
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from tests.factories import NOON
from tests.people import TOPIC
from tests.sittings import sit
from tests.web.shelving import words_of

ROW = re.compile(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", re.S)


@pytest.fixture
def book(school):
    """Ada's class in which Chi, Dana and Émile did the first of two assignments, two of them."""
    return Book(school)


class Book:
    def __init__(self, school):
        self.school, self.app = school, school.app
        self.address = f"/classes/{school.class_id}/gradebook"
        self.first = school.give(title="First", pass_mark=0.5)
        self.second = school.give(title="Second", opens_at=NOON + timedelta(hours=-1))
        self.dana, self.emile = self.enrol("Dana Kowalski"), self.enrol("Émile Zola")
        self.sit(school.chi_id, right=3)
        self.sit(self.dana, right=1)
        school.clock.pass_by(days=1)

    def enrol(self, name):
        with self.app.app_context(), writing():
            person_id = accounts.new_guest(NOON).id
            enrolments.enrol(self.school.class_id, person_id, name, NOON)
        return person_id

    def sit(self, person_id, right, to=None, **others):
        with self.app.app_context():
            row = db.session.get(AssignmentRow, to or self.first)
            return sit(person_id, library.topic(TOPIC), row, right, **others).id

    def page(self, **query):
        page = self.school.ada.client.get(self.address, query_string=query)
        assert page.status_code == 200
        return page

    def rows(self, **query):
        """Return the words of each student's row, in order."""
        body = self.page(**query).text.partition("<tbody>")[2].partition("</tbody>")[0]
        return [words(row) for row in ROW.findall(body)]

    def names(self, **query):
        known = ("Chi Oyelaran", "Dana Kowalski", "Émile Zola")
        rows = self.rows(**query)
        return [next(name for name in known if row.startswith(name)) for row in rows]


def words(markup):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_every_student_has_a_row_with_marks_and_mean(book):
    assert book.rows() == [
        "Chi Oyelaran – not handed in 3.0 100 % of 1",
        "Dana Kowalski – not handed in 1.0 low 33 % of 1",
        "Émile Zola – not handed in – not handed in –",
    ]


def test_the_foot_has_the_means_and_how_many_are_marked(book):
    foot = words(book.page().text.partition("<tfoot>")[2].partition("</tfoot>")[0])
    assert foot == "Mean of the class – 2.0 Marked 0 of 3 2 of 3"


def test_marks_can_be_read_in_percent(book):
    assert book.rows(**{"as": "percent"})[0].startswith("Chi Oyelaran – not handed in 100 ")


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ({}, "CDE"),
        ({"order": "falling"}, "EDC"),
        ({"sort": "mean"}, "DCE"),
        ({"sort": "mean", "order": "falling"}, "CDE"),
        ({"sort": "first"}, "DCE"),
        ({"sort": "first", "order": "falling"}, "CDE"),
        ({"show": "missing"}, "CDE"),
        ({"show": "below"}, "D"),
        ({"name": "EMILE"}, "E"),
        ({"name": "o", "sort": "mean", "order": "falling"}, "CDE"),
    ],
)
def test_students_are_sorted_and_filtered_by_the_address(book, query, order):
    if query.get("sort") == "first":
        query = query | {"sort": str(book.first)}
    initials = "".join(name[0] for name in book.names(**query)).replace("É", "E")
    assert initials == order


def test_a_filter_that_fits_nobody_says_so(book):
    page = words_of(book.page(name="nobody"))
    assert "0 students of 3" in page
    assert "Nobody fits that." in page


@pytest.mark.parametrize(
    "query",
    [
        {"sort": "nonsense"},
        {"sort": "999999"},
        {"sort": "9" * 40},
        {"sort": "²"},
        {"show": "everything"},
        {"assignment": "-1"},
        {"as": "stars"},
        {"order": "sideways"},
        {"name": "x" * 5000 + "\x00"},
        {"left": "\u202e"},
    ],
)
def test_an_address_that_asks_for_nonsense_is_answered_all_the_same(book, query):
    assert book.page(**query)


def test_the_order_is_said_and_turned_round_by_its_link(book):
    page = book.page(sort=book.first, order="falling").text
    assert 'aria-sort="descending"' in page
    assert page.count("aria-sort") == 1
    (address,) = re.findall(rf'class="sort" href="([^"]*sort={book.first}[^"]*)"', page)
    assert "order=falling" not in address


def test_the_means_are_the_classs_whoever_is_shown(book):
    foot = book.page(name="Chi").text.partition("<tfoot>")[2]
    assert words(foot.partition("</tfoot>")[0]).startswith("Mean of the class – 2.0")


def test_links_lead_to_student_assignment_and_work(book):
    page = book.page().text
    assert f'href="/classes/{book.school.class_id}/students/{book.dana}"' in page
    assert f'href="/assignments/{book.first}"' in page
    assert f'href="/assignments/{book.first}/students/{book.dana}"' in page


def test_who_left_is_shown_on_request(book):
    with book.app.app_context(), writing():
        enrolments.leave(book.school.class_id, book.dana, NOON)
    assert book.names() == ["Chi Oyelaran", "Émile Zola"]
    assert book.rows(left=1)[1].startswith("Dana Kowalski left")


def test_an_excused_student_and_a_given_mark_are_shown_as_such(book):
    with book.app.app_context(), writing():
        assignments.except_for(book.second, book.dana, {"excused": True})
        marks.say(book.first, book.emile, 2.5, "On paper.", "", "Ada", NOON)
    assert book.rows()[1:] == [
        "Dana Kowalski excused 1.0 low 33 % of 1",
        "Émile Zola – not handed in 2.5 * given by a teacher 83 % of 1",
    ]


def test_the_assignment_chosen_is_drawn_with_a_dot_for_each_student(book):
    page = book.page(assignment=book.first).text
    assert "First: how the class did" in page
    assert page.count('class="pupil"') == 2
    assert "n = 2; the mean is 2, the median 2." in page


def test_one_without_marks_is_not_drawn(book):
    page = book.page(assignment=book.second).text
    assert "No attempts yet: nobody has a mark." in page
    assert 'class="distribution"' not in page


def test_one_student_is_one_dot_and_no_mean_of_several(school):
    book = Book.__new__(Book)
    book.school, book.app = school, school.app
    book.address = f"/classes/{school.class_id}/gradebook"
    book.first = school.give(title="First")
    book.sit(school.chi_id, right=3)
    page = book.page().text
    assert page.count('class="pupil"') == 1
    assert "n = 1: the mark is 3." in page


def test_a_class_that_never_varies_is_a_stack_of_dots(book):
    book.sit(book.emile, right=3)
    book.sit(book.dana, right=3)
    page = book.page().text
    assert len(set(re.findall(r'class="pupil" cx="([^"]+)"', page))) == 1
    assert "n = 3; the mean is 3, the median 3." in page


def test_a_mark_above_what_there_is_to_score_is_drawn_at_the_end(book):
    with book.app.app_context(), writing():
        marks.say(book.first, book.emile, 99.0, "Extra.", "", "Ada", NOON)
    assert book.page(assignment=book.first).text.count('class="pupil"') == 3


def test_a_class_without_students_or_assignments_says_so(school):
    address = f"/classes/{school.class_id}/gradebook"
    assert "Nothing is assigned yet." in words_of(school.ada.open(address))
    with school.app.app_context(), writing():
        enrolments.leave(school.class_id, school.chi_id, NOON)
    assert "Nobody is in this class yet." in words_of(school.ada.open(address))


def test_names_and_titles_stay_text(book):
    book.enrol("<script>alert(1)</script>")
    book.school.change(book.first, title="<b>Bold</b>")
    page = book.page().text
    assert "<script>alert" not in page
    assert "<b>Bold" not in page


def test_work_of_who_left_long_ago_is_gone_when_a_teacher_looks(book):
    with book.app.app_context(), writing():
        db.session.get(ClassroomRow, book.school.class_id).kept_days = 30
        enrolments.leave(book.school.class_id, book.dana, NOON)
    book.school.clock.pass_by(days=20)
    assert len(book.rows(left=1)) == 3
    book.school.clock.pass_by(days=20)
    assert book.names(left=1) == ["Chi Oyelaran", "Émile Zola"]


def test_a_class_of_100_asks_as_much_of_the_database_as_one_of_3(book):
    few = statements(book)
    for number in range(97):
        book.enrol(f"Student {number}")
    assert statements(book) == few <= 12


def statements(book):
    """Return how many statements the page makes."""
    heard = []

    def hear(_connection, _cursor, statement, *_rest):
        heard.append(statement)

    with book.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        book.page()
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return len(heard)
