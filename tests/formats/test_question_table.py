"""Tables of questions: every row a question, or a problem with its place and itself."""

import csv
import io
import random
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats import question_sheet
from quiz.formats.exchange import MOST_QUESTIONS
from quiz.formats.question_table import is_probably, read, rejoin
from quiz.questions.written import (
    WrittenChoice,
    WrittenKind,
    chosen_as_written,
    ordered_as_written,
)
from tests.exchanged import sixty
from tests.generated import packages
from tests.tables import workbook

HEAD = "type,question,option 1,option 2,option 3,key"


def read_rows(*rows, head=HEAD):
    return read("\n".join([head, *rows]).encode())


def problems_of(reading):
    return [str(problem) for problem in reading.problems]


def written(*texts):
    return [WrittenChoice(text, text) for text in texts]


def as_given(filed):
    """Return what a file says of a question, without where it stands."""
    return replace(filed, place="", record="")


def test_a_row_is_a_question_of_its_kind():
    found = read_rows(
        "one right,Where?,Paris,Lyon,Rome,2",
        "several right,Which?,Paris,Lyon,Rome,\"1, 3\"",
        "order,When?,1789,1792,1799,",
        "order,When?,1792,1799,1789,\"3,1,2\"",
        ",Where?,Paris,Lyon,Rome,Lyon",
        ",Which?,Paris,Lyon,Rome,AC",
    )  # fmt: skip
    where = chosen_as_written("Where?", written("Paris", "Lyon", "Rome"), [1])
    which = chosen_as_written("Which?", written("Paris", "Lyon", "Rome"), [0, 2], several=True)
    when = ordered_as_written("When?", written("1789", "1792", "1799"))
    assert [filed.question for filed in found.questions] == [where, which, when, when, where, which]
    assert [str(filed.place) for filed in found.questions] == [f"row {at}" for at in range(2, 8)]
    assert found.problems == ()


def test_all_columns_of_a_question_are_read():
    (filed,) = read_rows(
        'q1,Rome 1,When?,753 BC,44 BC,1,Then.,Livy,"2,5","rome, kings",Rome/Kings,yes,'
        'Right.,"No,",a,b',
        head="id,name,stem,A,B,correct,feedback,source,points,tags,category,in time,"
        "feedback A,feedback B,source A,source B",
    ).questions
    assert as_given(filed) == as_given(
        replace(
            filed,
            question=chosen_as_written(
                "When?",
                [
                    WrittenChoice("", "753 BC", "Right.", "a"),
                    WrittenChoice("", "44 BC", "No,", "b"),
                ],
                [0],
                "Then.",
                "Livy",
            ),
            name="Rome 1",
            number="q1",
            tags=("rome", "kings"),
            category="Rome/Kings",
            points=2.5,
            in_time=True,
        )
    )


def test_options_may_have_gaps_and_the_key_goes_by_their_columns():
    (filed,) = read_rows("one right,Where?,Paris,,Rome,3").questions
    assert filed.question == chosen_as_written("Where?", written("Paris", "Rome"), [1])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("one right,,Paris,Lyon,Rome,1", "the question is empty"),
        ("one right,Where?,Paris,,,1", "fewer than two options"),
        ("one right,Where?,Paris,Lyon,Rome,", "the key is empty"),
        ("one right,Where?,Paris,Lyon,,3", "“3” does not say which"),
        ("one right,Where?,Paris,Lyon,Rome,Berlin", "“Berlin” does not say which"),
        ('one right,Where?,Paris,Lyon,Rome,"1,2"', "One option is to be right"),
        ('order,When?,1789,1792,1799,"2,1"', "must name every option once"),
        ('order,When?,1789,1792,1799,"2,1,1"', "names an option twice"),
        ("essay,Why?,Paris,Lyon,Rome,1", "“essay” is no kind of question"),
        ("one right,Where,then?,Paris,Lyon,Rome,1", "right of the last heading"),
        (f"one right,Where?,{'x' * 40_000},Lyon,Rome,1", "more than the 32,767 characters"),
    ],
)
def test_a_row_that_is_no_question_is_told_and_the_others_are_read(row, why):
    found = read_rows("one right,Where?,Paris,Lyon,Rome,1", row, ",Which?,Paris,Lyon,Rome,2")
    assert [filed.question.stem for filed in found.questions] == ["Where?", "Which?"]
    (problem,) = found.problems
    assert str(problem.place) == "row 3"
    assert why in str(problem.why)
    assert problem.record.rstrip("\r\n") == row.rstrip(",")


def test_rows_are_numbered_as_a_spreadsheet_does():
    found = read_rows('one right,"Where\nis it?",Paris,Lyon,Rome,1', "", ",,,,,", ",?,a,b,c,")
    assert found.questions[0].question.stem == "Where\nis it?"
    assert problems_of(found) == ["row 5: It does not say which option is right: the key is empty."]


def test_rows_of_titles_may_stand_above_the_headings():
    found = read_rows("one right,Where?,Paris,Lyon,Rome,1", head=f"Our quiz,,,,,\n\n{HEAD}")
    assert [str(filed.place) for filed in found.questions] == ["row 4"]


def test_a_column_that_is_not_known_is_told_once():
    found = read_rows("Hm,Where?,Paris,Lyon,A", head="remarks,question,A,B,key")
    assert len(found.questions) == 1
    assert problems_of(found) == ["row 1: The column “remarks” is not known: it is left out."]


@pytest.mark.parametrize("points", ["-1", "0", "many", "1e9", "nan"])
def test_points_that_are_none_are_told_and_the_question_taken(points):
    found = read_rows(f"Where?,Paris,Lyon,A,{points}", head="question,A,B,key,points")
    assert [filed.points for filed in found.questions] == [1.0]
    (problem,) = found.problems
    assert (str(problem.place), problem.record) == ("row 2", "")
    assert f"“{points}” is no number of points" in str(problem.why)


@pytest.mark.parametrize(
    ("weights", "kept", "said"),
    [
        ("100,50,0", (1.0, 0.5, 0.0), []),
        ("100%,-33.33333%,0", (1.0, -0.3333333, 0.0), []),
        ("100,0,0", None, []),
        (",,", None, []),
        ("50,100,0", None, ["do not agree with the key"]),
        ("100,x,0", None, ["or one is missing"]),
        ("100,,0", None, ["or one is missing"]),
        ("0,0,0", None, ["do not agree with the key"]),
        ("90,50,0", None, ["No choice earns 100 percent"]),
    ],
)
def test_weights_are_kept_where_they_agree_with_the_key(weights, kept, said):
    found = read_rows(
        f"Where?,Paris,Lyon,Rome,A,{weights}", head="question,A,B,C,key,weight A,weight B,weight C"
    )
    (filed,) = found.questions
    weights = tuple(choice.weight for choice in filed.question.choices)
    assert weights == (kept and pytest.approx(kept)) or weights == (None,) * 3
    assert (kept is None) == (weights[0] is None)
    assert len(found.problems) == len(said)
    assert all(why in str(one.why) for why, one in zip(said, found.problems, strict=True))


def test_a_key_that_may_be_meant_otherwise_is_told():
    found = read_rows("one right,How many?,3,4,5,3", "one right,How many?,3,4,5,4")
    three, four = (filed.question for filed in found.questions)
    assert three == chosen_as_written("How many?", written("3", "4", "5"), [2])
    assert four == chosen_as_written("How many?", written("3", "4", "5"), [1])
    assert [(str(one.place), one.record) for one in found.problems] == [("row 2", "")]


def test_a_guard_against_formulas_is_taken_off():
    (filed,) = read_rows("one right,'=1+1,'-44,'44 BC',x,A").questions
    assert filed.question.stem == "=1+1"
    assert [one.text for one in filed.question.choices] == ["-44", "'44 BC'", "x"]


def test_numbers_in_a_workbook_are_as_they_were_typed():
    content = workbook(HEAD.split(","), ["one right", "When?", 1914, 1918.0, "44 BC", 2])
    (filed,) = read(content).questions
    assert filed.question == chosen_as_written("When?", written("1914", "1918", "44 BC"), [1])


def test_a_day_that_a_spreadsheet_made_is_told_with_its_row():
    found = read(workbook(HEAD.split(","), ["", "When?", datetime(1961, 4, 12), "1962", "", "A"]))
    assert found.questions[0].question.choices[0].text == "1961-04-12"
    (problem,) = found.problems
    assert (str(problem.place), problem.record) == ("row 2", "")
    assert "made a date of cell C2" in str(problem.why)


@pytest.mark.parametrize("parted", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("first", ["", "sep="])
def test_tables_are_read_as_spreadsheets_save_them(parted, encoding, first):
    rows = [HEAD.split(","), ["order", "Königgrätz?", "1866", "1870", "1871", ""]]
    text = "\r\n".join(parted.join(row) for row in rows)
    content = (f"{first}{parted}\r\n{text}" if first else text).encode(encoding)
    (filed,) = read(content).questions
    assert filed.question == ordered_as_written("Königgrätz?", written("1866", "1870", "1871"))
    assert str(filed.place) == "row 2"
    assert is_probably(content)


def test_the_first_questions_are_taken_of_too_many():
    row = "one right,Where?,Paris,Lyon,Rome,1"
    found = read_rows(*[row] * (MOST_QUESTIONS + 3))
    assert len(found.questions) == MOST_QUESTIONS
    assert [str(one.place) for one in found.problems] == ["row 5,002"]


def test_rows_that_were_not_taken_make_a_file_that_is_read_the_same():
    rows = ["essay,Why?,a,b,c,1", 'one right,"=When,\nthen?",\'-44,"a;b",c,9', ",?,a,b,c,"]
    original = "\n".join(["A title", HEAD, "order,When?,1789,1792,1799,", *rows]).encode()
    left = [problem for problem in read(original).problems if problem.record]
    again = read(rejoin([problem.record for problem in left], original))
    assert again.questions == ()
    assert [str(one.why) for one in again.problems] == [str(one.why) for one in left]
    assert [one.record for one in again.problems] == [one.record for one in left]


def test_rows_of_a_workbook_make_a_csv_file():
    original = question_sheet.to_xlsx(sixty()).content
    found = read(original)
    again = read(rejoin([filed.record for filed in found.questions], original))
    assert [as_given(filed) for filed in again.questions] == [
        as_given(filed) for filed in found.questions
    ]


@pytest.mark.parametrize("write", [question_sheet.to_csv, question_sheet.to_xlsx])
def test_sixty_hard_questions_come_back(write):
    content, problems = write(sixty())
    found = read(content)
    assert [as_given(filed) for filed in found.questions] == list(sixty().questions)
    assert (problems, found.problems) == ((), ())
    assert is_probably(content)


@pytest.mark.parametrize("write", [question_sheet.to_csv, question_sheet.to_xlsx])
@settings(max_examples=60, deadline=None)
@given(package=packages())
def test_what_is_written_is_read(write, package):
    content, problems = write(package)
    assert problems == ()
    found = read(content)
    assert [as_given(filed) for filed in found.questions] == list(package.questions)
    assert all(problem.record == "" for problem in found.problems)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1",
        b"date,statement,source\n1961,Gagarin flew.,\n",
        b"question,option 1,key\nWhere?,Paris,1\n",
        b"\n".join([b"a,b"] * 10 + [HEAD.encode()]),
        b"PK\x03\x04",
        workbook(["Question - max 120 characters", "Answer 1 - max 75 characters"]),
    ],
)
def test_other_files_are_refused(content):
    assert not is_probably(content)
    with pytest.raises(UnreadableFile):
        read(content)


SAMPLES = [question_sheet.csv_template().content, question_sheet.xlsx_template().content]


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize("sample", SAMPLES, ids=["csv", "xlsx"])
@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(sample, seed):
    chance = random.Random(seed)
    damaged = bytearray(sample)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(damaged))
        damaged[at : at + chance.randrange(3)] = chance.choice(
            [b"", b'"', b"\0", b",", b"\n", bytes([chance.randrange(256)])]
        )
    is_probably(bytes(damaged))
    with suppress(UnreadableFile):
        read(bytes(damaged))


@settings(max_examples=200)
@given(st.lists(st.text(alphabet="12AC,;\"\n='é ", max_size=8), min_size=6, max_size=6))
def test_any_row_is_a_question_or_a_problem(cells):
    made = io.StringIO()
    csv.writer(made).writerow(cells)
    found = read_rows(made.getvalue())
    told = [one for one in found.problems if one.record]
    assert len(found.questions) + len(told) == (1 if any(map(str.strip, cells)) else 0)
    for record in [one.record for one in (*found.questions, *told)]:
        again = read(rejoin([record], HEAD.encode()))
        assert [one.question for one in again.questions] == [
            one.question for one in found.questions
        ]


def test_a_kind_that_is_not_named_goes_by_the_key():
    (filed,) = read_rows("multiple choice,Which?,Paris,Lyon,Rome,A B").questions
    assert filed.question.kind is WrittenKind.SEVERAL_RIGHT
