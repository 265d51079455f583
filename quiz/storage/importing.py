"""One more article for a topic: compared with what the topic tells, then added at once."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from quiz.articles.article import Article, Source
from quiz.events import adding as comparing
from quiz.events.adding import Addition
from quiz.events.candidate import Candidate
from quiz.messages import Complaint, Message
from quiz.storage import adding, changes, imports, library
from quiz.storage.accounts import Visitor
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import db, writing
from quiz.storage.imports import ImportRow
from quiz.storage.library import ArticleRow, EventRow, TopicRow

# So often the topic may change between comparing and adding.
MOST_TRIES = 5
# More pairs of an event found and one of the topic would take minutes.
MOST_PAIRS = 20_000_000

# The events of a topic, by name and version, and its articles, by id.
State = tuple[frozenset[tuple[str, int]], frozenset[int]]
NOTHING: State = (frozenset(), frozenset())


class UnusableArticle(Complaint):
    """An article that cannot be added; the message says why."""


class AlreadyThere(UnusableArticle):
    """The topic has an article with the same text."""

    def __init__(self, article: ArticleRow) -> None:
        super().__init__(
            Message("The topic has this text already: “%(title)s”.", title=article.title)
        )
        self.article = article


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article, what it adds to a topic, and the topic's state at which that is true."""

    article: Article
    addition: Addition
    state: State

    @property
    def told_too(self) -> int:
        """The number of events of the topic that the article tells too."""
        return sum(
            any(excerpt.article == self.article.slug for excerpt in event.excerpts)
            for event in self.addition.changed
        )

    @property
    def usable(self) -> int:
        """The number of new events that may be asked at once."""
        return sum(event.usable for event in self.addition.new)


def compared(
    topic: TopicRow | None, source: Source, text: str, candidates: Sequence[Candidate]
) -> Comparison:
    """Return what an article adds to a topic, or to a new one.

    Raises AlreadyThere, and UnusableArticle where that is too much to compare.
    """
    if topic and (same := adding.article_with_text(topic.id, text)):
        raise AlreadyThere(same)
    if topic and pairs(topic, candidates) > MOST_PAIRS:
        raise UnusableArticle(
            "The article tells %(count)s events and the topic %(others)s: that is "
            "too many to compare. Put the article into a topic of its own.",
            count=len(candidates),
            others=topic.events,
        )
    state = state_of(topic) if topic else NOTHING
    known = library.events_of(topic.id) if topic else ()
    article = Article(adding.free_article_slug(source.title), source, text)
    addition = comparing.add(article, candidates, known)
    return Comparison(article, addition, state)


def pairs(topic: TopicRow, candidates: Sequence[Candidate]) -> int:
    """Return how many pairs there are to compare, at most."""
    return len(candidates) * topic.events


def state_of(topic: TopicRow) -> State:
    """Return what differs when the topic tells other events, or tells them otherwise."""
    events = select(EventRow.name, EventRow.version).where(EventRow.topic_id == topic.id)
    articles = select(ArticleRow.id).where(
        ArticleRow.topic_id == topic.id, ArticleRow.removed_at.is_(None)
    )
    versions = frozenset((name, version) for name, version in db.session.execute(events))
    return versions, frozenset(db.session.scalars(articles))


def add_to_topic(topic: TopicRow, comparison: Comparison) -> ArticleRow:
    """Add a compared article to its topic, or to the one made for it.

    Raises ChangedMeanwhile where it has to be compared anew. To be called where writing is allowed.
    """
    article = comparison.article
    slug = adding.free_article_slug(article.source.title)
    if state_of(topic) != comparison.state or slug != article.slug:
        raise ChangedMeanwhile([])
    return adding.add_article(topic, article, comparison.addition)


def add_confirmed(row: ImportRow, person: Visitor, now: datetime) -> ArticleRow | None:
    """Add what was read, as a teacher has confirmed it, to its topic or to a new one.

    `row` comes with what was found. Return None where it was added or discarded meanwhile. Raises
    UnusableArticle; nothing is added then.
    """
    import_id, source, found = row.id, row.source, row.to_core()
    for _ in range(MOST_TRIES):
        topic = topic_of(row)
        comparison = compared(topic, source, found.article.text, found.events)
        with suppress(ChangedMeanwhile), writing():
            if not imports.finish(import_id):
                return None
            topic = topic_of(row) or topic_for(row)
            article = add_to_topic(topic, comparison)
            article.added_at = now
            row.article_slug = article.slug
            changes.note(topic, person, Action.IMPORTED, source.title, now)
            return article
    raise UnusableArticle(
        "The topic was changed again and again while this was compared with it. Try once more."
    )


def topic_of(row: ImportRow) -> TopicRow | None:
    """Return the topic that an import goes into, None where one is to be made.

    Raises UnusableArticle where it is gone.
    """
    if row.topic_id is None:
        return None
    topic = db.session.get(TopicRow, row.topic_id)
    if topic is None or topic.deleted_at is not None:
        raise UnusableArticle("The topic was deleted meanwhile. Choose another.")
    return topic


def topic_for(row: ImportRow) -> TopicRow:
    """Make the topic that an import goes into, and what was sent with it."""
    title = row.topic_title
    topic = adding.new_topic(adding.free_topic_slug(title), title, row.person_id)
    db.session.execute(
        update(ImportRow)
        .where(
            ImportRow.person_id == row.person_id,
            ImportRow.topic_id.is_(None),
            ImportRow.topic_title == title,
        )
        .values(topic_id=topic.id)
    )
    return topic
