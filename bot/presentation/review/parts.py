"""What several cards of reviewing are made of.

Everything quoted comes from a stranger. It stands in plain parts of a card, cut to a length, and
each platform escapes it; no quoted word is ever something to press.
"""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from bot.cards import (
    ButtonOption,
    Card,
    Choices,
    Headline,
    Part,
    Quotation,
    Reference,
)
from bot.domain.days import LAW
from bot.domain.documents import Document
from bot.domain.text import Lang
from bot.presentation.feeds import channel_name
from bot.presentation.messages import N_, NN_

EASTERN = N_("{moment} (Eastern)")
"""A moment of law on a card of reviewers."""
EVIDENCE = 1_200
"""Characters of a document that a card quotes at a time."""
_TITLE = 300
LISTED = 12


def quoted(text: str, document: Document, lang: Lang) -> Quotation:
    """Words of a document, cut to a length, named as that."""
    return Quotation(
        words=cut(" ".join(text.split()), EVIDENCE),
        speaker=channel_name(document.channel.value, lang),
        role="",
        day=str(document.claimed_day or ""),
        venue="",
        source="",
    )


def told_card(title: str, said: str, lang: Lang, *options: ButtonOption) -> Card:
    """One sentence, and what can be done next."""
    parts: tuple[Part, ...] = (Headline(text=said),)
    return card(title, lang, *parts, *((Choices(options=options),) if options else ()))


def more(count: int, lang: Lang) -> tuple[str, ...]:
    """How many are left out at the end of a list; nothing where none is."""
    if count <= 0:
        return ()
    return (NN_("and {n} more", "and {n} more").on(lang, n=count),)


def moment_words(moment: datetime) -> str:
    """'2026-11-30 17:05': a moment where the law is made."""
    return moment.astimezone(LAW).strftime("%Y-%m-%d %H:%M")


def reference(document: Document, lang: Lang) -> Reference:
    """A document with where and when it was found."""
    name = channel_name(document.channel.value, lang)
    return Reference(
        title=cut(document.title, _TITLE) or document.natural_id,
        publisher=f"{name} {document.natural_id}, {host(document.url)}".strip(", "),
        day=str(document.claimed_day or ""),
        address=document.url if document.url.startswith("https://") else "",
    )


def host(url: str) -> str:
    """'gazette.gc.ca'; '' where the address names none."""
    return urlsplit(url).hostname or ""


def cut(text: str, most: int) -> str:
    """``text`` with an ellipsis where it is longer than ``most`` letters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def card(title: str, lang: Lang, *parts: Part) -> Card:
    """A card of /review."""
    return Card(title=title, lang=lang, parts=parts, command="review")
