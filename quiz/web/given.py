"""An assignment as its student sees it: open, later or done, the attempts, and what they earned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from flask_babel import gettext, ngettext

from quiz.attempts.terms import Refusal, Terms
from quiz.results.standing import Counting, score_that_counts
from quiz.storage import assigned
from quiz.storage.assigned import Assigned
from quiz.storage.assignments import AssignmentRow, GivenAssignment
from quiz.storage.classes import ClassroomRow
from quiz.storage.gradebook import AttemptRow
from quiz.web import clock
from quiz.web.attempts import ShownAttempt
from quiz.web.promises import duration, moment_there, zone_words

# Shares are sums of fractions.
ROUNDING = 1e-9


class Stage(StrEnum):
    """What a student can do with an assignment now."""

    OPEN = "open"
    LATER = "later"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Score:
    """What counts of an assignment; `points` is None where nothing says what it is out of."""

    score: float
    points: float | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class ShownAssignment:
    """An assignment of a student at a moment, with its attempts, oldest first."""

    given: Assigned
    attempts: tuple[ShownAttempt, ...]
    now: datetime

    @property
    def row(self) -> AssignmentRow:
        return self.given.row

    @property
    def classroom(self) -> ClassroomRow:
        return self.given.classroom

    @property
    def terms(self) -> Terms:
        return self.given.terms

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.classroom.zone)

    @property
    def under_way(self) -> ShownAttempt | None:
        return next((one for one in self.attempts if not one.ended), None)

    @property
    def refusal(self) -> Refusal | None:
        return self.terms.refusal(len(self.attempts), self.now)

    @property
    def stage(self) -> Stage:
        if self.under_way:
            return Stage.OPEN
        if self.refusal is Refusal.NOT_YET_OPEN:
            return Stage.LATER
        return Stage.DONE if self.refusal or self.classroom.archived_at else Stage.OPEN

    @property
    def why_not(self) -> str:
        """Return why no attempt can begin now, in a sentence; "" where one can."""
        terms, zone = self.terms, self.zone
        if self.classroom.archived_at:
            return gettext("The class is archived: what was done stays, nothing new begins.")
        match self.refusal:
            case Refusal.EXCUSED:
                return gettext("Your teacher has excused you: nothing has to be handed in.")
            case Refusal.NOT_YET_OPEN if terms.opens_at is not None:
                return gettext(
                    "It opens on %(at)s (%(zone)s).",
                    at=moment_there(terms.opens_at, zone),
                    zone=zone_words(zone),
                )
            case Refusal.CLOSED if terms.closes_at is not None:
                return gettext(
                    "It closed on %(at)s (%(zone)s).",
                    at=moment_there(terms.closes_at, zone),
                    zone=zone_words(zone),
                )
            case Refusal.NO_ATTEMPTS_LEFT if not self.attempts:
                return gettext("No attempt is open to you.")
            case Refusal.NO_ATTEMPTS_LEFT:
                return ngettext(
                    "You have made your attempt.",
                    "You have made your %(num)s attempts.",
                    terms.attempts or 0,
                )
        return ""

    @property
    def time_left(self) -> str:
        """Return how long it is still open, in words; "" where it stays open."""
        closes = self.terms.closes_at
        return left_words(closes - self.now) if closes and closes > self.now else ""

    @property
    def closes(self) -> str:
        """Return when it closes, in words; "" where it stays open."""
        return moment_there(self.terms.closes_at, self.zone) if self.terms.closes_at else ""

    @property
    def opens(self) -> str:
        return moment_there(self.terms.opens_at, self.zone) if self.terms.opens_at else ""

    @property
    def how_long(self) -> str:
        """Return what beginning now means: until when one can answer."""
        deadline = self.terms.deadline(self.now)
        if deadline is None:
            return gettext("There is no time limit. You can stop, and go on later.")
        length = duration(timedelta(minutes=(deadline - self.now) // timedelta(minutes=1)))
        length = length or gettext("less than a minute")
        if self.terms.limit and deadline == self.now + self.terms.limit:
            return gettext(
                "From the moment you begin you have %(length)s. The time goes on when you leave "
                "the page.",
                length=duration(self.terms.limit),
            )
        if self.terms.limit:
            return gettext(
                "It closes before your time would be up: you have %(length)s, until %(at)s.",
                length=length,
                at=moment_there(deadline, self.zone),
            )
        return gettext(
            "You can stop, and go on later, until it closes on %(at)s.",
            at=moment_there(deadline, self.zone),
        )

    @property
    def score(self) -> Score | None:
        """Return what counts, as far as it may be read by now: a teacher's mark before a score."""
        mark = self.given.mark
        ended = [one.row for one in self.attempts if one.ended and one.may.score and one.row.points]
        points = ended[-1].points if ended else None
        if mark is not None and mark.mark is not None and self.terms.scores(self.now, self.now):
            share = mark.mark / points if points else None
            return Score(mark.mark, points, self.passed(share))
        share = score_that_counts(
            [(one.score / one.points, one.finished_at) for one in ended if one.finished_at],
            Counting(self.row.counting),
        )
        if share is None or points is None:
            return None
        return Score(share * points, points, self.passed(share))

    def passed(self, share: float | None) -> bool | None:
        """Return whether a share of the points passes; None where nothing is said of passing."""
        if share is None or self.terms.pass_mark is None:
            return None
        return share >= self.terms.pass_mark - ROUNDING


def left_words(left: timedelta) -> str:
    """Return a time that is left in its largest unit, rounded down: "3 days", "40 minutes"."""
    minutes = left // timedelta(minutes=1)
    if minutes >= 2 * 24 * 60:
        return ngettext("%(num)s day", "%(num)s days", minutes // (24 * 60))
    if minutes >= 2 * 60:
        return ngettext("%(num)s hour", "%(num)s hours", minutes // 60)
    if minutes:
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    return gettext("less than a minute")


def shown_assignment(given: Assigned) -> ShownAssignment:
    now = clock.now()
    as_given = GivenAssignment(given.row, given.classroom, given.terms)
    attempts = tuple(shown(attempt, as_given, now) for attempt in given.attempts)
    return ShownAssignment(given, attempts, now)


def shown(attempt: AttemptRow, given: GivenAssignment, now: datetime) -> ShownAttempt:
    return ShownAttempt(attempt, given, assigned.readable(attempt, given, now), now)


def assignments_of(person_id: int) -> dict[Stage, list[ShownAssignment]]:
    """Return all that a person is given, by stage; first what ends, begins or was given next."""
    found = [shown_assignment(given) for given in assigned.assigned_to(person_id)]
    return {
        Stage.OPEN: in_time([one for one in found if one.stage is Stage.OPEN]),
        Stage.LATER: sorted(
            (one for one in found if one.stage is Stage.LATER),
            key=lambda one: one.terms.opens_at or one.now,
        ),
        Stage.DONE: [one for one in found if one.stage is Stage.DONE],
    }


def open_to(person_id: int) -> list[ShownAssignment]:
    """Return what is open to a person now, what closes first at the head. One statement."""
    given = assigned.assigned_to(person_id, open_after=clock.now())
    found = [shown_assignment(one) for one in given]
    return in_time([one for one in found if one.stage is Stage.OPEN])


def in_time(found: Sequence[ShownAssignment]) -> list[ShownAssignment]:
    """Return what ends first at the head, and what has no end last."""
    return sorted(
        found,
        key=lambda one: (one.terms.closes_at is None, one.terms.closes_at or one.now, -one.row.id),
    )
