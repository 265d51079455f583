"""A question set shared with other teachers, and taken back."""

import pytest

from tests.web.building import items_of, kept_set, press, row_of
from tests.web.shelving import words_of

NOBODY = "No teacher here has this username."


@pytest.fixture
def week(ada):
    return kept_set(ada, number=3)


def share(ada, week, username="Ben", may="read"):
    address = f"{week}/sharing"
    return ada.send(address, ada.open(address), username=username, may=may)


def share_with_all(ada, week, may):
    page = ada.open(f"{week}/sharing")
    return ada.send(f"{week}/sharing/teachers", page, teachers_may=may)


def test_a_set_is_shared_with_a_teacher_by_name_whatever_the_capitals(ada, ben, week):
    assert ben.open(week).status_code == 404
    assert share(ada, week, " bEN ").status_code == 303
    assert "Ben" in words_of(ada.open(f"{week}/sharing"))
    for where in ("", "/preview/1", "/print?version=B&key=1"):
        assert ben.open(f"{week}{where}").status_code == 200
    assert "Shared by Ada. You can look at it." in words_of(ben.open(week))


def test_of_a_student_and_of_nobody_the_same_is_said(ada, chi, week):
    chi.make_account("Chi")
    for name in ("Chi", "Nobody", "Be", "💥", "B" * 40):
        answer = share(ada, week, name)
        assert answer.status_code == 422
        assert NOBODY in answer.text
        assert f'value="{name}"' in answer.text


@pytest.mark.parametrize(
    ("username", "may", "said"),
    [
        ("Ada", "read", "This is your own username."),
        ("", "read", "Give the username of the teacher."),
        ("Ben", "delete", "Choose one of these."),
        ("Ben", "", "Choose one of these."),
        ("B" * 41, "read", "at most 40 characters"),
    ],
)
def test_what_will_not_do_is_told_and_shares_nothing(ada, ben, week, username, may, said):
    answer = share(ada, week, username, may)
    assert answer.status_code == 422
    assert said in answer.text
    assert ben.open(week).status_code == 404


def test_each_right_holds_those_before_it(ada, ben, week):
    share(ada, week, may="read")
    page = words_of(ben.open(week))
    assert "Duplicate" not in page
    assert "Take out" not in page
    share(ada, week, may="copy")
    page = words_of(ben.open(week))
    assert "Duplicate" in page
    assert "Take out" not in page
    assert press(ben, week, "items/1/removal", 1).status_code == 404
    share(ada, week, may="edit")
    page = words_of(ben.open(week))
    assert "Take out" in page
    assert "Share with teachers" not in page
    assert "Delete this set" not in page
    assert press(ben, week, "items/1/removal", 1).status_code == 303
    assert len(items_of(ada, week)) == 2
    share(ada, week, may="read")
    assert press(ben, week, "items/1/removal", 2).status_code == 404


def test_a_set_is_shared_with_all_teachers_and_with_no_student(ada, ben, chi, week):
    share_with_all(ada, week, "copy")
    assert "Duplicate" in ben.open(week).text
    assert chi.open(week).status_code == 404
    share(ada, week, may="edit")
    assert "Take out" in ben.open(week).text
    share_with_all(ada, week, "nothing")
    assert "Take out" in ben.open(week).text
    answer = share_with_all(ada, week, "everything")
    assert answer.status_code == 422
    assert "Choose one of these." in answer.text


def test_what_is_taken_back_is_open_no_more(ada, ben, app, week):
    share(ada, week, may="edit")
    page = ada.open(f"{week}/sharing")
    address = page.text.split(f'action="{week}/sharing/')[1].partition('"')[0]
    for _ in range(2):
        assert ada.send(f"{week}/sharing/{address}", page).status_code == 303
    assert ben.open(week).status_code == 404
    assert ada.send(f"{week}/sharing/{'9' * 30}/withdrawal", page).status_code == 303


def test_sharing_is_for_the_owner_alone(ada, ben, week):
    share(ada, week, may="edit")
    page = ben.open(week)
    assert ben.open(f"{week}/sharing").status_code == 404
    assert ben.send(f"{week}/sharing", page, username="Ben", may="edit").status_code == 404
    assert ben.send(f"{week}/sharing/teachers", page, teachers_may="edit").status_code == 404
    assert ben.send(f"{week}/sharing/1/withdrawal", page).status_code == 404


def test_a_deleted_set_is_shared_with_nobody(ada, ben, week):
    share(ada, week, may="edit")
    ada.send(f"{week}/deletion", ada.open(week))
    assert ben.open(week).status_code == 404
    assert ada.open(f"{week}/sharing").status_code == 404


def test_who_was_overtaken_reads_by_whom_and_loses_nothing_typed(ada, ben, week):
    share(ada, week, may="edit")
    press(ben, week, "items/1/move", 1, way="down")
    late = press(ada, week, "settings", 1, title="Mine", tags="exam, year 10")
    assert late.status_code == 422
    assert "The set was changed meanwhile: Ben moved question 1 → 2 (" in words_of(late)
    assert 'value="Mine"' in late.text
    assert 'value="exam, year 10"' in late.text
    assert row_of(ada, week).title == "Week 3"
    page = ada.open(press(ada, week, "items/3/removal", 1).location)
    assert "Ben moved question 1 → 2" in page.text
    assert len(items_of(ada, week)) == 3


def test_from_a_page_that_is_too_old_nothing_is_shared(ada, ben, week):
    fields = {"username": "Ben", "may": "edit"}
    answer = ada.client.post(f"{week}/sharing", data=fields)
    assert answer.status_code == 400
    assert 'value="Ben"' in answer.text
    assert ben.open(week).status_code == 404
