"""What stands on a page and is not given yet, how sure one was, and pairs to be asked again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)

# What students mixed up before is due now, unless it was told apart twice for each time it was
# mixed up. Stability and difficulty are what the scheduler gives a card that was failed once.
REMEMBERED = """
INSERT INTO pair_memories (
    person_id, topic_slug, earlier, later, due_at, reviewed_at, state, step, stability, difficulty,
    lapses, was_sure, told_apart, asked_in
)
SELECT
    person_id, topic_slug, earlier, later, last_at, last_at, 1, 0, 0.212, 6.4133,
    mixed_up, 0, '[]', '[]'
FROM pair_tallies
WHERE asked < 3 * mixed_up
"""


def upgrade() -> None:
    with op.batch_alter_table("items", recreate="always") as items:
        items.add_column(sa.Column("draft", sa.Text()))
        items.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
        items.add_column(sa.Column("revised_by", sa.String()))
        items.add_column(sa.Column("sure", sa.Boolean()))
        items.add_column(
            sa.Column("flagged", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("items") as items:
        items.alter_column("revision", server_default=None)
        items.alter_column("flagged", server_default=None)
    op.create_table(
        "pair_memories",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic_slug", sa.String(), nullable=False),
        sa.Column("earlier", sa.String(), nullable=False),
        sa.Column("later", sa.String(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("reviewed_at", MOMENT, nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer()),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("was_sure", sa.Boolean(), nullable=False),
        sa.Column("told_apart", sa.Text(), nullable=False),
        sa.Column("asked_in", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_pair_memories_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "person_id", "topic_slug", "earlier", "later", name=op.f("pk_pair_memories")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_pair_memories_person_id_due_at", "pair_memories", ["person_id", "due_at"])
    op.execute(REMEMBERED)
