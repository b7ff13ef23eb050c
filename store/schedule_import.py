"""Importing an edition of a schedule: what is new, dropped, reworded or rated anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.domain.assessment.plan import BASE_PROGRAMME
from bot.domain.changes import Change, ChangeKind, ImportCounts, Written
from bot.domain.codes import Code
from bot.domain.text import Text
from bot.errors import CatalogueError
from bot.ingest.schedule import LineDraft
from store.engine import Work
from store.journal import enter
from store.tables import EDITIONS, LINES, STATE

BATCH = 2_000
COMPARED = ("indent", "parent", "description", "description_fr", "path", "units")
RATES = ("general", "special", "other", "see")
SHRUNK = 0.8
"""An edition with fewer lines than this share of the one before is taken for cut short."""


@dataclass(slots=True, kw_only=True)
class Imported:
    """What an import did. ``changes`` are the journal's entries, a summary first."""

    schedule: str
    revision: str
    first: date
    lines: int = 0
    new: int = 0
    dropped: int = 0
    rerated: int = 0
    reworded: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything differs from the edition before."""
        return bool(self.new or self.dropped or self.rerated or self.reworded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is imported: ``schedule`` is 'US' or 'CA', ``first`` the day it is valid from.

    ``goods_of`` names the goods a code belongs to, for those who follow them. ``smaller``: take it
    though far fewer lines come than are there. ``footnotes``: whether the file has them; where it
    has none, those of the edition before stand.
    """

    schedule: str
    revision: str
    first: date
    goods_of: Callable[[Code], tuple[str, ...]]
    smaller: bool = False
    footnotes: bool = True


async def import_edition(
    work: Work, edition: Edition, drafts: Iterable[LineDraft], *, now: datetime
) -> Imported:
    """Bring a schedule to the edition ``drafts``.

    All in the transaction of ``work``: where ``drafts`` raises CatalogueError, roll back and
    nothing has changed. Lines that differ get a new version, the old one ends the day before the
    edition's first. Refused where an edition with a later first day is there already, or where far
    fewer lines come than are there.
    """
    await work.begin_writing()
    await _refuse_older(work, edition)
    present = await _present(work, edition.schedule)
    importer = _Importer(work=work, edition=edition, now=now, present=present)
    for draft in drafts:
        await importer.take(draft)
    return await importer.finish()


class _Importer:
    """One import under way: what is there already, what came, what is to be written."""

    def __init__(
        self,
        *,
        work: Work,
        edition: Edition,
        now: datetime,
        present: dict[str, Mapping[str, Any]],
    ) -> None:
        self._work = work
        self._edition = edition
        self._now = now
        self._present = present
        self._before = len(present)
        self._ended: list[int] = []
        self._batch: list[dict[str, Any]] = []
        self._report = Imported(
            schedule=edition.schedule, revision=edition.revision, first=edition.first
        )

    async def take(self, draft: LineDraft) -> None:
        """One line of the new edition: written where it differs from the one there is."""
        self._report.lines += 1
        row = _row(draft, self._edition)
        old = self._present.pop(row["code"], None)
        if old is not None and not self._edition.footnotes:
            row["see"] = old["see"]
        if old is not None and all(row[name] == old[name] for name in (*COMPARED, *RATES)):
            return
        if old is not None:
            self._ended.append(old["id"])
        self._batch.append(row)
        if self._before:
            self._note(old, row)
        else:
            self._report.new += 1
        if len(self._batch) >= BATCH:
            await self._flush()

    async def finish(self) -> Imported:
        """Drop what did not come again, and write the journal. Raises CatalogueError."""
        await self._flush()
        self._refuse_cut_short()
        for old in self._present.values():
            self._ended.append(old["id"])
            self._note(old, None)
        await _end(self._work, self._ended, self._edition.first)
        await _enter(self._work, self._report, now=self._now, seed=not self._before)
        return self._report

    async def _flush(self) -> None:
        if self._batch:
            await self._work.write(insert(LINES), self._batch)
            self._batch = []

    def _refuse_cut_short(self) -> None:
        lines = self._report.lines
        if self._edition.smaller or lines >= self._before * SHRUNK:
            return
        told = f"{lines:,} lines, but {self._before:,} are loaded; it looks cut short"
        told = f"{self._edition.revision}: {told}. If it is right, repeat with --smaller"
        raise CatalogueError((told,))

    def _note(self, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> None:
        row = new if new is not None else old
        if row is not None:
            goods = self._edition.goods_of(Code(row["code"]))
            _note(self._report, (old, new), row, now=self._now, goods=goods)


async def _refuse_older(work: Work, edition: Edition) -> None:
    asked = select(func.max(EDITIONS.c.first)).where(EDITIONS.c.schedule == edition.schedule)
    latest = (await work.read(asked)).scalar()
    if latest is not None and edition.first < latest:
        told = f"an edition valid from {latest} is loaded already; {edition.first} is earlier"
        raise CatalogueError((f"{told}: import editions in the order of their days",))


async def _present(work: Work, schedule: str) -> dict[str, Mapping[str, Any]]:
    """The open version of each line, by code."""
    asked = select(LINES).where(LINES.c.schedule == schedule, LINES.c.valid_to.is_(None))
    return {row["code"]: dict(row) for row in (await work.read(asked)).mappings()}


def _row(draft: LineDraft, edition: Edition) -> dict[str, Any]:
    return {
        "schedule": edition.schedule,
        "code": draft.code.digits,
        "position": draft.position,
        "indent": draft.indent,
        "parent": draft.parent,
        "description": draft.description,
        "description_fr": draft.description_fr,
        "path": json.dumps(draft.path, ensure_ascii=False),
        "units": json.dumps(draft.units, ensure_ascii=False),
        "general": draft.general,
        "special": draft.special,
        "other": draft.other,
        "see": json.dumps(draft.see),
        "valid_from": edition.first,
        "valid_to": None,
        "revision": edition.revision,
    }


def _note(
    report: Imported,
    versions: tuple[Mapping[str, Any] | None, Mapping[str, Any] | None],
    row: Mapping[str, Any],
    *,
    now: datetime,
    goods: tuple[str, ...],
) -> None:
    """Count a difference between old and new, and put down what a person would read of it."""
    found = _difference(*versions)
    if found is None:
        return
    kind, name, was, becomes = found
    match name:
        case "line":
            report.new += kind is ChangeKind.ADDED
            report.dropped += kind is ChangeKind.REMOVED
        case "rate":
            report.rerated += 1
        case _:
            report.reworded += 1
    code = Code(row["code"])
    told = f"{code.dotted} {row['description']}"
    report.changes.append(
        Change(
            serial=0,
            recorded_at=now,
            kind=kind,
            subject="line",
            slug=f"{report.schedule}:{code.digits}",
            label=Text.verbatim(told[:200], f"{code.dotted} {row['description_fr']}"[:200]),
            field=name,
            old=Written(text=was) if was else None,
            new=Written(text=becomes) if becomes else None,
            effective=report.first,
            goods=goods,
            programmes=(BASE_PROGRAMME[report.schedule],),
        )
    )


def _difference(
    old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> tuple[ChangeKind, str, str, str] | None:
    """Kind, field, old and new; None where only ancestors' words or footnotes differ."""
    if old is None and new is not None:
        return ChangeKind.ADDED, "line", "", _rates(new)
    if new is None and old is not None:
        return ChangeKind.REMOVED, "line", _rates(old), ""
    assert old is not None
    assert new is not None
    if _rates(old) != _rates(new):
        return ChangeKind.CHANGED, "rate", _rates(old), _rates(new)
    if old["description"] != new["description"]:
        return ChangeKind.CHANGED, "text", old["description"], new["description"]
    return None


def _rates(row: Mapping[str, Any]) -> str:
    said = (row["general"], row["special"], row["other"])
    return " | ".join(text for text in said if text)


async def _end(work: Work, ids: list[int], first: date) -> None:
    """Close old versions; one that would end before it began was never the law: it goes."""
    last = first - timedelta(days=1)
    closing = (
        update(LINES).where(LINES.c.id == bindparam("line_id")).values(valid_to=bindparam("last"))
    )
    for at in range(0, len(ids), BATCH):
        part = ids[at : at + BATCH]
        await work.write(closing, [{"line_id": each, "last": last} for each in part])
    await work.write(delete(LINES).where(LINES.c.valid_to < LINES.c.valid_from))


async def _enter(work: Work, report: Imported, *, now: datetime, seed: bool) -> None:
    """The journal, the list of editions and the counter that search watches."""
    if not report.changed:
        return
    same = (EDITIONS.c.schedule == report.schedule) & (EDITIONS.c.revision == report.revision)
    await work.write(delete(EDITIONS).where(same))
    edition = {
        "schedule": report.schedule,
        "revision": report.revision,
        "first": report.first,
        "imported_at": now,
    }
    await work.write(insert(EDITIONS), [edition])
    await work.write(update(STATE).values(lines_revision=STATE.c.lines_revision + 1))
    work.schedules_moved = True
    report.changes.insert(0, _summary(report, now))
    await enter(work, report.changes, seed=seed)


def _summary(report: Imported, now: datetime) -> Change:
    return Change(
        serial=0,
        recorded_at=now,
        kind=ChangeKind.ADDED,
        subject="schedule",
        slug=f"{report.schedule}:{report.revision}"[:160],
        label=Text.verbatim(report.revision),
        field="edition",
        new=ImportCounts(
            lines=report.lines,
            new=report.new,
            dropped=report.dropped,
            rerated=report.rerated,
            reworded=report.reworded,
        ),
        effective=report.first,
        programmes=(BASE_PROGRAMME[report.schedule],),
    )
