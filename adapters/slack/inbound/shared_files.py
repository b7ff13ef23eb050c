"""Files that people drop on us in Slack: which one is meant, and its bytes.

They are fetched with the bot's token, which goes to Slack alone: to the host of its API, and to
``files.`` below that. A redirect is not followed; Slack makes one where a file may not be read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import replies
from adapters.slack.api_errors import NETWORK_ERRORS, reason_of
from bot.domain.uploaded_files import MOST_BYTES, FileFault, UploadedFile, is_meant, is_table

log = logging.getLogger(__name__)
_TIMEOUT = aiohttp.ClientTimeout(total=30, sock_read=10)
_CHUNK = 65_536
_LONGEST_NAME = 80
_REFUSED = frozenset({301, 302, 303, 307, 401, 403})
_MISSING = frozenset({"missing_scope", "not_allowed_token_type"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """A file of a message. ``address`` is '' where Slack tells of it only when it is asked
    (files of another workspace); ``size`` 0 where it doesn't say."""

    id: str
    name: str
    size: int = 0
    address: str = ""

    def meant(self, words: str) -> bool:
        """Whether it is what a message with these ``words`` is about."""
        return is_meant(self.name, words)

    def kept(self) -> dict[str, Any]:
        """As plain values, for the inbox."""
        return asdict(self)


def shared_file(event: dict[str, Any]) -> SharedFile | None:
    """The first table among a message's files, else the first file; None without any."""
    found = [_file(one) for one in map(replies.fields, replies.items(event.get("files"))) if one]
    named = [one for one in found if one.id]
    return next((one for one in named if is_table(one.name)), named[0] if named else None)


def _file(told: replies.Fields) -> SharedFile:
    size = told.get("size")
    address = replies.text(told.get("url_private_download") or told.get("url_private"))
    name = replies.text(told.get("name")) or replies.text(told.get("title"))
    return SharedFile(
        id=replies.text(told.get("id")),
        name=" ".join(name.split())[:_LONGEST_NAME],
        size=size if isinstance(size, int) and not isinstance(size, bool) else 0,
        address=replies.text(told.get("address")) or address,
    )


async def given_file(
    one: SharedFile, client: AsyncWebClient, session: Callable[[], aiohttp.ClientSession]
) -> UploadedFile:
    """The file with its bytes, or what keeps them away. Never raises for what Slack does."""
    try:
        if not one.address:
            one = _file(replies.fields(replies.get(await client.files_info(file=one.id), "file")))
        if not is_table(one.name):
            return UploadedFile(name=one.name, fault=FileFault.NO_TABLE)
        if one.size > MOST_BYTES:
            return UploadedFile(name=one.name, fault=FileFault.TOO_BIG)
        if not _slacks(one.address, client.base_url):
            log.warning("a file that is not at Slack was not fetched")
            return UploadedFile(name=one.name, fault=FileFault.AWAY)
        return await _fetched(one, client.token or "", session())
    except SlackApiError as error:
        missing = replies.text(replies.get(error.response, "error")) in _MISSING
        log.warning("a file was not fetched: %s", reason_of(error))
        fault = FileFault.NOT_ALLOWED if missing else FileFault.AWAY
    except NETWORK_ERRORS as error:
        log.warning("a file was not fetched: %s", reason_of(error))
        fault = FileFault.AWAY
    return UploadedFile(name=one.name, fault=fault)


def _slacks(address: str, api: str) -> bool:
    """Whether the token may go there.

    >>> _slacks("https://files.slack.com/x/list.csv", "https://slack.com/api/")
    True
    >>> _slacks("https://files.slack.com.example/x", "https://slack.com/api/")
    False
    >>> _slacks("http://files.slack.com/x", "https://slack.com/api/")
    False
    """
    try:
        asked, ours = urlsplit(address), urlsplit(api)
        asked_port, our_port = asked.port, ours.port
    except ValueError:
        return False
    if asked.scheme != ours.scheme or asked_port != our_port or "@" in asked.netloc:
        return False
    host = (ours.hostname or "").removeprefix("www.")
    return bool(host) and asked.hostname in (host, f"files.{host}")


async def _fetched(one: SharedFile, token: str, session: aiohttp.ClientSession) -> UploadedFile:
    headers = {"Authorization": f"Bearer {token}"}
    async with session.get(
        one.address, headers=headers, allow_redirects=False, timeout=_TIMEOUT
    ) as response:
        # without the scope, Slack answers with its page to sign in
        if response.status in _REFUSED or response.content_type == "text/html":
            return UploadedFile(name=one.name, fault=FileFault.NOT_ALLOWED)
        if response.status != 200:
            return UploadedFile(name=one.name, fault=FileFault.AWAY)
        held = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            held += chunk
            if len(held) > MOST_BYTES:
                return UploadedFile(name=one.name, fault=FileFault.TOO_BIG)
        return UploadedFile(name=one.name, content=bytes(held))
