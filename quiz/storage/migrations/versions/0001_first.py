"""The tables of the first version: library, people, bank and gradebook."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bundled_topics",
        sa.Column("slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_bundled_topics")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("digest", name=op.f("uq_questions_digest")),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("usable", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("slug", name=op.f("uq_topics_slug")),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("url", sa.String()),
        sa.Column("retells", sa.String()),
        sa.Column("note", sa.Text()),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topics.id"],
            name=op.f("fk_articles_topic_id_topics"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("slug", name=op.f("uq_articles_slug")),
    )
    op.create_index("ix_articles_topic_id", "articles", ["topic_id"])

    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer()),
        sa.Column("topic_slug", sa.String(), nullable=False),
        sa.Column("topic_title", sa.String(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("start_key", sa.String(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_attempts_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topics.id"],
            name=op.f("fk_attempts_topic_id_topics"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.UniqueConstraint("start_key", name=op.f("uq_attempts_start_key")),
    )
    op.create_index("ix_attempts_person_id_id", "attempts", ["person_id", "id"])
    op.create_index("ix_attempts_topic_id", "attempts", ["topic_id"])

    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("surely_after", sa.Integer()),
        sa.Column("surely_before", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_events_topic_id_topics"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("topic_id", "name", name=op.f("uq_events_topic_id_name")),
    )
    op.create_index(
        "ix_events_topic_id_surely_after_name", "events", ["topic_id", "surely_after", "name"]
    )

    op.create_table(
        "excerpts",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quotation", sa.Text(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=False),
        sa.Column("earliest", sa.Integer()),
        sa.Column("latest", sa.Integer()),
        sa.Column("surely_after", sa.Integer()),
        sa.Column("surely_before", sa.Integer()),
        sa.Column("date_start", sa.Integer()),
        sa.Column("date_end", sa.Integer()),
        sa.Column("date_words", sa.String()),
        sa.CheckConstraint(
            "(date_start IS NULL) = (date_end IS NULL)"
            " AND (date_start IS NULL) = (date_words IS NULL)",
            name=op.f("ck_excerpts_date_is_marked_whole"),
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_excerpts_is_a_place")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_excerpts_article_id_articles")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_excerpts_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", "position", name=op.f("pk_excerpts")),
    )
    op.create_index("ix_excerpts_article_id", "excerpts", ["article_id"])

    op.create_table(
        "items",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("credit", sa.Double()),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint(
            "(answer IS NULL) = (credit IS NULL) AND (answer IS NULL) = (answered_at IS NULL)",
            name=op.f("ck_items_response_is_whole"),
        ),
        sa.CheckConstraint("credit BETWEEN 0 AND 1", name=op.f("ck_items_credit_is_a_fraction")),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempts.id"],
            name=op.f("fk_items_attempt_id_attempts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_items_question_id_questions")
        ),
        sa.PrimaryKeyConstraint("attempt_id", "position", name=op.f("pk_items")),
    )
    op.create_index("ix_items_question_id", "items", ["question_id"])
