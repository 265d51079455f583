"""What one more article brings to a topic: events it tells too, and events it tells alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quiz.articles.article import Article
from quiz.events.candidate import Candidate
from quiz.events.event import Event
from quiz.events.likeness import words_of
from quiz.events.merging import proposals
from quiz.events.naming import name_of

FITS_ANOTHER = "The topic tells of another event that this statement fits as well."


@dataclass(frozen=True, slots=True)
class Addition:
    """Known events as they are afterwards, where anything changed, and new ones."""

    changed: tuple[Event, ...]
    new: tuple[Event, ...]


def add(article: Article, candidates: Sequence[Candidate], known: Sequence[Event]) -> Addition:
    """Return what the candidates of an article add to the known events of a topic.

    What is told already gets one more excerpt; what no proposal joins to anything is new. A pair
    whose dates cannot both be true is left for a teacher, as two events.
    """
    events = {event.name: event for event in known}
    left = list(candidates)
    # A caption and a sentence may tell one event: what the first round left, another may join.
    while joined := [pair for pair in proposals(left, tuple(events.values())) if not pair.disputed]:
        for pair in joined:
            left.remove(pair.new)
            events[pair.known.name] = told_too(events[pair.known.name], pair.new, article)
    for candidate in left:
        name = name_of(candidate.statement, candidate.date, events.keys())
        events[name] = replace(candidate.event(article), name=name)
    before = {event.name: event for event in known}
    after = one_statement_each(events.values())
    return Addition(
        changed=tuple(event for event in after if before.get(event.name, event) != event),
        new=tuple(event for event in after if event.name not in before),
    )


def told_too(event: Event, candidate: Candidate, article: Article) -> Event:
    """Return an event with the excerpt of one more article, the newest first.

    Where no teacher has read the event, a candidate that can be asked lends it its statement.
    """
    excerpts = (candidate.excerpt(article), *event.excerpts)
    if candidate.usable and not event.usable and not event.reviewed:
        return replace(
            event, statement=candidate.statement, excerpts=excerpts, usable=True, reason=None
        )
    return replace(event, excerpts=excerpts)


def one_statement_each(events: Iterable[Event]) -> list[Event]:
    """Return the events, those waiting whose statement says the same as another's."""
    told = list(events)
    same = Counter(words_of(event.statement) for event in told)
    return [
        replace(event, usable=False, reason=FITS_ANOTHER)
        if event.usable and not event.reviewed and same[words_of(event.statement)] > 1
        else event
        for event in told
    ]
