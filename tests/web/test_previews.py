"""A question tried by a teacher: as a student sees it, and nothing of it is kept."""

import pytest

from quiz.storage import accounts
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from tests.factories import make_written_order, make_written_set
from tests.people import teacher


@pytest.fixture
def written(app):
    """Eve, and the address of a set of hers of one question of each written kind."""
    eve = teacher(app, "Eve")
    with app.app_context():
        owner = accounts.account_named("Eve").person_id
        return eve, f"/sets/{make_written_set(owner).id}"


@pytest.mark.parametrize(
    ("position", "fields", "sentences"),
    [
        (1, {"choice": "c"}, ["Right: the answer is C.", "He moved in 1789."]),
        (2, {"choice": ["a", "b"]}, ["One of those you picked is wrong.", "Credit 0 of 1."]),
        (3, {}, ["Nothing has been moved yet."]),
    ],
)
def test_a_written_question_is_tried_without_a_trace(app, written, position, fields, sentences):
    eve, address = written
    here = f"{address}/preview/{position}"
    page = eve.open(here)
    assert page.status_code == 200
    shown = [choice.id for choice in make_written_order().choices]
    places = {f"place-{choice}": place for place, choice in enumerate(shown, start=1)}
    tried = eve.send(here, page, **(fields or places))
    assert [one for one in sentences if one not in tried.text] == []
    with app.app_context():
        assert db.session.query(AttemptRow).count() == 0


def test_the_set_shows_each_written_question_with_its_key_and_what_is_told_after(written):
    eve, address = written
    page = eve.open(address).text
    assert "<h3>Where did the king <strong>live</strong> in 1788?</h3>" in page
    assert "Versailles had a palace of the king." in page
    assert "The Chronicle, p. 7" in page
    assert "Several are right" in page
    order = page[page.index("Put the steps of <em>printing</em>") :]
    assert order.index("Step 1.") < order.index("Step 2.") < order.index("Step 3.")
    assert "Why it is certain" not in page
