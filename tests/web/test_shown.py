"""What all answered questions show."""

from dataclasses import replace

import pytest

from quiz.articles.article import Source
from quiz.dates import edtf
from quiz.events.agreement import Agreement, shown_date
from quiz.events.event import Event
from quiz.questions.question import Choice, Kind
from quiz.web.drawing import Shape
from quiz.web.shown import PROOFS, agreement_of, marks_of, shown_choice
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


def as_asked(*dates):
    """Return an event with the date it is asked by: the hull of what its sources say."""
    choice = choice_dated(*dates)
    excerpts = tuple(replace(one, date_words="then") for one in choice.excerpts)
    event = Event("bastille", "The Bastille falls.", excerpts)
    return replace(choice, excerpts=excerpts, given=shown_date(event))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("1789",), ""),
        (("1789", "1789"), "The sources agree on the date."),
        (
            ("1789-07-14", "1789"),
            "One source is finer than the other; both dates count in the proof.",
        ),
        (
            ("[1789..1792]", "[1791..1794]"),
            "Publisher 0 says between 1789 and 1792; Publisher 1 says between 1791 and 1794. "
            "Both can be true. It began no earlier than 1789 and was over by the end of 1794. "
            "The proof takes in both.",
        ),
        (
            ("1789", "1794"),
            "Publisher 0 says 1789; Publisher 1 says 1794. "
            "It began no earlier than 1789 and was over by the end of 1794. "
            "The proof takes in both.",
        ),
    ],
)
@pytest.mark.usefixtures("on_a_page")
def test_who_says_what_is_told_and_that_the_proof_takes_in_all_of_it(dates, said):
    assert shown_choice(as_asked(*dates), 1, None, "", SCALE).sources == said


@pytest.mark.usefixtures("on_a_page")
def test_where_a_teacher_settled_the_date_the_proof_takes_that():
    settled = replace(as_asked("1789", "1794"), given=edtf.read("1789"))
    assert shown_choice(settled, 1, None, "", SCALE).sources == (
        "Publisher 0 says 1789; Publisher 1 says 1794. A teacher has settled the date. "
        "It began no earlier than 1789 and was over by the end of 1789."
    )


@pytest.mark.usefixtures("on_a_page")
def test_a_period_is_told_by_the_event_it_quotes_and_drawn_as_itself():
    asked = as_asked("1789", "1794")
    period = replace(asked, event=None, text="1780s to 1790s", given=edtf.read("[1780..1799]"))
    by_itself = shown_choice(period, 1, None, "", SCALE)
    assert by_itself.agreement is Agreement.DISPUTED
    assert by_itself.sources == "Publisher 0 says 1789; Publisher 1 says 1794."
    assert [one.below for one in by_itself.marks] == [0]
    assert shown_choice(period, 1, None, "", SCALE, asked).sources.endswith("takes in both.")
