"""Why: one sentence for each choice, and one for each step of a proof."""

from collections.abc import Sequence
from typing import Protocol

from quiz.dates.historical import Bounded, HistoricalDate, Precision, certainly_before
from quiz.dates.wording import gap, in_words, words
from quiz.questions.periods import clear_days, period_of
from quiz.questions.question import ChoiceId, Step

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class Dated(Bounded, Protocol):
    """Anything with bounds and a date to show: an event, a choice."""

    @property
    def date(self) -> HistoricalDate: ...


class Named(Dated, Protocol):
    """Something dated that a certificate can name."""

    @property
    def id(self) -> ChoiceId: ...


def step(first: Named, second: Named) -> Step:
    """Return the proof that `first` was over before `second` began."""
    return Step(first.id, second.id, because(first, second))


def because(first: Bounded, second: Bounded) -> str:
    """Return the inequality in words: the last day of the one, the first day of the other."""
    if first.surely_before is None or second.surely_after is None:
        raise ValueError("the order of the two is not certain")
    clear = clear_days(first, second)
    distance = f", at least {gap(clear)} later" if clear else ""
    return (
        f"The one was over by {end_in_words(first.surely_before)}; "
        f"the other did not begin before {start_in_words(second.surely_after)}{distance}."
    )


def end_in_words(day: int) -> str:
    """Return "the end of 1953", "the end of July 2000" or "26 April 2019"."""
    for precision in (Precision.YEAR, Precision.MONTH):
        period = period_of(day, precision)
        if period.latest == day:
            return f"the end of {words(period)}"
    return words(period_of(day, Precision.DAY))


def start_in_words(day: int) -> str:
    """Return "1953", "July 2000" or "25 April 2019": what begins with the day."""
    for precision in (Precision.YEAR, Precision.MONTH):
        period = period_of(day, precision)
        if period.earliest == day:
            return words(period)
    return words(period_of(day, Precision.DAY))


def placed(choices: Sequence[Dated], index: int) -> str:
    """Return where a choice stands among choices in order, earliest first."""
    when = in_words(choices[index].date)
    place = "last" if index == len(choices) - 1 else ORDINALS[index]
    return f"This comes {place}: it happened {when}."


def extreme(key: Dated, others: Sequence[Dated]) -> str:
    """Return why the key is the first, or the last, of all."""
    side = "before" if certainly_before(key, others[0]) else "after"
    return f"This happened {in_words(key.date)}, {side} all the others."


def beside(choice: Dated, key: Dated) -> str:
    """Return how a distractor stands to the key of "which happened first / last"."""
    side = "after" if certainly_before(key, choice) else "before"
    return f"This happened {in_words(choice.date)}, {apart(choice, key)}{side} the right answer."


def outside(choice: Dated, period: HistoricalDate) -> str:
    """Return how an event stands to a period it lies outside of."""
    side = "before" if certainly_before(choice, period) else "after"
    return f"This happened {in_words(choice.date)}, {apart(choice, period)}{side} {named(period)}."


def inside(choice: Dated, period: HistoricalDate) -> str:
    if words(choice.date) == words(period):
        return f"This happened {in_words(choice.date)}."
    return f"This happened {in_words(choice.date)}, which lies within {named(period)}."


def off(period: HistoricalDate, asked: Bounded) -> str:
    """Return how far a period misses an event: "At least 12 years too early."."""
    side = "early" if certainly_before(period, asked) else "late"
    days = clear_days(period, asked)
    return f"At least {gap(days)} too {side}." if days else f"Just too {side}."


def apart(first: Bounded, second: Bounded) -> str:
    """Return the certain distance as words to put before "before" or "after"."""
    days = clear_days(first, second)
    return f"at least {gap(days)} " if days else "just "


def named(period: HistoricalDate) -> str:
    """Return the name of a month, year, decade or century inside a sentence: "the 1980s"."""
    return in_words(period).removeprefix("in ")
