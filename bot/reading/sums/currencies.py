"""The signs and names of currencies in folded text."""

from __future__ import annotations

import re

_ENDS = (
    r"(?= ?(?:[.,;:?!)]|$)| (?:of|worth|in|into|for|from|on|a|an|per|each|apiece|piece|invoice"
    r"|total|to|and|but|or|all|plus|how|what|when|if|so|then|i|we|de|du|des|d'|pour|et|mais"
    r"|chaque|la|the|pis|d|fob|cif|landed|net|cash|flat"
    r"|fait|faite|faits|faites|made in|built in|going|coming|bound|headed|shipped|delivered"
    r"|declared|entered|vers|chez|sticker|asking|ask|msrp|price|prix|even|firm|hammer)\b)"
)
"""What stands behind a country's name that tells a currency; before goods it tells their origin."""
_CURRENCIES = {
    "USD": r"us ?\$|usd|\$ ?us(?:d\b)?|\$ ?(?:americains?|amer?\b)"
    r"|(?:us|american) (?:dollars?|bucks|funds)|fonds americains"
    r"|(?:dollars?|bucks|piastres?|piasses?) (?:us\b|american\b|americain(?:e?s)?)"
    rf"|greenbacks|(?<!de )us{_ENDS}|(?:american|americaine?s?){_ENDS}",
    "CAD": r"c ?\$|ca ?\$|cad(?: ?\$)?|cdn(?: ?\$)?|can ?\$|\$ ?ca[dn]?\b|\$ ?cdn"
    r"|(?:canadian|canuck) (?:dollars?|bucks|funds)|fonds canadiens|loonies"
    r"|\$ ?canad(?:iens?|\b)"
    r"|(?:dollars?|bucks|piastres?|piasses?|dol)\.? (?:canad(?:ien(?:ne)?s?|ian|a)?|can|cdn|cad)"
    rf"|(?<!de )ca{_ENDS}|(?<!de )can\b|(?:canadian|canadiens?|canadiennes?){_ENDS}",
    "EUR": r"eur|€|euros?",
    "GBP": r"gbp|£|(?:pounds?|livres?) sterling|british pounds?|quid",
    "MXN": r"mxn|mx ?\$|(?:mexican )?pesos?(?: mexicains?)?(?! (?:col|chi|arg|phi|cub|dom))",
    "JPY": r"jpy|japanese yen|yens?",
    "CNY": r"cny|rmb|yuans?|renminbi",
    "CHF": r"chf|swiss francs?|francs?(?: suisses?)?",
    "AUD": r"aud|a\$|au\$|australian dollars?|dollars? australiens?",
    "NZD": r"nzd|nz\$",
    "HKD": r"hkd|hk\$",
    "INR": r"inr|₹|(?:indian )?rupees?|roupies?|(?<![a-z])rs\.?(?= ?\d)",
    "KRW": r"krw|₩",
    "BRL": r"brl|r\$",
    "SEK": r"sek",
    "NOK": r"nok",
    "DKK": r"dkk",
    "": r"\$|dollars?|bucks|piastres?|piasses?",
    "¥": r"¥",
}
"""Signs and names of currencies over folded text. '' is a dollar that nobody named, '¥' the sign
of two currencies."""
_NAMES = dict(enumerate(_CURRENCIES))
CURRENCY = re.compile(
    f"(?:{'|'.join(f'(?P<c{n}>{_CURRENCIES[name]})' for n, name in _NAMES.items())})(?![a-z])"
)
PEOPLES = frozenset(
    {
        *("us", "american", "americain", "americaine", "americains", "americaines"),
        *("ca", "can", "canadian", "canadien", "canadienne", "canadiens", "canadiennes"),
    }
)
"""Names of countries and peoples that stand for their dollar, and also for themselves."""


def currency_at(folded: str, start: int) -> str:
    """The currency of the first sign from ``start`` on; '' for a dollar that nobody named, and
    where there is none."""
    sign = CURRENCY.search(folded, start)
    return currency_of(sign) if sign else ""


def currency_of(sign: re.Match[str]) -> str:
    """The currency of one sign."""
    return _NAMES[int((sign.lastgroup or "c0")[1:])]
