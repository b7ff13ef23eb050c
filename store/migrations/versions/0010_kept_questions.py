"""Misread questions, and which workspaces allow that they are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """To 0010."""
    workspace = ("platform", 16), ("workspace", 64)
    op.create_table(
        "question_consents",
        *(sa.Column(name, sa.String(length=size), nullable=False) for name, size in workspace),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", name="pk_question_consents"),
    )
    op.create_table(
        "kept_questions",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=size), nullable=False) for name, size in workspace),
        sa.Column("fingerprint", sa.String(length=24), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("text", "thread", "request", "chosen")
        ),
        sa.PrimaryKeyConstraint("number", name="pk_kept_questions"),
        sa.UniqueConstraint(
            "platform",
            "workspace",
            "fingerprint",
            name="uq_kept_questions_platform_workspace_fingerprint",
        ),
    )
    op.create_index("ix_kept_questions_kept_at", "kept_questions", ["kept_at"])
