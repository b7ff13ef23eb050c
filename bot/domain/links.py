"""Addresses of official documents: found in what people write, and known again however written."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.domain.cache import cached
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import SourceKind

_ADDRESS = re.compile(r"https?://[^\s<>|\"'”»]{4,600}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»”'\""
_FEDERAL_REGISTER = re.compile(r"/(\d{4}-\d{5,6})(?!\d)")
_REGULATION = re.compile(r"/(?:sor|dors|si|tr)-?/?(\d{2,4})-(\d{1,4})(?!\d)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[-_](?:eng|fra|en|fr)(?=\.html?$|$)")
_PAGE = re.compile(r"/(?:page-\d{1,3}|index|fulltext)\.html?$")


def addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a text, in order, each once.

    >>> addresses("see https://www.whitehouse.gov/a/?x=1, please")
    ('https://www.whitehouse.gov/a/?x=1',)
    """
    found = (match.group().rstrip(_TRAILING) for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(found))


def document_key(address: str) -> str:
    """What tells one document from another in its address: '' for what is no web address.

    The number of a Federal Register document or of a regulation where the address has one, else
    host and path without what differs by language, page or tracking.

    >>> document_key("https://www.federalregister.gov/documents/2025/04/04/2025-05884/beer")
    'federalregister.gov/2025-05884'
    >>> document_key("https://laws-lois.justice.gc.ca/fra/reglements/DORS-2025-148/page-3.html")
    'laws-lois.justice.gc.ca/2025-148'
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    path = parts.path.lower()
    if host.endswith("federalregister.gov") and (found := _FEDERAL_REGISTER.search(path)):
        return f"federalregister.gov/{found[1]}"
    if host == "laws-lois.justice.gc.ca" and (found := _REGULATION.search(path)):
        return f"{host}/{found[1]}-{found[2]}"
    path = _LANGUAGE.sub("", _PAGE.sub("", path).rstrip("/"))
    query = f"?{parts.query}" if parts.query and not path else ""
    return f"{host}{path.removesuffix('.html')}{query}"


def official_hosts(facts: FactSnapshot) -> frozenset[str]:
    """Where the official texts stand that the facts rest on."""
    return _official(facts)[0]


def sources_at(address: str, facts: FactSnapshot) -> tuple[str, ...]:
    """The slugs of the sources that are the document at an address."""
    return _official(facts)[1].get(document_key(address), ())


def is_official(address: str, facts: FactSnapshot) -> bool:
    """Whether an address is that of a document, at a place where official texts stand."""
    host, _, path = document_key(address).partition("/")
    return bool(path) and host in official_hosts(facts)


@cached("addresses of sources", most=2)
def _official(facts: FactSnapshot) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The hosts of official texts; the slugs of all sources by document."""
    hosts: set[str] = set()
    found: dict[str, tuple[str, ...]] = {}
    for source in facts.sources.values():
        key = document_key(source.address)
        if not key:
            continue
        found[key] = (*found.get(key, ()), source.slug)
        if source.kind is SourceKind.OFFICIAL:
            hosts.add(key.partition("/")[0])
    return frozenset(hosts), found
