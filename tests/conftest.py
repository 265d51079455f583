"""The application, a browser without a screen, and a clean database for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from quiz.app import create_app
from quiz.config import Settings
from quiz.storage.database import connect, database_file, db
from quiz.storage.upgrading import bring_up_to_date
from tests.people import Guest, teacher

Factory = pytest.TempPathFactory

# How long an example takes says how busy the machine is, and nothing of the program.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def application(tmp_path_factory: Factory) -> Flask:
    """One application for all tests of a process; `app` gives it a clean database."""
    app = create_app(settings_in(tmp_path_factory.mktemp("instance")))
    app.testing = True
    return app


@pytest.fixture(scope="session")
def bundled(application: Flask, tmp_path_factory: Factory) -> Path:
    """A database as the first start makes it, to be copied."""
    with application.app_context():
        bring_up_to_date()
    return taken_away(application, tmp_path_factory.mktemp("bundled"))


@pytest.fixture
def app(application: Flask, bundled: Path) -> Iterator[Flask]:
    """The application with the bundled topics and nothing else in its database."""
    shutil.copyfile(bundled, settle(application))
    yield application
    settle(application)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def ada(app: Flask) -> Guest:
    return teacher(app, "Ada")


@pytest.fixture
def ben(app: Flask) -> Guest:
    return teacher(app, "Ben")


@pytest.fixture
def chi(app: Flask) -> Guest:
    return Guest(app, app.test_client())


@pytest.fixture
def dee(app: Flask) -> Guest:
    return Guest(app, app.test_client())


@pytest.fixture(scope="session")
def shelving(tmp_path_factory: Factory) -> Flask:
    """Storage without pages around it; `shelves` gives it a clean database."""
    app = Flask("shelving")
    connect(app, settings_in(tmp_path_factory.mktemp("shelving")))
    return app


@pytest.fixture(scope="session")
def bare(shelving: Flask, tmp_path_factory: Factory) -> Path:
    """A database with its tables and not one row, to be copied."""
    folder = tmp_path_factory.mktemp("bare")
    with shelving.app_context():
        bring_up_to_date(topics=folder)
    return taken_away(shelving, folder)


@pytest.fixture
def shelves(shelving: Flask, bare: Path) -> Iterator[Flask]:
    """Empty storage shelves, at hand in the test; the application they belong to."""
    shutil.copyfile(bare, settle(shelving))
    with shelving.app_context():
        yield shelving
        db.session.remove()
    settle(shelving)


def settings_in(folder: Path) -> Settings:
    return Settings(folder, folder / "quiz.sqlite3", secret_key="a key for tests only")


def taken_away(app: Flask, folder: Path) -> Path:
    """Move the database of an application to a folder and return where it is now."""
    return Path(shutil.move(settle(app), folder / "to-be-copied.sqlite3"))


def settle(app: Flask) -> Path:
    """Close every connection, so that the database is one file, and return that file."""
    with app.app_context():
        db.engine.dispose()
        return database_file()
