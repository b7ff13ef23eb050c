"""The journal, net of what came and went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.changes import Change, ChangeKind, Value
from bot.domain.text import Text

CALENDAR = frozenset({ChangeKind.STARTED, ChangeKind.ENDED, ChangeKind.TURNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One field of one fact, from the first old value to the last new one.

    ``path`` holds every value on the way, both ends included. ``corrected``: the record was put
    right, the world did not move.
    """

    field: str
    path: tuple[Value | None, ...]
    corrected: bool = False

    @property
    def old(self) -> Value | None:
        """What it was at first."""
        return self.path[0]

    @property
    def new(self) -> Value | None:
        """What it is now."""
        return self.path[-1]

    @property
    def returned(self) -> bool:
        """Whether it is back where it began."""
        return self.old == self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class NetChange:
    """All that happened to one fact in a stretch of the journal, as one thing.

    ``kind`` is ADDED, CHANGED, CORRECTED, REMOVED, STARTED, ENDED or TURNED; ``edits`` serve
    CHANGED and CORRECTED only. ``fleeting``: it was added and removed again, or every edit
    returned. ``serial`` is that of its last entry.
    """

    kind: ChangeKind
    subject: str
    slug: str
    label: Text | None
    serial: int
    edits: tuple[Edit, ...] = ()
    fleeting: bool = False
    effective: date | None = None
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def net(changes: Iterable[Change]) -> tuple[NetChange, ...]:
    """``changes`` (oldest first) as moves: one for each fact and each turn of the calendar.

    25% -> 50% -> 25% is one fleeting move; a fact that was added and then edited is added; a fact
    that was added and began in the same stretch has begun.
    """
    loads: dict[tuple[str, str], list[Change]] = {}
    turns: dict[tuple[object, ...], Change] = {}
    for change in changes:
        if change.kind in CALENDAR:
            # a list may turn on several days, a measure begins and ends once
            day = change.effective if change.kind is ChangeKind.TURNED else None
            turns[change.slug, change.kind, day] = change
        else:
            loads.setdefault((change.subject, change.slug), []).append(change)
    turned = {turn.slug for turn in turns.values() if turn.kind is not ChangeKind.TURNED}
    moves = [_settled(entries) for entries in loads.values()]
    kept = [m for m in moves if not (m.kind is ChangeKind.ADDED and m.slug in turned)]
    kept += [_move(change, change.kind) for change in turns.values()]
    return tuple(sorted(kept, key=lambda move: move.serial))


def _settled(entries: list[Change]) -> NetChange:
    """What the loads did to one fact, all in all."""
    first, last = entries[0], entries[-1]
    appeared, gone = first.kind is ChangeKind.ADDED, last.kind is ChangeKind.REMOVED
    if gone:
        return _move(last, ChangeKind.REMOVED, fleeting=appeared)
    if appeared:
        return _move(last, ChangeKind.ADDED)
    edits = _edits(entries)
    lasting = [edit for edit in edits if not edit.returned]
    corrected = all(edit.corrected for edit in lasting or edits)
    kind = ChangeKind.CORRECTED if corrected and edits else ChangeKind.CHANGED
    return _move(last, kind, edits=edits, fleeting=not lasting)


def _edits(entries: list[Change]) -> tuple[Edit, ...]:
    paths: dict[str, list[Value | None]] = {}
    corrected: dict[str, bool] = {}
    for change in entries:
        if change.kind not in (ChangeKind.CHANGED, ChangeKind.CORRECTED):
            continue
        paths.setdefault(change.field, [change.old]).append(change.new)
        right = change.kind is ChangeKind.CORRECTED
        corrected[change.field] = corrected.get(change.field, True) and right
    return tuple(
        Edit(field=field, path=tuple(path), corrected=corrected[field])
        for field, path in paths.items()
    )


def _move(
    change: Change, kind: ChangeKind, *, edits: tuple[Edit, ...] = (), fleeting: bool = False
) -> NetChange:
    return NetChange(
        kind=kind,
        subject=change.subject,
        slug=change.slug,
        label=change.label,
        serial=change.serial,
        edits=edits,
        fleeting=fleeting,
        effective=change.effective,
        goods=change.goods,
        programmes=change.programmes,
        speakers=change.speakers,
        sources=change.sources,
    )
