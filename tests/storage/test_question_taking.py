"""Questions of a file are taken into a set once, all or none; what a set has it is not given."""

import pytest

from quiz.formats.exchange import Problem, line
from quiz.questions.retelling import retold
from quiz.storage import (
    checking,
    library,
    pictures,
    question_files,
    question_taking,
    set_editing,
    set_shelf,
    sets,
    written,
)
from quiz.storage.accounts import Visitor
from quiz.storage.database import db, writing
from quiz.storage.question_taking import NothingToTake
from quiz.storage.sets import SetAction
from tests.factories import (
    NOON,
    make_set,
    make_teacher,
    make_topic,
    make_written_choice,
    make_written_order,
    make_written_set,
)
from tests.filing import DRAWN, in_file, make_question_file, make_reading


@pytest.fixture
def ada(shelves):
    return Visitor(make_teacher("Ada").person_id, "Ada", is_teacher=True)


def new_set(ada, key="0" * 32):
    return sets.QuestionSetRow(
        owner_id=ada.id,
        topic_slug="",
        topic_title="",
        title="Kings",
        key=key,
        wishes="",
        first_day=0,
        last_day=0,
        made_at=NOON,
        changed_at=NOON,
    )


def take(ada, row, key="0" * 32):
    with writing():
        return question_taking.take(row, new_set(ada, key), ada, "kings.gift", NOON)


def aim(row, target):
    with writing():
        return question_taking.aim(row, target)


def left_out(row):
    kept = question_files.records_of(row.id, questions=True, first=0, most=25)
    return [one.position for one in kept if one.left_out]


def test_chosen_questions_make_a_set_with_their_points_and_pictures(ada):
    reading = make_reading()
    taken = take(ada, make_question_file(ada.id, reading))
    items = sets.items_of(taken.id)
    assert [item.question for item in items] == [one.question for one in reading.questions[:2]]
    assert [item.points for item in items] == [1.0, 2.0]
    assert len(written.versions_of(items[1].placed.written_id)) == 1
    assert pictures.picture_whole(DRAWN.digest).content == DRAWN.content
    (change,) = set_editing.changes_of(taken.id)
    assert (change.action, change.about) == (SetAction.IMPORTED, "kings.gift")
    assert list(checking.problems()) == []


def test_what_was_not_taken_stays_and_the_rest_is_gone(ada):
    problem = Problem(line(20), "No choice is right.", "record 20")
    row = make_question_file(ada.id, make_reading(problems=[problem]))
    take(ada, row)
    assert question_files.rest_of(row) == (["record 14", "record 20"], b"as it was sent")
    assert question_files.pictures_of(row.id) == {}


def test_of_a_file_that_is_taken_whole_nothing_is_left(ada):
    row = make_question_file(ada.id, make_reading(in_file(make_written_choice())))
    take(ada, row)
    assert question_files.rest_of(row) == ([], b"")


def test_pressing_twice_makes_one_set(ada):
    row = make_question_file(ada.id)
    first = take(ada, row)
    assert take(ada, row, "1" * 32).id == first.id
    assert sets.size_of(first.id) == 2
    with writing():
        set_shelf.remove(first, ada, NOON)
    assert take(ada, row, "2" * 32) is None


def test_questions_are_put_at_the_end_of_an_own_set_and_can_be_taken_back(ada):
    target = make_written_set(ada.id, make_written_choice("a"))
    row = make_question_file(ada.id)
    assert aim(row, target) == 0
    assert take(ada, row).id == target.id
    assert [item.question.kind for item in sets.items_of(target.id)] == [
        "one-right",
        "one-right",
        "written-order",
    ]
    assert set_editing.last_change(target.id).action == SetAction.IMPORTED
    with writing():
        set_editing.undo(target, ada, 2, NOON)
    assert sets.size_of(target.id) == 1


def test_what_a_set_asks_already_is_left_out_as_long_as_it_is_meant(ada):
    target = make_written_set(
        ada.id, make_written_order(picture=make_reading().questions[1].question.picture)
    )
    row = make_question_file(ada.id)
    assert aim(row, target) == 1
    assert left_out(row) == [2, 3]
    assert aim(row, target) == 0
    assert aim(row, None) == 0
    assert left_out(row) == [3]


def test_a_proved_question_that_comes_back_is_known(ada):
    with writing():
        topic = library.add_topic(make_topic())
    target = make_set(ada.id, topic, questions=1)
    question = retold(sets.items_of(target.id)[0].question, str)
    row = make_question_file(
        ada.id, make_reading(in_file(question), in_file(make_written_choice()))
    )
    assert aim(row, target) == 1
    assert left_out(row) == [1]


def test_nothing_ticked_is_told_and_nothing_is_made(ada):
    row = make_question_file(ada.id)
    with writing():
        question_files.choose(row.id, [1, 2, 3], [])
    with pytest.raises(NothingToTake, match="No question is ticked"):
        take(ada, row)
    assert sets.sets_of(ada.id) == []


def test_a_set_that_was_deleted_meanwhile_is_told_and_nothing_is_taken(ada):
    target, row = make_written_set(ada.id), make_question_file(ada.id)
    aim(row, target)
    with writing():
        set_shelf.remove(target, ada, NOON)
    with pytest.raises(NothingToTake, match="deleted meanwhile"):
        take(ada, row)
    db.session.refresh(row)
    assert row.taken_at is None


@pytest.mark.parametrize(("given", "worth"), [(0.5, 0.5), (100, 100), (0, 1), (-1, 1), (101, 1)])
def test_points_that_no_question_can_have_become_one(ada, given, worth):
    row = make_question_file(ada.id, make_reading(in_file(make_written_choice(), points=given)))
    assert sets.items_of(take(ada, row).id)[0].points == worth
