"""Joining a class by its code, and leaving it."""

import pytest

from quiz.storage import accounts, belongings
from quiz.storage.tries import MOST_PER_ADDRESS
from tests.factories import PASSWORD


def type_code(guest, code):
    return guest.send("/join", guest.open("/join"), code=code)


def join(guest, taught, name="Dee Do"):
    return guest.send(f"/join/{taught.code}", guest.open("/"), name=name)


def test_the_front_page_and_the_account_lead_to_joining(taught, dee):
    assert 'href="/join"' in dee.open("/").text
    assert 'href="/join"' in taught.chi.open("/account").text


def test_who_has_a_card_is_told_to_sign_in_unless_signed_in(taught, dee):
    assert "Did you get a card" in dee.open("/join").text
    assert "Did you get a card" not in taught.chi.open("/join").text


@pytest.mark.parametrize("typed", ["{}", " {} ", "{0}", "{1}-{2}", "{1} {2}"])
def test_a_code_is_found_however_it_is_typed(taught, dee, typed):
    code = taught.code.lower()
    sent = type_code(dee, typed.format(code, code[:3], code[3:]))
    if typed == "{1}-{2}":
        sent = type_code(dee, f"{code[:3]}-{code[3:]}")
    assert sent.status_code == 303
    assert sent.location == f"/join/{taught.code}"


def test_a_guest_makes_an_account_comes_back_and_joins(taught, dee):
    dee.start()
    page = dee.open(f"/join/{taught.code}")
    assert "Year 10 History" in page.text
    assert "<bdi>Ada</bdi>" in page.text
    assert f"/new-account?next=/join/{taught.code}" in page.text
    made = dee.make_account("Dee", next=f"/join/{taught.code}")
    assert made.location == f"/join/{taught.code}"
    assert join(dee, taught).status_code == 303
    assert taught.names() == ["Chi Li", "Dee Do"]
    with taught.app.app_context():
        dee_id = accounts.account_named("Dee").person_id
        assert belongings.number_of_attempts(dee_id) == 1


def test_a_guest_who_sends_the_form_is_asked_to_sign_in(taught, dee):
    sent = join(dee, taught)
    assert sent.location == f"/sign-in?next=/join/{taught.code}"
    assert taught.names() == ["Chi Li"]


def test_joining_twice_is_one_place(taught, dee):
    dee.make_account("Dee")
    for name in ("Dee Do", "Another"):
        assert join(dee, taught, name).status_code == 303
    assert taught.names() == ["Chi Li", "Dee Do"]
    assert "You are in this class, as <bdi>Dee Do</bdi>" in dee.open(f"/join/{taught.code}").text


def test_a_teacher_of_the_class_does_not_join_it(taught):
    assert "You teach this class yourself" in taught.ada.open(f"/join/{taught.code}").text
    join(taught.ada, taught)
    assert taught.names() == ["Chi Li"]


@pytest.mark.parametrize("name", ["", " ", "a" * 201, "\u202eDee"])
def test_what_is_no_name_is_refused_and_the_place_not_taken(taught, dee, name):
    dee.make_account("Dee")
    assert join(dee, taught, name).status_code == 422
    assert taught.names() == ["Chi Li"]


@pytest.mark.parametrize("code", ["", "   ", "-", "0000000", "x" * 5000, "\x00", "🦊"])
def test_a_code_that_no_class_has_is_said_beside_the_field(taught, dee, code):
    page = type_code(dee, code)
    assert page.status_code == 422
    assert "No class has the code" in page.text or "Type the code" in page.text


def test_a_link_that_leads_nowhere_says_so(dee):
    assert dee.open("/join/0000000").status_code == 404


def test_so_many_wrong_codes_from_one_address_and_then_none_for_a_while(taught, dee):
    page = dee.open("/join")
    for _ in range(MOST_PER_ADDRESS):
        assert dee.send("/join", page, code="0000000").status_code == 422
    refused = dee.send("/join", page, code=taught.code)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert "Too many codes were tried" in refused.text
    assert dee.open(f"/join/{taught.code}").status_code == 429
    dee.make_account("Dee")
    assert dee.sign_out().status_code == 303
    assert dee.sign_in("Dee", PASSWORD).status_code == 303


def test_right_codes_are_not_counted(taught, dee):
    page = dee.open("/join")
    for _ in range(MOST_PER_ADDRESS + 1):
        assert dee.send("/join", page, code=taught.code).status_code == 303


def test_a_student_sees_the_classes_with_their_teachers_and_leaves_one(taught):
    page = taught.chi.open("/account")
    assert "Year 10 History" in page.text
    assert "<bdi>Ada</bdi>" in page.text
    address = f"{taught.address}/leaving"
    assert "To come back you need its code" in taught.chi.open(address).text
    assert taught.chi.send(address, taught.chi.open(address)).status_code == 303
    assert (taught.names(), taught.names(left=True)) == ([], ["Chi Li"])
    assert taught.chi.open(address).status_code == 404


def test_nobody_leaves_a_class_without_being_in_it(taught, dee, ben):
    address = f"{taught.address}/leaving"
    assert ben.send(address, ben.open("/")).status_code == 404
    assert dee.client.get(address).location == f"/sign-in?next={address}"
    assert taught.names() == ["Chi Li"]


def test_what_is_kept_of_a_student_names_the_classes(taught):
    profile = taught.chi.open("/account/data").json["profile"]
    (kept,) = profile["classes"]
    assert (kept["title"], kept["name"], kept["left_at"]) == ("Year 10 History", "Chi Li", None)
    (taught,) = taught.ada.open("/account/data").json["profile"]["classes_taught"]
    assert taught["title"] == "Year 10 History"
