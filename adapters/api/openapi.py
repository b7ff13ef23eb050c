"""The OpenAPI 3.1 document, made of the tools: nothing of it is written by hand."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from bot.commands.tools import CommandTool
from bot.domain.text import Lang
from bot.presentation import api_words as words
from bot.presentation.figure_sheet import XLSX
from bot.presentation.results import RESULT_SCHEMA
from bot.presentation.tool_words import tool_words

PREFIX = "/api/v1"
BATCH = f"{PREFIX}/duty/batch"
FORMATS = ("json", "csv", "xlsx", "text")
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "suggestions": {"type": "array", "items": {"type": "string"}},
    },
}


def path_of(tool: CommandTool) -> str:
    """'/api/v1/tariff', '/api/v1/watch/exposure'."""
    return "/".join(filter(None, (PREFIX, tool.command.name, tool.action)))


def document(tools: Iterable[CommandTool], public_url: str, lang: Lang = "en") -> dict[str, Any]:
    """The whole document. ``public_url`` is '' where nobody said where people reach this."""
    told = words.document_words(lang)
    paths = {path_of(tool): _path(tool, told, lang) for tool in tools}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dutybell", "version": version("dutybell"), **_described(told)},
        "servers": [{"url": public_url or "/"}],
        "security": [{"key": []}],
        "paths": {**paths, BATCH: {"post": _batch(told)}},
        "components": {
            "schemas": {"Answer": RESULT_SCHEMA, "Problem": _PROBLEM},
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": told["key"]}
            },
        },
    }


def _described(told: dict[str, str]) -> dict[str, str]:
    return {"description": told["description"]}


def _path(tool: CommandTool, told: dict[str, str], lang: Lang) -> dict[str, Any]:
    operation = {
        "operationId": tool.name,
        "summary": tool_words(tool.name, lang) or tool.command.help.on(lang),
        "responses": _responses(told, csv=not tool.changes),
    }
    schema = tool.arguments(lang)
    if tool.changes:
        body = {"required": True, "content": {"application/json": {"schema": schema}}}
        return {"post": {**operation, "requestBody": body}}
    asked = [_parameter(name, one, schema) for name, one in schema["properties"].items()]
    return {"get": {**operation, "parameters": [*asked, _format(told)]}}


def _parameter(name: str, one: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """An option in the address of a request: a text there, whatever else it may be in JSON."""
    told = {key: value for key, value in one.items() if key != "description"}
    return {
        "name": name,
        "in": "query",
        "required": name in schema.get("required", ()),
        "description": one["description"],
        "schema": told,
    }


def _format(told: dict[str, str]) -> dict[str, Any]:
    schema = {"type": "string", "enum": list(FORMATS), "default": FORMATS[0]}
    return {"name": "format", "in": "query", "description": told["format"], "schema": schema}


def _responses(told: dict[str, str], *, csv: bool) -> dict[str, Any]:
    content: dict[str, Any] = {
        "application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}
    }
    if csv:
        content |= {kind: {"schema": {"type": "string"}} for kind in ("text/csv", "text/plain")}
        content[XLSX] = {"schema": {"type": "string", "format": "binary"}}
    answer: dict[str, Any] = {"description": told["answer"], "content": content}
    unchanged = {"304": {"description": told["unchanged"]}} if csv else {}
    return {"200": answer, **unchanged, "default": _problem(told)}


def _problem(told: dict[str, str]) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": told["problem"],
        "content": {"application/problem+json": {"schema": schema}},
    }


def _batch(told: dict[str, str]) -> dict[str, Any]:
    table = {"text/csv": {"schema": {"type": "string"}}}
    return {
        "operationId": "duty_batch",
        "summary": told["batch"],
        "requestBody": {"required": True, "description": told["batch_in"], "content": table},
        "responses": {
            "200": {"description": told["answer"], "content": table},
            "default": _problem(told),
        },
    }
