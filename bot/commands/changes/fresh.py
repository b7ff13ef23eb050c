"""What reviews or a load added in a period, told by name: a duty may be dated long after it.

What took effect in the period as well is told as that, and once.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date, timedelta

from bot.domain.changes import ChangeKind
from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.net_changes import NetChange
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import changes_answer
from bot.presentation.changes import ToldChange
from bot.presentation.measures import measure_words
from bot.presentation.plain_words import day_words

_DAY = timedelta(days=1)
_MOST = 12
"""More at once are a load of the catalogue, which is counted."""


def untold(
    learned: Sequence[NetChange], things: Sequence[ToldChange], facts: FactSnapshot
) -> list[NetChange]:
    """Those of ``learned`` that are no more than why one of ``things`` changed: a measure that
    began on its day, or that has its end on the day before, are left out."""
    moved = {(slug, one.day) for one in things for move in one.moves for slug in move.slugs}
    return [move for move in learned if not _is_told(move, moved, facts)]


def _is_told(move: NetChange, moved: Set[tuple[str, date]], facts: FactSnapshot) -> bool:
    measure = facts.measures.get(move.slug) if move.subject == "measure" else None
    if measure is None:
        return False
    days = measure.validity
    if move.kind is ChangeKind.ADDED:
        return (move.slug, days.first) in moved
    edits = [edit for edit in move.edits if not edit.returned]
    ends = bool(edits) and all(
        isinstance(e.old, Validity) and e.old.first == days.first for e in edits
    )
    return ends and days.last is not None and (move.slug, days.last + _DAY) in moved


def fresh_lines(learned: Sequence[NetChange], facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    """'New: Steel: 60%, from Dec 15, 2026', newest first; none where there are very many."""
    told = [line for move in reversed(learned) if (line := _line(move, facts, lang))]
    return tuple(told) if len(told) <= _MOST else ()


def _line(move: NetChange, facts: FactSnapshot, lang: Lang) -> str:
    measure = facts.measures.get(move.slug) if move.subject == "measure" else None
    if measure is not None and measure.standing is Standing.ENACTED:
        before = facts.measures.get(measure.replaces)
        if before is not None and before.duty == measure.duty:
            return ""  # what is left of another goes on as it was
        if move.kind is ChangeKind.ADDED:
            if measure.validity.last is not None and measure.validity.last < facts.data_as_of:
                return ""  # the record of a time that is over, made whole
            day = day_words(measure.validity.first, lang)
            what = measure_words(measure, lang)
            return changes_answer.NEW_FROM.on(lang, what=what, day=day)
        return _ending(move, measure, facts, lang)
    event = facts.events.get(move.slug) if move.subject == "event" else None
    if event is None or move.kind is not ChangeKind.ADDED:
        return ""
    day = day_words(event.day.first, lang)
    return changes_answer.NEW_ON.on(lang, what=event.title.on(lang), day=day)


def is_named(
    move: NetChange, learned: Sequence[NetChange], facts: FactSnapshot, lang: Lang
) -> bool:
    """Whether :func:`fresh_lines` of ``learned`` tell all that ``move`` does: the end of a measure,
    by itself or by what follows it on the next day."""
    measure = facts.measures.get(move.slug) if move.subject == "measure" else None
    edits = [edit for edit in move.edits if not edit.returned]
    if measure is None or move.kind is not ChangeKind.CHANGED or not edits:
        return False
    days = measure.validity
    if not all(isinstance(e.old, Validity) and e.old.first == days.first for e in edits):
        return False
    if _ending(move, measure, facts, lang):
        return True
    added = (m for m in learned if m.kind is ChangeKind.ADDED and m.subject == "measure")
    after = (facts.measures[m.slug] for m in added if _line(m, facts, lang))
    return days.last is not None and any(
        one.replaces == measure.slug and one.validity.first == days.last + _DAY for one in after
    )


def _ending(move: NetChange, measure: Measure, facts: FactSnapshot, lang: Lang) -> str:
    """That a measure has an end now, where nothing follows it."""
    last = measure.validity.last
    moved = any(
        isinstance(edit.old, Validity) and not edit.returned and edit.old.last != last
        for edit in move.edits
    )
    followed = any(one.replaces == measure.slug for one in facts.measures.values())
    if last is None or not moved or followed:
        return ""
    what, day = measure_words(measure, lang), day_words(last, lang)
    return changes_answer.NO_LONGER_AFTER.on(lang, what=what, day=day)
