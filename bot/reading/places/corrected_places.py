"""Places that a text puts right by another one: 'from India? Indonesia I mean'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.marks import Mark
from bot.reading.text.self_corrections import DENIED, FARTHEST, puts_right, taken_back
from bot.reading.words import Token

_PAIR = 2


def places_meant(places: Sequence[Mark], words: Sequence[Token], folded: str) -> list[Mark]:
    """The places but those that another one puts right: 'from China, no, Vietnam'."""
    if len(places) < _PAIR:
        return list(places)
    ordered = sorted(places, key=lambda m: m.first)
    spans = [(words[m.first].start, words[m.last - 1].end) for m in ordered]
    out = taken_back(folded, spans, lambda a, b: ordered[a].country == ordered[b].country)
    out |= {
        n
        for n, (start, end) in enumerate(spans[:-1])
        if _SAID.search(folded[:start])
        and not _NOT_THAT.match(folded, end)
        and not _MORE_OF.search(folded[end : spans[n + 1][0]])
        and ordered[n].country != ordered[n + 1].country
    }
    out |= {
        n
        for n, (start, _) in enumerate(spans)
        if _IN_PLACE_OF.search(folded[:start])
        and any(one.country != ordered[n].country for one in ordered)
    }
    out |= {n for n in range(len(ordered) - 1) if _said_again(ordered[n : n + 2], words, folded)}
    return [
        m
        for n, m in enumerate(ordered)
        if n not in out or (n + 1 < len(spans) and _stands_apart(spans[n], spans[n + 1], folded))
    ]


def _stands_apart(one: tuple[int, int], two: tuple[int, int], folded: str) -> bool:
    """Whether what stands between two places is said of the first one and done with or in brackets,
    or only the second one is where goods go to."""
    if "(" in folded[one[1] : two[0]] and ")" not in folded[one[1] : two[0]].partition("(")[0]:
        return True
    arrives = _INTO.search(folded[: two[0]]) or _INTO_IT.match(folded, two[0])
    if arrives and _OUT_OF.search(folded[: one[0]]):
        return True
    leads = [_ONWARD.search(folded[:start]) is not None for start, _ in (one, two)]
    return leads == [False, True] or _APART.search(folded[one[1] : two[0]]) is not None


def _said_again(pair: Sequence[Mark], words: Sequence[Token], folded: str) -> bool:
    """Whether a place is named once more, in full or in another part: 'London. London, Ontario',
    'going to Leduc, no, coming from Leduc'."""
    one, two = pair
    between = folded[words[one.last - 1].end : words[two.first].start]
    start = words[two.first].start
    if words[one.first].word != words[two.first].word or DENIED.search(folded[:start]):
        return False
    longer = two.last - two.first > one.last - one.first and one.values != two.values
    behind = folded[words[two.last - 1].end :][:FARTHEST]
    return longer or puts_right(between, behind, at_once=False)


_SAID = re.compile(
    r"\b(?:did i say|i said|i'd said|i had said|i wrote|i typed|i put|j'ai dit|j'avais dit"
    r"|j'ai ecrit"
    r"|j'ai mis|je disais|ai-je dit) (?:from |in |de |du |d'|la |le |l')*$"
)
"""Before a place that another one then puts right: 'did I say Mexico. Canada.'"""
_IN_PLACE_OF = re.compile(
    r"\b(?:instead of|in place of|rather than|au lieu d[eu]s?|au lieu d'|plutot qu[e']"
    r"|a la place d[eu]s?)(?: ?(?:the|la|le|les|l'|from|de|du|d'|in|en)){0,2} ?$"
)
"""Before a place that is not meant: 'Pakistan instead of India'."""
_NOT_THAT = re.compile(r",? (?:not|pas|and not|et pas|et non)\b")
_MORE_OF = re.compile(r"\b(?:and|et|as|comme|for|pour|on)\b")
"""Between two places: the first one is what was said, of a part ('I put China as the origin')."""
_ONWARD = re.compile(r"\b(?:into|to|vers|toward|towards)(?: the| les| l')? ?$")
_OUT_OF = re.compile(r"\b(?:from|de|du|des|d')(?: ?(?:the|la|les|l'))? ?$")
_INTO = re.compile(r"\b(?:to|into|vers|aux?|a|en)(?: (?:the|la|les|l'))? ?$")
_INTO_IT = re.compile(r"(?:aux?|a|en|vers) ")
"""The same, where it is part of the place: 'aux États-Unis'."""
_APART = re.compile(
    r"\d|\b(?:sorry|pardon|oops|oups|excuse[rz]?(?:[- ]moi)?|correction)\W{0,2}[.!?]"
)
"""Between two places: what is said of the first one and done with, so that the second one is
another matter ('China again, sorry. On 5k US')."""
