"""Exams that a student chose, with no assignment behind them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attempts", recreate="always") as attempts:
        attempts.add_column(
            sa.Column("own_exam", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("attempts") as attempts:
        attempts.alter_column("own_exam", server_default=None)
