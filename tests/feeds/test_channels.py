"""Each official channel over real HTTP, as its samples have it, with its quirks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.documents import Channel
from bot.ports.feeds import ExchangeRate
from tests.feeds import channels
from tests.feeds.channels import CHANNELS, sample
from tests.feeds.conftest import Watching
from tests.feeds.fake_web import Answer

FIRST_POLL = {
    "white-house": 4,
    "federal-register": 10,
    "public-inspection": 1,
    "usitc-hts": 1,
    "cbp-csms": 23,
    "ustr": 7,
    "canada-gazette": 6,
    "orders-in-council": 5,
    "cbsa-notices": 12,
    "gc-news": 10,
    "justice-laws": 1,
    "bank-of-canada": 0,
}


@pytest.mark.parametrize("name", CHANNELS)
async def test_a_channel_is_read_once_and_then_has_nothing_new(
    watching: Watching, name: str
) -> None:
    CHANNELS[name](watching.fake)
    first = await watching.run(name)
    watching.now += timedelta(hours=1)
    second = await watching.run(name)
    assert (first.error, len(first.new)) == ("", FIRST_POLL[name])
    assert (second.error, second.new) == ("", ())


async def test_white_house_acts_are_known_by_their_post_number_and_read_from_their_page(
    watching: Watching,
) -> None:
    channels.white_house(watching.fake)
    found = await watching.documents(*(await watching.run("white-house")).new)
    assert [(channel, key, version) for channel, key, version, _ in found] == [
        ("white-house", "?p=51961", 1),
        ("white-house", "?p=51964", 1),
        ("white-house", "?p=51994", 1),
        ("white-house", "?p=51997", 1),
    ]
    assert found[1][3].startswith("Imposing Additional Duties to Offset Canadian Discrimination")


async def test_other_furniture_around_a_page_is_no_new_version(watching: Watching) -> None:
    channels.white_house(watching.fake)
    await watching.run("white-house")
    body = sample("white-house/feed_2026-08-06.xml").replace(b"+0000", b"-0000")
    channels.white_house(watching.fake, body, furniture="two")
    again = await watching.run("white-house")
    assert (again.listed, again.new) == (4, ())


async def test_three_new_acts_of_the_next_week_are_three_documents(watching: Watching) -> None:
    channels.white_house(watching.fake)
    await watching.run("white-house")
    channels.white_house(watching.fake, sample("white-house/feed_2026-08-13.xml"))
    assert len((await watching.run("white-house")).new) == 3


async def test_an_act_rewritten_on_its_page_is_a_second_version(watching: Watching) -> None:
    day = "Tue, 13 Oct 2026 21:00:00 +0000"
    channels.posted(watching.fake, (60001, "Adjusting Imports", "The duty is 25 percent.", day))
    await watching.run("white-house")
    channels.posted(watching.fake, (60001, "Adjusting Imports", "The duty is 35 percent.", day))
    found = await watching.documents(*(await watching.run("white-house")).new)
    assert found == [("white-house", "?p=60001", 2, "Adjusting Imports")]


async def test_the_register_is_paged_and_its_wall_is_no_text(watching: Watching) -> None:
    channels.federal_register(watching.fake)
    records = json.loads(sample("federal-register/documents_page1.json"))["results"]
    walled = records[0]["document_number"]
    raw = f"https://www.federalregister.gov/documents/full_text/text/2026/{walled}.txt"
    watching.fake.put(raw, sample("federal-register/soft_404_saved_as_text.html"))
    polled = await watching.run("federal-register")
    state = await watching.state("federal-register")
    assert (len(polled.new), state.trouble) == (9, "items not read")
    channels.federal_register(watching.fake)
    later = await watching.documents(*(await watching.run("federal-register")).new)
    assert [key for _, key, _, _ in later] == [walled]


async def test_a_filed_document_comes_again_in_print_as_its_second_version(
    watching: Watching,
) -> None:
    channels.public_inspection(watching.fake)
    await watching.run("public-inspection")
    number = "2026-16469"
    raw = f"https://www.federalregister.gov/documents/full_text/text/{number}.txt"
    record = {
        "document_number": number,
        "title": "Choline Salts From China; Determinations",
        "publication_date": "2026-08-13",
        "html_url": f"https://www.federalregister.gov/d/{number}",
        "raw_text_url": raw,
    }
    answer = json.dumps({"count": 1, "results": [record]})
    watching.fake.put(channels.REGISTER, answer, media_type="application/json")
    watching.fake.put(raw, "<html><pre>The whole text of the determinations.</pre></html>")
    found = await watching.documents(*(await watching.run("federal-register")).new)
    assert [(channel, key, version) for channel, key, version, _ in found] == [
        ("federal-register", number, 2)
    ]


async def test_a_customs_message_has_the_day_of_its_dateline(watching: Watching) -> None:
    channels.cbp_csms(watching.fake)
    polled = await watching.run("cbp-csms")
    async with watching.store.transaction() as records:
        found = await records.documents.named(Channel.CBP_CSMS, "CSMS 65798609")
    assert len(polled.new) == 23
    assert found[0][1].published == datetime(2025, 8, 1, 2, 45, tzinfo=UTC)
    assert found[0][1].url.endswith("/bulletins/3ec01d1")
    assert "additional ad valorem rate of duty of 35%" in found[0][1].text
    assert "Attachment: Canada%20list.xlsx" in found[0][1].text
    assert "color:red" not in found[0][1].text


async def test_the_same_message_for_air_cargo_is_a_twin(watching: Watching) -> None:
    text = " ".join(f"word{n} of the guidance on duties" for n in range(60))
    rss = sample("cbp-csms/bulletins.rss")
    watching.fake.put(channels.CSMS, rss, media_type="application/rss+xml")
    for number in ("42ce49a", "42ce49b"):
        link = f"https://content.govdelivery.com/accounts/USDHSCBP/bulletins/{number}"
        watching.fake.put(link, f"<div id='bulletin_body'><p>{text}</p></div>")
    polled = await watching.run("cbp-csms")
    async with watching.store.transaction() as records:
        twins = {
            document.natural_id: twin
            for _, twin, document in await records.documents.unread(limit=99)
        }
    assert len(polled.new) == 2
    assert twins["CAMS 70050971"] is None
    assert twins["CSMS 70050970"] == polled.new[0]


async def test_the_gazettes_soft_404_is_asked_for_again_and_a_zero_is_a_zero(
    watching: Watching,
) -> None:
    channels.canada_gazette(watching.fake)
    issue = "https://gazette.gc.ca/rp-pr/p2/2026/2026-09-23/html"
    watching.fake.put(f"{issue}/sor-dors119-eng.html", sample("canada-gazette/issue_soft_404.html"))
    polled = await watching.run("canada-gazette")
    state = await watching.state("canada-gazette")
    assert (len(polled.new), state.error) == (5, "1: SOR/2026-119")


async def test_an_order_without_its_text_comes_with_the_precis(watching: Watching) -> None:
    channels.orders_in_council(watching.fake)
    await watching.run("orders-in-council")
    async with watching.store.transaction() as records:
        stub = await records.documents.named(Channel.ORDERS_IN_COUNCIL, "P.C. 2026-0106")
        whole = await records.documents.named(Channel.ORDERS_IN_COUNCIL, "P.C. 2026-0053")
    assert "in order to extend remission to any importer" in stub[0][1].text
    assert "Subsection 3(1) of the United States Surtax Order (2025-1)" in whole[0][1].text
    assert [one.headers.get("Cookie") for one in watching.fake.asked[1:2]] == ["PHPSESSID=abc"]


async def test_a_notice_rewritten_in_place_is_found_the_next_day(watching: Watching) -> None:
    channels.cbsa_notices(watching.fake)
    await watching.run("cbsa-notices")
    channels.cbsa_notices(watching.fake, furniture="two")
    url = "https://www.cbsa-asfc.gc.ca/publications/cn-ad/cn25-19-eng.html"
    watching.fake.put(url, sample("cbsa-notices/cn25-19_2025-10-17.html"))
    same_day = await watching.run("cbsa-notices")
    watching.now += timedelta(days=1)
    found = await watching.documents(*(await watching.run("cbsa-notices")).new)
    assert same_day.new == ()
    assert [(key, version) for _, key, version, _ in found] == [("CN 25-19", 2)]


async def test_a_single_news_entry_may_come_as_an_object(watching: Watching) -> None:
    one = sample("gc-news/v2_one_entry_is_an_object.json")
    watching.fake.put(channels.GC_NEWS, one, media_type="application/json")
    link = "https://www.canada.ca/en/department-finance/news/2026/08/invented-backgrounder.html"
    watching.fake.put(link, channels.page("<p>The list.</p>"))
    assert len((await watching.run("gc-news")).new) == 1


async def test_atom_of_the_same_news_gives_the_same_documents(watching: Watching) -> None:
    channels.gc_news(watching.fake)
    first = await watching.run("gc-news")
    atom = sample("gc-news/v2_finance.atom")
    watching.fake.put(channels.GC_NEWS, atom, media_type="application/atom+xml")
    assert (len(first.new), (await watching.run("gc-news")).new) == (10, ())


async def test_rates_are_kept_by_day_and_a_holiday_has_the_day_before(
    watching: Watching,
) -> None:
    watching.fake.put(
        channels.VALET,
        sample("bank-of-canada/FXUSDCAD_holiday.json"),
        media_type="application/json",
    )
    polled = await watching.run("bank-of-canada")
    async with watching.store.transaction() as records:
        on_holiday = await records.exchange_rates.on("USD", "CAD", date(2026, 4, 3))
        before = await records.exchange_rates.on("USD", "CAD", date(2026, 4, 1))
    rate = ExchangeRate(base="USD", quote="CAD", day=date(2026, 4, 2), rate=Decimal("1.4012"))
    assert (polled.rates, on_holiday, before) == (1, rate, None)


async def test_the_banks_maintenance_is_a_gap(watching: Watching) -> None:
    watching.fake.put(channels.VALET, sample("bank-of-canada/maintenance_404.html"), status=404)
    assert (await watching.run("bank-of-canada")).error == (
        "unreachable: maintenance, as a 404 in HTML"
    )


async def test_the_schedules_refusal_with_status_200_is_seen(watching: Watching) -> None:
    watching.fake.put(channels.RELEASE, sample("usitc-hts/blocked_1010.html"))
    polled = await watching.run("usitc-hts")
    assert (polled.error, polled.new) == ("format changed: expected JSON", ())


async def test_a_statute_is_read_by_its_structure(watching: Watching) -> None:
    channels.justice_laws(watching.fake)
    found = await watching.documents(*(await watching.run("justice-laws")).new)
    async with watching.store.transaction() as records:
        held = await records.documents.named(Channel.JUSTICE_LAWS, "SOR/2025-118")
    assert found[0][1:3] == ("SOR/2025-118", 1)
    assert held[0][1].published == datetime(2025, 8, 29, 12, tzinfo=UTC)
    assert held[0][1].text.startswith(
        "SOR/2025-118\n2025-4-8\n2025-9-2\nCUSTOMS TARIFF\nUnited States Surtax Order (Motor Vehicles"
    )
    assert "\n9989.00.00\n" in held[0][1].text


async def test_the_index_page_serves_where_the_rss_is_gone(watching: Watching) -> None:
    channels.ustr(watching.fake)
    await watching.run("ustr")
    watching.fake.put(channels.USTR, sample("ustr/press_index.html"))
    state = await watching.state("ustr")
    assert state.failures == 0
    again = await watching.run("ustr")
    assert (again.listed, again.error) == (
        0,
        "format changed: no item has date, guid, link, title any more",
    )


async def test_every_request_carries_our_own_name(watching: Watching) -> None:
    channels.usitc_hts(watching.fake)
    await watching.run("usitc-hts")
    assert watching.fake.asked[0].headers["User-Agent"].startswith("Dutybell/")


async def test_a_second_text_under_a_number_that_was_anothers_is_no_revision(
    watching: Watching,
) -> None:
    steel = " ".join(f"steel article {n} is subject to the duty" for n in range(40))
    boats = " ".join(f"shipyard {n} shall be rebuilt with care" for n in range(40))
    day = "Tue, 13 Oct 2026 21:00:00 +0000"
    channels.posted(watching.fake, (7, "Adjusting Imports of Steel", steel, day))
    first = await watching.run("white-house")
    channels.posted(watching.fake, (7, "Rebuilding the Navy", boats, day))
    await watching.run("white-house")
    async with watching.store.transaction() as records:
        replaced = await records.documents.replaced(first.new[0] + 1)
    assert replaced is None


def test_answers_are_dataclasses_that_can_be_repeated() -> None:
    assert replace(Answer(status=503), times=2).times == 2
