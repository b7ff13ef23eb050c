"""Charts and files: uploaded once, shown where the answer stands."""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits, replies
from adapters.slack.api_errors import NETWORK_ERRORS, reason_of
from adapters.slack.rendering.escape import shortened
from bot.cards import Attachment, Card, Chart
from bot.ports.platforms import Charts

log = logging.getLogger(__name__)
_KEPT = 1_000

SessionOf = Callable[[], aiohttp.ClientSession]


class Pictures:
    """Uploads charts as PNG: a native chart block is not drawn by every client (docs/decisions)."""

    def __init__(self, charts: Charts | None, session: SessionOf) -> None:
        self._charts = charts
        self._session = session
        self._uploaded: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def chart(self, client: AsyncWebClient, team: str, card: Card) -> str:
        """The file id of the card's first chart, '' without one. Never raises: words stand in."""
        chart = next((part for part in card.parts if isinstance(part, Chart)), None)
        if chart is None or self._charts is None:
            return ""
        try:
            png = await self._charts.png(card)
        except Exception:
            log.exception("a chart could not be drawn; its words stand in")
            return ""
        if png is None:
            return ""
        key = (team, hashlib.sha256(png).hexdigest())
        if key not in self._uploaded:
            try:
                file_id = await self.upload(client, "chart.png", png, chart.title, alt=chart.alt)
            except NETWORK_ERRORS as error:
                log.warning("chart not uploaded: %s", reason_of(error))
                return ""
            self._remember(key, file_id)
        return self._uploaded[key]

    def _remember(self, key: tuple[str, str], file_id: str) -> None:
        self._uploaded[key] = file_id
        if len(self._uploaded) > _KEPT:
            self._uploaded.popitem(last=False)

    async def upload(
        self,
        client: AsyncWebClient,
        name: str,
        content: bytes,
        title: str,
        *,
        alt: str = "",
        channel: str = "",
        thread: str = "",
    ) -> str:
        """Upload a file, to a channel, a thread or nowhere yet. Returns its id."""
        place = await client.files_getUploadURLExternal(
            filename=name,
            length=len(content),
            alt_txt=shortened(alt, limits.ALT_TEXT) or None,
        )
        file_id, where = replies.text(place.get("file_id")), replies.text(place.get("upload_url"))
        if not file_id or not where.startswith(("https://", "http://")):
            raise replies.refused("the reply names no place for the file")
        async with self._session().post(where, data=content) as response:
            response.raise_for_status()
        done = await client.files_completeUploadExternal(
            files=[{"id": file_id, "title": title or name}],
            channel_id=channel or None,
            thread_ts=thread or None,
        )
        return next(iter(replies.file_ids(done)), file_id)

    async def attach(
        self, client: AsyncWebClient, card: Card, *, channel: str, thread: str = ""
    ) -> None:
        """The card's files, under the answer. What can't be uploaded is logged."""
        for part in card.parts:
            if isinstance(part, Attachment):
                try:
                    await self.upload(
                        client,
                        part.name,
                        part.content,
                        part.title,
                        channel=channel,
                        thread=thread,
                    )
                except NETWORK_ERRORS as error:
                    log.warning("file not uploaded: %s", reason_of(error))
