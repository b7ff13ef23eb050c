"""What is dated and next for the codes that head the answer, or threatened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.cache import cached
from bot.domain.codes import Scope
from bot.domain.measures import StackingRule, Standing
from bot.domain.rate_summary import BROAD, Owed, charged, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.turning_days import of_validity
from bot.presentation.budget import ShortLine
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import (
    day_words,
    spoken,
)
from bot.presentation.rate_words import group_words, lowered
from bot.presentation.tariff.rated import Rated, rows_asked_for

_DAY = timedelta(days=1)
_NEAR = timedelta(days=31)
"""Goods on their way now may enter after a change that is as near."""


def coming_line(rated: Rated, lang: Lang) -> Iterator[ShortLine]:
    """What is dated and next, of measures made for the good."""
    _ = gettext_in(lang)
    if (change := next_change(rated, lang)) is not None:
        first, told = change
        words = _("From {day}: {what}").format(day=day_words(first, lang), what=told)
        yield ShortLine(text=words, rank=0 if first <= rated.found.day + _NEAR else 1)
        return
    threats = [m for m in rated.found.pending if 0 < width(m.scope) < BROAD]
    threats = [m for m in threats if m.standing is Standing.THREATENED]
    if threats:
        words = _("Not in force: {what}")
        what = lowered(spoken(threats[-1].label.on(lang), lang))
        yield ShortLine(text=words.format(what=what), rank=5)


def next_change(rated: Rated, lang: Lang) -> tuple[date, str] | None:
    """The first day on which the codes that head the answer pay something else, and what: by a
    measure made for them that begins, by the end of what they pay now or of what eases it, or by a
    rule on which of two laws is owed."""
    for first in sorted({*_beginnings(rated), *_ends(rated), *_eased(rated), *_of_rules(rated)}):
        old, new = rated.owed(first - _DAY), rated.owed(first)
        if new is old:
            continue
        told = _words(new, rated, lang)
        if told != _words(old, rated, lang):
            return first, _of_a_claim_alone(rated, old, new, told, lang)
    return None


def _of_a_claim_alone(rated: Rated, old: Owed, new: Owed, told: str, lang: Lang) -> str:
    """What is ``told`` of what is owed from a day on, with what a claim owes where that is all that
    changes and is not told in it."""
    _ = gettext_in(lang)
    if rated.claim is not None:
        return told
    without, claimed = (replace(rated, claim=claim) for claim in ("none", "usmca"))
    if not told == _words(new, without, lang) == _words(old, without, lang):
        return told
    with_it = _words(new, claimed, lang)
    words = _("{rate}, USMCA or not") if with_it == told else _("{rate} with USMCA")
    return words.format(rate=with_it)


def _beginnings(rated: Rated) -> Iterator[date]:
    main = rated.main
    reached = main.scope if main is not None else Scope()
    for measure in rated.found.coming:
        # the same percent may be one that a claim eases no longer, or of a part of the value alone
        if 0 < width(measure.scope) < BROAD and measure.scope.overlaps(reached):
            yield measure.validity.first


def _ends(rated: Rated) -> Iterator[date]:
    main = rated.main
    for row in charged(rows_asked_for(main, rated)) if main is not None else ():
        if (ends := row.measure.validity.ends_on) is not None and ends > rated.found.day:
            yield ends


def _eased(rated: Rated) -> Iterator[date]:
    """When a claim begins or ceases to lower what they pay now."""
    main = rated.main
    for row in charged(main.plain) if main is not None else ():
        for relief in row.measure.reliefs:
            if relief.claim and relief.validity is not None:
                yield from (day for day in of_validity(relief.validity) if day > rated.found.day)


def _of_rules(rated: Rated) -> Iterator[date]:
    """When a rule that keeps away a law of these codes begins or ends, be it one to come."""
    main = rated.main
    reached = main.scope if main is not None else Scope()
    measures = [row.measure for row in (main.plain if main else ())]
    measures += [m for m in rated.found.coming if m.scope.overlaps(reached)]
    names = {name for m in measures for name in (m.slug, m.programme)}
    for day, rule in _turning(rated.facts):
        if day > rated.found.day and names & rule.loser and names & rule.winner:
            yield day


@cached("rules that begin or end", most=2)
def _turning(facts: FactSnapshot) -> tuple[tuple[date, StackingRule], ...]:
    """The rules on which of two laws is owed, each with each day on which it begins or ends."""
    return tuple((day, rule) for rule in facts.stacking for day in of_validity(rule.validity))


def _words(owed: Owed, rated: Rated, lang: Lang) -> str:
    """What the codes that head the answer pay where that is owed."""
    _ = gettext_in(lang)
    reached = rated.main.scope if rated.main else Scope()
    group = owed.main
    # of what heads that day's answer, where it is among these codes: a rest of them that no list
    # names is wide, and little trade
    within = group is not None and 2 * group.scope.width_with(reached) >= width(group.scope)
    if owed.rate_groups and not rated.found.core and not within:
        group = max(owed.rate_groups, key=lambda one: one.scope.width_with(reached))
    if group is None:
        return _("no extra duty")
    return group_words(group, rated.claim, rated.facts, lang)
