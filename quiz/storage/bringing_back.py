"""What was changed in a spreadsheet, taken over into its topic: all of it at once."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from quiz.articles.article import UNKNOWN_PUBLISHER, Article, Source
from quiz.events import adding as comparing
from quiz.events.adding import Addition
from quiz.events.event import Event
from quiz.formats import events_back
from quiz.formats.event_rows import NewEvents, Row, new_events
from quiz.formats.events_back import Change, Conflict
from quiz.formats.exchange import Problem
from quiz.storage import adding, changes
from quiz.storage.accounts import Visitor
from quiz.storage.changes import Action, ChangedMeanwhile, ChangeRow
from quiz.storage.database import writing
from quiz.storage.importing import (
    MOST_TRIES,
    AlreadyThere,
    UnusableArticle,
    pairs,
    state_of,
)
from quiz.storage.library import ArticleRow, TopicRow

# More pairs of a new event and one of the topic would take longer than a page should.
MOST_PAIRS = 500_000


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of rows: the change of events there were, and the article that new ones made.

    Rows with `conflicts` and `problems` changed nothing.
    """

    changed: int
    change: ChangeRow | None
    article: ArticleRow | None
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _New:
    """An article of new events, and what it adds to a topic."""

    article: Article
    addition: Addition

    @property
    def slug_taken(self) -> bool:
        return adding.free_article_slug(self.article.source.title) != self.article.slug


def bring_back(
    topic: TopicRow, person: Visitor, rows: Sequence[Row], title: str, now: datetime
) -> Brought:
    """Change a topic's events as rows say, and add the new ones as an article of that title.

    Where somebody has changed an event since its row was looked at, the row is a conflict. Raises
    UnusableArticle where the new events cannot be added; nothing is changed then.
    """
    for _ in range(MOST_TRIES):
        state = state_of(topic)
        kept = changes.kept_events(topic.id)
        found = events_back.compared(rows, [one.event for one in kept.values()])
        told = new_events(found.new, title)
        known = {name: one.event for name, one in kept.items()}
        known |= {change.event.name: change.after for change in found.changes}
        new = _compared(topic, told, title, list(known.values()))
        seen = {change.event.name: kept[change.event.name].version for change in found.changes}
        with suppress(ChangedMeanwhile), writing():
            if new and (state_of(topic) != state or new.slug_taken):
                raise ChangedMeanwhile([])
            return Brought(
                changed=len(found.changes),
                change=_changed(topic, person, found.changes, seen, now),
                article=_added(topic, person, new, now) if new else None,
                conflicts=found.conflicts,
                problems=(*found.problems, *told.ready.problems),
            )
    raise UnusableArticle("The topic was changed again and again meanwhile. Try once more.")


def _compared(topic: TopicRow, told: NewEvents, title: str, known: Sequence[Event]) -> _New | None:
    """Return what new events add to those that there will be; None where there are none."""
    found = told.ready
    if not found.events:
        return None
    if same := adding.article_with_text(topic.id, found.article.text):
        raise AlreadyThere(same)
    if pairs(topic, found.events) > MOST_PAIRS:
        raise UnusableArticle(
            "The table has %(count)s new events, and the topic %(others)s: that is too many to "
            "compare at once. Tick fewer of the new ones.",
            count=len(found.events),
            others=topic.events,
        )
    slug = adding.free_article_slug(title)
    article = Article(slug, Source(title, UNKNOWN_PUBLISHER), found.article.text)
    addition = comparing.add(article, found.events, known)
    return _New(article, replace(addition, new=_tagged(addition.new, told)))


def _tagged(events: Sequence[Event], told: NewEvents) -> tuple[Event, ...]:
    return tuple(replace(event, tags=told.tags[event.excerpts[0].span]) for event in events)


def _changed(
    topic: TopicRow,
    person: Visitor,
    found: Sequence[Change],
    seen: dict[str, int],
    now: datetime,
) -> ChangeRow | None:
    if not found:
        return None
    after = [change.after for change in found]
    return changes.replace_events(topic, person, Action.EDITED, seen, after, now)


def _added(topic: TopicRow, person: Visitor, new: _New, now: datetime) -> ArticleRow:
    article = adding.add_article(topic, new.article, new.addition)
    article.added_at = now
    changes.note(topic, person, Action.IMPORTED, article.title, now)
    return article
