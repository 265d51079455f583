"""Bringing a topic's events back from a spreadsheet: sent, looked at, ticked, and taken."""

from collections.abc import Collection, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import PurePath

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from wtforms import StringField

from quiz.articles.file import UnreadableFile
from quiz.formats import event_rows, events_table
from quiz.formats.event_rows import LARGEST_TABLE, Row
from quiz.formats.exchange import Problem
from quiz.storage import bringing_back, library
from quiz.storage.bringing_back import Brought
from quiz.storage.importing import UnusableArticle
from quiz.storage.library import TopicRow
from quiz.web.access import editable_topic, own_teacher, visitor
from quiz.web.articles import LONGEST
from quiz.web.brought_back import Preview, preview
from quiz.web.downloads import download
from quiz.web.forms import LineField, PageForm
from quiz.web.gradebook_files import XLSX
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.sending import readable_name
from quiz.web.undoing import say_with_undo

pages = Blueprint("bringing_back", __name__)

MOST_PROBLEMS = 200
# What is carried of a table is less than the table, and takes more in a form.
LARGEST_FORM = 3 * LARGEST_TABLE


@pages.url_value_preprocessor
def take_tables(endpoint: str | None, _values: object) -> None:
    """Let a teacher send a table: this must be known before anything reads the form."""
    known = visitor() if endpoint in ("bringing_back.table", "bringing_back.take") else None
    if known and known.is_teacher:
        request.max_content_length = LARGEST_FORM
        request.max_form_memory_size = LARGEST_FORM


class TableForm(PageForm):
    """A spreadsheet to be looked at."""

    def read(self) -> tuple[list[Row], list[Problem]] | None:
        """Return what is in the file; None, with a sentence on the form, if it cannot be read."""
        file = request.files.get("file")
        if not file or not file.filename:
            self.form_errors.append(gettext("Choose the file first."))
            return None
        try:
            with closing(file):
                return event_rows.read(file.read(LARGEST_TABLE + 1))
        except UnreadableFile as reason:
            self.form_errors.append(translated(reason))
            return None

    @property
    def title(self) -> str:
        """What the file is called, without its ending."""
        return PurePath(readable_name(request.files["file"].filename or "")).stem


class TakingForm(PageForm):
    """The rows of a table, as they were looked at, and which of them are to be taken."""

    rows = StringField()
    title = LineField(lazy_gettext("The new events become an article, called"), LONGEST)

    @property
    def ticked(self) -> set[int]:
        given = request.form.getlist("take")
        return {int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 9}


@pages.route("/topics/<slug>/spreadsheet", methods=["GET", "POST"])
def table(slug: str) -> ResponseReturnValue:
    """Send a topic's events back from a spreadsheet, and see what that would change."""
    topic = editable_topic(slug)
    form = TableForm()
    read = form.read() if form.accepted() else None
    if read is None:
        return table_page(topic, form), form.status
    rows, problems = read
    taking = TakingForm()
    taking.title.data = form.title
    return table_page(topic, form, taking, looked_at(topic, rows, problems))


def looked_at(
    topic: TopicRow,
    rows: Sequence[Row],
    problems: Sequence[Problem] = (),
    ticked: Collection[int] | None = None,
) -> Preview:
    return preview(rows, problems, library.events_of(topic.id), ticked)


def table_page(
    topic: TopicRow,
    form: TableForm,
    taking: TakingForm | None = None,
    shown: Preview | None = None,
) -> str:
    return render_template(
        "topics/bringing_back.html",
        topic=topic,
        form=form,
        taking=taking,
        preview=shown,
        most_problems=MOST_PROBLEMS,
        largest=LARGEST_TABLE,
    )


@pages.get("/topics/<slug>/spreadsheet/template.xlsx")
def template(slug: str) -> Response:
    """Take an empty table along, to be filled with new events."""
    editable_topic(slug)
    return download(events_table.template(), XLSX, gettext("New events") + ".xlsx")


@pages.post("/topics/<slug>/spreadsheet/changes")
def take(slug: str) -> ResponseReturnValue:
    """Take what is ticked of a table, as one change that can be taken back."""
    topic = editable_topic(slug)
    form = TakingForm()
    try:
        rows = event_rows.from_json(form.rows.data or "")
    except UnreadableFile as reason:
        say(translated(reason))
        return redirect(url_for(".table", slug=slug), 303)
    chosen = [row for row in rows if row.number in form.ticked]
    brought = taken(topic, chosen, form) if form.accepted() else None
    if brought is None:
        shown = looked_at(topic, rows, ticked=form.ticked)
        return table_page(topic, TableForm(), form, shown), form.status
    tell(topic, brought)
    if not brought.conflicts and not brought.problems:
        return redirect(url_for("topics.editing", slug=slug), 303)
    shown = looked_at(topic, rows, ticked=form.ticked)
    return table_page(topic, TableForm(), form, shown), 409


def taken(topic: TopicRow, chosen: Sequence[Row], form: TakingForm) -> Brought | None:
    """Take rows; None, with a sentence on the form, where that cannot be."""
    if not chosen:
        form.form_errors.append(gettext("Tick what is to be taken."))
        return None
    title = form.title.data or gettext("New events from a table")
    try:
        return bringing_back.bring_back(topic, own_teacher(), chosen, title, datetime.now(UTC))
    except (UnusableArticle, UnreadableFile) as reason:
        form.form_errors.append(translated(reason))
        return None


def tell(topic: TopicRow, brought: Brought) -> None:
    """Say what was taken, with what takes it back."""
    back = url_for("topics.editing", slug=topic.slug)
    if brought.change:
        done = ngettext("%(num)s event changed.", "%(num)s events changed.", brought.changed)
        say_with_undo(done, topic, brought.change, back)
    if brought.article:
        message = gettext(
            "The new events are in the topic, as the article “%(title)s”.",
            title=brought.article.title,
        )
        say(message, undo=url_for("articles.deletion", slug=brought.article.slug))
    if not brought.change and not brought.article:
        say(gettext("Nothing of it is new here: nothing was changed."))
