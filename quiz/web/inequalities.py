"""The inequalities of a proof in words, and behind each bound the quotation that sets it."""

from dataclasses import dataclass
from typing import ClassVar

from flask_babel import gettext

from quiz.articles.article import LANGUAGE
from quiz.events.event import Excerpt
from quiz.questions.explanation import at_most, within
from quiz.questions.periods import clear_days
from quiz.questions.question import Choice, Kind, ProvedQuestion
from quiz.web.date_words import end_in_words, gap, start_in_words
from quiz.web.filters import main_excerpt, says_date


@dataclass(frozen=True, slots=True)
class ShownBound:
    """A day that something did not pass, and the words that set it.

    It is `wider` where a proof allows for more than the words say.
    """

    says: str
    excerpt: Excerpt
    wider: bool


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One inequality, with the bounds it is made of; a period's are those of the calendar."""

    language: ClassVar[str] = LANGUAGE

    because: str
    bounds: tuple[ShownBound, ...]


def steps(question: ProvedQuestion) -> tuple[ShownStep, ...]:
    """Return all that is to be shown for a key: the certificate, and what it leaves to a look.

    That is, that the right time holds all of the event, and the most that lies between two.
    """
    by_id = {choice.id: choice for choice in (*question.choices, *question.about)}
    certificate = tuple(
        ShownStep(step.because, (*ends(by_id[step.before]), *starts(by_id[step.after])))
        for step in question.certificate
    )
    keys = [choice for choice in question.choices if choice.id in question.key]
    match question.kind:
        case Kind.DATING:
            return (inside(question.about[0], keys[0]), *certificate)
        case Kind.DATED:
            return (inside(keys[0], question.about[0]), *certificate)
        case Kind.ELAPSED:
            first, second = question.about
            longest = ShownStep(at_most(first, second), (*starts(first), *ends(second)))
            return (*certificate, longest)
        case _:
            return certificate


def inside(event: Choice, period: Choice) -> ShownStep:
    return ShownStep(within(event, period), (*starts(event), *ends(event)))


def starts(choice: Choice) -> tuple[ShownBound, ...]:
    """Return the day an event did not begin before; nothing for a period."""
    day = choice.surely_after
    if choice.event is None or day is None:
        return ()
    behind = [one for one in choice.excerpts if one.date.surely_after == day]
    excerpt = clearest(choice, behind)
    says = gettext("Not before %(day)s", day=start_in_words(day))
    return (ShownBound(says, excerpt, day != excerpt.date.earliest),)


def ends(choice: Choice) -> tuple[ShownBound, ...]:
    """Return the day an event was over by; nothing for a period."""
    day = choice.surely_before
    if choice.event is None or day is None:
        return ()
    behind = [one for one in choice.excerpts if one.date.surely_before == day]
    excerpt = clearest(choice, behind)
    says = gettext("Over by %(day)s", day=end_in_words(day))
    return (ShownBound(says, excerpt, day != excerpt.date.latest),)


def clearest(choice: Choice, behind: list[Excerpt]) -> Excerpt:
    """Return the excerpt to quote for a bound: one with words for the date, if any has."""
    if not behind:
        return main_excerpt(choice)
    return next((excerpt for excerpt in behind if says_date(excerpt)), behind[0])


def one_after_the_other(first: Choice, second: Choice) -> str:
    """Return the last day of the one, and the first day of the other."""
    if first.surely_before is None or second.surely_after is None:
        raise ValueError("the order of the two is not certain")
    ends = {
        "end": end_in_words(first.surely_before),
        "start": start_in_words(second.surely_after),
    }
    if clear := clear_days(first, second):
        return gettext(
            "The one was over by %(end)s; the other did not begin before %(start)s, at least "
            "%(time)s later.",
            time=gap(clear),
            **ends,
        )
    return gettext("The one was over by %(end)s; the other did not begin before %(start)s.", **ends)
