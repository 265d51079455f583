"""Where a sentence is cut."""

import pytest

from quiz.events.chunks import chunks
from tests.events.sentences import said, words


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("When Rome fell, Ravenna stood", ["when: Rome fell", "Ravenna stood"]),
        ("Spain lost Cuba and ceded Guam", ["Spain lost Cuba", "and: ceded Guam"]),
        ("Spain and Portugal signed a treaty", ["Spain and Portugal signed a treaty"]),
        ("Pizarro landed as the war ended", ["Pizarro landed", "as: the war ended"]),
        ("Lenin served as leader in Moscow", ["Lenin served as leader in Moscow"]),
        ("Peace came after Wellington won", ["Peace came", "after: Wellington won"]),
        ("Peace came after the battle", ["Peace came after the battle"]),
        (
            "Magellan said Spain and Portugal were rivals",
            ["Magellan said Spain and Portugal were rivals"],
        ),
        ("Ali fled after losing Cairo", ["Ali fled", "after: losing Cairo"]),
    ],
)
def test_a_sentence_is_cut_where_a_clause_begins(text, pieces):
    found = words(text)
    assert [
        (f"{chunk.opener}: " if chunk.opener else "") + said(found[chunk.start : chunk.stop])
        for chunk in chunks(found)
    ] == pieces


def test_brackets_and_pairs_of_dashes_are_asides():
    found = words("Lenin (born Ulyanov) led – from afar – a party")
    assert [chunk.aside for chunk in chunks(found)] == [False, True, False, True, False]
