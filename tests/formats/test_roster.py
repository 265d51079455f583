"""Lists of names, as teachers have them."""

import csv
import io

import openpyxl
import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats import roster
from quiz.formats.roster import MOST_NAMES, UnusableRoster


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Anna Schmidt\nBen Ali", ["Anna Schmidt", "Ben Ali"]),
        ("Anna Schmidt\r\nBen Ali\r\n", ["Anna Schmidt", "Ben Ali"]),
        ("\ufeffAnna", ["Anna"]),
        ("  Anna \t\n\n \nBen", ["Anna", "Ben"]),
        ("Schmidt, Anna\nAli, Ben", ["Schmidt, Anna", "Ali, Ben"]),
        ("Schmidt,Anna", ["Schmidt,Anna"]),
        ("Name\nAnna", ["Anna"]),
        ("1. Anna\n2) Ben\n• Chi\n- Dee", ["Anna", "Ben", "Chi", "Dee"]),
        ("1.\tAnna\n2.\tBen", ["Anna", "Ben"]),
        ("Anna\t10b\nBen\t10b", ["Anna", "Ben"]),
        ("Anna;10b\nBen;10b", ["Anna", "Ben"]),
        ("Anna Li,10b\nBen Ali,10b", ["Anna Li", "Ben Ali"]),
        ("ID,Student,Form\n7,Anna,10b", ["Anna"]),
        ("id;e-mail;Full_Name\n7;a@b.c;Anna", ["Anna"]),
        ("Surname,First name\nLi,Anna\nAli,Ben", ["Li, Anna", "Ali, Ben"]),
        ("Vorname\tNachname\nAnna\tLi", ["Li, Anna"]),
        ("Surname,First name\nLi,", ["Li"]),
        ('"Smith, Anna",10b\n"Li, Bo",10b', ["Smith, Anna", "Li, Bo"]),
        ("José\nمحمد علي\n王小明\nनीता\n🦊", ["José", "محمد علي", "王小明", "नीता", "🦊"]),
        ("a" * 200, ["a" * 200]),
        ("Jose\u0301", ["José"]),
        ("@Anna\n+Ben", ["@Anna", "+Ben"]),
    ],
)
def test_names_are_found_in_what_was_pasted(pasted, names):
    read = roster.read_pasted(pasted)
    assert list(read.names) == names
    assert read.problems == ()


@pytest.mark.parametrize(
    ("pasted", "problem"),
    [
        ("Anna\nBen\nanna", "Line 3: “anna” stands in line 1 already."),
        ("=1+1", "Line 1: “=1+1” is a formula and no name. Put the name itself there."),
        ("12", "Line 1: “12” has no letter in it."),
        (
            "a" * 201,
            f"Line 1: “{'a' * 60}…” has 201 characters. A name has at most 200.",
        ),
        (
            "An\u202ena",
            "Line 1: There is a character in it that nobody can see. Type the name anew.",
        ),
        ("Name,Form\n,10b", "Row 2: There is no name in it."),
    ],
)
def test_what_is_no_name_is_left_out_with_a_reason(pasted, problem):
    assert [str(one) for one in roster.read_pasted(pasted).problems] == [problem]


def test_empty_lines_are_counted():
    assert roster.read_pasted("\nAnna\n\n  \nBen\n").blank == 3


def test_so_many_names_are_read_and_not_one_more():
    names = [f"Anna {number}" for number in range(MOST_NAMES + 1)]
    assert len(roster.read_pasted("\n".join(names[:-1])).names) == MOST_NAMES
    with pytest.raises(UnusableRoster, match=r"These are 301 names\. At most 300"):
        roster.read_pasted("\n".join(names))


def test_ten_thousand_names_are_counted_and_refused():
    with pytest.raises(UnusableRoster, match="These are 10,000 names"):
        roster.read_pasted("\n".join(f"Anna {number}" for number in range(10_000)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_text_file_is_read_in_the_encodings_that_programs_write(encoding):
    assert roster.read_file("Zoë\nBjörk".encode(encoding)).names == ("Zoë", "Björk")


def test_a_file_that_a_spreadsheet_wrote_in_german_is_read():
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows([["Schüler", "Klasse"], ["Öz; Ali", "10b"]])
    assert roster.read_file(written.getvalue().encode("windows-1252")).names == ("Öz; Ali",)


def test_a_workbook_is_read_by_its_headings():
    content = workbook(["No.", "Student"], [1, "Zoë"], [None, None], [2, "?"], [3, "王小明"])
    read = roster.read_file(content)
    assert read.names == ("Zoë", "王小明")
    assert read.blank == 1
    assert [str(one.place) for one in read.problems] == ["Row 4"]


def test_a_workbook_of_one_column_needs_no_heading():
    assert roster.read_file(workbook(["Anna"], ["Ben"])).names == ("Anna", "Ben")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_list_is_refused(content):
    with pytest.raises(UnreadableFile):
        roster.read_file(content)


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(UnusableRoster, match="more than 2 MB"):
        roster.read_file(b"a" * 2_000_001)


def test_a_quotation_mark_without_end_loses_no_name_in_silence():
    read = roster.read_pasted('Name,Form\n"Anna,10b\nBen,10b')
    assert read.names or read.problems


def test_names_that_were_read_are_read_again_as_they_are():
    names = ("Name", "Schmidt, Anna", "a;b", "1")
    assert roster.read_names("\r\n".join(names[:3])).names == names[:3]


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("line", ["Anna\n", "\n", "=\n", "Anna;Li\n", "Anna\r", "\u2028"])
def test_a_list_of_very_many_lines_is_not_looked_through(line):
    for read in (roster.read_pasted, roster.read_names):
        with pytest.raises(UnusableRoster, match="more than 20,000 lines"):
            read(line * 20_001)
