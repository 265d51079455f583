"""Who changed what in a question set, in sentences."""

import pytest
from werkzeug.test import TestResponse

from quiz.storage.sets import SetAction, SetChangeRow
from quiz.web import set_changes
from quiz.web.set_changes import said
from tests.factories import NOON
from tests.web.building import kept_set, press
from tests.web.shelving import words_of


@pytest.fixture
def week(ada):
    return kept_set(ada, number=3)


def changes(person, week, query=""):
    page: TestResponse = person.open(f"{week}/changes{query}")
    return words_of(page)


def test_every_change_of_a_set_is_told_newest_first(ada, ben, week):
    assert "Nothing was changed since the set was made." in changes(ada, week)
    press(ada, week, "sharing", 1, username="Ben", may="edit")
    press(ben, week, "items/1/move", 1, way="down")
    press(ada, week, "items/3/removal", 2)
    press(ada, week, "undoing", 3)
    press(ada, week, "items/1/replacement", 4)
    press(ada, week, "settings", 5, title="1789", tags="exam, year 10")
    press(ada, week, "settings", 6, title="1789", tags="")
    press(ada, week, "sharing/teachers", 7, teachers_may="read")
    press(ada, week, "sharing/teachers", 7, teachers_may="nothing")
    press(ada, week, "archiving", 7)
    told = changes(ada, week)
    sentences = [
        "You archived the set",
        "You shared the set no more with all teachers",
        "You let all teachers look at the set",
        "You took all tags off the set",
        "You gave the set the tags “exam, year 10”",
        "You named the set “1789”",
        "You replaced question 1",
        "You took the last change back",
        "You took out question 3",
        "Ben moved question 1 → 2",
        "You let Ben change the set",
    ]
    places = [told.index(sentence) for sentence in sentences]
    assert places == sorted(places)
    assert "Ada archived the set" in changes(ben, week)


def test_what_changes_nothing_is_not_told(ada, week):
    press(ada, week, "settings", 1, title="Week 3", tags="")
    press(ada, week, "points", 1)
    assert "Nothing was changed since the set was made." in changes(ada, week)


def test_earlier_changes_are_a_page_further(ada, week, monkeypatch):
    monkeypatch.setattr(set_changes, "CHANGES_A_PAGE", 2)
    for version, way in ((1, "down"), (2, "down"), (3, "down")):
        press(ada, week, "items/1/move", version, way=way)
    page = ada.open(f"{week}/changes")
    assert page.text.count("moved question") == 2
    older = page.text.partition('rel="next" href="')[2].partition('"')[0]
    assert ada.open(older).text.count("moved question") == 1
    assert "There are none." in changes(ada, week, "?before=1")
    for nonsense in ("?before=x", "?before=-1", f"?before={'9' * 30}"):
        assert "moved question" in changes(ada, week, nonsense)


def test_changes_are_for_those_who_may_change_the_set(ada, ben, chi, week):
    assert chi.open(f"{week}/changes").status_code == 404
    press(ada, week, "sharing", 1, username="Ben", may="copy")
    assert ben.open(f"{week}/changes").status_code == 404


@pytest.mark.parametrize("action", list(SetAction))
def test_every_action_has_its_sentence_though_its_author_is_gone(on_a_page, action):
    for about in ("Who was *king*?", "2 → 4", "", "<script>", "x" * 2_000):
        change = SetChangeRow(username="", action=action, about=about, made_at=NOON)
        sentence = said(change)
        assert sentence.startswith("Somebody ")
        assert len(sentence) < 2_100
        assert "%(" not in sentence
