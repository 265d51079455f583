"""A quiz is built, kept, played by its link, printed; what looks wrong is reported."""

import pytest

from tests.browser.looking import PHONE, check_looks
from tests.browser.playing import answer_somehow, go_on

BUILDER = "/topics/russia-north-korea/builder?seed=7&number=3&kind=ordering&kind=first"


@pytest.fixture
def teacher(open_as_teacher):
    return open_as_teacher()


def keep(page, title="Week 3"):
    """Keep what the builder shows, and return the link for students."""
    page.goto(BUILDER)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Keep as a question set").click()
    page.wait_for_url("**/sets/*")
    return page.get_by_label("The link for students").input_value()


def test_from_wishes_to_a_set_that_a_guest_plays_on_a_phone(teacher, open_page):
    teacher.goto("/topics/russia-north-korea")
    teacher.get_by_role("link", name="Build a quiz").click()
    teacher.get_by_label("Put in order").check()
    teacher.get_by_label("Which came first").check()
    teacher.get_by_label("Number of questions").fill("4")
    teacher.get_by_text("Only some of the events").click()
    teacher.get_by_label("From", exact=True).fill("1950")
    teacher.get_by_role("button", name="Show the questions").click()
    teacher.wait_for_url("**number=4**")
    assert teacher.locator(".previewed").count() == 4
    assert teacher.get_by_label("Put in order").is_checked()
    before = teacher.locator(".previewed").all_inner_texts()
    teacher.get_by_role("button", name="Another mix").click()
    teacher.wait_for_function("!location.search.includes('another')")
    assert teacher.locator(".previewed").all_inner_texts() != before

    teacher.get_by_role("button", name="Keep as a question set").click()
    teacher.wait_for_url("**/sets/*")
    second = teacher.locator("#question-2")
    before = second.locator(".keyed").inner_text()
    second.get_by_role("button", name="Replace").click()
    teacher.wait_for_url("**at=2**")
    assert second.locator(".keyed").inner_text() != before
    second.get_by_role("button", name="Undo").click()
    teacher.wait_for_load_state()
    assert teacher.locator("#question-2 .keyed").inner_text() == before

    guest = open_page(viewport={"width": PHONE, "height": 800})
    guest.goto(teacher.get_by_label("The link for students").input_value())
    guest.get_by_role("button", name="Play").click()
    guest.wait_for_url("**/items/1")
    for _ in range(4):
        answer_somehow(guest)
        go_on(guest)
    guest.wait_for_url("**/result")
    assert guest.get_by_text("With the same questions.").is_visible()


def test_a_set_is_printed_with_no_question_parted_and_nothing_but_the_sheet(teacher):
    keep(teacher)
    teacher.get_by_role("link", name="worksheet A").click()
    teacher.wait_for_url("**/print**")
    teacher.emulate_media(media="print")
    for part in (".running-head", ".running-foot", ".sheet-ways"):
        assert not teacher.locator(part).is_visible()
    broken = teacher.locator(".sheet-question").evaluate_all(
        "all => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length"
    )
    assert broken == 0
    for paper in ("A4", "Letter"):
        assert teacher.pdf(format=paper).startswith(b"%PDF")


def test_without_script_a_set_is_kept_changed_and_printed(teacher, open_page, server):
    cookies = teacher.context.cookies()
    page = open_page(java_script_enabled=False)
    page.context.add_cookies(cookies)
    link = keep(page)
    page.locator("#question-1").get_by_role("button", name="Move down").click()
    page.wait_for_url("**at=2**")
    assert page.get_by_text("Question 1 is now 2.").is_visible()
    page.get_by_role("link", name="key B").click()
    page.wait_for_url("**key=1**")
    assert page.locator(".sheet-question").count() == 3
    assert not page.get_by_role("button", name="Print").is_visible()
    page.goto(link)
    page.get_by_role("button", name="Play").click()
    page.wait_for_url("**/items/1")


def test_what_looks_wrong_reaches_the_teacher_and_the_reply_the_student(teacher, open_page):
    guest = open_page()
    guest.goto(keep(teacher))
    guest.get_by_role("button", name="Play").click()
    guest.wait_for_url("**/items/1")
    answer_somehow(guest)
    guest.get_by_text("Something looks wrong here").click()
    guest.get_by_label("What looks wrong?").fill("My book says otherwise.")
    check_looks(guest)
    guest.get_by_role("button", name="Send").click()
    guest.get_by_text("Thank you.").wait_for()

    teacher.goto("/reports")
    check_looks(teacher)
    teacher.get_by_role("link", name="My book says otherwise.").last.click()
    teacher.wait_for_url("**/reports/*")
    check_looks(teacher)
    teacher.get_by_label("A reply").fill("So do two sources here.")
    teacher.get_by_role("button", name="Settle").click()
    teacher.get_by_text("Settled.").wait_for()
    guest.reload()
    assert guest.get_by_text("So do two sources here.").is_visible()


def test_every_screen_of_building_is_fit_for_everybody(teacher):
    teacher.goto(BUILDER)
    teacher.locator(".previewed summary").first.click()
    check_looks(teacher)
    teacher.goto(f"{BUILDER}&from=soon&to=later&article=gone&name={'x' * 300}")
    check_looks(teacher)
    teacher.goto(f"{BUILDER}&from=1700&to=1701")
    check_looks(teacher)
    link = keep(teacher)
    check_looks(teacher)
    address = teacher.url
    teacher.locator("#question-1").get_by_role("button", name="Take out").click()
    teacher.wait_for_url("**at=1**")
    check_looks(teacher)
    for path in ("/preview/1", "/print?version=A", "/print?version=B&key=1"):
        teacher.goto(f"{address}{path}")
        check_looks(teacher)
    teacher.goto(f"{address}/preview/2")
    answer_somehow(teacher)
    check_looks(teacher)
    teacher.goto(link)
    check_looks(teacher)
    teacher.goto(address)
    teacher.get_by_role("button", name="Delete this set").click()
    teacher.wait_for_url("**/sets")
    check_looks(teacher)
    teacher.goto(link)
    check_looks(teacher)


def test_sets_are_found_tagged_weighed_and_shared_by_keyboard_without_script(
    open_page, open_as_teacher
):
    ada, ben = (open_as_teacher(java_script_enabled=False) for _ in range(2))
    ben.goto("/account")
    name = ben.locator("nav bdi").first.inner_text()
    keep(ada, "Révolutions")
    address = ada.url
    ada.get_by_label("Tags").fill("Year 10, exam")
    ada.get_by_label("Tags").press("Enter")
    ada.get_by_text("Saved.").wait_for()
    ada.locator(".weights input").first.fill("2,5")
    ada.locator(".weights input").first.press("Enter")
    ada.get_by_text("4.5 points together").wait_for()
    ada.locator("#question-3").get_by_label("To place").fill("1")
    ada.locator("#question-3").get_by_label("To place").press("Enter")
    ada.get_by_text("Question 3 is now 1.").wait_for()

    ada.goto("/sets")
    ada.get_by_label("Title, tag, topic").fill("revolutions exam")
    ada.get_by_label("Title, tag, topic").press("Enter")
    ada.wait_for_url("**q=revolutions**")
    assert ada.get_by_role("link", name="Révolutions").is_visible()
    ada.goto(f"{address}/sharing")
    ada.get_by_label("Username of the teacher").fill(name)
    ada.get_by_label("look at it and copy it").first.check()
    ada.get_by_role("button", name="Share", exact=True).click()
    ada.get_by_text(f"Shared with {name}.").wait_for()

    ben.goto("/sets?whose=shared")
    ben.get_by_role("link", name="Révolutions").click()
    ben.get_by_role("button", name="Duplicate").click()
    ben.get_by_text("This is your copy.").wait_for()
    assert ben.get_by_role("heading", name="Copy of Révolutions").is_visible()
    assert ben.get_by_text("4.5 points together").is_visible()


def test_the_shelf_and_what_is_done_with_a_set_are_fit_for_everybody(teacher):
    teacher.goto("/sets")
    check_looks(teacher)
    keep(teacher, "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 2)
    address = teacher.url
    teacher.get_by_label("Tags").fill(f"{'exam' * 10}, 💥 نص, year 10")
    teacher.get_by_role("button", name="Save title and tags").click()
    teacher.get_by_text("Saved.").wait_for()
    teacher.locator(".weights input").first.fill("0.25")
    teacher.get_by_role("button", name="Save the points").click()
    teacher.get_by_text("The points are saved.").wait_for()
    check_looks(teacher)
    teacher.locator(".weights input").first.fill("many")
    teacher.get_by_role("button", name="Save the points").click()
    teacher.get_by_text("Points are a number above 0").wait_for()
    assert teacher.evaluate("document.activeElement.value") == "many"
    check_looks(teacher)
    for path in ("/sets", "/sets?q=none+of+these", "/sets?sort=random", "/sets?whose=archived"):
        teacher.goto(path)
        check_looks(teacher)
    teacher.goto(f"{address}/sharing")
    teacher.get_by_label("Username of the teacher").fill("Nobody")
    teacher.get_by_role("button", name="Share", exact=True).click()
    teacher.get_by_text("No teacher here has this username.").wait_for()
    check_looks(teacher)
    teacher.goto(f"{address}/changes")
    check_looks(teacher)
    teacher.goto(address)
    for _ in range(3):
        teacher.get_by_role("button", name="Take out").first.click()
        teacher.wait_for_load_state()
    check_looks(teacher)
    teacher.get_by_role("button", name="Archive this set").click()
    teacher.wait_for_url("**/sets")
    check_looks(teacher)
