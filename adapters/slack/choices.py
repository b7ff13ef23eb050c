"""Of several choices of one setting the one made last stands, in whatever order they are kept."""

from __future__ import annotations

from datetime import datetime

from bot.ports import Records


async def made_last(records: Records, what: str, at: datetime) -> bool:
    """Whether nobody chose ``what`` after ``at``; then that is remembered as its latest choice.

    For the transaction that keeps the choice: until it ends no other choice of it is kept. One that
    a process left is carried out when its lease is over, and may be made again meanwhile. ``what``
    ends with the workspace, so that forgetting a workspace finds it.
    """
    name = f"slack:chosen:{what}"
    latest = await records.key_value.held(name)
    if latest and datetime.fromisoformat(latest) > at:
        return False
    await records.key_value.put(name, at.isoformat())
    return True
