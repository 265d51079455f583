"""Who and what most tests of the shelves begin with."""

import pytest

from quiz.storage import library
from quiz.storage.accounts import new_guest
from quiz.storage.database import writing
from tests.factories import NOON, make_topic


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


def a_guest():
    with writing():
        return new_guest(NOON)


@pytest.fixture
def chi(shelves):
    return a_guest()


@pytest.fixture
def dee(shelves):
    return a_guest()
