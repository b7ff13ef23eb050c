"""Rates in quotes that an amendment takes out of a text, and those that it puts there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

_QUOTED = re.compile(
    r"[\"«](?P<led>[^\"«»]{0,120}?)(?<![\d.,])(?P<rate>\d{1,3}(?:[.,]\d{1,3})?)\s?"
    r"(?:percent\b|per\s?cent\b|%|p\.\s?100|pour\s?cent\b)[^\"«»]{0,60}[\"»]"
)
"""A rate in quotes, with what stands beside it in them: 'the applicable subheading + 25%'."""
_TAKES = (
    r"(?:replac\w{0,3}|substitut\w{0,3}|str(?:uck|icken|iking|ike)|delet\w{0,3}|remov\w{0,3}"
    r"|omit\w{0,4}|remplac\w{0,6}|substitu\w{0,4}|supprim\w{0,4}|chang\w{0,3})"
)
_PUTS = r"(?:insert\w{0,3}|substitut\w{0,3}|add(?:ed|ing)|putting|put|replac\w{0,3})"
_TAKEN_OUT = re.compile(rf"\b{_TAKES}\b[^\"«»]{{0,80}}$")
_IN_ITS_PLACE = re.compile(
    r"[^\"«»]{0,160}\b(?=[abdefioprsw,])"
    rf"(?:(?:is|are|be|est|sont) (?:hereby )?{_TAKES}[^\"«»]{{0,60}}\b(?:by|with|par|to|and)\b"
    rf"|(?:and|with|,)(?: by)? {_PUTS}\b"
    r"|(?:shall|should|is to|are to) (?:now |instead )?(?:be )?read\b"
    r"|(?:appears?|occurs?|stands?|figure|reads?|becomes?|devien(?:t|nent)|passe(?:nt)?)\b)"
    r"[^\"«»]{0,80}"
)
"""Between the rate that goes and the one that takes its place."""
_WITH = re.compile(r"[^\"«»]{0,80}\b(?:by|with|to|par|into|de)\b[^\"«»]{0,40}")
_STANDS_FOR = re.compile(
    r"[^\"«»]{0,60}\b(?:for|in (?:the )?(?:place|lieu) of|instead of|rather than|replac(?:es|ing)"
    r"|where (?:it|that \w+) (?:reads?|says)|au lieu d[eu]|à la place d[eu]|en remplacement d[eu]s?"
    r"|remplace)\b[^\"«»]{0,60}"
)
"""Between the rate that comes and the one whose place it takes."""
_COMES_FR = re.compile(r"\bsubstitution d[eu]s?\b[^\"«»]{0,40}$")
_FOR_FR = re.compile(r"\s?à (?:la mention |l'expression )?")
"""'Par substitution de « 50 % » à « 25 % »'."""
_COMES = re.compile(rf"\b(?:{_PUTS}|read(?:s|ing)?|substitu\w{{0,4}})\b[^\"«»]{{0,60}}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePut:
    """One rate in the place of another; offsets are those of the given words."""

    old: Decimal
    new: Decimal
    start: int
    end: int


def rates_put(low: str) -> tuple[RatePut, ...]:
    """The pairs of rates in quotes of which a sentence (lower case) puts one for the other.

    >>> [(str(each.old), str(each.new)) for each in rates_put(
    ...     '"25 percent" is struck and "40 percent" inserted; substituting "5%" for "10%"')]
    [('25', '40'), ('10', '5')]
    """
    quoted = list(_QUOTED.finditer(low))
    found: list[RatePut] = []
    taken, leads = -1, False
    for first, second in pairwise(quoted):
        if first.start() < taken:
            continue
        before = low[max(0, first.start() - 120) : first.start()]
        between = low[first.end() : second.start()]
        # a verb leads every pair of its sentence: 'replacing "5%" with "10%" and "20%" with "25%"'
        out = leads or _TAKEN_OUT.search(before) is not None
        comes = _STANDS_FOR.fullmatch(between) and (_COMES.search(before) or not out)
        comes = comes or (_COMES_FR.search(before) and _FOR_FR.fullmatch(between))
        goes = _IN_ITS_PLACE.fullmatch(between) or (out and _WITH.fullmatch(between))
        if not (comes or goes):
            continue
        old, new = (second, first) if comes else (first, second)
        found.append(
            RatePut(
                old=Decimal(old["rate"].replace(",", ".")),
                new=Decimal(new["rate"].replace(",", ".")),
                start=first.start(),
                end=second.end(),
            )
        )
        taken, leads = second.end(), not comes
    return tuple(each for each in found if each.old != each.new)
