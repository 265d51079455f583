"""The sheet that Kahoot takes questions from: short ones, of two to four answers.

Kahoot compares the headings with those of its template word for word; they stand in row 8.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from quiz.articles.file import UnreadableFile, check_size
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    WHOLE,
    FileQuestion,
    Package,
    Problem,
    Reading,
    Written,
    at_place,
    too_many,
)
from quiz.formats.question_key import UnusableRow, shown
from quiz.formats.rich_text import from_plain
from quiz.formats.spreadsheets import FORMULA, UNWRITABLE, as_written
from quiz.formats.table import LOWEST_HEADING, at_row, beginning, csv_of, rows_of
from quiz.formats.timeless import timeless
from quiz.formats.workbook import Row
from quiz.messages import Message
from quiz.questions.prose import plain, plain_line
from quiz.questions.written import (
    FEWEST_WRITTEN,
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenQuestion,
    chosen_as_written,
)

LONGEST_QUESTION = 120  # characters
LONGEST_ANSWER = 75
MOST_ANSWERS = 4
SECONDS = (5, 10, 20, 30, 60, 90, 120, 240)
TO_PICK_ONE = 20
TO_PICK_SEVERAL = 30  # each answer is to be thought of
HEADING_ROW = 8
HEADINGS = (
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
WIDTHS = (5, 60, 30, 30, 30, 30, 16, 16)

_ANSWER = re.compile(r"answer ?([0-9])\b", re.IGNORECASE)
_KEY = re.compile(r"[0-9]{1,2}(?:[\s,;.]+[0-9]{1,2})*")

_NO_TIMES = Message("Its time limits are left out: here an assignment has a time, not a question.")
_NOT_CARRIED = Message(
    "Kahoot's sheet has no place for explanations, sources, pictures and points: those of the set "
    "are left out."
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands in a row, from 0; the answers by their numbers, from 1."""

    question: int
    answers: Mapping[int, int]
    key: int


def is_probably(content: bytes) -> bool:
    """Return whether Kahoot's headings are near the top."""
    return any(columns_in(row.cells) for row in beginning(content))


def read(content: bytes) -> Reading:
    """Return the questions of a sheet for Kahoot. Raises UnreadableFile where it is none."""
    check_size(content)
    problems: list[Problem] = []
    rows = rows_of(content, problems)
    _, columns = headings_in(rows)
    questions: list[FileQuestion] = []
    for row in rows:
        cells = [text_in(cell) for cell in row.cells]
        place, source = at_row(row.number), csv_of([cells])
        if not any(cells[min(columns.question, *columns.answers.values()) :]):
            continue  # the template numbers its rows, with questions or without
        if len(questions) == MOST_QUESTIONS:
            problems.append(too_many(place))
            break
        try:
            question = question_of(dict(enumerate(cells)), columns)
        except UnusableRow as why:
            problems.append(Problem(place, why.said, source))
        else:
            questions.append(FileQuestion(question, place, record=source))
            problems += [Problem(place, said) for said in row.changed]
    problems += [Problem(WHOLE, _NO_TIMES)] if questions else []
    return Reading(tuple(questions), tuple(problems))


def rejoin(records: Sequence[str], original: bytes) -> bytes:
    """Return a CSV file of such rows below the headings of the sheet that they are from."""
    heading, _ = headings_in(rows_of(original, []))
    return (csv_of([heading.cells]) + "".join(records)).encode("utf-8-sig", "replace")


def headings_in(rows: Iterator[Row]) -> tuple[Row, Columns]:
    for _ in range(LOWEST_HEADING):
        row = next(rows, None)
        if row is None:
            break
        if columns := columns_in(row.cells):
            return row, columns
    raise UnreadableFile(
        "It is no sheet for Kahoot: the headings of Kahoot's template are not at its beginning."
    )


def columns_in(headings: Sequence[str]) -> Columns | None:
    """Return what headings of Kahoot's template say; None where they are others."""
    told = [heading.strip().casefold() for heading in headings]
    questions = [at for at, one in enumerate(told) if one.startswith("question - max")]
    keys = [at for at, one in enumerate(told) if one.startswith("correct answer")]
    answers = {int(found[1]): at for at, one in enumerate(told) if (found := _ANSWER.match(one))}
    if not questions or not keys or len(answers) < FEWEST_WRITTEN:
        return None
    return Columns(questions[0], dict(sorted(answers.items())), keys[0])


def text_in(cell: str) -> str:
    return " ".join(as_written(UNWRITABLE.sub("", cell).strip()).split())


def question_of(cells: Mapping[int, str], columns: Columns) -> WrittenQuestion:
    """Return the question that a row asks. Raises UnusableRow."""
    stem = cells.get(columns.question, "")
    texts = {number: cells.get(at, "") for number, at in columns.answers.items()}
    texts = {number: text for number, text in texts.items() if text}
    if not stem:
        raise UnusableRow("It does not say what is asked: the question is empty.")
    if len(texts) < FEWEST_WRITTEN:
        raise UnusableRow("It has fewer than two answers.")
    if len(texts) > MOST_ANSWERS:
        raise UnusableRow("It has more than four answers, which Kahoot does not take.")
    right = key_in(cells.get(columns.key, ""), texts)
    return chosen_as_written(
        from_plain(stem),
        [WrittenChoice(str(number), from_plain(text)) for number, text in texts.items()],
        [place for place, number in enumerate(texts) if number in right],
        several=len(right) > 1,
    )


def key_in(told: str, texts: Mapping[int, str]) -> set[int]:
    if not told:
        raise UnusableRow("It does not say which answer is right.")
    if not _KEY.fullmatch(told):
        raise UnusableRow(
            "“%(key)s” does not say which answers are right. Write their numbers: 2 or 1,3.",
            key=shown(told),
        )
    right = {int(number) for number in re.findall("[0-9]+", told)}
    if not right <= texts.keys():
        raise UnusableRow("“%(key)s” names an answer that there is not.", key=shown(told))
    return right


def write(package: Package) -> Written:
    """Return a set as Kahoot's sheet; what is too long for it is left out and named."""
    rows: list[tuple[str | int, ...]] = []
    problems: list[Problem] = []
    for number, filed in enumerate(package.questions, start=1):
        try:
            rows.append(row_of(filed.question))
        except UnusableRow as why:
            problems.append(Problem(at_place(number), why.said))
    if any(has_more(filed) for filed in package.questions):
        problems.append(Problem(WHOLE, _NOT_CARRIED))
    return Written(sheet_of(rows), tuple(problems))


def row_of(question: WrittenQuestion) -> tuple[str | int, ...]:
    """Return the cells of a question, from its text to its key. Raises UnusableRow."""
    if not isinstance(question, WrittenMultipleChoice):
        raise UnusableRow("It asks for an order, which Kahoot's sheet cannot: it is left out.")
    if len(question.choices) > MOST_ANSWERS:
        raise UnusableRow(
            "It has %(count)s answers, and Kahoot takes at most %(most)s: it is left out.",
            count=len(question.choices),
            most=MOST_ANSWERS,
        )
    stem = plain(question.stem)
    texts = [plain_line(choice.text) for choice in question.choices]
    if not stem or not all(texts):
        raise UnusableRow(
            "Its question or one of its answers has no words, and Kahoot's sheet holds no "
            "pictures: it is left out."
        )
    check_lengths(stem, texts)
    right = [at for at, one in enumerate(question.choices, start=1) if one.id in question.key]
    padded = [*texts, *[""] * (MOST_ANSWERS - len(texts))]
    seconds = TO_PICK_SEVERAL if question.several else TO_PICK_ONE
    return (stem, *padded, seconds, ",".join(map(str, right)))


def check_lengths(stem: str, texts: Sequence[str]) -> None:
    if len(stem) > LONGEST_QUESTION:
        raise UnusableRow(
            "Its question is too long for Kahoot by %(over)s characters, with %(count)s where "
            "%(most)s are taken: it is left out.",
            over=len(stem) - LONGEST_QUESTION,
            count=len(stem),
            most=LONGEST_QUESTION,
        )
    longest = max(texts, key=len)
    if len(longest) > LONGEST_ANSWER:
        raise UnusableRow(
            "An answer is too long for Kahoot by %(over)s characters, “%(answer)s”, where %(most)s "
            "are taken: it is left out.",
            over=len(longest) - LONGEST_ANSWER,
            answer=shown(longest),
            most=LONGEST_ANSWER,
        )


def has_more(filed: FileQuestion) -> bool:
    """Return whether a question has something that the sheet has no place for."""
    question = filed.question
    parts = [question, *question.choices]
    told = any(part.explanation or part.source or part.picture for part in parts)
    return told or filed.points != 1


def sheet_of(rows: Sequence[Sequence[str | int]]) -> bytes:
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    put(sheet, 2, ["", "Quiz template"])
    put(sheet, HEADING_ROW, ["", *HEADINGS])
    for number, row in enumerate(rows, start=1):
        put(sheet, HEADING_ROW + number, [number, *row])
    for place, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[place]].width = width
    file = io.BytesIO()
    book.save(file)
    return timeless(file.getvalue())


def put(sheet: Worksheet, row: int, values: Sequence[str | int]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        if isinstance(value, int):
            cell.value = value
        elif text := UNWRITABLE.sub("", value):
            cell.value = text
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
            cell.quotePrefix = bool(FORMULA.match(text))  # and so would Excel, once it is edited
