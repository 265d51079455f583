"""Alembic's way in: migrates the connection that `quiz.storage.upgrading` hands over."""

from alembic import context

from quiz.storage import (
    changes,
    corrections,
    imports,
    invitations,
    memory,
    pictures,
    question_files,
    reports,
    tries,
)
from quiz.storage.database import Row

# These shelves import all the others, so that every table is known here.
SHELVES = (
    changes,
    corrections,
    imports,
    invitations,
    memory,
    pictures,
    question_files,
    reports,
    tries,
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
context.run_migrations()
