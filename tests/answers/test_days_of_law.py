"""'Will the surtax start on September 8?' wants yes or no, and its day where that is another."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.answers.conftest import short_lines

YES_OR_NO = {
    "will the surtax start on september 8": "Yes",
    "la surtaxe canadienne va-t-elle commencer le 8 septembre": "Oui",
    "did the forced labour duty start in june": "No, but on July 24, 2026",
    "did the auto tariff begin april 9 2025": "No, but on Apr 3, 2025",
    # told without its year, which the law has
    "did canada's vehicle surtax start on april 9": "Yes",
    "will the 338 alcohol duty start on september 20": "No, but on Aug 22, 2026",
    # beyond the facts nothing is denied
    "did the polysilicon duty start on dec 1": "Dated for Dec 4, 2026, as known",
    # its last day, or the first day without it
    "did section 122 expire on july 23": "Yes",
    "did section 122 expire on july 24": "Yes",
    "has section 122 expired": "Yes",
    "l'article 122 a-t-il pris fin": "Oui",
    # up to a day
    "will section 122 expire before august 1 2026": "Yes",
    "did section 122 end before july 1 2026": "No, but on July 23, 2026",
    "l'article 122 prendra-t-il fin avant le 1er août 2026": "Oui",
    "has the section 232 duty on lumber started yet": "Yes",
}


def test_a_day_of_a_law_is_told_yes_or_no(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, YES_OR_NO))
    assert {text: lines[0].partition(". ")[0] for text, lines in told.items()} == YES_OR_NO


@pytest.mark.parametrize(
    "asked",
    [
        "when does the surtax start",
        "did the 50% on steel start on june 4",
        "will the cabinets duty start on january 1",  # a rate changes on that day
        "la surtaxe de 122 est-elle finie",  # read as Canada's, which is in force
        "is the section 122 surcharge over",  # the answer is of what parcels pay
    ],
)
def test_what_a_day_leaves_open_is_neither(asked: str, tmp_path: Path) -> None:
    (headline, *_) = asyncio.run(short_lines(tmp_path, [asked]))[asked]
    assert not headline.startswith(("Yes", "No", "Oui", "Non"))


NEVER = {
    "reciprocal tariff canada": "US reciprocal tariffs: nothing on goods of Canada",
    "did the reciprocal tariff ever apply to Canada": (
        "No. US reciprocal tariffs: nothing on goods of Canada"
    ),
    "les droits réciproques visent-ils le Canada": "Non. Le Canada et le Mexique en étaient exclus",
}


def test_a_law_that_never_reached_a_country_is_told_so_with_its_source(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, NEVER))
    for text, headline in NEVER.items():
        assert told[text][0].startswith(headline)
        assert any("9903.01.26" in line for line in told[text])
    of_others = "reciprocal tariff japan"
    (headline, *lines) = asyncio.run(short_lines(tmp_path, [of_others]))[of_others]
    assert headline == "US reciprocal tariffs: nothing in force"
    assert not any("9903.01.26" in line for line in lines)
