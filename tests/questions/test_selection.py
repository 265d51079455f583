"""Which events of a topic a quiz is made from."""

from dataclasses import replace

import pytest

from quiz.questions.selection import Selection, names_of, select, shared_names
from tests.questions.topics import event

EVENTS = [
    event("ada", "1843", statement="Ada Lovelace publishes her notes."),
    event("bell", "1876", "1876", statement="Alexander Bell patents the telephone."),
    event("cave", "-0043", statement="Caesar dies in Rome."),
    event("dull", "187X", "1876", statement="A telephone rings in Boston."),
    event("open", "1950/..", statement="Bell Island stays open."),
]
TAGGED = [replace(EVENTS[0], tags=("computing", "women")), *EVENTS[1:]]


@pytest.mark.parametrize(
    ("selection", "names", "reason"),
    [
        (Selection(), ["ada", "bell", "cave", "dull", "open"], None),
        (Selection(first_year=1850), ["bell", "dull", "open"], "outside the period"),
        (Selection(last_year=-43), ["cave"], "outside the period"),
        (Selection(first_year=1876, last_year=1876), ["bell"], "outside the period"),
        (Selection(first_year=1870, last_year=1879), ["bell", "dull"], "outside the period"),
        (Selection(articles=("report-1",)), ["bell", "dull"], "told by other articles"),
        (Selection(names=("bell",)), ["bell", "open"], "without a chosen name"),
        (Selection(names=("Rome", "Ada Lovelace")), ["ada", "cave"], "without a chosen name"),
        (Selection(names=("Bel",)), [], "without a chosen name"),
        (Selection(tags=("women",)), ["ada"], "without a chosen tag"),
        (Selection(corroborated=True), ["bell"], "not told alike by two sources"),
        (Selection(reviewed=True), [], "not read by a teacher"),
    ],
)
def test_a_selection_leaves_out_what_is_not_like_it_and_says_why(selection, names, reason):
    selected = select(TAGGED, selection)
    assert [event.name for event in selected.events] == names
    missing = len(TAGGED) - len(names)
    assert selected.left_out == ({reason: missing} if missing else {})


def test_of_several_reasons_the_first_counts_once():
    selected = select(EVENTS, Selection(first_year=1900, names=("Nobody",), reviewed=True))
    assert sum(selected.left_out.values()) == len(EVENTS)


def test_a_name_may_hold_signs_that_mean_something_to_a_machine():
    assert not select(EVENTS, Selection(names=("B(ell.*",))).events


def test_a_period_has_its_beginning_before_its_end():
    with pytest.raises(ValueError, match="ends before it begins"):
        Selection(first_year=1900, last_year=1800)


def test_names_that_several_events_share_are_offered_the_most_common_first():
    statements = (
        "Kim Jong Un meets Vladimir Putin in Vladivostok.",
        "Vladimir Putin receives Kim Jong Un.",
        "The Kremlin says that Kim Jong Un will come.",
        "Talks between Kim Jong Un and Vladimir Putin end.",
        "Talks end in Hanoi.",
        "Talks with Hanoi begin.",
    )
    told = [event(f"n{number}", "1999", statement=one) for number, one in enumerate(statements)]
    assert shared_names(told) == {"Kim Jong Un": 4, "Vladimir Putin": 3}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Parliament meets in Paris.", ["Paris"]),
        ("The Soviet Union’s troops leave North Korea.", ["Soviet Union", "North Korea"]),
        ("Путин встречает Ким Чен Ира.", ["Ким Чен Ира"]),
        ("A treaty is signed.", []),
    ],
)
def test_a_name_is_a_run_of_capitals_that_does_not_only_open_the_statement(statement, found):
    assert [name for name in names_of(statement) if name] == found
