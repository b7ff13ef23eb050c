"""Orders whose parts start on different days, and orders that touch several others at once."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told
from tests.ingest.test_order_sections import COUNCIL, GAZETTE, PRINTED

BOTH = "Order Amending and Repealing Certain Orders Made Under the Customs Tariff (United States)"
AMENDING = "Order Amending the United States Surtax Order (2026)"
TWO_STARTS = """\
1 The United States Surtax Order (2026) is amended by adding the following after section 1:

Surtax
1.1 (1) Goods that originate in the United States and that are set out in Part A of Schedule 6 are \
subject to a surtax in the amount of 20% of the value for duty.

(2) Goods that originate in the United States and that are set out in Part B of Schedule 6 are \
subject to a surtax in the amount of 12.5% of the value for duty.

2 The Order is amended by adding, after Schedule 5, the Schedule 6 set out in this Order.

Coming into Force

3 (1) Subject to subsection (2), this Order comes into force on December 10, 2026.

(2) Subsection 1.1(2) of the Order, as enacted by section 1, comes into force on January 4, 2027.
"""
SEVERAL = """\
United States Surtax Order (Steel and Aluminum 2025)
1 The Order is repealed.
United States Surtax Order (2026)
2 Schedule 1 to the United States Surtax Order (2026) is replaced by the Schedule 1 set out in \
this Order.
United States Surtax Order (Motor Vehicles 2025)
3 Section 3 of the United States Surtax Order (Motor Vehicles 2025) is amended by adding the \
following after paragraph (a):
(a.1) motor vehicles that have a gross vehicle weight exceeding five tonnes;
Coming into Force
4 (1) Subject to subsection (2), this Order comes into force on December 10, 2026.
(2) Section 3 is deemed to have come into force on November 9, 2026.
"""


def test_a_subsection_that_starts_later_has_its_own_day() -> None:
    """'Subsection 1.1(2) of the Order, as enacted by section 1, comes into force on ...'."""
    text = GAZETTE.format(title=AMENDING, body=TWO_STARTS)
    found = told(read(text, AMENDING, Channel.CANADA_GAZETTE, published=PRINTED))
    days = [(each["new"], each["from"]) for each in found]
    assert days == [("20", "2026-12-10"), ("12.5", "2027-01-04")]


def test_each_order_of_several_has_its_kind_and_its_day() -> None:
    """One is repealed, one goes on with a shorter list, one spares goods back to an earlier day."""
    precis = (
        f"{BOTH} in order to (1) remove tariffs on all goods listed under the United States Surtax "
        "Order (Steel and Aluminum 2025), as well as all of the food listed under the United "
        "States Surtax Order (2026); and (2) amend the United States Surtax Order (Motor Vehicles "
        "2025) to exclude heavy trucks so that surtaxes will not apply to those goods."
    )
    text = COUNCIL.format(title=BOTH, precis=precis, body=SEVERAL)
    found = told(read(text, BOTH, Channel.ORDERS_IN_COUNCIL, published=PRINTED))
    assert [(each["kind"], each["programme"], each["from"]) for each in found] == [
        ("end", "ca-surtax-steel-aluminum-2025", "2026-12-10"),
        ("codes-removed", "ca-surtax-2026", "2026-12-10"),
        ("exemption", "ca-surtax-vehicles-2025", "2026-11-09"),
    ]


def test_what_a_precis_tells_of_another_country_s_order_is_left() -> None:
    """(1) and (2) are of the China order; the last day of (3) is ours."""
    title = (
        "Order Amending the China Surtax Remission Order (2024) and the United States Surtax "
        "Remission Order (2025)"
    )
    precis = (
        "Order Amending the China Surtax Remission Order (2024) in order to (1) extend remission "
        "until March 31, 2027; (2) to provide relief for one additional company; and (3) amend the "
        "United States Surtax Remission Order to extend to June 30, 2027 remission for hospitals."
    )
    text = COUNCIL.format(title=title, precis=precis, body="")
    found = told(read(text, title, Channel.ORDERS_IN_COUNCIL, published=PRINTED))
    assert found == [{"kind": "postponement", "programme": "ca-remission", "to": "2027-06-30"}]


def test_more_businesses_are_relief_of_their_own_beside_longer_relief() -> None:
    """The part with a last day comes first."""
    title = "Order Amending the United States Surtax Remission Order (2025)"
    precis = (
        f"{title} in order to (1) extend remission to provide relief to an additional 40 Canadian "
        "businesses; and (2) extend to June 30, 2027 remission for goods used in farming."
    )
    text = COUNCIL.format(title=title, precis=precis, body="")
    found = told(read(text, title, Channel.ORDERS_IN_COUNCIL, published=PRINTED))
    assert [(each["kind"], each.get("to", "")) for each in found] == [
        ("postponement", "2027-06-30"),
        ("exemption", ""),
    ]


def test_items_taken_off_a_list_tell_the_surtax_they_no_longer_pay() -> None:
    """The old rate stands in the precis."""
    precis = (
        f"{AMENDING}, effective January 20, 2027, in order to delete from Schedule 3 the tariff "
        "items for orange juice, so that these goods are no longer subject to the surtax of 50%."
    )
    text = COUNCIL.format(title=AMENDING, precis=precis, body="")
    found = told(read(text, AMENDING, Channel.ORDERS_IN_COUNCIL, published=PRINTED))
    assert [(each["kind"], each["old"], each["from"]) for each in found] == [
        ("codes-removed", "50", "2027-01-20")
    ]


def test_an_order_that_waits_for_a_notice_starts_on_the_day_its_explanation_says() -> None:
    """The section gives a condition only; the statement after it, the day."""
    title = "Order Repealing the United States Surtax Order (2026)"
    body = (
        "1 The United States Surtax Order (2026) is repealed.\n\nComing into Force\n\n2 This Order "
        "comes into force on the day on which a notice is published by the Minister.\n\n"
        "REGULATORY IMPACT ANALYSIS STATEMENT\n\nThe notice was published. The Order is "
        "accordingly in force on December 12, 2026, at 12:01 a.m., Eastern Time."
    )
    text = GAZETTE.format(title=title, body=body)
    found = told(read(text, title, Channel.CANADA_GAZETTE, published=PRINTED))
    assert found == [{"kind": "end", "programme": "ca-surtax-2026", "from": "2026-12-12"}]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(
            "Décret modifiant le Décret imposant une surtaxe à la Chine (2024)",
            "1 L’alinéa 2(1)a) du Décret imposant une surtaxe à la Chine (2024) est remplacé par "
            "ce qui suit :\n\na) à l’égard des véhicules, 100 % de la valeur en douane;\n\n2 Le "
            "présent décret entre en vigueur le 15 novembre 2026.\n\nRÉSUMÉ DE L’ÉTUDE D’IMPACT DE "
            "LA RÉGLEMENTATION\n\nLes surtaxes imposées aux marchandises des États-Unis (15 %, "
            "25 %) ne sont pas touchées par le Décret.",
            id="in French",
        ),
        pytest.param(
            "Order Amending the China Surtax Order (2024)",
            "1 Paragraph 2(1)(a) of the China Surtax Order (2024) is replaced by the following:\n\n"
            "(a) for vehicles, 100% of the value for duty;\n\n2 This Order comes into force on "
            "November 15, 2026.\n\nREGULATORY IMPACT ANALYSIS STATEMENT\n\nThe surtax on goods of "
            "the United States (15%, 25%) is explained elsewhere. The United States also has a "
            "tariff on vehicles of China.",
            id="in English, where the explanation names the surtax on the United States",
        ),
    ],
)
def test_a_surtax_on_china_is_none_of_our_business(title: str, text: str) -> None:
    """Whatever its explanation says of the surtaxes on the United States."""
    reading = read(text, title, Channel.CANADA_GAZETTE, published=PRINTED)
    assert not reading.verdict.relevant
    assert told(reading) == []


def test_the_end_that_is_put_off_is_no_first_day() -> None:
    """'extend the period of eligibility from April 30 to June 30': it began long before."""
    title = "Order Amending the United States Surtax Remission Order (2025)"
    precis = (
        f"{title} in order to extend the period of eligibility for remission from December 31, "
        "2026 to June 30, 2027 for companies in light of their contracts."
    )
    text = COUNCIL.format(title=title, precis=precis, body="")
    found = told(read(text, title, Channel.ORDERS_IN_COUNCIL, published=PRINTED))
    assert found == [{"kind": "postponement", "programme": "ca-remission", "to": "2027-06-30"}]


def test_a_number_printed_close_to_its_subsection_counts_as_a_section() -> None:
    """'1(1) The Order ...' on the pages of the Privy Council, '1 (1) The Order ...' in print."""
    apart = GAZETTE.format(title=AMENDING, body=SEVERAL.replace("1 The", "1 (1) The", 1))
    close = apart.replace("1 (1) The", "1(1) The").replace("4 (1)", "4(1)")
    readings = [
        told(read(text, AMENDING, Channel.CANADA_GAZETTE, published=PRINTED))
        for text in (apart, close)
    ]
    assert readings[0] == readings[1]
    assert [each["from"] for each in readings[1] if each["kind"] == "exemption"] == ["2026-11-09"]
