"""A teacher's library: topics made, described, shared, copied, deleted and brought back."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField
from wtforms.validators import AnyOf
from wtforms.widgets import TextArea

from quiz.storage import accounts, adding, articles, changes, copying, library, reports, topics
from quiz.storage.database import writing
from quiz.storage.library import Sharing, TopicRow
from quiz.web.access import LARGEST_ID, editable_topic, own_teacher, own_topic, owns, public_topic
from quiz.web.arrivals import arrivals
from quiz.web.changed import made
from quiz.web.forms import LineField, PageForm, SharedForm, pressed
from quiz.web.listed import ListForm, listed
from quiz.web.notices import say

pages = Blueprint("topics", __name__)

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 1_000
CHANGES_A_PAGE = 40
MOST_DIGITS = 19


class TitleForm(PageForm):
    """What a new topic is called."""

    title = LineField(
        lazy_gettext("Title"), LONGEST_TITLE, missing=lazy_gettext("Give the topic a title.")
    )


class SettingsForm(SharedForm):
    """What a topic is called, what it is about, and who sees it."""

    title = LineField(
        lazy_gettext("Title"), LONGEST_TITLE, missing=lazy_gettext("Give the topic a title.")
    )
    description = LineField(lazy_gettext("Description"), LONGEST_DESCRIPTION, widget=TextArea())
    sharing = StringField(
        lazy_gettext("Who sees it"),
        [AnyOf(tuple(Sharing), message=lazy_gettext("Choose one of the three."))],
    )


@pages.get("/library", endpoint="library")
def shelves() -> str:
    """See every topic there is to work on, and what waits."""
    return library_page(TitleForm())


def library_page(form: TitleForm) -> str:
    known = own_teacher()
    seen = topics.listed(known.id)
    own = [topic for topic in seen if topic.row.owner_id == known.id]
    return render_template(
        "topics/library.html",
        form=form,
        own=own,
        shared=[topic for topic in seen if topic.owner and topic.row.owner_id != known.id],
        nobodys=[topic for topic in seen if topic.owner is None],
        deleted=topics.deleted_of(known.id, datetime.now(UTC)),
        kept=topics.KEPT,
        sample=None if own else topics.sample_source(),
        arrivals=arrivals(),
        reports=reports.number_open(known.id),
    )


@pages.post("/library/topics")
def make() -> ResponseReturnValue:
    """Make a topic without articles; pressing twice makes one."""
    known = own_teacher()
    form = TitleForm()
    if not form.accepted():
        return library_page(form), form.status
    title = form.title.data or ""
    with writing():
        topic = topics.empty_topic(known.id, title) or adding.new_topic(
            adding.free_topic_slug(title), title, known.id
        )
    say(gettext("The topic is made. Only you see it."))
    return redirect(url_for(".editing", slug=topic.slug), 303)


@pages.post("/library/sample")
def sample() -> ResponseReturnValue:
    """Put a topic to try things out with on the shelf of a teacher who has none yet."""
    known = own_teacher()
    source = topics.sample_source()
    if not pressed() or source is None:
        return redirect(url_for(".library"), 303)
    title = gettext("Sample: %(title)s", title=source.title)
    with writing():
        own = library.topics_of(known.id)
        topic = own[0] if own else topics.add_sample(source, known, title, datetime.now(UTC))
    say(gettext("This topic is for looking around in. Change what you like, and delete it after."))
    return redirect(url_for(".editing", slug=topic.slug), 303)


@pages.route("/topics/<slug>/settings", methods=["GET", "POST"])
def settings(slug: str) -> ResponseReturnValue:
    """Say what a topic is called and about, and who sees it; see to its articles."""
    topic = editable_topic(slug)
    form = SettingsForm(described(topic))
    if not owns(topic):
        del form.sharing
    if form.accepted():
        with writing():
            saved = not form.overtaken(described(topic))
            if saved:
                topics.describe(topic, own_teacher(), form.changed, datetime.now(UTC))
        if saved:
            say(gettext("Saved."))
            return redirect(url_for(".settings", slug=slug), 303)
    page = render_template(
        "topics/settings.html",
        topic=topic,
        form=form,
        articles=library.articles_of(topic.id),
        removed=articles.removed_articles(topic.id),
        owner=accounts.account(topic.owner_id) if topic.owner_id else None,
    )
    return page, form.status


def described(topic: TopicRow) -> dict[str, str]:
    return {
        "title": topic.title,
        "description": topic.description,
        "sharing": topic.sharing,
    }


@pages.post("/topics/<slug>/copies")
def copy(slug: str) -> ResponseReturnValue:
    """Copy a topic, with its articles and events, for oneself alone."""
    known, topic = own_teacher(), public_topic(slug)
    if not pressed():
        return redirect(url_for(".library"), 303)
    title = gettext("Copy of %(title)s", title=topic.title)[:LONGEST_TITLE]
    with writing():
        copied = copying.copy_topic(topic, known, title, datetime.now(UTC))
    say(gettext("This is your copy. What you change in it changes nothing elsewhere."))
    return redirect(url_for(".editing", slug=copied.slug), 303)


@pages.route("/topics/<slug>/deletion", methods=["GET", "POST"])
def deletion(slug: str) -> ResponseReturnValue:
    """Delete a topic, having read what hangs on it."""
    topic = own_topic(slug)
    form = PageForm()
    if form.accepted():
        with writing():
            topics.delete_topic(topic, own_teacher(), datetime.now(UTC))
        undo = url_for(".restoration", slug=slug)
        say(gettext("“%(title)s” is deleted.", title=topic.title), undo)
    elif topic.deleted_at is None:
        page = render_template(
            "topics/deletion.html",
            topic=topic,
            form=form,
            dependents=topics.dependents(topic),
            days=topics.KEPT.days,
        )
        return page, form.status
    return redirect(url_for(".library"), 303)


@pages.post("/topics/<slug>/restoration")
def restoration(slug: str) -> ResponseReturnValue:
    """Bring a deleted topic back."""
    topic = own_topic(slug)
    if pressed():
        with writing():
            topics.restore_topic(topic, own_teacher(), datetime.now(UTC))
        say(gettext("“%(title)s” is back.", title=topic.title))
    return redirect(url_for(".library"), 303)


@pages.get("/topics/<slug>/changes")
def changed(slug: str) -> str:
    """See who changed what in a topic, and when; take it back."""
    topic = editable_topic(slug)
    before = change_asked_for()
    found = changes.changes_of(topic.id, CHANGES_A_PAGE + 1, before)
    shown = found[:CHANGES_A_PAGE]
    return render_template(
        "topics/changes.html",
        topic=topic,
        made=[made(change) for change in shown],
        newest=before is None,
        older=shown[-1].id if len(found) > len(shown) else None,
    )


def change_asked_for() -> int | None:
    """Return the change that those shown are older than; None when the address names none."""
    given = request.args.get("before", "")
    if not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        return None
    return min(int(given), LARGEST_ID)


@pages.get("/topics/<slug>/editing")
def editing(slug: str) -> ResponseReturnValue:
    """See all events of a topic as a plain list; find those that need somebody."""
    topic = editable_topic(slug)
    kept = changes.kept_events(topic.id)
    form = ListForm([one.event for one in kept.values()])
    found = listed(form, kept)
    page = render_template(
        "topics/editing.html",
        topic=topic,
        form=form,
        found=found,
        articles=library.articles_of(topic.id),
    )
    return page, form.status
