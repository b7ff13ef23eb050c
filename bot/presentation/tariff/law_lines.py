"""What makes the rate that heads the answer: the law, since when, and what a claim changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.rate_groups import last_figures
from bot.domain.rate_summary import (
    RateGroup,
    charged,
)
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import (
    day_words,
    month_words,
    rate,
    spoken,
)
from bot.presentation.rate_words import (
    if_declared,
    is_banned,
    is_free,
    is_same,
    is_unnamed,
    owed_words,
    programme_name,
    unknown_rows,
)
from bot.presentation.tariff.rated import (
    Rated,
    capital_rate,
    charged_since,
    rows_asked_for,
)


def law_lines(rated: Rated, main: RateGroup, lang: Lang) -> Iterator[ShortLine]:
    """What makes the rate, and what a USMCA claim changes."""
    _ = gettext_in(lang)
    # where both ways cost the same, the law that a claim does not lift is the one to name
    owed = charged(main.claimed if _either(rated, main) else rows_asked_for(main, rated))
    if not owed and charged(main.plain):
        yield ShortLine(text=_unclaimed(main, rated, lang))
        return
    if not owed:
        yield from _undeclared(rated, lang)
        yield ShortLine(text=nothing_charged(rated, lang), rank=2 if rated.found.undeclared else 0)
        return
    if is_banned(owed):
        yield ShortLine(text=_ban(owed, rated, lang))
        return
    known = [r for r in owed if r.outcome is Outcome.OWED]
    if known:
        yield ShortLine(text=_made_of(known, main, rated, lang))
    for row in owed:
        if row.outcome is Outcome.UNKNOWN:
            yield ShortLine(text=_own_rate(row, rated, lang))
    if not is_same(main) and not is_free(main.claimed) and rated.claim is None:
        words = _("With USMCA: {rate}")
        claimed = owed_words(main.claimed, rated.facts, lang)
        yield ShortLine(text=words.format(rate=claimed))


def _unclaimed(main: RateGroup, rated: Rated, lang: Lang) -> str:
    """'Without the claim: 10% (forced-labour duty, since July 24, 2026)'."""
    _ = gettext_in(lang)
    row = charged(main.plain)[0]
    return _("Without the claim: {rate} ({law}, since {day})").format(
        rate=owed_words(main.plain, rated.facts, lang),
        law=programme_name(row.measure, rated.facts, lang),
        day=day_words(charged_since(row.measure, rated), lang),
    )


def _ban(owed: tuple[StackRow, ...], rated: Rated, lang: Lang) -> str:
    _ = gettext_in(lang)
    row = next(r for r in owed if r.outcome is Outcome.PROHIBITED)
    words = _("Entry forbidden, USMCA or not ({law}; since {day})")
    law = programme_name(row.measure, rated.facts, lang)
    return words.format(law=law, day=day_words(charged_since(row.measure, rated), lang))


def _made_of(known: list[StackRow], main: RateGroup, rated: Rated, lang: Lang) -> str:
    """'of the full value, USMCA or not (Section 232; 50% since June 4, 2025)'."""
    _ = gettext_in(lang)
    if len(known) > 1:
        under: dict[str, list[StackRow]] = {}
        for row in known:
            under.setdefault(programme_name(row.measure, rated.facts, lang), []).append(row)
        each = [f"{owed_words(r, rated.facts, lang)} ({law})" for law, r in under.items()]
        words = " + ".join(each)
        return _("{sum}, USMCA or not").format(sum=words) if _either(rated, main) else words
    law = programme_name(known[0].measure, rated.facts, lang)
    since = day_words(charged_since(known[0].measure, rated), lang)
    alone = _alone(known[0], rated, lang)
    if unknown_rows(main):
        words = (
            _("{rate} is {law}, USMCA or not, since {day}")
            if _either(rated, main)
            else _("{rate} is {law}, since {day}")
        )
    elif _either(rated, main):
        words = _("of the full value, USMCA or not ({law}; {rate} since {day})")
    elif is_free(main.claimed) and rated.claim is None:
        words = _("{law}, since {day}; goods claimed under USMCA don’t pay it")
    else:
        words = _("{law}, since {day}")
    return capital_rate(words.format(rate=alone, law=law, day=since))


def _either(rated: Rated, main: RateGroup) -> bool:
    """Whether it is worth saying that a claim changes nothing."""
    return rated.found.claimable and rated.claim is None and is_same(main)


def _alone(row: StackRow, rated: Rated, lang: Lang) -> str:
    return owed_words((row,), rated.facts, lang)


def _own_rate(row: StackRow, rated: Rated, lang: Lang) -> str:
    """What is held of firms' own rates, or that nothing is, with the last figures that were."""
    _ = gettext_in(lang)
    if any(relief.declared.startswith("firm-") for relief in row.measure.reliefs):
        return capital_rate(spoken(row.measure.label.on(lang), lang))
    name = programme_name(row.measure, rated.facts, lang)
    if row.open or is_unnamed(row, rated.facts):  # what is declared decides
        told = spoken(row.measure.label.on(lang), lang)
        return capital_rate(_("{law}: {condition}").format(law=name, condition=told))
    figures, day = last_figures(row.measure.programme, rated.facts, rated.found.day)
    if not figures or day is None:
        return capital_rate(_("{rate}: not held here").format(rate=name))
    words = _("{rate} is not held here (most firms in {month}: {figures})")
    told = " + ".join(rate(f, lang) for f in figures)
    return capital_rate(words.format(rate=name, month=month_words(day, lang), figures=told))


def displaced_lines(rated: Rated, main: RateGroup, lang: Lang) -> Iterator[ShortLine]:
    """For a code: what might be thought to come on top, and does not."""
    _ = gettext_in(lang)
    if rated.named:
        return
    # one law may hold several lists: what is owed under it, with a claim or without one, is not
    # denied for another of them
    paid = (*charged(main.plain), *charged(main.claimed))
    owed = {programme_name(row.measure, rated.facts, lang) for row in paid}
    away = [r for r in main.plain if r.outcome is Outcome.DISPLACED and r.by is not None]
    names = dict.fromkeys(programme_name(r.measure, rated.facts, lang) for r in away)
    for name in names:
        if name not in owed:
            words = _("The {name} does not come on top")
            if not name[:1].islower():  # 'Section 338'
                words = _("{name} does not come on top")
            yield ShortLine(text=capital_rate(words.format(name=name)), rank=2)


def nothing_charged(rated: Rated, lang: Lang) -> str:
    """That no measure hits it, and what was the last that did."""
    _ = gettext_in(lang)
    ended = [m for m in rated.found.ended if m.validity.last is not None]
    if any(charged(group.plain) for group in rated.found.rate_groups):
        return _("Most of its codes are on no tariff list in force that I hold")
    if rated.found.undeclared:
        return _("On no other tariff list in force that I hold")
    if not ended:
        return _("On no tariff list in force that I hold")
    last = max(ended, key=lambda m: m.validity.last or date.min)
    name = programme_name(last, rated.facts, lang)
    words = _("On no tariff list in force that I hold; {law} ended {day}")
    return words.format(law=name, day=day_words(last.validity.last or rated.today, lang))


def _undeclared(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """Lists that name the codes, but charge only some goods of them."""
    for rank, row in enumerate(rated.found.undeclared[:2]):
        told = if_declared(row, rated.facts, lang)
        yield ShortLine(text=_BY_NAME.sub("", told), rank=rank)


_BY_NAME = re.compile(r" \((?:declare|déclarer) [^()]+\)$")
"""How the fact is called in an entry: for the whole answer."""
