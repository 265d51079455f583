"""A set is given to a class in three presses, and its teacher watches who is where."""

import secrets

import pytest

from tests.browser.looking import PHONE, check_looks
from tests.browser.playing import answer_somehow
from tests.browser.teaching import PASSWORD

BUILDER = "/topics/russia-north-korea/builder?seed=7&number=3&kind=ordering&kind=first"


@pytest.fixture
def teacher(open_as_teacher):
    """A teacher with a class, at the page of a set of three questions."""
    page = open_as_teacher()
    page.goto("/classes")
    page.get_by_label("Title").fill("Year 10 History")
    page.locator("#zone").select_option("Europe/Vienna")
    page.get_by_role("button", name="Make the class").click()
    page.wait_for_url("**/classes/*")
    page.goto(BUILDER)
    page.get_by_label("Title").fill("The Kims")
    page.get_by_role("button", name="Keep as a question set").click()
    page.wait_for_url("**/sets/*")
    return page


def give(page):
    page.get_by_role("link", name="Give to a class").click()
    page.get_by_role("button", name="Give to the class").click()
    page.wait_for_url("**/assignments/*")


def join(page, link):
    """Make an account and join a class by its link as Chi Li."""
    page.goto(link)
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Username").fill(f"chi-{secrets.token_hex(4)}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.get_by_label("Name").fill("Chi Li")
    page.get_by_role("button", name="Join the class").click()
    page.wait_for_load_state()


def test_from_a_set_to_a_student_at_work_who_is_seen_without_a_press(teacher, open_page):
    give(teacher)
    board = teacher.url
    assert "As many attempts as you like" in teacher.locator("main").inner_text()
    teacher.get_by_role("link", name="Year 10 History").click()
    link = teacher.get_by_label("Link to join", exact=True).input_value()

    student = open_page(viewport={"width": PHONE, "height": 800})
    join(student, link)
    teacher.goto(board)
    row = teacher.get_by_role("row").filter(has_text="Chi Li")
    assert "not begun" in row.inner_text()

    student.goto(board.replace("/assignments/", "/assigned/"))
    student.get_by_role("button", name="Begin").click()
    student.wait_for_url("**/items/1")
    row.filter(has_text="at question 1 of 3").wait_for()
    answer_somehow(student)
    row.filter(has_text="at question 2 of 3").wait_for()


def test_what_the_terms_mean_is_said_as_they_are_set(teacher):
    teacher.get_by_role("link", name="Give to a class").click()
    told = teacher.locator(".promise")
    teacher.get_by_label("Exam").check()
    told.filter(has_text="Answers can be changed until they are handed in").wait_for()
    teacher.get_by_label("Time limit in minutes").fill("20")
    teacher.get_by_label("Attempts allowed").fill("1")
    told.filter(has_text="One attempt of 20 minutes.").wait_for()
    teacher.get_by_label("Time limit in minutes").fill("soon")
    told.filter(has_text="Write a whole number from 1 to 1440, or nothing.").wait_for()
    teacher.get_by_label("Time limit in minutes").fill("")
    teacher.get_by_label("Opens").fill("2190-03-28T02:30")
    teacher.get_by_label("Closes").fill("2190-04-01T08:00")
    told.filter(has_text="there is no 02:30 in Vienna time").wait_for()
    teacher.get_by_label("Opens").fill("")
    teacher.get_by_label("Closes").fill("2020-01-01T08:00")
    told.filter(has_text="It closes in the past").wait_for()
    teacher.get_by_role("button", name="Give to the class").click()
    teacher.wait_for_url("**/assignments/*")


def test_without_script_check_says_the_same(teacher):
    address = teacher.get_by_role("link", name="Give to a class").get_attribute("href")
    state = teacher.context.storage_state()
    plain = teacher.context.browser.new_context(
        base_url=teacher.url.split("/sets/")[0], java_script_enabled=False, storage_state=state
    )
    page = plain.new_page()
    page.goto(address)
    page.get_by_label("Exam").check()
    page.get_by_label("Attempts allowed").fill("2")
    page.get_by_role("button", name="Check").click()
    assert "2 attempts, without a time limit." in page.locator(".promise").inner_text()
    assert page.get_by_label("Exam").is_checked()
    page.get_by_role("button", name="Give to the class").click()
    page.wait_for_url("**/assignments/*")
    plain.close()


def test_every_page_of_an_assignment_is_readable_everywhere(teacher, open_page):
    teacher.get_by_role("link", name="Give to a class").click()
    for summary in teacher.locator("summary").all():
        summary.click()
    check_looks(teacher)
    teacher.get_by_label("Attempts allowed").fill("many")
    teacher.get_by_role("button", name="Give to the class").click()
    check_looks(teacher)
    teacher.get_by_label("Attempts allowed").fill("2")
    teacher.get_by_role("button", name="Give to the class").click()
    teacher.wait_for_url("**/assignments/*")
    board = teacher.url
    check_looks(teacher)
    teacher.get_by_role("link", name="Year 10 History").click()
    join(open_page(), teacher.get_by_label("Link to join", exact=True).input_value())
    teacher.goto(board)
    check_looks(teacher)
    teacher.get_by_role("link", name="as for all").click()
    check_looks(teacher)
    teacher.goto(f"{board}/settings")
    check_looks(teacher)
    teacher.get_by_role("link", name="Year 10 History").click()
    check_looks(teacher)
    teacher.get_by_role("link", name="Give something to the class").click()
    check_looks(teacher)
