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


GAZETTE = (
    "{title}\n\nCanada Gazette, Part II, Volume 161, Number 12\n\nRegistration\nSOR/2027-90 May 20, "
    "2027\n\nCUSTOMS TARIFF\n\n{body}"
)


def _printed(title: str, body: str) -> list[dict[str, str]]:
    text = GAZETTE.format(title=title, body=body)
    return told(read(text, title, Channel.CANADA_GAZETTE, published="2027-06-09T20:00:00+00:00"))


def test_relief_whose_condition_is_replaced_lasts_longer_and_listed_goods_join_it() -> None:
    found = _printed(
        "Order Amending the United States Surtax Remission Order (2025): SOR/2027-90",
        "1 Paragraph 5(a) of the United States Surtax Remission Order (2025) is replaced by the "
        "following:\n\n(a) the good is imported into Canada before\n\n(i) July 1, 2028, in the case "
        "of a good of section 1, or\n\n(ii) January 1, 2028, in the case of a good of section 3;\n\n"
        "2 Schedule 2 to the Order is amended by adding the following in numerical order:\n\n"
        "3923.50.10 Stoppers of plastic\n\n3 This Order comes into force on the day on which it is "
        "registered.\n",
    )
    assert [(each["kind"], each.get("from", ""), each.get("to", "")) for each in found] == [
        ("postponement", "", "2028-06-30"),
        ("exemption", "2027-05-20", ""),
    ]


def test_an_order_may_start_some_days_after_the_gazette_prints_it() -> None:
    found = _printed(
        "Order Amending the Steel Derivative Goods Surtax Order: SOR/2027-90",
        "1 The schedule to the Steel Derivative Goods Surtax Order is amended by adding the "
        "following in numerical order:\n\n7308.10.00\n\n2 This Order comes into force 30 days after "
        "the day on which it is published in the Canada Gazette, Part II.\n",
    )
    assert [(each["kind"], each["from"]) for each in found] == [("codes-added", "2027-07-09")]


def test_of_orders_repealed_together_those_of_others_goods_are_left() -> None:
    found = _printed(
        "Order Repealing Certain Orders Made Under the Customs Tariff: SOR/2027-90",
        "1 The following Orders are repealed:\n\n(a) the United States Surtax Order (2026); and\n\n"
        "(b) the China Surtax Order (2024).\n\n2 This Order comes into force on June 1, 2027.\n",
    )
    assert found == [{"kind": "end", "programme": "ca-surtax-2026", "from": "2027-06-01"}]


def test_what_is_left_of_a_repealed_order_and_an_order_that_fixes_a_day() -> None:
    title = "Steel Derivative Goods Surtax Order"
    left = read(
        f"SOR/2025-267\n2025-12-11\n{title}\n[Repealed, SOR/2027-90, s. 1]\n",
        title,
        Channel.JUSTICE_LAWS,
        published="2027-06-20T20:00:00+00:00",
    )
    assert told(left) == [{"kind": "end", "programme": "ca-steel-derivatives"}]
    title = "Order Fixing June 15, 2027 as the Day on which the United States Surtax Order (2027) "
    title += "Comes into Force"
    fixing = read(
        f"Order in Council P.C. 2027-0300\nDate: 2027-06-01\nAct: Customs Tariff\nSubject: {title}\n"
        f"Precis: {title}.\n",
        title,
        Channel.ORDERS_IN_COUNCIL,
        published="2027-06-01T20:00:00+00:00",
    )
    assert told(fixing) == [{"kind": "event", "programme": "ca-surtax-2026", "from": "2027-06-15"}]
