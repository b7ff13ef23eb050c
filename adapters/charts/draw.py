"""SVG to PNG, off the event loop, with a font of our own: no machine's fonts are asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path

from adapters.charts.svg import svg
from bot.cards import Card, Chart
from bot.domain.cache import cached

_FONTS = str(Path(__file__).parent / "fonts")


class ChartPainter:
    """Draws the charts of cards; implements the port ``Charts``."""

    async def png(self, card: Card) -> bytes | None:
        """The card's first chart as PNG, drawn off the event loop; None when it has none."""
        chart = next((part for part in card.parts if isinstance(part, Chart)), None)
        return None if chart is None else await asyncio.to_thread(draw, chart)


@cached("charts", most=64)
def draw(chart: Chart) -> bytes:
    """One chart as PNG. The same chart is drawn once."""
    import resvg_py

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg(chart),
        skip_system_fonts=True,
        font_dirs=[_FONTS],
        font_family="Roboto",
    )
    return bytes(drawn)
