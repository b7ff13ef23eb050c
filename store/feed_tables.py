"""Tables of feeds, documents, proposals and their review.

Rows of documents, document_readings, proposals and proposal_events are only ever added: the
migration's triggers refuse anything else. ``open_proposals`` is an index derived from the events.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from store.tables import METADATA, MomentType

FEEDS = Table(
    "feeds",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("host", String(160), nullable=False),
    Column("enabled", Boolean),
    Column("worker", String(80), nullable=False),
    Column("lease_until", MomentType),
    Column("next_at", MomentType),
    Column("attempted_at", MomentType),
    Column("polled_at", MomentType),
    Column("published", MomentType),
    Column("seen_at", MomentType),
    Column("baseline_at", MomentType),
    Column("failing_since", MomentType),
    Column("failures", Integer, nullable=False),
    Column("trouble", String(32), nullable=False),
    Column("error", Text, nullable=False),
    Column("held_since", MomentType),
    Column("known", Text, nullable=False),
    Column("validators", Text, nullable=False),
    Column("shape", Text, nullable=False),
    Column("faulty", LargeBinary),
)
"""A row a feed. ``known`` is the watermark: ids of listed items with their fingerprints, as JSON.

``enabled`` None: as the setting has it. ``faulty``: the answer that could not be read, compressed.
"""
Index("ix_feeds_next_at", FEEDS.c.next_at)

PRESS_FEEDS = Table(
    "press_feeds",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("address", Text, nullable=False),
    Column("added_by", String(160), nullable=False),
    Column("added_at", MomentType, nullable=False),
)
"""Feeds of the press that an administrator added."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("natural_id", String(240), nullable=False),
    Column("version", Integer, nullable=False),
    Column("feed", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("published", MomentType),
    Column("first_seen", MomentType, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("media_type", String(80), nullable=False),
    Column("etag", String(200), nullable=False),
    Column("replaces", Integer),
    Column("twin_of", Integer),
    Column("baseline", Boolean, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("text", LargeBinary, nullable=False),
    UniqueConstraint("channel", "natural_id", "version"),
)
"""A row for each version of each publication, as fetched: bytes and cleaned text, compressed.

``replaces``: the number of the version before, where it is one; ``twin_of``: of a document with the
same text under another key. ``baseline``: listed at the first poll and older than the facts'
frontier, so not read.
"""
Index("ix_documents_first_seen", DOCUMENTS.c.first_seen)
Index("ix_documents_twin_of", DOCUMENTS.c.twin_of)
Index("ix_documents_text_sha256", DOCUMENTS.c.text_sha256)

DOCUMENT_READINGS = Table(
    "document_readings",
    METADATA,
    Column("document", Integer, primary_key=True),
    Column("read_at", MomentType, nullable=False),
    Column("relevant", Boolean, nullable=False),
    Column("reason", String(32), nullable=False),
    Column("words", Text, nullable=False),
    Column("proposals", Integer, nullable=False),
)
"""What the rules made of a document, once."""

PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, nullable=False),
    Column("rule", String(80), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("created_at", MomentType, nullable=False),
    Column("payload", Text, nullable=False),
    UniqueConstraint("document", "rule", "first", "last"),
)
"""What the rules drafted of a document; ``first`` and ``last`` are the ends of its first span."""

PROPOSAL_EVENTS = Table(
    "proposal_events",
    METADATA,
    Column("serial", Integer, primary_key=True),
    Column("proposal", Integer, nullable=False),
    Column("at", MomentType, nullable=False),
    Column("step", String(16), nullable=False),
    Column("state_before", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("person", String(120), nullable=False),
    Column("account", String(200), nullable=False),
    Column("said_at", String(200), nullable=False),
    Column("words", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("document_sha256", String(64), nullable=False),
    Column("payload", Text, nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("hash"),
)
"""Every step of every proposal. ``before`` is the hash of the row before: a chain.

Proposal 0 stands for the reviewers' own acts: a frontier moved, a feed released, a list changed.
"""
Index("ix_proposal_events_proposal", PROPOSAL_EVENTS.c.proposal, PROPOSAL_EVENTS.c.serial)

OPEN_PROPOSALS = Table(
    "open_proposals",
    METADATA,
    Column("proposal", Integer, primary_key=True),
    Column("document", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("channel", String(32), nullable=False),
    Column("programme", String(80), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("later_until", MomentType),
)
"""Proposals that wait for somebody: derived from the events, so that looking is quick."""
Index("ix_open_proposals_rank", OPEN_PROPOSALS.c.rank, OPEN_PROPOSALS.c.proposal)
Index("ix_open_proposals_document", OPEN_PROPOSALS.c.document)

REVIEWERS = Table(
    "reviewers",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("account", String(64), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("added_by", String(200), nullable=False),
    Column("added_at", MomentType, nullable=False),
)
"""Who may decide. ``name`` is the person: accounts of one name are one person."""

REVIEW_CHANNELS = Table(
    "review_channels",
    METADATA,
    Column("platform", String(16), primary_key=True),
    Column("workspace", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("lang", String(2), nullable=False),
    Column("added_at", MomentType, nullable=False),
)
"""Where proposals and the feeds' health are posted."""

EXCHANGE_RATES = Table(
    "exchange_rates",
    METADATA,
    Column("base", String(3), primary_key=True),
    Column("quote", String(3), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("rate", String(32), nullable=False),
    Column("recorded_at", MomentType, nullable=False),
)
"""What one ``base`` cost in ``quote`` on a day, as the bank wrote it."""
