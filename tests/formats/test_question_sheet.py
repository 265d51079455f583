"""Question sets as tables for teachers: what stands in them, and what cannot."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from quiz.formats import question_table
from quiz.formats.exchange import FileQuestion, Package
from quiz.formats.question_sheet import csv_template, to_csv, to_xlsx, xlsx_template
from quiz.questions.written import Picture, WrittenChoice, WrittenKind, chosen_as_written
from tests.exchanged import sixty
from tests.factories import make_written_choice

PICTURE = Picture("d" * 64, "A palace", 40, 30)


def package(*questions):
    return Package("Week 3", tuple(FileQuestion(question) for question in questions))


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content):
    return load_workbook(io.BytesIO(content)).worksheets[0]


def test_a_question_is_a_row_below_its_headings():
    (row,) = rows(to_csv(package(make_written_choice("c"))).content)
    assert row["type"] == "one right"
    assert row["question"] == "Where did the king **live** in 1788?"
    assert [row[f"option {number}"] for number in (1, 2, 3, 4, 8)] == [
        "In *Paris*.", "In *Lyon*.", "In *Versailles*.", "In *Nantes*.", "",
    ]  # fmt: skip
    assert (row["key"], row["points"]) == ("3", "1")


def test_columns_that_are_seldom_used_are_there_only_then():
    bare = chosen_as_written("Which?", [WrittenChoice("a", "a"), WrittenChoice("b", "b")], [0])
    plain = rows(to_csv(package(bare)).content)[0]
    assert not {"name", "in time", "weight 1", "source 1", "option 9"} & plain.keys()
    choices = [WrittenChoice(str(at), str(at), weight=1.0 if at == 0 else -0.5) for at in range(9)]
    question = chosen_as_written("Which?", choices, [0])
    filed = FileQuestion(question, name="Q", in_time=True)
    (row,) = rows(to_csv(Package("Week 3", (filed,))).content)
    assert (row["name"], row["in time"], row["option 9"]) == ("Q", "yes", "8")
    assert (row["weight 1"], row["weight 9"]) == ("100", "'-50")


def test_no_cell_is_a_formula():
    question = chosen_as_written("=1+1?", [WrittenChoice("a", "=2"), WrittenChoice("b", "-2")], [0])
    (row,) = rows(to_csv(package(question)).content)
    assert (row["question"], row["option 1"], row["option 2"]) == ("'=1+1?", "'=2", "'-2")
    page = sheet(to_xlsx(package(question)).content)
    found = [cell for cell in page[2] if cell.value in ("=1+1?", "=2", "-2")]
    assert [(cell.data_type, cell.quotePrefix) for cell in found] == [("s", True)] * 3


def test_every_cell_of_a_workbook_is_text():
    page = sheet(to_xlsx(sixty()).content)
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells if cell.row > 1} == {"@"}
    assert page.max_row == 61


@pytest.mark.parametrize(
    ("tags", "cell"),
    [
        (("a", "b"), "a, b"),
        (("a, b",), "a, b; "),
        (("a, b", "c"), "a, b; c; "),
        ((), ""),
    ],
)
def test_tags_may_have_commas(tags, cell):
    filed = FileQuestion(make_written_choice(), tags=tags)
    written = to_csv(Package("Week 3", (filed,)))
    assert rows(written.content)[0]["tags"] == cell
    assert question_table.read(written.content).questions[0].tags == tags
    assert written.problems == ()


def test_a_tag_with_a_semicolon_is_left_out_and_told():
    filed = FileQuestion(make_written_choice(), tags=("a;b", "c"))
    written = to_csv(Package("Week 3", (filed,)))
    assert rows(written.content)[0]["tags"] == "c"
    assert [str(one) for one in written.problems] == [
        "question 1: A tag cannot have a semicolon in a table: it is left out."
    ]


@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_what_a_table_cannot_hold_is_told(write):
    plain, pictured = make_written_choice(), make_written_choice(picture=PICTURE)
    drawn = replace(
        plain, choices=(replace(plain.choices[0], text="", picture=PICTURE), *plain.choices[1:])
    )
    long = replace(plain, explanation="x" * 32_768)
    written = write(package(plain, pictured, drawn, long))
    assert [str(one) for one in written.problems] == [
        "question 2: A table holds no pictures: those of the question are left out.",
        "question 3: A table holds no pictures, and one of its choices has nothing else: it is "
        "left out.",
        "question 4: One of its texts has more than the 32,767 characters that a cell can have: "
        "it is left out.",
    ]
    assert len(question_table.read(written.content).questions) == 2


@pytest.mark.parametrize("template", [csv_template, xlsx_template])
def test_the_template_shows_a_question_of_each_kind(template):
    found = question_table.read(template().content)
    assert [filed.question.kind for filed in found.questions] == list(WrittenKind)
    assert (found.problems, template().problems) == ((), ())


def test_a_workbook_says_how_to_fill_it_in():
    book = load_workbook(io.BytesIO(xlsx_template().content))
    assert book.sheetnames == ["Questions", "How to fill it in"]
    headings = [cell.value for cell in book.worksheets[0][1]]
    told = " ".join(
        row[0].value.replace(" …", "") for row in book.worksheets[1].iter_rows(min_row=2)
    )
    assert all(heading in told for heading in headings if not heading[-1].isdigit())
    assert "option 1, option 2" in told


@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_the_same_set_makes_the_same_bytes(write):
    assert write(sixty()) == write(sixty())


@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_a_set_without_questions_is_a_table_to_fill_in(write):
    assert question_table.read(write(Package("", ())).content).questions == ()
