"""A new release of the US schedule, fetched whole, imported and compared by itself."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.feeds.schedules import hts_lines
from adapters.feeds.usitc_hts import UsitcHts
from bot.domain.codes import Code
from bot.domain.snapshot import FactSnapshot
from bot.errors import CatalogueError
from bot.ports.feeds import FeedError, Trouble
from store.schedule_import import Edition, Imported, import_edition

if TYPE_CHECKING:
    from store.store import SqlStore

_log = logging.getLogger(__name__)
MASS_CHANGE = 0.02
"""Share of lines that may change by itself; more looks like another format and waits for a person
to run the import."""
SINCE = "feeds:release:since"
"""The remembered moment since which a release could not be imported; '' where none waits."""
_NO_MASS = 50
"""Changed lines that are no mass, however small the schedule."""


async def follow_release(store: SqlStore, source: UsitcHts, *, now: datetime) -> None:
    """Import the newest release that was found, unless it is held.

    What keeps it from that is the feed's own trouble, told like any other, and the next poll tries
    again: the schedule that is held grows old meanwhile.
    """
    async with store.transaction() as records:
        document = await records.documents.newest(source.channel)
    if document is None:
        return
    try:
        await import_release(store, source, document, now=now)
    except FeedError as error:
        await _note(store, source.name, error, now)
        return
    async with store.transaction() as records:
        if await records.key_value.get(SINCE):
            await records.key_value.put(SINCE, "")


async def _note(store: SqlStore, feed: str, error: FeedError, now: datetime) -> None:
    """Have the feed stand as one in trouble since its release could not be imported first."""
    _log.warning("feed %s: a release is not imported: %s", feed, error)
    async with store.transaction() as records:
        since = await records.key_value.get(SINCE) or now.isoformat()
        await records.key_value.put(SINCE, since)
        state = await records.feeds.get(feed)
        if state is not None:
            troubled = replace(
                state,
                failing_since=datetime.fromisoformat(since),
                trouble=error.trouble.value,
                error=error.words[:400],
            )
            await records.feeds.save(troubled, worker="", release=True)


async def import_release(
    store: SqlStore, source: UsitcHts, document: int, *, now: datetime
) -> Imported | None:
    """Import the release of ``document``; None where no schedule is held, or this very one or a
    later one is.

    Its first day is that of the edition, which is no duty's. Raises FeedError where the export is
    a part, or changes too much.
    """
    async with store.transaction() as records:
        found = await records.documents.get(document)
        held = await records.lines.revisions("US")
    if found is None or not held or found.natural_id in {name for name, _ in held}:
        return None
    if found.claimed_day is not None and found.claimed_day < held[-1][1]:
        return None
    body = await source.export()
    facts = (await store.snapshot()).facts
    edition = Edition(
        schedule="US",
        revision=found.natural_id[:64],
        first=max(found.claimed_day or now.date(), held[-1][1]),
        goods_of=goods_of(facts, "US"),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.json"
        await asyncio.to_thread(path.write_bytes, body)
        try:
            return await _imported(store, path, edition, now)
        except CatalogueError as error:
            raise FeedError(Trouble.FORMAT, str(error)[:300]) from None


async def _imported(store: SqlStore, path: Path, edition: Edition, now: datetime) -> Imported:
    async with store.work() as work:
        report = await import_edition(work, edition, hts_lines(path), now=now)
        changed = report.new + report.dropped + report.rerated
        if changed > max(report.lines * MASS_CHANGE, _NO_MASS):
            raise FeedError(
                Trouble.FORMAT,
                f"{edition.revision}: {changed} of {report.lines} lines would change; look at it, "
                f"then run: dutybell import hts FILE --revision {edition.revision}",
            )
    _log.info("schedule %s: %s lines, %s changes", edition.revision, report.lines, changed)
    return report


def goods_of(facts: FactSnapshot, country: str) -> Callable[[Code], tuple[str, ...]]:
    """Names the goods a code belongs to, for those who follow them."""
    scopes = [(good.slug, good.scope_in(country)) for good in facts.goods.values()]
    return lambda code: tuple(slug for slug, scope in scopes if scope.covers(code))
