"""Feeds, documents, proposals and their review; facts that a review approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ADDED_ONLY = ("documents", "document_readings", "proposals", "proposal_events")


def upgrade() -> None:
    """To 0004."""
    _facts()
    _feeds()
    _documents()
    _proposals()
    _reviewers()
    for table in ADDED_ONLY:
        _never_changed(table)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int = 0, *, nullable: bool = False) -> sa.Column[object]:
    kind = sa.String(length=length) if length else sa.Text()
    return sa.Column(name, kind, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _facts() -> None:
    with op.batch_alter_table("facts") as facts:
        facts.add_column(
            sa.Column("origin", sa.String(length=16), nullable=False, server_default="catalogue")
        )
        facts.add_column(sa.Column("proposal", sa.Integer(), nullable=True))
    op.create_index("ix_facts_proposal", "facts", ["proposal"], unique=False)
    with op.batch_alter_table("state") as state:
        state.add_column(
            sa.Column("live_revision", sa.Integer(), nullable=False, server_default="0")
        )


def _feeds() -> None:
    op.create_table(
        "feeds",
        _text("name", 64),
        _text("host", 160),
        sa.Column("enabled", sa.Boolean(), nullable=True),
        _text("worker", 80),
        *(
            _moment(name)
            for name in (
                "lease_until",
                "next_at",
                "attempted_at",
                "polled_at",
                "published",
                "seen_at",
                "baseline_at",
                "failing_since",
            )
        ),
        _whole("failures"),
        _text("trouble", 32),
        _text("error"),
        _moment("held_since"),
        _text("known"),
        _text("validators"),
        _text("shape"),
        sa.Column("faulty", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_feeds"),
    )
    op.create_index("ix_feeds_next_at", "feeds", ["next_at"], unique=False)
    op.create_table(
        "press_feeds",
        _text("name", 64),
        _text("address"),
        _text("added_by", 160),
        _moment("added_at", nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_press_feeds"),
    )
    op.create_table(
        "exchange_rates",
        _text("base", 3),
        _text("quote", 3),
        sa.Column("day", sa.Date(), nullable=False),
        _text("rate", 32),
        _moment("recorded_at", nullable=False),
        sa.PrimaryKeyConstraint("base", "quote", "day", name="pk_exchange_rates"),
    )


def _documents() -> None:
    op.create_table(
        "documents",
        _whole("number"),
        _text("channel", 32),
        _text("natural_id", 240),
        _whole("version"),
        _text("feed", 64),
        _text("title"),
        _text("url"),
        _moment("published"),
        _moment("first_seen", nullable=False),
        _text("sha256", 64),
        _text("text_sha256", 64),
        _text("media_type", 80),
        _text("etag", 200),
        _whole("replaces", nullable=True),
        _whole("twin_of", nullable=True),
        sa.Column("baseline", sa.Boolean(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint(
            "channel", "natural_id", "version", name="uq_documents_channel_natural_id_version"
        ),
    )
    op.create_index("ix_documents_first_seen", "documents", ["first_seen"], unique=False)
    op.create_index("ix_documents_twin_of", "documents", ["twin_of"], unique=False)
    op.create_index("ix_documents_text_sha256", "documents", ["text_sha256"], unique=False)
    op.create_table(
        "document_readings",
        sa.Column("document", sa.Integer(), nullable=False, autoincrement=False),
        _moment("read_at", nullable=False),
        sa.Column("relevant", sa.Boolean(), nullable=False),
        _text("reason", 32),
        _text("words"),
        _whole("proposals"),
        sa.PrimaryKeyConstraint("document", name="pk_document_readings"),
    )


def _proposals() -> None:
    op.create_table(
        "proposals",
        _whole("number"),
        _whole("document"),
        _text("rule", 80),
        _whole("first"),
        _whole("last"),
        _moment("created_at", nullable=False),
        _text("payload"),
        sa.PrimaryKeyConstraint("number", name="pk_proposals"),
        sa.UniqueConstraint(
            "document", "rule", "first", "last", name="uq_proposals_document_rule_first_last"
        ),
    )
    op.create_table(
        "proposal_events",
        _whole("serial"),
        _whole("proposal"),
        _moment("at", nullable=False),
        _text("step", 16),
        _text("state_before", 16),
        _text("state", 16),
        _text("person", 120),
        _text("account", 200),
        _text("said_at", 200),
        _text("words"),
        _whole("version"),
        _text("document_sha256", 64),
        _text("payload"),
        _text("before", 64),
        _text("hash", 64),
        sa.PrimaryKeyConstraint("serial", name="pk_proposal_events"),
        sa.UniqueConstraint("hash", name="uq_proposal_events_hash"),
    )
    op.create_index(
        "ix_proposal_events_proposal", "proposal_events", ["proposal", "serial"], unique=False
    )
    op.create_table(
        "open_proposals",
        sa.Column("proposal", sa.Integer(), nullable=False, autoincrement=False),
        _whole("document"),
        _text("state", 16),
        _whole("rank"),
        _text("channel", 32),
        _text("programme", 80),
        _text("kind", 32),
        _whole("version"),
        _moment("later_until"),
        sa.PrimaryKeyConstraint("proposal", name="pk_open_proposals"),
    )
    op.create_index("ix_open_proposals_rank", "open_proposals", ["rank", "proposal"], unique=False)
    op.create_index("ix_open_proposals_document", "open_proposals", ["document"], unique=False)


def _reviewers() -> None:
    place = (_text("platform", 16), _text("workspace", 64))
    op.create_table(
        "reviewers",
        *place,
        _text("account", 64),
        _text("name", 120),
        _text("added_by", 200),
        _moment("added_at", nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "account", name="pk_reviewers"),
    )
    op.create_table(
        "review_channels",
        _text("platform", 16),
        _text("workspace", 64),
        _text("channel", 64),
        _text("lang", 2),
        _moment("added_at", nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", name="pk_review_channels"),
    )


def _never_changed(table: str) -> None:
    """Refuse to change or delete a row, in the database itself: the log must outlive our bugs."""
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only added'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN "
        "RAISE EXCEPTION '%: rows are only added', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
