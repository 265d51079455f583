"""What the answers at an assignment say: of the class, of the quiz, and of each question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask_babel import gettext, lazy_gettext

from quiz.questions.question import Choice, MultipleChoice, Ordering
from quiz.questions.written import WrittenChoice
from quiz.results.answer_table import AnswerTable, Asked
from quiz.results.distribution import Distribution, distribution
from quiz.results.intervals import Share
from quiz.results.moments import ROUNDING
from quiz.results.reliability import quiz_statistics
from quiz.results.responses import Arranged, Picked
from quiz.results.standing import Counting
from quiz.storage import answer_tables, bank, corrections
from quiz.storage.answer_tables import AssignmentAnswers
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.web import clock, deadlines, figures_shown
from quiz.web.access import LARGEST_ID, taught_assignment, taught_class, visible_topic
from quiz.web.answer_words import answer_in_short, answer_words
from quiz.web.corrected import in_words
from quiz.web.dots import dots
from quiz.web.figures_shown import ShownFigure, percent_words
from quiz.web.filters import points_words
from quiz.web.flags import ShownFlag, shown_flags
from quiz.web.lasting import Lasting, lasting, long_words
from quiz.web.pairs_shown import shown_pairs
from quiz.web.question_lines import (
    HEADS,
    hidden_in,
    lines_of,
    ordered,
    statistics_of,
    view_asked_for,
)
from quiz.web.responses_shown import swapped, taken

pages = Blueprint("analysis", __name__)

TAKEN = {
    Counting.HIGHEST: lazy_gettext("Of each student the highest attempt is taken, which counts."),
    Counting.LATEST: lazy_gettext("Of each student the latest attempt is taken, which counts."),
    Counting.FIRST: lazy_gettext("Of each student the first attempt is taken, which counts."),
    Counting.MEAN: lazy_gettext(
        "What counts is the mean of all attempts; for these figures the first of each is taken."
    ),
}


@dataclass(frozen=True, slots=True)
class Analysed:
    """An assignment with what was answered at it; `own` where each student had other questions."""

    row: AssignmentRow
    classroom: ClassroomRow
    answers: AssignmentAnswers

    @property
    def own(self) -> bool:
        return self.row.set_id is None and bool(self.row.wishes)

    @property
    def proved(self) -> bool:
        """Return whether something was asked whose order in time is proved."""
        asked = (one.question for table in self.answers.tables for one in table.asked)
        return any(isinstance(question, MultipleChoice | Ordering) for question in asked)


@pages.get("/assignments/<int:assignment_id>/analysis")
def assignment(assignment_id: int) -> str:
    """See how the class did, and which questions did not do what they should."""
    analysed, view = analysed_assignment(assignment_id), view_asked_for()
    answers, own = analysed.answers, analysed.own
    if not answers.tables:
        return render_template("analysis/empty.html", analysed=analysed)
    table = answers.tables[min(view.version, len(answers.tables)) - 1]
    flags = () if own else shown_flags(table)
    lines = [] if own else lines_of(table, flags)
    spread = spread_of(answers)
    return render_template(
        "analysis/assignment.html",
        analysed=analysed,
        view=view,
        table=table,
        taken=TAKEN[answers.assignment.counting],
        spread=spread,
        dots=dots(spread),
        summary=summary_of(answers, spread),
        lasting=lasting_of(answers),
        of_quiz=() if own else figures_of_quiz(table),
        flags=[flag for flag in flags if not flag.quiet],
        quiet=[flag for flag in flags if flag.quiet],
        lines=ordered(lines, view),
        heads=HEADS,
        hidden=hidden_in(lines),
        sat=answers.sat if own else table.sat,
        most=max(len(one.asked) for one in answers.tables),
        pairs=shown_pairs(answers.tables) if own else None,
        shown=figures_shown,
    )


def analysed_assignment(assignment_id: int) -> Analysed:
    """Return an assignment and its answers; what is overdue is handed in first."""
    row = taught_assignment(assignment_id)
    classroom = taught_class(row.classroom_id)
    deadlines.end_overdue(assignment_id=row.id)
    deadlines.forget_expired(classroom.id)
    return Analysed(row, classroom, answer_tables.answers_at(row, clock.now()))


def spread_of(answers: AssignmentAnswers) -> Distribution:
    """Return how the scores are spread, in points; of 100 where nobody knows of how many."""
    full = answers.assignment.points or 100.0
    shares = [min(1.0, one.attempt.share) for one in answers.sat]
    return distribution([share * full for share in shares], full)


def summary_of(answers: AssignmentAnswers, spread: Distribution) -> list[ShownFigure]:
    """Return what is to be said of the scores in numbers, beside the drawing."""
    named = ((gettext("Mean"), spread.mean), (gettext("Median"), spread.median))
    figures = [
        ShownFigure(
            name,
            points_words(value),
            gettext(
                "%(share)s of all points; n = %(n)s",
                share=percent_words(value / spread.maximum),
                n=spread.n,
            ),
        )
        for name, value in named
        if value is not None
    ]
    return [*figures, *pass_rate(answers, spread.maximum)]


def pass_rate(answers: AssignmentAnswers, full: float) -> list[ShownFigure]:
    """Return how many passed, with a pass mark, and between which shares that lies."""
    mark = answers.assignment.pass_mark
    if mark is None:
        return []
    shares = [one.attempt.share for one in answers.sat]
    passed = Share(sum(share >= mark - ROUNDING for share in shares), len(shares))
    note = gettext(
        "%(count)s of %(n)s, from %(mark)s points on",
        count=passed.count,
        n=passed.n,
        mark=points_words(mark * full),
    )
    return [ShownFigure(gettext("Pass rate"), percent_words(passed.share), note)]


def lasting_of(answers: AssignmentAnswers) -> Lasting | None:
    return lasting([one.lasted for one in answers.sat if one.lasted is not None])


def figures_of_quiz(table: AnswerTable) -> tuple[ShownFigure, ...]:
    return figures_shown.of_quiz(quiz_statistics(table.marks)) if table.counting else ()


@pages.get("/assignments/<int:assignment_id>/pairs")
def pairs(assignment_id: int) -> str:
    """See which event was put before which, however they were asked."""
    analysed = analysed_assignment(assignment_id)
    return render_template(
        "analysis/pairs.html", analysed=analysed, pairs=shown_pairs(analysed.answers.tables)
    )


@pages.get("/assignments/<int:assignment_id>/questions/<int:question_id>")
def question(assignment_id: int, question_id: int) -> str:
    """See what was answered to a question, and how well it tells the strong from the weak."""
    analysed = analysed_assignment(assignment_id)
    table = table_asking(analysed, question_id)
    place = [one.id for one in table.asked].index(question_id)
    asked, item = table.asked[place], table.given_to(place)
    statistics = statistics_of(table).get(place)
    flags = [one for one in shown_flags(table) if one.number == place + 1]
    standing = corrections.standing(analysed.row.id, question_id) if asked.correction else None
    return render_template(
        "analysis/question.html",
        analysed=analysed,
        table=table,
        place=place,
        asked=asked,
        topic=topic_of(table),
        figures=figures_shown.of_question(statistics) if statistics else (),
        flags=[(flag, choices_of(flag)) for flag in flags],
        standing=standing,
        corrected=in_words(standing.correction, asked.question) if standing else "",
        taken=taken(asked.keyed, item, table.scores) if isinstance(item, Picked) else None,
        swaps=swapped(asked.keyed, item, table.scores) if isinstance(item, Arranged) else None,
        in_full=lambda answer: answer_words(asked.question, answer),
        in_short=lambda answer: answer_in_short(asked.question, answer),
        long_words=long_words,
    )


def table_asking(analysed: Analysed, question_id: int) -> AnswerTable:
    """Return the table of a question; one without attempts where none that counts asked it.

    404 where the assignment never asked it.
    """
    table = analysed.answers.table_asking(question_id)
    if table is not None:
        return table
    if question_id > LARGEST_ID or corrections.asked_in(analysed.row.id, question_id) is None:
        abort(404)
    return AnswerTable((Asked(question_id, bank.question_numbered(question_id), 1.0),), ())


def topic_of(table: AnswerTable) -> str | None:
    """Return the slug of what the questions are about, if the visitor may see it."""
    topic = visible_topic(table.topic) if table.topic else None
    return topic.slug if topic else None


def choices_of(flag: ShownFlag) -> Sequence[Choice | WrittenChoice]:
    """Return the choices that a flag is about, the key first."""
    by_id: Mapping[str, Choice | WrittenChoice] = {
        one.id: one for one in flag.asked.question.choices
    }
    return [by_id[one] for one in flag.choices]
