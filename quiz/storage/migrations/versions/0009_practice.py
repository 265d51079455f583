"""What stands on a page and is not given yet, how sure one was, and pairs to be asked again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("items", recreate="always") as items:
        items.add_column(sa.Column("draft", sa.Text()))
        items.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
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
        sa.Column("stability", sa.Double()),
        sa.Column("difficulty", sa.Double()),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("contexts", sa.Text(), nullable=False),
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
