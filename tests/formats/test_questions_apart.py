"""A question file read in a process of its own, which cannot do harm."""

import pytest

from quiz.articles.file import LARGEST_FILE, UnreadableFile
from quiz.formats import questions_apart
from quiz.formats.catalogue import UndecidedFormat, format_named
from quiz.formats.reading_record import to_record

GIFT = b"::Kings::Who was king?{=Louis ~Otto}\n\nWho was not?{~Louis}\n"


def test_what_it_reads_is_what_is_read_here():
    found = questions_apart.read(GIFT, "kings.txt")
    assert found.format.name == "gift"
    assert to_record(found.reading) == to_record(format_named("gift").read(GIFT))
    assert found.reading.questions
    assert found.reading.problems


def test_a_format_that_is_named_is_not_guessed():
    with pytest.raises(UndecidedFormat, match="no question file") as doubt:
        questions_apart.read(b"There was a king.", "kings.txt")
    assert "gift" in [one.name for one in doubt.value.possible]
    with pytest.raises(UnreadableFile):
        questions_apart.read(b"There was a king.", "kings.txt", "gift")


@pytest.mark.parametrize("name", ["a\nb\0.txt", "x" * 5_000, "“Könige”.txt"])
def test_a_file_may_have_any_name(name):
    assert questions_apart.read(GIFT, name).format.name == "gift"


def test_what_is_too_large_is_not_read_at_all():
    with pytest.raises(UnreadableFile, match="20,000,000"):
        questions_apart.read(b"x" * (LARGEST_FILE + 1), "kings.txt")


def test_what_takes_too_long_is_ended_and_told(monkeypatch):
    monkeypatch.setattr(questions_apart, "LONGEST_WORK", 0.01)
    with pytest.raises(UnreadableFile, match="longer than 45 seconds"):
        questions_apart.read(GIFT, "kings.txt")


def test_pictures_that_are_too_large_together_are_told(monkeypatch):
    monkeypatch.setattr(questions_apart, "MOST_OF_PICTURES", -1)
    record = questions_apart.read_here(GIFT, "kings.txt", "gift")
    assert "too large together" in record["unreadable"]["text"]


def test_a_fault_of_ours_is_told_as_ours():
    with pytest.raises(UnreadableFile, match="fault is ours"):
        questions_apart.read(GIFT, "kings.txt", "no-such-format")
