"""Question sets as tables, a row for each question: in from CSV and from workbooks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quiz.articles.file import UnreadableFile, check_size
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    FileQuestion,
    Problem,
    Reading,
    too_many,
)
from quiz.formats.moodle.fractions import NothingRight, percent, weighed
from quiz.formats.question_columns import Column, Columns, Each, columns_of, simple
from quiz.formats.question_key import UnusableRow, could_be_another, kind_of, places_in, shown
from quiz.formats.spreadsheets import LONGEST_CELL, UNWRITABLE, as_written
from quiz.formats.table import LOWEST_HEADING, at_row, beginning, csv_of, rows_of
from quiz.formats.workbook import Row
from quiz.messages import Message
from quiz.questions.written import (
    FEWEST_WRITTEN,
    WrittenChoice,
    WrittenKind,
    WrittenQuestion,
    chosen_as_written,
    ordered_as_written,
)

YES = ("yes", "y", "true", "x", "1")
_POINTS = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Record:
    """What a row says: of the question, and of each choice by its number from 1.

    `said` gathers what the teacher is to be told of it, although it is taken.
    """

    once: Mapping[Column, str]
    each: Mapping[Each, Mapping[int, str]]
    said: list[Message] = field(default_factory=list)

    @property
    def texts(self) -> Mapping[int, str]:
        return {number: text for number, text in self.each[Each.OPTION].items() if text}

    def of(self, column: Column) -> str:
        return self.once.get(column, "")


def is_probably(content: bytes) -> bool:
    """Return whether there is a row of headings, with a question and options, near the top."""
    return any(columns_of(row.cells).are_of_questions for row in beginning(content))


def read(content: bytes) -> Reading:
    """Return the questions of a table. Raises UnreadableFile where it has no such headings."""
    check_size(content)
    problems: list[Problem] = []
    rows = rows_of(content, problems)
    heading = heading_in(rows)
    columns = columns_of(heading.cells)
    problems += [Problem(at_row(heading.number), unknown(one)) for one in columns.unknown]
    questions: list[FileQuestion] = []
    for row in rows:
        cells = [text_in(cell) for cell in row.cells]
        place, source = at_row(row.number), csv_of([cells])
        if len(questions) == MOST_QUESTIONS:
            problems.append(too_many(place))
            break
        try:
            record = record_of(cells, columns)
            question = question_of(record)
        except UnusableRow as why:
            problems.append(Problem(place, why.said, source))
        else:
            questions.append(filed(record, question, place, source))
            problems += [Problem(place, said) for said in (*row.changed, *record.said)]
    return Reading(tuple(questions), tuple(problems))


def rejoin(records: Sequence[str], original: bytes) -> bytes:
    """Return a CSV file of such rows below the headings of the file that they are from."""
    heading = heading_in(rows_of(original, []))
    return (csv_of([heading.cells]) + "".join(records)).encode("utf-8-sig", "replace")


def heading_in(rows: Iterator[Row]) -> Row:
    """Return the row of headings, with which the rows begin. Raises UnreadableFile."""
    for _ in range(LOWEST_HEADING):
        row = next(rows, None)
        if row is None:
            break
        if columns_of(row.cells).are_of_questions:
            return row
    raise UnreadableFile(
        "No row of headings for questions is at its beginning: there must be one with question, "
        "option 1, option 2 and key."
    )


def unknown(heading: str) -> Message:
    return Message("The column “%(heading)s” is not known: it is left out.", heading=shown(heading))


def record_of(cells: Sequence[str], columns: Columns) -> Record:
    """Return what a row says. Raises UnusableRow."""
    if any(cells[columns.width :]):
        raise UnusableRow(
            "There is something right of the last heading. A text with commas must stand in "
            "quotation marks."
        )
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise UnusableRow(
            "One of its texts has more than the %(most)s characters that a cell can have.",
            most=LONGEST_CELL,
        )
    told = dict(enumerate(cells))
    once = {column: told.get(at, "") for column, at in columns.once.items()}
    each = {
        kind: {number: told.get(at, "") for number, at in sorted(places.items())}
        for kind, places in columns.each.items()
    }
    return Record(once, each)


def text_in(cell: str) -> str:
    lines = UNWRITABLE.sub("", cell).replace("\r\n", "\n").replace("\r", "\n")
    return as_written(lines.strip()).strip()


def question_of(record: Record) -> WrittenQuestion:
    """Return the question that a row asks. Raises UnusableRow."""
    texts = record.texts
    if not record.of(Column.QUESTION):
        raise UnusableRow("It does not say what is asked: the question is empty.")
    if len(texts) < FEWEST_WRITTEN:
        raise UnusableRow("It has fewer than two options.")
    kind = kind_of(record.of(Column.TYPE))
    key = record.of(Column.KEY)
    if kind is WrittenKind.WRITTEN_ORDER:
        return in_order(record, places_in(key, texts) if key else list(texts))
    if not key:
        raise UnusableRow("It does not say which option is right: the key is empty.")
    return with_key(record, places_in(key, texts), kind)


def in_order(record: Record, places: Sequence[int]) -> WrittenQuestion:
    if len(places) < len(record.texts):
        raise UnusableRow(
            "The key of an order must name every option once, or be empty: the options are then "
            "in the right order already."
        )
    return ordered_as_written(
        record.of(Column.QUESTION),
        [choice_of(record, place) for place in places],
        record.of(Column.EXPLANATION),
        record.of(Column.SOURCE),
    )


def with_key(record: Record, places: Sequence[int], kind: WrittenKind | None) -> WrittenQuestion:
    if len(places) > 1 and kind is WrittenKind.ONE_RIGHT:
        raise UnusableRow("One option is to be right, and the key names more than one.")
    key = record.of(Column.KEY)
    if could_be_another(key, record.texts, places):
        record.said.append(
            Message(
                "The key “%(key)s” was read as the number or letter of an option, although "
                "another option has these words.",
                key=shown(key),
            )
        )
    several = kind is WrittenKind.SEVERAL_RIGHT or len(places) > 1
    right = [at for at, place in enumerate(record.texts) if place in places]
    return chosen_as_written(
        record.of(Column.QUESTION),
        choices_of(record, frozenset(right), several=several),
        right,
        record.of(Column.EXPLANATION),
        record.of(Column.SOURCE),
        several=several,
    )


def choices_of(
    record: Record, right: frozenset[int], *, several: bool
) -> tuple[WrittenChoice, ...]:
    """Return the choices of a record, with their weights where they have any that agree."""
    choices = tuple(choice_of(record, place) for place in record.texts)
    told = [record.each[Each.WEIGHT].get(place, "").removesuffix("%") for place in record.texts]
    if not any(told):
        return choices
    percents = [percent(one) for one in told]
    known = [one for one in percents if one is not None]
    try:
        found = weighed(choices, known, several=several) if len(known) == len(told) else None
    except NothingRight:
        found = None
    if found is None or found.right != right:
        record.said.append(
            Message("Its weights are left out: they do not agree with the key, or one is missing.")
        )
        return choices
    if found.said:
        record.said.append(found.said)
    return found.choices


def choice_of(record: Record, place: int) -> WrittenChoice:
    return WrittenChoice(
        str(place),
        record.texts[place],
        record.each[Each.EXPLANATION].get(place, ""),
        record.each[Each.SOURCE].get(place, ""),
    )


def filed(record: Record, question: WrittenQuestion, place: Message, source: str) -> FileQuestion:
    tags = record.of(Column.TAGS)
    parted = tags.split(";" if ";" in tags else ",")
    return FileQuestion(
        question,
        place,
        name=record.of(Column.NAME),
        number=record.of(Column.ID),
        tags=tuple(tag.strip() for tag in parted if tag.strip()),
        category=record.of(Column.CATEGORY),
        points=points_of(record),
        in_time=simple(record.of(Column.IN_TIME)) in YES,
        record=source,
    )


def points_of(record: Record) -> float:
    told = record.of(Column.POINTS)
    points = float(told.replace(",", ".")) if _POINTS.fullmatch(told) else 0.0
    if told and not points:
        record.said.append(
            Message(
                "“%(told)s” is no number of points above 0: it has 1 point here.", told=shown(told)
            )
        )
    return points or 1.0
