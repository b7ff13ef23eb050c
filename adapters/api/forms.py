"""An answer in the form that was asked for: JSON, its figures as CSV or a workbook, or its short
text."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import Any

from aiohttp import web

from bot.presentation.csv_cells import as_text
from bot.presentation.figure_sheet import XLSX

_COLUMNS = (
    *("kind", "name", "words", "percent", "amount", "currency", "day", "last", "from", "to"),
    *("codes", "usmca_claimed", "outcome", "programme", "measure", "before", "sources"),
)
"""Of the CSV form: the fields of a figure; sources by their addresses."""
TYPES = {"json": "application/json", "csv": "text/csv", "text": "text/plain", "xlsx": XLSX}


def form_of(request: web.Request, asked: str) -> str | None:
    """'json', 'csv', 'xlsx' or 'text': as ``asked`` says, else as the request accepts; None for
    others."""
    if asked:
        return asked if asked in TYPES else None
    accepted = request.headers.get("Accept", "").lower()
    return next((form for form in ("csv", "text", "xlsx") if TYPES[form] in accepted), "json")


def response(
    data: dict[str, Any], form: str, request: web.Request, workbook: bytes = b""
) -> web.Response:
    """The answer with its ETag; 304 without a body where the asker holds it already. The tag of a
    ``workbook`` is that of its figures: its bytes tell when it was written."""
    body = workbook or _BODIES[form](data)
    tag = hashlib.sha256(_json(data) if workbook else body).hexdigest()[:32]
    headers = {
        "ETag": f'"{tag}"',
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization, Accept, Accept-Language",
        "Content-Language": data["lang"],
    }
    held = request.if_none_match or ()
    if any(one.value in (tag, "*") for one in held):
        return web.Response(status=304, headers=headers)
    charset = None if workbook else "utf-8"
    return web.Response(body=body, content_type=TYPES[form], charset=charset, headers=headers)


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


def _text(data: dict[str, Any]) -> bytes:
    return f"{data['short']}\n".encode()


def _csv(data: dict[str, Any]) -> bytes:
    addresses = {one["id"]: one.get("address", one["title"]) for one in data["sources"]}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for figure in data["figures"]:
        cited = [addresses[slug] for slug in figure.get("sources", ()) if slug in addresses]
        held = {**figure, "sources": " ".join(dict.fromkeys(cited))}
        writer.writerow([_cell(held.get(name, "")) for name in _COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else as_text(str(value))


_BODIES = {"json": _json, "csv": _csv, "text": _text}
