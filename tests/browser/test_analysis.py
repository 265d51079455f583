"""Figures are read, sorted and followed to their questions, on a phone and at a desk."""

import random

import pytest
from playwright.sync_api import expect

from quiz.questions.sitting import compose
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice
from quiz.storage import accounts, library
from quiz.storage.database import writing
from tests.answering import answer_all, choose, order
from tests.browser.looking import check_looks
from tests.factories import NOON, make_assignment, make_class
from tests.people import TOPIC

NAMES = [
    "محمد عبد الرحمن بن خالد الحسيني",
    "Wolfeschlegelsteinhausenbergerdorff" + " Maximiliana" * 13,
    "=HYPERLINK(“x”) 👩🏽‍🎓",
    *(f"Student {number:02}" for number in range(23)),
]
WRONGLY_KEYED = WrittenMultipleChoice(
    "In which year did the **Korean War** begin?",
    tuple(
        WrittenChoice(letter, year, f"In {year} something else happened.", "A book")
        for letter, year in zip("abcd", ("1945", "1948", "1950", "1953"), strict=True)
    ),
    frozenset("b"),
)


@pytest.fixture
def desk(served, open_as_teacher):
    """A teacher at the figures of a quiz with a wrong key; beside it one of own versions."""
    page = open_as_teacher()
    name = page.locator("nav bdi").first.inner_text()
    with served.app_context():
        topic = library.topic(TOPIC)
        teacher = accounts.account_named(name).person_id
        with writing():
            people = [accounts.new_guest(NOON).id for _ in NAMES]
        classroom = make_class(teacher, pupils=dict(zip(NAMES, people, strict=True)))
        events = library.events_of(topic.id)
        fixed = make_assignment(
            classroom, topic_id=topic.id, title="The return", wishes="", pass_mark=0.5
        )
        own = make_assignment(classroom, topic_id=topic.id, title="Own versions")
        questions = [*compose(events, seed=7).questions[:6], WRONGLY_KEYED]
        chance = random.Random(5)
        for place, person_id in enumerate(people):
            knows = place / len(people)
            answers = [answered(question, knows, chance) for question in questions]
            answer_all(person_id, topic, fixed, questions, answers)
            version = compose(events, seed=place).questions[:4]
            answers = [answered(question, knows, chance) for question in version]
            answer_all(person_id, topic, own, version, answers)
        address = f"/assignments/{fixed.id}/analysis"
    page.goto(address)
    return page


def answered(question, knows, chance):
    """Return an answer of somebody who knows so much; of the wrong key, what is true."""
    right = chance.random() < knows
    if isinstance(question.key, tuple):
        return order(question.key if right else question.key[::-1])
    key = frozenset("c") if question is WRONGLY_KEYED else question.key
    others = [one.id for one in question.choices if one.id not in key]
    return choose(*(key if right else chance.choice(others)))


def unfolded(page):
    for summary in page.locator("summary").all():
        summary.click()
    return page


def test_the_flag_leads_to_the_question_and_on_to_its_correction(desk):
    flag = desk.locator(".flag").first
    expect(flag).to_contain_text("Your strongest students choose C, not the key B.")
    flag.get_by_role("link", name="Korean War").press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Korean War")
    expect(desk.get_by_role("row").filter(has_text="· the key")).to_contain_text("1948")
    desk.get_by_role("link", name="Correct it").first.press("Enter")
    expect(desk.get_by_role("heading", name="Correct a question")).to_be_visible()


def test_questions_are_sorted_by_a_press_and_back_by_another(desk):
    table = desk.locator(".question-lines")
    table.get_by_role("link", name="Sort by Discrimination").click()
    expect(table.locator("th[aria-sort=ascending]")).to_contain_text("Discrimination")
    expect(table.locator("tbody tr").first).to_contain_text("Korean War")
    table.get_by_role("link", name="Sort by Discrimination").click()
    expect(table.locator("tbody tr").last).to_contain_text("Korean War")


def test_a_students_name_leads_to_the_attempt(desk):
    desk.locator(".answer-table").get_by_role("link", name="Student 22").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Student 22")


def test_every_page_of_figures_looks_as_it_should(desk):
    check_looks(unfolded(desk))
    questions = desk.locator(".question-lines tbody th a")
    addresses = [one.get_attribute("href") for one in questions.all()]
    for address in (addresses[0], addresses[-1], desk.url.replace("/analysis", "/pairs")):
        desk.goto(address)
        check_looks(unfolded(desk))


def test_own_versions_look_as_they_should(desk):
    number = int(desk.url.partition("/assignments/")[2].partition("/")[0])
    desk.goto(f"/assignments/{number + 1}/analysis")
    expect(desk.get_by_text("Each student had other questions")).to_be_visible()
    check_looks(unfolded(desk))
