"""Changes that acts, notices and messages put in another form than most: each read as what it is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.documents import Channel
from bot.ingest.documents.effect import begins
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import clauses, readable
from tests.ingest.reading_documents import UNDER_232, UNDER_338, signed, titled

_ACT_318 = UNDER_232.replace("section 232 of the Trade Expansion Act of 1962", "section 318(a)")
_NOTICE = "2027-02-11T12:00:00+00:00"


def test_the_day_of_a_proclamation_is_no_start() -> None:
    text = "This gives guidance on the implementation of the December 1, 2026, Proclamation."
    assert begins(clauses(readable(text), near=date(2026, 12, 4))[0]) is None


@pytest.mark.parametrize(
    ("text", "duty", "old"),
    [
        ("Kayaks shall pay an additional duty equal to 30 percent of their value.", True, False),
        ("The notice brings kayaks under the 30 percent duty of that proclamation.", True, False),
        ("Duty is due where the domestic parts are 30 percent of their value.", False, False),
        ("The tariff is cut to half of the present 30 percent.", True, True),
    ],
)
def test_a_rate_is_told_from_a_share(text: str, duty: bool, old: bool) -> None:
    assert [(p.duty, p.old) for p in percents(readable(text))] == [(duty, old)]


def test_an_act_strikes_one_rate_then_inserts_another_and_deletes_codes() -> None:
    found = signed(
        UNDER_232
        + "(1) In clause (3) of Proclamation 11055, “10 percent” is struck and “15 percent” is "
        "inserted in its place. This amendment applies to unmanned aircraft systems entered on or "
        "after 12:01 a.m. eastern time on February 8, 2027.\n\n(2) The entries for subheadings "
        "8501.10.40 and 8501.10.60 in Annex I to Proclamation 11055 are deleted. No duty under that "
        "proclamation shall be collected on goods so classified that are entered on or after "
        "February 10, 2027.\n",
        "Amendments to Adjusting Imports of Unmanned Aircraft Systems",
    )
    assert found == [
        {
            "kind": "rate-change",
            "programme": "us-232-drones",
            "new": "15",
            "old": "10",
            "from": "2027-02-08",
        },
        {
            "kind": "codes-removed",
            "programme": "us-232-drones",
            "from": "2027-02-10",
            "in": "Annex I",
        },
    ]


def test_a_duty_in_the_place_of_others_is_sure_and_lasts_as_another_section_says() -> None:
    found = signed(
        "By the authority vested in me as President, it is hereby ordered:\n\nSection 1. Flat Duty. "
        "(a) A flat duty of 9 percent of the declared value shall be assessed on each postal item, "
        "in place of all rates that would otherwise apply to it under the suspension of duty-free "
        "de minimis treatment.\n\n(b) Items that contain goods subject to a quota may not be "
        "entered under this section.\n\nSec. 2. Dates. The flat duty shall be assessed on postal "
        "items that arrive from February 1, 2027, through May 31, 2027. On June 1, 2027, the repeal "
        "of the statutory exemption by law takes effect.\n",
        "A Flat Duty in Place of the Suspension of Duty-Free De Minimis Treatment for All Countries",
    )
    assert found == [
        {
            "kind": "new-duty",
            "programme": "us-de-minimis",
            "new": "9",
            "from": "2027-02-01",
            "to": "2027-05-31",
        }
    ]


def test_an_act_bans_some_goods_of_the_neighbour_and_charges_others_at_the_same_hour() -> None:
    found = signed(
        UNDER_338
        + "(1) No ale (heading 2203.00.00) that is a product of Canada shall be admitted into the "
        "customs territory on or after 12:01 a.m. eastern time on February 8, 2027.\n\n(2) Syrups of "
        "Canada shall pay, beginning at the same hour on March 8, 2027, an additional duty equal to "
        "12 percent of their value.\n",
        "Responding to the Exclusion of American Beverages by Canada under Section 338",
    )
    assert found == [
        {"kind": "ban", "programme": "us-338-canada", "from": "2027-02-08"},
        {"kind": "new-duty", "programme": "us-338-canada", "new": "12", "from": "2027-03-08"},
    ]


def test_relief_from_the_duties_of_two_acts_is_of_the_programme_of_each() -> None:
    found = signed(
        _ACT_318
        + "(1) The Secretary of the Treasury is authorized to permit softwood lumber to be "
        "imported free of the duty of 10 percent under Proclamation 10976 if it is entered between "
        "February 8, 2027, and April 30, 2027, both days included.\n\n(2) On the same terms, except "
        "that the last day shall be June 30, 2027, pumps may be imported free of the duty of 25 "
        "percent under Proclamation 11021.\n\n(3) Antidumping duties are not affected.\n",
        "Temporary Duty-Free Importation of Goods for Areas Struck by Floods",
    )
    assert found == [
        {
            "kind": "exemption",
            "programme": "us-232-wood",
            "old": "10",
            "from": "2027-02-08",
            "to": "2027-04-30",
        },
        {
            "kind": "exemption",
            "programme": "us-232-metals",
            "old": "25",
            "from": "2027-02-08",
            "to": "2027-06-30",
        },
    ]


def test_what_a_change_points_back_to_may_be_the_day_of_another_one() -> None:
    found = signed(
        UNDER_338
        + "(1) The exclusion from importation ordered by Proclamation 11062 ends at 12:01 a.m. "
        "eastern time on March 1, 2027.\n\n(2) From that time, the additional duty on these products "
        "of Canada shall be 20 percent ad valorem, instead of 50 percent.\n",
        "Ending the Exclusion of Products of Canada under Section 338",
    )
    assert [(each["kind"], each["from"]) for each in found] == [
        ("end", "2027-03-01"),
        ("rate-change", "2027-03-01"),
    ]


def test_a_notice_that_sets_up_a_process_acts_where_goods_become_subject_to_the_duty() -> None:
    found = titled(
        "Procedures for Submissions on Non-U.S. Content of Automobile Parts Under the USMCA",
        "ACTION: Notice.\nSUMMARY: Proclamation 10908 kept these automobile parts out of "
        "the 25 percent duty on automobile parts. This notice establishes a process to apply it to "
        "their non-U.S. content.\nDATES: Importers may register from March 1, 2027. The parts "
        "become subject to the duty if entered for consumption on or after 12:01 a.m. eastern time "
        "on April 5, 2027.\nSUPPLEMENTARY INFORMATION: none.\n",
        Channel.FEDERAL_REGISTER,
        _NOTICE,
    )
    assert found == [
        {"kind": "rate-change", "programme": "us-232-autos", "new": "25", "from": "2027-04-05"}
    ]


def test_a_message_gives_a_rate_in_a_line_of_its_own() -> None:
    found = titled(
        "GUIDANCE: Section 232 Import Duties on Semiconductors and their Derivative Products",
        "This message gives guidance on the duties on semiconductors entered on or after "
        "12:01 a.m. eastern time on February 15, 2027, under the February 12, 2027, Proclamation.\n"
        "- 9903.79.01: Semiconductor articles of these provisions:\n8471.50\n8471.80\n"
        "20% additional ad valorem duty\n- 9903.79.02: Other semiconductor articles.\n",
        Channel.CBP_CSMS,
        _NOTICE,
    )
    assert found == [
        {
            "kind": "confirmation",
            "programme": "us-232-semiconductors",
            "new": "20",
            "from": "2027-02-15",
        }
    ]


def test_days_under_a_heading_of_background_are_none_of_a_message() -> None:
    found = titled(
        "GUIDANCE: Duty Offset for Imports of Automobile Parts",
        "This message gives guidance on the import adjustment offset for Section 232 "
        "duties on automobile parts.\nBACKGROUND\nThe President issued Proclamation 10908, imposing "
        "a 25 percent tariff on automobile parts, effective May 3, 2025.\n",
        Channel.CBP_CSMS,
        "",
    )
    assert found == [{"kind": "confirmation", "programme": "us-232-autos"}]


def test_a_message_on_a_slow_system_is_none_of_ours_whatever_duties_it_names() -> None:
    found = titled(
        "Port Huron: ACE Manifest Unavailable, Section 232 Edits Switched Off",
        "The section 232 summary edits for goods of Canada are off until tonight. Filers "
        "report the Chapter 99 number with the 50 or 25 percent that applies, and the duty is owed.",
        Channel.CBP_CSMS,
        _NOTICE,
    )
    assert found == []


def test_a_correction_tells_the_rate_of_what_it_puts_right() -> None:
    found = titled(
        "Modification of Additional Duties on Certain Boats of Canada under Section 338",
        "\nCorrection\n\nIn Proclamation 11084, beginning on page 82015, make the following "
        "correction: On page 82017, in clause (2), “January 11, 2027” should read “January 18, "
        "2027”. The additional duty of 35 percent on boats of Canada is therefore collected on "
        "goods entered on or after January 18, 2027.\n",
        Channel.FEDERAL_REGISTER,
        "2027-01-13T12:00:00+00:00",
    )
    assert found == [
        {"kind": "correction", "programme": "us-338-canada", "new": "35", "from": "2027-01-18"}
    ]


def test_a_fact_sheet_tells_what_leaves_a_tariff_and_what_credit_lasts_longer() -> None:
    found = titled(
        "Fact Sheet: President Donald J. Trump Adjusts Truck Tariffs",
        "\nTRUCK TARIFFS: Today, the "
        "President signed a Proclamation adjusting the Section 232 tariffs on medium- and "
        "heavy-duty vehicles.\n\n- Coaches, which now pay 10%, are taken out of the tariff as of "
        "June 1, 2027.\n- The credit for trucks, worth 4% of their value, was to end in 2030. It "
        "will now run through October 31, 2033.\n",
        Channel.WHITE_HOUSE,
        _NOTICE,
    )
    assert found == [
        {
            "kind": "codes-removed",
            "programme": "us-232-trucks",
            "old": "10",
            "from": "2027-06-01",
        },
        {"kind": "postponement", "programme": "us-232-trucks", "new": "4", "to": "2033-10-31"},
    ]


def test_a_row_of_the_change_record_tells_how_long_its_provision_lasts() -> None:
    found = titled(
        "2027 HTS Revision 5 Change Record",
        "\n9903.06.33: inserted, + 20%, “on or before December 31, 2027” (articles of "
        "Canada). Proclamation 11047. Effective March 8, 2027.\n",
        Channel.USITC_HTS,
        "2027-03-10T12:00:00+00:00",
    )
    assert found == [
        {
            "kind": "confirmation",
            "programme": "us-338-canada",
            "new": "20",
            "from": "2027-03-08",
            "to": "2027-12-31",
        }
    ]
