"""Notices of the register in the words of other agencies: each told as what it does."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, titled, told


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Expansion of the Coverage of the Section 232 Measures on Aluminum and Steel",
            "SUMMARY: The Department grants requests to bring nine provisions for appliances within "
            "the scope of the duties on derivative articles of aluminum and steel. Articles "
            "classified there will bear the 22 percent duty of Annex I-B.\n\nDATES: The inclusions "
            "take effect at 12:01 a.m. on March 10, 2027.",
            {
                "kind": "codes-added",
                "programme": "us-232-metals",
                "new": "22",
                "from": "2027-03-10",
            },
        ),
        (
            "Modification of Section 338 Action: Withdrawal of Seven Subheadings From the List",
            "SUMMARY: The Trade Representative withdraws seven subheadings from the list of products "
            "of Canada that bear the duty of 50 percent under Proclamation 11048.\n\nDATES: The "
            "withdrawal applies with respect to products entered on or after February 20, 2027.",
            {"kind": "codes-removed", "programme": "us-338-canada", "from": "2027-02-20"},
        ),
        (
            "Section 232 Polysilicon: Deferral of Duties on Modules",
            "SUMMARY: The Secretary defers from March 15, 2027, to September 1, 2027, the collection "
            "of the 14 percent duty on polysilicon modules.",
            {
                "kind": "postponement",
                "programme": "us-232-polysilicon",
                "new": "14",
                "from": "2027-09-01",
            },
        ),
        (
            "Termination of Additional Duties on Certain Seafood of Canada",
            "SUMMARY: The additional duties of 24 percent on seafood of Canada under section 338 of "
            "the Tariff Act of 1930 are terminated.\n\nDATES: Applicable to products entered on or "
            "after 12:01 a.m. on March 1, 2027.",
            {"kind": "end", "programme": "us-338-canada", "old": "24", "from": "2027-03-01"},
        ),
        (
            "Proposed Action Under Section 338 Concerning Canadian Procurement; Hearing",
            "SUMMARY: The Trade Representative proposes additional duties of 33 percent on products "
            "of Canada in response to provincial procurement measures.\n\nDATES: Comments are due "
            "March 8, 2027. The hearing will be held on March 22, 2027.",
            {"kind": "event", "programme": "us-338-canada", "new": "33"},
        ),
        (
            "Inclusion of Additional Derivative Articles of Steel and Aluminum; Correction",
            "SUMMARY: On January 28, 2027, BIS published a notice adding derivative articles. The "
            "DATES section gave February 11, 2027, as the effective date. The effective date is "
            "March 11, 2027.",
            {"kind": "correction", "programme": "us-232-metals", "from": "2027-03-11"},
        ),
        (
            "Allocation of the Tariff-Rate Quotas for Steel and Aluminum of Canada",
            "SUMMARY: This notice sets the quantities of steel and aluminum of Canada that may be "
            "entered at the 9 percent rate from April 5, 2027, through July 4, 2027. Quantities above "
            "remain subject to the 50 percent rate.",
            {
                "kind": "confirmation",
                "programme": "us-232-metals",
                "new": "9",
                "from": "2027-04-05",
                "to": "2027-07-04",
            },
        ),
        (
            "Notice of Exclusion Extensions: Section 338 Action on Products of Canada",
            "SUMMARY: The exclusions granted on August 19, 2026, and scheduled to expire on February "
            "28, 2027, are extended until December 31, 2027.",
            {"kind": "postponement", "programme": "us-338-canada", "to": "2027-12-31"},
        ),
        (
            "Section 232 Timber and Lumber: Determination Not To Modify the Duties",
            "SUMMARY: The Secretary has determined not to recommend a change in the duty of 9 percent "
            "on softwood timber and lumber.",
            {"kind": "confirmation", "programme": "us-232-wood", "new": "9"},
        ),
    ],
)
def test_a_notice_is_told_as_what_it_does(title: str, text: str, wanted: dict[str, str]) -> None:
    read_as = titled(
        title,
        f"\nACTION: Notice.\n\n{text}\n",
        Channel.FEDERAL_REGISTER,
        "2027-02-01T12:00:00+00:00",
    )
    found = [{k: v for k, v in each.items() if k != "in"} for each in read_as]
    assert found == [wanted]


def test_articles_moved_between_lists_pay_the_rate_of_the_one_they_come_to() -> None:
    reading = read(
        "Section 232 Metals: Articles Included and Articles Moved\n\nSUMMARY: BIS (1) includes two "
        "subheadings in Annex I-B and (2) moves three from Annex I-B to Annex III.\n\nThe rates are: "
        "Annex I-B, 24 percent; Annex III, 14 percent; all on full value.\n\nTable A--Included in "
        "Annex I-B as of April 20, 2027\n\n  7321.11.1060  7321.11.3010\n\nTable C--Moved from Annex "
        "I-B to Annex III as of April 6, 2027\n\n  8433.11.0050  8432.41.0000  8436.80.0090\n",
        "Section 232 Aluminum, Steel, and Copper: Articles Included, and Articles Moved",
        Channel.FEDERAL_REGISTER,
        published="2027-04-06T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "codes-added",
            "programme": "us-232-metals",
            "from": "2027-04-20",
        },
        {
            "kind": "rate-change",
            "programme": "us-232-metals",
            "old": "24",
            "new": "14",
            "from": "2027-04-06",
            "in": "Annex III",
        },
    ]


def test_a_message_that_a_start_is_delayed_gives_the_later_day() -> None:
    reading = read(
        "The Executive Order of January 30, 2027, delays until June 1, 2027, the additional duty of "
        "28 percent on dairy of Canada that was to apply as of February 8, 2027.\n",
        "CSMS # 72000015 - UPDATE: Additional Duties on Dairy of Canada Under Section 338",
        Channel.CBP_CSMS,
        published="2027-02-01T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-338-canada",
            "new": "28",
            "from": "2027-06-01",
        }
    ]


def test_a_message_on_deposits_for_softwood_gives_the_rate_of_all_others() -> None:
    reading = read(
        "Effective February 9, 2027, the all-others cash deposit rate for case C-122-858 is 11.72 "
        "percent.\n",
        "CSMS # 72000017 - Softwood Lumber from Canada: Updated Cash Deposit Rates",
        Channel.CBP_CSMS,
        published="2027-02-01T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "event", "programme": "us-adcvd-softwood", "new": "11.72", "from": "2027-02-09"}
    ]


def test_lines_of_a_change_record_put_one_rate_in_place_of_another() -> None:
    reading = read(
        'Heading 9903.94.05: rate of duty changed from "24%" to "14%" for goods of Canada, effective '
        "March 11, 2027 (E.O. 14450)\nSubheading 7210.11.00: footnote deleted, effective March 1, "
        "2027\n",
        "2027 HTS Revision 6 - Change Record",
        Channel.USITC_HTS,
        published="2027-03-11T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-232-autos",
            "old": "24",
            "new": "14",
            "from": "2027-03-11",
        }
    ]
