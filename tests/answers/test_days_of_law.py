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
    # no end is held: denied up to today, unknown of days to come
    "has the surtax ended?": "No",
    "la surtaxe canadienne a-t-elle pris fin": "Non",
    "will the surtax end before christmas": "No end date held",
    # the law that took the place of another goes on
    "has the steel tariff ended?": "No",
    "has the copper duty expired": "No",
    "les droits sur l'acier ont-ils pris fin": "Non",
    "is the steel tariff over?": "No",
    "is the auto tariff over": "No",
    "are the counter-tariffs on wine over": "Yes",
    "is the section 122 tariff on steel over": "Yes, Section 122 is over",
    # general words mean whatever is in force
    "have the counter-tariffs ended?": "No",
    "are canada's counter-tariffs still in force?": "Yes",
    "les contre-tarifs sont-ils terminés?": "Non",
    "are canada's tariffs still in force": "Yes",
}


def test_a_day_of_a_law_is_told_yes_or_no(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, YES_OR_NO))
    assert {text: lines[0].partition(". ")[0] for text, lines in told.items()} == YES_OR_NO


WHEN = {
    "when does the surtax start": "Since Sept 8, 2026",
    "when does the surtax end": "No end date held",
    "quand finit la surtaxe": "Aucune date de fin connue",
    "how long will the surtax last": "No end date held",
    "until when is the surtax in force": "No end date held",
    "when does section 122 end": "Ended, last day July 23, 2026",
    "when did the IEEPA tariffs on Canada end?": "Ended, last day Feb 23, 2026",
    "when did the counter-tariffs end": "Ended, last day Aug 31, 2025",
    "when does the steel tariff end": "No end date held",
    "quand se terminent les droits sur l'acier": "Aucune date de fin connue",
}


def test_when_a_law_begins_or_ends_is_told_first(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, WHEN))
    assert {text: lines[0].partition(". ")[0] for text, lines in told.items()} == WHEN


@pytest.mark.parametrize(
    "asked",
    [
        "when does the usmca exemption for parts end",  # its end, not the duty's
        "when does the comment period on 338 end",
        "when did the steel tariff start",  # the steps of its rates tell it
        "what happens when the surtax ends",
    ],
)
def test_the_end_of_something_else_is_not_told_of_the_law(asked: str, tmp_path: Path) -> None:
    (headline, *_) = asyncio.run(short_lines(tmp_path, [asked]))[asked]
    assert not headline.startswith(("No end", "Ended", "Last day", "Since", "Starts"))


@pytest.mark.parametrize(
    "asked",
    [
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
