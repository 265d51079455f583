"""A set is taken along to other programs by whoever may copy it."""

from datetime import UTC, datetime

import pytest

from quiz.formats.catalogue import format_named, writable
from quiz.questions.sameness import sameness
from quiz.storage import accounts, set_sharing, sets
from quiz.storage.database import writing
from quiz.storage.sets import May
from quiz.web import exporting
from tests.factories import make_bracketed, make_written_choice, make_written_set
from tests.web.shelving import visitor, words_of


def kept(app, *questions, title="Kings"):
    """Return the address of a set of Ada's."""
    with app.app_context():
        row = make_written_set(visitor("Ada").id, *questions, title=title)
    return f"/sets/{row.id}"


def share(app, address, may):
    with app.app_context():
        row = sets.set_numbered(int(address.rsplit("/", 1)[1]))
        account = accounts.account(visitor("Ben").id)
        with writing():
            set_sharing.share(row, visitor("Ada"), account, may, datetime.now(UTC))


@pytest.mark.parametrize("one", writable(), ids=lambda one: one.name)
def test_a_set_is_downloaded_in_every_format(app, ada, one):
    address = kept(app, title="Könige: 1/2")
    page = ada.open(f"{address}/export/{one.name}")
    assert page.status_code == 200
    assert page.mimetype == one.media_type
    ending = one.ending.replace(".", "\\.")
    assert f"K%C3%B6nige%201%202{one.ending}" in page.headers["Content-Disposition"], ending
    assert page.data


def test_what_is_downloaded_asks_what_the_set_asks(app, ada):
    page = ada.open(kept(app, make_written_choice()) + "/export/gift")
    (read,) = format_named("gift").read(page.data).questions
    assert sameness(read.question) == sameness(make_written_choice())


def test_the_page_says_what_each_format_is_for_and_what_of_this_set_it_loses(app, ada):
    address = kept(app, make_written_choice(), make_bracketed(), make_bracketed())
    assert f'href="{address}/export"' in ada.open(address).text
    page = words_of(ada.open(f"{address}/export"))
    for one in writable():
        assert f"{one.label} {one.purpose}" in page
    assert page.count("no other program can ask for that. (question 2, question 3)") == len(
        writable()
    )


def test_a_format_that_loses_nothing_says_so(app, ada):
    page = words_of(ada.open(kept(app, make_written_choice()) + "/export"))
    assert "It carries all of this set." in page


def test_a_large_set_is_tried_only_in_the_format_that_is_asked_for(app, ada, monkeypatch):
    monkeypatch.setattr(exporting, "MOST_TRIED", 1)
    address = kept(app, make_written_choice(), make_bracketed())
    page = words_of(ada.open(f"{address}/export"))
    assert "no other program can ask for that" not in page
    assert "What that means for this set" in page
    page = words_of(ada.open(f"{address}/export?of=gift"))
    assert page.count("no other program can ask for that. (question 2)") == 1


def test_who_may_copy_a_set_may_take_it_along_and_who_may_read_it_may_not(app, ada, ben):
    address = kept(app)
    for may, status in ((None, 404), (May.READ, 404), (May.COPY, 200)):
        if may:
            share(app, address, may)
        assert ben.open(f"{address}/export").status_code == status
        assert ben.open(f"{address}/export/gift").status_code == status
        if may:
            assert (f"{address}/export" in ben.open(address).text) is (status == 200)


def test_nobody_else_takes_it_along(app, ada, chi):
    address = kept(app)
    assert chi.open(f"{address}/export").status_code == 404
    assert chi.open(f"{address}/export/gift").status_code == 404


def test_there_is_no_other_format_and_no_other_method(app, ada):
    address = kept(app)
    for name in ("latin", "qti", "GIFT"):
        assert ada.open(f"{address}/export/{name}").status_code == 404
    assert ada.client.post(f"{address}/export/gift").status_code in (400, 405)
