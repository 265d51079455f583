"""Where a statement may end early."""

import pytest

from quiz.events.shortening import cut_shorter
from tests.events.sentences import clause, said


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Peary sailed to Greenland for furs.",
            ["sailed to Greenland for furs", "sailed to Greenland"],
        ),
        ("Peary sailed north to map Greenland.", ["sailed north to map Greenland", "sailed north"]),
        ("Peary left Boston to map Greenland.", ["left Boston to map Greenland", "left Boston"]),
        ("France blamed Prussia for the war.", ["blamed Prussia for the war"]),
        ("Persia asked Rome to return the eagles.", ["asked Rome to return the eagles"]),
        ("Otto was killed during a siege.", ["was killed during a siege", "was killed"]),
        (
            "Rome sent grain in exchange for silver.",
            ["sent grain in exchange for silver", "sent grain"],
        ),
    ],
)
def test_the_whole_comes_first_and_the_verb_keeps_what_it_needs(text, pieces):
    found = clause(text)
    assert [said(words) for words in cut_shorter(found.predicate, found)] == pieces
