"""A question set on paper: a worksheet in two versions, and the key to each."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from quiz.articles.article import Source
from quiz.questions.question import ChoiceId, Ordering, Question
from quiz.questions.versions import AnyChoice, reordered
from quiz.questions.written import WrittenOrdering
from quiz.storage import sets
from quiz.storage.sets import SetItem
from quiz.web.access import readable_set
from quiz.web.filters import events_told

pages = Blueprint("printing", __name__)

VERSIONS = ("A", "B")


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """A question as it is printed, with what its key says.

    `places` are the numbers that belong in the boxes of an ordering; `sources` tell its events.
    """

    question: Question
    places: Mapping[ChoiceId, int]
    right: tuple[AnyChoice, ...]
    sources: tuple[Source, ...]


@pages.get("/sets/<int:set_id>/print")
def sheet(set_id: int) -> str:
    """Print a question set, version A or B, for students or with the key."""
    row = readable_set(set_id)
    version = request.args.get("version")
    version = version if version in VERSIONS else VERSIONS[0]
    items = sets.items_of(row.id)
    return render_template(
        "printing/sheet.html",
        question_set=row,
        version=version,
        keyed=request.args.get("key") == "1",
        questions=[printed(in_version(item, version)) for item in items],
    )


def in_version(item: SetItem, version: str) -> Question:
    """Return the question that stands in a place of a version."""
    if version == "A":
        return item.question
    return item.sibling or reordered(item.question)


def printed(question: Question) -> PrintedQuestion:
    ordered = isinstance(question, Ordering | WrittenOrdering)
    groups = question.groups if isinstance(question, Ordering | WrittenOrdering) else ()
    return PrintedQuestion(
        question=question,
        places={choice: place for place, group in enumerate(groups, 1) for choice in group},
        right=tuple(one for one in question.choices if not ordered and one.id in question.key),
        sources=tuple(
            {
                (excerpt.source.publisher, excerpt.source.title): excerpt.source
                for event in events_told(question)
                for excerpt in event.excerpts
            }.values()
        ),
    )
