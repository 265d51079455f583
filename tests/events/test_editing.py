"""What a teacher makes of an event."""

from dataclasses import replace

import pytest

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.events import editing
from quiz.events.agreement import shown_date
from quiz.events.editing import UnusableEdit
from tests.factories import make_article, make_event, make_excerpt

ARTICLE = make_article(text="On 14 July 1789 the Bastille fell, and its governor died.")
OTHER = make_article(slug="memoirs", text="The Bastille was stormed that summer.", publisher="M")
EVENT = make_event(article=ARTICLE, reason="It waits.")
DATE = edtf.read("1789-07-14")


def test_an_accepted_event_is_asked_and_no_machine_changes_it():
    event = editing.accepted(EVENT)
    assert (event.usable, event.reason, event.reviewed) == (True, None, True)


def test_a_hidden_event_is_not_asked_and_can_be_shown_again():
    event = editing.hidden(EVENT)
    assert not event.usable
    assert editing.accepted(event).usable


def test_an_edit_keeps_the_name_and_the_words_and_changes_what_was_typed():
    event = editing.edited(EVENT, "  The Bastille \n falls. ", [edtf.read("1789")], ["Paris", ""])
    assert (event.name, event.statement, event.tags) == (
        EVENT.name,
        "The Bastille falls.",
        ("Paris",),
    )
    assert event.excerpts[0].quotation == EVENT.excerpts[0].quotation
    assert event.excerpts[0].date.edtf == "1789"
    assert event.usable


def test_an_edit_that_leaves_a_date_keeps_the_bounds_it_had():
    widened = replace(DATE, surely_before=DATE.surely_before + 30)
    event = replace(EVENT, excerpts=(replace(EVENT.excerpts[0], date=widened),))
    assert (
        editing.edited(event, "The Bastille falls.", [widened]).surely_before == event.surely_before
    )


def test_a_settled_date_holds_in_place_of_what_the_sources_say():
    event = replace(
        EVENT, excerpts=(make_excerpt("1788", ARTICLE), make_excerpt("1789-07-14", OTHER))
    )
    settled = editing.settled(event, DATE)
    assert (settled.surely_after, settled.surely_before) == (DATE.surely_after, DATE.surely_before)
    assert shown_date(settled) == DATE
    assert editing.settled(settled, None).surely_after == event.surely_after
    changed = editing.edited(settled, "The Bastille falls.", [DATE, DATE])
    assert changed.settled is None


def test_a_split_gives_two_events_that_the_same_words_tell():
    first, second = editing.split(EVENT, "The governor dies.", edtf.read("1789-07"), {EVENT.name})
    assert first == EVENT
    assert second.excerpts[0].quotation == EVENT.excerpts[0].quotation
    assert (second.statement, second.usable) == ("The governor dies.", True)
    assert second.name not in ("", EVENT.name)


def test_two_events_merged_quote_both_and_the_same_words_once():
    other = make_event("stormed", "The Bastille is stormed.", "1789-22", OTHER)
    event = editing.merged(EVENT, other)
    assert [excerpt.article for excerpt in event.excerpts] == [ARTICLE.slug, OTHER.slug]
    assert (event.name, event.statement) == (EVENT.name, EVENT.statement)
    assert editing.merged(EVENT, EVENT).excerpts == EVENT.excerpts


def test_what_was_merged_can_be_parted():
    other = make_event("stormed", "The Bastille is stormed.", "1789-22", OTHER)
    left, right = editing.parted(editing.merged(EVENT, other), OTHER.slug, {EVENT.name})
    assert left.excerpts == EVENT.excerpts
    assert right.excerpts == other.excerpts
    assert left.name != right.name
    with pytest.raises(UnusableEdit):
        editing.parted(EVENT, ARTICLE.slug, set())


def test_a_teacher_finds_an_event_in_an_article():
    event = editing.quoted(ARTICLE, Span(36, 55), "The governor dies.", DATE, Span(3, 15), set())
    assert event.excerpts[0].quotation == ARTICLE.text[36:55]
    assert event.excerpts[0].date_words == "14 July 1789"
    event.excerpts[0].check(ARTICLE)


@pytest.mark.parametrize("span", [Span(0, 10_000), Span(2, 3)])
def test_no_words_are_no_event(span):
    with pytest.raises(UnusableEdit, match="Select"):
        editing.quoted(ARTICLE, span, "The governor dies.", DATE, None, set())


@pytest.mark.parametrize(
    ("statement", "said"), [("  ", "what happened"), ("x" * 2000, "2,000"), ("a\u202eb", "shown")]
)
def test_a_statement_that_cannot_be_says_why(statement, said):
    with pytest.raises(UnusableEdit, match=said):
        editing.edited(EVENT, statement, [DATE])


@pytest.mark.parametrize("tags", [["x" * 41], [str(number) for number in range(13)]])
def test_tags_are_short_and_few(tags):
    with pytest.raises(UnusableEdit, match="tag"):
        editing.edited(EVENT, "The Bastille falls.", [DATE], tags)
