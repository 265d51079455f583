"""Where an article comes from is put right; it is removed with what only it tells, and back."""

import pytest

from quiz.storage import articles, library
from quiz.storage.library import Sharing
from tests.web import shelving
from tests.web.shelving import own, row, undo, words_of

ARTICLE = "ties-in-brief-2"
SETTINGS = f"/articles/{ARTICLE}/settings"


@pytest.fixture
def mine(app, ada):
    """Ada's topic "mine", shared with teachers."""
    return own(app, sharing=Sharing.TEACHERS)


def save(teacher, page=None, **fields):
    return shelving.save(teacher, SETTINGS, page, **fields)


def article(app):
    with app.app_context():
        found = articles.article_or_removed(ARTICLE)
        return found.source


def text_of(app):
    with app.app_context():
        return library.article(ARTICLE).text


def test_every_field_of_a_source_can_be_changed_and_the_text_stays(app, ada, mine):
    before = text_of(app)
    answer = save(
        ada,
        title="Ties, in brief",
        publisher="The Bugle",
        author="A. Writer",
        published="13 September 2023",
        url="https://example.org/a?b=c",
        licence="CC BY 4.0",
        retells="",
    )
    assert answer.location == f"/topics/{mine}/settings"
    source = article(app)
    assert (source.title, source.publisher, source.author) == (
        "Ties, in brief",
        "The Bugle",
        "A. Writer",
    )
    assert (source.published.isoformat(), source.url) == (
        "2023-09-13",
        "https://example.org/a?b=c",
    )
    assert (source.licence, source.retells) == ("CC BY 4.0", None)
    assert text_of(app) == before
    page = ada.open(f"/articles/{ARTICLE}")
    assert "By A. Writer. CC BY 4.0" in words_of(page)
    assert 'href="https://example.org/a?b=c"' in page.text
    changes = words_of(ada.open(f"/topics/{mine}/changes"))
    assert "Ada changed what is said of the article “Ties, in brief”" in changes


def test_what_is_emptied_is_not_known(app, ada, mine):
    save(ada, author="A. Writer", licence="CC0")
    save(ada, author=" ", published="")
    source = article(app)
    assert (source.author, source.published, source.licence) == (None, None, "CC0")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " "}, "Give the article a title."),
        ({"publisher": ""}, "Say who published it."),
        ({"publisher": "x" * 201}, "at most 200 characters"),
        ({"published": "last week"}, "such as 1961"),
        ({"published": "1961"}, "This is not one day."),
        ({"published": "490-01-01 BC"}, "Write it as"),
        ({"published": "-0489-01-01"}, "No article is as old as that."),
        ({"published": "2023-02-30"}, "published-problem"),
        ({"url": "javascript:alert(1)"}, "This is no address of a web page"),
        ({"url": "https://"}, "This is no address of a web page"),
        ({"url": "http://[::1"}, "This is no address of a web page"),
        ({"url": "https://example.org/" + "x" * 2000}, "at most 2000 characters"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_nothing_typed_is_lost(
    app, ada, mine, fields, words
):
    before = article(app)
    answer = save(ada, **{"licence": "Typed with care"} | fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Typed with care" in answer.text
    assert article(app) == before


def test_two_teachers_who_change_different_things_lose_nothing(app, ada, ben, mine):
    pages = [browser.open(SETTINGS) for browser in (ada, ben)]
    save(ada, pages[0], author="A. Writer")
    assert save(ben, pages[1], licence="CC0").status_code == 303
    answer = save(ben, pages[1], author="B. Writer")
    assert answer.status_code == 422
    assert "to “A. Writer”" in answer.text
    source = article(app)
    assert (source.author, source.licence) == ("A. Writer", "CC0")


def test_an_article_is_removed_with_what_only_it_tells_and_comes_back_by_undo(app, ada, mine):
    page = ada.open(SETTINGS)
    assert "12 events have no other source, and go with it." in words_of(page)
    answer = ada.send(f"/articles/{ARTICLE}/deletion", page)
    page = ada.open(answer.location)
    assert "is removed, and with it 12 events." in words_of(page)
    assert "Bring back" in page.text
    assert (row(app, mine).events, row(app, mine).articles) == (54, 1)
    assert ada.client.get(f"/articles/{ARTICLE}").status_code == 404
    assert "It was removed on" in words_of(ada.open(SETTINGS))
    assert undo(ada, page).location == f"/topics/{mine}/settings"
    assert (row(app, mine).events, row(app, mine).articles) == (66, 2)
    assert ada.open(f"/articles/{ARTICLE}").status_code == 200


def test_removing_twice_and_bringing_back_twice_is_once(app, ada, mine):
    page = ada.open(SETTINGS)
    for _ in range(2):
        assert ada.send(f"/articles/{ARTICLE}/deletion", page).status_code == 303
    assert row(app, mine).events == 54
    for _ in range(2):
        assert ada.send(f"/articles/{ARTICLE}/restoration", page).status_code == 303
    assert row(app, mine).events == 66
    assert words_of(ada.open(f"/topics/{mine}/changes")).count("Ada removed the article") == 1


def test_teachers_it_is_shared_with_may_and_nobody_else(app, ada, ben, chi, mine):
    assert ben.open(SETTINGS).status_code == 200
    shelving.save(ada, f"/topics/{mine}/settings", sharing="own")
    for browser in (ben, chi):
        assert browser.client.get(SETTINGS).status_code == 404
        for deed in ("settings", "deletion", "restoration"):
            address = f"/articles/{ARTICLE}/{deed}"
            assert browser.send(address, browser.open("/")).status_code == 404
    assert ada.client.get("/articles/ties-in-brief/settings").status_code == 404


def test_a_stale_page_removes_nothing(app, ada, mine):
    answer = ada.client.post(f"/articles/{ARTICLE}/deletion")
    assert answer.status_code == 303
    assert "nothing was saved" in ada.open(answer.location).text
    assert row(app, mine).events == 66
