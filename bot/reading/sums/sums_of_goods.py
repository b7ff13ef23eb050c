"""Which of several sums in folded text goods are worth: corrected ones, parts of one sum,
discounts, and what is beside the goods (carriage, duty, securities)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.domain.text import Lang
from bot.reading.sums.codes import is_limit
from bot.reading.sums.money import WrittenMoney, moneys, unsigned
from bot.reading.text.numbers import number, numbers

_CORRECTS = re.compile(
    r"\d[^\d]*\b(?:nah|nope|wait|actually|scratch that|sorry|make (?:it|that)|call it|plutot"
    r"|correction|i mean|oops|oups|mettons)\b[^\d]{0,12}$"
)
"""Between two sums: the second one is meant."""


_SHOULD_BE = re.compile(
    r"\b(?:should (?:have been|be|read|say)|(?:it'?s|was|is|are) (?:really|actually|in fact)"
    r"|really (?:is|was)|aurait du etre|devrait etre|c'est (?:vraiment|en fait))[^\d]{0,12}$"
)


_REVISED = re.compile(
    r"\b(?:(?:revised|corrected|amended|final|actual)"
    r"(?: (?:commercial )?(?:invoice|value|price|total))?"
    r"|(?:but )?(?:really |actually )?(?:paid|worth)"
    r"|(?:facture|valeur) (?:revisee|corrigee|finale|definitive)|(?:we |i )?(?:actually )?paid"
    r"|(?:was |were )?(?:actually )?invoiced(?: at)?|paye[es]{0,2})"
    r"(?: (?:is|was|of|at|for|de|est))?:? ?$"
)
_BEFORE_IT = re.compile(
    r"\b(?:original(?: (?:commercial )?(?:invoice|value|price))?|declared"
    r"|declare|quoted|quote|estimate|estimated|ordered|initial(?: (?:invoice|value))?"
    r"|pro ?forma(?: invoice)?|facture initiale|soumission)"
    r"(?: (?:is|was|of|at|for|us|me|de|a|est))?:? ?$"
)


_IN_ALL = re.compile(
    r",? (?:in )?(?:total|all|altogether|all together|en tout|au total)(?= ?(?:[.,;:?!)]|$)"
    r"| (?:from|for|of|to|de|du|pour|vers)\b)|,? (?:for|pour) (?:all|everything|the lot|tout)\b"
)


def is_in_all(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is said to be of all that is counted: '100 chairs at 600 USD total'."""
    return _IN_ALL.match(folded, sum_.end) is not None


_LOT = r"(?:one|orders?|invoices?|shipments?|loads?|time|commandes?|factures?|envois?|fois)"
_LAST_ONE = re.compile(
    rf"\b(?:(?:the |our |my )?(?:last|previous|prior|earlier) {_LOT}"
    rf"|(?:la |le |notre )?(?:derniere?|precedente?) {_LOT}|(?:la |l')?{_LOT} (?:derniere?"
    r"|precedente?))(?: (?:was|at|of|for|came to|etait(?: de)?|a|de))?:? ?$"
)
_THIS_ONE = re.compile(
    rf"\b(?:this {_LOT}|(?:celle|celui)-? ?ci|cette {_LOT}|cet {_LOT})"
    r"(?: (?:is|at|of|for|comes to|est(?: de)?|a|de))?:? ?$"
)
_CHANGED_FROM = re.compile(
    r"\b(?:raised|went(?: up| down)?|rose|jumped|climbed|dropped|fell|cut|increased|reduced|lowered"
    r"|bumped(?: up)?|moved|haggled(?: down)?|negotiated(?: down)?|changed|revised|passee?s?"
    r"|monte\w{0,2}"
    r"|baisse\w{0,2}|augmente\w{0,2}|reduite?s?|reduit|negociee?s?)"
    r"(?: (?:it|them|us|the price|le prix))?(?: down| up)? (?:from|de)(?: (?:usd|cad"
    r"|us))? ?[$€£]? ?$"
)
_CHANGED_TO = re.compile(r" ?(?:to|down to|up to|a) (?:usd |cad |us)?[$€£]? ?")


def is_changed_from(start: int, folded: str) -> bool:
    """Whether the sum at ``start`` is what another one was before: 'raised from 15,000 to'."""
    return _CHANGED_FROM.search(folded, max(0, start - 50), start) is not None


def _revises(earlier: WrittenMoney, later: WrittenMoney, folded: str) -> bool:
    """Whether a sum is what the one before it came to in the end: 'quoted USD 18,000, paid USD
    17,250', 'original invoice $30,000, revised invoice $28,000', 'went from $20,000 to $15,000',
    'last order was $5,000, this one is $9,000'."""
    changed = is_changed_from(earlier.start, folded)
    if changed and _CHANGED_TO.fullmatch(folded, earlier.end, later.start):
        return True
    former = _LAST_ONE.search(folded, max(0, earlier.start - 40), earlier.start)
    if former and _THIS_ONE.search(folded, earlier.end, later.start):
        return True
    first = _BEFORE_IT.search(folded, max(0, earlier.start - 40), earlier.start)
    if first is None or is_beside_goods(later, folded):
        return False
    return _REVISED.search(folded, earlier.end, later.start) is not None


def corrects(later: WrittenMoney, folded: str) -> bool:
    """Whether a sum takes back a number before it: '0.42 USD/lb... nah easier: 37,000 US'."""
    return _CORRECTS.search(folded, max(0, later.start - 80), later.start) is not None


def _is_same_in_other_money(earlier: WrittenMoney, later: WrittenMoney, folded: str) -> bool:
    """Whether a sum is the one before it in the currency that it should have had: '20,000 USD, it
    is really 20,000 CAD'."""
    alike = earlier.amount == later.amount and earlier.currency != later.currency
    return alike and _SHOULD_BE.search(folded, earlier.end, later.start) is not None


def as_corrected(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums from the last one on that takes back those before it."""
    last = max((n for n, one in enumerate(sums) if n and corrects(one, folded)), default=0)
    for n, (earlier, later) in enumerate(pairwise(sums), 1):
        if _is_same_in_other_money(earlier, later, folded) or _revises(earlier, later, folded):
            last = max(last, n)
    return sums[last:]


_PLUS = re.compile(
    r",? ?(?:\+|plus|and (?:another|a second)|et (?:une? autre|une deuxieme))"
    r"(?: (?:one|invoice|facture))?(?: (?:of|for|at|de))? ?"
)
_AND = re.compile(r",? ?(?:and|et|&)? ?(?:the (?:other|second)(?: one)?(?: is| at| for)? )?")
_BALANCE = re.compile(
    r"[^\d.?!]{0,24}\b(?:balance|solde|remainder|reste|rest|remaining"
    r"|(?:final|second|last|remaining) payment|(?:dernier|second) (?:paiement|versement))"
    r"(?: (?:is|of|due|de|du|est(?: de)?)){0,2}:? ?"
)
_IN_PARTS = re.compile(
    r"\b(?P<n>two|2|both|deux|three|3|trois) (?:different |separate |commercial )?"
    r"(?:invoices|entries|factures|shipments|orders|commandes|envois|bills|lots|payments"
    r"|instal?lments|paiements|versements)\b"
)
_PARTS = {"three": 3, "3": 3, "trois": 3}
_PAIR = 2
_ENDS_A_PART = re.compile(
    r" ?(?:[.,;:?!)]|$)| (?:of|worth|de|total|together|altogether|both|all)\b| d'"
)
_DEPOSIT = re.compile(r"\b(?:deposit|down payment|depot|acompte)(?: (?:of|is|was|de))?:? $")


_BALANCE_LEAD = re.compile(
    r"\b(?:balance|solde|remainder|remaining|reste)(?: (?:is|of|due|owing|de|du"
    r"|est(?: de)?)){0,3}:? ?$"
)
_BESIDE = re.compile(r"[^.;?!\d]{1,40}")
_A_DEPOSIT = re.compile(r" (?:deposit|down payment|d'acompte|de depot)\b")


def _are_deposit_and_balance(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether of two sums beside each other one is a deposit and the other one what is left to pay
    after it: 'balance of 15,000 USD after the 5,000 USD deposit'."""
    if not _BESIDE.fullmatch(folded, last.end, one.start):
        return False
    return any(
        _is_deposit(a, folded) and _is_balance(b, folded) for a, b in ((last, one), (one, last))
    )


def _is_deposit(sum_: WrittenMoney, folded: str) -> bool:
    before = _DEPOSIT.search(folded, max(0, sum_.start - 40), sum_.start)
    return before is not None or _A_DEPOSIT.match(folded, sum_.end) is not None


def _is_balance(sum_: WrittenMoney, folded: str) -> bool:
    before = _BALANCE_LEAD.search(folded, max(0, sum_.start - 40), sum_.start)
    return before is not None or _BALANCE_BEHIND.match(folded, sum_.end) is not None


def together(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums, those that make up one together added: 'USD 12,400 + USD 7,600', 'two invoices, USD
    12,400 and USD 7,600', 'deposit of $5,000, balance $45,000'."""
    goods = [one for one in sums if not is_carriage(one.start, one.end, folded)]
    told = _IN_PARTS.search(folded)
    parts = (
        told is not None and len(goods) == _PARTS.get(told["n"], _PAIR) and len(goods) == len(sums)
    )
    out: list[WrittenMoney] = []
    for one in sums:
        last = out[-1] if out else None
        if last is not None and _adds_to(last, one, folded, parts=parts):
            out[-1] = replace(
                last,
                amount=last.amount + one.amount,
                currency=last.currency or one.currency,
                end=one.end,
                other=None,
            )
        else:
            out.append(one)
    return tuple(out)


def _adds_to(last: WrittenMoney, one: WrittenMoney, folded: str, *, parts: bool) -> bool:
    """Whether a sum is a further part of what the one before it is a part of."""
    if last.per or one.per or last.large or one.large or last.other or one.other:
        return False
    if last.currency != one.currency and last.currency and one.currency:
        return False
    between = folded[last.end : one.start]
    if _are_deposit_and_balance(last, one, folded):
        return True
    if _DEPOSIT.search(folded, max(0, last.start - 40), last.start):
        return _BALANCE.fullmatch(between) is not None
    in_two = _is_paid_in_two(last, one, folded)
    if in_two or any(is_beside_goods(a, folded) for a in (last, one)):
        return in_two
    joins = _PLUS.fullmatch(between) or (parts and _AND.fullmatch(between))
    ends = _ENDS_A_PART.match(folded, one.end) is not None
    return bool(joins and ends) or _is_numbered_next(last, one, folded)


_NUMBERED = re.compile(
    r"\b(?P<what>invoice|facture|lot|shipment|envoi|order|commande|bill|box|caisse|load|container)"
    r" (?:no\.? ?|#)?(?P<n>\d{1,2}|one|two|three|a|b|c|un|deux|trois)"
    r" ?(?:is|was|for|at|of|est(?: de)?|de|:|=|-)? ?$"
    r"|\b(?P<nth>first|second|third|1st|2nd|3rd|premiere?|deuxieme|seconde?"
    r"|troisieme) (?P<of>invoice"
    r"|facture|lot|shipment|envoi|order|commande|box|caisse|load|container|voyage|payment|paiement"
    r"|versement)(?: (?:is|was|for|at|of|est(?: de)?|de))?:? ?$"
)
_UPFRONT = re.compile(
    r" ?(?:upfront|up front|in advance|now|today|down|with the order|on order(?:ing)?|at signing"
    r"|a la commande|d'avance|a la signature)\b"
)
_LATER = re.compile(
    r" ?(?:on|upon|at|before|after|a la|a l'|apres la) ?(?:delivery|arrival|completion|shipment"
    r"|pickup|livraison|arrivee|reception)\b| ?(?:later|plus tard)\b"
)
_OTHER_PART = re.compile(
    r"[^.;?!\d]{0,24}\b(?:and|et) (?:(?:we|i|then|on|nous) )?(?:pay|owe|paid|payons|paie|paye)"
    r" (?:the (?:other|remaining|rest,?)|les autres)"
    r" ?(?:of )?"
)


def _is_paid_in_two(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether two sums are what is paid for the same goods at two times: '5,000 CAD upfront, 9,000
    CAD on delivery'."""
    at_once, later = _UPFRONT.match(folded, last.end), _LATER.match(folded, one.end)
    between = folded[last.end : one.start]
    return bool(at_once and later) or _OTHER_PART.fullmatch(between) is not None


def _is_numbered_next(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether two sums are those of papers or boxes with a number each: 'invoice 1 is $12,400,
    invoice 2 is $7,600'."""
    first = _NUMBERED.search(folded, max(0, last.start - 30), last.start)
    second = _NUMBERED.search(folded, last.end, one.start)
    if first is None or second is None:
        # a sum of several keeps the start of the first one
        return False
    what, of = (one["what"] or one["of"] for one in (first, second))
    return what == of and (first["n"] or first["nth"]) != (second["n"] or second["nth"])


_PERCENT = r"(?P<share>\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|percent|per cent|pour ?cent)"
_OF_OWED = r"(?! ?(?:of |de |d')?(?:the |la |le )?(?:dut|tarif|tax|surtax|droit|in dut))"
_THE_SUM = (
    r"(?: an?| the| our| my| une?| la| le| notre)?"
    r"(?: (?:invoice|order|facture|commande|total|achat)(?: (?:of|for|de))?)? {0,9}$"
)
_LESS = re.compile(
    r"(?: list(?: price)?)?,? (?:less|minus|moins|net of|- )(?: (?:an?|the|our|une?|le|la"
    r"|notre))? {0,9}"
    r"(?:(?:trade |volume |cash )?(?:discount|rabais|remise|escompte|credit|rebate|deduction)"
    r" (?:of|de) )?"
    rf"(?:{_PERCENT}{_OF_OWED}|(?=[a-z$€£]{{0,3}} ?\$?\d))"
)
_OFF_BEHIND = re.compile(
    rf",? (?:with |at |before |avec |avant |a )?(?:an? |une? |our |the )?{_PERCENT} ?"
    r"(?:(?:[a-z]{4,12} ){0,2}(?:off|discount)|(?:de |d')(?:rabais|remise|escompte))\b"
    r"|,? (?:our |the |with an? |less an? |an? |un |le |notre |avec un )?(?:[a-z]{4,9} )?"
    r"(?:discount|rabais|remise|escompte) (?:is |of |est de |de )?(?P<share3>\d{1,2}"
    r"(?:[.,]\d{1,2})?) ?(?:%|percent|pour ?cent)"
)
_OFF_BEFORE = re.compile(
    rf"(?<![\d.,]){_PERCENT} ?(?:off(?: of)?|(?:[a-z]{{4,12}} ){{0,2}}discount (?:on|off)"
    rf"|(?:de |d')(?:rabais|remise|escompte) sur){_THE_SUM}"
    r"|\b(?:rabais|remise|escompte|discount) (?:of|de) (?P<share2>\d{1,2}(?:[.,]\d{1,2})?)"
    rf" ?(?:%|percent|pour ?cent) (?:on|sur|off){_THE_SUM}"
)
_SUM_OFF = re.compile(
    r"\b(?:discount|rabais|remise|escompte|credit|deduction|allowance)(?: note)? (?:of"
    r"|de) (?:[a-z]{2,3} )?"
    r"(?P<off>[$€£]?\d[\d,. ]{0,10}\d)(?: ?(?:usd|cad|us|\$(?: us)?|dollars))?"
    rf"(?: (?:taken|given|applied|accorde))? (?:on|off|from|sur){_THE_SUM}"
)
"""Before a sum, what is taken off it: 'discount of 480 taken on a 24,000 USD invoice'."""


_ON_CONDITION = re.compile(
    r"[^\d.;?!]{0,30}(?:\b(?:if|when|provided|si|quand|lorsque)\b[^\d.;?!]{0,24}"
    r"\b(?:pa(?:y|id|ye\w{0,2}|ie\w{0,2}|iement)|settled?|(?:re)?order\w{0,3}|buy|commande\w{0,2}"
    r"|regle\w{0,2}|achete\w{0,2})\b|\b(?:within|in|en|sous|dans) \d{1,2} (?:days|jours)\b"
    r"|\b(?:for|on|upon|pour) (?:(?:early|prompt|fast|cash|quick) )?(?:payment|paiement)\b)"
)
"""Behind what would be taken off, were it paid soon or ordered again: nobody can tell whether it
was."""


def _is_off_on_condition(sum_: WrittenMoney, folded: str) -> bool:
    """Whether what is taken off a sum hangs on when it is paid or on what is bought later."""
    behind = _LESS.match(folded, sum_.end) or _OFF_BEHIND.match(folded, sum_.end)
    before = _OFF_BEFORE.search(folded, max(0, sum_.start - 60), sum_.start)
    off = _SUM_OFF.search(folded, max(0, sum_.start - 80), sum_.start)
    if behind is None and before is None and off is None:
        return False
    end = sum_.end if behind is None else behind.end()
    return _ON_CONDITION.match(folded, end) is not None


_EACH_OF_THEM = re.compile(r",? ?(?:each|apiece|chacune?s?|la piece|l'unite|a piece)\b")


def _price_reduced(sum_: WrittenMoney, folded: str, end: int) -> WrittenMoney:
    """The price of each without the share that is said to be taken off it: '$100 each, 5% off'."""
    off = _LESS.match(folded, end) or _OFF_BEHIND.match(folded, end)
    share = (off["share"] or off.groupdict().get("share3")) if off is not None else None
    if off is None or not share or _ON_CONDITION.match(folded, off.end()):
        return sum_
    left = 1 - Decimal(share.replace(",", ".")) / 100
    other = None if sum_.other is None else sum_.other * left
    return replace(sum_, amount=sum_.amount * left, other=other)


def reduced(sum_: WrittenMoney, folded: str, lang: Lang) -> WrittenMoney:
    """The sum without what is said to be taken off it: 'USD 50,000 less USD 5,000 freight', '5% off
    $60,000'."""
    each = _EACH_OF_THEM.match(folded, sum_.end)
    if sum_.per or each or _is_off_on_condition(sum_, folded):
        return _price_reduced(sum_, folded, each.end() if each else sum_.end)
    paid = _PAYMENTS.search(folded, max(0, sum_.start - 40), sum_.start)
    if paid is not None:
        many = Decimal(_MANY.get(paid["n"], paid["n"]))
        return replace(sum_, amount=sum_.amount * many, other=None)
    before = _OFF_BEFORE.search(folded, max(0, sum_.start - 60), sum_.start)
    behind = _LESS.match(folded, sum_.end) or _OFF_BEHIND.match(folded, sum_.end)
    off = _SUM_OFF.search(folded, max(0, sum_.start - 80), sum_.start)
    if off is not None and (told := number(off["off"].lstrip("$€£"), lang)) is not None:
        less = sum_.amount - told.value
        return replace(sum_, amount=less, other=None) if less > 0 else sum_
    if before is not None:
        share, end = before["share"] or before["share2"], sum_.end
    elif behind is not None and (share := behind["share"] or behind.groupdict().get("share3")):
        end = behind.end()
    elif behind is not None:
        return _without_sum(sum_, folded, behind.end(), lang)
    else:
        return _without_carriage(_with_deposit(sum_, folded), folded, lang)
    left = 1 - Decimal(share.replace(",", ".")) / 100
    other = None if sum_.other is None else sum_.other * left
    once = replace(sum_, amount=sum_.amount * left, other=other, end=end)
    again = _LESS.match(folded, end)
    return reduced(once, folded, lang) if again is not None and before is None else once


_MANY = {"two": 2, "three": 3, "four": 4, "deux": 2, "trois": 3, "quatre": 4}
_PAYMENTS = re.compile(
    r"\b(?P<n>[2-9]|1[0-2]|two|three|four|deux|trois|quatre) (?:equal |monthly )?"
    r"(?:payments|instal?lments|versements|paiements)(?: (?:of|at|de))? ?$"
)
"""Before what is paid so many times for the same goods."""
_BALANCE_BEHIND = re.compile(
    r" (?:is )?(?:the )?(?:balance|remaining|still (?:due|owing)|solde|left to pay|owing)\b"
)
_SHARE_PAID = re.compile(
    rf"\b{_PERCENT} (?:deposit|down(?: payment)?|upfront|up front|prepaid|paid|d'acompte"
    rf"|de depot)\b"
)


_SHARE_OF_IT = re.compile(
    rf" ?(?:was|is|=|etait de|est de|represente|,|\()? ?\(?(?:that is |that's |being |or "
    rf"|soit )?{_PERCENT}"
    r"(?=\)|,|$|[.;?!](?!\d)| (?:of|de) (?:it|the (?:order|total|price|invoice|value)"
    r"|la (?:commande|facture|valeur)|(?:le )?(?:total|prix))\b| paid)"
)
"""Behind a deposit, what share of all it is: 'deposit of $18,000 was 30%'."""


def _with_deposit(sum_: WrittenMoney, folded: str) -> WrittenMoney:
    """All that is paid, where a sum is the balance after a share of it, or that share: '30% deposit
    paid, 14,000 USD balance due', 'deposit of 18,000 USD was 30%'."""
    share = _SHARE_OF_IT.match(folded, sum_.end)
    if share is not None and _DEPOSIT.search(folded, max(0, sum_.start - 40), sum_.start):
        return replace(sum_, amount=sum_.amount / (Decimal(share["share"]) / 100), other=None)
    paid = _SHARE_PAID.search(folded)
    balance = _BALANCE_BEHIND.match(folded, sum_.end) or _BALANCE.search(
        folded, max(0, sum_.start - 30), sum_.start
    )
    if paid is None or balance is None:
        return sum_
    return replace(sum_, amount=sum_.amount / (1 - Decimal(paid["share"]) / 100), other=None)


_TOTAL = re.compile(
    r"\b(?:total|totals|grand total|in all|en tout)(?: (?:is|of|de|est(?: de)?))?:? ?(?:usd "
    r"|cad |us )?$"
)


def _without_carriage(sum_: WrittenMoney, folded: str, lang: Lang) -> WrittenMoney:
    """What goods alone come to, where the text tells it and the carriage that makes up the total
    with it: 'goods 18,500, freight 1,200, insurance 85, total 19,785'."""
    if _TOTAL.search(folded, max(0, sum_.start - 24), sum_.start) is None:
        return sum_
    told = [n for n in numbers(folded, lang) if n.end <= sum_.start]
    carriage = sum((n.value for n in told if is_carriage(n.start, n.end, folded)), Decimal(0))
    alone = any(
        n.value + carriage == sum_.amount and not is_carriage(n.start, n.end, folded) for n in told
    )
    if not carriage or not alone:
        return sum_
    return replace(sum_, amount=sum_.amount - carriage, other=None)


def _without_sum(sum_: WrittenMoney, folded: str, start: int, lang: Lang) -> WrittenMoney:
    """A sum less the one at ``start``, that is said to be taken off it."""
    written = folded[start : start + _LONGEST]
    told = (*moneys(written, lang), *(unsigned(n) for n in numbers(written, lang)))
    off = next((one for one in told if one.start == 0), None)
    if off is None or off.per or off.amount >= sum_.amount or _SHARE.match(written, off.end):
        return sum_
    if off.currency not in ("", sum_.currency):
        return sum_
    return replace(sum_, amount=sum_.amount - off.amount, other=None, end=start + off.end)


_SHARE = re.compile(r" ?(?:%|percent|per cent|pour ?cent)")
_LONGEST = 24
"""Characters of a sum and its currency."""


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
    r"(?:(?:handling|storage|inspection|testing|fumigation|broker|bank|wire|documentation|filing"
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
_IS = r"(?:,? (?:is|was|are|of|at|a|de|est(?: de)?|cost|another))?:? ?$"
_TOOLS = r"(?:mou?lds?|dies?|tooling|tools|jigs?|moules?|outillage)"
_FEE_BEFORE = re.compile(rf"\b{_FEE}{_IS}")
_ADDED_BEFORE = re.compile(
    rf"\b{_ADDED}{_IS}"
    r"|\b(?:suppl(?:ied|y)|provided?|furnish(?:ed)?|gave|lent|fourni\w{0,6}|prete\w{0,2})"
    rf" (?:(?:them|him|the (?:maker|factory|mill|supplier)) )?(?:the |our |an? |des |les |nos )?"
    rf"{_TOOLS}(?: (?:worth|valued at|at|d'une valeur de|valant|de))? $"
)
_FOR_IT = r" ?(?:(?:is|was|are|est|for|in|of|de|pour|as) )?(?:an? |the |our |la |le |les |des )?"
_FEE_BEHIND = re.compile(rf"{_FOR_IT}{_FEE}\b")
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
    """Whether a sum is for a service at the border or on the way: 'handling fee 90 USD'."""
    before = _FEE_BEFORE.search(folded, max(0, sum_.start - 40), sum_.start)
    return before is not None or _FEE_BEHIND.match(folded, sum_.end) is not None


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
_NOT_MEANT = re.compile(r"\b(?:not|pas|instead of|rather than|au lieu de)(?: de)? $")
_SAYS = re.compile(
    r"\b(?:broker|forwarder|courier|ups|fedex|dhl|purolator|courtier|courtiere|transitaire|douane"
    r"|customs|driver|chauffeur)(?: [a-z]{1,10})? (?:says?|said|dit|quoted|quotes|told (?:me|us)"
    r"|figures?|parle de|estimates?)(?: (?:me|us|its?|c'est|about|around|like))? {1,9}$"
)
"""Before what somebody says is owed."""


_DOWN = re.compile(r" down\b(?! (?:to|from|by|payment [$a-z]{0,4} ?\d))")
_BY_TIME = re.compile(
    r" (?:an?|per|every|par) (?:month|year|week|day|mois|an|annee|semaine|jour)\b|/(?:mo|month"
    r"|yr|mois)\b"
)
"""Behind what is paid down, or by the month, beside what goods are worth."""
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
    if _OWES.search(before) and _ON_A_SUM.match(folded, sum_.end):
        return True
    return _DEMANDED.search(before) is not None


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


def _is_of_no_goods(sum_: WrittenMoney, folded: str) -> bool:
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
        one for one in own if not (_NO_WORTH.match(folded, one.end) or _is_of_no_goods(one, folded))
    )
    own = tuple(one for one in own if not is_limit(folded, one.start)) or own
    own = tuple(one for one in own if not _NOT_MEANT.search(folded, 0, one.start)) or own
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
