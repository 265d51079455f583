"""What a teacher sees of an event under review."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quiz.articles.article import Source
from quiz.events import editing
from quiz.storage.changes import Action, ChangeRow, Kept
from quiz.web.candidates import (
    Candidate,
    State,
    candidate_in,
    counted,
    done_words,
    entry,
    offers,
    state_of,
)
from quiz.web.scale import Scale
from tests.factories import make_event

pytestmark = pytest.mark.usefixtures("on_a_page")

SCALE = Scale.covering(-66_000, -54_000)


def kept(name="one", statement="Robespierre speaks in Paris.", date="1793", article="here"):
    event = make_event(name, statement, date)
    source = Source("A title", f"Press of {article}")
    excerpt = replace(event.excerpts[0], article=article, source=source, date_words=date)
    excerpt = replace(excerpt, date_span=excerpt.span)
    return Kept(replace(event, excerpts=(excerpt,)), 1)


def offered(one, other):
    candidate = candidate_in("here", one)
    return offers([candidate], {"one": one, "other": other}, "here", SCALE)


def test_a_review_gets_from_one_state_to_another():
    event = make_event()
    waiting = make_event(reason="It names nobody.")
    assert state_of(event) is State.USABLE
    assert state_of(waiting) is State.NEEDS
    assert state_of(editing.accepted(waiting)) is State.ACCEPTED
    assert state_of(editing.hidden(event)) is State.HIDDEN


def test_what_another_article_tells_is_no_candidate_here():
    assert candidate_in("elsewhere", kept()) is None
    assert candidate_in("here", kept()).name == "one"


def test_every_state_is_counted():
    candidates = [Candidate(kept(), kept().event.excerpts[0])] * 2
    assert counted(candidates) == {
        State.NEEDS: 0,
        State.USABLE: 2,
        State.ACCEPTED: 0,
        State.HIDDEN: 0,
    }


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1793", "the sources would agree on the date"),
        ("1793-07", "one is finer: July 1793"),
        ("1793-06/1794-02", "both dates could be true"),
        ("1795", "the sources would contradict each other"),
    ],
)
def test_an_offer_says_how_the_sources_would_stand(date, said):
    found = offered(kept(), kept("other", date=date, article="there"))
    assert said in found["one"].said


def test_what_happened_years_apart_is_no_dispute():
    assert offered(kept(), kept("other", date="1804", article="there")) == {}


def test_what_a_teacher_has_read_is_offered_nothing():
    read = replace(kept(), event=editing.accepted(kept().event))
    assert offered(read, kept("other", article="there")) == {}


def test_what_the_article_tells_itself_is_not_offered():
    assert offered(kept(), kept("other")) == {}


def test_only_dates_that_differ_can_be_settled_on():
    one, other = kept().event, kept("other", date="1793-07", article="there").event
    merged = editing.merged(one, other)
    candidate = candidate_in("here", Kept(merged, 1))
    assert [date.edtf for date in entry(candidate, SCALE, None, None).choices] == [
        "1793",
        "1793-07",
    ]
    settled = editing.settled(merged, other.dates[0])
    candidate = candidate_in("here", Kept(settled, 1))
    assert entry(candidate, SCALE, None, None).choices == ()


def change(action, *, days_ago=0, undone=False, username="Ben"):
    then = datetime.now(UTC) - timedelta(days=days_ago)
    return ChangeRow(
        action=action, username=username, made_at=then, undone_at=then if undone else None
    )


@pytest.mark.parametrize("action", Action)
def test_every_deed_has_its_words(action):
    assert done_words(change(action)).startswith("Ben ")


def test_an_older_deed_has_its_day_and_a_lost_name_is_somebody():
    assert done_words(change(Action.EDITED, days_ago=400, username="")).startswith(
        "Somebody edited it, "
    )
    assert str((datetime.now(UTC) - timedelta(days=400)).year) in done_words(
        change(Action.EDITED, days_ago=400)
    )
    assert "was taken back" in done_words(change(Action.EDITED, undone=True))
