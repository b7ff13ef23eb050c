"""Each channel as its samples show it, put on the fake web: lists, pages, and their furniture."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

from tests.feeds.fake_web import FakeWeb

SAMPLES = Path(__file__).parent / "samples"
WHITE_HOUSE = "https://www.whitehouse.gov/presidential-actions/feed/"
REGISTER = "https://www.federalregister.gov/api/v1/documents.json"
INSPECTION = "https://www.federalregister.gov/api/v1/public-inspection-documents/current.json"
RELEASE = "https://hts.usitc.gov/reststop/currentRelease"
CSMS = "https://content.govdelivery.com/accounts/USDHSCBP/widgets/USDHSCBP_WIDGET_2.json"
USTR = "https://ustr.gov/rss.xml"
GAZETTE = "https://gazette.gc.ca/rss/p2-eng.xml"
ORDERS = "https://orders-in-council.canada.ca/"
CBSA = "https://www.cbsa-asfc.gc.ca/publications/cn-ad/menu-eng.html"
GC_NEWS = "https://api.io.canada.ca/io-server/gc/news/en/v2"
JUSTICE = "https://laws-lois.justice.gc.ca/eng/XML/"
VALET = "https://www.bankofcanada.ca/valet/observations/FXUSDCAD/json"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def page(text: str, *, furniture: str = "one") -> str:
    """A page with its text in <main> and furniture that changes around it."""
    return (
        f"<html><head><title>x</title><script nonce='{furniture}'>var a;</script></head><body>"
        f"<nav>Menu {furniture}</nav><main>{text}</main><footer>{furniture}</footer></body></html>"
    )


def paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())


def white_house(web: FakeWeb, body: bytes | None = None, *, furniture: str = "one") -> None:
    """The feed with an ETag of the whole site, and a page for each of its items."""
    body = body if body is not None else sample("white-house/feed_2026-08-06.xml")
    web.put(WHITE_HOUSE, body, media_type="application/rss+xml", etag=True)
    for item in etree.fromstring(body).iter("item"):
        link, description = item.findtext("link") or "", item.findtext("description") or ""
        content = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
        web.put(link, page(content or description, furniture=furniture))


def white_house_item(number: int, title: str, text: str, *, day: str) -> str:
    """One item as WordPress writes it; ``day`` is an RFC 822 date."""
    slug = re.sub(r"\W+", "-", title.lower()).strip("-")
    return (
        f"<item><title>{escape(title)}</title>"
        f"<link>https://www.whitehouse.gov/presidential-actions/2026/10/{slug}/</link>"
        f"<pubDate>{day}</pubDate><category>Presidential Actions</category>"
        f'<guid isPermaLink="false">https://www.whitehouse.gov/?p={number}</guid>'
        f"<description><![CDATA[{paragraphs(text)[:400]}]]></description></item>"
    )


def posted(web: FakeWeb, *items: tuple[int, str, str, str]) -> None:
    """The feed holds these items now: number, title, text, day."""
    inner = "".join(white_house_item(n, title, text, day=day) for n, title, text, day in items)
    feed = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{inner}</channel></rss>'
    )
    web.put(WHITE_HOUSE, feed, media_type="application/rss+xml", etag=True)
    for _, title, text, _day in items:
        slug = re.sub(r"\W+", "-", title.lower()).strip("-")
        link = f"https://www.whitehouse.gov/presidential-actions/2026/10/{slug}/"
        web.put(link, page(paragraphs(text)))


def federal_register(web: FakeWeb) -> None:
    """Two pages of a list, no validators, raw texts in <pre>."""
    first = json.loads(sample("federal-register/documents_page1.json"))
    second = json.loads(sample("federal-register/documents_page2.json"))
    records: list[dict[str, Any]] = [*first["results"], *second["results"]]
    for record in records:
        number = record["document_number"]
        raw = f"https://www.federalregister.gov/documents/full_text/text/2026/{number}.txt"
        record["raw_text_url"] = raw
        record["type"] = "Notice"
        body = f"<html><body><pre>[FR Doc. {number}]\n{record['title']}\nSUMMARY: {number}</pre>"
        web.put(raw, body)
    following = f"{REGISTER}?page=2"
    first["next_page_url"], second["next_page_url"] = following, None
    web.put(REGISTER, json.dumps(first), media_type="application/json")
    web.put(following, json.dumps(second), media_type="application/json")


def public_inspection(web: FakeWeb) -> None:
    body = sample("federal-register/public_inspection_current.json")
    web.put(INSPECTION, body, media_type="application/json")


def usitc_hts(web: FakeWeb) -> None:
    web.put(RELEASE, sample("usitc-hts/currentRelease.json"), media_type="application/json")


def cbp_csms(web: FakeWeb) -> None:
    """The widget, and for each of its messages a bulletin with a dateline."""
    body = sample("cbp-csms/widget_2.json")
    web.put(CSMS, body, media_type="application/json", etag=True)
    for message in json.loads(body):
        link = message["href"].partition("?")[0]
        web.put(
            link,
            f"<h1>{escape(message['subject'])}</h1><span class='dateline'>U.S. Customs and Border "
            f"Protection sent this bulletin at 07/21/2026 05:26 PM EDT</span>"
            f"<div id='bulletin_body'><p>{escape(message['subject'])} in full</p></div>",
        )
    number = "https://content.govdelivery.com/accounts/USDHSCBP/bulletins/3ec01d1"
    web.put(number, sample("cbp-csms/bulletin_3ec01d1.html"))


def ustr(web: FakeWeb) -> None:
    body = sample("ustr/rss.xml")
    web.put(USTR, body, media_type="application/rss+xml", etag=True)
    for item in etree.fromstring(body).iter("item"):
        web.put(
            item.findtext("link") or "", page(f"<h1>{escape(item.findtext('title') or '')}</h1>")
        )


def canada_gazette(web: FakeWeb) -> None:
    """Issues; one of them with orders, the others a true zero."""
    body = sample("canada-gazette/p2-eng.xml")
    web.put(GAZETTE, body, media_type="application/rss+xml", etag=True)
    nothing = sample("canada-gazette/issue_nothing_published.html")
    issues = [item.findtext("link") or "" for item in etree.fromstring(body).iter("item")]
    for issue in issues:
        web.put(issue, nothing)
    base = issues[0].rpartition("/")[0]
    web.put(issues[0], sample("canada-gazette/issue_2026-07-01_index-eng.html"))
    for number in (119, 120, 124, 125, 126):
        text = page(f"<h1>SOR/2026-{number}</h1><p>Order under the Customs Tariff, {number}.</p>")
        web.put(f"{base}/sor-dors{number}-eng.html", text)
    web.put(f"{base}/sor-dors83-fra.html", page("<h1>DORS/2026-83</h1><p>Décret.</p>"))


def orders_in_council(web: FakeWeb) -> None:
    """A search that gives a cookie, results that want it, one text whole and one missing."""
    web.put(f"{ORDERS}index.php?lang=en", "<html></html>", sets_cookie="PHPSESSID=abc")
    for number in (1, 2):
        body = sample(f"orders-in-council/results_page{number}.html")
        url = f"{ORDERS}results.php?pageNum={number}&lang=en"
        web.put(url, body, needs_cookie="PHPSESSID=abc")
    last = sample("orders-in-council/results_last_page.html")
    web.put(f"{ORDERS}results.php?pageNum=3&lang=en", last, needs_cookie="PHPSESSID=abc")
    whole = sample("orders-in-council/attachment_47518_pc-2025-0637.html")
    stub = sample("orders-in-council/attachment_48883_pc-2026-0732_stub.html")
    for number in range(48000, 49000):
        url = f"{ORDERS}attachment.php?attach={number}&lang=en"
        web.put(url, whole if number % 2 else stub)


def cbsa_notices(web: FakeWeb, *, furniture: str = "one") -> None:
    body = sample("cbsa-notices/menu-eng.html")
    web.put(CBSA, body)
    for link in re.findall(rb'href="([^"]+)"', body):
        url = f"https://www.cbsa-asfc.gc.ca{link.decode()}"
        web.put(url, page(f"<h1>{link.decode()}</h1><p>Ottawa. Text.</p>", furniture=furniture))
    notice = "https://www.cbsa-asfc.gc.ca/publications/cn-ad/cn25-19-eng.html"
    web.put(notice, sample("cbsa-notices/cn25-19_2025-04-17.html"))


def gc_news(web: FakeWeb) -> None:
    body = sample("gc-news/v2_finance.json")
    web.put(GC_NEWS, body, media_type="application/json")
    for entry in json.loads(body)["feed"]["entry"]:
        link = entry["link"].replace("http://", "https://")
        web.put(link, page(f"<h1>{escape(entry['title'])}</h1><p>{escape(link)}</p>"))


def justice_laws(web: FakeWeb) -> None:
    body = sample("justice-laws/SOR-2025-118.xml")
    web.put(f"{JUSTICE}SOR-2025-118.xml", body, media_type="text/xml", etag=True)


def bank_of_canada(web: FakeWeb) -> None:
    body = sample("bank-of-canada/FXUSDCAD.json")
    web.put(VALET, body, media_type="application/json", etag=True)


CHANNELS = {
    "white-house": white_house,
    "federal-register": federal_register,
    "public-inspection": public_inspection,
    "usitc-hts": usitc_hts,
    "cbp-csms": cbp_csms,
    "ustr": ustr,
    "canada-gazette": canada_gazette,
    "orders-in-council": orders_in_council,
    "cbsa-notices": cbsa_notices,
    "gc-news": gc_news,
    "justice-laws": justice_laws,
    "bank-of-canada": bank_of_canada,
}
