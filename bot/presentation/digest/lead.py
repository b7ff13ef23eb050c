"""The biggest news of a day as a headline: a law that starts or ends, else the widest change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.law_turns import law_turns
from bot.domain.rate_moves import is_broad
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.changes import NAMED, NOW_UNDER, ToldChange, goods_words, line, way
from bot.presentation.messages import N_
from bot.presentation.plain_words import day_words
from bot.presentation.rate_words import programme_name

_STARTS = N_("{law} starts: {step} on {names}, {way}")
_ENDS = N_("{law} ends: {step} on {names}, {way}")
_STEP_FIRST = N_("{way}: {step} on {names}")
_EARLY = 8
"""Words of a headline among which its number must be."""
_ROOM = 60
"""Letters that the goods of a headline may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A change that a brief tells, with the sentence it is told in."""

    thing: ToldChange
    text: str


def lead(
    things: Sequence[ToldChange], facts: FactSnapshot, lang: Lang, today: date
) -> tuple[str, tuple[Said, ...]]:
    """The headline and what it leaves to tell; '' where no rate moved.

    A law that turns is named once, by the first thing it does; what starts after ``today`` bears
    its day.
    """
    rated = [one for one in things if one.step]
    first = min(rated, key=lambda one: (one.day > today, *_size(one, facts, lang)), default=None)
    named = {*_turned(first, facts, lang)} if first else set()
    ways = len({one.imposing for one in things}) > 1
    laws: list[Said] = []
    rest: list[Said] = []
    for one in things:
        if one is first:
            continue
        started, ended = _turned(one, facts, lang)
        said = law_line(one, facts, lang) if (ended or started) not in named else ""
        named |= {started, ended}
        text = dated(said or line(one, lang, ways=ways), one, today, lang)
        (laws if said else rest).append(Said(thing=one, text=text))
    if first is None:
        return "", tuple(rest)
    return dated(headline(first, facts, lang), first, today, lang), (*laws, *rest)


def dated(said: str, one: ToldChange, today: date, lang: Lang) -> str:
    """With its day where that is still to come."""
    if one.day <= today:
        return said
    return f"{said}, {day_words(one.day, lang, year=one.day.year != today.year)}"


def _size(one: ToldChange, facts: FactSnapshot, lang: Lang) -> tuple[bool, bool]:
    """Least for what nearly everybody pays, then for a whole law that starts or ends."""
    return not is_broad(one.moves[0].measure), not any(_turned(one, facts, lang))


def headline(one: ToldChange, facts: FactSnapshot, lang: Lang) -> str:
    """The change with its law where all of that starts or ends; its rates in the first words."""
    said = law_line(one, facts, lang)
    if said:
        return said
    most = _most_names(one, lang)
    plain = line(one, lang, most=most)
    numbers = (n for n, word in enumerate(plain.split()) if any(map(str.isdigit, word)))
    if next(numbers, 0) < _EARLY:
        return plain
    names = goods_words(one, lang, most)
    return _STEP_FIRST.on(lang, step=one.step, names=names, way=way(one, lang))


def law_line(one: ToldChange, facts: FactSnapshot, lang: Lang) -> str:
    """'Emergency tariff on Canada ends: 35% → 10% on most goods'; '' where no whole law turns."""
    started, ended = _turned(one, facts, lang)
    if not started and not ended:
        return ""
    said = (_ENDS if ended else _STARTS).on(
        lang,
        law=ended or started,
        step=one.step,
        names=goods_words(one, lang, _most_names(one, lang)),
        way=way(one, lang),
    )
    said = capital(said)
    return NOW_UNDER.on(lang, what=said, law=one.law) if one.law and ended else said


def _most_names(one: ToldChange, lang: Lang) -> int:
    """Of its goods, as many as a headline has room for."""
    fits = (n for n in range(NAMED, 1, -1) if len(goods_words(one, lang, n)) <= _ROOM)
    return next(fits, 1)


def _turned(one: ToldChange, facts: FactSnapshot, lang: Lang) -> tuple[str, str]:
    """The law of which this is the start, and the one of which it is the end; '' for neither."""
    if not one.step:
        return "", ""
    turns, first = law_turns(facts, one.day), one.moves[0]
    started, ended = (
        programme_name(m, facts, lang) if m is not None and m.programme in turned else ""
        for m, turned in ((first.after, turns.started), (first.before, turns.ended))
    )
    return started, ended
