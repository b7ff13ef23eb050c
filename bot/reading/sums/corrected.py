"""Numbers that a text takes back: '60k, no 65', '$8,600, sorry, 6,800'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.domain.codes import Code
from bot.domain.text import Lang
from bot.reading.days.dates import When
from bot.reading.sums.codes import DOTTED
from bot.reading.text.numbers import WrittenNumber, numbers
from bot.reading.text.self_corrections import FARTHEST, TAKES_BACK, puts_right, taken_back

_OWN = re.compile(
    r" {0,12}(?P<scale>(?:k|mil|grand|thousand|mille|million|m)s?(?![a-z]))?"
    r" ?(?P<unit>(?:us ?|ca ?|cad ?|cdn ?|can ?)?\$(?: ?(?:usd?|cad?|cdn|can)\b)?"
    r"|(?:usd?|cad?|cdn|eur|gbp|bucks|dollars?|euros?|piasses?|piastres?)\b|[€£])?"
)
"""What belongs to a number that is a sum: its scale and the money it is in."""
_COUNTED = re.compile(
    r" ?(?:%|percent|pour ?cent|metric |short )?(?:t|tons?|tonnes?|kgs?|kilos?|lbs?|pounds?|livres"
    r"|pallets?|palettes?|skids?|cases?|caisses?|coils?|bobines?|units?|unites?|pieces?|pcs|drums?"
    r"|boxes|boites?|bags?|sacs?|loads?|rolls?|days?|weeks?|months?|jours?|semaines?|mois)\b|%"
)
"""Behind a number that is no sum."""
_SIGNED = re.compile(
    r"(?:\b(?:us|ca|c|cad|cdn) ?)?[$€£] ?$|\b(?:usd|cad|cdn|eur|gbp|mxn|jpy|cny)(?: \$)? ?$"
)
_MARKS = re.compile(r"[.,;!?-]{1,3}")
"""Between a number and the same one said again: 'at 90. 90 USD each'."""
_SHORT = frozenset({"k", "m"})
_TIMES = {"k": 1000, "m": 10**6, "million": 10**6, "millions": 10**6, "": 1}
_THOUSAND, _WIDEST, _MOST = 1000, 25, 4
_HINTS = re.compile(
    rf"{TAKES_BACK.pattern}|\b(?P<n>\d{{1,3}})\W{{1,3}}(?P=n)\b"
    r"|\b(?:no|non|nan|actually|en fait|well|bon|ben|euh|heu|er|uh|um|plutot|rather|wait|attends"
    r"|disons|was it|c'etait)\b"
)
"""One of these is in every text that takes a number back."""


_ILLEGIBLE = re.compile(
    r"(?<![\w.,?])(?P<sign>(?:us|ca|c)? ?[$€£] ?)?(?:\d{1,3}[., ]?){0,3}\?[\d.,?]{0,9}"
    r"(?P<unit> ?(?:usd?|cad?|cdn|eur|gbp|dollars?|[$€£](?: ?(?:us|ca|can)\b)?))?"
    r"[,;.]? (?:so |let'?s |we'll |just )?"
    r"(?:say|call it|make it|take|use|read|mettons|disons|prends|prenons) (?:it's |it is )?"
    r"(?P<n>[$€£]?\d{1,3}(?:[ ,]\d{3}){0,2}(?:\.\d\d)?|\d{4,7})(?![\d%])"
)
"""A sum with a figure that nobody can read, and what the asker takes it for: '6,4?0 usd, say
6,450'."""


def _as_guessed(found: re.Match[str]) -> str:
    return f"{found['sign'] or ''}{found['n']}{found['unit'] or ''}".rjust(len(found[0]))


def sums_put_right(figures: str, lang: Lang, whens: Iterable[When]) -> str:
    """The text with a number that is taken back left out, every position kept; the one in its place
    has its scale and money where it has none of its own.

    >>> sums_put_right("60k, no 65 of beams", "en", ())
    '       65k of beams'
    """
    figures = _ILLEGIBLE.sub(_as_guessed, figures)
    if not _HINTS.search(figures):
        return figures
    days = [(w.start, w.end) for w in whens]
    for _ in range(_MOST):
        found = [
            n
            for n in numbers(figures, lang)
            if not any(start < n.end and n.start < end for start, end in days)
        ]
        put_right = (_put_right(one, two, figures) for one, two in pairwise(found))
        anew = next((text for text in put_right if text != figures), figures)
        if anew == figures:
            break
        figures = anew
    return figures


def _put_right(one: WrittenNumber, two: WrittenNumber, figures: str) -> str:
    """The text without the first of two numbers where the second one is meant."""
    own, new = _OWN.match(figures, one.end), _OWN.match(figures, two.end)
    assert own is not None
    assert new is not None  # both may be empty
    before = _sign_before(figures, two.start)
    counts = _COUNTED.match(figures, one.end)
    if _is_of_another_kind(one, two, figures) or _is_a_number_of(one, two, figures):
        return figures
    end = max(own.end(), counts.end() if counts else 0)
    start = before.start() if before else two.start
    if end > start or not _takes_back(one, two, figures, (end, start, new.end())):
        return figures
    scale = (own["scale"] or "").strip()
    if new["scale"] or two.value >= _THOUSAND:
        scale = ""
    if not _is_near(one.value * _times(own["scale"]), two.value * _times(new["scale"] or scale)):
        return figures
    told = f"{two.written}{scale if scale in _SHORT else f' {scale}' if scale else ''}"
    if before:
        told = f"{before.group()}{told}"
    elif not new["unit"] and not _COUNTED.match(figures, two.end):
        first = _sign_before(figures, one.start)
        unit = f" {own['unit']}" if own["unit"] else ""
        each = _PER_PIECE.match(figures, own.end()) if unit or first else None
        told = f"{first.group() if first else ''}{told}{unit}{each.group() if each else ''}"
        return _written(told, first.start() if first else one.start, two.end, figures)
    return _written(told, one.start, two.end, figures)


def _written(told: str, start: int, end: int, figures: str) -> str:
    """The text with ``told`` at the end of a span, blanks before it; as it was if there is no
    room."""
    if len(told) > end - start:
        return figures
    return f"{figures[:start]}{told.rjust(end - start)}{figures[end:]}"


def _takes_back(
    one: WrittenNumber, two: WrittenNumber, figures: str, at: tuple[int, int, int]
) -> bool:
    """Whether what stands between two numbers, or behind both, takes the first one back."""
    end, start, last = at
    if DOTTED.fullmatch(one.written) or DOTTED.fullmatch(two.written):
        return False
    between = " ".join(figures[end:start].split())
    anew = one.value == two.value and _MARKS.fullmatch(between) is not None
    if anew and _EACH.match(figures, last) and not _is_a_price(figures, one.start):
        return False  # 'qty 50, 50 USD each'
    return anew or puts_right(f" {between} ", figures[last : last + FARTHEST])


_EACH = re.compile(r" ?(?:each|apiece|per|chacune?|l'unite|piece)\b")
_PER_PIECE = re.compile(r" ?(?:each|apiece|chacune?s?|l'unite|(?:a|la|par|per) piece)\b")
"""Behind a price that is put right: the price in its place is one of each, too."""
_AT = re.compile(r"(?:\bat|@|\ba|[$€£]) ?$")
_BEFORE = 8
"""Letters before a number that tell what it is."""


def _sign_before(figures: str, start: int) -> re.Match[str] | None:
    return _SIGNED.search(figures, max(0, start - _BEFORE), start)


def _is_a_price(figures: str, start: int) -> bool:
    return _AT.search(figures, max(0, start - _BEFORE), start) is not None


def _is_of_another_kind(one: WrittenNumber, two: WrittenNumber, figures: str) -> bool:
    """Whether one of two numbers is a count and the other one is a sum, or counts anew what was
    counted before that sum: '60k of steel, actually 40 tons', '500 chairs at $40, no, 450
    chairs'."""
    own, new = _OWN.match(figures, one.end), _OWN.match(figures, two.end)
    counts, counted = _COUNTED.match(figures, one.end), _COUNTED.match(figures, two.end)
    signed = _sign_before(figures, one.start)
    in_money = bool(signed or (own and own["unit"]))
    if (counts is None) != (counted is None):
        return bool(counts or in_money or (own and own["scale"]))
    if not in_money or (new and new["unit"]):
        return False
    thing = _THING.match(figures, two.end)
    return thing is not None and re.search(rf"\d {thing[1]}\b", figures[: one.start]) is not None


_THING = re.compile(r" ([a-z]{3,})")


def _is_a_number_of(one: WrittenNumber, two: WrittenNumber, figures: str) -> bool:
    """Whether the second number is that of a grade or a paper: '20k of no. 2 diesel', '$9,500. No.
    7741 on the bill'."""
    new = _OWN.match(figures, two.end)
    led = _NUMBERED.search(figures, max(0, two.start - _BEFORE), two.start)
    if led is None or (new and (new["scale"] or new["unit"])):
        return False
    return "." in led.group() or two.value < _GRADES <= one.value


_NUMBERED = re.compile(r"\bno\.? ?$")
_GRADES = 10


def _times(scale: str | None) -> int:
    return _TIMES.get((scale or "").strip(), _THOUSAND)


def _is_near(one: Decimal, two: Decimal) -> bool:
    """Whether one of two sums may stand in the place of the other."""
    low, high = sorted((one, two))
    return low > 0 and high / low <= _WIDEST


def codes_meant(
    found: Sequence[tuple[Code, int, int]], folded: str
) -> tuple[tuple[Code, int, int], ...]:
    """The codes but those that another one puts right: '7318.15 no sorry 7318.16'."""
    out = taken_back(folded, [one[1:] for one in found], lambda a, b: found[a][0] == found[b][0])
    return tuple(one for n, one in enumerate(found) if n not in out)
