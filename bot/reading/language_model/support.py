"""Whether a text, with its thread, says what a model read in it.

A model may read well and still invent. What people pay hangs on values, codes, days, the claim
and the direction: each must rest on something in the text, the thread or the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from bot.domain.codes import Code
from bot.domain.snapshot import FactSnapshot
from bot.reading.days import digest_hour
from bot.reading.features.asked import Asked
from bot.reading.lexicon.calendar import MONTHS
from bot.reading.marks import MarkKind, covered
from bot.reading.places.country import CODES, country
from bot.reading.text import numbers
from bot.reading.text.spoken_numbers import in_digits
from bot.reading.words import fold

_K_OR_M = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)?) ?(k|m|mm|mil|million|millions|grand)\b")
_SCALE = {"k": 1_000, "grand": 1_000}
_MILLION = 1_000_000
_CENT = Decimal("0.005")
"""How far, as a share, a product may be from what a model made of it."""
_MULTIPLES = {"double": "2", "twice": "2", "triple": "3", "half": "0.5", "moitie": "0.5"}
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|today|tonight|ago|last|next|this|past|coming|since|week\w*|month\w*"
    r"|year\w*|quarter\w*|days?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?|morning|hier|demain|aujourd|il y a|dernier\w*"
    r"|prochain\w*|semaine\w*|mois|annee\w*|an|trimestre\w*|jours?|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|matin|spring|summer|fall|autumn|winter|ete|automne|hiver"
    r"|printemps|\d{1,3} ?(?:d|wk|w|mo|yr|h))\b"
)
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_FAR = timedelta(days=800)
"""How far from the day asked on a day may lie that only relative words tell."""
_CLAIMED = re.compile(
    r"usmca|cusma|aceum|nafta|alena|origin|qualif|certif|claim|complian|conforme|preferen|free"
    r"|exempt|admissi|eligible|non-?u|wholly|melted|rules? of|certificate|\bs\+?\b|rvc|tracing"
)
_MONEY_WORDS = {
    "USD": r"\busd?\b|us ?\$|\$ ?us|american|americain",
    "CAD": r"\bcad\b|ca?\$|\$ ?ca?\b|canadian|canadien|\bcdn",
    "EUR": r"€|\beur",
    "GBP": r"£|\bgbp|sterling|pounds?",
    "MXN": r"\bmxn|pesos?",
    "JPY": r"\bjpy|\byens?\b",
    "CNY": r"\bcny|\brmb|yuan",
}


def says(asked: Asked, words: str) -> bool:
    """Whether the text holds these words, in any case and without accents."""
    return bool(words) and fold(words) in asked.seen.folded


def says_code(asked: Asked, code: Code) -> bool:
    """Whether the digits of a code stand in the text one after the other, or in the thread."""
    if asked.earlier is not None and asked.earlier.code == code:
        return True
    if code in asked.seen.codes:
        return True
    written = (re.sub(r"[ .\-]", "", run) for run in re.findall(r"\d[\d .\-]*", asked.seen.folded))
    return len(code.digits) >= 4 and code.digits in set(written)


def says_amount(asked: Asked, amount: Decimal) -> bool:
    """Whether a sum is a number of the text that is no mere limit, a product of two of them, or
    the thread's sum or a multiple of it that the text names."""
    seen = asked.seen
    if any(m.amount == amount and m.limit for m in seen.money):
        return False
    said = set(_numbers(asked))
    if amount in said or any(_near(a * b, amount) for a, b in combinations(said, 2)):
        return True
    before = asked.earlier.money.amount if asked.earlier and asked.earlier.money else None
    if before is None:
        return False
    times = {Decimal(n) for word, n in _MULTIPLES.items() if word in seen.folded}
    thousands = {a * 1000 for a in said if a < 1000}
    return (
        amount == before
        or amount in thousands
        or any(_near(before * n, amount) for n in said | times)
    )


def says_currency(asked: Asked, currency: str) -> bool:
    """Whether a currency is named by its sign, code or word."""
    return re.search(_MONEY_WORDS.get(currency, "(?!)"), asked.seen.folded) is not None


def says_claim(asked: Asked, *, claimed: bool) -> bool:
    """Whether there is talk of qualifying, or the thread claimed the same."""
    before = asked.earlier.claim if asked.earlier is not None else None
    if before is not None and (before != "none") is claimed:
        return True
    return _CLAIMED.search(asked.seen.folded) is not None


def says_country(asked: Asked, code: str) -> bool:
    """Whether a country may be meant. The two of every question need no word; a third one is
    named, is the thread's, or the text holds a word that no gazetteer knows: 'from Shenzhen'."""
    if code in ("CA", "US"):
        return True
    if code not in CODES:
        return False
    if asked.earlier is not None and code in (asked.earlier.origin, asked.earlier.imposing):
        return True
    named = {m.country for m in asked.seen.of(MarkKind.PLACE)}
    if code in named or country(asked.seen.text) == code:
        return True
    if any(token.word == code.lower() for token in asked.seen.words):
        return True
    return named <= {"CA", "US"} and _unread(asked)


def _unread(asked: Asked) -> bool:
    taken = covered(asked.seen.marks)
    return any(
        n not in taken and len(token.word) > 3 and token.word.isalpha()
        for n, token in enumerate(asked.seen.words)
    )


def says_day(asked: Asked, day: date, facts: FactSnapshot) -> bool:
    """Whether a day is named, lies in a period that is named, is the thread's, an event's of the
    catalogue, or may be what relative words mean."""
    e = asked.earlier
    if e is not None and day in (e.day, e.since, e.until):
        return True
    if any(when.first <= day <= when.last for when in asked.seen.whens):
        return True
    if _written(day, asked.seen.folded):
        return True
    if any(event.day.first == day for event in facts.events.values()):
        return True
    return abs(day - asked.day) <= _FAR and _RELATIVE.search(asked.seen.folded) is not None


def says_hour(asked: Asked, at: str) -> bool:
    """Whether an hour, '16:00', is a number of the text, on either clock, or its noon."""
    found = _HOUR.fullmatch(at)
    if found is None:
        return False
    if digest_hour.hour(asked.seen.folded) == at:
        return True
    hour = int(found[1])
    figures = {int(n) for n in re.findall(r"\d{1,2}", in_digits(asked.seen.folded))}
    return bool({hour, hour - 12 if hour > 12 else hour} & figures)


def _written(day: date, folded: str) -> bool:
    """Whether a text names the day's month, or its year alone where it is a year's bound."""
    months = {number for word, number in MONTHS.items() if re.search(rf"\b{word}\b", folded)}
    figures = {int(n) for n in re.findall(r"\d{1,4}", folded)}
    if day.month in months:
        return True
    if day.month in figures and day.day in figures:
        return True
    return day.year in figures and (day.month, day.day) in ((1, 1), (12, 31))


def _near(product: Decimal, amount: Decimal) -> bool:
    return abs(product - amount) <= _CENT * amount


def _numbers(asked: Asked) -> Iterator[Decimal]:
    """Every number of a text, spoken ones and thousands included, and both readings of one."""
    seen = asked.seen
    yield from (m.amount for m in seen.money)
    yield from seen.bare
    yield from (amount for amount, _unit in seen.quantities)
    figures = in_digits(seen.folded)
    for found in numbers.numbers(figures, seen.lang)[:20]:
        yield found.value
        if found.other is not None:
            yield found.other
    for written, scale in _K_OR_M.findall(figures)[:10]:
        yield Decimal(written.replace(",", ".")) * _SCALE.get(scale, _MILLION)
