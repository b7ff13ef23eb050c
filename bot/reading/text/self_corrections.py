"""What a text takes back of itself: 'May, no, June', '60k, make that 65', 'from India? Indonesia I
mean'. Of two things of one kind the later one is meant where such words stand between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.reading.lexicon.calendar import MONTHS, WEEKDAYS

_PAIR = 2
_SORRY = r"sorry(?! (?:for|to|if|about|i'm|my|si|pour|du|de|d'avance)\b)"
"""It takes something back, but asks no pardon for a question: 'sorry for the bother'."""
TAKES_BACK = re.compile(
    rf"\b(?:{_SORRY}|(?:scratch|strike|forget) (?:that|it)|make that|i mean|i meant|i lied|oops"
    r"|oups|correction|pardon|excuse[rz]?(?:[- ]moi)?|(?:je|j') ?(?:veux|voulais) dire"
    r"|rectification|erreur|my (?:bad|mistake)|oublie[rz]? ca|(?:je )?me (?:suis )?tromp\w{1,4}"
    r"|i misspoke|no wait|wait no|hang on|nenon|nope|nah)\b"
)
"""Words that take back what stands before them, wherever they stand between two things."""
_NO = re.compile(
    r"(?:[,.;:?!)-]\W{0,3}|^\W{0,3})(?:no|non|nan)\b"
    r"(?=\W{0,3}$|\W{0,2}[,.;:!]| -|\W{0,3}$| (?:not|i|it|its|it's|the|that|that's|they|they're"
    r"|from|in"
    r"|on|at|since|to|for|c'est|pas|je|attends|en|de|du|des|le|la|les|au|aux|a|depuis|of)\b)"
)
_OR_NO = re.compile(r"\b(?:or|ou|yes|oui|si)\W{0,2}(?:no|non|not|pas)\b")
FILLING = (
    r"(?:the|that|it|its|it's|is|was|from|in|on|at|to|of|since|for|by|say|just|rather|i|mean|my|our"
    r"|they|they're|re|s|those|these|them|he|she|we|we're"
    r"|le|la|les|l|d|de|du|des|en|au|aux|c'est|c|est|ce|cest|depuis|dans|a|vers|pour|donc|wait"
    r"|j|je|usd?|cad|ca|cdn|bucks|dollars?|piasses?|"
    + "|".join(sorted((*MONTHS, *WEEKDAYS), key=len, reverse=True))
    + r")"
)
_NEXT_TO = re.compile(
    rf"(?:\W{{1,3}}{FILLING}){{0,2}}\W{{1,4}}"
    r"(?:no|non|well|bon|ben|euh|heu|er|uh|um|wait|attends|disons"
    r"|(?:(?:ou|or|et|and|but|mais) )?(?:actually|en fait|plutot|rather|was it|c'etait))"
    rf"(?:\W{{1,4}}{FILLING}){{0,4}}\W{{0,4}}"
)
"""All that stands between two things of which the second one is meant."""
_RIGHT_BEFORE = re.compile(rf"\W{{1,4}}(?:{FILLING}\W{{1,4}}){{0,5}}")
"""Behind words that take something back, where what is meant follows at once."""
_BESIDE = re.compile(
    r"\W{1,3}(?:(?:the|le|la|les|l|from|de|du|des|d|since|depuis|in|en)\W{1,2}){0,2}"
)
_BEHIND = re.compile(
    rf"\W{{1,3}}(?:{_SORRY}|pardon|i mean|i meant|rather|plutot|je veux dire|correction"
    r"|oops|oups)\b"
)
"""Behind the second of two things that stand side by side: 'depuis le 1er, le 10 pardon'."""
DENIED = re.compile(
    r"(?<!\bor )(?<!\bou )\b(?:not|pas|et non)"
    r"(?: (?:the|in|on|from|at|since|for|le|la|les|en|du|de|des|au|depuis"
    r"|celle?s? d[eu]|l'|d'|a)){0,2} ?$"
)
FARTHEST = 72
"""Characters between what is said and what puts it right."""


def puts_right(between: str, behind: str, *, at_once: bool = True) -> bool:
    """Whether what stands between two things of one kind, or ``behind`` both, takes the first one
    back; ``at_once``: the second one follows right behind these words."""
    if len(between) > FARTHEST or _OR_NO.search(between):
        return False
    if _NEXT_TO.fullmatch(between):
        return True
    if _NO.search(between):
        return True
    last = next(reversed([*TAKES_BACK.finditer(between)]), None)
    if last is not None:
        return not at_once or _RIGHT_BEFORE.fullmatch(between, last.end()) is not None
    return _BEHIND.match(behind) is not None and _BESIDE.fullmatch(between) is not None


def taken_back(
    folded: str,
    spans: Sequence[tuple[int, int]],
    alike: Callable[[int, int], bool],
    *,
    denied: bool = False,
    at_once: bool = True,
) -> set[int]:
    """Which of the things at ``spans``, in order, are not meant: those put right by the next one,
    those said not to be meant, and what is ``alike`` where others are left; never all of them."""
    if len(spans) < _PAIR:
        return set()
    out: set[int] = set()
    for n, ((_, end), (start, last)) in enumerate(pairwise(spans)):
        behind = folded[last : last + FARTHEST]
        if end <= start and puts_right(folded[end:start], behind, at_once=at_once):
            out.add(n)
    if denied:
        out |= {n for n, (start, _) in enumerate(spans) if DENIED.search(folded[:start])}
    if not out:
        return out
    left = [n for n in range(len(spans)) if n not in out]
    same = {n for n in left if any(alike(n, back) for back in out)}
    out = out | same if len(same) < len(left) else out
    return out if len(out) < len(spans) else set()
