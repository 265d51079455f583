"""Articles of a topic: where one comes from is put right, one is removed, and brought back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.orm import aliased, joinedload

from quiz.storage import changes
from quiz.storage.accounts import Visitor
from quiz.storage.adding import recount
from quiz.storage.changes import Action
from quiz.storage.database import db
from quiz.storage.library import ArticleRow, EventRow, ExcerptRow, TopicRow


def article_or_removed(slug: str) -> ArticleRow | None:
    """Return an article without its text, though it be removed; None where its topic is gone."""
    return db.session.scalar(
        select(ArticleRow)
        .join(ArticleRow.topic)
        .where(ArticleRow.slug == slug, TopicRow.deleted_at.is_(None))
        .options(joinedload(ArticleRow.topic))
    )


def removed_articles(topic_id: int) -> Sequence[ArticleRow]:
    """Return the articles of a topic that can be brought back, the last one first."""
    return db.session.scalars(
        select(ArticleRow)
        .where(ArticleRow.topic_id == topic_id, ArticleRow.removed_at.is_not(None))
        .order_by(ArticleRow.removed_at.desc(), ArticleRow.id)
    ).all()


def events_only_from(article: ArticleRow) -> int:
    """Return how many events only this article tells."""
    counted = select(func.count(EventRow.id)).where(told_by(article), ~told_by_another(article))
    return db.session.scalar(counted) or 0


def edit_article(
    article: ArticleRow, person: Visitor, wanted: Mapping[str, str | date | None], now: datetime
) -> None:
    """Say where an article comes from, by the columns wanted."""
    for column, value in wanted.items():
        setattr(article, column, value)
    if wanted:
        changes.note(article.topic, person, Action.ARTICLE_EDITED, article.title, now)


def remove_article(article: ArticleRow, person: Visitor, now: datetime) -> None:
    """Let an article tell nothing any more; nothing happens to one that was removed."""
    if article.removed_at is None:
        article.removed_at = now
        tell_anew(article)
        changes.note(article.topic, person, Action.ARTICLE_REMOVED, article.title, now)


def restore_article(article: ArticleRow, person: Visitor, now: datetime) -> None:
    """Bring an article back with what it tells; nothing happens to one that is there."""
    if article.removed_at is not None:
        article.removed_at = None
        tell_anew(article)
        changes.note(article.topic, person, Action.ARTICLE_RESTORED, article.title, now)


def tell_anew(article: ArticleRow) -> None:
    """Make a new version of every event that another article tells too: it reads otherwise now."""
    db.session.flush()
    db.session.execute(
        update(EventRow)
        .where(told_by(article), told_by_another(article))
        .values(version=EventRow.version + 1)
    )
    recount(article.topic)


def told_by(article: ArticleRow) -> ColumnElement[bool]:
    return exists().where(ExcerptRow.event_id == EventRow.id, ExcerptRow.article_id == article.id)


def told_by_another(article: ArticleRow) -> ColumnElement[bool]:
    """Return whether another article that was not removed tells an event."""
    other = aliased(ArticleRow)
    return exists().where(
        ExcerptRow.event_id == EventRow.id,
        ExcerptRow.article_id == other.id,
        other.id != article.id,
        other.removed_at.is_(None),
    )
