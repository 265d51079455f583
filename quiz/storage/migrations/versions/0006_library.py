"""The teachers' library: whose a topic is, what was changed in it, imports, question sets."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    extend_topics()
    with op.batch_alter_table("articles", recreate="always") as articles:
        articles.add_column(sa.Column("author", sa.String()))
        articles.add_column(sa.Column("licence", sa.String()))
        articles.add_column(sa.Column("added_at", MOMENT))
        articles.add_column(sa.Column("removed_at", MOMENT))
    with op.batch_alter_table("events", recreate="always") as events:
        events.add_column(sa.Column("tags", sa.Text(), nullable=False, server_default=""))
        events.add_column(sa.Column("settled", sa.String()))
        events.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("events") as events:
        events.alter_column("tags", server_default=None)
        events.alter_column("version", server_default=None)
    create_changes()
    with op.batch_alter_table("events", recreate="always") as events:
        events.add_column(sa.Column("change_id", sa.Integer()))
        events.create_foreign_key(
            op.f("fk_events_change_id_changes"),
            "changes",
            ["change_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_index("ix_events_change_id", "events", ["change_id"])
    create_imports()
    create_question_sets()
    create_reports()
    with op.batch_alter_table("attempts", recreate="always") as attempts:
        attempts.add_column(sa.Column("code", sa.String()))
        attempts.add_column(sa.Column("set_id", sa.Integer()))
        attempts.create_foreign_key(
            op.f("fk_attempts_set_id_question_sets"),
            "question_sets",
            ["set_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_index("ix_attempts_set_id", "attempts", ["set_id"])


def extend_topics() -> None:
    with op.batch_alter_table("topics", recreate="always") as topics:
        topics.add_column(sa.Column("owner_id", sa.Integer()))
        topics.add_column(
            # Until now every topic was on the front page.
            sa.Column("sharing", sa.String(), nullable=False, server_default="everyone")
        )
        topics.add_column(sa.Column("deleted_at", MOMENT))
        topics.create_foreign_key(
            op.f("fk_topics_owner_id_people"), "people", ["owner_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("topics") as topics:
        topics.alter_column("sharing", server_default=None)
    op.create_index("ix_topics_owner_id", "topics", ["owner_id"])


def create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT),
        reference("changes", "topic_id", "topics", "CASCADE"),
        reference("changes", "person_id", "people", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index("ix_changes_topic_id_id", "changes", ["topic_id", "id"])
    op.create_index("ix_changes_person_id", "changes", ["person_id"])


def create_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer()),
        sa.Column("topic_title", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("published", sa.String()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text()),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("article_slug", sa.String()),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("beat_at", MOMENT),
        # SQLite reads a row from its start, so what is large comes last.
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        reference("imports", "person_id", "people", "CASCADE"),
        reference("imports", "topic_id", "topics", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index("ix_imports_person_id", "imports", ["person_id"])
    op.create_index("ix_imports_topic_id", "imports", ["topic_id"])
    op.create_index("ix_imports_state", "imports", ["state"])


def create_question_sets() -> None:
    op.create_table(
        "question_sets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer()),
        sa.Column("topic_slug", sa.String(), nullable=False),
        sa.Column("topic_title", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("code", sa.String()),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("deleted_at", MOMENT),
        sa.Column("before", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        reference("question_sets", "owner_id", "people", "CASCADE"),
        reference("question_sets", "topic_id", "topics", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_sets")),
        sa.UniqueConstraint("key", name=op.f("uq_question_sets_key")),
    )
    op.create_index("ix_question_sets_owner_id", "question_sets", ["owner_id"])
    op.create_index("ix_question_sets_topic_id", "question_sets", ["topic_id"])
    op.create_table(
        "set_items",
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("sibling_id", sa.Integer()),
        reference("set_items", "set_id", "question_sets", "CASCADE"),
        reference("set_items", "question_id", "questions", None),
        reference("set_items", "sibling_id", "questions", None),
        sa.PrimaryKeyConstraint("set_id", "position", name=op.f("pk_set_items")),
    )
    for column in ("question_id", "sibling_id"):
        op.create_index(f"ix_set_items_{column}", "set_items", [column])


def create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("event", sa.String()),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.Column("settled_by", sa.Integer()),
        sa.Column("reply", sa.Text()),
        reference("reports", "topic_id", "topics", "CASCADE"),
        reference("reports", "person_id", "people", "SET NULL"),
        reference("reports", "question_id", "questions", None),
        reference("reports", "settled_by", "people", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    for column in ("topic_id", "person_id", "question_id", "settled_by"):
        op.create_index(f"ix_reports_{column}", "reports", [column])


def reference(
    table: str, column: str, parent: str, ondelete: str | None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete=ondelete
    )
