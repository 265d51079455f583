"""What a teacher types of an event."""

from dataclasses import replace
from datetime import date

import pytest

from quiz.dates import edtf
from quiz.dates.edtf import UnreadableDate
from quiz.web.drafts import Basis, as_typed, begun, meant, notes, scale_with
from tests.factories import make_event

pytestmark = pytest.mark.usefixtures("on_a_page")

DAY = date(2019, 11, 9)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("1963-06", "June 1963"),
        ("1989-11-09", "9 November 1989"),
        ("-0479~", "about 480 BC"),
        ("1945/1948", "1945–1948"),
        ("[..1966-01-14]", "by 14 January 1966"),
        ("../1966-01-14", "../1966-01-14"),
        ("2004~/2008-12", "2004~/2008-12"),
        ("[-2999..-2849]", "[-2999..-2849]"),
    ],
)
def test_a_date_is_offered_in_words_that_mean_it_or_in_edtf(kept, typed):
    assert as_typed(edtf.read(kept)) == typed


def test_a_date_left_alone_keeps_its_bounds_unless_it_is_known():
    plain = edtf.read("1963-06")
    wide = replace(plain, surely_after=plain.surely_after - 400)
    basis = Basis(DAY, wide)
    assert basis.widened
    assert meant(" June 1963 ", basis) == wide
    assert meant("June 1963", basis, sure=True) == plain
    assert meant("1963-06", basis) == plain
    assert not Basis(DAY, plain).widened
    assert not Basis(DAY).widened


@pytest.mark.parametrize("typed", ["", "  \n"])
def test_a_date_is_asked_for(typed):
    with pytest.raises(UnreadableDate, match="Say when it happened"):
        meant(typed, Basis(DAY))


def test_a_form_begins_with_what_is_kept():
    event = replace(make_event(), tags=("one", "two words"))
    assert begun(event).to_dict() == {
        "statement": "The Bastille falls.",
        "tags": "one, two words",
        "dates-0": "14 July 1789",
    }


@pytest.mark.parametrize(
    ("said", "published", "note"),
    [
        ("2020", DAY, "after the article came out, on 9 November 2019"),
        ("2019", DAY, None),
        ("9998", None, "still to come"),
        ("1789", None, None),
        ("1945/..", DAY, "one end of it is open"),
        ("[1945..]", DAY, None),
    ],
)
def test_what_may_be_amiss_with_a_date_is_noted(said, published, note):
    found = notes(edtf.read(said), published)
    assert len(found) == (note is not None)
    assert note is None or note in found[0]


def test_the_scale_has_room_for_what_is_typed():
    wide = scale_with(edtf.read("1850"), (-20_000, 0))
    assert wide.first_day <= edtf.read("1850").earliest
    assert wide.last_day >= 0
    assert scale_with(edtf.read("XXXX"), None)
