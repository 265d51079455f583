"""Which events a teacher should look at first."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.events.worth import worth
from tests.questions.topics import dates, event


def test_a_named_event_of_a_known_day_told_by_two_is_worth_most():
    best = event("a", "1961-07-07", "1961", statement="Khrushchev and Kim Il Sung sign in Moscow.")
    assert worth(best).score > 0.9
    assert worth(best).reasons[0] in (
        "It names who or where.",
        "Its date is fine enough to be asked.",
    )
    assert "More than one source tells it." in worth(best).reasons


def test_a_vague_nameless_event_of_one_source_is_worth_little():
    vague = event("b", "19XX", statement="Things change.", usable=False)
    assert worth(vague).score < 0.3
    assert "More than one source tells it." not in worth(vague).reasons


def test_an_event_without_an_end_in_time_gains_nothing_by_its_date():
    assert "Its date is fine enough to be asked." not in worth(event("c", "1961/..")).reasons


@given(dates(), st.text(min_size=1, max_size=80).filter(str.strip))
def test_worth_stays_between_0_and_1(date, statement):
    assert 0 <= worth(event("any", date, statement=statement)).score <= 1
