"""Bringing articles: sent, read beside the server, looked at, and added to a topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from quiz.articles.article import Source
from quiz.articles.file import LARGEST_FILE, LONGEST_TEXT, UnreadableFile, check_size
from quiz.formats.found import Found
from quiz.storage import claims, imports
from quiz.storage.database import writing
from quiz.storage.importing import (
    AlreadyThere,
    Comparison,
    UnusableArticle,
    add_confirmed,
    compared,
    pairs,
)
from quiz.storage.imports import ImportRow, Origin, State
from quiz.storage.library import ArticleRow, TopicRow
from quiz.web.access import editable_topics, own_import, own_teacher, visitor
from quiz.web.arrivals import arrival, arrivals
from quiz.web.forms import pressed
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.reading_program import start_what_waits
from quiz.web.sending import MOST_FILES, SendForm, Sent, SourceForm, waiting

pages = Blueprint("importing", __name__)

LARGEST_PASTE = 4 * LONGEST_TEXT + 64 * 1024  # bytes
LARGEST_SENDING = MOST_FILES * LARGEST_FILE + LARGEST_PASTE
MOST_PARTS = 1_000  # so many are counted, and the teacher is told
# What takes longer to compare and add than a page should is left to the reading program.
MOST_PAIRS_AT_ONCE = 100_000
MOST_EVENTS_AT_ONCE = 1_000

# What is shown of an article before it is added.
FIRST_EVENTS = 10
MOST_REMARKS = 10
FIRST_CHARACTERS = 1_500
MOST_CHARACTERS = 20_000


@pages.url_value_preprocessor
def take_files(endpoint: str | None, _values: object) -> None:
    """Let a teacher send files: this must be known before anything reads the form."""
    known = visitor() if endpoint == "importing.new" else None
    if known and known.is_teacher:
        request.max_content_length = LARGEST_SENDING
        request.max_form_memory_size = LARGEST_PASTE
        request.max_form_parts = MOST_PARTS


@pages.route("/library/imports", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Send texts to be read; see what is on its way."""
    known = own_teacher()
    form = SendForm(editable_topics(), MultiDict({"topic": request.args.get("topic", "")}))
    if form.accepted():
        rows = [sent(known.id, form.target or "", each, form) for each in form.sent()]
        start_what_waits()
        if len(rows) == 1:
            return redirect(url_for(".status", import_id=rows[0].id), 303)
        say(waiting(len(rows)))
        return redirect(url_for(".new", _anchor="arrivals"), 303)
    page = render_template(
        "importing/new.html",
        form=form,
        arrivals=arrivals(),
        most_files=MOST_FILES,
        largest=LARGEST_FILE,
    )
    return page, form.status


def sent(person_id: int, topic: TopicRow | str, each: Sent, form: SendForm) -> ImportRow:
    """Put one of the texts that were sent in the queue, or say why it cannot be read."""
    problem = None
    content = each.content
    try:
        check_size(content)
    except UnreadableFile as trouble:
        content, problem = b"", str(trouble)
    with writing():
        now, day = datetime.now(UTC), form.published.day
        row = imports.send(person_id, topic, each.name, content, day, now)
        if problem:
            row.state, row.problem = State.REFUSED, problem
        if each.beginning:
            row.said = imports.as_json({"title": imports.Said(each.beginning, Origin.HEAD)})
        return row


@pages.get("/imports/<int:import_id>")
def status(import_id: int) -> ResponseReturnValue:
    """See how far a text is; when it is read, what will be stored."""
    row = own_import(import_id)
    if row.state == State.ADDED:
        return redirect(url_for("reviewing.article", slug=row.article_slug), 303)
    if row.state == State.READ and (read := imports.import_with_text(import_id)):
        topics = editable_topics()
        return preview(read, SourceForm(topics, begun(read, topics)))
    if row.state in (State.WAITING, State.CONFIRMED):
        start_what_waits()
    return render_template("importing/status.html", arrival=arrival(own_import(import_id)))


def begun(row: ImportRow, topics: Sequence[TopicRow]) -> MultiDict[str, str]:
    """Return what the form of an article begins with: what is said of it so far."""
    fields = {name: said.words for name, said in row.fields.items()}
    fields["topic"] = next((topic.slug for topic in topics if topic.id == row.topic_id), "")
    fields["new_topic"] = row.topic_title if row.topic_id is None else ""
    return MultiDict(fields)


@dataclass(frozen=True, slots=True)
class Preview:
    """What will be stored of an article, and what it adds to a topic.

    `comparison` is None where that would take long, and `same` is the topic's article with the
    same text.
    """

    found: Found
    first: str
    more: str
    left: int
    comparison: Comparison | None = None
    same: ArticleRow | None = None


def preview(row: ImportRow, form: SourceForm) -> ResponseReturnValue:
    """Return the page with what will be stored."""
    page = render_template(
        "importing/preview.html",
        arrival=arrival(row),
        fields_said=row.fields,
        read_anew=is_read_anew(row),
        form=form,
        shown=shown(row.to_core(), form.target_topic),
        first_events=FIRST_EVENTS,
        most_remarks=MOST_REMARKS,
    )
    return page, form.status


def is_read_anew(row: ImportRow) -> bool:
    """Return whether a teacher has said where it comes from, and then it had to be read again."""
    said = row.fields["title"].origin is Origin.TEACHER
    return said and row.published is not None and row.problem is None


def shown(found: Found, topic: TopicRow | None) -> Preview:
    text = found.article.text
    comparison, same = None, None
    if is_quick(found, topic):
        try:
            comparison = compared(topic, Source(found.title, ""), text, found.events)
        except AlreadyThere as trouble:
            same = trouble.article
    return Preview(
        found=found,
        first=text[:FIRST_CHARACTERS],
        more=text[FIRST_CHARACTERS:MOST_CHARACTERS],
        left=max(0, len(text) - MOST_CHARACTERS),
        comparison=comparison,
        same=same,
    )


def is_quick(found: Found, topic: TopicRow | None) -> bool:
    """Return whether an article is compared and added within a moment."""
    number = pairs(topic, found.events) if topic else 0
    return number <= MOST_PAIRS_AT_ONCE and len(found.events) <= MOST_EVENTS_AT_ONCE


@pages.post("/imports/<int:import_id>/article")
def confirm(import_id: int) -> ResponseReturnValue:
    """Add what was read to a topic; or read it anew, where the day of publication was changed."""
    own_import(import_id)
    here = redirect(url_for(".status", import_id=import_id), 303)
    row = imports.import_with_text(import_id)
    if row is None or row.state != State.READ:
        return here
    form = SourceForm(editable_topics())
    if not form.accepted() or form.target is None:
        return preview(row, form)
    found = row.to_core()
    anew = form.published.day != found.published and not found.ready_made
    quick = is_quick(found, form.target_topic)
    with writing():
        imports.confirm(import_id, form.said, form.target)
        if anew:
            imports.read_again(import_id, form.published.day)
        elif not quick:
            imports.queue_to_add(import_id)
    if quick and not anew:
        return added(import_id, form) or here
    start_what_waits()
    return here


def added(import_id: int, form: SourceForm) -> ResponseReturnValue | None:
    """Add what was confirmed; return a page where it cannot be, that says why."""
    row = imports.import_with_text(import_id)
    if row is None:
        return None
    try:
        article = add_confirmed(row, own_teacher(), datetime.now(UTC))
    except UnusableArticle as trouble:
        with writing():
            imports.keep_problem(import_id, str(trouble))
        form.form_errors.append(translated(trouble))
        again = imports.import_with_text(import_id)
        return preview(again, form) if again else None
    if article:
        message = gettext("“%(title)s” is in the topic now.", title=article.title)
        say(message, undo=url_for("articles.deletion", slug=article.slug))
    return None


@pages.post("/imports/<int:import_id>/reading")
def start_again(import_id: int) -> ResponseReturnValue:
    """Start what has stopped once more."""
    own_import(import_id)
    if pressed():
        with writing():
            claims.start_again(import_id, datetime.now(UTC))
        start_what_waits()
    return redirect(url_for(".status", import_id=import_id), 303)


@pages.post("/imports/<int:import_id>/deletion")
def discard(import_id: int) -> ResponseReturnValue:
    """Let a text be gone that is not added; what is under way is given up."""
    row = own_import(import_id)
    if not pressed() or row.state == State.ADDED:
        return redirect(url_for(".status", import_id=import_id), 303)
    label = arrival(row).label
    with writing():
        imports.discard(import_id)
    start_what_waits()
    say(gettext("“%(label)s” is discarded.", label=label))
    return redirect(url_for(".new"), 303)
