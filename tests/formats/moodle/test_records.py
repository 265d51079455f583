"""A file in parts: each with its line and its own source, as long as the file can be read."""

import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats.moodle.records import (
    DEEPEST,
    MOST_ELEMENTS,
    Broken,
    begins_like_moodle,
    readable,
    records,
    source_of,
)

TWO = '<quiz>\n<question type="a"/>\n\n<question\n type="b"><text>é</text></question >\n</quiz>'


def parts(text):
    source = text if isinstance(text, str) else source_of(text)[0]
    return list(records(source, readable(source)[0]))


def test_a_part_knows_its_line_its_kind_and_what_it_says():
    first, second = parts(TWO)
    assert (first.line, first.kind, first.source) == (2, "a", '<question type="a"/>')
    assert (second.line, second.kind) == (4, "b")
    assert second.source == '<question\n type="b"><text>é</text></question >'
    assert second.element.findtext("text") == "é"


@pytest.mark.parametrize(
    "text",
    [
        '<question type="a"/><question type="b"/>',
        '\n\n<?xml version="1.1" encoding="koi8-r"?>\n<quiz><question type="a"/></quiz>'
        '<quiz><question type="b"/></quiz>',
        'Warning: late\n<quiz><question type="a"/>words<question type="b"/></quiz> more',
        '<!-- ours --><quiz xmlns="urn:x"><question type="a"/><question type="b"/></quiz>',
    ],
)
def test_what_stands_around_the_questions_does_not_matter(text):
    assert [part.kind for part in parts(text)] == ["a", "b"]


def test_where_names_are_from_does_not_matter():
    (part,) = parts('<quiz xmlns="urn:x"><question type="a"><text>b</text></question></quiz>')
    assert part.element.findtext("text") == "b"


def test_what_is_no_question_is_a_part_as_well():
    assert [part.kind for part in parts('<quiz><other type="x"/></quiz>')] == [""]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", '<?xml version="1.0"?>'),
        ("utf-16", '<?xml version="1.0" encoding="utf-16"?>'),
        ("utf-16-le", '<?xml version="1.0" encoding="utf-16"?>'),
        ("utf-16-be", ""),
        ("iso-8859-1", "<?xml version='1.0' encoding = 'ISO-8859-1'?>"),
        ("windows-1252", ""),
        # Many say one thing and write another.
        ("utf-8", '<?xml version="1.0" encoding="utf-16"?>'),
        ("utf-8", '<?xml version="1.0" encoding="zip"?>'),
    ],
)
def test_encodings_are_told_by_what_the_file_declares_and_is(encoding, declared):
    text = f'{declared}<quiz><question type="Größe"/></quiz>'
    assert [part.kind for part in parts(text.encode(encoding))] == ["Größe"]


def test_characters_that_xml_cannot_hold_are_spaces_and_are_said_once():
    source = '<quiz>\n<question type="a">x\x0b\x1fy</question></quiz>'
    text, (problem,) = readable(source)
    (part,) = records(source, text)
    assert part.element.text == "x  y"
    assert part.source == '<question type="a">x\x0b\x1fy</question>'
    assert str(problem).startswith("line 2: From here on")


@pytest.mark.parametrize(
    ("text", "kinds", "line", "begun"),
    [
        ('<quiz>\n<question type="a"/>\n<question\ntype="b"><name', ["a"], 4, 3),
        ('<quiz>\n<question type="a"/>\n<question type="b">\n<name>', ["a"], 4, 3),
        ('<quiz><question type="a"/>\n<question type="b">&nbsp;</question>', ["a"], 2, 2),
        ('<quiz><question type="a"/>\n</quizz>', ["a"], 2, None),
        ("no XML & nothing", [], 1, None),
        ("<quiz>" + "<question>" * DEEPEST, [], 1, 1),
    ],
)
def test_a_damaged_file_is_read_up_to_the_damage(text, kinds, line, begun):
    found = []
    with pytest.raises(Broken) as broken:
        found.extend(records(text, readable(text)[0]))
    assert [part.kind for part in found] == kinds
    assert (broken.value.line, broken.value.begun) == (line, begun)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>',
        '<?xml version="1.0"?>\n<!DOCTYPE quiz SYSTEM "https://example.org/quiz.dtd"><quiz/>',
        '<quiz><question type="a"/><!DOCTYPE quiz [<!ENTITY a SYSTEM "/etc/passwd">]></quiz>',
    ],
)
def test_nothing_is_defined_in_a_file_nor_fetched_for_it(text):
    with pytest.raises(UnreadableFile, match="defines a type of document"):
        parts(text)


def test_a_file_of_something_else_is_said_to_be_none():
    with pytest.raises(UnreadableFile, match="it begins with <html>"):
        parts("<html><body/></html>")


def test_a_tag_without_end_is_not_looked_at():
    attributes = " ".join(f'a{number}=""' for number in range(2_000))
    with pytest.raises(UnreadableFile, match="one of its tags"):
        parts(f"<quiz><question {attributes}/></quiz>")


def test_a_part_of_more_than_can_be_is_not_whole_and_the_next_one_is():
    many = f'<question type="a">{"<a>b</a>" * MOST_ELEMENTS}</question>'
    first, second = parts(f'<quiz>{many}<question type="b"><c/></question></quiz>')
    assert (first.whole, first.kind, first.source) == (False, "a", many)
    assert len(list(first.element.iter())) == MOST_ELEMENTS
    assert second.whole
    assert len(list(second.element.iter())) == 2


@pytest.mark.parametrize(
    ("content", "looks"),
    [
        (b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>', True),
        (b"\xef\xbb\xbf<!-- a --><!-- b - - c -->\n<quiz >", True),
        ("<?xml version='1.0' encoding='utf-16'?><quiz>".encode("utf-16"), True),
        (b' <question type="multichoice">', True),
        (b"<quizzes>", False),
        (b'<?xml version="1.0"?><questestinterop>', False),
        (b"::<quiz>:: What? {=a ~b}", False),
        (b"<!-- -->" * 500, False),
        (b"", False),
    ],
)
def test_a_file_is_known_by_its_beginning(content, looks):
    assert begins_like_moodle(content) is looks
