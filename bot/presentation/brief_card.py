"""The short card about a text: old news called old, what it has wrong, and what applies now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.events import Claim, Verdict
from bot.domain.measures import Measure, Status
from bot.domain.rate_summary import Direction, RateGroup, RateSummary, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.budget import ShortLine, most_words, within_budget, words_in
from bot.presentation.dates import said
from bot.presentation.measures import short_direction
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import colon, day_words, full_month, rate, spoken
from bot.presentation.rate_words import group_words, is_free, plain_number, programme_name
from bot.presentation.tariff.fact_card import sentences

OLD_DAYS = 45
"""A text older than this is old news where something in it does not hold any more."""
LONG_AGO_DAYS = 180
_FIRST = 2
"""Rates in a headline."""
_RATES = 4
_ENDED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedGood:
    """A good of a text: how it stands in the direction that the text speaks of,
    and the rates that the text gives it.
    """

    name: str
    found: RateSummary
    said: tuple[Decimal, ...] = ()

    @property
    def tangible(self) -> bool:
        """Whether a schedule has codes for it: services and parcels pay no rate of their own."""
        return any(width(group.scope) for group in self.found.rate_groups)

    @property
    def main(self) -> RateGroup | None:
        """The codes whose rate stands for it."""
        return self.found.main

    @property
    def differs(self) -> bool:
        """Whether the text gives it another rate than it has."""
        held = plain_number(self.main) if self.main else Decimal(0)
        return bool(self.said) and held not in self.said and not self.partly

    @property
    def partly(self) -> bool:
        """Whether only some of its codes pay, and what the text says."""
        others = {plain_number(group) for group in self.found.rate_groups}
        free = self.main is None or is_free(self.main.plain)
        return free and any(one in others for one in self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefed:
    """What a text is about. ``day`` is when it was written, as far as it can be told.

    ``ended`` are the last measures of programmes it speaks of that charge nothing any more;
    ``doubted`` the claims it makes that the record does not bear out, the worst first.
    """

    day: date | None
    today: date
    goods: Sequence[RatedGood]
    people: int
    ended: Sequence[Measure]
    doubted: Sequence[Claim]
    facts: FactSnapshot


def brief_headline(about: Briefed, lang: Lang) -> str:
    """'Old news: this is from March 2025', else the first rate of what it names."""
    _ = gettext_in(lang)
    if about.day is not None and _is_old(about):
        return _("Old news: this is from {month}").format(month=full_month(about.day, lang))
    rates = _rates(about, lang)
    if rates:
        return _("Now: {rates}").format(rates=_by_way(rates[:_FIRST], lang))
    return _("No rate or good in it that I can check")


def _is_old(about: Briefed) -> bool:
    """Whether law has moved since, as far as the text goes; after half a year it surely has."""
    age = (about.today - about.day).days if about.day is not None else 0
    over = bool(about.ended or about.doubted) or any(good.differs for good in about.goods)
    return age > LONG_AGO_DAYS or (age > OLD_DAYS and over)


def brief_lines(about: Briefed, lang: Lang) -> tuple[str, ...]:
    """What is over, what is wrong, what applies now."""
    _ = gettext_in(lang)
    told = []
    if about.ended:
        over = [_over(measure, about.facts, lang) for measure in about.ended[:_ENDED]]
        told.append(ShortLine(text="; ".join(over), rank=2))
    told += [
        ShortLine(text=_doubt(claim, lang), rank=1 + 2 * n) for n, claim in enumerate(about.doubted)
    ]
    headline, rates = brief_headline(about, lang), _rates(about, lang)
    words = _("Now: {rates}")
    if headline.startswith(words.split("{", maxsplit=1)[0]):
        rates, words = rates[_FIRST:], _("Also: {rates}")
    if rates:
        told.append(ShortLine(text=words.format(rates=_by_way(rates[:_RATES], lang))))
    return within_budget(headline, told, lang)


def _over(measure: Measure, facts: FactSnapshot, lang: Lang) -> str:
    _ = gettext_in(lang)
    name = programme_name(measure, facts, lang)
    last = measure.validity.last
    day = day_words(last, lang) if last is not None else ""
    return _("{law} ended {day}").format(law=capital(name), day=day)


def _doubt(claim: Claim, lang: Lang) -> str:
    """'Misleading: C$30 billion is the value of the goods listed, not the tariff'."""
    _ = gettext_in(lang)
    word = {
        Verdict.FALSE: _("Wrong"),
        Verdict.MISLEADING: _("Misleading"),
        Verdict.INCOMPLETE: _("Not all of it"),
    }.get(claim.verdict, _("Said"))
    truth = _telling(claim, lang)
    first = spoken(truth, lang)
    if claim.short is not None or truth == sentences(said(claim.truth, lang))[0]:
        return f"{word}{colon(lang)}{first}"
    stated = _("“{words}”").format(words=spoken(said(claim.stated, lang), lang))
    told = f"{word}{colon(lang)}{stated}"
    whole = f"{told}. {first}"
    return whole if words_in(whole) <= most_words(_DOUBT, lang) else told


def _telling(claim: Claim, lang: Lang) -> str:
    """The sentence of the truth that says most: the short one, else the first with a figure."""
    if claim.short is not None:
        return claim.short.on(lang)
    truth = sentences(said(claim.truth, lang))
    long = [one for one in truth if words_in(one) > _SHORTEST] or truth
    return next((one for one in long if any(map(str.isdigit, one))), long[0])


_DOUBT = 32
"""Words of a line on what a text has wrong."""
_SHORTEST = 4
"""Words of a sentence that says something of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rate:
    """Which way, and 'steel 50% (it says 25%)'; ``free`` is the name of a good that owes nothing,
    to be told together with others.
    """

    direction: Direction
    words: str
    free: str = ""


def _rates(about: Briefed, lang: Lang) -> list[_Rate]:
    """What the goods pay now: first those that the text gives another rate, then those that pay."""
    ranked = sorted(about.goods, key=lambda good: (not good.differs, _owes_nothing(good)))
    return [
        _Rate(
            direction=good.found.direction,
            words=_rate_told(good, about.facts, lang),
            free=good.name if _owes_nothing(good) and not good.said else "",
        )
        for good in ranked
        if good.found.rate_groups and good.tangible
    ]


def _owes_nothing(good: RatedGood) -> bool:
    return good.main is None or is_free(good.main.plain)


def _rate_told(good: RatedGood, facts: FactSnapshot, lang: Lang) -> str:
    _ = gettext_in(lang)
    held = group_words(good.main, None, facts, lang) if good.main else _("no extra duty")
    told = f"{good.name} {held}"
    if good.partly:
        said = " ".join(rate(one, lang) for one in good.said[:1])
        return _("{good} {rate} on some codes").format(good=good.name, rate=said)
    if not good.differs:
        return told
    said = ", ".join(rate(one, lang) for one in good.said)
    return _("{rate} (it says {said})").format(rate=told, said=said)


def _by_way(rates: Sequence[_Rate], lang: Lang) -> str:
    """'steel 50%; cars 25% (Canada → US); furniture 50%; no extra duty on fruit (US → Canada)'."""
    _ = gettext_in(lang)
    told = []
    for each in dict.fromkeys(one.direction for one in rates):
        mine = [one for one in rates if one.direction == each]
        words = [one.words for one in mine if not one.free]
        free = ", ".join(one.free for one in mine if one.free)
        words += [_("no extra duty on {goods}").format(goods=free)] if free else []
        told.append(f"{'; '.join(words)} ({short_direction(each, lang)})")
    return "; ".join(told)


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
