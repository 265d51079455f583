"""What a student did so far: scores over time, what is known, what is mixed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext, ngettext

from quiz.results.history import Score
from quiz.storage import evidence, history
from quiz.storage.evidence import TopicTallyRow
from quiz.storage.history import PlayedTopic
from quiz.storage.library import TopicRow
from quiz.web import charts, deadlines
from quiz.web.access import LARGEST_ID, visible_topic, visitor_id
from quiz.web.attempts import shown_attempts
from quiz.web.charts import Line
from quiz.web.filters import day_words, number_word, score_words
from quiz.web.home import fresh_key
from quiz.web.knowledge import Knowledge, knowledge

pages = Blueprint("history", __name__)

MOST_DIGITS = 19
ATTEMPTS_A_PAGE = 20
SCORES_DRAWN = 40


@dataclass(frozen=True, slots=True)
class TopicHistory:
    """One topic of a student's history; `row` is None once it is gone, or kept from students."""

    played: PlayedTopic
    row: TopicRow | None
    summary: str
    line: Line | None
    knowledge: Knowledge | None


@pages.get("/history")
def overview() -> str:
    """See every score, what you know, and which events you take for one another."""
    person_id, before = visitor_id(), attempt_asked_for()
    if person_id is None:
        return render_template("history/empty.html")
    deadlines.tally_due(person_id)
    listed = attempts_listed(person_id, before)
    if before is not None:
        return render_template("history/older.html", **listed)
    if not listed["attempts"]:
        return render_template("history/empty.html")
    topics = history.topics_played(person_id)
    return render_template(
        "history/overview.html",
        **listed,
        topics=topics,
        shown=topic_history(person_id, chosen(topics)),
        start_key=fresh_key(),
    )


def attempt_asked_for() -> int | None:
    """Return the attempt that those shown are older than; None when the address names none."""
    given = request.args.get("before", "")
    if not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        return None
    return min(int(given), LARGEST_ID)


def attempts_listed(person_id: int, before: int | None) -> dict[str, Any]:
    """Return a page of attempts, and from which one the next page goes on, if there is more."""
    found = history.attempts_before(person_id, before, ATTEMPTS_A_PAGE + 1)
    page = found[:ATTEMPTS_A_PAGE]
    older = page[-1].id if len(found) > len(page) else None
    return {"attempts": shown_attempts(page), "older": older}


def chosen(topics: Sequence[PlayedTopic]) -> PlayedTopic | None:
    """Return the topic that the address names, or the one played last; 404 for any other."""
    slug = request.args.get("topic")
    if slug is None:
        return topics[0] if topics else None
    return next((topic for topic in topics if topic.slug == slug), None) or abort(404)


def topic_history(person_id: int, played: PlayedTopic | None) -> TopicHistory | None:
    if played is None:
        return None
    row = visible_topic(played.slug)
    scores = history.last_scores(person_id, played.slug, SCORES_DRAWN)
    return TopicHistory(
        played=played,
        row=row,
        summary=summary(evidence.topic_tally(person_id, played.slug), scores),
        line=charts.line(scores) if scores else None,
        knowledge=knowledge(person_id, row) if row else None,
    )


def summary(tally: TopicTallyRow | None, scores: Sequence[Score]) -> str:
    """Return how many attempts are finished, since when, and how the last compares."""
    if tally is None or not scores:
        return gettext("No attempt is finished yet.")
    last = scores[-1]
    count = ngettext(
        "%(count)s finished attempt since %(day)s.",
        "%(count)s finished attempts since %(day)s.",
        tally.finished,
        count=number_word(tally.finished).capitalize(),
        day=day_words(tally.first_at),
    )
    points = {"last": score_words(last.score), "all": score_words(last.points)}
    if tally.finished == 1:
        compared = gettext("You scored %(last)s of %(all)s.", **points)
    elif last.share >= tally.best:
        compared = gettext("The last was your best: %(last)s of %(all)s.", **points)
    else:
        points["best"] = score_words(tally.best * last.points)
        compared = gettext("The best was %(best)s, the last %(last)s of %(all)s.", **points)
    return f"{count} {compared}"
