"""What Slack refuses in a payload: documented limits, and its schemas where they are present."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator

from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Json

CONTRACTS = Path(__file__).resolve().parents[4] / "shared" / "contracts" / "slack"
Surface = Literal["outmessage", "modal", "home"]

MOST_BLOCKS = {"outmessage": 50, "modal": 100, "home": 100}
MOST_CHARACTERS = 13_200
"""Of all block text in one message; beyond it Slack answers msg_blocks_too_long."""
MOST_TABLES = 1
MOST_CELL_CHARACTERS = 10_000
"""Of all cells of a message's table (https://docs.slack.dev/reference/block-kit/blocks/table-block)."""
TEXT_LIMITS = {"header": 150, "section": 3000, "button": 75, "option": 75, "context": 2000}


def _walk(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)


def characters(blocks: list[Json]) -> int:
    """The characters of every text in the blocks, as msg_blocks_too_long counts them."""
    return sum(len(d["text"]) for d in _walk(blocks) if isinstance(d.get("text"), str))


@functools.cache
def _validators(surface: Surface) -> dict[str, Draft202012Validator] | None:
    path = CONTRACTS / f"slack_{surface}.schema.json"
    if not path.exists():
        return None
    definitions = json.loads(path.read_text())["definitions"]
    out: dict[str, Draft202012Validator] = {}
    for choice in definitions["KnownBlock"]["anyOf"]:
        name = choice["$ref"].rsplit("/", 1)[1]
        body = definitions[name]
        kind = (body.get("anyOf") or [body])[0]["properties"]["type"]["const"]
        out[kind] = Draft202012Validator({**choice, "definitions": definitions})
    whole = {"outmessage": "OutMessage", "modal": "Modal", "home": "Home"}[surface]
    shell = {**definitions[whole], "definitions": definitions}
    shell["properties"] = {**shell["properties"], "blocks": {"type": "array"}}
    out["*"] = Draft202012Validator(shell)
    return out


def _schema_problems(surface: Surface, payload: Json) -> Iterator[str]:
    validators = _validators(surface)
    if validators is None:
        return
    yield from _broken(surface, "*", json.dumps(payload))
    for number, block in enumerate(payload.get("blocks", [])):
        kind = block.get("type", "")
        if kind not in validators:
            yield f"/blocks/{number}: unsupported type {block.get('type')!r}"
            continue
        for told in _broken(surface, kind, json.dumps(block)):
            yield f"/blocks/{number} {told}"


@functools.lru_cache(maxsize=1024)
def _broken(surface: Surface, kind: str, part: str) -> tuple[str, ...]:
    """Where a part, as JSON, breaks the schema of its kind: many parts come again and again."""
    errors = (_validators(surface) or {})[kind].iter_errors(json.loads(part))
    return tuple(f"{error.json_path}: {error.message[:300]}" for error in errors)


def _text_of(part: Any) -> str:
    return part.get("text", "") if isinstance(part, dict) else ""


def _limit_problems(surface: Surface, blocks: list[Json]) -> Iterator[str]:
    if len(blocks) > MOST_BLOCKS[surface]:
        yield f"no more than {MOST_BLOCKS[surface]} items allowed [json-pointer:/blocks]"
    tables = [b for b in blocks if b.get("type") in ("table", "data_table")]
    if len(tables) > MOST_TABLES:
        yield "only_one_table_allowed"
    for table in tables:
        if characters([table]) > MOST_CELL_CHARACTERS:
            yield "table cells exceed 10,000 characters"
        widths = {len(row) for row in table["rows"]}
        if len(table["rows"]) > 101 or max(widths) > 20 or len(widths) != 1:
            yield f"table of {len(table['rows'])} rows, widths {sorted(widths)}"
    ids = [b["block_id"] for b in blocks if "block_id" in b]
    if len(ids) != len(set(ids)):
        yield "block_id must be unique"
    for part in _walk(blocks):
        yield from _part_problems(part)


def _part_problems(part: Json) -> Iterator[str]:
    kind = str(part.get("type", ""))
    if kind in TEXT_LIMITS and len(_text_of(part.get("text"))) > TEXT_LIMITS[kind]:
        yield f"{kind} text must be at most {TEXT_LIMITS[kind]} characters"
    if kind in ("plain_text", "mrkdwn", "raw_text", "text") and not part.get("text"):
        yield f"{kind} must be more than 0 characters"
    if kind == "actions":
        ids = [e.get("action_id") for e in part.get("elements", []) if e.get("action_id")]
        if not 1 <= len(part.get("elements", [])) <= 25:
            yield "actions must have 1 to 25 elements"
        if len(ids) != len(set(ids)):
            yield "action_id must be unique within a block"
    if kind == "section" and "text" not in part and not part.get("fields"):
        yield "section needs text or fields"
    if kind == "section" and any(len(_text_of(f)) > 2000 for f in part.get("fields", [])):
        yield "field text must be at most 2000 characters"


def check(surface: Surface, payload: Json, *, schemas: bool = True) -> None:
    """Raise the SlackError that Slack would answer with; nothing when the payload may pass."""
    blocks = payload.get("blocks") or []
    problems = list(_limit_problems(surface, blocks))
    if schemas:
        problems += _schema_problems(surface, payload)
    if problems:
        raise SlackError("invalid_blocks", response_metadata={"messages": problems})
    if surface == "outmessage" and characters(blocks) > MOST_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
