"""What all answered questions show."""

from dataclasses import replace

import pytest

from quiz.articles.article import Source
from quiz.dates import edtf
from quiz.events.agreement import Agreement
from quiz.questions.question import Choice, Kind
from quiz.web.drawing import Shape
from quiz.web.shown import PROOFS, agreement_of, marks_of
from tests.factories import make_article, make_excerpt
from tests.web.explaining import SCALE


def test_the_drawing_of_every_proof_is_explained():
    assert set(PROOFS) == set(Kind)


def choice_dated(*dates):
    excerpts = tuple(
        replace(
            make_excerpt(date, make_article(f"article-{number}")),
            source=Source("A title", f"Publisher {number}"),
        )
        for number, date in enumerate(dates)
    )
    return Choice("a", "The Bastille falls.", "bastille", edtf.read(dates[0]), "So.", excerpts)


@pytest.mark.parametrize(
    ("dates", "agreed", "below", "shapes"),
    [
        (("1789",), Agreement.SINGLE, [0], [Shape.YEAR]),
        (("1789", "1789"), Agreement.CORROBORATED, [0], [Shape.YEAR]),
        (("1789-07-14", "1789"), Agreement.FINER, [0, 0], [Shape.SPAN, Shape.DAY]),
        (("1789", "1794"), Agreement.DISPUTED, [-5, 5], [Shape.SPAN, Shape.SPAN]),
        (
            ("[1789..1792]", "[1791..1794]"),
            Agreement.OVERLAPPING,
            [-5, 5],
            [Shape.SPAN, Shape.SPAN],
        ),
    ],
)
def test_differing_dates_are_drawn_apart_and_a_finer_one_on_the_coarser(
    dates, agreed, below, shapes
):
    choice = choice_dated(*dates)
    assert agreement_of(choice) is agreed
    drawn = marks_of(choice, agreed, SCALE)
    assert [one.below for one in drawn] == below
    assert [one.mark.shape for one in drawn] == shapes
