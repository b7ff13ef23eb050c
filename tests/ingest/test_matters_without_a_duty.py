"""What is no duty and is held all the same: a tax, the agreement's review, talks, the provinces."""

from __future__ import annotations

import pytest

from bot.domain.documents import Channel
from tests.ingest.reading_documents import read, told

FILLER = (
    "The Honourable Minister thanked workers and employers in every region for their patience.\n"
)


@pytest.mark.parametrize(
    ("channel", "title", "text", "programme"),
    [
        (
            Channel.GC_NEWS,
            "Canada rescinds digital services tax to advance trade negotiations",
            "Ottawa, Ontario - The Minister of Finance announced today that Canada would rescind the "
            "Digital Services Tax in anticipation of a trade arrangement with the United States.\n",
            "ca-dst",
        ),
        (
            Channel.ORDERS_IN_COUNCIL,
            "Order fixing a day",
            "Order in Council P.C. 2026-0900\nPrecis: Order fixing the day on which Part 2 comes into "
            "force in order to repeal the Digital Services Tax Act.\n",
            "ca-dst",
        ),
        (
            Channel.FEDERAL_REGISTER,
            "Request for Public Comments on the Joint Review of the United States-Mexico-Canada "
            "Agreement",
            "SUMMARY: The Trade Representative seeks comments on the operation of the United "
            "States-Mexico-Canada Agreement ahead of its joint review with Canada and Mexico.\n",
            "cusma",
        ),
        (
            Channel.GC_NEWS,
            "Statement on the trade talks between Canada and the United States",
            "Officials of both sides will meet every second week. The measures in force stay in "
            "force: the duties of 50% and 25% on metals and Canada's surtaxes of 25%.\n",
            "us-canada-talks",
        ),
        (
            Channel.PRESS,
            "Ontario puts a surcharge on electricity it sells to three states",
            "Ontario will charge a quarter more for its electricity as of Monday, the surcharge that "
            "the premier had spoken of for weeks.\n",
            "on-electricity-surcharge",
        ),
        (
            Channel.PRESS,
            "LCBO to pull American alcohol off its shelves",
            "The liquor board of Ontario said that it would take American wine and spirits out of "
            "its stores on Tuesday.\n",
            "ca-provinces",
        ),
    ],
)
def test_a_matter_without_a_duty_is_an_event(
    channel: Channel, title: str, text: str, programme: str
) -> None:
    reading = read(text + FILLER, title, channel, published="2026-12-01T12:00:00+00:00")
    assert told(reading) == [{"kind": "event", "programme": programme}]


def test_a_memorandum_that_orders_what_to_do_about_the_neighbours_tax_is_an_event() -> None:
    text = (
        "MEMORANDUM FOR THE TRADE REPRESENTATIVE\n\nSection 1. Several partners have digital services "
        "taxes.\n\nSec. 2. The Trade Representative shall determine whether to ask for a panel on the "
        "DST imposed by {}.\n"
    )
    found = [told(read(text.format(whose), "Defending Firms")) for whose in ("Canada", "France")]
    assert found == [[{"kind": "event", "programme": "ca-dst"}], []]


@pytest.mark.parametrize(
    ("channel", "title", "text"),
    [
        (
            Channel.GC_NEWS,
            "Canada and Indonesia open trade negotiations",
            "The Minister opened trade negotiations with Indonesia in Jakarta on Monday morning.\n",
        ),
        (
            Channel.FEDERAL_REGISTER,
            "United States-Mexico-Canada Agreement, Article 10.12: Binational Panel Review",
            "SUMMARY: A panel review of a determination on rebar of Mexico was asked for. Canada is "
            "no party to it.\n",
        ),
        (
            Channel.USTR,
            "Statement on the digital services tax of France",
            "The Trade Representative will look into the digital services tax that France collects.\n",
        ),
    ],
)
def test_what_is_between_others_or_of_a_case_is_none_of_ours(
    channel: Channel, title: str, text: str
) -> None:
    reading = read(text + FILLER, title, channel, published="2026-12-01T12:00:00+00:00")
    assert told(reading) == []


def test_news_of_a_duty_stays_what_it_is_though_its_title_speaks_of_talks() -> None:
    reading = read(
        "Ottawa - Canada will impose a surtax of 25% on steel products of the United States as of "
        "December 15, 2026, while the trade talks go on.\n",
        "Canada raises tariffs on steel as trade talks with the United States go on",
        Channel.GC_NEWS,
        published="2026-12-01T12:00:00+00:00",
    )
    assert [each["new"] for each in told(reading)] == ["25"]


def test_of_an_act_that_is_repealed_the_list_of_what_amended_it_has_the_day() -> None:
    text = (
        "D-1.65\nDigital Services Tax Act\nAssented to 2024-06-20. Consolidation 2027-02-10.\n\n"
        "[Repealed, 2027, c. 5, s. 12]\n\n{}\n2024, c. 15 2024-06-28\n"
    )
    listed = [
        told(
            read(
                text.format(line),
                "Digital Services Tax Act",
                Channel.JUSTICE_LAWS,
                published="2027-02-12T12:00:00+00:00",
            )
        )
        for line in ("2027, c. 5 2027-01-28", "2026, c. 9 2026-12-11")
    ]
    ended = {"kind": "end", "programme": "ca-dst"}
    assert listed == [[{**ended, "from": "2027-01-28"}], [ended]]


def test_money_that_an_order_recalls_or_that_answers_others_duties_is_none_of_ours() -> None:
    text = "Precis: Order {}.\n\nHer Excellency the Governor General in Council so orders.\n"
    found = {
        words: told(
            read(
                text.format(words),
                "Export Development Canada -- Directive",
                Channel.ORDERS_IN_COUNCIL,
                published="2027-02-12T12:00:00+00:00",
            )
        )
        for words in (
            "directing the Corporation to open a loan program for firms hit by tariffs of the "
            "United States",
            "approving the plan of the Corporation, which has provided loans to firms hit by "
            "tariffs of the United States",
            "directing the Corporation to open a loan program for growers hit by tariffs of China",
            "directing the Corporation to open a loan program for firms of the north",
        )
    }
    assert list(map(bool, found.values())) == [True, False, False, False]
