"""'us' that means those who ask, not the United States: 'they invoice us', 'bolts from us'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.words import word_set
from bot.reading.marks import Mark
from bot.reading.text.phrases import Match
from bot.reading.words import Token, beside


def apart_from_ourselves(
    places: Iterable[Mark],
    goods: Sequence[Match],
    words: Sequence[Token],
    upper: frozenset[int],
) -> list[Mark]:
    """The places but 'us' in small letters where it stands for people: what is done for them or
    to them, or comes from them. ``upper`` are the words in capitals."""
    places = list(places)
    north = any(m.country == "CA" and words[m.first - 1].word in _ONWARD for m in places if m.first)
    return [
        m for m in places if m.first in upper or not _is_people(m, goods, words, northbound=north)
    ]


def _is_people(
    mark: Mark, goods: Sequence[Match], words: Sequence[Token], *, northbound: bool
) -> bool:
    at = mark.first
    if words[at].word != "us" or mark.last != at + 1 or at == 0:
        return False
    before, after = beside(words, at, mark.last)
    if before in _HAND_OVER:
        return True
    if after in _OF_A_COUNTRY or any(at < g.first <= at + _NEAR for g in goods):
        return False
    if before == "from":
        return after not in _ONWARD and not northbound
    if before == "to":
        farther, _ = beside(words, at - 1, at)
        return farther in _BACK_TO or after in _HERE
    return before in _DONE_TO or (before == "for" and after in _NO_THING)


_NEAR = 2
_HAND_OVER = word_set(
    "let lets cost costs costing invoice invoices invoiced bill bills billed tell tells told",
    "ship ships sell sells sold send sends sent give gives gave owe owes owed pay pays paid",
    "ask asks asked quote quotes quoted charge charges charged show remind help",
)
"""Verbs before those whom something is handed to, said to or taken from."""
_DONE_TO = word_set(
    "by with of off at hit hits hurt hurts tax taxes help helps",
)
_BACK_TO = word_set(
    "up back down sold apply applies applied talking coming comes over happen happens",
)
_HERE = frozenset({"in", "here", "up", "too"})
_ONWARD = frozenset({"to", "into", "vers", "canada", "ca"})
_OF_A_COUNTRY = word_set(
    "side tariff tariffs duty duties rate rates customs surtax border buyer buyers customer",
    "customers supplier suppliers origin made gov government dollars dollar funds mill mills",
    "goods stuff imports exports measures importer importers steel market soil president",
    "based citizen citizens company companies list schedule trade states",
)
"""What is a country's, not people's."""
_NO_THING = word_set(
    "in here at to on up too anyways anyway canadians and or if when since now this",
) | {""}
