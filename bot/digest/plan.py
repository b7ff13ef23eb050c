"""What changed for whom, what is coming, who said what; and why there was nothing to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.digest.interest import Interest
from bot.domain.cache import cached
from bot.domain.calendar_turns import inner_turns
from bot.domain.changes import ChangeKind
from bot.domain.days import Precision, Validity, law_begins
from bot.domain.events import Event
from bot.domain.findings import AHEAD, TOLD, Coming, ComingKind, Findings, Window
from bot.domain.inner_changes import InnerChanges, inner_changes
from bot.domain.measures import Measure, Standing
from bot.domain.net_changes import NetChange, net
from bot.domain.rate_moves import RateMove, goods_of
from bot.domain.rule_turns import RuleTurn
from bot.domain.snapshot import FactSnapshot
from bot.domain.turns_within import turns_within


def find(
    moves: Sequence[NetChange], *, facts: FactSnapshot, interest: Interest, window: Window
) -> Findings:
    """What ``moves`` (the journal, net) and the calendar mean to one channel."""
    told = [move for move in moves if _is_news(move)]
    turned = tuple(move for move in moves if move.kind is ChangeKind.TURNED)
    ahead = inner_ahead(facts, interest, window)
    wanted = [move for move in told if _wanted(move, interest)]
    lasting = [move for move in wanted if not move.fleeting]
    said = [m for m in lasting if m.subject == "quote" and m.kind is ChangeKind.ADDED]
    moved = [m for m in lasting if m not in said]
    return Findings(
        window=window,
        moves=tuple(_without_replaced(moved, facts)),
        fleeting=tuple(move for move in wanted if move.fleeting),
        coming=coming(facts, interest=interest, window=window),
        quotes=tuple(move.slug for move in said if move.slug in facts.quotes),
        others=len(told) - len(wanted),
        turned=turned,
        inner=inner_by(turned, facts, interest),
        inner_ahead=ahead,
        inner_fresh=ahead.on(lambda day: _fresh(day, window)),
    )


def _is_news(move: NetChange) -> bool:
    fields = TOLD.get(move.subject)
    if fields is None or move.kind is ChangeKind.TURNED:
        return False
    if move.kind in (ChangeKind.CHANGED, ChangeKind.CORRECTED):
        return any(edit.field in fields for edit in move.edits)
    return True


def _wanted(move: NetChange, interest: Interest) -> bool:
    return interest.wants(
        measure=move.slug if move.subject == "measure" else "",
        goods=move.goods,
        programmes=move.programmes,
        speakers=move.speakers,
    )


def _without_replaced(moves: list[NetChange], facts: FactSnapshot) -> list[NetChange]:
    """An end that another measure of the same list follows on is told with its successor."""
    begun = {m.slug for m in moves if m.kind in (ChangeKind.STARTED, ChangeKind.ADDED)}
    followed = {facts.measures[slug].replaces for slug in begun if slug in facts.measures}
    return [m for m in moves if not (m.kind is ChangeKind.ENDED and m.slug in followed)]


def inner_by(turned: Sequence[NetChange], facts: FactSnapshot, interest: Interest) -> InnerChanges:
    """What moved with these entries, though no measure began or ended, of what a channel wants to
    hear of."""
    return _wanted_of({move.effective for move in turned if move.effective}, facts, interest)


def inner_ahead(facts: FactSnapshot, interest: Interest, window: Window) -> InnerChanges:
    """The same of the days up to ``AHEAD`` after the window."""
    period = Validity(first=window.until + timedelta(days=1), last=window.until + AHEAD)
    return _wanted_of({turn.day for turn in turns_within(facts, period)}, facts, interest)


def _wanted_of(days: Iterable[date], facts: FactSnapshot, interest: Interest) -> InnerChanges:
    found = inner_changes(facts, days)
    return InnerChanges(
        turns=tuple(turn for turn in found.turns if _wants_turn(turn, interest)),
        moves=tuple(move for move in found.moves if _wants_codes(move, facts, interest)),
    )


def _wants_turn(turn: RuleTurn, interest: Interest) -> bool:
    programmes = {measure.programme for measure in turn.measures}
    return interest.wants(goods=(turn.good,), programmes=programmes)


def _wants_codes(move: RateMove, facts: FactSnapshot, interest: Interest) -> bool:
    """Whether goods that are followed have some of the codes, or the law is."""
    measure = move.measure
    named = [
        slug
        for slug in interest.goods
        if slug in facts.goods
        and facts.goods[slug].scope_in(measure.imposing).overlaps(measure.scope)
    ]
    goods = named or goods_of(measure, facts)
    return interest.wants(goods=goods, programmes=(measure.programme,))


def list_moves(found: Findings, facts: FactSnapshot) -> tuple[NetChange, ...]:
    """The moves that are told line by line to who keeps a list: those found, and what will turn
    within the laws that stand, once as it comes in sight and once before it does.
    """
    window = found.window
    moment = law_begins(window.until)
    until = window.until + AHEAD
    ahead = net(inner_turns(facts, since=window.until, up_to=until, now=moment))
    fresh = (move for move in ahead if move.effective and _fresh(move.effective, window))
    return (*found.moves, *found.turned, *fresh)


def coming(facts: FactSnapshot, *, interest: Interest, window: Window) -> tuple[Coming, ...]:
    """What starts, ends or is due up to ``AHEAD`` after the window, soonest first.

    Events of the window itself are among them; measures that turned in it are in the journal.
    """
    return tuple(
        item
        for item in _in_sight(facts, window)
        if interest.wants(
            measure="" if item.kind is ComingKind.EVENT else item.slug,
            goods=item.goods,
            programmes=item.programmes,
        )
    )


@cached("coming changes", most=64)
def _in_sight(facts: FactSnapshot, window: Window) -> tuple[Coming, ...]:
    """Looked for once a window: thousands of channels share the same morning."""
    measures = facts.measures.values()
    followed = {m.replaces for m in measures}
    found = [item for m in measures for item in _of_measure(m, window)]
    found = [i for i in found if i.kind is not ComingKind.ENDS or i.slug not in followed]
    found += [item for e in facts.events.values() for item in _of_event(e, window)]
    return tuple(sorted(found, key=lambda item: (item.day, item.kind, item.slug)))


def _of_measure(measure: Measure, window: Window) -> Iterable[Coming]:
    if measure.standing is Standing.WITHDRAWN:
        return
    law = measure.standing is Standing.ENACTED
    first, ends = measure.validity.first, measure.validity.ends_on
    days = [(first, ComingKind.STARTS if law else ComingKind.THREATENED)]
    if law and ends is not None:
        days.append((ends, ComingKind.ENDS))
    for day, kind in days:
        if window.until < day <= window.until + AHEAD:
            yield Coming(
                day=day,
                kind=kind,
                slug=measure.slug,
                label=measure.label,
                fresh=_fresh(day, window),
                goods=measure.goods,
                programmes=(measure.programme,),
                sources=measure.sources,
            )


def _of_event(event: Event, window: Window) -> Iterable[Coming]:
    dated = event.day.precision in (Precision.DAY, Precision.ABOUT)
    if dated and window.since < event.day.first <= window.until + AHEAD:
        yield Coming(
            day=event.day.first,
            kind=ComingKind.EVENT,
            slug=event.slug,
            label=event.title,
            fresh=_fresh(event.day.first, window),
            goods=event.goods,
            programmes=event.programmes,
            sources=event.sources,
        )


def _fresh(day: date, window: Window) -> bool:
    """New in sight since the last brief, or come before the next one."""
    return day > window.since + AHEAD or day <= window.following
