"""One line for each thing a digest tells: old -> new, and the day it takes effect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from bot.domain.changes import ChangeKind, Several, Value
from bot.domain.findings import TOLD, Coming, ComingKind
from bot.domain.measures import Measure, Standing, Status
from bot.domain.net_changes import Edit, NetChange
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.change_words import field_words, label_words, value_words
from bot.presentation.digest import words

KNOWN_AHEAD = 4
"""Things ahead that were told before of which a brief reminds."""
LONGEST = 160
"""Letters of an old or new value that a line shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """A line under a title, with the slugs of the sources it rests on."""

    title: str
    text: str
    sources: tuple[str, ...] = ()


def move_lines(moves: Sequence[NetChange], facts: FactSnapshot, lang: Lang) -> list[BriefLine]:
    """The moves grouped by good and direction, each group in the order things happened."""

    def title(move: NetChange) -> str:
        return group_of(move, facts, lang)

    firsts = {title(m): n for n, m in reversed(list(enumerate(moves)))}
    ordered = sorted(moves, key=lambda m: (firsts[title(m)], m.serial))
    return [
        BriefLine(title=name, text=move_text(move, facts, lang), sources=move.sources)
        for name, group in groupby(ordered, key=title)
        for move in group
    ]


def group_of(move: NetChange, facts: FactSnapshot, lang: Lang) -> str:
    """'Steel, Canada → United States': the good, and the direction where a measure has one."""
    name = capital(_subject_name(move, facts, lang))
    measure = measure_of(move, facts)
    return f"{name}, {words.way(measure, lang)}" if measure else name


def measure_of(move: NetChange, facts: FactSnapshot) -> Measure | None:
    """The measure that moved, None where it was something else."""
    return facts.measures.get(move.slug) if move.subject == "measure" else None


def unchanged(measure: Measure | None, facts: FactSnapshot) -> bool:
    """Whether it follows on another one at the same rate."""
    before = facts.measures.get(measure.replaces) if measure else None
    return before is not None and words.rate(before, "en") == words.rate(measure, "en")


def _subject_name(move: NetChange, facts: FactSnapshot, lang: Lang) -> str:
    for slug in move.goods:
        if slug in facts.goods:
            return facts.goods[slug].name.on(lang)
    for slug in move.programmes:
        if slug in facts.programmes:
            return facts.programmes[slug].name.on(lang)
    return words.GENERAL.on(lang)


def move_text(move: NetChange, facts: FactSnapshot, lang: Lang) -> str:
    """'Section 232 steel: 25% → 50%, from 2025-06-04'."""
    measure = measure_of(move, facts)
    label = _named(label_words(move.subject, move.label, lang), measure, lang)
    if move.fleeting:
        return words.titled(label, _round_trip(move, lang), lang)
    match move.kind:
        case ChangeKind.STARTED | ChangeKind.ENDED | ChangeKind.TURNED:
            return words.titled(label, _turned(move, measure, facts, lang), lang)
        case ChangeKind.ADDED:
            return words.titled(label, _added(move, measure, facts, lang), lang)
        case ChangeKind.REMOVED:
            return words.titled(label, words.happened(move.kind, lang), lang)
        case ChangeKind.CHANGED:
            return words.titled(label, _edited(move, lang), lang)
        case ChangeKind.CORRECTED:
            edited = words.titled(label, _edited(move, lang), lang)
            return words.titled(words.CORRECTION.on(lang), edited, lang)
        case _:
            assert_never(move.kind)


def _named(name: str, measure: Measure | None, lang: Lang) -> str:
    """The label without a rate at its end: the line says that anyway, old -> new."""
    rate = words.rate(measure, lang) if measure else ""
    if rate:
        spaced = re.escape(re.sub(r"\s(?=%)", "", rate)).replace("%", r"\s?%")
        name = re.sub(rf"[ \u00a0]?[:,] {spaced}$", "", name)
    return cut(name, 200)


def _turned(move: NetChange, measure: Measure | None, facts: FactSnapshot, lang: Lang) -> str:
    said = words.happened(move.kind, lang)
    day = f" ({move.effective})" if move.effective else ""
    if measure is None:
        return said + day
    if move.kind is ChangeKind.ENDED:
        step = words.step(measure, None, lang)
    else:
        step = words.step(facts.measures.get(measure.replaces), measure, lang)
    return f"{step}, {said}{day}" if step else said + day


def _added(move: NetChange, measure: Measure | None, facts: FactSnapshot, lang: Lang) -> str:
    said = words.happened(move.kind, lang)
    when = f", {words.starting(move.effective, lang)}" if move.effective else ""
    if measure is None:
        return f"{said}{when if move.subject == 'measure' else _on(move)}"
    step = words.step(facts.measures.get(measure.replaces), measure, lang)
    standing = "" if measure.standing is Standing.ENACTED else f" ({_standing(measure, lang)})"
    return f"{said}{', ' if step else ''}{step}{when}{standing}"


def _on(move: NetChange) -> str:
    return f", {move.effective}" if move.effective else ""


def _standing(measure: Measure, lang: Lang) -> str:
    """A threat is never told as law."""
    status = measure.status_on(measure.validity.first)
    return words.STANDINGS.get(status, words.STANDINGS[Status.ANNOUNCED]).on(lang)


def _edited(move: NetChange, lang: Lang) -> str:
    told = [e for e in move.edits if e.field in TOLD[move.subject] and not e.returned]
    pairs = "; ".join(_pair(edit, lang) for edit in told)
    dated = move.effective is not None and any(e.field == "duty" for e in told)
    return f"{pairs}, {words.starting(move.effective, lang)}" if dated and move.effective else pairs


def _pair(edit: Edit, lang: Lang) -> str:
    old, new = (cut(value_words(value, lang), LONGEST) for value in _apart(edit.old, edit.new))
    return f"{field_words(edit.field, lang)} {old} → {new}"


def _apart(*values: Value | None) -> tuple[Value | None, ...]:
    """Two lists without what both hold; everything else as it is.

    >>> from bot.domain.changes import Written
    >>> free, half = Written(text="free"), Written(text="half")
    >>> _apart(Several(items=(free,)), Several(items=(free, half)))
    (None, Several(items=(Written(text='half'),)))
    """
    lists = [value.items if isinstance(value, Several) else () for value in values if value]
    if len(lists) < 2:
        return values
    both = [item for item in lists[0] if item in lists[1]]
    return tuple(
        (Several(items=left) if (left := tuple(i for i in value.items if i not in both)) else None)
        if isinstance(value, Several)
        else value
        for value in values
    )


def _round_trip(move: NetChange, lang: Lang) -> str:
    told = [edit for edit in move.edits if edit.field in TOLD[move.subject]]
    paths = "; ".join(
        f"{field_words(edit.field, lang)} "
        + " → ".join(cut(value_words(step, lang), 60) for step in edit.path)
        for edit in told
    )
    back = words.BACK.on(lang) if told else words.APPEARED.on(lang)
    return f"{paths} ({back})" if told else back


def coming_lines(items: Sequence[Coming], facts: FactSnapshot, lang: Lang) -> list[BriefLine]:
    """'From 2026-10-15: Section 232 on trucks: none → 25%', soonest first.

    Everything that is fresh; of what was told before the soonest, and how many more there are.
    """
    title = words.CALENDAR.on(lang)
    known = [item for item in items if not item.fresh]
    left = known[KNOWN_AHEAD:] if len(known) > KNOWN_AHEAD + 1 else []
    lines = [
        BriefLine(title=title, text=coming_text(item, facts, lang), sources=item.sources)
        for item in items
        if item not in left
    ]
    if left:
        lines.append(BriefLine(title=title, text=words.also_ahead(len(left), left[-1].day, lang)))
    return lines


def coming_text(item: Coming, facts: FactSnapshot, lang: Lang) -> str:
    """One dated thing ahead, with the rate it brings or ends."""
    measure = None if item.kind is ComingKind.EVENT else facts.measures.get(item.slug)
    said = words.ahead(item, _named(item.label.on(lang), measure, lang), lang)
    if measure is None:
        return said
    if item.kind is ComingKind.ENDS:
        return words.titled(said, words.step(measure, None, lang), lang)
    return words.titled(said, words.step(facts.measures.get(measure.replaces), measure, lang), lang)


def fleeting_lines(moves: Iterable[NetChange], facts: FactSnapshot, lang: Lang) -> list[BriefLine]:
    """What came and went, once each."""
    title = words.CAME_AND_WENT.on(lang)
    return [
        BriefLine(title=title, text=move_text(move, facts, lang), sources=move.sources)
        for move in moves
    ]


def cut(text: str, longest: int) -> str:
    """``text`` with an ellipsis where it is longer than ``longest`` letters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
