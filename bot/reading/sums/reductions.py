"""Sums less what is said to be taken off them, in folded text: discounts, carriage, costs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.domain.text import Lang
from bot.reading.sums.bare_numbers import unsigned
from bot.reading.sums.money import WrittenMoney, moneys
from bot.reading.sums.payments import of_all_payments, with_deposit
from bot.reading.sums.percentages import SIGN, part, percentage
from bot.reading.sums.raised_or_cut import changed
from bot.reading.sums.sums_of_goods import is_carriage
from bot.reading.text.numbers import number, numbers

_SOME_FREE = re.compile(
    r"\bbogo\b|\bbuy (?:one|two|three|\d{1,3})[a-z ]{0,20},? (?:and )?get (?:one|two|another"
    r"|a second|the (?:second|next)|\d{1,3})\b|\b(?:one|two|three|four|\d{1,4}) for the price of"
    r" (?:one|two|three|\d{1,4})\b"
    r"|\b(?:achete[rz]?|payez)(?:-en)? (?:une?|deux|trois|\d{1,3})[a-z ]{0,16},? "
    r"(?:(?:et )?(?:obtene[zr]|recevez|prenez)(?:-en)? |le (?:deuxieme|second) )"
    r"|\b(?:deux|trois|quatre|\d{1,4}) pour le prix d(?:e|') ?(?:une?|deux|trois|\d{1,4})\b"
)


def is_partly_free(text: str) -> bool:
    """Whether so many of the goods are given with others that are paid for, and nobody can tell
    whether those that were counted are all of them: 'buy one get one free'."""
    return _SOME_FREE.search(text) is not None


_PERCENT = percentage("?P<share>")
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
    rf"(?:discount|rabais|remise|escompte) (?:is |of |est de |de )?{percentage('?P<share3>')}"
)
_OFF_BEFORE = re.compile(
    rf"(?<![\d.,]){_PERCENT} ?(?:off(?: of)?|(?:[a-z]{{4,12}} ){{0,2}}discount (?:on|off)"
    rf"|(?:de |d')(?:rabais|remise|escompte) sur){_THE_SUM}"
    rf"|\b(?:rabais|remise|escompte|discount) (?:of|de) {percentage('?P<share2>')}"
    rf" (?:on|sur|off){_THE_SUM}"
)
_SUM_OFF = re.compile(
    r"\b(?:discount|rabais|remise|escompte|credit|deduction|allowance)(?: note| memo)? (?:of|for"
    r"|de|pour) (?:[a-z]{2,3} )?"
    r"(?P<off>[$€£]?\d[\d,. ]{0,10}\d)(?: ?(?:usd|cad|us|\$(?: us)?|dollars))?"
    rf"(?: (?:taken|given|applied|accorde))? (?:on|off|from|sur|against){_THE_SUM}"
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
    return _times(sum_, 1 - part(share))


_WISHED = re.compile(
    r"\b(?:asked|asking|asks?|wanted|wants?|hoped|hoping|pushed|begged|requested|demanded|tried"
    r"|pushing|demand\w{1,4}|voul\w{1,5}|esper\w{1,5})\b"
    rf"[^.;?!\d]{{0,24}}{percentage('?P<wished>')}(?P<then>[^.;?!\d]{{0,60}})"
    rf"(?:{percentage('?P<got>')}(?! (?:of|de|dut|tarif)))?"
)
_A_DISCOUNT = re.compile(
    r"\b(?:off|discount|rabais|remise|escompte|reduction|rebate|less|list price|prix de liste)\b"
)
_GRANTED = re.compile(
    r"\b(?:got|gave|given|get|received|settled|accord\w{1,3}|obtenu\w?|eu|donne\w{0,2}|gets?)\b"
)
_AGREED = re.compile(
    r"[^.;?!]{0,60}\b(?:got it|agreed|accepted|said yes|ont accepte|a accepte|l'a eu|granted)\b"
)


@lru_cache(maxsize=64)
def _share_granted(folded: str) -> Decimal | None:
    """The share that was taken off where another one was wished for: 'asked for 15% off but got
    5%'. None where nobody wished for one or the wish was granted, 0 where nothing came of it. Each
    sum of a text asks for it."""
    found = _WISHED.search(folded)
    if found is None or _A_DISCOUNT.search(found.group()) is None:
        return None
    if found["got"] and _GRANTED.search(found["then"]):
        return part(found["got"])
    return None if _AGREED.match(folded, found.end("wished")) else Decimal(0)


def reduced(sum_: WrittenMoney, folded: str, lang: Lang) -> WrittenMoney:
    """The sum without what is said to be taken off it: 'USD 50,000 less USD 5,000 freight', '5% off
    $60,000'; as it came to be where that is told by how much it changed."""
    granted = _share_granted(folded)
    if granted is not None:
        return _times(sum_, 1 - granted)
    now = changed(sum_, folded) or _at_half_price(sum_, folded) or _less_first(sum_, folded, lang)
    if now is not None:
        return now
    each = _EACH_OF_THEM.match(folded, sum_.end)
    if sum_.per or each or _is_off_on_condition(sum_, folded):
        return _price_reduced(sum_, folded, each.end() if each else sum_.end)
    return of_all_payments(sum_, folded) or _without_discount(sum_, folded, lang)


def _without_discount(sum_: WrittenMoney, folded: str, lang: Lang) -> WrittenMoney:
    """The sum without a discount that is told right before or behind it, or all that is paid where
    it is a part."""
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
    once = replace(_times(sum_, 1 - part(share)), end=end)
    again = _LESS.match(folded, end)
    return reduced(once, folded, lang) if again is not None and before is None else once


def _times(sum_: WrittenMoney, times: Decimal) -> WrittenMoney:
    other = None if sum_.other is None else sum_.other * times
    return replace(sum_, amount=sum_.amount * times, other=other)


_REGULARLY = re.compile(
    r"\b(?:normally|regular(?:ly)?(?: price)?|usually|originally|list price|reg\.?|was|normalement"
    r"|prix (?:regulier|normal|courant|de liste)|d'habitude)(?: (?:is|of|de|at|a))?:? ?$"
)
_HALF_PRICE = re.compile(r"\b(?:half (?:price|off)|(?:a )?moitie prix)\b")


def _at_half_price(sum_: WrittenMoney, folded: str) -> WrittenMoney | None:
    """'half price, normally $200': what was paid."""
    before = _REGULARLY.search(folded, max(0, sum_.start - 30), sum_.start)
    near = max(0, sum_.start - 60), sum_.end + 40
    return _times(sum_, Decimal("0.5")) if before and _HALF_PRICE.search(folded, *near) else None


_OFF_FIRST = re.compile(
    r"(?:(?:usd|cad|us|eur) ?)?[$€£]? ?(?<![\d.,])(?P<off>\d{1,3}(?:[ ,]\d{3}){1,2}(?:\.\d\d)?"
    r"|\d{1,6}(?:\.\d\d)?)(?: ?(?:usd|cad|us|eur|[$€£](?: ?(?:us|ca))?|dollars))? ?"
    r"(?:off(?: of)?|(?:discount|credit|rebate) (?:on|off|from|against)|(?:de |d')(?:rabais|remise"
    r"|escompte|credit) sur) (?:an?|the|our|my|that|une?|la|le|notre) {0,9}"
    r"(?:[a-z]{3,14} (?:of|for|at|de|a) )?$"
)


def _less_first(sum_: WrittenMoney, folded: str, lang: Lang) -> WrittenMoney | None:
    """'40 USD off a 240 USD chair': the second sum without the first."""
    found = _OFF_FIRST.search(folded, max(0, sum_.start - 70), sum_.start)
    told = number(found["off"], lang) if found is not None else None
    if told is None or not told.value < sum_.amount:
        return None
    return replace(sum_, amount=sum_.amount - told.value, other=None)


_A_SUM = (
    r"(?:(?:usd|cad|us|eur) ?)?[$€£]? ?(?P<off{n}>\d{{1,3}}(?:[ ,]\d{{3}}){{1,2}}(?:\.\d\d)?"
    r"|\d{{1,6}}(?:\.\d\d)?)(?![\d%])(?: ?k\b)?(?: ?(?:usd|cad|us|eur|[$€£](?: ?(?:us|ca))?"
    r"|dollars))?"
)
_KIND_OFF = r"(?:discount|rabais|remise|escompte|credit|reduction|deduction|coupon)"
_ONE = r"(?:(?:an?|the|our|another|un|une|le|la|notre|volume|trade|further) ){0,2}"
_LATER_OFF = re.compile(
    r"[^.;?!\d]{0,40}?,? (?:"
    rf"(?:with|less|minus|after|and|avec|moins|apres|et) {_ONE}{_A_SUM.format(n=1)}"
    rf" (?:(?:of |de |d'|en )?{_KIND_OFF}|off)\b"
    rf"|(?:less|minus|moins) {_ONE}(?:{_KIND_OFF} (?:of|de) )?{_A_SUM.format(n=2)}"
    rf"|(?:with|after|avec|apres|and|et)? ?{_ONE}{_KIND_OFF} (?:of|de) {_A_SUM.format(n=3)}"
    r"(?! (?:on|sur|off)\b))"
)
"""Behind a sum or a price of many, a sum that is taken off it: 'with a 200 USD discount', 'minus
200 USD for scratches'."""


_NOT_GIVEN = re.compile(
    r"[^.;?!\d]{0,28}\b(?:disregard\w{0,3}|ignored?|left out|sans compter|refused|denied"
    r"|declined|expired|rejected|withdrawn|not (?:given|applied"
    r"|granted)|(?:on )?(?:the |our |my )?next (?:time|order|one|purchase|invoice)|refusee?s?"
    r"|(?:a |sur )?la prochaine|annulee?s?)\b"
)
"""Behind what was not taken off in the end, or comes off another order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOff:
    """A sum that is taken off another one, and where it stands."""

    amount: Decimal
    start: int
    end: int


def sum_off(end: int, folded: str, lang: Lang) -> TakenOff | None:
    """The sum that is taken off what is told up to ``end``; None where none is.

    >>> sum_off(20, "100 chairs at 40 usd with a 200 usd discount", "en").amount
    Decimal('200')
    """
    found = _LATER_OFF.match(folded, end)
    if found is None or _ON_CONDITION.match(folded, found.end()):
        return None
    if _NOT_GIVEN.match(folded, found.end()):
        return None
    name = next(name for name in ("off1", "off2", "off3") if found[name])
    told = number(found[name], lang)
    if told is None or not told.value or is_carriage(*found.span(name), folded):
        return None
    if _EACH_OF_THEM.match(folded, found.end()) or _COUNTED.match(folded, found.end()):
        return None
    return TakenOff(amount=told.value, start=found.start(name), end=found.end())


_COUNTED = re.compile(
    r" ?(?:kgs?|kilos?|lbs?|pounds?|tons?|tonnes?|t\b|pieces?|units?|chairs?|%|percent|per cent"
    r"|(?:a|an|per|par)\b|each|of them|days?|jours?|[a-z]{3,14}s\b)"
)


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


_SHARE = re.compile(SIGN)
_LONGEST = 24
"""Characters of a sum and its currency."""
