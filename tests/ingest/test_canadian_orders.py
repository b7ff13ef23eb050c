"""What orders under the Customs Tariff do, by the words they do it with: each with its own day."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

GAZETTE = (
    "Registration\nSOR/2027-30 February 5, 2027\n\nCUSTOMS TARIFF\n\nHer Excellency the Governor "
    "General in Council makes the annexed Order under subsection 53(2) of the Customs Tariff.\n\n"
)
IN_COUNCIL = (
    "Order in Council P.C. 2027-0100\nDate: 2027-02-05\nDepartment: FIN\nAct: Customs Tariff\n"
    "Subject: {title}\nPrecis: {precis}\nRegistration: SOR/2027-0030\n"
)
SURTAX = "Order Amending the United States Surtax Order (2026)"
METALS = "Order Amending the United States Surtax Order (Steel and Aluminum 2025): SOR/2027-30"


def _read(text: str, title: str, channel: Channel) -> list[tuple[str, ...]]:
    found = told(read(text, title, channel, published="2027-02-10T20:00:00+00:00"))
    return [
        (each["kind"], each.get("old", ""), each.get("new", ""), each.get("from", ""))
        for each in found
    ]


@pytest.mark.parametrize(
    ("title", "text", "changes"),
    [
        (
            "United States Surtax Order (Furniture 2027): SOR/2027-30",
            "2 A surtax at the rate of 25% of the value for duty is imposed on goods that "
            "originate in the United States and are set out in the schedule.\n\n"
            "Coming into Force\n4 This Order comes into force on February 10, 2027.\n",
            [("new-duty", "", "25", "2027-02-10")],
        ),
        (
            SURTAX,
            "1 Schedule 1 to the United States Surtax Order (2026) is replaced by the Schedule 1 "
            "set out in the schedule to this Order.\n\nComing into Force\n3 This Order comes into "
            "force on the third day after the day on which it is registered.\n\nREGULATORY IMPACT "
            "ANALYSIS STATEMENT\n\nThe Order removes 40 tariff items from Schedule 1.\n",
            [("codes-removed", "", "", "2027-02-08")],
        ),
        (
            METALS,
            "1 The United States Surtax Order (Steel and Aluminum 2025) is amended by adding the "
            "following after section 4:\n\nCessation of Effect\n5 This Order ceases to have effect "
            "on June 30, 2027.\n\nComing into Force\n2 This Order comes into force on the day on "
            "which it is registered.\n",
            [("end", "", "", "2027-06-30")],
        ),
        (
            "Order Suspending the Application of the United States Surtax Order (2026)",
            "1 The application of the United States Surtax Order (2026) is suspended from "
            "February 10, 2027 until August 10, 2027.\n",
            [("postponement", "", "", "2027-08-10")],
        ),
    ],
)
def test_a_printed_order_is_told_by_its_sections(
    title: str, text: str, changes: list[tuple[str, ...]]
) -> None:
    assert _read(GAZETTE + text, title, Channel.CANADA_GAZETTE) == changes


@pytest.mark.parametrize(
    ("precis", "changes"),
    [
        (
            "Order to remove eleven tariff items from Schedule 1.",
            [("codes-removed", "", "", "")],
        ),
        (
            "Order to reduce the surtax on goods of Schedule 3 from 50% to 25% and to remove "
            "certain medical goods from Schedule 1, as of March 1, 2027.",
            [("rate-change", "50", "25", ""), ("codes-removed", "", "", "2027-03-01")],
        ),
        (
            "Order to make technical amendments and to delete tariff item 8418.10.00 from "
            "Schedule 1.",
            [("codes-removed", "", "", "")],
        ),
    ],
)
def test_an_order_in_council_is_told_by_each_aim_of_its_precis(
    precis: str, changes: list[tuple[str, ...]]
) -> None:
    text = IN_COUNCIL.format(title=SURTAX, precis=precis)
    assert _read(text, SURTAX, Channel.ORDERS_IN_COUNCIL) == changes


def test_a_consolidated_remission_that_was_amended_goes_on() -> None:
    text = (
        "United States Surtax Remission Order (2025)\nSOR/2025-122\nLast amended on February 15, "
        "2027\n\n1 Remission is granted of surtaxes paid or payable under the United States Surtax "
        "Order (2026) in respect of goods that are imported on or after February 1, 2026 and "
        "before January 1, 2028.\n"
    )
    title = "United States Surtax Remission Order (2025)"
    assert _read(text, title, Channel.JUSTICE_LAWS) == [("postponement", "", "", "2027-02-15")]


def test_an_act_under_one_statute_is_no_act_of_another_for_the_goods_in_its_title() -> None:
    reading = read(
        "A PROCLAMATION\n\nNOW, THEREFORE, I, by the authority vested in me, including section 338 "
        "of the Tariff Act of 1930, do hereby proclaim as follows:\n\n(1) Automobiles and "
        "automobile parts that are products of Canada shall be excluded from importation on or "
        "after March 1, 2027.\n\n(2) Automobile parts subject to Proclamation 10908 pay the duty "
        "of that proclamation until then.\n",
        "Adjusting Imports of Automobiles of Canada",
        published="2027-02-10T20:00:00+00:00",
    )
    assert [(each["kind"], each["programme"]) for each in told(reading)] == [
        ("ban", "us-338-canada")
    ]
