"""The finite verb of a group of words."""

import pytest

from quiz.events.grammar import finite_verb
from tests.events.sentences import words


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Napoleon’s armies invade the old kingdom of Saxony", "invade"),
        ("The army besieged in Paris surrendered", "surrendered"),
        ("Troops led by Garibaldi captured Palermo", "captured"),
        ("The newly created republic of Texas joined the union", "joined"),
        ("The treaty that ended the war was signed in Paris", "was"),
        ("France supports the rebels in Algeria", "supports"),
        ("France joined in talks aimed at peace", "joined"),
        ("The two issue a joint note", "issue"),
        ("Nelson toured factories that experts said were unsafe", "toured"),
        ("Russia and Austria block the sale", "block"),
        ("An offensive launched by Brusilov surprised Vienna", "surprised"),
        ("Britain may have lost the colony", "may"),
        ("The king was beheaded", "was"),
    ],
)
def test_the_finite_verb_is_found(text, verb):
    found = words(text)
    place = finite_verb(found, 0, len(found))
    assert place is not None
    assert found[place].text == verb


@pytest.mark.parametrize(
    "text",
    [
        "The Soviet missile tests of the decade",
        "a treaty signed by both kings",
        "to defend the city",
    ],
)
def test_words_without_one_have_none(text):
    found = words(text)
    assert finite_verb(found, 0, len(found), surely=True) is None
