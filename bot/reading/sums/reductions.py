"""Sums less what is said to be taken off them, in folded text: discounts, carriage, costs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.domain.text import Lang
from bot.reading.sums.money import WrittenMoney, moneys, unsigned
from bot.reading.sums.payments import PERCENT, of_all_payments, with_deposit
from bot.reading.sums.sums_of_goods import is_carriage
from bot.reading.text.numbers import number, numbers

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
    rf"(?:{PERCENT}{_OF_OWED}|(?=[a-z$€£]{{0,3}} ?\$?\d))"
)
_OFF_BEHIND = re.compile(
    rf",? (?:with |at |before |avec |avant |a )?(?:an? |une? |our |the )?{PERCENT} ?"
    r"(?:(?:[a-z]{4,12} ){0,2}(?:off|discount)|(?:de |d')(?:rabais|remise|escompte))\b"
    r"|,? (?:our |the |with an? |less an? |an? |un |le |notre |avec un )?(?:[a-z]{4,9} )?"
    r"(?:discount|rabais|remise|escompte) (?:is |of |est de |de )?(?P<share3>\d{1,2}"
    r"(?:[.,]\d{1,2})?) ?(?:%|percent|pour ?cent)"
)
_OFF_BEFORE = re.compile(
    rf"(?<![\d.,]){PERCENT} ?(?:off(?: of)?|(?:[a-z]{{4,12}} ){{0,2}}discount (?:on|off)"
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
    paid = of_all_payments(sum_, folded)
    if paid is not None:
        return paid
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
        return _without_carriage(with_deposit(sum_, folded), folded, lang)
    left = 1 - Decimal(share.replace(",", ".")) / 100
    other = None if sum_.other is None else sum_.other * left
    once = replace(sum_, amount=sum_.amount * left, other=other, end=end)
    again = _LESS.match(folded, end)
    return reduced(once, folded, lang) if again is not None and before is None else once


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
