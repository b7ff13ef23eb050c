"""Short cards of laws: one programme by itself, and everything in force in a direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bot.domain.duty import AdValorem, AllIn, Prohibited
from bot.domain.measures import Measure, Programme, Status
from bot.domain.rate_summary import Direction, width
from bot.domain.text import Lang
from bot.presentation.budget import Line, within_budget
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import colon, day_words, rate, spoken
from bot.presentation.rate_words import statute
from bot.presentation.tariff_card import way


def rates_of(measures: Iterable[Measure], lang: Lang) -> str:
    """'50%, 25% or 15%', with 'bans' where entry is forbidden under some; '' for no figures."""
    _ = gettext_in(lang)
    held = list(measures)
    percents = sorted({p for m in held if (p := percent_of(m)) is not None}, reverse=True)
    told = [rate(p, lang) for p in percents]
    if any(isinstance(m.duty, Prohibited) for m in held):
        told.insert(0, _("ban"))
    if len(told) > _MOST:
        return _("{least} to {most}").format(least=told[-1], most=told[0])
    return _(" or ").join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


_MOST = 4


def percent_of(measure: Measure) -> Decimal | None:
    """The percent a measure charges; None for another kind of duty."""
    duty = measure.duty
    return duty.percent if isinstance(duty, AdValorem | AllIn) and duty.percent else None


_NUMBERED = re.compile(r"^(?:Section|article) \d+,? ", re.IGNORECASE)
_ASIDE = re.compile(r" \([^()]{0,200}\)$")
"""The section's number and an aside, which a list of laws can do without."""


def law_name(programme: Programme, lang: Lang) -> str:
    """What a card calls a programme."""
    if programme.short is not None:
        return spoken(programme.short.on(lang), lang)
    bare = _NUMBERED.sub("", programme.name.on(lang))
    return spoken(_ASIDE.sub("", bare), lang)


def law_headline(
    programme: Programme, every: Sequence[Measure], day: date, today: date, lang: Lang
) -> str:
    """'Section 338 duties and bans on Canada: ban, 50%'; with its day where that is not today."""
    _ = gettext_in(lang)
    alive = [m for m in every if m.status_on(day) is Status.IN_FORCE]
    name = spoken(programme.name.on(lang), lang)
    name = statute(programme.authority, lang) or name
    name = name[:1].upper() + name[1:]
    when = "" if day == today else f" ({day_words(day, lang)})"
    if not alive:
        return f"{name}{colon(lang)}" + _("nothing in force") + when
    firms = _("each firm’s own rate") if programme.apart else _("in force, no rate")
    told = rates_of(alive, lang) or firms
    return f"{name}{colon(lang)}{told}{when}"


def law_lines(headline: str, every: Sequence[Measure], day: date, lang: Lang) -> tuple[str, ...]:
    """What it covers, what is next, and when it ended if it did."""
    _ = gettext_in(lang)
    alive = [m for m in every if m.status_on(day) is Status.IN_FORCE]
    coming = [m for m in every if m.status_on(day) is Status.SCHEDULED]
    told = [Line(text=_labelled(m, lang), rank=2 + n) for n, m in enumerate(alive)]
    if coming:
        first = min(coming, key=lambda m: m.validity.first)
        words = _("From {day}: {what}")
        when = day_words(first.validity.first, lang)
        told.append(Line(text=words.format(day=when, what=spoken(first.label.on(lang), lang))))
    ended = [m for m in every if m.status_on(day) is Status.ENDED and m.validity.last]
    if not alive and ended:
        last = max(m.validity.last for m in ended if m.validity.last)
        told.append(Line(text=_("Last day: {day}").format(day=day_words(last, lang))))
    return within_budget(headline, told, lang)


def _labelled(measure: Measure, lang: Lang) -> str:
    _ = gettext_in(lang)
    label = spoken(measure.label.on(lang), lang)
    since = day_words(measure.validity.first, lang)
    return _("{what} (since {day})").format(what=label, day=since)


def overview_headline(
    count: int, direction: Direction | None, law: str, day: date | None, lang: Lang
) -> str:
    """'Canada → US: 11 tariff laws in force'; ``day`` where that is not today."""
    _, ngettext = gettext_in(lang), ngettext_in(lang)
    where = way(direction, lang) if direction is not None else _("Canada and the US")
    when = f" ({day_words(day, lang)})" if day is not None else ""
    about = f", {law}" if law else ""
    words = ngettext("{n} tariff law in force", "{n} tariff laws in force", count)
    return f"{where}{about}{colon(lang)}{words.format(n=count)}{when}"


def overview_lines(
    headline: str, laws: Sequence[tuple[Programme, Sequence[Measure]]], lang: Lang
) -> tuple[str, ...]:
    """One line a law, those that reach most codes first."""
    named: dict[str, list[Measure]] = {}
    for programme, measures in laws:
        if not programme.fee:
            named.setdefault(law_name(programme, lang), []).extend(measures)
    told: list[Line] = []
    for name, measures in sorted(named.items(), key=lambda one: -max(map(_reach, one[1]))):
        if rates := rates_of(measures, lang):
            text = f"{name[:1].upper()}{name[1:]}{colon(lang)}{rates}"
            told.append(Line(text=text, rank=len(told) + 1))
    return within_budget(headline, told, lang)


def _reach(measure: Measure) -> int:
    return width(measure.scope)
