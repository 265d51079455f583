"""Rows that each say everything."""

import pytest

from quiz.articles import tables
from quiz.articles.file import UnreadableFile
from quiz.articles.tables import Cell, table


def rows(*lines):
    cells = [
        [cell if isinstance(cell, Cell) else Cell((cell,) if cell else ()) for cell in line]
        for line in lines
    ]
    return [part.words for part in table(cells)]


def test_what_is_merged_over_rows_is_said_in_each():
    assert rows(["Year", "Event"], [Cell(("1967",), down=2), "A fire."], ["A flood."]) == [
        "| Year | Event |",
        "| 1967 | A fire. |",
        "| 1967 | A flood. |",
    ]


def test_what_is_merged_over_columns_is_said_once():
    assert rows([Cell(("The sixties",), across=2)], ["1967", "A fire."]) == [
        "| The sixties |",
        "| 1967 | A fire. |",
    ]


def test_columns_stay_in_place_beside_a_merged_cell_in_the_middle():
    assert rows(["1967", Cell(("Marlow",), down=2), "A fire."], ["1968", "A flood."])[1] == (
        "| 1968 | Marlow | A flood. |"
    )


def test_a_cell_with_several_items_gives_a_row_for_each():
    assert rows(["1971", Cell(("The yard closed.", "The land was sold."))]) == [
        "| 1971 | The yard closed. |",
        "| 1971 | The land was sold. |",
    ]


def test_a_long_cell_is_not_said_again():
    long = "x" * 200
    assert rows([Cell((long,), down=2), "A fire."], ["A flood."]) == [
        f"| {long} | A fire. |",
        "| A flood. |",
    ]


def test_a_table_of_one_column_holds_paragraphs():
    assert rows(["The line opened in 1873."], ["It closed."]) == [
        "The line opened in 1873.",
        "It closed.",
    ]


def test_a_table_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "LONGEST_TEXT", 1_000)
    with pytest.raises(UnreadableFile, match="each row is read alone"):
        rows([Cell(("x" * 100,), down=10_000), "a"], *[["b"]] * 50)
