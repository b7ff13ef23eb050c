"""/calendar.ics and /changes.atom: of everything or some topics, made once and served from memory.

A reader asks every few hours for what seldom changes: ETag and Last-Modified spare it the body.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from aiohttp import web

from adapters.calendar.edition import CalendarEdition, edition_of
from adapters.calendar.kinds import KINDS
from bot.digest.calendar import entries_for, entries_on, topics_of
from bot.digest.order_errors import BadOrder
from bot.domain.cache import Cache
from bot.domain.days import law_day
from bot.domain.subscriptions import Topics
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchList
from bot.ports import Clock, Store
from bot.presentation.dated_entries import DatedEntry, own_list, unknown_address, unknown_topic
from bot.presentation.messages import SOURCE, languages

CALENDAR, FEED = "/calendar.ics", "/changes.atom"
MOST_KEPT = 64
"""Files kept in memory, some hundred kilobytes each at the most."""
_LONGEST_TOPIC = 200
_AGE, _OWN_AGE = "public, max-age=3600", "private, max-age=3600"
_SECRET = re.compile(r"[A-Za-z0-9_-]{20,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An iCalendar or Atom file with its ETag and when it last changed."""

    body: bytes
    media_type: str
    tag: str
    changed: datetime


def files() -> Cache[File]:
    """Files by what they are made of."""
    return Cache("calendars", most=MOST_KEPT)


def file_of(body: bytes, *, media_type: str, changed: datetime) -> File:
    """The file with its ETag."""
    tag = hashlib.sha256(body).hexdigest()[:32]
    return File(body=body, media_type=media_type, tag=tag, changed=changed)


def calendar_routes(
    store: Store, clock: Clock, public_url: str, kept: Cache[File]
) -> Sequence[web.RouteDef]:
    """The two addresses for everybody, and the secret ones of watch lists."""
    served = _Served(store, clock, public_url, kept)
    return (
        web.get(CALENDAR, partial(served.answer, "ics")),
        web.get(FEED, partial(served.answer, "atom")),
        web.get("/calendar/{secret}.ics", partial(served.own, "ics")),
        web.get("/changes/{secret}.atom", partial(served.own, "atom")),
    )


class _Served:
    def __init__(self, store: Store, clock: Clock, public_url: str, kept: Cache[File]) -> None:
        self._store = store
        self._clock = clock
        self._public_url = public_url
        self._kept = kept
        self._making = asyncio.Lock()

    async def answer(self, kind: str, request: web.Request) -> web.Response:
        """The file, or 304 for who holds it."""
        lang, written = language(request), request.query.get("topic", "")
        snapshot, today = await self._store.snapshot(), law_day(self._clock())
        try:
            topics = topics_of(written[:_LONGEST_TOPIC], snapshot)
        except BadOrder:
            return web.Response(status=404, text=f"{unknown_topic(lang)}\n")
        edition = edition_of(
            snapshot.facts,
            today,
            lang,
            about=", ".join(topics.slugs),
            address=f"{self._public_url}{request.path}{_query(topics)}",
        )
        key = (kind, lang, topics, snapshot.facts.revision, today)
        file = await self._file(
            key, kind, edition, lambda: entries_on(topics, snapshot.facts, today, lang)
        )
        return response(file, request, _AGE)

    async def own(self, kind: str, request: web.Request) -> web.Response:
        """What touches the watch list whose secret stands in the address. The list itself is read
        only where its file is made."""
        lang, secret = language(request), request.match_info["secret"]
        place, changed_at = None, None
        if _SECRET.fullmatch(secret):
            async with self._store.transaction() as records:
                place = await records.list_addresses.place_of(secret)
                changed_at = await records.watch_lists.changed_at(place) if place else None
        if place is None:
            return web.Response(status=404, text=f"{unknown_address(lang)}\n")
        snapshot, today = await self._store.snapshot(), law_day(self._clock())
        plain = edition_of(snapshot.facts, today, lang, about=own_list(lang))
        changed = max(plain.changed, (changed_at or plain.changed).replace(microsecond=0))
        edition = replace(plain, changed=changed)
        key = (kind, lang, place, changed_at, snapshot.facts.revision, today)
        watched = WatchList()
        if self._kept.get(key) is None:
            async with self._store.transaction() as records:
                watched = await records.watch_lists.at(place)
        file = await self._file(
            key, kind, edition, lambda: entries_for(watched, snapshot.facts, today, lang)
        )
        reply = response(file, request, _OWN_AGE)
        reply.headers["X-Robots-Tag"] = "noindex"
        return reply

    async def _file(
        self,
        key: Hashable,
        kind: str,
        edition: CalendarEdition,
        entries: Callable[[], Iterable[DatedEntry]],
    ) -> File:
        """The file of that key; made if it is not there, one at a time and away from the loop: who
        asks for files of all kinds keeps nobody else waiting."""
        found = self._kept.get(key)
        if found is not None:
            return found
        async with self._making:
            found = self._kept.get(key)
            if found is None:
                written = KINDS[kind]
                body = await asyncio.to_thread(lambda: written.write(edition, entries()))
                made = file_of(body, media_type=written.media_type, changed=edition.changed)
                found = self._kept.keep(key, made)
        return found


def _query(topics: Topics) -> str:
    return f"?topic={','.join(topics.slugs)}" if topics else ""


def language(request: web.Request) -> Lang:
    """As the address says; English else."""
    asked = request.query.get("lang", "")
    return asked if asked in languages() else SOURCE


def response(file: File, request: web.Request, age: str) -> web.Response:
    """The file; 304 without a body where the asker holds it already."""
    headers = {"ETag": f'"{file.tag}"', "Cache-Control": age}
    held, since = request.if_none_match, request.if_modified_since
    fresh = since is not None and file.changed <= since
    if any(one.value in (file.tag, "*") for one in held) if held else fresh:
        reply = web.Response(status=304, headers=headers)
    else:
        reply = web.Response(
            body=file.body, content_type=file.media_type, charset="utf-8", headers=headers
        )
    reply.last_modified = file.changed
    return reply
