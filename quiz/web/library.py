"""Topics, their events, and the articles that tell them."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from quiz.articles.article import Span
from quiz.dates.historical import HistoricalDate
from quiz.events import chronicle
from quiz.events.chronicle import PlacedEvent
from quiz.storage import gradebook, library
from quiz.web.access import public_article, public_topic, visitor_id
from quiz.web.forms import DateField, PageForm
from quiz.web.home import fresh_key
from quiz.web.reading import date_spans, lines, tellings_of
from quiz.web.scale import Scale, outermost_days
from quiz.web.told import ToldEvent, sentence, sure_words, told

pages = Blueprint("library", __name__)

MOST_DIGITS = 9
LONGEST_SEARCH = 200
EVENTS_A_PAGE = 100

# Of what came before and after an event, so many are shown; of what may be either, so many more.
NEAREST = 2
MOST_UNCERTAIN = 20


class SearchForm(PageForm):
    """Words that an event tells, and a period it lies in; the address keeps what was typed."""

    q = StringField(
        lazy_gettext("Words"),
        [Length(max=LONGEST_SEARCH, message=lazy_gettext("Search for fewer words."))],
    )
    since = DateField(lazy_gettext("From"), name="from")
    until = DateField(lazy_gettext("To"), name="to")

    def __init__(self) -> None:
        super().__init__(request.args)

    def validate_until(self, field: DateField) -> None:
        first, last = self.first_day, self.last_day
        if first is not None and last is not None and last < first:
            raise ValidationError(gettext("The period ends before it begins."))

    @property
    def first_day(self) -> int | None:
        return self.since.date.earliest if self.since.date else None

    @property
    def last_day(self) -> int | None:
        return self.until.date.latest if self.until.date else None

    @property
    def asked(self) -> dict[str, str]:
        """What was typed, by field, without what is empty."""
        return {field.name: field.data for field in self if field.data and field.data.strip()}


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """A period, the page its first event stands on, and those of its events on this page."""

    number: int
    date: HistoricalDate | None
    count: int
    page: int
    continued: bool
    events: tuple[ToldEvent, ...]


@pages.get("/topics/<slug>")
def topic(slug: str) -> ResponseReturnValue:
    """See all events of a topic on its timeline; find some by words and by period."""
    row = public_topic(slug)
    events = library.events_of(row.id)
    days = outermost_days(events) or (0, 0)
    form = SearchForm()
    readable = form.validate()
    placed = chronicle.in_order(events)
    if readable:
        placed = chronicle.matching(placed, form.q.data or "", form.first_day, form.last_day)
    scale = Scale.covering(*days)
    page = page_asked_for(len(placed))
    person_id = visitor_id()
    response = render_template(
        "library/topic.html",
        topic=row,
        articles=library.articles_of(row.id),
        open_attempt=None if person_id is None else gradebook.open_attempt(person_id, row.id),
        start_key=fresh_key(),
        form=form,
        found=len(placed),
        scale=scale,
        page=page,
        last_page=last_page(len(placed)),
        periods=shown_periods(placed, days, scale, page),
    )
    return response, 200 if readable else 422


def page_asked_for(events: int) -> int:
    """Return the page that the address names, from 1; the nearest there is."""
    given = request.args.get("page", "")
    if not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        return 1
    return min(max(int(given), 1), last_page(events))


def last_page(events: int) -> int:
    return max(1, -(-events // EVENTS_A_PAGE))


def shown_periods(
    placed: tuple[PlacedEvent, ...], days: tuple[int, int], scale: Scale, page: int
) -> list[ShownPeriod]:
    """Return all periods of the events found; only what stands on the page is drawn."""
    shown = []
    start = 0
    first, end = (page - 1) * EVENTS_A_PAGE, page * EVENTS_A_PAGE
    for number, period in enumerate(chronicle.periods(placed, days), start=1):
        here = period.events[max(first - start, 0) : max(end - start, 0)]
        shown.append(
            ShownPeriod(
                number=number,
                date=period.date,
                count=len(period.events),
                page=start // EVENTS_A_PAGE + 1,
                continued=start < first,
                events=tuple(told(one, scale) for one in here),
            )
        )
        start += len(period.events)
    return shown


@pages.get("/topics/<slug>/events/<name>")
def event(slug: str, name: str) -> str:
    """Read how an event is told, how sure its date is, and what came before and after."""
    row = public_topic(slug)
    events = library.events_of(row.id)
    placed = chronicle.in_order(events)
    this = next((one for one in placed if one.event.name == name), None) or abort(404)
    scale = Scale.covering(*(outermost_days(events) or (0, 0)))
    around = chronicle.neighbours(this.event, placed)
    shown = told(this, scale)
    return render_template(
        "library/event.html",
        topic=row,
        scale=scale,
        told=shown,
        agreement=sentence(shown),
        sure=sure_words(this.event),
        before=[told(one, scale) for one in reversed(around.before[:NEAREST])],
        after=[told(one, scale) for one in around.after[:NEAREST]],
        uncertain=[told(one, scale) for one in around.uncertain[:MOST_UNCERTAIN]],
        uncertain_count=len(around.uncertain),
    )


@pages.get("/articles/<slug>")
def article(slug: str) -> str:
    """Read an article with its dates and events, at the place of a quotation if one is named."""
    row = public_article(slug)
    span = span_asked_for(row.characters)
    placed = chronicle.in_order(library.events_of(row.topic_id))
    tellings = tellings_of(slug, (one.event for one in placed))
    return render_template(
        "library/article.html",
        article=row,
        topic=row.topic,
        events=len({telling.event.name for telling in tellings}),
        lines=lines(row.text, tellings, date_spans(row.text, row.published, tellings), span),
        quoted=span is not None,
    )


def span_asked_for(characters: int) -> Span | None:
    """Return the place that the address names; None when it names none in this article."""
    given = request.args.get("start", ""), request.args.get("end", "")
    if not all(one.isascii() and one.isdigit() and len(one) <= MOST_DIGITS for one in given):
        return None
    start, end = int(given[0]), int(given[1])
    return Span(start, end) if start < end <= characters else None
