"""The scraper's time stamp: offered as a guess, never a date of the story."""

from datetime import date

import pytest

from quiz.dates.phrases import find, stamps

COPIED_PAGE = """\
Home > NewsA short history of the bridge
View
Date:2021-03-04 09:15:36
LONDON — The old bridge was opened in June 1831 and pulled down in 1967. It reopened in July.
"""


def test_a_stamp_at_the_head_is_offered_with_its_place() -> None:
    (stamp,) = stamps(COPIED_PAGE)
    assert stamp.day == date(2021, 3, 4)
    assert COPIED_PAGE[stamp.start : stamp.end] == "2021-03-04 09:15:36"


def test_a_stamp_is_neither_reported_nor_leant_on() -> None:
    found = find(COPIED_PAGE)
    assert [phrase.text for phrase in found] == ["June 1831", "1967", "July"]
    assert found[-1].date is not None
    assert found[-1].date.edtf == "1967-07"


@pytest.mark.parametrize(
    "text",
    [
        "The log of 2021-03-04 09:15 was lost.",
        "Date:2021-13-04 09:15:36",
        "x" * 3_000 + "\nDate:2021-03-04 09:15:36",
    ],
)
def test_other_times_are_no_stamps(text: str) -> None:
    assert stamps(text) == ()
