"""Bringing a database up to date: its tables, and the bundled topics it never had."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select

from quiz.events.topic import Topic
from quiz.formats import topic_file
from quiz.storage import library
from quiz.storage.copying import under_free_slugs
from quiz.storage.database import (
    UnusableDatabase,
    database_file,
    db,
    explaining_trouble,
    explanation,
    turns,
    writing,
)
from quiz.storage.library import BundledTopicRow

BUNDLED = Path(__file__).resolve().parents[1] / "topics"


def bring_up_to_date(topics: Path = BUNDLED) -> None:
    """Make or migrate the database, and load each topic of the folder that it never had.

    Safe when several processes do it at once. Raises UnusableDatabase, and BrokenTopic where a
    topic cannot be loaded; the database is then as it was before.
    """
    make_folder()
    with explaining_trouble():
        if not is_current():
            migrate()
        load_new_topics(topics)
        db.session.rollback()


def make_folder() -> None:
    try:
        database_file().parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise UnusableDatabase(explanation(str(trouble))) from trouble


def is_current() -> bool:
    """Return whether the tables are those of this version; UnusableDatabase if of none."""
    with db.engine.connect() as connection:
        found = revision(connection)
    if found is not None:
        check_step(found, database_file())
    return found == head()


def check_step(found: str, file: Path) -> None:
    """Raise UnusableDatabase where this version does not know the step a database is at."""
    steps = ScriptDirectory.from_config(configuration())
    if found not in {step.revision for step in steps.walk_revisions()}:
        raise UnusableDatabase(
            f"The database {file} was made by a newer version (it is at step {found}, "
            f"this version ends at {head()}): install that version."
        )


def head() -> str | None:
    """Return the last step that this version knows."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def revision(connection: Connection) -> str | None:
    """Return the step a database is at, None for an empty one; UnusableDatabase if not ours."""
    tables = {
        name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master").all()
    }
    if tables and not tables >= {"alembic_version", BundledTopicRow.__tablename__}:
        raise UnusableDatabase(
            f"The database {database_file()} belongs to another program: "
            "name another file in QUIZ_DATABASE_URL."
        )
    return MigrationContext.configure(connection).get_current_revision()


def migrate() -> None:
    """Take every step that the database has not taken, all of them or none."""
    with turns().taken(), db.engine.connect() as connection:
        file = connection.connection.driver_connection
        assert file is not None
        file.execute("PRAGMA journal_mode=WAL")
        # A table made anew is dropped first, and would take its children along. The pragma does
        # nothing within a transaction.
        file.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.execution_options(writes=True).begin():
                take_steps(connection)
        finally:
            file.execute("PRAGMA foreign_keys=ON")


def take_steps(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")
    if orphans := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise UnusableDatabase(
            f"The database {database_file()} was not upgraded: {len(orphans)} rows "
            f"(first in table {orphans[0][0]}) would belong to nothing."
        )


def configuration(connection: Connection | None = None) -> Config:
    """Return what Alembic is to know; `migrations/env.py` takes the connection from it."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", "quiz:storage/migrations")
    return settings


def load_new_topics(folder: Path) -> None:
    """Add the topics that the database never had; all are read before any is added."""
    places = {place.parent.name: place for place in sorted(folder.glob("*/topic.json"))}
    known = set(db.session.scalars(select(BundledTopicRow.slug)))
    new = {slug: read_topic(place) for slug, place in places.items() if slug not in known}
    for slug, topic in new.items():
        with writing():
            # Another process may have been faster since the question above.
            if db.session.get(BundledTopicRow, slug) is None:
                library.add_topic(under_free_slugs(topic))
                db.session.add(BundledTopicRow(slug=slug))


def read_topic(place: Path) -> Topic:
    """Return the topic of a file, with the texts that stand beside it, newlines untouched."""
    texts = {text.name: text.read_bytes().decode() for text in place.parent.glob("*.txt")}
    return topic_file.read(place.read_text(encoding="utf-8"), texts)
