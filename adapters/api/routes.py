"""The routes of /api/v1: a GET for each tool that reads, a POST for each that changes."""

from __future__ import annotations

import asyncio
import json
import logging
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from adapters.api import batch
from adapters.api.forms import form_of, response
from adapters.api.openapi import BATCH, PREFIX, document, path_of
from adapters.api.problems import Problem
from adapters.bodies import BadBody, whole_body
from bot.commands.spec import BotContext
from bot.commands.tools import Called, Caller, CommandTool, call, tools_of
from bot.domain.access_keys import AccessKeys
from bot.domain.call_quota import CallQuota
from bot.domain.text import Lang
from bot.ports import Clock
from bot.presentation import api_words as words
from bot.presentation.figure_sheet import sheets
from bot.presentation.messages import SOURCE, language_of_locale, languages
from bot.presentation.tool_words import key_needed, too_often

LARGEST = 2_000_000
"""Bytes of a body: a watch list of 5,000 lines is well below."""
BATCHES = 2
"""Worked through at once."""
_log = logging.getLogger(__name__)
_Answer = Callable[[web.Request, str], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiParts:
    """What the API works with. ``public_url`` is where people reach it, '' where nobody said."""

    bot_context: BotContext
    clock: Clock
    keys: AccessKeys
    quota: CallQuota
    public_url: str = ""


def api_routes(given: ApiParts) -> Sequence[web.RouteDef]:
    """All of them; whatever else lies below the prefix is a problem."""
    api = _Api(given)
    tools = tools_of(given.bot_context.catalogue)
    described = json.dumps(document(tools, given.public_url)).encode()
    routes = []
    for tool in tools:
        answer = partial(api.changing if tool.changes else api.reading, tool)
        method = web.post if tool.changes else web.get
        routes.append(method(path_of(tool), api.keyed(answer)))
    return (
        web.get(f"{PREFIX}/openapi.json", partial(_described, described)),
        *routes,
        web.post(BATCH, api.keyed(api.batch)),
        *(web.route("*", path, api.keyed(_otherwise)) for path in (*map(path_of, tools), BATCH)),
        web.route("*", f"{PREFIX}/{{rest:.*}}", api.keyed(_nothing)),
    )


class _Api:
    """Checks keys and limits, reads options, gives answers their form."""

    def __init__(self, given: ApiParts) -> None:
        self._given = given
        self._batches = asyncio.Semaphore(BATCHES)

    def keyed(self, answer: _Answer) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """``answer`` for whoever shows a key and keeps to the limit."""

        async def handler(request: web.Request) -> web.StreamResponse:
            lang = _language(request)
            try:
                return await answer(request, self._caller(request, lang))
            except Problem as problem:
                return problem.response(lang)
            except Exception as error:
                if isinstance(error, web.HTTPException | ConnectionResetError):
                    raise
                _log.error("api request failed: %s", type(error).__name__)
                return Problem(500).response(lang)

        return handler

    def _caller(self, request: web.Request, lang: Lang) -> str:
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        name = self._given.keys.holder(key.strip()) if scheme.lower() == "bearer" else None
        if name is None:
            told = {"WWW-Authenticate": "Bearer"}
            raise Problem(401, key_needed(lang), headers=told)
        wait = math.ceil(self._given.quota.wait(name, time.monotonic()))
        if wait:
            raise Problem(429, too_often(wait, lang), headers={"Retry-After": str(wait)})
        return name

    async def reading(self, tool: CommandTool, request: web.Request, name: str) -> web.Response:
        """The answer to options in the address."""
        arguments = _asked(request)
        form = form_of(request, arguments.pop("format", ""))
        if form is None:
            raise Problem(406, words.unknown_format(_language(request)))
        found = await self._called(tool, arguments, name)
        return response(found.data or {}, form, request, await self._workbook(found, form))

    async def _workbook(self, found: Called, form: str) -> bytes:
        """The figures of an answer with their sources as a workbook, where one is asked for."""
        books, card = self._given.bot_context.workbooks, found.card
        if form != "xlsx" or card is None:
            return b""
        if books is None:
            raise Problem(406, words.unknown_format(card.lang))
        facts = (await self._store.snapshot()).facts
        return await asyncio.to_thread(lambda: books.xlsx(sheets(card, facts)))

    async def changing(self, tool: CommandTool, request: web.Request, name: str) -> web.Response:
        """The answer to options in the body."""
        arguments = await _object(request)
        arguments.setdefault("lang", _language(request))
        found = await self._called(tool, arguments, name)
        return response(found.data or {}, "json", request)

    async def _called(self, tool: CommandTool, arguments: dict[str, Any], name: str) -> Called:
        """The answer. Raises Problem where there is none."""
        now, caller = self._given.clock(), Caller.of_key(name)
        found = await call(tool, arguments, caller, self._given.bot_context, now=now)
        if found.data is None:
            status = 500 if found.failed else 400
            raise Problem(status, found.problem, suggestions=found.suggestions)
        return found

    async def batch(self, request: web.Request, _name: str) -> web.StreamResponse:
        """What a table of entries pays. The body is read whole before the first result is sent:
        who sends reads nothing meanwhile."""
        lang = _language(request)
        if request.content_type not in ("text/csv", "application/csv", "application/octet-stream"):
            raise Problem(415, words.csv_wanted(lang))
        # a body that never comes whole keeps nobody else out
        body = await _body(request, batch.LARGEST)
        if self._batches.locked():
            raise Problem(503, words.others_first(lang), headers={"Retry-After": "5"})
        async with self._batches:
            rows = batch.results(body, self._store, lang)
            try:
                first = await anext(rows)
            except batch.BadEntries as error:
                raise Problem(400, str(error)) from None
            reply = web.StreamResponse(headers={"Content-Type": "text/csv; charset=utf-8"})
            await reply.prepare(request)
            await reply.write(first)
            async for lot in rows:
                await reply.write(lot)
            await reply.write_eof()
            return reply

    @property
    def _store(self) -> Any:
        return self._given.bot_context.store


def _language(request: web.Request) -> Lang:
    """As the address says, else as the asker's program prefers; English for others."""
    asked = request.query.get("lang", "")
    if asked in languages():
        return asked
    accepted = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0]
    return language_of_locale(accepted.strip()) if accepted else SOURCE


def _asked(request: web.Request) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in request.query.items():
        if name in found:
            raise Problem(400, words.given_twice(name, _language(request)))
        found[name] = value
    found["lang"] = _language(request)
    return found


async def _object(request: web.Request) -> dict[str, Any]:
    lang = _language(request)
    if request.content_type != "application/json":
        raise Problem(415, words.not_json(lang))
    body = await _body(request, LARGEST)
    try:
        held = json.loads(body)
    except (ValueError, RecursionError):
        raise Problem(400, words.not_json(lang)) from None
    if not isinstance(held, dict):
        raise Problem(400, words.not_json(lang))
    return held


async def _body(request: web.Request, most: int) -> bytes:
    """All of it. Raises Problem where it is larger than may be, too slow, or not packed as it
    says."""
    try:
        held = await whole_body(request, most)
    except BadBody as wrong:
        told = words.too_large(most, _language(request)) if wrong.status == 413 else ""
        raise Problem(wrong.status, told) from None
    return held


async def _described(body: bytes, _request: web.Request) -> web.Response:
    return web.Response(
        body=body, content_type="application/json", headers={"Cache-Control": "max-age=300"}
    )


async def _otherwise(_request: web.Request, _name: str) -> web.Response:
    raise Problem(405)


async def _nothing(request: web.Request, _name: str) -> web.Response:
    raise Problem(404, words.no_such_path(_language(request)))
