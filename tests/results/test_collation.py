"""Names in the order in which a teacher looks for them."""

import pytest

from quiz.results.collation import collation_key, searched


@pytest.mark.parametrize(
    "names",
    [
        ["Emil", "Émile", "Ivo Marković", "Lukas", "Łukasz", "Ørsted", "Oz", "Özil", "Zoë"],
        ["anna", "Anna Berg", "Ben", "BEN CARR"],
        ["Student 2", "student 10", "Student 100"],
        ["Егор", "Ёлка", "Жанна"],
        ["Άννα", "Βασίλης", "Ωρίων"],
        ["ขวัญ", "เขม", "งาม"],
        ["あい", "アイカ", "かおり"],
        ["Zoe", "Анна", "אבי", "محمد", "佐藤"],
    ],
    ids=["accents", "capitals", "numbers", "Russian", "Greek", "Thai", "Japanese", "scripts"],
)
def test_names_are_sorted_as_their_readers_look_for_them(names):
    backwards = names[::-1]
    assert sorted(backwards, key=collation_key) == names


@pytest.mark.parametrize("name", ["", "-", "😀", "!!!", "\u200f"])
def test_a_name_without_letters_comes_last(name):
    assert sorted([name, "Zoë", "佐藤"], key=collation_key)[-1] == name


def test_no_two_names_have_one_key():
    assert collation_key("Zoe") != collation_key("Zoë") != collation_key("zoë")


def test_capitals_accents_and_spaces_to_spare_make_no_difference_to_a_search():
    assert searched("  Łukasz   ÖZİL ") == "lukasz ozil"
