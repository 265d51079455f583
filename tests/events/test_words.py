"""Words with their kinds."""

import pytest

from quiz.events.words import Kind
from tests.events.sentences import words


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Charles de Gaulle spoke", "name name name word"),
        ("U.S.-backed troops", "name word"),
        ("In May 1940, Paris fell", "word date comma name word"),
        ("some 35,000 men", "word number word"),
        ("the war – a long one – ended", "word word dash word word word dash word"),
        ("Riots broke out", "word word word"),
        ("Fighting began", "word word"),
        ("Athens, he said of Athens", "name comma word word word name"),
    ],
)
def test_a_word_has_a_kind(text, kinds):
    assert [word.kind for word in words(text)] == [Kind(kind) for kind in kinds.split()]


def test_a_date_that_is_a_clause_as_well_is_left_as_words():
    text = "He left in 1911, four months before he died."
    assert [word.text for word in words(text) if word.kind is Kind.DATE] == ["1911"]


def test_owners():
    assert [word.text for word in words("Japan’s rule and the allies’ fleet") if word.owns] == [
        "Japan’s",
        "allies’",
    ]
