"""Question files on their way into sets, with their questions and pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "question_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("set_id", sa.Integer()),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("taken_at", MOMENT),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_question_files_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_sets.id"],
            name=op.f("fk_question_files_set_id_question_sets"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_files")),
    )
    op.create_index(op.f("ix_question_files_person_id"), "question_files", ["person_id"])
    op.create_index(op.f("ix_question_files_set_id"), "question_files", ["set_id"])
    op.create_table(
        "question_file_records",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("question", sa.Text()),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("sameness", sa.String(), nullable=False),
        sa.Column("twin", sa.Integer()),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        of_a_file("question_file_records"),
        sa.PrimaryKeyConstraint("file_id", "position", name=op.f("pk_question_file_records")),
    )
    op.create_table(
        "question_file_pictures",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        of_a_file("question_file_pictures"),
        sa.PrimaryKeyConstraint("file_id", "digest", name=op.f("pk_question_file_pictures")),
    )
    op.create_index(op.f("ix_question_file_pictures_digest"), "question_file_pictures", ["digest"])


def of_a_file(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["file_id"],
        ["question_files.id"],
        name=op.f(f"fk_{table}_file_id_question_files"),
        ondelete="CASCADE",
    )
