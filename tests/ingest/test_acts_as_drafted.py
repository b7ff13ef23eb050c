"""Clauses of the President's acts in the many ways drafters write one thing, read alone."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

ACT = (
    "NOW, THEREFORE, I, President of the United States of America, by the authority vested in me "
    "by {statute}, do hereby proclaim as follows:\n\n{clauses}\n\nIN WITNESS WHEREOF, I have "
    "hereunto set my hand.\n"
)
SECTION_232 = "section 232 of the Trade Expansion Act of 1962, as amended"
SUBJECTS = {
    "us-232-metals": (SECTION_232, "Adjusting Imports of Aluminum, Steel, and Copper"),
    "us-232-autos": (SECTION_232, "Adjusting Imports of Automobiles and Automobile Parts"),
    "us-232-wood": (SECTION_232, "Adjusting Imports of Timber and Lumber"),
    "us-232-trucks": (SECTION_232, "Adjusting Imports of Medium- and Heavy-Duty Vehicles"),
    "us-232-medicines": (SECTION_232, "Adjusting Imports of Pharmaceuticals"),
    "us-338-canada": (
        "section 338 of the Tariff Act of 1930",
        "Modifying Additional Duties on Certain Products of Canada Under Section 338",
    ),
    "us-122": (
        "section 122 of the Trade Act of 1974",
        "Imposing a Temporary Import Surcharge to Address International Payments Problems",
    ),
}


def drafted(programme: str, clauses: str) -> list[dict[str, str]]:
    """What an act of September 8, 2026, with these clauses changes; each change is of its programme."""
    statute, title = SUBJECTS[programme]
    found = told(read(ACT.format(statute=statute, clauses=clauses), title))
    assert {each.pop("programme") for each in found} <= {programme}
    return [{k: v for k, v in each.items() if k != "in"} for each in found]


def change(kind: str, **values: str) -> dict[str, str]:
    """A change as it is told; ``from_`` for its first day."""
    return {"kind": kind} | {key.strip("_"): value for key, value in values.items()}


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [
        (
            "The duty on steel wire falls from 50 percent to 30 percent on March 1, 2027.",
            "50",
            "30",
        ),
        (
            "Effective March 1, 2027, steel wire shall bear a duty of 35 percent ad valorem in lieu "
            "of the tariff of 50 percent.",
            "50",
            "35",
        ),
        (
            "Beginning March 1, 2027, the duty on steel wire will stand at 30 percent ad valorem; it "
            "currently stands at 50 percent.",
            "50",
            "30",
        ),
        (
            "Steel wire, which now pays 50 percent, shall pay 25 percent ad valorem as of March 1, "
            "2027.",
            "50",
            "25",
        ),
        (
            "The additional duty of 50 percent on steel wire is cut in half, to 25 percent ad "
            "valorem, as of March 1, 2027.",
            "50",
            "25",
        ),
        (
            'Clause 2 of Proclamation 11021 is amended by substituting "45 percent" for "50 '
            'percent". The amendment made by this clause takes effect on March 1, 2027.',
            "50",
            "45",
        ),
    ],
)
def test_an_old_rate_is_told_from_the_new_one(clause: str, old: str, new: str) -> None:
    change_told = change("rate-change", old=old, new=new, from_="2027-03-01")
    assert drafted("us-232-metals", f"(1) {clause}") == [change_told]


def test_a_rate_in_steps_changes_the_one_before_it() -> None:
    steps = (
        "(1) The tariff on copper tubes falls from 50 percent to 30 percent on February 1, 2027, and "
        "to 15 percent on February 1, 2028."
    )
    assert drafted("us-232-metals", steps) == [
        change("rate-change", old="50", new="30", from_="2027-02-01"),
        change("rate-change", old="30", new="15", from_="2028-02-01"),
    ]


def test_goods_that_are_dutiable_at_a_rate_pay_it() -> None:
    both = (
        "(1) Steel rails of Annex I shall be dutiable at 35 percent ad valorem as of March 1, 2027."
        "\n\n(2) Steel pipe of Annex II is dutiable at 20 percent ad valorem as of March 1, 2027."
    )
    assert drafted("us-232-metals", both) == [
        change("new-duty", new="35", from_="2027-03-01"),
        change("new-duty", new="20", from_="2027-03-01"),
    ]


def test_a_base_rate_of_the_schedule_is_no_new_duty() -> None:
    act = (
        "(1) Steel rails shall be subject to a duty of 35 percent ad valorem as of March 1, 2027."
        "\n\n(2) The rate of clause (1) is in addition to other duties applicable to steel rails, "
        "which under column 1 is 1 percent."
    )
    assert drafted("us-232-metals", act) == [change("new-duty", new="35", from_="2027-03-01")]


def test_what_increases_unless_something_happens_is_a_change() -> None:
    clause = (
        "(1) Unless Canada has by then repealed the measures described, the additional duty under "
        "Proclamation 11046 increases to 75 percent ad valorem on January 1, 2027."
    )
    changed = change("rate-change", new="75", from_="2027-01-01")
    assert drafted("us-338-canada", clause) == [changed]


@pytest.mark.parametrize(
    ("programme", "clause", "changed"),
    [
        (
            "us-232-wood",
            "For a period of two years beginning on April 1, 2027, the rate of duty on upholstered "
            "furniture shall be 20 percent ad valorem.",
            change("new-duty", new="20", from_="2027-04-01", to="2029-03-31"),
        ),
        (
            "us-122",
            "A temporary surcharge of 10 percent ad valorem is imposed on all articles for a period "
            "of 150 days, effective for goods entered on or after 12:01 a.m. eastern standard time "
            "on February 24, 2027.",
            change("new-duty", new="10", from_="2027-02-24", to="2027-07-23"),
        ),
        (
            "us-338-canada",
            "The additional duty imposed by Proclamation 11046 is increased to 60 percent ad valorem "
            "with effect from the first day of the following month.",
            change("rate-change", new="60", from_="2026-10-01"),
        ),
        (
            "us-338-canada",
            "The additional duty imposed by Proclamation 11046 is increased to 60 percent ad "
            "valorem, beginning on the first day of the first calendar quarter after the date of "
            "this proclamation.",
            change("rate-change", new="60", from_="2026-10-01"),
        ),
    ],
)
def test_days_are_counted_by_length_and_by_the_calendar(
    programme: str, clause: str, changed: dict[str, str]
) -> None:
    assert drafted(programme, f"(1) {clause}") == [changed]


def test_each_clause_has_the_day_that_is_said_of_its_number() -> None:
    act = (
        "(1) Vaccines of Annex I shall be subject to an 8 percent ad valorem duty.\n\n(2) Insulin of "
        "Annex II shall be subject to a 4 percent ad valorem duty.\n\n(3) Clause (1) takes effect on "
        "February 1, 2027, and clause (2) on May 1, 2027."
    )
    assert drafted("us-232-medicines", act) == [
        change("new-duty", new="8", from_="2027-02-01"),
        change("new-duty", new="4", from_="2027-05-01"),
    ]


def test_a_clause_has_no_day_where_days_are_given_to_others_by_number() -> None:
    act = (
        "(1) Vaccines of Annex I shall be subject to an 8 percent ad valorem duty.\n\n(2) Insulin of "
        "Annex II shall be subject to a 4 percent ad valorem duty.\n\n(3) Serums of Annex III shall "
        "be subject to a 2 percent ad valorem duty.\n\n(4) Clause (1) takes effect on February 1, "
        "2027. Clause (2) takes effect on May 1, 2027."
    )
    assert drafted("us-232-medicines", act) == [
        change("new-duty", new="8", from_="2027-02-01"),
        change("new-duty", new="4", from_="2027-05-01"),
        change("new-duty", new="2"),
    ]


@pytest.mark.parametrize(
    ("clause", "changed"),
    [
        (
            "The increase in the rate of duty on kitchen cabinets that was to take effect on January "
            "1, 2027, shall take effect on January 1, 2028, instead.",
            change("postponement", from_="2028-01-01"),
        ),
        (
            'Clause (4) of Proclamation 10976 shall be read as if "January 1, 2028" appeared in '
            'place of "January 1, 2027".',
            change("postponement", from_="2028-01-01"),
        ),
        (
            'Clause (4) of Proclamation 10976 is amended by striking "January 1, 2028" and inserting '
            '"December 1, 2026", such that the 10 percent rate on lumber shall increase to 20 '
            "percent on December 1, 2026.",
            change("rate-change", old="10", new="20", from_="2026-12-01"),
        ),
        (
            "The articles listed in Annex A are brought within the scope of Proclamation 10976 and "
            "shall be subject to the 10 percent ad valorem duty imposed by it as of March 1, 2027.",
            change("codes-added", new="10", from_="2027-03-01"),
        ),
        (
            "U.S. note 37 is modified by adding subheadings 4409.10.05 and 4412.31.06. Goods of "
            "those subheadings entered on or after March 1, 2027, shall pay the duty of 10 percent "
            "ad valorem.",
            change("codes-added", new="10", from_="2027-03-01"),
        ),
        (
            "The list in Annex I to Proclamation 10976 is amended to delete subheading 4418.10.00, "
            "effective March 1, 2027.",
            change("codes-removed", from_="2027-03-01"),
        ),
    ],
)
def test_days_and_goods_are_put_in_place_of_others(clause: str, changed: dict[str, str]) -> None:
    assert drafted("us-232-wood", f"(1) {clause}") == [changed]


@pytest.mark.parametrize(
    ("clause", "changed"),
    [
        (
            "Proclamation 10908 is amended so that the ad valorem duty on parts of Canada that "
            "qualify for preferential tariff treatment under the USMCA shall be 10 percent rather "
            "than 25 percent. This amendment applies to goods entered on or after May 3, 2027.",
            change("rate-change", old="25", new="10", from_="2027-05-03"),
        ),
        (
            'Clause 4 of Proclamation 10925 is amended by striking "April 30, 2030" and inserting '
            '"April 30, 2032", so that the offset of 3.75 percent may be claimed until the later '
            "date.",
            change("postponement", new="3.75", to="2032-04-30"),
        ),
    ],
)
def test_terms_of_the_neighbour_and_relief_that_lasts_longer(
    clause: str, changed: dict[str, str]
) -> None:
    assert drafted("us-232-autos", f"(1) {clause}") == [changed]


def test_a_step_of_a_later_year_has_no_day_of_another_sentence() -> None:
    act = (
        "(1) As of January 1, 2027, refined copper shall be subject to a tariff of 15 percent ad "
        "valorem. Starting in 2028, the tariff shall rise to 30 percent ad valorem."
    )
    assert drafted("us-232-metals", act) == [
        change("new-duty", new="15", from_="2027-01-01"),
        change("rate-change", old="15", new="30"),
    ]


def test_a_duty_that_is_not_collected_for_a_time_is_relief_to_its_last_day() -> None:
    act = (
        "(1) The additional duty imposed by Proclamation 11046 is suspended for a period of 120 days "
        "beginning at 12:01 a.m. eastern standard time on February 10, 2027. The suspension shall "
        "end at 12:01 a.m. eastern daylight time on June 10, 2027, unless I extend it."
    )
    spared = change("exemption", from_="2027-02-10", to="2027-06-09")
    assert drafted("us-338-canada", act) == [spared]


def test_goods_that_pay_a_rate_no_longer_are_given_it_as_the_old_one() -> None:
    act = (
        "(1) The products of Canada classified in subheading 0409.00.00 are no longer subject to the "
        "additional duty of 50 percent imposed by Proclamation 11046, as of February 20, 2027."
    )
    assert drafted("us-338-canada", act) == [change("codes-removed", old="50", from_="2027-02-20")]


def test_what_ends_has_the_day_from_which_it_is_not_collected() -> None:
    act = (
        "(1) The surcharge imposed by Proclamation 11012 is terminated. No surcharge shall be "
        "collected on goods entered on or after 12:01 a.m. eastern standard time on February 15, "
        "2027."
    )
    assert drafted("us-122", act) == [change("end", from_="2027-02-15")]


def test_a_clause_may_cease_by_its_number() -> None:
    act = (
        "(1) As of April 1, 2027, automobiles assembled in Canada shall be subject to a tariff of 7.5 "
        "percent.\n\n(2) Clause (1) shall cease to have effect on January 1, 2030."
    )
    lasting = change("new-duty", new="7.5", from_="2027-04-01", to="2029-12-31")
    assert drafted("us-232-autos", act) == [lasting]


@pytest.mark.parametrize(
    ("clause", "changed"),
    [
        (
            "Copper wire is to be charged at 20 percent ad valorem, and copper tube at 30 percent ad "
            "valorem, if entered on or after March 3, 2027.",
            change("new-duty", new="20/30", from_="2027-03-03"),
        ),
        (
            "An annual quantity of copper tube of Canada may be entered at a duty of 10 percent ad "
            "valorem; tube above that quantity is dutiable at 50 percent ad valorem. This clause is "
            "in force from March 1, 2027, to February 28, 2030.",
            change("new-duty", new="10/50", from_="2027-03-01", to="2030-02-28"),
        ),
        (
            "The duty on copper tube, 15 percent ad valorem at present, shall be 20 percent for "
            "products of Canada and 40 percent for all others, as of March 1, 2027.",
            change("rate-change", old="15", new="20/40", from_="2027-03-01"),
        ),
        (
            "The rate of 50 percent in clause (1) of Proclamation 11021 is replaced by a rate of 65 "
            "percent. The replacement is effective for goods entered on or after March 1, 2027.",
            change("rate-change", old="50", new="65", from_="2027-03-01"),
        ),
        (
            "The steel products set forth in Annex I shall be subject to the additional duties set "
            "forth in Annex II as of March 1, 2027.",
            change("new-duty", from_="2027-03-01"),
        ),
    ],
)
def test_rates_stand_by_goods_by_quota_by_replacement_and_in_an_annex(
    clause: str, changed: dict[str, str]
) -> None:
    assert drafted("us-232-metals", f"(1) {clause}") == [changed]


def test_what_stays_as_it_was_is_no_rate_of_the_act() -> None:
    act = (
        "(1) As of March 1, 2027, the tariff on steel wire shall be 20 percent ad valorem; steel rods "
        "remain subject to 50 percent.\n\n(2) The duty of 25 percent on steel pipe stays in force.\n\n"
        "(3) Derivative articles are dutiable at 15 percent as before.\n\n(4) A false statement shall "
        "be punished, and the importer shall pay a duty of 200 percent.\n\n(5) Articles that were on "
        "order before February 1, 2027, may be entered on payment of a duty of 10 percent."
    )
    assert drafted("us-232-metals", act) == [change("new-duty", new="20", from_="2027-03-01")]


def test_after_a_period_the_duty_goes_back_on_the_next_day() -> None:
    act = (
        "(1) The tariff on unwrought aluminum of Canada drops to 25 percent ad valorem, from 50 "
        "percent, for goods entered in the period that begins on March 1, 2027, and ends on August "
        "31, 2027.\n\n(2) After that period the tariff is 50 percent again."
    )
    assert drafted("us-232-metals", act) == [
        change("rate-change", old="50", new="25", from_="2027-03-01", to="2027-08-31"),
        change("rate-change", old="25", new="50", from_="2027-09-01"),
    ]


def test_goods_join_and_leave_an_annex_on_the_same_day() -> None:
    act = (
        "(1) The products of Canada in Part A of the Annex join those of Annex II to Proclamation "
        "11048 and bear the additional duty of 50 percent as of March 1, 2027.\n\n(2) The products of "
        "Canada in Part B of the Annex leave Annex II as of the same day."
    )
    assert drafted("us-338-canada", act) == [
        change("codes-added", new="50", from_="2027-03-01"),
        change("codes-removed", from_="2027-03-01"),
    ]


def test_a_ban_that_is_lifted_ends_beside_the_duty_that_is_paid_then() -> None:
    act = (
        "(1) The prohibition declared in Proclamation 11060 is lifted. Articles of Canada named there "
        "may again be entered on or after March 1, 2027, upon payment of an additional duty of 25 "
        "percent ad valorem."
    )
    assert change("end", from_="2027-03-01") in drafted("us-338-canada", act)


def test_a_misprint_of_an_earlier_act_is_corrected() -> None:
    act = (
        "(1) In Annex II to Proclamation 11048, subheading 8703.21.10 should read 8703.21.01, with "
        "effect from August 19, 2026."
    )
    assert drafted("us-338-canada", act) == [change("correction", from_="2026-08-19")]


def test_tiers_by_origin_give_the_neighbours_rate_and_everybodys() -> None:
    act = (
        "(1) The additional duty on steel articles listed in Annex I shall be:\n\n(a) 15 percent ad "
        "valorem for articles melted and poured in Canada;\n\n(b) 25 percent ad valorem for articles "
        "melted and poured in Japan or the Republic of Korea; and\n\n(c) 50 percent ad valorem for all "
        "other articles.\n\n(2) The rates in clause (1) apply to goods entered on or after April 5, "
        "2027."
    )
    assert drafted("us-232-metals", act) == [
        change("new-duty", new="15", from_="2027-04-05"),
        change("new-duty", new="50", from_="2027-04-05"),
    ]


def test_a_share_of_content_is_no_rate_and_the_ninetieth_day_is_counted() -> None:
    act = (
        "(1) The tariff on passenger vehicles depends on the share of United States content: no "
        "tariff where that share is 60 percent or more; a tariff of 5 percent where it is at least 40 "
        "percent but less than 60 percent; and a tariff of 15 percent where it is less than 40 "
        "percent.\n\n(2) Clause (1) shall take effect on the ninetieth day after the date of this "
        "proclamation."
    )
    assert drafted("us-232-autos", act) == [change("new-duty", new="5/15", from_="2026-12-07")]


def test_an_exception_for_goods_under_way_leaves_the_day_of_the_rest() -> None:
    act = (
        '(1) In clause (2) of Proclamation 11021, "50 percent" is replaced by "45 percent".\n\n(2) The '
        "modification shall be effective with respect to goods entered on or after November 10, 2026, "
        "except those loaded onto a vessel before November 10, 2026."
    )
    changed = change("rate-change", old="50", new="45", from_="2026-11-10")
    assert drafted("us-232-metals", act) == [changed]


def test_the_first_of_several_steps_has_the_day_of_its_own_sentence() -> None:
    act = (
        "(1) Steel rods shall be dutiable at 25 percent, rising to 50 percent on January 1, 2028, and "
        "to 100 percent on January 1, 2029. The first of these rates applies on and after April 1, "
        "2027."
    )
    assert drafted("us-232-metals", act) == [
        change("new-duty", new="25", from_="2027-04-01"),
        change("rate-change", old="25", new="50", from_="2028-01-01"),
        change("rate-change", old="50", new="100", from_="2029-01-01"),
    ]


def test_an_exemption_tells_the_rate_from_which_it_spares() -> None:
    act = (
        "(1) From March 1, 2027, until the close of August 31, 2027, potash of Canada is exempt from "
        "the additional duty of 50 percent under Proclamation 11046."
    )
    spared = change("exemption", old="50", from_="2027-03-01", to="2027-08-31")
    assert drafted("us-338-canada", act) == [spared]


def test_goods_that_are_excluded_from_a_scope_leave_it() -> None:
    act = (
        "(1) Mirrors of subheading 7009.92 are excluded from the scope of Proclamation 10976 effective "
        "March 8, 2027."
    )
    assert drafted("us-232-wood", act) == [change("codes-removed", from_="2027-03-08")]


@pytest.mark.parametrize(
    ("programme", "act", "changed"),
    [
        (
            "us-338-canada",
            "(1) No strand board of Canada may enter the United States for consumption after 11:59 "
            "p.m. eastern daylight time on April 30, 2027.\n\n(2) The additional duty of 50 percent "
            "imposed by Proclamation 11048 shall continue to apply to plywood.\n\n(3) This exclusion "
            "shall remain in effect until December 31, 2027.",
            change("ban", from_="2027-05-01", to="2027-12-31"),
        ),
        (
            "us-338-canada",
            "(1) Live cattle of Canada shall be free of the additional duties under Proclamation 11046 "
            "when entered on or after March 15, 2027.\n\n(2) The exemption expires one year after "
            "that date.",
            change("exemption", from_="2027-03-15", to="2028-03-14"),
        ),
        (
            "us-232-medicines",
            "(1) The duties of clause (1) of Proclamation 11020 shall first be collected on September "
            "1, 2027, and not on March 29, 2027.",
            change("postponement", from_="2027-09-01"),
        ),
        (
            "us-122",
            "(1) The surcharge imposed by Proclamation 11012, which would expire on October 23, 2026, "
            "shall continue in effect through December 31, 2026.",
            change("postponement", to="2026-12-31"),
        ),
        (
            "us-122",
            "(1) The surcharge of 10 percent shall be 15 percent, effective immediately upon "
            "signature, and shall lapse on January 23, 2027.",
            change("rate-change", old="10", new="15", from_="2026-09-08", to="2027-01-23"),
        ),
        (
            "us-232-wood",
            "(1) Kitchen cabinets: 40 percent ad valorem, in place of 50 percent.\n\n(2) The rate in "
            "clause (1) applies from April 1, 2027.",
            change("rate-change", old="50", new="40", from_="2027-04-01"),
        ),
        (
            "us-232-metals",
            "(1) A tariff of 25 percent shall be levied on aluminum foil from and after the first day "
            "of the month that follows the date of this proclamation.",
            change("new-duty", new="25", from_="2026-10-01"),
        ),
    ],
)
def test_how_long_and_from_when_drafters_say_it(
    programme: str, act: str, changed: dict[str, str]
) -> None:
    assert drafted(programme, act) == [changed]


def test_an_order_on_several_programmes_gives_each_change_to_its_own() -> None:
    order = (
        "By the authority vested in me as President by section 232 of the Trade Expansion Act of 1962 "
        "and section 338 of the Tariff Act of 1930, it is hereby ordered:\n\nSection 1.  Copper.  The "
        "tariff on copper cathodes of Canada is lowered from 50 percent to 20 percent, effective May "
        "1, 2027.\n\nSec. 2.  Trucks.  Clause (1) of Proclamation 10984 shall not apply to fire "
        "engines that are products of Canada from May 1, 2027, through April 30, 2029.\n\nSec. 3.  "
        "Section 338.  The prohibition of Proclamation 11060 on snowmobiles of Canada shall end at "
        "12:01 a.m. eastern daylight time on June 1, 2027.\n"
    )
    found = told(read(order, "Implementing the United States-Canada Arrangement"))
    assert [(each["programme"], each["kind"], each["from"]) for each in found] == [
        ("us-232-metals", "rate-change", "2027-05-01"),
        ("us-232-trucks", "exemption", "2027-05-01"),
        ("us-338-canada", "end", "2027-06-01"),
    ]


@pytest.mark.parametrize(
    ("programme", "act", "changes"),
    [
        (
            "us-232-metals",
            "(1) Wire of steel, on which 25 percent has been collected, becomes dutiable at 35 percent "
            "ad valorem on March 22, 2027.",
            [change("rate-change", old="25", new="35", from_="2027-03-22")],
        ),
        (
            "us-232-metals",
            "(1) From March 22, 2027, tin plate pays 25 percent ad valorem and no longer 50 percent.",
            [change("rate-change", old="50", new="25", from_="2027-03-22")],
        ),
        (
            "us-232-metals",
            "(1) In respect of railway cars of Canada, the duty under Proclamation 11021 is suspended "
            "until further notice, with effect from March 22, 2027.",
            [change("exemption", from_="2027-03-22")],
        ),
        (
            "us-338-canada",
            "(1) The additional duty under Proclamation 11047 is lowered by 20 percentage points, from "
            "50 percent to 30 percent, beginning February 8, 2027.\n\n(2) It shall be lowered by a "
            "further 10 percentage points, to 20 percent, beginning August 8, 2027.",
            [
                change("rate-change", old="50", new="30", from_="2027-02-08"),
                change("rate-change", old="30", new="20", from_="2027-08-08"),
            ],
        ),
        (
            "us-232-trucks",
            "(1) The following rates apply to the goods set out below, if entered on or after March "
            "22, 2027:\n\n(a) trucks of class 3: 20 percent; and\n\n(b) buses: 12.5 percent.",
            [
                change("new-duty", new="20", from_="2027-03-22"),
                change("new-duty", new="12.5", from_="2027-03-22"),
            ],
        ),
    ],
)
def test_old_rates_and_further_steps_in_drafters_words(
    programme: str, act: str, changes: list[dict[str, str]]
) -> None:
    assert drafted(programme, act) == changes


def test_an_act_in_the_register_counts_from_the_day_of_its_closing() -> None:
    act = (
        "NOW, THEREFORE, I, President of the United States of America, by the authority vested in me "
        "by section 232 of the Trade Expansion Act of 1962, do hereby proclaim:\n\n(1) Steel wire "
        "shall be subject to a duty of 35 percent ad valorem 30 days after the date of this "
        "proclamation.\n\nIN WITNESS WHEREOF, I have hereunto set my hand this fifth day of March, in "
        "the year of our Lord two thousand twenty-seven.\n"
    )
    reading = read(
        act,
        "Adjusting Imports of Steel Into the United States",
        Channel.FEDERAL_REGISTER,
        published="2027-03-10T12:00:00+00:00",
    )
    assert [each["from"] for each in told(reading)] == ["2027-04-04"]


def test_a_rate_that_is_halved_or_capped_is_not_the_new_one() -> None:
    halved = (
        "(1) Engines of Canada are relieved of one-half of the duty of 25 percent and shall pay 12.5 "
        "percent as of June 14, 2027."
    )
    assert drafted("us-232-autos", halved) == [
        change("rate-change", old="25", new="12.5", from_="2027-06-14")
    ]
    capped = (
        "(1) The 100 percent duty on patented pharmaceuticals shall, for products of Canada, not "
        "exceed 15 percent, as of June 14, 2027."
    )
    assert all("100" not in each.get("new", "") for each in drafted("us-232-medicines", capped))
