"""Copies of a database in use."""

import sqlite3

import pytest

from quiz.storage import backups, library
from quiz.storage.accounts import PersonRow, new_guest
from quiz.storage.database import UnusableDatabase, database_file, db, writing
from tests.factories import NOON


def unwatched(done: int, pages: int) -> None:
    pass


def people() -> int:
    db.session.rollback()
    return db.session.query(PersonRow).count()


def add_guest() -> None:
    with writing():
        new_guest(NOON)


@pytest.mark.usefixtures("shelves")
def test_a_backup_brings_back_what_was_there_and_nothing_since(tmp_path):
    add_guest()
    backups.back_up(tmp_path / "monday.sqlite3", unwatched)
    add_guest()
    kept = backups.restore(tmp_path / "monday.sqlite3", unwatched)
    assert people() == 1
    assert kept is not None
    assert sqlite3.connect(kept).execute("SELECT count(*) FROM people").fetchone() == (2,)


@pytest.mark.usefixtures("shelves")
def test_a_backup_is_made_while_somebody_is_writing(tmp_path):
    with writing():
        new_guest(NOON)
        backups.back_up(tmp_path / "meanwhile.sqlite3", unwatched)
    copy = sqlite3.connect(tmp_path / "meanwhile.sqlite3")
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.execute("SELECT count(*) FROM people").fetchone() == (0,)


@pytest.mark.usefixtures("shelves")
def test_progress_ends_with_all_pages(tmp_path):
    told: list[tuple[int, int]] = []
    backups.back_up(tmp_path / "copy.sqlite3", lambda done, pages: told.append((done, pages)))
    done, pages = told[-1]
    assert done == pages > 0


@pytest.mark.usefixtures("shelves")
def test_a_file_that_is_there_is_not_written_over(tmp_path):
    place = tmp_path / "mine.txt"
    place.write_text("mine")
    with pytest.raises(UnusableDatabase, match="is there already"):
        backups.back_up(place, unwatched)
    assert place.read_text() == "mine"


@pytest.mark.usefixtures("shelves")
def test_a_place_that_cannot_be_written_is_named_and_left_clean(tmp_path):
    with pytest.raises(UnusableDatabase, match="cannot be written"):
        backups.back_up(tmp_path / "no" / "folder" / "copy.sqlite3", unwatched)
    assert list(tmp_path.glob("**/*.unfinished")) == []


@pytest.mark.usefixtures("shelves")
@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_backup_changes_nothing(tmp_path, content):
    add_guest()
    (tmp_path / "wrong").write_bytes(content)
    before = set(database_file().parent.iterdir())
    with pytest.raises(UnusableDatabase, match="backup"):
        backups.restore(tmp_path / "wrong", unwatched)
    assert people() == 1
    assert set(database_file().parent.iterdir()) == before


@pytest.mark.usefixtures("shelves")
def test_another_programs_database_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "other.sqlite3") as other:
        other.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(UnusableDatabase, match="no sound backup of this product"):
        backups.restore(tmp_path / "other.sqlite3", unwatched)
    assert library.topics() is not None


@pytest.mark.usefixtures("shelves")
def test_a_backup_of_a_newer_version_is_refused_before_anything_is_touched(tmp_path):
    backups.back_up(tmp_path / "future.sqlite3", unwatched)
    with sqlite3.connect(tmp_path / "future.sqlite3") as future:
        future.execute("UPDATE alembic_version SET version_num = '9999'")
    add_guest()
    with pytest.raises(UnusableDatabase, match="newer version"):
        backups.restore(tmp_path / "future.sqlite3", unwatched)
    assert people() == 1


@pytest.mark.usefixtures("shelves")
@pytest.mark.parametrize("broken", [b"Dear diary, " * 1000, None])
def test_a_backup_takes_the_place_of_a_database_that_is_broken_or_gone(tmp_path, broken):
    add_guest()
    backups.back_up(tmp_path / "good.sqlite3", unwatched)
    db.session.remove()
    db.engine.dispose()
    if broken is None:
        database_file().unlink()
    else:
        database_file().write_bytes(broken)
    kept = backups.restore(tmp_path / "good.sqlite3", unwatched)
    assert people() == 1
    assert (kept and kept.read_bytes()) == broken
