"""Who charges, where plain words tell it: 'the tariffs Canada currently imposes', 'a buyer in
Ohio', 'back to Illinois'. They make it likelier; the model of the direction has the last word."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Protocol

from bot.domain.countries import COUNTRIES
from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.models.chances import weighed
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.places.directions import direction_of, other


class ThreadText(Protocol):
    """A text, with the query that its thread left."""

    @property
    def seen(self) -> Extraction:
        """What is found in it."""

    @property
    def earlier(self) -> Query | None:
        """The thread's query, None where there is none."""


def told_sides(q: ThreadText) -> tuple[tuple[int, str], ...]:
    """Who charges by each of the plain words that tell it, by its number."""
    sides = ((n, told(q)) for n, (told, _) in enumerate(_TELLING))
    return tuple((n, side) for n, side in sides if side is not None)


def by_plain_words(odds: dict[str, float], sides: Iterable[tuple[int, str]]) -> dict[str, float]:
    """The chances of who charges after the plain words that tell it, as :func:`told_sides` has
    them."""
    for n, side in sides:
        if side in odds:
            odds = weighed(odds, {side: math.exp(_TELLING[n][1])})
    return odds


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _neighbours(q: ThreadText) -> list[Mark]:
    """The places that lie in one of the neighbours, and in no other one as well."""
    places = q.seen.of(MarkKind.PLACE)
    return [m for m in places if len({v[:2] for v in m.values}.intersection(COUNTRIES)) == 1]


def _words_before(q: ThreadText, mark: Mark, many: int) -> list[str]:
    return [t.word for t in q.seen.words[max(0, mark.first - many) : mark.first]]


_CHARGES = word_set(
    "charge charges charging charged impose imposes imposing imposed tax taxes taxing taxed",
    "tariffs levy levies put puts collect collects retaliate retaliates retaliating slap",
    "slaps slapped hits apply applies take takes want wants ding dings ban bans banned add",
    "adds added match matches matched raise raises raised lift lifts lifted drop drops",
    "dropped remove removes removed scrap scraps scrapped repeal repeals repealed suspend",
    "suspends suspended set sets keep keeps kept cut cuts opened open impose imposent",
    "let lets allow allows admit admits laisse laissent accepte acceptent "
    "percoit percoivent taxe taxent frappe frappent exige exigent applique appliquent prend",
    "prennent ajoute leve supprime retire taxait taxaient imposait imposaient chargent",
    "get touch touches care stick sticks treat treats",
)
_ADVERBS = word_set(
    "currently now still already presently also ever even just itself really actually does has",
    "have had gonna might may could would will can should to finally recently",
    "va vont pourrait pourraient doit peut",
    "t il ils elle toujours encore actuellement presentement deja s",
)
_PREPOSITIONS = word_set(
    "on to from by in into against via at of for",
    "de du d des au aux vers sur par en",
)
_NO_SUBJECT = _PREPOSITIONS | word_set("is are was were")


_DOES_WHAT = re.compile(
    r" (?:(?:do|does|did) (?:what|anything|something)|(?:do|done|doing)) (?:to|with|about|on) "
    r"(?!it\b|that\b|this\b)"
    r"| (?:vs\.?|versus|against|contre) (?:our|my|nos|mes)\b"
)
"""Behind a neighbour that charges: 'the US does what to Canadian ones', 'Canada vs our sleds'."""


def _subject(q: ThreadText) -> str | None:
    """The neighbour that stands before a verb of charging: in 109 of 110 labelled questions it
    charges."""
    words = q.seen.words
    found: set[str] = set()
    for mark in _neighbours(q):
        if mark.source != "adjective" and _DOES_WHAT.match(q.seen.behind(mark)):
            found.add(mark.country)
        before = _leading(q, mark)
        n = mark.last
        while n < len(words) and words[n].word in _ADVERBS:
            n += 1
        verb = n < len(words) and words[n].word in _CHARGES
        who = mark.source != "adjective" or _is_people(q, mark)
        led = before in _NO_SUBJECT and not (before == "on" and verb and _goes_on(words[n].word))
        if verb and who and not led:
            found.add(mark.country)
    return _only(found)


def _leading(q: ThreadText, mark: Mark) -> str:
    """The word that a place stands behind; between a preposition and it an article is left out:
    'milk from the US taxed', but 'what is the US charging'."""
    before = _words_before(q, mark, 2)
    if before[-1:] and before[-1] in _ARTICLES and before[0] in _PREPOSITIONS:
        return before[0]
    return before[-1] if before else ""


_ARTICLES = frozenset({"the", "les", "le", "la", "l"})


def _goes_on(verb: str) -> bool:
    """Whether a verb tells what somebody is at: 'the story on Canada taxing our bikes'."""
    return verb.endswith("ing")


_PEOPLE = frozenset({"the", "les"})


def _is_people(q: ThreadText, mark: Mark) -> bool:
    """Whether a people's name stands for the people: 'what do the Americans charge'."""
    before = q.seen.words[mark.first - 1].word if mark.first else ""
    many = q.seen.words[mark.last - 1].word.endswith("s")
    return many and before in _PEOPLE


_CAPITALS = {"ottawa": "CA", "ottawas": "CA", "washington": "US"}
_LEADING = frozenset({"from", "in", "to", "de", "near", "at", "into", "a", "vers", "d", "of"})
_NO_GOVERNMENT = frozenset({"state", "dc", "reds", "apples", "on", "ontario"})


def _government(q: ThreadText) -> str | None:
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
    r"(?<!want the )(?<!not the )(?<!not )(?!(?<=\bon )\w{2,9} (?:[a-z]{3,12} )?imports)"
    r"\b(canadian|canada'?s|american|us)"
    r" (?!surtax orders?\b)(?:(?:import|customs|steel|aluminum|aluminium|trade|tariff|counter"
    r"|retaliatory|safeguard"
    r"|auto|dairy|lumber|border) )*(?:side|measures?|regime|customs|border|ports?|dut(?:y|ies)"
    r"|tariffs?"
    r"|rates?|surtax|quota|safeguard|list|entry|imports?|counter ?tariffs?|schedule|market"
    r"|lev(?:y|ies)|tax(?:es)?|retaliation)\b"
)
_LINE = re.compile(r"\b(?:at|to|across|over) the (canadian|american|us) line\b")
_ITS = re.compile(
    r"(?<!on )\b(canada'?s|america's|washington'?s|ottawa'?s)(?: [a-z-]{1,15}){0,2} (?:rules?|thing"
    r"|response|reply|answer|derivatives?|orders?|remission|hike|announcement|gazette|budget"
    r"|counters?|retaliation|quotas?|trq)\b"
)
_PRESIDENTS = re.compile(
    r"\b(trump'?s?)(?: [a-z0-9-]{1,12}){0,2}"
    r"(?: (?:tariffs?|dut(?:y|ies)|rates?|percent|surcharge|lev(?:y|ies)|tax(?:es)?)\b| ?%)"
)
"""'Trump's 50% on Canadian steel imports': the United States charge in nine of nine labelled
questions."""
_MEASURES_FR = re.compile(
    r"\b(?:contre-)?(?:tarifs?|droits?|taux|surtaxes?|mesures?|regimes?|douanes?|listes?|taxes?"
    r"|lignes?|decrets?|entree"
    r"|contingents?|sauvegardes?)(?: (?:de douane|antidumping|compensateurs?|provisoires?"
    r"|de represailles|commerciales?))? (canadien|americain)(?:n?e)?s?\b(?! (?:et|ni) )"
)


def whose_measures(q: ThreadText) -> str | None:
    """Whose measures are named as such: they charge in 217 of 219 labelled questions."""
    found = (
        m[1]
        for p in (_MEASURES, _MEASURES_FR, _ITS, _LINE, _PRESIDENTS)
        for m in p.finditer(q.seen.folded)
    )
    return _only({"CA" if side.startswith(("canad", "ottawa")) else "US" for side in found})


_RATE_OF = re.compile(
    r"(?<!headline )(?<!ieepa )(?<!trump )(?<!'s )\b(?:canada|cdn|ca) (?:import |customs |entry )?"
    r"(?:rate|duty|tariff|entry|import|surtax)\b"
)


def _rate_there(q: ThreadText) -> str | None:
    """Canada, where its rate is asked for as one writes in a hurry: 'canada rate on indian built'.
    It charges in all of 63 labelled questions."""
    return "CA" if _RATE_OF.search(q.seen.folded) else None


_OF_CANADA = re.compile(
    r"\b(?:us surtax orders?|united states surtax orders?|cbsa|asfc|gazette du canada"
    r"|canada gazette|finances? canada|carm|gst|lcbo|saq|citt|tcce"
    r"|sima|lmsi|order in council|remissions?|remises? de droits|supply management|aecg|ceta"
    r"|gestion de l'offre|non-fta|provisional safeguard|sauvegarde provisoire)\b"
    r"|\b(?:dors|sor)/?-?\d{4}|\bdecrets?\b(?! (?:\d|americ|us\b|presid|execut|trump|de trump"
    r"|du president|de la maison))"
)
_OF_THE_STATES = re.compile(
    r"\b(?:cbp|uncle sam|oncle sam"
    r"|csms|federal register|7501|mpf|hmf|htsus|hts|ustr|usitc|commerce department|usps"
    r"|(?:section|article) \d{3}|proclamation|executive order)\b"
)


def _offices(q: ThreadText) -> str | None:
    """Whose offices, papers and laws are named: they charge in 190 of 192 labelled questions."""
    canadian, american = (p.search(q.seen.folded) for p in (_OF_CANADA, _OF_THE_STATES))
    if (canadian is None) == (american is None):
        return None
    return "CA" if canadian is not None else "US"


_UP_HERE = re.compile(
    r"(?<!from )\bup here\b|\b(?:entr|rentr|arriv)\w+ (?:\w+ )?(?:ici(?:tte)?|chez nous)\b"
    r"|\bau pays\b"
    r"|\b(?:into|coming|gets?|arrives?|entering) here\b"
    r"|\b(?:tarifs?|droits?|taxes?|rendue?s?|pour|paye|paie)(?: ici(?:tte)?| chez nous)\b"
    r"|\b(?:on importe|j'importe|nous importons|(?:on fait|je fais|j'fais|me faire) venir)\b"
)


def _here(q: ThreadText) -> str | None:
    """Canada, where goods come in 'here': who asks that is there in 28 of 29 labelled questions."""
    return "CA" if _UP_HERE.search(q.seen.folded) else None


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


def _buyers(q: ThreadText) -> str | None:
    """Where buyers are, unless they send something back: 'un importateur de Gatineau'."""
    if _RETURNED.search(q.seen.folded):
        return None
    found: set[str] = set()
    for mark in _neighbours(q):
        before = q.seen.before(mark)
        behind = q.seen.behind(mark)
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


def _goes_back(q: ThreadText) -> str | None:
    """Where goods go back to: in 12 of 13 labelled questions it charges."""
    found: set[str] = set()
    for mark in _neighbours(q):
        before = (w for w in _words_before(q, mark, 5) if w not in _ARTICLES)
        if _BACK.search(" ".join(before)):
            found.add(mark.country)
    return _only(found)


_PAID = (
    r"(?:charges?|owe|owed|owing|due|pay|payable|dut(?:y|ies)|tariffs?|tarif|droits?|surtaxe?|rate"
    r"|taux|tax(?:es)?|bill)"
)
_WHAT_PAID = (
    r"(?:\d{1,3}(?:[.,]\d{1,3})? ?(?:%|percent|per cent|pour cent)|anything|nothing|something|extra"
    r"|more|less|zero|plus|moins|rien|(?:a|an|any|the|no|full|une?|des|les?|la) \w{3,9})"
)
_PAID_AT = re.compile(
    rf"\b(?:{_PAID}|pa[iy]e(?:nt)?(?:-(?:t-)?(?:il|elle)s?)?|hit with|taxed)"
    rf"(?: (?:the |les )?{_WHAT_PAID})?(?: {_PAID})?"
    r" (?:at|in|into|for|entering|a|au|aux|en|to) (?:the |l')?$"
)


def _paid_at(q: ThreadText) -> str | None:
    """Where a duty is said to be paid: 'duty at Pearson', 'owed at Buffalo'. It charges in all of
    49 labelled questions."""
    return _led_by(q, _PAID_AT)


_LANDS = re.compile(
    r"\b(?:cif|cfr|cip|cpt|ddp|ddu|dap|dpu) (?:to |at )?$|\ba l'entree (?:de|du|des|au|aux"
    r"|en) ?(?:l')?$"
    r"|\b(?:importing|bringing (?:it|them|in|one|this|that|home)|(?:we|i) import|entering|entered"
    r"|clearing|cleared|landing|landed|arriving|lands|crossing|delivered|livree?s?|importe"
    r"|importons"
    r"|rentre|rentrent|entre|entrent)(?: [a-z]{1,12})?"
    r" (?:in|into|at|to|a|au|aux|en|to|dans)(?: the| l'| les)? ?$"
)


def _lands(q: ThreadText) -> str | None:
    """Where goods enter: 'landing at Pearson', 'entre au Maine'. It charges in 60 of 62 labelled
    questions."""
    return _led_by(q, _LANDS)


_BOUND = re.compile(
    r"\b(?:going|headed|bound|heading|goes|sold|shipped|shipping|sent|send|selling|sell"
    r"|export(?:ed|ing|s)?|ship|envoy\w{1,6}|exporte\w{0,4}|vend\w{0,5}|livr\w{1,5})"
    r"(?: [a-z]{1,12}){0,2} (?:to|into|for|a|au|aux|vers|en|pour)(?: the| l'| les)? ?$"
)


def _bound_for(q: ThreadText) -> str | None:
    """Where goods are sent or sold to: it charges in 176 of 180 labelled questions."""
    return _led_by(q, _BOUND)


_PLACES_OF = re.compile(
    r"(?<!switch )(?<!switches )(?<!switched )(?<!moved )(?<!moves )(?<!compared )"
    r"\b(?:for|to) (?:our|my|a|an|the|some|his|her|their) (?:[a-z]{1,14} ){1,3}(?:in|at|near"
    r"|outside) (?:the )?$"
    r"|\b(?:pour|vers) (?:un|une|mon|ma|notre|nos|mes|son|sa) (?:[a-z]{1,14} ){1,3}"
    r"(?:de|a|au|aux|en|dans) ?(?:le |la |l')?$"
)


def _for_a_place(q: ThreadText) -> str | None:
    """Where the shop or house is that goods are for: it charges in 64 of 66 labelled questions."""
    return _led_by(q, _PLACES_OF)


def _led_by(q: ThreadText, words: re.Pattern[str]) -> str | None:
    """The one neighbour whose places, adjectives apart, these words stand before."""
    named = (m for m in _neighbours(q) if m.source != "adjective")
    return _only({m.country for m in named if words.search(q.seen.before(m))})


_BOUGHT = re.compile(
    r"\b(?:b(?:uy|uys|uying|ought)|order(?:ed|ing|s)?|purchas(?:e|es|ed|ing)|sourc(?:e|ed|ing)"
    r"|pick(?:ed|ing)? (?:it |them |one )?up|achat\w?|achet(?:e|es|ons|ez|ent|er|ee?s?)|acquis\w?"
    r"|command(?:ons|ent|er))"
    r"(?: (?:it|them|one|some|this|these|those|mine|ours|used|new|direct|directly|online|ca"
    r"|usage)){0,2}"
    r" (?:from|in|at|off|through|chez|a|au|aux|en|de|du|d'un|d'une)"
    r"(?: (?:a|an|the|un|une|le|la|my|our|some))?(?: [a-z]{3,14}){0,2}?(?: (?:in|at|of|near|a|au"
    r"|de|du|en))?"
    r" ?(?:the |la |le |l')?$"
)


def _bought_there(q: ThreadText) -> str | None:
    """The neighbour of the one where goods are bought: 'bought from a wholesaler in Boston'."""
    there = _led_by(q, _BOUGHT)
    return other(there) if there else None


_AT_WORKS = re.compile(
    r"\b(?:fob|fca|exw|ex[- ]works|ex[- ]mill|ex[- ]factory|fas|f\.o\.b\.?) (?:at |from )?$"
)


def _from_works(q: ThreadText) -> str | None:
    """The neighbour of the one where the seller hands goods over: 'FOB Hamilton'."""
    there = _led_by(q, _AT_WORKS)
    return other(there) if there else None


_FROM = re.compile(r"\b(?:from|of origin|out of|made in|fabriquee?s?|depuis) (?:the )?$")


def _only_from(q: ThreadText) -> str | None:
    """The neighbour of the only country named, where goods are said to come from there: it charges
    in 240 of 251 labelled questions."""
    countries = {m.country for m in q.seen.of(MarkKind.PLACE)}
    if len(countries) != 1 or q.earlier is not None or not countries.issubset(COUNTRIES):
        return None
    origin = _led_by(q, _FROM)
    return other(origin) if origin else None


_SOUTH = re.compile(
    r"\b(?:southbound|stateside|down south|in ?to the states"
    r"|(?:heading|headed|going|crossing|moving|running|loads?) (?:south|sb))\b"
)
_NORTH = re.compile(
    r"\b(?:northbound|(?:going|heading|headed|coming|crossing|moving|running|loads?) (?:north|nb)"
    r"|north of the border|up north|coming up)\b"
)


def _by_compass(q: ThreadText) -> str | None:
    """The neighbour that goods go to by the points of the compass: it charges in 121 of 125
    labelled questions."""
    south, north = _SOUTH.search(q.seen.folded), _NORTH.search(q.seen.folded)
    if (south is None) == (north is None):
        return None
    return "US" if south else "CA"


_FEW = 5


def _now_there(q: ThreadText) -> str | None:
    """The neighbour that a short follow-up names after a third country's goods, and nothing says
    that they come from there: 'now Canada?'."""
    if q.earlier is None or len(q.seen.words) > _FEW:
        return None
    places = list(q.seen.of(MarkKind.PLACE))
    third = direction_of(q.earlier)[1] not in COUNTRIES
    if not third or len({m.country for m in places}) != 1 or places[0].source == "adjective":
        return None
    first = places[0].first
    made = {"made", "from"} & {*q.seen.parts[max(0, first - 2) : first]}
    return None if made else places[0].country


_TELLING: tuple[tuple[Callable[[ThreadText], str | None], float], ...] = (
    (_subject, 4.0),
    (_government, 2.0),
    (whose_measures, 6.0),
    (_offices, 4.0),
    (_here, 1.5),
    (_paid_at, 3.0),
    (_lands, 2.0),
    (_bound_for, 2.0),
    (_for_a_place, 2.0),
    (_only_from, 2.0),
    (_by_compass, 2.0),
    (_buyers, 2.5),
    (_goes_back, 2.0),
    (_now_there, 2.5),
    (_bought_there, 2.0),
    (_from_works, 2.0),
    (_rate_there, 2.0),
)
"""By how much, in log odds, each of them makes it likelier that this one charges."""
