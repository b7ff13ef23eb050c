"""Facts of an entry that are declared by name: which they are, and which no duty hangs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import Card
from bot.commands.duty.options import DutyOptions
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Entry
from bot.domain.assessment.rules import FORMAL
from bot.domain.codes import Code
from bot.domain.conditions import (
    BY_SEA,
    NOT_BY_SEA,
    Stated,
    of_a_quota,
    stated,
)
from bot.domain.likeness import names_like
from bot.domain.text import Lang, Words
from bot.errors import BadOption
from bot.presentation.duty import words as say
from bot.presentation.duty.assessment import declarable
from bot.presentation.faces import noted
from bot.presentation.rate_words import lowered


def stated_facts(own: DutyOptions, context: CommandContext) -> Stated:
    """The facts declared by name, and what the way of transport says. Raises BadOption."""
    known = declarable(duty_calculator(context.snapshot.facts))
    told = stated(own.declared, known)
    if told.unknown:
        raise _unknown_fact(told.unknown[0], known, context.lang)
    sea = own.transport in BY_SEA
    return replace(
        told,
        declared=told.declared | ({NOT_BY_SEA} if own.transport and not sea else set()),
        denied=told.denied | ({NOT_BY_SEA} if sea else set()),
    )


def _unknown_fact(piece: str, known: Mapping[str, Words], lang: Lang) -> BadOption:
    """What no measure asks for, with the facts whose names come near."""
    near = names_like(piece.lower().replace(" ", "-"), known)
    named = ", ".join(f"{slug} ({known[slug].on(lang)})" for slug in near or [*known][:3])
    return BadOption(say.UNKNOWN_FACT.on(lang, piece=piece[:40], near=named))


def with_unasked_facts(
    card: Card, entry: Entry, codes: Sequence[Code], own: DutyOptions, context: CommandContext
) -> Card:
    """The card saying which facts were declared that no duty on these codes hangs on.

    Of several quotas one is enough, and over it is what is owed where nothing is declared.
    """
    if not own.declared:
        return card
    calculator, lang = duty_calculator(context.snapshot.facts), context.lang
    told = stated_facts(replace(own, transport=""), context)
    asked = {n for code in codes for n in calculator.asked_of(replace(entry, code=code))}
    quotas = {n for n in told.declared if of_a_quota(n)}
    limited = any(of_a_quota(n) for n in asked)
    known = asked | {FORMAL} | (quotas if limited else set())
    idle = sorted((told.declared | told.denied) - known)
    idle = [n for n in idle if n not in quotas or n == min(quotas, key=len)]
    if not idle:
        return card
    words = declarable(calculator)
    facts = ", ".join(lowered(words[name].on(lang)) for name in idle)
    return noted(card, say.NOT_ASKED.on(lang, facts=facts))
