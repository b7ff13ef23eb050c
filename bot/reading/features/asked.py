"""A question as the models see it, and what they look at in every part of it. Names of features
are part of the trained artifact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain.questions import Query
from bot.models.features import grams
from bot.reading.features.bags import Bag, flags_of, scaled, text_bag
from bot.reading.features.charging import told_sides
from bot.reading.features.exclusions import excluded, singled_out
from bot.reading.features.focus import named_again, questioned
from bot.reading.features.symbols import Symbols, symbols
from bot.reading.marks import Extraction, Mark, MarkKind

_NAMES = (MarkKind.GOOD, MarkKind.PROGRAMME, MarkKind.SPEAKER)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as the models see it: its marks, and what its thread asked before. What several
    of them look at is found once, when first asked for."""

    seen: Extraction
    signs: Symbols
    day: date
    clauses: tuple[int, ...] = ()
    """The number of the clause, from 0, that each token stands in."""
    earlier: Query | None = None
    asked_back: bool = False
    """The bot's last turn was a question."""
    thread: bool = False

    @property
    def has_subject(self) -> bool:
        """Whether the thread has a subject."""
        e = self.earlier
        return e is not None and bool(e.good or e.code or e.programme)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the text."""
        return tuple(t.word for t in self.seen.words)

    @cached_property
    def ruled_out(self) -> frozenset[Mark]:
        """The goods, programmes and people that the text says are not meant."""
        named = (m for m in self.seen.marks if m.kind in _NAMES)
        return frozenset(m for m in named if excluded(self.seen, self.signs, m))

    @cached_property
    def singled_out(self) -> frozenset[Mark]:
        """Those that it says are the only ones that matter, or that alone it asks about."""
        named = (m for m in self.seen.marks if m.kind in _NAMES)
        alone = frozenset(m for m in named if singled_out(self.seen, m))
        return alone or self.named_again

    @cached_property
    def named_again(self) -> frozenset[Mark]:
        """The goods told before that its question names again, where it leaves others."""
        return named_again(self.seen, self.clauses, self.asking, out=self.ruled_out)

    @cached_property
    def asking(self) -> frozenset[int]:
        """The numbers of the clauses that ask something."""
        return questioned(self.seen, self.clauses)

    @cached_property
    def sides(self) -> tuple[tuple[int, str], ...]:
        """Who charges by each of the plain words that tell it, by its number."""
        return told_sides(self)

    @cached_property
    def names_duty(self) -> bool:
        """Whether it has a word for a duty: tariff, surtax, 'les droits'."""
        return any(sense == "duty_word" for sense, _ in self.seen.cues)

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """How many of each kind of name it holds, how long it is, when its days are."""
        return tuple(flags_of(self.seen, self.day))

    @cached_property
    def text_bag(self) -> Bag:
        """The features of the words as they are; not to be changed."""
        return text_bag(self.words, self.signs.items)

    @cached_property
    def context_bag(self) -> Bag:
        """The features of the text that a name stands in; not to be changed."""
        return scaled(grams(self.signs.items, longest=2, prefix="text "), 0.5)


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


def around(q: Asked, mark: Mark, *, reach: int = 3) -> list[str]:
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
