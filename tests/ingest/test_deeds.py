"""What single sentences do to a duty, in the words of several authors and both languages."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from bot.ingest.documents.deeds import deed_of
from tests.ingest.reading_documents import UNDER_338, read, titled, told


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ('The date "May 3, 2027" should have read "May 13, 2027".', "correction"),
        ("Il faut lire « 10 % » à la colonne 3.", "correction"),
        ("This message replaces CSMS # 71000001, in which the heading was wrong.", "correction"),
        ("No article of Canada listed below shall be admitted.", "ban"),
        ("No malt (heading 1107.10.00) of Canada may be entered after May 3, 2027.", "ban"),
        ("Parcels with such seeds may not be entered under this section.", ""),
        ("The duties on products of Canada will not be delayed.", ""),
        ("The tariff on lumber applies from May 1 without delay.", ""),
        ("La surtaxe n'est pas reportée.", ""),
        ("The surtax is not cancelled but delayed until May 1.", "postponement"),
        ("If Canada lifts its surtax on steel, the Secretary will tell importers so.", ""),
        ("Once the United States ends its tariffs, the Minister will report to the House.", ""),
        ('In clause 4, "10 percent" is struck and "15 percent" is inserted.', "rate-change"),
        ("Est interdite, dès le 4 mai 2027, l'importation de miel des États-Unis.", "ban"),
        ("The first step of the increase is pushed back to June 1, 2027.", "postponement"),
        ("L'entrée en vigueur de la hausse est repoussée au 1er juin 2027.", "postponement"),
        ("Ottawa will hold off on the levy until June 1.", "postponement"),
        ('In clause 4, strike "May 1, 2027" and insert "August 1, 2027".', "postponement"),
        ("La remise est reconduite jusqu'au 30 juin 2028.", "postponement"),
        ("The levy on seed comes to an end at midnight on May 31, 2027.", "end"),
        ("La surtaxe sur les tubes cessera de s'appliquer le 1er mai 2027.", "end"),
        ("The exclusion for cranes is not renewed.", "end"),
        ("Six codes come off the list in Annex 4.", "codes-removed"),
        ("Le poste est modifié par suppression du numéro tarifaire 7308.90.00.", "codes-removed"),
        ("Eleven codes go onto the list in Annex 4.", "codes-added"),
        ("L'annexe 2 est modifiée par adjonction de ce qui suit.", "codes-added"),
        ("Remission is granted of the surtax paid on ambulances.", "exemption"),
        ("Les achats des hôpitaux seront exonérés de la surtaxe.", "exemption"),
        ('"25 percent" is replaced by "30 percent" in subsection 2(1).', "rate-change"),
        ("The duty on boats rises from 5 percent to 15 percent.", "rate-change"),
        ("Boats shall be subject to a duty of 15 percent.", "new-duty"),
        ("The tariff on boats remains at 15 percent.", "confirmation"),
        ("The 25 percent duty on boats is not revoked.", "confirmation"),
        ("This notice does not terminate the 25 percent duty on boats.", "confirmation"),
        ("Nothing in it ends the duty of 25 percent on boats.", "confirmation"),
        ("The order does not repeal the surtax on boats.", ""),
        ("The duty on boats, which was not revoked in May, is raised to 50 percent.", "new-duty"),
        ("Imports of boats fell 12 percent in the year that ended on May 31, 2026.", ""),
        ("Comments are due by May 31, 2027.", ""),
    ],
)
def test_one_sentence_does_one_thing_whoever_says_it(sentence: str, kind: str) -> None:
    done = deed_of(sentence.lower())

    assert (done.kind.value if done else "") == kind


@pytest.mark.parametrize(
    ("sentence", "relief"),
    [
        ("The remission for tugs will expire on May 31, 2027.", True),
        ("In order to bring to a close the relief for tugs.", True),
        ("The surtax on tugs will expire on May 31, 2027.", False),
    ],
)
def test_an_end_is_of_relief_or_of_a_duty(sentence: str, relief: bool) -> None:
    done = deed_of(sentence.lower())

    assert done is not None
    assert (done.kind.value, done.relief) == ("end", relief)


def test_a_notice_is_what_its_summary_does_where_its_title_only_calls_it_an_action() -> None:
    reading = read(
        "ACTION: Notice of modification of action.\n\nSUMMARY: The Trade Representative has determined "
        "under section 307 of the Trade Act of 1974 that the practices have been given up. The "
        "additional duty of 10 percent on products of Canada is lifted. Those on products of Brazil "
        "are not modified.\n\nDATES: Products of Canada entered on or after 12:01 a.m. on April 5, "
        "2027, are no longer subject to the additional duty.",
        "Notice of Modification of Action: Practices of Canada on Forced Labor, Section 301",
        Channel.FEDERAL_REGISTER,
        published="2027-03-24T12:00:00+00:00",
    )

    assert told(reading) == [
        {"kind": "end", "programme": "us-301-forced-labor", "old": "10", "from": "2027-04-05"}
    ]


def test_what_is_moved_has_the_rates_that_its_sentence_gives() -> None:
    reading = read(
        "ACTION: Notice.\n\nSUMMARY: The Bureau decides on 40 requests. Five codes go onto the list in "
        "Annex I-B to Proclamation 11021. Two codes move from Annex I-B to Annex I-A, so that what "
        "was until now dutiable at 25 percent will be dutiable at 50 percent.\n\nDATES: The "
        "decisions take effect for goods entered on or after May 3, 2027.",
        "Lists of the Section 232 Actions on Aluminum, Steel, and Copper; Results of the Spring "
        "Window",
        Channel.FEDERAL_REGISTER,
        published="2027-04-20T12:00:00+00:00",
    )

    assert [each["kind"] for each in told(reading)] == ["codes-added", "rate-change"]
    assert told(reading)[1] == {
        "kind": "rate-change",
        "programme": "us-232-metals",
        "old": "25",
        "new": "50",
        "from": "2027-05-03",
        "in": "Annex I-A",
    }


def test_amendments_not_in_force_are_what_is_new_in_a_consolidation() -> None:
    reading = read(
        "SOR/2025-95\nCUSTOMS TARIFF\nUnited States Surtax Order (Steel and Aluminum 2025)\n"
        "Registration 2025-03-12. Last amended on May 4, 2027.\n\n1 Goods that originate in the "
        "United States that are classified under a tariff item set out in Schedule 1 are subject to "
        "a surtax of 25% of their value for duty.\n\nAMENDMENTS NOT IN FORCE\n\n2 Paragraph 1(1)(a) "
        "of the Order is amended by replacing “25%” with “20%”.\n\n3 The schedule to the Order is "
        "amended by striking out tariff item 7306.30.00.\n\n4 Sections 2 and 3 come into force on "
        "July 1, 2027.",
        "United States Surtax Order (Steel and Aluminum 2025)",
        Channel.JUSTICE_LAWS,
        published="2027-05-10T12:00:00+00:00",
    )

    assert told(reading) == [
        {
            "kind": "rate-change",
            "programme": "ca-surtax-steel-aluminum-2025",
            "old": "25",
            "new": "20",
            "from": "2027-07-01",
        },
        {
            "kind": "codes-removed",
            "programme": "ca-surtax-steel-aluminum-2025",
            "from": "2027-07-01",
            "in": "schedule",
        },
    ]


def test_a_purpose_of_an_order_may_be_to_end_relief_and_to_leave_other_relief_alone() -> None:
    reading = read(
        "Order in Council P.C. 2027-0300\nDate: 2027-04-02\nDepartment: FIN\nAct: Customs Tariff\n"
        "Subject: Order Amending the United States Surtax Remission Order (2025)\nPrecis: Order "
        "Amending the United States Surtax Remission Order (2025) in order to (1) bring to an end, "
        "earlier than planned, the relief for goods used in farming, so that April 30, 2027 is the "
        "last day on which they may be imported with remission; and (2) leave untouched the relief "
        "for hospitals.",
        "Order Amending the United States Surtax Remission Order (2025)",
        Channel.ORDERS_IN_COUNCIL,
        published="2027-04-03T12:00:00+00:00",
    )

    assert told(reading) == [
        {
            "kind": "end",
            "programme": "ca-remission",
            "from": "2027-05-01",
            "to": "2027-04-30",
        }
    ]


def test_items_may_be_added_after_another_one_on_lines_of_their_own() -> None:
    reading = read(
        "Canada Gazette, Part II\n\nRegistration\nSOR/2027-61 April 2, 2027\n\nCUSTOMS TARIFF\n\n"
        "Order Amending the Steel Derivative Goods Surtax Order\n\n1 The schedule to the Order is "
        "amended by adding, immediately after tariff item 7326.90.90,\n\n8309.90.90\n8311.10.00\n\n"
        "2 This Order comes into force on May 3, 2027.",
        "Order Amending the Steel Derivative Goods Surtax Order: SOR/2027-61",
        Channel.CANADA_GAZETTE,
        published="2027-04-14T12:00:00+00:00",
    )

    assert told(reading) == [
        {
            "kind": "codes-added",
            "programme": "ca-steel-derivatives",
            "from": "2027-05-03",
            "in": "schedule",
        }
    ]


def order(section: str, published: str = "2027-03-05T12:00:00+00:00") -> list[dict[str, str]]:
    """What an order that amends a surtax does by one section."""
    title = "Order Amending the United States Surtax Order (2026)"
    return titled(title, f"\n1 {section}", Channel.ORDERS_IN_COUNCIL, published)


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        (
            "No person shall import wine of the United States from April 1, 2027 on, except under a "
            "permit.",
            {"kind": "ban", "programme": "ca-surtax-2026", "from": "2027-04-01"},
        ),
        (
            "The reference to “35%” in the French version of paragraph 1(b) of the Order is an "
            "error; it should read “25%”.",
            {"kind": "correction", "programme": "ca-surtax-2026", "old": "35", "new": "25"},
        ),
        (
            "The surtax of 25% on paper comes to an end on May 3, 2027.",
            {
                "kind": "end",
                "programme": "ca-surtax-2026",
                "old": "25",
                "from": "2027-05-04",
                "to": "2027-05-03",
            },
        ),
        (
            "The application of the surtax to paper is pushed back from April 1, 2027 to July 1, "
            "2027.",
            {"kind": "postponement", "programme": "ca-surtax-2026", "from": "2027-07-01"},
        ),
    ],
)
def test_a_section_in_no_drafter_s_words_does_what_its_verb_says(
    section: str, wanted: dict[str, str]
) -> None:
    assert order(section) == [wanted]


@pytest.mark.parametrize(
    "section",
    [
        "The Order does not have the effect of changing the surtax of 25% on steel, and that surtax "
        "continues to apply.",
        "This Order does not apply to goods in transit to Canada on April 1, 2027.",
    ],
)
def test_a_section_on_what_stays_or_is_under_way_changes_nothing(section: str) -> None:
    assert [each for each in order(section) if each["kind"] != "event"] == []


@pytest.mark.parametrize(
    ("clause", "wanted"),
    [
        (
            "Section 3 of Proclamation 11047 is revoked, and the 40 percent rate it established "
            "shall not be collected on goods of Canada entered on or after April 1, 2027.",
            ["end"],
        ),
        (
            "The Annex to Proclamation 11047 is corrected by striking “12 percent” in the row for "
            "cheese of Canada and inserting “15 percent”.",
            ["correction"],
        ),
        (
            "Nothing in this proclamation shall affect the 50 percent duty on spirits of Canada.",
            [],
        ),
    ],
)
def test_the_rate_of_what_ends_is_put_right_or_left_alone_is_no_new_duty(
    clause: str, wanted: list[str]
) -> None:
    reading = read(
        f"{UNDER_338}(1) {clause}\n\nIN WITNESS WHEREOF, I have hereunto set my hand.",
        "Modifying Additional Duties on Products of Canada",
        published="2027-03-05T12:00:00+00:00",
    )

    assert [each["kind"] for each in told(reading) if each["kind"] != "event"] == wanted


def test_a_record_tells_what_is_deleted_apart_from_what_is_inserted_that_day() -> None:
    reading = read(
        "2027 HTS Revision 9 Change Record\n\n9903.74.15: inserted, “14% upon the value of the "
        "non-U.S. content” (trucks). Proclamation of May 3, 2027. Effective June 1, 2027.\n"
        "9903.74.04 (trucks, + 8%): deleted. Proclamation of May 3, 2027. Effective June 1, 2027.\n",
        "2027 HTS Revision 9 Change Record",
        Channel.USITC_HTS,
        published="2027-05-20T12:00:00+00:00",
    )

    assert [(each.get("old"), each.get("new"), each["from"]) for each in told(reading)] == [
        (None, "14", "2027-06-01"),
        ("8", None, "2027-06-01"),
    ]


def test_lines_for_entries_to_a_day_and_from_it_are_one_change_of_their_heading() -> None:
    reading = read(
        "Unless the President acts, ACE will apply these duties:\n\n9903.76.02 – upholstered wooden "
        "furniture\n   Entered through March 31, 2027 ........ 25%\n   Entered from April 1, 2027, "
        "12:01 a.m. EDT ........ 28%\n\n9903.76.03 – kitchen cabinets and vanities\n   Entered "
        "through March 31, 2027 ........ 25%\n   Entered from April 1, 2027 ........ 45%\n",
        "CSMS # 71999999 - REMINDER: Section 232 Upholstered Furniture and Kitchen Cabinets",
        Channel.CBP_CSMS,
        published="2027-03-17T12:00:00+00:00",
    )

    one = {"kind": "confirmation", "programme": "us-232-wood", "from": "2027-04-01"}
    assert told(reading) == [one | {"old": "25", "new": "28"}, one | {"old": "25", "new": "45"}]


def test_a_quota_bulletin_on_metals_of_canada_is_read() -> None:
    reading = read(
        "Commodity:\nSteel articles melted and poured in Canada, as provided in U.S. note 16(m) to "
        "subchapter III of chapter 99, HTSUS.\n\nQuota period:\nJuly 1, 2027, through September 30, "
        "2027\n\nRates:\nWithin the quantity, 9903.82.41: 25 percent. Above it, 9903.82.01: 50 "
        "percent.\n",
        "CSMS # 72000000 - QB 27-799 Steel of Canada, Third Quarter 2027",
        Channel.CBP_CSMS,
        published="2027-06-20T12:00:00+00:00",
    )

    assert [(each["kind"], each["programme"]) for each in told(reading)] == [
        ("confirmation", "us-232-metals")
    ]


def test_a_customs_notice_that_sends_the_reader_elsewhere_for_a_surtax_is_not_about_it() -> None:
    reading = read(
        "1. This notice informs importers of the rates of excise duty that take effect on April 1, "
        "2027.\n\n2. Spirits: $13.90 per litre of absolute ethyl alcohol, for goods of every "
        "country, including the United States.\n\n3. For the surtax on certain goods of the United "
        "States, which this notice does not deal with, see Customs Notice 26-23.\n",
        "Customs Notice 27-33: Rates of Excise Duty on Spirits",
        Channel.CBSA_NOTICES,
        published="2027-03-18T12:00:00+00:00",
    )

    assert told(reading) == []


def test_a_notice_that_quotes_what_was_printed_is_a_correction_whatever_its_title() -> None:
    reading = read(
        "ACTION: Notice.\n\nSUMMARY: In FR Doc. 2027-01000, on the additional duties on products of "
        "Canada under section 338 of the Tariff Act of 1930, in the DATES section, “April 16, 2027” "
        "is corrected to read “April 6, 2027”.",
        "Section 338 Action on Products of Canada",
        Channel.FEDERAL_REGISTER,
        published="2027-03-18T12:00:00+00:00",
    )

    assert told(reading) == [
        {"kind": "correction", "programme": "us-338-canada", "from": "2027-04-06"}
    ]


def test_the_press_tells_of_relief_that_is_allowed_to_run_out() -> None:
    reading = read(
        "HALIFAX - Yards that buy plate in Ohio will start paying Canada's surtax on it in the new "
        "year, after officials told the industry that a remission would be allowed to run out.\n\n"
        "It ends on Dec. 31.",
        "Ottawa ends break on U.S. plate",
        Channel.PRESS,
        published="2026-12-05T12:00:00+00:00",
    )

    assert [(each["kind"], each["programme"]) for each in told(reading)] == [
        ("event", "ca-remission")
    ]


def test_an_order_that_amends_another_country_s_relief_first_changes_ours_once() -> None:
    title = "Order Amending the China Surtax Remission Order (2024) and the United States Surtax "
    reading = read(
        f"{title}Remission Order (2025)\nChina Surtax Remission Order (2024)\n1 Items 3 and 4 of "
        "Schedule 1 to the China Surtax Remission Order (2024) are repealed.\n2 Item 9 of Schedule 1 "
        "to the Order is repealed.\nUnited States Surtax Remission Order (2025)\n3 The United States "
        "Surtax Remission Order (2025) is amended by adding the following after section 4:\n4.1 "
        "Subject to section 5, remission is granted of surtaxes paid or payable in respect of goods "
        "set out in Schedule 4.\n4 Section 5 of the Order is amended by adding the following after "
        "paragraph (a):\n(a.1) in the case of a good of Schedule 4, it is imported before March 1, "
        "2027;\n5 This Order comes into force on December 18, 2026.",
        f"{title}Remission Order (2025)",
        Channel.CANADA_GAZETTE,
        published="2026-12-30T12:00:00+00:00",
    )

    assert told(reading) == [
        {
            "kind": "exemption",
            "programme": "ca-remission",
            "from": "2026-12-18",
            "to": "2027-02-28",
            "in": "Schedule 4",
        }
    ]


def test_a_ban_that_comes_to_an_end_is_an_end_beside_the_duty_that_follows() -> None:
    reading = read(
        f"{UNDER_338}(1) The exclusion from importation ordered by Proclamation 11062 comes to an end "
        "at 12:01 a.m. eastern daylight time on April 5, 2027.\n\n(2) The additional duty on the "
        "articles of the Annex to Proclamation 11062 shall be 20 percent ad valorem, instead of 50 "
        "percent, for goods of Canada entered on or after April 5, 2027.\n\nIN WITNESS WHEREOF, I "
        "have hereunto set my hand.",
        "Restoring the Importation of Certain Products of Canada",
        published="2027-03-05T12:00:00+00:00",
    )

    assert told(reading) == [
        {"kind": "end", "programme": "us-338-canada", "from": "2027-04-05"},
        {
            "kind": "rate-change",
            "programme": "us-338-canada",
            "old": "50",
            "new": "20",
            "from": "2027-04-05",
            "in": "Annex",
        },
    ]


def test_an_order_on_all_federal_contracts_is_not_of_the_measure_against_canada() -> None:
    reading = read(
        "By the authority vested in me as President, it is hereby ordered: Agencies shall prefer "
        "fixed-price contracts in federal procurement. Duties of contracting officers under the Buy "
        "American Act are unchanged.",
        "Promoting Efficiency in Federal Contracting",
    )

    assert told(reading) == []
