"""A corrected question in words, and what its answer in an attempt earns now."""

from dataclasses import dataclass

from flask_babel import gettext

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.correcting import (
    AlsoRight,
    Correction,
    CreditForAll,
    Dropped,
    NewKey,
    answers_of,
)
from quiz.questions.question import Choice, Question
from quiz.questions.written import WrittenChoice
from quiz.storage import corrections
from quiz.storage.corrections import CorrectionRow, Stands
from quiz.storage.gradebook import AttemptRow
from quiz.web.filters import points_words


@dataclass(frozen=True, slots=True)
class Remarked:
    """A correction that stands, of a question in an attempt: what is right, and what it earns."""

    row: CorrectionRow
    said: str
    earned: str


def corrected_in(attempt: AttemptRow, *items: Item) -> dict[int, Remarked]:
    """Return, by position, what is to be said of those of the items that were corrected."""
    if attempt.assignment_id is None:
        return {}
    standing = corrections.standing_in(attempt)
    return {
        item.position: Remarked(
            standing[item.position].row,
            in_words(standing[item.position].row.correction, item.question),
            earned(attempt, standing[item.position]),
        )
        for item in items
        if item.position in standing
    }


def earned(attempt: AttemptRow, stands: Stands) -> str:
    """Return what an answer earns by a correction; "" where the question counts for nothing."""
    if attempt.finished_at is None:
        return gettext("Your answer is marked by that when the attempt has ended.")
    if not stands.points:
        return ""
    return gettext(
        "It earns %(mark)s of %(points)s now.",
        mark=points_words(stands.points * (stands.credit or 0.0)),
        points=points_words(stands.points),
    )


def in_words(made: Correction, question: Question) -> str:
    """Return a correction in a sentence."""
    match made:
        case NewKey(key):
            return gettext("The key is now %(key)s.", key=named(key, question))
        case AlsoRight():
            also = "; ".join(named(answer, question) for answer in answers_of(made))
            return gettext("Right as well: %(answers)s.", answers=also)
        case CreditForAll():
            return gettext("Everybody has credit for it.")
        case Dropped():
            return gettext("It counts for nothing.")


def named(answer: Answer, question: Question) -> str:
    """Return an answer by the texts of its choices."""
    texts = {choice.id: called(choice) for choice in question.choices}
    match answer:
        case Chosen(ids):
            return gettext("“%(choices)s”", choices="”, “".join(texts[one] for one in sorted(ids)))
        case Ordered():
            return gettext("“%(choices)s”", choices="” → “".join(texts[one] for one in answer.ids))


def called(choice: Choice | WrittenChoice) -> str:
    """Return the text of a choice, or what is seen in its picture where that is all there is."""
    if not choice.text and isinstance(choice, WrittenChoice) and choice.picture:
        return choice.picture.alternative
    return choice.text.removesuffix(".")
