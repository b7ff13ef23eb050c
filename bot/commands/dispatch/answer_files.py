"""An answer as a file: 'as xlsx' or 'as csv' behind a command that takes it."""

from __future__ import annotations

from datetime import date

from bot.cards import Card
from bot.commands.spec import CommandContext
from bot.domain.questions import Query


def in_file(card: Card, kind: str, context: CommandContext) -> Card:
    """The card as its headline and a file; as it is for the kind ''.

    An answer that makes a file of that kind itself gives that one (the stack of an entry), others
    their figures.
    """
    if not kind:
        return card
    from bot.presentation.figure_sheet import with_file, with_own_file

    if any(detail.name == kind for detail in card.details):
        return with_own_file(card, kind)
    facts, day = context.snapshot.facts, card.day or context.question.day
    return with_file(card, kind, facts, context.workbooks, _name(card, day))


def _name(card: Card, day: date) -> str:
    """'tariff-steel-2026-10-10', without what its kind of file adds."""
    query = card.query
    about = () if query is None else _about(query)
    return "-".join((card.command or "answer", *about, day.isoformat()))


def _about(query: Query) -> tuple[str, ...]:
    if query.code is not None:
        return (query.code.digits,)
    return tuple(slug for slug in (query.good, query.programme) if slug)[:1]
