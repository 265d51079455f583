"""The database for a command: opened, and brought up to date first."""

from collections.abc import Iterator
from contextlib import contextmanager

from quiz.app import create_app
from quiz.storage.database import explaining_trouble
from quiz.storage.upgrading import bring_up_to_date


@contextmanager
def opened_database() -> Iterator[None]:
    """Run the block with the database at hand.

    Raises UnusableSetting, UnusableDatabase or BrokenTopic, which `main` turns into one line.
    """
    with create_app().app_context():
        bring_up_to_date()
        with explaining_trouble():
            yield
