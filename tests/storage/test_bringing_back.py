"""What was changed in a spreadsheet, taken over into its topic."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.events import editing
from quiz.formats.event_rows import Row, from_json
from quiz.formats.events_back import carried, compared
from quiz.formats.events_table import Column, cells_of
from quiz.storage import accounts, articles, bringing_back, changes, checking, library
from quiz.storage.bringing_back import bring_back
from quiz.storage.changes import Action
from quiz.storage.database import db, writing
from quiz.storage.importing import AlreadyThere, UnusableArticle
from tests.factories import NOON, make_account, make_topic

SNOW = Row(
    20,
    {
        Column.DATE: "January 1788",
        Column.STATEMENT: "Snow fell on Versailles.",
        Column.TAGS: "weather, winter",
    },
)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def ada(shelves):
    account = make_account("Ada")
    return accounts.visitor(account.person_id, account.stamp)


def row(topic, name, **cells):
    """Return the row of an event with some cells changed, each called as its column in the code."""
    event = changes.kept_events(topic.id)[name].event
    changed = {Column[column.upper()]: cell for column, cell in cells.items()}
    return Row(int(name[-1]) + 1, {**cells_of(event), **changed})


def said(topic, name):
    event = changes.kept_events(topic.id)[name].event
    return event.statement, event.excerpts[0].date.edtf, event.tags


def take(topic, person, *rows, title="From a table", at=NOON):
    return bring_back(topic, person, rows, title, at)


def edited_by_another(topic, person, name, statement):
    kept = changes.kept_events(topic.id)[name]
    after = editing.edited(kept.event, statement, [one.date for one in kept.event.excerpts])
    with writing():
        changes.replace_events(
            topic, person, Action.EDITED, {name: kept.version}, [after], NOON - timedelta(hours=1)
        )


def test_several_rows_are_one_change_that_is_taken_back_at_once(topic, ada):
    before = library.events_of(topic.id)
    brought = take(
        topic,
        ada,
        row(topic, "event-1", statement="Paris meets."),
        row(topic, "event-2", date="May 1792"),
        row(topic, "event-3", tags="Nantes"),
        row(topic, "event-4"),
    )
    assert (brought.changed, brought.article, brought.conflicts) == (3, None, ())
    assert said(topic, "event-1") == ("Paris meets.", "1789", ())
    assert said(topic, "event-2")[1:] == ("1792-05", ())
    assert said(topic, "event-3")[1:] == ("1793", ("Nantes",))
    (change,) = changes.changes_of(topic.id, 9)
    assert (change.action, change.about, change.username) == (Action.EDITED, "3", "Ada")
    with writing():
        changes.undo(topic, change, NOON)
    assert library.events_of(topic.id) == before
    assert list(checking.problems()) == []


def test_one_row_is_the_change_that_editing_the_event_is(topic, ada):
    take(topic, ada, row(topic, "event-1", statement="Paris meets."))
    (change,) = changes.changes_of(topic.id, 9)
    assert (change.action, change.about) == (Action.EDITED, "Paris meets.")
    assert changes.last_change_of(topic.id, "event-1").id == change.id


def test_new_rows_become_an_article_of_events_with_their_tags(topic, ada):
    brought = take(topic, ada, SNOW, row(topic, "event-1", tags="Paris"))
    article = library.article(brought.article.slug)
    assert (article.title, article.publisher) == ("From a table", "Unknown publisher")
    assert article.text == "From a table\n\nJanuary 1788: Snow fell on Versailles.\n"
    (event,) = [one for one in library.events_of(topic.id) if "Snow" in one.statement]
    assert (event.tags, event.usable) == (("weather", "winter"), True)
    assert event.excerpts[0].quotation == "Snow fell on Versailles."
    db.session.refresh(topic)
    assert (topic.articles, topic.events) == (2, 7)
    assert [one.action for one in changes.changes_of(topic.id, 9)] == ["imported", "edited"]
    assert list(checking.problems()) == []


def test_the_article_of_new_rows_is_removed_as_any_other(topic, ada):
    brought = take(topic, ada, SNOW)
    with writing():
        articles.remove_article(brought.article, ada, NOON)
    assert len(library.events_of(topic.id)) == 6
    assert list(checking.problems()) == []


def test_a_new_row_that_tells_an_event_with_its_new_date_becomes_a_quotation_of_it(topic, ada):
    told = Row(9, {Column.DATE: "1795", Column.STATEMENT: "The assembly of Metz meets."})
    changed = row(topic, "event-1", date="1795", statement="The assembly of Metz meets.")
    brought = take(topic, ada, changed, told)
    assert brought.changed == 1
    event = changes.kept_events(topic.id)["event-1"].event
    assert {one.date.edtf for one in event.excerpts} == {"1795"}
    assert len(event.excerpts) + len(library.events_of(topic.id)) == 8
    assert list(checking.problems()) == []


def test_a_row_of_an_event_changed_since_it_was_looked_at_is_named_and_the_others_taken(topic, ada):
    rows = [row(topic, "event-1", tags="Paris"), row(topic, "event-2", tags="Lyon")]
    looked_at = from_json(carried(compared(rows, library.events_of(topic.id))))
    edited_by_another(topic, ada, "event-1", "Paris meets.")
    brought = take(topic, ada, *looked_at)
    assert [conflict.event.name for conflict in brought.conflicts] == ["event-1"]
    assert said(topic, "event-1") == ("Paris meets.", "1789", ())
    assert said(topic, "event-2")[2] == ("Lyon",)
    assert brought.changed == 1


def test_whoever_is_faster_by_a_moment_is_noticed(topic, ada, monkeypatch):
    """Somebody changes an event after the rows were compared, and before they are written."""
    rows = [row(topic, "event-1", tags="Paris"), row(topic, "event-2", tags="Lyon"), SNOW]
    seen = from_json(carried(compared(rows, library.events_of(topic.id))))
    real, calls = bringing_back.new_events, []

    def slow(new, title):
        calls.append(title)
        if len(calls) == 1:
            edited_by_another(topic, ada, "event-1", "Paris meets.")
        return real(new, title)

    monkeypatch.setattr(bringing_back, "new_events", slow)
    brought = take(topic, ada, *seen)
    assert len(calls) == 2
    assert [conflict.event.name for conflict in brought.conflicts] == ["event-1"]
    assert said(topic, "event-1") == ("Paris meets.", "1789", ())
    assert (said(topic, "event-2")[2], brought.article is not None) == (("Lyon",), True)


def test_what_is_here_already_changes_nothing(topic, ada):
    rows = [row(topic, "event-1", tags="Paris"), SNOW]
    take(topic, ada, *rows)
    again = take(topic, ada, *rows)
    assert (again.changed, again.change, again.article) == (0, None, None)
    assert len(changes.changes_of(topic.id, 9)) == 2


def test_new_rows_that_cannot_be_added_leave_everything_as_it_is(topic, ada, monkeypatch):
    changed = row(topic, "event-1", tags="Paris")
    monkeypatch.setattr(bringing_back, "MOST_PAIRS", 5)
    with pytest.raises(UnusableArticle, match="too many to compare at once"):
        take(topic, ada, changed, SNOW)
    assert said(topic, "event-1")[2] == ()
    assert changes.changes_of(topic.id, 9) == []


def test_a_text_that_the_topic_has_is_not_added_again(topic, ada):
    brought = take(topic, ada, SNOW)
    event = next(one for one in library.events_of(topic.id) if "Snow" in one.statement)
    with writing():
        kept = changes.kept_events(topic.id)[event.name]
        changes.replace_events(topic, ada, Action.REJECTED, {event.name: kept.version}, [], NOON)
    with pytest.raises(AlreadyThere) as there:
        take(topic, ada, SNOW)
    assert there.value.article.slug == brought.article.slug


def test_a_topic_that_never_stands_still_is_given_up(topic, ada, monkeypatch):
    numbers = iter(range(100))
    real = bringing_back.new_events

    def restless(new, title):
        edited_by_another(topic, ada, "event-2", f"Lyon meets {next(numbers)}.")
        return real(new, title)

    monkeypatch.setattr(bringing_back, "new_events", restless)
    with pytest.raises(UnusableArticle, match="again and again"):
        take(topic, ada, replace(SNOW))
    assert len(library.events_of(topic.id)) == 6
