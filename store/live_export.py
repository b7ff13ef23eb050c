"""Live facts out to files, and the proof that a load of those files says the same."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.domain.lines import ScheduleLines
from bot.domain.measures import ImportedScope, Measure
from store import codec
from store.facts import LIVE, FactVersion, Key, current, key_of
from store.reviews import StoredProposals

_IMPORTED = (ImportedScope, ScheduleLines)
"""What lists and schedules bring, which no file of the catalogue says."""

if TYPE_CHECKING:
    from store.catalogue.write import FiledScope
    from store.store import SqlStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """YAML by file name of facts approved in review, and how many facts that are."""

    files: Mapping[str, str]
    facts: int


async def export(store: SqlStore, catalogue: Path, *, since: datetime | None = None) -> Exported:
    """Facts that reviews approved (since a moment), as files in the catalogue's style."""
    from store.catalogue.write import Reviewed, files

    async with store.work() as work:
        live = [v for v in (await current(work)).values() if v.origin == LIVE]
        live = [v for v in live if since is None or v.recorded_at >= since]
        remarks = {n: await _remark(StoredProposals(work), n) for n in {v.proposal for v in live}}
    scopes = await asyncio.to_thread(_written_scopes, catalogue)
    reviewed = [
        Reviewed(
            fact=codec.loads(type(version.fact), version.payload),
            proposal=version.proposal or 0,
            remark=remarks[version.proposal],
        )
        for version in sorted(live, key=lambda v: (v.proposal or 0, v.key))
    ]
    return Exported(files=files(reviewed, scopes), facts=len(reviewed))


async def _remark(proposals: StoredProposals, number: int | None) -> str:
    """Who approved it, when, and the document it rests on."""
    if not number:
        return "Frontier moved by a reviewer."
    review = await proposals.get(number)
    if review is None:
        return f"Proposal {number}."
    names = ", ".join(f"{e.person} ({e.at.date()})" for e in review.approvals)
    title = " ".join(review.document.title.split())[:90]
    return f"Proposal {number}, approved by {names or 'nobody'}: {title}"


def _written_scopes(catalogue: Path) -> dict[str, FiledScope]:
    """By slug, what each measure of the files reaches, how its file says so, and the reliefs that
    its lists bring with them. Lists that only a relief names are written out with it as codes.
    """
    from store.catalogue import built
    from store.catalogue.read import read_folder
    from store.catalogue.write import FiledScope

    items, mistakes = read_folder(catalogue)
    bare = [
        replace(item, plain={**item.plain, "reliefs": [], "grade": ""})
        if item.kind == "measures"
        else item
        for item in items
    ]
    measures = [f for f in built(bare, mistakes, folder=catalogue)[0] if isinstance(f, Measure)]
    filed = {item.plain.get("slug"): item.plain for item in items if item.kind == "measures"}
    return {
        one.slug: FiledScope(
            scope=one.scope,
            written=filed[one.slug].get("scope"),
            reliefs=one.reliefs,
            grade=one.grade,
        )
        for one in measures
        if one.slug in filed
    }


async def differences_after_load(store: SqlStore, catalogue: Path, exported: Path) -> list[str]:
    """What would differ if the catalogue were loaded with the exported files laid over it.

    An item of an exported file takes the place of the catalogue's of that name. Empty: the same
    facts, to the letter.
    """
    facts, of_lists = await asyncio.to_thread(_laid_over, catalogue, exported)
    loaded = {key_of(fact): codec.dumps(fact) for fact in facts}
    async with store.work() as work:
        held = await current(work)
    standing = {key: v for key, v in held.items() if not isinstance(v.fact, _IMPORTED)}
    return [*_missing(loaded, standing), *_other(loaded, standing, of_lists)]


def _laid_over(catalogue: Path, exported: Path) -> tuple[Any, frozenset[str]]:
    """The facts of the files, and the sources of their lists of codes."""
    from store.catalogue import built
    from store.catalogue.read import read_folder

    items, mistakes = read_folder(catalogue)
    over, wrong = read_folder(exported) if any(exported.rglob("*.yaml")) else ([], [])
    named = {(item.kind, item.plain.get("slug")) for item in over}
    kept = [item for item in items if (item.kind, item.plain.get("slug")) not in named]
    lists = [item.plain for item in kept if item.kind == "lists"]
    of_lists = {s for each in lists for s in (each.get("source"), *each.get("sources", ())) if s}
    return built([*kept, *over], [*mistakes, *wrong], folder=catalogue)[0], frozenset(of_lists)


def _missing(loaded: Mapping[Key, str], standing: Mapping[Key, FactVersion]) -> list[str]:
    gone = sorted(set(standing) - set(loaded))
    new = sorted(set(loaded) - set(standing))
    return [
        *(f"{kind} {slug}: only in the store" for kind, slug in gone),
        *(f"{kind} {slug}: only in the files" for kind, slug in new),
    ]


def _other(
    loaded: Mapping[Key, str], standing: Mapping[Key, FactVersion], of_lists: frozenset[str]
) -> list[str]:
    """Facts that differ; the files also name the sources of a list that a measure refers to."""
    found = []
    for key in sorted(set(loaded) & set(standing)):
        mine, filed = standing[key].payload, loaded[key]
        if mine != filed:
            one, other = json.loads(mine), json.loads(filed)
            for each in (one, other):
                if "reliefs" in each:  # those of lists come after those of the measure itself
                    each["reliefs"] = sorted(each["reliefs"], key=json.dumps)
            if "sources" in one and set(other["sources"]) - set(one["sources"]) <= of_lists:
                other["sources"] = [s for s in other["sources"] if s in one["sources"]]
            fields = sorted(n for n in {*one, *other} if one.get(n) != other.get(n))
            if fields:
                found.append(f"{key[0]} {key[1]}: differs in {', '.join(fields)}")
    return found
