"""How long attempts took."""

from datetime import timedelta

import pytest

from quiz.web.lasting import lasting, long_words

pytestmark = pytest.mark.usefixtures("on_a_page")


def minutes(*numbers):
    return [timedelta(minutes=number) for number in numbers]


def test_of_no_attempt_nothing_is_said():
    assert lasting([]) is None


def test_of_few_attempts_each_is_named_and_nothing_drawn():
    one = lasting(minutes(8))
    assert (one.words, one.box) == ("It took 8 minutes.", None)
    assert lasting(minutes(3, 1)).words == "They took 1 minute; 3 minutes."


def test_the_middle_half_the_median_and_both_ends_are_told():
    found = lasting(minutes(2, 4, 6, 8, 10))
    assert found.words == (
        "Half of them took 4 minutes to 8 minutes, the median is 6 minutes. "
        "The shortest took 2 minutes, the longest 10 minutes."
    )
    assert (found.box.lower, found.box.width, found.box.middle) == ("40%", "40%", "60%")
    assert [tick.label for tick in found.box.ticks] == [
        "0 min",
        "2 min",
        "4 min",
        "6 min",
        "8 min",
        "10 min",
    ]


def test_what_took_far_longer_is_counted_and_not_drawn():
    found = lasting(minutes(2, 3, 3, 4, 60 * 24 * 5))
    assert found.box.beyond == 1
    assert found.box.most == "100%"
    assert found.words.endswith("the longest 5 days.")


@pytest.mark.parametrize("times", [minutes(*[3] * 9), [timedelta()] * 4, minutes(1, *[10**7] * 5)])
def test_nothing_is_drawn_outside_the_rule(times):
    box = lasting(times).box
    for x in (box.least, box.lower, box.middle, box.most, *box.dots):
        assert 0 <= float(x.removesuffix("%")) <= 100
    assert len(box.ticks) >= 2


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a second"),
        (75, "1 minute 15 seconds"),
        (754, "13 minutes"),
        (7_260, "2 hours 1 minute"),
        (200_000, "2 days"),
    ],
)
def test_long_times_are_rounded(seconds, words):
    assert long_words(seconds) == words
