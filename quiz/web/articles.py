"""What is said of an article: where it comes from; and taking it out of its topic."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from wtforms.validators import ValidationError

from quiz.storage import articles
from quiz.storage.database import writing
from quiz.storage.library import ArticleRow
from quiz.web.access import changeable_article, own_teacher
from quiz.web.forms import DayField, LineField, SharedForm, pressed
from quiz.web.notices import say

pages = Blueprint("articles", __name__)

LONGEST = 200
LONGEST_ADDRESS = 2_000


class ArticleForm(SharedForm):
    """Where an article comes from."""

    title = LineField(
        lazy_gettext("Title"), LONGEST, missing=lazy_gettext("Give the article a title.")
    )
    publisher = LineField(
        lazy_gettext("Publisher"),
        LONGEST,
        missing=lazy_gettext("Say who published it. If nobody knows, write “Unknown publisher”."),
    )
    author = LineField(lazy_gettext("Author"), LONGEST)
    published = DayField(lazy_gettext("Published on"))
    url = LineField(lazy_gettext("Address"), LONGEST_ADDRESS)
    licence = LineField(lazy_gettext("Licence"), LONGEST)
    retells = LineField(lazy_gettext("Whose report it retells"), LONGEST)

    def validate_url(self, field: LineField) -> None:
        if field.data and not is_address(field.data):
            raise ValidationError(
                gettext("This is no address of a web page, such as https://example.org/a.")
            )

    @property
    def wanted(self) -> dict[str, str | date | None]:
        """What is to be kept, by column; what was emptied is not known."""
        day = self.published.day
        return {
            name: day if name == "published" else text or None
            for name, text in self.changed.items()
        }


def is_address(text: str) -> bool:
    """Return whether a line is the address of a web page, to be opened without harm."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in text


@pages.route("/articles/<slug>/settings", methods=["GET", "POST"])
def settings(slug: str) -> ResponseReturnValue:
    """Say where an article comes from; its text stays as it is."""
    article = changeable_article(slug)
    form = ArticleForm(source_of(article))
    if form.accepted():
        with writing():
            saved = not form.overtaken(source_of(article))
            if saved:
                articles.edit_article(article, own_teacher(), form.wanted, datetime.now(UTC))
        if saved:
            say(gettext("Saved."))
            return redirect(url_for("topics.settings", slug=article.topic.slug), 303)
    page = render_template(
        "articles/settings.html",
        article=article,
        topic=article.topic,
        form=form,
        only_here=articles.events_only_from(article),
    )
    return page, form.status


def source_of(article: ArticleRow) -> Mapping[str, str]:
    """Return what is said of an article, as it stands in the fields."""
    return {
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author or "",
        "published": article.published.isoformat() if article.published else "",
        "url": article.url or "",
        "licence": article.licence or "",
        "retells": article.retells or "",
    }


@pages.post("/articles/<slug>/deletion")
def deletion(slug: str) -> ResponseReturnValue:
    """Take an article out of its topic, and with it what only it tells."""
    article = changeable_article(slug)
    if pressed():
        lost = articles.events_only_from(article)
        with writing():
            articles.remove_article(article, own_teacher(), datetime.now(UTC))
        said = ngettext(
            "“%(title)s” is removed, and with it %(num)s event.",
            "“%(title)s” is removed, and with it %(num)s events.",
            lost,
            title=article.title,
        )
        say(said, url_for(".restoration", slug=slug))
    return redirect(url_for("topics.settings", slug=article.topic.slug), 303)


@pages.post("/articles/<slug>/restoration")
def restoration(slug: str) -> ResponseReturnValue:
    """Bring an article back that was removed, with what it tells."""
    article = changeable_article(slug)
    if pressed():
        with writing():
            articles.restore_article(article, own_teacher(), datetime.now(UTC))
        say(gettext("“%(title)s” is back, with what it tells.", title=article.title))
    return redirect(url_for("topics.settings", slug=article.topic.slug), 303)
