"""A question that wants yes or no gets it as its first word: 'Yes. Steel, Canada → US: 50%'."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.cards import Card, Stands
from bot.presentation import asking_words
from bot.reading.words import fold

_ASKS = re.compile(
    r"^(?:(?:hi|hey|hello|so|and|also|then|but|please|bonjour|alors|et)\b[ ,!]{0,3})?"
    r"(?:is|are|was|were|do|does|did|will|would|has|have|can|must|should|isn't|aren't|don't|"
    r"doesn't|est-ce que|est-ce qu'|est-ce vrai|y a-t-il|faut-il|dois-je|doit-on)\b"
)
_ASKS_FRENCH = re.compile(r"[a-z]-(?:t-)?(?:il|elle|on)s?\b")
_OPEN = re.compile(
    r"\b(?:what|which|when|why|who|how|combien|quel|quelle|quels|quelles|quand|pourquoi|comment)\b"
)
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|percent\b|per cent\b|pour cent\b|p\. ?100)")
_EITHER = re.compile(r"\b(?:or|ou)\b")
_BANNED = re.compile(r"\b(?:banned|ban|prohibited|forbidden|interdit\w{0,2}|prohibe\w{0,2})\b")
_FREE = re.compile(
    r"\b(?:exempt\w{0,3}|duty[- ]free|tariff[- ]free|free of (?:duty|tariffs?)|en franchise|"
    r"sans droits?)\b"
)
_OWED = re.compile(
    r"\b(?:tariffs?|duty|duties|tax(?:es)?|taxed|levy|surtax|pay|pays|charged?|owe[sd]?|droits?|"
    r"tarifs?|surtaxe|taxe|taxes|pai\w{1,4}|payer?)\b"
)


def with_yes_no(card: Card, asked: str) -> Card:
    """The card with yes or no before its headline, where ``asked`` wants one and it can be told."""
    short = card.short
    if short is None or short.stands is None:
        return card
    word = _word(fold(asked), short.stands)
    if word is None:
        return card
    said = {
        "yes": asking_words.YES.on(card.lang),
        "no": asking_words.NO.on(card.lang),
        "claimed": asking_words.ONLY_USMCA.on(card.lang),
    }[word]
    return replace(card, short=replace(short, headline=f"{said}. {short.headline}"))


def _word(folded: str, stands: Stands) -> str | None:
    """'yes', 'no' or 'claimed' (under USMCA only); None where the question wants neither."""
    if not (_ASKS.search(folded) or _ASKS_FRENCH.search(folded)) or _OPEN.search(folded):
        return None
    rates = _PERCENT.findall(folded)
    if rates:
        return _of_rate(rates, stands) if len(rates) == 1 else None
    if _EITHER.search(folded):
        return None
    return _of_standing(folded, stands)


def _of_standing(folded: str, stands: Stands) -> str | None:
    """Whether it is banned, exempt, or owes anything: the first that the question asks."""
    if _BANNED.search(folded):
        return "yes" if stands.banned else "no"
    if _FREE.search(folded):
        return _of_freedom(stands)
    if _OWED.search(folded):
        return "yes" if stands.owed else "no"
    return None


def _of_rate(rates: list[str], stands: Stands) -> str | None:
    if stands.percent is None:
        return "no" if stands.banned else None
    return "yes" if Decimal(rates[0].replace(",", ".")) == stands.percent else "no"


def _of_freedom(stands: Stands) -> str:
    if not stands.owed:
        return "yes"
    return "claimed" if stands.free_if_claimed else "no"
