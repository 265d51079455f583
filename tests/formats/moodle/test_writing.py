"""Question sets written for Moodle: as its own exporter spells them, and read back as they were."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.moodle.fractions import GRADES
from quiz.formats.moodle.reading import read
from quiz.formats.moodle.writing import write
from quiz.formats.picture import reencoded
from quiz.formats.rich_text import from_plain
from quiz.questions.written import (
    LETTERS,
    Picture,
    WrittenChoice,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import sixty

EXPORT = Path(__file__).resolve().parents[3].parent / "shared" / "exchange" / "quiz.moodle.xml"


def one_right(stem="Which?", texts=("a", "b"), **more):
    choices = [WrittenChoice(letter, text) for letter, text in zip(LETTERS, texts, strict=False)]
    return chosen_as_written(stem, choices, [0], **more)


def in_order(*texts, explanations=()):
    told = [*explanations, *[""] * len(texts)]
    items = [
        WrittenChoice(str(place), text, told[place], "Livy" if told[place] else "")
        for place, text in enumerate(texts)
    ]
    return ordered_as_written("In order?", items)


def written(*questions, title="Rome", pictures=()):
    files = tuple(one if isinstance(one, FileQuestion) else FileQuestion(one) for one in questions)
    return write(Package(title, files, {one.digest: one for one in pictures}))


def said(result):
    return [str(problem) for problem in result.problems]


def tree(result):
    return etree.fromstring(result.content)


def bare(one):
    """Return a question without what only a file has to say of it."""
    return replace(one, place="", record="")


def test_what_is_hard_to_carry_comes_back_as_it_was():
    package = sixty()
    result = write(package)
    reading = read(result.content)
    assert said(result) == said(reading) == []
    assert [bare(one) for one in reading.questions] == list(package.questions)


def test_the_same_set_is_the_same_file():
    assert write(sixty()).content == write(sixty()).content


def outline(question):
    """Return the elements of a question in their order, with what is said of them."""
    walked = (part for part in question.iter() if isinstance(part.tag, str))
    return [(part.tag, tuple(part.attrib)) for part in walked]


@pytest.mark.skipif(not EXPORT.is_file(), reason="the export is not kept beside this checkout")
def test_the_elements_are_those_of_moodles_exporter_in_its_order():
    content = EXPORT.read_bytes()
    exported = etree.fromstring(content)
    ours = tree(write(Package("", read(content).questions)))
    assert [outline(one) for one in ours] == [outline(one) for one in exported]
    for one, other in zip(ours, exported, strict=True):
        for name in ("penalty", "hidden", "defaultgrade", "single", "shuffleanswers",
                     "answernumbering", "showstandardinstruction", "layouttype", "selecttype",
                     "selectcount", "gradingtype", "showgrading", "numberingstyle",
                     "shownumcorrect", "category/text", "idnumber"):  # fmt: skip
            assert one.findtext(name) == other.findtext(name)
        assert [part.get("fraction") for part in one.iter("answer")] == [
            part.get("fraction") for part in other.iter("answer")
        ]


def test_a_file_can_be_read_by_people():
    result = written(one_right("**Which** & why?"))
    lines = result.content.decode().splitlines()
    assert lines[:3] == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<quiz>",
        '  <question type="category">',
    ]
    assert "      <text><![CDATA[<strong>Which</strong> &amp; why?]]></text>" in lines


def test_questions_are_in_their_category_or_in_that_of_the_set():
    questions = [
        FileQuestion(one_right()),
        FileQuestion(one_right("When?"), category="Rome/Late"),
        FileQuestion(one_right("Where?"), category="Rome/Late"),
        FileQuestion(one_right("Why?")),
    ]
    result = written(*questions, title="War / Peace")
    paths = [one.findtext("category/text") for one in tree(result).findall("question[category]")]
    assert paths == [
        "$course$/top/War // Peace",
        "$course$/top/Rome/Late",
        "$course$/top/War // Peace",
    ]
    categories = [one.category for one in read(result.content).questions]
    assert categories == ["War // Peace", "Rome/Late", "Rome/Late", "War // Peace"]


def test_a_question_without_a_name_is_listed_by_its_number_and_its_stem():
    long = "In which of these years did the assembly of the districts meet for the last time?"
    questions = [one_right(f"*{long}*"), *[one_right("Which\n\nof these?")] * 9]
    names = [one.name for one in read(written(*questions).content).questions]
    assert names[:2] == [
        "01 In which of these years did the assembly of the districts…",
        "02 Which of these?",
    ]
    assert names[9] == "10 Which of these?"


def test_choices_in_time_are_not_shuffled():
    result = written(FileQuestion(one_right(), in_time=True), FileQuestion(one_right("When?")))
    shuffled = [one.findtext("shuffleanswers") for one in tree(result).findall("question[single]")]
    assert shuffled == ["false", "true"]
    assert [one.in_time for one in read(result.content).questions] == [True, False]


def test_what_moodle_cannot_grade_is_left_out_and_said():
    choices = [WrittenChoice(letter, letter) for letter in LETTERS[:12]]
    eleven = chosen_as_written("Which?", choices, range(11), several=True)
    result = written(one_right("First?"), eleven, one_right("Third?"))
    assert said(result) == [
        "question 2: A choice of it would be worth 9.0909 percent. Moodle has a list of what a "
        "choice may be worth, and this is not in it."
    ]
    stems = [one.question.stem for one in read(result.content).questions]
    assert stems == ["First?", "Third?"]


def test_what_is_told_of_items_is_told_of_the_whole_and_that_is_said():
    result = written(in_order("Romulus", "Numa", "Tullus", explanations=("He came\nfirst.", "")))
    assert said(result) == [
        "question 1: Moodle tells nothing of single items that are put in order: their "
        "explanations and sources are in the feedback on the question."
    ]
    (one,) = read(result.content).questions
    assert one.question.explanation == "1\\. Romulus\n\nHe came\nfirst.\n\n(Source: Livy)"
    assert one.question.source == ""


def test_nothing_is_said_where_nothing_is_told_of_items():
    assert said(written(in_order("Romulus", "Numa"))) == []


def drawing(colour):
    file = io.BytesIO()
    Image.new("RGB", (16, 12), colour).save(file, "PNG")
    return reencoded(file.getvalue())


def picture_of(file, alternative):
    return Picture(file.digest, alternative, file.width, file.height)


def test_pictures_are_in_the_file_and_come_back():
    red, blue = drawing("red"), drawing("blue")
    choices = [
        WrittenChoice("a", "", picture=picture_of(blue, 'A "blue" <one>')),
        WrittenChoice("b", "**red**", picture=picture_of(red, "")),
    ]
    asked = chosen_as_written("What?", choices, [0], picture=picture_of(red, "Red & so on"))
    result = written(asked, pictures=(red, blue))
    reading = read(result.content)
    assert said(result) == said(reading) == []
    assert [one.question for one in reading.questions] == [asked]
    assert reading.pictures == {red.digest: red, blue.digest: blue}
    file = tree(result).find(".//questiontext/file")
    assert file.get("name") == f"{red.digest[:16]}.png"
    assert base64.b64decode(file.text) == red.content


def test_a_picture_that_is_not_there_is_said():
    asked = one_right(picture=picture_of(drawing("red"), "Red"))
    assert said(written(asked)) == ["question 1: A picture is missing, and was left out."]


def test_what_xml_cannot_hold_is_left_out_and_said_once():
    result = written(FileQuestion(one_right("Which\x0b?", ("a\x01", "b\ud800")), tags=("c\x1f",)))
    assert said(result) == [
        "question 1: Characters that nobody can see, and that XML cannot hold, were left out."
    ]
    (one,) = read(result.content).questions
    assert one.question == one_right("Which?")
    assert one.tags == ("c",)


def test_a_number_that_moodle_cannot_keep_is_said():
    result = written(FileQuestion(one_right(), number="n" * 101))
    assert said(result) == ["question 1: Its number is too long for Moodle, and was left out."]
    assert read(result.content).questions[0].number == ""


def test_a_set_without_questions_is_a_file_all_the_same():
    assert read(written().content).questions == ()


WORDS = st.lists(
    st.text(st.sampled_from("ab1. :=~#{}&<>\"'()[]*_`\\/%-+!;|éЖم"), min_size=1, max_size=9)
    | st.sampled_from(["0", "44 BC", "V", "H", "1914.", "Königgrätz", "]]>", "<b>", "&amp;", "//"]),
    min_size=1,
    max_size=4,
).map(lambda parts: " ".join(" ".join(parts).split()))
LINES = st.lists(WORDS.filter(bool), min_size=1, max_size=3)
TEXTS = LINES.map("\n".join).map(from_plain)
# After the word that it is told from, a source needs no escape at its beginning.
NAMED = WORDS.map(lambda words: from_plain(f"Source: {words}").removeprefix("Source: "))
SOURCES = st.just("") | NAMED.filter(bool) | st.just("https://a.org/b?c=d&e")


@st.composite
def questions(draw):
    """Draw a question of any kind, with weights or without."""
    texts = draw(st.lists(TEXTS, min_size=2, max_size=5))
    told = [draw(TEXTS | st.just("")), draw(SOURCES)]
    if draw(st.booleans()):
        items = [WrittenChoice(str(place), text) for place, text in enumerate(texts)]
        return ordered_as_written(draw(TEXTS), items, *told)
    several = draw(st.booleans())
    right = range(draw(st.integers(1, len(texts)))) if several else [0]
    weights = [None] * len(texts)
    if not several and draw(st.booleans()):
        below = st.sampled_from([grade / 100 for grade in sorted(GRADES) if 0 < grade < 100])
        weights = [1.0, *(draw(below) for _ in texts[1:])]
    choices = [
        WrittenChoice(str(place), text, draw(TEXTS | st.just("")), draw(SOURCES), None, weight)
        for place, (text, weight) in enumerate(zip(texts, weights, strict=True))
    ]
    return chosen_as_written(draw(TEXTS), choices, right, *told, several=several)


@st.composite
def file_questions(draw):
    asked = draw(questions())
    return FileQuestion(
        asked,
        name=draw(WORDS.filter(bool)),
        number=draw(WORDS),
        tags=tuple(draw(st.lists(WORDS.filter(bool), max_size=2))),
        category=draw(st.sampled_from(["Rome", "Rome & Österreich/1866", "A // B", "top"])),
        points=draw(st.sampled_from([1.0, 0.5, 2.25, 100.0])),
        in_time=draw(st.booleans()) and hasattr(asked, "several"),
    )


@given(st.lists(file_questions(), max_size=3))
def test_what_is_written_is_read_back_as_it_was(given_questions):
    result = write(Package("Rome", tuple(given_questions)))
    reading = read(result.content)
    assert said(result) == said(reading) == []
    assert [bare(one) for one in reading.questions] == given_questions
