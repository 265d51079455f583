"""A gradebook is sorted, filtered, marked and read, whatever its students are called."""

import secrets

import pytest
from playwright.sync_api import expect

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.attempt import respond
from quiz.practice.evidence import evidence
from quiz.questions.question import Ordering
from quiz.questions.sitting import compose
from quiz.storage import accounts, gradebook, library, responses
from quiz.storage.database import writing
from quiz.storage.gradebook import Given
from quiz.web.scale import outermost_days
from tests.browser.looking import check_looks
from tests.factories import NOON, make_assignment, make_class
from tests.people import TOPIC

NAMES = [
    "Chi Oyelaran",
    "محمد عبد الرحمن بن خالد الحسيني",
    "Wolfeschlegelsteinhausenbergerdorff" + " Maximiliana" * 13,
    "=HYPERLINK(“x”) 👩🏽‍🎓",
    "Never Began",
]


@pytest.fixture
def book(served, open_as_teacher):
    """A teacher at a gradebook of two assignments, which all but the last student handed in."""
    page = open_as_teacher()
    name = page.locator("nav bdi").first.inner_text()
    with served.app_context():
        topic = library.topic(TOPIC)
        teacher = accounts.account_named(name).person_id
        with writing():
            people = [accounts.new_guest(NOON).id for _ in NAMES]
        classroom = make_class(teacher, pupils=dict(zip(NAMES, people, strict=True)))
        for title in ("Cold War allies", "What came after, in rather many words, " * 5):
            row = make_assignment(classroom, topic_id=topic.id, title=title, pass_mark=0.5)
            for place, person_id in enumerate(people[:-1]):
                sit(person_id, topic, row, right=2 * place)
        address = f"/classes/{classroom.id}/gradebook"
    page.goto(address)
    return page


def sit(person_id, topic, row, right):
    """Keep an attempt at questions of the topic, the first few of which are answered right."""
    events = library.events_of(topic.id)
    questions = compose(events, seed=7).questions[:6]
    days = outermost_days(events)
    with writing():
        attempt = gradebook.start_attempt(
            person_id,
            topic,
            questions,
            7,
            secrets.token_hex(16),
            *days,
            NOON,
            title=row.title,
            given=Given(assignment_id=row.id),
        )
        for position, question in enumerate(questions, start=1):
            answer = answered(question, right=position <= right)
            response, shown = respond(question, answer, NOON), evidence(question, answer)
            responses.record(attempt.id, position, response, shown)


def answered(question, *, right):
    if isinstance(question, Ordering):
        order = question.key if right else question.key[::-1]
        return Ordered(tuple((choice,) for choice in order))
    wrong = next(choice.id for choice in question.choices if choice.id not in question.key)
    return Chosen(question.key if right else frozenset([wrong]))


def unfolded(page):
    for summary in page.locator("summary").all():
        summary.click()
    return page


def test_a_mark_is_found_explained_and_given_by_keyboard_alone(book):
    book.get_by_label("Name").fill("chi")
    book.get_by_label("Name").press("Enter")
    expect(book.get_by_text("1 student of 5")).to_be_visible()
    row = book.get_by_role("row").filter(has_text="Chi Oyelaran")
    row.get_by_role("cell").first.get_by_role("link").press("Enter")
    book.get_by_label("Mark in place of the score").fill("5")
    book.get_by_label("Comment", exact=True).fill("Well argued.")
    book.get_by_role("button", name="Save").press("Enter")
    expect(book.get_by_text("Say why")).to_be_visible()
    expect(book.get_by_label("Reason for this mark")).to_be_focused()
    expect(book.get_by_label("Comment", exact=True)).to_have_value("Well argued.")
    book.get_by_label("Reason for this mark").fill("On paper.")
    book.get_by_role("button", name="Save").press("Enter")
    expect(book.get_by_text("5 of 6, given by a teacher.")).to_be_visible()


def test_the_table_is_sorted_by_a_press_and_back_by_another(book):
    book.get_by_role("link", name="Sort by Mean").click()
    expect(book.locator("th[aria-sort=descending]")).to_contain_text("Mean")
    expect(book.locator(".gradebook tbody tr").first).to_contain_text("HYPERLINK")
    expect(book.locator(".gradebook tbody tr").last).to_contain_text("Never Began")
    book.get_by_role("link", name="Sort by Mean").click()
    expect(book.locator(".gradebook tbody tr").first).to_contain_text("Chi")
    expect(book.locator(".gradebook tbody tr").last).to_contain_text("Never Began")


def test_names_stay_in_sight_while_the_table_is_scrolled(book):
    book.set_viewport_size({"width": 360, "height": 800})
    scroller = book.get_by_role("region", name="Gradebook table")
    name = scroller.get_by_role("link", name="Chi Oyelaran")
    before = name.bounding_box()
    scroller.evaluate("one => one.scrollLeft = 200")
    assert name.bounding_box()["x"] == before["x"]


def test_the_gradebook_is_fit_for_everybody(book):
    check_looks(unfolded(book))


@pytest.mark.parametrize("name", NAMES)
def test_a_students_history_is_fit_for_everybody(book, name):
    book.get_by_role("row").filter(has_text=name[:20]).get_by_role("rowheader").get_by_role(
        "link"
    ).click()
    expect(book.locator("h1")).to_have_text(name)
    check_looks(unfolded(book))
    book.get_by_role("link", name="Delete what is kept").click()
    check_looks(book)


def test_work_and_attempt_are_fit_for_everybody(book):
    book.get_by_role("row").filter(has_text="Chi").get_by_role("cell").first.get_by_role(
        "link"
    ).click()
    check_looks(book)
    book.get_by_role("table").get_by_role("link").click()
    check_looks(unfolded(book))
