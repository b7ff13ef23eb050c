"""What /changes is asked about: everything, a law, or goods and codes, whose own rates are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.commands.rates.subject import Subject, direction_of, subjects_of
from bot.domain.days import Validity
from bot.domain.events import Event
from bot.domain.net_changes import NetChange
from bot.domain.questions import Query
from bot.domain.rate_moves import RateMove, rate_moves
from bot.domain.rate_summary import (
    SOUTH,
    Direction,
    RateSummary,
    charged,
    in_direction,
    width,
)
from bot.domain.rule_turns import rule_turns
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.changes import Pair, ToldChange, rate_step, ruled, told, total_of
from bot.presentation.changes_answer import SOME_CODES
from bot.presentation.measures import short_direction

_DAY = timedelta(days=1)
_BETWEEN_THE_TWO = (SOUTH, SOUTH.back)
"""The ways of which rules between two laws are followed too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """``name`` is what a sentence calls it, '' for everything; ``typed`` what to type for it.

    ``find`` are its changes in a period as things to say, oldest first; ``slugs`` the goods, laws
    and measures that it is, empty for everything.
    """

    name: str
    typed: str
    find: Callable[[Validity], tuple[ToldChange, ...]]
    slugs: frozenset[str] = frozenset()

    def has_event(self, event: Event) -> bool:
        """Whether an event belongs to it."""
        return not self.slugs or not self.slugs.isdisjoint((*event.goods, *event.programmes))

    def events(self, facts: FactSnapshot, period: Validity) -> list[Event]:
        """The events of a period that belong to it, oldest first."""
        held = (e for e in facts.events.values() if period.holds(e.day.first))
        return sorted(filter(self.has_event, held), key=lambda e: (e.day.first, e.slug))

    def has_change(self, change: NetChange) -> bool:
        """Whether a fact that a load altered belongs to it."""
        return not self.slugs or change.slug in self.slugs


def about(query: Query, facts: FactSnapshot, lang: Lang) -> About:
    """What a request names. Raises UnknownGood and BadOption."""
    subjects = subjects_of(query, facts)
    if subjects:
        return _goods(subjects, query, facts, lang)
    programme = facts.programmes.get(query.programme or "")
    said = query.imposing is not None or query.origin is not None
    way = direction_of(query, lang) if said else None
    if programme is None:
        return _one_way(way, facts, lang) if way is not None else _everything(facts, lang)
    slugs = frozenset((programme.slug, *facts.by_programme.get(programme.slug, ())))

    def of_law(period: Validity) -> tuple[ToldChange, ...]:
        return _every(facts, period, lang, slugs, way if way not in _BETWEEN_THE_TWO else None)

    return About(name=programme.name.on(lang), typed=programme.slug, find=of_law, slugs=slugs)


def _everything(facts: FactSnapshot, lang: Lang) -> About:
    return About(name="", typed="", find=lambda period: _every(facts, period, lang))


def _one_way(way: Direction, facts: FactSnapshot, lang: Lang) -> About:
    """All that one country's goods owe in another."""
    mine = in_direction(facts.measures.values(), way)
    laws = {m.slug for m in mine} | {m.programme for m in mine}
    return About(
        name=short_direction(way, lang),
        typed=f"from {way.origin} to {way.imposing}",
        find=lambda period: _every(facts, period, lang, way=way),
        slugs=frozenset(laws),
    )


def _every(
    facts: FactSnapshot,
    period: Validity,
    lang: Lang,
    slugs: frozenset[str] = frozenset(),
    way: Direction | None = None,
) -> tuple[ToldChange, ...]:
    """What moved in a period, oldest first: as measures begin and end, and while all of them stand;
    of some measures alone where ``slugs`` has any; ``way``: one way alone, else both of Canada's
    and the United States'."""
    if way is not None and way not in _BETWEEN_THE_TWO:
        moves = [m for m in rate_moves(facts, period, way) if not slugs or m.slugs & slugs]
        return told(moves, facts, lang, way.origin)
    found = _between_the_two(facts, period, lang, slugs)
    return tuple(one for one in found if way is None or one.imposing == way.imposing)


def _between_the_two(
    facts: FactSnapshot, period: Validity, lang: Lang, slugs: frozenset[str]
) -> tuple[ToldChange, ...]:
    moves = [m for m in rate_moves(facts, period) if not slugs or m.slugs & slugs]
    turns = (
        turn
        for turn in rule_turns(facts, facts.goods, period)
        if not slugs or any(measure.slug in slugs for measure in turn.measures)
    )
    found = (*told(moves, facts, lang), *ruled(turns, facts, lang))
    return tuple(sorted(found, key=lambda one: one.day))


def _goods(subjects: Sequence[Subject], query: Query, facts: FactSnapshot, lang: Lang) -> About:
    first = direction_of(query, lang)
    said = query.imposing is not None or query.origin is not None
    ways = (first,) if said else (first, first.back)

    def of_goods(period: Validity) -> tuple[ToldChange, ...]:
        found = [t for s in subjects for way in ways for t in _moved(s, way, period, facts, lang)]
        return tuple(sorted(found, key=lambda one: one.day))

    reached = {m.slug for s in subjects for m in s.measures(facts)}
    return About(
        name=", ".join(s.name.on(lang) for s in subjects),
        typed=", ".join(s.typed for s in subjects),
        find=of_goods,
        slugs=frozenset((*reached, *(s.typed for s in subjects))),
    )


def _moved(
    subject: Subject, way: Direction, period: Validity, facts: FactSnapshot, lang: Lang
) -> Iterator[ToldChange]:
    """The rate that heads the good's answers where it moved, then those of its other codes."""
    rates = subject.rates(facts, way)
    for day in rates.turns(period):
        old, new = rates.on(day - _DAY), rates.on(day)
        if _owed(old) == _owed(new):
            continue
        name, some = subject.title(lang), SOME_CODES.on(lang, name=subject.title(lang))
        main = old.main, new.main
        step = rate_step(main, facts, lang, still=True)
        if step:
            yield _told(day, way, step, name, [main])
        others: dict[str, Pair] = {}
        for pair in _pairs(old, new):
            other = rate_step(pair, facts, lang)
            if other and other != step and pair != main:
                others.setdefault(other, pair)
        if others:
            yield _told(day, way, "; ".join(others), some, list(others.values()))


def _told(day: date, way: Direction, step: str, name: str, pairs: Sequence[Pair]) -> ToldChange:
    moves = tuple(_move(day, pair) for pair in pairs)
    totals = {total_of(after) for _, after in pairs}
    return ToldChange(
        day=day,
        imposing=way.imposing,
        origin=way.origin,
        step=step,
        names=(name,),
        moves=moves,
        whole=True,
        total=totals.pop() if len(totals) == 1 else None,
    )


def _pairs(old: RateSummary, new: RateSummary) -> list[Pair]:
    """How the same codes stood before and stand now, those with most codes first."""
    both = [(width(a.scope & b.scope), (a, b)) for a in old.rate_groups for b in new.rate_groups]
    return [pair for common, pair in sorted(both, key=lambda one: -one[0]) if common]


def _owed(found: RateSummary) -> frozenset[object]:
    """Everything that is owed on some of the codes, and on which."""
    return frozenset(
        (group.scope, tuple((r.measure.slug, r.outcome, r.duty, r.basis) for r in charged(rows)))
        for group in found.rate_groups
        for rows in (group.plain, group.claimed)
    )


def _move(day: date, pair: Pair) -> RateMove:
    """What ended and what began; where neither did (an exemption came), the law that it is of."""
    before, after = (
        {r.measure.slug: r.measure for r in charged(group.plain)} if group else {} for group in pair
    )
    gone = [m for slug, m in before.items() if slug not in after]
    come = [m for slug, m in after.items() if slug not in before]
    if not gone and not come:
        gone = come = list((after or before).values())
    return RateMove(day=day, before=gone[0] if gone else None, after=come[0] if come else None)
