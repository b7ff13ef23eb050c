"""The first word of an answer is true of what was asked, or there is none."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.answers.conftest import short_lines


def _first(data: Path, texts: dict[str, str]) -> dict[str, str]:
    told = asyncio.run(short_lines(data, texts))
    return {text: lines[0].partition(". ")[0] for text, lines in told.items()}


ENDED = {
    # what somebody did to a law that stands
    "did Washington lift the steel tariff?": "No",
    "did ottawa lift the surtax on american cars": "No",
    "did canada scrap its surtax on american steel": "No",
    "les états-unis ont-ils levé le tarif sur le cuivre": "Non",
    # goods by that name
    "is scrap aluminum taxed": "No",
    "are lift trucks from Canada tariffed": "Yes",
    # a law of its own that is over, which no other took the place of
    "have the reciprocal tariffs ended?": "Yes",
    "has canada's digital services tax ended": "Yes",
    "has section 122 ended yet": "Yes",
    # the month is a part of its name
    "are canada's march 2025 counter-tariffs over?": "Yes",
    "are the counter-tariffs over": "No",
    # another law was on the goods before
    "has the polysilicon tariff started yet": "Dated for Dec 4, 2026, as known",
    "has the polysilicon duty started": "Dated for Dec 4, 2026, as known",
    "has the tariff on drones started yet": "Yes",
}


def test_an_end_or_a_beginning_is_told_of_the_law_that_is_meant(tmp_path: Path) -> None:
    assert _first(tmp_path, ENDED) == ENDED


RATES = {
    # a total with the base duty
    "are cars from japan at 15%": "Yes",
    "are cars from korea still at 25%": "No",
    # owed with the claim, and on other codes
    "does plywood pay 50%": "Only with USMCA",
    "do household appliances pay 25%": "Only some codes",
    "is copper at 50%": "Yes",
    "is copper at 25%": "No",
    # some codes of it are charged, or banned
    "are american clothes surtaxed in canada": "Only some codes",
    "are semiconductors exempt": "Not all codes",
    "is potash exempt?": "Yes",
    "are canadian dairy products banned": "Only some codes",
    "is cheese from canada banned": "No",
    "is canadian cider banned": "Yes",
    "les semi-conducteurs sont-ils exemptés": "Pas tous les codes",
    "les puces sont-elles taxées": "Certains codes seulement",
}


def test_yes_or_no_agrees_with_the_lines_below_it(tmp_path: Path) -> None:
    assert _first(tmp_path, RATES) == RATES


OPEN = (
    # what a relief hangs on
    "are generic pills taxed",
    "is canadian rum in bulk banned",
    "is a 40 year old car exempt",
    "is a vintage car exempt from tariffs",
    # something or nothing, by what is declared
    "is insulin taxed",
    # Canada's own rate above its quota
    "is butter taxed at 298%",
    # a double negation
    "is there no tariff on canadian oil?",
    "pas de taxe sur la potasse, c'est vrai?",
    "is steel no longer tariffed",
    # days to come
    "will the tariff on copper be lifted",
    # whether it holds at all, and not on whose goods
    "is the steel quota still in force",
)


def test_what_the_rate_leaves_open_gets_neither_yes_nor_no(tmp_path: Path) -> None:
    told = _first(tmp_path, dict.fromkeys(OPEN, ""))
    said = ("Yes", "No", "Oui", "Non", "Only", "Not")
    assert {text: head for text, head in told.items() if head.startswith(said)} == {}


COMPARED = {
    "does italy pay less than canada on cars": "Cars: Italy → US 15% all-in; Canada → US 25%",
    "do canadian cars pay as much as korean cars": (
        "Cars: Canada → US 25%; South Korea → US 15% all-in"
    ),
    "who pays more on aluminum, mexico or canada?": "Aluminum: Mexico → US 50%; Canada → US 50%",
    "est-ce que le japon paie moins que le canada sur les autos": (
        "Automobiles : Japon → É.-U. 15 % tout compris; Canada → É.-U. 25 %"
    ),
    # nothing is compared
    "who pays the tariff on aluminum": "Who pays the duty: the importer",
}


def test_origins_that_are_compared_stand_side_by_side(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, COMPARED))
    assert {text: lines[0] for text, lines in told.items()} == COMPARED


WAYS = {
    "is cheese from the us duty free in canada": "Cheese, US → Canada",
    "is milk powder from canada duty-free in the states": "Milk powder and condensed milk, Canada → US",
    "which side charges more on lumber, canada or the us": "Softwood lumber, Canada → US",
    "qui taxe le plus l'aluminium, le canada ou les états-unis": "Aluminium, Canada → É.-U.",
}


def test_the_way_over_the_border_is_the_one_asked_about(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, WAYS))
    assert {text: text if way in told[text][0] else told[text] for text, way in WAYS.items()} == {
        text: text for text in WAYS
    }
    both = [" ".join(lines) for text, lines in told.items() if "plus" in text or "more" in text]
    assert all("US → Canada" in lines or "É.-U. → Canada" in lines for lines in both)


PROVINCES = "Provincial measures against US goods: in force, no single rate"
SALES = {
    "did manitoba ban american bourbon": PROVINCES,
    "has alberta lifted its ban on american beer": PROVINCES,
    # what is owed at the border, and what the other country bans
    "does ontario pay duty on us wine": "No. Wine, US → Canada: no extra duty",
    "is canadian wine banned in ohio": "Yes. Wine, Canada → US: banned",
}


def test_what_a_province_bans_is_not_told_by_a_duty(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, SALES))
    assert {text: lines[0] for text, lines in told.items()} == SALES


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("is the 301 duty owed on canadian towels", "Yes, under the forced-labour duty"),
        ("do i owe both 232 and 338 on aluminum bar", "Yes"),
    ],
)
def test_a_law_told_by_its_number_is_that_law(asked: str, told: str, tmp_path: Path) -> None:
    assert _first(tmp_path, {asked: told}) == {asked: told}


SPOKEN = {
    "les camions lourds sont tu taxés": "Oui",
    "le sirop d'érable paie tu sans aceum": "Oui",
    "le cuivre est tu encore taxé": "Oui",
}


def test_the_particle_of_quebec_asks_and_speaks_to_nobody(tmp_path: Path) -> None:
    assert _first(tmp_path, SPOKEN) == SPOKEN
