"""A teacher's question sets: found, copied, archived."""

import re
from datetime import UTC, datetime

import pytest

from quiz.storage import accounts, set_sharing, sets
from quiz.storage.database import writing
from quiz.storage.sets import May
from quiz.web import shelf
from tests.factories import make_assignment, make_class
from tests.people import pressed_at_once
from tests.web.building import KEY, items_of, kept_set, number_of, play, press, row_of
from tests.web.shelving import undo, visitor, words_of

TITLES = re.compile(r'<h3><a[^>]*href="/sets/\d+">([^<]+)</a></h3>')


@pytest.fixture
def week(ada):
    return kept_set(ada, number=2)


def tagged(ada, address, tags, title="Week 3"):
    version = row_of(ada, address).version
    return press(ada, address, "settings", version, title=title, tags=tags)


def titles(person, query=""):
    return TITLES.findall(person.open(f"/sets{query}").text)


def share(app, address, may, person="Ben"):
    with app.app_context():
        teacher, row = visitor(person), sets.set_numbered(number_of(address))
        account = accounts.account(teacher.id)
        with writing():
            set_sharing.share(row, visitor("Ada"), account, may, datetime.now(UTC))


def test_without_a_set_the_page_says_how_to_come_by_one(ada):
    page = words_of(ada.open("/sets"))
    assert "None is kept yet. Choose a topic, build a quiz from it" in page
    assert "Build from a topic" in page
    assert "First comes" not in page


def test_sets_are_found_by_title_tag_topic_and_the_words_of_questions(ada, week):
    other = kept_set(ada, title="Épreuve de fin d’année", number=2, kind="elapsed")
    tagged(ada, other, "Révision", "Épreuve de fin d’année")
    assert titles(ada, "?q=epreuve ANNEE") == ["Épreuve de fin d’année"]
    assert titles(ada, "?q=revision") == ["Épreuve de fin d’année"]
    assert set(titles(ada, "?q=north korea")) == {"Week 3", "Épreuve de fin d’année"}
    stem = items_of(ada, other)[0].question.stem
    assert "Épreuve de fin d’année" in titles(ada, f"?q={stem.upper().replace(' ', '+')}")
    page = ada.open("/sets?q=week+annee")
    assert TITLES.findall(page.text) == []
    assert "No set is like that." in page.text


@pytest.mark.parametrize("typed", ["%", "_", "100%25", "\\", "'", "💥", "a" * 200])
def test_signs_are_looked_for_as_they_are(ada, week, typed):
    assert titles(ada, f"?q={typed}") == []


def test_what_cannot_be_looked_for_is_told_and_all_is_shown(ada, week):
    for query in ("?q=" + "a" * 201, "?tag=none-has-it", "?whose=mine", "?sort=random", "?topic=x"):
        page = ada.client.get(f"/sets{query}")
        assert page.status_code == 422
        assert TITLES.findall(page.text) == ["Week 3"]


def test_sets_are_filtered_by_tag_and_topic_and_the_address_says_so(ada, app, week):
    other = kept_set(ada, title="Other", number=2)
    tagged(ada, week, "Year 10, revision, REVISION, , year 10")
    tagged(ada, other, "year 1", "Other")
    assert row_of(ada, week).tags == "Year 10\nrevision"
    assert titles(ada, "?tag=Year+10") == ["Week 3"]
    assert titles(ada, "?tag=year+1") == ["Other"]
    page = ada.open(week).text
    assert 'href="/sets?tag=Year+10"' in page
    assert '<option value="Year 10, revision, year 1">' in page
    with app.app_context(), writing():
        row = sets.set_numbered(number_of(other))
        row.topic_id, row.topic_slug, row.topic_title = None, "", ""
    assert titles(ada, "?topic=-") == ["Other"]
    assert titles(ada, "?topic=russia-north-korea") == ["Week 3"]
    assert "No topic" in ada.open("/sets").text


def test_the_set_changed_last_comes_first_or_they_go_by_title(ada, week):
    kept_set(ada, title="Änderung", number=2)
    kept_set(ada, title="zweite", number=2)
    assert titles(ada) == ["zweite", "Änderung", "Week 3"]
    tagged(ada, week, "a")
    assert titles(ada)[0] == "Week 3"
    assert titles(ada, "?sort=title") == ["Änderung", "Week 3", "zweite"]


def test_a_long_list_is_turned_page_by_page(ada, week, monkeypatch):
    kept_set(ada, title="Second", number=2)
    kept_set(ada, title="Third", number=2)
    monkeypatch.setattr(shelf, "SETS_A_PAGE", 2)
    assert titles(ada, "?sort=title") == ["Second", "Third"]
    page = ada.open("/sets?sort=title&page=2")
    assert TITLES.findall(page.text) == ["Week 3"]
    assert 'rel="prev" href="/sets?page=1&amp;sort=title"' in page.text
    for beyond in ("99", "0", "-1", "x", "9" * 30):
        assert titles(ada, f"?page={beyond}")


def test_a_shared_set_is_in_the_list_of_those_it_is_shared_with(ada, ben, app, week):
    assert titles(ben) == []
    share(app, week, May.READ)
    page = ben.open("/sets")
    assert TITLES.findall(page.text) == ["Week 3"]
    assert "Shared by Ada" in page.text
    assert titles(ben, "?whose=own") == []
    assert titles(ben, "?whose=shared") == ["Week 3"]
    assert titles(ada, "?whose=shared") == []
    assert "No other teacher shares a set with you." in ada.open("/sets?whose=shared").text


def test_a_copy_is_ones_own_and_pressing_twice_makes_one(ada, ben, app, week):
    share(app, week, May.COPY)
    page = ben.open(week)
    key = KEY.search(page.text)[1]
    first, again = (ben.send(f"{week}/copies", page, key=key) for _ in range(2))
    assert first.location == again.location != week
    assert titles(ben, "?whose=own") == ["Copy of Week 3"]
    assert row_of(ben, first.location).key == key
    kept, copied = items_of(ada, week), items_of(ben, first.location)
    assert [item.question for item in kept] == [item.question for item in copied]
    press(ben, first.location, "items/1/removal", 1)
    assert len(items_of(ada, week)) == 2
    assert "made this set as a copy of “Week 3”" in ben.open(f"{first.location}/changes").text


def test_presses_at_the_same_moment_make_one_copy(ada, week):
    page = ada.open(week)
    key = KEY.search(page.text)[1]
    assert len(set(pressed_at_once(ada, f"{week}/copies", page, key=key))) == 1


def test_anothers_key_copies_into_no_set_of_theirs(ada, ben, app, week):
    share(app, week, May.COPY)
    sent = ben.send(f"{week}/copies", ben.open(week), key=row_of(ada, week).key)
    assert row_of(ben, sent.location).owner_id != row_of(ada, week).owner_id
    without = ben.send(f"{week}/copies", ben.open(week))
    assert without.location not in (sent.location, week)


def test_a_set_is_not_copied_by_whom_it_is_shared_with_to_read(ben, app, week):
    share(app, week, May.READ)
    page = ben.open(week)
    assert "Duplicate" not in page.text
    assert ben.send(f"{week}/copies", ben.open("/"), key="0" * 32).status_code == 404


def test_an_archived_set_is_in_no_list_and_its_link_goes_on(ada, ben, chi, app, week):
    share(app, week, May.EDIT)
    key = row_of(ada, week).key
    sent = ada.send(f"{week}/archiving", ada.open(week))
    page = ada.open(sent.location)
    assert "“Week 3” is archived." in words_of(page)
    assert (titles(ada), titles(ada, "?whose=archived")) == ([], ["Week 3"])
    assert (titles(ben), titles(ben, "?whose=archived")) == ([], [])
    assert play(chi, key).items()
    assert "Archived: it is in no list" in ada.open(week).text
    undo(ada, page)
    assert titles(ada) == ["Week 3"]
    assert "Nothing is archived." in ada.open("/sets?whose=archived").text


def test_before_a_set_is_deleted_it_is_said_what_depends_on_it(ada, chi, app, week):
    assert "assignment" not in words_of(ada.open(week)).partition("Delete this set")[2]
    play(chi, row_of(ada, week).key)
    with app.app_context():
        classroom = make_class(visitor("Ada").id)
        make_assignment(classroom, sets.set_numbered(number_of(week)))
    page = words_of(ada.open(week)).partition("Delete this set")[2]
    assert "One assignment uses it, and goes on with its questions." in page
    assert "It was played once; that score stays." in page


@pytest.mark.parametrize("what", ["archiving", "unarchiving", "deletion"])
def test_only_its_owner_puts_a_set_away(ada, ben, app, week, what):
    share(app, week, May.EDIT)
    page = ben.open(week)
    assert "Delete this set" not in page.text
    assert ben.send(f"{week}/{what}", page).status_code == 404
    assert titles(ada) == ["Week 3"]


def test_from_a_page_that_is_too_old_nothing_is_put_away(ada, week):
    for what in ("archiving", "unarchiving", "copies", "deletion"):
        assert ada.client.post(f"{week}/{what}").status_code == 303
    assert titles(ada) == ["Week 3"]
