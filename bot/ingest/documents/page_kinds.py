"""What kind of page a document is: an act, a fact sheet, a statement, an order, news."""

from __future__ import annotations

import re

from bot.domain.documents import Channel
from bot.ingest.documents.countries import countries_named
from bot.ingest.documents.text import lowered

ORDERS = frozenset({Channel.ORDERS_IN_COUNCIL, Channel.CANADA_GAZETTE, Channel.JUSTICE_LAWS})
"""Where the orders of Canada's government are published."""
NEWS = frozenset({Channel.PRESS, Channel.GC_NEWS, Channel.USTR})
"""Newsrooms: what they publish tells of what others do."""
TELLS_EACH = ORDERS | {Channel.FEDERAL_REGISTER}
"""Where clauses change things themselves: elsewhere one sentence tells what several do."""


def is_act(channel: Channel, title: str, low: str) -> bool:
    """Whether it is an act of the President, and no notice or fact sheet about one."""
    if channel is Channel.WHITE_HOUSE and _ABOUT_AN_ACT.match(lowered(title)) is None:
        return _ACT.search(low) is not None or _MEMORANDUM.search(low) is not None
    return channel is Channel.FEDERAL_REGISTER and _ACT.search(low) is not None


_ACT = re.compile(
    r"by the authority vested in me|by the president of the united states|hereby proclaim"
    r"|\bdo proclaim\b"
    r"|i hereby (?:order|direct|determine)"
)
_MEMORANDUM = re.compile(
    r"\bmemorandum for\b|\bby (?:virtue of )?the authority\b|\bnow, therefore\b"
)


def is_fact_sheet(channel: Channel, title: str) -> bool:
    """Whether a page of the White House tells of its acts in points."""
    return channel is Channel.WHITE_HOUSE and _FACT_SHEET.match(lowered(title)) is not None


def is_article(channel: Channel, title: str, *, act: bool) -> bool:
    """Whether a page of the White House is its newsroom's praise: no act, and none told of."""
    told = _ABOUT_AN_ACT.match(lowered(title)) is not None
    return channel is Channel.WHITE_HOUSE and not act and not told


def speaks_to_ours(channel: Channel, title: str, *, act: bool, known: bool) -> bool:
    """Whether the White House speaks: in a statement, or in what its title addresses to Canada.

    ``known``: its duties are known, so that a fact sheet is read as such.
    """
    low = lowered(title)
    if channel is not Channel.WHITE_HOUSE:
        return False
    sheet = _FACT_SHEET.match(low) is not None
    to_ours = "canad" in low and not act and not (sheet and known)
    return _SPOKEN.match(low) is not None or to_ours


_STATEMENT = r"statement|remarks|readout|joint (?:[a-z']{1,12} ){0,3}statement"
_SPOKEN = re.compile(rf"\s{{0,9}}(?:{_STATEMENT})\b")
_ABOUT_AN_ACT = re.compile(rf"\s{{0,9}}(?:fact sheet|briefing|{_STATEMENT})\b")
_FACT_SHEET = re.compile(r"\s{0,9}fact sheet\b")


def is_about_others(channel: Channel, title: str, low: str) -> bool:
    """Whether the trade representative tells of other countries alone, by title and text."""
    named = countries_named(title) - {"US"}
    return channel is Channel.USTR and bool(named) and "CA" not in named and "canad" not in low
