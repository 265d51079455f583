"""A teacher's classes, and the page of one."""

import re

import pytest

from quiz.storage import classes
from quiz.web.classes import ONLY_HERE

NEW = {"title": "History 10b", "zone": "Europe/Vienna"}


def test_a_teacher_makes_a_class_and_is_on_its_page(ada):
    sent = ada.send("/classes", ada.open("/classes"), **NEW)
    assert sent.status_code == 303
    page = ada.open(sent.location)
    assert "<h1>History 10b</h1>" in page.text
    assert "History 10b" in ada.open("/classes").text


def test_the_time_zone_of_the_installation_is_chosen_beforehand(app, ada, monkeypatch):
    monkeypatch.setitem(app.config, "TIME_ZONE", None)
    assert '<option value="UTC"' in ada.open("/classes").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Give the class a title."),
        ({"title": "  "}, "Give the class a title."),
        ({"title": "a" * 121}, "at most 120 characters"),
        ({"zone": "Europe/Atlantis"}, "Choose a time zone from the list."),
        ({"zone": "../../etc/passwd"}, "Choose a time zone from the list."),
        ({"zone": ""}, "Choose a time zone from the list."),
    ],
)
def test_a_class_without_title_or_zone_is_refused_and_nothing_typed_is_lost(ada, wrong, sentence):
    page = ada.send("/classes", ada.open("/classes"), **NEW | wrong)
    assert page.status_code == 422
    assert sentence in page.text
    if "zone" in wrong:
        assert 'value="History 10b"' in page.text
    else:
        assert '<option value="Europe/Vienna" selected>' in page.text


def test_the_navigation_leads_teachers_to_their_classes_and_nobody_else(ada, chi):
    assert 'href="/classes"' in ada.open("/").text
    assert 'href="/classes"' not in chi.open("/").text


def test_only_its_teachers_find_a_class_or_the_names_in_it(taught, ben, dee):
    assert "Chi Li" in taught.ada.open(taught.address).text
    for other in (ben, dee, taught.chi):
        page = other.open(taught.address)
        assert page.status_code == 404
        assert "Chi Li" not in page.text
    assert "Year 10 History" not in ben.open("/classes").text


def test_no_student_sees_the_name_of_another(taught, dee):
    dee.make_account("Dee")
    dee.send(f"/join/{taught.code}", dee.open("/"), name="Dee Do")
    for address in ("/account", "/account/data", f"/join/{taught.code}", "/"):
        assert "Chi Li" not in dee.open(address).text
        assert "Dee Do" not in taught.chi.open(address).text
    assert "Dee Do" in dee.open("/account").text


def test_names_are_shown_as_they_are_in_every_script(taught):
    names = ["محمد علي", "王小明", "🦊 Fuchs", "<b>Bob</b>", "a" * 200]
    taught.add(*names)
    text = taught.ada.open(taught.address).text
    for name in names:
        assert f"<bdi>{name.replace('<', '&lt;').replace('>', '&gt;')}</bdi>" in text


def test_the_code_stands_on_the_page_and_on_the_one_for_the_wall(taught):
    shown = f"{taught.code[:3]}-{taught.code[3:]}"
    for address in (taught.address, f"{taught.address}/code"):
        page = taught.ada.open(address)
        assert shown in page.text
        assert "<svg" in page.text
        assert "style=" not in page.text
    assert f"http://localhost/join/{taught.code}" in taught.ada.open(taught.address).text


def test_a_new_code_takes_the_place_of_the_old(taught, dee):
    assert taught.press(f"{taught.address}/code").status_code == 303
    assert taught.row().join_code != taught.code
    assert dee.open(f"/join/{taught.code}").status_code == 404
    assert dee.open(f"/join/{taught.row().join_code}").status_code == 200


def test_joining_is_closed_and_opened_again(taught, dee):
    dee.make_account("Dee")
    taught.press(f"{taught.address}/joining", joinable="no")
    assert dee.open(f"/join/{taught.code}").status_code == 410
    dee.send(f"/join/{taught.code}", dee.open("/"), name="Dee")
    assert taught.names() == ["Chi Li"]
    assert "Joining is closed" in taught.ada.open(f"{taught.address}/code").text
    taught.press(f"{taught.address}/joining", joinable="yes")
    dee.send(f"/join/{taught.code}", dee.open("/"), name="Dee")
    assert taught.names() == ["Chi Li", "Dee"]


def test_another_teacher_changes_neither_code_nor_door(taught, ben):
    for address in ("code", "joining"):
        assert ben.send(f"{taught.address}/{address}", ben.open("/")).status_code == 404
    assert (taught.row().join_code, taught.row().joinable) == (taught.code, True)


def test_a_press_from_a_stale_page_changes_nothing(taught):
    taught.ada.client.post(f"{taught.address}/code")
    assert taught.row().join_code == taught.code


def test_there_is_no_class_of_another_number(ada):
    for number in (0, 999, 2**64):
        assert ada.open(f"/classes/{number}").status_code == 404


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("localhost:8000", True),
        ("127.0.0.1", True),
        ("[::1]:8000", True),
        ("192.168.1.4:8000", False),
        ("quiz.school.example", False),
        ("localhost.example", False),
    ],
)
def test_an_address_that_no_phone_can_open_is_known(host, only_here):
    assert bool(ONLY_HERE.fullmatch(host)) is only_here


def test_a_code_is_made_anew_while_there_is_one_like_it(taught, monkeypatch):
    letters = iter(taught.code + "0000000")
    monkeypatch.setattr("secrets.choice", lambda _letters: next(letters))
    with taught.app.app_context():
        assert classes.new_code() == "0000000"


def test_every_button_of_the_page_has_a_name_of_its_own(taught):
    taught.add("Anna", "Ben")
    text = taught.ada.open(taught.address).text
    assert len(re.findall(r"Change<span", text)) == 3
