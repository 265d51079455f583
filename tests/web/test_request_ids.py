"""Every answer has a number; the log has the same, and so has the page of what broke."""

import re
from dataclasses import replace

import pytest

from quiz.app import create_app
from quiz.web.request_ids import HEADER
from tests.conftest import settings_in

PROXYS = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.fixture
def made(tmp_path):
    """Make a browser at an application behind some proxies, with a page that breaks."""

    def make(trusted_proxies=0):
        app = create_app(replace(settings_in(tmp_path), trusted_proxies=trusted_proxies))
        app.add_url_rule("/broken", view_func=broken)
        return app.test_client()

    return make


def broken():
    raise RuntimeError("broken on purpose")


def number(answer):
    (one,) = answer.headers.getlist(HEADER)
    return one


@pytest.mark.parametrize("path", ["/about", "/nowhere", "/static/nothing", "/broken"])
def test_every_answer_has_a_number_of_its_own(made, path):
    client = made()
    first, second = (number(client.get(path)) for _ in range(2))
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert first != second


@pytest.mark.parametrize("host", ["evil example", "localhost"])
def test_so_has_one_that_no_page_gave(made, host):
    assert number(made().get("/", headers={"Host": host}))


def test_a_number_is_taken_only_from_a_proxy_that_is_trusted(made):
    sent = {HEADER: PROXYS}
    assert number(made().get("/about", headers=sent)) != PROXYS
    assert number(made(trusted_proxies=1).get("/about", headers=sent)) == PROXYS


@pytest.mark.parametrize(
    "sent",
    ["", "7", "a" * 65, "two words", "<b>bold</b>", "a" * 8 + "\n", "ümlaut-ümlaut", "a,b" * 4],
)
def test_what_is_no_number_is_not_taken_from_anyone(made, sent):
    answer = made(trusted_proxies=1).get("/about", environ_base={"HTTP_X_REQUEST_ID": sent})
    assert re.fullmatch("[0-9a-f]{16}", number(answer))


def test_the_page_of_what_broke_tells_the_number_and_the_log_has_it(made, caplog):
    answer = made().get("/broken")
    assert answer.status_code == 500
    assert f"tell the administrator this number: <bdi>{number(answer)}</bdi>" in answer.text
    (record,) = caplog.records
    assert record.getMessage() == f"Exception on /broken [GET] (request {number(answer)})"
    assert record.request_id == number(answer)
    assert "broken on purpose" in caplog.text


def test_a_page_that_is_not_there_has_no_number_to_tell(made):
    assert "administrator" not in made().get("/nowhere").text


def test_what_is_logged_outside_of_requests_has_no_number(made, caplog):
    made().application.logger.warning("50% done")
    assert caplog.messages == ["50% done"]
