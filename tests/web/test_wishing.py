"""What is wished for, read from an address."""

from urllib.parse import parse_qsl

import pytest
from werkzeug.datastructures import MultiDict

from quiz.questions.question import Kind
from quiz.questions.selection import Selection
from quiz.questions.wishes import Wishes
from quiz.web.wishing import WishesForm, kept_wishes
from tests.factories import make_topic

EVENTS = make_topic().events


def form(query):
    return WishesForm(EVENTS, (), MultiDict(parse_qsl(query)))


@pytest.mark.parametrize(
    ("query", "wishes"),
    [
        ("", Wishes()),
        ("kind=ordering&kind=dating&number=12", Wishes((Kind.ORDERING, Kind.DATING), 12)),
        ("difficulty=3&brackets=yes", Wishes(difficulty=3, brackets=True)),
        ("from=490+BC&to=AD+79", Wishes(selection=Selection(-489, 79))),
        ("from=1950s&to=1950s", Wishes(selection=Selection(1950, 1959))),
        (
            "name=Paris&name=,+Lyon++la+Belle+,",
            Wishes(selection=Selection(names=("Paris", "Lyon la Belle"))),
        ),
        (
            "corroborated=yes&reviewed=yes",
            Wishes(selection=Selection(corroborated=True, reviewed=True)),
        ),
        ("number=+7+&from=&to=&name=&kind=", Wishes(count=7)),
    ],
)
def test_an_address_says_what_is_wished_for_and_is_made_again(on_a_page, query, wishes):
    read = form(query)
    assert read.validate()
    assert read.wishes == wishes
    assert form(read.text).validate()
    assert kept_wishes(read.text, EVENTS, ()) == wishes


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("kind=riddle", "kind"),
        ("number=0", "number"),
        ("number=61", "number"),
        ("number=" + "9" * 5000, "number"),
        ("number=ten", "number"),
        ("difficulty=6", "difficulty"),
        ("from=soon", "since"),
        ("from=1961-07", "since"),
        ("to=1961-07-04", "until"),
        ("to=Y170000002", "until"),
        ("from=1961&to=1950", "until"),
        ("article=gone", "article"),
        ("tag=gone", "tag"),
        ("name=" + "x" * 201, "name"),
        ("name=a,b,c,d,e,f,g,h,i,j,k", "name"),
        ("name=a%00b", "name"),
    ],
)
def test_what_cannot_be_wished_for_is_told_beside_the_field(on_a_page, query, field):
    read = form(query)
    assert not read.validate()
    assert [one for one in read if one.errors] == [read[field]]


@pytest.mark.parametrize("seed", ["", "x", "-1", "16777216", "1" * 30, "٣"])
def test_a_seed_that_no_code_can_hold_is_none(on_a_page, seed):
    assert form(f"seed={seed}").seed is None
    assert form("seed=16777215").seed == 16777215


def test_wishes_that_fit_no_more_give_way_to_any(on_a_page):
    assert kept_wishes("article=gone&number=5", EVENTS, ()) == Wishes()
