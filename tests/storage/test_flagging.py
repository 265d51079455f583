"""Flags on questions to come back to."""

import pytest

from quiz.storage import accounts, flagging, library, responses
from quiz.storage.database import writing
from tests.factories import NOON, make_attempt, make_topic


@pytest.fixture
def attempt(app):
    with app.app_context():
        with writing():
            topic, person = library.add_topic(make_topic()), accounts.new_guest(NOON)
        yield make_attempt(person.id, topic)


def test_a_flag_is_put_on_and_taken_off(attempt):
    with writing():
        assert flagging.flag(attempt.id, 2, flagged=True)
        assert flagging.flag(attempt.id, 2, flagged=True)
        assert flagging.flag(attempt.id, 3, flagged=True)
        assert flagging.flag(attempt.id, 3, flagged=False)
    assert flagging.flagged_positions(attempt.id) == {2}


def test_an_attempt_that_has_ended_keeps_its_flags_as_they_are(attempt):
    with writing():
        flagging.flag(attempt.id, 1, flagged=True)
        responses.submit(attempt.id, NOON)
        assert not flagging.flag(attempt.id, 1, flagged=False)
        assert not flagging.flag(attempt.id, 2, flagged=True)
    assert flagging.flagged_positions(attempt.id) == {1}
