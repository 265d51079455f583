"""One student of a class, renamed, moved, gone and back."""

import re

import pytest

from quiz.storage import accounts
from tests.factories import make_class

UNDO = re.compile(r'<form class="notice" action="([^"]+)"')


@pytest.fixture
def other(app, taught):
    """Another class of Ada's."""
    with app.app_context():
        return make_class(accounts.account_named("Ada").person_id, title="Year 11").id


def names_in(taught, class_id):
    return re.findall(
        r'class="person"><bdi>(.*?)</bdi>', taught.ada.open(f"/classes/{class_id}").text
    )


def test_a_student_gets_another_name(taught):
    assert taught.press(f"{taught.student}/enrolment", name=" Chi   王 ").status_code == 303
    assert taught.names() == ["Chi 王"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Write a name."),
        ("  ", "Write a name."),
        ("a" * 201, "at most 200 characters"),
        ("Chi\u202e", "a character in it that nobody can see"),
        ("Chi\x00", "a character in it that nobody can see"),
    ],
)
def test_what_is_no_name_is_refused(taught, name, sentence):
    page = taught.press(f"{taught.student}/enrolment", name=name)
    assert page.status_code == 422
    assert sentence in page.text
    assert taught.names() == ["Chi Li"]


def test_a_student_is_removed_and_brought_back_by_the_notice(taught):
    page = taught.ada.open(taught.press(f"{taught.student}/removal").location)
    assert (taught.names(), taught.names(left=True)) == ([], ["Chi Li"])
    assert "Removed" in page.text
    assert "You are in no class" in taught.chi.open("/account").text
    taught.press(UNDO.search(page.text)[1])
    assert (taught.names(), taught.names(left=True)) == (["Chi Li"], [])


def test_pressing_twice_removes_once(taught):
    for _ in range(2):
        assert taught.press(f"{taught.student}/removal").status_code == 303
    for _ in range(2):
        assert taught.press(f"{taught.student}/return").status_code == 303
    assert taught.names() == ["Chi Li"]


def test_a_student_moves_to_another_class_and_back_by_the_notice(taught, other):
    page = taught.ada.open(taught.press(f"{taught.student}/move", to=str(other)).location)
    assert (taught.names(), names_in(taught, other)) == ([], ["Chi Li"])
    taught.press(UNDO.search(page.text)[1].replace("&amp;", "&"))
    assert taught.names() == ["Chi Li"]


@pytest.mark.parametrize("target", ["", "0", "x", "999", str(2**70)])
def test_nobody_moves_to_a_class_that_is_none(taught, target):
    assert taught.press(f"{taught.student}/move", to=target).status_code == 303
    assert taught.names() == ["Chi Li"]


def test_nobody_moves_to_a_class_of_another_teacher_or_to_the_same(app, taught, ben):
    with app.app_context():
        bens = make_class(accounts.account_named("Ben").person_id).id
    for target in (bens, taught.id):
        taught.press(f"{taught.student}/move", to=str(target))
    assert taught.names() == ["Chi Li"]


def test_nobody_but_a_teacher_of_the_class_changes_a_student(taught, ben, dee):
    for other in (ben, dee, taught.chi):
        for change in ("enrolment", "move", "removal", "return", "password"):
            sent = other.send(f"{taught.student}/{change}", other.open("/"), name="Eve")
            assert sent.status_code == 404
    assert taught.names() == ["Chi Li"]


def test_who_is_not_in_the_class_cannot_be_changed_in_it(app, taught, dee):
    dee.make_account("Dee")
    with app.app_context():
        dee_id = accounts.account_named("Dee").person_id
    for number in (dee_id, 999, 2**64):
        for change in ("enrolment", "move", "removal", "return", "password"):
            sent = taught.press(f"{taught.address}/students/{number}/{change}", name="Eve")
            assert sent.status_code == 404
