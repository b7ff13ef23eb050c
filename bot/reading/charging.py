"""Who charges, where plain words tell it: 'the tariffs Canada currently imposes', 'a buyer in
Ohio', 'back to Illinois'. They make it likelier; the model of the direction has the last word."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from bot.models.linear import weighed
from bot.reading.features import Asked, direction_of
from bot.reading.marks import Mark, MarkKind

_NEIGHBOURS = frozenset({"CA", "US"})


def by_plain_words(q: Asked, odds: dict[str, float]) -> dict[str, float]:
    """The chances of who charges after each of the plain words that tell it."""
    for told, weight in _TELLING:
        side = told(q)
        if side in odds:
            odds = weighed(odds, {side: math.exp(weight)})
    return odds


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _neighbours(q: Asked) -> list[Mark]:
    """The places that lie in one of the neighbours, and in no other one as well."""
    places = q.seen.of(MarkKind.PLACE)
    return [m for m in places if len({v[:2] for v in m.values} & _NEIGHBOURS) == 1]


def _words_before(q: Asked, mark: Mark, many: int) -> list[str]:
    return [t.word for t in q.seen.words[max(0, mark.first - many) : mark.first]]


_CHARGES = frozenset(
    word
    for line in (
        "charge charges charging impose imposes imposing tax taxes taxing tariffs levy levies put",
        "puts collect collects retaliate retaliates retaliating slap slaps slapped hits apply",
        "applies take takes want wants ding dings ban bans add adds",
        "impose imposent percoit percoivent taxe taxent frappe frappent exige exigent applique",
        "appliquent prend prennent ajoute",
    )
    for word in line.split()
)
_ADVERBS = frozenset(
    word
    for line in (
        "currently now still already presently also ever even just itself really actually does",
        "t il ils elle toujours encore actuellement presentement deja s",
    )
    for word in line.split()
)
_NO_SUBJECT = frozenset(
    word
    for line in (
        "on to from by in into against via at of for is are was were",
        "de du d des au aux vers sur par en",
    )
    for word in line.split()
)


def _subject(q: Asked) -> str | None:
    """The neighbour that stands before a verb of charging: in 88 of 89 labelled questions it
    charges."""
    words = q.seen.words
    found: set[str] = set()
    for mark in _neighbours(q):
        before = words[mark.first - 1].word if mark.first else ""
        n = mark.last
        while n < len(words) and words[n].word in _ADVERBS:
            n += 1
        verb = n < len(words) and words[n].word in _CHARGES
        if verb and mark.source != "adjective" and before not in _NO_SUBJECT:
            found.add(mark.country)
    return _only(found)


_CAPITALS = {"ottawa": "CA", "ottawas": "CA", "washington": "US"}
_LEADING = frozenset({"from", "in", "to", "de", "near", "at", "into", "a", "vers", "d", "of"})
_NO_GOVERNMENT = frozenset({"state", "dc", "reds", "apples", "on", "ontario"})


def _government(q: Asked) -> str | None:
    """The government that is named by its capital: it charges in 64 of 66 labelled questions."""
    words = [t.word for t in q.seen.words]
    found = {
        _CAPITALS[word]
        for n, word in enumerate(words)
        if word in _CAPITALS
        and _LEADING.isdisjoint(words[max(0, n - 1) : n])
        and _NO_GOVERNMENT.isdisjoint(words[n + 1 : n + 2])
    }
    return _only(found)


_MEASURES = re.compile(
    r"(?<!want the )(?<!not the )(?<!not )\b(canadian|canada's|american|us)"
    r" (?:(?:import|customs|steel|aluminum|aluminium|trade|tariff|counter|retaliatory|safeguard"
    r"|auto|dairy|lumber|border) )*(?:side|measures?|regime|customs|border|dut(?:y|ies)|tariffs?"
    r"|rates?|surtax|quota|safeguard)\b"
)


def _whose_measures(q: Asked) -> str | None:
    """Whose measures are named as such: they charge in 131 of 133 labelled questions."""
    return _only({"CA" if m[1][:5] == "canad" else "US" for m in _MEASURES.finditer(q.seen.folded)})


_BUYERS = (
    r"(?:importers?|importateurs?|importatrices?|buyers?|customers?|clients?|clientes?"
    r"|acheteurs?|acheteuses?|consignee|end users?)"
)
_IN = re.compile(
    rf"\b{_BUYERS}(?:'s| is| est)?(?: down| up| over)?"
    r" (?:in|a|au|aux|de|du|d'|d|en|is|from|near) ?(?:the |l'|les )?$"
)
_BEHIND = re.compile(rf" (?:\w+ )?{_BUYERS}\b")
_NEXT = re.compile(rf" {_BUYERS}\b")
_BEFORE = re.compile(rf"\b{_BUYERS} $")
_RETURNED = re.compile(r"\b(?:return\w*|back|retour\w*|revien\w*|refus\w*)\b")


def _buyers(q: Asked) -> str | None:
    """Where buyers are, unless they send something back: 'un importateur de Gatineau'."""
    if _RETURNED.search(q.seen.folded):
        return None
    found: set[str] = set()
    for mark in _neighbours(q):
        before = q.seen.folded[: q.seen.words[mark.first].start]
        behind = q.seen.folded[q.seen.words[mark.last - 1].end :]
        if mark.source == "adjective":
            bought = _BEHIND.match(behind) or _BEFORE.search(before)
        else:
            bought = _IN.search(before) or _NEXT.match(behind)
        if bought:
            found.add(mark.country)
    return _only(found)


_BACK = re.compile(
    r"\b(?:back|return|returns|returning)(?: up| down| over| right| home)? (?:to|into|in)$"
)
_ARTICLES = frozenset({"the", "our", "my", "les", "le", "a"})


def _goes_back(q: Asked) -> str | None:
    """Where goods go back to: in 12 of 13 labelled questions it charges."""
    found: set[str] = set()
    for mark in _neighbours(q):
        before = (w for w in _words_before(q, mark, 5) if w not in _ARTICLES)
        if _BACK.search(" ".join(before)):
            found.add(mark.country)
    return _only(found)


_FEW = 5


def _now_there(q: Asked) -> str | None:
    """The neighbour that a short follow-up names after a third country's goods, and nothing says
    that they come from there: 'now Canada?'."""
    if q.earlier is None or len(q.seen.words) > _FEW:
        return None
    places = list(q.seen.of(MarkKind.PLACE))
    third = direction_of(q.earlier)[1] not in _NEIGHBOURS
    if not third or len({m.country for m in places}) != 1 or places[0].source == "adjective":
        return None
    first = places[0].first
    made = {"made", "from"} & {*q.seen.parts[max(0, first - 2) : first]}
    return None if made else places[0].country


_TELLING: tuple[tuple[Callable[[Asked], str | None], float], ...] = (
    (_subject, 2.5),
    (_government, 1.5),
    (_whose_measures, 2.0),
    (_buyers, 1.5),
    (_goes_back, 2.0),
    (_now_there, 2.5),
)
"""By how much, in log odds, each of them makes it likelier that this one charges."""
