"""Each slot of a reply against text and thread: what follows from them is taken, what does not is
the local reader's."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.questions import Query
from bot.ports import Snapshot
from bot.reading.language_model.reader import ModelReader
from tests.language_model.test_reading import Asking, Model, asking, reading, snapshot

__all__ = ["asking", "snapshot"]

TRUCKS = "12 forklifts at 18,400 usd each from canada to the us, what do i owe"
"""220,800 USD."""
PIPE = "40 t of steel pipe from ontario to buffalo, 52,000 usd, what is owed"
SYRUP = "90 cases of maple syrup at 145 cad each to vermont, no certificate, duty?"
"""13,050 CAD."""


async def understood(
    asking: Asking, snapshot: Snapshot, text: str, thread: tuple[str, ...], slots: dict[str, Any]
) -> dict[str, Any]:
    return (await reading(asking(text, *thread), snapshot, command="duty", **slots)).understood


FOLLOWS = [
    (TRUCKS, "the dealer threw in 3 more, run it again", 276000),
    (TRUCKS, "two of them stay here, leave those out", 184000),
    (TRUCKS, "he came down to 17,950", 215400),
    (TRUCKS, "and for a pair", 36800),
    (TRUCKS, "what about a third of that", 73600),
    (TRUCKS, "they knocked 8,000 off", 212800),
    (TRUCKS, "with a 5% discount", 209760),
    (TRUCKS, "we only take 25% of it", 55200),
    (TRUCKS, "price went up 10%", 242880),
    (TRUCKS, "10 % de rabais", 198720),
    (TRUCKS, "and if we double the order", 441600),
    (TRUCKS, "and in january?", 220800),
    (PIPE, "the scale says 46 t", 59800),
    (PIPE, "call it sixty one five", 61500),
    (SYRUP, "make that ten dozen cases", 17400),
]


@pytest.mark.parametrize(("before", "text", "value"), FOLLOWS)
async def test_a_value_that_follows_from_text_and_thread_is_taken(
    asking: Asking, snapshot: Snapshot, before: str, text: str, value: float
) -> None:
    found = await understood(asking, snapshot, text, (before,), {"value": value})
    assert found["value"] == value


@pytest.mark.parametrize(("before", "text", "value"), FOLLOWS)
async def test_a_value_beside_it_is_not(
    asking: Asking, snapshot: Snapshot, before: str, text: str, value: float
) -> None:
    """The next numbers, other powers of ten and what nobody told are invented."""
    for wrong in (value * 1.013, value * 0.91, value * 100, value / 40, value + 777):
        found = await understood(asking, snapshot, text, (before,), {"value": wrong})
        assert found.get("value") != wrong


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("mille dollars de fromage du quebec vers le maine, combien", 1000, True),
        (
            "lamps 2,150 + shades 640 + bulbs 310 usd, all from ontario, duty into the us",
            3100,
            True,
        ),
        ("6 cases of 24 at 3.50 usd, jam from ontario to maine, what is owed", 504, True),
        ("a 9,000 usd order of chairs from ontario less 15%, what is owed", 7650, True),
        ("chairs from ontario under 800 usd, what do i owe", 800, False),
        ("chairs from ontario, 2026, 25%, 9401.61, what do i owe", 2026, False),
        ("chairs from ontario, 2026, 25%, 9401.61, what do i owe", 25, False),
        ("9,000 usd of chairs from ontario under section 232, what is owed", 2088000, False),
        ("12 chairs from ontario on 14 march 2025, what do i owe", 168, False),
        # a rate, and what they are made of, are no part of the value
        ("chairs from ontario worth 5,000 usd, duty is 25%, what do i owe", 6250, False),
        ("chairs from ontario worth 5,000 usd at 25%, what do i owe", 1250, False),
        ("chairs from ontario worth 5,000 usd, 40% steel content, what do i owe", 2000, False),
        ("chairs from ontario worth 5,000 usd, i send 30% of it, what do i owe", 1500, True),
        # what a number is the name of, what is paid beside, the ends of a range, a sum of all
        ("12 chairs at 300 usd from ontario, invoice 4471, what do i owe", 4471, False),
        ("12 chairs at 300 usd from ontario, invoice 4471, what do i owe", 53652, False),
        ("5,000 usd of chairs from ontario, freight 400 usd, what do i owe", 5400, False),
        ("chairs from ontario, between 4,000 and 6,000 usd, what do i owe", 10000, False),
        ("2 trucks from ontario, 60,000 usd in total, what do i owe", 120000, False),
        ("800 kg of chairs from ontario worth 5,000 usd, what do i owe", 4000000, False),
        # two numbers are a product where one of them is said to be a price
        ("12 chairs from ontario, 5,000 usd, what do i owe", 60000, False),
        ("40 pallets of jam, 9000, from ontario to maine, what is owed", 360000, False),
        ("12 chairs at 300 usd from ontario, what do i owe", 3600, True),
        ("12 chaises a 300 usd de l'ontario vers le maine, combien", 3600, True),
    ],
)
async def test_a_value_of_one_text(
    asking: Asking, snapshot: Snapshot, text: str, value: float, *, taken: bool
) -> None:
    found = await understood(asking, snapshot, text, (), {"value": value})
    assert (found.get("value") == value) is taken


@pytest.mark.parametrize(
    ("before", "text", "value", "stays"),
    [
        (TRUCKS, "what about 25%", 55200, 220800),
        (TRUCKS, "and from japan", 18400, 220800),
        (PIPE, "does the 232 of 50% apply", 26000, 52000),
        (PIPE, "with 30 days to pay", 1560000, 52000),
        (SYRUP, "with the certificate, 10% less", 14355, 11745),
    ],
)
async def test_a_rate_a_time_and_a_price_of_one_are_not_taken_for_the_value(
    asking: Asking, snapshot: Snapshot, before: str, text: str, value: float, stays: float
) -> None:
    found = await understood(asking, snapshot, text, (before,), {"value": value})
    assert found["value"] == stays


@pytest.mark.parametrize(
    "text",
    [
        "peat to ohio with a certificate of origin",
        "peat to ohio, origin statement on the invoice",
        "tourbe vers l'ohio avec certificat d'origine",
        "peat to ohio, originating goods",
    ],
)
async def test_papers_and_rules_of_origin_claim(
    asking: Asking, snapshot: Snapshot, text: str
) -> None:
    found = await understood(asking, snapshot, text, (), {"usmca": "yes"})
    assert found["usmca"] is True


@pytest.mark.parametrize(
    "text",
    [
        "exempt from gst, peat to ohio",
        "we signed the contract, peat to ohio",
        "agreement with the mill, peat to ohio",
        # where goods come from is asked of all
        "peat to ohio, country of origin canada",
        "peat of canadian origin to ohio, what is owed",
        "tourbe vers l'ohio, pays d'origine canada",
    ],
)
async def test_papers_of_other_matters_claim_nothing(
    asking: Asking, snapshot: Snapshot, text: str
) -> None:
    found = await understood(asking, snapshot, text, (), {"usmca": "yes"})
    assert "usmca" not in found


@pytest.mark.parametrize(
    ("before", "text", "quantity", "shown"),
    [
        (TRUCKS, "the dealer threw in 3 more, run it again", "15", "15"),
        (TRUCKS, "and in january?", "12 forklifts", "12 forklifts"),
        (PIPE, "the certificate turned up", "40 t", "40 t"),
        (PIPE, "the scale says 46", "46 t", "46 t"),
        (PIPE, "make that three such loads", "120 t", "120 t"),
        (SYRUP, "make that ten dozen cases", "120 cases", "120 cases"),
        (SYRUP, "and for one case", "1 case", "1 case"),
        (PIPE, "the scale says 46", "46 kg", None),
        (PIPE, "the scale says 46", "64 t", None),
        (TRUCKS, "the dealer threw in 3 more, run it again", "19", None),
        (SYRUP, "the certificate turned up", "900 cases", None),
    ],
)
async def test_a_quantity_and_its_unit_are_told_or_follow(
    asking: Asking,
    snapshot: Snapshot,
    before: str,
    text: str,
    quantity: str,
    shown: str | None,
) -> None:
    found = await understood(asking, snapshot, text, (before,), {"quantity": quantity})
    said = found.get("quantity", "")
    if shown is None:
        assert said not in (quantity, f"{quantity} No.")
    else:
        assert said.split(" No.")[0] == shown


async def test_the_quantity_is_the_models_and_no_other_one_of_the_text(
    asking: Asking, snapshot: Snapshot
) -> None:
    found = await understood(
        asking,
        snapshot,
        "jam in 12 oz jars from ontario to maine, 350 of em at 4 usd, what is owed",
        (),
        {"quantity": "350", "value": 1400},
    )
    assert found["quantity"] == "350"


async def test_what_an_entry_is_made_of_stays_with_it(asking: Asking, snapshot: Snapshot) -> None:
    found = await reading(
        asking("50,000 usd of furniture from canada to the us, 40% steel content, what do i owe"),
        snapshot,
        command="duty",
        good=["furniture"],
        value=50000,
    )
    assert found.query is not None
    assert found.query.values["metal"] == "40"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("peat to ohio, no c of o", False),
        ("peat to ohio, the form is signed", True),
        ("peat to ohio, nothing signed", False),
        ("peat to ohio with t-mec", True),
        ("de la tourbe vers l'ohio, on a l'attestation", True),
        ("de la tourbe vers l'ohio sans papiers", False),
        ("peat to ohio, the shipment is unpapered", False),
    ],
)
async def test_a_claim_is_told_by_the_words_people_use(
    asking: Asking, snapshot: Snapshot, text: str, *, claimed: bool
) -> None:
    found = await understood(asking, snapshot, text, (), {"usmca": "yes" if claimed else "no"})
    assert found["usmca"] is claimed


@pytest.mark.parametrize("text", ["peat to ohio", "sheets of plywood to ohio in january"])
async def test_a_claim_of_which_nothing_is_said_is_none(
    asking: Asking, snapshot: Snapshot, text: str
) -> None:
    for claim in ("yes", "no"):
        assert "usmca" not in await understood(asking, snapshot, text, (), {"usmca": claim})


@pytest.mark.parametrize(
    ("text", "claimed"),
    [("peat to ohio, no certificate", False), ("peat to ohio, cusma yes", True)],
)
async def test_a_claim_is_not_turned_against_plain_words(
    asking: Asking, snapshot: Snapshot, text: str, *, claimed: bool
) -> None:
    found = await understood(asking, snapshot, text, (), {"usmca": "no" if claimed else "yes"})
    assert found["usmca"] is claimed


async def test_a_sum_is_in_the_money_that_the_text_names(
    asking: Asking, snapshot: Snapshot
) -> None:
    for currency in ("CAD", "USD"):
        found = await understood(
            asking, snapshot, "no, i meant cad", (PIPE,), {"value": 52000, "currency": currency}
        )
        assert (found["value"], found["currency"]) == (52000, "CAD")


async def test_a_follow_up_turns_the_claim_that_its_thread_made(
    asking: Asking, snapshot: Snapshot
) -> None:
    found = await understood(
        asking, snapshot, "suppose they lost it", ("peat to ohio under cusma",), {"usmca": "no"}
    )
    assert found["usmca"] is False


@pytest.mark.parametrize(
    ("text", "slots", "shown"),
    [
        ("steel brief weekdays at noon", {"at": "12:00"}, {"at": "12:00"}),
        ("steel brief weekdays at 0530", {"at": "05:30"}, {"at": "05:30"}),
        ("steel brief, quarter to seven in the morning", {"at": "06:45"}, {"at": "06:45"}),
        ("steel brief, ten past four in the afternoon", {"at": "16:10"}, {"at": "16:10"}),
        ("steel brief at 7 in the morning", {"at": "19:00"}, {"at": "07:00"}),
        ("steel brief at 7 in the morning", {"at": "07:30"}, {"at": "07:00"}),
        (
            "steel brief tue thru thu at 7",
            {"every": "tuesday-thursday"},
            {"every": "tuesday,wednesday,thursday"},
        ),
        ("steel brief on fridays at 7", {"every": "Fridays"}, {"every": "friday"}),
        ("steel brief on fridays at 7", {"every": "monday"}, {"every": "friday"}),
        ("steel brief on fridays at 7", {"every": "hourly"}, {"every": "friday"}),
        (
            "steel brief fridays at 7 halifax time",
            {"zone": "America/Halifax"},
            {"zone": "America/Halifax"},
        ),
        (
            "steel brief fridays at 7 saskatoon time",
            {"zone": "America/Regina"},
            {"zone": "America/Regina"},
        ),
        (
            "steel brief fridays at 7 halifax time",
            {"zone": "America/Denver"},
            {"zone": "America/Halifax"},
        ),
        ("steel brief fridays at 7", {"zone": "America/Denver"}, {}),
        ("STEEL BRIEF 2300 ET", {"zone": "America/Toronto"}, {"zone": "America/Toronto"}),
        ("steel brief every weekday at 7", {"every": "weekly"}, {"every": "weekdays"}),
        ("steel brief fridays at 7 halifax time", {"zone": "../etc"}, {"zone": "America/Halifax"}),
    ],
)
async def test_the_hour_days_and_zone_of_a_digest_are_said(
    asking: Asking, snapshot: Snapshot, text: str, slots: dict[str, Any], shown: dict[str, Any]
) -> None:
    found = await reading(
        asking(text), snapshot, command="digest", action="subscribe", topics=["steel"], **slots
    )
    assert {name: found.understood.get(name) for name in slots} == {
        name: shown.get(name) for name in slots
    }


async def test_a_digest_is_moved_from_what_its_thread_ordered(
    asking: Asking, snapshot: Snapshot
) -> None:
    earlier = Query(
        command="digest",
        action="subscribe",
        values={"at": "07:00", "every": "weekdays", "zone": "America/Regina", "topics": "steel"},
    )
    for at, taken in (("08:00", True), ("07:00", True), ("10:00", False)):
        model = Model(
            content={"command": "digest", "at": at, "every": "weekdays", "zone": "America/Regina"}
        )
        found = await ModelReader(model=model).read(asking("an hour later"), snapshot, earlier)
        told = found.understood
        assert (told["every"], told["zone"]) == ("weekdays", "America/Regina")
        assert (told["at"] == at) is taken


@pytest.mark.parametrize(
    ("text", "slots", "shown"),
    [
        ("steel from canada since the day after halloween", {"since": "2025-11-01"}, True),
        ("steel from canada on march 15 2025", {"on": "2025-03-22"}, False),
        ("steel from canada in march 2025", {"on": "2025-03-22"}, True),
        ("steel from canada in march 2025", {"on": "2024-03-22"}, False),
        ("steel from canada, landing the 28th", {"on": "2026-10-28"}, True),
        ("steel from canada 10 days ago", {"on": "2025-03-12"}, False),
        ("steel may cost more from canada", {"on": "2026-05-20"}, False),
        ("steel from canada, 3 pallets and 8 coils", {"on": "2026-03-08"}, False),
    ],
)
async def test_a_day_is_one_that_the_text_may_mean(
    asking: Asking, snapshot: Snapshot, text: str, slots: dict[str, str], *, shown: bool
) -> None:
    found = await reading(asking(text), snapshot, command="timeline", good=["steel"], **slots)
    ((name, day),) = slots.items()
    assert (found.understood.get(name) == day) is shown


async def test_a_subheading_may_be_told_by_what_differs(asking: Asking, snapshot: Snapshot) -> None:
    thread = ("canada's rate on 2204.21 from california",)
    for code, taken in (("2204.22", True), ("2204.29", False)):
        found = await reading(asking("and the .22", *thread), snapshot, command="tariff", code=code)
        assert (found.understood.get("code") == code) is taken


@pytest.mark.parametrize("thread", [(TRUCKS,), (TRUCKS, "and in january?")])
async def test_what_each_cost_is_told_to_the_model(
    asking: Asking, snapshot: Snapshot, thread: tuple[str, ...]
) -> None:
    model = Model(content={"command": "duty"})
    await ModelReader(model=model).read(asking("3 more", *thread), snapshot, None)
    assert '"each": 18400.0' in model.requests[0].question
