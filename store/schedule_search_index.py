"""The search index of the schedules: kept beside the store, built from its lines when missing."""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
from pathlib import Path

from sqlalchemy import func, select

from bot.domain.countries import COUNTRIES
from store.engine import Work
from store.search.lines import LineIndexes, LineText, build
from store.tables import EDITIONS, LINES

FOLDED = 2
"""How words are folded (``bot/domain/words.py``): another way of it makes the indexes anew."""


async def line_indexes(work: Work, folder: Path, *, lines_revision: int) -> LineIndexes:
    """The indexes of the schedules as they stand at ``lines_revision``, built if they aren't yet.

    ``folder`` may serve several stores: each index is named by its database and what is in it.
    """
    if lines_revision == 0:
        return LineIndexes()
    family = hashlib.sha256(work.database.encode()).hexdigest()[:8]
    imported = (await work.read(select(func.max(EDITIONS.c.imported_at)))).scalar()
    stamp = f"{imported:%Y%m%d%H%M%S}" if imported else "0"
    place = folder / f"{family}-{lines_revision}-{stamp}-{FOLDED}"
    if not await asyncio.to_thread(place.is_dir):
        await _build(work, place, family)
    return LineIndexes(place)


async def _build(work: Work, place: Path, family: str) -> None:
    texts = {schedule: await _texts(work, schedule) for schedule in COUNTRIES}

    def write() -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        build(place, texts.__getitem__)
        for other in place.parent.glob(f"{family}-*"):
            # what begins with this name is the same, being built by another process
            if not other.name.startswith(place.name):
                shutil.rmtree(other, ignore_errors=True)

    await asyncio.to_thread(write)


async def _texts(work: Work, schedule: str) -> list[LineText]:
    c = LINES.c
    asked = (
        select(c.code, c.description, c.description_fr, c.path)
        .where(c.schedule == schedule, c.valid_to.is_(None))
        .order_by(c.position)
    )
    return [
        LineText(
            code=row.code,
            description=row.description,
            description_fr=row.description_fr,
            path=tuple(json.loads(row.path)),
        )
        for row in await work.read(asked)
    ]
