"""What a reviewer is asked on the way: why a proposal is none, what to put in by hand, its text."""

from __future__ import annotations

from bot.cards import (
    ButtonOption,
    Card,
    Choices,
    Fields,
    Headline,
    Part,
    Prose,
    References,
)
from bot.domain.proposals import Proposal
from bot.domain.review.edited_values import with_values
from bot.domain.review.reviews import Review
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.messages import N_
from bot.presentation.review.parts import card, reference
from bot.presentation.review.proposal import fields_of
from bot.presentation.review.words import REJECTIONS, title_of

_EDIT_HELP = N_(
    "Type what is right, for example: /review edit {number} rate 35 from 2026-12-01. "
    "Fields: rate, from, until, codes, programme, instrument, slug."
)


def rejection_card(review: Review, facts: FactSnapshot, lang: Lang) -> Card:
    """Why: five reasons to press."""
    asked = N_("Why is it none?").on(lang)
    bound = f"/review reject {review.number} {review.stamp}"
    options = tuple(
        ButtonOption(label=text.on(lang), question=f"{bound} {reason.value}")
        for reason, text in REJECTIONS.items()
    )
    title = title_of(review, facts, lang)
    return card(title, lang, Headline(text=asked), Choices(options=options))


def edit_card(review: Review, facts: FactSnapshot, lang: Lang) -> Card:
    """How to put a value in by hand."""
    drafted = with_values(review.proposal, review.edited)
    rows = tuple(fields_of(drafted, review, lang)) if isinstance(drafted, Proposal) else ()
    told = _EDIT_HELP.on(lang, number=review.number)
    parts: tuple[Part, ...] = (Headline(text=told),)
    if rows:
        parts = (*parts, Fields(rows=rows))
    return card(title_of(review, facts, lang), lang, *parts)


def text_card(review: Review, facts: FactSnapshot, lang: Lang, *, page: int) -> Card:
    """The stored text, a piece at a time: what the evidence was cut from, or what stands there now
    where that was changed after its approval.
    """
    size = 2_500
    document = review.changed or review.document
    whole = document.text
    pages = max(1, -(-len(whole) // size))
    page = min(max(page, 1), pages)
    piece = whole[(page - 1) * size : page * size]
    parts: tuple[Part, ...] = (
        Headline(text=document.title),
        Prose(text=piece, title=f"{page}/{pages}"),
        References(items=(reference(document, lang),)),
    )
    if page < pages:
        more = N_("Next page").on(lang)
        following = ButtonOption(label=more, question=f"/review text {review.number} {page + 1}")
        parts = (*parts, Choices(options=(following,)))
    return card(title_of(review, facts, lang), lang, *parts)
