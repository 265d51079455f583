"""Whether a statement says enough."""

import pytest

from quiz.events.completeness import says_enough
from tests.events.sentences import clause


@pytest.mark.parametrize(
    "text",
    [
        "Rome fell.",
        "Lincoln was shot.",
        "War broke out.",
        "Nixon visited Peking.",
        "Otto took power.",
    ],
)
def test_enough(text):
    assert says_enough(text, clause(text).predicate, clause(text))


@pytest.mark.parametrize(
    "text",
    [
        "France backed Prussia.",
        "Nixon announced in Peking.",
        "Britain applied to join.",
        "Troops were sent.",
        "Spain lost its colony.",
        "Rome fought in and for.",
        "Rome won but the others.",
    ],
)
def test_not_enough(text):
    assert not says_enough(text, clause(text).predicate, clause(text))
