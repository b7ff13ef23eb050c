"""What feeds and pages are written in, read without trust: XML, HTML, JSON, dates, text.

No DTD, no entity, nothing fetched. What people will read is plain text: without tags, control and
direction characters, in NFKC, so that a name that looks alike is alike.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from lxml import etree, html

from bot.domain.documents import TITLE_LIMIT
from bot.ports.feeds import FeedError, Trouble

Node = Any
"""An element of lxml, which ships no types."""

TEXT_LIMIT = 2_000_000
"""Characters of one publication: the longest proclamation with its annex has a tenth of that."""
WASHINGTON = ZoneInfo("America/New_York")
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_BLOCKS = (
    "p div li ul ol br tr table section article h1 h2 h3 h4 h5 h6 pre blockquote dt dd hr td th"
)
_BLOCK = frozenset(_BLOCKS.split())
_DROPPED = frozenset("script style noscript nav footer header template iframe form svg".split())  # noqa: SIM905
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_UNSTORABLE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
"""Escapes of JSON that may stand for half a character or for a zero byte."""
_TRACKING = re.compile(r"^(?:utm_\w+|wgt_ref|fbclid|gclid|mc_[ce]id|cmp|ref)$", re.IGNORECASE)
_SPACES_BEFORE = 2_000


def clean(text: str) -> str:
    """Plain text in NFKC: no control or direction characters, one blank, one line end.

    >>> clean("duty\\u202e of\\u00a050 percent\\u200d\\r\\n\\n  on  steel")
    'duty of 50 percent\\non steel'
    """
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", text[:TEXT_LIMIT]))
    kept = "\n".join(map(_printable, plain.split("\n")))
    lines = (line.strip() for line in _BLANKS.sub(" ", kept).split("\n"))
    return "\n".join(line for line in lines if line)


def _printable(line: str) -> str:
    """With a blank for each character that nothing is printed for. Most lines have none."""
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else " " for c in line)


def clean_title(text: str) -> str:
    """A title in one line, of at most 300 characters, tags and entities taken out."""
    words = html_text(text) if "<" in text or "&" in text else clean(text)
    line = " ".join(words.split())
    return line if len(line) <= TITLE_LIMIT else line[: TITLE_LIMIT - 1] + "…"


def web_address(written: str) -> str:
    """An http(s) address without tracking and fragment; '' for anything else.

    >>> web_address("https://a.example/x?utm_source=rss&id=2#top"), web_address("javascript:x()")
    ('https://a.example/x?id=2', '')
    """
    try:
        parts = urlsplit(written.strip()[:2_000])
    except ValueError:  # brackets that hold no address
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        return ""
    query = [(n, v) for n, v in parse_qsl(parts.query, keep_blank_values=True)]
    kept = urlencode([(n, v) for n, v in query if not _TRACKING.match(n)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, kept, ""))


def web_link(base: str, written: str | None) -> str:
    """Where a link on the page at ``base`` leads, as it is written; '' where that is nowhere on
    the web.

    >>> web_link("https://a.example/b/", "c#d"), web_link("https://a.example/", "https://[x")
    ('https://a.example/b/c#d', '')
    """
    try:
        address = urljoin(base, (written or "").strip())
    except ValueError:
        return ""
    return address if web_address(address) else ""


def fingerprint(*parts: str) -> str:
    """A short hash of what a list says of an item."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_json(body: bytes) -> Any:
    """JSON. Raises FeedError: an error page says what it is, a broken end that it was cut."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start not in (b"{", b"["):
        raise FeedError(Trouble.FORMAT, "expected JSON", body=body)
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise FeedError(Trouble.CUT_SHORT, "broken JSON", body=body) from None
    return _storable(value) if _UNSTORABLE.search(body) else value


def _storable(value: Any) -> Any:
    """Without half characters and zero bytes, which no database takes as text."""
    match value:
        case str():
            return value.encode("utf-8", "replace").decode().replace("\0", " ")
        case list():
            return [_storable(one) for one in value]
        case dict():
            return {_storable(name): _storable(one) for name, one in value.items()}
        case _:
            return value


def read_xml(body: bytes, *roots: str) -> Node:
    """The root element, its name one of ``roots``. Raises FeedError.

    A document type is refused unread: it is what entity bombs and files from our disk come in.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:_SPACES_BEFORE]
    if not start.startswith(b"<"):
        raise FeedError(Trouble.FORMAT, "expected XML", body=body)
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise FeedError(Trouble.FORMAT, "HTML at a feed's address", body=body)
    if _DOCTYPE.search(body):
        raise FeedError(Trouble.FORMAT, "a document type is not accepted", body=body)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False
    )
    try:
        root = etree.fromstring(body.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except etree.XMLSyntaxError as error:
        raise FeedError(_kind_of(error), f"broken XML: {error.msg[:120]}", body=body) from None
    name = local(root)
    if name not in roots:
        raise FeedError(Trouble.FORMAT, f"root element {name[:40]!r}", body=body)
    return root


def _kind_of(error: Any) -> Trouble:
    ended = ("Premature end", "EndTag", "not terminated", "Start tag expected", "CData section")
    cut = any(words in str(error.msg) for words in ended)
    return Trouble.CUT_SHORT if cut else Trouble.FORMAT


def local(node: Node) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def children(node: Node, name: str) -> list[Node]:
    """Elements of that local name directly below."""
    return [child for child in node if local(child) == name]


def child_text(node: Node, name: str) -> str:
    """The text of the first such child, '' without one."""
    for child in children(node, name):
        return "".join(child.itertext()).strip()
    return ""


def shape(items: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Names that every item has with a value in it: the part of a format a parser rests on."""
    common: set[str] | None = None
    for item in items:
        named = {name for name, value in item.items() if value not in (None, "", [], {})}
        common = named if common is None else common & named
    return frozenset(common or ())


def read_html(body: bytes | str) -> Node:
    """The root of a page; never fails, as browsers don't. Empty pages give an empty one."""
    if isinstance(body, bytes):
        body = body.decode(_charset(body), "replace")
    text = _CONTROL.sub(" ", body)
    if not text.strip():
        text = "<html></html>"
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    whole = re.sub(r"^\s{0,99}<\?xml[^>]{0,999}\?>", "", text).encode("utf-8", "replace")
    try:
        return html.document_fromstring(whole, parser=parser)
    except etree.ParserError:
        return html.document_fromstring(b"<html></html>", parser=parser)


def _charset(body: bytes) -> str:
    # pages say UTF-8 and are Windows-1252: what decodes is believed, not what is declared
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def html_text(body: bytes | str) -> str:
    """The readable text of HTML, a line for each block."""
    return node_text(read_html(body))


def node_text(node: Node) -> str:
    """The readable text below one element."""
    parts: list[str] = []
    _walk(node, parts)
    return clean("".join(parts))


def _walk(root: Node, parts: list[str]) -> None:
    # by hand, not by recursion: unclosed tags nest thousands deep
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        name = node.tag if isinstance(node.tag, str) else None
        block = name in _BLOCK
        if leaving:
            parts.append("\n" if block else "")
            parts.append(node.tail or "" if node is not root else "")
            continue
        if name is None or name in _DROPPED:
            parts.append(node.tail or "" if node is not root else "")
            continue
        parts.append("\n" if block else "")
        # a line end in the source is a blank to a browser, except in <pre>
        parts.append(node.text or "")
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def main_of(root: Node) -> Node:
    """The ``<main>`` of a page: its furniture changes with every fetch. The page without one."""
    found = root.xpath("//main")
    return found[0] if found else root


_FIRST_YEAR, _LAST_YEAR = 1800, 2199


def rfc_date(written: str) -> datetime | None:
    """'Thu, 06 Aug 2026 21:08:24 +0000', aware; None where it is no such date."""
    try:
        moment = parsedate_to_datetime(written.strip())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return _of_our_time(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def iso_date(written: str, zone: ZoneInfo | None = None) -> datetime | None:
    """An ISO moment or day, aware; a bare day is noon UTC. None where it is none."""
    written = written.strip()
    try:
        if len(written) == 10:
            return _of_our_time(noon(date.fromisoformat(written)))
        moment = datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        return None
    return _of_our_time(moment if moment.tzinfo else moment.replace(tzinfo=zone or UTC))


def _of_our_time(moment: datetime) -> datetime | None:
    """None for one that is none: the first and the last day of a calendar are left in other zones,
    and an item that bears one must not keep its whole list from being read."""
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def noon(day: date) -> datetime:
    """A bare day as a moment."""
    return datetime.combine(day, time(12), UTC)
