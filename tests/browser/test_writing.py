"""A teacher writes questions by hand: with script and without, by keyboard, with pictures."""

import pytest

from tests.browser.looking import check_looks

PICTURE = "static/img/picture.png"


@pytest.fixture
def teacher(open_as_teacher):
    return open_as_teacher()


def begin_set(page, title="The year of four emperors"):
    """Begin an empty set and return its address."""
    page.goto("/sets/new")
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Begin an empty set").click()
    page.wait_for_url("**/sets/*")
    return page.url


def begin(page, address, kind):
    page.goto(address)
    page.get_by_role("link", name=kind).click()
    page.wait_for_url("**/questions/new**")


def press_until(page, name):
    """Go on by the tab key to what has this name, and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith(name):
            return
    pytest.fail(f"The tab key never comes to “{name}”.")


def choices(page):
    areas = page.locator(".rows textarea[name$='-text']")
    return [areas.nth(place).input_value() for place in range(areas.count())]


def type_choices(page, *texts):
    for number, text in enumerate(texts, start=1):
        page.get_by_label(f"Choice {number}", exact=True).fill(text)


def test_a_question_is_written_by_keyboard_alone(teacher):
    address = begin_set(teacher)
    begin(teacher, address, "One choice is right")
    teacher.get_by_label("The question", exact=True).focus()
    teacher.keyboard.type("Who was emperor when Rome burned?")
    teacher.get_by_label("Choice 1", exact=True).focus()
    teacher.keyboard.type("Nero")
    teacher.keyboard.press("Tab")
    teacher.keyboard.press("Space")
    teacher.get_by_label("Choice 4", exact=True).focus()
    teacher.keyboard.type("Titus")
    press_until(teacher, "Add a choice")
    teacher.keyboard.press("Enter")
    teacher.locator("#choices-4-text:focus").wait_for()
    teacher.keyboard.type("Galba")
    teacher.keyboard.press("Shift+Tab")
    assert teacher.get_by_role("radio").first.is_checked()
    teacher.get_by_role("button", name="Up: choice 5").focus()
    teacher.keyboard.press("Enter")
    teacher.locator("[value=up-3]:focus").wait_for()
    assert choices(teacher) == ["Nero", "", "", "Galba", "Titus"]
    told = teacher.locator("written-question > [role=status]")
    assert told.inner_text() == "Choice 5 is now 4."
    teacher.get_by_label("Points").focus()
    teacher.keyboard.press("Enter")
    teacher.wait_for_url("**at=1**")
    assert teacher.locator("#question-1 .keyed > li").count() == 3
    assert teacher.locator("#question-1 [data-state=correct]").first.inner_text().startswith("A")


def test_the_wording_is_judged_while_one_types(teacher):
    begin(teacher, begin_set(teacher), "One choice is right")
    said = teacher.get_by_label("What is to be said of the wording")
    assert "Checked as soon as" in said.inner_text()
    teacher.get_by_label("The question", exact=True).fill("Who was emperor when Rome burned?")
    type_choices(teacher, "Nero", "None of the above")
    teacher.get_by_role("radio").first.check()
    said.get_by_text("“None of the above” tells only").wait_for()
    type_choices(teacher, "Nero", "Titus")
    said.get_by_text("Nothing speaks against it.").wait_for()


def test_several_right_with_a_picture_tried_and_saved(teacher):
    address = begin_set(teacher)
    begin(teacher, address, "Several choices may be right")
    teacher.get_by_label("The question", exact=True).fill("Which of these **burned** in 64?")
    type_choices(teacher, "Rome", "Ostia", "The Circus Maximus")
    teacher.get_by_role("checkbox").nth(0).check()
    teacher.get_by_role("checkbox").nth(2).check()
    teacher.get_by_text("Explanation of the whole, and its source").click()
    teacher.get_by_text("Picture to the question").click()
    teacher.locator("#picture").set_input_files(PICTURE)
    teacher.locator("img.picture").wait_for()
    assert teacher.locator("#explanation").is_visible()
    teacher.locator("#alternative").fill("A plan of the city")
    assert teacher.get_by_role("checkbox").nth(2).is_checked()
    teacher.get_by_role("button", name="Try it").click()
    teacher.get_by_text("nothing is kept").wait_for()
    assert teacher.get_by_role("img", name="A plan of the city").is_visible()
    check_looks(teacher)
    teacher.get_by_text("Rome", exact=True).click()
    teacher.get_by_text("The Circus Maximus", exact=True).click()
    teacher.get_by_role("button", name="Check answer").click()
    teacher.get_by_role("button", name="Once more").wait_for()
    check_looks(teacher)
    teacher.get_by_role("button", name="Back to writing").last.click()
    teacher.get_by_label("The question", exact=True).wait_for()
    assert choices(teacher)[:3] == ["Rome", "Ostia", "The Circus Maximus"]
    teacher.get_by_role("button", name="Save").click()
    teacher.wait_for_url("**at=1**")
    assert teacher.locator("#question-1").get_by_role("img", name="A plan").is_visible()


def test_an_order_is_written_without_script_and_worded_anew(teacher, open_page):
    cookies = teacher.context.cookies()
    page = open_page(java_script_enabled=False)
    page.context.add_cookies(cookies)
    address = begin_set(page)
    begin(page, address, "To be put in order")
    page.get_by_label("The question", exact=True).fill("Put these emperors in order.")
    type_choices(page, "Galba", "Nero", "Otho", "Vitellius")
    page.get_by_role("button", name="Add a choice").click()
    page.get_by_label("Choice 5", exact=True).fill("Vespasian")
    page.get_by_role("button", name="Down: choice 1").click()
    assert choices(page) == ["Nero", "Galba", "Otho", "Vitellius", "Vespasian"]
    page.get_by_role("button", name="Remove choice 4").click()
    page.get_by_role("button", name="Check").click()
    assert page.get_by_label("What is to be said of the wording").is_visible()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**at=1**")
    page.get_by_role("link", name="Edit question 1").click()
    assert choices(page) == ["Nero", "Galba", "Otho", "Vespasian"]
    page.get_by_label("Choice 2", exact=True).fill("Servius Galba")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**at=1**")
    page.get_by_role("link", name="Versions question 1").click()
    page.get_by_role("button", name="Bring this version back").click()
    page.wait_for_url("**at=1**")
    assert page.get_by_text("Version 1 is back.").is_visible()


def test_one_choice_and_several_are_written_without_script(teacher, open_page):
    cookies = teacher.context.cookies()
    page = open_page(java_script_enabled=False)
    page.context.add_cookies(cookies)
    address = begin_set(page)
    for kind, role in (("One choice", "radio"), ("Several choices", "checkbox")):
        begin(page, address, kind)
        page.get_by_label("The question", exact=True).fill(f"Who was emperor? ({role})")
        type_choices(page, "Nero", "Cicero")
        page.get_by_role(role).first.check()
        page.get_by_text("Picture to the question").click()
        page.locator("#picture").set_input_files(PICTURE)
        page.get_by_role("button", name="Save").click()
        assert page.get_by_text("Say in words what is seen in it").is_visible()
        page.locator("#alternative").fill("A coin")
        page.get_by_role("button", name="Save").click()
        page.wait_for_url("**at=**")
    assert page.locator(".previewed").count() == 2


def test_every_screen_of_writing_is_fit_for_everybody(teacher):
    teacher.goto("/sets/new")
    check_looks(teacher)
    address = begin_set(teacher, "W" * 110)
    check_looks(teacher)
    for kind in ("One choice is right", "Several choices may be right", "To be put in order"):
        begin(teacher, address, kind)
        for summary in teacher.locator("summary").all():
            summary.click()
        check_looks(teacher)
        teacher.get_by_role("button", name="Save").click()
        teacher.get_by_text("A question has two choices at least.").wait_for()
        check_looks(teacher)
    teacher.get_by_label("The question", exact=True).fill("In order: " + "long" * 60)
    type_choices(teacher, "Nero", "Galba " * 70, "Otho")
    teacher.get_by_role("button", name="Save").click()
    teacher.wait_for_url("**at=1**")
    check_looks(teacher)
    teacher.get_by_role("link", name="Edit question 1").click()
    type_choices(teacher, "Nero", "Galba", "Vespasian")
    teacher.get_by_role("button", name="Save").click()
    teacher.wait_for_url("**at=1**")
    teacher.get_by_role("link", name="Versions question 1").click()
    teacher.get_by_text("Read version 1").click()
    check_looks(teacher)


def test_what_was_made_from_dates_is_replaced(teacher):
    teacher.goto("/topics/russia-north-korea/builder?seed=7&number=2&kind=first")
    teacher.get_by_label("Title").fill("Dates")
    teacher.get_by_role("button", name="Keep as a question set").click()
    teacher.wait_for_url("**/sets/*")
    teacher.goto(f"{teacher.url}/items/1/question")
    check_looks(teacher)
    teacher.get_by_role("button", name="Replace it").click()
    teacher.wait_for_url("**at=1**")
    assert teacher.get_by_text("Question 1 is another one now.").is_visible()


def test_two_at_one_question_see_both(teacher):
    begin(teacher, begin_set(teacher), "One choice is right")
    teacher.get_by_label("The question", exact=True).fill("Who was emperor when Rome burned?")
    type_choices(teacher, "Nero", "Titus")
    teacher.get_by_role("radio").first.check()
    teacher.get_by_role("button", name="Save").click()
    teacher.wait_for_url("**at=1**")
    teacher.get_by_role("link", name="Edit question 1").click()
    other = teacher.context.new_page()
    other.goto(teacher.url)
    type_choices(other, "Nero", "Galba")
    other.get_by_role("button", name="Save").click()
    other.wait_for_url("**at=1**")
    type_choices(teacher, "Nero", "Otho")
    teacher.get_by_role("button", name="Save").click()
    teacher.get_by_text("while you were typing").wait_for()
    assert teacher.locator(".conflict").get_by_text("Galba").is_visible()
    assert choices(teacher) == ["Nero", "Otho"]
    check_looks(teacher)
    teacher.get_by_role("button", name="Put mine over it").click()
    teacher.wait_for_url("**at=1**")
    assert teacher.locator("#question-1").get_by_text("Otho").is_visible()
