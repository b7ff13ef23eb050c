"""Everything held about a workspace, for whoever asks what we know of them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import LargeBinary, and_, select

from store.channel_settings import BUTTONS, SEEN
from store.engine import Work
from store.tables import KEY_VALUE, METADATA, RATE_LIMITS

_JSON = frozenset({"terms", "card", "request", "chosen", "payload", "query"})
_SECRET = "(held encrypted; not exported)"  # noqa: S105 - says so instead of one


async def export(work: Work, platform: str, workspace: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by table, values as JSON knows them. Tokens are named, never shown."""
    held: dict[str, list[dict[str, Any]]] = {}
    for table in METADATA.sorted_tables:
        if "platform" not in table.c or "workspace" not in table.c:
            continue
        asked = select(table).where(table.c.platform == platform, table.c.workspace == workspace)
        secret = {c.name for c in table.c if isinstance(c.type, LargeBinary) or c.name == "secret"}
        rows = (await work.read(asked)).mappings().all()
        held[table.name] = [
            {name: _shown(name, value, secret) for name, value in row.items()} for row in rows
        ]
    held["key_value"] = await _key_value(work, platform, workspace)
    held["rate_limits"] = await _rate_limits(work, platform, workspace)
    return held


async def _rate_limits(work: Work, platform: str, workspace: str) -> list[dict[str, Any]]:
    """When each of its channels may be posted to again, in seconds since 1970."""
    own = RATE_LIMITS.c.bucket.startswith(f"{platform}:{workspace}:", autoescape=True)
    return [dict(row) for row in (await work.read(select(RATE_LIMITS).where(own))).mappings()]


async def _key_value(work: Work, platform: str, workspace: str) -> list[dict[str, Any]]:
    """Marks about a workspace say so in their name; what they hold may be a token.

    The questions of buttons are what people of it wrote, and are shown; so are the names of those
    who have seen an alert.
    """
    own = and_(
        KEY_VALUE.c.name.startswith(f"{platform}:", autoescape=True),
        KEY_VALUE.c.name.endswith(f":{workspace}", autoescape=True),
    )
    rows: Any = await work.read(select(KEY_VALUE.c.name, KEY_VALUE.c.value).where(own))
    return [
        {
            "name": row.name,
            "value": json.loads(row.value) if _of_people(row.name) else _SECRET,
        }
        for row in rows
    ]


def _of_people(name: str) -> bool:
    return name.startswith(BUTTONS) or SEEN in name


def _shown(name: str, value: Any, secret: set[str]) -> Any:
    if name in secret:
        return _SECRET
    if name in _JSON and value:
        return json.loads(value)
    return value.isoformat() if isinstance(value, date | datetime) else value
