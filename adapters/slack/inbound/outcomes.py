"""What became of a request: an order whose briefs can arrive or not, or a mistake."""

from __future__ import annotations

from dataclasses import replace

from adapters.slack import words
from bot.cards import Card, Notice

_ORDERS = frozenset({"subscribe", "follow", "resume", "now"})
"""Actions of /digest after which we owe the channel something."""
OUTSIDE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says where we are no member; of a private channel it doesn't even admit that."""


def orders(card: Card) -> bool:
    """Whether we owe the channel posts from now on."""
    query = card.query
    return card.command == "digest" and query is not None and query.action in _ORDERS


def amiss(card: Card) -> bool:
    """Whether the question could not be answered as it was put."""
    return card.private and card.query is None


def warned(card: Card, refused: str) -> Card:
    """The card, with what to do first where Slack ``refused`` a post for want of membership."""
    if refused not in OUTSIDE:
        return card
    notice = Notice(text=words.NO_MEMBER.on(card.lang), tone="warning")
    return replace(card, parts=(card.parts[0], notice, *card.parts[1:]))
