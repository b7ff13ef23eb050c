"""Looking for a message of ours that may stand there, within what Slack lets an app read.

An app that is distributed without Slack's review reads 15 messages a minute and method. So the
search begins at the moment of the try, and one that was told to wait goes on where it was.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits, replies
from adapters.slack.api_errors import NETWORK_ERRORS, asked_to_wait, reason_of
from bot.errors import OutcomeUnknown
from bot.ports import Clock

_CLOCKS_APART = timedelta(minutes=1)
_NEAR_SECONDS = 180.0
_RECENT_SECONDS = 86_400.0
"""A search that begins further back than that begins at no try."""
_MOST_PAGES = 20
"""In one search; what lies further back is left to the next."""
_MOST_READINGS = 1_000


def before(moment: datetime) -> str:
    """A ts before anything that was posted at ``moment``, whatever the two clocks say."""
    return f"{(moment - _CLOCKS_APART).timestamp():.6f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a message goes. ``key`` identifies it for ever; ``since`` is a ts before it."""

    channel: str
    thread: str = ""
    key: str = ""
    since: str = "0"


@dataclass(slots=True, kw_only=True)
class _Reading:
    """How far a search got: what was posted between ``oldest`` and ``began`` is being read.

    ``latest``: read only to there, where it most likely stands; Slack shows the newest first.
    ``whole``: without a break, so that nothing of it can have come meanwhile.
    """

    oldest: str
    cursor: str = ""
    began: str = ""
    latest: str = ""
    whole: bool = True
    found: dict[str, str] = field(default_factory=dict)

    def begin(self, now: str) -> None:
        """Begin with the minutes after the try, or go on with all that came since."""
        near = f"{float(self.oldest) + _NEAR_SECONDS:.6f}"
        first = not self.began and float(near) < float(now) < float(near) + _RECENT_SECONDS
        self.began, self.whole, self.latest = now, True, near if first else ""


class History:
    """Looks through a channel's messages for a post of ours, going on where it stopped."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._readings: OrderedDict[Target, _Reading] = OrderedDict()

    async def find(self, client: AsyncWebClient, target: Target) -> str | None:
        """The ts of an earlier post with this key, None if there certainly is none.

        Raises OutcomeUnknown while that can't be told (no history scope, rate limited, Slack down),
        with the seconds after which Slack lets us read on.
        """
        return (await self.find_all(client, target, (target.key,))).get(target.key)

    async def find_all(
        self, client: AsyncWebClient, target: Target, keys: tuple[str, ...]
    ) -> dict[str, str]:
        """The ts of each of ``keys`` that was posted there. Raises as :meth:`find` does."""
        asked = replace(target, key=" ".join(keys))
        reading = self._readings.pop(asked, None) or _Reading(oldest=target.since)
        for _ in range(_MOST_PAGES):
            try:
                done = await self._read_page(client, target, reading, keys)
            except NETWORK_ERRORS as error:
                self._keep(asked, reading)
                said = f"Slack can't be asked whether it was posted: {reason_of(error)}"
                raise OutcomeUnknown(said, retry_after=asked_to_wait(error)) from error
            if done:
                return reading.found
        self._keep(asked, reading)
        raise OutcomeUnknown("Slack: many messages since to read back; read on in the next look")

    async def _read_page(
        self, client: AsyncWebClient, target: Target, reading: _Reading, keys: tuple[str, ...]
    ) -> bool:
        """Read one page; whether the search is at its end."""
        if not reading.cursor:
            reading.begin(before(self._clock()))
        answer = await _page(client, target, reading)
        for message in replies.messages(answer):
            key, stamp = replies.delivery(message), replies.stamp(message)
            if key in keys and stamp:
                reading.found[key] = stamp
        if len(reading.found) == len(keys):
            return True
        reading.cursor = replies.next_cursor(answer)
        if reading.cursor:
            return False
        reading.oldest = reading.latest or reading.began
        return reading.whole and not reading.latest

    def _keep(self, target: Target, reading: _Reading) -> None:
        """Go on here in the next search; then what came meanwhile is to be read as well."""
        if not reading.cursor and reading.oldest == target.since:
            return  # nothing was read
        if reading.cursor:
            reading.whole = False
        self._readings[target] = reading
        if len(self._readings) > _MOST_READINGS:
            self._readings.popitem(last=False)


async def _page(client: AsyncWebClient, target: Target, reading: _Reading) -> Any:
    options: dict[str, Any] = {
        "channel": target.channel,
        "include_all_metadata": True,
        "limit": limits.HISTORY_PAGE,
        "oldest": reading.oldest,
        "latest": reading.latest or None,
        "inclusive": True,
        "cursor": reading.cursor or None,
    }
    if target.thread:
        return await client.conversations_replies(ts=target.thread, **options)
    return await client.conversations_history(**options)
