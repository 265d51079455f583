"""Which formats there are, and which of them a file has."""

import pytest

from quiz.formats import catalogue
from quiz.formats.catalogue import Format, UndecidedFormat, format_named, guess, readable, writable
from quiz.formats.exchange import FileQuestion, Package, Reading, Written
from quiz.messages import Message
from tests.exchanged import sixty
from tests.factories import make_written_choice

BOTH = [one.name for one in readable() if one.write]


def read(content: bytes) -> Reading:
    return Reading(())


def plain(name: str, ending: str, mark: bytes) -> Format:
    """Return a format whose files begin with a mark."""
    return Format(
        name,
        name.title(),
        ending,
        "text/plain",
        Message("For tests."),
        Message("Nothing."),
        read=read,
        is_probably=lambda content: content.startswith(mark),
    )


@pytest.fixture
def three(monkeypatch):
    """Three formats, of which two look the same."""
    formats = (plain("one", ".txt", b"1"), plain("two", ".csv", b"1"), plain("six", ".six", b"6"))
    monkeypatch.setattr(catalogue, "FORMATS", formats)


def test_every_format_goes_one_way_at_least_by_a_name_of_its_own():
    names = [one.name for one in catalogue.FORMATS]
    assert len(set(names)) == len(names)
    for one in catalogue.FORMATS:
        assert one.read or one.write
        assert bool(one.read) == bool(one.is_probably)
        assert one.ending.startswith(".")
        assert all(str(said).endswith(".") for said in (one.purpose, one.carries))
        assert format_named(one.name) is one
    assert format_named("latin") is None


@pytest.mark.parametrize("name", BOTH)
def test_what_a_format_writes_is_known_by_what_is_in_it_and_read_back(name):
    one = format_named(name)
    asked = [make_written_choice(right, stem=f"Where was {right}?") for right in "abcd"]
    content = one.write(Package("Kings", tuple(map(FileQuestion, asked)))).content
    assert guess(content, "no-name-at-all") is one
    assert one.read(content).questions


@pytest.mark.parametrize("name", BOTH)
def test_texts_that_look_like_another_format_are_known_by_the_ending_too(name):
    one = format_named(name)
    assert guess(one.write(sixty()).content, f"sixty{one.ending}") is one


@pytest.mark.parametrize("name", ["qti-2.2", "qti-3.0"])
def test_a_package_of_qti_is_known_whichever_version_it_has(name):
    assert guess(format_named(name).write(sixty()).content, "sixty.zip").name == "qti"


@pytest.mark.parametrize("one", writable(), ids=lambda one: one.name)
def test_every_format_can_write_a_set_without_questions(one):
    assert isinstance(one.write(Package("Nothing", ())), Written)


@pytest.mark.parametrize(
    ("content", "filename", "name"),
    [
        (b"6", "questions.txt", "six"),
        (b"1", "questions.txt", "one"),
        (b"1", "QUESTIONS.CSV", "two"),
    ],
)
def test_content_decides_and_the_ending_only_among_equals(three, content, filename, name):
    assert guess(content, filename).name == name


def test_where_several_fit_they_are_named(three):
    with pytest.raises(UndecidedFormat, match="one of these formats: One, Two") as doubt:
        guess(b"1", "questions.six")
    assert [one.name for one in doubt.value.possible] == ["one", "two"]
    assert doubt.value.fits


def test_where_none_fits_all_that_are_read_are_named(three):
    with pytest.raises(UndecidedFormat, match="no question file that can be read") as doubt:
        guess(b"?", "questions.txt")
    assert [one.name for one in doubt.value.possible] == ["one", "two", "six"]
    assert not doubt.value.fits
