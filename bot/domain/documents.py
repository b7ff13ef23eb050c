"""Documents as official channels and the press give them, before anything is read out of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.days import law_day

TITLE_LIMIT = 300
"""Characters of a title that are kept: longer ones are cut by whoever makes the document."""


class Channel(StrEnum):
    """Where a document was published. The order of weight: law, customs' guidance, news, press."""

    WHITE_HOUSE = "white-house"
    FEDERAL_REGISTER = "federal-register"
    CBP_CSMS = "cbp-csms"
    USITC_HTS = "usitc-hts"
    USTR = "ustr"
    CANADA_GAZETTE = "canada-gazette"
    ORDERS_IN_COUNCIL = "orders-in-council"
    CBSA_NOTICES = "cbsa-notices"
    GC_NEWS = "gc-news"
    JUSTICE_LAWS = "justice-laws"
    PRESS = "press"

    @property
    def makes_law(self) -> bool:
        """Whether an act itself is published there, so that it can be more than an announcement."""
        return self in _LAW

    @property
    def country(self) -> str:
        """Whose law is made or explained there (ISO 3166 alpha-2); '' where it may be either's."""
        if self in _CANADIAN:
            return "CA"
        return "US" if self.makes_law or self is Channel.CBP_CSMS else ""

    @property
    def explains_law(self) -> bool:
        """Whether the customs service explains there how an act is applied: no law by itself."""
        return self in (Channel.CBP_CSMS, Channel.CBSA_NOTICES)


_LAW = frozenset(
    {
        Channel.WHITE_HOUSE,
        Channel.FEDERAL_REGISTER,
        Channel.USITC_HTS,
        Channel.CANADA_GAZETTE,
        Channel.ORDERS_IN_COUNCIL,
        Channel.JUSTICE_LAWS,
    }
)
_CANADIAN = frozenset(
    {
        Channel.CANADA_GAZETTE,
        Channel.ORDERS_IN_COUNCIL,
        Channel.JUSTICE_LAWS,
        Channel.CBSA_NOTICES,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of a publication as its channel had it, with the text that was read.

    ``natural_id`` is the publisher's own key within ``channel`` (FR number, ``?p=`` id, CSMS or
    SOR number); ``version`` counts the texts seen under that key from 1; ``id`` names this version
    of it. ``published`` is the publisher's claim (aware; a bare day stands as noon UTC, None where
    none is given) and ``first_seen`` our own clock's (aware, UTC): only the latter can be trusted.
    ``text`` is the cleaned text every evidence span counts in, ``sha256`` its hash in hexadecimal.
    """

    id: str
    channel: Channel
    natural_id: str
    title: str
    url: str
    published: datetime | None
    first_seen: datetime
    text: str
    sha256: str
    version: int = 1

    @property
    def claimed_day(self) -> date | None:
        """The day the publisher claims, as a day of law."""
        return None if self.published is None else law_day(self.published)


def text_hash(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, hexadecimal.

    >>> text_hash("tariff")[:12]
    '1f65896b357b'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_FRENCH_TITLE = re.compile(r"^\s{0,8}((?:Décret|Règlement|Arrêté)\s[^\n]{5,300})$", re.M)
_REGISTERED = re.compile(r"\s?[:,]\s?(?:SOR|DORS)/\d{4}-\d+\s{0,8}$")


def french_title(document: Document) -> str:
    """An order's title in French where its text has both languages, '' where it has only one.

    It is the first line that names an order in French with the very numbers of the English title.
    """
    title = _REGISTERED.sub("", document.title)
    if not document.channel.makes_law or _FRENCH_TITLE.match(title):
        return ""
    numbers = re.findall(r"\d+", title)
    for line in _FRENCH_TITLE.finditer(document.text[:200_000]):
        named = _REGISTERED.sub("", line[1].strip())
        if re.findall(r"\d+", named) == numbers:
            return named
    return ""
