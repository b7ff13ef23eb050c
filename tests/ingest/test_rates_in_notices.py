"""Where notices tell rates: by heading, in tables, of proceedings, in ranges, by another act."""

from __future__ import annotations

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

REGISTER, CUSTOMS = Channel.FEDERAL_REGISTER, Channel.CBP_CSMS
WOOD = {"kind": "confirmation", "programme": "us-232-wood"}


def test_a_table_of_headings_with_rate_and_day_confirms_each_pair() -> None:
    reading = read(
        "Implementation of Duties on Timber and Lumber\n\nSUMMARY: This document sets out how the "
        "duties on timber and lumber are to be entered.\n\nTable 1--Additional Duties\n\n"
        "HTSUS heading    Products                    Rate (percent)   From\n"
        "  9903.76.01      Softwood, Proc. 10976          15      02/03/2027\n"
        "  9903.76.02      Furniture, Annex I             30      02/03/2027\n"
        "  9903.76.03      Vanities, Annex I              30      05/01/2027\n\n"
        "Requests for refunds ended on January 4, 2027.\n",
        "Implementation of Duties on Timber and Lumber: Entry Procedures",
        REGISTER,
        published="2027-01-20T12:00:00+00:00",
    )
    assert told(reading) == [
        {**WOOD, "new": "15", "from": "2027-02-03"},
        {**WOOD, "new": "30", "from": "2027-02-03"},
        {**WOOD, "new": "30", "from": "2027-05-01"},
    ]


def test_a_corrected_heading_tells_the_right_rate_and_the_wrong_one() -> None:
    reading = read(
        "This message replaces CSMS # 71000001 in its entirety.\n\nThe tariffs on upholstered "
        "wooden products begin on February 15, 2027.\n\n9903.76.05 - Furniture of any country. "
        "Report with the duty of the applicable subheading + 25%.\n\n9903.76.06 - Furniture of "
        "Canada under the USMCA. Report with the duty of the applicable subheading + 12%. "
        "[Corrected: the replaced message showed + 25%.]\n\nSoftwood timber and lumber is covered "
        "by the tariff of 10 percent, which is not affected.\n",
        "CSMS # 71000009 - CORRECTION: Section 232 Furniture; USMCA Heading",
        CUSTOMS,
        published="2027-02-10T12:00:00+00:00",
    )
    assert told(reading) == [
        {**WOOD, "kind": "correction", "old": "25", "new": "12", "from": "2027-02-15"}
    ]


def test_a_review_of_softwood_tells_the_rate_of_all_who_have_none_of_their_own() -> None:
    reading = read(
        "SUMMARY: Commerce is amending the final results of the review of softwood lumber from "
        "Canada.\n\nCompany; Rate in final results; Amended rate\nAcme Timber Ltd.; 9.01; 8.88\n"
        "Non-Selected Companies; 12.34; 11.72\n\nCommerce will collect cash deposits on shipments "
        "entered for consumption on or after June 4, 2027.\n",
        "Certain Softwood Lumber Products From Canada: Amended Final Results of Review; 2025",
        REGISTER,
        published="2027-07-01T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "event",
            "programme": "us-adcvd-softwood",
            "old": "12.34",
            "new": "11.72",
            "from": "2027-06-04",
        }
    ]


def test_a_rate_that_was_stated_wrongly_is_the_old_one_of_a_correction() -> None:
    reading = read(
        "ABSTRACT: Commerce published the final results for softwood lumber from Canada. That "
        "notice incorrectly stated the all-others rate to be 7.77 percent. The correct all-others "
        "rate is 5.21 percent.\n",
        "Certain Softwood Lumber Products From Canada: Final Results of Review; Correction",
        REGISTER,
        published="2027-07-01T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "correction", "programme": "us-adcvd-softwood", "old": "7.77", "new": "5.21"}
    ]


def test_a_message_that_tells_only_a_range_gives_both_ends_of_it() -> None:
    reading = read(
        "This message provides guidance on Proclamation 10976, which imposes ad valorem duties "
        "ranging between 12 percent and 30 percent on timber, lumber and kitchen cabinets.\n\nThe "
        "additional duties are effective with respect to goods entered for consumption on or after "
        "12:01 a.m. on October 14, 2026.\n",
        "CSMS # 70000001 - GUIDANCE: Section 232 Import Duties on Timber and Lumber",
        CUSTOMS,
        published="2026-10-10T12:00:00+00:00",
    )
    assert told(reading) == [{**WOOD, "new": "12/30", "from": "2026-10-14"}]


def test_a_rate_that_is_that_of_another_act_is_the_one_the_text_recalls_of_it() -> None:
    reading = read(
        "SUMMARY: In this notice the Trade Representative adds nine subheadings of canoes of "
        "Canada to those under section 338.\n\nDATES: The additional duty applies to products "
        "entered for consumption on or after 12:01 a.m. on June 28, 2027.\n\nBy Proclamation 11048 "
        "the President imposed a duty on motor vehicles at a rate of 45 percent. The duty of 25 "
        "percent on automobiles stays as it is.\n\nThe rate is that of Proclamation 11048.\n",
        "Modification of the Action on Products of Canada: Addition of Products Under Section 338",
        REGISTER,
        published="2027-06-17T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "codes-added", "programme": "us-338-canada", "new": "45", "from": "2027-06-28"}
    ]


def test_background_tells_the_old_rate_of_the_same_rise() -> None:
    reading = read(
        "BACKGROUND\n\nThe President issued a proclamation increasing from 20 percent ad valorem to "
        "45 percent ad valorem the tariffs on timber and lumber, effective on or after June 4, "
        "2027.\n\nGUIDANCE\n\nFor timber and lumber entered for consumption on or after 12:01 a.m. "
        "on June 4, 2027, a 45 percent duty rate shall apply to products of all countries.\n",
        "CSMS # 72000001 - UPDATED GUIDANCE: Import Duties on Timber and Lumber",
        CUSTOMS,
        published="2027-06-03T12:00:00+00:00",
    )
    assert told(reading) == [{**WOOD, "old": "20", "new": "45", "from": "2027-06-04"}]


def test_a_comparison_of_editions_tells_the_rate_before_an_arrow_as_the_old_one() -> None:
    reading = read(
        'ADDED (2)\n\nhtsno: 9903.06.13\nindent: 0\ndescription: "Effective with respect to '
        'entries on or after March 1, 2027, articles of note 41(j)"\ngeneral: "The duty provided '
        'in the applicable subheading + 40%"\n\nhtsno: 9903.76.01\ndescription: "Effective with '
        'respect to entries on or after January 15, 2027, softwood timber"\ngeneral: "The duty '
        'provided in the applicable subheading + 15%"\n\nCHANGED (2)\n\n9903.76.01 general: "The '
        'duty provided in the applicable subheading + 11%" -> "The duty provided in the '
        'applicable subheading + 15%"\n9903.06.11 description: "Part C" -> "part C"\n',
        "HTS 2027 Basic to Revision 2: differences in subchapter III of chapter 99",
        Channel.USITC_HTS,
        published="2027-03-01T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-338-canada",
            "new": "40",
            "from": "2027-03-01",
        },
        {**WOOD, "old": "11", "new": "15", "from": "2027-01-15"},
    ]


def test_headings_that_open_their_lines_have_the_rates_of_these() -> None:
    reading = read(
        "The following headings apply to goods entered on or after 12:01 a.m. on March 1, 2027. Do "
        "not report 9903.76.09 (7 percent) for such goods.\n\n9903.76.01 (in quota) ....... 12 percent "
        "ad valorem\n9903.76.02 (over quota) ..... 30 percent ad valorem\n9903.76.04: 15 percent, "
        "products of Japan.\n",
        "CSMS # 72000002 - UPDATED GUIDANCE: Section 232 Timber and Lumber",
        CUSTOMS,
        published="2027-02-20T12:00:00+00:00",
    )
    assert told(reading) == [
        {**WOOD, "old": "7", "new": "12", "from": "2027-03-01"},
        {**WOOD, "new": "30", "from": "2027-03-01"},
    ]


def test_a_message_that_listed_a_wrong_rate_is_put_right() -> None:
    reading = read(
        "This message corrects CSMS # 71999990, which listed a rate of 25 percent for heading "
        "9903.06.22. The correct rate is 45 percent. The duty applies to goods of Canada entered on "
        "or after February 15, 2027.\n",
        "CSMS # 72000007 - CORRECTION: Section 338 Duties on Dairy of Canada",
        CUSTOMS,
        published="2027-02-20T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "correction",
            "programme": "us-338-canada",
            "old": "25",
            "new": "45",
            "from": "2027-02-15",
        }
    ]


def test_a_rate_of_another_programme_is_confirmed_of_that_one() -> None:
    reading = read(
        "Pursuant to a proclamation of January 20, 2027, effective with respect to goods entered on "
        "or after 12:01 a.m. on January 24, 2027, all goods are subject to an additional 11% import "
        "surcharge.\n\nAll goods remain ineligible for the exemption at 19 U.S.C. 1321(a)(2)(C) (de "
        "minimis treatment).\n",
        "CSMS # 67845486 - Continuing the Suspension of Duty-Free De Minimis Treatment",
        CUSTOMS,
        published="2027-01-22T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "confirmation", "programme": "us-de-minimis"},
        {"kind": "confirmation", "programme": "us-122", "new": "11", "from": "2027-01-24"},
    ]


def test_what_a_comparison_lists_as_removed_had_its_rate_to_its_last_day() -> None:
    reading = read(
        'REMOVED (1)\n\nhtsno: 9903.06.04\ndescription: "Effective with respect to entries through '
        'February 23, 2027, articles the product of Canada"\ngeneral: "The duty provided in the '
        'applicable subheading + 45%"\n',
        "HTS 2027 Revision 3 to Revision 4: differences",
        Channel.USITC_HTS,
        published="2027-02-24T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "confirmation", "programme": "us-338-canada", "old": "45", "to": "2027-02-23"}
    ]


def test_a_heading_without_additional_duty_has_no_rate_of_its_own() -> None:
    reading = read(
        "The duties apply to trucks and buses entered on or after 12:01 a.m. on March 1, 2027.\n\n"
        "9903.74.01: Medium- and heavy-duty vehicles. 22 percent additional ad valorem rate of duty\n"
        "9903.74.02: Buses of heading 8702. 11 percent additional ad valorem rate of duty\n"
        "9903.74.03: Vehicles under the USMCA, U.S. content. 0 percent additional rate of duty\n",
        "CSMS # 66665333 - GUIDANCE: Section 232 Duties on Medium- and Heavy-Duty Vehicles",
        CUSTOMS,
        published="2027-02-20T12:00:00+00:00",
    )
    assert [(each["new"], each["from"]) for each in told(reading)] == [
        ("22", "2027-03-01"),
        ("11", "2027-03-01"),
    ]


def test_a_short_sentence_is_no_heading_and_gives_its_rate() -> None:
    reading = read(
        "New headings 9903.06.30 through 9903.06.33 are available in ACE for products of Canada "
        "entered on or after March 1, 2027. An 18 percent additional duty applies.\n",
        "CSMS # 73000001 - ACE Update: Chapter 99 Headings for Products of Canada",
        CUSTOMS,
        published="2027-02-20T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-338-canada",
            "new": "18",
            "from": "2027-03-01",
        }
    ]


def test_a_rule_on_procurement_names_no_duty_and_matters() -> None:
    reading = read(
        "SUMMARY: This interim rule excludes products of Canada from procurement covered by the Trade "
        "Agreements Act, effective March 1, 2027.\n",
        "Federal Acquisition Regulation: Restriction on Canadian Suppliers",
        REGISTER,
        published="2027-02-20T12:00:00+00:00",
    )
    assert [(each["programme"], each["from"]) for each in told(reading)] == [
        ("us-procurement", "2027-03-01")
    ]


def test_a_notice_on_the_schedule_need_not_say_duty() -> None:
    reading = read(
        "SUMMARY: As provided in Proclamation 11000, the rate for upholstered wooden products rises "
        "from 24 percent to 29 percent on March 1, 2027.\n",
        "Modification of the HTSUS: Upholstered Wooden Products",
        REGISTER,
        published="2027-02-20T12:00:00+00:00",
    )
    assert told(reading) == [{**WOOD, "old": "24", "new": "29", "from": "2027-03-01"}]
