"""Reading in a process of its own: its limits are kept, whatever the file."""

import logging
import time

import pytest

from quiz.articles import apart
from quiz.articles.file import UnreadableFile
from tests.articles import printing

# A page with much to draw.
DRAWN = b"\n".join(
    b"BT /F1 10 Tf 1 0 0 1 60 %d Tm (In 1961 Gagarin flew.) Tj ET" % height
    for height in range(700, 100, -1)
)


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setitem(apart.LONGEST_WORK, "pdf", 1)
    started = time.monotonic()
    with pytest.raises(UnreadableFile, match="takes longer than 1 seconds"):
        apart.read("pdf", printing.assembled([DRAWN] * 400))
    assert time.monotonic() - started < 15


def test_what_takes_too_much_memory_is_ended(monkeypatch):
    page = b"<body>" + b"<p>In 1961 Gagarin flew.</p>" * 60_000
    monkeypatch.setattr(apart, "MOST_MEMORY", 70_000_000)
    with pytest.raises(UnreadableFile, match="takes too much memory"):
        apart.read("html", page)


def test_a_reader_that_gives_up_is_a_sentence_and_a_line_in_the_log(caplog, monkeypatch):
    monkeypatch.setitem(apart.LONGEST_WORK, "no_such_reader", 5)
    with caplog.at_level(logging.INFO), pytest.raises(UnreadableFile, match="damaged"):
        apart.read("no_such_reader", b"")
    assert "ModuleNotFoundError" in caplog.text
