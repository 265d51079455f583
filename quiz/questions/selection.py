"""Which events of a topic a quiz is made from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from quiz.dates import daynumber
from quiz.events.agreement import Agreement, agreement
from quiz.events.event import Event

# Words with capitals, one after another; and one that may only open a sentence.
_RUN = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
_OPENING = re.compile(r"(?:The|A|An|In|On|At) ")

# A name has to be in so many statements to be offered, and so many names are.
SHARED_BY = 3
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Selection:
    """What an event must be like; what is empty, None or False excludes nothing.

    Years are astronomical (44 BC is -43), both included. An event needs one of the articles, one
    of the names (as whole words of its statement, capitals aside) and one of the tags.
    """

    first_year: int | None = None
    last_year: int | None = None
    articles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    corroborated: bool = False
    reviewed: bool = False

    def __post_init__(self) -> None:
        first, last = self.first_year, self.last_year
        if first is not None and last is not None and first > last:
            raise ValueError("the period ends before it begins")


@dataclass(frozen=True, slots=True)
class Selected:
    """The events that are left, and how many were left out for each reason."""

    events: tuple[Event, ...]
    left_out: Mapping[str, int]


def select(events: Iterable[Event], selection: Selection) -> Selected:
    """Return the events that a selection leaves; of several reasons the first one counts."""
    kept: list[Event] = []
    left_out: Counter[str] = Counter()
    for event in events:
        if reason := exclusion(event, selection):
            left_out[reason] += 1
        else:
            kept.append(event)
    return Selected(tuple(kept), left_out)


def exclusion(event: Event, selection: Selection) -> str | None:
    """Return why a selection leaves an event out, in words that can be counted."""
    articles = {excerpt.article for excerpt in event.excerpts}
    if not within(event, selection.first_year, selection.last_year):
        return "outside the period"
    if selection.articles and articles.isdisjoint(selection.articles):
        return "told by other articles"
    if selection.names and not any(names(event.statement, name) for name in selection.names):
        return "without a chosen name"
    if selection.tags and set(event.tags).isdisjoint(selection.tags):
        return "without a chosen tag"
    if selection.corroborated and agreement(event) is not Agreement.CORROBORATED:
        return "not told alike by two sources"
    if selection.reviewed and not event.reviewed:
        return "not read by a teacher"
    return None


def within(event: Event, first_year: int | None, last_year: int | None) -> bool:
    """Return whether all that is said of an event's date lies within the years."""
    if first_year is not None and (
        event.earliest is None or event.earliest < daynumber.day_number(first_year, 1, 1)
    ):
        return False
    return last_year is None or (
        event.latest is not None and event.latest <= daynumber.day_number(last_year, 12, 31)
    )


def names(statement: str, name: str) -> bool:
    """Return whether a statement has a name in it, as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", statement, re.IGNORECASE) is not None


def shared_names(events: Sequence[Event]) -> dict[str, int]:
    """Return the names that several events share, with how many do, the most first."""
    found = Counter(name for event in events for name in set(names_of(event.statement)))
    shared = {
        name: sum(names(event.statement, name) for event in events)
        for name, alone in found.items()
        if alone >= SHARED_BY
    }
    ranked = sorted(shared, key=lambda name: (-shared[name], name))
    return {name: shared[name] for name in ranked[:MOST_NAMES]}


def names_of(statement: str) -> list[str]:
    """Return the names in a statement; one word that opens it may be any word, and is none."""
    found = []
    for start, run in runs(statement):
        parts = groupby(run.split(" "), key=lambda word: word[0].islower())
        for place, (small, words) in enumerate(parts, start):
            name = " ".join(words)
            plain = _OPENING.sub("", name).removesuffix("’s").removesuffix("'s")
            if not small and (place or plain != name or " " in name):
                found.append(plain)
    return found


def runs(statement: str) -> Iterator[tuple[int, str]]:
    """Yield every run of words with capitals, and where it starts."""
    return ((run.start(), run[0]) for run in _RUN.finditer(statement))
