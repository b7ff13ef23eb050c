"""Whether an approval would have two measures of one programme charge the same goods.

Where both were on the same goods before, or a rule of the catalogue says that one keeps the other
away, that is as it should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.duty import Free, Prohibited
from bot.domain.lineage import lineage
from bot.domain.measures import Measure, Part, StackingRule, Standing


def charged_twice(
    written: Mapping[str, Measure],
    held: Mapping[str, Measure],
    rules: Iterable[StackingRule],
) -> tuple[str, ...]:
    """The slugs of measures that would charge what a written one charges as well."""
    standing = {**held, **written}
    whole = [rule for rule in rules if rule.part is not Part.NONE]
    found = [
        other.slug
        for one in written.values()
        for other in standing.values()
        if other.slug != one.slug
        and _meet(one, other)
        and not _met(one, other, held, standing)
        and not any(_settles(rule, one, other, standing) for rule in whole)
    ]
    return tuple(dict.fromkeys(found))


def _meet(one: Measure, other: Measure) -> bool:
    """Whether both charge some goods of some country on some day."""
    return (
        (one.programme, one.imposing) == (other.programme, other.imposing)
        and one.standing is Standing.ENACTED
        and other.standing is Standing.ENACTED
        and not (one.gap_of or other.gap_of)
        and not isinstance(one.duty, Free | Prohibited)
        and not isinstance(other.duty, Free | Prohibited)
        and one.validity.meets(other.validity)
        and one.scope.overlaps(other.scope)
        and one.origins.meets(other.origins)
    )


def _met(
    one: Measure, other: Measure, held: Mapping[str, Measure], standing: Mapping[str, Measure]
) -> bool:
    """Whether what the two come from met before."""
    first, second = _held(one, held, standing), _held(other, held, standing)
    return first is not None and second is not None and first is not second and _meet(first, second)


def _held(
    measure: Measure, held: Mapping[str, Measure], standing: Mapping[str, Measure]
) -> Measure | None:
    """The held measure that one is, or goes on from."""
    return next((held[slug] for slug in lineage(measure, standing) if slug in held), None)


def _settles(
    rule: StackingRule, one: Measure, other: Measure, standing: Mapping[str, Measure]
) -> bool:
    sides = (rule.winner, rule.loser), (rule.loser, rule.winner)
    return any(
        _named(one, mine, standing) and _named(other, theirs, standing) for mine, theirs in sides
    )


def _named(measure: Measure, names: frozenset[str], standing: Mapping[str, Measure]) -> bool:
    return measure.programme in names or not names.isdisjoint(lineage(measure, standing))
