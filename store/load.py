"""Loading a catalogue: read, compare with the store, write what differs and journal it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.domain.changes import Change
from bot.domain.measures import ImportedScope
from bot.errors import CatalogueError
from store import codec
from store.catalogue_files import CatalogueFiles
from store.engine import Work
from store.fact_diff import differences
from store.facts import (
    KINDS,
    LIVE,
    Fact,
    FactVersion,
    Key,
    current,
    key_of,
    note_filed,
    record,
    supersede,
)
from store.journal import enter
from store.rates import load_rates
from store.reviews import note_adopted
from store.snapshot import keep_snapshot
from store.tables import STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The journal's new entries, the revision after them, and live facts the files contradict."""

    changes: tuple[Change, ...]
    revision: int
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A live fact that the files tell otherwise: it stands until they name its proposal.

    ``filed`` is the files' version, None where it was live before the files knew of it.
    """

    key: Key
    proposal: int | None
    live: Fact
    filed: Fact


async def load(work: Work, folder: Path, files: CatalogueFiles, *, now: datetime) -> Loaded:
    """Bring the store's facts to what the ``files`` of ``folder`` say, in the one transaction of
    ``work``. Raises CatalogueError, and writes nothing, when anything in them is wrong.
    """
    from store.catalogue import read_reviewed_catalogue  # pydantic and YAML: only when needed

    fact_rows, reviewed = await asyncio.to_thread(read_reviewed_catalogue, folder)
    loaded = await replace_facts(
        work,
        (*fact_rows, *await imported_scopes(work)),
        now=now,
        reviewed=reviewed,
        of_files=True,
    )
    await load_rates(work, folder)
    await files.note_loaded(work)
    return loaded


async def replace_facts(
    work: Work,
    fact_rows: Iterable[Fact],
    *,
    now: datetime,
    reviewed: Collection[int] = (),
    of_files: bool = False,
) -> Loaded:
    """Make ``facts`` the current ones; the journal gets what differs.

    Live facts stand beside them, and over those of the same name, until the files say that they
    have taken in their proposal (``reviewed``). The first load of an empty store is journalled as
    one seed, which is nobody's news. ``of_files``: what they say below live facts is kept, for
    when one of those is taken back.
    """
    revision = await _claim_revision(work)
    old = await current(work)
    new = {key_of(fact): (fact, codec.dumps(fact)) for fact in fact_rows}
    standing = _standing_live(old, reviewed)
    contradictions = tuple(_contradictions(standing, new))
    if of_files:
        said = {key: new[key][1] for key in standing if key in new}
        await note_filed(work, said, standing, now=now)
    new.update((key, (held.fact, held.payload)) for key, held in standing.items())
    new.update((key, (old[key].fact, old[key].payload)) for key in _needed(standing, old, new))
    adopted = {k for k, v in old.items() if v.origin == LIVE and k not in standing}
    altered = [
        key
        for key, (_, text) in new.items()
        if key in old and (old[key].payload != text or key in adopted)
    ]
    added = [key for key in new if key not in old]
    removed = [key for key in old if key not in new]
    if not (altered or added or removed):
        return Loaded(changes=(), revision=revision, contradictions=contradictions)
    changes = tuple(
        change
        for key in (*removed, *altered, *added)
        for change in differences(
            key[0],
            old[key].fact if key in old else None,
            new[key][0] if key in new else None,
            now=now,
        )
    )
    await supersede(work, (*removed, *altered), now=now)
    await record(work, ((key, *new[key]) for key in (*altered, *added)), now=now)
    await enter(work, changes, seed=not old)
    await keep_snapshot(
        work, _now_standing(old, new, {*altered, *added}, now), revision=revision + 1
    )
    await work.write(STATE.update().values(revision=revision + 1))
    await note_adopted(work, {old[key].proposal for key in adopted}, now=now)
    return Loaded(changes=changes, revision=revision + 1, contradictions=contradictions)


def _standing_live(
    old: Mapping[Key, FactVersion], reviewed: Collection[int]
) -> dict[Key, FactVersion]:
    """Live versions that go on standing: all but those of proposals the files have taken in."""
    return {
        key: held
        for key, held in old.items()
        if held.origin == LIVE and (not held.proposal or held.proposal not in reviewed)
    }


_NAMES = {
    "programme": "programme",
    "programmes": "programme",
    "goods": "good",
    "broader": "good",
    "speaker": "speaker",
    "source": "source",
    "sources": "source",
}
"""Fields that name facts by their slugs, and the kind of those."""


def _needed(
    live: Mapping[Key, FactVersion], old: Mapping[Key, FactVersion], new: Collection[Key]
) -> set[Key]:
    """What files left out though live facts rest on it: without it no answer about them is made.
    It goes on standing as it was, and goes when it is left out and no live fact rests on it.
    """
    needed: set[Key] = set()
    looked_at = [version.fact for version in live.values()]
    while looked_at:
        named = {key for key in _named(looked_at.pop()) if key in old and key not in new} - needed
        needed |= named
        looked_at += [old[key].fact for key in named]
    return needed


def _named(fact: Fact) -> Iterable[Key]:
    for field, kind in _NAMES.items():
        slugs = getattr(fact, field, ())
        yield from ((kind, slug) for slug in ((slugs,) if isinstance(slugs, str) else slugs))


def _contradictions(
    live: Mapping[Key, FactVersion], new: Mapping[Key, tuple[Fact, str]]
) -> Iterable[Contradiction]:
    for key, held in live.items():
        if key in new and new[key][1] != held.payload:
            yield Contradiction(key=key, proposal=held.proposal, live=held.fact, filed=new[key][0])


async def imported_scopes(work: Work) -> tuple[ImportedScope, ...]:
    """Lists imported beside the catalogue: a load of its files leaves them as they are."""
    fact_rows = (version.fact for version in (await current(work)).values())
    return tuple(fact for fact in fact_rows if isinstance(fact, ImportedScope))


async def import_scopes(
    work: Work, scopes: Collection[ImportedScope], *, now: datetime, joining: bool = False
) -> Loaded:
    """Give measures the codes of a list, each in the place of what was imported for it before.

    ``joining``: beside what was imported before. Raises CatalogueError where that was a list of
    exemptions, which codes can't join.
    """
    standing = await current(work)
    kept = [codec.loads(KINDS[key[0]], version.payload) for key, version in standing.items()]
    renewed = {scope.slug: scope for scope in scopes}
    others = []
    for fact in kept:
        if not (isinstance(fact, ImportedScope) and fact.slug in renewed):
            others.append(fact)
        elif joining:
            renewed[fact.slug] = _joining(renewed[fact.slug], fact)
    return await replace_facts(work, (*others, *renewed.values()), now=now)


def _joining(scope: ImportedScope, earlier: ImportedScope) -> ImportedScope:
    if earlier.without:
        told = f"{scope.slug}: {earlier.file} was taken out of it, and codes can't be added to that"
        raise CatalogueError((f"{told}; import the whole list without --add",))
    return scope.joining(earlier)


async def _claim_revision(work: Work) -> int:
    # one load at a time: SQLite by its write lock, PostgreSQL by the lock on this row
    await work.begin_writing()
    await work.wait_long()
    found = await work.read(select(STATE.c.revision).with_for_update())
    return int(found.scalar_one())


def _now_standing(
    old: Mapping[Key, FactVersion],
    new: Mapping[Key, tuple[Fact, str]],
    fresh: set[Key],
    now: datetime,
) -> Iterable[FactVersion]:
    for key, (_, text) in new.items():
        at = now if key in fresh else old[key].recorded_at
        yield FactVersion(key=key, payload=text, recorded_at=at)
