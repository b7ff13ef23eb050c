"""Canadian orders that set rates list by list, or that a page tells only by their statement."""

from __future__ import annotations

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

METALS = "Order Amending the United States Surtax Order (Steel and Aluminum 2025)"
BY_LIST = (
    "PC Number: 2027-0100\nDate: 2027-02-05\n"
    f"{METALS}\nAmendments\n1 Subsection 1(1) of the United States Surtax Order (Steel and Aluminum "
    "2025) is replaced by the following:\n(1.1) The goods referred to in subsection (1) are subject "
    "to a surtax in the amount of the following percentages of the value for duty:\n(a) in the case "
    "of goods set out in Schedule 1 or 2, 25%; and\n(b) in the case of goods set out in Schedule "
    "1.1 or 2.1, 50%.\n2 Schedules 1 and 2 to the Order are replaced by the Schedules 1 to 2.1 set "
    "out in the schedule to this Order.\nComing into Force\n3 This Order comes into force on the "
    "day on which the United States Surtax Order (2026) comes into force, but if it is registered "
    "after that day, it comes into force on the day on which it is registered.\n"
)
STATEMENT = (
    "{title}: SOR/2027-30\n\nRegistration\nSOR/2027-30 February 5, 2027\n\nCUSTOMS TARIFF\n\nHer "
    "Excellency the Governor General in Council makes the annexed {title} under subsection 53(2) "
    "of the Customs Tariff.\n\nREGULATORY IMPACT ANALYSIS STATEMENT\n\n(This statement is not part "
    "of the Order.)\n\nBackground\n\nThe United States raised its tariffs on steel to 50%. In "
    "response, Canada imposed a surtax of 35% on consumer goods under the United States Surtax "
    "Order (2026).\n\nDescription\n\n{does}\n\nConsultation\n\nThe change exempts nobody who was "
    "consulted.\n"
)


def test_of_lists_old_and_new_only_the_new_ones_change_and_start_with_another_order() -> None:
    found = told(
        read(
            BY_LIST,
            METALS,
            Channel.ORDERS_IN_COUNCIL,
            published="2027-02-05T20:00:00+00:00",
        )
    )
    assert found == [
        {
            "kind": "rate-change",
            "programme": "ca-surtax-steel-aluminum-2025",
            "new": "50",
            "in": "Schedule 1.1 or 2.1",
        }
    ]


def test_a_page_without_sections_is_read_by_the_description_in_its_statement() -> None:
    title = "Order Amending and Repealing Certain Orders (United States Surtax)"
    does = (
        "The Order removes tariffs on the full set of goods listed under the United States Surtax "
        "Order (2026), as well as all of the non-steel goods listed under the United States Surtax "
        "Order (Steel and Aluminum 2025), from March 1, 2027, onwards.\n\nIt amends the United "
        "States Surtax Order (Motor Vehicles 2025) to exclude vintage vehicles."
    )
    reading = read(
        STATEMENT.format(title=title, does=does),
        f"{title}: SOR/2027-30",
        Channel.CANADA_GAZETTE,
        published="2027-02-17T20:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "end", "programme": "ca-surtax-2026", "old": "35", "from": "2027-03-01"},
        {
            "kind": "codes-removed",
            "programme": "ca-surtax-steel-aluminum-2025",
            "from": "2027-03-01",
        },
        {"kind": "exemption", "programme": "ca-surtax-vehicles-2025"},
    ]
