"""The short card of several goods, or of two origins, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.rate_summary import RateSummary
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.measures import short_direction
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import colon, day_words
from bot.presentation.rate_words import group_words
from bot.presentation.typography import NO_BREAK

Rows = Sequence[tuple[str, Sequence[RateSummary]]]
"""Each good with how it stands, direction by direction."""


def compared(
    rows: Rows,
    claim: str | None,
    facts: FactSnapshot,
    lang: Lang,
    ahead: tuple[date, Sequence[str]] | None = None,
) -> tuple[str, tuple[str, ...]]:
    """Headline and lines: the goods of the first direction in one line, then a line each. ``ahead``
    is the next day on which rates of that direction move, and to what."""

    def told(found: RateSummary) -> str:
        _ = gettext_in(lang)
        none = _("no extra duty")
        return none if found.main is None else group_words(found.main, claim, facts, lang)

    first = rows[0][1][0].direction
    if len(rows) == 1:
        name, looks = rows[0]
        pairs = [f"{short_direction(f.direction, lang)} {told(f)}" for f in looks]
        return f"{name}{colon(lang)}{'; '.join(pairs)}", _next(ahead, lang)
    head = ", ".join(f"{name}{NO_BREAK}{told(looks[0])}" for name, looks in rows[:_NAMED])
    headline = f"{head} ({short_direction(first, lang)})"
    shown = rows[_NAMED:] if len(rows) > _NAMED else ()
    lines = [ShortLine(text=f"{n}{colon(lang)}{told(looks[0])}", rank=2) for n, looks in shown]
    lines += [ShortLine(text=text, rank=1) for text in _next(ahead, lang)]
    for number in range(1, len(rows[0][1])):
        each = "; ".join(f"{name} {told(looks[number])}" for name, looks in rows)
        where = short_direction(rows[0][1][number].direction, lang)
        lines.append(ShortLine(text=f"{where}{colon(lang)}{each}", rank=1))
    return headline, within_budget(headline, lines, lang)


def _next(ahead: tuple[date, Sequence[str]] | None, lang: Lang) -> tuple[str, ...]:
    if ahead is None:
        return ()
    day, each = ahead
    words = gettext_in(lang)("From {day}: {what}")
    return (words.format(day=day_words(day, lang), what="; ".join(each)),)


_NAMED = 3
"""Goods in a headline."""
