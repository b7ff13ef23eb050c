"""/duty into Canada: what stands in no sum is told, and no zero is told for what is not known."""

from __future__ import annotations

import asyncio

import pytest

from tests.answers.conftest import short_lines

TOLD = {
    # over the quota the base rate is prohibitive: "+ base duty" alone would sound like a trifle
    "/duty cheese 16000 CAD from US to CA": (
        "CAD 4,000.00 + base duty, on CAD 16,000 of most cheese",
        "Canada’s surtax, 25%: 4,000.00",
        "Base duty: the rate is not held here",
        "Cheese: free or low duty within the tariff quota, 245.5% above it",
    ),
    "/duty 3901 310000 CAD from US to CA on 2025-06-17 usmca no": (
        "Base duty alone on CAD 310,000 of 3901",
        "Base duty: the rate is not held here",
        "On no tariff list in force that I hold",
    ),
    # a quota surtax of 50% may follow: what is known is so far, and no sum
    "/duty 7208.51 1000 CAD from CN to CA": (
        "CAD 250.00 so far + base duty, on CAD 1,000 of 7208.51",
        "Please say: the full code, to ten digits",
        "China surtax, 25%: 250.00",
        "Steel quota: it depends on the full code",
        "Remission of the 50% steel quota surtax, on conditions",
    ),
    "/duty 7208.51 1000 CAD from KR to CA": (
        "Up to CAD 500.00 + base duty, on CAD 1,000 of 7208.51",
        "Please say: the full code, to ten digits",
        "Base duty: the rate is not held here",
        "Steel quota: it depends on the full code",
        "Remission of the 50% steel quota surtax, on conditions",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    return asyncio.run(short_lines(tmp_path_factory.mktemp("orders"), TOLD))


@pytest.mark.parametrize("text", TOLD)
def test_an_entry_into_canada_says_what_its_sum_leaves_out(
    told: dict[str, tuple[str, ...]], text: str
) -> None:
    assert told[text] == TOLD[text]
