"""Questions written into sets and worded anew, by one teacher or by two at once."""

import pytest

from quiz.storage import composing, library, set_editing, sets, written
from quiz.storage.accounts import Visitor
from quiz.storage.composing import RewordedMeanwhile
from quiz.storage.database import writing
from quiz.storage.sets import SetAction
from tests.factories import (
    NOON,
    make_set,
    make_teacher,
    make_topic,
    make_written_choice,
    make_written_order,
)

ASKED, OTHER = make_written_choice(), make_written_choice("a")


@pytest.fixture
def ada(shelves):
    return Visitor(make_teacher("Ada").person_id, "Ada", is_teacher=True)


@pytest.fixture
def ben(shelves):
    return Visitor(make_teacher("Ben").person_id, "Ben", is_teacher=True)


@pytest.fixture
def week(ada):
    with writing():
        topic = library.add_topic(make_topic())
    return make_set(ada.id, topic, questions=2)


def write(week, person, question=ASKED, points=2.0, seen=1):
    with writing():
        return composing.write(week, person, question, points, seen, NOON)


def reword(week, person, item, question=OTHER, points=None):
    placed = item.placed
    with writing():
        return composing.reword(
            week, person, placed.written_id, question, points, placed.question_id, NOON
        )


def last(week):
    return sets.items_of(week.id)[-1]


def actions(week):
    return [change.action for change in set_editing.changes_of(week.id)]


def test_a_question_is_put_at_the_end_with_its_points(week, ada):
    assert write(week, ada) == 3
    item = last(week)
    assert (item.question, item.points, item.sibling) == (ASKED, 2.0, None)
    assert [one.row.username for one in written.versions_of(item.placed.written_id)] == ["Ada"]
    assert (week.version, week.code) == (2, None)
    assert actions(week) == [SetAction.WRITTEN]
    with writing():
        set_editing.undo(week, ada, 2, NOON)
    assert len(sets.items_of(week.id)) == 2


def test_a_double_press_adds_one_question_and_a_wish_for_two_adds_two(week, ada):
    assert write(week, ada) == write(week, ada) == 3
    assert len(sets.items_of(week.id)) == 3
    assert write(week, ada, seen=week.version) == 4


def test_what_two_teachers_write_at_once_is_all_there(week, ada, ben):
    assert write(week, ada) == 3
    assert write(week, ben, make_written_order()) == 4


def test_a_change_is_noted_with_a_few_plain_words(week, ada):
    write(week, ada, make_written_choice(stem="Which of **these** " + "many " * 30))
    (change,) = set_editing.changes_of(week.id)
    assert change.about.startswith("Which of these many")
    assert change.about.endswith("many …")
    assert len(change.about) < 90


def test_a_question_worded_anew_is_a_new_version_in_its_place(week, ada, ben):
    write(week, ada)
    before = last(week)
    assert reword(week, ben, before) == 3
    after = last(week)
    assert (after.question, after.points) == (OTHER, 2.0)
    assert after.placed.written_id == before.placed.written_id
    versions = written.versions_of(after.placed.written_id)
    assert [one.row.username for one in versions] == ["Ben", "Ada"]
    assert actions(week) == [SetAction.EDITED, SetAction.WRITTEN]


def test_what_is_saved_as_it_was_changes_nothing(week, ada):
    write(week, ada)
    assert reword(week, ada, last(week), ASKED) == 3
    assert (week.version, actions(week)) == (2, [SetAction.WRITTEN])


def test_other_points_make_no_new_version(week, ada):
    write(week, ada)
    reword(week, ada, last(week), ASKED, points=0.5)
    assert last(week).points == 0.5
    assert len(written.versions_of(last(week).placed.written_id)) == 1
    assert actions(week)[0] == SetAction.WEIGHTED


def test_the_faster_of_two_is_not_written_over(week, ada, ben):
    write(week, ada)
    seen = last(week)
    reword(week, ben, seen)
    with pytest.raises(RewordedMeanwhile) as conflict:
        reword(week, ada, seen, make_written_choice("d"))
    assert conflict.value.item.question == last(week).question == OTHER
    assert reword(week, ada, conflict.value.item, make_written_choice("d")) == 3
    assert last(week).question == make_written_choice("d")


def test_the_same_save_twice_is_one_version(week, ada):
    write(week, ada)
    seen = last(week)
    assert reword(week, ada, seen) == reword(week, ada, seen) == 3
    assert len(written.versions_of(seen.placed.written_id)) == 2


def test_a_question_is_found_wherever_it_was_moved_meanwhile(week, ada, ben):
    write(week, ada)
    seen = last(week)
    placed = [item.placed for item in reversed(sets.items_of(week.id))]
    with writing():
        set_editing.rearrange(week, ben, SetAction.MOVED, "", placed, 2, NOON)
    assert reword(week, ada, seen) == 1
    assert sets.items_of(week.id)[0].question == OTHER


def test_of_a_question_taken_out_meanwhile_that_is_said(week, ada):
    write(week, ada)
    seen = last(week)
    with writing():
        set_editing.undo(week, ada, 2, NOON)
    with pytest.raises(RewordedMeanwhile) as conflict:
        reword(week, ada, seen)
    assert conflict.value.item is None
