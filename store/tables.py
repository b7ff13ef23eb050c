"""The tables. One MetaData for all of them; other files of tables register on it here."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class MomentType(TypeDecorator[datetime]):
    """An aware moment. SQLite has no time zones, so there it is kept as plain UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware in, as the database keeps it out."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        """Always aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


FACTS = Table(
    "facts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("slug", String(160), nullable=False),
    Column("recorded_at", MomentType, nullable=False),
    Column("superseded_at", MomentType),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("payload", Text, nullable=False),
    Column("origin", String(16), nullable=False, server_default="catalogue"),
    Column("proposal", Integer),
)
"""A row for each version of each fact. The current version is the one not superseded.

``origin`` is 'catalogue' for what files say and 'feed' for what reviewers approved, then with the
number of its ``proposal``.
"""
Index("ix_facts_proposal", FACTS.c.proposal)
Index(
    "uq_facts_current",
    FACTS.c.kind,
    FACTS.c.slug,
    unique=True,
    sqlite_where=text("superseded_at IS NULL"),
)
Index("ix_facts_recorded", FACTS.c.recorded_at, FACTS.c.superseded_at)
Index("ix_facts_validity", FACTS.c.kind, FACTS.c.valid_from, FACTS.c.valid_to)

STATE = Table(
    "state",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("lines_revision", Integer, nullable=False),
    Column("live_revision", Integer, nullable=False, server_default="0"),
)
"""One row, id 1: counters that move with every load of facts, of schedule lines, and with what
waits for review."""

SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)
"""One row, id 1: all current facts as one text, so that a start reads them in one go."""

JOURNAL = Table(
    "journal",
    METADATA,
    Column("serial", Integer, primary_key=True),
    Column("recorded_at", MomentType, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("subject", String(16), nullable=False),
    Column("slug", String(160), nullable=False),
    Column("field", String(64), nullable=False),
    Column("effective", Date),
    Column("seed", Boolean, nullable=False),
    Column("once", String(240)),
    Column("payload", Text, nullable=False),
)
"""``seed``: written by the first load of an empty store. ``once``: unique where it is set."""
Index("ix_journal_recorded", JOURNAL.c.recorded_at)
Index("uq_journal_once", JOURNAL.c.once, unique=True)

THREADS = Table(
    "threads",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("thread", String(64), primary_key=True),
    Column("asked_at", MomentType, nullable=False),
    Column("request", Text, nullable=False),
)
Index("ix_threads_asked_at", THREADS.c.asked_at)

IDEMPOTENCY_KEYS = Table(
    "idempotency_keys",
    METADATA,
    Column("key", String(200), primary_key=True),
    Column("expires_at", MomentType, nullable=False),
)
Index("ix_idempotency_keys_expires_at", IDEMPOTENCY_KEYS.c.expires_at)

CHANNEL_SETTINGS = Table(
    "channel_settings",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("lang", String(2)),
    Column("who_may", String(16), nullable=False),
    Column("threads", Boolean, nullable=False),
)
"""What a channel has chosen; a row with an empty channel stands for its workspace."""

KEY_VALUE = Table(
    "key_value",
    METADATA,
    Column("name", String(120), primary_key=True),
    Column("value", Text, nullable=False),
)

LINES = Table(
    "lines",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("schedule", String(2), nullable=False),
    Column("code", String(10), nullable=False),
    Column("position", Integer, nullable=False),
    Column("indent", Integer, nullable=False),
    Column("parent", String(10), nullable=False),
    Column("description", Text, nullable=False),
    Column("description_fr", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("units", Text, nullable=False),
    Column("general", Text, nullable=False),
    Column("special", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("see", Text, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("revision", String(64), nullable=False),
)
"""A row for each version of each schedule line, in schedule order by ``position``.

``path``, ``units`` and ``see`` are JSON lists; ``general``, ``special`` and ``other`` are the
duty texts as the schedule prints them, own or inherited.
"""
Index("ix_lines_code", LINES.c.schedule, LINES.c.code, LINES.c.valid_from)
Index("ix_lines_parent", LINES.c.schedule, LINES.c.parent)

EDITIONS = Table(
    "editions",
    METADATA,
    Column("schedule", String(2), primary_key=True),
    Column("revision", String(64), primary_key=True),
    Column("first", Date, nullable=False),
    Column("imported_at", MomentType, nullable=False),
)
"""The imported editions of each schedule."""

RATES = Table(
    "rates",
    METADATA,
    Column("schedule", String(2), primary_key=True),
    Column("heading", String(4), primary_key=True),
    Column("payload", Text, nullable=False),
)
"""The rates that ship, a row a heading: see :mod:`store.rates`."""

SUBSCRIPTIONS = Table(
    "subscriptions",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("paused_for", String(16)),
    Column("next_due_at", MomentType),
    Column("planned_at", MomentType),
    Column("alerts", Boolean, nullable=False),
    Column("alerted", Integer, nullable=False),
    Column("batch_due_at", MomentType),
    Column("watermark", MomentType, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("last_sent_at", MomentType),
    Column("terms", Text, nullable=False),
)
"""Standing orders: what planning looks for as columns, all of it in ``terms``."""
_ACTIVE = text("state = 'active'")
for _names in (("next_due_at",), ("planned_at",), ("batch_due_at",), ("alerts", "alerted")):
    Index(
        f"ix_subscriptions_{_names[-1]}",
        *(SUBSCRIPTIONS.c[n] for n in _names),
        sqlite_where=_ACTIVE,
    )
Index("ix_subscriptions_place", *(SUBSCRIPTIONS.c[n] for n in ("platform", "workspace", "channel")))

DEPARTURES = Table(
    "departures",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("left_at", MomentType, nullable=False),
)
"""Workspaces that uninstalled us, until their grace period is over."""

DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", String(20), nullable=False, unique=True),
    Column("subscription", String(32), nullable=False),
    Column("slot", String(64), nullable=False),
    Column("part", Integer, nullable=False),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("queue", String(200), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(80), nullable=False),
    Column("due_at", MomentType, nullable=False),
    Column("not_before", MomentType),
    Column("attempts", Integer, nullable=False),
    Column("worker", String(80), nullable=False),
    Column("lease_until", MomentType),
    Column("tried_at", MomentType),
    Column("message", Text, nullable=False),
    Column("sent_in", String(64), nullable=False),
    Column("error", Text, nullable=False),
    Column("settled_at", MomentType),
    Column("terms", Text, nullable=False),
    Column("card", Text, nullable=False),
    UniqueConstraint("subscription", "slot", "part"),
)
"""The outbox: a row for each message owed, kept after it is settled, with how it ended."""
_OPEN = text("settled_at IS NULL")
for _open_names in (("platform", "due_at", "number"), ("queue", "number")):
    Index(
        f"ix_deliveries_{_open_names[0]}_open",
        *(DELIVERIES.c[n] for n in _open_names),
        sqlite_where=_OPEN,
    )
Index("ix_deliveries_workspace", DELIVERIES.c.platform, DELIVERIES.c.workspace)
Index("ix_deliveries_settled_at", DELIVERIES.c.settled_at)

RATE_LIMITS = Table(
    "rate_limits",
    METADATA,
    Column("bucket", String(200), primary_key=True),
    Column("free_at", Float(53), nullable=False),
)
"""When the next request may go through a bucket, in seconds since 1970: shared by all workers."""

INBOX = Table(
    "inbox",
    METADATA,
    Column("key", String(200), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("thread", String(64), nullable=False),
    Column("private", Boolean, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("taken_at", MomentType, nullable=False),
    Column("deadline", MomentType, nullable=False),
    Column("not_before", MomentType),
    Column("tried_at", MomentType),
    Column("tries", Integer, nullable=False),
    Column("worker", String(80), nullable=False),
    Column("lease_until", MomentType),
    Column("payload", Text, nullable=False),
    Column("address", LargeBinary, nullable=False),
)
"""Questions acknowledged and not answered yet, for minutes. ``address`` is a secret while it works:
whoever holds it can answer in our place."""
Index("ix_inbox_deadline", INBOX.c.platform, INBOX.c.deadline)

WATCH_LISTS = Table(
    "watch_lists",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("changed_at", MomentType, nullable=False),
)
"""A row for each list, whose lines are in ``watch_lines``; a terminal's has no workspace."""

WATCH_LINES = Table(
    "watch_lines",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String(10), nullable=False),
    Column("imposing", String(2), nullable=False),
    Column("origin", String(2), nullable=False),
    Column("label", String(120), nullable=False),
    Column("value", String(40), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("usmca", Boolean),
    Column("sku", String(120), nullable=False),
)
"""``value`` is a decimal number as text, '' where nobody said, so that no cent is lost."""

WATCH_UPLOADS = Table(
    "watch_uploads",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("made_at", MomentType, nullable=False),
    Column("payload", Text, nullable=False),
)
"""Files that were read and wait for somebody to say that their lines are to be kept, for a day."""
Index("ix_watch_uploads_made_at", WATCH_UPLOADS.c.made_at)

QUESTION_CONSENTS = Table(
    "question_consents",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("given_at", MomentType, nullable=False),
)
"""The workspaces whose misread questions may be kept."""

KEPT_QUESTIONS = Table(
    "kept_questions",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("fingerprint", String(24), nullable=False),
    Column("kept_at", MomentType, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("why", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("chosen", Text, nullable=False),
    UniqueConstraint("platform", "workspace", "fingerprint"),
)
"""Misread questions. ``request`` is the first reading, ``chosen`` the one pressed, '' if none."""
Index("ix_kept_questions_kept_at", KEPT_QUESTIONS.c.kept_at)

ANSWER_PAGES = Table(
    "answer_pages",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("platform", String(16), nullable=False, index=True),
    Column("workspace", String(64), nullable=False, index=True),
    Column("channel", String(64), nullable=False),
    Column("query", Text, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("day", Date, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made_at", MomentType, nullable=False),
)
"""A public page has no workspace; others are erased with theirs."""

LIST_ADDRESSES = Table(
    "list_addresses",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("renewed_at", MomentType, nullable=False),
)
"""Whoever knows ``secret`` may read what touches the watch list of its place."""
