"""The options that /watch knows alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOptions:
    """``label`` and ``sku`` are the owner's own names of a line; ``file``: 'csv', 'xlsx' or ''.
    ``which`` is what is to go; ``rows`` names the upload that a button speaks of; ``table`` holds
    rows pasted into a form; ``versus`` is another day."""

    label: str = ""
    sku: str = ""
    file: str = ""
    which: str = ""
    rows: str = ""
    table: str = ""
    versus: str = ""
