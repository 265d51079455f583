"""Flags in sentences."""

import pytest

from quiz.results.answer_table import Asked
from quiz.results.intervals import Share
from quiz.results.suspicion import (
    AgainstTheRest,
    Doubtful,
    EveryoneRight,
    NobodyRight,
    Takers,
    Unused,
    WrongKey,
    WrongOrder,
)
from quiz.web.flags import shown, shown_flags
from tests.factories import make_written_choice, make_written_order
from tests.results.test_answer_table import wrongly_keyed

pytestmark = pytest.mark.usefixtures("on_a_page")

CHOICE, ORDER = Asked(1, make_written_choice("b"), 1.0), Asked(2, make_written_order(3), 1.0)


def test_a_wrong_key_is_charged_by_its_letters_with_all_that_speaks_for_it():
    key, other = Takers("b", 4, 2.75, -0.22), Takers("c", 12, 6.4, 0.73)
    flag = shown(WrongKey(9, 26, key, other, 8.0, 2.5), CHOICE)
    assert flag.charge == "Your strongest students choose C, not the key B."
    assert flag.grounds == (
        "The 12 who chose C scored 6.4 of 8 on the other questions. "
        "The 4 who chose B scored 2.8 of 8 on the other questions.",
        "Choosing C goes with those scores further than choosing B does: 0.73 against −0.22, "
        "n = 26.",
        "The odds that C is right, and not the key: about 12 to 1.",
    )
    assert (flag.number, flag.choices, flag.suspects, flag.quiet) == (10, ("b", "c"), True, False)


def test_of_a_key_that_nobody_took_it_says_so_and_very_long_odds_are_cut():
    flag = shown(
        WrongKey(0, 26, Takers("b", 0, None, None), Takers("c", 1, 6.0, 0.7), 8.0, 9.0), CHOICE
    )
    assert (
        "The one who chose C scored 6 of 8 on the other questions. Nobody chose B." in flag.grounds
    )
    assert flag.grounds[2].endswith("more than 100 to 1.")


def test_a_wrong_order_is_charged_by_its_two_events_and_by_thirds():
    first, second, _third = ORDER.question.key
    flag = shown(WrongOrder(1, first, second, Share(9, 20), Share(6, 7), Share(1, 7), 0.3), ORDER)
    assert flag.charge == "Your strongest students put “Step 2” before “Step 1”, against the key."
    assert flag.grounds[0] == (
        "The wrong way round in the upper third: 6 of 7; in the lower third: 1 of 7."
    )
    assert flag.grounds[1].endswith("about 1.3 to 1.")


@pytest.mark.parametrize(
    ("flag", "charge", "quiet"),
    [
        (AgainstTheRest(0, 30, -0.5), "The stronger students do worse at this", False),
        (NobodyRight(0, 30), "Nobody earned anything here.", False),
        (Doubtful(0, 90, 0.04, may_be_chance=False), "This hardly tells", False),
        (Doubtful(0, 30, 0.04, may_be_chance=True), "This hardly tells", True),
        (EveryoneRight(0, 30), "Everybody had this right.", True),
        (Unused(0, 30, ("a",)), "Nobody chose A.", True),
        (Unused(0, 30, ("a", "d")), "Nobody chose any of A, D.", True),
    ],
)
def test_what_may_be_chance_or_is_of_little_use_is_quiet(flag, charge, quiet):
    told = shown(flag, CHOICE)
    assert told.charge.startswith(charge)
    assert told.quiet is quiet
    assert "30" in told.grounds[0] or "90" in told.grounds[0]
    assert not told.suspects


def test_a_suspected_key_is_not_charged_a_second_time():
    first = [flag for flag in shown_flags(wrongly_keyed()) if flag.number == 1]
    assert [flag.charge for flag in first if not flag.quiet] == [
        "Your strongest students choose B, not the key A."
    ]
