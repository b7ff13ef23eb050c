"""Acts of the United States' President: how their clauses end, ease, step up and refer."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import UNDER_232, read, signed, told

AUTHORITY = (
    "NOW, THEREFORE, I, President of the United States of America, by the authority vested in me "
    "by section 232 of the Trade Expansion Act of 1962, as amended, do hereby proclaim as follows:"
    "\n\n"
)
AUTOS = "Amendments to Adjusting Imports of Automobiles and Automobile Parts Into the United States"
BAN = (
    "By the authority vested in me by section 338 of the Tariff Act of 1930, I hereby proclaim:"
    "\n\n{}\n\nProducts of Canada of heading 8703 shall be excluded from importation into the "
    "United States on or after 12:01 a.m. eastern daylight time on October 6, 2026.\n"
)
EXCLUDING = "Excluding Certain Products of Canada From Importation Under Section 338"


def test_relief_that_ends_is_an_end_with_the_duty_that_is_paid_then() -> None:
    reading = read(
        AUTHORITY + "(1) The rate of duty on the automobile parts of Annex I is lowered from 25 "
        "percent ad valorem to 10 percent ad valorem for goods entered for consumption on or after "
        "October 1, 2026.\n\n(2) The exemption of automobile parts that qualify under the USMCA "
        "shall end. With respect to such parts entered for consumption on or after 12:01 a.m. "
        "eastern standard time on November 3, 2026, the tariff of 25 percent shall apply to the "
        "value of the non-U.S. content of the part.\n",
        AUTOS,
    )
    assert told(reading)[1] == {
        "kind": "end",
        "programme": "us-232-autos",
        "new": "25",
        "from": "2026-11-03",
    }


def test_steps_of_a_list_that_follow_one_another_are_one_duty_and_its_change() -> None:
    reading = read(
        AUTHORITY
        + "(1) Imports of drones set forth in the Annex shall be subject to an ad valorem "
        "duty rate of:\n\n(a) 10 percent, with respect to goods entered for consumption on or after "
        "12:01 a.m. eastern time on October 15, 2026, and before 12:01 a.m. eastern time on January "
        "1, 2027; and\n\n(b) 20 percent, with respect to goods entered for consumption on or after "
        "12:01 a.m. eastern time on January 1, 2027.\n",
        "Adjusting Imports of Drones Into the United States",
    )
    drones = {"programme": "us-232-drones", "in": "Annex"}
    assert told(reading) == [
        {"kind": "new-duty", **drones, "new": "10", "from": "2026-10-15"},
        {"kind": "rate-change", **drones, "old": "10", "new": "20", "from": "2027-01-01"},
    ]


def test_a_rate_that_a_later_clause_says_it_shall_be_is_a_change_of_the_first() -> None:
    reading = read(
        AUTHORITY + "(1) Imports of drones shall be subject to a duty of eight percent ad valorem "
        "for goods entered for consumption on or after October 1, 2026.\n\n(2) For goods entered "
        "for consumption on or after October 1, 2027, the rate in clause (1) shall be 12 percent ad "
        "valorem.\n",
        "Adjusting Imports of Drones Into the United States",
    )
    assert told(reading)[1] == {
        "kind": "rate-change",
        "programme": "us-232-drones",
        "old": "8",
        "new": "12",
        "from": "2027-10-01",
    }


def test_a_rate_told_by_the_clause_where_it_stands_keeps_that_clause_as_its_evidence() -> None:
    text = AUTHORITY + (
        "(1) Imports of drones listed in Annex I shall be subject to a 25 percent ad valorem duty "
        "rate for goods entered for consumption on or after October 1, 2026.\n\n(2) For goods "
        "entered for consumption on or after January 1, 2028, the rate of duty for products listed "
        "in Annex III shall be the rates prescribed in clause (1) of this proclamation.\n"
    )
    reading = read(text, "Adjusting Imports of Drones Into the United States")
    assert told(reading)[1] == {
        "kind": "rate-change",
        "programme": "us-232-drones",
        "new": "25",
        "from": "2028-01-01",
        "in": "Annex III",
    }
    rate = next(each for each in reading.proposals[1].evidence if each.for_ == "rate")
    assert rate.cut(text).startswith("(1) Imports of drones")


def test_a_new_duty_with_offsets_tells_each_of_them_of_the_programme_it_eases() -> None:
    reading = read(
        AUTHORITY
        + "(1) Imports of medium- and heavy-duty vehicles shall be subject to a 25 percent "
        "ad valorem duty rate on or after 12:01 a.m. eastern time on November 1, 2026.\n\n(2) "
        "Manufacturers of medium- and heavy-duty vehicles shall be eligible for an offset. A "
        "manufacturer may apply to the Secretary for an import adjustment offset amount equal to "
        "3.75 percent of the aggregate value of all vehicles assembled in the United States, from "
        "November 1, 2026, through October 31, 2031.\n\n(3) Clause (1) of Proclamation 10925 "
        "(automobile parts) is revised to read as follows:\n\n“(a) Automobile manufacturers may "
        "apply for an import adjustment offset amount equal to 2.5 percent of the value of all "
        "automobiles, from November 1, 2026, through April 30, 2030.”\n\n(4) Proclamation 10908 "
        "and Proclamation 10925 on automobiles and automobile parts are amended accordingly.\n",
        "Adjusting Imports of Medium- and Heavy-Duty Vehicles Into the United States",
        published="2026-10-17T20:00:00+00:00",
    )
    start = {"kind": "exemption", "from": "2026-11-01"}
    assert told(reading)[1:] == [
        {**start, "programme": "us-232-trucks", "new": "3.75", "to": "2031-10-31"},
        {**start, "programme": "us-232-autos", "new": "2.5", "to": "2030-04-30"},
    ]


def test_a_subsection_that_gives_another_ones_days_gives_the_change_both() -> None:
    reading = read(
        "By the authority vested in me as President, including section 321 of the Tariff Act of "
        "1930, it is hereby ordered:\n\nSection 1.  Background.  Articles entered free of duty "
        "under the de minimis exemption were many, and I ended that in Executive Order 14324.\n\n"
        "Sec. 2.  Relief.  (a)  The suspension of duty-free de minimis treatment in Executive Order "
        "14324 shall not apply to gifts of not more than $100.\n\n(b)  Subsection (a) shall apply "
        "to articles that arrive on or after 12:01 a.m. eastern standard time on December 10, "
        "2026, and shall remain in effect through June 30, 2027.\n",
        "Providing Relief for Gifts and Certain Postal Shipments",
        published="2026-12-01T20:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "exemption",
            "programme": "us-de-minimis",
            "from": "2026-12-10",
            "to": "2027-06-30",
        }
    ]


def test_a_duty_equal_to_the_rate_of_another_act_is_a_change_without_a_number() -> None:
    reading = read(
        "By the authority vested in me as President, it is hereby ordered:\n\nSection 1. Section 3 "
        "of Executive Order 14324 is revised to read as follows:\n\n“(b) A duty equal to the rate "
        "provided in the Proclamation of February 20, 2026, shall be assessed on the value of each "
        "dutiable postal item that is denied duty-free de minimis treatment.”\n\nSec. 2. This order "
        "shall be effective with respect to goods entered for consumption on or after 12:01 a.m. "
        "eastern daylight time on September 24, 2026.\n",
        "Continuing the Suspension of Duty-Free De Minimis Treatment for All Countries",
    )
    assert told(reading)[0] == {
        "kind": "rate-change",
        "programme": "us-de-minimis",
        "from": "2026-09-24",
    }


def test_duties_that_stay_as_they_are_are_no_change_beside_a_ban() -> None:
    reading = read(
        BAN.format(
            "WHEREAS, the dealers of used automobiles asked that an additional duty of 25 percent "
            "shall be imposed on products of Canada instead;\n\nThe duties of 50 percent under "
            "Proclamation 11046 continue to apply to what is not excluded, and frozen goods shall "
            "remain subject to the additional duty of 35 percent. The exclusion shall not apply to "
            "vehicles of more than 25 years. It shall end on the day on which the exclusion is "
            "revoked."
        ),
        EXCLUDING,
    )
    assert told(reading) == [{"kind": "ban", "programme": "us-338-canada", "from": "2026-10-06"}]


def test_a_memorandum_that_orders_an_inquiry_is_an_event_of_the_inquiries() -> None:
    reading = read(
        "By the authority vested in me as President, I direct the following:\n\nSec. 2. "
        "Investigation. The Secretary of Commerce shall, within 10 days of the date of this "
        "memorandum, initiate an investigation under section 232 of the Trade Expansion Act of 1962 "
        "to determine the effects on the national security of imports of fertilizers. I reduced to "
        "10 percent the tariff on Canadian potash in Executive Order 14231.\n",
        "Initiating an Investigation of the Effects of Imports of Fertilizers on the National Security",
    )
    assert told(reading) == [{"kind": "event", "programme": "us-232-inquiries"}]


def test_a_fact_sheet_tells_what_was_signed_and_not_what_companies_may_agree() -> None:
    reading = read(
        "Fact Sheet: Tariffs on Patented Pharmaceuticals\n\nBOLSTERING SECURITY: Today, President "
        "Donald J. Trump imposed tariffs on patented pharmaceuticals under Section 232.\n\n"
        "- President Trump imposed a 100% tariff on patented pharmaceutical products.\n"
        "- For companies that enter into agreements, a 0% tariff will apply through January 20, 2029.\n",
        "Fact Sheet: President Donald J. Trump Imposes Tariffs on Patented Pharmaceutical Products",
    )
    assert told(reading) == [{"kind": "new-duty", "programme": "us-232-medicines", "new": "100"}]


def test_a_fact_sheet_says_of_all_it_tells_how_long_it_lasts() -> None:
    reading = read(
        "Fact Sheet: Updates Tariffs on Steel, Aluminum, and Copper Imports\n\nBOLSTERING METALS: "
        "Today, the President signed a Proclamation adjusting certain metals tariffs.\n\n"
        "- The Proclamation adjusts the tariffs on combines, harvesters and certain other "
        "agricultural equipment, from 25% to 15%.\n- Articles of copper will pay a flat 50% on their "
        "full value.\n- These tariff changes are temporary, lasting until December 31, 2027.\n",
        "Fact Sheet: President Donald J. Trump Updates Tariffs on Steel, Aluminum, and Copper Imports",
    )
    same = {"programme": "us-232-metals", "to": "2027-12-31"}
    assert told(reading) == [
        {"kind": "rate-change", **same, "old": "25", "new": "15"},
        {"kind": "new-duty", **same, "new": "50"},
    ]


def test_a_fact_sheet_tells_an_offset_with_its_steps_and_not_the_duty_that_stays() -> None:
    reading = read(
        "Fact Sheet: Automobile Production\n\nINCENTIVIZING PRODUCTION: Today, the President signed "
        "a proclamation on automobiles and automobile parts.\n\n- It offers an offset to a portion "
        "of tariffs for parts used in U.S.-assembled vehicles equal to 3.75% of the price for the "
        "next year (October 3, 2026 to April 30, 2027), and 2.5% the year after (May 1, 2027 to "
        "April 30, 2028).\n- All other automobile imports will still be subject to the 25% tariff.\n",
        "Fact Sheet: President Donald J. Trump Changes Automobile Tariffs",
    )
    assert told(reading) == [
        {
            "kind": "exemption",
            "programme": "us-232-autos",
            "new": "3.75/2.5",
            "from": "2026-10-03",
            "to": "2028-04-30",
        }
    ]


def test_a_fact_sheet_on_a_rise_put_off_gives_the_rate_that_stays_as_the_old_one() -> None:
    reading = read(
        "Fact Sheet: Timber and Lumber\n\nSUPPORTING LUMBER: Today, the President signed a "
        "Proclamation to delay increases in tariffs for kitchen cabinets for another year, while "
        "negotiations on wood products go on.\n\n- The current 25% tariff on certain kitchen "
        "cabinets will remain in effect.\n",
        "Fact Sheet: President Donald J. Trump Adjusts Imports of Timber and Lumber",
    )
    assert told(reading) == [{"kind": "postponement", "programme": "us-232-wood", "old": "25"}]


def test_a_notice_on_an_inquiry_is_of_the_programme_of_its_goods() -> None:
    reading = read(
        "ABSTRACT: The Secretary of Commerce has initiated an investigation to determine the effects "
        "on the national security of imports of timber and lumber under section 232 of the Trade "
        "Expansion Act of 1962. Interested parties are invited to submit comments.\n",
        "Notice of Request for Public Comments on Section 232 National Security Investigation of "
        "Imports of Timber and Lumber",
        Channel.FEDERAL_REGISTER,
        published="2026-03-13T12:00:00+00:00",
    )
    assert told(reading) == [{"kind": "event", "programme": "us-232-wood"}]


RECITALS = (
    "2. In Proclamation 9704 of March 8, 2018, I concurred in the Secretary's finding, and decided "
    "to adjust the imports of aluminum articles by imposing a 10 percent ad valorem tariff.\n\n"
)
ALUMINUM = "Adjusting Imports of Aluminum Into the United States"


def test_what_an_earlier_act_decided_is_no_duty_of_this_one() -> None:
    reading = read(
        RECITALS
        + AUTHORITY
        + "(1) Heading 9903.85.21 shall not apply to unwrought aluminum articles "
        "from Canada entered for consumption on or after 12:01 a.m. eastern daylight time on "
        "September 1, 2025.\n",
        ALUMINUM,
        published="2025-08-27T20:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "exemption", "programme": "us-232-aluminum", "from": "2025-09-01"}
    ]


def test_a_rate_restated_for_all_countries_but_canada_ends_for_canada() -> None:
    reading = read(
        RECITALS + AUTHORITY + "(1) Clause 2 of Proclamation 9704 is amended by inserting the "
        "following: “All aluminum articles imports shall be subject to an additional 10 percent ad "
        "valorem rate of duty, as follows: (a) on or after 12:01 a.m. eastern time on March 23, "
        "2018, from all countries except Argentina and Canada; (b) on or after 12:01 a.m. eastern "
        "time on June 1, 2018, from all countries except Argentina; and (c) on or after 12:01 a.m. "
        "eastern daylight time on May 20, 2025, from all countries except Argentina, Canada, and "
        "Mexico.”\n",
        ALUMINUM,
        published="2025-05-19T20:00:00+00:00",
    )
    assert told(reading) == [
        {"kind": "end", "programme": "us-232-aluminum", "old": "10", "from": "2025-05-20"}
    ]


def test_a_range_that_began_long_before_the_act_and_still_runs_keeps_its_first_day() -> None:
    reading = read(
        AUTHORITY + "(1) Clause (1) of Proclamation 10925 is revised to read as follows:\n\n“(a) "
        "Automobile manufacturers may apply for an import adjustment offset amount equal to 3.75 "
        "percent of the value of all automobiles, from April 5, 2025, through April 30, 2030.”\n",
        AUTOS,
    )
    assert told(reading) == [
        {
            "kind": "exemption",
            "programme": "us-232-autos",
            "new": "3.75",
            "from": "2025-04-05",
            "to": "2030-04-30",
        }
    ]


def test_one_sentence_on_two_metals_of_the_title_changes_both() -> None:
    reading = read(
        AUTHORITY + "(1) The rate of duty on imports of aluminum articles and of steel articles is "
        "increased from an additional 25 percent ad valorem to an additional 50 percent ad valorem, "
        "with respect to goods entered for consumption on or after 12:01 a.m. eastern daylight time "
        "on June 4, 2025. Proclamation 9704 and Proclamation 9705 are amended accordingly.\n",
        "Adjusting Imports of Aluminum and Steel into the United States",
        published="2025-06-03T20:00:00+00:00",
    )
    rise = {"kind": "rate-change", "old": "25", "new": "50", "from": "2025-06-04"}
    assert sorted(told(reading), key=lambda each: each["programme"]) == [
        {**rise, "programme": "us-232-aluminum"},
        {**rise, "programme": "us-232-steel"},
    ]


def test_this_rate_that_shall_rise_in_steps_has_each_step_before_as_its_old_one() -> None:
    reading = read(
        AUTHORITY + "(1) Imports of polysilicon shall be subject to a duty equal to 15 percent ad "
        "valorem, beginning with entries on or after October 1, 2026.\n\n(2) This rate shall rise to "
        "25 percent on October 1, 2027, and to 40 percent on October 1, 2028.\n",
        "Adjusting Imports of Polysilicon and Its Derivatives Into the United States",
    )
    rise = {"kind": "rate-change", "programme": "us-232-polysilicon"}
    assert told(reading)[1:] == [
        {**rise, "old": "15", "new": "25", "from": "2027-10-01"},
        {**rise, "old": "25", "new": "40", "from": "2028-10-01"},
    ]


def test_a_duty_held_from_one_day_to_another_is_relief_of_its_rate() -> None:
    reading = read(
        BAN.split("{}", maxsplit=1)[0]
        + "The additional duty of 50 percent on potash of Canada imposed by "
        "Proclamation 11046 is suspended from 12:01 a.m. eastern standard time on November 15, 2026, "
        "through May 31, 2027.\n",
        "Temporary Modification of Duties on Products of Canada",
    )
    assert told(reading) == [
        {
            "kind": "exemption",
            "programme": "us-338-canada",
            "old": "50",
            "from": "2026-11-15",
            "to": "2027-05-31",
        }
    ]


def test_a_clause_of_its_own_says_when_a_reduction_lapses() -> None:
    reading = read(
        BAN.split("{}", maxsplit=1)[0]
        + "(1) The additional duty on dairy products of Canada declared in "
        "Proclamation 11047 is reduced to 25 percent ad valorem for goods entered for consumption on "
        "or after January 1, 2027.\n\n(2) The reduction lapses at the close of June 30, 2027.\n",
        "Reducing Duties on Products of Canada under Section 338",
    )
    assert [(each["new"], each["to"]) for each in told(reading)] == [("25", "2027-06-30")]


SAME_WORDS = (
    ("shall be", "will be"),
    (" percent", "%"),
    (" percent", " per cent"),
    ("on or after", "at and after"),
    ("eastern time", "ET"),
    ("November 1, 2026", "1 November 2026"),
    ("products of Canada", "Canadian products"),
    ("-", "\u2011"),
)


@pytest.mark.parametrize(("words", "others"), SAME_WORDS)
def test_an_act_in_other_words_of_the_same_meaning_reads_the_same(words: str, others: str) -> None:
    text = AUTHORITY + (
        "(1) All imports of medium- and heavy-duty vehicles shall be subject to a 25 percent ad "
        "valorem duty rate, except for buses, which shall be subject to a 10 percent ad valorem duty "
        "rate. These tariffs shall be effective for goods entered for consumption on or after 12:01 "
        "a.m. eastern time on November 1, 2026.\n\n(2) A manufacturer may apply for an import "
        "adjustment offset amount equal to 3.75 percent of the value of all vehicles, from November "
        "1, 2026, through October 31, 2031.\n\n(3) For products listed in Annex III, including "
        "products of Canada, the sum of the Column 1 Duty Rate and the additional rate of duty shall "
        "be 15 percent.\n"
    )
    title = "Adjusting Imports of Medium- And Heavy-Duty Vehicles Into the United States"
    once, again = (
        told(read(each, title, published="2026-10-17T20:00:00+00:00"))
        for each in (text, text.replace(words, others))
    )
    assert again == once
    assert [each.get("new") for each in once] == ["25", "10", "3.75", "15"]


def test_a_step_of_the_act_s_own_rate_is_not_what_was_paid_before() -> None:
    found = signed(
        "I have determined that the rate be 20 percent for companies with plans. The aforementioned "
        "20 percent rate shall increase to 100 percent 4 years after this day.\n\n"
        + UNDER_232
        + "(1) Imports of patented pharmaceuticals will be subject to a 100 percent ad valorem duty "
        "rate as of March 31, 2027.\n",
        "Adjusting Imports of Pharmaceuticals into the United States",
    )
    assert found == [
        {
            "kind": "new-duty",
            "programme": "us-232-medicines",
            "new": "100",
            "from": "2027-03-31",
        }
    ]
