"""'Do 232 and 338 stack?': answered from the stacking rules, with yes or no first."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.reading.queries.stacking import asks_if_together
from tests.answers.conftest import short_lines

HEADLINES = {
    "do 232 and 338 stack": "In part. From Sept 15, 2026 only the dairy list still yields to"
    " Section 232; the other two stack with it",
    "does the forced labour duty come on top of section 232?": "No. Goods paying Section 232 do not"
    " pay the forced-labour duty",
    "do the auto tariff and the steel tariff stack": "No. Goods under the auto or truck action do"
    " not pay the metals duties, even where nothing is owed under the action",
    "does the china 301 stack with 232": "Yes. Goods under both pay both: China duty, Section 301"
    " and Section 232",
    "le droit sur le travail forcé s'ajoute-t-il à l'article 232": "Non. Les marchandises payant"
    " l'article 232 ne paient pas le droit sur le travail forcé",
    # what only says how others are charged adds nothing to them
    "is canada's 2026 surtax charged on top of the vehicle surtax": "No. No goods are under both"
    " United States Surtax Order (2026) and Canadian surtax on US vehicles",
    # one that is over is told as over
    "is section 122 owed on top of 232": "Section 122: nothing in force",
}


def test_two_laws_are_told_to_stack_or_not(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, HEADLINES))
    assert {text: lines[0].replace("’", "'") for text, lines in told.items()} == HEADLINES


def test_a_section_by_its_number_alone_is_all_that_rests_on_it(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, ["do 232 and 301 stack"]))["do 232 and 301 stack"]
    assert told[0] == "In part. Goods paying Section 232 do not pay the forced-labour duty"
    assert told[-1] == "Both owed: Section 232 + China duty, Section 301"


def test_when_both_began_asks_of_no_sum() -> None:
    assert not asks_if_together("when did both 232 and 338 start")
    assert not asks_if_together("tariffs under 232 and under 338")
