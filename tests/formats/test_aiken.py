"""Aiken files: questions by letters, and what people write that Moodle would not take."""

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats import aiken

SAMPLE = (Path(__file__).parents[1] / "samples" / "revolution.aiken.txt").read_bytes()
GOOD = "Good?\nA. a\nB. b\nANSWER: A\n\n"


def read(text):
    return aiken.read(text.encode())


def told(reading):
    return [str(problem) for problem in reading.problems]


def test_questions_are_read_with_their_lines_and_what_is_told_after_them():
    reading = aiken.read(SAMPLE)
    first, second = reading.questions
    assert [str(first.place), str(second.place)] == ["line 1", "line 8"]
    assert first.question.stem == "In which year was the Bastille stormed?"
    assert [one.text for one in first.question.choices] == ["1776", "1789", "1792"]
    assert [one.text for one in first.question.choices if one.id in first.question.key] == ["1789"]
    assert first.question.explanation == "It fell on 14 July 1789."
    assert [one.text for one in second.question.choices if one.id in second.question.key] == [
        "Storming of the Bastille"
    ]
    (problem,) = told(reading)
    assert problem.startswith("line 1: Aiken knows no line with FEEDBACK:")


@pytest.mark.parametrize(
    ("text", "stem", "choices", "right"),
    [
        ("Q?\nA. a\nB. b\nANSWER: B", "Q?", ["a", "b"], "b"),
        ("Q?\r\nA) a\r\nB)b\r\nANSWER:A\r\n", "Q?", ["a", "b"], "a"),
        ("Q?\n\nA.\ta\n\nB.b\n\n  ANSWER : B  \n", "Q?", ["a", "b"], "b"),
        ("Q *x* & <y>?\nA. 1.\nB. [b]\nANSWER: B. [b]", "Q \\*x\\* & <y>?", ["1\\.", "[b]"], "[b]"),
        (
            "U.S. troops?\nA. U.S.\nB. A.D. 79\nANSWER: A",
            "U.S. troops?",
            ["U.S.", "A.D. 79"],
            "U.S.",
        ),
        ("I. Kant?\nA. a\nB. b\nANSWER: A", "I. Kant?", ["a", "b"], "a"),
    ],
)
def test_a_question_that_moodle_takes_is_taken_without_a_word(text, stem, choices, right):
    reading = read(text)
    assert reading.problems == ()
    question = reading.questions[0].question
    assert question.stem == stem
    assert [one.text for one in question.choices] == choices
    assert [one.text for one in question.choices if one.id in question.key] == [right]
    assert not question.several


@pytest.mark.parametrize(
    ("text", "right", "note"),
    [
        ("One\ntwo?\nA. a\nB. b\nANSWER: A", ["a"], "take only the last"),
        ("Q?\nA. a\n and more\nB. b\nANSWER: A", ["a\nand more"], "for the next question"),
        ("Q?\na. a\nb. b\nANSWER: A", ["a"], "each letter is a capital"),
        ("Q?\nA. a\nB. b\nAnswer: b", ["b"], "each letter is a capital"),
        ("Q?\nA. a\nC. c\nB. b\nANSWER: C", ["c"], "Moodle would count the choices"),
        ("Q?\nB. b\nC. c\nANSWER: C", ["c"], "Moodle would count the choices"),
        ("Q?\nA. a\nB. b\nC. c\nANSWER: A, C", ["a", "c"], "more than one letter"),
        ("Q?\nA. a\nB. b\nFEEDBACK: So.\nand so\nANSWER: A", ["a"], "knows no line with FEEDBACK"),
    ],
)
def test_what_moodle_would_make_of_it_is_told(text, right, note):
    reading = read(text)
    question = reading.questions[0].question
    assert [one.text for one in question.choices if one.id in question.key] == right
    assert question.several == (len(right) > 1)
    assert len(reading.problems) == 1
    assert told(reading)[0].startswith("line 1: ")
    assert note in told(reading)[0]
    assert reading.problems[0].record == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Q?\nA. a\nB. b", "line 6: No line with ANSWER:"),
        ("Q?\nA. a\nB. b\nNext?\nA. c\nB. d\nANSWER: A", "line 6: No line with ANSWER:"),
        ("Q?\nA. a\nB. b\n\nNext?\n\nA. c\nB. d\nANSWER: A", "line 6: No line with ANSWER:"),
        ("Q?\nA. a\nB. b\nANSWER: C", "line 6: Its answer is C, and no choice has that letter."),
        ("Q?\nA. a\nB. b\nANSWER: Bastille", "line 6: After ANSWER: stands “Bastille”"),
        ("Q?\nA. a\nB. b\nANSWER:", "line 6: After ANSWER: stands “”"),
        ("Q?\nA. a\nANSWER: A", "line 6: It has fewer than two choices."),
        ("Q?\nA. a\nB. b\nB. c\nANSWER: A", "line 6: Two of its choices have the letter B."),
        ("Q?\nA.\nB. b\nANSWER: B", "line 6: After the letter A stand no words."),
        ("A. a\nB. b\nANSWER: B", "line 6: It has no stem"),
        ("ANSWER: B", "line 6: An answer stands here without choices"),
        ("A title\n\nQ?\nA. a\nB. b\nANSWER: A", "line 6: It is a text without a question"),
        ("The end.", "line 6: It is a text without a question"),
        (
            "Words.\nFEEDBACK: Of nothing\n\nQ?\nA. a\nB. b\nANSWER: A",
            "line 6: It is a text without",
        ),
        ("Q?\n" + "A. a\nB. b\n" + "C. c\n" * 40 + "ANSWER: A", "more choices than there are"),
        (f"Q?\nA. a\nB. {'b' * 50_001}\nANSWER: A", "text of 50,001 characters"),
    ],
)
def test_what_is_no_question_is_told_with_its_line_and_given_back(text, sentence):
    reading = read(f"{GOOD}{text}\n")
    (problem,) = reading.problems
    assert sentence in str(problem)
    assert problem.record in text
    again = read(GOOD + aiken.rejoin([problem.record], b"").decode())
    assert [one.record for one in again.problems] == [problem.record]


def test_records_joined_are_a_file_of_the_same_questions():
    reading = aiken.read(SAMPLE)
    again = aiken.read(aiken.rejoin([one.record for one in reading.questions], SAMPLE))
    assert [replace(one, place="") for one in again.questions] == [
        replace(one, place="") for one in reading.questions
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_file_is_read_in_the_encodings_that_people_have(encoding):
    text = "Schlacht bei Königgrätz?\nA. 1866\nB. 1870\nANSWER: A\n"
    reading = aiken.read(text.encode(encoding))
    assert reading.questions[0].question.stem == "Schlacht bei Königgrätz?"
    assert len(reading.problems) == (encoding in ("utf-16", "windows-1252"))
    assert aiken.is_probably(text.encode(encoding))


def test_more_questions_than_are_taken_are_told_once(monkeypatch):
    monkeypatch.setattr(aiken, "MOST_QUESTIONS", 3)
    reading = read(GOOD * 5)
    assert len(reading.questions) == 3
    assert [str(one.place) for one in reading.problems] == ["line 16"]


@pytest.mark.parametrize(
    "content",
    [
        b"A text.\n",
        b"A. a\nB. b\n",
        b"::a::b{=c ~d}",
        b"ANSWER: A",
        b"<quiz>A. a</quiz>",
        b"PK\x03",
    ],
)
def test_what_is_no_aiken_is_refused(content):
    assert not aiken.is_probably(content)
    with pytest.raises(UnreadableFile, match="no Aiken"):
        aiken.read(content)


@pytest.mark.parametrize(
    "part",
    ["A. a\n", "B. b\n", "B. b\nx\n", "B. b\n\n", "a\n", "\n", " ", "ANSWER: A\n", "FEEDBACK: x\n",
     "x\nFEEDBACK: y\n", "x\n\nFEEDBACK: y\n", "A.B.", "ANSWER: A, "],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "Q?\n", "Q?\nA. a\nB. b\n"])
def test_no_file_takes_long(before, part):
    started = time.process_time()
    read(f"{GOOD}{before}{part * (2_000_000 // len(part))}")
    assert time.process_time() - started < 10


PARTS = st.sampled_from([
    "A. a", "B) b", "C.c", "b. b", "A.", "ANSWER: A", "ANSWER: b", "ANSWER:", "Answer: C, A",
    "FEEDBACK: so", "Why?", " ", "\n", "U.S.", "I. Kant", "\r", "A. *",
])  # fmt: skip


@given(st.lists(PARTS, max_size=30).map("\n".join))
def test_any_text_is_read_or_refused(text):
    reading = read(f"{GOOD}{text}")
    # Whatever stands in the file stands in a question or in a problem.
    records = [one.record for one in (*reading.questions, *reading.problems)]
    assert sorted("".join("".join(records).split())) == sorted("".join(f"{GOOD}{text}".split()))


@given(st.integers(0, 400), st.integers(0, 30), st.binary(max_size=10) | PARTS.map(str.encode))
def test_a_file_that_was_changed_anywhere_is_read_or_refused(place, length, instead):
    place %= len(SAMPLE)
    with suppress(UnreadableFile):
        aiken.read(SAMPLE[:place] + instead + SAMPLE[place + length :])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    with suppress(UnreadableFile):
        aiken.read(content)
