"""What the tests of pages look at pages with."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.people import Guest
from tests.web import exams
from tests.web.arriving import end_programs
from tests.web.classroom import Taught, taught_by
from tests.web.exams import School
from tests.web.reviews import Desk, bring_in_berlin

QUOTED = re.compile(
    r'<mark class="quoted"[^>]*>((?:[^<]|<mark>[^<]*</mark>|<span[^>]*>[^<]*</span>)*)</mark>'
)


def quoted(page: TestResponse) -> str:
    """Return the words marked as the quotation on an article's page."""
    return re.sub(r"<[^>]+>", "", unescape("".join(QUOTED.findall(page.text))))


@pytest.fixture
def on_a_page(app: Flask) -> Iterator[None]:
    """As while a page is being made: words can be translated, and addresses built."""
    with app.test_request_context():
        yield


@pytest.fixture
def desk(app: Flask, ada: Guest) -> Desk:
    """Ada before a topic of hers in which events wait to be reviewed."""
    bring_in_berlin(app)
    return Desk(ada)


@pytest.fixture
def programs(app: Flask) -> Iterator[None]:
    """No reading program that a test starts outlives it."""
    yield
    end_programs(app)


@pytest.fixture
def school(app: Flask, monkeypatch: pytest.MonkeyPatch) -> School:
    """A class with a student in it, and a clock that stands at noon until it is put on."""
    return exams.school(app, monkeypatch)


@pytest.fixture
def taught(app: Flask, ada: Guest) -> Taught:
    """A class that Ada teaches, with Chi in it."""
    return taught_by(app, ada)
