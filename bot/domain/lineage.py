"""What a measure took the place of, and the stacking rules that go on for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.domain.measures import Measure, StackingRule


def lineage(measure: Measure, standing: Mapping[str, Measure]) -> tuple[str, ...]:
    """The slugs of a measure and of all that it took the place of, newest first."""
    slugs = [measure.slug]
    while measure.replaces and measure.replaces not in slugs:
        slugs.append(measure.replaces)
        earlier = standing.get(measure.replaces)
        if earlier is None:
            break
        measure = earlier
    return tuple(slugs)


def named_by_lineage(
    rules: Iterable[StackingRule], measures: Mapping[str, Measure]
) -> tuple[StackingRule, ...]:
    """Rules that name a measure, naming those as well that took its place: a measure that goes on
    at another rate is kept away, and keeps away, as the one before it.
    """
    by_name: dict[str, list[Measure]] = {}
    for one in measures.values():
        for slug in lineage(one, measures)[1:]:
            by_name.setdefault(slug, []).append(one)
    return tuple(_with_later(rule, by_name) for rule in rules)


def _with_later(rule: StackingRule, by_name: Mapping[str, list[Measure]]) -> StackingRule:
    def more(names: frozenset[str], others: frozenset[str]) -> frozenset[str]:
        return names | {
            one.slug
            for name in names
            for one in by_name.get(name, ())
            if one.programme not in names | others
            and one.slug not in others
            and rule.validity.meets(one.validity)
        }

    winner, loser = more(rule.winner, rule.loser), more(rule.loser, rule.winner)
    if (winner, loser) == (rule.winner, rule.loser):
        return rule
    return replace(rule, winner=winner - (loser - rule.loser), loser=loser)
