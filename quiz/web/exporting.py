"""A question set to take along: for which programs, and what of it each cannot carry."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request

from quiz.formats import catalogue
from quiz.formats.catalogue import Format
from quiz.formats.exchange import Problem
from quiz.formats.spreadsheets import file_stem
from quiz.storage import packing, sets
from quiz.storage.packing import Packed
from quiz.storage.question_files import THE_FILE
from quiz.web.access import copyable_set
from quiz.web.downloads import download
from quiz.web.languages import translated

pages = Blueprint("exporting", __name__)

# A set of more questions is written only into the format that is asked for.
MOST_TRIED = 100
MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format cannot carry, in a sentence, and of which questions, if not of the whole set.

    `more` are not named.
    """

    why: str
    places: Sequence[str]
    more: int


@dataclass(frozen=True, slots=True)
class Way:
    """A format, and what of a set is lost on its way; None where that was not tried."""

    format: Format
    losses: Sequence[Loss] | None


@pages.get("/sets/<int:set_id>/export")
def export(set_id: int) -> str:
    """See for which programs a set can be taken along, and what each cannot carry of it."""
    row = copyable_set(set_id)
    asked_for, is_small = request.args.get("of"), sets.size_of(row.id) <= MOST_TRIED
    tried = [one for one in catalogue.writable() if is_small or one.name == asked_for]
    packed = packing.packaged(row) if tried else None
    return render_template(
        "exporting/export.html",
        question_set=row,
        ways=[
            Way(one, losses(packed, one) if packed and one in tried else None)
            for one in catalogue.writable()
        ],
    )


def losses(packed: Packed, into: Format) -> list[Loss]:
    return gathered(packing.written(packed, into).problems)


def gathered(problems: Sequence[Problem]) -> list[Loss]:
    """Return problems by their sentences, each with all places that it is said of."""
    places: dict[str, list[str]] = defaultdict(list)
    for one in problems:
        of_one = [translated(one.place)] if str(one.place) != THE_FILE else []
        places[translated(one.why)] += of_one
    return [
        Loss(why, each[:MOST_PLACES], max(0, len(each) - MOST_PLACES))
        for why, each in places.items()
    ]


@pages.get("/sets/<int:set_id>/export/<name>")
def file(set_id: int, name: str) -> Response:
    """Take a set along as a file."""
    row = copyable_set(set_id)
    into = next((one for one in catalogue.writable() if one.name == name), None) or abort(404)
    written = packing.written(packing.packaged(row), into)
    return download(written.content, into.media_type, file_stem(row.title, "set") + into.ending)
