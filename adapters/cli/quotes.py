"""``dutybell quotes``: the quotations of articles, without touching the store."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from adapters.cli.json_lines import (
    answer_lines,
    decoded,
    file_bytes,
    opened,
    text_of,
    words_of,
)
from adapters.cli.proposals import moment_of
from bot.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.proposals import SpokenWords
    from bot.ingest.quotations.lexicon import SpeechLexicon

TOLD = """\
Reads each FILE or https address as one article. A file whose name ends in .jsonl, and standard
input, hold a JSON object a line: {"article" or "id", "text" or "file", "published"}. With --jsonl
every quotation is a line {"article", "text", "speaker", "role", "fragment", "start", "end"}; the
spans count in the article's text. Nothing is stored, and the article isn't kept.
"""


class ArticleReader:
    """What is needed to read an article: the words of reporting and who is known by name."""

    def __init__(self) -> None:
        from adapters.process.wiring import CATALOGUE_FOLDER
        from store.catalogue.reading_cues import known_speakers, reporting_words

        self.lexicon: SpeechLexicon = reporting_words(CATALOGUE_FOLDER.parent / "feeds")
        self.known: Mapping[str, str] = known_speakers(CATALOGUE_FOLDER)

    def read(self, text: str, published: date | None = None) -> tuple[SpokenWords, ...]:
        """The article's quotations."""
        from bot.ingest.quotations.read import quotations_in

        return quotations_in(text, self.lexicon, self.known, published)


def register(commands: Any) -> None:
    """Add ``quotes read``."""
    family = commands.add_parser("quotes", help="who said what in an article")
    orders = family.add_subparsers(dest="order", metavar="ORDER", required=True)
    read = orders.add_parser("read", help="read articles", description=TOLD)
    read.add_argument("sources", nargs="*", default=["-"], metavar="FILE|URL")
    read.add_argument("--jsonl", action="store_true", help="a JSON line for each quotation")
    read.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    reader = ArticleReader()
    clean = True
    for source in arguments.sources or ["-"]:
        if source == "-" or source.endswith(".jsonl"):
            clean &= _lines(reader, source)
            continue
        for each in reader.read(article(source)):
            print(_line(source, each) if arguments.jsonl else _sentence(each))
    if not clean:
        print("some lines could not be read", file=sys.stderr)
    return 0 if clean else 1


def _lines(reader: ArticleReader, source: str) -> bool:
    base = Path() if source == "-" else Path(source).parent

    def answer(item: dict[str, Any]) -> list[dict[str, Any]]:
        name = words_of(item, "article") or words_of(item, "id") or words_of(item, "file")
        published = moment_of(words_of(item, "published"))
        found = reader.read(text_of(item, base), published.date() if published else None)
        return [plain_quotation(name, each) for each in found]

    with opened(source) as file:
        return answer_lines(file, answer)


def plain_quotation(article_name: str, words: SpokenWords) -> dict[str, Any]:
    """A quotation as JSON has it."""
    return {
        "article": article_name,
        "text": words.words,
        "speaker": words.speaker,
        "role": words.role,
        "fragment": words.fragment,
        "start": words.start,
        "end": words.end,
    }


def _line(source: str, words: SpokenWords) -> str:
    return json.dumps(plain_quotation(source, words), ensure_ascii=False)


def _sentence(words: SpokenWords) -> str:
    role = f" ({words.role})" if words.role else ""
    return f"{words.speaker}{role}: “{words.words}”"


def article(source: str) -> str:
    """The text of a file or of a page. Raises UserError in words."""
    if source.startswith(("https://", "http://")):
        return asyncio.run(_page(source))
    path = Path(source)
    text = decoded(file_bytes(path, source))
    return _readable(text) if path.suffix in (".html", ".htm") else text


async def _page(address: str) -> str:
    """A page of the press: its own host only, and none that leads inside."""
    from adapters.feeds.web import LOOPBACK, Web
    from bot.ports.feeds import FeedError

    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        raise UserError(f"{address}: no address") from None
    if host in LOOPBACK:  # which a poll asks where a test's server stands in for a host
        raise UserError(f"{address}: {host} is a private address")
    web = Web()
    try:
        page, _ = await web.ask(address, frozenset({host}), headers={})
    except FeedError as error:
        raise UserError(f"{address}: {error}") from None
    finally:
        await web.close()
    return _readable(page.body)


def _readable(page: bytes | str) -> str:
    from adapters.feeds.markup import main_of, node_text, read_html

    return node_text(main_of(read_html(page)))
