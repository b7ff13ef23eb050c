"""A whole outlook in one line."""

from __future__ import annotations

from bot.commands.rates.subject import Subject
from bot.domain.assessment.entry import Outcome
from bot.domain.codes import Scope
from bot.domain.goods_orders import orders_naming
from bot.domain.rate_summary import RateGroup, RateSummary, charged
from bot.domain.text import Lang
from bot.presentation import measure_list_words
from bot.presentation.dates import said
from bot.presentation.measures import (
    direction_words,
    on_day,
    rate_group_words,
    scope_words,
    sum_words,
)
from bot.presentation.plain_words import colon

_MOST = 4
_MAIN = 2 / 3
"""The part of a good's listed codes from which on a rate is called its main one."""


def headline(subject: Subject, found: RateSummary, claim: str | None, lang: Lang) -> str:
    """'Steel, Canada → United States, on 2026-10-10: 50%'."""
    where = direction_words(found.direction, lang)
    head = f"{subject.title(lang)}, {where}, {on_day(found.day, lang)}"
    either = measure_list_words.EITHER.on(lang) if found.claimable else ""
    told = uncoded(subject, found, lang) or one_line(found, claim, lang, either=either)
    return f"{head}{colon(lang)}{told}"


def uncoded(subject: Subject, found: RateSummary, lang: Lang) -> str:
    """For what no schedule has a code for (parcels, services): the order that rules it, in words.

    '' for a good with codes.
    """
    if subject.good is None or subject.scope_in(found.direction.imposing):
        return ""
    ruling = orders_naming(subject.good.slug, found.conditions)
    labels = "; ".join(said(measure.label, lang) for measure in ruling)
    rates = one_line(found, None, lang) if any(b.plain for b in found.rate_groups) else ""
    return labels or rates or measure_list_words.NO_DUTY_OF_ITS_OWN.on(lang)


def one_line(found: RateSummary, claim: str | None, lang: Lang, *, either: str = "") -> str:
    """One rate; the main one and the others; or all that the code decides between.

    ``either`` is what to add to a main rate that a USMCA claim would not change.
    """
    words = [rate for rate, _ in rates(found, claim, lang)]
    if either and claim is None and found.rate_groups and _same_either_way(found.rate_groups[0]):
        words[0] += either
    if len(words) == 1:
        return words[0]
    if _has_main(found):
        split = measure_list_words.OTHER_CODES
        return split.on(lang, rates=words[0], others=_or(words[1:], lang))
    text = measure_list_words.DEPENDS_ON_CODE
    return text.on(lang, rates=_or(words, lang))


def _same_either_way(rate_group: RateGroup) -> bool:
    """Whether a rate is owed that a claim does not touch; a ban says so by itself."""
    pending = charged(rate_group.plain)
    return (
        bool(pending)
        and all(r.outcome is Outcome.OWED for r in pending)
        and sum_words(pending, "en") == sum_words(rate_group.claimed, "en")
    )


def rates(found: RateSummary, claim: str | None, lang: Lang) -> list[tuple[str, Scope]]:
    """Each distinct rate with its codes, the main one first."""
    merged: dict[str, Scope] = {}
    for rate_group in found.rate_groups:
        rate = rate_group_words(rate_group, claim, lang)
        merged[rate] = merged.get(rate, Scope()) | rate_group.scope
    return list(merged.items())


def said_rates(
    found: RateSummary, claim: str | None, lang: Lang, *, most: int = 6
) -> list[tuple[str, str]]:
    """Each distinct rate with its codes in words, the main one first; ``most`` of its codes."""
    rest = _rest_rate(found, claim, lang)
    return [
        (
            rate,
            measure_list_words.REST.on(lang)
            if rate == rest
            else scope_words(scope, lang, limit=most),
        )
        for rate, scope in rates(found, claim, lang)
    ]


def _rest_rate(found: RateSummary, claim: str | None, lang: Lang) -> str | None:
    """The rate of the codes that no measure names, beside others that some do; None for neither.

    What is left of a heading when its listed codes are taken out is no code that anybody enters:
    it has a rate, and no range worth printing.
    """
    named = {rate_group_words(b, claim, lang) for b in found.rate_groups if b.specific}
    left = {rate_group_words(b, claim, lang) for b in found.rate_groups if not b.specific} - named
    return left.pop() if named and len(left) == 1 else None


def _has_main(found: RateSummary) -> bool:
    """Whether the first burden stands for the good: it fills most of the codes made for it."""
    listed = [b.size for b in found.rate_groups if b.specific] or [
        b.size for b in found.rate_groups
    ]
    return found.rate_groups[0].size >= sum(listed) * _MAIN


def _or(words: list[str], lang: Lang) -> str:
    more = measure_list_words.OTHERS_IN_TABLE.on(lang)
    return "; ".join([*words[:_MOST], *((more,) if len(words) > _MOST else ())])
