"""Writing the outbox: what many deliveries write at once goes in one transaction.

Each process writes through one batcher. SQLite has one writer anyway, and a commit a delivery would
cost both databases more than the deliveries themselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.ports import Records, Store

T = TypeVar("T")
MOST = 64
"""Entries in one transaction."""


@dataclass(frozen=True, slots=True)
class _Entry:
    work: Callable[[Records], Awaitable[Any]]
    done: asyncio.Future[Any]


class DeliveryBatcher:
    """Runs pieces of writing one after the other, as many as wait in one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Entry] = []
        self._writer: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[Records], Awaitable[T]]) -> T:
        """What ``work`` returns, once it is committed. It must not wait for anything but records.

        ``work`` may run twice: again, by itself, where the transaction it shared was undone.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Entry(work, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        return await done

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                results = await self._commit(batch)
            except Exception as error:
                await self._one_by_one(batch, error)
                continue
            for entry, result in zip(batch, results, strict=True):
                if not entry.done.done():
                    entry.done.set_result(result)

    async def _commit(self, batch: list[_Entry]) -> list[Any]:
        async with self._store.transaction() as records:
            return [await entry.work(records) for entry in batch]

    async def _one_by_one(self, batch: list[_Entry], error: Exception) -> None:
        """One entry must not take the others down with it."""
        for entry in batch:
            try:
                if len(batch) == 1:
                    raise error
                [result] = await self._commit([entry])
            except Exception as own:
                if not entry.done.done():
                    entry.done.set_exception(own)
            else:
                if not entry.done.done():
                    entry.done.set_result(result)
