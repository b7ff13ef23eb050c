"""A card's chart as SVG: steps on a panel of its own, readable on dark and on light pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from adapters.charts.bars import bars_svg
from adapters.charts.paper import COLOURS, QUIET, WIDTH, begun, text
from bot.cards import Chart, Step

HEIGHT = 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 24, 104, 104
_GRID = "#e4e8ec"
_LEGEND = 24
_BELOW_TOP, _BELOW_BANDS = 0.96, 0.8
"""How high the highest rate may stand: lower where bands run along the top."""
_LABEL_GAP, _LABEL_LINE, _LABEL_STEP, _BAND_GAP = 72, 30, 40, 330


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plane:
    """Turns days and percents into pixels."""

    first: date
    last: date
    top: int

    def x(self, day: date) -> float:
        inside = min(max(day, self.first), self.last)
        share = (inside - self.first).days / max((self.last - self.first).days, 1)
        return _LEFT + share * (WIDTH - _LEFT - _RIGHT)

    def y(self, percent: Decimal | int) -> float:
        share = float(percent) / self.top
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def svg(chart: Chart) -> str:
    """The whole picture. Lines beyond the fourth are left to the words of the card."""
    if chart.bars:
        return bars_svg(chart)
    plane = _Plane(first=chart.first, last=chart.last, top=_ceiling(chart))
    series = chart.series[: len(COLOURS)]
    body = [
        *begun(chart.title, HEIGHT),
        *_rules(plane),
        *_months(plane),
        *_today(chart, plane),
    ]
    for number, (label, steps) in enumerate(series):
        body += [*_line(steps, plane, number), *_legend(label, number, len(series))]
    return "".join([*body, "</svg>"])


def _ceiling(chart: Chart) -> int:
    """The top of the scale: the next round number above the highest rate."""
    highest = max((s.percent or 0 for _, steps in chart.series for s in steps), default=0)
    banded = any(s.percent is None and s.label for _, steps in chart.series for s in steps)
    room = _BELOW_BANDS if banded else _BELOW_TOP
    return next((top for top in (10, 25, 50, 75, 100, 150, 200, 300) if highest < top * room), 500)


def _rules(plane: _Plane) -> Iterator[str]:
    """Horizontal rules with their percents."""
    step = next(s for s in (2, 5, 10, 25, 50, 100) if plane.top / s <= 5)
    for percent in range(0, plane.top + 1, step):
        y = plane.y(percent)
        yield (
            f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="{_GRID if percent else QUIET}" stroke-width="1.5"/>'
        )
        yield text(_LEFT - 10, y + 7, f"{percent}%", colour=QUIET, anchor="end")


def _months(plane: _Plane) -> Iterator[str]:
    """Ticks on first days of months, as many as fit."""
    months = (plane.last.year - plane.first.year) * 12 + plane.last.month - plane.first.month
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60) if months / n <= 5)
    for number in range(plane.first.year * 12, plane.last.year * 12 + 12):
        day = date(number // 12, number % 12 + 1, 1)
        if number % every or not plane.first <= day <= plane.last:
            continue
        x, y = plane.x(day), HEIGHT - _BOTTOM
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{y + 6}" stroke="{QUIET}" '
            'stroke-width="1.5"/>'
        )
        if _LEFT + 24 <= x <= WIDTH - _RIGHT - 30:
            yield text(x, y + 30, f"{day:%Y-%m}", size=19, colour=QUIET, anchor="middle")


def _today(chart: Chart, plane: _Plane) -> Iterator[str]:
    if chart.today is None:
        return
    x = plane.x(chart.today)
    yield (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 14}" y2="{HEIGHT - _BOTTOM}" '
        f'stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="3 5"/>'
    )
    anchor = "end" if x > WIDTH - 150 else "middle"
    yield text(x, _TOP - 20, str(chart.today), size=18, colour=QUIET, anchor=anchor)


def _line(steps: tuple[Step, ...], plane: _Plane, number: int) -> Iterator[str]:
    """The steps of one series: numbers as a line, days without one as a dotted band on top."""
    colour = COLOURS[number]
    dash = ' stroke-dasharray="9 5"' if number % 2 else ""
    steps = _moved(steps)
    ends = [(a, b.day) for a, b in pairwise(steps)] + [(s, plane.last) for s in steps[-1:]]
    path = _path(ends, plane)
    if path:
        yield (
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="3.5" '
            f'stroke-linejoin="round"{dash}/>'
        )
    taken, named = (-1000.0, 0.0), -1000.0
    written = ""
    for step, until in ends:
        x = plane.x(step.day)
        if step.percent is None and step.label:
            roomy = x - named >= _BAND_GAP and step.label != written
            yield from _band(step, x, plane.x(until), number, labelled=roomy)
            named, written = (x, step.label) if roomy else (named, written)
        elif step.percent and _fits((x, plane.y(step.percent)), taken, plane.x(until)):
            taken = x, plane.y(step.percent)
            y = plane.y(step.percent) + (-10 if number % 2 == 0 else 27)
            words = f"{step.percent.normalize():f}%"
            yield text(x + 4, y, words, size=22, colour=colour, weight=500)


def _moved(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps at which what is drawn changed: a law may change and the rate stay."""
    return tuple(
        step
        for before, step in zip((None, *steps), steps, strict=False)
        if before is None
        or step.percent != before.percent
        or (step.percent is None and step.label != before.label)
    )


def _fits(place: tuple[float, float], taken: tuple[float, float], until: float) -> bool:
    """Whether a rate may be written at ``place``: clear of the last one, its step wide enough."""
    x, y = place
    clear = x - taken[0] >= _LABEL_GAP or abs(y - taken[1]) >= _LABEL_LINE
    return clear and until - x >= _LABEL_STEP


def _path(ends: list[tuple[Step, date]], plane: _Plane) -> str:
    """Steps joined by risers; broken where there is no number."""
    out: list[str] = []
    joined = False
    for step, until in ends:
        if step.percent is None:
            joined = False
            continue
        y = plane.y(step.percent)
        out.append(f"{'L' if joined else 'M'}{plane.x(step.day):.1f} {y:.1f}")
        out.append(f"H{plane.x(until):.1f}")
        joined = True
    return " ".join(out)


def _band(step: Step, x: float, until: float, number: int, *, labelled: bool) -> Iterator[str]:
    colour = COLOURS[number]
    y = _TOP + 8 + number * 26
    yield (
        f'<line x1="{x:.1f}" x2="{until:.1f}" y1="{y}" y2="{y}" stroke="{colour}" '
        'stroke-width="5" stroke-dasharray="2 6"/>'
    )
    if not labelled:
        return
    late = x > WIDTH * 0.72
    at = until if late else x
    anchor = "end" if late else "start"
    yield text(at, y - 8, step.label, size=18, colour=colour, anchor=anchor, weight=500, most=34)


def _legend(label: str, number: int, count: int) -> Iterator[str]:
    room = (WIDTH - 2 * _LEGEND) / max(count, 1)
    x, y = _LEGEND + number * room, HEIGHT - 28
    dash = ' stroke-dasharray="9 5"' if number % 2 else ""
    yield (
        f'<line x1="{x:.1f}" x2="{x + 34:.1f}" y1="{y - 5}" y2="{y - 5}" '
        f'stroke="{COLOURS[number]}" stroke-width="4"{dash}/>'
    )
    yield text(x + 44, y, label, size=19, most=int((room - 50) / 9.4))
