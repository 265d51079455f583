"""What the sources of an event say together: in words, and drawn on one rule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext, ngettext

from quiz.dates.historical import Bounded, HistoricalDate
from quiz.events.agreement import Agreement, agreement, dates_of, stated
from quiz.events.chronicle import PlacedEvent
from quiz.events.event import Event, Excerpt
from quiz.web import drawing
from quiz.web.date_words import end_in_words, start_in_words, words
from quiz.web.drawing import Mark, Shape
from quiz.web.filters import number_word
from quiz.web.scale import Scale

# Dates that do not nest are drawn one under the other, so many pixels from the rule.
PARTED = (-5, 5)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark and how far below the rule it is drawn."""

    mark: Mark
    below: int = 0


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as a page shows it; `when` is its date in words, `said` how its sources agree."""

    event: Event
    date: HistoricalDate
    when: str
    agreement: Agreement
    said: str
    marks: tuple[Drawn, ...]


def told(placed: PlacedEvent, scale: Scale) -> ToldEvent:
    event = placed.event
    agreed = agreement(event)
    return ToldEvent(
        event=event,
        date=placed.date,
        when=when(event, placed.date, agreed),
        agreement=agreed,
        said=said(event, agreed),
        marks=drawn(event.dates, agreed, scale),
    )


def drawn(dates: Sequence[HistoricalDate], agreed: Agreement, scale: Scale) -> tuple[Drawn, ...]:
    """Return what a strip shows: one mark, a finer one on a coarser, or two that are parted."""
    marks = [drawing.mark(date, scale) for date in dates]
    if agreed in (Agreement.DISPUTED, Agreement.OVERLAPPING):
        return tuple(
            Drawn(replace(mark, shape=Shape.SPAN), PARTED[index % len(PARTED)])
            for index, mark in enumerate(marks)
        )
    *coarser, finest = sorted(marks, key=lambda mark: mark.start - mark.end)
    return (*(Drawn(replace(mark, shape=Shape.SPAN)) for mark in coarser), Drawn(finest))


def when(event: Event, date: HistoricalDate, agreed: Agreement) -> str:
    """Return the date in words; all of them where the sources contradict each other."""
    if agreed is Agreement.DISPUTED:
        return listed(dates_of(stated(event)))
    return words(date)


def said(event: Event, agreed: Agreement) -> str:
    """Return in a few words how the sources that state a date stand to one another."""
    dates = dates_of(stated(event))
    match agreed:
        case Agreement.SINGLE:
            return gettext("one source")
        case Agreement.CORROBORATED:
            voices = len({excerpt.source.voice for excerpt in stated(event)})
            return ngettext(
                "%(count)s source agrees",
                "%(count)s sources agree",
                voices,
                count=number_word(voices),
            )
        case Agreement.FINER:
            finest, *coarser = finest_first(dates)
            return gettext(
                "one is finer: %(finer)s, where another says %(coarser)s",
                finer=words(finest),
                coarser=listed(coarser),
            )
        case Agreement.OVERLAPPING:
            return gettext("dates overlap: %(dates)s", dates=listed(dates))
        case Agreement.DISPUTED:
            return gettext("disputed: %(dates)s", dates=by_voice(event))


def finest_first(dates: Sequence[HistoricalDate]) -> list[HistoricalDate]:
    """Return dates that lie within one another, the innermost first."""

    def length(date: HistoricalDate) -> float:
        if date.earliest is None or date.latest is None:
            return float("inf")
        return date.latest - date.earliest

    return sorted(dates, key=length)


def listed(dates: Sequence[HistoricalDate]) -> str:
    return gettext(", or ").join(words(date) for date in dates)


def by_voice(event: Event) -> str:
    """Return who says what: "Al Jazeera says 2017; Associated Press says 2018"."""
    voices = {(speaker(one), words(one.date)): None for one in stated(event)}
    return "; ".join(
        gettext("%(speaker)s says %(date)s", speaker=speaker, date=date) for speaker, date in voices
    )


def speaker(excerpt: Excerpt) -> str:
    """Return whose word an excerpt is: of a retelling, the publisher of what it retells."""
    return excerpt.source.retells or excerpt.source.publisher


def sentence(told: ToldEvent) -> str:
    """Return how the sources stand to one another, and what follows for a question."""
    match told.agreement:
        case Agreement.SINGLE:
            if len(told.event.excerpts) > 1:
                return gettext("One publisher tells this, in more than one text.")
            return gettext("One source tells this.")
        case Agreement.CORROBORATED:
            return gettext("The sources agree on the date.")
        case Agreement.FINER:
            return gettext(
                "The sources agree, and one is finer. A question must hold for all their dates."
            )
        case Agreement.OVERLAPPING:
            return gettext(
                "The sources give different dates, which can both be true. "
                "A question must hold for all that they allow."
            )
        case Agreement.DISPUTED:
            return gettext(
                "The sources contradict each other. A question must hold whichever is right."
            )


def sure_words(event: Bounded) -> str:
    """Return the days between which the event certainly lies, as proofs take them."""
    start = None if event.surely_after is None else start_in_words(event.surely_after)
    end = None if event.surely_before is None else end_in_words(event.surely_before)
    if start and end:
        return gettext(
            "It began no earlier than %(start)s and was over by %(end)s.", start=start, end=end
        )
    if start:
        return gettext("It began no earlier than %(start)s.", start=start)
    if end:
        return gettext("It was over by %(end)s.", end=end)
    return gettext("No source bounds when this was.")
