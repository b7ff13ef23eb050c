"""The queries of one question: one each for the codes, entries, people, laws, days or claims that
it names side by side. Goods that are asked the same stand in one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.reading.days.dates import DayBound
from bot.reading.decisions.decide import OF_THE_YEAR, PEOPLE
from bot.reading.extraction.usmca_claims import AGREEMENT, with_and_without
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.queries.entry_each import SEVERAL, entries_of, entry_of, goods_named
from bot.reading.queries.intent import compares

_TODAY = re.compile(
    r"\b(?:and|et|vs|versus|to|than|with|a|or|ou)\W{1,3}(?:for |on |as of |pour |what it is )?"
    r"(?:today|now|maintenant|aujourd'hui)\b|\b(?:today|now) (?:vs|versus|and)\b"
)


def each_of(query: Query, seen: Extraction, read: Query) -> tuple[Query, ...]:
    """The queries of a question that is completed as ``query`` and was read as ``read``."""
    for found in (
        entries_of(query, seen),
        _codes(query, seen),
        _people(query, read),
        _laws(query, seen, read),
        _origins(query, seen),
        _ways(query, seen),
        _days(query, seen),
        _claims(query, seen),
    ):
        if len(found) >= SEVERAL:
            return found
    return (entry_of(query, seen),)


def _codes(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each code; what they are worth together is the first one's, what each
    of them is worth theirs: 'codes 4407 and 4412, 10,000 USD each'."""
    if query.code is None or not seen.codes:
        return ()  # the thread's own
    first, *rest = dict.fromkeys(seen.codes)
    each = len(seen.money) == 1 and seen.money[0].each
    later = query if each else replace(query, money=None, quantities=())
    return (replace(query, code=first), *(replace(later, code=code) for code in rest))


def _people(query: Query, read: Query) -> tuple[Query, ...]:
    """'What did Carney and Trump each say': a query for each of them."""
    if query.command != "quote" or query.who is None:
        return ()
    named = [who for who in read.values.get(PEOPLE, "").split(",") if who]
    return tuple(replace(query, who=who) for who in named)


def _laws(query: Query, seen: Extraction, read: Query) -> tuple[Query, ...]:
    """'The difference between 232 and 338': a query for each law, where no good is named."""
    subject = query.good or query.code or query.words
    if query.command not in ("tariff", "timeline") or subject or query.programme is None:
        return ()
    told = {v for m in seen.of(MarkKind.PROGRAMME) for v in m.values if v != AGREEMENT}
    every = [p for p in read.values.get("programmes", "").split(",") if p]
    if OF_THE_YEAR in read.values and query.programme in every:
        return tuple(replace(query, command="timeline", programme=each) for each in every)
    meant = [p for p in every if p in told]
    if not _listed_laws(seen) or query.programme not in meant:
        return ()
    return tuple(replace(query, programme=programme) for programme in meant)


def _listed_laws(seen: Extraction) -> bool:
    """Whether two programmes stand in one list, or are compared."""
    marks = list(seen.of(MarkKind.PROGRAMME))
    for left, right in pairwise(marks):
        between = {t.word for t in seen.words[left.last : right.first]}
        if left.values != right.values and (between <= _JOINS or compares(seen.folded)):
            return True
    return False


_JOINS = frozenset({"and", "et", "or", "ou", "vs", "versus", "section", "article", "the", "l"})


_WHO_CHARGES_MORE = re.compile(
    r"\b(?:which (?:country|side|one|government|of (?:them|the two))|who) (?:charges?|taxes)"
    r" (?:the )?(?:more|less|most|least|higher)\b"
    r"|\bqui (?:taxe|charge|impose|demande) le (?:plus|moins)\b"
)
"""Of the two neighbours, which are charged by each other."""
_BOTH_WAYS = re.compile(
    r"\b(?:both|each|either) (?:ways?|directions?|sides of the border)\b"
    r"|\bdans (?:les deux|chaque) (?:sens|directions?)\b|\bles deux sens\b|\baller[- ]retour\b"
)


def _ways(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """'Lumber both ways': what each of the two neighbours charges the other. 'Chinese tires to the
    US and to Canada': what each charges a third country.
    """
    if query.command != "tariff" or not (query.good or query.code):
        return ()
    neighbours = {query.imposing, query.origin} - {None} <= {"CA", "US"}
    if not neighbours:
        into = _destinations(query, seen)
        return tuple(replace(query, imposing=country) for country in into)
    ways = (_BOTH_WAYS, _WHO_CHARGES_MORE)
    if not any(way.search(seen.folded) for way in ways):
        return ()
    first = "CA" if query.imposing == "CA" else "US"
    second = "US" if first == "CA" else "CA"
    return (
        replace(query, imposing=first, origin=second),
        replace(query, imposing=second, origin=first),
    )


_BESIDE = word_set(
    "and or vs v versus et ou then also both to into in for the an at than with customs side",
    "au aux vers en a le la les pour chez aussi puis",
)
"""Words that may stand between the two neighbours, where goods go to both."""


def _destinations(query: Query, seen: Extraction) -> tuple[str, ...]:
    """Both neighbours, the one that is asked about first, where they are named side by side."""
    places = list(seen.of(MarkKind.PLACE))
    for left, right in pairwise(places):
        between = [t.word for t in seen.words[left.last : right.first]]
        listed = _BESIDE.issuperset(between) and bool({*between} & _AND)
        if listed and {left.country, right.country} == {"CA", "US"} and query.imposing:
            return query.imposing, "US" if query.imposing == "CA" else "CA"
    return ()


_AND = frozenset({"and", "or", "vs", "v", "versus", "et", "ou", "then", "also", "puis"})
_LEADS = frozenset({"from", "of", "out", "made", "in", "de", "du", "d", "des", "en"})


def _origins(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """'Tea from India and coffee from Brazil': a query for each good with an origin of its own."""
    if query.command != "tariff" or len(query.goods) < SEVERAL or query.imposing is None:
        return ()
    meant = [m for m in goods_named(seen) if set(m.values) & set(query.goods)]
    countries = [_origin_of(meant, n, seen) for n in range(len(meant))]
    if len(meant) != len(query.goods) or None in countries or len(set(countries)) < SEVERAL:
        return ()
    if query.imposing in countries:
        return ()
    return tuple(
        replace(query, good=next(v for v in m.values if v in query.goods), goods=(), origin=country)
        for m, country in zip(meant, countries, strict=True)
    )


def _origin_of(goods: list[Mark], n: int, seen: Extraction) -> str | None:
    """The country told as a good's own: right before it as a people's name, or behind it and
    before the next good, led by a word such as 'from'."""
    good = goods[n]
    end = goods[n + 1].first if n + 1 < len(goods) else len(seen.words)
    for mark in seen.of(MarkKind.PLACE):
        led = mark.first > 0 and seen.words[mark.first - 1].word in _LEADS
        behind = good.last <= mark.first < end and led
        before = mark.last == good.first and not led
        if behind or before:
            return mark.country
    return None


def _days(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """'On April 9, 2025 and today': a query for each day of a rate."""
    subject = query.good or query.code or query.programme
    if query.command != "tariff" or not subject or query.day is None:
        return ()
    said = [w for w in seen.whens if w.first == w.last and w.bound is DayBound.ON]
    if len(said) != 1 or said[0].first != query.day or _TODAY.search(seen.folded) is None:
        return ()
    return query, replace(query, day=None)


def _claims(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """'With and without USMCA': what an entry owes either way."""
    if query.command != "duty" or not with_and_without(seen.folded):
        return ()
    return replace(query, claim="usmca"), replace(query, claim="none")
