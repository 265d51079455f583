"""Bytes that are text, and bytes that are refused with the reason and the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles import plain
from quiz.articles.plain import UnreadableFile, decode


@given(
    st.text(min_size=1).filter(lambda text: text.strip("\ufeff \n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"))
)
def test_what_is_decoded_gives_the_bytes_back(text):
    try:
        assert decode(text.encode()).encode() == text.encode()
    except UnreadableFile:
        assert "\0" in text or not text.strip().strip("\ufeff")


def test_line_ends_and_the_byte_order_mark_stay():
    assert decode(b"\xef\xbb\xbf1066\r\nHastings\n") == "\ufeff1066\r\nHastings\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"Na\xefve", "byte 2, in line 1, is 0xEF"),
        (b"In 1789\nthe \x93Estates\x94 met", "byte 12, in line 2, is 0x93"),
        ("1066".encode("utf-16"), "UTF-16"),
        (b"1066\n\0Hastings", "byte 5, in line 2, is zero"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data, message):
    with pytest.raises(UnreadableFile, match=message):
        decode(data)


def test_a_file_and_a_text_may_be_too_long(monkeypatch):
    monkeypatch.setattr(plain, "LARGEST_FILE", 12)
    monkeypatch.setattr(plain, "LONGEST_TEXT", 5)
    with pytest.raises(UnreadableFile, match="13 bytes; at most 12"):
        decode(b"x" * 13)
    with pytest.raises(UnreadableFile, match="6 characters; at most 5"):
        decode(b"x" * 6)
