"""A topic: articles, and the events they tell."""

from dataclasses import dataclass

from quiz.articles.article import Article
from quiz.events.event import Event


@dataclass(frozen=True, slots=True)
class Topic:
    """What a quiz is about; `slug` names it in addresses and commands."""

    slug: str
    title: str
    description: str
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
