"""Fact sheets of the White House: steps, delays, offsets and several programmes in one."""

from __future__ import annotations

from pathlib import Path

import pytest

import config
from store.catalogue.recognition import recognition_words
from tests.ingest.reading_documents import read, told

TODAY = "Today, President Donald J. Trump signed a Proclamation under Section 232"


def shipped_headings() -> tuple[str, ...]:
    return recognition_words(Path(config.__file__).parent / "feeds" / "programmes.yaml").recalling


def sheet(title: str, *sentences: str) -> list[dict[str, str]]:
    """What a sheet of November 24, 2026, with these sentences tells of."""
    text = "ACTING FOR AMERICANS: " + "\n- ".join(sentences) + "\n"
    reading = read(text, f"Fact Sheet: {title}", published="2026-11-24T22:00:00+00:00")
    return told(reading)


def test_a_rise_a_step_and_an_offset_that_lasts_longer() -> None:
    trucks = {"programme": "us-232-trucks"}
    assert sheet(
        "President Donald J. Trump Adjusts Tariffs on Trucks and Buses",
        f"{TODAY} to adjust tariffs on medium- and heavy-duty vehicles and buses.",
        "The Proclamation raises the tariff on class 8 tractors from 25% to 40%, effective January "
        "19, 2027.",
        "The tariff on buses goes up from 10% to 17.5% on July 1, 2027, and to 25% on July 1, 2028.",
        "The 3.75% offset for vehicles assembled here is extended through October 31, 2032.",
    ) == [
        {"kind": "postponement", **trucks, "new": "3.75", "to": "2032-10-31"},
        {"kind": "rate-change", **trucks, "old": "25", "new": "40", "from": "2027-01-19"},
        {"kind": "rate-change", **trucks, "old": "10", "new": "17.5", "from": "2027-07-01"},
    ]


def test_the_day_to_which_a_tariff_is_delayed_is_its_first() -> None:
    assert sheet(
        "President Donald J. Trump Delays Tariffs on Polysilicon Derivatives",
        f"{TODAY} that delays the 15% tariff on polysilicon derivatives from December 4, 2026, to "
        "March 15, 2027.",
        "Minimum import prices on polysilicon still begin on December 4, 2026.",
    ) == [
        {
            "kind": "postponement",
            "programme": "us-232-polysilicon",
            "new": "15",
            "from": "2027-03-15",
        }
    ]


def test_a_rate_has_no_day_of_the_step_that_follows_it() -> None:
    assert sheet(
        "President Donald J. Trump Adjusts Imports of Timber and Lumber",
        f"{TODAY} on imports of timber and lumber.",
        "It imposes a 25% tariff on upholstered furniture, which will increase to 30% on January 1.",
    ) == [{"kind": "new-duty", "programme": "us-232-wood", "new": "25"}]


def test_an_arrangement_changes_each_of_its_programmes() -> None:
    changed = {"kind": "rate-change"}
    assert sheet(
        "President Donald J. Trump Implements the Arrangement With Canada",
        "Today, President Donald J. Trump signed an Executive Order implementing the Arrangement.",
        "Steel and aluminum of Canada will be subject to a 10% tariff under Section 232 within annual "
        "quantities, down from 50%, starting April 5, 2027.",
        "Cars assembled in Canada will pay 15% instead of 25% on their non-U.S. content, retroactive "
        "to October 11, 2026.",
        "The Section 338 duties on Canadian alcohol will end on May 1, 2027, if every province has "
        "resumed listing American beverages.",
    ) == [
        {**changed, "programme": "us-232-metals", "old": "50", "new": "10", "from": "2027-04-05"},
        {**changed, "programme": "us-232-autos", "old": "25", "new": "15", "from": "2026-10-11"},
        {"kind": "end", "programme": "us-338-canada", "from": "2027-05-01"},
    ]


def test_a_quota_has_two_rates_of_one_change() -> None:
    assert sheet(
        "President Donald J. Trump Adjusts Imports of Timber and Lumber",
        f"{TODAY} that establishes quotas for Canadian lumber.",
        "From January 1, 2027, through December 31, 2029, Canadian lumber will pay 4% within the "
        "quota and 20% above it, instead of 10%.",
    ) == [
        {
            "kind": "rate-change",
            "programme": "us-232-wood",
            "old": "10",
            "new": "4/20",
            "from": "2027-01-01",
            "to": "2029-12-31",
        }
    ]


def test_a_ban_and_a_list_are_told_with_their_days_and_what_stays_is_not() -> None:
    assert sheet(
        "President Donald J. Trump Responds to Canadian Discrimination",
        "Today, President Donald J. Trump signed a Proclamation under Section 338.",
        "Snowmobiles and motor homes of Canada may not be imported on or after April 12, 2027.",
        "Five products are removed from the list on March 1, 2027.",
        "Spare parts remain subject to the 50% additional duty.",
    ) == [
        {"kind": "ban", "programme": "us-338-canada", "from": "2027-04-12"},
        {"kind": "codes-removed", "programme": "us-338-canada", "from": "2027-03-01"},
    ]


def test_the_rate_of_what_ends_is_an_old_one() -> None:
    assert sheet(
        "President Donald J. Trump Ends Duties on Canadian Motor Vehicles",
        "Today, President Donald J. Trump signed a Proclamation ending the Section 338 duties.",
        "The 50% duties will no longer be collected as of February 20, 2027.",
    ) == [{"kind": "end", "programme": "us-338-canada", "old": "50", "from": "2027-02-20"}]


def test_rates_of_one_programme_begin_on_the_only_day_that_is_named() -> None:
    canada = {"kind": "rate-change", "programme": "us-338-canada", "from": "2026-12-01"}
    assert sheet(
        "President Donald J. Trump Raises Duties on Canadian Goods Under Section 338",
        "Today, President Donald J. Trump signed a Proclamation increasing the tariff on Canadian "
        "boats from 25% to 35%, which takes effect on December 1, 2026.",
        "Goods transshipped to evade it will be subject to a tariff of 40%.",
    ) == [{**canada, "old": "25", "new": "35"}, {**canada, "kind": "new-duty", "new": "40"}]


def test_tariffs_begin_so_many_days_after_signing_whoever_they_are_told_of() -> None:
    drones = {"kind": "new-duty", "programme": "us-232-drones", "from": "2026-12-15"}
    assert sheet(
        "President Donald J. Trump Imposes Tariffs on Drones and Their Parts",
        f"{TODAY} on drones.",
        "The Proclamation imposes a 90% ad valorem tariff on large drones.",
        "The Proclamation imposes a 20% ad valorem tariff on other drones.",
        "A 10% ad valorem tariff will apply to drones of the United Kingdom, provided that "
        "substantially all software is from there.",
        "These tariffs apply to all covered goods.",
        "The tariffs will take effect 21 days after signing.",
    ) == [{**drones, "new": "90"}, {**drones, "new": "20"}]


def test_a_programme_of_lower_rates_eases_and_a_suspended_exemption_ends() -> None:
    assert sheet(
        "President Donald J. Trump Takes Action To Adjust Imports Of Aluminum",
        f"{TODAY} to drive investment into aluminum.",
        "The Proclamation directs the Secretary of Commerce to establish a program: companies will be "
        "eligible to import primary aluminum at a reduced tariff rate equal to half of the Section "
        "232 rate.",
    ) == [{"kind": "exemption", "programme": "us-232-metals"}]
    assert sheet(
        "President Donald J. Trump Suspends the De Minimis Exemption for Commercial Shipments",
        "Today, President Donald J. Trump signed an Executive Order suspending duty-free de minimis "
        "treatment for low-value shipments of all countries.",
        "Effective December 9, 2026, goods valued at or under $800 that would otherwise qualify for "
        "the de minimis exemption will be subject to all applicable duties.",
    ) == [{"kind": "end", "programme": "us-de-minimis", "from": "2026-12-09"}]


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("FIGHTING FOR LUMBER TOWNS", 2),
        *((heading.upper(), 1) for heading in shipped_headings()),
        ("DELIVERING ON PROMISES MADE", 1),
    ],
)
def test_what_was_done_before_is_left_out_by_the_heading_it_stands_under(
    heading: str, kept: int
) -> None:
    found = sheet(
        "President Donald J. Trump Adjusts Imports of Timber and Lumber",
        f"{TODAY} on imports of timber and lumber.\n\nADJUSTING IMPORTS: The Proclamation imposes "
        "a 25% tariff on upholstered furniture.\n\n"
        f"{heading} AT HOME: The Proclamation imposes a 30% tariff on kitchen cabinets.",
    )
    assert [each["new"] for each in found] == ["25", "30"][:kept]
