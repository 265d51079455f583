"""What a class is given: a question set, or for each student a version of their own."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl

from flask import request, url_for
from flask_babel import gettext, ngettext
from werkzeug.datastructures import MultiDict

from quiz.events.event import Event
from quiz.questions.code import SEEDS
from quiz.questions.sitting import TooFewEvents, own_seed, own_version
from quiz.questions.wishes import Wishes
from quiz.storage import assignments, library, sets
from quiz.storage.assignments import AssignmentRow
from quiz.storage.library import TopicRow
from quiz.web.access import LARGEST_ID, readable_set
from quiz.web.building import draft_of
from quiz.web.languages import translated
from quiz.web.wishing import WishesForm

# So many students' versions are made to see how much alike they are.
TRIED = 3


@dataclass(frozen=True, slots=True)
class Gift:
    """What is given, in words and by its address.

    `columns` are those of an assignment. `source` is the page of the set, or of the builder.
    `problem` says why it cannot be given.
    """

    title: str
    words: str
    questions: int
    columns: Mapping[str, Any]
    args: Mapping[str, Any]
    source: str | None
    own_version: bool = False
    problem: str | None = None


def asked_for() -> Gift | None:
    """Return what the address names, 404 unless the teacher may see it; None where it does not."""
    if "set" in request.args:
        given = request.args["set"]
        digits = given.isascii() and given.isdigit()
        return of_set(int(given) if digits and len(given) < len(str(LARGEST_ID)) else 0)
    if "topic" in request.args:
        return of_topic(request.args["topic"])
    return None


def of_set(set_id: int) -> Gift:
    row = readable_set(set_id)
    questions = sets.size_of(row.id)
    return Gift(
        title=row.title,
        words=ngettext("One question", "%(num)s questions", questions),
        questions=questions,
        columns={"set_id": row.id, "topic_id": None, "wishes": ""},
        args={"set": row.id},
        source=url_for("sets.question_set", set_id=row.id),
        problem=None if questions else gettext("The set has no questions yet. Add some first."),
    )


def of_topic(slug: str) -> Gift:
    """Return a gift of what the address wishes for; a seed is added where it has none."""
    draft = draft_of(slug)
    seed = secrets.randbelow(SEEDS) if draft.form.seed is None else draft.seed
    args = draft.form.address(seed=seed)
    builder = url_for("building.builder", slug=slug, **args)
    columns = {"set_id": None, "topic_id": draft.topic.id, "wishes": ""}
    problem, words, questions = draft.form.problem, "", 0
    if problem is None:
        columns["wishes"] = wishes_text(draft.topic, args)
        try:
            questions, words = looked_at(draft.events, seed, draft.form.wishes)
        except TooFewEvents as shortage:
            problem = translated(shortage)
    title, args = draft.topic.title, {"topic": slug, **args}
    return Gift(title, words, questions, columns, args, builder, True, problem)


def wishes_text(topic: TopicRow, args: Mapping[str, Any]) -> str:
    """Return the address of the builder as it is kept."""
    return url_for("building.builder", slug=topic.slug, **args).partition("?")[2]


@lru_cache(maxsize=16)
def looked_at(events: tuple[Event, ...], seed: int, wishes: Wishes) -> tuple[int, str]:
    """Return how many questions each student gets, and in words how much alike versions are."""
    versions = [own_version(events, seed, own_seed(0, tried, 0), wishes) for tried in range(TRIED)]
    asked = [set(map(repr, version.questions)) for version in versions]
    number = len(versions[0].questions)
    shared = max(len(one & other) for one in asked for other in asked if one is not other)
    levels = [sum(one.difficulty for one in version.questions) / number for version in versions]
    return number, " ".join(
        [
            ngettext(
                "One question for each student, each another of the same kind.",
                "%(num)s questions for each student, each another mix of the same kinds.",
                number,
            ),
            gettext(
                "Of %(tried)s versions made to see, the difficulty was %(levels)s of 5 on average.",
                tried=TRIED,
                levels=", ".join(f"{level:.1f}" for level in levels),
            ),
            shared_words(shared, number),
        ]
    )


def shared_words(shared: int, number: int) -> str:
    if not shared:
        return gettext("No two of them had a question in common.")
    return ngettext(
        "Two of them had up to one question of %(all)s in common: wish for fewer, or of more "
        "kinds, if they shall differ more.",
        "Two of them had up to %(num)s questions of %(all)s in common: wish for fewer, or of more "
        "kinds, if they shall differ more.",
        shared,
        all=number,
    )


def given_by(assignment: AssignmentRow) -> Gift:
    """Return what an assignment gives, which may be gone meanwhile."""
    if assignment.set_id is not None:
        row = sets.set_numbered(assignment.set_id)
        number = sets.size_of(assignment.set_id)
        words = ngettext("One question", "%(num)s questions", number)
        title = row.title if row else gettext("A question set that was deleted")
        return Gift(title, words, number, {}, {"set": assignment.set_id}, None)
    topic = assignments.topic_of(assignment)
    if not topic:
        return Gift(gettext("A topic or a set that is gone"), "", 0, {}, {}, None)
    events = library.events_of(topic.id)
    form = WishesForm(
        events, library.articles_of(topic.id), MultiDict(parse_qsl(assignment.wishes))
    )
    number = form.count if form.validate() else 0
    words = ngettext(
        "One question, each student another", "%(num)s questions, each student others", number
    )
    builder = url_for("building.builder", slug=topic.slug) + "?" + assignment.wishes
    return Gift(topic.title, words, number, {}, {}, builder, True)
