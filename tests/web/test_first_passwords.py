"""After a one-time password, another is chosen before anything else."""

import pytest

from tests.people import Guest

OWN = "my very own"


@pytest.fixture
def card(taught):
    return taught.add("Anna")["Anna"]


@pytest.fixture
def anna(app, card):
    """Somebody who has just come in by a one-time password."""
    guest = Guest(app, app.test_client())
    assert guest.sign_in(*card).status_code == 303
    return guest


def choose(guest, password=OWN, again=None, **fields):
    page = guest.open("/account/first-password")
    typed = {"password": password, "again": password if again is None else again}
    return guest.send("/account/first-password", page, **typed | fields)


@pytest.mark.parametrize("address", ["/", "/history", "/account", "/account/data", "/join"])
def test_every_page_leads_to_the_choice_and_back(anna, address):
    asked = anna.client.get(address)
    assert asked.status_code == 303
    assert asked.location == f"/account/first-password?next={address}"
    assert choose(anna, next=address).location == address
    assert anna.client.get(address).status_code == 200


def test_nothing_is_changed_before_the_choice(anna, taught):
    page = anna.open("/account/first-password")
    for address in ("/account/password", "/account/deletion", f"/join/{taught.code}", "/classes"):
        sent = anna.send(address, page, name="Eve", password=OWN)
        assert sent.location == "/account/first-password"


def test_no_page_is_had_by_a_form_without_its_token_either(anna, taught):
    for address in ("/account/password", "/account/deletion", f"/join/{taught.code}", "/classes"):
        assert anna.client.post(address).location == "/account/first-password"


def test_style_signing_out_and_health_are_open(anna, app):
    style = next(name for name in app.extensions["assets"] if name.endswith(".css"))
    assert anna.client.get(f"/static/{style}").status_code == 200
    assert anna.client.get("/health").status_code == 200
    page = anna.open("/account/first-password")
    assert anna.send("/sign-out", page).status_code == 303
    assert anna.client.get("/history").status_code == 200


def test_the_card_opens_nothing_any_more_and_the_new_password_everything(anna, app, card):
    assert choose(anna).status_code == 303
    other = Guest(app, app.test_client())
    assert other.sign_in(*card).status_code == 422
    assert other.sign_in(card[0], OWN).status_code == 303
    assert other.client.get("/history").status_code == 200


def test_a_choice_ends_what_somebody_else_began_with_the_card(anna, app, card):
    thief = Guest(app, app.test_client())
    thief.sign_in(*card)
    choose(anna)
    assert not thief.is_called("anna")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": "short"}, "at least 8 characters"),
        ({"password": "password"}, "one of the first"),
        ({"password": OWN, "again": "other"}, "not the same"),
        ({"password": ""}, "at least 8 characters"),
    ],
)
def test_what_cannot_be_a_password_is_refused(anna, typed, sentence):
    page = choose(anna, **typed)
    assert page.status_code == 422
    assert sentence in page.text
    assert anna.client.get("/history").status_code == 303


def test_the_password_of_the_card_cannot_be_chosen(anna, card):
    page = choose(anna, card[1])
    assert page.status_code == 422
    assert "This is the one from the card" in page.text


def test_nobody_else_is_asked(taught, dee):
    assert taught.chi.client.get("/account/first-password").location == "/"
    assert dee.client.get("/account/first-password").location.startswith("/sign-in")
    assert taught.chi.client.get("/history").status_code == 200
