"""Notices of the agencies: corrections, tables, printed columns, proceedings."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from bot.ingest.documents.text import readable, unwrapped
from tests.ingest.reading_documents import read, told

REGISTER = Channel.FEDERAL_REGISTER


def test_a_corrected_day_and_rate_are_those_that_the_text_shall_read() -> None:
    reading = read(
        "Correction\n\nIn Proclamation 11151 of July 1, 2027, make the following corrections:\n\n"
        "1. In clause (2), on wood products, “15 percent ad valorem duty rate” is corrected to read "
        "“10 percent ad valorem duty rate”.\n\n2. In clause (3), “August 20, 2027” is corrected to "
        "read “August 2, 2027”.\n",
        "Adjusting Imports of Timber and Lumber Into the United States; Correction",
        REGISTER,
        published="2027-07-20T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "correction",
            "programme": "us-232-wood",
            "old": "15",
            "new": "10",
            "from": "2027-08-02",
        }
    ]


def test_a_corrected_caption_gives_the_day_and_what_is_paid_back_gives_nothing() -> None:
    reading = read(
        "Adoption of Derivative Articles of Aluminum, Steel, and Copper; Correction\n\nDATES: This "
        "correction is effective February 3, 2027.\n\nIn the Federal Register of January 27, 2027, "
        "correct the DATES caption to read:\n\n“DATES: The inclusions are effective with respect to "
        "goods entered for consumption on or after 12:01 a.m. eastern time on February 16, 2027.”\n\n"
        "Importers who deposited the duty of 25 percent on goods entered on or after February 6, "
        "2027, and before February 16, 2027, will obtain a refund by a post-summary correction.\n",
        "Adoption of Additional Derivative Articles of Aluminum, Steel, and Copper; Correction",
        REGISTER,
        published="2027-02-03T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "correction", "programme": "us-232-metals", "from": "2027-02-16"}
    ]


def test_a_table_of_old_and_new_rates_is_a_confirmation_for_each_that_changes() -> None:
    reading = read(
        "CSMS # 71402291 - UPDATE: Section 232 Kitchen Cabinets, and Vanities\n\nPursuant to "
        "Proclamation 10976 the duties on two groups of wood products rise.\n\n"
        "  HEADING       GOODS                          THROUGH        ON OR AFTER\n"
        "                                               12/31/2026     01/01/2027\n"
        "  9903.76.02    Upholstered furniture          25%            30%\n"
        "  9903.76.03    Kitchen cabinets, vanities     25%            50%\n"
        "  9903.76.01    Softwood timber and lumber     10%            10%\n\n"
        "The new rates apply to goods entered for consumption on or after 12:01 a.m. eastern time "
        "on January 1, 2027.\n",
        "CSMS # 71402291 - UPDATE: Section 232 Upholstered Wooden Products, Kitchen Cabinets",
        Channel.CBP_CSMS,
        published="2026-12-28T12:00:00+00:00",
    )
    same = {"kind": "confirmation", "programme": "us-232-wood", "old": "25", "from": "2027-01-01"}
    assert told(reading) == [{**same, "new": "30"}, {**same, "new": "50"}]


def test_goods_of_a_period_of_their_own_are_told_beside_those_of_a_rate() -> None:
    reading = read(
        "This message updates guidance on section 338 seafood of Canada.\n\nLive lobster of "
        "0306.32.00, product of Canada, is refused on arriving on or after 12:01 a.m. on September "
        "7, 2027, through December 31, 2027.\n\nFrozen lobster of 1605.30.05 pays the additional "
        "duty of 25 percent under heading 9903.06.21, in effect since July 6, 2027.\n",
        "CSMS # 72390445 - UPDATED GUIDANCE: SECTION 338 SEAFOOD OF CANADA",
        Channel.CBP_CSMS,
        published="2027-09-10T12:00:00+00:00",
    )
    same = {"kind": "confirmation", "programme": "us-338-canada"}
    assert told(reading) == [
        {**same, "new": "25", "from": "2027-07-06"},
        {**same, "from": "2027-09-07", "to": "2027-12-31"},
    ]


def test_a_proceeding_on_softwood_is_an_event_dated_by_the_order_alone() -> None:
    reading = read(
        "Certain Softwood Lumber Products From Canada: Continuation of Orders\n\nAGENCY: Commerce.\n\n"
        "DATES: Applicable December 29, 2026.\n\nCommerce hereby orders the continuation of the "
        "Orders on softwood lumber from Canada. The effective date of the continuation of the Orders "
        "is December 21, 2026.\n",
        "Certain Softwood Lumber Products From Canada: Continuation of Antidumping Duty Orders",
        REGISTER,
        published="2026-12-29T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "event", "programme": "us-adcvd-softwood", "from": "2026-12-21"}
    ]


def test_a_rule_that_sets_up_a_process_adds_nothing_yet() -> None:
    reading = read(
        "ABSTRACT: Proclamation 10908 required the Secretary of Commerce to establish a process for "
        "including additional automobile parts articles within the scope of the tariffs. This "
        "interim final rule establishes the requisite process.\n",
        "Adoption and Procedures of the Section 232 Automobile Parts Tariff Inclusions Process",
        REGISTER,
        published="2026-09-17T12:00:00+00:00",
    )
    assert told(reading) == [{"kind": "event", "programme": "us-232-autos"}]


def test_an_action_that_leaves_canada_out_ends_and_its_rate_is_the_old_one() -> None:
    reading = read(
        "Termination of Action With Respect to Canada\n\nDATES: The termination applies to products "
        "of Canada that are entered for consumption on or after 12:01 a.m. eastern daylight time on "
        "March 15, 2027.\n\nSUMMARY: The Trade Representative imposed additional duties of 10 percent "
        "on products of Canada in the investigations on goods produced with forced labor. Products "
        "of Canada are no longer subject to the additional duty.\n",
        "Notice of Modification of Action: Forced Labor; Termination With Respect to Canada",
        REGISTER,
        published="2027-03-05T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "end",
            "programme": "us-301-forced-labor",
            "old": "10",
            "from": "2027-03-15",
        }
    ]


def test_a_printed_column_is_read_as_its_sentences() -> None:
    column = (
        "SUMMARY: BIS is adding 407 codes to\nthe list of products that will be\n"
        "considered as steel derivative\nproducts. The duties are effective on\n"
        "certain products that are entered on\nor after August 18,\n2025.\n"
    )
    wide = "VerDate Sep<11>2014 17:53 Aug 18, 2025 Jkt 265001 PO 00000 " + "X" * 90 + "\n"
    text = readable(column * 12 + wide)
    assert unwrapped(text).split("\n")[0] == (
        "SUMMARY: BIS is adding 407 codes to the list of products that will be considered as "
        "steel derivative products. The duties are effective on certain products that are entered "
        "on or after August 18, 2025."
    )
    assert len(unwrapped(text)) == len(text)


@pytest.mark.parametrize(
    ("title", "programme"),
    [
        ("Ending Certain Tariff Actions", "us-ieepa-canada"),
        ("Progress on the Situation at Our Northern Border", "us-ieepa-canada"),
        (
            "Addressing the Threat to National Security From Imports of Copper",
            "us-232-copper",
        ),
    ],
)
def test_the_registers_record_of_an_act_confirms_it_by_its_title(
    title: str, programme: str
) -> None:
    record = f"{title}\n\nDocument number: 2025-14999\nPublication date: 2026-02-25\n\n"
    reading = read(
        record + "ABSTRACT: (none)\n", title, REGISTER, published="2026-02-25T12:00:00+00:00"
    )
    assert told(reading) == [{"kind": "confirmation", "programme": programme}]


def test_a_notice_that_implements_an_end_confirms_it() -> None:
    reading = read(
        "ABSTRACT: The President ordered that the additional ad valorem duties on products of Canada "
        "shall no longer be collected. This notice terminates headings 9903.01.10 through "
        "9903.01.15, effective 12:01 a.m. eastern time on February 24, 2026.\n",
        "Notice of Implementation of the President's Executive Order Ending Certain Tariff Actions",
        REGISTER,
        published="2026-02-25T12:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "confirmation", "programme": "us-ieepa-canada", "from": "2026-02-24"}
    ]


def test_a_rise_that_a_message_says_was_delayed_until_a_day_starts_then() -> None:
    reading = read(
        "By Proclamation 11000 of December 31, 2025, the President delayed the increase of the "
        "duties on upholstered wooden furniture from 25 percent to 30 percent until January 1, "
        "2027.\n",
        "CSMS # 66987366 - GUIDANCE: Section 232 Timber, Lumber - Delay of Increase",
        Channel.CBP_CSMS,
        published="2025-12-31T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-232-wood",
            "old": "25",
            "new": "30",
            "from": "2027-01-01",
        }
    ]


def test_a_message_on_what_is_paid_no_more_tells_its_rate_as_the_old_one() -> None:
    reading = read(
        "By a notice of November 16, 2026, the Trade Representative imposed an additional duty of 10 "
        "percent on products of Canada in the action on goods produced with forced labor.\n\nFor "
        "products of Canada entered for consumption on or after 12:01 a.m. on March 15, 2027, no "
        "section 301 duty is due.\n\nFor products of Canada entered before that time the duty of 10 "
        "percent remains due.\n",
        "CSMS # 71688120 - GUIDANCE: Removal of Canada from Section 301 Forced Labor Duties",
        Channel.CBP_CSMS,
        published="2027-03-12T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-301-forced-labor",
            "old": "10",
            "from": "2027-03-15",
        }
    ]


def test_quotation_marks_of_two_single_ones_are_quotation_marks() -> None:
    reading = read(
        "Correction\n\nIn Proclamation 11151 of July 1, 2027, in clause (2), on wood products, "
        "‘‘15 percent ad valorem duty rate’’ is corrected to read ‘‘10 percent ad valorem duty "
        "rate’’.\n",
        "Adjusting Imports of Timber and Lumber Into the United States; Correction",
        REGISTER,
        published="2027-07-20T12:00:00+00:00",
    )
    assert [(each["old"], each["new"]) for each in told(reading)] == [("15", "10")]


def test_deposits_that_are_collected_retroactively_give_the_day_of_amended_results() -> None:
    reading = read(
        "SUMMARY: The Department of Commerce is amending the final results of the countervailing "
        "duty review of softwood lumber products from Canada to correct ministerial errors.\n\n"
        "Non-selected companies under review: 13.02 percent ad valorem (previously 13.66)\n\n"
        "Commerce will instruct customs to collect deposits at the amended rates on shipments "
        "entered for consumption retroactively to October 12, 2026, the day on which the final "
        "results were published.\n",
        "Certain Softwood Lumber Products From Canada: Amended Final Results of Review",
        Channel.FEDERAL_REGISTER,
        published="2026-11-20T12:00:00+00:00",
    )
    assert [(each["kind"], each["new"], each["from"]) for each in told(reading)] == [
        ("correction", "13.02", "2026-10-12")
    ]


def test_a_message_on_goods_that_join_a_list_quotes_the_sentence_that_says_so() -> None:
    adds = (
        "Then, in accordance with the inclusions process, the Department of Commerce will be adding "
        "more such products to Annex I of the schedule."
    )
    text = (
        "The purpose of this message is to provide guidance on adding more steel derivative products "
        "to Annex I under Proclamation 10896.\n\nOn February 10, 2025, the President issued "
        "Proclamation 10896, “Adjusting Imports of Steel into the United States,” under Section 232. "
        "This proclamation imposes a 25 percent ad valorem tariff on certain imports of steel articles "
        "and derivative steel articles from all countries, effective June 23, 2025.\n\nIn Proclamation "
        "10896, the President authorized the Secretary of Commerce to publish modifications to the "
        f"HTSUS to reflect the amendments.\n\n{adds}\n\nThis applies as of December 18, 2026.\n"
    )
    reading = read(
        text,
        "CSMS # 70000009 - GUIDANCE: Section 232 Additional Steel Derivative Products",
        Channel.CBP_CSMS,
        published="2026-12-15T12:00:00+00:00",
    )
    (proposal,) = reading.proposals
    assert adds in {text[each.start : each.end] for each in proposal.evidence}
