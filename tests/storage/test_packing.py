"""A set as other programs are given it."""

import pytest

from quiz.formats.catalogue import Format
from quiz.formats.exchange import Problem, Written, at_place
from quiz.formats.rich_text import from_plain
from quiz.messages import Message
from quiz.questions.retelling import retold
from quiz.storage import composing, library, packing, pictures, sets
from quiz.storage.accounts import Visitor
from quiz.storage.database import writing
from tests.factories import (
    NOON,
    make_bracketed,
    make_set,
    make_teacher,
    make_topic,
    make_written_choice,
    make_written_order,
    make_written_set,
)
from tests.filing import DRAWN, PALACE


@pytest.fixture
def ada(shelves):
    return Visitor(make_teacher("Ada").person_id, "Ada", is_teacher=True)


def written_set(ada, *questions):
    row = make_written_set(ada.id)
    with writing():
        for question in questions:
            composing.write(row, ada, question, 2.0, row.version, NOON)
    return row


def complaining(package):
    """A format that can carry nothing, and says something of the whole file too."""
    whole = Problem("the file", "It is empty.")
    return Written(
        b"", (whole, *(Problem(at_place(n), "No.") for n in range(1, len(package.questions) + 1)))
    )


def test_a_set_is_packed_with_its_title_tags_points_and_pictures(ada):
    with writing():
        pictures.keep(DRAWN, ada.id, NOON)
    row = written_set(ada, make_written_order(picture=PALACE))
    with writing():
        row.tags = "Year 10\nexam"
    packed = packing.packaged(row)
    package = packed.package
    assert (package.title, len(package.questions), packed.problems) == ("Kings", 4, ())
    last = package.questions[-1]
    assert (last.points, last.tags, str(last.place)) == (2.0, ("Year 10", "exam"), "question 4")
    assert last.question == make_written_order(picture=PALACE)
    assert last.name == "Put the steps of printing in order."
    assert package.pictures == {DRAWN.digest: DRAWN}
    assert package.made_at == int(NOON.timestamp())


def test_a_question_goes_by_the_same_number_each_time_though_it_is_worded_anew(ada):
    row = written_set(ada, make_written_choice("a"))
    before = [one.number for one in packing.packaged(row).package.questions]
    placed = sets.items_of(row.id)[3].placed
    new = make_written_choice("b")
    with writing():
        composing.reword(row, ada, placed.written_id, new, 1.0, placed.question_id, NOON)
    after = [one.number for one in packing.packaged(row).package.questions]
    assert after == before
    assert len(set(after)) == 4
    assert not any(row.key in number for number in after)


def test_a_question_that_is_in_a_set_twice_has_two_numbers(ada):
    row = make_written_set(ada.id, make_written_choice(), make_written_choice())
    one, other = packing.packaged(row).package.questions
    assert other.number == f"{one.number}-2"


def test_proved_questions_are_retold(ada):
    with writing():
        topic = library.add_topic(make_topic())
    row = make_set(ada.id, topic)
    told = [one.question for one in packing.packaged(row).package.questions]
    assert told == [retold(item.question, from_plain) for item in sets.items_of(row.id)]


def test_what_cannot_go_along_is_told_at_its_place_in_the_set(ada):
    row = make_written_set(ada.id, make_written_choice(), make_bracketed(), make_written_order())
    into = Format(
        "none", "None", ".none", "text/plain", Message(""), Message(""), write=complaining
    )
    written = packing.written(packing.packaged(row), into).problems
    said = [(str(one.place), str(one.why)) for one in written]
    assert said[0][0] == "question 2"
    assert "side by side" in said[0][1]
    assert said[1:] == [("the file", "It is empty."), ("question 1", "No."), ("question 3", "No.")]
