"""Small remembered values."""

from __future__ import annotations

from sqlalchemy import select

from store.engine import Work
from store.tables import KEY_VALUE


class StoredKeyValue:
    """Values by name, as one transaction sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, name: str) -> str | None:
        """The value, None when never set."""
        found = await self._work.read(select(KEY_VALUE.c.value).where(KEY_VALUE.c.name == name))
        value: str | None = found.scalar()
        return value

    async def held(self, name: str) -> str:
        """The value, '' when never set; others who ask for it so wait for this transaction."""
        empty = self._work.inserting()(KEY_VALUE).values(name=name, value="")
        await self._work.write(empty.on_conflict_do_nothing(index_elements=["name"]))
        asked = select(KEY_VALUE.c.value).where(KEY_VALUE.c.name == name)
        return str((await self._work.read(asked.with_for_update())).scalar_one())

    async def put(self, name: str, value: str) -> None:
        """Remember it."""
        maker = self._work.inserting()
        await self._work.write(
            maker(KEY_VALUE)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
