"""Whether 12/06/2011 is in June or in December."""

import pytest

from quiz.dates.prose.numeric import day_first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16/07/1969 launch, 03/08/1969 release", True),
        ("04/12/1861 shots, 04/19/1861 riot", False),
        ("28.6.1914 and 1.8.1914", True),
        ("03/04/1999 and 05/06/1999", None),
        ("13/04/1999 and 05/16/1999", None),  # it does both
        ("02/03/1990, 01/04/1990, 03/01/1990", None),  # in order either way, or in neither
        ("05/01/1990, 02/02/1990, 01/03/1990", True),  # in order only as days first
        ("10/05: attack\n04/06: end\n22/06: armistice\n", True),
        ("version 2.0.1 of 1/2", None),
    ],
)
def test_the_other_dates_of_a_text_tell(text: str, expected: bool | None) -> None:
    assert day_first(text, set()) is expected


def test_a_date_that_is_also_written_in_words_tells() -> None:
    assert day_first("08.05.1945 and 09.05.1945", {(1945, 5, 8)}) is True
    assert day_first("05/08/1945 and 05/09/1945", {(1945, 5, 8)}) is False
