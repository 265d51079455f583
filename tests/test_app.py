"""What holds for every page: cookies, hosts, headers, limits."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import session

from quiz.app import create_app
from tests.conftest import settings_in

HTTPS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


@pytest.fixture
def made(tmp_path):
    """Make a browser at an application with some settings, and with two pages for these tests."""

    def make(**settings):
        app = create_app(replace(settings_in(tmp_path), **settings))
        app.add_url_rule("/mine", view_func=mine)
        app.add_url_rule("/everyones", view_func=lambda: "the same for all")
        return app.test_client()

    return make


def mine():
    session["person"] = 7
    return "mine"


def cookie(response):
    return response.headers.get("Set-Cookie", "")


def test_a_cookie_over_http_is_not_secure_and_over_https_is(made):
    client = made()
    assert "Secure" not in cookie(client.get("/mine"))
    assert "Secure" in cookie(client.get("/mine", base_url="https://localhost"))


def test_a_proxy_is_believed_only_when_it_is_trusted(made):
    assert "Secure" not in cookie(made().get("/mine", headers=HTTPS))
    assert "Secure" in cookie(made(trusted_proxies=1).get("/mine", headers=HTTPS))


def test_the_cookie_lasts_thirty_days_and_is_for_this_site_and_no_script(made):
    client = made()
    sent = cookie(client.get("/mine"))
    assert "HttpOnly" in sent
    assert "SameSite=Lax" in sent
    left = client.get_cookie("chronoquiz").expires - datetime.now(UTC)
    assert timedelta(days=29, hours=23) < left <= timedelta(days=30)


def test_a_page_made_for_one_person_is_kept_nowhere(made):
    client = made()
    assert client.get("/mine").headers["Cache-Control"] == "no-store"
    shared = client.get("/everyones")
    assert shared.headers["Cache-Control"] == "no-cache"
    assert cookie(shared) == ""


def test_a_changed_cookie_is_nobodys(made):
    client = made()
    client.get("/mine")
    client.set_cookie("chronoquiz", "A" + client.get_cookie("chronoquiz").value)
    with client.session_transaction() as found:
        assert "person" not in found


def test_style_and_script_carry_no_cookie_and_are_kept_for_ever(client):
    page = client.get("/").text
    for address in re.findall(r'"(/static/[^"]+)"', page):
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert cookie(response) == ""


@pytest.mark.parametrize(
    "path", ["/", "/about", "/health", "/ready", "/no-such-page", "/static/no-such-file"]
)
def test_every_response_says_what_its_page_may_do(client, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_host_that_is_not_allowed_is_told_so(made):
    client = made(allowed_hosts=("quiz.example.org", ".school.example"))
    for host in ("quiz.example.org", "quiz.example.org:8000", "a.school.example"):
        assert client.get("/about", headers={"Host": host}).status_code == 200
    for host in ("evil.example", "a b", "é.example", "[::1]"):
        refused = client.get("/about", headers={"Host": host})
        assert refused.status_code == 400
        assert "does not go by that name" in refused.text


def test_without_a_list_every_host_is_allowed(made):
    assert made().get("/about", headers={"Host": "192.168.1.20:8000"}).status_code == 200


def test_a_request_that_is_too_large_is_refused(client):
    response = client.post("/topics/russia-north-korea/attempts", data={"start_key": "x" * 100_000})
    assert response.status_code == 413


def test_a_request_of_too_many_fields_is_refused(client):
    fields = {f"field-{number}": "x" for number in range(200)}
    response = client.post(
        "/topics/russia-north-korea/attempts",
        data=fields,
        content_type="multipart/form-data",
    )
    assert response.status_code == 413


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_pages_are_compressed(client, encoding):
    response = client.get("/", headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert len(response.data) < len(client.get("/").data) / 2


def test_a_misspelt_name_in_a_template_is_an_error(application):
    with application.app_context(), pytest.raises(Exception, match="is undefined"):
        application.jinja_env.from_string("{{ no_such_name }}").render()


@pytest.mark.parametrize(
    "host", ["a" * 300, "a..b", "a b", "a/b", "ä.example", "", "[::1", "x:99999999"]
)
def test_a_host_that_no_name_can_be_is_refused_plainly(client, host):
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 400
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "host", ["localhost:8000", "192.168.0.7", "[::1]:8000", "quiz_1.school.example"]
)
def test_any_name_a_classroom_may_use_is_served(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200
