"""What a question set is searched by: its title, tags, topic and stems, without capitals."""

from itertools import groupby

import sqlalchemy as sa
from alembic import op

from quiz.events.chronicle import plain

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STEMS = sa.text(
    """
    SELECT question_sets.id, question_sets.title, question_sets.tags, question_sets.topic_title,
           json_extract(questions.record, '$.stem') AS stem
      FROM question_sets
      LEFT JOIN set_items ON set_items.set_id = question_sets.id
      LEFT JOIN questions ON questions.id = set_items.question_id
     ORDER BY question_sets.id, set_items.position
    """
)


def upgrade() -> None:
    with op.batch_alter_table("question_sets", recreate="always") as sets:
        sets.add_column(sa.Column("words", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("question_sets") as sets:
        sets.alter_column("words", server_default=None)
    found = op.get_bind().execute(STEMS).all()
    for (set_id, title, tags, topic), rows in groupby(found, whose_stem):
        lines = [
            searched(title),
            *(f"\t{searched(tag)}" for tag in tags.splitlines()),
            searched(topic),
            *(searched(row.stem) for row in rows if row.stem is not None),
        ]
        op.execute(
            sa.text("UPDATE question_sets SET words = :words WHERE id = :set_id").bindparams(
                words="".join(f"{line}\n" for line in lines), set_id=set_id
            )
        )


def whose_stem(row: sa.Row[tuple[int, str, str, str, str | None]]) -> tuple[int, str, str, str]:
    return row.id, row.title, row.tags, row.topic_title


def searched(text: str) -> str:
    return " ".join(plain(text).split())
