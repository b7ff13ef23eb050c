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

    async def put(self, name: str, value: str) -> None:
        """Remember it."""
        maker = self._work.inserting()
        await self._work.write(
            maker(KEY_VALUE)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )
