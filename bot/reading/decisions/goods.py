"""Which of the goods that a text names are asked about."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.domain.words import word_set
from bot.reading.decisions.compounds import apart_from_materials, tells_more
from bot.reading.decisions.likeliest import (
    LISTED,
    Candidate,
    candidates,
    likeliest,
    take_listed,
    within_idiom,
)
from bot.reading.decisions.lists import MAKE, listed
from bot.reading.decisions.pointing_back import points_back
from bot.reading.decisions.second_look import Chances
from bot.reading.features.asked import Asked
from bot.reading.features.exclusions import left_out
from bot.reading.features.names import goods_held
from bot.reading.features.roles import kin_of, role_of
from bot.reading.marks import Mark, MarkKind
from bot.reading.text.phrases import Source

ENOUGH, ON_ORDER, MORE = 0.5, 0.4, 0.6
"""The chance from which a good is taken to be meant, that of one that a digest is ordered of, and
that of a second good that stands elsewhere."""


def goods_meant(
    q: Asked, named: Chances, *, enough: float = ENOUGH, beside: float = LISTED
) -> tuple[str, ...]:
    """The goods that are asked about, in order; ``named`` are the chances of all of them.
    ``enough``: that from which one is taken; ``beside``: that of one in a list with such a one."""
    goods = [m for m in q.seen.of(MarkKind.GOOD) if m.values[0]]
    free = [m for m in goods if m not in q.ruled_out and not _denied_with_its_sum(q, m, goods)]
    if not free and not goods_held(q) and all(left_out(q.seen, q.signs, m) for m in goods):
        return ()  # 'what is new, leaving aside metals and cars'
    if not free:
        free = [m for m in goods if not _RATHER_THAN.search(q.seen.before(m))]
    free = apart_from_materials(q.seen, _not_ruled_out(q, goods, free))
    marks = [m for m in free if not (within_idiom(q, m) or points_back(q, m))]
    if not marks:
        back = (m for m in free if not points_back(q, m))
        marks = [m for m in back if likeliest(q, m, named)[1] >= _IN_SPITE]
    only = len(marks) == 1 < len(goods) and any(m not in free for m in goods)
    in_its_place = only and _in_its_place(q, marks[0], goods)
    alone = [m for m in marks if m in q.singled_out]
    if alone and len(marks) > len(alone):
        marks, enough = alone, 0.0
    found = candidates(q, marks, named)
    for one in found:
        apart = only and one.mark.source in _THING  # 'chairs, apart from steel'
        apart = apart or in_its_place
        one.taken = one.chance >= enough or apart or _is_but_joined(q, one.mark)
    _under_a_measure(q, found)
    _led_in(q, found)
    _headed(q, found)
    take_listed(q, found, enough=beside)
    _few(q, found)
    said = (c.mark.values if _means_all(q, c.mark) else (c.value,) for c in found if c.taken)
    return tuple(dict.fromkeys(v for values in said for v in values))


_RATHER_THAN = re.compile(
    r"\b(?:instead of|rather than|in place of|not|never|au lieu d[eu]?|a la place d[eu]?"
    r"|plutot que?|pas|et non)(?: (?:the|any|some|des|du|de|la|le|les)){0,2}[ ']$"
)
"""Before a good that another one stands for: 'plywood instead of OSB'."""
_ITS_PLACE = re.compile(
    r"\W{1,3}(?:(?:but|mais|it's|c'est|plutot|rather|just|of) ?)?"
    r"(?:(?:the|some|an?|des|du|de|les|la|le|un|une) |(?:de )?l'|d')?"
)
_NO_SUM_OF = re.compile(
    r"\b(?:not|pas) (?:usd ?|cad ?|c?\$ ?)?\d[\d,. ]{0,12}k? ?(?:usd|cad|us|\$(?: us)?|dollars?)?"
    r" ?(?:worth )?(?:of|de|d'|en)(?: the)? ?$"
)


def _in_its_place(q: Asked, mark: Mark, goods: list[Mark]) -> bool:
    """Whether a good stands right behind the one that is said not to be meant: 'pas des meubles,
    des portes'."""
    before = [m for m in goods if m.last <= mark.first]
    if not before or before[-1].values == mark.values:
        return False
    gap = q.seen.folded[q.seen.words[before[-1].last - 1].end : q.seen.words[mark.first].start]
    return _ITS_PLACE.fullmatch(gap) is not None


def _denied_with_its_sum(q: Asked, mark: Mark, goods: list[Mark]) -> bool:
    """Whether the sum before a good is denied along with it, and the next good has it: 'not 50,000
    USD of plywood, of OSB'."""
    following = next((m for m in goods if m.first >= mark.last), None)
    if following is None or not _NO_SUM_OF.search(q.seen.before(mark)):
        return False
    return _in_its_place(q, following, [mark])


_ALL = frozenset({"metals", "metaux"})
"""Words that mean all their goods, not one of them."""


def _means_all(q: Asked, mark: Mark) -> bool:
    return mark.last - mark.first == 1 and q.seen.words[mark.first].word in _ALL


_IN_SPITE = 0.6
"""The chance from which a good is meant, alone, in spite of the longer phrase it is in: 'dental
chairs'."""


def _not_ruled_out(q: Asked, named: list[Mark], free: list[Mark]) -> list[Mark]:
    """The goods left where the same good is said elsewhere, by the same word, not to be meant, as
    long as another one is left: '2,400 hoodies? no, forget the hoodies. 5,000 pint glasses'."""

    def heads(mark: Mark) -> set[tuple[tuple[str, ...], str]]:
        """Its last word, in French its first, too: 'pneus d'hiver ... pneus ok'."""
        places = (mark.first, mark.last - 1) if q.seen.lang == "fr" else (mark.last - 1,)
        return {(mark.values, q.seen.words[n].stem) for n in places}

    out = {head for m in named if m not in free for head in heads(m)}
    left = [m for m in free if out.isdisjoint(heads(m))]
    return left if any(m.source not in _UNSURE for m in left) else free


_RATHER, _AHEAD = 0.4, 2.0
"""The chance of a good that is rather likely, and how many times that of any other it is then."""


def _under_a_measure(q: Asked, found: list[Candidate]) -> None:
    """Take the good that is rather likely, and clearly likelier than any other, where a measure is
    named beside it, for which no good would be guessed: 'is coffee exempt from section 122'. A name
    within the measure's own is none beside it: 'the digital services tax'."""
    measures = list(q.seen.of(MarkKind.PROGRAMME))
    beside = [
        c
        for c in found
        if not any(m.first <= c.mark.first and c.mark.last <= m.last for m in measures)
    ]
    if not beside or not measures or any(c.taken for c in found):
        return
    best = max(beside, key=lambda c: c.chance)
    others = (c.chance for c in found if c.value != best.value)
    clear = best.chance >= _AHEAD * max(others, default=0.0)
    best.taken = clear and best.chance >= _RATHER and best.mark.source in _THING


_LEADING_IN = re.compile(
    r"(?:(?:ok|okay|no|and|hm+|so|then|well|oh|right|now|but|also|et|pis|puis|mais|bon|non|oui)"
    r"[ ,.;:]{1,3}){0,4}"
    r"(?:make (?:it|that)|(?:how|what) about|same(?: (?:q|question|thing|deal|one))?"
    r"(?: (?:for|on|with))?|switch (?:it )?to|change (?:it|that) (?:to|pour)|let'?s do|do|try"
    r"|i mean|i meant|i need|pour|mettons|plutot|meme chose pour|change (?:ca )?pour)?"
    r"(?:[ ,]{0,2}(?:the|some|my|a|our|le|les|la|l'|des|un|une|their|whole|for)\b){0,3}[ ']{0,2}"
)
_NEAR_THE_THREADS = frozenset({"narrower", "wider", "namesake", "chapter"})
"""How a word of several meanings is related to the thread's good where it means a good, too: 'le
plancher' after hardwood."""
_FOR_IT = re.compile(
    r" (?:for|around|that goe?s? (?:with|on|in)|to go (?:with|on|in)|pour|autour|qui vont? avec)"
    r" (?:it|them|those|these|that|this|ca|cela|eux|elles?|lui)\b"
)
"""Behind a good that goes with the thread's: 'the cartons for them'."""
_LED_IN = 0.15
"""The chance from which the first thing that a follow-up leads in is meant: 'make it the sinks'."""


def _led_in(q: Asked, found: list[Candidate]) -> None:
    """Take the thing that a follow-up leads in, where no good would be taken."""
    if q.earlier is None or not found or any(c.taken for c in found):
        return
    first = found[0]
    plain = first.mark.source in _THING or any(
        kin_of(first.value, held) in _NEAR_THE_THREADS for held in goods_held(q)
    )
    thing = plain and role_of(first.value) == "thing"
    before = q.seen.before(first.mark)
    led = bool(before) and _LEADING_IN.fullmatch(before) is not None
    beside = plain and _FOR_IT.match(q.seen.behind(first.mark)) is not None
    first.taken = (thing or beside) and led and first.chance >= _LED_IN


_UNSURE: frozenset[Source] = frozenset({"ambiguous", "mended"})

_HEAD, _HEAD_PERHAPS = 0.2, 0.4
"""The chance from which the thing is meant that the good before it, which is meant, tells more of
('teak tables'), and that of a word which also means something else."""


def _headed(q: Asked, found: list[Candidate]) -> None:
    """Take the thing, as sure as its name, instead of the name before it that tells more of it."""
    for left, right in pairwise(found):
        headed = right.taken or (left.taken and _is_head(q, right))
        if headed and tells_more(q.seen, left.mark, right.mark):
            if not right.taken:
                right.chance = max(left.chance, right.chance)
            left.taken, right.taken = False, True


def _is_head(q: Asked, thing: Candidate) -> bool:
    """Whether a thing may be what the English name before it only tells more of."""
    enough = _HEAD_PERHAPS if thing.mark.source == "ambiguous" else _HEAD
    carries = role_of(thing.value) == "carrier"
    return q.seen.lang == "en" and thing.chance >= enough and not carries


_JOINING = word_set(
    "and what how about or also the too then for same n a plus ok as well any on",
    "et pis puis ou aussi le la les l du de des d pour sur quoi ok",
)


def _is_but_joined(q: Asked, mark: Mark) -> bool:
    """Whether a follow-up is no more than a good and what joins it: 'and plywood'."""
    if q.earlier is None or mark.source in _UNSURE or mark.idiom:
        return False
    rest = [t.word for t in (*q.seen.words[: mark.first], *q.seen.words[mark.last :])]
    return _JOINING.issuperset(rest)


_THING: frozenset[Source] = frozenset({"name", "everyday", "trade"})


def _few(q: Asked, found: list[Candidate]) -> None:
    """Leave one good, unless another one is surer still or stands in a list with one taken."""
    best = max(range(len(found)), key=lambda n: (found[n].taken, found[n].chance), default=0)
    for n, one in enumerate(found):
        sure = found[best]
        called = _CALLED.match(q.seen.behind(one.mark)) is not None and one.mark.source in _MAKES
        if n != best and called and sure.mark.source in _THING:
            one.taken = False  # 'gas furnace, Napoleon brand'
        if n == best or _is_listed(q, found, n):
            continue
        if one.taken and sure.taken and kin_of(sure.value, one.value) == "wider":
            sure.taken = False  # 'meubles Foliot ... des bases de lit'
            continue
        maker = one.mark.source == MAKE and sure.mark.source in _THING
        if one.chance < MORE or maker:
            one.taken = False  # who makes the thing that is asked about tells no other


_CALLED = re.compile(r"[ -](?:brand(?:ed)?|make|label)\b")
_MAKES = frozenset({MAKE, "ambiguous"})


def _is_listed(q: Asked, found: list[Candidate], n: int) -> bool:
    """Whether the ``n``-th good stands in a list with the nearest one taken before or behind it."""
    before = next((m for m in range(n - 1, -1, -1) if found[m].taken), None)
    behind = next((m for m in range(n + 1, len(found)) if found[m].taken), None)
    return any(
        listed(q, found[min(n, m)].mark, found[max(n, m)].mark) and found[n].value != found[m].value
        for m in (before, behind)
        if m is not None
    )
