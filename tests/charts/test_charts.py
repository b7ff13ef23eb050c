"""Charts: a picture where there is something to draw, from a font of our own."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

from adapters.charts.draw import ChartPainter
from adapters.charts.paper import WIDTH
from adapters.charts.svg import HEIGHT, svg
from bot.cards import Bar, Card, Chart, Notice, Step

CHART = Chart(
    title="Steel & <b>iron</b>",
    alt="25%, then prohibited.",
    first=date(2025, 2, 18),
    last=date(2026, 10, 24),
    today=date(2026, 10, 10),
    series=(
        (
            "Canada → United States",
            (
                Step(day=date(2025, 3, 4), percent=Decimal(25)),
                Step(day=date(2026, 9, 29), percent=None, label="prohibited"),
            ),
        ),
        ("United States → Canada", (Step(day=date(2025, 3, 13), percent=Decimal("12.5")),)),
    ),
)


def words(chart: Chart) -> list[str]:
    tree = ElementTree.fromstring(svg(chart))
    return [e.text or "" for e in tree.iter("{http://www.w3.org/2000/svg}text")]


async def test_a_chart_becomes_a_png_of_the_size_it_was_laid_out_in() -> None:
    png = await ChartPainter().png(Card(title="", lang="en", parts=(CHART,)))
    assert png is not None
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)


async def test_a_card_without_a_chart_has_no_picture() -> None:
    card = Card(title="", lang="en", parts=(Notice(text="x"),))
    assert await ChartPainter().png(card) is None


def test_the_picture_names_its_rates_its_lines_and_what_is_no_rate() -> None:
    said = words(CHART)
    assert {"Steel & <b>iron</b>", "25%", "12.5%", "prohibited", "2026-10-10"} <= set(said)
    assert "Canada › United States" in said


def test_every_letter_drawn_is_in_the_font_that_is_shipped() -> None:
    """The shipped font holds Latin letters; signs it lacks are replaced before drawing."""
    assert all(ord(c) < 0x2040 or c in "€−≤≥" for text in words(CHART) for c in text)


def test_a_chart_of_one_day_is_drawn_all_the_same() -> None:
    flat = Chart(
        title="x",
        alt="",
        first=date(2025, 1, 1),
        last=date(2025, 1, 1),
        series=(("a", (Step(day=date(2025, 1, 1), percent=Decimal(0)),)),),
    )
    assert svg(flat).startswith("<svg")


BARS = Chart(
    title="Duty a year by programme (USD)",
    alt="Steel USD 0 → USD 600,000",
    first=date(2025, 2, 1),
    last=date(2026, 9, 1),
    series=(("Feb 1, 2025", ()), ("Sept 1, 2026", ())),
    bars=(
        Bar(label="Steel", amounts=((Decimal(0), "USD 0"), (Decimal(600_000), "USD 600,000"))),
        Bar(label="Base", amounts=((Decimal(300_000), "USD 300,000"), (Decimal(1), "USD 1"))),
    ),
)


async def test_sums_stand_as_bars_as_long_as_they_are_great_each_with_its_words() -> None:
    assert words(BARS) == [
        "Duty a year by programme (USD)",
        *("Steel", "USD 0", "USD 600,000"),
        *("Base", "USD 300,000", "USD 1"),
        *("Feb 1, 2025", "Sept 1, 2026"),
    ]
    tree = ElementTree.fromstring(svg(BARS))
    rects = [e for e in tree.iter("{http://www.w3.org/2000/svg}rect") if e.get("height") == "21"]
    least, whole, half, _ = (float(e.get("width") or 0) for e in rects)
    assert (least, half) == (2.0, whole / 2)
    png = await ChartPainter().png(Card(title="", lang="en", parts=(BARS,)))
    assert png is not None


LUMBER = replace(
    CHART,
    series=(
        (
            "Canada → États-Unis",
            tuple(
                Step(day=day, percent=Decimal(percent))
                for day, percent in (
                    (date(2025, 3, 4), 25),
                    (date(2025, 8, 1), 35),
                    (date(2025, 8, 12), 35),  # another law, the same rate
                    (date(2025, 9, 11), 35),
                    (date(2025, 10, 14), 10),
                )
            ),
        ),
        (
            "États-Unis → Canada",
            tuple(
                Step(day=day, percent=Decimal(percent))
                for day, percent in (
                    (date(2025, 3, 4), 25),
                    (date(2025, 9, 1), 0),
                    (date(2026, 6, 8), 25),
                )
            ),
        ),
    ),
)


def test_every_step_that_has_room_bears_its_rate_the_last_one_too() -> None:
    drawn = svg(LUMBER)
    rates = re.findall(r'font-size="22"[^>]*font-weight="500"[^>]*>([0-9.]+%)<', drawn)
    assert rates == ["25%", "35%", "10%", "25%", "25%"]


def test_a_long_title_takes_two_lines_and_is_not_cut() -> None:
    title = "Bois d’œuvre résineux : droit en sus sans ACEUM, % de la valeur"
    first, second, *_ = words(replace(LUMBER, title=title))
    assert f"{first} {second}" == title


HOSTILE = "St\x00e\x1b[31mel\ud800\uffff </text><script>&amp;"
"""What a file of goods may hold where a name is expected."""


async def test_names_that_hold_what_no_picture_may_are_drawn_without_it() -> None:
    steps = (Step(day=date(2025, 3, 4), percent=Decimal(25), label=HOSTILE),)
    bars = (Bar(label=HOSTILE, amounts=((Decimal(5), HOSTILE),)),)
    for chart in (
        replace(CHART, title=HOSTILE),
        replace(CHART, series=((HOSTILE, steps),)),
        replace(CHART, series=((HOSTILE, ()),), bars=bars),
    ):
        assert "Ste[31mel </text><script>&amp;" in words(chart)
        png = await ChartPainter().png(Card(title="", lang="en", parts=(chart,)))
        assert png is not None
        assert png[:4] == b"\x89PNG"
