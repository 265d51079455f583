import pytest

from quiz.attempts.rules import Rule
from quiz.web.marking import EXAMPLE_LETTERS, rules_in_words

pytestmark = pytest.mark.usefixtures("on_a_page")


def test_every_rule_has_a_name_a_sentence_and_what_the_example_earns():
    words = rules_in_words()
    assert [one.value for one in words] == list(Rule)
    assert len({one.name for one in words}) == len({one.sentence for one in words}) == len(Rule)
    assert EXAMPLE_LETTERS == "A C B D E"


def test_the_example_earns_what_moodle_gives_for_it():
    assert {one.value: one.earned for one in rules_in_words()} == {
        "certain-pairs": 80,
        "all-or-nothing": 0,
        "absolute-position": 60,
        "relative-position": 90,
        "next-excluding-last": 25,
        "next-including-last": 40,
        "one-previous-and-next": 40,
        "all-previous-and-next": 90,
        "longest-ordered-subset": 80,
        "longest-contiguous-subset": 60,
    }
