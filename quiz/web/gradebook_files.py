"""A gradebook to take along: CSV, a workbook, and what Moodle's gradebook imports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from flask import Blueprint, Response
from flask_babel import gettext

from quiz.formats import spreadsheets
from quiz.formats.spreadsheets import PERCENT, Column, Sheet, Value, file_stem
from quiz.results.gradebook import (
    Attempted,
    Cell,
    Gradebook,
    Line,
    State,
    counting_attempt,
    looked_at,
)
from quiz.storage import marks
from quiz.storage.classes import ClassroomRow
from quiz.web import clock
from quiz.web.access import taught_class
from quiz.web.downloads import download
from quiz.web.gradebook import View, ordered, view_asked_for

pages = Blueprint("gradebook_files", __name__)

POINTS = "0.00"
CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/classes/<int:classroom_id>/gradebook.csv")
def table(classroom_id: int) -> Response:
    """Take the marks along as they are shown."""
    classroom, view = taught_class(classroom_id), view_asked_for()
    book = marks.gradebook_of(classroom.id, clock.now(), left=view.left)
    sheet = sheet_of_marks(book, shown(book, view), view)
    return download(spreadsheets.to_csv(sheet), CSV, named(classroom, ".csv"))


@pages.get("/classes/<int:classroom_id>/gradebook.xlsx")
def spreadsheet(classroom_id: int) -> Response:
    """Take the marks along as they are shown, and every attempt behind them."""
    classroom, view, now = taught_class(classroom_id), view_asked_for(), clock.now()
    book = marks.gradebook_of(classroom.id, now, left=view.left)
    lines = shown(book, view)
    attempts = marks.attempts_in(classroom.id, now)
    sheets = [
        sheet_of_marks(book, lines, view),
        sheet_of_attempts(book, lines, attempts, ZoneInfo(classroom.zone)),
    ]
    return download(spreadsheets.to_xlsx(sheets), XLSX, named(classroom, ".xlsx"))


@pages.get("/classes/<int:classroom_id>/gradebook-moodle.csv")
def for_moodle(classroom_id: int) -> Response:
    """Take the marks along for the gradebook of a Moodle course."""
    classroom = taught_class(classroom_id)
    book = marks.gradebook_of(classroom.id, clock.now())
    return download(
        spreadsheets.to_csv(sheet_for_moodle(book)), CSV, named(classroom, " Moodle.csv")
    )


def shown(book: Gradebook, view: View) -> Sequence[Line]:
    return ordered(book, looked_at(book.lines, view.words, view.showing), view)


def named(classroom: ClassroomRow, ending: str) -> str:
    return file_stem(classroom.title, "class") + ending


def sheet_of_marks(book: Gradebook, lines: Iterable[Line], view: View) -> Sheet:
    """Return students by assignments; what has no mark says why, so nothing is taken for 0."""
    titles = distinct(title_of(one.title, one.points, view) for one in book.assigned)
    number_format = PERCENT if view.percent else POINTS
    return Sheet(
        gettext("Marks"),
        (
            Column(gettext("Student"), width=28),
            Column(gettext("Username"), width=16),
            *(Column(title, number_format, 16) for title in titles),
            Column(gettext("Mean"), PERCENT),
            Column(gettext("Marked assignments")),
        ),
        tuple(
            (
                line.student.name,
                line.student.username,
                *(in_cell(cell, view) for cell in line.cells),
                line.mean,
                len(line.shares),
            )
            for line in lines
        ),
    )


def title_of(title: str, points: float | None, view: View) -> str:
    """Return the head of an assignment's column, with what its marks are out of."""
    if view.percent or points is None:
        return title
    return gettext("%(title)s (of %(points)s)", title=title, points=f"{points:g}")


def in_cell(cell: Cell, view: View) -> Value:
    match cell.state:
        case State.MARKED:
            return cell.share if view.percent else cell.mark
        case State.EXCUSED:
            return gettext("excused")
        case State.UNDER_WAY:
            return gettext("under way")
        case State.ABSENT | State.NOT_OPEN:
            return None


def sheet_of_attempts(
    book: Gradebook, lines: Sequence[Line], attempts: Sequence[Attempted], zone: ZoneInfo
) -> Sheet:
    """Return every attempt of the students shown, in the order of the assignments."""
    sat: dict[tuple[int, int], list[Attempted]] = defaultdict(list)
    for attempt in attempts:
        sat[attempt.assignment, attempt.student].append(attempt)
    rows: list[tuple[Value, ...]] = []
    for place, assignment in enumerate(book.assigned):
        for line in lines:
            own = sat[assignment.id, line.student.id]
            ended = [one for one in own if one.finished_at]
            marked = line.cells[place].overridden
            counts = None if marked else counting_attempt(ended, assignment.counting)
            rows += [
                row_of_attempt(line, assignment.title, number, one, one.id == counts, zone)
                for number, one in enumerate(own, start=1)
            ]
    return Sheet(gettext("Every attempt"), attempt_columns(), tuple(rows))


def row_of_attempt(
    line: Line, title: str, number: int, attempt: Attempted, counts: bool, zone: ZoneInfo
) -> tuple[Value, ...]:
    """Return an attempt as a row; one under way has no score yet."""
    ended = attempt.finished_at
    return (
        line.student.name,
        line.student.username,
        title,
        number,
        attempt.started_at.astimezone(zone),
        ended and ended.astimezone(zone),
        attempt.score if ended else None,
        attempt.points,
        attempt.share if ended else None,
        gettext("yes") if counts else "",
    )


def attempt_columns() -> tuple[Column, ...]:
    return (
        Column(gettext("Student"), width=28),
        Column(gettext("Username"), width=16),
        Column(gettext("Assignment"), width=28),
        Column(gettext("Attempt")),
        Column(gettext("Begun"), width=18),
        Column(gettext("Handed in"), width=18),
        Column(gettext("Score"), POINTS),
        Column(gettext("Points"), POINTS),
        Column(gettext("Share"), PERCENT),
        Column(gettext("Counts")),
    )


def sheet_for_moodle(book: Gradebook) -> Sheet:
    """Return what Moodle imports: whom a mark is for, and a column for each assignment.

    Moodle makes a new grade item out of 100, and refuses what is above the most of one that
    there is: so the marks are percent. An empty cell changes nothing.
    """
    return Sheet(
        "Moodle",
        (
            Column("username"),
            Column("fullname"),
            *(Column(title) for title in distinct(one.title for one in book.assigned)),
        ),
        tuple(
            (
                line.student.username or "",
                line.student.name,
                *(
                    None if cell.counted is None else round(100 * cell.counted, 2)
                    for cell in line.cells
                ),
            )
            for line in book.lines
        ),
    )


def distinct(titles: Iterable[str]) -> list[str]:
    """Return titles of which none comes twice: the second of a name has a number."""
    seen: Counter[str] = Counter()
    found = []
    for title in titles:
        seen[title] += 1
        found.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return found
