"""Question sets changed by hand, and taken back; who was faster."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.storage import accounts, library, set_editing, set_sharing, sets
from quiz.storage.database import writing
from quiz.storage.set_editing import SetChangedMeanwhile
from quiz.storage.sets import May, SetAction
from tests.factories import NOON, make_set, make_teacher, make_topic


@pytest.fixture
def teacher(shelves):
    return make_teacher("Ada")


@pytest.fixture
def ada(teacher):
    return accounts.visitor(teacher.person_id, teacher.stamp)


@pytest.fixture
def week(ada):
    with writing():
        topic = library.add_topic(make_topic())
    return make_set(ada.id, topic)


def placed(row):
    return [item.placed for item in sets.items_of(row.id)]


def rearranged(row, ada, new, seen=1, action=SetAction.MOVED):
    with writing():
        set_editing.rearrange(row, ada, action, "2 → 1", new, seen, NOON)


def undone(row, ada, seen):
    with writing():
        set_editing.undo(row, ada, seen, NOON)


def test_a_change_can_be_taken_back_and_so_can_that(week, ada):
    before, code = placed(week), week.code
    rearranged(week, ada, before[::-1])
    assert (placed(week), week.code, week.version) == (before[::-1], None, 2)
    undone(week, ada, 2)
    assert (placed(week), week.code, week.version) == (before, code, 3)
    undone(week, ada, 3)
    assert (placed(week), week.code) == (before[::-1], None)


def test_a_set_may_be_emptied_and_filled_again(week, ada):
    before = placed(week)
    rearranged(week, ada, [])
    assert placed(week) == []
    assert week.words == "week 3\nfrance\n"
    undone(week, ada, 2)
    assert placed(week) == before


def test_points_come_back_too_and_leave_the_code(week, ada):
    before, code = placed(week), week.code
    heavy = [replace(one, points=2.5) for one in before]
    rearranged(week, ada, heavy, action=SetAction.WEIGHTED)
    assert (placed(week), week.code) == (heavy, code)
    undone(week, ada, 2)
    assert (placed(week), week.code) == (before, code)
    undone(week, ada, 3)
    assert placed(week) == heavy


def test_what_was_kept_before_there_were_points_can_still_be_taken_back(week, ada):
    before = placed(week)
    ids = [[one.question_id, one.sibling_id] for one in before[1:]]
    with writing():
        week.before = json.dumps({"ids": ids, "code": "old"})
    undone(week, ada, 1)
    assert (placed(week), week.code) == (before[1:], "old")


def test_of_two_who_change_a_set_at_once_the_slower_changes_nothing(week, ada):
    before = placed(week)
    rearranged(week, ada, before[::-1])
    with pytest.raises(SetChangedMeanwhile) as conflict:
        rearranged(week, ada, before[:1])
    assert (conflict.value.change.username, conflict.value.change.about) == ("Ada", "2 → 1")
    with pytest.raises(SetChangedMeanwhile), writing():
        set_editing.describe(week, ada, "Late", ("late",), 1, NOON)
    with pytest.raises(SetChangedMeanwhile):
        undone(week, ada, 1)
    assert placed(week) == before[::-1]
    assert (week.title, week.tags) == ("Week 3", "")
    assert len(set_editing.changes_of(week.id)) == 1


def test_a_title_and_tags_are_kept_and_each_told_once(week, ada):
    later = NOON + timedelta(hours=1)
    with writing():
        set_editing.describe(week, ada, "Révolution", ("Year 10", "exam"), 1, later)
    assert (week.title, week.tags, week.changed_at) == ("Révolution", "Year 10\nexam", later)
    assert week.words.startswith("revolution\n\tyear 10\n\texam\nfrance\n")
    with writing():
        set_editing.describe(week, ada, "Révolution", ("exam",), 2, later)
        set_editing.describe(week, ada, "Révolution", ("exam",), 3, later)
    told = [(change.action, change.about) for change in set_editing.changes_of(week.id)]
    assert told == [
        (SetAction.TAGGED, "exam"),
        (SetAction.TAGGED, "Year 10, exam"),
        (SetAction.RENAMED, "Révolution"),
    ]
    assert week.version == 3


def test_only_what_is_seen_on_the_page_is_a_change_that_somebody_missed(week, ada):
    rearranged(week, ada, placed(week)[::-1])
    with writing():
        set_sharing.share_with_all(week, ada, May.READ, NOON)
    assert set_editing.last_change(week.id).action == SetAction.MOVED
    assert [change.action for change in set_editing.changes_of(week.id, most=1)] == ["let read"]


def test_a_name_can_be_forgotten(week, ada, teacher):
    ben = make_teacher("Ben")
    with writing():
        set_sharing.share(week, ada, ben, May.READ, NOON)
        set_editing.describe(week, ada, "Ben", (), 1, NOON)
    with writing():
        set_editing.forget(ben)
    told = [(change.username, change.about) for change in set_editing.changes_of(week.id)]
    assert told == [("Ada", "Ben"), ("Ada", "")]
    with writing():
        set_editing.forget(teacher)
    assert {change.username for change in set_editing.changes_of(week.id)} == {""}
