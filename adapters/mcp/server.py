"""The MCP server: tools of the command registry, resources for programmes and acts.

Transports know who calls; this module is told by a function of the request. Nothing a client sends
is logged.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from mcp import types
from mcp.server import Server
from mcp.server.context import ServerRequestContext
from mcp.shared.exceptions import MCPError

from bot.commands.spec import BotContext
from bot.commands.tools import Called, Caller, CommandTool, call, language, tools_of
from bot.domain.call_quota import CallQuota
from bot.domain.days import law_day
from bot.ports import Clock, Snapshot
from bot.presentation import tool_words as words
from bot.presentation.dates import said
from bot.presentation.laws.data import order_data, orders, programme_data
from bot.presentation.results import quick_schema

OUTPUT_SCHEMA = quick_schema()
"""Clients check every result against it, at some microseconds for each field of each figure."""
PROGRAMMES, ORDERS = "dutybell://programmes/", "dutybell://orders/"
_JSON = "application/json"
_LONGEST_ADDRESS = 300
_Context = ServerRequestContext[Any, Any]
CallerOf = Callable[[_Context], Caller]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerParts:
    """The bot, a clock, the quota of calls and the function that says who calls."""

    bot_context: BotContext
    clock: Clock
    quota: CallQuota
    caller_of: CallerOf


def mcp_server(asked: ServerParts) -> Server[Any]:
    """The SDK's server over the bot's commands."""
    handlers = _Handlers(asked)
    return Server(
        "dutybell",
        version=version("dutybell"),
        title="Dutybell",
        instructions=words.instructions("en"),
        on_list_tools=handlers.tools,
        on_call_tool=handlers.call,
        on_list_resources=handlers.resources,
        on_list_resource_templates=handlers.templates,
        on_read_resource=handlers.read,
    )


class _Handlers:
    """One method of the protocol each."""

    def __init__(self, asked: ServerParts) -> None:
        self._asked = asked
        self._tools = {tool.name: tool for tool in tools_of(asked.bot_context.catalogue)}
        self._listed = [_tool(tool) for tool in self._tools.values()]

    async def tools(
        self, _context: _Context, _params: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        """Every tool with the schemas of its arguments and of its result."""
        return types.ListToolsResult(tools=self._listed)

    async def call(
        self, context: _Context, params: types.CallToolRequestParams
    ) -> types.CallToolResult:
        """An answer; what is wrong with the arguments is an error result that says what to do."""
        tool = self._tools.get(params.name)
        if tool is None:
            raise MCPError(types.INVALID_PARAMS, words.unknown_tool(tuple(self._tools), "en"))
        caller, arguments = self._asked.caller_of(context), params.arguments or {}
        wait = self._asked.quota.wait(caller.name, time.monotonic())
        if wait:
            return _refused(words.too_often(math.ceil(wait), language(arguments)))
        now = self._asked.clock()
        found = await call(tool, arguments, caller, self._asked.bot_context, now=now)
        return _refusal(found) if found.data is None else _answer(found.data)

    async def resources(
        self, context: _Context, _params: types.PaginatedRequestParams | None
    ) -> types.ListResourcesResult:
        """All programmes and all acts that measures rest on."""
        facts = (await self._snapshot(context)).facts
        listed = [
            _resource(f"{PROGRAMMES}{one.slug}", said(one.name, "en"), one.authority)
            for one in facts.programmes.values()
        ]
        listed += [
            _resource(f"{ORDERS}{slug}", measures[0].instrument, said(measures[0].label, "en"))
            for slug, measures in orders(facts).items()
        ]
        return types.ListResourcesResult(resources=listed)

    async def templates(
        self, _context: _Context, _params: types.PaginatedRequestParams | None
    ) -> types.ListResourceTemplatesResult:
        """How the addresses of programmes and acts are made."""
        return types.ListResourceTemplatesResult(
            resource_templates=[
                types.ResourceTemplate(
                    name=name, uri_template=f"{address}{{slug}}", mime_type=_JSON
                )
                for name, address in (("programme", PROGRAMMES), ("order", ORDERS))
            ]
        )

    async def read(
        self, context: _Context, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """A programme or an act as JSON."""
        snapshot = await self._snapshot(context)
        data = self._resource(params.uri, snapshot)
        if data is None:
            raise MCPError(types.INVALID_PARAMS, words.unknown_resource("en"))
        text = json.dumps(data, ensure_ascii=False)
        held = types.TextResourceContents(uri=params.uri, mime_type=_JSON, text=text)
        return types.ReadResourceResult(contents=[held])

    def _resource(self, address: str, snapshot: Snapshot) -> dict[str, Any] | None:
        today = law_day(self._asked.clock())
        if len(address) > _LONGEST_ADDRESS:
            return None
        if address.startswith(PROGRAMMES):
            programme = snapshot.facts.programmes.get(address.removeprefix(PROGRAMMES))
            return programme_data(programme, snapshot, today, "en") if programme else None
        if address.startswith(ORDERS):
            measures = orders(snapshot.facts).get(address.removeprefix(ORDERS))
            return order_data(measures, snapshot, today, "en") if measures else None
        return None

    async def _snapshot(self, context: _Context) -> Snapshot:
        """The facts, within the caller's limit. Raises MCPError past it."""
        caller = self._asked.caller_of(context)
        wait = self._asked.quota.wait(caller.name, time.monotonic())
        if wait:
            raise MCPError(types.INVALID_REQUEST, words.too_often(math.ceil(wait), "en"))
        return await self._asked.bot_context.store.snapshot()


def _tool(tool: CommandTool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.command.help.on("en") if not tool.action else words.tool_words(tool.name, "en"),
        description=tool.described("en"),
        input_schema=tool.arguments("en"),
        output_schema=OUTPUT_SCHEMA,
        annotations=types.ToolAnnotations(
            read_only_hint=not tool.changes,
            destructive_hint=tool.changes and tool.action == "remove",
            idempotent_hint=True,
            open_world_hint=False,
        ),
    )


def _resource(address: str, name: str, told: str) -> types.Resource:
    return types.Resource(uri=address, name=name, description=told, mime_type=_JSON)


def _answer(data: dict[str, Any]) -> types.CallToolResult:
    """The data, and the whole answer in words, dated, for clients that hand on text alone."""
    dated = words.dated(data["day"], data["freshness"]["facts_to"], data["lang"])
    text = types.TextContent(text=f"{dated}\n\n{data['text']}")
    return types.CallToolResult(content=[text], structured_content=data)


def _refusal(found: Called) -> types.CallToolResult:
    tried = "\n".join(found.suggestions)
    return _refused("\n".join(filter(None, (found.problem, tried))))


def _refused(told: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=told)], is_error=True)
