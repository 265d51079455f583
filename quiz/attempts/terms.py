"""The terms on which a student sits an assignment: when, how often, how long, and what is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from quiz.attempts.rules import Rule

# An answer that was sent in time may arrive so much later.
GRACE = timedelta(seconds=10)


class Preset(StrEnum):
    """Practice: each answer counts when it is given. Exam: it may be changed until submitted."""

    PRACTICE = "practice"
    EXAM = "exam"


class Explained(StrEnum):
    """When a student reads what was right, and why."""

    AT_ONCE = "at-once"
    AFTER_SUBMISSION = "after-submission"
    AFTER_CLOSING = "after-closing"
    NEVER = "never"


class Refusal(StrEnum):
    """Why no attempt can begin."""

    NOT_YET_OPEN = "not yet open"
    CLOSED = "closed"
    NO_ATTEMPTS_LEFT = "no attempts left"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms for one student; what was made an exception for this one is in them already.

    `attempts` and `limit` are None where there is no limit to them, `closes_at` where it stays
    open. `pass_mark` is a share of the points, from 0 to 1.
    """

    preset: Preset = Preset.PRACTICE
    explained: Explained = Explained.AT_ONCE
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts: int | None = None
    limit: timedelta | None = None
    rule: Rule = Rule.CERTAIN_PAIRS
    shuffled: bool = False
    pass_mark: float | None = None
    excused: bool = False

    def __post_init__(self) -> None:
        if self.preset is Preset.EXAM and self.explained is Explained.AT_ONCE:
            raise ValueError("an answer that may still be changed cannot be explained")
        if self.explained is Explained.AFTER_CLOSING and self.closes_at is None:
            raise ValueError("what is explained after closing must close")

    def refusal(self, begun: int, now: datetime) -> Refusal | None:
        """Return why a student who began so many attempts can begin no other now, if so."""
        if self.excused:
            return Refusal.EXCUSED
        if self.opens_at is not None and now < self.opens_at:
            return Refusal.NOT_YET_OPEN
        if self.closes_at is not None and now >= self.closes_at:
            return Refusal.CLOSED
        if self.attempts is not None and begun >= self.attempts:
            return Refusal.NO_ATTEMPTS_LEFT
        return None

    def deadline(self, started_at: datetime) -> datetime | None:
        """Return when an attempt ends by itself: its time is up, or the assignment closes."""
        ends = [end for end in (self.closes_at, self.limit and started_at + self.limit) if end]
        return min(ends, default=None)

    def explains(self, finished_at: datetime | None, now: datetime) -> bool:
        """Return whether the key and the explanations of an attempt may be read now.

        Of an attempt under way only those of the answers given are, and only where each is
        explained at once.
        """
        match self.explained:
            case Explained.AT_ONCE:
                return True
            case Explained.AFTER_SUBMISSION:
                return finished_at is not None
            case Explained.AFTER_CLOSING:
                closed = self.closes_at is not None and now >= self.closes_at
                return finished_at is not None and closed
            case Explained.NEVER:
                return False

    def scores(self, finished_at: datetime | None, now: datetime) -> bool:
        """Return whether the score of an attempt may be read now.

        It comes with the explanations; where there are none, as soon as it is handed in.
        """
        if self.explained is Explained.NEVER:
            return finished_at is not None
        return self.explains(finished_at, now)
