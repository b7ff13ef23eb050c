"""Two names in a text that are one thing: the first only tells more of the second ('gold lids'), or
the second says what the first is ('my tomato chow, it's a pickle'). The chance of the one that only
tells more is then the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.reading.decisions.compounds import is_shape, tells_more
from bot.reading.decisions.likeliest import within_idiom
from bot.reading.decisions.second_look import Chances
from bot.reading.features.asked import Asked
from bot.reading.features.roles import role_of
from bot.reading.lexicon.known_words import known
from bot.reading.marks import Mark, MarkKind

_EVEN, _PERHAPS = 0.5, 0.2
_LEFT = 0.2
"""The share of its chance that a name keeps which only tells more of another one."""


def with_things_told(q: Asked, named: Chances) -> Chances:
    """The chances, those of what only tells more of a thing added to the thing's."""
    out = dict(named)
    for teller, thing in _pairs(q, named):
        told = max((out[teller, v] for v in teller.values), default=0.0)
        best = max(thing.values, key=lambda v: named[thing, v])
        out[thing, best] = 1.0 - (1.0 - told) * (1.0 - out[thing, best])
        for value in teller.values:
            out[teller, value] *= _LEFT
    return out


def _pairs(q: Asked, named: Chances) -> Iterator[tuple[Mark, Mark]]:
    marks = [m for m in q.seen.of(MarkKind.GOOD) if m.values[0] and m not in q.ruled_out]
    marks = [m for m in marks if not within_idiom(q, m)]
    for left, right in pairwise(marks):
        if left.values == right.values or not _may_be_told(left, right):
            continue
        chances = [max(named[m, v] for v in m.values) for m in (left, right)]
        if _is_told(q, left, right) or (
            _PERHAPS <= chances[1] < _EVEN and chances[0] < _EVEN and _is_headed(q, left, right)
        ):
            yield left, right


def _may_be_told(left: Mark, right: Mark) -> bool:
    """Whether the second good is a thing, or what carries things, of the first."""
    roles = role_of(left.values[0]), role_of(right.values[0])
    return roles[1] == "thing" or roles == ("material", "carrier")


def _is_headed(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether two names of an English text that are both no more than likely are one compound."""
    english = q.seen.lang == "en" and left.source != "ambiguous"
    return english and tells_more(q.seen, left, right) and not is_shape(q.seen, right)


_IT_IS = re.compile(
    r"(?P<unnamed>(?: \w{2,14}){1,2})\W{1,3}"
    r"(?:(?:it|that)(?:'?s| is)|(?:they|these)(?:'re| are)|c'est|ce sont|which (?:is|are)|i\.?e\.?)"
    r" (?:(?:just|really|basically|only|like|kind of|sort of|bien|juste|comme) ){0,2}"
    r"(?:(?:an?|une?|some|de la|du|des) )?(?:(?:kind|sort|type|sorte|genre|espece) (?:of|de) )?"
)


def _is_told(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether the second name says what a thing is that the first one tells more of, and that has
    no name here: 'green tomato chow (it's a pickle)'."""
    gap = q.seen.folded[q.seen.words[left.last - 1].end : q.seen.words[right.first].start]
    found = _IT_IS.fullmatch(gap)
    return found is not None and not all(known(word) for word in found["unnamed"].split())
