"""Who has seen an alert, kept by an earlier version, is found by an export and an erasure."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from store.export import export
from store.tables import DELIVERIES, KEY_VALUE
from tests.databases import Database
from tests.store.migrating import brought_up

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
ALERT = "abcdefghij234567abcd"


def _held(connection: Connection) -> None:
    texts = {column.name: "" for column in DELIVERIES.c if not column.nullable}
    kept = {
        **texts,
        "number": 1,
        "id": ALERT,
        "slot": "alert:7",
        "part": 0,
        "platform": "slack",
        "workspace": "T1",
        "attempts": 1,
        "due_at": NOW,
    }
    connection.execute(insert(DELIVERIES).values(**kept))
    for alert in (ALERT, "of-no-kept-alert"):
        name = f"alert:seen:{alert}:T1"
        connection.execute(insert(KEY_VALUE).values(name=name, value='{"U1": "Ann"}'))


async def test_marks_of_before_are_exported_and_erased_with_their_workspace(
    empty_database: Database,
) -> None:
    store = await brought_up(empty_database, step="0014", holding=_held)
    async with store.work() as work:
        shown = (await export(work, "slack", "T1"))["key_value"]
    assert shown == [{"name": f"slack:seen:{ALERT}:T1", "value": {"U1": "Ann"}}]
    async with store.transaction() as records:
        await records.channel_settings.forget("slack", "T1")
    async with store.work() as work:
        assert (await export(work, "slack", "T1"))["key_value"] == []
    await store.close()
