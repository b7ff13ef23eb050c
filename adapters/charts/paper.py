"""What every chart is drawn on and with: a panel of its own, its colours, its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from textwrap import wrap

WIDTH = 640
"""A phone shows it at half its size: letters of 20 are read as letters of 11."""
_LINE = 54
"""Letters of a title in one line; a longer one takes two."""
_PANEL, _EDGE = "#ffffff", "#c9d1d9"
INK, QUIET = "#1f2328", "#57606a"
COLOURS = ("#0b5cad", "#c2410c", "#0f766e", "#7c3aed")
"""Told apart by the colour-blind as well."""
_ROOMS = {ord("→"): "›", ord("\u202f"): "\u00a0"}
"""Signs that the shipped font does not hold, and what stands for them."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_READ = 10
"""Times as many characters are looked at as are shown."""


def begun(title: str, height: int) -> Iterator[str]:
    """The picture's beginning: the panel, readable on dark and on light pages, with its title."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}">'
    )
    yield (
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{height - 2}" rx="14" fill="{_PANEL}" '
        f'stroke="{_EDGE}" stroke-width="2"/>'
    )
    lines = wrap(title, _LINE, max_lines=2, placeholder="…") or [""]
    top = 44 if len(lines) == 1 else 33
    for number, words in enumerate(lines):
        yield text(24, top + 27 * number, words, size=22, weight=500, most=_LINE)


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 20,
    colour: str = INK,
    anchor: str = "start",
    weight: int = 400,
    most: int = 60,
) -> str:
    """Words at a place, cut to at most ``most`` characters; signs that no XML may hold are left
    out: what people name their goods is drawn as well.
    """
    shown = _NO_XML.sub("", words[: _READ * most]).translate(_ROOMS)
    shown = shown if len(shown) <= most else f"{shown[: most - 1]}…"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" '
        f'font-weight="{weight}" font-family="Roboto">{escape(shown)}</text>'
    )
