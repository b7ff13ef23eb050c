"""Where goods are said to be made, whatever place they are sent or sold from, and where only a
component of them is."""

from __future__ import annotations

import re

from bot.domain.countries import COUNTRIES
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.words import beside

_MADE = re.compile(
    r"\b(?:made|built|assembled|manufactured|produced|sewn|knit|grown|brewed|distilled|bottled"
    r"|milled|cast|forged|machined|welded|molded|moulded|woven|harvested|mined|quarried|baked"
    r"|roasted|handmade|hand ?laid|rolled|encapsulated|extruded|pressed|tufted|stitched"
    r"|fabriquee?s?|assemblee?s?|construite?s?|produite?s?|cousue?s?|cultivee?s?|montee?s?"
    r"|coulee?s?|usinee?s?|soudee?s?|tissee?s?|moulee?s?|roulee?s?|laminee?s?|etiree?s?|recoltee?s?"
    r"|faite?s?)"
    r" (?:entirely |wholly |all |only |right |here )?(?:in|en|au|aux|a|dans)"
    r" (?:the |le |la |l'|les )?$"
    r"|\b(?:built|assembled|assy|mfd|mfg|manufactured|assemblee?s?) $"
)
_ORIGIN = re.compile(
    r"\b(?:origine?|coo|provenance|pays d'origine)(?: (?:is|stays|remains|of|reste|est|de|du|des|d'"
    r"|still))? ?[:=]? ?(?:the |l'|la |le )?$"
    r"|\b(?:label|tag|sticker|etiquette) (?:says|said|reads|dit|indique)(?: the)? $"
)
_IT_IS = re.compile(
    r"(?<!\()\b(?:it|they|these|those|elles?|ils?)(?:'s|'re| is| are| est| sont)"
    r"(?: all| actually| really| en fait| toute?s?| both)? $"
)
"""Before a people's name: 'it's German', 'elles sont chinoises'."""
_MADE_THERE = re.compile(
    r"[- ](?:made|built|grown|(?:final )?assembl(?:ed|y)|manufactured|brewed|milled|rolled|drawn"
    r"|extruded|sourced|origin)\b"
    r"(?! (?:in|by|for|from|with|of|parts?|components?|engines?|motors?|steel|frames?|chips?)\b)"
)
"""Behind a place: 'the japan built ones', 'Houston-made'."""
_OR_ELSE = re.compile(
    r"\b(?:not|isn't|aren't|pas|if|si|or|ou|with|using|than|vs|versus|and|et|avec)(?: the| a)? $"
)
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
        own = _names_made(seen, mark)
        if (own or _MADE_THERE.match(seen.behind(mark))) and not _OR_ELSE.search(before):
            found.add(mark.country)
            continue
        made = _MADE.search(before) or _ORIGIN.search(before)
        if made is None and mark.source == "adjective":
            made = _IT_IS.search(before)
        never = _NEVER if made is not None and made.re is _ORIGIN else _NOT
        if made is None or never.search(before[: made.start()]):
            continue
        if made.re is _ORIGIN or not _PART.search(before[: made.start()]):
            found.add(mark.country)
    return next(iter(found)) if len(found) == 1 else None


def _names_made(seen: Extraction, mark: Mark) -> bool:
    """Whether a place's name tells itself that goods are made there: 'made in China'."""
    return seen.words[mark.first].word == "made"


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
    r"(?: (?:and|n|&|et) (?:poured|pour|cast|coulee?s?))?[- ](?:in|en|au|aux|a)[- ](?:the |l')?$"
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
    if _MELTED.search(seen.before(place)) or _MELTS.match(seen.behind(place)):
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


_A_PART = re.compile(
    r"\b(?:magnets?|pistons?|ceramics?|studs?|mesh|wax|intercalaires?|serrures?|sacs|cushions?"
    r"|covers?|labels?|caps?|lids?|bottles?|jars?|boxes|packaging|zippers?|buttons?"
    r"|screws|hardware|fasteners|bearings?|castings?|controllers?|sensors?|screens?|housings?"
    r"|shells?"
    r"|handles?|linings?|padding|stones?|ink|blanks?|ingots?|billets?|fabric|yarn|leather|foam"
    r"|engines?|motors?|chips?|boards?|cells?|batter(?:y|ies)|frames?|fibers?|fibres?|resin|parts?"
    r"|coussins?|housses?|etiquettes?|bouchons?|bouteilles?|emballages?|boutons?|vis|moteurs?"
    r"|tissus?|cuir|cuivre|semoule|batteries?|cadres?|pieces?|puces?)"
    r"(?: (?:inside|dedans|and [a-z]+|et [a-z]+))?"
    r"(?: (?:is|are|was|were|comes?|came|vient|viennent|est|sont))*"
    r"(?: (?:from|ex|de|du|of|out of|all|mostly))? ?(?:the |l'|la |le )?$"
)
"""Before a place: a part of something comes from there ('cushions come from China')."""
_IN_IT = re.compile(
    r" (?:[a-z]+ )?(?:inside|in it|dedans|a l'interieur|ingots?|billets?|fib(?:er|re)s?|castings?"
    r"|engines?|motors?|chips?|fabric|yarn|foam|blanks?)\b"
)
"""Behind a people's name: 'japanese fiber', 'cuivre allemand dedans'."""
_USING = re.compile(r"\b(?:with|w|w/|using|out of|avec) (?:the |some |an? |des |du )?$")
_WHAT_IS_USED = re.compile(
    r" (?:[a-z]+ )?(?:cells?|magnets?|panels?|beans?|wool|linen|cotton|wax|silver|gold|cardboard)\b"
)
"""Behind a place that words of use lead to: 'w taiwanese magnets', 'out of australian wool'."""


def is_of_a_part(seen: Extraction, country: str, named: set[str | None]) -> bool:
    """Whether all that names a third country tells where a part of the goods is from; ``named`` are
    the goods asked about, of which that part is none."""
    places = [m for m in seen.of(MarkKind.PLACE) if m.country == country]
    if country in COUNTRIES or not places:
        return False
    return all(_is_of_a_part(seen, mark, named) for mark in places)


def _is_of_a_part(seen: Extraction, place: Mark, named: set[str | None]) -> bool:
    asked = [m for m in seen.of(MarkKind.GOOD) if named.intersection(m.values)]
    of = _A_PART.search(seen.before(place))
    if of is not None:
        at = of.start()
        return bool(asked) and not any(
            seen.words[m.first].start <= at < seen.words[m.last - 1].end for m in asked
        )
    behind = seen.behind(place)
    within = _IN_IT.match(behind) if place.source == "adjective" else None
    if within is None and _USING.search(seen.before(place)):
        within = _WHAT_IS_USED.match(behind)
    if within is None:
        return False
    last = len(seen.folded) - len(behind) + within.end()
    return bool(asked) and not any(
        seen.words[place.last - 1].end <= seen.words[m.first].start < last for m in asked
    )


_MELTS = re.compile(r" ?-?(?:melt|melted|smelt|smelted|poured)\b")


def is_only_melted(seen: Extraction, country: str) -> bool:
    """Whether all that names a country tells where the metal was melted or what it was rolled of:
    'chinese melted, korean rolled', 'out of chinese slab'."""
    marks = [m for m in seen.of(MarkKind.PLACE) if m.country == country]
    return bool(marks) and all(_tells_melt(seen, mark) for mark in marks)


def _tells_melt(seen: Extraction, place: Mark) -> bool:
    behind = seen.behind(place)
    melted = _MELTED.search(seen.before(place)) or _MELTS.match(behind)
    only_poured = melted is not None and melted[0].strip(" -").startswith("poured")  # a casting
    return (melted is not None and not only_poured) or _OF_SLAB.match(behind) is not None


_OF_SLAB = re.compile(r"[- ](?:slabs?|billets?|ingots?)\b")


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


_DUTY_ON_GOODS = re.compile(
    r"\b(?:tariffs?|duties|surtax(?:es)?|tarifs?|droits|surtaxes?) (?:on|against|sur|contre)"
    r" [^.,;?!]{0,60}$"
)
"""What comes back is the duty: 'are the tariffs on US steel coming back'."""
_OWN_TOLD = frozenset({"made", "built", "grown", "origin"})
"""Behind a country's name: 'it is US origin, coming back'."""


def coming_home(seen: Extraction) -> str | None:
    """The neighbour whose own goods come back to it: 'US-made pump comes back', 'chaises
    canadiennes qui reviennent'; None for all other goods."""
    return _comes_back(seen) or _sent_back(seen)


def _comes_back(seen: Extraction) -> str | None:
    """The neighbour whose people's name stands before goods that come back."""
    back = _BACK.search(seen.folded)
    if back is None or _DUTY_ON_GOODS.search(seen.folded[: back.start()]):
        return None
    goods = list(seen.of(MarkKind.GOOD))
    ends = {m.first for m in goods} | {m.last - 1 for m in goods}
    own: set[str] = set()
    for mark in seen.of(MarkKind.PLACE):
        if seen.words[mark.first].start > back.start():
            continue
        _, after = beside(seen.words, mark.first, mark.last)
        told = mark.source == "adjective" and {mark.last, mark.first - 1} & ends
        made = after in _OWN_TOLD or _MADE.search(seen.before(mark))
        if told or made:
            own.add(mark.country)
    home = next(iter(own)) if len(own) == 1 else None
    return home if home in COUNTRIES and not _goes_elsewhere(seen, home) else None


def _goes_elsewhere(seen: Extraction, home: str) -> bool:
    """Whether all places that goods go to are of another country: 'Canadian steel going back to
    Ohio'."""
    to = {m.country for m in seen.of(MarkKind.PLACE) if _TO_THERE.search(seen.before(m))}
    return bool(to) and home not in to


_SENT_BACK = re.compile(
    r"\b(?:returned|returning|(?:sending|shipping|bringing|shipped|coming|going|sent) back|retour"
    r"|renvoyee?s?|renvoyons|renvoie)\b(?! (?:to|a) \d)|\bback (?:to|into|in) (?!\d)"
)
_BEHIND_OWN = re.compile(r"(?:[- ](?:made|built|grown|origin))?[- ]?")
_TO_THERE = re.compile(r"\b(?:to|into|vers|a|au|aux|en)(?: the| l'| la)? ?$")
_OUT_OF_THERE = re.compile(r"\b(?:from|out of|de|du|d'|des|depuis)(?: the| l'| la)? ?$")


def _sent_back(seen: Extraction) -> str | None:
    """The neighbour whose own goods are sent back to it from the other one: 'US steel returned from
    Canada', 'made in USA lumber shipped back from BC'."""
    back = _SENT_BACK.search(seen.folded)
    if back is None:
        return None
    goods = list(seen.of(MarkKind.GOOD))
    firsts, lasts = {seen.words[m.first].start for m in goods}, {m.last for m in goods}
    own: set[str] = set()
    to: set[str] = set()
    out_of: set[str] = set()
    for mark in seen.of(MarkKind.PLACE):
        before = seen.before(mark)
        behind = _BEHIND_OWN.match(seen.behind(mark))
        at = seen.words[mark.last - 1].end + (behind.end() if behind else 0)
        after_good = mark.source == "adjective" and mark.first in lasts
        if at in firsts or after_good or _MADE.search(before):
            own.add(mark.country)
        elif _TO_THERE.search(before):
            to.add(mark.country)
        elif _OUT_OF_THERE.search(before):
            out_of.add(mark.country)
    home = next(iter(own)) if len(own) == 1 else None
    if home not in COUNTRIES or home in out_of or to - {home}:
        return None
    sent = not back[0].startswith("back")  # 'back to US steel' turns to another question
    return home if home in to or (sent and out_of & set(COUNTRIES)) else None
