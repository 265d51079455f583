"""A topic is deleted and brought back; what students played of it stays; who leaves, leaves it."""

import re
from html import unescape

from quiz.storage.library import Sharing
from tests.factories import PASSWORD
from tests.people import Sitting
from tests.web.shelving import own, row, save, undo, words_of


def test_before_it_is_deleted_the_page_says_what_hangs_on_it(app, ada, chi):
    slug = own(app, sharing=Sharing.EVERYONE)
    page = chi.open(f"/topics/{slug}")
    key = re.search(r'name="start_key" value="([^"]+)"', page.text)[1]
    chi.send(f"/topics/{slug}/attempts", page, start_key=key)
    words = words_of(ada.open(f"/topics/{slug}/deletion"))
    assert "With it go 2 articles and 66 events." in words
    assert "It was played 1 time: that attempt, with its answers and quotations, stays" in words
    assert "You can bring it back for 30 days." in words


def test_a_deleted_topic_is_gone_and_comes_back_by_undo(app, ada):
    slug = own(app)
    page = ada.open(f"/topics/{slug}/deletion")
    for _ in range(2):
        assert ada.send(f"/topics/{slug}/deletion", page).location == "/library"
    page = ada.open("/library")
    assert ada.client.get(f"/topics/{slug}").status_code == 404
    assert "“Mine” is deleted." in unescape(page.text)
    assert "Recently deleted" in page.text
    assert undo(ada, page).location == "/library"
    page = ada.open("/library")
    assert "“Mine” is back." in unescape(page.text)
    assert "Recently deleted" not in page.text
    assert ada.open(f"/topics/{slug}").status_code == 200


def test_only_the_owner_deletes_and_brings_back(app, ada, ben):
    slug = own(app, sharing=Sharing.EVERYONE)
    assert "Delete the topic" not in ben.open(f"/topics/{slug}/settings").text
    ada.send(f"/topics/{slug}/deletion", ada.open("/library"))
    assert "Recently deleted" not in ben.open("/library").text
    assert ben.send(f"/topics/{slug}/restoration", ben.open("/library")).status_code == 404


def test_a_stale_page_deletes_nothing(app, ada):
    slug = own(app)
    answer = ada.client.post(f"/topics/{slug}/deletion")
    assert answer.status_code == 400
    assert row(app, slug).deleted_at is None


def test_an_attempt_stays_readable_when_its_topic_is_deleted(app, ada, chi):
    slug = own(app, sharing=Sharing.EVERYONE)
    page = chi.open(f"/topics/{slug}")
    key = re.search(r'name="start_key" value="([^"]+)"', page.text)[1]
    address = chi.send(f"/topics/{slug}/attempts", page, start_key=key).location
    for after in (
        lambda: save(ada, f"/topics/{slug}/settings", sharing="own"),
        lambda: ada.send(f"/topics/{slug}/deletion", ada.open("/library")),
    ):
        after()
        assert chi.open(address).status_code == 200
        assert chi.open("/history").status_code == 200
        assert f'href="/topics/{slug}' not in chi.open("/history").text


# Leaving


def test_who_leaves_is_told_what_becomes_of_the_topics(app, ada, ben):
    own(app, title="Mine")
    shared = own(app, title="Ours", sharing=Sharing.TEACHERS)
    page = ada.open("/account/deletion")
    words = words_of(page)
    assert "With it goes 1 topic that only you see." in words
    assert "1 topic that you share stays, and belongs to nobody then" in words
    ada.send("/account/deletion", page, password=PASSWORD)
    words = words_of(ben.open("/library"))
    assert "Ours 66 events" in words
    assert "Mine" not in words
    assert ben.client.get(f"/topics/{shared}/editing").status_code == 404
    assert ben.send(f"/topics/{shared}/copies", ben.open("/library")).status_code == 303


def test_an_attempt_links_to_no_event_and_no_article_that_is_gone(app, ada, chi):
    slug = own(app, sharing=Sharing.EVERYONE)
    page = chi.open(f"/topics/{slug}")
    key = re.search(r'name="start_key" value="([^"]+)"', page.text)[1]
    sitting = Sitting(chi, chi.send(f"/topics/{slug}/attempts", page, start_key=key).location)
    sitting.answer_all()
    for article in ("ties-in-brief-2", "dated-record-2"):
        links = set(re.findall(r'href="(/(?:topics|articles)/[^"#]+)', sitting.page(1).text))
        assert links
        for link in links:
            assert chi.open(unescape(link)).status_code == 200
        ada.send(f"/articles/{article}/deletion", ada.open("/library"))
    page = chi.open(f"{sitting.address}/result")
    assert f'href="/topics/{slug}/events/' not in page.text
    assert 'href="/articles/' not in page.text
