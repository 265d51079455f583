"""Files of Moodle's: every question is taken or said with its line, and no file stops anything."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import LARGEST_FILE, UnreadableFile
from quiz.formats.moodle.reading import is_probably, read, rejoin
from quiz.formats.moodle.writing import write
from quiz.questions.written import WrittenKind
from tests.exchanged import sixty

ROOT = Path(__file__).resolve().parents[3]
# Written for these tests, in the shape in which Moodle 4.5 exports.
ROME = (ROOT / "tests" / "samples" / "rome.moodle.xml").read_bytes()
FROM_MOODLE = ROOT.parent / "shared" / "exchange" / "quiz.moodle.xml"

QUESTION = (
    "<question type='multichoice'><questiontext><text>Which?</text></questiontext>"
    "<answer fraction='100'><text>a</text></answer><answer fraction='0'><text>b</text></answer>"
    "</question>"
)


def quiz(*parts):
    return "\n".join(["<quiz>", *parts, "</quiz>"]).encode()


def in_category(path):
    return f"<question type='category'><category><text>{path}</text></category></question>"


def said(reading):
    return [str(problem) for problem in reading.problems]


def asked(reading):
    return [one.question for one in reading.questions]


def test_a_file_of_many_types_is_read_with_what_it_says_beside():
    reading = read(ROME)
    rubicon, consuls, nero, emperors = reading.questions
    assert [one.question.kind for one in reading.questions] == [
        WrittenKind.ONE_RIGHT,
        WrittenKind.SEVERAL_RIGHT,
        WrittenKind.ONE_RIGHT,
        WrittenKind.WRITTEN_ORDER,
    ]
    assert {one.category for one in reading.questions} == {"Rome/Republic & Empire"}
    assert reading.title == "Republic & Empire"
    assert rubicon.question.stem == "When did Caesar cross the **Rubicon**?"
    assert rubicon.question.picture.alternative == "A river"
    assert rubicon.question.picture.digest in reading.pictures
    assert rubicon.question.explanation == (
        "He said *alea iacta est*.\n\n> “He came to the river Rubicon”"
    )
    assert rubicon.question.source == "Suetonius, [Julius 31](https://example.org/julius)"
    told = [(one.text, one.explanation, one.source) for one in rubicon.question.choices]
    assert told == [
        ("60 BC", "Then three men agreed.", ""),
        ("49 BC", "In January.", "Plutarch"),
        ("44 BC <b>", "", ""),
    ]
    assert (rubicon.name, rubicon.number, rubicon.points) == ("Rubicon", "rome-1", 2.5)
    assert rubicon.tags == ("caesar", "civil war")
    assert [one.in_time for one in reading.questions] == [True, False, True, False]
    assert consuls.question.stem == "Who were consuls?\nPick all."
    assert len(consuls.question.key) == 3
    assert nero.question.choices[1].explanation == "Perhaps a lyre."
    in_order = [one.text for one in emperors.question.in_order]
    assert in_order == ["Augustus", "0", "Claudius", "Nero"]


def test_everything_that_was_not_taken_is_said_with_its_line():
    assert said(read(ROME)) == [
        "line 5: The description of a category was left out.",
        "line 71: What is told after any right, partly right or wrong answer was left out.",
        "line 71: Its hints were left out.",
        "line 71: It is hidden in Moodle. Here it is like any other.",
        "line 71: The penalty for trying again was left out.",
        "line 130: Moodle shows only some of its items; here all are shown.",
        "line 130: How Moodle grades it was left out: here that is chosen with the assignment.",
        "line 164: A question of this type cannot be asked here: description.",
        "line 173: A question of this type cannot be asked here: essay.",
        "line 182: A question of this type cannot be asked here: short answer.",
        "line 191: A question of this type cannot be asked here: numerical.",
        "line 200: A question of this type cannot be asked here: matching.",
        "line 209: A question of this type cannot be asked here: embedded answers (cloze).",
        "line 218: A question of this type cannot be asked here: calculated.",
        "line 227: A question of this type cannot be asked here: select missing words.",
        "line 236: A question of this type cannot be asked here: stack.",
    ]


@pytest.mark.skipif(not FROM_MOODLE.is_file(), reason="the export is not kept beside this checkout")
def test_an_export_of_moodle_is_read():
    reading = read(FROM_MOODLE.read_bytes())
    first, second = reading.questions
    assert (first.number, first.question.source) == ("ev-0001-mc-xml", "example chronology, p. 52")
    assert [choice.text for choice in second.question.in_order] == [
        "Tennis Court Oath",
        "Storming of the Bastille",
        "Execution of Louis XVI",
        "Coup of 18 Brumaire",
    ]
    assert first.category == "Timeline quiz/French Revolution XML"


@pytest.mark.parametrize(
    ("path", "category"),
    [
        ("$course$/top/Rome/Late", "Rome/Late"),
        ("$course$/Rome", "Rome"),
        ("$module$/top/Rome // Carthage", "Rome // Carthage"),
        ("top/Rome", "Rome"),
        ("$course$/topics", "topics"),
        ("$course$/top", ""),
        ("$system$", ""),
        ("Rome\nand Greece", "Rome and Greece"),
    ],
)
def test_a_category_is_a_path_without_what_every_path_begins_with(path, category):
    (one,) = read(quiz(in_category(path), QUESTION)).questions
    assert one.category == category


@pytest.mark.parametrize(
    ("paths", "title"),
    [
        (["Rome"], "Rome"),
        (["Rome/Late", "Rome/Early"], "Rome"),
        (["Rome/Late", "Rome/Late"], "Late"),
        (["Rome // Carthage/War"], "War"),
        (["Rome // Carthage"], "Rome / Carthage"),
        (["Rome", "Greece"], ""),
        ([], ""),
    ],
)
def test_the_title_is_the_category_that_all_questions_are_in(paths, title):
    parts = [part for path in paths for part in (in_category(path), QUESTION)]
    assert read(quiz(*parts)).title == title


def test_a_category_holds_until_the_next_one():
    parts = [QUESTION, in_category("A"), QUESTION, QUESTION, in_category("$course$/top"), QUESTION]
    assert [one.category for one in read(quiz(*parts)).questions] == ["", "A", "A", ""]


def test_what_stands_between_the_questions_is_said():
    reading = read(quiz("<other/>", QUESTION))
    assert said(reading) == ["line 2: This is no question: <other>."]
    assert reading.problems[0].record == "<other/>"
    assert len(reading.questions) == 1


def test_what_was_complete_before_the_file_breaks_off_is_taken():
    whole = quiz(QUESTION, "", QUESTION, "", QUESTION)
    reading = read(whole[: whole.rindex(b"<answer")])
    assert len(reading.questions) == 2
    assert said(reading) == [
        "line 6: Here the file is damaged or breaks off. The question that begins in line 6 is "
        "not whole, and nothing after it was read."
    ]


def test_damage_between_questions_is_said_where_it_is():
    reading = read(quiz(QUESTION, "</answer>", QUESTION))
    assert len(reading.questions) == 1
    assert said(reading) == ["line 3: Here the file is damaged. Nothing after it was read."]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Which? {=a ~b}", "there is no question in it"),
        (b"a & b", "it cannot be read beyond line 1"),
        (b"<quiz><question type='multichoice'><questiontext>", "it cannot be read beyond line 1"),
        (b"<questestinterop/>", "it begins with <questestinterop>"),
        (b"<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz>&a;</quiz>", "defines a type of document"),
        (b"", "empty"),
        (b" " * (LARGEST_FILE + 1), "at most 20,000,000"),
    ],
)
def test_a_file_of_something_else_is_not_read(content, why):
    with pytest.raises(UnreadableFile, match=why):
        read(content)


def test_a_quiz_without_questions_has_none():
    assert read(b"<quiz></quiz>").questions == ()


def test_more_questions_than_can_be_are_left_out_and_said_once(monkeypatch):
    monkeypatch.setattr("quiz.formats.moodle.reading.MOST_QUESTIONS", 3)
    reading = read(quiz(*[QUESTION] * 3, in_category("A"), *[QUESTION] * 2))
    assert len(reading.questions) == 3
    (problem,) = said(reading)
    assert problem.startswith("line 6: At most 5,000 questions are taken from a file")


def test_a_file_of_nothing_that_can_be_taken_ends_as_well(monkeypatch):
    monkeypatch.setattr("quiz.formats.moodle.reading.MOST_RECORDS", 3)
    assert len(read(quiz(*["<a/>"] * 10)).problems) == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_records_make_a_file_that_is_read_with_the_same_result(encoding):
    original = ROME.decode().replace('encoding="UTF-8"', "").encode(encoding)
    whole = read(original)
    assert asked(read(rejoin([one.record for one in whole.questions], original))) == asked(whole)
    refused = [problem for problem in whole.problems if problem.record]
    assert len(refused) == 9
    again = read(rejoin([problem.record for problem in refused], original))
    assert [(p.why.text, p.record) for p in again.problems if p.record] == [
        (p.why.text, p.record) for p in refused
    ]


def test_records_keep_their_categories():
    original = quiz(in_category("A"), QUESTION, in_category("B"), QUESTION.replace("?", "!"))
    first, second = read(original).questions
    (one,) = read(rejoin([second.record], original)).questions
    assert (one.question, one.category) == (second.question, "B")
    both = read(rejoin([first.record, second.record], original))
    assert [one.category for one in both.questions] == ["A", "B"]


def test_records_are_given_back_out_of_a_damaged_file_too():
    original = quiz(QUESTION, "<other/>", "</x>")
    records = [problem.record for problem in read(original).problems if problem.record]
    assert said(read(rejoin(records, original))) == ["line 3: This is no question: <other>."]


def test_a_file_is_known_by_its_beginning():
    assert is_probably(ROME)
    assert not is_probably(b"::Rome:: When? {=49 BC ~44 BC}")


SAMPLES = [ROME, write(sixty()).content[:40_000], quiz(in_category("A"), QUESTION, "<other/>")]
PIECES = [
    b"<", b">", b"&", b"&amp;", b"</text>", b"<text>", b"]]>", b"<![CDATA[", b"<!--", b"\0",
    b"\xff", b"\x0b", b"</question>", b"<question type='ordering'>", b"</quiz>",
    b"<?xml version='1.0'?>", b"<!DOCTYPE a>", b"fraction='1e999'", b"<file name='a'>", b"\r",
    b'<img src="data:image/png;base64,', b"<answer/>", b"<o:p>", "\u0085\u2028\ufffe".encode(),
]  # fmt: skip


@st.composite
def mutated(draw):
    """Draw a file with pieces cut out of it and put into it."""
    content = bytearray(draw(st.sampled_from(SAMPLES)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=5))
        content[start : start + draw(st.integers(0, 40))] = piece
    return bytes(content)


def parts_of(reading):
    return [*reading.questions, *reading.problems]


@settings(max_examples=150)
@given(mutated() | st.binary(max_size=200))
def test_no_file_raises_anything_but_that_it_cannot_be_read(content):
    is_probably(content)
    try:
        reading = read(content)
    except UnreadableFile:
        return
    rejoin([one.record for one in parts_of(reading) if one.record], content)
