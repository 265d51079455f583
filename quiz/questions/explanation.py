"""Why: one sentence for each choice, and one for each step of a proof."""

from collections.abc import Sequence
from typing import Protocol

from quiz.dates.historical import Bounded, HistoricalDate, Precision, certainly_before
from quiz.dates.wording import gap, gap_at_most, in_words, words
from quiz.questions.periods import clear_days, days_between, period_of
from quiz.questions.question import ChoiceId, Step

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


class Dated(Bounded, Protocol):
    """Anything with bounds and a date to show: an event, a choice."""

    @property
    def date(self) -> HistoricalDate: ...


class Told(Dated, Protocol):
    """Something dated with a statement."""

    @property
    def text(self) -> str: ...


class InFull(Told, Protocol):
    """An event whose statement says more than is shown of it before the answer."""

    @property
    def statement(self) -> str: ...


class Named(Told, Protocol):
    """Something dated that a certificate can name: an event, or a period, which is none."""

    @property
    def id(self) -> ChoiceId: ...

    @property
    def event(self) -> str | None: ...


def step(first: Named, second: Named) -> Step:
    """Return the proof that `first` was over before `second` began."""
    return Step(first.id, second.id, because(first, second))


def because(first: Named, second: Named) -> str:
    """Return the inequality in words; of a period the name says when it begins and ends."""
    if first.surely_before is None or second.surely_after is None:
        raise ValueError("the order of the two is not certain")
    if first.event is None:
        start = start_in_words(second.surely_after)
        distance = f"{apart(first, second)}after the end of {named(first.date)}"
        return f"“{headline(second)}” did not begin before {start}, {distance}."
    if second.event is None:
        end = end_in_words(first.surely_before)
        distance = f"{apart(first, second)}before the start of {named(second.date)}"
        return f"“{headline(first)}” was over by {end}, {distance}."
    return in_turn(f"“{headline(first)}”", f"“{headline(second)}”", first, second)


def in_turn(one: str, other: str, first: Bounded, second: Bounded) -> str:
    """Return the last day of the one, and the first day of the other."""
    if first.surely_before is None or second.surely_after is None:
        raise ValueError("the order of the two is not certain")
    clear = clear_days(first, second)
    distance = f", at least {gap(clear)} later" if clear else ""
    return (
        f"{one} was over by {end_in_words(first.surely_before)}; "
        f"{other} did not begin before {start_in_words(second.surely_after)}{distance}."
    )


def at_most(first: Told, second: Told) -> str:
    """Return the longest time that may lie between two events, and the days it runs between."""
    passed = days_between(first, second)
    if passed is None or first.surely_after is None or second.surely_before is None:
        raise ValueError("nothing bounds the time between the two")
    return (
        f"“{headline(first)}” did not begin before {start_in_words(first.surely_after)}; "
        f"“{headline(second)}” was over by {end_in_words(second.surely_before)}, "
        f"{gap_at_most(passed[1])} later."
    )


def within(event: Told, period: Dated) -> str:
    """Return that all of an event lies within a period."""
    if event.surely_after is None or event.surely_before is None:
        raise ValueError(f"nothing bounds when {event.text!r} was")
    return (
        f"“{headline(event)}” did not begin before {start_in_words(event.surely_after)} and was "
        f"over by {end_in_words(event.surely_before)}, which lies within {named(period.date)}."
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


def untold(group: Sequence[Told], index: int) -> str:
    """Return that nothing tells whether one of a group came before the others or after them."""
    others = [f"“{headline(one)}”" for place, one in enumerate(group) if place != index]
    return (
        f"This happened {in_words(group[index].date)}; the sources do not tell "
        f"whether before or after {' or '.join(others)}."
    )


def in_full(one: InFull) -> str:
    """Return the whole statement, to end an explanation, where not all of it was shown."""
    return f" In full: “{one.statement}”" if one.statement != one.text else ""


def this(one: Dated) -> str:
    return f"This happened {in_words(one.date)}."


def extreme(key: Dated, side: str) -> str:
    """Return that the key lies "before" or "after" all the others."""
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


def next_after(choice: Dated, asked: Dated, key: Dated) -> str:
    """Return how a choice of "which came next" stands to the event asked about, or to the key."""
    when = in_words(choice.date)
    if certainly_before(choice, asked):
        return f"This happened {when}, {apart(choice, asked)}before the event asked about."
    if certainly_before(key, choice):
        return f"This happened {when}, {apart(choice, key)}after the right answer."
    return (
        f"This happened {when}, {apart(choice, asked)}after the event asked about "
        "and before every other that came later."
    )


def in_between(choice: Dated, first: Dated, last: Dated) -> str:
    """Return how a choice stands to the two events it may lie between."""
    when = in_words(choice.date)
    if certainly_before(choice, first):
        return f"This happened {when}, {apart(choice, first)}before the first of the two."
    if certainly_before(last, choice):
        return f"This happened {when}, {apart(choice, last)}after the second of the two."
    return f"This happened {when}, after the first of the two and before the second."


def gap_between(line: Sequence[Told], place: int) -> str:
    """Return the name of a gap in a line of events, after so many of them."""
    if place == 0:
        return f"Before “{headline(line[0])}”"
    if place == len(line):
        return f"After “{headline(line[-1])}”"
    return f"After “{headline(line[place - 1])}” and before “{headline(line[place])}”"


def gap_missed(asked: Told, decides: InFull) -> str:
    """Return why a gap is wrong: an event of the line that lies on the other side."""
    early = certainly_before(decides, asked)
    side = "before" if early else "after"
    return (
        f"Too {'early' if early else 'late'}: “{decides.statement.removesuffix('.')}” happened "
        f"{in_words(decides.date)}, {apart(decides, asked)}{side} it."
    )


def time_right(least: str, most: str) -> str:
    """Return that a length of time holds all that may have passed, "14 years", "less than 17"."""
    return f"At least {least} and {most} lie between the two."


def time_missed(short: bool, least: str, most: str) -> str:
    """Return why a length of time is wrong."""
    if short:
        return f"Too short: at least {least} lie between the two."
    return f"Too long: {most} lie between the two."


def headline(one: Told) -> str:
    """Return a statement without its full stop, for use within a sentence."""
    return one.text.removesuffix(".")


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
