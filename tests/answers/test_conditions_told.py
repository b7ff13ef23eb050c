"""The condition under a rate: what lowers it, and what is then owed all the same."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.answers.conftest import short_lines

CONDITIONS = {
    # what lowers the rate before what frees a few
    "/tariff cars from GB": "Within the UK quota: 7.5%",
    "/tariff cars usmca yes": "USMCA vehicle approved by Commerce: 25% of the non-US content only",
    # within the quota the surtax on China is owed, which yields above it
    "/tariff steel from CN to CA": "Within the quota, under an import permit: 25%",
    "/tariff steel from KR to CA": "Exempt: within the quota, under an import permit",
    # out of Section 232, into what it keeps away
    "/tariff kitchen cabinets from CA to US": (
        "Goods of these codes that are not kitchen cabinets, vanities or their parts: 10%, or 0 with"
        " USMCA"
    ),
    "/tariff cars from DE on 2025-04-10": (
        "Neither a passenger vehicle nor a light truck (9903.94.02): 10%"
    ),
    # a law that is kept away from a few of the codes alone comes back on none of the others
    "/tariff steel from US to CA": "Exempt: remission granted (SOR/2025-122)",
    "/tariff glassware from US to CA on 2025-07-22": "Exempt: remission granted",
}


def test_a_condition_tells_what_is_owed_under_it(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, CONDITIONS))
    missing = {text: told[text] for text, line in CONDITIONS.items() if line not in told[text]}
    assert missing == {}


def test_what_is_owed_as_much_again_is_no_relief(tmp_path: Path) -> None:
    text = "/tariff auto parts from CA to US on 2025-05-03"
    lines = asyncio.run(short_lines(tmp_path, [text]))[text]
    assert not [line for line in lines if "not a part" in line.lower()]


NOTHING_OWED = {
    # which pays 25% with such metal
    "/duty 7208.51 10000 CAD from MX to CA usmca yes": (
        "CAD 0.00 on CAD 10,000 of 7208.51",
        "Canadian surtax on steel and aluminum melted in China: none (pays only where its metal was"
        " melted or smelted in China)",
        "Base duty: free",
    ),
    # on a list, and lifted by what is declared
    "/duty 7208.51 10000 CAD from US to CA on 2026-01-31 declared production-input": (
        "CAD 0.00 + base duty, on CAD 10,000 of 7208.51",
        "Canada’s surtax: none (for making or processing goods in Canada, farming, or packaging"
        " food)",
        "Base duty: the rate is not held here",
        "Remission for US steel used in manufacturing, food packaging and farming",
    ),
}


def test_that_nothing_is_owed_comes_with_its_condition(tmp_path: Path) -> None:
    assert asyncio.run(short_lines(tmp_path, NOTHING_OWED)) == NOTHING_OWED


PROVISIONS = {
    "/duty 9801.00.10 10000 from CN": "American goods returned (9801): not held here",
    "/duty 9801.00.10 10000, 6109.10 500 from CA": "American goods returned (9801): not held here",
    "/duty 9817.00.96 10000 from CA": (
        "Nairobi Protocol (9817.00.92 to 9817.00.96): additional duties not worked out"
    ),
    "/duty 9804.00.05 5000": ("Household and personal effects of people who move: not held here"),
    "/duty 9813.00.00 5000 from US to CA": (
        "Canadian goods returned (9813 and 9814): not worked out here"
    ),
}


def test_a_provision_is_no_free_entry_where_what_else_is_owed_is_not_held(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, PROVISIONS))
    assert {text: lines[0] for text, lines in told.items()} == PROVISIONS


def test_a_law_is_told_by_the_rate_of_most_codes_first(tmp_path: Path) -> None:
    texts = ["/tariff us-ieepa-canada on 2025-09-01", "/tariff ca-surtax-2026"]
    told = asyncio.run(short_lines(tmp_path, texts))
    assert told[texts[0]][:3] == (
        "US emergency-powers tariffs on Canada: 40%, 35% or 10% (Sept 1, 2025)",
        "Goods claimed under USMCA don’t pay it",
        "Canadian goods not entered under USMCA, other than energy, critical minerals and potash:"
        " 35% (since Aug 1, 2025)",
    )
    assert told[texts[1]][1] == "Surtax of 2026, Schedule 3: 50% (since Sept 8, 2026)"


def test_of_a_provision_on_a_part_of_the_value_no_list_is_said_to_leave_it_free(
    tmp_path: Path,
) -> None:
    text = "/duty 9802.00.50 10000"
    told = asyncio.run(short_lines(tmp_path, [text]))[text]
    assert told[1] == "Duty on the repair only; `/duty CODE VALUE repair 3400` works it out"
    assert "Base duty: not worked out here" in told
    assert not [line for line in told if "tariff list" in line]
