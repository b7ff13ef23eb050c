"""Whether a request is one Discord would take: its published schema, and what that leaves out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.platforms.discord.refusals import Json

PUBLISHED = Path(__file__).parents[4] / "shared/contracts/discord/openapi.json"

V2 = 1 << 15
CONTENT, EMBED_SUM, COMPONENTS, V2_TEXT = 2000, 6000, 40, 4000
COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")
COMMAND_CHARACTERS = 8000
_TEXT_DISPLAY = 10


@lru_cache
def _published() -> Json | None:
    if not PUBLISHED.exists():
        return None
    found: Json = json.loads(PUBLISHED.read_text())
    # Discord takes a snowflake as a number too, and discord.py sends some so.
    found["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}
    return found


@lru_cache
def _paths() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = _published() or {"paths": {}}
    templates = sorted(found["paths"], key=lambda path: path.count("{"))
    return tuple((re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path) for path in templates)


@lru_cache
def _validator(method: str, template: str) -> Draft202012Validator | None:
    found = _published()
    operation = found["paths"][template].get(method.lower()) if found else None
    if found is None or not operation or "requestBody" not in operation:
        return None
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return Draft202012Validator({**schema, "components": found["components"]})


def schema_problems(method: str, path: str, body: Any) -> list[str]:
    """Where ``body`` breaks the published schema of its operation; [] when there is none."""
    template = next((t for pattern, t in _paths() if pattern.fullmatch(path)), None)
    if template is None or _validator(method, template) is None:
        return []
    return list(_broken(method, template, json.dumps(body)))


@lru_cache(maxsize=1024)
def _broken(method: str, template: str, body: str) -> tuple[str, ...]:
    """The same of a body as text: a whole tree of commands takes a second, and comes at each
    start of a process."""
    validator = _validator(method, template)
    assert validator is not None
    errors = validator.iter_errors(json.loads(body))
    return tuple(f"{error.json_path}: {error.message[:300]}" for error in errors)


def message_problems(body: Json) -> list[str]:
    """What the schema misses about a message."""
    found: list[str] = []
    if len(body.get("content") or "") > CONTENT:
        found.append(f"content: over {CONTENT} characters")
    if sum(map(_embed_size, body.get("embeds") or [])) > EMBED_SUM:
        found.append(f"embeds: over {EMBED_SUM} characters together")
    pieces = list(components(body.get("components") or []))
    ids = [piece["custom_id"] for piece in pieces if piece.get("custom_id")]
    if len(ids) != len(set(ids)):
        found.append("components: custom_id twice")
    if (body.get("flags") or 0) & V2:
        found += _v2_problems(body, pieces)
    return found


def _v2_problems(body: Json, pieces: list[Json]) -> list[str]:
    found = [
        f"{name}: not beside Components V2"
        for name in ("content", "embeds", "poll", "sticker_ids")
        if body.get(name)
    ]
    if len(pieces) > COMPONENTS:
        found.append(f"components: {len(pieces)}, over {COMPONENTS}")
    texts = [piece["content"] for piece in pieces if piece.get("type") == _TEXT_DISPLAY]
    if sum(map(len, texts)) > V2_TEXT:
        found.append(f"components: over {V2_TEXT} characters")
    return found


def _embed_size(embed: Json) -> int:
    size = len(embed.get("title") or "") + len(embed.get("description") or "")
    size += len((embed.get("footer") or {}).get("text", ""))
    size += len((embed.get("author") or {}).get("name", ""))
    return size + sum(len(f["name"]) + len(f["value"]) for f in embed.get("fields") or [])


def components(listed: list[Json]) -> Iterator[Json]:
    """Every component, nested ones and accessories too."""
    for one in listed:
        yield one
        yield from components(one.get("components") or [])
        if one.get("accessory"):
            yield from components([one["accessory"]])
        if one.get("component"):
            yield from components([one["component"]])


def command_problems(commands: list[Json]) -> list[str]:
    """What the schema misses about a set of application commands."""
    found = [
        f"{name!r}: no command name"
        for command in commands
        for name in _names(command)
        if command.get("type", 1) == 1 and (not COMMAND_NAME.match(name) or name != name.lower())
    ]
    found += [
        f"{command['name']}: over {COMMAND_CHARACTERS} characters"
        for command in commands
        if _command_size(command) > COMMAND_CHARACTERS
    ]
    kinds = [(command.get("type", 1), command["name"]) for command in commands]
    if len(kinds) != len(set(kinds)):
        found.append("two commands of one name")
    if sum(kind == 1 for kind, _ in kinds) > 100:
        found.append("over 100 chat commands")
    return found


def _names(command: Json) -> Iterator[str]:
    yield command["name"]
    yield from (command.get("name_localizations") or {}).values()
    for option in command.get("options") or []:
        yield from _names(option)


def _command_size(command: Json) -> int:
    size = len(command["name"]) + len(command.get("description") or "")
    size += sum(len(c["name"]) + len(str(c["value"])) for c in command.get("choices") or [])
    return size + sum(_command_size(option) for option in command.get("options") or [])
