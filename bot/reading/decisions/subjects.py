"""Which of the goods, people and programmes that a text names are asked about."""

from __future__ import annotations

import re

from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.models.linear import Models
from bot.reading.decisions.compounds import METALS, apart_from_materials, tells_more
from bot.reading.decisions.measure_by_rate import told_by_its_rate
from bot.reading.decisions.second_look import Chances
from bot.reading.decisions.thread_answers import SPOKE
from bot.reading.features.asked import Asked
from bot.reading.features.names import goods_held, mark_bag
from bot.reading.features.roles import kin_of, role_of
from bot.reading.features.texts import programme_bag
from bot.reading.lexicon.known_words import known
from bot.reading.marks import Mark, MarkKind, covered

ENOUGH, LISTED, MORE = 0.45, 0.25, 0.45
"""The chance from which a name is taken to be meant, that beside another one in a list, and that
of a second good elsewhere."""


def accepted(
    q: Asked,
    kind: MarkKind,
    odds: Chances,
    *,
    enough: float = 0.55,
    beside: float = LISTED,
) -> tuple[str, ...]:
    """The names of one kind that are asked about, in order, by the chances ``odds`` of all of that
    kind. ``beside``: the chance from which a name in one list with such a one is meant, too."""
    named = [m for m in q.seen.of(kind) if m.values[0]]
    named = _untitled(named) if kind is MarkKind.SPEAKER else named
    free = [m for m in named if m not in q.ruled_out]
    if kind is MarkKind.GOOD:
        free = apart_from_materials(q.seen, _not_ruled_out(named, free))
    marks = [m for m in free if not _within_idiom(q, m)]
    if kind is MarkKind.GOOD and not marks:
        marks = [m for m in free if _likeliest(q, m, odds)[1] >= _IN_SPITE]
    only = kind is MarkKind.GOOD and len(marks) == 1 < len(named) and len(free) < len(named)
    alone = [m for m in marks if m in q.singled_out]
    if kind is MarkKind.GOOD and alone and len(marks) > len(alone):
        marks, enough = alone, 0.0
    found = [_likeliest(q, mark, odds) for mark in marks]
    taken = [
        chance >= enough
        or (only and mark.source in _THING)  # 'chairs, apart from steel'
        or (kind is MarkKind.GOOD and _is_but_joined(q, mark))
        for mark, (_, chance) in zip(marks, found, strict=True)
    ]
    if kind is MarkKind.GOOD:
        _under_a_measure(q, marks, found, taken)
        _led_in(q, marks, found, taken)
    _headed(q, marks, found, taken)
    each = kind is MarkKind.SPEAKER and _EACH.search(q.seen.folded) is not None
    _beside_meant(q, marks, found, taken, enough=0.0 if each else beside)
    if kind is MarkKind.GOOD:
        _few(q, marks, found, taken)
    said = (
        mark.values if _means_all(q, mark) else (value,)
        for mark, (value, _), meant in zip(marks, found, taken, strict=True)
        if meant
    )
    return tuple(dict.fromkeys(v for values in said for v in values))


_ALL = frozenset({"metals", "metaux"})
"""Words that mean all their goods, not one of them."""


def _means_all(q: Asked, mark: Mark) -> bool:
    return mark.last - mark.first == 1 and q.seen.words[mark.first].word in _ALL


_IN_SPITE = 0.65
"""The chance from which a good is meant, alone, in spite of the longer phrase it is in: 'dental
chairs'."""


def _not_ruled_out(named: list[Mark], free: list[Mark]) -> list[Mark]:
    """The goods left where the same good is said elsewhere not to be meant, as long as another one
    is left: '2,400 hoodies? no, forget the hoodies. 5,000 pint glasses'."""
    out = {m.values for m in named if m not in free}
    left = [m for m in free if m.values not in out]
    return left if any(m.source not in _UNSURE for m in left) else free


_OF_METALS = 0.05
"""The chance from which a metal is meant beside one that is: 'rate on gold silver copper'."""
_RATHER, _AHEAD = 0.4, 2.0


def _under_a_measure(
    q: Asked, marks: list[Mark], found: list[tuple[str, float]], taken: list[bool]
) -> None:
    """Take the good that is rather likely, and clearly likelier than any other, where a measure is
    named beside it, for which no good would be guessed: 'is coffee exempt from section 122'."""
    if any(taken) or not marks or not any(True for _ in q.seen.of(MarkKind.PROGRAMME)):
        return
    best = max(range(len(marks)), key=lambda n: found[n][1])
    others = (chance for value, chance in found if value != found[best][0])
    clear = found[best][1] >= _AHEAD * max(others, default=0.0)
    taken[best] = clear and found[best][1] >= _RATHER and marks[best].source in _THING


_LEADING_IN = re.compile(
    r"(?:(?:ok|okay|no|and|hm+|so|then|well|oh|right|now|et|pis|bon|non|oui|also)[ ,.;:]{1,3}){0,4}"
    r"(?:make (?:it|that)|(?:how|what) about|same(?: (?:q|question|thing|deal|one))?"
    r"(?: (?:for|on|with))?|switch (?:it )?to|change (?:it|that) (?:to|pour)|let'?s do|do|try"
    r"|i mean|i meant|i need|pour|mettons|plutot|meme chose pour|change (?:ca )?pour)?"
    r"(?:[ ,]{0,2}(?:the|some|my|a|our|le|les|la|l'|des|un|une|their|whole|for)\b){0,3}[ ']{0,2}"
)
_LED_IN = 0.15
"""The chance from which the first thing that a follow-up leads in is meant: 'make it the sinks'."""


def _led_in(q: Asked, marks: list[Mark], found: list[tuple[str, float]], taken: list[bool]) -> None:
    """Take the thing that a follow-up leads in, where no good would be taken."""
    if q.earlier is None or any(taken) or not marks or found[0][1] < _LED_IN:
        return
    plain = marks[0].source in _THING and role_of(found[0][0]) == "thing"
    before = q.seen.before(marks[0])
    taken[0] = plain and bool(before) and _LEADING_IN.fullmatch(before) is not None


_UNSURE = frozenset({"ambiguous", "mended"})

_HEAD, _HEAD_PERHAPS = 0.2, 0.4
"""The chance from which the thing is meant that the good before it, which is meant, tells more of
('teak tables'), and that of a word which also means something else."""


def _headed(q: Asked, marks: list[Mark], found: list[tuple[str, float]], taken: list[bool]) -> None:
    """Take the thing, as sure as its name, instead of the name before it that tells more of it."""
    for n in range(1, len(marks)):
        headed = taken[n] or (taken[n - 1] and _is_head(q, marks[n], *found[n]))
        if headed and tells_more(q.seen, marks[n - 1], marks[n]):
            if not taken[n]:
                found[n] = (found[n][0], max(found[n - 1][1], found[n][1]))
            taken[n - 1], taken[n] = False, True


def _is_head(q: Asked, mark: Mark, value: str, chance: float) -> bool:
    """Whether a thing may be what the English name before it only tells more of."""
    enough = _HEAD_PERHAPS if mark.source == "ambiguous" else _HEAD
    return q.seen.lang == "en" and chance >= enough and role_of(value) != "carrier"


def _beside_meant(
    q: Asked,
    marks: list[Mark],
    found: list[tuple[str, float]],
    taken: list[bool],
    *,
    enough: float,
) -> None:
    """Take what stands in one list with a name that is meant, too, if its chance is ``enough``."""
    for n in (*range(1, len(marks)), *range(len(marks) - 1, 0, -1)):
        if taken[n - 1] == taken[n] or tells_more(q.seen, marks[n - 1], marks[n]):
            continue
        if _listed(q, marks[n - 1], marks[n]):
            other = n if taken[n - 1] else n - 1
            metals = {*marks[n - 1].values, *marks[n].values} <= METALS
            taken[other] = found[other][1] >= (min(enough, _OF_METALS) if metals else enough)


def _untitled(people: list[Mark]) -> list[Mark]:
    """The people named, an office right before a name left out: 'le premier ministre Legault'."""
    return [m for m in people if not any(m.last == other.first for other in people)]


_EACH = re.compile(r"\b(?:each|both|chacune?|tous les deux)\b")


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


def _within_idiom(q: Asked, mark: Mark) -> bool:
    """Whether a good's name is but part of words that mean another thing: 'hockey cards'. With a
    place among them, as in 'us steel', it may be a good from there."""
    idiom = mark.idiom.split()
    placed = {t.stem for p in q.seen.of(MarkKind.PLACE) for t in q.seen.words[p.first : p.last]}
    return len(idiom) > mark.last - mark.first and placed.isdisjoint(idiom)


_THING = frozenset({"name", "everyday", "trade"})


def _few(q: Asked, marks: list[Mark], found: list[tuple[str, float]], taken: list[bool]) -> None:
    """Leave one good, unless another one is surer still or stands in a list with one taken."""
    best = max(range(len(marks)), key=lambda n: (taken[n], found[n][1]), default=0)
    for n in range(len(marks)):
        before = next((m for m in range(n - 1, -1, -1) if taken[m]), None)
        behind = next((m for m in range(n + 1, len(marks)) if taken[m]), None)
        beside = [m for m in (before, behind) if m is not None]
        listed = any(
            _listed(q, marks[min(n, m)], marks[max(n, m)]) and found[n][0] != found[m][0]
            for m in beside
        )
        if listed or n == best:
            continue
        wider = taken[n] and kin_of(found[best][0], found[n][0]) == "wider"
        if wider and taken[best]:
            taken[best] = False  # 'meubles Foliot ... des bases de lit'
            continue
        if found[n][1] < MORE or (marks[n].source == _MAKE and marks[best].source in _THING):
            taken[n] = False  # who makes the thing that is asked about tells no other


def _likeliest(q: Asked, mark: Mark, named: Chances) -> tuple[str, float]:
    """The likeliest value of a name, and the chance that the name is meant."""
    odds = {v: named[mark, v] for v in mark.values}
    held = [v for v in mark.values if len(mark.values) > 1 and v in goods_held(q)]
    best = max(held or odds, key=lambda v: odds[v])
    if mark.source == SEVERAL and not held:
        best = _nearest(q, mark)
        return best, max(odds.values())
    return best, max(sum(odds.values()) * 0.9, odds[best])


SEVERAL = "several"
"""The kind of a word of several goods, the first of them its usual one: 'wire rod' is of steel."""
_NEAR = ("same", "narrower", "wider", "namesake", "chapter")


def _nearest(q: Asked, mark: Mark) -> str:
    """Which of several goods a word means: the one nearest to the goods named beside it or before
    it, else the usual one."""
    others = [m for m in q.seen.of(MarkKind.GOOD) if m is not mark and m.source != "ambiguous"]
    beside = [*goods_held(q), *(v for m in others for v in m.values)]
    kin = {v: {kin_of(v, other) for other in beside} for v in mark.values}
    found = (v for how in _NEAR for v in mark.values if how in kin[v])
    return next(found, mark.values[0])


_LEADS = word_set(
    "on for the our my some a an those these",
    "un une ces sur pour l le la les des de du d mes nos aux au",
)
"""Words that may lead a name on its place in a list: 'sur l'aluminium pis sur l'acier'."""
_JOINS = frozenset({"and", "or", "et", "ou", "n", "plus", "pis", "nor", ","})
_BETWEEN = 4
"""The most that stands between two names of a list, leading words included."""
_AGAINST = frozenset({"than", "vs", "versus", "+"})
_ALSO = word_set(
    "from out of made built grown in into to my our",
    "en a au aux",
)
"""Words of what is said of each thing of a list: 'mugs from Portugal, candles from Poland'."""
_FARTHER = 6


_MAKE = "brand"


def _listed(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether two names stand side by side in a list: 'steel, aluminum and copper'."""
    between = q.signs.items[q.signs.at[left.last - 1] + 1 : q.signs.at[right.first]]
    if between in ((), (",",)) and (left.source == _MAKE) != (right.source == _MAKE):
        return False  # 'forklifts, Toyota'
    if not between and _is_of(q, left, right):
        return False
    if len(between) <= 2 and all(sign in _JOINS for sign in between):
        return True
    joined = any(sign in _JOINS for sign in between)
    if joined and len(between) <= _BETWEEN and all(s in _JOINS | _LEADS for s in between):
        return True
    if left.kind is not MarkKind.GOOD:
        return False
    return _alike(between) or _qualified(q, left, right, between) or _enumerated(q, left, right)


def _is_of(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether a good is followed by what it is made of: 'ski gloves leather palm'."""
    if left.kind is not MarkKind.GOOD:
        return False
    roles = role_of(left.values[0]), role_of(right.values[0])
    gap = q.seen.folded[q.seen.words[left.last - 1].end : q.seen.words[right.first].start]
    return gap == " " and roles[0] != "material" == roles[1]


_ITEM = re.compile(r"\n|[•·*;]|(?:^|[\s(])(?:[a-h]|\d)\)")


def _enumerated(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether two goods are items of a list that is written as one: lines, '(a) ... (b) ...'."""
    start = q.seen.words[right.first].start
    if len(q.seen.text) != len(q.seen.folded):
        return False
    between = q.seen.text[q.seen.words[left.last - 1].end : start]
    items = _ITEM.findall(between)
    return len(items) == 1 and bool(_ITEM.search(between[-_ITEM_AT:]))


_ITEM_AT = 24
"""How far behind the sign of an item its good may stand."""


_QUALITIES = 2


def _qualified(q: Asked, left: Mark, right: Mark, between: tuple[str, ...]) -> bool:
    """Whether a good joined to another one is but told more closely: 'computers and smart phones',
    'fasteners and warehouse racking'."""
    joins = [n for n, sign in enumerate(between) if sign in _JOINS]
    if not joins or any(sign not in _JOINS | _LEADS for sign in between[: joins[-1]]):
        return False
    rest = len(between) - joins[-1] - 1
    words = range(right.first - rest, right.first)
    free = (n for n in words if n >= left.last and not q.seen.parts[n])
    plain = [n for n in free if not known(q.seen.words[n].word)]
    return rest <= _QUALITIES and len(plain) == rest and between[joins[-1]] != ","


def _alike(between: tuple[str, ...]) -> bool:
    """Whether two goods are set side by side with what is said of each, most of all its place."""
    if len(between) > _FARTHER:
        return False
    placed = [s for s in between if s.startswith(("<CA", "<US", "<XX"))]
    rest = {s for s in between if s not in placed}
    joins = rest & ((_JOINS - {","}) | _AGAINST)
    joined = bool(joins) or ("," in rest and any(s.endswith(":in>") for s in placed))
    return joined and rest <= _JOINS | _AGAINST | _LEADS | _ALSO


ENOUGH_OF = {False: ENOUGH, True: 0.4}
"""The same of a good; less is enough of a good that a brief is ordered of."""


def programmes(q: Asked, models: Models, goods: tuple[str, ...]) -> tuple[str, ...]:
    """The programmes asked about, by name or by what is said of them."""
    named: dict[str, float] = {}
    for mark in q.seen.of(MarkKind.PROGRAMME):
        odds = {v: models["programme"].chance(mark_bag(q, mark, v)) for v in mark.values}
        best = max(odds, key=lambda v: odds[v])
        if odds[best] < odds[mark.values[0]] + _OTHER:
            best = mark.values[0]
        named[best] = max(named.get(best, 0.0), sum(odds.values()))
    out = [slug for slug, chance in named.items() if chance >= NAMED[bool(goods)]]
    if not out and not goods and named and not q.seen.codes:
        out = [max(named, key=lambda slug: named[slug])]
    chances = models["programmes"].chances(programme_bag(q))
    best = max(chances, key=lambda c: chances[c])
    if best != "none" and chances[best] > TOLD:
        out.append(best)
    by_rate = told_by_its_rate(q) if not goods and set(out) <= {AGREEMENT} else None
    if by_rate is not None and not q.seen.codes:
        out = [by_rate]
    return tuple(sorted(dict.fromkeys(out), key=lambda slug: slug == AGREEMENT))[:3]


_OTHER = 0.2
"""By how much another meaning of a programme's name must be likelier than its usual one, the first:
'232' alone is the metals'."""


NAMED = {True: 0.4, False: 0.15}
"""The chance from which a programme named is asked about, with a good beside it or without."""


TOLD = 0.35
"""The chance from which a programme is meant that no name tells."""


AGREEMENT = "cusma"
"""The agreement is seldom what is asked about where another programme is named."""


def likeliest_speaker(q: Asked, named: Chances) -> tuple[str, ...]:
    """Of the people named in a question about words, the likeliest to have said them; ``named`` are
    the chances of the people."""
    marks = [m for m in q.seen.of(MarkKind.SPEAKER) if m not in q.ruled_out]
    marks = _untitled(marks)
    odds = [_likeliest(q, mark, named) for mark in marks]
    best = max(range(len(marks)), key=lambda n: odds[n][1], default=None)
    if best is None:
        return ()
    if odds[best][1] < _SPOKE:
        return _offered(q, marks)
    beside = [
        odds[n][0]
        for n in (best - 1, best + 1)
        if 0 <= n < len(marks) and _listed(q, *sorted((marks[n], marks[best]), key=_first))
    ]
    return tuple(dict.fromkeys((odds[best][0], *beside)))


def _offered(q: Asked, people: list[Mark]) -> tuple[str, ...]:
    """Of people named for a choice, 'trudeau or carney?', the one whom the thread's answer names,
    else all where nothing else is said."""
    named = tuple(dict.fromkeys(v for m in people for v in m.values))
    spoke = q.earlier.values.get(SPOKE) if q.earlier is not None else None
    if spoke in named:
        return (spoke,)
    taken = covered(people)
    rest = [t.word for n, t in enumerate(q.seen.words) if n not in taken]
    return named if len(people) > 1 and set(rest) <= _JOINS else ()


def _first(mark: Mark) -> int:
    return mark.first


_SPOKE = 0.2


LIKELY, OWN = 0.15, 0.3
"""The chance from which a name is the subject where no other is, and where the thread has one."""


def has_subject(q: Asked) -> bool:
    """Whether the thread has a subject."""
    e = q.earlier
    return e is not None and bool(e.good or e.code or e.programme)


def guesses(q: Asked, query: Query, named: Chances, *, least: float = LIKELY) -> tuple[str, ...]:
    """A question about a duty has a subject: the likeliest goods first, where none was sure.
    ``named`` are the chances of the goods."""
    subject = query.good or query.code or query.programme
    if query.command in ("quote", "changes"):
        subject, least = query.good, max(least, OWN)
    elif query.command not in ("tariff", "duty", "timeline"):
        return ()
    if subject:
        return ()
    odds = {
        value: named[mark, value] - (LIKELY if mark.source == "ambiguous" else 0.0)
        for mark in q.seen.of(MarkKind.GOOD)
        if not (_within_idiom(q, mark) or mark in q.ruled_out)
        for value in mark.values
        if value
    }
    ranked = sorted(odds, key=lambda v: (v in _BY_POST, -odds[v]))
    if len(ranked) == 1 and _is_all(q):
        return tuple(ranked)
    return tuple(ranked) if ranked and odds[ranked[0]] >= least else ()


_BY_POST = frozenset({"small-parcels"})
"""How a thing is sent; where a thing is named, that is meant."""


def apart_from_the_post(goods: tuple[str, ...]) -> tuple[str, ...]:
    """Goods without how they are sent: of mitts in a parcel the mitts owe the duty."""
    return tuple(good for good in goods if good not in _BY_POST) or goods


def _is_all(q: Asked) -> bool:
    """Whether the one good named is all that a text says: 'stickers?'."""
    goods = list(q.seen.of(MarkKind.GOOD))
    return len(goods) == 1 and goods[0].last - goods[0].first == len(q.seen.words)


_ON = frozenset({"on", "for", "sur", "pour"})
_ARTICLE = frozenset({"the", "a", "an", "my", "le", "la", "les", "l", "un", "une", "des"})


def _owed_on(q: Asked, good: str | None) -> bool:
    """Whether the one good named stands behind 'duty on', and its word means no other good."""
    marks = list(q.seen.of(MarkKind.GOOD))
    if len(marks) != 1 or marks[0].values != (good,):
        return False
    before = [t.word for t in q.seen.words[max(0, marks[0].first - 2) : marks[0].first]]
    led = bool(before) and (before[-1] in _ON or (before[-1] in _ARTICLE and before[0] in _ON))
    return led and any(sense == "duty_word" for sense, _ in q.seen.cues)


def _is_but_charged(q: Asked, good: str | None) -> bool:
    """Whether a text is no more than one good and the word for its duty: 'lumbre tariff'."""
    marks = list(q.seen.of(MarkKind.GOOD))
    if len(marks) != 1 or marks[0].values != (good,):
        return False
    rest = (*q.seen.parts[: marks[0].first], *q.seen.parts[marks[0].last :])
    return bool(rest) and all(part == "duty" for part in rest)


def either(q: Asked, query: Query, named: Chances) -> tuple[str, ...]:
    """The goods that the one word for the subject may as well mean, the likeliest first: 'gas'.
    ``named`` are the chances of the goods."""
    if query.goods or query.good is None or query.command not in ("tariff", "duty"):
        return ()
    marks = [m for m in q.seen.of(MarkKind.GOOD) if query.good in m.values]
    if len(marks) != 1 or len(marks[0].values) == 1 or marks[0].source == SEVERAL:
        return ()
    odds = {v: named[marks[0], v] for v in marks[0].values}
    clear = odds[query.good] >= _CLEARLY * sum(odds.values())
    return (
        () if clear else (query.good, *sorted(odds.keys() - {query.good}, key=lambda v: -odds[v]))
    )


_CLEARLY = 0.6
"""The share of the chances of a word's meanings from which one of them is the one."""


def called_by_name(q: Asked, good: str | None) -> bool:
    """Whether a good is all that a text says, or stands by its own name in one that asks for a
    duty by its own word."""
    if _is_all(q) or _owed_on(q, good) or _is_but_charged(q, good):
        return True
    asks = any(sense == "duty_word" for sense, _ in q.seen.cues)
    return asks and any(m.source == "name" and good in m.values for m in q.seen.of(MarkKind.GOOD))
