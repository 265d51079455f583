"""Pages for what goes wrong."""

import pytest
from sqlalchemy import text

from quiz.storage.database import db, writing
from tests.people import TOPIC


def test_a_page_that_is_not_there_leads_back(chi):
    page = chi.open("/nowhere")
    assert page.status_code == 404
    assert "There is nothing at this address." in page.text
    assert 'href="/"' in page.text


def test_a_huge_form_is_refused_with_a_sentence(chi):
    answer = chi.client.post(f"/topics/{TOPIC}/attempts", data={"start_key": "x" * 100_000})
    assert answer.status_code == 413
    assert "That is more than this page takes." in answer.text


def test_what_breaks_is_our_fault_and_says_so(application, chi, monkeypatch):
    def broken():
        raise RuntimeError("broken on purpose")

    monkeypatch.setitem(application.view_functions, "home.about", broken)
    monkeypatch.setattr(application, "testing", False)
    page = chi.open("/about")
    assert page.status_code == 500
    assert "Something went wrong on our side." in page.text
    assert "broken on purpose" not in page.text


def test_a_page_says_what_is_wrong_when_nobody_can_be_known(application, chi, monkeypatch):
    chi.start()
    with application.app_context(), writing():
        db.session.execute(text("DROP TABLE accounts"))
    monkeypatch.setattr(application, "testing", False)
    page = chi.open("/history")
    assert page.status_code == 500
    assert "Something went wrong on our side." in page.text


def test_what_was_sent_in_vain_is_kept_for_whoever_is_not_signed_in(chi, dee):
    sent = {"statement": "Ada left <b>.", "seen": "7"}
    page = chi.send("/topics/nowhere/settings", chi.open("/"), **sent)
    assert page.status_code == 404
    assert "What you sent is kept on this page" in page.text
    assert '<input type="hidden" name="statement" value="Ada left &lt;b&gt;.">' in page.text
    dee.make_account("Dee")
    page = dee.send("/topics/nowhere/settings", dee.open("/"), **sent)
    assert page.status_code == 404
    assert "Ada left" not in page.text


@pytest.mark.parametrize(
    "address", ["/%00", "/attempts/%F0", "/articles/%2e%2e%2fetc", "//", "/?a=%ff"]
)
def test_odd_addresses_are_no_errors_of_ours(chi, address):
    assert chi.open(address).status_code in (200, 404)


@pytest.mark.parametrize("path", ["/", "/about", "/nowhere", f"/topics/{TOPIC}/attempts"])
def test_no_page_has_script_or_style_in_it_and_all_are_guarded(chi, path):
    page = chi.open(path)
    assert " style=" not in page.text
    assert "<style" not in page.text
    assert " onclick" not in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "http://" not in page.text.replace("http://www.w3.org", "")
    assert "https://" not in page.text


def test_a_refused_post_to_nowhere_is_not_found(chi):
    assert chi.client.post("/nowhere").status_code == 404


def test_a_refused_post_for_somebody_elses_attempt_is_not_found(chi, dee):
    address = chi.start().address
    assert dee.client.post(f"{address}/items/1/response").status_code == 404
