from datetime import datetime

import pytest

from quiz.web.moments import wall_time

pytestmark = pytest.mark.usefixtures("on_a_page")


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-03T08:05",
        "2026-12-03 08:05",
        "2026-12-03T08:05:00",
        "3 December 2026, 08:05",
        "3 December 2026 8:05",
        "3 Dec 2026 at 8.05",
        "December 3, 2026 08:05",
    ],
)
def test_a_day_with_a_time_is_read_as_people_and_browsers_write_it(typed):
    assert wall_time(typed) == datetime(2026, 12, 3, 8, 5)


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-12-03", "08:00", "tomorrow 08:00", "2026-12-03T24:00", "2026-12-03T08:60"),
        *("2026-02-29T08:00", "December 2026 08:00", "44 BC 08:00", "about 2026-12-03 08:00"),
        *("1999-12-31T08:00", "2200-01-01T08:00", "٢٠٢٦-١٢-٠٣T٠٨:٠٠", "T", ":", "-" * 61, "🕗"),
    ],
)
def test_anything_else_is_answered_with_a_sentence(typed):
    with pytest.raises(ValueError, match=r"^Write a"):
        wall_time(typed)
