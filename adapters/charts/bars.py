"""Sums side by side as SVG: a bar for each, its words at its end, on the panel of other charts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from adapters.charts.paper import COLOURS, INK, QUIET, WIDTH, begun, text
from bot.cards import Bar, Chart

_LEFT, _RIGHT, _TOP = 24, 24, 74
_LABEL, _BAR, _GAP = 26, 26, 18
_LEGEND = 34
_ROOM = 190
"""Kept free at the end of the longest bar, for its words."""


def bars_svg(chart: Chart) -> str:
    """The whole picture, as high as its bars need."""
    names = [name for name, _ in chart.series][: len(COLOURS)]
    shown = len(names) > 1
    each = _LABEL + _BAR * max(len(names), 1) + _GAP
    height = _TOP + each * len(chart.bars) + (_LEGEND if shown else 0) + 10
    highest = max((amount for bar in chart.bars for amount, _ in bar.amounts), default=Decimal(0))
    body = [*begun(chart.title, height)]
    for number, bar in enumerate(chart.bars):
        body += _bar(bar, _TOP + number * each, highest)
    if shown:
        body += _legend(names, height - _LEGEND + 8)
    return "".join([*body, "</svg>"])


def _bar(bar: Bar, y: float, highest: Decimal) -> Iterator[str]:
    yield text(_LEFT, y + 16, bar.label, size=19, colour=INK, most=58)
    for number, (amount, words) in enumerate(bar.amounts[: len(COLOURS)]):
        share = float(amount / highest) if highest > 0 and amount > 0 else 0.0
        width = max(share * (WIDTH - _LEFT - _RIGHT - _ROOM), 2.0)
        top = y + _LABEL + number * _BAR
        yield (
            f'<rect x="{_LEFT}" y="{top:.1f}" width="{width:.1f}" height="{_BAR - 5}" rx="3" '
            f'fill="{COLOURS[number]}"/>'
        )
        yield text(_LEFT + width + 8, top + 17, words, size=19, colour=COLOURS[number], weight=500)


def _legend(names: list[str], y: float) -> Iterator[str]:
    room = (WIDTH - _LEFT - _RIGHT) / len(names)
    for number, name in enumerate(names):
        x = _LEFT + number * room
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="22" height="14" rx="3" '
            f'fill="{COLOURS[number]}"/>'
        )
        yield text(x + 30, y + 13, name, size=19, colour=QUIET, most=int((room - 40) / 9.4))
