"""A gap picked in a line of events against the one where an event belongs."""

import pytest

from quiz.questions.question import Kind
from quiz.web.answered import answered
from tests.factories import make_questions
from tests.web.explaining import SCALE, chosen

pytestmark = pytest.mark.usefixtures("on_a_page")

QUESTIONS = make_questions(8, Kind.PLACING)
CASES = [(question, gap) for question in QUESTIONS for gap in question.choices]


@pytest.mark.parametrize(("question", "gap"), CASES)
def test_each_event_says_on_which_side_it_was_put_and_whether_rightly(question, gap):
    found = answered(chosen(question, gap.id), SCALE)
    placed, *line = question.about
    put = [one.id for one in (*line[: gap.position], placed, *line[gap.position :])]
    for place in found.places:
        event = place.event.choice
        if event is placed:
            assert place.event.state == "correct"
            continue
        put_after = put.index("x") > put.index(event.id)
        truly_after = placed.surely_after > event.surely_after
        assert f"You put it {'after' if put_after else 'before'} this" in place.event.verdict
        assert (place.event.state == "wrong") == (put_after is not truly_after)
        assert ("rightly" in place.event.verdict) == (put_after is truly_after)


@pytest.mark.parametrize(("question", "gap"), CASES)
def test_every_gap_is_explained_beside_the_event_that_decides_on_it(question, gap):
    found = answered(chosen(question, gap.id), SCALE)
    assert [place.choice for place in found.places] == list(question.choices)
    for place in found.places:
        assert place.choice.excerpts == place.event.choice.excerpts
    starts = [place.event.choice.surely_after for place in found.places]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("question", "gap"), CASES)
def test_the_verdict_counts_the_events_that_were_passed(question, gap):
    found = answered(chosen(question, gap.id), SCALE)
    passed = sum(place.event.state == "wrong" for place in found.places)
    assert (found.sense is None) == found.correct == (gap.id in question.key) == (passed == 0)
    if found.correct:
        assert found.verdict == "Right: that is where it belongs."
    else:
        number = ["", "one event", "two events", "three events", "four events", "five events"]
        side = "before" if found.sense == "early" else "after"
        assert f"you put it {side} {number[passed]} that came {side} it" in found.verdict
        assert found.gap is gap


def test_the_proof_ties_the_whole_line_in_its_order():
    found = answered(chosen(QUESTIONS[0], "a"), SCALE)
    ties = [(bool(row.drop_from), bool(row.drop_to)) for _, row in found.proof.rows]
    assert ties[0] == (False, True)
    assert ties[-1] == (True, False)
    assert set(ties[1:-1]) <= {(True, True)}
