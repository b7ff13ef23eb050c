"""Which programmes a text asks about, by name or by what is said of them."""

from __future__ import annotations

from bot.domain.countries import COUNTRIES
from bot.domain.words import word_set
from bot.models.linear import Models
from bot.reading.decisions.measure_by_rate import told_by_its_rate
from bot.reading.decisions.measure_of_goods import told_by_its_goods
from bot.reading.extraction.usmca_claims import AGREEMENT
from bot.reading.features.asked import Asked
from bot.reading.features.names import mark_bag
from bot.reading.features.texts import programme_bag
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.marks import MarkKind


def programmes_meant(
    q: Asked, models: Models, goods: tuple[str, ...], *, command: str
) -> tuple[str, ...]:
    """The programmes asked about, by name or by what is said of them; of what a digest is to be
    about, each that is named is one."""
    named: dict[str, float] = {}
    for mark in q.seen.of(MarkKind.PROGRAMME):
        odds = {v: models["programme"].chance(mark_bag(q, mark, v)) for v in mark.values}
        best = max(odds, key=lambda v: odds[v])
        if odds[best] < odds[mark.values[0]] + _OTHER:
            best = mark.values[0]
        named[best] = max(named.get(best, 0.0), sum(odds.values()))
    if not goods and command == "tariff" and is_of_a_country_alone(q):
        return ()
    enough = NAMED[bool(goods) and command != "digest"]
    out = [slug for slug, chance in named.items() if chance >= enough]
    if not out and not goods and named and not q.seen.codes:
        out = [max(named, key=lambda slug: named[slug])]
    chances = models["programmes"].chances(programme_bag(q))
    best = max(chances, key=lambda c: chances[c])
    if best != "none" and chances[best] > TOLD:
        out.append(best)
    by_rate = told_by_its_rate(q) if not goods and set(out) <= {AGREEMENT} else None
    if by_rate is not None and not q.seen.codes:
        out = [by_rate]
    out = [*told_by_its_goods(q, tuple(out), goods)]
    return tuple(sorted(dict.fromkeys(out), key=lambda slug: slug == AGREEMENT))[:3]


def is_of_a_country_alone(q: Asked) -> bool:
    """Whether nothing but a third country, its tariff and a rate is named: 'what's the tariff on
    Brazil', 'does Switzerland pay 39%'. All laws on its goods are meant, not the one that is called
    by its name, or that charges as much elsewhere."""
    places = [*q.seen.of(MarkKind.PLACE)]
    if q.earlier is not None or not {m.country for m in places}.difference(COUNTRIES):
        return False
    told = (*places, *(m for kind in _BESIDE for m in q.seen.of(kind)))
    marked = {n for mark in told for n in range(mark.first, mark.last)}
    return all(n in marked or t.word in _BARE for n, t in enumerate(q.seen.words))


_BESIDE = (MarkKind.PERCENT, MarkKind.DATE)
_BARE = SMALL_WORDS | word_set(
    "tariff tariffs tarif tarifs tarrif tarriff duty duties droit droits levies tax taxes taxed"
    " levy tariffed import imports imported rate rates taux contre vs against current actuel"
)
"""What asks for a duty and names no law."""

_OTHER = 0.2
"""By how much another meaning of a programme's name must be likelier than its usual one, the first:
'232' alone is the metals'."""


NAMED = {True: 0.4, False: 0.15}
"""The chance from which a programme named is asked about, with a good beside it or without."""


TOLD = 0.35
"""The chance from which a programme is meant that no name tells."""
