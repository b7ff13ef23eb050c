"""A question as the models see it, and what they look at in every part of it. Names of features
are part of the trained artifact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.questions import Query
from bot.reading.days.dates import span_of
from bot.reading.features.symbols import Symbols, symbols
from bot.reading.marks import Extraction, Mark, MarkKind

Bag = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as the models see it: its marks, and what its thread asked before."""

    seen: Extraction
    signs: Symbols
    day: date
    clauses: tuple[int, ...] = ()
    """The number of the clause, from 0, that each token stands in."""
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
        clauses=_clauses(seen),
        earlier=earlier,
        thread=thread,
        asked_back=asked_back,
    )


_ENDS = re.compile(r"[.?!;:\n—–]|\s-\s|\.\.\.")
"""What ends a clause."""


def _clauses(seen: Extraction) -> tuple[int, ...]:
    out, number, end = [], 0, 0
    for token in seen.words:
        number += bool(end and _ENDS.search(seen.folded, end, token.start))
        out.append(number)
        end = token.end
    return tuple(out)


def direction_of(earlier: Query) -> tuple[str, str]:
    """Who charged and whose goods they were in an earlier query, defaults filled in."""
    programme = earlier.programme or ""
    to = earlier.imposing or ("CA" if programme.startswith("ca-") else "US")
    return to, earlier.origin or ("US" if to == "CA" else "CA")


def scaled(names: Iterable[str], scale: float) -> Bag:
    """Distinct names, together of length ``scale``."""
    distinct = dict.fromkeys(names)
    if not distinct:
        return {}
    each = scale / len(distinct) ** 0.5
    return dict.fromkeys(distinct, each)


def flags_of(q: Asked) -> list[str]:
    """What a text holds: how many of each kind of name, how long it is, when its days are."""
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


def earlier_of(q: Asked) -> list[str]:
    """What the thread left."""
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


def context(q: Asked, mark: Mark, *, reach: int = 3) -> list[str]:
    """The symbols before and after a mark, alone and together."""
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


def parts_around(q: Asked, mark: Mark) -> tuple[list[str], list[str]]:
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
