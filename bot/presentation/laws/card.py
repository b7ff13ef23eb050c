"""Short cards of laws: one programme by itself, and everything in force in a direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.cards import Stands
from bot.domain.assessment.rules import FeeLimit
from bot.domain.duty import Money, Prohibited, Unparsed, percent_of
from bot.domain.measures import Measure, Programme, Standing, Status
from bot.domain.rate_summary import Direction, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.duty.card import round_money
from bot.presentation.measures import label_since, short_direction
from bot.presentation.messages import SOURCE, gettext_in, ngettext_in
from bot.presentation.plain_words import colon, day_words, place, rate, spoken
from bot.presentation.rate_words import statute
from bot.presentation.timeline.card import Stood, distinct, steps_in_words


def rates_of(measures: Iterable[Measure], lang: Lang) -> str:
    """'50%, 25% or 15%', with 'bans' where entry is forbidden under some; '' for no figures."""
    _ = gettext_in(lang)
    held = list(measures)
    percents = sorted({p for m in held if (p := percent_charged(m)) is not None}, reverse=True)
    told = [rate(p, lang) for p in percents]
    if any(isinstance(m.duty, Prohibited) for m in held):
        told.insert(0, _("ban"))
    if len(told) > _MOST:
        return _("{least} to {most}").format(least=told[-1], most=told[0])
    return _(" or ").join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


_MOST = 4


def percent_charged(measure: Measure) -> Decimal | None:
    """The percent a measure charges; None for another kind of duty."""
    return percent_of(measure.duty) or None


def main_steps(measures: Iterable[Measure], claim: str | None = None) -> list[Stood]:
    """What a programme charged over time: the percent of its widest measure on each day on which
    one starts or ends; zero where nothing is in force, None where something is that is no percent
    (each firm's own rate). With a ``claim`` of a trade agreement, what is owed under it.
    """
    enacted = [m for m in measures if m.standing is Standing.ENACTED]
    charging = [m for m in enacted if percent_charged(m) is not None]
    unknown = [m for m in enacted if isinstance(m.duty, Unparsed)]
    days = {m.validity.first for m in charging}
    days |= {m.validity.ends_on for m in charging if m.validity.ends_on is not None}
    days |= {day for m in charging for day in _turns(m, claim)}
    steps = []
    for day in sorted(days):
        alive, open_ = (
            [m for m in some if m.validity.holds(day) and not m.spares(claim, day)]
            for some in (charging, unknown)
        )
        widest = max(alive, key=_widest, default=None)
        percent = percent_charged(widest) if widest is not None else Decimal(0)
        if widest is None and open_:
            percent = None
        steps.append(Stood(day=day, percent=percent))
    return steps


def _turns(measure: Measure, claim: str | None) -> set[date]:
    """The days within a measure on which the relief of a claim begins or ends."""
    periods = [r.validity for r in measure.reliefs if r.claim and r.claim == claim and r.validity]
    days = {day for p in periods for day in (p.first, p.ends_on) if day is not None}
    return {day for day in days if measure.validity.holds(day)}


def _widest(measure: Measure) -> tuple[int, Decimal]:
    return width(measure.scope), percent_charged(measure) or Decimal(0)


_NUMBERED = re.compile(r"^(?:Section|article) \d+,? ", re.IGNORECASE)
_ASIDE = re.compile(r" \([^()]{0,200}\)$")
"""The section's number and an aside, which a list of laws can do without."""


def law_name(programme: Programme, lang: Lang) -> str:
    """What a card calls a programme."""
    if programme.short is not None:
        return spoken(programme.short.on(lang), lang)
    bare = _NUMBERED.sub("", programme.name.on(lang))
    return spoken(_ASIDE.sub("", bare), lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeOnDay:
    """A programme as it stands on ``day``; ``today`` is the asker's own.

    ``measures`` are those of its measures that reach goods of ``origin`` (None: of any), in force
    or not; ``claim`` is the agreement that the goods are claimed under, None where nobody said.
    """

    programme: Programme
    measures: Sequence[Measure]
    day: date
    today: date
    origin: str | None = None
    claim: str | None = None
    successors: Sequence[Measure] = ()
    """Measures of other programmes in force on the day that took the place of its own."""

    def standing(self, status: Status) -> list[Measure]:
        """Those of its measures that stand so on the day."""
        return [m for m in self.measures if m.status_on(self.day) is status]


_BEGUN = frozenset({Status.IN_FORCE, Status.ENDED})


def law_stands(law: ProgrammeOnDay) -> Stands | None:
    """Whether it is in force, for a question that wants yes or no; None where none of it began."""
    if not law.measures and law.origin is not None:
        return Stands(percent=None, owed=False, in_force=False)  # it never was on goods of there
    status = {measure.status_on(law.day) for measure in law.measures}
    if status.isdisjoint(_BEGUN):
        return None
    alive = Status.IN_FORCE in status
    if not alive and law.successors:
        return None  # neither yes nor no: it goes on by another name
    spared = {
        m.spares("usmca", law.day)
        for m in law.standing(Status.IN_FORCE)
        if not isinstance(m.duty, Unparsed) and any(map(m.origins.hit, ("CA", "MX", "US")))
    }
    told = spared.pop() if len(spared) == 1 else None
    return Stands(percent=None, owed=alive, in_force=alive, spared_if_claimed=told)


def programme_headline(law: ProgrammeOnDay, facts: FactSnapshot, lang: Lang) -> str:
    """'Section 338: ban or 50%'; with its day where that is not today."""
    when = "" if law.day == law.today else f" ({day_words(law.day, lang)})"
    goes_on = law.successors and not law.standing(Status.IN_FORCE)
    told = _goes_on(law.successors, facts, lang) if goes_on else _charged(law, lang)
    return f"{_title(law.programme, facts, lang)}{colon(lang)}{told}{when}"


def _goes_on(successors: Sequence[Measure], facts: FactSnapshot, lang: Lang) -> str:
    """'goes on as “Section 232 steel, aluminum and copper”, 50%': that it ended alone would sound
    like no duty."""
    _ = gettext_in(lang)
    law = _title(facts.programmes[successors[0].programme], facts, lang)
    rates = rates_of(successors, lang)
    return _("goes on as “{law}”, {rates}").format(law=law, rates=rates)


def _title(programme: Programme, facts: FactSnapshot, lang: Lang) -> str:
    """Its section, or its name where other programmes rest on the same section."""
    name = spoken(programme.name.on(lang), lang)
    if _shares_statute(programme, facts):
        return capital(_ASIDE.sub("", name))
    return capital(statute(programme.authority, lang) or name)


def _shares_statute(programme: Programme, facts: FactSnapshot) -> bool:
    section = statute(programme.authority, SOURCE)
    return sum(statute(p.authority, SOURCE) == section for p in facts.programmes.values()) > 1


def _charged(law: ProgrammeOnDay, lang: Lang) -> str:
    """'ban or 50%'; else that nothing is charged, or no single rate."""
    _ = gettext_in(lang)
    if not law.measures and law.origin is not None:
        return _("nothing on goods of {place}").format(place=place(law.origin, lang))
    alive = law.standing(Status.IN_FORCE)
    if not alive:
        return _("nothing in force")
    owing = [m for m in alive if not m.spares(law.claim, law.day)]
    if not owing:
        return _("nothing on goods claimed under USMCA")
    if rates := rates_of(owing, lang):
        return rates
    return _("each firm’s own rate") if law.programme.apart else _("in force, no single rate")


def programme_lines(
    headline: str,
    law: ProgrammeOnDay,
    lang: Lang,
    *,
    limits: Sequence[FeeLimit] = (),
    instead: str = "",
    ends: str = "",
) -> tuple[str, ...]:
    """What it covers, what a claim under USMCA changes, what is next, and what it was if it ended;
    ``limits`` bound a fee, ``instead`` is what is owed since where all of it ended, ``ends`` on
    which days parts of it do.
    """
    alive = law.standing(Status.IN_FORCE)
    bounds = [ShortLine(text=_bounds(one, lang)) for one in limits if one.validity.holds(law.day)]
    held = [ShortLine(text=label_since(m, lang), rank=2 + n) for n, m in enumerate(alive)]
    told = [
        *(ShortLine(text=text, rank=1) for text in _claimed(law, lang)),
        *((ShortLine(text=ends, rank=1),) if ends else ()),
        *(bounds or held),
        *_next(law, lang),
        *_ends(alive, law, lang),
        *(() if alive else _past(law, instead, lang)),
    ]
    return within_budget(headline, told, lang)


def _next(law: ProgrammeOnDay, lang: Lang) -> Iterator[ShortLine]:
    """The first of its measures that are to come."""
    _ = gettext_in(lang)
    first = min(law.standing(Status.SCHEDULED), key=lambda m: m.validity.first, default=None)
    if first is not None:
        words = _("From {day}: {what}")
        when = day_words(first.validity.first, lang)
        yield ShortLine(text=words.format(day=when, what=spoken(first.label.on(lang), lang)))


def _ends(alive: Sequence[Measure], law: ProgrammeOnDay, lang: Lang) -> Iterator[ShortLine]:
    """The last day of all that is in force, where nothing of the programme comes after it."""
    last_days = [m.validity.last for m in alive if m.validity.last is not None]
    if last_days and len(last_days) == len(alive) and not law.standing(Status.SCHEDULED):
        _ = gettext_in(lang)
        yield ShortLine(text=_("Last day: {day}").format(day=day_words(max(last_days), lang)))


def ends_of_parts(alive: Sequence[Measure], facts: FactSnapshot, lang: Lang) -> str:
    """'Ends: steel, aluminum June 30, 2027; cars Apr 8, 2027': where parts of a programme without a
    rate of its own end, each with its goods, and others go on; '' for every other."""
    dated = [(m, m.validity.last) for m in alive if m.validity.last is not None and m.goods]
    rateless = all(percent_charged(m) is None for m in alive)
    if not dated or not rateless or len(dated) == len(alive):
        return ""
    told = [
        f"{', '.join(facts.goods[good].name.on(lang) for good in m.goods)} {day_words(last, lang)}"
        for m, last in sorted(dated, key=lambda one: one[1])
    ]
    _ = gettext_in(lang)
    return _("Ends: {what}").format(what="; ".join(told))


def _past(law: ProgrammeOnDay, instead: str, lang: Lang) -> Iterator[ShortLine]:
    """What it charged over time, its last day, and what is owed ``instead``, where it is over."""
    _ = gettext_in(lang)
    last_days = [m.validity.last for m in law.standing(Status.ENDED) if m.validity.last]
    if not last_days:
        return
    steps = distinct(main_steps(law.measures, law.claim))
    moved = [step for step in steps if step.percent is not None]
    if len(moved) > 1:
        yield ShortLine(text=steps_in_words(moved, law.day, lang))
    yield ShortLine(text=_("Last day: {day}").format(day=day_words(max(last_days), lang)))
    if instead:
        yield ShortLine(text=instead, rank=1)


def _claimed(law: ProgrammeOnDay, lang: Lang) -> list[str]:
    """What a claim under USMCA changes for the goods of the measures in force."""
    _ = gettext_in(lang)
    alive = law.standing(Status.IN_FORCE)
    spared = [m for m in alive if m.spares("usmca", law.day)]
    if law.claim is None:
        if bool(alive) and len(spared) == len(alive):
            return [_("Goods claimed under USMCA don’t pay it")]
        return _spared_from(alive, law.day, lang) if not spared else []
    if law.claim != "usmca" or not alive:
        return []
    if not spared and (later := _spared_from(alive, law.day, lang)):
        return later
    if spared:
        without = rates_of(alive, lang)
        left = rates_of((m for m in alive if m not in spared), lang)
        return [_("Without the claim: {rates}").format(rates=without)] if without != left else []
    lowered = any(r.claim == law.claim for m in alive for r in m.reliefs)
    return [] if lowered else [_("A USMCA claim changes nothing")]


def _spared_from(alive: Sequence[Measure], day: date, lang: Lang) -> list[str]:
    """From which day on goods claimed under USMCA pay none of it, where that is to come."""
    _ = gettext_in(lang)
    turns = {turn for m in alive for turn in _turns(m, "usmca") if turn > day}
    first = min(turns, default=None)
    held = [m for m in alive if first is not None and m.validity.holds(first)]
    if first is None or not held or not all(m.spares("usmca", first) for m in held):
        return []
    words = _("From {day} goods claimed under USMCA don’t pay it")
    return [words.format(day=day_words(first, lang))]


def _bounds(limit: FeeLimit, lang: Lang) -> str:
    _ = gettext_in(lang)
    words = _("At least {least}, at most {most} on a formal entry (over {above}), since {day}")
    told = {"least": limit.least, "most": limit.most, "above": limit.formal_above}
    said = {
        name: round_money(Money(amount=amount, currency=limit.currency), lang)
        for name, amount in told.items()
    }
    return words.format(day=day_words(limit.validity.first, lang), **said)


def overview_headline(
    count: int, direction: Direction | None, law: str, day: date | None, lang: Lang
) -> str:
    """'Canada → US: 11 tariff laws in force'; ``day`` where that is not today."""
    _, ngettext = gettext_in(lang), ngettext_in(lang)
    where = short_direction(direction, lang) if direction is not None else _("Canada and the US")
    when = f" ({day_words(day, lang)})" if day is not None else ""
    about = f", {law}" if law else ""
    words = ngettext("{n} tariff law in force", "{n} tariff laws in force", count)
    return f"{where}{about}{colon(lang)}{words.format(n=count)}{when}"


def in_force_beside(
    laws: Sequence[tuple[Programme, Sequence[Measure]]], origin: str, lang: Lang
) -> str:
    """'In force on goods of China: China surtax, 100%': those that charge a percent, the widest
    first; '' for none."""
    _ = gettext_in(lang)
    told: dict[str, str] = {}
    for programme, measures in sorted(laws, key=lambda one: -max(map(_reach, one[1]))):
        if rates := rates_of(measures, lang):
            told.setdefault(law_name(programme, lang), rates)
    named = [f"{name} ({rates})" for name, rates in told.items()][:_MOST_BESIDE]
    words = _("In force on goods of {place}: {laws}")
    return words.format(place=place(origin, lang), laws=", ".join(named)) if named else ""


_MOST_BESIDE = 3


def overview_lines(
    headline: str, laws: Sequence[tuple[Programme, Sequence[Measure]]], lang: Lang
) -> tuple[str, ...]:
    """One line a law, those that reach most codes first."""
    named: dict[str, list[Measure]] = {}
    for programme, measures in laws:
        if not programme.fee:
            named.setdefault(law_name(programme, lang), []).extend(measures)
    told: list[ShortLine] = []
    for name, measures in sorted(named.items(), key=lambda one: -max(map(_reach, one[1]))):
        if rates := rates_of(measures, lang):
            text = f"{name[:1].upper()}{name[1:]}{colon(lang)}{rates}"
            told.append(ShortLine(text=text, rank=len(told) + 1))
    return within_budget(headline, told, lang)


def _reach(measure: Measure) -> int:
    return width(measure.scope)
