"""/tariff in short: the card shown first and the details behind its buttons."""

from __future__ import annotations

from bot.cards import Bullets, ButtonOption, Detail, Notice, Part, ShortCard, Table
from bot.commands.rates.headline import said_rates
from bot.commands.rates.measure_lists import programme_parts, standing_parts
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.commands.tariff.base_rate import base_part
from bot.domain.countries import COUNTRIES
from bot.domain.questions import Query
from bot.domain.rate_summary import RateSummary, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.measures import short_direction
from bot.presentation.tariff import words as tariff_words
from bot.presentation.tariff.card import headline, lines, small_print, stands
from bot.presentation.tariff.rated import Rated

CODES, WHY = "codes", "why"
_CODES = 60
"""Codes of one rate that are listed where codes are asked for."""
_DUTIABLE = 6
"""Digits from which on a duty can be worked out on a code."""


def rated(subject: Subject, found: RateSummary, query: Query, context: CommandContext) -> Rated:
    """The facts of the short card; the other direction with them where none was asked for."""
    facts = context.snapshot.facts
    direction = found.direction
    back = None
    if query.imposing is None and query.origin is None and direction.back.imposing in COUNTRIES:
        back = subject.rate_summary(facts, direction.back, found.day)
    return Rated(
        name=subject.title(context.lang),
        found=found,
        facts=facts,
        today=context.question.day,
        claim=query.claim,
        owed=subject.rates(facts, direction).owed,
        back=back,
        named=subject.code is None,
        slug=subject.typed,
    )


def short_card(about: Rated, subject: Subject, lang: Lang) -> ShortCard:
    """Headline, lines, small print and buttons."""
    head = headline(about, lang)
    return ShortCard(
        headline=head,
        lines=lines(about, head, lang),
        note=small_print(about, lang),
        actions=_actions(about, subject, lang),
        stands=stands(about),
    )


def _actions(about: Rated, subject: Subject, lang: Lang) -> tuple[ButtonOption, ...]:
    """By code, the other direction, history, why and sources, follow."""
    direction, name = about.found.direction, subject.typed
    back = direction.back
    first = (
        ButtonOption(label=tariff_words.BY_CODE.on(lang), detail=CODES)
        if subject.code is None or len(subject.code.digits) < _DUTIABLE
        else ButtonOption(
            label=tariff_words.WORK_OUT_DUTY.on(lang),
            question=f"/duty {name} 10000 from {direction.origin} to {direction.imposing}",
        )
    )
    turned = ButtonOption(
        label=short_direction(back, lang),
        question=f"/tariff {name} from {back.origin} to {back.imposing}",
    )
    return (
        first,
        *((turned,) if back.imposing in COUNTRIES else ()),
        ButtonOption(label=tariff_words.HISTORY.on(lang), question=f"/timeline {name}"),
        ButtonOption(label=tariff_words.WHY_SOURCES.on(lang), detail=WHY),
        ButtonOption(
            label=tariff_words.FOLLOW.on(lang),
            question=f"/digest follow {name} from {direction.origin} to {direction.imposing}",
        ),
    )


def details(
    subject: Subject, found: RateSummary, query: Query, facts: FactSnapshot, lang: Lang
) -> tuple[Detail, ...]:
    """Each a card of its own, with its own sources alone."""
    head = f"{subject.title(lang)}, {short_direction(found.direction, lang)}"
    return (
        Detail(
            name=CODES,
            title=tariff_words.SUBJECT_BY_CODE.on(lang).format(subject=head),
            make=lambda: _by_code(subject, found, query.claim, facts, lang),
        ),
        Detail(
            name=WHY,
            title=tariff_words.SUBJECT_WHY.on(lang).format(subject=head),
            make=lambda: _why(subject, found, query, facts, lang),
        ),
    )


def _by_code(
    subject: Subject, found: RateSummary, claim: str | None, facts: FactSnapshot, lang: Lang
) -> tuple[Part, ...]:
    """Every rate with its codes, and the acts they rest on."""
    notes = Footnotes(facts)
    rows = tuple((codes, rate) for rate, codes in said_rates(found, claim, lang, most=_CODES))
    pending = [r for b in found.rate_groups for r in charged((*b.plain, *b.claimed))]
    named = list(dict.fromkeys(said(r.measure.label, lang) for r in pending))
    for row in pending:
        notes.mark(row.measure.sources, limit=1)
    note = subject.good.note if subject.good else None
    return (
        Table(
            columns=(tariff_words.CODES.on(lang), tariff_words.ADDITIONAL_DUTY.on(lang)), rows=rows
        ),
        *((Bullets(items=tuple(named)),) if named else ()),
        *((Notice(text=said(note, lang)),) if note else ()),
        *notes.part,
    )


def _why(
    subject: Subject, found: RateSummary, query: Query, facts: FactSnapshot, lang: Lang
) -> tuple[Part, ...]:
    """The law, its exemptions, what is not added and why, and what is on its way."""
    notes = Footnotes(facts)
    return (
        *programme_parts(query, found, facts, notes, lang),
        *standing_parts(found, facts, notes, lang),
        *base_part(subject, found, facts, notes, lang),
        *notes.part,
    )
