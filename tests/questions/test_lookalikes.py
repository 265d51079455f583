"""Events that nobody could tell apart without the words left out."""

from quiz.questions.pool import Pool
from tests.questions.topics import event, years

FIRST = event("first", "1950", statement="Kim and Putin hold a summit in Vladivostok.")
SECOND = event("second", "1960", statement="Kim and Putin hold a second summit.")
LONGER = event("longer", "1960", statement="Kim and Putin hold a second summit in Vladivostok.")
OTHER = event("other", "1960", statement="Kim and Trump hold a second summit.")


def asked(*events):
    return {one.event.name: one.text for one in Pool(events).by_start}


def test_a_statement_is_asked_without_the_words_that_tell_its_time():
    assert asked(SECOND, *years(1900))["second"] == "Kim and Putin hold a summit."


def test_an_event_that_could_then_be_another_is_refused():
    assert "second" not in asked(FIRST, SECOND)
    assert "longer" not in asked(FIRST, LONGER)
    assert "first" in asked(FIRST, SECOND)
    assert Pool([FIRST, SECOND]).refused == {"giving its date away": 1}


def test_of_two_that_are_alike_only_without_their_words_neither_is_asked():
    third = event("third", "1970", statement="Kim and Putin hold a third summit.")
    assert asked(SECOND, third) == {}


def test_one_of_the_same_date_or_of_other_names_may_be_asked():
    same = event("same", "1960-05", statement="Kim and Putin hold a summit.")
    assert {"second", "same"} <= asked(SECOND, same).keys()
    assert {"first", "other"} <= asked(FIRST, OTHER).keys()
