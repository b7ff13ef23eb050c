"""Canadian relief from surtaxes: to what day, of which programme, and whose orders are not ours."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

PRECIS = (
    "Order in Council P.C. 2027-0100\nDate: 2027-02-05\nDepartment: FIN\nAct: Customs Tariff\n"
    "Subject: {title}\nPrecis: {title} in order to {aim}\nRegistration: SOR/2027-0030\n"
)


def _told(text: str, title: str, channel: Channel, day: str = "2027-02-10") -> list[dict[str, str]]:
    return told(read(text, title, channel, published=f"{day}T20:00:00+00:00"))


def _in_council(title: str, aim: str, sections: str = "") -> list[dict[str, str]]:
    text = PRECIS.format(title=title, aim=aim) + "\n" + sections
    return _told(text, title, Channel.ORDERS_IN_COUNCIL)


CONSOLIDATED = (
    "SOR/2025-122\n2025-4-16\n2027-2-9\nUnited States Surtax Remission Order (2025)\n"
    "Remission1\nSubject to section 2, remission is granted of surtaxes paid or payable under the "
    "United States Surtax Order (2026) in respect of goods imported for use in health care.\n"
    "Conditions2\nRemission is granted on the following conditions:\n(a)\nthe good is imported into "
    "Canada before\n(i)\nJuly 1, 2027, in the case of a good of Schedule 1, or\n(ii)\nOctober 1, "
    "2027, in the case of a good of Schedule 2;\n(b)\nno claim is made after January 1, 2030.\n"
    "SOR/2027-12, s. 2\nComing into force3\nThis Order comes into force on the day on which it is "
    "registered.\n"
)


def test_relief_lasts_to_the_latest_day_of_its_conditions() -> None:
    title = "United States Surtax Remission Order (2025)"
    amended = {"kind": "postponement", "programme": "ca-remission", "to": "2027-09-30"}
    assert _told(CONSOLIDATED, title, Channel.JUSTICE_LAWS) == [amended]
    first = CONSOLIDATED.replace("SOR/2027-12, s. 2\n", "")
    new = {**amended, "kind": "exemption", "from": "2025-04-16"}
    assert _told(first, title, Channel.JUSTICE_LAWS) == [new]


def test_a_french_order_gives_the_earliest_and_the_latest_day() -> None:
    title = "Décret de remise de la surtaxe des États-Unis (véhicules automobiles, 2027)"
    text = (
        f"TR/2027-13\n2027-4-8\n{title}\nRemise2\n(1)\nRemise est accordée à l’importateur des "
        "surtaxes payées ou à payer aux termes du Décret imposant une surtaxe aux États-Unis "
        "(véhicules automobiles, 2025).\nConditions3\nLa remise est accordée aux conditions "
        "suivantes :\na)\nle véhicule automobile est importé au plus tôt le 9 avril 2027 et au "
        "plus tard le 8 avril 2028;\nb)\nl’importateur présente une demande de remise dans les "
        "deux ans.\n"
    )
    assert _told(text, title, Channel.JUSTICE_LAWS, "2027-04-10") == [
        {
            "kind": "exemption",
            "programme": "ca-remission",
            "from": "2027-04-09",
            "to": "2028-04-08",
        }
    ]


def test_relief_from_the_surtax_on_steel_derivatives_is_relief() -> None:
    found = _in_council(
        "Steel Derivative Goods Surtax Remission Order",
        "provide remission of surtaxes for goods imported for public health",
    )
    assert [(each["kind"], each["programme"]) for each in found] == [
        ("exemption", "ca-steel-derivatives")
    ]


def test_an_exemption_that_lasts_longer_and_another_one_are_two() -> None:
    found = _in_council(
        "Order Amending the Steel Derivative Goods Surtax Order",
        "(1) extend the exemption provided for goods used in the manufacture of aircraft to June "
        "30, 2028; and (2) exempt goods originating in Canada from the surtax.",
    )
    assert found == [
        {"kind": "postponement", "programme": "ca-steel-derivatives", "to": "2028-06-30"},
        {"kind": "exemption", "programme": "ca-steel-derivatives"},
    ]


def test_relief_may_be_told_as_what_is_imported_without_the_surtax() -> None:
    found = _in_council(
        "United States Surtax Remission Order (Motor Vehicles 2027)",
        "allow carmakers to import, from April 9, 2027 to April 8, 2028 inclusive, up to 200,000 "
        "vehicles without the surtax of 15 per cent.",
    )
    assert found == [
        {
            "kind": "exemption",
            "programme": "ca-remission",
            "from": "2027-04-09",
            "to": "2028-04-08",
        }
    ]


def test_sections_give_the_rates_and_the_exemption_that_a_precis_only_sums_up() -> None:
    found = _in_council(
        "Order Amending the United States Surtax Order (Motor Vehicles 2025)",
        "decrease the surtax on motor vehicles that originate in the United States.",
        "1 (1) Subsection 2(1) of the United States Surtax Order (Motor Vehicles 2025) is amended "
        "by replacing “25%” with “10%”.\n(2) Subsection 2(2) of the Order is amended by replacing "
        "“25% of the value for duty” with “10% of the value for duty”.\n2 Section 3 of the Order "
        "is amended by adding the following after paragraph (c):\n(d) fire engines classified "
        "under tariff item 8705.30.00.\nComing into Force\n3 This Order comes into force on March "
        "1, 2027.\n",
    )
    ours = {"programme": "ca-surtax-vehicles-2025", "from": "2027-03-01"}
    assert found == [
        {"kind": "rate-change", "old": "25", "new": "10", **ours},
        {"kind": "exemption", **ours},
    ]


@pytest.mark.parametrize(
    ("title", "text", "channel", "day"),
    [
        (
            "Order Amending the Schedule to the Customs Tariff (Extension of a CPTPP Tariff to Peru)",
            "Precis: Order Amending the Schedule to the Customs Tariff (Extension of a CPTPP Tariff "
            "to Peru) in order to remove the tariff for goods that originate in Peru.\n",
            Channel.ORDERS_IN_COUNCIL,
            "2027-02-10",
        ),
        (
            "Décret de remise de la surtaxe de la Chine (2024)",
            "Remise est accordée de la surtaxe payée aux termes du Décret imposant une surtaxe à la "
            "Chine (2024) à l’égard des marchandises importées avant le 1er janvier 2028.\n",
            Channel.JUSTICE_LAWS,
            "2027-02-10",
        ),
        (
            "Order Amending the Import Control List (2027-2)",
            "Precis: Order Amending the Import Control List (2027-2) in order to exempt goods of "
            "the United Kingdom from permits.\n\nHer Excellency the Governor General in Council "
            "makes the annexed Order Amending the Steel Derivative Goods Surtax Order under "
            "subsection 53(2) of the Customs Tariff.\nSur recommandation du ministre des Finances, "
            "Son Excellence la Gouverneure générale en conseil prend le Décret modifiant le Décret "
            "imposant une surtaxe sur les marchandises dérivées de l’acier, ci-après.\n",
            Channel.ORDERS_IN_COUNCIL,
            "2027-02-10",
        ),
    ],
)
def test_orders_of_others_goods_are_left(title: str, text: str, channel: Channel, day: str) -> None:
    assert _told(text, title, channel, day) == []


def test_a_consolidated_surtax_tells_the_exception_that_was_made_longer() -> None:
    title = "Steel Derivative Goods Surtax Order"
    text = (
        f"SOR/2025-267\n{title}\nSurtax\n1 Subject to section 2, goods that are set out in the "
        "schedule are subject to a surtax in the amount of 25% of their value for duty.\n"
        "Exceptions\n2 The following goods are not subject to the surtax:\n(a) casual goods; and\n"
        "(b) goods that are imported before April 1, 2028 for use in aircraft.\n"
        "SOR/2026-268, s. 1\nComing into Force\n3 This Order comes into force on December 26, "
        "2025.\n"
    )
    spared = {"kind": "postponement", "programme": "ca-steel-derivatives", "to": "2028-03-31"}
    assert _told(text, title, Channel.JUSTICE_LAWS) == [spared]
    surtax = text.replace("SOR/2026-268, s. 1\n", "").replace(
        "their value for duty.\n", "their value for duty.\nSOR/2026-268, s. 1\n"
    )
    kinds = [each["kind"] for each in _told(surtax, title, Channel.JUSTICE_LAWS)]
    assert kinds == ["rate-change"]
