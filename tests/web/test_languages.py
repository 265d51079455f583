"""A page is in the language of its catalogue, all of it."""

import json
import shutil
from datetime import timedelta
from zoneinfo import available_timezones

import pytest
from sqlalchemy import String, select

from quiz.formats import catalogue, event_formats
from quiz.storage.database import db
from quiz.storage.gradebook import QuestionRow
from quiz.storage.library import EventRow
from quiz.storage.tries import TooManyTries
from quiz.storage.usernames import UnusableUsername, readable
from quiz.web.filters import class_code, headline
from quiz.web.languages import translated as translated_words
from tests.conftest import settle
from tests.factories import make_written_choice
from tests.web import pseudo
from tests.web.test_routes import ROWS, make_scene

# Columns with what people have typed or named: it is nobody's to translate.
NAMED = ("title", "username", "name", "publisher", "description", "topic_title", "join_code")
FORMATS = (*catalogue.FORMATS, *event_formats.FORMATS)
FORMAT_NAMES = tuple(name for one in FORMATS for name in (one.label, one.ending))
FILES = ("line.txt", "kings.gift")
ELSEWHERE = ("Chronoquiz", "UTC", "The Chronicle", "It was unclear.", *FILES, *FORMAT_NAMES)


@pytest.fixture(scope="module")
def translated(application, bundled, tmp_path_factory):
    """The scene of the routes, where a reader may prefer a language of ⟦ ⟧."""
    shutil.copyfile(bundled, settle(application))
    with application.app_context():
        scene = make_scene(application)
    folder = tmp_path_factory.mktemp("translations")
    pseudo.write_catalogue(folder)
    with pseudo.translated_from(application, folder):
        yield scene
    settle(application)


@pytest.fixture(scope="module")
def names(translated):
    """What stands on pages in any language as it is."""
    with translated.app.app_context():
        columns = [
            column
            for table in db.metadata.tables.values()
            for column in table.columns
            if column.name in NAMED and isinstance(column.type, String)
        ]
        typed = {text for one in columns for text in db.session.scalars(select(one)) if text}
    zones = {zone.replace("_", " ") for zone in available_timezones()}
    codes = (translated.values["<typed>"], class_code(translated.values["/join/<typed> <typed>"]))
    return frozenset({*typed, *zones, *ELSEWHERE, *written(), *codes})


def written():
    """Yield what a teacher has written into a question."""
    question = make_written_choice()
    for one in (question, *question.choices):
        text = one.stem if one is question else one.text
        yield from (part.strip() for part in text.split("*") if part.strip(" .*"))
        yield from (one.explanation, one.source)


@pytest.fixture(scope="module")
def content(translated):
    """What is in the language of the articles."""
    with translated.app.app_context():
        statements = set(db.session.scalars(select(EventRow.statement)))
        records = db.session.scalars(select(QuestionRow.record))
        stems = {json.loads(record)["stem"] for record in records}
        return frozenset(statements | stems | {headline(text) for text in statements | stems})


def test_no_page_says_anything_that_is_not_in_the_catalogue(translated, names, content):
    found = {}
    for method, route, *statuses in ROWS:
        people = dict(zip(("guest", "Chi", "Dee", "Ada", "Abe", "Ben"), statuses, strict=True))
        may = [kind for kind in ("Ada", "Chi", "guest") if people[kind] == "200"]
        for kind in may[:2] if method == "GET" else ():
            browser = translated.browser(kind).client
            browser.environ_base["HTTP_ACCEPT_LANGUAGE"] = pseudo.LANGUAGE
            with browser.get(translated.address(route)) as answer:
                page = answer.text if answer.mimetype == "text/html" else ""
            if left := page and pseudo.bare(page, names, content):
                found[kind, route] = left
    assert found == {}


def test_a_page_is_in_the_language_its_reader_prefers_of_those_there_are(translated):
    browser = translated.app.test_client()
    for preferred, language in (("de, en;q=0.5", "de"), ("en, de;q=0.5", "en-GB"), ("fr", "en-GB")):
        page = browser.get("/about", headers={"Accept-Language": preferred}).text
        assert f'<html lang="{language}">' in page
        assert ("⟦" in page) == (language == "de")


def test_words_of_an_article_say_their_language_where_the_page_has_another(translated):
    address = translated.address("/topics/<slug>/events/<name>")
    browser = translated.app.test_client()
    assert '<blockquote lang="en">' in browser.get(address, headers={"Accept-Language": "de"}).text
    assert "<blockquote>" in browser.get(address).text


def test_a_complaint_of_the_core_is_told_in_the_language_of_the_page(translated):
    with translated.app.test_request_context(headers={"Accept-Language": pseudo.LANGUAGE}):
        assert translated_words(UnusableUsername("A %(what)s.", what=1_234)) == "A 1.234."
        assert translated_words(readable_refused("a b")).startswith("⟦Leave out the space")
        assert translated_words(TooManyTries(timedelta(minutes=3))).startswith("⟦Too many")


def readable_refused(name):
    with pytest.raises(UnusableUsername) as refused:
        readable(name)
    return refused.value
