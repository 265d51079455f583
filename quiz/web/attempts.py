"""An attempt as its student sees it: on what terms, how long, and what may be read of it now."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext

from quiz.attempts.terms import GRACE, Explained
from quiz.storage import assigned
from quiz.storage.assigned import Readable
from quiz.storage.assignments import GivenAssignment
from quiz.storage.gradebook import AttemptRow
from quiz.web import clock
from quiz.web.promises import moment_there, zone_words


@dataclass(frozen=True, slots=True)
class ShownAttempt:
    """An attempt, the assignment that it is at if that is still there, and what may be read now."""

    row: AttemptRow
    given: GivenAssignment | None
    may: Readable
    now: datetime

    @property
    def zone(self) -> ZoneInfo | None:
        """Return the time zone of the class; None for that of the installation."""
        return ZoneInfo(self.given.classroom.zone) if self.given else None

    @property
    def ended(self) -> bool:
        return self.row.finished_at is not None

    @property
    def changeable(self) -> bool:
        """Return whether answers that were given may still be changed."""
        return self.row.exam and not self.ended

    @property
    def handed_in(self) -> bool:
        """Return whether it ends by being handed in, and not with its last answer."""
        return self.row.exam or self.row.assignment_id is not None

    @property
    def seconds_left(self) -> int | None:
        """Return how long there is until the deadline; None without one, and after the end.

        No longer than the attempt was meant to last, wherever the server's clock was put.
        """
        deadline = self.row.deadline_at
        if deadline is None or self.ended:
            return None
        since = max(self.now, self.row.reopened_at or self.row.started_at)
        return max(0, math.ceil((deadline - since).total_seconds()))

    @property
    def grace(self) -> int:
        """Return for how many seconds after the deadline an answer may arrive."""
        return math.ceil(GRACE.total_seconds())

    @property
    def deadline(self) -> str:
        """Return when it ends by itself, in words: "at 13:30 (Vienna time)"."""
        deadline, zone = self.row.deadline_at, self.zone
        if deadline is None:
            return ""
        if zone is None:
            return gettext("at %(clock)s UTC", clock=f"{deadline:%H:%M}")
        there, here = deadline.astimezone(zone), zone_words(zone)
        if there.date() == self.now.astimezone(zone).date():
            return gettext("at %(clock)s (%(zone)s)", clock=f"{there:%H:%M}", zone=here)
        return gettext("on %(moment)s (%(zone)s)", moment=moment_there(deadline, zone), zone=here)

    @property
    def awaited(self) -> str:
        """Return when what may not be read yet comes, in a sentence; "" where nothing is left."""
        if self.may.explained and (self.may.score or self.given is None):
            return ""
        if self.row.own_exam:
            return gettext("The explanations come when you have handed in.")
        if self.given is None:
            return gettext("The assignment is gone, so what was right is not shown any more.")
        terms, zone = self.given.terms, ZoneInfo(self.given.classroom.zone)
        match terms.explained:
            case Explained.AFTER_CLOSING if terms.closes_at is not None:
                return gettext(
                    "Your score and the explanations come when the assignment closes: "
                    "on %(at)s (%(zone)s).",
                    at=moment_there(terms.closes_at, zone),
                    zone=zone_words(zone),
                )
            case Explained.NEVER:
                return gettext("At this assignment it is not shown which answers were right.")
            case _:
                return gettext("The explanations come when you have handed in.")


def shown_attempts(rows: Sequence[AttemptRow]) -> list[ShownAttempt]:
    """Return attempts with what may be read of each; one more statement, if any is at one."""
    given, now = assigned.given_for(rows), clock.now()
    return [
        ShownAttempt(row, given.get(row.id), assigned.readable(row, given.get(row.id), now), now)
        for row in rows
    ]


def shown_attempt(row: AttemptRow) -> ShownAttempt:
    (shown,) = shown_attempts([row])
    return shown
