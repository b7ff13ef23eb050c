"""What the models look at for who charges and whose goods they are."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.words import word_set
from bot.models.features import grams, letters
from bot.reading.features.asked import (
    Asked,
    around,
    earlier_of,
    parts_around,
)
from bot.reading.features.bags import Bag, scaled
from bot.reading.features.symbols import country_class, way
from bot.reading.marks import MarkKind
from bot.reading.places.directions import direction_of


def way_bag(q: Asked) -> Bag:
    """What the order of places and of words of trade tells of who charges; the same for either
    neighbour when the other one takes its part."""
    told = [s for s in way(q.seen, q.signs) if s not in _ASIDE]
    bag = scaled(grams(told, longest=4, prefix="way "), 1.6)
    route = [s for s in told if s in _ROUTE or s.startswith(("<CA", "<US", "<XX"))]
    bag |= scaled(grams(route, longest=4, prefix="route "), 1.6)
    roles = []
    for mark in q.seen.of(MarkKind.PLACE):
        before, after = parts_around(q, mark)
        where = f"{country_class(mark.values[0])}{mark.source == 'adjective'}"
        roles += [f"role {before[0]} {where}", f"role {where} {after[0]}"]
        roles += [f"role {before[1]} {before[0]} {where}", f"role {before[0]} {where} {after[0]}"]
    bag |= scaled(roles, 1.6)
    hints = [f"hint {n} {v}" for n, v in q.seen.hints]
    return bag | dict.fromkeys((*hints, f"hints {hints}", f"named {_countries(q)}"), 1.0)


def _countries(q: Asked) -> str:
    """The neighbours that are named, and whether a third country is: 'CA XX'."""
    return " ".join(sorted({country_class(m.values[0]) for m in q.seen.of(MarkKind.PLACE)}))


_ASIDE = frozenset({"mine", "they", "you", "does"})


_ROUTE = frozenset({"from", "to", "in", "->", "made", "buy", "sell", "cross", "home"})


def importing_bag(q: Asked) -> Bag:
    """For which of the two neighbours charges."""
    items = q.signs.items
    bag = way_bag(q)
    bag |= scaled(grams(items, longest=3), 1.6)
    bag |= scaled(grams(_skeleton(items), longest=4, prefix="sk "), 1.6)
    words = [w for w in items if w.isalpha() and len(w) > 3]
    bag |= scaled((g for w in words for g in letters(w, sizes=(4,))), 0.5)
    flags = earlier_of(q)[:1]
    held: Bag = {}
    e = q.earlier
    if e is not None:
        flags += [
            f"earlier to {e.imposing}",
            f"earlier from {e.origin}",
            f"e2 {e.imposing} {e.origin}",
        ]
        held = {f"held {direction_of(e)[0]} {_countries(q)}": 1.2}
    flags += [f"prog {v}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    flags += [f"prog to {v[:2]}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values[:1]]
    flags += [f"money {m.currency}" for m in q.seen.money]
    classes = [country_class(m.values[0]) for m in q.seen.of(MarkKind.PLACE)]
    flags.append(f"places {' '.join(classes[:4])}")
    flags += [f"who {v}" for m in q.seen.of(MarkKind.SPEAKER) for v in m.values]
    flags += [f"good {v}" for m in q.seen.of(MarkKind.GOOD) for v in m.values]
    senses = [f"cue {s}" for s, _ in q.seen.cues if s in _WAYS]
    flags += senses
    flags += [f"told {n} {side}" for n, side in q.sides]
    before = direction_of(e)[0] if e else None
    flags += [f"{before} {s}" for s in (*senses, f"places {' '.join(classes[:3])}")]
    return bag | dict.fromkeys(flags, 0.6) | held


_WAYS = frozenset({"canada_charges", "us_charges", "flip", "ours", "importing"})


def origin_bag(q: Asked, country: str, importing: str) -> Bag:
    """For whether ``country`` is where the goods come from, ``importing`` charging."""
    places = list(q.seen.of(MarkKind.PLACE))
    mine = [m for m in places if m.country == country]
    names: list[str] = []
    for mark in mine:
        names += around(q, mark)
        names.append(f"written {mark.source}")
        near, far = parts_around(q, mark)
        names += [f"pb {near[0]}", f"pbb {near[1]} {near[0]}", f"pa {far[0]}"]
        names += [f"pba {near[0]} {far[0]}", f"pb {near[0]} {mark.source}"]
        names += [f"{mark.source} {c}" for c in around(q, mark, reach=3)[:1]]
    kind = country if country in {"CA", "US"} else "XX"
    others = {country_class(m.values[0]) for m in places if m not in mine}
    base = [
        f"kind {kind}",
        *(f"hint {n} {v == country} {kind}" for n, v in q.seen.hints if n in {"to", "from"}),
        f"importing {importing} {kind}",
        f"own {country == importing}",
        f"mentions {min(len(mine), 2)} {kind} of {min(len(places), 4)}",
        f"others {sorted(others)} {kind} to {importing}",
        f"first {bool(mine) and places[0] is mine[0]}",
        f"last {bool(mine) and places[-1] is mine[-1]}",
    ]
    e = q.earlier
    if e is not None:
        base += [
            f"earlier {direction_of(e)[1] == country} {bool(mine)} {len(places) > 0}",
            f"earlier to {direction_of(e)[0] == country}",
        ]
    base += [f"prog {v} {kind}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    bag = scaled(names, 2.0)
    bag |= dict.fromkeys(base, 0.6)
    sk = ["@" if s.startswith(f"<{kind}") else s for s in _skeleton(q.signs.items)]
    bag |= scaled(grams(sk, longest=3, prefix=f"sk {kind} {bool(mine)} "), 1.0)
    return bag


def _skeleton(items: Iterable[str]) -> list[str]:
    return [s for s in items if s in _SKELETON or s.startswith(("<CA", "<US", "<XX", "<prog"))]


_SKELETON = word_set(
    "from to into in at of by via out de du des vers au aux a en par out made built sent",
    "entering into across coming going export import exporting importing our my we us US! ->",
    "buyer customer customers buyers seller supplier client clients mill plant shop yard farm",
    "charge charges charging impose imposes hit hits side counter surtax surtaxe retaliation",
    "imports exports origin destination dest bound both way other reverse back home ship",
    "shipped",
)
