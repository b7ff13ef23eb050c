"""Feeds of the press with the faults that readers met."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.feeds.press import Press, press_date
from adapters.process.feed_settings import press_settings
from bot.domain.proposals import SpokenWords
from bot.ports.feeds import FeedError, ListEntry
from bot.ports.live import PressFeed
from tests.feeds.channels import sample
from tests.feeds.conftest import MONDAY, Watching

LEDGER = PressFeed(name="ledger", address="https://ledger.example/business/rss")


def listed(watching: Watching, name: str) -> tuple[ListEntry, ...]:
    return Press(press_settings(LEDGER), watching.web()).read_list(sample(name), now=MONDAY).entries


def test_the_quirks_of_one_feed(watching: Watching) -> None:
    found = listed(watching, "press/rss_quirks.xml")
    assert [(e.title, e.url, e.published) for e in found] == [
        (
            "Ottawa weighs answer to steel duty",
            "https://ledger.example/2026/10/ottawa-steel",
            datetime(2026, 10, 5, 14, 12, tzinfo=UTC),
        ),
        (
            "Ottawa weighs answer to steel duty",
            "https://ledger.example/2026/10/ottawa-steel-update",
            datetime(2026, 10, 5, 15, 40, tzinfo=UTC),
        ),
        ("Whitlock: no rush on lumber", "https://ledger.example/2026/10/whitlock-lumber", None),
        (
            "Correction: dairy quota story",
            "https://ledger.example/2026/10/dairy-quota",
            datetime(2026, 10, 3, 8, tzinfo=UTC),
        ),
        (
            "Dairy quota grows 2.1 per cent",
            "https://ledger.example/2026/10/dairy-quota",
            datetime(2026, 10, 2, 8, tzinfo=UTC),
        ),
        ("Premiers split over energy levy – live", "https://ledger.example/live", None),
    ]
    assert found[0].fields["teaser"] == "Mills warn of layoffs."
    assert len({e.natural_id for e in found}) == 6


def test_one_id_for_all_items_tells_none_of_them_apart(watching: Watching) -> None:
    found = listed(watching, "press/same_guid_everywhere.xml")
    assert len({e.natural_id for e in found}) == 5


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("press/atom_latin1.xml", "Le Québec veut des garanties"),
        ("press/declares_utf8_is_cp1252.xml", "L’aluminium à 50 %"),
        ("press/undefined_entity.xml", "Duties — and café talk “soon”"),
    ],
)
def test_false_encodings_and_unknown_entities_still_read(
    watching: Watching, name: str, title: str
) -> None:
    assert listed(watching, name)[0].title == title


@pytest.mark.parametrize(
    "name", ["_faults/billion_laughs.xml", "_faults/external_entity.xml", "_faults/cut_short.xml"]
)
def test_entities_and_broken_ends_give_nothing(watching: Watching, name: str) -> None:
    with pytest.raises(FeedError):
        listed(watching, name)


def test_dates_as_outlets_write_them() -> None:
    assert [
        press_date(written)
        for written in ("2 hours ago", "Lun, 05 oct. 2026 09:00:00 -0400", "2026-10-04", "")
    ] == [
        None,
        datetime(2026, 10, 5, 13, tzinfo=UTC),
        datetime(2026, 10, 4, 12, tzinfo=UTC),
        None,
    ]


async def test_an_article_is_read_and_never_kept(watching: Watching) -> None:
    watching.press = (LEDGER,)
    body = (
        '<rss version="2.0"><channel><item><title>Steel</title><guid>1</guid>'
        "<link>https://ledger.example/steel</link><description>Mills wait.</description></item>"
        "</channel></rss>"
    )
    watching.fake.put(LEDGER.address, body)
    watching.fake.put(
        "https://ledger.example/steel", "<article><p>“We will answer,” she said.</p></article>"
    )
    polled = await watching.run("ledger")
    async with watching.store.transaction() as records:
        kept = await records.documents.get(polled.new[0])
        raw = await records.documents.body(polled.new[0])
    assert kept is not None
    assert (kept.text, raw) == ("Steel\nMills wait.", b"Steel\nMills wait.")


async def test_what_was_said_is_proposed_with_the_article_in_hand(watching: Watching) -> None:
    from adapters.process.feeding import quotation_reader

    watching.press = (LEDGER,)
    watching.quotations = quotation_reader()
    body = (
        '<rss version="2.0"><channel><item><title>Steel tariffs</title><guid>1</guid>'
        "<link>https://ledger.example/steel</link><pubDate>Mon, 05 Oct 2026 09:12:00 GMT</pubDate>"
        "<description>Mills wait.</description></item></channel></rss>"
    )
    watching.fake.put(LEDGER.address, body)
    watching.fake.put(
        "https://ledger.example/steel",
        "<article><p>Mills fear the tariffs. “We will answer every duty with one of our own, and "
        "soon,” said Erin Whitlock, the trade envoy, on Monday.</p></article>",
    )
    polled = await watching.run("ledger")
    async with watching.store.transaction() as records:
        review = await records.proposals.get(1)
    assert review is not None
    assert isinstance(review.proposal, SpokenWords)
    assert (review.proposal.words, review.proposal.speaker, review.document_number) == (
        "We will answer every duty with one of our own, and soon.",
        "Erin Whitlock",
        polled.new[0],
    )
    assert "every duty" not in review.document.text
