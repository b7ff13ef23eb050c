"""A currency that is told without a sum: 'sorry, I meant CAD', 'those were Canadian prices'."""

from __future__ import annotations

import re

from bot.domain.text import Lang
from bot.reading.sums.currencies import CURRENCY, PEOPLES, currency_of
from bot.reading.sums.money import moneys


def currency_named(folded: str, lang: Lang = "en") -> str:
    """A currency that is named without a sum, and not as the wrong one; '' for none, and where an
    answer is only wanted in it.

    >>> currency_named("sorry, i meant cad not usd"), currency_named("10 usd")
    ('CAD', '')
    >>> currency_named("in cad?"), currency_named("et en cad, 12 000 aussi")
    ('', 'CAD')
    """
    if moneys(folded, lang) or _WANTED_IN.fullmatch(folded):
        return ""
    said = _PEOPLES_MONEY.search(folded)
    if said is not None and not _NOT_IT.search(folded, 0, said.start()):
        return "CAD" if (said[1] or said[2] or said[3]).startswith("c") else "USD"
    for sign in CURRENCY.finditer(folded):
        name = currency_of(sign)
        whole = sign.start() == 0 or not folded[sign.start() - 1].isalpha()
        known = len(name) == len("USD") and sign.group() not in PEOPLES
        if known and whole and not _NOT_IT.search(folded, 0, sign.start()):
            return name
    return ""


_WANTED_IN = re.compile(r"\s{0,9}(?:and |ok |so |et |pis )?(?:in|en) [a-z$ ]{2,20}\?{1,9}\s{0,9}")
_PEOPLES_MONEY = re.compile(
    r"\b(canadian|cdn|american|us) (?:money|prices?|pricing|funds|currency|cash|sums?|amounts?)\b"
    r"|\b(?:argent|prix|montants?|sommes?|fonds|devises?) (canadiens?|americains?)\b"
    r"|(?<!that )(?<!this )(?<!it )(?<!ca )(?<!me )(?<!much )"
    r"\b(?:in|en) (canadian|american|canadiens?|americains?)(?= ?(?:[.,;!)]|$)"
    r"| (?:not|pas|sorry|please|pls|instead|svp|plutot|though|desole\w?)\b)"
)
"""A people's money without a sum: 'oops those were canadian prices', 'pis en canadien'."""
_NOT_IT = re.compile(r"\b(?:not|pas|instead of|rather than|au lieu de)(?: en| des| de)? ?$")


def currency_alone(text: str) -> str:
    """The neighbour's dollars, where it says no more than that a sum is in them; '' otherwise.

    >>> currency_alone("en us"), currency_alone("and in canadian?"), currency_alone("in us hands")
    ('USD', 'CAD', '')
    """
    found = _IN_DOLLARS.fullmatch(text)
    return "" if found is None else "USD" if found["us"] else "CAD"


_IN_DOLLARS = re.compile(
    r"^\W{0,9}(?:(?:and|et|ok|pis|no|non)\W{1,3})?(?:in|en) (?:(?P<us>us|u\.s\.|american|americain)"
    r"|canadian|canadien)\W{0,9}$"
)
