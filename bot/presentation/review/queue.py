"""What waits for review: lists, and what only confirms what is held."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Headline,
    Notice,
    Part,
)
from bot.domain.days import law_day
from bot.domain.review.reviews import (
    Review,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ports.live import OpenProposal
from bot.presentation.feeds import channel_name
from bot.presentation.messages import N_, NC_, NN_
from bot.presentation.plain_words import colon
from bot.presentation.review.parts import LISTED, card, cut, more
from bot.presentation.review.words import KINDS, STATES, title_of


def list_card(reviews: Sequence[Review], facts: FactSnapshot, lang: Lang) -> Card:
    """Many at once: a list, and a button to begin with; none approves them all."""
    title = NN_("{n} proposed change", "{n} proposed changes").on(lang, n=len(reviews))
    items = tuple(
        f"{one.number}{colon(lang)}{title_of(one, facts, lang).partition(' · ')[2]}"
        f" ({cut(one.document.title, 90)})"
        for one in reviews[:LISTED]
    )
    look = ButtonOption(label=NC_("button", "Review").on(lang), question="/review next")
    return card(
        title,
        lang,
        Bullets(items=(*items, *more(len(reviews) - LISTED, lang))),
        Choices(options=(look,)),
    )


def waiting_card(
    waiting: Sequence[OpenProposal], facts: FactSnapshot, lang: Lang, *, held: int = 0
) -> Card:
    """What is open, by rank."""
    none = N_("Nothing waits for review.")
    said = NN_("{n} waits for review", "{n} wait for review")
    count = len(waiting)
    headline = said.on(lang, n=count) if count else none.on(lang)
    parts: list[Part] = [Headline(text=headline)]
    if waiting:
        lines = [_held_line(one, facts, lang) for one in waiting[:LISTED]]
        parts.append(Bullets(items=(*lines, *more(count - LISTED, lang))))
    if held:
        text = NN_(
            "{n} more is held back: a feed brought more than it ever does.",
            "{n} more are held back: a feed brought more than it ever does.",
        )
        parts.append(Notice(text=text.on(lang, n=held), tone="warning"))
    if waiting:
        look = ButtonOption(label=NC_("button", "Review").on(lang), question="/review next")
        parts.append(Choices(options=(look,)))
    return card(N_("Review").on(lang), lang, *parts)


def _held_line(one: OpenProposal, facts: FactSnapshot, lang: Lang) -> str:
    programme = facts.programmes.get(one.programme)
    about = programme.name.on(lang) if programme else one.programme
    kind = next((t.on(lang) for k, t in KINDS.items() if k.value == one.kind), one.kind)
    day = f", {law_day(one.published)}" if one.published else ""
    subject = f"{about}{colon(lang)}{kind}" if about else kind
    return (
        f"{one.number}{colon(lang)}{subject} · {cut(one.title, 90)} "
        f"({channel_name(one.channel, lang)}{day}) · {STATES[one.state].on(lang)}"
    )


def confirmations_card(reviews: Sequence[Review], lang: Lang) -> Card:
    """Folded: what only confirms what is held."""
    count = len(reviews)
    said = NN_("{n} document confirms known facts", "{n} documents confirm known facts")
    items = tuple(f"{one.number}{colon(lang)}{cut(one.document.title, 120)}" for one in reviews)
    look = ButtonOption(label=NC_("button", "Review").on(lang), question="/review list")
    return card(
        said.on(lang, n=count),
        lang,
        Bullets(items=(*items[:LISTED], *more(count - LISTED, lang))),
        Choices(options=(look,)),
    )
