"""What /timeline and /tariff say in short of programmes, of several goods, and of parcels."""

from __future__ import annotations

import asyncio

import pytest

from bot.presentation.budget import LINES, WORDS
from tests.answers.conftest import short_lines

STORIES = {
    # a programme that ended tells its rates and their days
    "/timeline us-ieepa-canada": (
        "US emergency-powers tariffs on Canada: nothing in force",
        "Mar 4, 2025 25% · Aug 1, 2025 35% · Feb 24, 2026 none",
        "Collection of the emergency-powers tariffs ends (Feb 24, 2026)",
        "Refunds of the emergency-powers duties begin (Apr 20, 2026)",
    ),
    # of a time that began under way, what stood on its first day
    "/timeline us-ieepa-canada since 2026-02-21": (
        "US emergency-powers tariffs on Canada: nothing in force",
        "Feb 21, 2026 35% · Feb 24, 2026 none",
        "Collection of the emergency-powers tariffs ends (Feb 24, 2026)",
        "Refunds of the emergency-powers duties begin (Apr 20, 2026)",
    ),
    # where it moved on the first day, what it moved from, with the day of that
    "/timeline us-ieepa-canada from 2025-08-01 to 2025-10-20": (
        "US emergency-powers tariffs on Canada: 40%, 35% or 10% (Oct 20, 2025)",
        "Mar 4, 2025 25% · Aug 1, 2025 35% · still 35% on Oct 20, 2025",
        "Deadline for a US-Canada framework: July 21, 2025, then Aug 1, 2025 (Aug 1, 2025)",
    ),
    # a rate that came back to what it was is no move
    "/timeline medium and heavy trucks from CA to US": (
        "Medium and heavy trucks, Canada → US: 25%",
        "Mar 4, 2025 25% · Aug 1, 2025 35% · Nov 1, 2025 25% · today 25%",
        "With USMCA: Mar 7, 2025 none · Nov 1, 2025 25%",
    ),
    # what fell without a claim rose with one, which most of it enters under
    "/timeline lumber": (
        "Softwood lumber, Canada → US: 25% → 10%",
        "Mar 4, 2025 25% · Aug 1, 2025 35% · Oct 14, 2025 10% · today 10%",
        "With USMCA: Mar 7, 2025 none · Oct 14, 2025 10%",
        "US → Canada: Mar 4, 2025 25% · Sept 1, 2025 none · Sept 8, 2026 25% · today 25%",
    ),
    # five days in March 2025 are no story of its own
    "/timeline steel from CA to US": (
        "Steel, Canada → US: 25% → 50%",
        "Mar 4, 2025 25% · June 4, 2025 50% · today 50%",
    ),
    # what ended for nearly all goods tells what they pay since
    "/tariff section 122": (
        "Section 122: nothing in force",
        "Feb 24, 2026 10% · July 24, 2026 none",
        "Last day: July 23, 2026",
        "Now: 10% on most goods without a USMCA claim; some have their own rates",
    ),
    # a law that goes on by another name is none that ended
    "/tariff us-232-copper": (
        "Section 232 copper: goes on as “Section 232 steel, aluminum and copper”, 50%, 25% or 15%",
        "Aug 1, 2025 50% · Apr 6, 2026 none",
        "Last day: Apr 5, 2026",
    ),
    # one without a tariff tells what happened
    "/timeline us-procurement": (
        "US federal purchasing of Canadian products: no tariff of its own",
        "US federal purchasing of Canadian products restricted by direction (Sept 8, 2026)",
        "US memorandum: Canadian-origin items out of federal civil procurement where the law"
        " permits (Sept 16, 2026)",
    ),
    # several goods, one a line
    "/timeline steel and softwood lumber from CA to US": (
        "Steel, Canada → US: 25% → 50% (June 4, 2025)",
        "Softwood lumber, Canada → US: 25% → 10% (Oct 14, 2025)",
    ),
    # what never was in force for one origin is no law that ended
    "/tariff us-ieepa-canada from MX to US on 2025-10-20": (
        "US emergency-powers tariffs on Canada: nothing on goods of Mexico (Oct 20, 2025)",
        "In force on goods of Mexico: emergency tariff on Mexico (25% or 10%), steel (50%), copper"
        " (50%)",
        "Canadian goods not entered under USMCA, other than energy, critical minerals and potash: "
        "35% (since Aug 1, 2025)",
    ),
    # the name of a programme typed as its slug is no country of origin
    "/timeline us-301-china": (
        "Section 301 duties on China: 100%, 50%, 25% or 7.5%",
        "Section 301 duties on China continue during their review (Oct 7, 2026)",
        "Last day of the 178 exclusions from Section 301 on China, and of the suspended maritime"
        " fees (Nov 9, 2026)",
    ),
    # a programme that leaves an origin out says so of that origin
    "/tariff us-301-china from CA to US": (
        "Section 301 duties on China: nothing on goods of Canada",
        "In force on goods of Canada: forced-labour duty (10%), steel, aluminum and copper (50%, 25%"
        " or 15%), duties and bans on Canada (ban or 50%)",
    ),
    # what has no rate and ends in parts
    "/tariff ca-remission": (
        "Canadian remission of the US surtaxes: in force, no single rate",
        "Ends: cars, medium and heavy trucks Apr 8, 2027; steel, aluminum June 30, 2027",
        "Remission of the surtax: inputs, public health and safety, automakers (since"
        " Apr 16, 2025)",
    ),
    # a fee has bounds by fiscal year
    "/tariff us-mpf on 2026-10-05": (
        "Merchandise processing fee: 0.3464% (Oct 5, 2026)",
        "Goods claimed under USMCA don’t pay it",
        "At least USD 34.58, at most USD 670.86 on a formal entry (over USD 2,500), since"
        " Oct 1, 2026",
    ),
    # what a claim under the agreement changes, on the day asked about
    "/tariff us-ieepa-canada usmca yes on 2025-03-05": (
        "US emergency-powers tariffs on Canada: 25% or 10% (Mar 5, 2025)",
        "From Mar 7, 2025 goods claimed under USMCA don’t pay it",
        "Canadian goods, other than energy and critical minerals: 25% (since Mar 4, 2025)",
        "From Mar 7, 2025: Canadian potash not entered under USMCA: 10%",
    ),
    "/tariff us-ieepa-canada usmca yes on 2025-03-10": (
        "US emergency-powers tariffs on Canada: nothing on goods claimed under USMCA"
        " (Mar 10, 2025)",
        "Without the claim: 25% or 10%",
        "From Aug 1, 2025: Canadian goods not entered under USMCA, other than energy, critical"
        " minerals and potash: 35%",
    ),
    "/timeline us-ieepa-canada usmca yes": (
        "US emergency-powers tariffs on Canada: nothing in force",
        "Mar 4, 2025 25% · Mar 7, 2025 none",
        "Collection of the emergency-powers tariffs ends (Feb 24, 2026)",
        "Refunds of the emergency-powers duties begin (Apr 20, 2026)",
    ),
    "/tariff us-338-canada usmca yes": (
        "Section 338: ban or 50%",
        "A USMCA claim changes nothing",
        "Listed Canadian alcoholic beverages may not enter, in any container (since Sept 29, 2026)",
        "Listed Canadian alcoholic beverages may not enter when packaged; bulk keeps the 50% duty"
        " (since Sept 29, 2026)",
    ),
    # parcels owe what the goods in them owe: never "no extra duty"
    "/tariff small parcels from CA to US": (
        "Small parcels, Canada → US: no rate of its own",
        "Postal parcels: every duty that applies to the goods, informal entry up to USD 2,500"
        " (since July 24, 2026)",
        "Parcels outside the post: no exemption at any value, by customs' own rule since"
        " June 24, 2026",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """Headline and lines of every story, in words with plain spaces."""
    return asyncio.run(short_lines(tmp_path_factory.mktemp("shipped"), STORIES))


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_told_in_short(told: dict[str, tuple[str, ...]], text: str) -> None:
    assert told[text] == STORIES[text]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_keeps_to_one_screen(told: dict[str, tuple[str, ...]], text: str) -> None:
    headline, *lines = told[text]
    assert len(lines) <= LINES
    assert sum(len(line.split()) for line in (headline, *lines)) <= WORDS
