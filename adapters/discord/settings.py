"""What the Discord side is told by whoever wires it."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordSettings:
    """``api_base`` and ``gateway`` are '' for Discord's own; ``guild``: commands there only.

    ``shard_ids`` with ``shard_count`` split the servers over several processes; empty means all.
    ``zone`` gives the day a question is asked on: Discord tells no one's time zone.
    """

    token: str = field(repr=False)
    api_base: str = ""
    gateway: str = ""
    guild: int | None = None
    shard_ids: tuple[int, ...] = ()
    shard_count: int | None = None
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Toronto"))
