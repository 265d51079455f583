"""Classes and what they are given: question sets of teachers' own, assignments, corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    create_classes()
    create_written_questions()
    extend_sets()
    create_assignments()
    extend_attempts()
    create_corrections()


def create_classes() -> None:
    op.create_table(
        "classrooms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("join_code", sa.String(), nullable=False),
        sa.Column("joinable", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("archived_at", MOMENT),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("kept_days", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classrooms")),
        sa.UniqueConstraint("join_code", name=op.f("uq_classrooms_join_code")),
    )
    op.create_table(
        "class_teachers",
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        reference("class_teachers", "classroom_id", "classrooms", "CASCADE"),
        reference("class_teachers", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint("classroom_id", "person_id", name=op.f("pk_class_teachers")),
    )
    op.create_index("ix_class_teachers_person_id", "class_teachers", ["person_id"])
    op.create_table(
        "enrolments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT),
        reference("enrolments", "classroom_id", "classrooms", "CASCADE"),
        reference("enrolments", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolments")),
    )
    op.create_index("ix_enrolments_classroom_id", "enrolments", ["classroom_id"])
    op.create_index(
        "ix_enrolments_in_class",
        "enrolments",
        ["classroom_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
    )
    op.create_index("ix_enrolments_person_id", "enrolments", ["person_id"])
    op.create_table(
        "class_topics",
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        reference("class_topics", "classroom_id", "classrooms", "CASCADE"),
        reference("class_topics", "topic_id", "topics", "CASCADE"),
        sa.PrimaryKeyConstraint("classroom_id", "topic_id", name=op.f("pk_class_topics")),
    )
    op.create_index("ix_class_topics_topic_id", "class_topics", ["topic_id"])
    op.create_table(
        "pupil_accounts",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("one_time", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "one_time IN (0, 1)", name=op.f("ck_pupil_accounts_one_time_is_yes_or_no")
        ),
        reference("pupil_accounts", "classroom_id", "classrooms", "CASCADE"),
        reference("pupil_accounts", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_pupil_accounts")),
    )
    op.create_index("ix_pupil_accounts_classroom_id", "pupil_accounts", ["classroom_id"])


def create_written_questions() -> None:
    op.create_table(
        "written_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_questions")),
    )
    op.create_table(
        "written_versions",
        sa.Column("written_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        reference("written_versions", "person_id", "people", "SET NULL"),
        reference("written_versions", "question_id", "questions", None),
        reference("written_versions", "written_id", "written_questions", "CASCADE"),
        sa.PrimaryKeyConstraint("written_id", "number", name=op.f("pk_written_versions")),
    )
    op.create_index("ix_written_versions_person_id", "written_versions", ["person_id"])
    op.create_index("ix_written_versions_question_id", "written_versions", ["question_id"])
    op.create_table(
        "pictures",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        reference("pictures", "person_id", "people", "SET NULL"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_pictures")),
    )
    op.create_index("ix_pictures_person_id", "pictures", ["person_id"])


def extend_sets() -> None:
    with op.batch_alter_table("question_sets", recreate="always") as sets:
        sets.add_column(sa.Column("tags", sa.Text(), nullable=False, server_default=""))
        sets.add_column(sa.Column("archived_at", MOMENT))
        sets.add_column(sa.Column("teachers_may", sa.String()))
    with op.batch_alter_table("question_sets") as sets:
        sets.alter_column("tags", server_default=None)
    with op.batch_alter_table("set_items", recreate="always") as items:
        items.add_column(sa.Column("points", sa.Double(), nullable=False, server_default="1"))
        items.add_column(sa.Column("written_id", sa.Integer()))
        items.create_foreign_key(
            op.f("fk_set_items_written_id_written_questions"),
            "written_questions",
            ["written_id"],
            ["id"],
            ondelete="SET NULL",
        )
    with op.batch_alter_table("set_items") as items:
        items.alter_column("points", server_default=None)
    op.create_index("ix_set_items_written_id", "set_items", ["written_id"])
    op.create_table(
        "set_shares",
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("may", sa.String(), nullable=False),
        reference("set_shares", "person_id", "people", "CASCADE"),
        reference("set_shares", "set_id", "question_sets", "CASCADE"),
        sa.PrimaryKeyConstraint("set_id", "person_id", name=op.f("pk_set_shares")),
    )
    op.create_index("ix_set_shares_person_id", "set_shares", ["person_id"])
    op.create_table(
        "set_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        reference("set_changes", "person_id", "people", "SET NULL"),
        reference("set_changes", "set_id", "question_sets", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_changes")),
    )
    op.create_index("ix_set_changes_person_id", "set_changes", ["person_id"])
    op.create_index("ix_set_changes_set_id", "set_changes", ["set_id"])


def create_assignments() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("classroom_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("set_id", sa.Integer()),
        sa.Column("topic_id", sa.Integer()),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.Column("preset", sa.String(), nullable=False),
        sa.Column("explained", sa.String(), nullable=False),
        sa.Column("opens_at", MOMENT),
        sa.Column("closes_at", MOMENT),
        sa.Column("attempts", sa.Integer()),
        sa.Column("counting", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("shuffled", sa.Boolean(), nullable=False),
        sa.Column("pass_mark", sa.Double()),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("deleted_at", MOMENT),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "pass_mark BETWEEN 0 AND 1", name=op.f("ck_assignments_pass_mark_is_a_fraction")
        ),
        reference("assignments", "classroom_id", "classrooms", "CASCADE"),
        reference("assignments", "set_id", "question_sets", "SET NULL"),
        reference("assignments", "topic_id", "topics", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sa.UniqueConstraint("key", name=op.f("uq_assignments_key")),
    )
    op.create_index("ix_assignments_classroom_id", "assignments", ["classroom_id"])
    op.create_index("ix_assignments_set_id", "assignments", ["set_id"])
    op.create_index("ix_assignments_topic_id", "assignments", ["topic_id"])
    op.create_table(
        "assignment_exceptions",
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opens_at", MOMENT),
        sa.Column("closes_at", MOMENT),
        sa.Column("attempts", sa.Integer()),
        sa.Column("extra_percent", sa.Integer()),
        sa.Column("excused", sa.Boolean(), nullable=False),
        reference("assignment_exceptions", "assignment_id", "assignments", "CASCADE"),
        reference("assignment_exceptions", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint(
            "assignment_id", "person_id", name=op.f("pk_assignment_exceptions")
        ),
    )
    op.create_index("ix_assignment_exceptions_person_id", "assignment_exceptions", ["person_id"])
    op.create_table(
        "marks",
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Double()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        reference("marks", "assignment_id", "assignments", "CASCADE"),
        reference("marks", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint("assignment_id", "person_id", name=op.f("pk_marks")),
    )
    op.create_index("ix_marks_person_id", "marks", ["person_id"])


def extend_attempts() -> None:
    """Add columns; until now a question was worth one point, and an attempt called as its topic."""
    with op.batch_alter_table("attempts", recreate="always") as attempts:
        attempts.add_column(sa.Column("title", sa.String(), nullable=False, server_default=""))
        attempts.add_column(sa.Column("points", sa.Double(), nullable=False, server_default="0"))
        attempts.add_column(sa.Column("assignment_id", sa.Integer()))
        attempts.add_column(sa.Column("deadline_at", MOMENT))
        attempts.add_column(sa.Column("reopened_at", MOMENT))
        attempts.add_column(
            sa.Column("exam", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        attempts.add_column(
            sa.Column("rule", sa.String(), nullable=False, server_default="certain-pairs")
        )
        attempts.add_column(
            sa.Column("tallied", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        attempts.create_foreign_key(
            op.f("fk_attempts_assignment_id_assignments"),
            "assignments",
            ["assignment_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.execute("UPDATE attempts SET title = topic_title, points = questions")
    with op.batch_alter_table("attempts") as attempts:
        for column in ("title", "points", "exam", "rule", "tallied"):
            attempts.alter_column(column, server_default=None)
    op.create_index(
        "ix_attempts_assignment_id_person_id_id", "attempts", ["assignment_id", "person_id", "id"]
    )
    op.create_index(
        "ix_attempts_under_way",
        "attempts",
        ["assignment_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("assignment_id IS NOT NULL AND finished_at IS NULL"),
    )
    op.create_index(
        "ix_attempts_not_tallied", "attempts", ["person_id"], sqlite_where=sa.text("tallied = 0")
    )
    with op.batch_alter_table("items", recreate="always") as items:
        items.add_column(sa.Column("points", sa.Double(), nullable=False, server_default="1"))
        items.add_column(sa.Column("shuffled", sa.Integer()))
        items.drop_constraint(op.f("ck_items_response_is_whole"), type_="check")
        items.create_check_constraint(
            op.f("ck_items_response_is_whole"),
            "(answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL OR credit IS NOT NULL)",
        )
    with op.batch_alter_table("items") as items:
        items.alter_column("points", server_default=None)


def create_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("replaced_by", sa.Integer()),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("raise_only", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("undone_at", MOMENT),
        reference("corrections", "assignment_id", "assignments", "CASCADE"),
        reference("corrections", "person_id", "people", "SET NULL"),
        reference("corrections", "question_id", "questions", None),
        reference("corrections", "replaced_by", "questions", None),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index("ix_corrections_assignment_id", "corrections", ["assignment_id"])
    op.create_index("ix_corrections_person_id", "corrections", ["person_id"])
    op.create_index("ix_corrections_question_id", "corrections", ["question_id"])
    op.create_index("ix_corrections_replaced_by", "corrections", ["replaced_by"])
    op.create_table(
        "corrected_items",
        sa.Column("correction_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("credit_before", sa.Double()),
        sa.Column("credit_after", sa.Double()),
        sa.Column("points_before", sa.Double(), nullable=False),
        sa.Column("points_after", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id", "position"],
            ["items.attempt_id", "items.position"],
            name=op.f("fk_corrected_items_attempt_id_position_items"),
            ondelete="CASCADE",
        ),
        reference("corrected_items", "correction_id", "corrections", "CASCADE"),
        sa.PrimaryKeyConstraint(
            "correction_id", "attempt_id", "position", name=op.f("pk_corrected_items")
        ),
    )
    op.create_index(
        "ix_corrected_items_attempt_id_position", "corrected_items", ["attempt_id", "position"]
    )


def reference(
    table: str, column: str, parent: str, ondelete: str | None
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete=ondelete
    )
