"""From when, to when, and what kind of change an act of the United States makes."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

OPENING = (
    "A PROCLAMATION\n\nNOW, THEREFORE, I, by the authority vested in me, including section {section},"
    " do hereby proclaim as follows:\n\n"
)


@pytest.mark.parametrize(
    ("section", "title", "text", "wanted"),
    [
        pytest.param(
            "338 of the Tariff Act of 1930",
            "Additional Duties on Certain Products of Canada",
            "(1) The products of Canada in Part D of the Annex are added to the products that are "
            "subject to the additional ad valorem duty of 50 percent under Proclamation 11048.\n\n"
            "(2) Clause (1) shall be effective with respect to goods entered on or after November "
            "9, 2026.\n\n"
            "(3) Goods that were in transit by vessel before today, and are entered before December"
            " 9, 2026, are not subject to clause (1).",
            [
                {
                    "kind": "codes-added",
                    "programme": "us-338-canada",
                    "new": "50",
                    "from": "2026-11-09",
                    "in": "Annex",
                }
            ],
            id="products that join a duty have its rate, and goods under way are no exemption",
        ),
        pytest.param(
            "338 of the Tariff Act of 1930",
            "Additional Duties on Certain Products of Canada",
            "(1) In Part A of the annex to Proclamation 11048, subheading 9506.99.25 is deleted, "
            "with effect from September 15, 2026. It was subject to the duty on products of Canada.",
            [
                {
                    "kind": "codes-removed",
                    "programme": "us-338-canada",
                    "from": "2026-09-15",
                    "in": "annex",
                }
            ],
            id="a subheading that is deleted leaves its list",
        ),
        pytest.param(
            "338 of the Tariff Act of 1930",
            "Excluding Certain Lumber of Canada From Importation",
            "(1) Cedar shingles that are products of Canada shall be excluded from importation into "
            "the United States.\n\n(2) This exclusion shall be in force from and after November 15, "
            "2026.\n\n(3) The additional duty on products of Canada shall end on the day on which "
            "the exclusion is revoked.",
            [{"kind": "ban", "programme": "us-338-canada", "from": "2026-11-15"}],
            id="a ban is in force from and after a day, and an end on condition is none",
        ),
        pytest.param(
            "232 of the Trade Expansion Act of 1962",
            "Continuing Certain Rates of Imports of Aluminum, Steel, and Copper",
            "(1) In clause (2) of Proclamation 11032, “December 31, 2027” is struck and “June 30, "
            "2029” is inserted, so that the rate of 25 percent for steel articles of Annex I-C shall"
            " continue to apply to goods entered through June 30, 2029.",
            [
                {
                    "kind": "postponement",
                    "programme": "us-232-metals",
                    "new": "25",
                    "to": "2029-06-30",
                    "in": "Annex I-C",
                }
            ],
            id="a rate that goes on has a last day and no start",
        ),
    ],
)
def test_an_act_is_told_by_its_clauses(
    section: str, title: str, text: str, wanted: list[dict[str, str]]
) -> None:
    whole = OPENING.format(section=section) + text + "\n"
    assert told(read(whole, title, published="2026-10-26T20:00:00+00:00")) == wanted


def test_the_day_of_refunds_is_not_the_day_of_a_correction() -> None:
    reading = read(
        "CSMS # 70843555 - CORRECTION: Section 232 Steel (replaces CSMS # 70829900)\n\n"
        "The section 232 duty on steel articles of 50 percent ends at 12:01 a.m. EDT on November 1, "
        "2026.\n\nRefunds: where the duty was collected on or after October 15, 2026, none is due.\n",
        "CSMS # 70843555 - CORRECTION: Section 232 Steel",
        Channel.CBP_CSMS,
        published="2026-10-13T12:00:00+00:00",
    )
    assert [(each["kind"], each["from"]) for each in told(reading)] == [
        ("correction", "2026-11-01")
    ]
