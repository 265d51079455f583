"""Events named in passing."""

from quiz.events.mentions import mentions
from tests.events.sentences import reading, said


def test_an_event_before_the_main_clause_is_mentioned_with_its_date():
    (found,) = mentions(reading("After his election in 1860, Abraham Lincoln moved to Washington."))
    assert said(found.words) == "Abraham Lincoln’s election in 1860"
    assert found.date.edtf == "1860"


def test_a_plain_date_is_no_mention():
    assert list(mentions(reading("After 1860, Abraham Lincoln lived in Washington."))) == []
    assert list(mentions(reading("In May 1860, Abraham Lincoln went to Chicago."))) == []
