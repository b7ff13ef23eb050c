"""A question on what was reported gets yes or no where it asks just that; else what was stated and
how the record has it."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from bot.commands.tariff.claim_asked import asks_the_same
from bot.domain.text import Lang
from tests.answers.conftest import short_lines
from tests.shipped_facts import shipped

OCTOBER_7 = date(2025, 10, 7)
NOVEMBER_30 = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("asked", "slug", "day", "lang"),
    [
        ("do most canadian exports pay 35%?", "most-exports-pay-35", NOVEMBER_30, "en"),
        (
            "are USMCA compliant goods exempt from the 35%?",
            "usmca-goods-exempt-from-35",
            None,
            "en",
        ),
        ("isn't energy tariffed at 10%?", "energy-and-potash-at-10", None, "en"),
        (
            "did canada stop dollar-for-dollar tariffs?",
            "counter-tariffs-stopped",
            NOVEMBER_30,
            "en",
        ),
        (
            "les produits de l'ACEUM sont-ils exemptés des 35 % ?",
            "usmca-goods-exempt-from-35",
            None,
            "fr",
        ),
    ],
)
def test_yes_is_told_where_it_means_that_the_statement_is_so(
    asked: str, slug: str, day: date | None, lang: Lang
) -> None:
    assert asks_the_same(asked, shipped().claims[slug], day or OCTOBER_7, lang)


@pytest.mark.parametrize(
    ("asked", "slug", "day", "lang"),
    [
        pytest.param(
            "do usmca goods pay tariffs?", "usmca-goods-exempt", None, "en", id="its opposite"
        ),
        pytest.param(
            "les produits conformes à l'ACEUM paient-ils les 35 % ?",
            "usmca-goods-exempt-from-35",
            None,
            "fr",
            id="its opposite in French",
        ),
        pytest.param(
            "is it false that most exports pay 35%?",
            "most-exports-pay-35",
            None,
            "en",
            id="whether it is false",
        ),
        pytest.param(
            "did Trump put 25% on Canadian energy on March 4 2025?",
            "tariffs-of-4-march-2025",
            date(2025, 3, 5),
            "en",
            id="one rate of two",
        ),
        pytest.param(
            "does energy still pay 10%?",
            "energy-and-potash-at-10",
            NOVEMBER_30,
            "en",
            id="what was so a year ago",
        ),
        pytest.param(
            "was the digital services tax repealed?",
            "dst-repealed-by-carney",
            NOVEMBER_30,
            "en",
            id="what came to be so since",
        ),
        pytest.param(
            "is the 35% tariff still in force?",
            "emergency-tariffs-still-in-force",
            OCTOBER_7,
            "en",
            id="what was so before it was reported",
        ),
        pytest.param(
            "did the two meet the August deadline?",
            "august-1-deadline",
            None,
            "en",
            id="something else of the same thing",
        ),
        pytest.param(
            "did canada get relief on autos?",
            "relief-sought-on-metals-autos-lumber",
            None,
            "en",
            id="a small part of what is true",
        ),
        pytest.param(
            "how much fentanyl comes from canada?", "fentanyl-rationale", None, "en", id="how much"
        ),
        pytest.param(
            "will some US tariffs on Canadian goods likely stay?",
            "some-tariffs-will-stay",
            date(2025, 5, 12),
            "en",
            id="what may come",
        ),
    ],
)
def test_no_yes_is_told_where_the_question_asks(
    asked: str, slug: str, day: date | None, lang: Lang
) -> None:
    assert not asks_the_same(asked, shipped().claims[slug], day or OCTOBER_7, lang)


HEADS = {
    "do usmca goods pay tariffs?": (
        "“Goods that comply with USMCA pay no additional tariff”: misleading",
        "USMCA goods still paid Section 232 duties",
    ),
    "how much fentanyl comes from canada?": (
        '“The tariffs are meant to curb fentanyl deaths, a "drug war" and no trade war”: '
        "an opinion",
        "Trudeau rejected it; press reports give Canada's share",
    ),
    "do most canadian exports pay 35%?": (
        "No. The 35% ended on Feb 23, 2026 and never hit most exports",
        "About 90% of Canadian exports qualified",
    ),
}


def test_what_is_nearest_to_the_question_follows_what_was_stated(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, HEADS))
    assert {
        text: (lines[0], lines[1][: len(HEADS[text][1])]) for text, lines in told.items()
    } == HEADS
