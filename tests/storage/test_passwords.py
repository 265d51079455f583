"""Passwords."""

import pytest
from argon2 import PasswordHasher, extract_parameters

from quiz.storage import passwords
from quiz.storage.passwords import UnusablePassword


def test_the_password_matches_and_no_other_does():
    kept = passwords.hashed("nine lives")
    assert passwords.matches(kept, "nine lives")
    assert not passwords.matches(kept, "nine lives ")
    assert not passwords.matches(kept, "Nine lives")


def test_nothing_of_it_can_be_read_and_no_two_hashes_are_alike():
    one, other = passwords.hashed("nine lives"), passwords.hashed("nine lives")
    assert "nine" not in one
    assert one != other


def test_a_letter_typed_as_one_character_or_as_two_is_the_same():
    assert passwords.matches(passwords.hashed("caf\u00e9 au lait"), "cafe\u0301 au lait")


def test_argon2_is_used_as_the_design_says():
    found = extract_parameters(passwords.hashed("nine lives"))
    assert (found.type.name, found.memory_cost, found.time_cost, found.parallelism) == (
        "ID",
        19 * 1024,
        2,
        1,
    )


def test_the_hash_of_nobody_takes_as_long_as_any():
    assert not passwords.outdated(passwords.NOBODYS)
    assert not passwords.matches(passwords.NOBODYS, "")


def test_a_hash_of_other_figures_is_outdated_and_still_matches():
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash("nine lives")
    assert passwords.outdated(old)
    assert passwords.matches(old, "nine lives")


@pytest.mark.parametrize(
    "password", ["12345 67", "x y z w …", "пароль мой", " " * 7 + "x", "ab" * 500]
)
def test_whatever_is_long_enough_will_do(password):
    passwords.check(password, "ada")


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "at least 8"),
        ("short", "at least 8"),
        ("x y" * 334, "at most 1,000"),
        ("Ada.Lovelace", "The username"),
        ("PassWord", "one of the first"),
        ("12345678", "one of the first"),
        ("aaaaaaaaaaaa", "one of the first"),
    ],
)
def test_what_is_guessed_first_is_refused(password, words):
    with pytest.raises(UnusablePassword, match=words):
        passwords.check(password, "ada.lovelace")
