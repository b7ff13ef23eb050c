"""Where goods are said to be made, whatever place they are sent or sold from, and where only a
component of them is."""

from __future__ import annotations

import re

from bot.domain.countries import COUNTRIES
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.words import beside

_MADE = re.compile(
    r"\b(?:made|built|assembled|manufactured|produced|sewn|knit|grown|brewed|distilled|bottled"
    r"|milled"
    r"|fabriquee?s?|assemblee?s?|construite?s?|produite?s?|cousue?s?|cultivee?s?|montee?s?)"
    r" (?:entirely |wholly |all |only )?(?:in|en|au|aux|a|dans) (?:the |le |la |l'|les )?$"
)
_ORIGIN = re.compile(
    r"\b(?:origine?|coo|provenance|pays d'origine)(?: (?:is|stays|remains|of|reste|est|de|du|des|d'"
    r"|still))? ?[:=]? ?(?:the |l'|la |le )?$"
)
_IT_IS = re.compile(
    r"(?<!\()\b(?:it|they|these|those|elles?|ils?)(?:'s|'re| is| are| est| sont)"
    r"(?: all| actually| really| en fait| toute?s?| both)? $"
)
"""Before a people's name: 'it's German', 'elles sont chinoises'."""
_PART = re.compile(
    r"\b(?:with|whose|using|from|chain|engines?|motors?|parts?|components?|fabric|yarn|leather"
    r"|avec|"
    r"dont|moteurs?|pieces?|tissu|chips?|board|cells?|frame)\b[^.;?!]{0,40}$"
)
_NEVER = re.compile(r"\b(?:not|isn't|aren't|pas|non|or|ou)\b[^.;?!]{0,20}$")
_NOT = re.compile(
    r"\b(?:not|isn't|aren't|pas|if|si|or|ou|stamp|slap|swap|tags?|labels?)\b[^.;?!]{0,20}$"
)


def made_in(seen: Extraction) -> str | None:
    """The one country where the goods, and no part of them, are made; None where none is told.

    The place of shipment is not the origin, and that of a component is not the good's.
    """
    found: set[str] = set()
    for mark in seen.of(MarkKind.PLACE):
        before = seen.before(mark)
        made = _MADE.search(before) or _ORIGIN.search(before)
        if made is None and mark.source == "adjective":
            made = _IT_IS.search(before)
        never = _NEVER if made is not None and made.re is _ORIGIN else _NOT
        if made is None or never.search(before[: made.start()]):
            continue
        if made.re is _ORIGIN or not _PART.search(before[: made.start()]):
            found.add(mark.country)
    return next(iter(found)) if len(found) == 1 else None


_COMPONENT = (
    r"(?:billets?|billettes?|magnets?|fabric|yarn|tissu|fil|resin|resine|core|cells?|chips?"
    r"|engines?"
    r"|motors?|moteurs?|steel|metal|acier|leather|cuir|feed|feedstock|beans|parts?|components?"
    r"|pieces?|composants?|foam|glass|wood|bois|wool|laine|cotton|coton|battery|batteries|frames?"
    r"|strip|scrap|slabs?|ingots?|aluminum|aluminium|alu|flour|farine|sugar|sucre)"
)
_OF_COMPONENT = re.compile(
    rf"\b(?P<what>{_COMPONENT})(?: (?:inside|itself|in (?:it|them)|dedans))?"
    r"(?: (?:is|are|was|were|comes?|came|vient|viennent|est|sont|s))*"
    r"(?: (?:from|in|de|du|of|out of|made in|mostly|all|half))? ?(?:the |l'|la |le )?$"
)
_ITS_COMPONENT = re.compile(rf" (?P<what>{_COMPONENT})\b(?! (?:of|de|du|des)\b)")
_MELTED = re.compile(
    r"\b(?:melted|smelted|poured|melt|fondue?s?|coulee?s?)"
    r"(?: (?:and|n|&|et) (?:poured|pour|cast|coulee?s?))? (?:in|en|au|aux|a) (?:the |l')?$"
)


_INSTEAD = re.compile(r"\binstead\b|\bplutot\b|\bau lieu\b")


def of_a_component(seen: Extraction, held: str | None) -> bool:
    """Whether all places named tell no more than where a component of the thread's good ``held``
    is from, or where its metal was melted: 'what if the billet was poured in Ohio'."""
    places = list(seen.of(MarkKind.PLACE))
    if _INSTEAD.search(seen.folded):
        return False
    return bool(places) and all(_tells_component(seen, mark, held) for mark in places)


def _tells_component(seen: Extraction, place: Mark, held: str | None) -> bool:
    if _MELTED.search(seen.before(place)):
        return True
    at = _component_at(seen, place)
    if at is None:
        return False
    over = [
        m
        for m in seen.of(MarkKind.GOOD)
        if seen.words[m.first].start <= at < seen.words[m.last - 1].end
    ]
    return not any(held in m.values or seen.words[m.first].start < at for m in over)


def _component_at(seen: Extraction, place: Mark) -> int | None:
    """Where in the text the component begins that a place is told of; None where it is of none."""
    of = _OF_COMPONENT.search(seen.before(place))
    if of is not None:
        return of.start("what")
    behind = seen.behind(place)
    its = _ITS_COMPONENT.match(behind) if place.source == "adjective" else None
    return None if its is None else len(seen.folded) - len(behind) + its.start("what")


_BACK = re.compile(
    r"\b(?:com(?:es?|ing)|came|sent|sends?|ship(?:s|ped|ping)?|brought|goes|going) (?:back|home)\b"
    r"|\b(?:returned|returning|returns) (?:unsold|unused|empty|home|to us|from|goods)\b"
    r"|\b(?:reviennent|revient|revenus?|revenues?|retournees?|retournes) (?!a combien|cher)"
    r"|\ben retour\b"
)


def coming_home(seen: Extraction) -> str | None:
    """The neighbour whose own goods come back to it: 'US-made pump comes back', 'chaises
    canadiennes qui reviennent'; None for all other goods."""
    back = _BACK.search(seen.folded)
    if back is None:
        return None
    goods = list(seen.of(MarkKind.GOOD))
    ends = {m.first for m in goods} | {m.last - 1 for m in goods}
    own: set[str] = set()
    for mark in seen.of(MarkKind.PLACE):
        if seen.words[mark.first].start > back.start():
            continue
        _, after = beside(seen.words, mark.first, mark.last)
        told = mark.source == "adjective" and {mark.last, mark.first - 1} & ends
        if told or after in ("made", "built", "grown"):
            own.add(mark.country)
    home = next(iter(own)) if len(own) == 1 else None
    return home if home in COUNTRIES else None
