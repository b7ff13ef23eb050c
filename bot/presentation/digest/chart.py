"""The chart of a rate that moved: the measure and those it replaced, as steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.cards import Chart, Step
from bot.domain.changes import ChangeKind
from bot.domain.duty import percent_of
from bot.domain.measures import Measure, Standing
from bot.domain.net_changes import NetChange
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.digest import words

_LONGEST = 24


def rate_chart(
    moves: Sequence[NetChange], facts: FactSnapshot, lang: Lang, *, today: date
) -> Chart | None:
    """The first measure among ``moves`` whose rate moved by numbers; None when none did."""
    for move in moves:
        measure = facts.measures.get(move.slug) if move.subject == "measure" else None
        if measure is None or measure.standing is not Standing.ENACTED or not _moved(move):
            continue
        line = _line(measure, facts)
        rates = [percent_of(m.duty) for m in line]
        if len(line) > 1 and None not in rates and rates[-1] != rates[-2]:
            return _drawn(line, lang, today=today)
    return None


def _moved(move: NetChange) -> bool:
    turned = move.kind in (ChangeKind.STARTED, ChangeKind.ADDED)
    return turned or any(edit.field == "duty" for edit in move.edits)


def _line(measure: Measure, facts: FactSnapshot) -> list[Measure]:
    """The measure and those it replaced, oldest first, as far as they charged any of its codes:
    what steel paid is no history of copper wire.
    """
    line = [measure]
    while len(line) < _LONGEST and (before := facts.measures.get(line[0].replaces)) is not None:
        other = measure.scope and before.scope and not measure.scope.overlaps(before.scope)
        if before in line or other:
            break
        line.insert(0, before)
    return line


def _drawn(line: list[Measure], lang: Lang, *, today: date) -> Chart:
    steps: list[Step] = []
    for measure, following in zip(line, [*line[1:], None], strict=True):
        steps.append(Step(day=measure.validity.first, percent=percent_of(measure.duty)))
        ends = measure.validity.ends_on
        gap = ends is not None and (following is None or ends < following.validity.first)
        if gap and ends is not None:
            steps.append(Step(day=ends, percent=None))
    newest = line[-1]
    said = ", ".join(
        f"{step.day}: {words.rate(m, lang)}"
        for m in line
        for step in steps
        if step.day == m.validity.first
    )
    title = newest.label.on(lang)
    return Chart(
        title=title,
        series=((title, tuple(steps)),),
        first=steps[0].day,
        last=max(today, steps[-1].day) + timedelta(days=30),
        alt=f"{title}: {said}",
        today=today,
    )
