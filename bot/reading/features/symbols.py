"""A text with its names taken out: 'duty on GOOD from CA:town to US:region'.

Models are trained on these symbols, so that what they learn of asking holds for goods, people and
places that they never saw.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.marks import Extraction, Mark, MarkKind

_RANK = (
    MarkKind.CODE,
    MarkKind.MONEY,
    MarkKind.QUANTITY,
    MarkKind.PERCENT,
    MarkKind.DATE,
    MarkKind.SPEAKER,
    MarkKind.PROGRAMME,
    MarkKind.PLACE,
    MarkKind.GOOD,
)
_PLAIN = {
    MarkKind.CODE: "<code>",
    MarkKind.MONEY: "<money>",
    MarkKind.QUANTITY: "<quantity>",
    MarkKind.PERCENT: "<percent>",
    MarkKind.DATE: "<date>",
    MarkKind.SPEAKER: "<who>",
    MarkKind.PROGRAMME: "<programme>",
    MarkKind.GOOD: "<good>",
}
START, END = "^", "$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbols:
    """The symbols of a text; ``at`` gives the symbol that stands for each token."""

    items: tuple[str, ...]
    at: tuple[int, ...]

    def around(self, first: int, last: int, *, reach: int) -> tuple[tuple[str, ...], ...]:
        """Symbols before token ``first`` and after token ``last``, nearest first."""
        start, end = self.at[first], self.at[last - 1]
        before = [
            self.items[n] if n >= 0 else START for n in range(start - 1, start - 1 - reach, -1)
        ]
        size = len(self.items)
        after = [self.items[n] if n < size else END for n in range(end + 1, end + 1 + reach)]
        return tuple(before), tuple(after)


def country_class(value: str) -> str:
    """CA, US or XX (any other) of a place's value."""
    country = value.split("-", 1)[0]
    return country if country in {"CA", "US"} else "XX"


def symbol_of(mark: Mark) -> str:
    """The symbol that stands for a mark."""
    if mark.kind is MarkKind.PLACE:
        return f"<{country_class(mark.values[0])}:{'adj' if mark.source == 'adjective' else 'in'}>"
    return _PLAIN[mark.kind]


_BREAKS = {"?": "?", "!": "!", "\n": ";", ";": ";", ":": ":", ",": ",", "→": "->", ">": "->"}


def symbols(seen: Extraction) -> Symbols:
    """The symbols of an extraction. Punctuation that parts is kept, numbers are '<n>'."""
    owner: dict[int, Mark] = {}
    for kind in reversed(_RANK):
        for mark in seen.of(kind):
            for n in range(mark.first, mark.last):
                owner[n] = mark
    items: list[str] = []
    at: list[int] = []
    last: Mark | None = None
    end = 0
    for n, token in enumerate(seen.words):
        held = owner.get(n)
        between = seen.folded[end : token.start]
        end = token.end
        if held is not None and held is last:
            at.append(len(items) - 1)
            continue
        items.extend(dict.fromkeys(_parted(between)))
        last = held
        at.append(len(items))
        items.append(symbol_of(held) if held is not None else _word(token.word, n in seen.upper))
    items.extend(dict.fromkeys(_parted(seen.folded[end:])))
    return Symbols(items=tuple(items), at=tuple(at))


def way(seen: Extraction, signs: Symbols) -> tuple[str, ...]:
    """What tells who sends what to whom, in order, in either language alike: the parts of words
    and the names' symbols, all else left out."""
    token_of = {place: n for n, place in reversed(list(enumerate(signs.at)))}
    out = []
    for place, item in enumerate(signs.items):
        token = token_of.get(place)
        if token is None or item.startswith("<n"):
            sign = "->" if item == "->" else ""
        elif item in _TOLD or item.startswith(("<CA", "<US", "<XX")):
            sign = item
        else:
            sign = seen.parts[token]
        if sign:
            out.append(sign)
    return tuple(out)


_TOLD = frozenset({"<good>", "<money>", "<programme>", "US!"})


def _parted(between: str) -> list[str]:
    out = ["->"] if "->" in between or "=>" in between else []
    out += [_BREAKS[c] for c in between if c in _BREAKS]
    if ". " in between or between.startswith(".\n"):
        out.append(".")
    return out


def _word(word: str, upper: bool) -> str:
    if word.isdigit():
        return f"<n{min(len(word), 5)}>"
    if word == "us":
        return "US!" if upper else "us"
    return word
