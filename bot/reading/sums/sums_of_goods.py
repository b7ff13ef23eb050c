"""Which of several sums in folded text goods are worth, and what is beside the goods: carriage,
fees, duty, securities, rent."""

from __future__ import annotations

import re

from bot.reading.sums.codes import is_limit
from bot.reading.sums.money import WrittenMoney

_IN_ALL = re.compile(
    r",? (?:in )?(?:total|all|altogether|all together|en tout|au total)(?= ?(?:[.,;:?!)]|$)"
    r"| (?:from|for|of|to|de|du|pour|vers)\b)|,? (?:for|pour) (?:all|everything|the lot|tout)\b"
)


def is_in_all(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is said to be of all that is counted: '100 chairs at 600 USD total'."""
    return _IN_ALL.match(folded, sum_.end) is not None


CARRIAGE = (
    r"(?:freight|shipping|postage|insurance|delivery|brokerage|transport(?:ation)?|drayage"
    r"|fret|livraison|assurance|courtage)"
)
_CARRIED = re.compile(rf"\b{CARRIAGE}(?: (?:is|was|cost|of|a|de|at|another))?:? ?$")
_TO_CARRY = re.compile(
    rf" ?(?:(?:is|was|are|est|goes to|for|in|of|de|pour)(?: the)? |d')?(?:frais de |the |le |la )?"
    rf"(?:ocean |sea |air |inland |truck )?{CARRIAGE}\b"
)


def is_carriage(start: int, end: int, folded: str) -> bool:
    """Whether a sum is what it costs to carry or insure goods, and no part of what they are
    worth: 'freight 900 usd', '220 usd shipping'."""
    before = _CARRIED.search(folded, max(0, start - 30), start)
    return before is not None or _TO_CARRY.match(folded, end) is not None


_FEE = (
    r"(?:(?:ebay|etsy|paypal|platform|listing|seller|amazon|stripe|handling|storage|inspection|testing|fumigation|broker|bank|wire|documentation|filing"
    r"|processing|entry|permit|warehouse|terminal|customs) (?:fees?|charges?|costs?)|demurrage"
    r"|frais (?:de manutention|d'entreposage|d'inspection|de courtier|bancaires|de dossier"
    r"|de douane))"
)
_ADDED = (
    r"(?:(?:buying |selling |sales |agent'?s? |agency )?commissions?|royalt(?:y|ies)|redevances?"
    r"|licen[cs](?:e|ing) fees?|droits de licence|(?:tooling |mold |mould )?assists?"
    r"|(?:engineering|design|artwork|setup|set-up|packing|tooling) (?:fees?|charges?|costs?)"
    r"|frais (?:de conception|d'outillage|d'ingenierie|d'emballage))"
)
_AFTER_ENTRY = (
    r"(?:(?:on-?site |field )?(?:installation|installing|commissioning|erection|start-?up|training"
    r"|mise en service|mise en route|montage|formation)(?: (?:costs?|fees?|charges?|services?))?"
    r"|(?:assembly|assemblage) (?:on-?site|on site|sur place|costs?|fees?|charges?)"
    r"|frais (?:d'installation|de montage|de formation|d'assemblage))"
)
"""What is done to goods after they were imported, and is no part of what they are worth where it is
told apart (19 CFR 152.103(i); Customs Act s. 48(5)(b))."""
_IS = r"(?:,? (?:is|was|are|of|at|a|de|est(?: de)?|about|costs?|another|extra)){0,3}:? ?$"
_TOOLS = r"(?:mou?lds?|dies?|tooling|tools|jigs?|moules?|outillage)"
_FEE_BEFORE = re.compile(rf"\b{_FEE}{_IS}")
_ADDED_BEFORE = re.compile(
    rf"\b{_ADDED}{_IS}"
    r"|\b(?:suppl(?:ied|y)|provided?|furnish(?:ed)?|gave|lent|fourni\w{0,6}|prete\w{0,2})"
    rf" (?:(?:them|him|the (?:maker|factory|mill|supplier)) )?(?:the |our |an? |des |les |nos )?"
    rf"{_TOOLS}(?: (?:worth|valued at|at|d'une valeur de|valant|de))? $"
)
_FOR_IT = r" ?(?:(?:is|was|are|est|for|in|of|de|pour|as) )?(?:an? |the |our |la |le |les |des )?"
_AFTER_BEFORE = re.compile(rf"\b{_AFTER_ENTRY}{_IS}")
_AFTER_BEHIND = re.compile(rf"{_FOR_IT}{_AFTER_ENTRY}\b")
_FEE_BEHIND = re.compile(rf"{_FOR_IT}{_FEE}\b| (?:[a-z]{{2,12}} )?fees?\b")
_ADDED_BEHIND = re.compile(
    rf"{_FOR_IT}(?:{_ADDED}\b|(?:[a-z]{{2,14}} ){{0,2}}{_TOOLS}"
    r"(?: that| which| qu'on| que)?"
    r" (?:(?:we|i|they|the buyer|nous|on|avons|a) ){0,2}"
    r"(?:suppl(?:ied|y)|provided?|furnish(?:ed)?|gave|sent|lent|paid for|fournis?|fournissons"
    r"|fourniss?ent))"
)


def is_added_cost(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is for what a buyer pays or gives beside the price: a commission, a royalty, a
    mould that the maker was lent."""
    before = _ADDED_BEFORE.search(folded, max(0, sum_.start - 40), sum_.start)
    return before is not None or _ADDED_BEHIND.match(folded, sum_.end) is not None


def _is_fee(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is for a service at the border, on the way or after it: 'handling fee 90 USD',
    'installation 12,000'."""
    before = max(0, sum_.start - 40), sum_.start
    if _FEE_BEFORE.search(folded, *before) or _AFTER_BEFORE.search(folded, *before):
        return True
    behind = _FEE_BEHIND.match(folded, sum_.end) or _AFTER_BEHIND.match(folded, sum_.end)
    return behind is not None


def is_cost_beside(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is for carrying or insuring goods, for a service, or for what a buyer pays
    beside the price."""
    carried = is_carriage(sum_.start, sum_.end, folded)
    return carried or is_added_cost(sum_, folded) or _is_fee(sum_, folded)


_SECURITY = re.compile(
    r"\b(?:bond|deposit|caution|garantie|budget(?: [a-z]+)?|cautionnement|open to buy"
    r"|rebate|ristourne|credit note|replacement (?:cost|value|price)|insured value"
    r"|appraised(?: at)?"
    r"|appraisal|book value|bought new|new price|(?:when|price) new|valeur a neuf|lease|rent|loyer"
    r"|retail(?: price| value)?|resale(?: price| value)?|msrp|list price|profit|margin|insured"
    r"|assuree?s?|prix de detail|profit|marge|penalty|amende|refund|remboursement)"
    r"(?: (?:is|of|for|at|de|pour|a|est(?: de)?|annuel(?: est de)?))?:? $"
)
_OF_DUTY = re.compile(
    r" ?(?:(?:in|of|de|for|worth of|en) )?(?:the |import |customs )?"
    r"(?:dut(?:y|ies)|tariffs?|surtax\w*|tax(?:es)?|levy|droits?|bond|deposit|caution"
    r"|refund|drawback|rebate|penalty|profit|margin|remboursement|amende|retail)\b"
)
_NO_WORTH = re.compile(
    r" (?:of|in|for|worth of|de) (?:the |import |customs )?(?:dut(?:y|ies)|droits?)\b"
    r"(?![- ]free| purposes)"
)
"""Behind a sum that is the duty itself, from which nobody can tell what goods are worth."""
_SHORT_PAID = re.compile(
    r"\b(?:short[- ]?paid|under[- ]?paid|overpaid|short)(?: (?:it|them|us|him))?(?: by)? $"
)
_DEMANDED = re.compile(
    r"\b(?:wants?|asks?|asking|demands?|billed|charged|charging|reclame|demande|exige|facture)"
    r"(?: (?:me|us|her|him|them|for|de|nous|lui))?(?: (?:about|over))? $"
)
_PART_OF_IT = re.compile(r"\b(?:of which|out of which|dont|of that,?)(?: (?:about|only|just))? $")
_WITH = re.compile(r"\b(?:with|has|having|containing|avec|contenant)(?: (?:about|an?|some))? $")
_IN_IT = re.compile(
    r" (?:worth )?(?:of |de |d')?[a-z][a-z -]{1,24} (?:in it|in them|inside|dedans)\b"
)


def is_part_of_last(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether the second of two sums is within the first: '12,000 USD of steel, of which 3,000 USD
    is aluminum', 'a 12,000 USD machine with 3,000 USD of steel in it'."""
    led = _PART_OF_IT.search(folded, max(last.end, one.start - 40), one.start)
    with_it = _WITH.search(folded, max(last.end, one.start - 24), one.start)
    inside = with_it is not None and _IN_IT.match(folded, one.end) is not None
    return one.amount < last.amount and (led is not None or inside)


_ALONE = re.compile(
    r"\b(?:just|only) (?:do|run|compute|figure|calc|calculate|price) (?:the |my |on |for )?"
    r"(?P<of>[a-z ]{1,30}?),?(?: (?:at|for|a|is))? {1,9}$"
    r"|\b(?:calcule|fais|juste|seulement) (?:juste |seulement |pour )?(?:les |le |la |l')"
    r"(?P<fr>[a-z ]{1,30}?),?(?: (?:a|pour))? {1,9}$"
)
"""Before the sum of the one thing that is to be computed: 'just do the bearings, 7 grand'."""
_NOT_MEANT = re.compile(
    r"\b(?:not|pas|instead of|rather than|au lieu de|compared (?:to|with)|up from|down from|against"
    r"|versus|vs\.?|par rapport a|contre|plutot que|comparativement a)(?: de| an?| the| our| les?)?"
    r"(?: last (?:year|month|time)(?:['’]s)?)? $"
)
_SAYS = re.compile(
    r"\b(?:broker|forwarder|courier|ups|fedex|dhl|purolator|courtier|courtiere|transitaire|douane"
    r"|customs|driver|chauffeur)(?: [a-z]{1,10})? (?:says?|said|dit|quoted|quotes|told (?:me|us)"
    r"|figures?|parle de|estimates?)(?: (?:me|us|its?|c'est|about|around|like))? {1,9}$"
)
"""Before what somebody says is owed."""
_DOWN = re.compile(r" down\b(?! (?:to|from|by|payment [$a-z]{0,4} ?\d))")
_BY_TIME = re.compile(
    r" (?:annual(?:ly)?|yearly|par annee)\b| (?:an?|per|every|par) (?:month|year|week|day|mois"
    r"|an|annee|semaine|jour)\b|/(?:mo|month"
    r"|yr|mois)\b"
)
"""Behind what is paid down, or by the month, beside what goods are worth."""
_EARNED = re.compile(
    r"\b(?:we|i|they|on|nous|you) (?:will |would |'ll )?(?:make|makes|made|earn|earned|clear"
    r"|net|fait|faisons|gagne|gagnons)(?: (?:about|only|over))? $"
)
_EARNED_ON = re.compile(
    r" (?:on|off|from|sur) (?:it|them|that|each|this|ca|chacune?|cela|le tout)\b"
)
"""Around what is earned with goods: 'we make 5,000 USD on it'."""
_OFF_THE_NEXT = re.compile(
    r" ?(?:off(?: of)?|(?:discount|credit|rebate) (?:on|off|from|against)|(?:de |d')(?:rabais"
    r"|remise"
    r"|escompte|credit) sur|(?:taken |applied )?against) (?:an?|the|our|my|that|une?|la|le"
    r"|notre)? ?"
    r"(?:[a-z]{3,14} (?:of |for |at |de |a ))?(?:usd |cad |us )?[$€£]? ?\d"
    r"| ?(?:off|de rabais)(?: (?:on|sur))? (?:(?:the|our|my) )?(?:next|la prochaine)\b"
)
"""Behind a sum that goes off the one behind it: '40 USD off a 240 USD chair'."""
_OWES = re.compile(
    r"\b(?:owed?|owes|owing|dois|doit|devons|doivent)(?: (?:about|cbp|cbsa|environ|them|you))? $"
)
_ON_A_SUM = re.compile(
    r"(?: (?:in|of|de) (?:dut(?:y|ies)|droits))? (?:on|sur|pour|for) (?:an? |the |my |our "
    r"|une? )?(?:usd|cad|us)? ?\$?\d"
)
"""Around what is owed on another sum: 'I owe 1,250 USD on 5,000 USD of steel'."""


def _is_paid(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is a duty, a bond or a budget and not what goods are worth: '4 900 $
    réclamés', '$2,300 duty on a $1,000 order'."""
    before = folded[max(0, sum_.start - 40) : sum_.start]
    if _SECURITY.search(before) or _OF_DUTY.match(folded, sum_.end) or _SAYS.search(before):
        return True
    if is_added_cost(sum_, folded) or _is_fee(sum_, folded):
        return True
    if _DOWN.match(folded, sum_.end) or _BY_TIME.match(folded, sum_.end):
        return True
    earned = _EARNED.search(before) and _EARNED_ON.match(folded, sum_.end)
    owed = _OWES.search(before) and _ON_A_SUM.match(folded, sum_.end)
    if earned or owed or _OFF_THE_NEXT.match(folded, sum_.end):
        return True
    return bool(_DEMANDED.search(before) or _SHORT_PAID.search(before))


_HIRED = re.compile(
    r"\b(?:(?:security|damage|rental|key) deposit|depot de garantie|(?:rent|lease)(?:al)?"
    r"(?: payments?| fees?)?|(?:rented|leased|louee?s?) (?:for|at|a|pour)|loyer)"
    r"(?: (?:is|of|for|at|de|est(?: de)?))?:? ?$"
)
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:first|second|last|one|1|1st|2nd|premiere?|deuxieme|derniere?|une?) {1,4}(?:of|de|des)"
    r" {1,8}(?:the |les |nos |our )?"
    r"(?:(?:\d{1,2}|two|three|four|five|six|deux|trois|quatre|cinq) {1,6})?"
    r"(?:equal )?(?:instal?lments|payments|versements|paiements)(?: (?:is|was|of|at|est(?: de)?"
    r"|de))?"
    r":? ?$"
)
_REST_UNTOLD = re.compile(
    r" ?(?:upfront|up front|in advance|now|today|down|with the order|maintenant|a la commande"
    r"|d'avance)[^.;?!\d]{0,12}\b(?:the |le )?(?:rest|balance|remainder|reste|solde)\b"
    r"(?![^.;?!\d]{0,24}\d)"
)
"""Behind what is paid first, where nobody tells what is paid later."""


def is_of_no_goods(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is for the use of a thing, or one of several payments of which the others are
    not told, so that nobody can tell from it what goods are worth."""
    before = max(0, sum_.start - 60)
    hired = _HIRED.search(folded, before, sum_.start)
    part = _ONE_OF_SEVERAL.search(folded, before, sum_.start)
    return bool(hired or part or _REST_UNTOLD.match(folded, sum_.end))


def is_beside_goods(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is for carrying or insuring goods, a duty, a security or what they are sold on
    for, and not what they are worth."""
    return is_carriage(sum_.start, sum_.end, folded) or _is_paid(sum_, folded)


def of_the_goods(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums but those for carrying the goods, for duty and for security, where others are told;
    from the one on that is said to be of the goods alone: '310 000 $, dont 18 600 $ de chaises'."""
    own = tuple(one for one in sums if not is_carriage(one.start, one.end, folded)) or sums
    own = tuple(one for one in own if not _is_paid(one, folded)) or own
    own = tuple(
        one for one in own if not (_NO_WORTH.match(folded, one.end) or is_of_no_goods(one, folded))
    )
    own = tuple(one for one in own if not is_limit(folded, one.start)) or own
    own = (
        tuple(
            one for one in own if not _NOT_MEANT.search(folded, max(0, one.start - 40), one.start)
        )
        or own
    )
    for n, one in enumerate(own[1:], 1):
        if _PART_OF_IT.search(folded, max(0, one.start - 40), one.start):
            return own[n:]
        alone = _ALONE.search(folded, max(0, one.start - 60), one.start)
        if alone is not None and not _OF_ANOTHER_KIND.search(alone["of"] or alone["fr"]):
            return own[n:]
    return own


_OF_ANOTHER_KIND = re.compile(
    r"\b(?:first|last|dut(?:y|ies)|tax(?:es)?|tariffs?|freight|shipping|rest|droits?|frais"
    r"|premiers?|transport)\b"
)
