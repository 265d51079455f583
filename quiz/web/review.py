"""The page of a review: an article's candidates, as many as are asked for, beside its text."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import render_template, request, url_for

from quiz.articles.article import Span
from quiz.events.event import Event
from quiz.storage import changes
from quiz.storage.changes import Kept
from quiz.storage.library import ArticleRow
from quiz.web.candidates import Candidate, Entry, State, candidate_in, counted, entry, offers
from quiz.web.reading import Line, date_spans, lines, merged, tellings_of
from quiz.web.scale import Scale, outermost_days
from quiz.web.signing import LOCAL

ALL = "all"
SHOWS = (State.NEEDS, State.USABLE, State.ACCEPTED, ALL)
A_PAGE = 50
NUMBER = re.compile(r"\d{1,9}", re.ASCII)
PLACE = re.compile(r"(\d{1,9})\.(.+)", re.ASCII)

# A longer text is shown around the candidates of the page only, so far before and after each.
WHOLE_TEXT = 40_000
AROUND = 1_200


@dataclass(frozen=True, slots=True)
class Panel:
    """What is open in the list: a form by the name of its template, in the place of a candidate.

    `name` is the event's; None where the event is still to be made, or is gone.
    """

    template: str
    name: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the article; `apart` where lines before it are left out."""

    line: Line
    apart: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The candidates of an article that are shown, and how many there are in all.

    `start` is the name of the one to begin with, `following` the place of the next that needs a
    teacher.
    """

    counts: Mapping[State, int]
    show: str
    page: int
    last_page: int
    shown: tuple[Candidate, ...]
    start: str | None
    following: str | None

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def counted(self) -> dict[str, int]:
        """How many candidates each filter leaves."""
        return {show: self.all if show == ALL else self.counts[State(show)] for show in SHOWS}


def review_page(row: ArticleRow, panel: Panel | None = None) -> str:
    """Return the page for what the address, or the form that was sent, asks to see."""
    topic, text = row.topic, row.text  # asking for the events loads the row anew, without both
    events = changes.kept_events(topic.id)
    scale = Scale.covering(*(outermost_days(kept.event for kept in events.values()) or (0, 0)))
    told = [one for kept in events.values() if (one := candidate_in(row.slug, kept))]
    candidates = sorted(told, key=lambda one: one.place)
    review = reviewed(candidates, panel)
    return render_template(
        "reviewing/article.html",
        article=row,
        topic=topic,
        scale=scale,
        review=review,
        digest=digest_of(usable_in(row.slug, events.values())),
        entries=entries(row, review, events, scale),
        passages=passages(row, text, candidates, review.shown),
        panel=panel,
        address=lambda show=review.show, at=None, page=None: address(row.slug, show, at, page),
    )


def reviewed(candidates: Sequence[Candidate], panel: Panel | None) -> Review:
    """Return which of an article's candidates are shown."""
    counts = counted(candidates)
    show = show_asked_for(counts)
    opened = panel.name if panel else None
    wanted = [one for one in candidates if show in (ALL, one.state) or one.name == opened]
    start = next((one for one in wanted if one.name == opened), None) or start_asked_for(wanted)
    last_page = max(1, -(-len(wanted) // A_PAGE))
    page = wanted.index(start) // A_PAGE + 1 if start else min(page_asked_for(), last_page)
    shown = wanted[(page - 1) * A_PAGE : page * A_PAGE]
    return Review(
        counts=counts,
        show=show,
        page=page,
        last_page=last_page,
        shown=tuple(shown),
        start=start.name if start else None,
        following=following(candidates, start or next(iter(shown), None)),
    )


def show_asked_for(counts: Mapping[State, int]) -> str:
    """Return the filter; what needs a teacher comes first."""
    asked = request.values.get("show")
    if asked in SHOWS:
        return asked
    return next((state for state in (State.NEEDS, State.USABLE) if counts[state]), ALL)


def start_asked_for(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate at the place that is asked for, or the first one behind it."""
    place = PLACE.fullmatch(request.values.get("at", ""))
    if place is None or not candidates:
        return None
    asked = int(place[1]), place[2]
    return next((one for one in candidates if one.place >= asked), candidates[-1])


def page_asked_for() -> int:
    given = NUMBER.fullmatch(request.values.get("page", ""))
    return max(1, int(given.group())) if given else 1


def following(candidates: Sequence[Candidate], start: Candidate | None) -> str | None:
    """Return the place of the next candidate that needs a teacher, from the first on at the end."""
    waiting = [one for one in candidates if one.state is State.NEEDS]
    later = [one for one in waiting if start and one.place > start.place]
    return next((one.at for one in (*later, *waiting) if one is not start), None)


def entries(
    row: ArticleRow, review: Review, events: Mapping[str, Kept], scale: Scale
) -> list[Entry]:
    done = changes.last_changes(row.topic_id, [one.name for one in review.shown])
    same = offers(review.shown, events, row.slug, scale)
    return [entry(one, scale, done.get(one.name), same.get(one.name)) for one in review.shown]


def passages(
    row: ArticleRow, text: str, candidates: Sequence[Candidate], shown: Sequence[Candidate]
) -> list[Passage]:
    """Return the article's text, or what of a long one stands around the candidates shown."""
    tellings = tellings_of(row.slug, (one.kept.event for one in candidates))
    if row.characters <= WHOLE_TEXT:
        said = date_spans(text, row.published, tellings)
        return [Passage(line, False) for line in lines(text, tellings, said, None)]
    near = merged(
        Span(max(0, span.start - AROUND), span.end + AROUND)
        for span in [one.excerpt.span for one in shown] or [Span(0, 1)]
    )
    dates = [one.excerpt.date_span for one in tellings if one.excerpt.date_span]
    found = lines(text, tellings, dates, None, near)
    ends = [0, *(end_of(line) for line in found)]
    return [
        Passage(line, apart=bool(text[end : line.start].strip()))
        for end, line in zip(ends, found, strict=False)
    ]


def end_of(line: Line) -> int:
    last = line.stretches[-1].pieces[-1]
    return last.start + len(last.text)


def usable_in(article: str, events: Iterable[Kept]) -> list[Candidate]:
    """Return what an article tells that can be asked and no teacher has read, in order."""
    told = (one for kept in events if (one := candidate_in(article, kept)))
    return sorted((one for one in told if one.state is State.USABLE), key=lambda one: one.place)


def digest_of(candidates: Iterable[Candidate]) -> str:
    """Return what tells whether candidates are still those that were seen."""
    seen = "\n".join(f"{one.name} {one.kept.version}" for one in candidates)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def address(article: str, show: str | None, at: str | None = None, page: int | None = None) -> str:
    """Return the address of a review, at a place in its list."""
    return url_for("reviewing.article", slug=article, show=show, at=at, page=page, _anchor="here")


def way_back(event: Event) -> str:
    """Return where a button about an event leads: the page it stood on, at its place."""
    given = request.values.get("back", "")
    if LOCAL.fullmatch(given):
        return given
    asked = request.values.get("article")
    here = [one for one in event.excerpts if one.article == asked] or event.excerpts[:1]
    first = min(here, key=lambda one: one.span)
    at = f"{first.span.start}.{event.name}"
    return address(first.article, request.values.get("show"), at)
