"""How a class is getting on with an assignment, in words, for all who look at it at once."""

import math
import time
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from zoneinfo import ZoneInfo

from flask import Flask, current_app
from flask_babel import gettext, ngettext

from quiz.attempts.terms import Terms
from quiz.results.standing import Counting
from quiz.storage import assignments, progress
from quiz.storage.assignments import AssignmentRow, ExceptionRow, terms_for
from quiz.storage.classes import ClassroomRow
from quiz.storage.gradebook import AttemptRow
from quiz.storage.progress import Standing, Work
from quiz.web import clock
from quiz.web.filters import score_words
from quiz.web.promises import moment_there, percent

# What was read for one teacher is told to all for so many seconds.
FRESH_SECONDS = 3.0
MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One student: `state` in a word, and what is said of it.

    `otherwise` is what this student has that others have not.
    """

    person_id: int
    name: str
    left: bool
    state: str
    words: str
    score: str
    time_left: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Board:
    """The lines of all students, and how many did what."""

    standing: Standing
    summary: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Boards:
    """What this process read last, by the keys of assignments, and at which second of its clock."""

    kept: dict[str, tuple[float, Board]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class ListedAssignment:
    """An assignment on the page of its class: whether it is open, and who did it."""

    row: AssignmentRow
    state: str
    summary: str


@dataclass(frozen=True, slots=True)
class GivenToClass:
    """What a class is given, newest first, and what can be brought back."""

    there: tuple[ListedAssignment, ...]
    deleted: tuple[AssignmentRow, ...]


def register(app: Flask) -> None:
    """Keep boards for this process, and let templates list what a class is given."""
    app.extensions["boards"] = Boards()
    app.jinja_env.globals["listed_assignments"] = listed_assignments


def listed_assignments(classroom: ClassroomRow) -> GivenToClass:
    """Return what a class is given, with how far it is with each."""
    now, zone = clock.now(), ZoneInfo(classroom.zone)
    rows = assignments.assignments_of(classroom.id)
    standings = progress.standings_in(classroom.id, rows)
    return GivenToClass(
        tuple(
            ListedAssignment(row, openness(row, zone, now), summary(standings[row.id]))
            for row in rows
        ),
        tuple(assignments.assignments_of(classroom.id, deleted=True)),
    )


def openness(row: AssignmentRow, zone: ZoneInfo, now: datetime) -> str:
    """Return whether an assignment is open, and until when."""
    if row.opens_at is not None and now < row.opens_at:
        return gettext("Opens on %(at)s", at=moment_there(row.opens_at, zone))
    if row.closes_at is None:
        return gettext("Open")
    at = moment_there(row.closes_at, zone)
    if now < row.closes_at:
        return gettext("Open until %(at)s", at=at)
    return gettext("Closed on %(at)s", at=at)


def recent_board(row: AssignmentRow, zone: ZoneInfo, now: datetime) -> Board:
    """Return a board that is a few seconds old at most: thirty who poll cost one look."""
    boards: Boards = current_app.extensions["boards"]
    with boards.lock:
        read_at, board = boards.kept.get(row.key, (-math.inf, None))
        if board and time.monotonic() - read_at < FRESH_SECONDS:
            return board
        return kept_board(boards, row, zone, now)


def board_now(row: AssignmentRow, zone: ZoneInfo, now: datetime) -> Board:
    """Return a board as things are at this moment."""
    boards: Boards = current_app.extensions["boards"]
    with boards.lock:
        return kept_board(boards, row, zone, now)


def kept_board(boards: Boards, row: AssignmentRow, zone: ZoneInfo, now: datetime) -> Board:
    board = board_of(row, progress.work_on(row), zone, now)
    if len(boards.kept) >= MOST_KEPT:
        boards.kept.clear()
    boards.kept[row.key] = time.monotonic(), board
    return board


def board_of(row: AssignmentRow, work: list[Work], zone: ZoneInfo, now: datetime) -> Board:
    counting = Counting(row.counting)
    standing = progress.standing(work, counting)
    lines = tuple(line(row, one, counting, zone, now) for one in work)
    return Board(standing, summary(standing), lines)


def summary(standing: Standing) -> str:
    """Return how many handed in, and the mean: "12 of 18 handed in, mean 74 %"."""
    said = ngettext(
        "%(done)s of one student handed in",
        "%(done)s of %(num)s students handed in",
        standing.students,
        done=standing.handed_in,
    )
    if standing.mean is None:
        return said
    return gettext("%(said)s, mean %(mean)s", said=said, mean=percent(standing.mean))


def line(row: AssignmentRow, work: Work, counting: Counting, zone: ZoneInfo, now: datetime) -> Line:
    terms = terms_for(row, work.exception)
    state, words = state_of(work, terms, zone, now)
    share = work.share(counting)
    return Line(
        person_id=work.person_id,
        name=work.name,
        left=work.left,
        state=state,
        words=words,
        score=""
        if share is None
        else gettext(
            "%(score)s of %(points)s",
            score=score_words(share * work.points),
            points=score_words(work.points),
        ),
        time_left=time_left(work.under_way, now),
        otherwise=otherwise(work.exception, zone),
    )


def state_of(work: Work, terms: Terms, zone: ZoneInfo, now: datetime) -> tuple[str, str]:
    """Return where a student is, in a word and in a sentence."""
    if (under_way := work.under_way) is not None:
        return "under-way", nth(where_at(under_way), len(work.attempts))
    if finished := work.finished:
        at = max(one.finished_at for one in finished if one.finished_at)
        return "done", nth(gettext("handed in on %(at)s", at=moment_there(at, zone)), len(finished))
    if work.excused:
        return "excused", gettext("excused")
    if terms.closes_at is not None and terms.closes_at <= now:
        return "absent", gettext("not begun before it closed")
    return "waiting", gettext("not begun")


def where_at(attempt: AttemptRow) -> str:
    if attempt.exam:
        return gettext(
            "%(answered)s of %(all)s answered", answered=attempt.answered, all=attempt.questions
        )
    return gettext(
        "at question %(number)s of %(all)s",
        number=min(attempt.answered + 1, attempt.questions),
        all=attempt.questions,
    )


def nth(said: str, attempts: int) -> str:
    if attempts == 1:
        return said
    return gettext("%(said)s, attempt %(number)s", said=said, number=attempts)


def time_left(attempt: AttemptRow | None, now: datetime) -> str:
    """Return how long an attempt can go on, in minutes; nothing where that has no end."""
    if attempt is None or attempt.deadline_at is None:
        return ""
    minutes = max(0, math.ceil((attempt.deadline_at - now).total_seconds() / 60))
    if minutes <= 2 * 60:
        return gettext("%(num)s min", num=minutes)
    hours = round(minutes / 60)
    return (
        gettext("%(num)s h", num=hours)
        if hours <= 48
        else gettext("%(num)s days", num=round(hours / 24))
    )


def otherwise(exception: ExceptionRow | None, zone: ZoneInfo) -> str:
    """Return in a few words what a student has that the others have not."""
    if exception is None:
        return ""
    parts = [
        exception.excused and gettext("excused"),
        exception.opens_at
        and gettext("opens on %(at)s", at=moment_there(exception.opens_at, zone)),
        exception.closes_at
        and gettext("closes on %(at)s", at=moment_there(exception.closes_at, zone)),
        exception.attempts and ngettext("one attempt", "%(num)s attempts", exception.attempts),
        exception.extra_percent
        and gettext("%(percent)s more time", percent=percent(exception.extra_percent / 100)),
    ]
    return ", ".join(part for part in parts if part)
