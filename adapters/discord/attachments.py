"""Files that people give us on Discord: which one is meant, and its bytes.

A question carries the address alone, as an option of that name, so that whoever answers it, now or
after a restart, fetches it. No token goes along: addresses are signed, and work for a day.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import aiohttp
import discord

from bot.domain.uploaded_files import MOST_BYTES, FileFault, UploadedFile, is_meant, is_table

_log = logging.getLogger(__name__)
GIVEN = "attachment"
"""The option that holds the address; no command declares one of that name."""
HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Where Discord keeps what people attach. discord.com/developers/docs/reference, signed CDN URLs"""
_TIMEOUT = aiohttp.ClientTimeout(total=30, sock_read=10)
_CHUNK = 65_536
_LONGEST_NAME = 80
_LONGEST_ADDRESS = 1_000


def attached(resolved: Mapping[str, Any], number: object) -> str:
    """The address of an attachment that a command was given, '' where it isn't told."""
    found = (resolved.get("attachments") or {}).get(str(number)) or {}
    return str(found.get("url") or "")


def meant(attachments: Sequence[discord.Attachment], words: str) -> dict[str, str]:
    """The file that a message with these ``words`` is about, as an option; {} for none."""
    tables = [one for one in attachments if is_table(one.filename)]
    one = next(iter((*tables, *attachments)), None)
    return {GIVEN: one.url} if one is not None and is_meant(one.filename, words) else {}


async def given_file(address: str, api: str) -> UploadedFile:
    """The file at ``address`` with its bytes, or what keeps them away. ``api`` is the address of
    Discord's API where it is not Discord's own. Raises nothing.
    """
    name = _name(address)
    if not is_table(name):
        return UploadedFile(name=name, fault=FileFault.NO_TABLE)
    if not _discords(address, api):
        _log.warning("a file that is not at Discord was not fetched")
        return UploadedFile(name=name, fault=FileFault.AWAY)
    try:
        return await _fetched(name, address)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        _log.warning("a file was not fetched: %s", type(error).__name__)
        return UploadedFile(name=name, fault=FileFault.AWAY)


def _name(address: str) -> str:
    """What the file is called, as the end of its address has it.

    >>> _name("https://cdn.discordapp.com/attachments/1/2/my%20goods.csv?ex=66&is=55")
    'my goods.csv'
    """
    last = urlsplit(address[:_LONGEST_ADDRESS]).path.rpartition("/")[2]
    return " ".join(unquote(last).split())[-_LONGEST_NAME:]


def _discords(address: str, api: str) -> bool:
    """Whether it is at Discord, or at the server that stands for it.

    >>> _discords("https://cdn.discordapp.com/attachments/1/2/a.csv", "")
    True
    >>> _discords("https://cdn.discordapp.com.example/a.csv", "")
    False
    """
    try:
        asked, ours = urlsplit(address), urlsplit(api)
    except ValueError:
        return False
    if api and (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc):
        return True
    return asked.scheme == "https" and asked.netloc in HOSTS


async def _fetched(name: str, address: str) -> UploadedFile:
    async with (
        aiohttp.ClientSession(timeout=_TIMEOUT) as session,
        session.get(address, allow_redirects=False) as response,
    ):
        if response.status != 200:
            return UploadedFile(name=name, fault=FileFault.AWAY)
        held = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            held += chunk
            if len(held) > MOST_BYTES:
                return UploadedFile(name=name, fault=FileFault.TOO_BIG)
        return UploadedFile(name=name, content=bytes(held))
