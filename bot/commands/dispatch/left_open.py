"""Questions that want yes or no and that the rate of the goods leaves open: it may be high or low
beside another, hang on what the goods are, or be no matter of a rate at all."""

from __future__ import annotations

import re

from bot.reading.queries.intent import compares

_BESIDE_ANOTHER = re.compile(
    r"\b(?:than|as (?:much|high|low|heavily|little) as|(?:the )?same\b[^.?!]{0,40}\b(?:as|que)"
    r"|(?:plus|moins|autant|meme\w?)\b[^.?!]{0,50}\bqu(?:e\b|')|more or less)"
)
"""'As much as European cars', 'plus que le Canada'."""
_CONDITION = re.compile(
    r"\b(?:in bulk|en vrac|generics?|generiques?|biosimilars?|biosimilaires?"
    r"|vintage|antiques?|classic|collect(?:or|ion)s?|de collection|anciens?|anciennes?"
    r"|\d{1,3}[- ]years?[- ]old|(?:vieux|vieilles?|ages?|agees?) de \d{1,3} ans|\d{1,3} ans"
    r"|melted|smelted|poured|fondue?s?|coulee?s?|in transit|en transit|re-?exports?|reexport\w*"
    r"|data cent(?:er|re)s?|centres? de donnees|hospitals?|hopital|hopitaux"
    r"|for (?:farming|farms?|research|schools?|manufacturing|health ?care|the military|defen[cs]e)"
    r"|already (?:shipped|loaded)|deja (?:expedie\w*|charge\w*))\b"
)
"""What a relief may hang on and no tariff code tells: what most goods of the code owe is no answer
for these."""
_FROM_ONE = re.compile(
    r"\b(?:exempt\w*|free|spared) (?:from|of) (?:the )?(?:us |american |canadian )?"
    r"(?:steel|aluminum|aluminium|copper|metals?|auto|car|truck|lumber|wood|chip|semiconductor|drone|drug|pharma"
    r"|furniture|softwood)s? (?:tariff|dut|surtax)"
    r"|\bexempt\w* d(?:es|u) (?:droits?|tarifs?|surtaxes?) sur (?:l'|le |la |les )"
)
"""Free of the duty on one thing, whatever else is owed."""
_SECTION = re.compile(
    r"\b(?:sections? |articles? )?(?:122|201|232|301|338)\b(?! ?(?:%|\$|kg|lbs?))"
)
"""A law by its number, whatever was made of it."""
_PROVINCE = (
    r"(?:lcbo|saq|alberta|saskatchewan|manitoba|ontario|quebec|new brunswick|nova scotia"
    r"|newfoundland|pei|bc|british columbia|colombie-britannique|nouveau-brunswick"
    r"|nouvelle-ecosse|terre-neuve)"
)
_OF_SALE = re.compile(
    rf"\b(?:{_PROVINCE}|liquor (?:boards?|stores?)|shel(?:f|ves)|tablettes?|delist\w*"
    r"|provinc\w{2,5})\b"
)
_ONE_BANS = re.compile(rf"\b{_PROVINCE}\b")
_BAN = re.compile(
    r"\b(?:ban(?:s|ned|ning)?|prohibit\w*|sell\w*|sold|buy|interdi\w*|banni\w*|vend\w*)\b"
)
_BAN_OR_LEVY = re.compile(
    r"\b(?:ban(?:s|ned|ning)?|levy|levies|levied|prohibit\w*|pulled|sell(?:s|ing)?|sold|buy"
    r"|back on|interdi\w*|banni\w*|bannit|vend\w*|achet\w*|prelevement\w*|charges?|taxes?)\b"
)
"""What a province does about the sale of goods, which no duty at the border tells."""


def beside_another(folded: str) -> bool:
    """Whether one rate is set beside another: that something is owed is no answer.

    >>> beside_another("do our cars pay as much as german cars"), beside_another("are cars taxed")
    (True, False)
    """
    return _BESIDE_ANOTHER.search(folded) is not None or compares(folded)


def on_condition(folded: str) -> bool:
    """Whether it asks of goods that a relief may spare: 'are generic drugs taxed'.

    >>> on_condition("is whisky in bulk banned"), on_condition("is whisky banned")
    (True, False)
    """
    return _CONDITION.search(folded) is not None


def free_of_one_duty(folded: str) -> bool:
    """Whether it asks if goods are spared the duty that is named for others: 'are aircraft parts
    exempt from the steel tariff'.

    >>> free_of_one_duty("are hubs exempt from the steel tariff"), free_of_one_duty("is oil exempt")
    (True, False)
    """
    return _FROM_ONE.search(folded) is not None


def names_a_section(folded: str) -> bool:
    """Whether a law is told by its number, which may be of several: 'is the 301 duty owed'."""
    return _SECTION.search(folded) is not None


def of_a_province(folded: str) -> bool:
    """Whether it asks what a province bans or charges on sale, where no duty is owed.

    >>> of_a_province("did quebec ban american wine"), of_a_province("is our wine taxed in the us")
    (True, False)
    """
    return _OF_SALE.search(folded) is not None and _BAN_OR_LEVY.search(folded) is not None


def of_one_province(folded: str) -> bool:
    """Whether it asks if one of them bans goods, which what provinces do together leaves open."""
    return _ONE_BANS.search(folded) is not None and _BAN.search(folded) is not None
