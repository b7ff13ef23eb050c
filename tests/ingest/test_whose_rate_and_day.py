"""Whose rate and whose day a sentence tells, and what it does with them."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import UNDER_232, UNDER_338, read, signed, titled, told

OF_TRUCKS = (
    "Amendment to Adjusting Imports of Medium- and Heavy-Duty Vehicles into the United States"
)
FORMULA = (
    "with respect to goods entered for consumption, or withdrawn from warehouse for consumption, on "
    "or after 12:01 a.m. eastern standard time on"
)


def test_what_the_other_government_decided_is_no_rate_or_day_of_the_answer() -> None:
    found = titled(
        "Canada answers new U.S. tariffs",
        "\nFollowing the U.S. decision to impose a 45 per cent tariff on $3.1 billion of "
        "Canadian furniture effective January 11, the Minister of Finance confirmed that Canada "
        "will apply counter-tariffs of 20 per cent to U.S. goods as of February 1, 2027.\n",
        Channel.GC_NEWS,
        "2027-01-14T15:00:00+00:00",
    )
    assert found == [
        {"kind": "new-duty", "programme": "ca-surtax-2026", "new": "20", "from": "2027-02-01"}
    ]


def test_a_surtax_that_ceases_on_a_day_has_an_old_rate_and_no_last_day() -> None:
    found = titled(
        "Le Canada lève sa surtaxe sur l’acier et l’aluminium des États-Unis",
        "\nLe ministre a annoncé que la surtaxe de 35 % sur les produits de l’acier et de "
        "l’aluminium des États-Unis cessera de s’appliquer le 7 juin 2027, le jour même où les "
        "États-Unis ramèneront de 40 % à 15 % leurs droits sur ces métaux.\n",
        Channel.GC_NEWS,
        "2027-06-02T15:00:00+00:00",
    )
    assert found == [
        {
            "kind": "end",
            "programme": "ca-surtax-steel-aluminum-2025",
            "old": "35",
            "from": "2027-06-07",
        }
    ]


def test_a_suspension_that_is_over_gives_a_message_no_days() -> None:
    found = titled(
        "CSMS # 71234567 - GUIDANCE: Section 338 Additional Duties on Goods of Canada",
        "\nOn December 1, 2026, the President issued a proclamation to suspend additional "
        "duties of 50 percent on products of Canada, effective December 2, 2026, until 12:01 a.m. "
        "eastern time on December 9, 2026.\n\nGUIDANCE\n\nProducts of Canada entered for "
        "consumption on or after 12:01 a.m. eastern time on December 9, 2026, are subject to an "
        "additional ad valorem rate of duty of 50 percent under section 338.\n",
        Channel.CBP_CSMS,
        "2026-12-08T22:00:00+00:00",
    )
    assert found == [
        {"kind": "confirmation", "programme": "us-338-canada", "new": "50", "from": "2026-12-09"}
    ]


def test_the_day_from_which_a_heading_can_be_filed_starts_no_duty() -> None:
    found = titled(
        "CSMS # 71234568 - GUIDANCE: Section 232 Trucks of Canada, Retroactive Rate",
        "\nThe following heading is available in the Automated Commercial Environment as "
        "of March 3, 2027, for medium- and heavy-duty vehicles of Canada entered for consumption "
        "on or after 12:01 a.m. eastern standard time on February 4, 2027. They are subject to a "
        "section 232 duty of 15 percent ad valorem.\n",
        Channel.CBP_CSMS,
        "2027-03-04T15:00:00+00:00",
    )
    assert found == [
        {"kind": "confirmation", "programme": "us-232-trucks", "new": "15", "from": "2027-02-04"}
    ]


def test_the_old_rate_stands_where_a_message_says_what_the_act_lowers() -> None:
    found = titled(
        "CSMS # 71234569 - GUIDANCE: Section 232 Trucks of Canada",
        "\nBACKGROUND\n\nFor trucks assembled in Canada the Executive Order lowers the "
        "section 232 duty from 25 percent to 15 percent.\n\nGUIDANCE\n\nThe heading is for goods "
        "entered for consumption on or after 12:01 a.m. eastern standard time on February 4, 2027:"
        "\n\n9903.74.20 - Medium- and heavy-duty trucks of Canada: 15% ad valorem\n",
        Channel.CBP_CSMS,
        "2027-02-03T15:00:00+00:00",
    )
    assert [(d["kind"], d.get("old"), d["new"], d["from"]) for d in found] == [
        ("confirmation", "25", "15", "2027-02-04")
    ]


def test_goods_that_are_not_to_be_refused_are_taken_out_of_a_ban() -> None:
    found = signed(
        f"{UNDER_338}(1) Canoes and kayaks are struck from clause (2) of that proclamation. They are "
        "not to be refused entry.\n",
        "Amendment to Prohibiting the Importation of Certain Vessels of Canada",
    )
    assert found == [{"kind": "codes-removed", "programme": "us-338-canada"}]


def test_a_duty_that_starts_rather_later_is_put_off_and_the_others_stand() -> None:
    found = signed(
        f"{UNDER_232}(1) The duty of 30 percent ad valorem on buses shall be effective {FORMULA} "
        "October 4, 2027, rather than January 12, 2027.\n\n(2) For all other vehicles, the duty of "
        "30 percent ad valorem shall be effective on January 12, 2027, as provided in Proclamation "
        "10984.\n",
        OF_TRUCKS,
    )
    assert found == [
        {"kind": "postponement", "programme": "us-232-trucks", "new": "30", "from": "2027-10-04"}
    ]


def test_a_rise_with_a_later_day_starts_then_though_a_rate_applies_until_then() -> None:
    found = signed(
        f"{UNDER_232}(1) The increase of the duty on buses shall become effective on October 4, 2027, "
        "instead of January 12, 2027. Until that date, a duty of 25 percent continues to apply.\n",
        OF_TRUCKS,
    )
    assert found == [{"kind": "postponement", "programme": "us-232-trucks", "from": "2027-10-04"}]


def test_goods_that_pay_another_rate_instead_are_not_relieved() -> None:
    found = signed(
        f"{UNDER_232}(1) School buses shall not be subject to the duty of 80 percent imposed by "
        "Proclamation 10984, and shall instead be subject to a duty of 20 percent ad valorem, "
        f"{FORMULA} January 12, 2027.\n",
        OF_TRUCKS,
    )
    assert found == [
        {
            "kind": "rate-change",
            "programme": "us-232-trucks",
            "old": "80",
            "new": "20",
            "from": "2027-01-12",
        }
    ]


def test_an_act_on_the_scope_lists_goods_that_join_an_earlier_duty() -> None:
    found = signed(
        f"{UNDER_338}(1) Products of Canada set forth in Annex I, Part A, shall be subject to the "
        "additional ad valorem duty of 40 percent imposed pursuant to Proclamation 11048. Products "
        "of Canada set forth in Annex I, Part B, shall no longer be subject to the additional ad "
        "valorem duty of 40 percent imposed pursuant to Proclamation 11048. These changes shall be "
        f"effective {FORMULA} January 12, 2027.\n",
        "Modifying the Scope of Products of Canada Subject to Additional Duties",
    )
    assert [(d["kind"], d.get("old"), d.get("new"), d["from"]) for d in found] == [
        ("codes-added", None, "40", "2027-01-12"),
        ("codes-removed", "40", None, "2027-01-12"),
    ]


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Inclusion of Certain Timber Products in the Section 232 Action on Timber and Lumber",
            "ABSTRACT: The President directed the Secretary to establish a process for including "
            "wood products. The Bureau adds folding screens and wooden shutters to the list of "
            "upholstered furniture, which is subject to a 35 percent ad valorem duty. The additions "
            "take effect on March 9, 2027.",
            {
                "kind": "codes-added",
                "programme": "us-232-wood",
                "new": "35",
                "from": "2027-03-09",
            },
        ),
        (
            "Suspension of the De Minimis Exemption and a New Process for Parcels",
            "ABSTRACT: This rule amends the U.S. Customs and Border Protection regulations to "
            "implement the suspension of the de minimis exemption for parcels. This rule also "
            "establishes a new entry process for parcels.",
            {"kind": "confirmation", "programme": "us-de-minimis"},
        ),
        (
            "Notice of Actions in Section 301 Investigations Concerning Forced Labor",
            "ABSTRACT: The Trade Representative has found acts of 60 economies actionable and is "
            "taking action in each investigation by imposing tariffs on all products of the "
            "economy. A rate of 11 percent is the appropriate rate of the Section 301 duties, which "
            "are imposed on goods produced in economies without a forced labor import prohibition.",
            {"kind": "new-duty", "programme": "us-301-forced-labor", "new": "11"},
        ),
        (
            "Notice of Modification: Exclusions From the Section 301 Action on Forced Labor",
            "SUMMARY: The Trade Representative has determined to exclude certain articles from the "
            "additional duties of the Section 301 investigations concerning forced labor.\n\nDATES: "
            "The exclusions apply as of July 24, 2026. Part B of the Annex applies as of January "
            "25, 2027.",
            {"kind": "exemption", "programme": "us-301-forced-labor", "from": "2026-07-24"},
        ),
    ],
)
def test_a_notice_is_what_its_opening_does(title: str, text: str, wanted: dict[str, str]) -> None:
    found = titled(title, f"\n{text}\n", Channel.FEDERAL_REGISTER, "2026-12-21T12:00:00+00:00")
    assert found == [wanted]


def test_an_agency_on_what_the_president_has_just_done_confirms_it() -> None:
    found = titled(
        "Ambassador Greer Issues Statement on Section 338 Tariffs on Canada",
        "\nWASHINGTON – Today, Ambassador Greer issued a statement after President Trump "
        "exercised his authority under Section 338 of the Tariff Act of 1930 to impose additional "
        "40 percent tariffs on Canada.\n",
        Channel.USTR,
        "2026-12-21T12:00:00+00:00",
    )
    assert found == [{"kind": "confirmation", "programme": "us-338-canada", "new": "40"}]


def test_a_surtax_withdrawn_from_some_goods_shortens_its_list() -> None:
    title = "Order Amending the United States Surtax Order (2026)"
    reading = read(
        f"Order in Council P.C. 2026-1190\nDate: 2026-12-10\nAct: Customs Tariff\nSubject: {title}\n"
        f"Precis: {title} in order to (1) lower the surtax from 30% to 12% for goods classified "
        "under 20 tariff items, mainly lamps, as of December 14, 2026; and (2) withdraw the surtax "
        "from goods classified under 4 tariff items, mainly maps, as of January 18, 2027.\n",
        title,
        Channel.ORDERS_IN_COUNCIL,
        published="2026-12-10T12:00:00+00:00",
    )
    assert [(d["kind"], d.get("new"), d["from"]) for d in told(reading)] == [
        ("rate-change", "12", "2026-12-14"),
        ("codes-removed", None, "2027-01-18"),
    ]


def test_a_notice_on_the_surtax_order_may_speak_of_the_value_for_antidumping() -> None:
    found = titled(
        "Avis des douanes 27-11 : Décret de surtaxe des États-Unis (2026)",
        "\nOttawa, le 9 mars 2027\n\n1. Depuis le 9 mars 2027, les lampes originaires des "
        "États-Unis sont passibles d’une surtaxe de 35 % de la valeur en douane.\n\n2. La surtaxe "
        "n’est pas comprise dans la valeur pour le calcul des droits antidumping.\n",
        Channel.CBSA_NOTICES,
        "2027-03-09T12:00:00+00:00",
    )
    assert found == [
        {"kind": "confirmation", "programme": "ca-surtax-2026", "new": "35", "from": "2027-03-09"}
    ]


def test_an_order_prolongs_one_relief_and_grants_another_each_to_its_day() -> None:
    title = "Order Amending the United States Surtax Remission Order (2025)"
    reading = read(
        f"Order in Council P.C. 2027-0301\nDate: 2027-04-15\nAct: Customs Tariff\nSubject: {title}\n"
        f"Precis: {title} in order to prolong relief for some importers and to grant new relief for "
        "beehives.\n\n1 The United States Surtax Remission Order (2025) is amended by adding the "
        "following after section 3.4:\n3.5 Subject to section 5, remission is granted of surtaxes "
        "paid or payable in respect of beehives that are imported by a beekeeper.\n2 (1) In "
        "paragraph 5(b) of the Order, “September 1, 2027” is replaced by “March 1, 2028”.\n(2) "
        "Section 5 of the Order is amended by adding the following after paragraph (c):\n(c.1) in "
        "the case of a good in respect of which remission is granted under section 3.5, it is "
        "imported into Canada on or after May 1, 2027 and before December 1, 2028;\n",
        title,
        Channel.ORDERS_IN_COUNCIL,
        published="2027-04-15T12:00:00+00:00",
    )
    assert sorted((d["kind"], d.get("from", ""), d["to"]) for d in told(reading)) == [
        ("exemption", "2027-05-01", "2028-11-30"),
        ("postponement", "", "2028-02-29"),
    ]
