"""An answered question as a page shows it."""

from dataclasses import replace
from itertools import permutations

import pytest

from quiz.articles.article import Source
from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.attempt import Item, respond
from quiz.dates import edtf
from quiz.dates.daynumber import day_number
from quiz.events.agreement import Agreement
from quiz.questions.question import Choice, Kind
from quiz.web.answered import agreement_of, answered, known_events, marks_of, ordering_verdict
from quiz.web.drawing import Shape
from quiz.web.scale import Scale
from tests.factories import NOON, make_article, make_excerpt, make_questions

SCALE = Scale.covering(day_number(1789, 1, 1), day_number(1815, 12, 31))


@pytest.fixture(autouse=True)
def page(app):
    with app.test_request_context():
        yield


def item(question, answer: Answer):
    return Item(1, question, respond(question, answer, NOON))


def ordered(question, order):
    return item(question, Ordered(tuple((choice,) for choice in order)))


def test_the_right_order_needs_no_move():
    (question,) = make_questions(1)
    found = answered(ordered(question, question.key), SCALE)
    assert found.correct
    assert found.headline == "All in the right order."
    assert found.repairs == ()
    assert {shown.verdict for shown in found.choices} == {"In its place"}


def test_moves_made_in_order_put_any_order_right():
    (question,) = make_questions(1)
    for order in permutations(question.key):
        found = answered(ordered(question, order), SCALE)
        cards = list(order)
        for repair in found.repairs:
            start = cards.index(repair.card.id)
            cards.insert(
                start + (-repair.places if repair.upwards else repair.places), cards.pop(start)
            )
            beside = cards.index(repair.neighbour.id) - cards.index(repair.card.id)
            assert beside == (1 if repair.upwards else -1)
            assert [choice.id for choice in repair.pair] == sorted(
                (repair.card.id, repair.neighbour.id), key=question.key.index
            )
        assert tuple(cards) == question.key


@pytest.mark.parametrize(
    ("right", "sentence"),
    [
        (10, "Right: all ten pairs are. Credit 1 of 1."),
        (8, "The other eight of the ten pairs are right. Credit 0.60 of 1."),
        (1, "Only one of the ten pairs is right. Credit 0 of 1."),
        (0, "None of the ten pairs is right. Credit 0 of 1."),
    ],
)
def test_the_verdict_counts_pairs(right, sentence):
    assert ordering_verdict(right, 10, max(0, (2 * right - 10) / 10)) == sentence


@pytest.mark.parametrize("kind", [Kind.FIRST, Kind.LAST, Kind.DATED, Kind.DATING])
def test_every_choice_of_every_kind_has_its_verdict(kind):
    for question in make_questions(4, kind):
        key = next(iter(question.key))
        for choice in question.choices:
            found = answered(item(question, Chosen(frozenset({choice.id}))), SCALE)
            assert found.correct == (choice.id == key)
            assert found.key.state == "correct"
            assert found.chosen.state == ("correct" if choice.id == key else "wrong")
            assert all(shown.verdict for shown in found.choices)
            assert len(found.rows) == len(question.choices)


def test_of_the_first_all_others_are_too_late():
    (question,) = make_questions(1, Kind.FIRST)
    found = answered(item(question, Chosen(question.key)), SCALE)
    verdicts = {shown.verdict for shown in found.choices if shown is not found.key}
    assert verdicts == {"Too late"}


def test_an_item_without_answer_has_nothing_to_explain():
    (question,) = make_questions(1)
    with pytest.raises(TypeError, match="no answer to explain"):
        answered(Item(1, question), SCALE)


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


def test_an_event_counts_as_known_only_if_it_never_misled():
    (question,) = make_questions(1)
    right = answered(ordered(question, question.key), SCALE)
    wrong = answered(ordered(question, question.key[::-1]), SCALE)
    assert all(event.known for event in known_events([right]).values())
    for answers in ([right, wrong], [wrong, right]):
        known = [event.known for event in known_events(answers).values()]
        assert known.count(True) <= 1  # the middle card of an odd number keeps its place
