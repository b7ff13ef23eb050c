"""What a clause means by what the rest of its document says."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import UNDER_232, UNDER_338, signed, titled, told
from tests.ingest.reading_documents import read as read_as

METALS = "Adjusting Imports of Aluminum, Steel, and Copper Into the United States"
SURTAX = "ca-surtax-2026"
CANADA = "Additional Duties on Products of Canada Under Section 338"
AMENDING = "Order Amending the United States Surtax Order (2026)"
PUBLISHED = "2027-01-20T12:00:00+00:00"


def _recited(recital: str, clauses: str) -> str:
    """A proclamation with a recital before its enacting words."""
    opening, act = UNDER_232.split("NOW, THEREFORE", 1)
    return f"{opening}1. {recital}\n\nNOW, THEREFORE{act}{clauses}"


RISE = "(1) The duty on copper rods shall increase to 50 percent effective July 1, 2027.\n"


@pytest.mark.parametrize(
    ("recital", "kind"),
    [
        (
            "Proclamation 11021 set a rate of 25 percent on copper rods, which was to go to 50 "
            "percent on January 4, 2027.",
            "postponement",
        ),
        (
            "The Secretary recommends that the duty go to 50 percent on January 4, 2027.",
            "rate-change",
        ),
        ("Proclamation 11021 set a rate of 50 percent from August 1, 2025.", "rate-change"),
    ],
)
def test_a_rise_that_was_to_come_sooner_is_put_off(recital: str, kind: str) -> None:
    found = signed(_recited(recital, RISE), METALS)
    assert [(each["kind"], each["new"], each["from"]) for each in found] == [
        (kind, "50", "2027-07-01")
    ]


def test_what_is_paid_until_then_is_the_old_rate_of_what_is_put_off() -> None:
    recital = "Proclamation 11021 says that 50 percent is due on copper rods on January 4, 2027."
    stays = "(2) Until that day the duty of 25 percent continues to be collected on them.\n"
    found = signed(_recited(recital, RISE + stays), METALS)
    assert [(each["kind"], each["old"]) for each in found] == [("postponement", "25")]


def test_a_day_that_an_amendment_moves_is_a_start_where_a_rate_is_paid_until_then() -> None:
    found = signed(
        UNDER_338 + '(1) In clause (3) of Proclamation 11048, "May 3, 2027" is struck and '
        '"August 2, 2027" is inserted. Until that day the rate of 30 percent shall remain the rate '
        "of duty upon products of Canada.\n",
        CANADA,
    )
    assert found == [
        {"kind": "postponement", "programme": "us-338-canada", "old": "30", "from": "2027-08-02"}
    ]


def test_each_numbered_clause_has_the_day_that_its_number_or_letter_is_given() -> None:
    found = signed(
        UNDER_232 + "(1) (a) Copper rods shall be subject to an additional duty of 30 percent.\n"
        "(b) Subclause (a) applies to goods entered on or after January 11, 2027.\n"
        "(2) Copper tubes are removed from Annex I-B to Proclamation 11021.\n"
        "(3) Clause (2) has effect for goods entered on or after February 1, 2027.\n",
        METALS,
    )
    assert [(each["kind"], each["from"]) for each in found] == [
        ("new-duty", "2027-01-11"),
        ("codes-removed", "2027-02-01"),
    ]


def test_the_duty_of_an_earlier_clause_is_changed_by_the_one_that_names_it() -> None:
    found = signed(
        UNDER_232 + "(1) Refined copper will bear a tariff of 15 percent as of April 1, 2027.\n"
        "(2) As of the same hour on April 1, 2028, the tariff in clause (1) will be 20 percent.\n",
        METALS,
    )
    assert [(each["kind"], each.get("old"), each["new"], each["from"]) for each in found] == [
        ("new-duty", None, "15", "2027-04-01"),
        ("rate-change", "15", "20", "2028-04-01"),
    ]


def test_goods_are_barred_from_the_day_after_the_last_hour_named() -> None:
    found = signed(
        UNDER_338 + "(1) Whisky of Canada is excluded from importation into the United States if "
        "it would be entered for consumption later than 11:59 p.m. on February 14, 2027.\n",
        CANADA,
    )
    assert [(each["kind"], each["from"]) for each in found] == [("ban", "2027-02-15")]


SECTIONS = """Amendments
1 Schedule 2 to the Order is amended by deleting the following: 2004.10.00.
2 Schedule 3 to the Order is amended by adding the following: 2402.20.00.
Coming into Force
3 (1) Section 1 is deemed to have come into force on January 4, 2027.
(2) Section 2 comes into force on the fifteenth day after the day on which this Order is registered.
"""


def test_sections_of_an_order_start_on_days_of_their_own_counted_from_its_registration() -> None:
    head = f"SOR/2027-83 January 15, 2027\n\nCUSTOMS TARIFF\n\n{AMENDING}\n\n"
    found = told(
        read_as(
            head + SECTIONS,
            AMENDING,
            Channel.CANADA_GAZETTE,
            published=PUBLISHED,
            url="https://gazette.gc.ca/rp-pr/p2/2027/",
        )
    )
    assert [(each["kind"], each["from"]) for each in found] == [
        ("codes-removed", "2027-01-04"),
        ("codes-added", "2027-01-30"),
    ]


def test_goods_on_their_way_tell_the_rate_that_went_before() -> None:
    found = titled(
        AMENDING,
        "1 Paragraph 1(1)(a) of the United States Surtax Order (2026) is replaced by the "
        "following:\n(a) in the case of goods set out in Schedule 1, 20%;\n"
        "2 Goods that left the United States for Canada before the day on which this Order comes "
        "into force are subject to the surtax at the rate that applied when they left, namely 15%.\n"
        "3 This Order comes into force on February 1, 2027.\n",
        Channel.CANADA_GAZETTE,
        PUBLISHED,
    )
    assert found == [
        {
            "kind": "rate-change",
            "programme": SURTAX,
            "old": "15",
            "new": "20",
            "from": "2027-02-01",
            "in": "Schedule 1",
        }
    ]


def test_an_order_that_ends_a_surtax_ends_it_once_after_its_last_day() -> None:
    found = titled(
        "Order Repealing the United States Surtax Order (2026)",
        "1 The last day on which the surtax of 25% applies is February 28, 2027. At the end of that "
        "day the United States Surtax Order (2026) is repealed.\n",
        Channel.CANADA_GAZETTE,
        PUBLISHED,
    )
    ended = {"kind": "end", "programme": SURTAX, "old": "25"}
    assert found == [{**ended, "from": "2027-03-01", "to": "2027-02-28"}]


def test_a_programme_is_found_by_its_statute_and_the_everyday_words_for_its_goods() -> None:
    found = signed(
        "FACT SHEET: President Donald J. Trump Lowers the Car Tariff\n\nLOWERING COSTS: Today, the "
        "President signed a Proclamation that changes the Section 232 tariff on cars of Canada.\n"
        "- Cars that are currently taxed at 25% will pay 15% as of March 1, 2027.\n",
        "Fact Sheet: President Donald J. Trump Lowers the Car Tariff",
    )
    assert [(e["programme"], e["old"], e["new"], e["from"]) for e in found] == [
        ("us-232-autos", "25", "15", "2027-03-01")
    ]


def test_an_inquiry_that_is_ordered_is_an_event_without_the_rates_it_asks_about() -> None:
    found = signed(
        "MEMORANDUM FOR THE SECRETARY OF COMMERCE\n\nSUBJECT: Fertilizer\n\nSection 1. The Secretary "
        "shall initiate an investigation under section 232 of the Trade Expansion Act of 1962 into "
        "imports of potash of Canada.\n\nSec. 2. It shall ask what a duty of 10 percent would do.\n",
        "Fertilizer and the National Security",
    )
    assert found == [{"kind": "event", "programme": "us-232-inquiries"}]


def test_a_struck_figure_that_the_recitals_call_a_threshold_is_no_rate() -> None:
    found = signed(
        _recited(
            "Proclamation 11032 set at 85 percent the threshold of metal of the United States.",
            '(1) Proclamation 11032 is amended by striking "85 percent" and inserting "80 percent", '
            "as to goods entered on or after January 11, 2027.\n",
        ),
        METALS,
    )
    assert [(e["kind"], e["old"], e["new"]) for e in found] == [("exemption", "85", "80")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "(1) The duty of 5 percent on copper rods shall not be collected on goods entered on or "
            "after January 11, 2027.\n",
            ("end", "5", "", "2027-01-11", ""),
        ),
        (
            "(1) Copper rods shall be subject to an additional duty of 12 percent. The duty takes "
            "effect on January 11, 2027. It shall cease to apply to goods entered on or after June "
            "10, 2027.\n",
            ("new-duty", "", "12", "2027-01-11", "2027-06-09"),
        ),
        (
            "(1) The tariff upon copper rods shall be raised from 10 percent to 20 percent. This "
            "clause shall be effective as of 12:01 a.m. on January 11, 2027.\n",
            ("rate-change", "10", "20", "2027-01-11", ""),
        ),
        (
            "(1) Copper rods shall be added to those on which the duty of Proclamation 11021 is "
            "levied, and shall bear an additional duty of 50 percent as of January 11, 2027.\n",
            ("codes-added", "", "50", "2027-01-11", ""),
        ),
    ],
)
def test_a_clause_of_an_act(text: str, wanted: tuple[str, ...]) -> None:
    """Its kind, the rates before and after, and the first and last day."""
    found = signed(UNDER_232 + text, METALS)
    told_of = [tuple(e.get(k, "") for k in ("kind", "old", "new", "from", "to")) for e in found]
    assert told_of == [wanted]


def test_goods_that_pay_less_notwithstanding_a_clause_are_spared() -> None:
    found = signed(
        UNDER_232 + "(1) The tariff upon copper rods is raised from 10 percent to 20 percent as of "
        "January 11, 2027.\n(2) Notwithstanding clause (1), copper rods under contract with a State "
        "shall be subject to the tariff of 10 percent if entered before September 1, 2027.\n",
        "Amendments to Adjusting Imports of Copper Into the United States",
    )
    assert [(e["kind"], e["new"]) for e in found] == [("rate-change", "20"), ("exemption", "10")]


NOTICE = "Notice of Modification of Action: Failure of Certain Economies To Prohibit Forced Labor"


def test_a_title_that_speaks_of_prohibitions_bars_nothing_and_background_sets_no_rate() -> None:
    found = titled(
        NOTICE,
        "SUMMARY: The Trade Representative has decided to modify the action under section 301 of "
        "the Trade Act on imports made with forced labor.\nDATES: The modification applies to goods "
        "entered on or after April 5, 2027.\nSUPPLEMENTARY INFORMATION:\nA. Where things stand. "
        "Under the action in force, products of Canada bear an additional duty of 10 percent.\n"
        "B. What changes. The additional duty for products of Canada will be 7.5 percent instead of "
        "the present rate.\n",
        Channel.FEDERAL_REGISTER,
        PUBLISHED,
    )
    assert [(e["programme"], e["old"], e["new"], e["from"]) for e in found] == [
        ("us-301-forced-labor", "10", "7.5", "2027-04-05")
    ]


def test_amended_results_that_put_errors_right_are_one_correction() -> None:
    found = titled(
        "Certain Softwood Lumber Products From Canada: Amended Final Results of Review",
        "SUMMARY: Commerce is amending the final results to correct ministerial errors.\n"
        "Firm A: 13.08 percent ad valorem (previously 13.91)\n"
        "Non-selected companies: 14.02 percent ad valorem (previously 14.66)\n",
        Channel.FEDERAL_REGISTER,
        PUBLISHED,
    )
    lumber = {"kind": "correction", "programme": "us-adcvd-softwood"}
    assert found == [{**lumber, "old": "14.66", "new": "14.02"}]


def test_what_customs_says_is_paid_to_the_eve_is_the_old_rate() -> None:
    found = titled(
        "CSMS # 71288105 - GUIDANCE: Section 232 Copper Articles",
        "The additional rate on copper rods remains 25 percent through June 30, 2027. For goods "
        "entered on or after July 1, 2027, filers will report an additional duty of 30 percent.\n",
        Channel.CBP_CSMS,
        PUBLISHED,
    )
    assert [(e["kind"], e["old"], e["new"], e["from"]) for e in found] == [
        ("confirmation", "25", "30", "2027-07-01")
    ]


def test_goods_that_go_from_one_list_to_another_are_told_as_one_change() -> None:
    found = titled(
        "Customs Notice 26-41: Amendments to the United States Surtax Order (2026)",
        "1. As of February 1, 2027, the tariff items 3501.10.00 are no longer subject to the 50% "
        "surtax of Schedule 3. They are now in Schedule 1 and a surtax of 15% is payable.\n",
        Channel.CBSA_NOTICES,
        PUBLISHED,
    )
    assert [(e["kind"], e["old"], e["new"], e["from"]) for e in found] == [
        ("confirmation", "50", "15", "2027-02-01")
    ]


def test_a_measure_that_spares_the_neighbour_is_ours_where_it_says_that_it_applies() -> None:
    text = (
        "1 Wooden kitchen cabinets are subject to a surtax of the following percentage:\n"
        "(a) 30% in the period that begins on February 2, 2027 and ends on February 1, 2028; and\n"
        "(b) 20% in the period that begins on February 2, 2028 and ends on February 1, 2029.\n"
        "2 The surtax applies to goods that originate in the United States.\n"
        "3 This Order comes into force on February 2, 2027.\n"
    )
    title = "Wood Cabinets and Vanities Surtax Order"
    found = titled(title, text, Channel.CANADA_GAZETTE, PUBLISHED)
    assert [(e["new"], e["from"], e["to"]) for e in found] == [
        ("30", "2027-02-02", "2028-02-01"),
        ("20", "2028-02-02", "2029-02-01"),
    ]
    spared = text.replace("applies to", "does not apply to")
    assert titled(title, spared, Channel.CANADA_GAZETTE, PUBLISHED) == []


@pytest.mark.parametrize(
    ("recital", "clause"),
    [
        (
            "Proclamation 11021 set a duty of 20 percent on copper rods.",
            "(1) The rate established in Proclamation 11021 is doubled to 40 percent ad valorem as "
            "of January 11, 2027.\n",
        ),
        (
            "The Secretary has reported.",
            "(1) The duty on copper rods shall be 40 percent as of January 11, 2027.\n"
            "(2) The rate in clause (1) replaces the rate of 20 percent now collected.\n",
        ),
    ],
)
def test_the_old_rate_is_the_one_that_the_changed_act_set_or_that_another_clause_replaces(
    recital: str, clause: str
) -> None:
    found = signed(_recited(recital, clause), METALS)
    assert [(e["kind"], e.get("old"), e["new"]) for e in found] == [("rate-change", "20", "40")]


def test_each_line_of_a_message_gives_its_heading_the_new_rate_and_the_one_before() -> None:
    found = titled(
        "CSMS # 70999111 - Section 232 Lumber: New Rates by Heading",
        "The following duties apply to goods entered on or after 12:01 a.m. ET on February 1, 2027:\n"
        "9903.76.01 Softwood timber and lumber: 15 percent (was 10 percent)\n"
        "9903.76.02 Upholstered wooden furniture: 30 percent (was 25 percent)\n"
        "9903.76.03 Kitchen cabinets and vanities: 50 percent (unchanged)\n",
        Channel.CBP_CSMS,
        PUBLISHED,
    )
    assert [(e["old"], e["new"], e["from"]) for e in found] == [
        ("10", "15", "2027-02-01"),
        ("25", "30", "2027-02-01"),
    ]


def test_a_french_notice_tells_what_a_rate_is_and_what_it_was() -> None:
    found = titled(
        "Avis des douanes 27-04 : Décret imposant une surtaxe aux États-Unis (2026)",
        "1. Le décret est entré en vigueur le 18 janvier 2027.\n2. Depuis cette date, le taux de la "
        "surtaxe de l'annexe 2 s'établit à 30 %, alors qu'il était de 25 %.\n",
        Channel.CBSA_NOTICES,
        PUBLISHED,
    )
    assert [(e["kind"], e["old"], e["new"]) for e in found] == [("confirmation", "25", "30")]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "a annoncé aujourd'hui que la remise de la surtaxe",
            {"kind": "postponement", "to": "2027-12-31"},
        ),
        ("a l'intention de faire en sorte que la remise de la surtaxe", {"kind": "event"}),
    ],
)
def test_relief_that_was_to_end_sooner_lasts_to_the_day_it_is_prolonged_to(
    said: str, told: dict[str, str]
) -> None:
    found = titled(
        "Le Canada prolonge l'allègement pour les fabricants",
        f"Le ministre des Finances {said}, qui devait prendre fin le 30 juin 2027, est prolongée "
        "jusqu'au 31 décembre 2027.\n",
        Channel.GC_NEWS,
        PUBLISHED,
    )
    assert found == [{"programme": "ca-remission", **told}]


def test_both_rates_of_a_cut_are_told_where_another_measure_is_lifted_beside_it() -> None:
    found = titled(
        "Joint Statement by the United States and Canada",
        "The President and the Prime Minister agreed today that the United States will lower its "
        "tariff on Canadian steel from 50 percent to 25 percent and that Canada will lift its surtax "
        "on American steel, both as of March 1, 2027.\n",
        Channel.WHITE_HOUSE,
        PUBLISHED,
    )
    assert {(e["old"], e["new"], e["from"]) for e in found} == {("50", "25", "2027-03-01")}


def test_the_only_goods_that_a_rule_names_tell_its_programme() -> None:
    found = titled(
        "Section 232 Import Adjustments: Revised Annexes",
        "ACTION: Final rule.\nSUMMARY: This rule takes 12 subheadings of copper and steel goods out "
        "of Annex I-B.\nDATES: This rule is effective February 8, 2027.\n",
        Channel.FEDERAL_REGISTER,
        PUBLISHED,
    )
    assert [(e["kind"], e["programme"]) for e in found] == [("codes-removed", "us-232-metals")]
