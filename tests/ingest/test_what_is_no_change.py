"""Texts that speak of duties and change none: reporting, praise, other proceedings."""

from __future__ import annotations

from bot.domain.documents import Channel
from bot.domain.proposals import Relevance
from tests.ingest.reading_documents import read, told

REGISTER, CUSTOMS = Channel.FEDERAL_REGISTER, Channel.CBP_CSMS


def test_a_message_on_what_is_to_be_reported_changes_no_duty() -> None:
    reading = read(
        "The purpose of this message is to clarify the melt and pour requirements.\n\nProclamation "
        "10783 imposed an additional 25 percent tariff on certain steel articles of Mexico. "
        "Importers of steel articles shall provide the country where the steel was melted and "
        "poured.\n\nEffective November 21, 2026, importers are required to report it.\n",
        "CSMS # 70000002 - GUIDANCE: Section 232 Melt and Pour Requirements",
        CUSTOMS,
    )
    assert (reading.verdict.relevant, reading.verdict.reason) == (False, Relevance.NO_DUTY)


def test_a_message_on_reporting_that_gives_a_rate_and_its_start_is_read() -> None:
    reading = read(
        "Steel articles entered on or after 12:01 a.m. on December 4, 2026, will be subject to an "
        "additional duty rate of 45 percent unless the country of melt is reported.\n",
        "CSMS # 70000003 - GUIDANCE: Steel Section 232 Duties and Reporting Requirements",
        CUSTOMS,
        published="2026-12-01T12:00:00+00:00",
    )
    assert told(reading) == [
        {
            "kind": "confirmation",
            "programme": "us-232-metals",
            "new": "45",
            "from": "2026-12-04",
        }
    ]


def test_praise_on_the_white_house_s_pages_is_no_act() -> None:
    reading = read(
        "By imposing a 25 percent tariff on steel imports, the President is leveling the field. "
        "“These steel tariffs will bring jobs back,” said the president of a mill.\n",
        "Industry, Lawmakers Applaud President's Steel Tariffs",
    )
    assert (reading.verdict.relevant, reading.proposals) == (False, ())


def test_a_determination_on_goods_from_several_countries_is_a_trade_remedy() -> None:
    reading = read(
        "Coated Steel Products From Australia, Brazil, Canada, and Mexico; Determinations\n\n"
        "Document number: 2026-21761\n\nABSTRACT: (none)\n",
        "Coated Steel Products From Australia, Brazil, Canada, and Mexico; Determinations",
        REGISTER,
    )
    assert (reading.verdict.relevant, reading.verdict.reason) == (False, Relevance.HOMONYM)


def test_questions_on_subsidies_of_softwood_name_no_duty_and_matter() -> None:
    reading = read(
        "ABSTRACT: The Department of Commerce seeks public comment on any subsidies, including "
        "stumpage subsidies, provided by countries exporting softwood lumber.\n",
        "Subsidy Programs Provided by Countries Exporting Softwood Lumber; Request for Comment",
        REGISTER,
    )
    assert told(reading) == [{"kind": "event", "programme": "us-adcvd-softwood"}]


def test_a_panel_on_softwood_names_firms_of_wood_products_and_is_of_softwood() -> None:
    reading = read(
        "ABSTRACT: The Panel has granted a motion of Northern Forest Ltd. and Northern Wood "
        "Products Marketing Ltd. The motion requested the termination of panel review in the "
        "matter of Certain Softwood Lumber Products from Canada: Final Results of Antidumping Duty "
        "Administrative Review.\n",
        "United States-Mexico-Canada Agreement, Article 10.12: Binational Panel Review: Completion",
        REGISTER,
    )
    assert told(reading) == [{"kind": "event", "programme": "us-adcvd-softwood"}]


def test_a_document_without_a_day_is_of_the_programme_of_the_day_it_names_last() -> None:
    reading = read(
        "Steel articles and derivative steel articles entered for consumption on or after 12:01 "
        "a.m. on June 4, 2025, pay an additional duty of 50 percent.\n",
        "CSMS # 65000001 - GUIDANCE: Import Duties on Imports of Steel Articles",
        CUSTOMS,
        published="",
    )
    assert told(reading) == [
        {"kind": "confirmation", "programme": "us-232-steel", "new": "50", "from": "2025-06-04"}
    ]


def test_a_meeting_on_rules_of_origin_changes_no_duty() -> None:
    reading = read(
        "The working group will meet on March 3, 2027, to discuss automobile rules of origin and "
        "tariffs on automobiles.\n",
        "Meeting of the United States-Mexico-Canada Agreement Autos Working Group",
        REGISTER,
    )
    assert (reading.verdict.relevant, reading.verdict.reason) == (False, Relevance.HOMONYM)


def test_a_trade_representative_s_action_on_one_other_country_is_none_of_ours() -> None:
    reading = read(
        "Effective January 1, 2028, the United States will impose a tariff of 12 percent on all "
        "goods of Guyana under Section 301.\n",
        "USTR Section 301 Action on Guyana's Acts, Policies, and Practices Relating to Labor Rights",
        Channel.USTR,
        published="2027-12-10T12:00:00+00:00",
    )
    assert not reading.proposals


def test_relief_of_another_country_s_metal_is_none_of_ours_wherever_it_was_melted() -> None:
    text = (
        "NOW, THEREFORE, I, by the authority vested in me, including section 232, do hereby "
        "proclaim:\n\n(1) Imports of steel articles that are products of {} shall be exempt from the "
        "duty provided that such articles are melted and poured in Mexico, Canada, or the United "
        "States.\n\n(2) Clause (1) shall be effective on January 10, 2027.\n"
    )
    of_mexico, of_canada = (
        read(text.format(whose), "Adjusting Imports of Steel Into the United States")
        for whose in ("Mexico", "Canada")
    )
    assert not of_mexico.proposals
    assert [each.kind.value for each in of_canada.proposals] == ["exemption"]


def test_what_an_act_on_others_recalls_of_canada_makes_it_none_of_ours() -> None:
    reading = read(
        "I hereby order:\n\nSection 1. The average rate of Brazil is 11.2 percent, and 17 percent in "
        "India, while the United States imposes a 2.5 percent tariff on vehicles.\n\nSec. 2. All "
        "imports from trading partners shall be subject to an additional ad valorem duty of 10 "
        "percent under the reciprocal tariff.\n\nSec. 3. With respect to articles from Canada, I have "
        "imposed additional duties in Executive Order 14193. Goods of Canada are presently subject "
        "to duties of 25 percent. The duty of this order shall not apply to articles of Canada.\n",
        "Regulating Imports With a Reciprocal Tariff To Rectify Trade Practices",
        published="2025-04-02T20:00:00+00:00",
    )
    assert (reading.verdict.relevant, reading.verdict.reason) == (False, Relevance.OTHER_ORIGIN)
