"""Who charges, and whose goods they are."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache

from bot.domain.countries import COUNTRIES
from bot.domain.measures import EU
from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.models.chances import weighed
from bot.models.linear import Models
from bot.reading.decisions.appellations import origin_named
from bot.reading.decisions.charging_country import by_other_words
from bot.reading.decisions.made_in import (
    coming_home,
    is_of_a_part,
    is_only_melted,
    made_in,
    of_a_component,
)
from bot.reading.decisions.part_of_thread_goods import tells_of_a_part
from bot.reading.features.asked import Asked
from bot.reading.features.charging import by_plain_words, whose_measures
from bot.reading.features.direction import importing_bag, origin_bag
from bot.reading.lexicon.vocabulary import DEFINITE_ARTICLES
from bot.reading.marks import Mark, MarkKind
from bot.reading.places.directions import direction_of, other
from bot.tables import lines


def with_direction(q: Asked, query: Query, models: Models) -> tuple[Query, float]:
    """The query with who charges and the country of origin, and the chance, 0 to 1, that this one
    charges; 1 where a rule tells."""
    places = {m.country for m in q.seen.of(MarkKind.PLACE)}
    flipped = ("flipped", "yes") in q.seen.hints and not places
    flipped = flipped or (_WRONG_WAY.search(q.seen.folded) is not None and places <= {*COUNTRIES})
    if flipped and q.earlier is not None:
        to = other(direction_of(q.earlier)[0])
        return replace(query, imposing=to, origin=other(to)), 1.0
    abroad = _charged_abroad(q)
    if abroad is not None:
        return replace(query, imposing=abroad, origin=None), 1.0
    held = _way_of_thread(q)
    if held is not None:
        return replace(query, imposing=held[0], origin=held[1]), 1.0
    home = coming_home(q.seen)
    if home is not None:
        return replace(query, imposing=home, origin=home), 1.0
    odds = models["importing"].chances(importing_bag(q))
    odds = by_other_words(q, by_plain_words(_by_programme(query, odds), q.sides))
    odds = _by_side(q, odds)
    importing = max(odds, key=lambda c: odds[c])
    chance = odds[importing]
    least = _TOLD if any(side == "CA" for _, side in q.sides) else _CANADIAN
    if _from_elsewhere(q) and odds["CA"] < least:
        importing, chance = "US", 1.0
    made = made_in(q.seen)
    if made is not None and made != importing:
        return replace(query, imposing=importing, origin=made), chance
    return replace(query, imposing=importing, origin=_origin(q, query, importing, models)), chance


_AGAIN = re.compile(
    r"^\W{0,3}(?:no|non|nope|nan|sorry)\W{1,3}(?:the |le |la )?[\w'-]{2,20}(?: [\w'-]{2,20}){0,2}"
    r"\W{0,3}$|\b(?:again|de nouveau|encore)\b|\b(?:revenons|reviens|revenez) (?:a|au|aux|en)\b"
)


def _way_of_thread(q: Asked) -> tuple[str, str] | None:
    """Who charges and whose goods, as the thread had it, where a follow-up speaks of a component;
    and with the neighbour that goods are from again after a third country: 'ok Quebec again'."""
    if q.earlier is None:
        return None
    importing, held = direction_of(q.earlier)
    if q.earlier.command == "duty" and tells_of_a_part(q):
        return importing, held
    if of_a_component(q.seen, q.earlier.good):
        return importing, held
    named = {m.country for m in q.seen.of(MarkKind.PLACE)}
    back = held not in COUNTRIES and named == {other(importing)}
    return (importing, other(importing)) if back and _AGAIN.search(q.seen.folded) else None


def _origin(q: Asked, query: Query, importing: str, models: Models) -> str:
    """The country of origin, where ``importing`` charges: of those that may be it the likeliest."""
    held = _held_abroad(q, importing)
    if held is not None:
        return held
    named = {query.good, *query.goods} - {None}
    usual = other(importing)
    countries = origins(q, importing)
    countries = tuple(c for c in countries if c == usual or not _is_good(q, c, named))
    countries = tuple(c for c in countries if c != importing) or countries
    countries = tuple(c for c in countries if not (_denied(q, c) or _bound_for(q, c))) or countries
    countries = tuple(c for c in countries if not is_of_a_part(q.seen, c, named)) or countries
    countries = tuple(c for c in countries if not _is_sellers(q, c)) or countries
    countries = _rolled_elsewhere(q, countries, usual) or countries
    if not EU.isdisjoint(countries):
        countries = tuple(c for c in countries if c != "EU")  # 'the EU 15 on pasta of Salerno'
    scored = {c: models["origin"].chance(origin_bag(q, c, importing)) for c in countries}
    origin = max(scored, key=lambda c: scored[c])
    return origin_named(q, query) or origin if origin in ("CA", "US", "EU") else origin


def _rolled_elsewhere(q: Asked, countries: tuple[str, ...], usual: str) -> tuple[str, ...]:
    """The countries but those where metal was only melted, where another one is told: where it was
    rolled or drawn is its origin. ``usual`` stands among them whether it is told or not."""
    left = tuple(c for c in countries if not is_only_melted(q.seen, c))
    told = {m.country for m in q.seen.of(MarkKind.PLACE)}
    return left if any(c in told or c != usual for c in left) else ()


_WRONG_WAY = re.compile(
    r"\b(?:wrong|opposite|other) (?:way|direction)\b|\bbackwards?\b|\bmauvais sens\b|\ba l'envers\b"
)
"""In a follow-up: the answer had the direction turned, whatever places are named on."""
_CANADIAN = 0.8
"""The chance of Canada from which it charges goods of the only country named: 'droits icitte'."""
_TOLD = 0.5
"""The same where plain words tell that Canada charges: 'la sauvegarde provisoire'."""
_TELLING = 1.5
"""By how much, in log odds, a measure of one neighbour makes it likelier that this one charges: so
it is in all 487 labelled questions with such a measure, but a measure may be misread."""


@cache
def _of_either() -> frozenset[str]:
    """Programmes that are named whoever charges: what goods ordinarily pay, and talks."""
    return frozenset(lines("reading/programmes-of-either.txt"))


def _by_programme(query: Query, odds: dict[str, float]) -> dict[str, float]:
    """The chances of who charges after the measure that is asked about."""
    side, known = (query.programme or "")[:2].upper(), query.programme not in _of_either()
    if side not in odds or not known:
        return odds
    return weighed(odds, {side: math.exp(_TELLING)})


_SIDES = re.compile(
    r"\b(?P<en>canadian|canada|canada's|american|us|usa|states|stateside) "
    r"(?:(?:import|customs) )?(?:side|measures?|regime|customs|border)\b"
    r"|\b(?:mesures?|cote|regime|douanes?) "
    r"(?:du |des |de l'|de la )?(?P<fr>canad\w+|americain\w*|etats[- ]unis)\b"
)
"""The side whose measures are asked about: in all of 58 labelled questions it charges."""


def _by_side(q: Asked, odds: dict[str, float]) -> dict[str, float]:
    """The chances, where one neighbour's side of the border is named as such."""
    told = {(m["en"] or m["fr"])[:5] == "canad" for m in _SIDES.finditer(q.seen.folded)}
    if len(told) != 1:
        return odds
    side = "CA" if told.pop() else "US"
    return {side: 1.0, other(side): 0.0}


def _from_elsewhere(q: Asked) -> bool:
    """Whether only a third country is named, and nothing leads to Canada: its goods are asked about
    as the United States charge them, as a command line has it, too."""
    named = {value.split("-")[0] for m in q.seen.of(MarkKind.PLACE) for value in m.values}
    canadian = dict(q.seen.hints).get("to") == "CA" or q.seen.currency == "CAD"
    return bool(named) and named.isdisjoint(COUNTRIES) and not canadian and q.earlier is None


_BEYOND = frozenset({"to", "into", "vers"})


def _charged_abroad(q: Asked) -> str | None:
    """The third country that goods are said to go to, where neither neighbour is named as such, or
    whose own tariff is asked about."""
    places = list(q.seen.of(MarkKind.PLACE))
    third = [m for m in places if m.country not in COUNTRIES]
    own = [m.country for m in third if _charges_ours(q, m) or _charges_itself(q, m)]
    if own or whose_measures(q):
        return own[0] if own else None
    for mark in places:
        country = mark.country
        if country not in COUNTRIES and _goes_there(q, mark):
            others = {m.country for m in places if m is not mark}
            return None if others.issuperset(COUNTRIES) else country
    return None


def _goes_there(q: Asked, place: Mark) -> bool:
    """Whether goods are said to go to a place: 'lumber in bond to Mexico'."""
    before, _ = q.signs.around(place.first, place.last, reach=2)
    led = before[0] in _BEYOND or (before[0] in DEFINITE_ARTICLES and before[1] in _BEYOND)
    return led and not _of_people(q, place)


_CHARGES_OURS = re.compile(
    r"(?:'s|s)? (?:(?:tariffs?|dut(?:y|ies)|surtax|lev(?:y|ies)|retaliat\w{1,5}|anti-?dumping"
    r"|\d{1,3}%?|percent) ){0,4}on (?:our|my|canadian|us|american|the same|those|canada's)\b"
    r"|'s (?:new )?(?:tariffs?|dut(?:y|ies)|surtax|lev(?:y|ies)|retaliat\w+) on\b"
)


def _charges_ours(q: Asked, place: Mark) -> bool:
    """Whether a third country stands as the one that charges the neighbours' goods: 'China's
    tariff on the same three', 'the chinese 25 on our lobster'."""
    return _CHARGES_OURS.match(q.seen.behind(place)) is not None


_DOES = re.compile(r"\b(?:do|does|did|will|would|can|could|might)(?: the)? $")
_DOES_CHARGE = re.compile(
    r"(?: (?:currently|now|still|already|also|ever|even|itself|really|actually|then)){0,2} "
    r"(?:charge|impose|levy|put|slap|collect|retaliate"
    r"|(?:have|keep|apply|set|add|place) (?:an?|any|its|the|extra|some|retaliatory|what|which)\b"
    r"(?: [a-z]{3,12}){0,2} (?:tariffs?|dut(?:y|ies)|tax(?:es)?|surtax|quotas?|lev(?:y|ies))"
    r"|(?:tax|tariff) (?:us\b|americans?|canadians?|our\b|my\b|imported|goods|imports|foreign"
    r"|made in))\b"
)
"""Behind a country with 'does': what it does itself. 'Does China apply' may mean its goods, and
'did the China tax' is a duty on them."""
_CHARGES_ITSELF = re.compile(
    r"(?: (?:currently|now|still|already|also|itself|even|has|have|had|is|was|are)){0,2} "
    r"(?:imposes|imposed|imposing|levies|levied|levying|puts|putting|slaps|slapped|collects"
    r"|charging|retaliates|retaliated"
    r"|(?:charges|taxes) (?:on )?(?:us\b|americans?|canadians?|our\b|my\b|importers|imported))\b"
    r"|(?:,? (?:elle|il))? (?:impose|imposent|imposait|percoit|percoivent|preleve|prelevent|exige"
    r"|taxe|applique|facture)(?:-t-(?:il|elle)s?|-(?:ils|elles)"
    r"| (?:t )?(?:il|elle)s?| (?:a|aux?|sur|des?|un|une|les?|la|nos|notre)\b| l'| $|$)"
)
_SUFFERS_FROM = re.compile(
    r"\b(?:on|onto|from|of|against|upon|sur|de|du|des|contre|a|au|aux|to|with|d'|for|pour|par|by|in"
    r"|made in|en)(?: the| la| le| les)?(?: l')? ?$"
)
"""Before a country: what follows tells of the duty on it, 'the duty on China imposed in 2018'."""
_BY = re.compile(
    r"\b(?:imposed|levied|charged|collected|applied|put (?:in place|on)|tariffs?|dut(?:y|ies)"
    r"|impos\w{0,3}|prelev\w{0,3}|percu\w{0,2}|appliqu\w{0,3}|exige\w{0,2}|droits?|tarifs?|taxes?)"
    r" (?:by|par) (?:the |la |le |les |l')?$"
)
_DUTY_OF_FR = re.compile(
    r"\b(?:droits?|tarifs?|contre-?tarifs?|surtaxes?|taxes?|represailles)"
    r"(?: (?:de douane|douaniers?|antidumping|d'importation|d'entree))?"
    r" (?:de la |de l'|du |des |de |en |au |aux )$"
)
_DUTY_FR = re.compile(
    r"\b(?:droits?|tarifs?|contre-?tarifs?|surtaxes?|taxes?|represailles)(?: [a-z]{4,12})? $"
)
_ON_FR = re.compile(r" (?:sur|contre) ")
_THERE_FR = re.compile(r" (?:en|aux?) $")
_OF_OURS_FR = re.compile(
    r" (?:du |de la |de l'|des |de |d'|pour (?:le |la |les |l'|nos |notre |mon |mes )?)"
    r"(?:(?!vers\b|pour\b)[\w'-]+ ){1,4}?"
    r"(?:(?:canadi|americ|quebeco|ontari)\w+|(?:du|de l'|des|d'|de) ?"
    r"(?:canada|quebec|ontario|alberta|etats-unis)\b)"
)
"""Behind a country where a duty is owed: what is brought there from a neighbour, 'droits en Chine
du bois canadien'."""
_ON_OURS_FR = re.compile(
    r" (?:sur|contre) (?:(?:nos|notre|mes|mon)\b|(?:[\w'-]+ ){1,4}?(?:canad|americ)\w+)"
)


def _charges_itself(q: Asked, place: Mark) -> bool:
    """Whether a third country is told to charge, whatever it charges: 'what does Mexico charge on
    cars', 'imposed by India', 'droits de la Chine sur le canola'."""
    before, behind = q.seen.before(place), q.seen.behind(place)
    if place.source == "adjective":
        told = _DUTY_FR.search(before) is not None
        return told and _ON_OURS_FR.match(behind) is not None
    if _DOES.search(before):
        return _DOES_CHARGE.match(behind) is not None
    if _BY.search(before):
        return True
    if _DUTY_OF_FR.search(before):
        there = _THERE_FR.search(before) is not None and _OF_OURS_FR.match(behind) is not None
        return there or _ON_FR.match(behind) is not None
    return _CHARGES_ITSELF.match(behind) is not None and not _SUFFERS_FROM.search(before)


_MOVED = word_set(
    "moved moving move shifted shift switched switch relocated production sourcing compared",
    "due thanks according similar demenage demenagee transfere transferee deplace deplacee",
)
"""Words before 'to' that send no goods: 'Nintendo moved to Vietnam'."""


def _of_people(q: Asked, mark: Mark) -> bool:
    """Whether a third country's name tells whose goods or works they are, or where these moved,
    and not where they are sent: 'what it does to Malaysian cells'."""
    if mark.source == "adjective":
        return True
    good = any(m.first == mark.last for m in q.seen.of(MarkKind.GOOD))
    words = [t.word for t in q.seen.words[max(0, mark.first - 3) : mark.first]]
    return good or not _MOVED.isdisjoint(words)


def _held_abroad(q: Asked, importing: str) -> str | None:
    """The thread's third country of origin, where a follow-up names no more than who charges now:
    'and to Toronto?' after lamps from China to Chicago."""
    if q.earlier is None:
        return None
    held = direction_of(q.earlier)[1]
    named = {m.country for m in q.seen.of(MarkKind.PLACE)}
    named = {c for c in named if not _denied(q, c)}
    return held if held not in COUNTRIES and named == {importing} else None


_DENIES = word_set(
    "not drop scrap minus ignore forget skip scratch pas oublie oubliez enleve enlevez sauf",
    "ignorez",
)


_LEADS = frozenset({"in", "into", "to", "from", "en", "au", "aux", "de", "du"})


def _denied(q: Asked, country: str) -> bool:
    """Whether all that names a country takes it back: 'not Germany', 'drop the china part'."""
    marks = [m for m in q.seen.of(MarkKind.PLACE) if m.country == country]
    before = ([t.word for t in q.seen.words[max(0, m.first - 3) : m.first]] for m in marks)
    told = ([w for w in said if w not in DEFINITE_ARTICLES and w not in _LEADS] for said in before)
    return bool(marks) and all(said[-1:] and said[-1] in _DENIES for said in told)


def _bound_for(q: Asked, country: str) -> bool:
    """Whether goods go to a third country wherever it is named, so that none come from it."""
    places = [m for m in q.seen.of(MarkKind.PLACE) if m.country == country]
    third = bool(places) and country not in COUNTRIES
    return third and all(_goes_there(q, m) for m in places)


def _is_good(q: Asked, country: str, named: set[str | None]) -> bool:
    """Whether all that names a country is a good that was taken to be meant, and no other one is:
    'turkey', but in 'gruyere suisse' the cheese."""
    places = [m for m in q.seen.of(MarkKind.PLACE) if m.country == country]
    goods = [m for m in q.seen.of(MarkKind.GOOD) if named.intersection(m.values)]
    at = {(m.first, m.last) for m in places}
    led = any(_FROM_THERE.search(q.seen.before(m)) for m in places)
    return bool(at) and not led and at <= {(g.first, g.last) for g in goods}


_OF_A_SELLER = re.compile(
    r" (?:seller|vendor|supplier|exporter|company|firm|invoice|invoicer|middleman|trader|broker"
    r"|distributor|parent|office|bank|agent)s?\b"
)
_SELLERS_THERE = re.compile(
    r"\b(?:seller|vendor|supplier|vendeur|fournisseur|exportateur|invoiced|billed|sold|bought|paid"
    r"|facture\w{0,2}|vendue?s?|achete\w{0,2})(?: (?:is|est|by|par|from|through|via|in|au|en|aux"
    r"|a|an?|une?|de|du|firm|firme|company|compagnie)){1,4} (?:the |l'|la |le )?$"
)


def _is_sellers(q: Asked, country: str) -> bool:
    """Whether all that names a country tells where the seller is, and another country is told that
    the goods come from: 'invoice from a Canadian seller, goods ship from China to LA'."""
    marks = [m for m in q.seen.of(MarkKind.PLACE) if m.country == country]
    sells = (
        (m.source == "adjective" and _OF_A_SELLER.match(q.seen.behind(m)))
        or _SELLERS_THERE.search(q.seen.before(m))
        for m in marks
    )
    others = [
        m
        for m in q.seen.of(MarkKind.PLACE)
        if m.country not in (country, *COUNTRIES) and _SHIPS_FROM.search(q.seen.before(m))
    ]
    return bool(marks) and bool(others) and all(sells)


_SHIPS_FROM = re.compile(
    r"\b(?:from|ex|made in|origin(?: is|:)?|de|du|des|depuis|provenance|faits? (?:en|au))"
    r"(?: the| l'| la)? ?$"
)
_FROM_THERE = re.compile(r"\b(?:from|out of|made in|origin)(?: the)? $")


def origins(q: Asked, importing: str) -> tuple[str, ...]:
    """Countries that may be the origin: those named, the thread's, the neighbour."""
    named = [m.country for m in q.seen.of(MarkKind.PLACE)]
    held = [direction_of(q.earlier)[1]] if q.earlier else []
    return tuple(dict.fromkeys([other(importing), *named, *held]))


def is_told(q: Asked, query: Query) -> bool:
    """Whether there is anything that tells a direction; the default needs none."""
    if any(True for _ in q.seen.of(MarkKind.PLACE)) or query.imposing != "US":
        return True
    if query.origin not in (None, "CA", "US"):
        return True
    return q.earlier is not None and (q.earlier.imposing or q.earlier.origin) is not None
