"""Usernames: what they may be, and when two are the same."""

import pytest

from quiz.storage import usernames
from quiz.storage.usernames import UnusableUsername


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ada", "ada"),
        ("  Ada.Lovelace_1815-1852 ", "Ada.Lovelace_1815-1852"),
        ("Жуковский", "Жуковский"),
        ("김정은", "김정은"),
        ("हिन्दी", "हिन्दी"),
        ("مريم", "مريم"),
        ("Zoe\u0308", "Zoë"),
        ("Ａｄａ", "Ada"),  # full width
        ("ﬁona", "fiona"),  # a ligature
        ("42", "42"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_name_is_read_in_every_script(typed, name):
    assert usernames.readable(typed) == name


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "2 to 40 characters"),
        (" a ", "2 to 40 characters"),
        ("x" * 41, "2 to 40 characters"),
        ("ada lovelace", "Leave out the space"),
        ("ada@home", "Leave out “@”"),
        ("<b>ada", "Leave out “<”"),
        ("ada☺", "Leave out “☺”"),
        ("ada\u200b", "nobody can see"),  # a space of no width
        ("a\u202eda", "nobody can see"),  # turns the direction
        ("ad\x00a", "nobody can see"),
        ("ad\ta", "nobody can see"),
        ("ad\u2028a", "nobody can see"),
        ("\u3164\u3164", "nobody can see"),  # a letter that looks like nothing
        ("ada\ufe0f", "nobody can see"),
        ("..", "begin with a letter or a digit"),
        ("-ada", "begin with a letter or a digit"),
        ("\u0301da", "begin with a letter or a digit"),
    ],
)
def test_what_cannot_be_a_name_is_told_why(typed, words):
    with pytest.raises(UnusableUsername, match=words):
        usernames.readable(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada", "ADA"),
        ("ada", " Ada "),
        ("Straße", "STRASSE"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ("Zoë", "ZOE\u0308"),
        ("Ａｄａ", "ada"),
        ("İpek", "i\u0307pek"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert usernames.key(one) == usernames.key(other)


def test_two_names_have_two_keys():
    assert usernames.key("ada") != usernames.key("ada1")
