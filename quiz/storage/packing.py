"""A question set as other programs are given it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quiz.formats import rich_text
from quiz.formats.catalogue import Format
from quiz.formats.exchange import FileQuestion, Package, Problem, Written, at_place
from quiz.formats.picture import PictureFile
from quiz.messages import Message
from quiz.questions import record
from quiz.questions.retelling import CannotBeRetold, retold
from quiz.questions.written import WrittenMultipleChoice, WrittenQuestion, pictures_of
from quiz.storage import composing, pictures, sets
from quiz.storage.sets import QuestionSetRow, SetItem

LENGTH_OF_NUMBER = 20


@dataclass(frozen=True, slots=True)
class Packed:
    """A set on its way out, which places of the set are in it, and what had to stay behind."""

    package: Package
    places: tuple[int, ...]
    problems: tuple[Problem, ...]


def packaged(row: QuestionSetRow) -> Packed:
    """Return the questions of a set, each as a written one."""
    tags = tuple(row.tags.splitlines())
    questions, places, problems = [], [], []
    counts: Counter[str] = Counter()
    for item in sets.items_of(row.id):
        try:
            question = retold(item.question, rich_text.from_plain)
        except CannotBeRetold as trouble:
            problems.append(Problem(at_place(item.position), trouble.said))
            continue
        number = number_of(row, item)
        counts[number] += 1
        places.append(item.position)
        questions.append(
            FileQuestion(
                question,
                at_place(item.position),
                name=composing.few_words(question),
                number=number if counts[number] == 1 else f"{number}-{counts[number]}",
                tags=tags,
                points=item.points,
                in_time=isinstance(question, WrittenMultipleChoice) and question.in_time,
            )
        )
    package = Package(
        row.title,
        tuple(questions),
        pictures_in(one.question for one in questions),
        int(row.changed_at.timestamp()),
    )
    return Packed(package, tuple(places), tuple(problems))


def number_of(row: QuestionSetRow, item: SetItem) -> str:
    """Return what a question is known by in files: the same each time, and no link of the set.

    A written question keeps it when it is worded anew.
    """
    written_id = item.placed.written_id
    known_by = record.as_text(item.question) if written_id is None else f"{row.key} {written_id}"
    return hashlib.sha256(known_by.encode()).hexdigest()[:LENGTH_OF_NUMBER]


def pictures_in(questions: Iterable[WrittenQuestion]) -> dict[str, PictureFile]:
    """Return the pictures of questions, by digest; one that is not kept is left out."""
    found = {}
    used = (picture.digest for one in questions for picture in pictures_of(one))
    for digest in dict.fromkeys(used):
        if row := pictures.picture_whole(digest):
            found[digest] = PictureFile(row.content, row.media_type, row.width, row.height)
    return found


def written(packed: Packed, into: Format) -> Written:
    """Return a set as a file of a format, and all that could not be carried into it."""
    assert into.write is not None
    content, problems = into.write(packed.package)
    return Written(content, (*packed.problems, *in_set(problems, packed.places)))


def in_set(problems: Sequence[Problem], places: Sequence[int]) -> tuple[Problem, ...]:
    """Return problems of a package with the places that its questions have in their set."""
    known = at_place(0).text
    return tuple(
        replace(one, place=at_place(places[number - 1]))
        if isinstance(one.place, Message)
        and one.place.text == known
        and isinstance(number := one.place.values["number"], int)
        else one
        for one in problems
    )
