"""One odd item in an official list costs itself, and not the list: the others are still heard."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.feeds.markup import iso_date, read_json, rfc_date
from adapters.feeds.registry import FEEDS
from adapters.feeds.source import FeedSettings
from bot.ports.feeds import ListEntry

NOW = datetime(2026, 10, 10, tzinfo=UTC)
ODD: tuple[Any, ...] = (
    *(None, True, 0, 10**400, "", [], {}, [None], {"a": 1}),
    *("https://[x", "javascript:alert(1)", "//[::", "9" * 5_000, "\ud800", "a\x00b"),
    *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-13-45", "\u202e"),
)
GOOD: dict[str, dict[str, Any]] = {
    "federal-register": {
        "document_number": "2026-1",
        "title": "Adjusting Imports of Steel",
        "html_url": "https://www.federalregister.gov/d/2026-1",
        "publication_date": "2026-10-09",
        "agencies": [{"raw_name": "Executive Office of the President"}],
        "abstract": "Steel",
    },
    "gc-news": {
        "title": "Surtax on steel",
        "link": "https://www.canada.ca/en/news/1.html",
        "publishedDate": "2026-10-09T12:00:00Z",
        "teaser": "Steel",
    },
    "bank-of-canada": {"d": "2026-10-09", "FXUSDCAD": {"v": "1.3900"}},
}
GOOD["public-inspection"] = {**GOOD["federal-register"], "filed_at": "2026-10-09T08:45:00-04:00"}


def listed(source: str, *items: Any) -> tuple[ListEntry, ...]:
    settings = FeedSettings(
        name=source,
        source=source,
        addresses=("https://www.example.org/list",),
        hosts=frozenset(["www.example.org"]),
        every=timedelta(hours=1),
        options={"words": ["steel"]},
    )
    held: dict[str, Any] = {"results": items, "observations": items, "feed": {"entry": items}}
    feed = FEEDS[source](settings, None)  # type: ignore[arg-type]  # a list is read without the web
    return feed.read_list(json.dumps(held).encode(), now=NOW).entries


@pytest.mark.parametrize("source", GOOD)
def test_an_odd_item_costs_itself_and_not_its_list(source: str) -> None:
    good = GOOD[source]
    [alone] = listed(source, good)
    for name in good:
        for odd in ODD:
            found = listed(source, {**good, name: odd}, odd, good)
            assert alone in found
            for entry in found:
                said = (entry.natural_id, entry.title, entry.url, *entry.fields.values())
                assert "\0" not in "".join(said).encode().decode()
                assert not entry.url or entry.url.startswith("https://")


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01",
        "Mon, 99999999999999999999 Jan 2026 00:00:00 GMT",
        "Mon, 01 Jan 99999999999999 00:00:00 GMT",
        "Mon, 01 Jan 2026 00:00:00 999999999999999999",
    ],
)
def test_a_day_at_the_end_of_the_calendar_is_none(written: str) -> None:
    assert (rfc_date(written), iso_date(written)) == (None, None)


@pytest.mark.parametrize("rate", ["1e400", "1000000", "0", "-1.39", "NaN", "1." + "3" * 40])
def test_a_rate_that_no_currency_has_is_left_out(rate: str) -> None:
    row = {"d": "2026-10-08", "FXUSDCAD": {"v": rate}}
    [entry] = listed("bank-of-canada", row, GOOD["bank-of-canada"])
    assert entry.fields["rate"] == "1.3900"


def test_half_a_character_and_a_zero_byte_are_no_text_for_a_database() -> None:
    assert read_json(b'{"a": ["\\ud83d\\ude00", "x\\ud800y\\u0000z"]}') == {"a": ["😀", "x?y z"]}
