"""Versions of facts: what is current, and what was on record at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from bot.domain.assessment.rules import Agreement, FeeLimit, HeadingRange
from bot.domain.events import Claim, Event
from bot.domain.goods import Good
from bot.domain.lines import ScheduleLines
from bot.domain.measures import ImportedScope, Measure, Programme, StackingRule
from bot.domain.not_held import NotHeldTopic
from bot.domain.quotes import Quote, Speaker
from bot.domain.sources import Source
from store import codec
from store.engine import Work
from store.tables import FACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What the catalogue says about itself. ``data_as_of``: facts are known up to that day;
    ``records_begin``: from that day on, None where another one says so."""

    slug: str
    data_as_of: date
    records_begin: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnTwo:
    """Origins that pay column 2 in the schedule of ``imposing``."""

    slug: str
    imposing: str
    origins: frozenset[str]
    sources: tuple[str, ...] = ()


Fact = (
    Agreement
    | HeadingRange
    | ColumnTwo
    | Source
    | Programme
    | Measure
    | StackingRule
    | Event
    | Claim
    | Good
    | Speaker
    | Quote
    | Meta
    | ImportedScope
    | FeeLimit
    | NotHeldTopic
    | ScheduleLines
)

KINDS: Mapping[str, type[Fact]] = {
    "meta": Meta,
    "source": Source,
    "programme": Programme,
    "good": Good,
    "measure": Measure,
    "stacking": StackingRule,
    "event": Event,
    "claim": Claim,
    "speaker": Speaker,
    "quote": Quote,
    "agreement": Agreement,
    "heading": HeadingRange,
    "column two": ColumnTwo,
    "imported scope": ImportedScope,
    "fee limit": FeeLimit,
    "not held": NotHeldTopic,
    "schedule lines": ScheduleLines,
}
"""Each kind of fact by the name it has in the tables and in the journal."""

Key = tuple[str, str]
"""Kind and slug."""
SHIPPED, LIVE, FILED = "catalogue", "feed", "filed"
"""Where a version comes from: files, or a review of what a feed brought. FILED is what files say
below a live version: it never stood, and stands once that one is taken back."""
GONE = ""
"""The payload of a FILED version where files have no such fact any more."""


def key_of(fact: Fact) -> Key:
    """The kind and slug a fact is kept under."""
    return next(name for name, kind in KINDS.items() if kind is type(fact)), fact.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class FactVersion:
    """One version of a fact, as kept. ``payload`` is its JSON text."""

    key: Key
    payload: str
    recorded_at: datetime
    origin: str = SHIPPED
    proposal: int | None = None

    @property
    def fact(self) -> Fact:
        """The domain object; a measure knows when it was recorded."""
        fact = codec.loads(KINDS[self.key[0]], self.payload)
        return replace(fact, recorded_at=self.recorded_at) if isinstance(fact, Measure) else fact


async def current(work: Work) -> dict[Key, FactVersion]:
    """The versions that stand now."""
    return await _versions(work, FACTS.c.superseded_at.is_(None))


async def as_recorded(work: Work, at: datetime) -> dict[Key, FactVersion]:
    """The versions that stood on record at the moment ``at`` (aware)."""
    return await _versions(
        work,
        and_(
            FACTS.c.recorded_at <= at,
            or_(FACTS.c.superseded_at.is_(None), FACTS.c.superseded_at > at),
        ),
    )


async def _versions(work: Work, condition: Any) -> dict[Key, FactVersion]:
    c = FACTS.c
    asked = select(c.kind, c.slug, c.payload, c.recorded_at, c.origin, c.proposal)
    found = await work.read(asked.where(condition))
    return {
        (row.kind, row.slug): FactVersion(
            key=(row.kind, row.slug),
            payload=row.payload,
            recorded_at=row.recorded_at,
            origin=row.origin,
            proposal=row.proposal,
        )
        for row in found
    }


async def supersede(work: Work, keys: Iterable[Key], *, now: datetime) -> None:
    """Close the current version of each of ``keys``."""
    rows = [{"a_kind": kind, "a_slug": slug} for kind, slug in keys]
    if rows:
        where = and_(
            FACTS.c.kind == bindparam("a_kind"),
            FACTS.c.slug == bindparam("a_slug"),
            FACTS.c.superseded_at.is_(None),
        )
        await work.write(FACTS.update().where(where).values(superseded_at=now), rows)


async def record(
    work: Work,
    facts: Iterable[tuple[Key, Fact, str]],
    *,
    now: datetime,
    origin: str = SHIPPED,
    proposal: int | None = None,
) -> None:
    """Write new current versions: key, object and payload each; ``proposal`` approved them."""
    rows = [
        {
            "kind": key[0],
            "slug": key[1],
            "recorded_at": now,
            "superseded_at": None,
            "valid_from": fact.validity.first if isinstance(fact, Measure) else None,
            "valid_to": fact.validity.last if isinstance(fact, Measure) else None,
            "payload": payload,
            "origin": origin,
            "proposal": proposal,
        }
        for key, fact, payload in facts
    ]
    if rows:
        await work.write(FACTS.insert(), rows)


async def note_filed(
    work: Work, said: Mapping[Key, str], below: Iterable[Key], *, now: datetime
) -> None:
    """Keep what files say of facts over which live versions stand: ``said`` gives their payloads,
    ``below`` the keys of those live versions.
    """
    keys = sorted(below)
    known = await _filed_last(work, keys)
    rows = [
        {
            "kind": kind,
            "slug": slug,
            "recorded_at": now,
            "superseded_at": now,
            "payload": said.get((kind, slug), GONE),
            "origin": FILED,
        }
        for kind, slug in keys
        if said.get((kind, slug), GONE) != known.get((kind, slug), GONE)
    ]
    if rows:
        await work.write(FACTS.insert(), rows)


async def _filed_last(work: Work, keys: Iterable[Key]) -> dict[Key, str]:
    """The newest payload that files gave each of ``keys``; those they never had are left out."""
    c, wanted, found = FACTS.c, set(keys), dict[Key, str]()
    for kind in sorted({kind for kind, _ in wanted}):
        asked = select(c.slug, c.payload).where(c.kind == kind, c.origin.in_((SHIPPED, FILED)))
        for row in await work.read(asked.order_by(c.id)):
            if (kind, row.slug) in wanted:
                found[kind, row.slug] = row.payload
    return found


async def filed_since(work: Work, key: Key, version: int) -> str | None:
    """What files came to say of a fact after the version with that id: GONE where they left it
    out, None where they say what they said before.
    """
    c = FACTS.c
    of = (c.kind == key[0], c.slug == key[1], c.origin == FILED, c.id > version)
    asked = select(c.payload).where(*of).order_by(c.id.desc()).limit(1)
    payload: str | None = (await work.read(asked)).scalar()
    return payload
