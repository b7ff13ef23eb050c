"""The journal, net of what came and went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.changes import Change, ChangeKind


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """One entry a fact and field: first old value to last new one, nothing where they are equal.

    ``changes`` come oldest first; the result is in order of each fact's last entry. What was added
    and removed again is left out, and so is what was changed and changed back.
    """
    merged: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        key = change.subject, change.slug, change.field
        earlier = merged.pop(key, None)
        joined = change if earlier is None else _joined(earlier, change)
        if joined is not None:
            merged[key] = joined
    added = {(c.subject, c.slug) for c in merged.values() if c.kind is ChangeKind.ADDED}
    return tuple(
        c
        for c in merged.values()
        if c.kind is ChangeKind.ADDED or c.field == "" or (c.subject, c.slug) not in added
    )


_CALENDAR = frozenset({ChangeKind.STARTED, ChangeKind.ENDED})


def _joined(earlier: Change, later: Change) -> Change | None:
    """Both as one; None where the second undoes the first."""
    if earlier.kind in _CALENDAR or later.kind in _CALENDAR:
        return later
    if earlier.kind is ChangeKind.ADDED:
        gone = later.kind is ChangeKind.REMOVED
        return None if gone else replace(later, kind=ChangeKind.ADDED, old="")
    if earlier.old == later.new and later.kind is not ChangeKind.REMOVED:
        return None
    return replace(later, old=earlier.old)
