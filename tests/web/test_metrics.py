"""What is counted while pages are answered; tests/test_metrics.py reads it from a real server."""

import shutil
from dataclasses import replace

import pytest
from prometheus_client import REGISTRY

from quiz.app import create_app
from quiz.storage.database import writing
from tests.conftest import settings_in
from tests.people import START_KEY, TOPIC, Guest, Sitting, found, right_answer, wrong_answer


@pytest.fixture
def measured(bundled, tmp_path):
    """A guest at an application that counts."""
    settings = replace(settings_in(tmp_path), metrics=("127.0.0.1", 9464))
    shutil.copyfile(bundled, settings.database)
    app = create_app(settings)
    return Guest(app, app.test_client())


def counted(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/about", "/about", "2xx"),
        ("/attempts/77", "/attempts/<int:attempt_id>", "4xx"),
        ("/account", "/account", "3xx"),
        ("/nowhere/ada-lovelace", "none", "4xx"),
    ],
)
def test_a_request_is_counted_by_its_route_and_kind_of_status(measured, path, route, status):
    before = counted("chronoquiz_requests_total", route=route, status=status)
    timed = counted("chronoquiz_request_seconds_count", route=route)
    measured.client.get(path)
    assert counted("chronoquiz_requests_total", route=route, status=status) == before + 1
    assert counted("chronoquiz_request_seconds_count", route=route) == timed + 1


def test_what_breaks_is_counted(measured):
    def broken():
        raise RuntimeError("broken on purpose")

    measured.app.view_functions["home.about"] = broken
    before = counted("chronoquiz_requests_total", route="/about", status="5xx")
    measured.client.get("/about")
    assert counted("chronoquiz_requests_total", route="/about", status="5xx") == before + 1


def test_an_answer_is_counted_when_it_is_saved_and_only_then(measured):
    sitting = measured.start()
    before = counted("chronoquiz_answers_saved_total")
    sitting.respond(1, right_answer(sitting.item(1)))
    sitting.respond(1, right_answer(sitting.item(1)))
    measured.open(f"/topics/{TOPIC}")
    assert counted("chronoquiz_answers_saved_total") == before + 1


def test_each_change_of_an_answer_at_an_exam_is_counted(measured):
    page, address = measured.open("/"), f"/topics/{TOPIC}/attempts"
    sent = measured.send(address, page, start_key=found(START_KEY, page), exam="yes")
    sitting = Sitting(measured, sent.location)
    before = counted("chronoquiz_answers_saved_total")
    for answer in (right_answer(sitting.item(1)), wrong_answer(sitting.item(1))):
        sitting.respond(1, answer)
    assert counted("chronoquiz_answers_saved_total") == before + 2


def test_who_writes_is_counted_with_how_long_it_waited(measured):
    before = counted("chronoquiz_writer_wait_seconds_count")
    with measured.app.app_context(), writing():
        pass
    assert counted("chronoquiz_writer_wait_seconds_count") == before + 1


def test_nothing_is_counted_where_nobody_asks(chi):
    before = counted("chronoquiz_requests_total", route="/about", status="2xx")
    chi.open("/about")
    assert counted("chronoquiz_requests_total", route="/about", status="2xx") == before
