"""Whether a text, with its thread, says what a model read in it.

A model may read well and still invent. What people pay hangs on values, codes, days, the claim
and the direction: each must rest on something in the text, the thread or the catalogue.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.domain.codes import Code
from bot.domain.snapshot import FactSnapshot
from bot.reading.decisions.claim import names_claims, speaks_of_claims
from bot.reading.decisions.thread_answers import asks_claim, told_day
from bot.reading.extraction.usmca_claims import (
    claim,
    claim_is_open,
    claim_said,
    with_and_without,
)
from bot.reading.features.asked import Asked
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon.calendar import MONTHS
from bot.reading.marks import Extraction, MarkKind, covered
from bot.reading.places.country import CODES, country
from bot.reading.text.spoken_numbers import in_digits
from bot.reading.words import fold

_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|today|tonight|ago|last|next|this|past|coming|since|week\w*|month\w*"
    r"|year\w*|yrs?|quarter\w*|days?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu"
    r"|thurs(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|morning|hier|demain|aujourd|il y a"
    r"|dernier\w*"
    r"|prochain\w*|semaine\w*|mois|annee\w*|an|trimestre\w*|jours?|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|matin|spring|summer|fall|autumn|winter|ete|automne|hiver"
    r"|printemps|\d{1,3} ?(?:d|wk|w|mo|yr|h))\b"
)
_HEADING = 4
"""Digits of a heading."""
_WITHIN = re.compile(r"(?<![\w.,$])\.(\d\d)\b(?!\.\d)")
"""A subheading by its own digits."""
_UP_TO = re.compile(r"\b(?:before|avant|until|till?|jusqu\w{0,3}|veille|eve)\b")
_BEHIND = re.compile(r"\b(?:after|following|apres|lendemain)\b")
"""With which the day before another one is meant, or the one behind it."""
_FROM_THEN = re.compile(r"\b(?:after|before|then|that|later|earlier|apres|avant|alors|ce jour)\b")
"""What a day is counted from another with."""
_FAR = timedelta(days=800)
"""How far from the day asked on a day may lie that only relative words tell."""
_NEAR = timedelta(days=62)
"""How far from a day of the text or its thread."""
_A_DAY = timedelta(days=1)
_FIRST_YEAR = 2000
_NTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)\b|\b(?:the|le) (\d{1,2})\b(?! ?[%$€£])")
_OF_TWO_NUMBERS = r"(?<![\d/.-])(?:0?{a} ?[/. -] ?0?{b}|0?{b} ?[/. -] ?0?{a})(?![\d])"
"""A month and its day in numbers, in either order: '12/10', '10-12'."""
_MODAL = re.compile(
    r"\bmay(?= (?:be|have|cost|not|need|owe|pay|also|or|i|we|they|go|come|cross|\w+e)\b)"
)
"""'May' that is no month: 'it may cost'."""
_MONEY_WORDS = {
    "USD": r"\busd?\b|us ?\$|\$ ?us|american|americain|greenbacks?",
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
    """Whether the digits of a code stand in the text one after the other, or in the thread; or the
    text tells those in which it differs from the thread's: 'and the .22' after 2204.21."""
    held = asked.earlier.code if asked.earlier is not None else None
    if code == held or code in asked.seen.codes:
        return True
    written = (re.sub(r"[ .\-]", "", run) for run in re.findall(r"\d[\d .\-]*", asked.seen.folded))
    if len(code.digits) >= _HEADING and code.digits in set(written):
        return True
    heading, within = code.digits[:_HEADING], code.digits[_HEADING:]
    alike = held is not None and held.digits[:_HEADING] == heading
    return alike and within in _WITHIN.findall(asked.seen.folded)


def says_currency(seen: Extraction, currency: str) -> bool:
    """Whether a currency is named by its sign, code or word."""
    return re.search(_MONEY_WORDS.get(currency, "(?!)"), seen.folded) is not None


def says_claim(asked: Asked, *, claimed: bool, turns: Sequence[Extraction] = ()) -> bool:
    """Whether a text that speaks of qualifying or of its papers may mean this; where its words are
    plain, whether it does. A text that says nothing of them keeps what its thread claimed."""
    said = _claim_told(asked.seen.folded)
    if said is not None:
        return (said != "none") is claimed
    before = asked.earlier.claim if asked.earlier is not None else None
    if before is not None and (before != "none") is claimed:
        return True
    alone = _of_origin_alone(asked) or (claimed and _other_matters_alone(asked))
    if speaks_of_claims(asked) and not alone:
        return True
    spoken = [_claim_told(turn.folded) for turn in turns if names_claims(turn)]
    return before is None and bool(spoken) and spoken[-1] in (None, "usmca" if claimed else "none")


_ORIGIN = re.compile(
    r"(?<!certificate of )(?<!certificat d')(?<!certification of )(?<!cert of )(?<!statement of )"
    r"(?<!declaration of )(?<!declaration d')(?<!proof of )(?<!preuve d')(?<!attestation d')"
    r"(?<!rules of )(?<!rule of )(?<!regles d')(?<!regle d')"
    r"\b(?:(?:country|countries|pays) (?:of |d'))?origine?s?\b"
    r"(?! (?:cert\w*|papers?|statements?|criteri\w+|rules?|forms?|declaration|doc\w*|proof))"
)
"""Where goods come from, of which every text may speak: its papers and rules are the
agreement's."""


def _of_origin_alone(asked: Asked) -> bool:
    """Whether a text speaks of origin and of nothing else by which goods are claimed: 'origin
    Canada', 'pays d'origine'. Where a claim was asked for, it may be the answer."""
    if asked.earlier is not None and asks_claim(asked.earlier):
        return False
    rest = _ORIGIN.sub(" ", asked.seen.folded)
    return rest != asked.seen.folded and re.search(lx.USMCA_SPOKEN_OF, rest) is None


def _other_matters_alone(asked: Asked) -> bool:
    """Whether what a text says of papers and freedom from tax is of other ones: 'exempt from GST',
    'we signed the contract'. A claim is never made of them."""
    rest = _OTHER_PAPERS.sub(" ", asked.seen.folded)
    return rest != asked.seen.folded and re.search(lx.USMCA_SPOKEN_OF, rest) is None


_OTHER_PAPERS = re.compile(
    r"\bexempt\w{0,5} (?:from|of|de) (?:the |la )?(?:gst|hst|pst|qst|vat|tps|tvh|tvq|sales tax)\b"
    r"|\b(?:sign|signs|signed|signe|signed off) (?:on )?(?:the|a|an|our|their|le|un|la)"
    r" (?:contract|deal|order|lease|invoice|purchase order|po|contrat|bail|commande)\b"
    r"|\b(?:agreement|accord|contract) (?:with|avec)\b"
)


def _claim_told(folded: str) -> str | None:
    """'usmca' or 'none' where plain words tell it of all the goods."""
    if claim_is_open(folded) or with_and_without(folded):
        return None
    return claim_said(folded) or claim(folded)


def says_country(asked: Asked, code: str) -> bool:
    """Whether a country may be meant. The two of every question need no word; a third one is
    named, is the thread's, or the text holds a word that no gazetteer knows: 'from Shenzhen'."""
    if code in ("CA", "US"):
        return True
    if code not in CODES:
        return False
    if asked.earlier is not None and code in (asked.earlier.origin, asked.earlier.imposing):
        return True
    places = [*asked.seen.of(MarkKind.PLACE)]
    named = {value.split("-")[0] for m in places for value in m.values}
    if code in named or country(asked.seen.text) == code:
        return True
    if any(token.word == code.lower() for token in asked.seen.words):
        return True
    return {m.country for m in places} <= {"CA", "US"} and _unread(asked)


def _unread(asked: Asked) -> bool:
    taken = covered(asked.seen.marks)
    return any(
        n not in taken and len(token.word) > 3 and token.word.isalpha()
        for n, token in enumerate(asked.seen.words)
    )


def says_day(
    asked: Asked, day: date, facts: FactSnapshot, turns: Sequence[Extraction] = ()
) -> bool:
    """Whether a day is named, lies in a period that is named or right before or behind it, is the
    thread's, an event's of the catalogue, or may be what relative words mean: counted from the day
    asked on, or from a day of the text or its thread."""
    e, folded = asked.earlier, asked.seen.folded
    held = (e.day, e.since, e.until, told_day(e)) if e is not None else ()
    if day in held:
        return True
    whens = [when for seen in (asked.seen, *turns) for when in seen.whens]
    before = _A_DAY if _UP_TO.search(folded) else timedelta()
    behind = _A_DAY if _BEHIND.search(folded) else timedelta()
    if any(when.first - before <= day <= when.last + behind for when in whens):
        return True
    if _written(day, folded) or any(event.day.first == day for event in facts.events.values()):
        return True
    relative = _RELATIVE.search(folded) is not None
    told = [when.first.replace(year=day.year) for when in asked.seen.whens if _recurs(when.first)]
    of_another_year = any(abs(day - one) <= max(before, behind) for one in told)
    if relative and (not asked.seen.whens or of_another_year) and abs(day - asked.day) <= _FAR:
        return True
    near = (*filter(None, held), *(when.first for when in whens))
    counted = relative or _FROM_THEN.search(folded) is not None
    return counted and any(abs(day - one) <= _NEAR for one in near)


def _recurs(day: date) -> bool:
    """Whether every year has a day."""
    return (day.month, day.day) != (2, 29)


def _written(day: date, folded: str) -> bool:
    """Whether a text names the day's month without another day of it, the day by its number alone
    ('the 18th'), or its year alone where it is a year's bound."""
    folded = _MODAL.sub("", folded)
    figures = {int(n) for n in re.findall(r"\d{1,4}", in_digits(folded))}
    years = {n for n in figures if _FIRST_YEAR <= n < _FIRST_YEAR + 100}
    if years and day.year not in years:
        return False
    months = {number for word, number in MONTHS.items() if re.search(rf"\b{word}\b", folded)}
    if day.month in months:
        numbered = set(_numbered(folded, day.month)) - {day.year % 100}
        bounds = {1, monthrange(day.year, day.month)[1], *(n + 1 for n in numbered)}
        return not numbered or day.day in figures | bounds
    if re.search(_OF_TWO_NUMBERS.format(a=day.month, b=day.day), folded):
        return True
    if any(str(day.day) in found for found in _NTH.findall(folded)):
        return True
    return day.year in figures and (day.month, day.day) in ((1, 1), (12, 31))


def _numbered(folded: str, month: int) -> Iterator[int]:
    """The days of a month that stand by its name: 4 of 'march 4' and of 'le 4 mars'."""
    for word, number in MONTHS.items():
        if number == month:
            before = rf"\b(\d{{1,2}})\w{{0,2}} (?:of |de |d')?{word}\b"
            behind = rf"\b{word}\.? (?:the )?(\d{{1,2}})(?!\d)"
            yield from map(int, (*re.findall(before, folded), *re.findall(behind, folded)))
