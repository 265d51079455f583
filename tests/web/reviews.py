"""A topic of Ada's in which events wait to be reviewed: two articles on Berlin as they come in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape

from flask import Flask
from werkzeug.test import TestResponse

from quiz.articles.article import Article, Source
from quiz.events.adding import add
from quiz.events.event import Event
from quiz.events.extraction import extract
from quiz.storage import accounts, adding, changes, library
from quiz.storage.changes import ChangeRow, Kept
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.people import Guest

BERLIN = """Berlin, a divided city 🧱

On 13 August 1961 East Germany closed the border in Berlin.

In June 1963 President John F. Kennedy visited West Berlin. He praised its people.

Konrad Adenauer resigned in October 1963. The first ships left in 1964.

On 9 November 1989 the Berlin Wall fell.

On 3 October 1990 Germany was reunited.
"""
WALL = """The Wall, in short

East Germany closed the border in Berlin in August 1961.

John F. Kennedy visited West Berlin in June 1962, and spoke to a crowd.

The Berlin Wall fell in 1989.
"""
# One that needs a teacher, one that can be asked, one of which one date is finer.
PRAISED, RESIGNED, FELL = "he-praised-people", "konrad-adenauer-resigned", "berlin-wall-fell"
SHIPS, KENNEDY = "first-ships-left", "president-john-f-kennedy-visited-west"
OTHER_KENNEDY = "john-f-kennedy-visited-west-berlin"
REVIEW = "/articles/berlin/review"


@dataclass
class Desk:
    """Somebody who reviews a topic."""

    guest: Guest
    topic: str = "berlin"
    article: str = "berlin"

    def page(self, **query: object) -> TestResponse:
        return self.guest.client.get(f"/articles/{self.article}/review", query_string=query)

    def edit_page(self, name: str, what: str = "edit", **query: object) -> TestResponse:
        return self.guest.client.get(self.address(name, what), query_string=query)

    def press(self, name: str, what: str, **fields: object) -> TestResponse:
        """Press a button about an event as a page shows it now, unless `seen` says otherwise."""
        seen = self.kept(name).version if name in self.names() else 1
        sent = {"seen": seen, "article": self.article, **fields}
        return self.send(self.address(name, what), sent)

    def send(self, address: str, fields: Mapping[str, object]) -> TestResponse:
        return self.guest.send(address, self.guest.client.get("/"), **fields)

    def undo(self) -> TestResponse:
        """Press the button that the next page offers."""
        page = self.page(show="all")
        address = re.search(r'class="notice" action="([^"]+undoing[^"]*)"', page.text)
        assert address, "nothing to be taken back"
        return self.guest.send(unescape(address[1]), page)

    def address(self, name: str, what: str) -> str:
        return f"/topics/{self.topic}/events/{name}/{what}"

    def names(self) -> list[str]:
        with self.guest.app.app_context():
            return [event.name for event in library.events_of(library.topic(self.topic).id)]

    def events(self) -> tuple[Event, ...]:
        with self.guest.app.app_context():
            return library.events_of(library.topic(self.topic).id)

    def kept(self, name: str) -> Kept:
        with self.guest.app.app_context():
            return changes.kept_events(library.topic(self.topic).id, [name])[name]

    def event(self, name: str) -> Event:
        return self.kept(name).event

    def changes(self) -> list[ChangeRow]:
        with self.guest.app.app_context():
            return list(changes.changes_of(library.topic(self.topic).id, 50))


def bring_in(app: Flask, owner: str, slug: str, *articles: Article) -> None:
    """Keep a topic of somebody's with articles, and all that is found in them."""
    with app.app_context():
        with writing():
            topic = adding.new_topic(slug, slug.capitalize())
            topic.owner_id = accounts.account_named(owner).person_id
            topic.sharing = Sharing.OWN
        for article in articles:
            candidates = extract(article.text, article.source.published)
            addition = add(article, candidates, library.events_of(topic.id))
            with writing():
                adding.add_article(topic, article, addition)


def bring_in_berlin(
    app: Flask, owner: str = "Ada", berlin: str = "berlin", wall: str = "wall"
) -> None:
    """Keep a topic with the two articles, of these slugs; the first is the topic's too."""
    courier = Source("Berlin, a divided city", "The Courier", date(2019, 11, 9))
    bugle = Source("The Wall, in short", "The Bugle", date(2020, 1, 1))
    bring_in(app, owner, berlin, Article(berlin, courier, BERLIN), Article(wall, bugle, WALL))


def share(app: Flask, slug: str = "berlin") -> None:
    with app.app_context():
        topic = library.topic(slug)
        with writing():
            topic.sharing = Sharing.TEACHERS


def words_of(page: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def statements(page: TestResponse) -> list[str]:
    """Return the statements of the list, in its order."""
    return [unescape(one) for one in re.findall(r'<h3 class="statement"[^>]*>([^<]+)', page.text)]
