"""What one more article brings to a topic: events it tells too, and events it tells alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz.articles.article import Article
from quiz.dates.historical import certainly_apart
from quiz.events.candidate import Candidate
from quiz.events.event import Event
from quiz.events.likeness import words_of
from quiz.events.merging import proposals
from quiz.events.naming import name_of

FITS_ANOTHER = "The topic tells of another event that this statement fits as well."
TELLS_THE_SAME = "It may tell what another event of the topic tells."

# How many words a statement and a reviewed one have in common, as a share of the shorter, from
# which they may tell one event; words all over the topic are left out.
LIKE_A_REVIEWED_ONE = 0.3
# Words in more than this share of a topic's statements tell nothing apart.
ALL_OVER = 0.2


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
    after = one_statement_each(events.values(), before)
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


def one_statement_each(events: Iterable[Event], known: Mapping[str, Event]) -> list[Event]:
    """Return the events; what nobody reviewed waits where it may tell what another event tells."""
    told = list(events)
    same = Counter(words_of(event.statement) for event in told)
    counts = Counter(word for event in told for word in words_of(event.statement))
    telling = {
        event.name: {
            word
            for word in words_of(event.statement)
            if counts[word] <= max(1, ALL_OVER * len(told))
        }
        for event in told
    }
    reviewed = [event for event in told if event.reviewed]
    return [one_statement(event, reviewed, same, telling, known) for event in told]


def one_statement(
    event: Event,
    reviewed: Sequence[Event],
    same: Mapping[frozenset[str], int],
    telling: Mapping[str, set[str]],
    known: Mapping[str, Event],
) -> Event:
    if not event.usable or event.reviewed:
        return event
    if same[words_of(event.statement)] > 1:
        return replace(event, usable=False, reason=FITS_ANOTHER)
    if not was_usable(event, known) and any(
        likeness(telling[event.name], telling[other.name]) >= LIKE_A_REVIEWED_ONE
        for other in reviewed
        if not certainly_apart(event, other)
    ):
        return replace(event, usable=False, reason=TELLS_THE_SAME)
    return event


def was_usable(event: Event, known: Mapping[str, Event]) -> bool:
    return event.name in known and known[event.name].usable


def likeness(one: set[str], other: set[str]) -> float:
    """Return the words in common as a share of the shorter, 0 where one has none."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
