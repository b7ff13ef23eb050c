"""What an approval would write, told before anybody signs; or why it can't be written yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from bot.cards import Bullets, Notice, Part
from bot.domain.days import Validity
from bot.domain.duty import percent_of
from bot.domain.measures import Measure, Standing
from bot.domain.proposals import Proposal, confirms
from bot.domain.review.approved_facts import facts_of
from bot.domain.review.edited_values import with_values
from bot.domain.review.held_facts import HeldFacts
from bot.domain.review.refusals import StepRefused
from bot.domain.review.reviews import Review
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.change_words import origins_words
from bot.presentation.changes import bare_label
from bot.presentation.duty_expressions import percent
from bot.presentation.measures import measure_rate, reduced_words
from bot.presentation.messages import N_, NC_
from bot.presentation.review.parts import more
from bot.presentation.review.replies import why_words

_MOST = 8
_THESE_EXEMPT = N_("these codes exempt from {measure}")
_OF_OLD_RATE = N_("Reduced rates that stay, marked as set beside the old rate")
_LOST = N_("Reduced rates that fall away: they are not below the new rate")
_THESE_AT = N_("these codes at {rate} in place of {measure}")
_DECLARED_AT = N_("{rate} in place of {measure} where the importer declares it")
_DECLARED_EXEMPT = N_("exempt from {measure} where the importer declares it")


def effects(review: Review, facts: FactSnapshot, lang: Lang) -> Iterable[Part]:
    """Each measure that would begin, end or change, with its rate and days, or what is missing."""
    drafted = with_values(review.proposal, review.edited)
    if not review.state.open or not isinstance(drafted, Proposal):
        return
    try:
        written = facts_of(review, HeldFacts.of(facts, facts.measures))
    except StepRefused as error:
        why = why_words(error, lang)
        if why is not None:
            missing = N_("Before it can be approved: {why}")
            yield Notice(text=missing.on(lang, why=why), tone="warning")
        return
    if confirms(drafted):
        return
    measures = [one for one in written if isinstance(one, Measure)]
    told = [_told(one, _known(one, facts), lang) for one in measures]
    if told:
        items = (*told[:_MOST], *more(len(told) - _MOST, lang))
        yield Bullets(items=items, title=N_("Once approved").on(lang))
    old = [r for one in measures for r in one.reliefs if r.of_old_rate]
    if old:
        each = dict.fromkeys(reduced_words(r, lang) for r in old)
        yield Bullets(items=tuple(each)[:_MOST], title=_OF_OLD_RATE.on(lang))
    gone = _lost(measures, facts, lang)
    if gone:
        yield Bullets(items=gone[:_MOST], title=_LOST.on(lang))


def _lost(measures: Iterable[Measure], facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    """Reduced rates that were beside the rate before, which are not below the new one."""
    found: dict[str, None] = {}
    for one in measures:
        known = _known(one, facts)
        kept = {relief.label for relief in one.reliefs}
        if known is not None and known.duty != one.duty:
            lost = (relief for relief in known.reliefs if relief.label not in kept)
            found |= {reduced_words(r, lang): None for r in lost}
    return tuple(found)


def _told(measure: Measure, before: Measure | None, lang: Lang) -> str:
    """'60%, from 2026-12-01, all origins · Steel (us-232-steel-2026-12-01-p1)'."""
    rate = measure_rate(measure, lang)
    label = bare_label(measure, lang) if rate else measure.label.on(lang)
    named = f"{label} ({measure.slug})"
    if measure.standing is Standing.WITHDRAWN:
        return N_("never begins: {measure}").on(lang, measure=named)
    eased = before is not None and len(measure.reliefs) > len(before.reliefs)
    if eased and before and before.slug == measure.slug:
        return _exempt(measure, named, lang)
    bits = [
        rate,
        _days(measure.validity, measure.hour, lang),
        origins_words(measure.origins, lang),
        "" if measure.standing is Standing.ENACTED else NC_("a duty", "only announced").on(lang),
    ]
    told = f"{', '.join(bit for bit in bits if bit)} · {named}"
    return f"{told}; {_exempt(measure, measure.slug, lang)}" if eased else told


def _days(days: Validity, hour: time | None, lang: Lang) -> str:
    said = N_("from {first}") if days.last is None else N_("{first} to {last}")
    first = f"{days.first} {hour:%H:%M}" if hour else days.first
    return said.on(lang, first=first, last=days.last)


def _known(measure: Measure, facts: FactSnapshot) -> Measure | None:
    """The measure as it is held, else the one that it follows."""
    return facts.measures.get(measure.slug) or facts.measures.get(measure.replaces)


def _exempt(measure: Measure, named: str, lang: Lang) -> str:
    relief = measure.reliefs[-1]
    rate = percent_of(relief.duty)
    if rate:
        said = _DECLARED_AT if relief.scope is None else _THESE_AT
    else:
        said = _DECLARED_EXEMPT if relief.scope is None else _THESE_EXEMPT
    exempt = said.on(lang, measure=named, rate=percent(rate, lang) if rate else "")
    return f"{exempt}, {_days(relief.validity, None, lang)}" if relief.validity else exempt
