"""``dutybell proposals``: what the rules read out of documents, without touching the store."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.cli.json_lines import LineError, answer_lines, opened, text_of, words_of

if TYPE_CHECKING:
    from bot.domain.documents import Document
    from bot.domain.measures import Origins
    from bot.domain.proposals import DocumentReading, Proposal
    from bot.ingest.documents.lexicon import ReadingLexicon

TOLD = """\
Each line of the input is a document: {"id", "file" or "text", "channel", "title", "url",
"published"}. Each line of the output is {"id", "relevant", "reason", "proposals": [...]}, with
the spans in the text that each value was read from. A line that can't be read is answered with
{"line", "error"}, and the rest is read. Nothing is stored.
"""


def register(commands: Any) -> None:
    """Add ``proposals read``."""
    family = commands.add_parser("proposals", help="what documents seem to change")
    orders = family.add_subparsers(dest="order", metavar="ORDER", required=True)
    read = orders.add_parser("read", help="read documents", description=TOLD)
    read.add_argument("source", nargs="?", default="", metavar="FILE", help="else standard input")
    read.add_argument(
        "--jsonl", nargs="?", const="-", default="-", metavar="FILE", help="JSON lines, as above"
    )
    read.add_argument(
        "--base", type=Path, default=None, metavar="DIR", help="where 'file' names are looked for"
    )
    read.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    source = arguments.source or arguments.jsonl
    base = arguments.base or (Path() if source == "-" else Path(source).parent)
    lexicon = shipped_lexicon()
    with opened(source) as file:
        clean = answer_lines(file, lambda item: [answer(item, base, lexicon)])
    if not clean:
        print("some lines could not be read", file=sys.stderr)
    return 0 if clean else 1


def shipped_lexicon() -> ReadingLexicon:
    """The shipped words by which documents are read."""
    from adapters.process.wiring import CATALOGUE_FOLDER
    from store.catalogue.reading_cues import reading_lexicon

    return reading_lexicon(CATALOGUE_FOLDER.parent / "feeds")


def answer(item: dict[str, Any], base: Path, lexicon: ReadingLexicon) -> dict[str, Any]:
    """One document's reading as plain values. Raises LineError."""
    from bot.ingest.documents.read import read_document

    document = document_of(item, base)
    return {"id": document.id, **plain_reading(read_document(document, lexicon))}


def document_of(item: dict[str, Any], base: Path) -> Document:
    """The document of a line. Raises LineError naming the field that is wrong."""
    from bot.domain.documents import TITLE_LIMIT, Channel, Document, text_hash

    named = words_of(item, "channel")
    try:
        channel = Channel(named)
    except ValueError:
        known = ", ".join(each.value for each in Channel)
        raise LineError(f"channel {named!r}: expected one of {known}") from None
    text = text_of(item, base)
    key = words_of(item, "id")
    published = moment_of(words_of(item, "published"))
    return Document(
        id=key,
        channel=channel,
        natural_id=key,
        title=words_of(item, "title")[:TITLE_LIMIT],
        url=words_of(item, "url"),
        published=published,
        first_seen=published or datetime.now(UTC),
        text=text,
        sha256=text_hash(text),
    )


def moment_of(written: str) -> datetime | None:
    """A claimed day or moment, a bare day as noon UTC; None where it can't be told."""
    if not written:
        return None
    try:
        if len(written) <= 10:
            day = date.fromisoformat(written if len(written) == 10 else f"{written}-01")
            return datetime.combine(day, time(12), UTC)
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def plain_reading(reading: DocumentReading) -> dict[str, Any]:
    """A reading as JSON has it."""
    return {
        "relevant": reading.verdict.relevant,
        "reason": reading.verdict.reason.value,
        "proposals": [_plain(each) for each in reading.proposals],
    }


def _plain(proposal: Proposal) -> dict[str, Any]:
    return {
        "kind": proposal.kind.value,
        "programme": proposal.programme or None,
        "imposing": proposal.imposing,
        "origins": _origins(proposal.origins),
        "rate_old": rates_in_words(proposal.rate_old),
        "rate_new": rates_in_words(proposal.rate_new),
        "basis": proposal.basis.value,
        "effective": proposal.effective.isoformat() if proposal.effective else None,
        "hour": proposal.hour.isoformat("minutes") if proposal.hour else None,
        "last_day": proposal.last_day.isoformat() if proposal.last_day else None,
        "instrument": proposal.instrument or None,
        "codes": {"where": proposal.codes_in or None, "examples": list(proposal.codes[:20])},
        "standing": "proposed" if proposal.proposed else proposal.standing.value,
        "evidence": [
            {"start": each.start, "end": each.end, "for": each.for_} for each in proposal.evidence
        ],
    }


def _origins(origins: Origins) -> dict[str, Any]:
    only, never = sorted(origins.only), sorted(origins.never)
    if only:
        return {"only": only}
    return {"all": True, "never": never} if never else {"all": True}


def rates_in_words(rates: tuple[Decimal, ...]) -> str | None:
    """'30% / 50%'; None for no rate."""
    return " / ".join(f"{rate:f}%" for rate in rates) or None
