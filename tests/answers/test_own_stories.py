"""Stories that no rate tells: orders on parcels, each firm's own duties, an agreement's review."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.answers.conftest import short_lines

TOLD = {
    "/timeline small parcels from CA to US": (
        "Small parcels, Canada → US: no tariff of its own",
        "Parcels of USD 800 or less a person and day: free of duty (last day Aug 28, 2025)",
        "Postal parcels: every duty that applies to the goods, informal entry up to USD 2,500 "
        "(since July 24, 2026)",
    ),
    "/timeline de minimis from US to CA": (
        "Small parcels, US → Canada: no tariff of its own",
        "By mail from any country: up to C$20 free of duty and tax (since July 1, 2020)",
        "Low-value parcels pay the surtax, even below the de minimis thresholds "
        "(since Sept 8, 2026)",
    ),
    "/timeline digital services": (
        "Digital services, Canada → US: no tariff of its own",
        "Trump ends trade talks with Canada over the digital services tax (June 27, 2025)",
        "Canada halts collection of the digital services tax (June 30, 2025)",
        "Digital services tax repealed by law (Mar 26, 2026)",
    ),
    # the firms' own rates are no freedom from duty, and stand in no rate of the good
    "history of the AD and CVD rates on softwood": (
        "US anti-dumping and countervailing duties on Canadian softwood lumber: each firm’s own rate",
        "Anti-dumping rate on Canadian softwood amended (Sept 11, 2025)",
        "Softwood: preliminary results of the seventh review, 24.83% for most firms (Apr 14, 2026)",
    ),
    "/timeline lumber": (
        "Softwood lumber, Canada → US: 25% → 10%",
        "Mar 4, 2025 25% · Aug 1, 2025 35% · Oct 14, 2025 10% · today 10%",
        "With USMCA: Mar 7, 2025 none · Oct 14, 2025 10%",
        "US → Canada: Mar 4, 2025 25% · Sept 1, 2025 none · Sept 8, 2026 25% · today 25%",
    ),
    # a rate's first day is that of the same goods' same part of the value
    "/tariff clothing from BD to US on 2025-08-13": (
        "Clothing, Bangladesh → US: 20% (Aug 13, 2025)",
        "Reciprocal tariff, since Aug 7, 2025",
        "From Feb 24, 2026: 10%",
    ),
    "/tariff copper pipe on 2026-10-01": (
        "Copper pipe, Canada → US: 50% (Oct 1, 2026)",
        "of the full value, USMCA or not (Section 232; 50% since Apr 6, 2026)",
        "US → Canada: no extra duty",
    ),
    # a time that is over is told as it stood at its end, not as it stands today
    "how did the reciprocal tariffs go for Vietnam from april to august 2025": (
        "US reciprocal tariffs: 40% or 20% (Aug 31, 2025)",
        "Apr 5, 2025 10% · Apr 9, 2025 46% · Apr 10, 2025 10% · Aug 7, 2025 20% · still 20% on Aug 31, 2025",
    ),
    "/tariff 9903.01.10 on 2026-02-23": (
        "9903.01.10: 35%, in force",
        "Canadian goods not entered under USMCA, other than energy, critical minerals and potash: "
        "35% (Aug 1, 2025 to Feb 23, 2026)",
        "Canadian electricity not entered under USMCA: 10% as energy, or the general 35%, was never "
        "settled (Aug 1, 2025 to Feb 23, 2026)",
    ),
    "/changes usmca since 2026-06-01": (
        "USMCA review: joint statement of the United States and Mexico (July 23, 2026)",
        "USMCA joint review: the United States declines to extend (July 1, 2026)",
        "What changed after Oct 10, 2026, I can’t say",
        "Next dated: USMCA: the next yearly joint review (July 2027)",
    ),
    "/changes usmca since 2026-11-29": (
        "USMCA: the next yearly joint review (July 2027)",
        "USMCA: last day of its term unless it is extended (July 1, 2036)",
    ),
    "/changes lumber since 2026-03-01": (
        "Softwood lumber: 1 change since Mar 1, 2026",
        "Softwood lumber, US → Canada: none → 25%, Sept 8",
        "Canada recalls its negotiators (Aug 21, 2026)",
        "Softwood: preliminary results of the seventh review, 24.83% for most firms (Apr 14, 2026)",
        "What changed after Oct 10, 2026, I can’t say",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    folder: Path = tmp_path_factory.mktemp("stories")
    return asyncio.run(short_lines(folder, TOLD))


@pytest.mark.parametrize("text", TOLD)
def test_what_no_rate_tells_is_told_by_its_orders_and_events(
    told: dict[str, tuple[str, ...]], text: str
) -> None:
    assert told[text] == TOLD[text]
