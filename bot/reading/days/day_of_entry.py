"""Which of several days is that of the entry, by which goods pay: not that of an order, an
invoice, a shipment or a certificate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.reading.days.dates import When

_TELLS_OF = re.compile(
    r"\b(?:(?P<beside>warehouse entr(?:y|ies)|warehoused|(?:in|under|en) (?:bond|entrepot)|bonded"
    r"|lapse[sd]?|expire[sd]?|ends?|signed|ordered|order|bought|purchased|invoiced?|issued|quoted"
    r"|contract|po|cert\w{0,9}|built|paid|booked|dated|filed|ships?|shipped|shipping|leaves|left"
    r"|departs?|departed|sails|sailed|loads|loaded|dispatched|etd|exported|commande\w{0,2}"
    r"|signe\w{0,2}|achete\w{0,2}|facture\w{0,2}|echu\w{0,2}|expedie\w{0,2}"
    r"|exporte\w{0,2}|embarque\w{0,2}|quitte\w{0,2}|partie?s?|part|partent)"
    r"|(?P<entered>entr(?:y|ies) (?:was |were )?filed|entry|entries|entered|enters|entering"
    r"|clears|cleared|clearing|lands|landing"
    r"|gets (?:there|here|in)|getting (?:there|here|in)|reaches|reaching|reached"
    r"|landed|crosses|crossing|crossed|arrives|arriving|arrived|arrival|released?|imported|eta"
    r"|delivered|delivery|importe\w{0,2}|entree|dedouane\w{0,2}|arrivee?s?|arrivent|arrive|livree?"
    r"|livraison|franchi\w{0,4}|traverse\w{0,2})"
    r"|(?P<withdrawn>withdrawn|withdrawal|withdraws?|taken out of bond|retiree?s?|sortie?s? "
    r"d'entrepot))\b"
)
"""What a day is the day of: something beside the entry, the entry, or a withdrawal from a warehouse
for consumption, which is the entry of what lay there."""
_RANKS = {"beside": 1, "entered": 2, "withdrawn": 3}
_NEAR_DAY = 28
"""Characters between what tells of a day and the day: 'crossed the border at Windsor on June 5'."""


def of_the_entry(whens: Sequence[When], folded: str) -> list[When]:
    """The day of entry, by which goods pay, where the others are told as those of a paper, an order
    or a shipment: 'certificate lapsed 8/31, entry made 9/4'."""
    starts = [0, *(w.end for w in whens[:-1])]
    ranks = [_rank(w, start, folded) for w, start in zip(whens, starts, strict=True)]
    best = max(ranks)
    told = sum(rank == _RANKS["entered"] for rank in ranks) == 1
    adjective = [w for w in whens if _is_of_entry(w, folded)]
    gaps = (folded[one.end : two.start] for one, two in pairwise(whens))
    if told and len(adjective) == 1 and not any(_COMPARED.search(gap) for gap in gaps):
        return adjective
    if 0 in ranks or best == _RANKS["beside"] or ranks.count(best) > 1:
        return list(whens)
    return [whens[ranks.index(best)]]


def _is_of_entry(when: When, folded: str) -> bool:
    """Whether a day and an entry stand side by side: 'a Saturday entry', 'une entree samedi'."""
    lead = lead_of(when, folded)
    return bool(_ENTRY_OF_DAY.match(folded, when.end) or _ENTRY.search(lead))


def _rank(when: When, start: int, folded: str) -> int:
    """How near to the entry a day is by what is said right before it; 0 where nothing is."""
    lead = lead_of(when, folded)
    start = max(start, len(lead) - 2 * _NEAR_DAY)
    if _ENTRY_OF_DAY.match(folded, when.end):
        return _RANKS["entered"]
    last = next(reversed([*_TELLS_OF.finditer(lead, start)]), None)
    if last is None or len(lead) - last.end() > _NEAR_DAY or _STOP.search(lead, last.end()):
        return 0
    return _RANKS[last.lastgroup or "beside"]


_ENTRY_OF_DAY = re.compile(
    r"(?:'s)? (?:entr(?:y|ies)|crossings?|arrivals?|landings?|deliver(?:y|ies)|releases?"
    r"|clearances?)\b(?! filed)"
)
"""Behind the day of an entry: 'a Saturday entry'."""
_COMPARED = re.compile(r"\b(?:vs?|versus|or|ou|against|contre)\b|^ ?(?:and|et) ")
"""Between days that are set beside each other."""
_ENTRY = re.compile(
    r"\b(?:an?|une?|my|our|the|notre|mon|l')[ ']?(?:entry|crossing|arrival|release|entree|arrivee"
    r"|livraison|traversee) (?:(?:on|of|de|du|le) )?$"
)
_STOP = re.compile(r"[.;?!]|\b(?:and|et|then|vs|versus|or|ou)\b")
_LAPSED = re.compile(
    r"\b(?:cert\w{0,9}|usmca|cusma|aceum|paperwork|documents?)\b[^.;?!\d]{0,24}"
    r"\b(?:lapsed|expired|ran out|ended|perime\w{0,2}|echu\w{0,2}|expire\w{0,2})"
    r"(?: (?:was|back|on|in|le|en|depuis|since|est|as of|at the)){0,2} ?$"
)


_IF_PAID = re.compile(
    r"\b(?:if|when|si|discount|escompte|rabais) (?:it is |it's |we |you |i )?"
    r"(?:paid|pay|settled|payee?s?|reglee?s?)(?: (?:within|in|by|en|dans|sous|avant|on))? ?$"
)


_SUM = (
    r"(?:usd |cad |us ?)?[$€£]?\d[\d,. ]{0,12}k?"
    r"(?: ?(?:usd|cad|us|eur|dollars|[$€£](?: (?:us|ca))?))?"
)
_SET_BESIDE = re.compile(
    r"\b(?:(?:up|down|hausse|baisse)(?: [a-z]{2,3})? (?:from|de)|compared (?:to|with)|vs\.?|versus"
    r"|than|against|instead of|par rapport a|contre|que|au lieu de)"
    rf" (?:the |our |about |les? |la )?{_SUM}(?:,? (?:in|en|the|l'|le))? ?$"
)
"""Before the day of a sum that the one of the entry is set beside: 'up from 15k last year'."""
_PAID_FIRST = re.compile(
    r"\b(?:now|today|up ?front|down|deposit|in advance|maintenant|aujourd'hui|comptant|acompte"
    rf"|d'avance)\b[^.;?!\d]{{0,40}}{_SUM}(?: (?:due|balance|more|payable))?"
    r"(?:,? (?:in|on|by|en|le|au|the))? ?$"
)
"""Before the day on which the rest of a sum is paid: '4,000 USD now, 8,000 USD in January'."""
_ORDERS_OF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|\d{1,2}(?:st|nd|rd|th|e|er|ere|eme)|premiere?"
    r"|deuxieme|seconde?|troisieme|derniere?|quatrieme)"
    r" (?:order|shipment|load|truck(?:load)?|entry|invoice|time|one|commande|envoi|chargement"
    r"|facture|fois|voyage)s?,? $"
)
_THIS = re.compile(r"(?:this|ce|cette|cet) ")
_OF_ITS_SUM = re.compile(
    r"['’]s (?:(?:usd|cad|us) ?)?(?:[$€£]\d|\d[\d,. ]{2,12}(?![\d,.]| ?%)|(?:order|invoice|price"
    r"|value|purchase|total|bill)\b)"
)
"""Behind a period whose order or sum is set beside another one: 'last year's 10,000 USD'."""


def of_another_sum(when: When, folded: str) -> bool:
    """Whether a day is not that of the entry but of a sum set beside it, of a later payment, or of
    a count of orders: 'up from 15k last year', 'third order this month'."""
    lead = lead_of(when, folded)[-_LONGEST_LEAD:]
    if _SET_BESIDE.search(lead) or _PAID_FIRST.search(lead):
        return True
    if _OF_ITS_SUM.match(folded, when.end):
        return True
    return bool(_THIS.match(folded, when.start) and _ORDERS_OF.search(lead))


_LONGEST_LEAD = 90


def of_a_paper(when: When, folded: str) -> bool:
    """Whether a day is the one on which a certificate lapsed or a bill is to be paid, and not that
    of the entry: 'our USMCA cert lapsed last month, USD 12,000 of honey', '2% off if paid in 10
    days'."""
    lead = lead_of(when, folded)
    return _LAPSED.search(lead) is not None or _IF_PAID.search(lead) is not None


def lead_of(when: When, folded: str) -> str:
    """What stands before a day, its preposition included."""
    lead = re.match(
        r"(?:on|in|of|le|du|au|en|from|by|for|since|depuis|dated|entered) ",
        folded[when.start : when.end],
    )
    return folded[: when.start + (lead.end() if lead else 0)]
