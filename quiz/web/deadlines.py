"""What comes due by itself: attempts that end, answers that may be read, work to be forgotten.

Nothing runs at night. Whatever shows attempts calls these first, and they write only where there is
something to be written.
"""

from quiz.storage import pupils, responses
from quiz.storage.database import writing
from quiz.storage.responses import Whose
from quiz.web import clock


def end_overdue(
    *,
    person_id: int | None = None,
    assignment_id: int | None = None,
    classroom_id: int | None = None,
) -> None:
    """End the attempts of a person, at an assignment or in a class, whose deadline is over."""
    whose, now = Whose(person_id, assignment_id, classroom_id), clock.now()
    if responses.any_overdue(whose, now):
        with writing():
            responses.close_overdue(whose, now)


def tally_due(person_id: int) -> None:
    """Count what a person's answers show, of attempts that may be read by now."""
    if not responses.any_unsettled(person_id, clock.now()):
        return
    end_overdue(person_id=person_id)
    if due := responses.due(person_id, clock.now()):
        with writing():
            for attempt_id in due:
                responses.tally(attempt_id)


def forget_expired(classroom_id: int) -> None:
    """Let the work of students be gone who left a class longer ago than it keeps that."""
    now = clock.now()
    if pupils.expired(now, classroom_id):
        with writing():
            pupils.forget_expired(now, classroom_id)
