"""A pasted link to an official document: what it changes, from when, whether it is held."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Headline,
    Notice,
    Reference,
    References,
    ShortCard,
)
from bot.commands.spec import CommandContext
from bot.domain.days import Validity
from bot.domain.documents import Document
from bot.domain.links import addresses, is_official, sources_at
from bot.domain.rate_moves import rate_moves
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.changes import ToldChange, dated_line, provincial, told
from bot.presentation.citations import reference
from bot.presentation.faces import sources_of, whole
from bot.presentation.freshness import facts_to, note
from bot.presentation.link_card import Linked, link_headline, link_lines, link_note
from bot.presentation.link_words import ALL_OF_IT, SOURCE

_AROUND = 8
"""Words beside a link that leave it a question about the link."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SOON = timedelta(days=120)
"""How long after a document something may end by it."""
_ALWAYS = Validity(first=date(2018, 1, 1), last=date(2099, 12, 31))


def asked_about(text: str, facts: FactSnapshot) -> str:
    """The official address that a text is about; '' where it asks something else."""
    found = [each for each in addresses(text) if is_official(each, facts)]
    if not found:
        return ""
    left = text
    for each in addresses(text):
        left = left.replace(each, " ")
    return found[0] if len(_WORD.findall(left)) <= _AROUND else ""


def first_known(text: str, facts: FactSnapshot) -> str:
    """The first official address in a text, whatever else it says; '' for none."""
    return next((each for each in addresses(text) if is_official(each, facts)), "")


async def link_card(address: str, context: CommandContext) -> Card:
    """The document at an official address in three lines."""
    about, slugs = await linked(address, context)
    return _card(address, about, slugs, context)


async def linked(address: str, context: CommandContext) -> tuple[Linked, tuple[str, ...]]:
    """What is known of the document at an address, and the sources that it is."""
    facts = context.snapshot.facts
    slugs = sources_at(address, facts)
    if slugs:
        return _of_sources(slugs, facts, context.lang), slugs
    for document, waits in await _brought(address, context):
        about = Linked(
            title=document.title,
            publisher="",
            day=document.claimed_day,
            brought=True,
            waits=waits,
        )
        return about, ()
    return Linked(title="", publisher="", day=None), ()


async def _brought(address: str, context: CommandContext) -> list[tuple[Document, bool]]:
    """The document that a feed brought from there, and whether it waits for review."""
    waiting = {each.document for each in context.snapshot.frontier.waiting}
    found = await context.records.documents.at(address)
    return [(document, number in waiting) for number, document in found[:1]]


def _of_sources(slugs: tuple[str, ...], facts: FactSnapshot, lang: Lang) -> Linked:
    source = facts.sources[slugs[0]]
    resting = {m.slug for m in facts.measures.values() if set(slugs) & set(m.sources)}
    return Linked(
        title=source.title,
        publisher=source.publisher,
        day=source.day,
        things=_changes(resting, source.day, facts, lang),
        measures=len(resting),
        words=sum(quote.source in slugs for quote in facts.quotes.values()),
    )


def _changes(
    resting: set[str], printed: date | None, facts: FactSnapshot, lang: Lang
) -> tuple[ToldChange, ...]:
    """What moved by measures that rest on it, what came of it soonest first. Acts of provinces are
    left out: documents of the countries speak of them, and change none.

    An end that nothing follows on is its doing only where it came soon after.
    """
    moves = tuple(
        move
        for move in rate_moves(facts, _ALWAYS)
        if move.measure.slug in resting and not move.worded
        if not provincial(move.measure, facts)
        if move.after is not None or _soon(move.day, printed)
    )
    things = told(moves, facts, lang)
    if printed is None:
        return things
    return tuple(sorted(things, key=lambda one: (one.day < printed, abs(one.day - printed))))


def _soon(day: date, printed: date | None) -> bool:
    return printed is not None and printed <= day <= printed + _SOON


def _card(address: str, about: Linked, slugs: tuple[str, ...], context: CommandContext) -> Card:
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    headline = link_headline(about, today, lang)
    lines = link_lines(about, facts, today, lang)
    listed = tuple(reference(facts.sources[slug]) for slug in slugs)
    listed = listed or (Reference(title=about.title or address, address=address),)
    card = Card(
        title="",
        lang=lang,
        parts=(
            Headline(text=headline),
            Bullets(items=(*_in_full(about, lang), *lines[-1:])),
            *((Notice(text=link_note(about, lang)),) if about.title else ()),
            References(items=listed),
        ),
        command="link",
        day=today,
        data_as_of=facts.data_as_of,
        sources=slugs,
        private=not (about.held or about.brought),
    )
    opened, detail = whole(card, ALL_OF_IT.on(lang))
    shown, cited = sources_of(card, SOURCE.on(lang))
    more: tuple[ButtonOption, ...] = (opened,) if len(about.things) > 1 else ()
    short = ShortCard(
        headline=headline,
        lines=lines,
        note=note(link_note(about, lang), facts_to(facts.data_as_of, today, today, lang)),
        actions=(*more, *shown),
    )
    return replace(card, short=short, details=(detail, *cited))


def _in_full(about: Linked, lang: Lang) -> tuple[str, ...]:
    """Every change with its day."""
    return tuple(dated_line(one, lang, year=True, most=40) for one in about.things)
