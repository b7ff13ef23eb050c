"""Up and down the tree of a schedule, from a code: questions to press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.cards import ButtonOption, Card, Choices, Detail
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.domain.codes import Code
from bot.domain.lines import Line
from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.later import Later
from bot.presentation.tariff import words as tariff_words

_MOST = 8
_WORDS = 40
"""Characters of a line's description on its button."""
_HEADING = 4


async def browse(
    subject: Subject, direction: Direction, context: CommandContext, day: date
) -> Choices | None:
    """The heading above a code and the lines below it; None where no schedule has it."""
    if subject.code is None:
        return None
    lines, schedule = context.records.lines, direction.imposing
    line = await lines.find(schedule, subject.code, day=day)
    if line is None:
        return None
    below = await lines.below(schedule, line.code, day=day)
    way = f"from {direction.origin} to {direction.imposing}"
    up = _up(subject.code, context.lang, way)
    down = tuple(
        ButtonOption(label=_label(each, context.lang), question=f"/tariff {each.code.dotted} {way}")
        for each in below[: _MOST - len(up)]
    )
    return (
        Choices(title=tariff_words.SCHEDULE.on(context.lang), options=(*up, *down))
        if up or down
        else None
    )


def _up(code: Code, lang: Lang, way: str) -> tuple[ButtonOption, ...]:
    shorter = code.digits[: (len(code.digits) - 1) // 2 * 2]
    if len(shorter) < _HEADING:
        return ()
    above = Code(shorter).dotted
    return (
        ButtonOption(label=tariff_words.UP.on(lang, code=above), question=f"/tariff {above} {way}"),
    )


def _label(line: Line, lang: Lang) -> str:
    words = line.described.on(lang)
    told = words.rstrip(":")
    short = told if len(told) <= _WORDS else f"{told[: _WORDS - 1].rstrip()}…"
    return f"{line.code.dotted} {short}"


def with_browsing(card: Card, choices: Callable[[], tuple[Choices, ...]]) -> Card:
    """The card with the questions before its last part, which leads on from the answer; and at
    the end of its details.
    """
    details = tuple(_ending_with(choices, detail) for detail in card.details)
    parts = Later(lambda: (*card.parts[:-1], *choices(), *card.parts[-1:]))
    return replace(card, parts=parts, details=details)


def _ending_with(choices: Callable[[], tuple[Choices, ...]], detail: Detail) -> Detail:
    return replace(detail, make=lambda: (*detail.make(), *choices()))
