"""What an answer shows: each event's credit, each pair right or mixed up."""

import pytest

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.grading import grade
from quiz.dates import edtf
from quiz.practice.evidence import EventShown, Evidence, PairShown, evidence
from quiz.questions.question import Choice, Kind, MultipleChoice, Ordering, Step
from tests.factories import (
    make_bracketed,
    make_excerpt,
    make_written_choice,
    make_written_order,
)


def choice(choice_id, date, *, event=True):
    name = f"event-{choice_id}" if event else None
    excerpts = (make_excerpt(date),) if event else ()
    return Choice(choice_id, f"Choice {choice_id}.", name, edtf.read(date), "Why.", excerpts)


IN_ORDER = [choice("a", "1789"), choice("b", "1792"), choice("c", "1799"), choice("d", "1815")]
ORDERING = Ordering("In order?", tuple(IN_ORDER), (("a",), ("b",), ("c",), ("d",)), (), 3, 1)


def multiple_choice(kind, key, choices=IN_ORDER, about=()):
    return MultipleChoice(kind, "Which?", tuple(choices), tuple(about), frozenset({key}), (), 3, 1)


def ordered(ids):
    return Ordered(tuple((choice_id,) for choice_id in ids))


def mixed_up(shown):
    return {(pair.earlier, pair.later) for pair in shown.pairs if pair.mixed_up}


def credits_of(shown):
    return {one.event: one.credit for one in shown.events}


def test_an_order_that_is_right_shows_every_event_and_every_pair():
    shown = evidence(ORDERING, ordered("abcd"))
    assert set(credits_of(shown).values()) == {1}
    assert len(shown.pairs) == 6
    assert mixed_up(shown) == set()


def test_an_event_has_the_share_of_its_pairs_that_are_right():
    shown = evidence(ORDERING, ordered("bacd"))
    assert credits_of(shown) == pytest.approx(
        {"event-a": 2 / 3, "event-b": 2 / 3, "event-c": 1, "event-d": 1}
    )
    assert mixed_up(shown) == {("event-a", "event-b")}


def test_an_order_the_wrong_way_round_shows_nothing_but_mixed_up_pairs():
    shown = evidence(ORDERING, ordered("dcba"))
    assert set(credits_of(shown).values()) == {0}
    assert len(mixed_up(shown)) == 6


BRACKETED = make_bracketed(("1789",), ("1792", "1792-09"), ("1799",))  # d, then c and b, then a


@pytest.mark.parametrize("groups", [["d", "cb", "a"], ["d", "b", "c", "a"], ["d", "c", "b", "a"]])
def test_what_is_done_with_two_that_nothing_tells_apart_shows_nothing(groups):
    shown = evidence(BRACKETED, Ordered(tuple(map(tuple, groups))))
    assert set(credits_of(shown).values()) == {1}
    assert {(pair.earlier, pair.later) for pair in shown.pairs} == names(
        "dc", "db", "da", "ca", "ba"
    )
    assert mixed_up(shown) == set()


def test_two_put_side_by_side_though_their_order_is_certain_are_mixed_up():
    shown = evidence(BRACKETED, Ordered((("d",), ("a", "b", "c"))))
    assert mixed_up(shown) == names("ca", "ba")
    assert credits_of(shown) == pytest.approx(
        {"event-d": 1, "event-c": 1 / 2, "event-b": 1 / 2, "event-a": 1 / 3}
    )


def test_who_finds_the_first_has_told_it_from_all_the_others():
    shown = evidence(multiple_choice(Kind.FIRST, "a"), Chosen(frozenset("a")))
    assert shown == Evidence(
        (EventShown("event-a", 1),),
        tuple(PairShown("event-a", f"event-{other}", False) for other in "bcd"),
        shown.context,
    )


def test_who_takes_another_for_the_key_has_mixed_up_these_two_and_no_others():
    shown = evidence(multiple_choice(Kind.LAST, "d"), Chosen(frozenset("b")))
    assert credits_of(shown) == {"event-d": 0, "event-b": 0}
    assert shown.pairs == (PairShown("event-b", "event-d", True),)


@pytest.mark.parametrize(("chosen", "credit"), [("x", 1), ("y", 0)])
def test_of_a_question_about_a_date_only_the_event_it_is_about_is_shown(chosen, credit):
    dates = [choice("x", "1789", event=False), *(choice(i, d, event=False) for i, d in DATES)]
    question = multiple_choice(Kind.DATING, "x", dates, about=[choice("a", "1789-07-14")])
    shown = evidence(question, Chosen(frozenset(chosen)))
    assert (shown.events, shown.pairs) == ((EventShown("event-a", credit),), ())


DATES = [("y", "1792"), ("z", "1799")]


ABOUT = [choice("x", "1791"), choice("y", "1794")]
STEPS = {
    # b lies between x and y, and c and d after both; a came before x.
    Kind.BETWEEN: ["xb", "by", "ax", "yc", "yd"],
    Kind.NEXT: ["xb", "ax", "bc", "bd"],
}


def told_by(kind):
    """Return a question whose key is b, with the certificate that proves it."""
    about = ABOUT if kind is Kind.BETWEEN else ABOUT[:1]
    steps = tuple(Step(before, after, "So.") for before, after in STEPS[kind])
    return MultipleChoice(
        kind, "Which?", tuple(IN_ORDER), tuple(about), frozenset("b"), steps, 3, 1
    )


def names(*pairs):
    return {(f"event-{earlier}", f"event-{later}") for earlier, later in pairs}


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        (Kind.NEXT, ["xb", "ax", "bc", "bd", "ab"]),
        (Kind.BETWEEN, ["xb", "by", "ax", "yc", "yd", "ab", "bc", "bd"]),
    ],
)
def test_who_finds_what_came_next_or_between_has_told_all_that_proves_it(kind, pairs):
    shown = evidence(told_by(kind), Chosen(frozenset("b")))
    assert shown.events == (EventShown("event-b", 1),)
    assert {(pair.earlier, pair.later) for pair in shown.pairs} == names(*pairs)
    assert len(shown.pairs) == len(pairs)
    assert mixed_up(shown) == set()


@pytest.mark.parametrize(
    ("kind", "taken", "pairs"),
    [
        (Kind.NEXT, "a", ["ab", "ax"]),
        (Kind.NEXT, "d", ["bd"]),
        (Kind.BETWEEN, "a", ["ab", "ax"]),
        (Kind.BETWEEN, "d", ["bd", "yd"]),
    ],
)
def test_who_takes_another_has_it_on_the_wrong_side_and_no_more_is_known(kind, taken, pairs):
    shown = evidence(told_by(kind), Chosen(frozenset(taken)))
    assert credits_of(shown) == {"event-b": 0, f"event-{taken}": 0}
    assert mixed_up(shown) == names(*pairs)
    assert len(shown.pairs) == len(pairs)


def gap(position):
    return Choice("efghi"[position], f"Gap {position}.", None, None, "Why.", (), position)


@pytest.mark.parametrize(
    ("chosen", "credit", "pairs"),
    [
        ("e", 0.75, ["ax"]),
        ("f", 1, []),
        ("g", 0.75, ["xb"]),
        ("h", 0.5, ["xb", "xc"]),
        ("i", 0.25, ["xb", "xc", "xd"]),
    ],
)
def test_the_events_between_the_right_place_and_the_chosen_one_are_mixed_up(chosen, credit, pairs):
    gaps = [gap(position) for position in range(5)]
    about = [ABOUT[0], *IN_ORDER]
    shown = evidence(multiple_choice(Kind.PLACING, "f", gaps, about), Chosen(frozenset(chosen)))
    assert shown.events == (EventShown("event-x", credit),)
    assert mixed_up(shown) == names(*pairs)
    assert {(pair.earlier, pair.later) for pair in shown.pairs} == names("ax", "xb", "xc", "xd")


@pytest.mark.parametrize(("chosen", "credit"), [("m", 1), ("n", 0)])
def test_a_time_between_two_events_is_known_as_well_as_both_its_ends(chosen, credit):
    lengths = [Choice(name, name, None, None, "Why.", (), days=(1, 2)) for name in "mno"]
    question = multiple_choice(Kind.ELAPSED, "m", lengths, ABOUT)
    shown = evidence(question, Chosen(frozenset(chosen)))
    assert shown.events == (EventShown("event-x", credit), EventShown("event-y", credit))
    assert shown.pairs == ()


def test_two_events_without_a_certain_order_are_no_pair():
    choices = [choice("a", "1789"), choice("b", "178X"), choice("c", "1799")]
    shown = evidence(multiple_choice(Kind.DATED, "a", choices), Chosen(frozenset("b")))
    assert credits_of(shown) == {"event-a": 0, "event-b": 0}
    assert shown.pairs == ()


@pytest.mark.parametrize("ids", ["abcd", "bacd", "cabd", "dcba", "badc"])
def test_the_pairs_right_less_the_pairs_wrong_are_the_credit(ids):
    shown = evidence(ORDERING, ordered(ids))
    wrong = len(mixed_up(shown))
    assert grade(ORDERING, ordered(ids)) == pytest.approx(max(0, (6 - 2 * wrong) / 6))


def test_an_answer_to_another_kind_of_question_is_refused():
    with pytest.raises(TypeError, match="ordering"):
        evidence(ORDERING, Chosen(frozenset("a")))


def test_a_written_question_shows_nothing_of_events():
    order = make_written_order()
    reverse = Ordered(tuple((choice,) for choice in order.key[::-1]))
    assert evidence(order, reverse) == Evidence()
    assert evidence(make_written_choice(), Chosen(frozenset("a"))) == Evidence()


def test_the_context_is_the_kind_and_the_events_whatever_was_answered_and_in_whatever_order():
    turned = Ordering("In order?", tuple(IN_ORDER[::-1]), ORDERING.groups, (), 3, 1)
    context = evidence(ORDERING, ordered("abcd")).context
    assert context == evidence(turned, ordered("dcba")).context
    first, fewer = multiple_choice(Kind.FIRST, "a"), multiple_choice(Kind.FIRST, "a", IN_ORDER[:3])
    others = [evidence(one, Chosen(frozenset("a"))).context for one in (first, fewer)]
    assert len({context, *others}) == 3
