"""Articles: the goods they speak of, which way these go, and the rates they are given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.rate_summary import SOUTH, Direction
from bot.ports import Snapshot
from bot.reading.queries.article import Mentioned, goods_of, written_on
from bot.reading.queries.snapshot_index import index_of

NORTH = SOUTH.back
TODAY = date(2026, 11, 28)


def one(slug: str, direction: Direction, *percents: int) -> Mentioned:
    return Mentioned(
        slug=slug, direction=direction, percents=tuple(Decimal(each) for each in percents)
    )


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        (
            "Ottawa's 50% surtax on American furniture took effect.",
            (one("furniture", NORTH, 50),),
        ),
        (
            "Trump will raise tariffs on Canadian lumber to 45%.",
            (one("softwood-lumber", SOUTH, 45),),
        ),
        (
            "The U.S. put 25% tariffs on steel. Canada's surtax on American steel followed.",
            (one("steel", SOUTH, 25),),
        ),
        ("Les droits américains de 50 % sur l'acier restent.", (one("steel", SOUTH, 50),)),
        # several rates, or goods left out of one, give nobody any
        ("Tariffs of 25%, energy 10%: steel waits.", (one("energy", SOUTH), one("steel", SOUTH))),
        ("A 25% tariff on goods except energy.", (one("energy", SOUTH),)),
        # a caption names no good of the story
        ("A skyline with boats.\nThe tariff on steel stays.", (one("steel", SOUTH),)),
        ("Levies hammer sectors; economic pain; Radio-Canada reports.", ()),
        ("Beer can no longer enter, said the ban.", (one("beer", SOUTH),)),
        ("steel, aluminum", (one("steel", SOUTH), one("aluminum", SOUTH))),
    ],
)
def test_goods_count_where_a_text_speaks_of_trade(
    snapshot: Snapshot, text: str, goods: tuple[Mentioned, ...]
) -> None:
    assert goods_of(text, index_of(snapshot.facts)) == goods


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sept 9, 2026. Ottawa's surtax", date(2026, 9, 9)),
        ("Communiqué, 24 février 2026 - La Cour", date(2026, 2, 24)),
        ("2025-03-04 tariffs", date(2025, 3, 4)),
        ("Canadian wine can no longer enter after the import ban of Sept. 29, 2026", None),
    ],
)
def test_a_text_is_as_old_as_it_says_at_its_start(text: str, day: date | None) -> None:
    lang = "fr" if "février" in text else "en"
    assert written_on(text, TODAY, lang) == day
