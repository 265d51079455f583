"""Bytes that are text, and bytes that are refused with the reason and the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles import file
from quiz.articles.file import UnreadableFile
from quiz.articles.plain import UTF_16_NOTE, WINDOWS_NOTE, decode


@given(
    st.text(min_size=1).filter(lambda text: text.strip("\ufeff \n\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"))
)
def test_what_is_decoded_gives_the_bytes_back(text):
    try:
        assert decode(text.encode()) == (text, None)
    except UnreadableFile:
        assert "\0" in text or not text.strip().strip("\ufeff")


def test_line_ends_and_the_byte_order_mark_stay():
    assert decode(b"\xef\xbb\xbf1066\r\nHastings\n") == ("\ufeff1066\r\nHastings\n", None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_by_its_mark(encoding):
    data = "\ufeff1066 — Königgrätz 1866\r\n".encode(encoding)
    assert decode(data) == ("1066 — Königgrätz 1866\r\n", UTF_16_NOTE)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Na\xefve", "Naïve"),
        (b"In 1961, caf\xe9.", "In 1961, café."),
        (b"In 1789\nthe \x93Estates\x94 met", "In 1789\nthe “Estates” met"),
        (b"The war of 1941\x9645 cost \x80 5\r\n", "The war of 1941–45 cost € 5\r\n"),
        (b"The CAF\xc9\x94 of Z\xfcrich, in 1961", "The CAFÉ” of Zürich, in 1961"),
    ],
)
def test_windows_1252_is_told_by_what_it_says(data, text):
    assert decode(data) == (text, WINDOWS_NOTE)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"In 1789\nthe \x8dEstates\x8f met", "byte 12, in line 2, is 0x8D"),
        (b"In 1961, caf\xe9.\x07", "byte 12, in line 1, is 0xE9"),
        ("В 1961 году Гагарин полетел.".encode("cp1251"), "byte 0, in line 1, is 0xC2"),
        ("Königgrätz, 1866: “Moltke” siegt.".encode() + b"\xff", "is 0xFF"),
        (b"\xff", "byte 0, in line 1, is 0xFF"),
        ("In 1961.".encode("utf-16")[:-1], "UTF-16, but breaks off"),
        (b"1066\n\0Hastings", "byte 5, in line 2, is zero"),
        ("é\n\0Hastings".encode(), "byte 3, in line 2, is zero"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data, message):
    with pytest.raises(UnreadableFile, match=message):
        decode(data)


def test_a_file_and_a_text_may_be_too_long(monkeypatch):
    monkeypatch.setattr(file, "LARGEST_FILE", 12)
    monkeypatch.setattr(file, "LONGEST_TEXT", 5)
    with pytest.raises(UnreadableFile, match="13 bytes; at most 12"):
        decode(b"x" * 13)
    with pytest.raises(UnreadableFile, match="6 characters; at most 5"):
        decode(b"x" * 6)
