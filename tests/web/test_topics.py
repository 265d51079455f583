"""A teacher's library: topics made, described, shared, copied, deleted and brought back."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from html import unescape

import pytest
from sqlalchemy import event

from quiz.storage import imports
from quiz.storage.database import db, writing
from quiz.storage.library import Sharing
from tests.people import TOPIC
from tests.web import shelving
from tests.web.shelving import own, row, visitor, words_of

SAMPLE = "sample-russia-and-north-korea"


def make(teacher, title="Rome"):
    return teacher.send("/library/topics", teacher.open("/library"), title=title)


def save(teacher, slug, page=None, **fields):
    return shelving.save(teacher, f"/topics/{slug}/settings", page, **fields)


# The front page of the library


def test_an_empty_library_says_what_to_do_first(ada):
    words = words_of(ada.open("/library"))
    assert "There are none yet. Begin in one of three ways:" in words
    assert "Copy a topic that is here already" in words
    assert "A sample to look around in" in words


def test_the_library_shows_what_is_whose_and_what_waits(app, ada, ben):
    own(app, "Ada", "My own")
    own(app, "Ben", "Shared with all", Sharing.TEACHERS)
    own(app, "Ben", "Ben’s own")
    words = words_of(ada.open("/library"))
    assert "Only you My own 66 events, 55 can be asked, from 2 articles" in words
    assert "Shared by other teachers Ben Shared with all" in words
    assert "Ben’s own" not in words
    assert "Here for everyone" in words
    assert "Begin in one of" not in words


def test_what_needs_a_teacher_leads_to_the_list_of_it(app, ada):
    ada.send("/library/sample", ada.open("/library"))
    page = ada.open("/library")
    address = unescape(re.search(r'href="([^"]+)">11 events need you', page.text)[1])
    assert "11 events of 66" in words_of(ada.open(address))


def test_a_library_of_a_hundred_topics_asks_no_more_than_one_of_three(app, ada):
    def queries():
        asked = []

        def note(*call):
            asked.append(call[2])

        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", note)
            try:
                assert ada.client.get("/library").status_code == 200
            finally:
                event.remove(db.engine, "before_cursor_execute", note)
        return len(asked)

    for number in range(3):
        make(ada, f"Topic {number}")
    few = queries()
    for number in range(97):
        make(ada, f"More {number}")
    assert queries() == few <= 12


def test_teachers_find_it_in_the_navigation_and_nobody_else(ada, chi):
    assert 'href="/library"' in ada.open("/").text
    assert 'href="/library"' not in chi.open("/").text
    chi.make_account("Chi")
    assert 'href="/library"' not in chi.open("/").text


def test_what_is_on_its_way_stands_in_the_library(app, ada):
    with app.app_context():
        known = visitor("Ada")
        with writing():
            imports.send(known.id, "Rome", "rome.txt", b"text", None, datetime.now(UTC))
    words = words_of(ada.open("/library"))
    assert "On their way" in words
    assert "rome.txt" in words


# Made


def test_a_topic_is_made_by_its_title_and_only_its_owner_sees_it(app, ada, ben, chi):
    answer = make(ada, "  The Silk   Road ")
    assert answer.location == "/topics/the-silk-road/editing"
    page = ada.open(answer.location)
    assert "The topic is made. Only you see it." in page.text
    assert "There is no event in it yet." in page.text
    assert row(app, "the-silk-road").title == "The Silk Road"
    assert ada.open("/topics/the-silk-road").status_code == 200
    for browser in (ben, chi):
        assert browser.open("/topics/the-silk-road").status_code == 404
        assert "Silk Road" not in browser.open("/").text


def test_a_title_that_is_there_gets_a_slug_of_its_own(ada, ben):
    assert make(ada).location == "/topics/rome/editing"
    assert make(ben).location == "/topics/rome-2/editing"


def test_pressing_twice_makes_one_topic(ada):
    assert [make(ada).location for _ in range(2)] == ["/topics/rome/editing"] * 2


def test_two_teachers_who_make_the_same_at_once_have_one_each(ada, ben):
    pages = [(one, one.open("/library")) for one in (ada, ben)]
    with ThreadPoolExecutor(2) as threads:
        made = threads.map(
            lambda one: one[0].send("/library/topics", one[1], title="Rome").location, pages
        )
        assert sorted(made) == ["/topics/rome-2/editing", "/topics/rome/editing"]


@pytest.mark.parametrize(
    "title",
    [
        "x" * 200,
        "日本の歴史",
        "تاریخ می‌خواهم",
        "Історія України",
        "ኢትዮጵያ",
        "तिहास",
        "👩‍🚀🏳️‍🌈",
        '<script>alert("1")</script>',
        "1066",
    ],
)
def test_a_title_can_be_in_any_script(app, ada, title):
    answer = make(ada, title)
    assert answer.status_code == 303
    page = ada.open(answer.location)
    assert title in unescape(page.text)
    assert "<script>alert" not in page.text
    assert title in unescape(ada.open("/library").text)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", "Give the topic a title."),
        (" \u3000\n ", "Give the topic a title."),
        ("\u200d\ufe0f", "Give the topic a title."),
        ("x" * 201, "at most 200 characters"),
        ("Rome\x00", "that nobody can see"),
        ("\u202eemoR", "that nobody can see"),
    ],
)
def test_a_title_that_cannot_be_is_told_beside_the_field_and_kept(ada, title, words):
    answer = make(ada, title)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "There are none yet." in answer.text


def test_a_stale_page_makes_nothing_and_keeps_the_title(ada):
    answer = ada.client.post("/library/topics", data={"title": "Rome"})
    assert answer.status_code == 400
    assert 'value="Rome"' in answer.text
    assert "There are none yet." in answer.text


# A sample


def test_a_sample_is_there_by_one_press_and_only_once(app, ada):
    page = ada.open("/library")
    for _ in range(2):
        assert ada.send("/library/sample", page).location == f"/topics/{SAMPLE}/editing"
    words = words_of(ada.open(f"/topics/{SAMPLE}/editing"))
    assert "This topic is for looking around in." in words
    assert "Needs you." in words
    assert "Asked, but not read yet." in words
    assert "A sample to look around in" not in ada.open("/library").text


# Settings


def test_settings_are_changed_by_who_may(app, ada, ben):
    slug = own(app, sharing=Sharing.TEACHERS)
    answer = save(ben, slug, title="Korea", description=" One\nline. ")
    assert answer.location == f"/topics/{slug}/settings"
    kept = row(app, slug)
    assert (kept.title, kept.description) == ("Korea", "One line.")
    assert "Saved." in ben.open(answer.location).text


def test_only_the_owner_says_who_sees_a_topic(app, ada, ben, chi):
    slug = own(app, sharing=Sharing.TEACHERS)
    assert "It belongs to Ada , who alone" in words_of(ben.open(f"/topics/{slug}/settings"))
    save(ben, slug, sharing="everyone")
    assert row(app, slug).sharing == "teachers"
    assert save(ada, slug, sharing="everyone").status_code == 303
    assert chi.open(f"/topics/{slug}").status_code == 200
    assert "Mine" in chi.open("/").text
    save(ada, slug, sharing="own")
    for browser in (ben, chi):
        assert browser.open(f"/topics/{slug}").status_code == 404


def test_each_way_of_sharing_says_what_it_means(app, ada):
    words = words_of(ada.open(f"/topics/{own(app)}/settings"))
    assert "Only you. Nobody else finds it." in words
    assert "All teachers here. Each of them can change its articles and events" in words
    assert "Everyone. Students find it on the front page" in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "Give the topic a title."),
        ({"description": "x" * 1001}, "at most 1000 characters"),
        ({"sharing": "the world"}, "Choose one of the three."),
    ],
)
def test_what_cannot_be_saved_is_told_and_nothing_typed_is_lost(app, ada, fields, words):
    slug = own(app)
    answer = save(ada, slug, **{"description": "Typed with care."} | fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert fields.get("description", "Typed with care.") in answer.text
    assert row(app, slug).title == "Mine"


def test_two_teachers_who_change_different_things_lose_nothing(app, ada, ben):
    slug = own(app, sharing=Sharing.TEACHERS)
    pages = [browser.open(f"/topics/{slug}/settings") for browser in (ada, ben)]
    assert save(ada, slug, pages[0], title="Ada’s title").status_code == 303
    assert save(ben, slug, pages[1], description="Ben’s words").status_code == 303
    kept = row(app, slug)
    assert (kept.title, kept.description) == ("Ada’s title", "Ben’s words")


def test_who_changes_what_another_just_changed_is_shown_it_and_asked_again(app, ada, ben):
    slug = own(app, sharing=Sharing.TEACHERS)
    pages = [browser.open(f"/topics/{slug}/settings") for browser in (ada, ben)]
    save(ada, slug, pages[0], title="Ada’s title")
    answer = save(ben, slug, pages[1], title="Ben’s title")
    assert answer.status_code == 422
    assert "Somebody else has changed this meanwhile, to “Ada’s title”." in unescape(answer.text)
    assert row(app, slug).title == "Ada’s title"
    assert save(ben, slug, answer, title="Ben’s title").status_code == 303
    assert row(app, slug).title == "Ben’s title"


def test_two_who_save_at_once_save_one_after_the_other(app, ada, ben):
    slug = own(app, sharing=Sharing.TEACHERS)
    people = [
        (one, one.open(f"/topics/{slug}/settings"), name)
        for one, name in ((ada, "Ada’s"), (ben, "Ben’s"))
    ]
    with ThreadPoolExecutor(2) as threads:
        answers = threads.map(lambda one: save(one[0], slug, one[1], title=one[2]), people)
        assert sorted(answer.status_code for answer in answers) == [303, 422]


def test_a_stale_page_saves_nothing_and_keeps_what_was_typed(app, ada):
    slug = own(app)
    answer = ada.client.post(f"/topics/{slug}/settings", data={"title": "Typed"})
    assert answer.status_code == 400
    assert 'value="Typed"' in answer.text
    assert row(app, slug).title == "Mine"


# Copies


def test_a_bundled_topic_is_copied_to_be_changed(app, ada, ben):
    answer = ada.send(f"/topics/{TOPIC}/copies", ada.open("/library"))
    assert answer.location == "/topics/copy-of-russia-and-north-korea/editing"
    assert "This is your copy." in ada.open(answer.location).text
    assert ada.open("/topics/copy-of-russia-and-north-korea").status_code == 200
    assert ben.open("/topics/copy-of-russia-and-north-korea").status_code == 404
    assert row(app, TOPIC).owner_id is None


def test_a_copy_of_a_long_title_is_cut(app, ada):
    slug = own(app, title="x" * 200)
    answer = ada.send(f"/topics/{slug}/copies", ada.open("/library"))
    assert answer.status_code == 303
    assert len(row(app, answer.location.split("/")[2]).title) == 200


def test_a_topic_of_nobodys_cannot_be_changed_in_place(ada):
    for page in ("settings", "editing", "deletion", "changes", "takings"):
        assert ada.client.get(f"/topics/{TOPIC}/{page}").status_code == 404
    assert f'href="/topics/{TOPIC}/editing"' not in ada.open(f"/topics/{TOPIC}").text


def test_what_another_keeps_cannot_be_copied(app, ada, ben):
    slug = own(app)
    assert ben.send(f"/topics/{slug}/copies", ben.open("/library")).status_code == 404
