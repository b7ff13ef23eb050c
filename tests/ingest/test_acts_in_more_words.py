"""Acts in the words of other drafters: steps, lists, ends and days told by clauses."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import UNDER_232, UNDER_338, read, signed, told

OF_TRUCKS = "Further Adjusting Imports of Medium- and Heavy-Duty Vehicles into the United States"
OF_CANADA = "Modifying Additional Duties on Products of Canada for Discrimination Against the Commerce of the United States"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "shall pay a section 232 tariff of 40 percent ad valorem, in place of 25 percent, when "
            "entered for consumption on or after January 19, 2027",
            {"old": "25", "new": "40", "from": "2027-01-19"},
        ),
        (
            "shall be subject, in lieu of the tariff of 10 percent, to a tariff of 4 percent ad "
            "valorem on or after January 19, 2027",
            {"old": "10", "new": "4", "from": "2027-01-19"},
        ),
        (
            "shall again be subject to a duty of 35 percent ad valorem, rather than the rate of 20 "
            "percent, on or after January 19, 2027",
            {"old": "20", "new": "35", "from": "2027-01-19"},
        ),
    ],
)
def test_a_rate_in_place_of_another_is_told_with_it(words: str, wanted: dict[str, str]) -> None:
    found = signed(f"{UNDER_232}(1) Heavy-duty trucks {words}.\n", OF_TRUCKS)
    assert found == [{"kind": "rate-change", "programme": "us-232-trucks", **wanted}]


def test_a_tariff_that_goes_up_in_steps_is_a_change_at_each() -> None:
    found = signed(
        f"{UNDER_232}(1) For buses the tariff goes up from 10 percent to 17.5 percent on July 1, 2027, "
        "and to 25 percent on July 1, 2028.\n",
        OF_TRUCKS,
    )
    assert [(each["old"], each["new"], each["from"]) for each in found] == [
        ("10", "17.5", "2027-07-01"),
        ("17.5", "25", "2028-07-01"),
    ]


def test_relief_whose_last_day_is_struck_for_a_later_one_lasts_longer() -> None:
    found = signed(
        f"{UNDER_232}(1) Clause 5(b) of Proclamation 10984 is amended by striking “October 31, 2030” "
        "and inserting in lieu thereof “October 31, 2032”. Manufacturers may continue to claim, for "
        "trucks assembled in the United States, the import adjustment offset of 3.5 percent through "
        "that later date.\n\n(2) Trucks shall be subject to a duty of 40 percent ad valorem, in "
        "place of 25 percent, on or after January 19, 2027.\n",
        OF_TRUCKS,
    )
    assert found == [
        {
            "kind": "postponement",
            "programme": "us-232-trucks",
            "new": "3.5",
            "to": "2032-10-31",
        },
        {
            "kind": "rate-change",
            "programme": "us-232-trucks",
            "old": "25",
            "new": "40",
            "from": "2027-01-19",
        },
    ]


def test_a_rise_brought_forward_is_a_change_of_the_rate_it_names() -> None:
    found = signed(
        f"{UNDER_232}(1) Clause (3) of Proclamation 10984 is amended by striking “April 2, 2030” and "
        "inserting in lieu thereof “October 1, 2028”, such that the 20 percent rate provided for in "
        "that clause shall increase to 90 percent on October 1, 2028.\n",
        OF_TRUCKS,
    )
    assert [(each["kind"], each["old"], each["new"], each["from"]) for each in found] == [
        ("rate-change", "20", "90", "2028-10-01")
    ]


def test_each_clause_has_the_day_of_the_sentence_that_names_it_among_others() -> None:
    reading = read(
        f"{UNDER_338}(1) Steel furniture of Canada shall be subject to a duty of 15 percent ad valorem."
        "\n\n(2) Wooden furniture of Canada shall be subject to a duty of 20 percent ad valorem.\n\n"
        "(3) Toys of Canada shall be subject to a duty of 7.5 percent ad valorem.\n\n(4) Clauses (1) "
        "and (2) shall apply to goods entered on or after 12:01 a.m. on March 29, 2027. Clause (3) "
        "shall apply on and after August 30, 2027.\n\n(5) The duty of 25 percent on spirits of "
        "Canada is not changed.\n",
        OF_CANADA,
        published="2027-02-18T20:00:00+00:00",
    )
    assert [(each["new"], each["from"]) for each in told(reading)] == [
        ("15", "2027-03-29"),
        ("20", "2027-03-29"),
        ("7.5", "2027-08-30"),
    ]


def test_goods_put_on_a_list_pay_what_the_next_sentence_says() -> None:
    reading = read(
        f"{UNDER_338}(1) Annex II to Proclamation 11048 is amended by adding the products of Canada set "
        "forth in Annex I, Part A. Except as otherwise provided in this proclamation, such products "
        "shall be subject to the additional ad valorem duty of 45 percent imposed by Proclamation "
        "11048, effective on or after 12:01 a.m. on November 27, 2026.\n\n(2) Annex II to "
        "Proclamation 11048 is further amended by removing the products of Canada set forth in "
        "Annex I, Part B. Such products shall not be subject to the additional duty on or after "
        "October 19, 2026.\n\n(3) These duties are in addition to any other duties, except that they "
        "shall not apply to articles subject to duties under section 232.\n",
        OF_CANADA,
        published="2026-11-13T20:00:00+00:00",
    )
    assert [(each["kind"], each.get("new", ""), each["from"]) for each in told(reading)] == [
        ("codes-added", "45", "2026-11-27"),
        ("codes-removed", "", "2026-10-19"),
    ]


def test_codes_struck_from_a_list_leave_it_on_the_day_told_first() -> None:
    reading = read(
        f"{UNDER_338}(1) As of 12:01 a.m. eastern standard time on March 1, 2027, the following "
        "subheadings are struck from Annex II to Proclamation 11047, and no additional duty is owed "
        "on goods classified in them: 1904.10.00; 1905.31.00.\n",
        OF_CANADA,
        published="2027-01-22T20:00:00+00:00",
    )
    assert [(each["kind"], each["from"]) for each in told(reading)] == [
        ("codes-removed", "2027-03-01")
    ]


def test_an_end_of_another_act_s_duties_stands_beside_a_new_rate() -> None:
    reading = read(
        "By the authority vested in me as President, including section 232 of the Trade Expansion "
        "Act of 1962 and section 338 of the Tariff Act of 1930, I hereby determine and order:\n\n"
        "Section 1.  Metals.  Steel articles and aluminum articles that are products of Canada shall "
        "be subject to a section 232 duty of 10 percent in place of 50 percent under Proclamation "
        "11021 on or after April 5, 2027.\n\nSec. 2.  Automobiles.  Clause 3 of Proclamation 10908 "
        "is further amended so that, for automobiles assembled in Canada that qualify for "
        "preferential tariff treatment, the duty on non-U.S. content shall be 15 percent rather "
        "than 25 percent.  This section applies to goods entered on or after March 11, 2027.\n\n"
        "Sec. 3.  Alcohol.  The additional duties imposed by Proclamation 11046 with respect to "
        "alcoholic beverages shall no longer be collected on goods entered on or after May 1, 2027.\n",
        "Implementing the Arrangement on Steel, Aluminum, and Automobiles of Canada",
        published="2027-03-18T20:00:00+00:00",
    )
    assert [(each["kind"], each["programme"], each["from"]) for each in told(reading)] == [
        ("rate-change", "us-232-metals", "2027-04-05"),
        ("rate-change", "us-232-autos", "2027-03-11"),
        ("end", "us-338-canada", "2027-05-01"),
    ]


def test_a_printed_rate_that_should_read_another_is_corrected() -> None:
    reading = read(
        "Proclamation 11081--Establishing Tariff-Rate Quotas for Softwood Timber and Lumber\n\n"
        "Correction\n\nIn Presidential document 2026-27733 make the following corrections:\n"
        "    1. On page 63909, in the second line from the bottom, ``24 percent'' should read ``18 "
        "percent''.\n",
        "Adjusting Imports of Timber, Lumber, and Their Derivative Products; Correction",
        Channel.FEDERAL_REGISTER,
        published="2026-12-23T20:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "correction", "programme": "us-232-wood", "old": "24", "new": "18"}
    ]


def test_a_fact_sheet_gives_each_of_its_days_to_what_starts_then() -> None:
    reading = read(
        "RESPONDING TO RETALIATION: Today the President signed proclamations pursuant to Section 338 "
        "of the Tariff Act of 1930 to ban certain products of Canada and to modify the tariffs on "
        "others.\n- The import bans will take effect on September 29, 2026, and the product "
        "additions will take effect on September 15, 2026.\n",
        "Fact Sheet: President Donald J. Trump Responds to Canadian Discrimination",
    )
    assert [(each["kind"], each["from"]) for each in told(reading)] == [
        ("ban", "2026-09-29"),
        ("codes-added", "2026-09-15"),
    ]


def test_a_fact_sheet_on_one_partner_s_deal_is_none_of_ours() -> None:
    reading = read(
        "IMPLEMENTING A DEAL: For automobiles, the Order provides that the first 100,000 vehicles "
        "will be subject to a total tariff rate of 10% and section 232 tariffs of 25% after.\n",
        "Fact Sheet: Implementing the General Terms of the U.S.-UK Economic Prosperity Deal",
    )
    assert (reading.verdict.relevant, reading.verdict.words) == (False, "GB")


def test_what_the_president_also_imposed_is_told_of_today() -> None:
    reading = read(
        "SUPPORTING INDUSTRY: Today the President signed a Proclamation on imports of "
        "semiconductors.\n- The President also imposed a 22% tariff on certain advanced chips.\n",
        "Fact Sheet: President Donald J. Trump Acts on Imports of Semiconductors",
    )
    assert [(each["kind"], each["new"]) for each in told(reading)] == [("new-duty", "22")]
