"""Documents that make several changes: each has its own day, and the rate that went before it."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import UNDER_232, UNDER_338, read, signed, titled, told

OF_CARS = "Amendments to Adjusting Imports of Automobiles and Automobile Parts"
OF_CHIPS = "Adjusting Imports of Semiconductors"
OF_TRUCKS = "Amending the Duties on Trucks"
OF_METALS = "Adjusting Imports of Aluminum, Steel, and Copper into the United States"
OF_DRUGS = "Modifying Duties to Address the Flow of Illicit Drugs Across Our Northern Border"
DECIDED = "2026-12-10T15:00:00+00:00"
EMERGENCY = (
    "By the authority vested in me as President by the Constitution and the laws of the United "
    "States of America, including the International Emergency Economic Powers Act, it is hereby "
    "ordered:\n\n"
)


def ordered(title: str, sections: str) -> list[dict[str, str]]:
    """What is read in an order in council with those sections."""
    head = "P.C. 2026-1042 December 10, 2026\n\nHer Excellency makes the annexed "
    text = f"{head}{title} under the Customs Tariff.\n\n{title}\n\n{sections}"
    return told(read(text, title, Channel.ORDERS_IN_COUNCIL, published=DECIDED))


def days(found: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Kind and first day of each change."""
    return [(each["kind"], each.get("from", "")) for each in found]


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        (
            "3 Section 1 comes into force on January 11, 2027 and section 2 comes into force on "
            "February 1, 2027.",
            ("2027-01-11", "2027-02-01"),
        ),
        (
            "3 (1) Subject to subsection (2), this Order comes into force on the day on which it is "
            "registered.\n\n(2) Section 1 comes into force on January 1, 2027.",
            ("2027-01-01", "2026-12-10"),
        ),
        (
            "3 This Order, except section 2, which comes into force on April 1, 2027, comes into "
            "force on February 1, 2027.",
            ("2027-02-01", "2027-04-01"),
        ),
    ],
)
def test_sections_that_one_sentence_starts_apart_have_their_own_days(
    start: str, wanted: tuple[str, str]
) -> None:
    found = ordered(
        "Order Amending the United States Surtax Order (Steel and Aluminum 2025)",
        "1 Section 2 of the United States Surtax Order (Steel and Aluminum 2025) is amended by "
        'replacing "25%" with "40%".\n\n2 The schedule to the Order is amended by striking out '
        f"tariff items 7610.10.00 and 7610.90.10.\n\n{start}\n",
    )
    assert days(found) == [("rate-change", wanted[0]), ("codes-removed", wanted[1])]


def test_the_number_of_what_a_section_restates_is_no_section() -> None:
    found = ordered(
        "Order Amending the United States Surtax Order (Steel and Aluminum 2025)",
        "1 Subsection 2(1) of the United States Surtax Order (Steel and Aluminum 2025) is replaced "
        "by the following:\n\n2 (1) Goods that originate in the United States are subject to a "
        "surtax in the amount of 40% of the value for duty.\n\n2 The schedule to the Order is "
        "amended by striking out tariff items 7610.10.00 and 7610.90.10.\n\n3 (1) Section 1 comes "
        "into force on January 1, 2027.\n\n(2) Section 2 comes into force on March 1, 2027.\n",
    )
    assert days(found) == [("rate-change", "2027-01-01"), ("codes-removed", "2027-03-01")]


def test_orders_that_one_section_repeals_end_on_their_own_days() -> None:
    found = ordered(
        "Order Repealing Certain Orders Made Under the Customs Tariff",
        "1 The following orders are repealed:\n(a) the United States Surtax Order (Steel and "
        "Aluminum 2025);\n(b) the United States Surtax Order (2026).\n\n2 (1) Paragraph 1(a) comes "
        "into force on January 4, 2027.\n\n(2) Paragraph 1(b) comes into force on February 1, "
        "2027.\n",
    )
    assert [(each["programme"], each["from"]) for each in found] == [
        ("ca-surtax-steel-aluminum-2025", "2027-01-04"),
        ("ca-surtax-2026", "2027-02-01"),
    ]


def test_a_french_order_replaces_a_rate_and_starts_a_list_later() -> None:
    found = ordered(
        "Décret modifiant le Décret imposant une surtaxe aux États-Unis (acier et aluminium 2025)",
        "1 L'article 2 du Décret imposant une surtaxe aux États-Unis (acier et aluminium 2025) est "
        "modifié par remplacement de « 25 % » par « 35 % ».\n\n2 L'annexe du même décret est "
        "modifiée par adjonction des numéros tarifaires 7308.90.00 et 7326.90.90.\n\n3 Le présent "
        "décret entre en vigueur le 1er février 2027, sauf l'article 2, qui entre en vigueur le "
        "1er avril 2027.\n",
    )
    assert days(found) == [("rate-change", "2027-02-01"), ("codes-added", "2027-04-01")]
    assert (found[0]["old"], found[0]["new"]) == ("25", "35")


def test_a_rate_to_a_day_and_the_one_from_that_day() -> None:
    found = ordered(
        "Order Amending the United States Surtax Order (Motor Vehicles 2025)",
        "1 Section 2 of the United States Surtax Order (Motor Vehicles 2025) is replaced by the "
        "following:\n\n2 A surtax is imposed on motor vehicles that originate in the United States "
        "in the amount of\n(a) 25% of the value for duty, if they are released before March 1, "
        "2027; and\n(b) 35% of the value for duty, if they are released on or after that day.\n\n"
        "2 This Order comes into force on the day on which it is registered.\n",
    )
    assert found == [
        {
            "kind": "rate-change",
            "programme": "ca-surtax-vehicles-2025",
            "old": "25",
            "new": "35",
            "from": "2027-03-01",
        }
    ]


def test_the_next_sentence_tells_which_rate_goes() -> None:
    found = signed(
        f"{UNDER_232}(1) Semiconductor articles of Annex I shall be subject to a 40 percent ad "
        "valorem duty rate on and after February 1, 2027. This rate supersedes the 25 percent rate "
        "established in Proclamation 11002.\n",
        OF_CHIPS,
    )
    assert [(f["kind"], f["old"], f["new"]) for f in found] == [("rate-change", "25", "40")]


def test_the_rate_that_is_paid_until_then_is_the_old_one() -> None:
    found = signed(
        f"{UNDER_232}(1) The duty on aluminum articles of Canada is lowered to 30 percent, effective "
        "February 15, 2027. Until that day the duty of 50 percent remains payable.\n",
        OF_METALS,
    )
    assert [(f["old"], f["new"], f["from"]) for f in found] == [("50", "30", "2027-02-15")]


RECITAL = (
    "Section 1. Background. The additional duty on products of Canada now stands at 35 percent; "
    "that on energy of Canada at 10 percent.\n\n"
)


def test_a_recital_tells_the_rate_that_stands_on_the_same_goods() -> None:
    found = signed(
        f"{EMERGENCY}{RECITAL}Sec. 2. Rates. The ad valorem duty on products of Canada, other than "
        "energy, shall be 25 percent. The duty on energy and energy resources shall be 5 "
        "percent.\n\nSec. 3. Effective date. Section 2 is effective with respect to goods entered "
        "on or after 12:01 a.m. eastern standard time on December 21, 2026.\n",
        OF_DRUGS,
    )
    assert [(f["kind"], f["old"], f["new"]) for f in found] == [
        ("rate-change", "35", "25"),
        ("rate-change", "10", "5"),
    ]


def test_a_rate_that_stands_on_other_goods_is_no_old_one() -> None:
    found = signed(
        f"{EMERGENCY}{RECITAL}Sec. 2. Rates. The duty on potash shall be 15 percent on and after "
        "December 21, 2026. The duty on lumber shall be 20 percent from the same day.\n",
        OF_DRUGS,
    )
    assert [(f["new"], f.get("old")) for f in found] == [("15", None), ("20", None)]


def test_a_rate_through_a_day_and_another_thereafter_are_two() -> None:
    found = signed(
        f"{UNDER_232}(1) Imports of polysilicon shall be subject to a duty of 15 percent ad valorem "
        "through June 30, 2027, and of 30 percent ad valorem thereafter.\n\n(2) The duties in this "
        "proclamation apply to goods entered on or after January 5, 2027.\n",
        "Adjusting Imports of Polysilicon",
    )
    assert [(f["new"], f["from"]) for f in found] == [("15", "2027-01-05"), ("30", "2027-07-01")]


def test_goods_left_out_that_pay_another_rate_have_it_for_themselves() -> None:
    found = signed(
        f"{UNDER_232}(1) Patented pharmaceutical products shall be subject to a duty of 100 percent "
        "ad valorem, other than those of companies named in Annex III, which shall be subject to a "
        "duty of 20 percent ad valorem, on and after January 29, 2027.\n",
        "Adjusting Imports of Pharmaceuticals",
    )
    assert [f["new"] for f in found] == ["100", "20"]


def test_a_last_day_that_an_amendment_moves_is_a_last_day() -> None:
    found = signed(
        f"{UNDER_232}(1) Clause (3)(b) of Proclamation 10908, under which manufacturers may apply "
        "for an import adjustment offset amount through April 30, 2030, is amended by replacing "
        '"April 30, 2030" with "April 30, 2031".\n',
        f"{OF_CARS}: Offset Extended",
    )
    assert [(f["kind"], f.get("to"), f.get("from")) for f in found] == [
        ("postponement", "2031-04-30", None)
    ]


def test_a_rise_that_is_amended_to_apply_later_is_put_off() -> None:
    found = signed(
        f"{UNDER_232}(1) Clause (3) of Proclamation 10976, under which the duty on kitchen cabinets "
        "rises to 50 percent on January 1, 2027, is amended so that the increase applies from "
        "January 1, 2028.\n",
        "Addressing Imports of Certain Wood Products",
    )
    assert days(found) == [("postponement", "2028-01-01")]


def test_a_title_that_fits_two_programmes_goes_by_the_act_that_is_cited() -> None:
    found = signed(
        f"{EMERGENCY}Section 1. Termination. The national emergency in respect of the northern "
        "border is terminated.\n\nSec. 2. Duties. The additional ad valorem duties imposed by "
        "Executive Order 14193, as amended, cease to apply to goods entered on or after 12:01 a.m. "
        "eastern standard time on January 6, 2027.\n",
        "Termination of the National Emergency and of Duties on Products of Canada",
    )
    assert [(f["kind"], f["programme"], f["from"]) for f in found] == [
        ("end", "us-ieepa-canada", "2027-01-06")
    ]


def test_relief_lasts_to_the_day_it_is_prolonged_to_and_not_to_the_one_it_was_to_end() -> None:
    found = titled(
        "Canada announces relief for manufacturers",
        "Today, the Minister of Finance announced that Canada is extending the temporary remission "
        "of surtaxes on U.S. goods used in manufacturing, processing and food and beverage "
        "packaging by six months, to June 30, 2027. The remission was due to expire on December "
        "31, 2026.",
        Channel.GC_NEWS,
        "2026-12-14T15:00:00+00:00",
    )
    assert [(f["programme"], f["to"]) for f in found] == [("ca-remission", "2027-06-30")]


def test_what_continues_to_be_paid_is_no_change_of_a_sheet() -> None:
    found = titled(
        "Fact Sheet: President Donald J. Trump Raises Tariffs on Imports of Trucks",
        "STRENGTHENING MANUFACTURING: Today, President Donald J. Trump signed a Proclamation under "
        "Section 232 of the Trade Expansion Act of 1962 raising the tariff on trucks.\n\nThe "
        "Proclamation raises the tariff on medium- and heavy-duty trucks from 25% to 30%, "
        "effective January 19, 2027.\n\nBuses continue to face a 10% tariff.",
        Channel.WHITE_HOUSE,
        "2026-12-11T22:00:00+00:00",
    )
    assert [(f["old"], f["new"]) for f in found] == [("25", "30")]


def test_a_notice_of_inclusions_adds_goods() -> None:
    found = titled(
        "Procedures for Submissions by Domestic Producers To Add Derivative Steel and Aluminum "
        "Articles to the Section 232 Tariffs; Inclusions",
        "AGENCY: Bureau of Industry and Security.\n\nACTION: Notice of inclusions.\n\nSUMMARY: BIS "
        "has determined that 31 subheadings of derivative products shall be added to the steel and "
        "aluminum articles that are subject to section 232 duties.\n\nDATES: The inclusions are "
        "effective for goods entered on or after 12:01 a.m. eastern standard time on January 18, "
        "2027.",
        Channel.FEDERAL_REGISTER,
        "2026-12-14T13:45:00+00:00",
    )
    assert days(found) == [("codes-added", "2027-01-18")]


def test_a_duty_of_338_is_still_known_by_its_title_alone() -> None:
    found = signed(
        f"{UNDER_338}(1) Whisky of Canada shall be subject to a duty of 30 percent ad valorem on and "
        "after February 1, 2027.\n",
        "Modifying Duties on Certain Goods of Canada",
    )
    assert [f["programme"] for f in found] == ["us-338-canada"]


def test_items_become_other_rates_from_days_told_by_their_letters() -> None:
    found = signed(
        f"{UNDER_232}(1) The tariff set out in Proclamation 10984 should be modified as follows:\n\n"
        "(a) for medium- and heavy-duty vehicles, the tariff of 25 percent becomes 35 percent;\n\n"
        "(b) for buses, the tariff of 10 percent becomes 15 percent; and\n\n(c) for parts, the "
        "tariff is left at 25 percent.\n\n(2) Clause (1)(a) shall be effective on January 12, 2027, "
        "and clause (1)(b) on February 12, 2027.\n",
        OF_TRUCKS,
    )
    assert [(f["old"], f["new"], f["from"], f.get("to")) for f in found] == [
        ("25", "35", "2027-01-12", None),
        ("10", "15", "2027-02-12", None),
    ]


def test_a_clause_that_is_taken_out_of_the_day_of_all_has_its_own() -> None:
    found = signed(
        f"{UNDER_232}(1) Articles of copper of heading 7412 are added to the articles subject to the "
        "tariff in clause (3) of Proclamation 11021 and shall pay 50 percent ad valorem.\n\n(2) "
        "Copper scrap of heading 7404 is taken off the list in Annex II.\n\n(3) This proclamation "
        "applies to goods entered on or after January 10, 2027, except that clause (2) applies to "
        "goods entered on or after March 1, 2027.\n",
        "Amendment of Duties on Copper",
    )
    assert days(found) == [("codes-added", "2027-01-10"), ("codes-removed", "2027-03-01")]


def test_the_duty_described_in_a_section_is_the_old_one() -> None:
    found = signed(
        f"{EMERGENCY}Section 1. Background. By Executive Order 14325 of July 31, 2025, I raised to 35 "
        "percent the duty imposed on products of Canada by Executive Order 14193 to deal with the "
        "flow of illicit drugs across our northern border.\n\nSec. 2. Reduced rate. The duty "
        "described in section 1 shall be 20 percent for products of Canada entered on or after "
        "12:01 a.m. eastern standard time on January 3, 2027, and before 12:01 a.m. eastern "
        "standard time on July 3, 2027.\n\nSec. 3. Fertilizer. No duty under those orders shall be "
        "collected on fertilizer of Canada entered during the same period.\n",
        "Adjusting Duties on Products of Canada",
    )
    assert [(f["kind"], f.get("old"), f.get("new"), f["from"], f["to"]) for f in found] == [
        ("rate-change", "35", "20", "2027-01-03", "2027-07-02"),
        ("exemption", None, None, "2027-01-03", "2027-07-02"),
    ]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "are relieved of the duties of Proclamation 11021 from the date of this proclamation "
            "until, and including, December 11, 2027",
            {"kind": "exemption", "from": "2026-12-18", "to": "2027-12-11"},
        ),
        (
            "shall be exempt from the duties of Proclamation 11021 from January 4, 2027, through "
            "June 30, 2027",
            {"kind": "exemption", "from": "2027-01-04", "to": "2027-06-30"},
        ),
    ],
)
def test_relief_from_the_day_of_the_act(words: str, wanted: dict[str, str]) -> None:
    found = signed(
        f"{UNDER_232}(1) Steel, aluminum and copper articles for use in making agricultural "
        f"equipment in the United States {words}.\n",
        OF_METALS,
    )
    assert found == [{"programme": "us-232-metals", **wanted}]


def test_an_order_on_remission_that_changes_a_surtax_as_well() -> None:
    found = ordered(
        "Order Amending Certain Orders (Extension of Remission)",
        "United States Surtax Remission Order\n\n1 In paragraph 3(b) of the United States Surtax "
        'Remission Order, "January 1, 2027" is replaced by "July 1, 2027".\n\nSteel Derivative Goods '
        "Surtax Order\n\n2 In section 3 of the Steel Derivative Goods Surtax Order, "
        '"25%" is replaced by "15%".\n\n3 Section 2 comes into force on January 20, 2027.\n',
    )
    assert [(f["programme"], f["kind"], f.get("new")) for f in found] == [
        ("ca-remission", "postponement", None),
        ("ca-steel-derivatives", "rate-change", "15"),
    ]


def test_what_the_others_charge_is_no_rate_of_a_ministrys_answer_to_it() -> None:
    found = titled(
        "Canada imposes surtax on American wood products",
        "In response to the American duties on lumber, which rose to 45 per cent on December 1, the "
        "government will impose a surtax of 25 per cent on $2 billion of wood products from the "
        "United States from January 2, 2027, until June 30, 2027.",
        Channel.GC_NEWS,
        "2026-12-14T15:00:00+00:00",
    )
    assert [(f["new"], f["from"], f["to"]) for f in found] == [("25", "2027-01-02", "2027-06-30")]


def test_a_notice_that_carries_out_an_act_has_the_rates_that_this_changed() -> None:
    found = titled(
        "Notice of Implementation of Modifications to Section 232 Duties on Trucks",
        "ACTION: Notice.\n\nSUMMARY: Proclamation 11071 of December 11, 2026, raised the tariff on "
        "medium- and heavy-duty vehicles from 25 percent to 30 percent. This notice amends the "
        "Harmonized Tariff Schedule accordingly.\n\nDATES: The amendments are effective for goods "
        "entered on or after January 19, 2027.",
        Channel.FEDERAL_REGISTER,
        "2026-12-14T13:45:00+00:00",
    )
    assert [(f["kind"], f["old"], f["new"]) for f in found] == [("confirmation", "25", "30")]


def test_goods_entered_before_pay_the_old_rate_of_a_message() -> None:
    found = titled(
        "GUIDANCE: Duties on Products of Canada under Section 338",
        "On December 11, 2026, the President issued a Proclamation lowering the additional duty on "
        "whisky of Canada under section 338.\n\nFor goods of heading 9903.03.14 entered on or after "
        "12:01 a.m. EST, January 15, 2027, report 30 percent. Goods entered before that time remain "
        "subject to 50 percent.",
        Channel.CBP_CSMS,
        "2026-12-14T15:00:00+00:00",
    )
    assert [(f["old"], f["new"], f["from"]) for f in found] == [("50", "30", "2027-01-15")]


def test_a_part_of_an_act_in_new_words_had_the_rate_that_a_recital_tells() -> None:
    found = signed(
        "1. In Proclamation 10984 I set a tariff of 25 percent on medium- and heavy-duty vehicles."
        f"\n\n{UNDER_232}(1) Clause (2) of Proclamation 10984, as amended, shall read as follows: "
        '"(2) Imports of medium- and heavy-duty vehicles shall be subject to a 40 percent ad valorem '
        'duty rate."\n\n(2) Clause (1) of this proclamation shall enter into force on January 5, '
        "2027.\n",
        OF_TRUCKS,
    )
    assert [(f["kind"], f["old"], f["new"]) for f in found] == [("rate-change", "25", "40")]


def test_what_is_paid_again_after_relief_is_no_new_rate() -> None:
    found = signed(
        f"{UNDER_232}(1) Steel articles of Canada shall be dutiable at 25 percent ad valorem and "
        "aluminum articles of Canada at 10 percent ad valorem, in both cases instead of 50 percent."
        "\n\n(2) These rates are in effect from February 1, 2027, to January 31, 2028.\n\n(3) After "
        "January 31, 2028, the rate of 50 percent shall apply once more.\n",
        OF_METALS,
    )
    assert [(f["old"], f["new"], f["from"], f["to"]) for f in found] == [
        ("50", "25/10", "2027-02-01", "2028-01-31")
    ]


def test_items_named_before_their_schedule_join_and_leave_it() -> None:
    found = ordered(
        "Order Amending the Schedule to the United States Surtax Order (2026)",
        "1 Tariff item Nos. 8433.11.00 and 8433.19.00 are deleted from the schedule to the United "
        "States Surtax Order (2026).\n\n2 Tariff item No. 8703.80.00 is added to that schedule in "
        "numerical order.\n\n3 Section 1 has effect from December 15, 2026. Section 2 has effect "
        "from January 15, 2027.\n",
    )
    assert days(found) == [("codes-removed", "2026-12-15"), ("codes-added", "2027-01-15")]


def test_a_surtax_that_is_suspended_for_a_period_is_relief() -> None:
    found = ordered(
        "Order Suspending the United States Surtax Order (Motor Vehicles 2025)",
        "1 The application of the United States Surtax Order (Motor Vehicles 2025) is suspended "
        "during the period that begins on January 1, 2027 and ends on March 31, 2027.\n\n2 This "
        "Order comes into force on January 1, 2027.\n",
    )
    assert [(f["kind"], f["from"], f["to"]) for f in found] == [
        ("exemption", "2027-01-01", "2027-03-31")
    ]


def test_two_rates_that_one_section_replaces_are_two_changes() -> None:
    found = ordered(
        "Order Amending the United States Surtax Order (Steel and Aluminum 2025), No. 3",
        "1 Section 2 of the United States Surtax Order (Steel and Aluminum 2025) is amended by "
        'replacing "25%" with "50%" in paragraph (a) and "25%" with "35%" in paragraph (b).\n\n2 '
        "This Order comes into force on the tenth day after the day on which it is made.\n",
    )
    assert [(f["old"], f["new"], f["from"]) for f in found] == [
        ("25", "50", "2026-12-20"),
        ("25", "35", "2026-12-20"),
    ]


def test_a_notice_on_the_surtax_on_vehicles_is_of_their_programme() -> None:
    found = titled(
        "Customs Notice 26-50: Suspension of the Surtax on Motor Vehicles",
        "1. From January 1, 2027 to March 31, 2027, the 25% surtax on motor vehicles originating in "
        "the United States is suspended pursuant to P.C. 2026-1050.",
        Channel.CBSA_NOTICES,
        "2026-12-14T15:00:00+00:00",
    )
    assert [(f["programme"], f["from"], f["to"]) for f in found] == [
        ("ca-surtax-vehicles-2025", "2027-01-01", "2027-03-31")
    ]
