"""What the Discord adapter is told: its variables, declared where they are used."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from config.variables import address, number, numbers, secret, variable


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscordSettings:
    """``api_base`` and ``gateway`` are '' for Discord's own; ``guild``: commands there only.

    ``shard_ids`` with ``shard_count`` split the servers over several processes; empty means all.
    ``zone`` gives the day a question is asked on: Discord tells no one's time zone. ``ready_wait``:
    seconds after the last server told of at a login until we count as connected.
    """

    token: str = secret("DISCORD_TOKEN", "token of the bot user", group="Discord")
    api_base: str = variable(
        "DISCORD_API_BASE",
        "where Discord's API is; when empty, Discord itself",
        default="",
        read=address,
        group="Discord",
    )
    gateway: str = variable(
        "DISCORD_GATEWAY",
        "where Discord's gateway is; when empty, as Discord says",
        default="",
        read=address,
        group="Discord",
    )
    guild: int | None = variable(
        "DISCORD_GUILD",
        "a server to register commands in at once, for trying things out",
        default=None,
        read=number,
        group="Discord",
    )
    shard_ids: tuple[int, ...] = variable(
        "DISCORD_SHARD_IDS",
        "shards this process runs, as 0,1; when empty, all",
        default=(),
        read=numbers,
        group="Discord",
    )
    shard_count: int | None = variable(
        "DISCORD_SHARD_COUNT",
        "how many shards there are; when empty, as Discord advises",
        default=None,
        read=number,
        group="Discord",
    )
    ready_wait: float = 2.0
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Toronto"))

    @property
    def has_tokens(self) -> bool:
        """Whether somebody meant to connect Discord, be it with half of what is needed."""
        return bool(self.token or self.guild or self.shard_ids or self.shard_count)
