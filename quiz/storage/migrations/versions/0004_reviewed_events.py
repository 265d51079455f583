"""Remember of each event whether somebody has reviewed it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Until now every event came with a bundled topic, and those are reviewed.
    with op.batch_alter_table("events") as events:
        events.add_column(
            sa.Column("reviewed", sa.Boolean(), nullable=False, server_default=sa.true())
        )
    with op.batch_alter_table("events") as events:
        events.alter_column("reviewed", server_default=None)
