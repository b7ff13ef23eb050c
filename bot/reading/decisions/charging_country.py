"""Who charges, by plain words that the model of the direction doesn't look at: 'our supplier in
Ohio', 'Guérande -> Gatineau', 'does Korean steel pay more than Canadian'."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from bot.domain.countries import COUNTRIES
from bot.models.chances import weighed
from bot.reading.features.asked import Asked
from bot.reading.marks import Mark, MarkKind
from bot.reading.places.directions import other


def by_other_words(q: Asked, odds: dict[str, float]) -> dict[str, float]:
    """The chances of who charges after each of these words."""
    for told, weight in _TELLING:
        side = told(q)
        if side in odds:
            odds = weighed(odds, {side: math.exp(weight)})
    return odds


def _neighbours(q: Asked) -> list[Mark]:
    """The places, peoples apart, that lie in one of the neighbours and in no other one as well, but
    for a large town (which has its zone)."""
    places = (m for m in q.seen.of(MarkKind.PLACE) if m.source != "adjective")
    return [
        m
        for m in places
        if len({v[:2] for v in m.values}.intersection(COUNTRIES)) == 1
        or (m.zone and m.country in COUNTRIES)
    ]


def _the_only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _beyond(found: set[str]) -> str | None:
    """The neighbour of the only one found."""
    one = _the_only(found)
    return other(one) if one else None


def _led_by(q: Asked, words: re.Pattern[str]) -> set[str]:
    return {m.country for m in _neighbours(q) if words.search(q.seen.before(m))}


_ARROW = r"(?:->|=>|\u2192|>)"
_TO_ARROW = re.compile(rf"{_ARROW} ?(?:the )?$")
_FROM_ARROW = re.compile(rf" ?{_ARROW}")


def _behind_an_arrow(q: Asked) -> str | None:
    """Where an arrow leads: it charges in all of 60 labelled questions."""
    return _the_only(_led_by(q, _TO_ARROW))


def _before_an_arrow(q: Asked) -> str | None:
    """The neighbour of where an arrow comes from: it charges in all of 47 labelled questions."""
    return _beyond({m.country for m in _neighbours(q) if _FROM_ARROW.match(q.seen.behind(m))})


_SELLERS = (
    r"(?:suppliers?|vendors?|sellers?|manufacturers?|makers?|mills?|foundr(?:y|ies)|nurser(?:y|ies)"
    r"|publishers?|winer(?:y|ies)|brewer(?:y|ies)|distiller(?:y|ies)|growers?|packers?|farms?"
    r"|creamer(?:y|ies)|wholesalers?|importers?|distributors?|dealers?|stores?|shops?"
    r"|fournisseurs?|vendeurs?|fabricants?|moulins?|editeurs?|producteurs?|vignobles?|brasseries?"
    r"|pepinieres?|grossistes?|importateurs?|distributeurs?|concessionnaires?|marchands?"
    r"|imprimeurs?|printers?|boutiques?|jewell?ers?|places?|artisane?s?|ateliers?)"
)
_LIES = r"(?:'s| is| are| est| sont)?,?(?: (?:in|at|near|from|of|de|du|d'|a|au|en|on|based in))?"
_THE = r" ?(?:the |l'|la |le |les )?"
_BOUGHT_OF = re.compile(
    r"\b(?:from|off|through|via|chez|by|par|(?<!pour )(?:de |aupres )?d')"
    r" ?(?:an?|my|our|the|their|some|un|une|mon|notre|leur|le)"
    rf" (?:[a-z'-]{{2,14}} ){{0,2}}{_SELLERS}{_LIES}{_THE}$"
    r"|\b(?:my|our|the|their|mon|notre|nos|leur) (?:suppliers?|vendors?|sellers?|manufacturers?"
    rf"|mills?|fournisseurs?|vendeurs?|fabricants?|imprimeurs?){_LIES}{_THE}$"
    r"|\b(?:moulin|mill|foundry|nursery|supplier|vendor|fournisseur|vendeur|fabricant|imprimeur)"
    r" (?:au|en|a|in|du|de|d') ?(?:the |la |l')?$"
)
_OWN_WORKS = re.compile(
    r"(?:my|our|mon|notre|nos) (?:mills?|foundr(?:y|ies)|factor(?:y|ies)|plants?|usines?"
    r"|scieries?)\b"
)
_SOLD = re.compile(
    r"\b(?:to|for|pour|ship\w{0,4}|sell\w{0,3}|vend\w{0,5}|va|vont|envo\w{1,6}) (?:[a-z']+ ){0,3}$"
)


def _of_a_seller(q: Asked) -> str | None:
    """The neighbour of where the seller is: it charges in 63 of 67 labelled questions."""
    found: set[str] = set()
    sellers = _led_by(q, _SELLERS_AT)
    for mark in _neighbours(q):
        before = q.seen.before(mark)
        told = _BOUGHT_OF.search(before)
        if told is not None and sellers - {mark.country} and _OWN_WORKS.match(told.group()):
            continue  # 'our mill is in Ohio and the supplier in Ontario'
        if told is not None and not _SOLD.search(before[: told.start()]):
            found.add(mark.country)
    return _beyond(found)


_MADE = (
    r"(?:made|built|assembled|grown|brewed|machined|forged|milled|sewn|harvested|raised|caught"
    r"|mined|fabriquee?s?|faite?s?|produite?s?|assemblee?s?|cultivee?s?|pousse|poussent|usinee?s?"
    r"|tissee?s?)"
)
_MAKERS_AT = re.compile(
    r"(?<!\bour )(?<!\bmy )(?<!\bnotre )"
    r"\b(?:(?:saw)?mill|factory|foundry|smelter|usine|scierie|fonderie|acierie|aluminerie"
    rf"|{_MADE}){_LIES}{_THE}$"
)
_SELLERS_AT = re.compile(
    r"\b(?:sellers?|vendors?|suppliers?|exporters?|traders?|vendeu(?:rs?|ses?)|fournisseurs?"
    rf"|exportateurs?){_LIES}{_THE}$"
)
_BUYERS_AT = re.compile(
    r"\b(?:buyers?|purchasers?|importers?|consignees?|acheteu(?:rs?|ses?)|importateurs?"
    rf"|destinataires?){_LIES}{_THE}$"
)


def _across_from_makers(q: Asked) -> str | None:
    """The neighbour of where goods are made, their seller being in another country: 'the vendor is
    in Buffalo but the mill is in Hamilton'."""
    makers, sellers = _led_by(q, _MAKERS_AT), _led_by(q, _SELLERS_AT)
    return _beyond(makers) if sellers and not makers & sellers else None


def _at_the_buyer(q: Asked) -> str | None:
    """Where the buyer is, the seller being in the other one: 'acheteur à Montréal, vendeur en
    Ohio'."""
    buyers, sellers = _led_by(q, _BUYERS_AT), _led_by(q, _SELLERS_AT)
    made = _led_by(q, _MAKERS_AT)
    return _the_only(buyers) if sellers and not (buyers & sellers or made) else None


_TAKES_IN = re.compile(
    r"(?:'s)?(?: [a-z-]{2,14}){0,3} (?:imports?|importing|importe|importent|clears?|clearing"
    r"|takes delivery|buys|brings? (?:it|them|some|in)|receives?|recoit|achete"
    r"|w(?:ants?|ishes) to (?:buy|import|order|bring))\b"
)
_NO_ONE = re.compile(r"(?:'s)? (?:[a-z]+ )?imports?\b")
_OF_THERE = re.compile(r"\b(?:from|of|on|de|du|at|chez|des|leaves?)(?: the| la| le| l')? ?$")


def _who_imports(q: Asked) -> str | None:
    """Where those are who import, clear or buy: it charges in 15 of 17 labelled questions."""
    found: set[str] = set()
    for mark in _neighbours(q):
        behind = q.seen.behind(mark)
        takes = _TAKES_IN.match(behind) is not None and not _NO_ONE.match(behind)
        if takes and not _OF_THERE.search(q.seen.before(mark)):
            found.add(mark.country)
    return _the_only(found)


_SENDS = re.compile(
    r"(?:'s)? (?:is |are )?(?:sending|sends|ships|shipping|sells|selling|envoie|envoient|vend"
    r"|expedie|returns|returning) "
)
_GOES = re.compile(r"\b(?:to|from|into|of|a|au|vers)(?: the)? ?$")


def _who_sends(q: Asked) -> str | None:
    """The neighbour of where those are who send: it charges in 16 of 17 labelled questions."""
    return _beyond(
        {
            m.country
            for m in _neighbours(q)
            if _SENDS.match(q.seen.behind(m)) and not _GOES.search(q.seen.before(m))
        }
    )


_TO_US = re.compile(
    r"\b(?:to|for) (?:us|me|my (?:shop|house|store|warehouse|door|place|plant))"
    r"(?: (?:down |up )?here)?,? (?:in|at|near) (?:the )?$"
)


def _to_us(q: Asked) -> str | None:
    """Where goods come 'to us in Burlington': it charges in 23 of 24 labelled questions."""
    return _the_only(_led_by(q, _TO_US))


_FROM = re.compile(
    rf"\b(?:{_MADE} (?:right )?(?:in|en|au|aux|a|dans)"
    rf"|(?:vien(?:t|nent)|provien(?:t|nent)|provenant|venant) (?:de|du|des|d'))(?: l')?{_THE}$"
)


def _only_made_there(q: Asked) -> str | None:
    """The neighbour of the only one named, where goods are said to be made: 'faite en Ohio'."""
    countries = {m.country for m in q.seen.of(MarkKind.PLACE)}
    if len(countries) != 1 or q.earlier is not None or not countries.issubset(COUNTRIES):
        return None
    return _beyond(_led_by(q, _FROM))


_OF = frozenset({"de", "du", "d"})
_BETWEEN = frozenset({"l", "la", "etat", "de", "du", "d"})


def _goods_of_there(q: Asked) -> str | None:
    """The neighbour of the only one named, where French goods stand right before 'de' and the
    place: 'beurre de peanut de Géorgie'."""
    countries = {m.country for m in q.seen.of(MarkKind.PLACE)}
    if q.seen.lang != "fr" or q.earlier is not None or countries not in ({"US"}, {"CA"}):
        return None
    ends = {m.last for m in q.seen.of(MarkKind.GOOD)}
    found: set[str] = set()
    for mark in _neighbours(q):
        at, led = mark.first, False
        while at and q.seen.words[at - 1].word in _BETWEEN:
            at -= 1
            led = led or q.seen.words[at].word in _OF
        if led and at in ends:
            found.add(mark.country)
    return _beyond(found)


_GOES_INTO = re.compile(r"\b(?:to|into|in|at|vers|au|aux|en) (?:the )?$")
_COMPARED = re.compile(
    r"\b(?:than|versus|vs|compared|same as|as much as|cheaper|cheapest|que|aussi"
    r"|(?:pays?|taxed|charged) (?:more|less|(?:the )?most|(?:the )?least))\b"
)
_OTHER_THAN = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:to|with)|as|or|que|contre)"
    r"(?: (?:the|those|le|la|l'|les|ceux|celles|from|du|de|[a-z]{3,9})){0,4} ?$"
)
_THAN_OTHER = re.compile(r"[- a-z]{0,20} (?:than|vs|versus|compared|as|que|or|ou)\b")
_PAY = re.compile(r"\b(?:pay(?:s|ing)?|paid|paie(?:nt)?|paient|taxed|taxee?s?)\b")
"""What those do whose goods are charged."""
_THEIRS = re.compile(r"\b(?:from|de|du) (?:the )?$")


def _both_charged(q: Asked) -> str | None:
    """The neighbour of the one whose goods are set beside those of a third country: it is the one
    that charges both ('does Korean bar pay less than bar from Alberta')."""
    places = list(q.seen.of(MarkKind.PLACE))
    near = {m.country for m in places}.intersection(COUNTRIES)
    third = any(m.country not in COUNTRIES for m in places)
    if not third or len(near) != 1 or not _COMPARED.search(q.seen.folded):
        return None
    for mark in places:
        before = q.seen.before(mark)
        pays = _PAY.search(q.seen.folded) and not _GOES_INTO.search(before)
        whose = mark.source == "adjective" or pays or _THEIRS.search(before) is not None
        beside = _OTHER_THAN.search(before) or _THAN_OTHER.match(q.seen.behind(mark))
        if mark.country in near and whose and beside:
            return _beyond(near)
    return None


_FREE_OF = re.compile(r"[ -](?:duty|duties|tariff|tariffs|tax)[ -]free\b")
_FROM_THERE = re.compile(r"\bfrom (?:the )?$")
_ENDED_IT = re.compile(
    r" (?:ont|a)-(?:t-)?(?:ils?|elles?)(?: (?:deja|enfin|finalement))?"
    r" (?:leve|retire|aboli|supprime|abandonne|annule|impose)\b"
)


def _from_duty_free(q: Asked) -> str | None:
    """The neighbour of the one whose goods may come in free: 'from the US duty free' names no duty
    of the United States."""
    free = {
        m.country
        for m in _neighbours(q)
        if _FROM_THERE.search(q.seen.before(m)) and _FREE_OF.match(q.seen.behind(m))
    }
    return _beyond(free)


def _ended_its_own(q: Asked) -> str | None:
    """Who is asked to have lifted or imposed a duty: 'les États-Unis ont-ils levé le tarif'."""
    return _the_only({m.country for m in _neighbours(q) if _ENDED_IT.match(q.seen.behind(m))})


_COMES_FROM = re.compile(
    r"\b(?:com(?:ing|in|es?)|came|shipped|ships|arriving|it's|its)(?: (?:in|up|down|over|out))?"
    r" from (?:the )?$"
)


def _comes_from(q: Asked) -> str | None:
    """In a follow-up, the neighbour of the only one named, where goods are said to come from."""
    countries = {m.country for m in q.seen.of(MarkKind.PLACE)}
    if q.earlier is None or len(countries) != 1:
        return None
    return _beyond(_led_by(q, _COMES_FROM))


_PERSON = r"(?:an?|the|my|our|some|his|her|their|this|un|une|le|la|mon|ma|notre|son|sa)"
_SOLD_TO = re.compile(
    r"\b(?:sells?|selling|sold|ships?|shipping|shipped|sends?|sent|mails?|delivers?|trucks?|hauls?"
    r"|vends?|vendons|vendent|vendue?s?|envoie|livre|expedie)(?: [a-z]{1,12}){0,2} (?:to|a|pour)"
    rf" {_PERSON} (?:[a-z'-]{{2,14}} ){{1,3}}(?:in|at|near|outside|over in|down in|up in|de|du|a"
    r"|en) ?(?:the |la |l')?$"
    r"|\b(?:vends?|vendons|vendent|vendre)(?: [a-z]{1,12}){0,2} (?:a|au|aux|en) $"
)


def _sold_to(q: Asked) -> str | None:
    """Where the buyer of goods is: 'sells to a fellow in Duluth'."""
    if q.earlier is not None and len(_neighbours(q)) > 1:
        return _the_only({c for c in _led_by(q, _SOLD_TO) if not _is_denied(q, c)})
    return _the_only(_led_by(q, _SOLD_TO))


_DENIED = re.compile(r"\b(?:not|pas|et non)(?: (?:to|in|into|a|au|aux|en|pour|for))? $")


def _is_denied(q: Asked, country: str) -> bool:
    """Whether goods are said not to go there wherever it is named: 'à Albany, pas à Laval'."""
    return all(
        _DENIED.search(q.seen.before(m)) is not None for m in _neighbours(q) if m.country == country
    )


def _not_there(q: Asked) -> str | None:
    """The one of two neighbours in a follow-up where goods are not said not to go."""
    sides = {m.country for m in _neighbours(q)}
    denied = {c for c in sides if _is_denied(q, c)}
    return _the_only(sides - denied) if len(denied) == 1 and q.earlier is not None else None


_LEAVES = re.compile(
    r"\b(?:leaving|departing|departs?|loading (?:in|at|out of)|loaded (?:in|at)|loads (?:in|at)"
    r"|picked up (?:in|at)|pick ?up (?:in|at)|quittant|quitte|au depart d[eu]"
    r"|charge\w{0,2} a|ramasse\w{0,2} a)(?: the| la| l')? $"
)


def _across_from_start(q: Asked) -> str | None:
    """The neighbour of where goods set out: 'leaving Owen Sound'."""
    return _beyond(_led_by(q, _LEAVES))


_LEAVES_FOR = re.compile(
    r"\b(?:part|partent|partira|partiront|parte|descend|descendent|s'en va|s'en vont"
    r"|file|filent|roule|roulent|embarque|embarquent|partant)(?: [a-z]{2,12})? "
    r"(?:vers|pour|aux?|en) ?(?:les |la |le |l')?$"
)


def _leaves_for(q: Asked) -> str | None:
    """Where French goods leave for: 'les lingots qui partent vers les États'."""
    return _the_only(_led_by(q, _LEAVES_FOR))


_HOME = re.compile(
    r"\b(?:drives?|driving|drove|takes?|taking|took|brings?|bringing|brought|hauls?|hauling"
    r"|carries|carry|carried|tows?|towed|wheels)(?: (?:it|them|one|some|these|those|the \w+))?"
    r"(?: back| right| all)? home\b(?! (?:to|in|from)\b)"
    r"|\b(?:ramene|rapporte|amene|remmene|rentre|ramenent|rapportent)(?:nt)?(?: [a-z]{2,10}){0,2}"
    r" (?:chez (?:elle|lui|eux|elles|nous)|a la maison)\b"
)
_LIVES = re.compile(
    r"(?<!off a )(?<!from a )(?<!off an )(?<!from an )(?<!off my )(?<!from my )(?<!off the )"
    r"(?<!from the )"
    r"(?<!d'un )(?<!d'une )(?<!de mon )(?<!de ma )\b(?:lady|guy|fellow|friend|customer|client"
    r"|member|man|woman|couple|neighbou?r|cousin|brother"
    r"|sister|uncle|aunt|mother|father|mom|dad|son|daughter|buyer|dame|gars|amie?|voisine?|cliente?"
    r"|tante|oncle|soeur|frere|monsieur|lives|living|live|demeure|habite|reste)"
    r",? (?:(?:who|that|qui) (?:is|lives|habite|reste|vient) )?(?:over |up |down )?"
    r"(?:in|from|at|of|near|a|de|du|d'|en) ?(?:the )?$"
)


def _driven_home(q: Asked) -> str | None:
    """Where the buyer lives who takes goods home: 'lovely lady in Fort Erie ... drives it home'."""
    return _the_only(_led_by(q, _LIVES)) if _HOME.search(q.seen.folded) else None


_PEOPLE_CHARGE = re.compile(
    r"\b(?:the|les) (canadians|americans|canadiens|americains|yanks)(?: (?:[a-z'-]{1,12} ){0,4}?| )"
    r"(?:to )?(?:charg(?:e|er|ent|ing)|tax(?:e|er|ent|ing)?|tarif(?:er|fing|f)|impos(?:e|er|ent"
    r"|ing)|slap(?:ping)?|hit(?:ting)?|frapp(?:er|ent))(?: (?:sur|on|duty|a|des droits sur))?"
    r" (?:our|nos|notre|my|mon|mes)\b"
)


def _people_charge_ours(q: Asked) -> str | None:
    """The people who charge 'ours', whatever verbs lead to it: 'quand les Américains ont commencé à
    charger sur nos petites boîtes'."""
    found = {"CA" if m[1][0] == "c" else "US" for m in _PEOPLE_CHARGE.finditer(q.seen.folded)}
    return _the_only(found)


_MADE_AT = re.compile(r"\b(?:mfrs?|mfd|mfg|manuf|mnfr|fab|orig|coo)\.?(?: by| at| in|:)? ?$")


def _across_from_works(q: Asked) -> str | None:
    """The neighbour of where goods are made, in short: 'mfr. Ottawa'."""
    sides = {m.country for m in q.seen.of(MarkKind.PLACE)}
    made = _led_by(q, _MADE_AT)
    return _beyond(made) if len(sides) == 1 and q.earlier is None else None


_TELLING: tuple[tuple[Callable[[Asked], str | None], float], ...] = (
    (_behind_an_arrow, 4.0),
    (_before_an_arrow, 2.0),
    (_of_a_seller, 2.0),
    (_across_from_makers, 6.0),
    (_at_the_buyer, 4.0),
    (_who_imports, 3.0),
    (_who_sends, 2.0),
    (_to_us, 2.5),
    (_only_made_there, 2.0),
    (_goods_of_there, 1.5),
    (_both_charged, 2.5),
    (_comes_from, 1.5),
    (_sold_to, 4.0),
    (_not_there, 4.0),
    (_across_from_start, 2.0),
    (_leaves_for, 4.0),
    (_driven_home, 4.0),
    (_people_charge_ours, 4.0),
    (_across_from_works, 3.0),
    (_from_duty_free, 9.0),
    (_ended_its_own, 4.0),
)
"""By how much, in log odds, each of them makes it likelier that this one charges."""
