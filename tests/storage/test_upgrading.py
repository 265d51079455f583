"""A database is brought up to date, or refused in a sentence."""

import json
import shutil
import sqlite3

import pytest
from flask import Flask
from sqlalchemy import delete, text

from quiz.config import Settings
from quiz.events.topic import Topic
from quiz.formats.topic_file import BrokenTopic
from quiz.storage import checking, library
from quiz.storage.database import UnusableDatabase, connect, database_file, db, writing
from quiz.storage.library import TopicRow
from quiz.storage.upgrading import BUNDLED, bring_up_to_date
from tests.factories import make_article

SLUG = "russia-north-korea"
SLUGS = {file.parent.name for file in BUNDLED.glob("*/topic.json")}


@pytest.fixture
def topics(tmp_path):
    """A folder of bundled topics that a test may change."""
    shutil.copytree(BUNDLED, tmp_path / "topics")
    return tmp_path / "topics"


def opened(file):
    """Bring the database in a file up to date, as a command does."""
    app = Flask("opened")
    connect(app, Settings(file.parent, file))
    with app.app_context():
        try:
            bring_up_to_date()
        finally:
            db.session.remove()
            db.engine.dispose()


def test_a_bundled_topic_is_loaded_with_its_texts_untouched(shelves):
    bring_up_to_date()
    row = library.topic(SLUG)
    assert row.events == len(library.events_of(row.id)) >= 45
    for article in library.articles_of(row.id):
        files = (BUNDLED / SLUG).glob("*.txt")
        assert library.article(article.slug).text.encode() in {file.read_bytes() for file in files}


def test_a_topic_is_loaded_once(shelves):
    bring_up_to_date()
    bring_up_to_date()
    assert sorted(topic.slug for topic in library.topics()) == sorted(SLUGS)


def test_a_deleted_topic_stays_deleted(shelves):
    bring_up_to_date()
    with writing():
        db.session.execute(delete(TopicRow))
    bring_up_to_date()
    assert library.topics() == []


def test_a_topic_that_comes_with_a_later_version_is_loaded(shelves, topics):
    bring_up_to_date(topics)
    later = json.loads((topics / SLUG / "topic.json").read_text())
    later.update(slug="later", title="Later", events=[], articles=[])
    (topics / "later").mkdir()
    (topics / "later" / "topic.json").write_text(json.dumps(later))
    bring_up_to_date(topics)
    assert {topic.slug for topic in library.topics()} == SLUGS | {"later"}


def test_a_broken_topic_is_named_and_nothing_of_it_is_loaded(shelves, topics):
    text = topics / SLUG / "dated-record.txt"
    text.write_text("x" + text.read_text())
    with pytest.raises(BrokenTopic, match=SLUG):
        bring_up_to_date(topics)
    assert library.topics() == []


def test_a_database_is_made_in_a_folder_that_is_not_there_yet(tmp_path):
    file = tmp_path / "a" / "b" / "quiz.sqlite3"
    opened(file)
    assert file.is_file()


@pytest.mark.parametrize("table", ["bookmarks", "alembic_version"])
def test_another_programs_database_is_left_alone(tmp_path, table):
    file = tmp_path / "other.sqlite3"
    with sqlite3.connect(file) as other:
        other.execute(f"CREATE TABLE {table} (version_num)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(UnusableDatabase, match="another program"):
        opened(file)
    assert file.read_bytes() == before


def test_a_newer_versions_database_is_left_alone(shelves, topics):
    with writing():
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(UnusableDatabase, match=r"newer version .* step 9999"):
        bring_up_to_date(topics)


@pytest.mark.parametrize("content", [b"Dear diary, " * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_left_alone(tmp_path, content):
    file = tmp_path / "diary.txt"
    file.write_bytes(content)
    with pytest.raises(UnusableDatabase, match=r"diary\.txt"):
        opened(file)
    assert file.read_bytes() == content


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(UnusableDatabase, match="cannot be used"):
        opened(tmp_path)


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UnusableDatabase, match="cannot be used"):
        opened(tmp_path / "file" / "quiz.sqlite3")


def test_an_empty_file_becomes_a_database(tmp_path):
    (tmp_path / "quiz.sqlite3").touch()
    opened(tmp_path / "quiz.sqlite3")


def test_the_file_is_the_one_in_the_settings(shelves):
    assert database_file().name == "quiz.sqlite3"


def test_a_topic_whose_slugs_teachers_have_taken_is_loaded_under_others(shelves, topics):
    taken = json.loads((topics / SLUG / "topic.json").read_text())
    article = taken["articles"][0]["slug"]
    with writing():
        library.add_topic(Topic(SLUG, "Mine", "", (make_article(article),), ()))
    bring_up_to_date(topics)
    assert library.topic(f"{SLUG}-2").title == taken["title"]
    assert library.article(f"{article}-2") is not None
    assert list(checking.problems()) == []
