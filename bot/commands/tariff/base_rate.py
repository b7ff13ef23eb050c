"""The base duty under an answer: from the schedule when it is loaded, else said to come on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.cards import Card, Part, Prose, cited, joined
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.domain.assessment.rules import HeadingRange
from bot.domain.figures import Figure
from bot.domain.lines import Line
from bot.domain.rate_summary import Direction, RateSummary
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.later import Later
from bot.presentation.citations import Footnotes, in_place
from bot.presentation.dates import said
from bot.presentation.duty_expressions import duty_words
from bot.presentation.tariff import words as tariff_words

_HEADING = 4
_TREATY = {"US": frozenset({"S", "S+"}), "CA": frozenset({"UST", "MXT"})}


def base_part(
    subject: Subject, found: RateSummary, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> tuple[Prose, ...]:
    """That the base duty comes on top, and what footnotes of the schedule add for the origin;
    nothing for what no schedule holds."""
    direction = found.direction
    if not subject.scope_in(direction.imposing):
        return ()
    text = tariff_words.ON_TOP if found.claimable else tariff_words.ON_TOP_ELSEWHERE
    base = Prose(text=text.on(lang, column=tariff_words.BASE_COLUMN[direction.imposing].on(lang)))
    added = [r for r in facts.headings.values() if _adds(r, direction, found.day, facts)]
    if not added:
        return (base,)
    named = joined(
        "; ", (cited(said(r.label, lang), notes.mark(r.sources, limit=1)) for r in added)
    )
    return base, Prose(text=in_place(tariff_words.FOOTNOTED.on(lang), "programmes", named))


def _adds(ranged: HeadingRange, direction: Direction, day: date, facts: FactSnapshot) -> bool:
    programme = facts.programmes.get(ranged.programme)
    charges = programme is not None and programme.imposing == direction.imposing
    mine = direction.origin in ranged.origins and not ranged.in_lieu
    return charges and mine and ranged.since <= day


async def base_line(
    subject: Subject, direction: Direction, context: CommandContext, day: date
) -> Line | None:
    """The line of a code in its schedule; None when none is loaded."""
    code = subject.code
    if code is None or len(code.digits) < _HEADING:
        return None
    return await context.records.lines.find(direction.imposing, code, day=day)


def with_base(card: Card, line: Line, direction: Direction, day: date) -> Card:
    """The card with the schedule's own line in place of the general remark."""
    lang, figures = card.lang, card.figures

    def with_line() -> tuple[Figure, ...]:
        # what it needs is not loaded for an answer to a person
        from bot.presentation.duty.figures import base_figure

        return *figures(), base_figure(line, direction, day, lang)

    parts = Later(lambda: _with_told(card.parts, _line_words(line, direction, lang), lang))
    return replace(card, parts=parts, figures=with_line)


def _with_told(parts: Sequence[Part], words: str, lang: Lang) -> tuple[Part, ...]:
    """The parts with the words in place of the remark that some base duty comes on top."""
    remarks = {
        text.on(lang, column=column.on(lang))
        for text in (tariff_words.ON_TOP, tariff_words.ON_TOP_ELSEWHERE)
        for column in tariff_words.BASE_COLUMN.values()
    }
    told = Prose(text=words)
    return tuple(told if isinstance(p, Prose) and p.text in remarks else p for p in parts)


def _line_words(line: Line, direction: Direction, lang: Lang) -> str:
    wanted = _TREATY[direction.imposing]
    treaty = next((s.duty for s in line.special if s.indicators & wanted), None)
    # the rates that ship have no descriptions
    words = line.described.on(lang).rstrip(":")
    return tariff_words.LINE.on(
        lang,
        code=line.code.dotted,
        words=f" ({words})" if words else "",
        rate=duty_words(line.general, lang),
        column=tariff_words.BASE_COLUMN[direction.imposing].on(lang),
        treaty="" if treaty is None else tariff_words.UNDER.on(lang, rate=duty_words(treaty, lang)),
    )
