"""Kahoot's sheet: its headings word for word, its limits, and what it cannot carry."""

import io
import random
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from quiz.articles.file import UnreadableFile
from quiz.formats import question_table
from quiz.formats.exchange import MOST_QUESTIONS, FileQuestion, Package
from quiz.formats.kahoot import (
    HEADINGS,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    SECONDS,
    is_probably,
    read,
    rejoin,
    write,
)
from quiz.formats.rich_text import from_plain
from quiz.questions.prose import plain, plain_line
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenMultipleChoice,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import sixty
from tests.factories import make_written_choice
from tests.generated import packages
from tests.tables import workbook

HEAD = [[None, "Quiz template"], [None], *[[None]] * 5, [None, *HEADINGS]]
# From Kahoot's own template, as it is published in github.com/pacphi/kahoot-quiz-generator.
TEMPLATE = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)


def written(*texts):
    return [WrittenChoice(text, text) for text in texts]


def package(*questions):
    return Package("Week 3", tuple(FileQuestion(question) for question in questions))


def sheet(content):
    return load_workbook(io.BytesIO(content)).active


def read_rows(*rows):
    return read(workbook(*HEAD, *rows))


def test_the_headings_stand_where_kahoot_looks_for_them():
    page = sheet(write(package()).content)
    assert tuple(page.cell(8, column).value for column in range(2, 9)) == TEMPLATE
    assert page["B2"].value == "Quiz template"


def test_a_question_is_a_row_of_plain_words():
    question = chosen_as_written(
        "*Where* is\n\nit?", written("**Paris**", "1914\\. Lyon", "=1"), [2]
    )
    page = sheet(write(package(question)).content)
    row = page[9]
    assert [cell.value for cell in row] == [
        1, "Where is it?", "Paris", "1914. Lyon", "=1", None, 20, "3",
    ]  # fmt: skip
    assert [cell.data_type for cell in row] == ["n", "s", "s", "s", "s", "n", "n", "s"]


def test_several_right_have_more_time():
    question = chosen_as_written("Which?", written("a", "b", "c"), [0, 2], several=True)
    page = sheet(write(package(question)).content)
    assert (page["G9"].value, page["H9"].value) == (30, "1,3")
    assert {20, 30} <= set(SECONDS)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (
            chosen_as_written("q" * 123, written("a", "b"), [0]),
            "Its question is too long for Kahoot by 3 characters, with 123 where 120 are taken: "
            "it is left out.",
        ),
        (
            chosen_as_written("Which?", written("a", "b" * 80), [0]),
            f"An answer is too long for Kahoot by 5 characters, “{'b' * 60}…”, where 75 are "
            "taken: it is left out.",
        ),
        (
            chosen_as_written("Which?", written(*"abcde"), [0]),
            "It has 5 answers, and Kahoot takes at most 4: it is left out.",
        ),
        (
            ordered_as_written("When?", written("a", "b", "c")),
            "It asks for an order, which Kahoot's sheet cannot: it is left out.",
        ),
        (
            chosen_as_written(
                "Which?",
                [WrittenChoice("a", "", picture=Picture("d" * 64, "", 4, 4)), *written("b")],
                [0],
            ),
            "Its question or one of its answers has no words, and Kahoot's sheet holds no "
            "pictures: it is left out.",
        ),
    ],
)
def test_what_kahoot_does_not_take_is_left_out_and_told(question, why):
    content, problems = write(package(make_written_choice(), question, make_written_choice()))
    assert (str(problems[0].place), str(problems[0].why)) == ("question 2", why)
    assert [sheet(content).cell(row, 1).value for row in (9, 10, 11)] == [1, 2, None]


def test_what_has_no_place_is_told_once():
    bare = chosen_as_written("Which?", written("a", "b"), [0])
    assert write(package(bare)).problems == ()
    told = replace(bare, explanation="So it is.")
    (problem,) = write(package(told, told)).problems
    assert "no place for explanations, sources, pictures and points" in str(problem.why)
    weighed = Package("Week 3", (FileQuestion(bare, points=2),))
    assert [str(one.place) for one in write(weighed).problems] == ["the file"]


def test_the_hard_questions_keep_within_the_limits():
    content, problems = write(sixty())
    rows = [[cell.value for cell in row] for row in sheet(content).iter_rows(min_row=9)]
    left_out = [one for one in problems if str(one.place).startswith("question")]
    assert len(rows) + len(left_out) == 60
    for _, stem, *answers, seconds, key in rows:
        texts = [answer for answer in answers if answer is not None]
        assert len(stem) <= LONGEST_QUESTION
        assert all(len(text) <= LONGEST_ANSWER for text in texts)
        assert 2 <= len(texts) <= 4
        assert seconds in SECONDS
        assert {int(number) for number in key.split(",")} <= set(range(1, len(texts) + 1))


def test_a_sheet_is_read():
    found = read_rows(
        [1, "Where is *it*?", "Paris", 1914, None, None, 20, 2],
        [2, None, None, None, None, None, None, None],
        [3, "Which?", "a", "b", "c", "d", 60, "1, 3"],
    )
    assert [filed.question for filed in found.questions] == [
        chosen_as_written("Where is \\*it\\*?", written("Paris", "1914"), [1]),
        chosen_as_written("Which?", written(*"abcd"), [0, 2], several=True),
    ]
    assert [str(filed.place) for filed in found.questions] == ["row 9", "row 11"]
    (problem,) = found.problems
    assert "time limits are left out" in str(problem.why)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ([1, None, "a", "b", None, None, 20, 1], "the question is empty"),
        ([1, "Which?", "a", None, None, None, 20, 1], "fewer than two answers"),
        ([1, "Which?", "a", "b", None, None, 20, None], "does not say which answer is right"),
        ([1, "Which?", "a", "b", None, None, 20, "b"], "“b” does not say which answers are"),
        ([1, "Which?", "a", "b", None, None, 20, 3], "“3” names an answer that there is not"),
        ([1, "Which?", "a", "b", None, None, 20, "1,4"], "“1,4” names an answer"),
    ],
)
def test_a_row_that_is_no_question_is_told_and_the_others_are_read(row, why):
    good = [2, "Which?", "a", "b", None, None, 20, 1]
    found = read_rows(good, row, good)
    assert len(found.questions) == 2
    problem = next(one for one in found.problems if one.record)
    assert str(problem.place) == "row 10"
    assert why in str(problem.why)
    again = read(rejoin([problem.record], workbook(*HEAD)))
    assert [(str(one.why), one.record) for one in again.problems] == [
        (str(problem.why), problem.record)
    ]


def test_more_than_four_answers_are_told():
    headings = [None, *HEADINGS[:5], "Answer 5", "Answer 6", *HEADINGS[5:]]
    rows = [1, "Which?", *"abcde", None, 20, 1], [2, "Which?", *"abcd", None, None, 20, 1]
    found = read(workbook(headings, *map(list, rows)))
    assert len(found.questions) == 1
    assert [(str(one.place), str(one.why)) for one in found.problems if one.record] == [
        ("row 2", "It has more than four answers, which Kahoot does not take.")
    ]


def test_the_first_questions_are_taken_of_too_many():
    row = [1, "Which?", "a", "b", None, None, 20, 1]
    found = read_rows(*[row] * (MOST_QUESTIONS + 2))
    assert len(found.questions) == MOST_QUESTIONS
    assert [str(one.place) for one in found.problems] == ["row 5,009", "the file"]


def test_a_sheet_of_the_template_is_read():
    question = ["In which year was the Bastille stormed?", "1776", "1789", "1792", "1804", 20, "2"]
    content = workbook(*HEAD[:-1], [None, *TEMPLATE], [1, *question])
    (filed,) = read(content).questions
    texts = written("1776", "1789", "1792", "1804")
    assert filed.question == chosen_as_written(question[0], texts, [1])
    assert is_probably(content)
    ours = sheet(write(package(filed.question)).content)
    assert [cell.value for cell in ours[9]] == [1, *question]


@settings(max_examples=60, deadline=None)
@given(package=packages())
def test_what_is_written_is_read(package):
    content, problems = write(package)
    left_out = {str(one.place) for one in problems}
    kept = [
        filed.question
        for number, filed in enumerate(package.questions, start=1)
        if f"question {number}" not in left_out
    ]
    assert all(isinstance(question, WrittenMultipleChoice) for question in kept)
    assert [filed.question for filed in read(content).questions] == list(map(in_words, kept))


def in_words(question):
    """Return what Kahoot's sheet carries of a question: words without marks, and the key."""
    right = [at for at, one in enumerate(question.choices) if one.id in question.key]
    texts = [from_plain(plain_line(choice.text)) for choice in question.choices]
    return chosen_as_written(
        from_plain(plain(question.stem)), written(*texts), right, several=len(right) > 1
    )


def test_the_same_set_makes_the_same_bytes():
    assert write(sixty()).content == write(sixty()).content


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"PK\x03\x04", workbook(["question", "option 1", "option 2", "key"])]
)
def test_other_files_are_refused(content):
    assert not is_probably(content)
    with pytest.raises(UnreadableFile):
        read(content)


def test_a_sheet_for_kahoot_is_no_table_of_ours():
    content = write(sixty()).content
    assert is_probably(content)
    assert not question_table.is_probably(content)


SAMPLE = rejoin(["1,Which?,a,b,,,20,1\n"] * 3, workbook(*HEAD))


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(seed):
    chance = random.Random(seed)
    damaged = bytearray(SAMPLE)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(damaged))
        damaged[at : at + 1] = bytes([chance.randrange(256)]) * chance.randrange(3)
    is_probably(bytes(damaged))
    with suppress(UnreadableFile):
        read(bytes(damaged))
