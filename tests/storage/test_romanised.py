"""Usernames from names in every script."""

import pytest

from quiz.storage import usernames
from quiz.storage.romanised import NAMELESS, username_base


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Anna Schmidt", "anna.schmidt"),
        ("Schmidt, Anna Maria", "anna.schmidt"),
        ("Anna Maria Schmidt", "anna.schmidt"),
        ("Schmidt,", "schmidt"),
        ("José", "jose"),
        ("Zoë O’Brien", "zoe.obrien"),
        ("Müller-Lüdenscheid, Jörg", "jorg.mullerludenscheid"),
        ("Łukasz Żółć", "lukasz.zolc"),
        ("Nguyễn Thị Minh Khai", "nguyen.khai"),
        ("Straße", "strasse"),
        ("Иван Щукин", "ivan.shchukin"),
        ("Νίκος Παπαδόπουλος", "nikos.papadopoylos"),
        ("محمد علي", "mhmd.aly"),
        ("שרה כהן", "shrh.khn"),
        ("김민준", "gimminjun"),
        ("さくら たなか", "sakura.tanaka"),
        ("გიორგი", "giorgi"),
        ("a" * 200, "a" * 30),
        ("王小明", NAMELESS),
        ("🦊", NAMELESS),
        ("X", NAMELESS),
        ("12", NAMELESS),
    ],
)
def test_a_username_is_made_of_what_every_keyboard_has(name, base):
    assert username_base(name) == base
    assert usernames.readable(base) == base
