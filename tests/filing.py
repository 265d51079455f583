"""Question files as they are read, for the tests of what becomes of them."""

from collections.abc import Sequence

from quiz.formats.exchange import FileQuestion, Problem, Reading, line
from quiz.formats.picture import PictureFile
from quiz.questions.written import Picture, WrittenQuestion
from quiz.storage import question_files
from quiz.storage.database import writing
from quiz.storage.question_files import QuestionFileRow
from tests.factories import NOON, make_written_choice, make_written_order

DRAWN = PictureFile(b"a palace, drawn anew", "image/png", 640, 400)
PALACE = Picture(DRAWN.digest, "A palace", 640, 400)


def in_file(question: WrittenQuestion, number: int = 1, **more: object) -> FileQuestion:
    """Return a question that begins in a line of a file."""
    return FileQuestion(question, line(number), record=f"record {number}", **more)


def make_reading(
    *questions: FileQuestion, problems: Sequence[Problem] = (), title: str = ""
) -> Reading:
    """Return what was read: three questions, one with a picture, of which two are the same."""
    asked = questions or (
        in_file(make_written_choice(), 1, tags=("Kings", "Year 10")),
        in_file(make_written_order(picture=PALACE), 7, tags=("Kings",), points=2.0),
        in_file(make_written_choice(), 14),
    )
    return Reading(asked, tuple(problems), {DRAWN.digest: DRAWN}, title)


def make_question_file(
    person_id: int,
    reading: Reading | None = None,
    filename: str = "kings.gift",
    content: bytes = b"as it was sent",
    title: str = "Kings",
) -> QuestionFileRow:
    """Keep a file that somebody sent and that was read."""
    with writing():
        return question_files.send(
            person_id, filename, content, "gift", title, reading or make_reading(), NOON
        )
