"""The database for a command: opened, and brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quiz.app import create_app
from quiz.config import UnusableSetting
from quiz.formats.topic_file import BrokenTopic
from quiz.storage.database import UnusableDatabase, explaining_trouble
from quiz.storage.upgrading import bring_up_to_date


@contextmanager
def opened_database() -> Iterator[None]:
    """Run the block with the database at hand; its foreseeable troubles become one line."""
    with unopened_database():
        bring_up_to_date()
        with explaining_trouble():
            yield


@contextmanager
def unopened_database() -> Iterator[None]:
    """Run the block with the database named but not touched: it may be broken, or missing."""
    try:
        with create_app().app_context():
            yield
    except (UnusableSetting, UnusableDatabase, BrokenTopic) as trouble:
        raise click.ClickException(str(trouble)) from trouble
