"""How likely each name of a text is one that is asked about.

A good is looked at twice: by itself, then beside the chances of the others that the text names. Of
two that are about as likely the one that the other only tells more of is meant, or both of a list;
next to one that is nearly sure another one seldom is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.models.chances import log_odds
from bot.models.linear import Models
from bot.reading.decisions.word_order import InOrder
from bot.reading.features.asked import Asked
from bot.reading.features.bags import Bag, scaled
from bot.reading.features.names import gap_between, goods_held, joint, mark_bag
from bot.reading.features.roles import kin_of, role_of
from bot.reading.marks import Mark, MarkKind

Chances = Mapping[tuple[Mark, str], float]
"""The chance, 0 to 1, that a name is meant, and by it that value; of every value of every mark."""
AGAIN = "good again"
"""The model that looks at goods a second time."""


def chances(q: Asked, kind: MarkKind, models: Models) -> Chances:
    """The chances of all names of one kind, looked at once."""
    model = models[kind.value]
    return {
        (mark, value): model.chance(mark_bag(q, mark, value))
        for mark in q.seen.of(kind)
        for value in mark.values
    }


def chances_of_goods(q: Asked, models: Models, order: InOrder | None) -> Chances:
    """The chances of all goods, looked at twice; ``order`` is the question as it was read in
    order."""
    found = chances(q, MarkKind.GOOD, models)
    if AGAIN in models:
        again = models[AGAIN]
        found = {named: again.chance(bag) for named, bag in again_bags(q, found).items()}
    if order is None:
        return found
    return {(mark, v): order.chance(mark, v, chance) for (mark, v), chance in found.items()}


def again_bags(q: Asked, first: Chances) -> dict[tuple[Mark, str], Bag]:
    """What the second look sees of each good, ``first`` being the chances of the first."""
    bags = {}
    for named, chance in first.items():
        others = _others(named, first)
        names = _names(q, named, first, others)
        bags[named] = scaled(names, 2.0) | _levels(chance, others)
    return bags


_LEAST = 1e-4
_MOST = 6.0


def _logit(chance: float) -> float:
    return max(-_MOST, min(_MOST, log_odds(chance, least=_LEAST)))


def _fine(chance: float) -> int:
    return round(_logit(chance) / 0.75)


def _coarse(chance: float) -> int:
    return round(_logit(chance) / 1.5)


Named = tuple[Mark, str]


def _others(named: Named, first: Chances) -> list[tuple[float, Named]]:
    """The other goods named elsewhere in the text, the likeliest first."""
    mark, value = named
    found = [(p, (m, v)) for (m, v), p in first.items() if m is not mark and v != value]
    return sorted(found, key=lambda one: -one[0])


def _levels(chance: float, others: Sequence[tuple[float, Named]]) -> Bag:
    own = _logit(chance)
    if not others:
        return {"level": own / 2}
    best = _logit(others[0][0])
    return {"level": own / 2, "level best": best / 4, "level ahead": (own - best) / 4}


def _names(
    q: Asked,
    named: Named,
    first: Chances,
    others: Sequence[tuple[float, Named]],
) -> Iterator[str]:
    mark, value = named
    chance = first[named]
    level = _coarse(chance)
    yield f"p {_fine(chance)}"
    yield f"f {level}"
    yield f"n {min(len(others), 4)} {level}"
    if others:
        yield from _beside_best(named, chance, others)
        yield from _beside_neighbours(q, named, first)
    else:
        yield f"alone {_fine(chance)} {mark.source}"
    yield from _elsewhere(named, first)
    held = goods_held(q)
    yield f"held {value in held} {bool(held)} {level}"
    yield f"source {mark.source} {level}"
    yield f"role {role_of(value)} {level}"
    yield f"thread {q.earlier.command if q.earlier else '-'} {level}"
    out = mark in q.ruled_out
    other_out = any(m in q.ruled_out for _, (m, _) in others)
    yield f"out {out} {other_out} {mark in q.singled_out} {level}"


def _beside_best(
    named: Named, chance: float, others: Sequence[tuple[float, Named]]
) -> Iterator[str]:
    """A good beside the likeliest other one."""
    mark, value = named
    best, (other, other_value) = others[0]
    own, level, ahead = _coarse(chance), _coarse(best), _logit(chance) - _logit(best)
    kin = kin_of(value, other_value)
    side = "before" if other.first < mark.first else "after"
    yield f"p {_fine(chance)} best {_fine(best)}"
    yield f"best {_fine(best)}"
    yield f"ahead {round(ahead / 0.75)}"
    yield f"ahead {round(ahead / 1.5)} {own}"
    yield f"kin {kin} {own} {level}"
    yield f"kin {kin} {side} {level >= 0} {own >= 0}"
    yield f"roles {role_of(value)} {role_of(other_value)} {own} {level}"
    yield f"side {side} {own} {level}"
    yield f"sources {mark.source} {other.source} {own} {level}"
    yield f"many {min(sum(p > 0.5 for p, _ in others), 3)} {own}"
    yield f"sum {min(int(sum(p for p, _ in others) * 2), 6)} {own}"


def _beside_neighbours(q: Asked, named: Named, first: Chances) -> Iterator[str]:
    """A good beside the one before it and the one behind it."""
    mark, value = named
    same = list(q.seen.of(MarkKind.GOOD))
    n, own = same.index(mark), _coarse(first[named])
    for side, m in (("left", n - 1), ("right", n + 1)):
        if not 0 <= m < len(same):
            yield f"{side} -"
            continue
        near = same[m]
        level = _coarse(max(first[near, v] for v in near.values))
        how = joint(gap_between(q, near, mark) if m < n else gap_between(q, mark, near))
        yield f"{side} {how} {level} {own}"
        yield f"{side} {how} {kin_of(value, near.values[0])} {level} {own >= 0}"


def _elsewhere(named: Named, first: Chances) -> Iterator[str]:
    """The same good under another name, and other goods under the same name."""
    mark, value = named
    level = _coarse(first[named])
    same = [p for (m, v), p in first.items() if m is not mark and v == value]
    other = [p for (m, v), p in first.items() if m is mark and v != value]
    yield f"same {_coarse(max(same)) if same else '-'} {level}"
    yield f"or {_coarse(max(other)) if other else '-'} {level}"
