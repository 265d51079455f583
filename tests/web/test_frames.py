"""What stands above the choices of a question."""

import pytest

from quiz.dates import edtf
from quiz.dates.daynumber import from_iso
from quiz.web.frames import lengths, post, span
from quiz.web.scale import Scale

LONG = Scale.covering(from_iso("1945-01-01"), from_iso("2023-12-31"))


@pytest.mark.parametrize(
    ("date", "x", "anchor"),
    [
        ("1985", "50.62%", "middle"),
        ("1945", "0.62%", "start"),
        ("2023", "98.12%", "end"),
        ("[2011-05..2012-12]", "83.95%", "end"),
        ("[1965-05..1966-12]", "18.4%", "start"),
        ("[1984-05..1985-12]", "50.21%", "middle"),
    ],
)
def test_a_label_stands_as_near_to_its_mark_as_the_rule_allows(date, x, anchor):
    found = post(edtf.read(date), LONG)
    assert (found.label_x, found.anchor) == (x, anchor)


def test_a_span_has_its_least_inside_its_most():
    found = span(edtf.read("1961"), edtf.read("2000-07"), "Words.", LONG)
    assert (found.first_edge, found.start) == ("20%", "21.25%")
    assert (found.end, found.last_edge) == ("69.37%", "69.48%")


def test_lengths_share_a_rule_as_long_as_the_longest():
    found = lengths([(1, 9), (10, 29), (30, 99)], (12, 20))
    assert [bar.left for bar in found.bars] == ["1%", "10%", "30%"]
    assert [bar.width for bar in found.bars] == ["9%", "20%", "70%"]
    assert (found.gate.left, found.gate.width) == ("12%", "9%")
