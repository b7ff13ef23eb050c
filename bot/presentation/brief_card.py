"""The short card about a text: old news called old, what it has wrong, and what applies now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.codes import Scope
from bot.domain.events import Claim, Verdict
from bot.domain.measures import Measure, Status
from bot.domain.rate_groups import headline_group
from bot.domain.rate_summary import SOUTH, RateSummary
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import Line, within_budget, words_in
from bot.presentation.dates import said
from bot.presentation.fact_card import sentences
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import colon, day_words, full_month, spoken
from bot.presentation.rate_words import group_words, is_free, programme_name
from bot.presentation.tariff_card import way

OLD_DAYS = 45
"""A text older than this is old news: law has moved since."""
_RATES = 4
_ENDED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefed:
    """What a text is about. ``day`` is when it was written, as far as it can be told.

    ``goods`` are names, summaries (Canada to the United States) and core codes; ``ended`` the last
    measures of programmes it speaks of that charge nothing any more; ``doubted`` the claims it
    makes that the record does not bear out, the worst first.
    """

    day: date | None
    today: date
    goods: Sequence[tuple[str, RateSummary, Scope]]
    people: int
    ended: Sequence[Measure]
    doubted: Sequence[Claim]
    facts: FactSnapshot


def brief_headline(about: Briefed, lang: Lang) -> str:
    """'Old news: this is from March 2025', else the first rate of what it names."""
    _ = gettext_in(lang)
    if about.day is not None and (about.today - about.day).days > OLD_DAYS:
        return _("Old news: this is from {month}").format(month=full_month(about.day, lang))
    if about.goods:
        return _("Now: {rates} ({way})").format(rates=_rates(about, lang, 2), way=way(SOUTH, lang))
    return _("What the record says of it")


def brief_lines(about: Briefed, lang: Lang) -> tuple[str, ...]:
    """What is over, what is wrong, what applies now."""
    _ = gettext_in(lang)
    told = []
    if about.ended:
        over = [_over(measure, about.facts, lang) for measure in about.ended[:_ENDED]]
        told.append(Line(text="; ".join(over), rank=2))
    told += [
        Line(text=_doubt(claim, lang), rank=1 + 2 * n) for n, claim in enumerate(about.doubted)
    ]
    headline = brief_headline(about, lang)
    if about.goods and _("Now: {rates} ({way})").split("{")[0] not in headline:
        rates = _rates(about, lang, _RATES)
        words = _("Now: {rates} ({way})").format(rates=rates, way=way(SOUTH, lang))
        told.append(Line(text=words))
    return within_budget(headline, told, lang)


def _over(measure: Measure, facts: FactSnapshot, lang: Lang) -> str:
    _ = gettext_in(lang)
    name = programme_name(measure, facts, lang)
    last = measure.validity.last
    day = day_words(last, lang) if last is not None else ""
    return _("{law} ended {day}").format(law=name[:1].upper() + name[1:], day=day)


def _doubt(claim: Claim, lang: Lang) -> str:
    """'Misleading: C$30 billion is the value of the goods listed, not the tariff'."""
    _ = gettext_in(lang)
    word = {
        Verdict.FALSE: _("Wrong"),
        Verdict.MISLEADING: _("Misleading"),
        Verdict.INCOMPLETE: _("Not all of it"),
    }.get(claim.verdict, _("Said"))
    first = _telling(claim, lang)
    return f"{word}{colon(lang)}{spoken(first, lang)}"


def _telling(claim: Claim, lang: Lang) -> str:
    """The sentence of the truth that says most: the short one, else the first with a figure."""
    if claim.short is not None:
        return claim.short.on(lang)
    truth = sentences(said(claim.truth, lang))
    long = [one for one in truth if words_in(one) > _SHORTEST] or truth
    return next((one for one in long if any(map(str.isdigit, one))), long[0])


_SHORTEST = 4
"""Words of a sentence that says something of its own."""


def _rates(about: Briefed, lang: Lang, most: int) -> str:
    """What the goods pay now, those that pay something first."""
    told: list[tuple[bool, str]] = []
    for name, found, core in about.goods:
        main = headline_group(found, core)
        if main is not None:
            words = f"{name} {group_words(main, None, about.facts, lang)}"
            told.append((is_free(main.plain), words))
    return "; ".join(words for _free, words in sorted(told, key=lambda one: one[0])[:most])


def named_words(goods: int, people: int, lang: Lang) -> str:
    """'8 goods, 5 people named'."""
    ngettext = ngettext_in(lang)
    told = [
        ngettext("{n} good", "{n} goods", goods).format(n=goods) if goods else "",
        ngettext("{n} person", "{n} people", people).format(n=people) if people else "",
    ]
    _ = gettext_in(lang)
    shown = ", ".join(filter(None, told))
    return _("{what} named").format(what=shown) if shown else ""


def ended_measures(
    programmes: Sequence[str], facts: FactSnapshot, day: date
) -> tuple[Measure, ...]:
    """The last measure of each programme that charges nothing any more on ``day``."""
    alive = {
        facts.programmes[m.programme].authority
        for m in facts.measures.values()
        if m.status_on(day) is Status.IN_FORCE and m.programme in facts.programmes
    }
    out = []
    for slug in dict.fromkeys(programmes):
        if slug in facts.programmes and facts.programmes[slug].authority in alive:
            continue  # another programme under the same law goes on where this one ended
        held = [facts.measures[m] for m in facts.by_programme.get(slug, ())]
        mine = [m for m in held if m.origins.neighbours]
        ended = [m for m in mine if m.status_on(day) is Status.ENDED and m.validity.last]
        if ended and not any(m.status_on(day) is Status.IN_FORCE for m in mine):
            out.append(max(ended, key=lambda m: (m.validity.last or day, m.validity.first)))
    return tuple(out)
