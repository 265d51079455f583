from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from quiz.attempts.appointments import Appointment, Caution, appointment, on_the_wall

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.mark.parametrize(
    ("typed", "zone", "late", "expected", "caution"),
    [
        ("2026-12-03T08:00", "Europe/Vienna", False, "2026-12-03T07:00", None),
        ("2026-07-03T08:00", "Europe/Vienna", True, "2026-07-03T06:00", None),
        ("2026-03-29T01:59", "Europe/Vienna", False, "2026-03-29T00:59", None),
        ("2026-03-29T02:30", "Europe/Vienna", False, "2026-03-29T01:30", Caution.SKIPPED),
        ("2026-03-29T02:30", "Europe/Vienna", True, "2026-03-29T01:30", Caution.SKIPPED),
        ("2026-03-29T03:00", "Europe/Vienna", False, "2026-03-29T01:00", None),
        ("2026-10-25T02:30", "Europe/Vienna", False, "2026-10-25T00:30", Caution.TWICE),
        ("2026-10-25T02:30", "Europe/Vienna", True, "2026-10-25T01:30", Caution.TWICE),
        ("2026-10-25T03:00", "Europe/Vienna", True, "2026-10-25T02:00", None),
        ("2026-03-08T02:30", "America/New_York", False, "2026-03-08T07:30", Caution.SKIPPED),
        ("2026-10-04T02:15", "Australia/Lord_Howe", False, "2026-10-03T15:45", Caution.SKIPPED),
        ("2026-12-03T08:00", "Asia/Kathmandu", False, "2026-12-03T02:15", None),
        ("2026-12-03T08:00", "UTC", False, "2026-12-03T08:00", None),
    ],
)
def test_a_time_on_the_wall_is_one_moment(typed, zone, late, expected, caution):
    found = appointment(datetime.fromisoformat(typed), ZoneInfo(zone), late=late)
    assert found == Appointment(datetime.fromisoformat(expected).replace(tzinfo=UTC), caution)


def test_a_skipped_time_is_shown_as_much_later_as_clocks_are_put_forward():
    found = appointment(datetime(2026, 3, 29, 2, 30), VIENNA)
    assert on_the_wall(found.moment, VIENNA) == datetime(2026, 3, 29, 3, 30)


def test_of_a_time_that_comes_twice_both_are_the_same_on_the_wall():
    wall = datetime(2026, 10, 25, 2, 30)
    for late in (False, True):
        assert on_the_wall(appointment(wall, VIENNA, late=late).moment, VIENNA) == wall
