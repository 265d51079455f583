"""Who is asking."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.people import Guest


def test_a_guest_is_known_for_thirty_days(chi):
    chi.start()
    cookie = chi.client.get_cookie("chronoquiz")
    left = cookie.expires - datetime.now(UTC)
    assert timedelta(days=29) < left <= timedelta(days=30)
    assert cookie.http_only
    assert cookie.same_site == "Lax"


def test_the_same_browser_goes_on_after_the_page_was_closed(app, chi):
    sitting = chi.start()
    reopened = app.test_client()
    reopened.set_cookie("chronoquiz", chi.client.get_cookie("chronoquiz").value)
    assert Guest(app, reopened).open(sitting.address).status_code == 200


@pytest.mark.parametrize("cookie", ["", "forged", "eyJwZXJzb24iOjF9.aaaa.bbbb", "x" * 3000])
def test_a_cookie_of_somebody_elses_making_opens_nothing(app, chi, cookie):
    address = chi.start().address
    client = app.test_client()
    client.set_cookie("chronoquiz", cookie)
    stranger = Guest(app, client)
    assert stranger.open(address).status_code == 404
    assert stranger.open("/").status_code == 200


def test_no_cache_keeps_what_is_made_for_one_guest(chi):
    sitting = chi.start()
    for address in ("/", sitting.address + "/items/1"):
        assert chi.open(address).headers["Cache-Control"] == "no-store"
