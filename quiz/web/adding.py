"""Adding an event that a teacher finds in an article: by its words, selected or pasted."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import TextAreaField
from wtforms.validators import InputRequired

from quiz.articles.article import Span
from quiz.dates import phrases
from quiz.dates.phrases import DatePhrase
from quiz.events import editing, quoting
from quiz.events.editing import LONGEST_EXCERPT
from quiz.events.event import Event
from quiz.events.quoting import Suggestion
from quiz.storage import changes, library
from quiz.storage.changes import Action, ChangedMeanwhile, ChangeRow
from quiz.storage.database import writing
from quiz.storage.library import ArticleRow, TopicRow
from quiz.web.access import editable_article, own_teacher
from quiz.web.drafts import Basis, DraftForm, as_typed, checked
from quiz.web.editing import finished
from quiz.web.filters import headline
from quiz.web.forms import PageForm
from quiz.web.reading import found_phrases
from quiz.web.review import NUMBER, WHOLE_TEXT, Panel, review_page, way_back
from quiz.web.undoing import say_with_undo

pages = Blueprint("adding", __name__)

MOST_PLACES = 12
AROUND = 60  # characters shown on either side of words that stand in several places


class WordsForm(PageForm):
    """Words of an article, as they stand in it."""

    words = TextAreaField(
        lazy_gettext("The words of the article that tell it"),
        [InputRequired(lazy_gettext("Copy the words from the article."))],
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, with what stands around them."""

    span: Span
    before: str
    words: str
    after: str


@pages.route("/articles/<slug>/events", methods=["GET", "POST"])
def addition(slug: str) -> ResponseReturnValue:
    """Add an event that was not found: point at its words, then say what happened and when."""
    row = editable_article(slug)
    topic = row.topic
    span = span_pointed_at(row)
    if span is None:
        return words_page(row)
    found = quoting.suggestion(row.text, span, phrases_near(row, span), row.published)
    form = adding_form(row, found)
    if span.end - span.start > LONGEST_EXCERPT:
        form.form_errors.append(
            gettext(
                "Select fewer words: at most %(most)s characters are quoted.",
                most=f"{LONGEST_EXCERPT:,}",
            )
        )
    elif finished(form):
        event, change = added(row, topic, span, form)
        back = way_back(event)
        what = headline(event.statement)
        say_with_undo(gettext("Added: “%(what)s”", what=what), topic, change, back)
        return redirect(back, 303)
    values = {"form": form, "check": checked(form, topic.id), "span": span}
    values["quotation"] = row.text[span.start : span.end]
    return review_page(row, Panel("adding", None, values)), form.status


def span_pointed_at(row: ArticleRow) -> Span | None:
    """Return the place that the address, or the form, names, without the white space around it."""
    given = [NUMBER.fullmatch(request.values.get(name, "")) for name in ("start", "end")]
    if not all(given):
        return None
    start, end = (int(one.group()) for one in given if one)
    return quoting.trimmed(row.text, start, end) if start < end <= row.characters else None


def words_page(row: ArticleRow) -> ResponseReturnValue:
    """Return the page that asks for the words, or in which of several places they are meant."""
    form = WordsForm()
    found: Sequence[Span] = ()
    if form.accepted():
        found = quoting.places(row.text, form.words.data or "", MOST_PLACES)
        if len(found) == 1:
            return redirect(pointed_at(row, found[0]), 303)
        if not found:
            form.words.errors = [
                gettext("The article does not have these words. Copy them exactly as they stand.")
            ]
    where = [(place_of(row, span), pointed_at(row, span)) for span in found]
    return review_page(row, Panel("words", None, {"form": form, "places": where})), form.status


def pointed_at(row: ArticleRow, span: Span) -> str:
    return url_for(
        ".addition",
        slug=row.slug,
        start=span.start,
        end=span.end,
        show=request.values.get("show"),
        _anchor="here",
    )


def place_of(row: ArticleRow, span: Span) -> Place:
    text, before = row.text, max(0, span.start - AROUND)
    return Place(
        span,
        before=text[before : span.start],
        words=text[span.start : span.end],
        after=text[span.end : span.end + AROUND],
    )


def phrases_near(row: ArticleRow, span: Span) -> Sequence[DatePhrase]:
    """Return the dates of the article; of a long one, those of the lines that a place lies in."""
    if row.characters <= WHOLE_TEXT:
        return found_phrases(row.text, row.published)
    line = quoting.line_around(row.text, span)
    found = phrases.find(row.text[line.start : line.end], row.published)
    return [replace(one, start=one.start + line.start, end=one.end + line.start) for one in found]


def adding_form(row: ArticleRow, found: Suggestion) -> DraftForm:
    date = found.phrase.date if found.phrase else None
    begun = {"statement": found.statement, "dates-0": as_typed(date) if date else ""}
    return DraftForm([Basis(row.published, date)], MultiDict(begun))


def added(row: ArticleRow, topic: TopicRow, span: Span, form: DraftForm) -> tuple[Event, ChangeRow]:
    """Keep the event that a form tells of words of an article."""
    article, date = row.to_core(), form.read[0]
    near = quoting.nearest(row.text, span, phrases_near(row, span))
    said = [Span(one.start, one.end) for one in near if one.date and one.date.edtf == date.edtf]
    statement, tags = form.statement.data or "", form.listed_tags
    while True:
        event = editing.quoted(
            article,
            span,
            statement,
            date,
            said[0] if said else None,
            library.event_names(topic.id),
            tags,
        )
        with suppress(ChangedMeanwhile), writing():  # somebody may just have taken the name
            return event, changes.replace_events(
                topic, own_teacher(), Action.ADDED, {}, [event], datetime.now(UTC)
            )
