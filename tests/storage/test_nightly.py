"""A copy every night: which are kept, and what a copy is that failed."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quiz.storage import backups, nightly
from quiz.storage.database import UnusableDatabase
from quiz.storage.nightly import DAYS, WEEKS, back_up_if_due, expired

NIGHT = datetime(2026, 11, 24, 3, 1, tzinfo=ZoneInfo("Europe/Vienna"))
DAY = timedelta(days=1)


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_a_copy_is_made_once_a_night(shelves, tmp_path):
    folder = tmp_path / "on" / "the" / "stick"
    made = back_up_if_due(folder, NIGHT)
    assert made == folder / "quiz-2026-11-24.sqlite3"
    backups.inspect(made)
    assert back_up_if_due(folder, NIGHT + timedelta(hours=23)) is None
    assert back_up_if_due(folder, NIGHT + DAY) == folder / "quiz-2026-11-25.sqlite3"
    assert len(names(folder)) == 2


def test_before_three_it_is_still_the_night_before(shelves, tmp_path):
    made = back_up_if_due(tmp_path, NIGHT - timedelta(minutes=2))
    assert made.name == "quiz-2026-11-23.sqlite3"


def test_a_clock_that_is_set_back_makes_no_second_copy_of_a_night(shelves, tmp_path):
    back_up_if_due(tmp_path, NIGHT + timedelta(hours=2))
    assert back_up_if_due(tmp_path, NIGHT + timedelta(hours=1)) is None


def test_on_a_sunday_the_week_is_there_and_the_sundays_of_the_four_weeks_before():
    kept: list[date] = []
    for number in range(361):
        kept.append(date(2026, 1, 1) + number * DAY)
        kept = [day for day in kept if day not in expired(kept)]
    assert kept == [
        *(date(2026, 11, 29) + week * 7 * DAY for week in range(WEEKS)),
        *(date(2026, 12, 21) + number * DAY for number in range(DAYS)),
    ]


def test_whoever_serves_on_some_days_only_keeps_the_last_seven_too():
    days = [date(2026, 1, 1) + number * 30 * DAY for number in range(12)]
    assert expired(days) == [days[0]]


def test_what_is_no_copy_of_ours_is_left_alone(shelves, tmp_path):
    theirs = ["diary.txt", "quiz-2020-02-30.sqlite3", "quiz-2020-01-01.sqlite3.bak", "quiz.sqlite3"]
    for name in theirs:
        (tmp_path / name).touch()
    for number in range(40):
        (tmp_path / f"quiz-{date(2020, 1, 1) + number * DAY}.sqlite3").touch()
    back_up_if_due(tmp_path, NIGHT)
    assert set(theirs) < set(names(tmp_path))
    assert len(names(tmp_path)) == len(theirs) + DAYS + WEEKS


def test_what_a_killed_program_left_is_removed_the_next_time(shelves, tmp_path):
    for ending in ("", ".unfinished", ".unfinished-journal"):
        (tmp_path / f"quiz-2026-11-23.sqlite3.unchecked{ending}").write_bytes(b"half")
        (tmp_path / f"quiz-2026-11-24.sqlite3.unchecked{ending}").write_bytes(b"half")
    made = back_up_if_due(tmp_path, NIGHT)
    assert names(tmp_path) == [made.name]


@pytest.mark.parametrize("taken", ["folder", "copy"])
def test_a_place_that_cannot_be_written_is_told_and_old_copies_stay(shelves, tmp_path, taken):
    old = [tmp_path / f"quiz-{date(2020, 1, 1) + number * DAY}.sqlite3" for number in range(9)]
    for file in old:
        file.touch()
    if taken == "folder":
        with pytest.raises(UnusableDatabase, match=r"cannot be used: .*Not a directory"):
            back_up_if_due(old[0] / "folder", NIGHT)
    else:
        (tmp_path / "quiz-2026-11-24.sqlite3.unchecked.unfinished" / "x").mkdir(parents=True)
        with pytest.raises(UnusableDatabase, match="cannot be"):
            back_up_if_due(tmp_path, NIGHT)
    assert all(file.exists() for file in old)


def test_a_copy_that_is_not_sound_gets_no_copys_name(shelves, tmp_path, monkeypatch):
    def damage(target, _progress):
        target.write_bytes(b"SQLite format 3\0" + b"x" * 5000)

    monkeypatch.setattr(backups, "back_up", damage)
    with pytest.raises(UnusableDatabase, match="no backup"):
        back_up_if_due(tmp_path, NIGHT)
    assert [name for name in names(tmp_path) if nightly.NAMED.fullmatch(name)] == []
