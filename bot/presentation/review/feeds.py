"""What reviewers are told of a feed: that it brings too much, or nothing."""

from __future__ import annotations

from datetime import datetime

from bot.cards import (
    ButtonOption,
    Card,
    Choices,
    Headline,
)
from bot.domain.feeds import FeedState
from bot.domain.text import Lang
from bot.presentation.feeds import channel_name, trouble_words
from bot.presentation.messages import N_
from bot.presentation.review.parts import EASTERN, card, cut, moment_words


def flood_card(feed: str, items: int, relevant: int, lang: Lang) -> Card:
    """The circuit breaker is open."""
    said = N_(
        "{feed}: {items} new items at once, {relevant} look relevant. Nothing of it is "
        "proposed until somebody releases it."
    )
    release = N_("Release").on(lang)
    return card(
        N_("A feed brings too much").on(lang),
        lang,
        Headline(text=said.on(lang, feed=channel_name(feed, lang), items=items, relevant=relevant)),
        Choices(options=(ButtonOption(label=release, question=f"/review release {feed}"),)),
    )


def down_card(state: FeedState, since: datetime, lang: Lang) -> Card:
    """A feed was not reached for a day: why, and what the machine on the other side said."""
    said = N_(
        "{feed} has brought nothing since {since}: {why}. Answers say so; `dutybell feeds check "
        "{name}` tries it."
    )
    why = trouble_words(state.trouble, lang)
    told = f"{why} ({cut(state.error, 200)})" if state.error else why
    return card(
        N_("A feed is down").on(lang),
        lang,
        Headline(
            text=said.on(
                lang,
                feed=channel_name(state.name, lang),
                since=EASTERN.on(lang, moment=moment_words(since)),
                why=told,
                name=state.name,
            )
        ),
    )
