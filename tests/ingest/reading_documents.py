"""Short documents to read, and readings short enough to compare whole."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import config
from bot.domain.documents import Channel, Document, text_hash
from bot.domain.proposals import DocumentReading, Proposal
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.read import read_document
from store.catalogue.reading_cues import reading_lexicon

SEEN = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
_PROCLAMATION = (
    "BY THE PRESIDENT OF THE UNITED STATES OF AMERICA\n\nA PROCLAMATION\n\nNOW, THEREFORE, I, by the "
    "authority vested in me by the Constitution and the laws of the United States of America, "
    "including {}, do hereby proclaim as follows:\n\n"
)
UNDER_232 = _PROCLAMATION.format("section 232 of the Trade Expansion Act of 1962, as amended")
UNDER_338 = _PROCLAMATION.format("section 338 of the Tariff Act of 1930 (19 U.S.C. 1338)")
"""How a proclamation opens, up to its clauses, by the statute under which it commands."""
SIGNED = "2026-12-18T20:00:00+00:00"
"""When such a proclamation is published, where its text says nothing else."""


@cache
def shipped() -> ReadingLexicon:
    """The shipped words."""
    return reading_lexicon(Path(config.__file__).parent / "feeds")


def document(
    text: str,
    title: str,
    channel: Channel = Channel.WHITE_HOUSE,
    published: str = "2026-09-08T20:00:00+00:00",
    url: str = "https://www.whitehouse.gov/presidential-actions/2026/09/act/",
) -> Document:
    """A document of one version."""
    return Document(
        id="doc",
        channel=channel,
        natural_id="doc",
        title=title,
        url=url,
        published=datetime.fromisoformat(published) if published else None,
        first_seen=SEEN,
        text=text,
        sha256=text_hash(text),
    )


def read(
    text: str, title: str, channel: Channel = Channel.WHITE_HOUSE, **more: str
) -> DocumentReading:
    """The reading of a text."""
    return read_document(document(text, title, channel, **more), shipped())


def short(proposal: Proposal) -> dict[str, str]:
    """The values of a proposal that are there, in words."""
    values = {
        "kind": proposal.kind.value,
        "programme": proposal.programme,
        "old": "/".join(str(rate) for rate in proposal.rate_old),
        "new": "/".join(str(rate) for rate in proposal.rate_new),
        "from": proposal.effective.isoformat() if proposal.effective else "",
        "to": proposal.last_day.isoformat() if proposal.last_day else "",
        "in": proposal.codes_in,
    }
    return {key: value for key, value in values.items() if value}


def told(reading: DocumentReading) -> list[dict[str, str]]:
    """Every proposal of a reading, short."""
    return [short(each) for each in reading.proposals]


def signed(text: str, title: str) -> list[dict[str, str]]:
    """What is read in an act of the President that is published when it is signed."""
    return told(read(text, title, published=SIGNED))


def titled(title: str, text: str, channel: Channel, published: str) -> list[dict[str, str]]:
    """What is read in a document whose text opens with a line of its title."""
    return told(read(f"{title}\n{text}", title, channel, published=published))
