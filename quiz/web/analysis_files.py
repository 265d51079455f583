"""Figures and answers to take along: CSV and a workbook."""

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response
from flask_babel import gettext

from quiz.formats import spreadsheets
from quiz.formats.spreadsheets import PERCENT, Column, Sheet, Value, file_stem
from quiz.results.answer_table import Asked, Sat, events_of, pair_answers
from quiz.results.figures import Figure, Hidden
from quiz.results.intervals import Share
from quiz.results.items import ItemStatistics
from quiz.results.pairs import PairAnswer, accuracy_by_gap, pair_figures
from quiz.web.analysis import Analysed, analysed_assignment, figures_of_quiz
from quiz.web.answer_words import answer_words, key_words
from quiz.web.downloads import download
from quiz.web.figures_shown import why_hidden
from quiz.web.filters import kind_name
from quiz.web.flags import shown_flags
from quiz.web.gradebook_files import CSV, POINTS, XLSX
from quiz.web.markdown import stem_words
from quiz.web.pairs_shown import GAPS
from quiz.web.question_lines import QuestionLine, lines_of

pages = Blueprint("analysis_files", __name__)

INDEX = "0.00"
WIDE, NAMES = 48, 28


@pages.get("/assignments/<int:assignment_id>/analysis.csv")
def table(assignment_id: int) -> Response:
    """Take the figures of each question along; of each pair where all were asked others."""
    analysed = analysed_assignment(assignment_id)
    sheet = sheet_of_pairs(analysed) if analysed.own else sheet_of_questions(analysed)
    return download(spreadsheets.to_csv(sheet), CSV, named(analysed, ".csv"))


@pages.get("/assignments/<int:assignment_id>/analysis.xlsx")
def spreadsheet(assignment_id: int) -> Response:
    """Take every figure along, and every answer behind them."""
    analysed = analysed_assignment(assignment_id)
    sheets = [] if analysed.own else [sheet_of_questions(analysed), sheet_of_quiz(analysed)]
    if analysed.proved:
        sheets += [sheet_of_pairs(analysed), sheet_of_gaps(analysed)]
    sheets.append(sheet_of_answers(analysed))
    return download(spreadsheets.to_xlsx(sheets), XLSX, named(analysed, ".xlsx"))


def named(analysed: Analysed, ending: str) -> str:
    title = gettext("%(title)s figures", title=analysed.row.title)
    return file_stem(title, "figures") + ending


def sheet_of_questions(analysed: Analysed) -> Sheet:
    """Return a row for each question; what is hidden is empty, and the note says why."""
    return Sheet(
        gettext("Questions"),
        (
            Column(gettext("Number")),
            Column(gettext("Question"), width=WIDE),
            Column(gettext("Kind"), width=16),
            Column(gettext("Key"), width=WIDE),
            Column(gettext("Points"), POINTS),
            Column("n"),
            Column(gettext("Facility"), PERCENT),
            Column(gettext("Discrimination"), INDEX),
            Column(gettext("Efficiency"), PERCENT),
            Column(gettext("Deviation"), INDEX),
            Column(gettext("Effective weight"), PERCENT),
            Column(gettext("Intended weight"), PERCENT),
            Column(gettext("Guess score"), PERCENT),
            Column(gettext("Note"), width=WIDE),
        ),
        tuple(
            row_of_question(line, len(one.sat))
            for one in analysed.answers.tables
            for line in lines_of(one, shown_flags(one))
        ),
    )


def row_of_question(line: QuestionLine, n: int) -> tuple[Value, ...]:
    asked, statistics = line.asked, line.statistics
    return (
        line.number,
        stem_words(asked.question),
        kind_name(asked.question.kind),
        key_words(asked.keyed),
        asked.points,
        n,
        *(figures_in(statistics) if statistics else [None] * 7),
        "; ".join(notes_on(line)),
    )


def figures_in(one: ItemStatistics) -> list[Value]:
    return [
        value(one.facility),
        value(one.discrimination),
        value(one.efficiency),
        value(one.standard_deviation),
        value(one.effective_weight),
        one.intended_weight,
        one.guess,
    ]


def value(figure: Figure) -> Value:
    return None if isinstance(figure, Hidden) else figure


def notes_on(line: QuestionLine) -> Iterator[str]:
    if line.flag:
        yield line.flag.charge
    if line.statistics is None:
        yield gettext("It was dropped, and counts for nothing.")
    elif line.asked.correction:
        yield gettext("Corrected; the figures are of the marks after that.")
    if line.statistics and isinstance(line.statistics.discrimination, Hidden):
        yield gettext("Discrimination: %(why)s", why=why_hidden(line.statistics.discrimination))


def sheet_of_quiz(analysed: Analysed) -> Sheet:
    """Return the figures of the quiz, of each of its versions, as they are on the page."""
    return Sheet(
        gettext("Quiz"),
        (
            Column(gettext("Students")),
            Column(gettext("Figure"), width=NAMES),
            Column(gettext("Value")),
            Column(gettext("Note"), width=WIDE),
            Column(gettext("Meaning"), width=WIDE),
        ),
        tuple(
            (len(one.sat), figure.name, figure.value, figure.note, figure.meaning)
            for one in analysed.answers.tables
            for figure in figures_of_quiz(one)
        ),
    )


def sheet_of_pairs(analysed: Analysed) -> Sheet:
    """Return a row for each pair of events, those first that are most surely mixed up."""
    events = events_of(analysed.answers.tables)
    return Sheet(
        gettext("Pairs"),
        (
            Column(gettext("Earlier"), width=WIDE),
            Column(gettext("Later"), width=WIDE),
            *share_columns(),
            Column(gettext("Students")),
            Column(gettext("Discrimination"), INDEX),
        ),
        tuple(
            (
                events[one.earlier].text,
                events[one.later].text,
                *share_in(one.facility),
                one.students,
                value(one.discrimination),
            )
            for one in pair_figures(answers_in(analysed))
        ),
    )


def sheet_of_gaps(analysed: Analysed) -> Sheet:
    """Return how often pairs were right by how far they lie apart."""
    return Sheet(
        gettext("Gaps in time"),
        (Column(gettext("Apart"), width=NAMES), *share_columns()),
        tuple(
            (str(GAPS[one.gap]), *share_in(one.right))
            for one in accuracy_by_gap(answers_in(analysed))
        ),
    )


def answers_in(analysed: Analysed) -> Sequence[PairAnswer]:
    return tuple(pair_answers(analysed.answers.tables))


def share_columns() -> tuple[Column, ...]:
    return (
        Column("n"),
        Column(gettext("Right"), PERCENT),
        Column(gettext("At least"), PERCENT),
        Column(gettext("At most"), PERCENT),
    )


def share_in(share: Share) -> tuple[Value, ...]:
    return (share.n, share.share, *share.interval)


def sheet_of_answers(analysed: Analysed) -> Sheet:
    """Return a row for each student and question, student by student."""
    return Sheet(
        gettext("Answers"),
        (
            Column(gettext("Student"), width=NAMES),
            Column(gettext("Number")),
            Column(gettext("Question"), width=WIDE),
            Column(gettext("Answer"), width=WIDE),
            Column(gettext("Credit"), INDEX),
            Column(gettext("Points"), POINTS),
            Column(gettext("Mark"), POINTS),
            Column(gettext("Seconds")),
        ),
        tuple(
            row_of_answer(one, place, asked)
            for each in analysed.answers.tables
            for one in each.sat
            for place, asked in enumerate(each.asked)
        ),
    )


def row_of_answer(one: Sat, place: int, asked: Asked) -> tuple[Value, ...]:
    given = one.answers[place]
    return (
        one.student.name,
        place + 1,
        stem_words(asked.question),
        answer_words(asked.question, given.answer) if given.answer else None,
        given.credit,
        asked.points,
        given.credit * asked.points,
        None if given.seconds is None else round(given.seconds),
    )
