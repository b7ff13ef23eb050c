"""What the models look at, by question. Names of features are part of the trained artifact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.questions import Query
from bot.reading.dates import span_of
from bot.reading.linear import grams, letters
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.symbols import Symbols, country_class, symbols, way

_EXCLUDING = frozenset(
    word
    for line in (
        "except excluding besides bar minus without not no than excl sans sauf hors hormis pas",
        "exclude excepted outside rather instead nor",
    )
    for word in line.split()
)
Bag = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the models see it: its marks, and what its thread asked before."""

    seen: Extraction
    signs: Symbols
    day: date
    earlier: Query | None = None
    asked_back: bool = False
    """The bot's last turn was a question."""
    thread: bool = False


def asked(
    seen: Extraction,
    *,
    day: date,
    earlier: Query | None = None,
    thread: bool = False,
    asked_back: bool = False,
) -> Asked:
    """A question ready for the models."""
    return Asked(
        seen=seen,
        signs=symbols(seen),
        day=day,
        earlier=earlier,
        thread=thread,
        asked_back=asked_back,
    )


def direction_of(earlier: Query) -> tuple[str, str]:
    """Who charged and whose goods they were in an earlier query, defaults filled in."""
    programme = earlier.programme or ""
    to = earlier.imposing or ("CA" if programme.startswith("ca-") else "US")
    return to, earlier.origin or ("US" if to == "CA" else "CA")


def _scaled(names: Iterable[str], scale: float) -> Bag:
    """Distinct names, together of length ``scale``."""
    distinct = dict.fromkeys(names)
    if not distinct:
        return {}
    each = scale / len(distinct) ** 0.5
    return dict.fromkeys(distinct, each)


def _flags(q: Asked) -> list[str]:
    seen = q.seen
    count = {kind: sum(1 for _ in seen.of(kind)) for kind in MarkKind}
    flags = [f"has {kind} {min(n, 2)}" for kind, n in count.items()]
    flags.append(f"long {min(len(seen.words) // 4, 6)}")
    flags.append(f"asks {'?' in seen.folded}")
    flags.append(f"lang {seen.lang}")
    for when in seen.whens[:2]:
        side = "past" if when.last < q.day else "ahead" if when.first > q.day else "now"
        flags.append(f"when {when.bound} {side}")
        flags.append(f"when {side}")
    span = span_of(seen.whens)
    if span.since and not span.until:
        flags.append("span open")
    if seen.money:
        flags.append(f"limit {seen.money[0].limit}")
    return flags


def _earlier(q: Asked) -> list[str]:
    e = q.earlier
    if e is None:
        return ["earlier none", f"thread {q.thread}", f"back {q.asked_back}"]
    return [
        f"earlier {e.command}",
        f"thread {q.thread}",
        f"back {q.asked_back}",
        f"earlier good {bool(e.good)}",
        f"earlier money {e.money is not None}",
        f"earlier who {e.who is not None}",
        f"earlier programme {e.programme is not None}",
    ]


def command_bag(q: Asked) -> Bag:
    """For the command, and for whether a question is for us at all."""
    items = q.signs.items
    bag = _scaled(grams(items, longest=3), 2.2)
    words = [w for w in items if w.isalpha() and len(w) > 2]
    bag |= _scaled((g for w in words for g in letters(w)), 1.3)
    flags = _flags(q) + _earlier(q)
    bag |= dict.fromkeys(flags, 0.35)
    said = q.earlier.command if q.earlier else "thread" if q.thread else "none"
    bag |= _scaled((f"{said}|{g}" for g in grams(items, longest=1)), 0.9)
    bag |= {f"first {items[0]}" if items else "empty": 0.3}
    return bag | _cued(q, said)


def _cued(q: Asked, said: str) -> Bag:
    """The senses met, with what was asked before and with each other."""
    senses = [sense for sense, _ in q.seen.cues]
    bag = dict.fromkeys((f"cue {s}" for s in senses), 0.8)
    bag |= dict.fromkeys((f"cue {s} {min(n, 3)}" for s, n in q.seen.cues if n > 1), 0.8)
    bag |= dict.fromkeys((f"{said}|cue {s}" for s in senses), 0.3)
    both = [*senses, *sorted({f"M{m.kind}" for m in q.seen.marks})]
    pairs = (f"pair {a} {b}" for n, a in enumerate(both) for b in both[n + 1 :])
    return bag | dict.fromkeys(pairs, 0.25)


def _context(q: Asked, mark: Mark, *, reach: int = 3) -> list[str]:
    before, after = q.signs.around(mark.first, mark.last, reach=reach)
    out = [f"b{n} {s}" for n, s in enumerate(before)]
    out += [f"a{n} {s}" for n, s in enumerate(after)]
    out += [
        f"bb {before[1]} {before[0]}",
        f"aa {after[0]} {after[1]}",
        f"ba {before[0]} {after[0]}",
        f"bbb {' '.join(reversed(before))}",
    ]
    return out


def _said(q: Asked, mark: Mark) -> str:
    return " ".join(t.stem for t in q.seen.words[mark.first : mark.last])


def mark_bag(q: Asked, mark: Mark, value: str = "") -> Bag:
    """For whether a good, a person or a programme named is one that is asked about."""
    value = value or mark.values[0]
    same = list(q.seen.of(mark.kind))
    said = _said(q, mark)
    names = _context(q, mark)
    over = sorted(
        {m.kind for m in q.seen.marks if m.kind is not mark.kind}
        & {
            m.kind
            for m in q.seen.marks
            if m.kind is not mark.kind and m.first < mark.last and mark.first < m.last
        }
    )
    before, _ = q.signs.around(mark.first, mark.last, reach=4)
    names += [
        f"source {mark.source}",
        f"idiom {bool(mark.idiom)}",
        f"idiom {mark.idiom}",
        f"size {min(mark.last - mark.first, 3)}",
        f"over {','.join(over)}",
        f"many {min(len(same), 5)}",
        f"order {min(same.index(mark), 3)} of {min(len(same), 4)}",
        f"last {mark is same[-1]}",
        f"said {said}",
        f"slug {value}",
        f"value {mark.values.index(value)} of {min(len(mark.values), 3)}",
        f"said {said} {value}" if len(mark.values) > 1 else "sure",
        f"excluded {bool(_EXCLUDING.intersection(before[:3]))}",
        f"earlier same {_in_earlier(q, mark)}",
        f"thread {q.thread}",
        f"alike {round(mark.likeness, 1)}",
        f"place {min(mark.first // 4, 5)}",
        *_beside(q, mark, value, same),
    ]
    if mark.kind is MarkKind.PROGRAMME:
        names += [f"with {value} {other}" for other in _goods_around(q)]
    names += [f"nn {said} {s}" for s in q.signs.around(mark.first, mark.last, reach=1)[1]]
    bag = _scaled(names, 2.5)
    bag |= _scaled(grams(q.signs.items, longest=2, prefix="text "), 0.5)
    return bag


def _beside(q: Asked, mark: Mark, value: str, same: list[Mark]) -> list[str]:
    """What stands around a name: the parts of words, other names of its kind, the thread's own."""
    before, after = _parts_around(q, mark)
    n = same.index(mark)
    left = _gap(q, same[n - 1], mark) if n else "-"
    right = _gap(q, mark, same[n + 1]) if n + 1 < len(same) else "-"
    plain = [m for m in same if m.source not in {"ambiguous", "mended"} and not m.idiom]
    rivals = min(sum(1 for m in plain if m is not mark), 2)
    held = _in_earlier(q, mark)
    return [
        f"pb {before[0]}",
        f"pbb {before[1]} {before[0]}",
        f"pa {after[0]}",
        f"paa {after[0]} {after[1]}",
        f"pba {before[0]} {after[0]}",
        f"left {left}",
        f"right {right}",
        f"gaps {left} {right} {mark.source}",
        f"rivals {rivals} {mark.source} {bool(mark.idiom)}",
        f"rivals {rivals} {value}",
        f"right {right} {value}",
        f"thread {held} {mark.source} {rivals}",
        f"everyday {mark.everyday} {mark.source} {rivals}",
        f"foreign {mark.foreign}",
        f"foreign {mark.foreign} {mark.everyday} {mark.source} {rivals}",
        f"everyday {mark.everyday} {before[0]}",
        f"everyday {mark.everyday} pa {after[0]}",
        f"everyday {mark.everyday} thread {held}",
        f"size {min(len(q.seen.words) // 4, 4)} {mark.source} {rivals}",
        *(f"cue {sense} {mark.source}" for sense, _ in q.seen.cues),
    ]


def _gap(q: Asked, left: Mark, right: Mark) -> str:
    """What stands between two names: nothing, a sign or a word, or more."""
    between = q.signs.items[q.signs.at[left.last - 1] + 1 : q.signs.at[right.first]]
    return "none" if not between else " ".join(between) if len(between) <= 2 else "far"


def _goods_around(q: Asked) -> list[str]:
    """The goods that a text names, or its thread, and the thread's programme."""
    named = [v for m in q.seen.of(MarkKind.GOOD) for v in m.values]
    e = q.earlier
    held = [*(e.goods or (e.good,)), e.programme] if e is not None else []
    return sorted({v for v in (*named, *held) if v})


def _in_earlier(q: Asked, mark: Mark) -> str:
    e = q.earlier
    if e is None:
        return "none"
    goods = set(e.goods or ((e.good,) if e.good else ()))
    held = goods | {e.programme, e.who}
    return str(bool(held.intersection(mark.values)))


_SKELETON = frozenset(
    word
    for line in (
        "from to into in at of by via out de du des vers au aux a en par out made built sent",
        "entering into across coming going export import exporting importing our my we us US! ->",
        "buyer customer customers buyers seller supplier client clients mill plant shop yard farm",
        "charge charges charging impose imposes hit hits side counter surtax surtaxe retaliation",
        "imports exports origin destination dest bound both way other reverse back home ship",
        "shipped",
    )
    for word in line.split()
)


def _skeleton(items: Iterable[str]) -> list[str]:
    return [s for s in items if s in _SKELETON or s.startswith(("<CA", "<US", "<XX", "<prog"))]


_ASIDE = frozenset({"mine", "they", "you", "does"})
_ROUTE = frozenset({"from", "to", "in", "->", "made", "buy", "sell", "cross", "home"})


def way_bag(q: Asked) -> Bag:
    """What the order of places and of words of trade tells of who charges; the same for either
    neighbour when the other one takes its part."""
    told = [s for s in way(q.seen, q.signs) if s not in _ASIDE]
    bag = _scaled(grams(told, longest=4, prefix="way "), 1.6)
    route = [s for s in told if s in _ROUTE or s.startswith(("<CA", "<US", "<XX"))]
    bag |= _scaled(grams(route, longest=4, prefix="route "), 1.6)
    roles = []
    for mark in q.seen.of(MarkKind.PLACE):
        before, after = _parts_around(q, mark)
        where = f"{country_class(mark.values[0])}{mark.source == 'adjective'}"
        roles += [f"role {before[0]} {where}", f"role {where} {after[0]}"]
        roles += [f"role {before[1]} {before[0]} {where}", f"role {before[0]} {where} {after[0]}"]
    bag |= _scaled(roles, 1.6)
    hints = [f"hint {n} {v}" for n, v in q.seen.hints if n in {"to", "from", "flipped"}]
    return bag | dict.fromkeys((*hints, f"hints {hints}"), 1.0)


def _parts_around(q: Asked, mark: Mark) -> tuple[list[str], list[str]]:
    """The two nearest parts or names before and after a mark, nearest first."""
    own = q.signs.at[mark.first], q.signs.at[mark.last - 1]
    sides: tuple[list[str], list[str]] = ([], [])
    for side, step in ((0, -1), (1, 1)):
        n = mark.first - 1 if step < 0 else mark.last
        while 0 <= n < len(q.seen.words) and len(sides[side]) < 2:
            item = q.signs.items[q.signs.at[n]]
            sign = item if item.startswith("<") and not item.startswith("<n") else q.seen.parts[n]
            if sign and q.signs.at[n] not in own:
                sides[side].append(sign)
            n += step
        sides[side].extend(["-"] * (2 - len(sides[side])))
    return sides


def importing_bag(q: Asked) -> Bag:
    """For which of the two neighbours charges."""
    items = q.signs.items
    bag = way_bag(q)
    bag |= _scaled(grams(items, longest=3), 1.6)
    bag |= _scaled(grams(_skeleton(items), longest=4, prefix="sk "), 1.6)
    words = [w for w in items if w.isalpha() and len(w) > 3]
    bag |= _scaled((g for w in words for g in letters(w, sizes=(4,))), 0.5)
    flags = _earlier(q)[:1]
    e = q.earlier
    if e is not None:
        flags += [
            f"earlier to {e.imposing}",
            f"earlier from {e.origin}",
            f"e2 {e.imposing} {e.origin}",
        ]
    flags += [f"prog {v}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    flags += [f"prog to {v[:2]}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values[:1]]
    flags += [f"money {m.currency}" for m in q.seen.money]
    classes = [country_class(m.values[0]) for m in q.seen.of(MarkKind.PLACE)]
    flags.append(f"places {' '.join(classes[:4])}")
    flags += [f"who {v}" for m in q.seen.of(MarkKind.SPEAKER) for v in m.values]
    flags += [f"good {v}" for m in q.seen.of(MarkKind.GOOD) for v in m.values]
    senses = [f"cue {s}" for s, _ in q.seen.cues if s in _WAYS]
    flags += senses
    before = direction_of(e)[0] if e else None
    flags += [f"{before} {s}" for s in (*senses, f"places {' '.join(classes[:3])}")]
    bag |= dict.fromkeys(flags, 0.6)
    return bag


_WAYS = frozenset({"canada_charges", "us_charges", "flip", "ours", "importing"})


def origin_bag(q: Asked, country: str, importing: str) -> Bag:
    """For whether ``country`` is where the goods come from, ``importing`` charging."""
    places = list(q.seen.of(MarkKind.PLACE))
    mine = [m for m in places if m.values[0].split("-")[0] == country]
    names: list[str] = []
    for mark in mine:
        names += _context(q, mark)
        names.append(f"written {mark.source}")
        near, far = _parts_around(q, mark)
        names += [f"pb {near[0]}", f"pbb {near[1]} {near[0]}", f"pa {far[0]}"]
        names += [f"pba {near[0]} {far[0]}", f"pb {near[0]} {mark.source}"]
        names += [f"{mark.source} {c}" for c in _context(q, mark, reach=3)[:1]]
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
    bag = _scaled(names, 2.0)
    bag |= dict.fromkeys(base, 0.6)
    sk = ["@" if s.startswith(f"<{kind}") else s for s in _skeleton(q.signs.items)]
    bag |= _scaled(grams(sk, longest=3, prefix=f"sk {kind} {bool(mine)} "), 1.0)
    return bag


def text_bag(q: Asked) -> Bag:
    """The words as they are, for what hangs on them: the claim, an action, a programme."""
    words = [t.word for t in q.seen.words]
    bag = _scaled(grams(words, longest=3, prefix="w "), 1.6)
    bag |= _scaled(grams(q.signs.items, longest=2), 1.0)
    long = [w for w in words if w.isalpha() and len(w) > 3]
    bag |= _scaled((g for w in long for g in letters(w)), 0.8)
    return bag


def claim_bag(q: Asked) -> Bag:
    """For whether the goods are said to qualify under the agreement."""
    bag = text_bag(q)
    e = q.earlier
    flags = [
        f"earlier claim {e.claim if e else None}",
        f"back {q.asked_back}",
        f"thread {q.thread}",
    ]
    flags.append(f"long {min(len(q.seen.words) // 3, 5)}")
    flags += [f"prog {v}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    bag |= dict.fromkeys(flags, 0.8)
    claim = e.claim if e else None
    bag |= _scaled((f"{claim}|{g}" for g in grams(q.signs.items, longest=1)), 0.8)
    senses = [s for s, _ in q.seen.cues if s.startswith("claim")] or ["claim unsaid"]
    senses += [f"{n} {v}" for n, v in q.seen.hints if n == "claim"]
    flags = [f"cue {s}" for s in senses] + [f"{claim}|cue {' '.join(senses)}"]
    flags += [f"{claim}|{flag}" for flag in _flags(q) if flag.startswith(("has", "long", "asks"))]
    flags += [f"{claim}|{e.command if e else None}", *_denied(q)]
    if q.asked_back:
        flags += [f"back|{s}" for s in q.signs.items[:3]]
    flags.append(f"cue {' '.join(senses)} asks {'?' in q.seen.folded}")
    bag |= dict.fromkeys(flags, 1.0)
    return bag


_CLAIM_WORDS = frozenset(
    word
    for line in (
        "usmca cusma aceum tmec t-mec certificate cert certs certified certificat certificats",
        "paper papers paperwork papier papiers form formulaire qualify qualifies qualifying",
        "qualified qualifie admissible origin origine originating claim claimed proof preuve",
    )
    for word in line.split()
)
_DENIES = frozenset(
    word
    for line in (
        "no not without w/o o sans pas non aint nobody none never missing lost forgot expired",
        "lacks dont doesnt didnt cant isnt wont aucun aucune nope neither minus skip perdu oublie",
        "unqualified uncertified t jamais nothing",
    )
    for word in line.split()
)
_REACH = 5


def _denied(q: Asked) -> list[str]:
    """Whether what tells the agreement is denied: 'the paper ain't in the envelope'."""
    words = [t.word for t in q.seen.words]
    out = []
    for n, word in enumerate(words):
        if word in _CLAIM_WORDS:
            before = _DENIES.intersection(words[max(0, n - _REACH) : n])
            after = _DENIES.intersection(words[n + 1 : n + _REACH])
            out.append(f"denied {bool(before)} {bool(after)}")
    return sorted(set(out)) or ["denied nothing"]


def action_bag(q: Asked) -> Bag:
    """For what is wanted of a digest."""
    bag = {name: weight * 0.7 for name, weight in text_bag(q).items()}
    bag |= dict.fromkeys((f"cue {s}" for s, _ in q.seen.cues), 1.2)
    e = q.earlier
    flags = [f"earlier {e.command if e else None} {e.action if e else None}", *_flags(q)[:12]]
    return bag | dict.fromkeys(flags, 0.5)


def programme_bag(q: Asked) -> Bag:
    """For which programmes are meant, named or not."""
    bag = text_bag(q)
    flags = [f"prog {v}" for m in q.seen.of(MarkKind.PROGRAMME) for v in m.values]
    flags += [f"good {v}" for m in q.seen.of(MarkKind.GOOD) for v in m.values]
    e = q.earlier
    flags += [f"earlier {e.programme if e else None}", f"half {q.day.year} {q.day.month // 3}"]
    bag |= dict.fromkeys(flags, 0.8)
    return bag


def inherit_bag(q: Asked, slot: str, own: bool) -> Bag:
    """For whether a follow-up keeps the ``slot`` of its thread; ``own``: it has one itself."""
    e = q.earlier
    assert e is not None
    items = q.signs.items
    bag = _scaled(grams(items, longest=2, prefix=f"{slot} "), 1.4)
    flags = _flags(q)
    flags += [f"earlier {e.command}", f"own {own}", f"back {q.asked_back}"]
    flags += [f"own {own} {f}" for f in _flags(q)[:9]]
    flags += [f"first {items[0]}" if items else "empty"]
    bag |= dict.fromkeys((f"{slot} {f}" for f in flags), 0.4)
    return bag
