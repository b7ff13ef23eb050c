"""The short card of a question whether something is so: yes or no first, then what holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.duty import AdValorem
from bot.domain.events import Claim, Verdict
from bot.domain.measures import Status
from bot.domain.rate_summary import BROAD, SOUTH, RateSummary, in_direction, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import WORDS, ShortLine, most_words, within_budget, words_in
from bot.presentation.dates import said
from bot.presentation.measures import fact_day_words, short_direction
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import rate, spoken
from bot.presentation.rate_words import group_words

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý0-9«“\"])")
_HEADLINE = 16
"""Words of a headline that can still be read aloud."""
_TELLING = 4
"""Words of a sentence that says something of its own."""


def answer_word(verdict: Verdict, lang: Lang) -> str:
    """'No', 'Yes', 'Not quite', 'No, misleading': the first word of the answer."""
    _ = gettext_in(lang)
    return {
        Verdict.TRUE: _("Yes"),
        Verdict.INCOMPLETE: _("Yes, but not all of it"),
        Verdict.MISLEADING: _("No, misleading"),
        Verdict.FALSE: _("No"),
        Verdict.OPINION: _("No fact: an opinion"),
    }[verdict]


def record_word(verdict: Verdict, lang: Lang) -> str:
    """'true', 'misleading': what the record says of a statement that is quoted before it."""
    _ = gettext_in(lang)
    return {
        Verdict.TRUE: _("true"),
        Verdict.INCOMPLETE: _("true in part"),
        Verdict.MISLEADING: _("misleading"),
        Verdict.FALSE: _("not true"),
        Verdict.OPINION: _("an opinion"),
    }[verdict]


def sentences(words: str) -> list[str]:
    """The sentences of a text, each without its closing stop.

    >>> sentences("It ended. 10% is owed now.")
    ['It ended', '10% is owed now']
    """
    return [one.rstrip(". ") for one in _SENTENCE.split(words.strip()) if one.strip(". ")]


def fact_headline(claim: Claim, lang: Lang, *, so: bool) -> str:
    """'No. The 35% ended on Feb 23, 2026' to a question whether it is ``so``; to any other what was
    stated and how that stands: '“Energy and potash are tariffed at 10%”: true in part'."""
    if not so:
        return _stated(claim, lang)
    word = answer_word(claim.verdict, lang)
    told = _told(claim, lang)
    return (
        f"{word}. {told[0]}" if told and words_in(told[0]) <= most_words(_HEADLINE, lang) else word
    )


def _stated(claim: Claim, lang: Lang) -> str:
    _ = gettext_in(lang)
    words = spoken(said(claim.stated, lang), lang).rstrip(".").split(" ")
    most = most_words(_HEADLINE, lang)
    whole = words if len(words) <= most else [*words[: most - 1], "…"]
    return _("“{stated}”: {verdict}").format(
        stated=" ".join(whole), verdict=record_word(claim.verdict, lang)
    )


def _told(claim: Claim, lang: Lang, nearest: Callable[[str], int] | None = None) -> list[str]:
    """The one sentence that answers, then those that say a figure or a day; where nothing answers
    as such, the one that is ``nearest`` to what was asked goes before."""
    truth = sentences(said(claim.truth, lang))
    if nearest is not None and truth:
        before = max(truth, key=nearest)
        truth.sort(key=lambda one: one is not before)
    truth = [spoken(one, lang) for one in truth]
    if claim.short is None:
        return truth
    telling = [one for one in truth if words_in(one) > _TELLING and any(map(str.isdigit, one))]
    return [spoken(claim.short.on(lang), lang), *telling]


def fact_lines(
    claim: Claim,
    stands: Sequence[tuple[str, RateSummary]],
    day: date,
    facts: FactSnapshot,
    lang: Lang,
    *,
    so: bool,
    nearest: Callable[[str], int] | None = None,
) -> tuple[str, ...]:
    """The truth in sentences, and what applies now. ``nearest`` counts what a sentence shares with
    the question."""
    headline = fact_headline(claim, lang, so=so)
    told = [one for one in _told(claim, lang, None if so else nearest) if one not in headline]
    now = _now(stands, facts, lang) or general_rate(facts, day, lang)
    lines = [ShortLine(text=one, rank=number + 1) for number, one in enumerate(told)]
    lines += [ShortLine(text=now)] if now else []
    return _fitted(headline, lines, lang)


def _fitted(headline: str, lines: list[ShortLine], lang: Lang) -> tuple[str, ...]:
    """Within the budget; a first sentence that alone would break it is cut at a clause."""
    kept = within_budget(headline, lines, lang)
    if len(kept) > 1 or not lines or lines[0].rank == 0:
        return kept
    room = most_words(WORDS, lang) - words_in(headline) - sum(words_in(one) for one in kept)
    words = lines[0].text.split(" ")
    return kept if room < 8 else (" ".join(words[: room - 1]) + " …", *kept)


def _now(stands: Sequence[tuple[str, RateSummary]], facts: FactSnapshot, lang: Lang) -> str:
    """'Now, Canada → US: cars 25%; tires 25%', or what most goods pay."""
    _ = gettext_in(lang)
    rates = [
        f"{name} {group_words(found.rate_groups[0], None, facts, lang)}"
        for name, found in stands
        if found.rate_groups
    ]
    if not rates:
        return ""
    there = stands[0][1].direction
    return _("Now, {way}: {rates}").format(way=short_direction(there, lang), rates="; ".join(rates))


def general_rate(facts: FactSnapshot, day: date, lang: Lang) -> str:
    """What nearly all goods pay that have no rate of their own; '' where nothing is."""
    _ = gettext_in(lang)
    for measure in in_direction(facts.measures.values(), SOUTH):
        programme = facts.programmes.get(measure.programme)
        duty = programme is not None and not programme.fee
        broad = width(measure.scope) >= BROAD and measure.status_on(day) is Status.IN_FORCE
        if duty and broad and isinstance(measure.duty, AdValorem):
            words = _("Now: {rate} on most goods without a USMCA claim; some have their own rates")
            return words.format(rate=rate(measure.duty.percent, lang))
    return ""


def said_by(claim: Claim, lang: Lang) -> str:
    """'Said by Washington Examiner, Oct 7, 2025'."""
    _ = gettext_in(lang)
    day = spoken(fact_day_words(claim.day, lang), lang)
    return _("Said by {who}, {day}").format(who=claim.by, day=day)
