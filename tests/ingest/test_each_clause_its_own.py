"""Acts of several changes: each clause that commands tells its own, of the goods that it names."""

from __future__ import annotations

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

ACT = (
    "NOW, THEREFORE, I, President of the United States of America, by the authority vested in me "
    "by {statute}, do hereby proclaim as follows:\n\n{clauses}\n\nIN WITNESS WHEREOF, I have "
    "hereunto set my hand.\n"
)
SECTION_232 = "section 232 of the Trade Expansion Act of 1962, as amended"


def _told(title: str, clauses: str, statute: str = SECTION_232) -> list[tuple[str, str, str]]:
    """Kind, programme and new rates of what an act changes."""
    found = told(read(ACT.format(statute=statute, clauses=clauses), title))
    return [(each["kind"], each["programme"], each.get("new", "")) for each in found]


def test_a_duty_that_names_the_neighbours_only_to_stack_is_of_its_own_programme() -> None:
    clauses = (
        "(1) Imports of copper cathode shall be subject to an additional duty of 12 percent ad "
        "valorem on or after February 17, 2027.\n\n(2) Articles of copper that are subject to it "
        "shall not be subject to the duties imposed by Executive Order 14193 of February 1, 2025, "
        "on articles of Canada."
    )

    assert _told("Regulating Refined Metal", clauses)[0] == ("new-duty", "us-232-metals", "12")


def test_an_act_that_set_two_duties_is_amended_for_the_goods_a_clause_names() -> None:
    clause = (
        "(1) Effective on or after October 6, 2025, the rate of duty on steel articles and "
        "derivative steel articles provided for in Proclamation 10947 shall be 60 percent ad "
        "valorem, in lieu of 50 percent."
    )
    found = told(
        read(
            ACT.format(statute=SECTION_232, clauses=clause),
            "Further Adjusting Imports of Steel into the United States",
            published="2025-09-16",
        )
    )

    assert [each["programme"] for each in found] == ["us-232-steel"]


def test_an_offset_put_into_the_act_on_trucks_is_of_the_automobiles_it_names() -> None:
    clauses = (
        "(1) Clause 11 of Proclamation 10984 is amended to read as follows: The Secretary shall "
        "grant an automobile manufacturer an import adjustment offset amount as follows:\n\n"
        "(i) For automobiles assembled in the United States from November 1, 2026, through October "
        "31, 2028, the import adjustment offset amount shall be equal to 5 percent of the "
        "aggregate value of those automobiles.\n\n"
        "(2) An offset may be used only to reduce the duties owed under Proclamation 10908 on "
        "imports of automobile parts."
    )
    title = "Amendments to Adjusting Imports of Automobiles and Automobile Parts"

    assert _told(title, clauses) == [("exemption", "us-232-autos", "5")]


def test_relief_beside_a_changed_rate_is_a_change_and_beside_a_new_duty_part_of_it() -> None:
    spared = "(2) Products of Canada made under contract are exempt from any duty on such goods."
    changed = (
        "(1) Branded pharmaceutical products shall be charged 150 percent ad valorem in place of "
        "100 percent, beginning January 15, 2027.\n\n"
    )
    new = "(1) Imports of pharmaceuticals shall be subject to a duty of 150 percent ad valorem.\n\n"
    title = "Adjusting Imports of Pharmaceuticals"

    assert {kind for kind, *_ in _told(title, changed + spared)} == {"rate-change", "exemption"}
    assert {kind for kind, *_ in _told(title, new + spared)} == {"new-duty"}


def test_two_pairs_between_semicolons_are_two_changes() -> None:
    clause = (
        "(1) Proclamation 10984 is amended as follows: for buses, 15 percent is substituted for 10 "
        "percent; for road tractors, 20 percent is substituted for 25 percent."
    )
    found = _told("Adjusting Imports of Medium- and Heavy-Duty Vehicles", clause)

    assert found == [("rate-change", "us-232-trucks", "15"), ("rate-change", "us-232-trucks", "20")]


def test_rates_that_each_have_a_later_day_are_steps() -> None:
    clause = (
        "(1) Drone components pay 15 percent from May 1, 2027, and 25 percent from May 1, 2028."
    )
    title = "Adjusting Imports of Unmanned Aircraft Systems"
    found = told(read(ACT.format(statute=SECTION_232, clauses=clause), title))

    assert [(each["new"], each["from"]) for each in found] == [
        ("15", "2027-05-01"),
        ("25", "2028-05-01"),
    ]


def test_goods_removed_from_the_scope_end_no_duty() -> None:
    clauses = (
        "(1) The rate of duty on axles for MHDVs is reduced from 25 percent to 12.5 percent.\n\n"
        "(2) School buses are removed from the scope of Proclamation 10984, and the 10 percent "
        "duty will not be collected on them."
    )
    found = _told("Adjusting Imports of Medium- and Heavy-Duty Vehicles", clauses)

    assert found == [
        ("rate-change", "us-232-trucks", "12.5"),
        ("codes-removed", "us-232-trucks", ""),
    ]


def test_a_precis_of_two_purposes_tells_two_changes() -> None:
    text = (
        "Order in Council P.C. 2026-0930\nDate: 2026-11-06\nDepartment: FIN\nAct: Customs Tariff\n"
        "Subject: Order Amending the United States Surtax Order (2026)\nPrecis: Removes goods of "
        "two chapters from Schedule 1 and raises the surtax on those that remain to 30%, for "
        "goods imported on or after November 23, 2026.\nRegistration: SOR/2026-0239\n"
    )
    title = "Order Amending the United States Surtax Order (2026)"
    found = told(read(text, title, channel=Channel.ORDERS_IN_COUNCIL))

    assert [(each["kind"], each["from"]) for each in found] == [
        ("codes-removed", "2026-11-23"),
        ("rate-change", "2026-11-23"),
    ]


def test_a_surtax_order_is_of_its_goods_whatever_year_and_number_it_bears() -> None:
    text = (
        "United States Surtax Order (Steel and Aluminum 2025-1)\n3 (1) Goods that originate in the "
        "United States are subject to a surtax in the amount of 25% of the value for duty.\n(2) "
        "The following goods are not subject to the surtax: (a) goods that are subject to a surtax "
        "under the United States Surtax Order (2025-1).\n4 This Order comes into force on June 20, "
        "2025.\n"
    )
    title = "United States Surtax Order (Steel and Aluminum 2025-1)"
    found = told(read(text, title, channel=Channel.ORDERS_IN_COUNCIL, published="2025-06-21"))

    assert [each["programme"] for each in found] == ["ca-surtax-steel-aluminum-2025"]


def test_a_share_set_anew_stands_however_its_place_is_cited() -> None:
    clauses = (
        "(1) The duty on mobile equipment shall be 20 percent in lieu of 25 percent from "
        "November 9, 2026.\n\n(2) The threshold of 85 percent set out in clause 3 of Proclamation "
        "11032 shall be modified to 75 percent."
    )
    found = _told("Adjusting Imports of Aluminum, Steel, and Copper", clauses)

    assert found == [("rate-change", "us-232-metals", "20"), ("exemption", "us-232-metals", "75")]


def test_what_parcels_pay_when_they_no_longer_come_in_free_is_part_of_that_end() -> None:
    clauses = (
        "(1) Duty-free de minimis treatment shall no longer be available for articles sent by mail "
        "from Canada, on or after May 18, 2027.\n\n(2) Such articles shall be assessed a duty of "
        "25 percent of their value."
    )
    found = _told("Ending De Minimis Treatment for Postal Shipments", clauses)

    assert [kind for kind, *_ in found] == ["end"]


def test_terms_of_the_duty_an_act_sets_are_no_changes_beside_it() -> None:
    clauses = (
        "(1) Imports of semiconductors shall be subject to an additional duty of 20 percent ad "
        "valorem on or after February 8, 2027. This duty shall not apply to products subject to "
        "the duty imposed by Proclamation 11002.\n\n(2) A company that the Secretary certifies as "
        "having begun construction shall be subject to a rate of 2.5 percent on imports of them."
    )

    assert _told("Further Adjusting Imports of Semiconductors", clauses) == [
        ("new-duty", "us-232-semiconductors", "20")
    ]


def test_an_act_no_title_tells_is_of_the_act_its_clauses_change() -> None:
    clauses = (
        "(1) Intravenous fluids shall be removed from Annex I to Proclamation 11020 on or after "
        "January 4, 2027."
    )
    found = _told("Protecting Hospital Supply", clauses)

    assert [programme for _, programme, _ in found] == ["us-232-medicines"]
