"""What another office answers for, where plain words tell it: sales tax, visas, border waits.

config/reading/other-matters.csv has the words of each matter, other-offices.csv what it is called
and who can tell. Goods and places named beside them are no reason to take such a question for one
about a tariff: 'la TPS sur l'installation d'une fenêtre à Lac-Mégantic'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.domain.text import Text
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind
from bot.reading.reading import OtherMatter
from bot.reading.text.cues import Cues
from bot.tables import rows


def other_matter(q: Asked) -> OtherMatter | None:
    """The matter of another office that a text asks about, of several the one told in most words;
    None where it names a duty or a value, asks for the rate or the news of goods, or mentions the
    matter only to set it aside: 'GST aside, what's the duty'."""
    named = _words().find(q.seen.words)
    if not named or q.seen.money or _DUTY.search(q.seen.folded):
        return None
    matter, _ = max(named, key=lambda found: found[1])
    if matter in _BESIDE_A_DUTY and _SET_ASIDE.search(q.seen.folded):
        return None
    if matter not in _TAXES and _asks_rate_or_news(q):
        return None
    return _offices()[matter]


def _asks_rate_or_news(q: Asked) -> bool:
    """Whether goods are named and their rate or news is asked for: 'stuck in the line at Sarnia,
    what's the rate on steel'."""
    goods = any(True for _ in q.seen.of(MarkKind.GOOD))
    return goods and _RATE_OR_NEWS.search(q.seen.folded) is not None


_BESIDE_A_DUTY = frozenset({"sales_tax", "income_tax", "health_rules"})
"""What comes with goods at the border as a duty does, and so is told beside it."""
_TAXES = frozenset({"sales_tax", "income_tax"})
"""What has rates of its own, and news of them."""
_DUTY = re.compile(
    r"\b(?:tar+if+s?|tarifs?|tariffed|tarife\w{0,3}|dut(?:y|ies)|dutiable|droits?|surtaxe?\w{0,2}"
    r"|surcharge|douan\w{1,7}|customs|levy|levies|counter\w{0,10}|contre-?mesures?|remission|remise"
    r"|232|301|338|122|usmca|cusma|aceum|(?:border|import) tax(?:es)?|owe[ds]?|owing)\b"
)
"""A duty by a word that no other tax is called by, or what lowers it."""
_RATE_OR_NEWS = re.compile(
    r"(?<!exchange )\brates?\b|\btaux\b(?! de change)|\bpercent(?:age)?\b|\bpour ?cent\b|\d ?%"
    r"|\bcharg(?:e|es|ed|ing|ent) (?:on|sur|at the border|a la frontiere)\b"
    r"|\bcharging\b|\bchanges? (?:to|on|for)\b|\bchanged\b|\bquoi de neuf\b"
)
"""What is asked of goods, and of no permit, person or queue. What an office charges 'for' something
is its fee."""
_SET_ASIDE = re.compile(
    r"\b(?:aside|ignore|skip|besides|before|minus|except|excl\w{0,8}|not|dont|don't|forget|apart"
    r"|already|done|cleared|paid|plus|incl\w{0,8}|total|with|avec|net of|know|connais|sais|occupe"
    r"|regle\w{0,2}|approuve\w{0,2}|passe|a part|hors|sans|pas (?:la|le|les)|avant|outre|all in"
    r"|tout compris|on top|throw|separate\w{0,2}|else|other than|autre chose|d'autre)\b|\.\.\.|…"
)
"""The matter is left out, done with, added to something else or taken back."""


@cache
def _words() -> Cues:
    return Cues((row["matter"], row["phrase"]) for row in rows("reading/other-matters.csv"))


@cache
def _offices() -> Mapping[str, OtherMatter]:
    return {
        row["matter"]: OtherMatter(
            name=Text.verbatim(row["name_en"], row["name_fr"]),
            office=Text.verbatim(row["office_en"], row["office_fr"]),
        )
        for row in rows("reading/other-offices.csv")
    }
