"""Making one event of two that tell the same."""

import pytest

from quiz.storage import checking
from tests.web.reviews import (
    FELL,
    KENNEDY,
    OTHER_KENNEDY,
    PRAISED,
    RESIGNED,
    Desk,
    share,
    words_of,
)


def merge(desk, name=KENNEDY, other=OTHER_KENNEDY, **fields):
    sent = {"with": other, "other_seen": desk.kept(other).version, "show": "all"}
    return desk.press(name, "merging", **{**sent, **fields})


def test_two_events_stand_side_by_side_with_what_would_become_of_them(desk):
    words = words_of(desk.edit_page(KENNEDY, "merging", **{"with": OTHER_KENNEDY}))
    assert "‘In June 1963 President John F. Kennedy visited West Berlin.’" in words
    assert "‘John F. Kennedy visited West Berlin in June 1962 , and spoke to a crowd.’" in words
    assert "Merged, the sources would contradict each other: disputed" in words
    assert "Which statement is kept?" in words


@pytest.mark.parametrize(
    ("keep", "name"), [("this", KENNEDY), ("other", OTHER_KENNEDY), ("x", KENNEDY)]
)
def test_one_event_is_made_of_two(app, desk, keep, name):
    before = desk.events()
    gone = {KENNEDY: OTHER_KENNEDY, OTHER_KENNEDY: KENNEDY}[name]
    statement = desk.event(name).statement
    assert merge(desk, keep=keep).status_code == 303
    assert gone not in desk.names()
    assert desk.event(name).statement == statement
    assert {one.article for one in desk.event(name).excerpts} == {"berlin", "wall"}
    desk.undo()
    assert desk.events() == before
    with app.app_context():
        assert list(checking.problems()) == []


def test_merging_is_undone_by_parting_too(desk):
    merge(desk, keep="this")
    desk.press(KENNEDY, "parting", parted="wall")
    assert [one.article for one in desk.event(KENNEDY).excerpts] == ["berlin"]


def test_the_list_offers_one_press_to_merge(desk):
    page = desk.page()
    assert f'name="with" value="{OTHER_KENNEDY}"' in page.text
    assert 'name="keep" value="this"' in page.text


def test_what_a_teacher_has_read_keeps_its_words_unless_told_otherwise(desk):
    desk.press(OTHER_KENNEDY, "acceptance", article="wall")
    assert 'name="keep" value="other"' in desk.page().text


def test_any_other_event_is_found_by_its_words(desk):
    words = words_of(desk.edit_page(KENNEDY, "merging", q="WALL fell"))
    assert "Found: The Berlin Wall fell. 9 November 1989" in words
    assert "No event of the topic has these words." in words_of(
        desk.edit_page(KENNEDY, "merging", q="<nobody>")
    )


def test_the_nearest_are_offered_before_one_has_searched(desk):
    words = words_of(desk.edit_page(PRAISED, "merging"))
    assert "Nearest in time and words:" in words
    assert "President John F. Kennedy visited West Berlin." in words


@pytest.mark.parametrize("other", ["", KENNEDY, "nobody"])
def test_an_event_is_not_merged_with_itself_or_with_none(desk, other):
    before = desk.events()
    assert desk.press(KENNEDY, "merging", **{"with": other}).status_code in (303, 404)
    assert desk.edit_page(KENNEDY, "merging", **{"with": other}).status_code == 200
    assert desk.events() == before


def test_whoever_saw_older_ones_merges_nothing_and_is_told(app, desk, ben):
    share(app)
    Desk(ben).press(OTHER_KENNEDY, "hiding", article="wall")
    answer = merge(desk, other_seen="1")
    assert OTHER_KENNEDY in desk.names()
    assert "Ben hid it" in words_of(desk.guest.client.get(answer.location))


def test_merging_twice_is_merging_once(desk):
    for _ in range(2):
        sent = {"with": OTHER_KENNEDY, "other_seen": "1", "show": "all", "seen": "2"}
        answer = desk.press(KENNEDY, "merging", **sent)
        assert answer.status_code == 303
    assert len(desk.changes()) == 1


def test_one_of_which_another_has_taken_is_told(app, desk, ben):
    share(app)
    Desk(ben).press(OTHER_KENNEDY, "rejection", article="wall")
    answer = desk.press(KENNEDY, "merging", **{"with": OTHER_KENNEDY})
    assert "Ben rejected it" in words_of(desk.guest.client.get(answer.location))


def test_events_of_one_article_are_merged_too(desk):
    merge(desk, PRAISED, RESIGNED)
    assert len(desk.event(PRAISED).excerpts) == 2


def test_a_stranger_merges_nothing(desk, ben):
    assert ben.open(desk.address(FELL, "merging")).status_code == 404
    assert merge(Desk(ben)).status_code == 404
