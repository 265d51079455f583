"""Counts of what answers show, kept with the answers; those given so far are counted here."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from quiz.attempts.answers import from_text
from quiz.practice.evidence import evidence
from quiz.questions import record
from quiz.results.tallies import Tallies, counted

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ANSWERS = sa.text(
    """
    SELECT attempts.person_id, attempts.topic_slug, items.answer, items.answered_at,
           questions.record
      FROM items
      JOIN attempts ON attempts.id = items.attempt_id
      JOIN questions ON questions.id = items.question_id
     WHERE items.answered_at IS NOT NULL
     ORDER BY attempts.person_id, attempts.topic_slug
    """
).columns(answered_at=sa.DateTime(timezone=True), record=sa.JSON)

FINISHED = """
    INSERT INTO topic_tallies (person_id, topic_slug, finished, best, first_at, last_at)
    SELECT person_id, topic_slug, count(*), max(score / questions), min(finished_at),
           max(finished_at)
      FROM attempts
     WHERE finished_at IS NOT NULL
     GROUP BY person_id, topic_slug
"""


def upgrade() -> None:
    events = tally_table(
        "event_tallies",
        ["event"],
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("earned", sa.Double(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    pairs = tally_table(
        "pair_tallies",
        ["earlier", "later"],
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("mixed_up", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    tally_table(
        "topic_tallies",
        [],
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("best", sa.Double(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index(
        "ix_attempts_person_id_topic_slug_id", "attempts", ["person_id", "topic_slug", "id"]
    )
    op.create_index(
        "ix_attempts_open",
        "attempts",
        ["person_id", "topic_id"],
        sqlite_where=sa.text("finished_at IS NULL"),
    )
    for person_id, topic_slug, tallies in answers_so_far():
        whose = {"person_id": person_id, "topic_slug": topic_slug}
        op.bulk_insert(events, event_rows(whose, tallies))
        op.bulk_insert(pairs, pair_rows(whose, tallies))
    op.execute(FINISHED)


def tally_table(name: str, keys: list[str], *counts: sa.Column[Any]) -> sa.Table:
    """Make a table of counts by person, topic and further keys."""
    return op.create_table(
        name,
        sa.Column("person_id", sa.Integer(), nullable=False),
        *(sa.Column(key, sa.String(), nullable=False) for key in ["topic_slug", *keys]),
        *counts,
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f(f"fk_{name}_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "topic_slug", *keys, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def answers_so_far() -> Iterator[tuple[int, str, Tallies]]:
    """Yield what the answers of each person add up to, topic by topic."""
    rows = op.get_bind().execute(ANSWERS, execution_options={"yield_per": 500})
    for (person_id, topic_slug), given in groupby(rows, whose_answer):
        yield (
            person_id,
            topic_slug,
            counted(
                (evidence(record.from_record(row.record), from_text(row.answer)), row.answered_at)
                for row in given
            ),
        )


def whose_answer(row: sa.Row[Any]) -> tuple[int, str]:
    return row.person_id, row.topic_slug


def event_rows(whose: dict[str, object], tallies: Tallies) -> list[dict[str, object]]:
    return [
        {
            **whose,
            "event": event,
            "asked": tally.asked,
            "earned": tally.earned,
            "last_at": tally.last_at,
        }
        for event, tally in tallies.events.items()
    ]


def pair_rows(whose: dict[str, object], tallies: Tallies) -> list[dict[str, object]]:
    return [
        {
            **whose,
            "earlier": earlier,
            "later": later,
            "asked": tally.asked,
            "mixed_up": tally.mixed_up,
            "last_at": tally.last_at,
        }
        for (earlier, later), tally in tallies.pairs.items()
    ]
