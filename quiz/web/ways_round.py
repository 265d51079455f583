"""How students could know what is right before they answer; a teacher is told of it."""

from flask_babel import gettext, ngettext

from quiz.attempts.terms import Explained, Preset, Terms
from quiz.storage import holding, set_sharing
from quiz.storage.sets import QuestionSetRow
from quiz.web import clock
from quiz.web.access import visitor


def is_link_closed(row: QuestionSetRow) -> bool:
    """Return whether the link of a set is closed to the visitor for now.

    Teachers who may look at the set read its keys anyway.
    """
    known = visitor()
    reads = known and known.is_teacher and set_sharing.right_of(known.id, row)
    return not reads and holding.is_held(row.id, clock.now())


def is_code_closed(code: str) -> bool:
    """Return whether a code, as it is kept, is closed to the visitor for now."""
    known = visitor()
    return not (known and known.is_teacher) and holding.is_code_held(code, clock.now())


def ways_round(terms: Terms, set_id: int | None, assignment_id: int | None = None) -> list[str]:
    """Return in sentences what becomes known too early on these terms, and what is done about it.

    Of a version of one's own nothing is: the next attempt asks something else.
    """
    if set_id is None or terms.explained is Explained.AT_ONCE:
        return []
    said = [link(terms), elsewhere(holding.answered_elsewhere(set_id, assignment_id)), early(terms)]
    return [sentence for sentence in said if sentence]


def link(terms: Terms) -> str:
    if terms.explained is Explained.NEVER or terms.closes_at is None:
        return gettext("As long as it is given, the question set cannot be played by its link.")
    return gettext("Until it has closed, the question set cannot be played by its link.")


def elsewhere(attempts: int) -> str:
    if not attempts:
        return ""
    return ngettext(
        "The set was answered once elsewhere: whoever did can look up what was right.",
        "The set was answered %(num)s times elsewhere: whoever did can look up what was right.",
        attempts,
    )


def early(terms: Terms) -> str:
    if terms.preset is Preset.PRACTICE or terms.explained is not Explained.AFTER_SUBMISSION:
        return ""
    if terms.attempts == 1:
        return gettext(
            "Whoever hands in early reads what is right while others still answer. To keep it from "
            "them, explain after closing."
        )
    return gettext(
        "Whoever has handed in reads what is right, and can then begin another attempt at the same "
        "questions. Allow one attempt, or explain after closing."
    )
