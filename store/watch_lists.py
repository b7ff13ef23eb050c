"""What channels and people trade in, in the tables of watch lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, and_, insert, select

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Place
from bot.domain.watch_lists import Upload, WatchLine, WatchList
from store import codec
from store.engine import Work
from store.tables import WATCH_LINES, WATCH_LISTS, WATCH_UPLOADS

_UPLOAD_LIFE = timedelta(days=1)


class StoredWatchLists:
    """Watch lists by place in SQL, each with when it last changed."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def at(self, place: Place) -> WatchList:
        """The list of a place, empty where it has none."""
        changed_at = await self.changed_at(place)
        if changed_at is None:
            return WatchList()
        asked = select(WATCH_LINES).where(_of(WATCH_LINES, place)).order_by(WATCH_LINES.c.position)
        rows = (await self._work.read(asked)).mappings().all()
        return WatchList(lines=tuple(_line(row) for row in rows), changed_at=changed_at)

    async def changed_at(self, place: Place) -> datetime | None:
        """When the list of a place was changed last; None where it has none."""
        listed = select(WATCH_LISTS.c.changed_at).where(_of(WATCH_LISTS, place))
        changed: datetime | None = (await self._work.read(listed)).scalar()
        return changed

    async def held(self, place: Place, *, now: datetime) -> WatchList:
        """The same, locked until this transaction ends: writing its row is what locks it."""
        made = self._work.inserting()(WATCH_LISTS).values(**_key(place), changed_at=now)
        await self._work.write(
            made.on_conflict_do_update(index_elements=list(_key(place)), set_={"changed_at": now})
        )
        return await self.at(place)

    async def save(self, place: Place, watched: WatchList) -> None:
        """Keep it as it is given; an empty one is deleted."""
        await self._work.write(WATCH_LINES.delete().where(_of(WATCH_LINES, place)))
        await self._work.write(WATCH_LISTS.delete().where(_of(WATCH_LISTS, place)))
        if not watched.lines:
            return
        key = _key(place)
        await self._work.write(insert(WATCH_LISTS).values(**key, changed_at=watched.changed_at))
        rows = [
            {**key, "position": position, **_row(line)}
            for position, line in enumerate(watched.lines)
        ]
        await self._work.write(insert(WATCH_LINES), rows)

    async def put_upload(self, place: Place, upload: Upload) -> None:
        """Keep a file that was read, for a day; the same one again takes its own place."""
        key = {**_key(place), "id": upload.id}
        held = {"made_at": upload.made_at, "payload": codec.dumps(upload)}
        made = self._work.inserting()(WATCH_UPLOADS).values(**key, **held)
        await self._work.write(made.on_conflict_do_update(index_elements=list(key), set_=held))

    async def upload(self, place: Place, upload_id: str) -> Upload | None:
        """The file of that id that waits at this place; None for none, or for another place's."""
        asked = select(WATCH_UPLOADS.c.payload).where(*_waiting(place, upload_id))
        held = (await self._work.read(asked)).scalar()
        return None if held is None else codec.loads(Upload, held)

    async def drop_upload(self, place: Place, upload_id: str) -> None:
        """Forget it."""
        await self._work.write(WATCH_UPLOADS.delete().where(*_waiting(place, upload_id)))


async def sweep_uploads(work: Work, *, now: datetime) -> None:
    """Delete the files that nobody said a word about for a day."""
    await work.write(WATCH_UPLOADS.delete().where(WATCH_UPLOADS.c.made_at <= now - _UPLOAD_LIFE))


def _waiting(place: Place, upload_id: str) -> tuple[Any, ...]:
    return _of(WATCH_UPLOADS, place), WATCH_UPLOADS.c.id == upload_id


def _key(place: Place) -> dict[str, str]:
    return {
        "platform": place.platform,
        "workspace": place.workspace,
        "channel": place.channel,
    }


def _of(table: Table, place: Place) -> Any:
    return and_(*(table.c[name] == value for name, value in _key(place).items()))


def _row(line: WatchLine) -> dict[str, Any]:
    return {
        "code": line.code.digits,
        "imposing": line.imposing,
        "origin": line.origin,
        "label": line.label,
        "value": f"{line.value.amount:f}" if line.value else "",
        "currency": line.value.currency if line.value else "",
        "usmca": line.usmca,
        "sku": line.sku,
    }


def _line(row: Mapping[Any, Any]) -> WatchLine:
    value = Money(amount=Decimal(row["value"]), currency=row["currency"]) if row["value"] else None
    return WatchLine(
        code=Code(row["code"]),
        imposing=row["imposing"],
        origin=row["origin"],
        label=row["label"],
        value=value,
        usmca=row["usmca"],
        sku=row["sku"],
    )
