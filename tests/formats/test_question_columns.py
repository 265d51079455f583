"""Headings as people write them."""

import pytest

from quiz.formats.question_columns import Column, Each, columns_of

OURS = "id,type,question,option 1,option 2,key,explanation,source,points,tags,category"


def test_our_own_headings_are_known():
    columns = columns_of(f"{OURS},name,in time,explanation 1,source 2,weight 2".split(","))
    assert set(columns.once) == set(Column)
    assert columns.each == {
        Each.OPTION: {1: 3, 2: 4},
        Each.EXPLANATION: {1: 13},
        Each.SOURCE: {2: 14},
        Each.WEIGHT: {2: 15},
    }
    assert columns.unknown == ()
    assert columns.are_of_questions


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Question", Column.QUESTION),
        (" QUESTION_TEXT ", Column.QUESTION),
        ("Stem", Column.QUESTION),
        ("Correct answer(s)", Column.KEY),
        ("Correct-Answer", Column.KEY),
        ("answer", Column.KEY),
        ("General feedback:", Column.EXPLANATION),
        ("#", Column.ID),
        ("Marks", Column.POINTS),
        ("Keywords", Column.TAGS),
    ],
)
def test_a_heading_is_known_by_many_names(heading, column):
    assert columns_of([heading]).once == {column: 0}


@pytest.mark.parametrize(
    ("heading", "kind", "number"),
    [
        ("Option 1", Each.OPTION, 1),
        ("option_2", Each.OPTION, 2),
        ("Answer3", Each.OPTION, 3),
        ("Choice D", Each.OPTION, 4),
        ("E", Each.OPTION, 5),
        ("26", Each.OPTION, 26),
        ("Feedback A", Each.EXPLANATION, 1),
        ("Option 2 feedback", Each.EXPLANATION, 2),
        ("answer c explanation", Each.EXPLANATION, 3),
        ("Source4", Each.SOURCE, 4),
        ("Weight (5)", Each.WEIGHT, 5),
    ],
)
def test_a_heading_of_one_choice_has_its_number_or_letter(heading, kind, number):
    columns = columns_of([heading])
    assert columns.each[kind] == {number: 0}
    assert columns.unknown == ()


@pytest.mark.parametrize(
    "heading", ["Option 27", "Option 0", "Option 1 2", "Option", "Hint 1", "Datum", "１"]
)
def test_what_is_not_known_is_kept_to_be_told(heading):
    assert columns_of([heading]).unknown == (heading,)


def test_a_heading_that_comes_twice_counts_once():
    columns = columns_of(["question", "option 1", "Option 1", "Option 2", "question", "", " "])
    assert (columns.once, columns.each[Each.OPTION]) == ({Column.QUESTION: 0}, {1: 1, 2: 3})
    assert columns.unknown == ("Option 1", "question")
    assert columns.width == 5


def test_the_key_is_under_the_heading_that_says_so_most_plainly():
    assert columns_of(["answer", "correct answer"]).once[Column.KEY] == 1


@pytest.mark.parametrize(
    "headings", ["date,statement,source", "question,option 1,key", "option 1,option 2,key", ""]
)
def test_other_tables_are_not_of_questions(headings):
    assert not columns_of(headings.split(",")).are_of_questions
