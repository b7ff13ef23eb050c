"""How a proposal stands to the facts that are held: by instrument, then programme and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.codes import Scope
from bot.domain.duty import Prohibited, percent_of
from bot.domain.measures import Measure
from bot.domain.proposals import NO_MATCH, FactMatch, MatchOutcome, Proposal, ProposalKind
from bot.domain.snapshot import FactSnapshot
from bot.ingest.documents.lexicon import act_numbers

NEAR = timedelta(days=60)
"""Two starts of one rate under one act that lie this near together are one start told twice."""


def matched(proposal: Proposal, facts: FactSnapshot) -> Proposal:
    """The proposal with the held fact it touches: new, change, end, same or contradiction."""
    held = [
        facts.measures[slug]
        for slug in facts.by_programme.get(proposal.programme, ())
        if slug in facts.measures
    ]
    acts = frozenset(act_numbers(proposal.instrument)) | amended(proposal)
    return replace(proposal, matched=_match(proposal, held, acts, facts))


def amended(proposal: Proposal) -> frozenset[str]:
    """The acts that it amends, as written and by their numbers."""
    return frozenset((*proposal.amends, *act_numbers(" ".join(proposal.amends))))


def of_acts(held: Iterable[Measure], acts: frozenset[str]) -> list[Measure]:
    """The measures of any of the acts."""
    return [one for one in held if not acts.isdisjoint(act_numbers(one.instrument))]


def _match(
    proposal: Proposal, held: list[Measure], acts: frozenset[str], facts: FactSnapshot
) -> FactMatch:
    same = _same(proposal, held, acts)
    if same is not None:
        more = proposal.kind in _NEW and not _within(proposal, same)
        outcome = MatchOutcome.CONTRADICTS if more else MatchOutcome.SAME
        return FactMatch(outcome=outcome, slug=same.slug)
    match proposal.kind:
        case ProposalKind.CORRECTION if proposal.rate_new:
            return _rerated(proposal, of_acts(held, acts))
        case ProposalKind.EVENT | ProposalKind.CORRECTION | ProposalKind.DUPLICATE:
            return _event(proposal, acts, facts)
        case (
            ProposalKind.NEW_DUTY
            | ProposalKind.RATE_CHANGE
            | ProposalKind.CONFIRMATION
            | ProposalKind.BAN
        ):
            return _duty(proposal, held, acts)
        case ProposalKind.END:
            return _touching(MatchOutcome.ENDS, _standing(held, acts, proposal.effective))
        case (
            ProposalKind.POSTPONEMENT
            | ProposalKind.EXEMPTION
            | ProposalKind.CODES_ADDED
            | ProposalKind.CODES_REMOVED
        ):
            return _touching(MatchOutcome.CHANGES, _standing(held, acts, proposal.effective))


def _touching(outcome: MatchOutcome, measure: Measure | None) -> FactMatch:
    return FactMatch(outcome=outcome, slug=measure.slug) if measure else NO_MATCH


def _same(proposal: Proposal, held: list[Measure], acts: frozenset[str]) -> Measure | None:
    """The measure that already says it: the rate from that day, the end on that day. One of its
    acts first, then one of its codes: several acts of one day often set one rate.
    """
    day = proposal.effective
    if day is None:
        return None
    alike = [m for m in held if _says(proposal, m, day) and not _elsewhere(proposal, m)]
    return next(iter(of_acts(alike, acts) or alike), None)


def _says(proposal: Proposal, measure: Measure, day: date) -> bool:
    if proposal.kind is ProposalKind.END and measure.validity.last == day - timedelta(days=1):
        return True
    if measure.validity.first != day:
        return False
    if proposal.kind is ProposalKind.BAN and isinstance(measure.duty, Prohibited):
        return True
    return bool(proposal.rate_new) and percent_of(measure.duty) in proposal.rate_new


def _elsewhere(proposal: Proposal, measure: Measure) -> bool:
    """Whether it is of other codes, of other countries, or of another act that is a new duty's."""
    codes = _codes(proposal)
    if codes and measure.scope and not codes.overlaps(measure.scope):
        return True
    if not proposal.origins.meets(measure.origins):
        return True
    mine, its = act_numbers(proposal.instrument), act_numbers(measure.instrument)
    new = proposal.kind in _NEW and bool(mine and its)
    return new and not {*mine, *proposal.amends} & {*its}


_NEW = frozenset({ProposalKind.NEW_DUTY, ProposalKind.BAN})


def _codes(proposal: Proposal) -> Scope:
    try:
        return Scope.of(proposal.goods_codes)
    except ValueError:
        return Scope()


def _within(proposal: Proposal, measure: Measure) -> bool:
    """Whether it names no codes that the measure has not."""
    return not measure.scope or _codes(proposal).within(measure.scope)


def _duty(proposal: Proposal, held: list[Measure], acts: frozenset[str]) -> FactMatch:
    day = proposal.effective
    by_act = of_acts(held, acts)
    for measure in by_act:
        near = day is not None and abs(measure.validity.first - day) <= NEAR
        if near and proposal.rate_new and percent_of(measure.duty) in proposal.rate_new:
            return FactMatch(outcome=MatchOutcome.CONTRADICTS, slug=measure.slug)
    if proposal.kind is ProposalKind.CONFIRMATION:
        known = [m for m in by_act or held if not proposal.rate_new]
        agreeing = (m for m in known if _agrees(proposal, m, held))
        return _touching(MatchOutcome.SAME, _newest(agreeing))
    if proposal.kind is not ProposalKind.RATE_CHANGE:
        return NO_MATCH
    return _rerated(
        proposal, [m for m in held if day is None or m.validity.holds(day - timedelta(days=1))]
    )


def _rerated(proposal: Proposal, among: list[Measure]) -> FactMatch:
    """The newest that charges the rate it was, where that is told, else the newest of all."""
    old = [m for m in among if percent_of(m.duty) in proposal.rate_old]
    return _touching(MatchOutcome.CHANGES, _newest(old or among))


def _event(proposal: Proposal, acts: frozenset[str], facts: FactSnapshot) -> FactMatch:
    for event in facts.events.values():
        named = frozenset(act_numbers(event.instrument))
        if acts & named and proposal.programme in event.programmes:
            return FactMatch(outcome=MatchOutcome.SAME, slug=event.slug)
    return NO_MATCH


def _agrees(proposal: Proposal, measure: Measure, held: list[Measure]) -> bool:
    """Whether it may confirm the measure: of its codes and countries, and of no day on which
    nothing that is held begins, changes or ends.
    """
    day = proposal.effective
    turns = {turn for one in held for turn in _turns(one)}
    return not _elsewhere(proposal, measure) and (day is None or day in turns)


def _turns(measure: Measure) -> Iterable[date | None]:
    yield from (measure.validity.first, measure.validity.ends_on)
    yield from (phase.first for phase in measure.phases)
    for relief in measure.reliefs:
        if relief.validity is not None:
            yield from (relief.validity.first, relief.validity.ends_on)


def _standing(held: list[Measure], acts: frozenset[str], day: date | None) -> Measure | None:
    """The measure of one of the acts, else the newest that stands the day before."""
    eve = None if day is None else day - timedelta(days=1)
    return _newest(
        m
        for m in of_acts(held, acts) or held
        if eve is None or m.validity.last is None or m.validity.holds(eve)
    )


def _newest(measures: Iterable[Measure]) -> Measure | None:
    return max(measures, key=lambda m: (m.validity.first, m.slug), default=None)
