"""Rates over time: the days on which a rate changed, what it was and what it became."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.cards import Chart, Passage, Step, cited, words_of
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.rate_groups import leading
from bot.domain.rate_summary import Direction, RateSummary, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.act_words import act_words
from bot.presentation.citations import Footnotes
from bot.presentation.dates import titled
from bot.presentation.duty_expressions import percent
from bot.presentation.measures import (
    NOTHING,
    PROHIBITED,
    exact_percent,
    measure_rate,
    measure_words,
    part_words,
    percent_part,
    rate_group_words,
    sum_words,
)
from bot.presentation.plain_words import colon
from bot.presentation.timeline import words as timeline_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedTogether:
    """What is charged together: ``number`` percent of the full value, and what is owed besides and
    is no percent in ``label``. None: no percent of it at all; ``part`` says percents of its parts.
    ``exact`` is the number where nothing is owed besides.
    """

    number: Decimal | None
    exact: Decimal | None
    label: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChange:
    """On ``day`` the rate went from ``old`` to ``new`` (words), because of ``causes``.

    ``owed`` is what the codes whose rate heads the answer owe without a claim, ``claimed`` what
    they owe with one, where that is something else.
    """

    day: date
    old: str
    new: str
    causes: tuple[Measure, ...]
    owed: ChargedTogether
    claimed: ChargedTogether | None = None

    @property
    def exact(self) -> Decimal | None:
        """In percent of the full value, None where any of it is something else."""
        return self.owed.exact


History = tuple[Subject, Sequence[tuple[Direction, tuple[RateChange, ...]]]]
"""A good and its steps, by direction: the one asked about first."""


def good_steps(
    subject: Subject, direction: Direction, facts: FactSnapshot, period: Validity, lang: Lang
) -> tuple[RateChange, ...]:
    """The days of ``period`` on which what ``subject`` owes changed, after what stood as it began:
    where something was owed already, the first day is told with it, old and new alike.
    """
    rates = subject.rates(facts, direction)
    mine = [m for m in rates.mine if m.standing is Standing.ENACTED]
    before = leading(rates.on(period.first - timedelta(days=1)))
    told, under, charging = _main(before, lang), _under(before), _charging(before)
    apart = {slug for slug, programme in facts.programmes.items() if programme.apart}
    turns: list[RateChange] = []
    for day in rates.turns(period):
        found = leading(rates.on(day))
        said, now_under, now_charging = _main(found, lang), _under(found), _charging(found)
        if said != told or now_under != under:
            causes = _causes(mine, day, charging, now_charging)
            turns.append(_turn(found, causes, apart, old=told, new=said, lang=lang))
            told, under = said, now_under
        elif day == period.first and now_under - apart:
            turns.append(_turn(found, (), apart, old=told, new=said, lang=lang))
        charging = now_charging
    return tuple(turns)


def _main(found: RateSummary, lang: Lang) -> str:
    """What the main codes pay, and whether others are banned; /tariff tells the rest for a day."""
    if not found.rate_groups:
        return NOTHING.on(lang)
    main, *others = found.rate_groups
    banned = any(r.outcome is Outcome.PROHIBITED for b in others for r in b.plain)
    words = rate_group_words(main, None, lang)
    if not banned or words == PROHIBITED.on(lang):
        return words
    return words + timeline_words.SOME_PROHIBITED.on(lang)


def _under(found: RateSummary) -> frozenset[str]:
    """The programmes under which the main codes pay: a rate may stay while its law changes."""
    rows = found.rate_groups[0].plain if found.rate_groups else ()
    return frozenset(r.measure.programme for r in charged(rows))


def _charging(found: RateSummary) -> dict[str, Measure]:
    """The measures under which the main codes pay, by slug."""
    rows = found.rate_groups[0].plain if found.rate_groups else ()
    return {row.measure.slug: row.measure for row in charged(rows)}


def _causes(
    mine: Sequence[Measure],
    day: date,
    before: Mapping[str, Measure],
    after: Mapping[str, Measure],
) -> tuple[Measure, ...]:
    """The measures that begin on the day, else those that end, else those that are eased. Where
    none does, a list took the main codes in or let them go, or a rule between two laws turned: then
    those that are charged on these codes from the day on, else those that no longer are."""
    started = [m for m in mine if m.validity.first == day]
    eased = [m for m in mine if any(r.validity and r.validity.first == day for r in m.reliefs)]
    ended = [m for m in mine if m.validity.ends_on == day]
    come = [m for slug, m in after.items() if slug not in before]
    gone = [m for slug, m in before.items() if slug not in after]
    return tuple(started or ended or eased or come or gone)


def _turn(
    found: RateSummary,
    causes: tuple[Measure, ...],
    apart: Collection[str],
    *,
    old: str,
    new: str,
    lang: Lang,
) -> RateChange:
    main = found.rate_groups[0] if found.rate_groups else None
    owed = _owed(main.plain if main else (), apart, lang)
    claimed = _owed(main.claimed if main else (), apart, lang)
    return RateChange(
        day=found.day,
        old=old,
        new=new,
        causes=causes,
        owed=owed,
        claimed=claimed if claimed != owed else None,
    )


def _owed(rows: Iterable[StackRow], apart: Collection[str], lang: Lang) -> ChargedTogether:
    kept = tuple(rows)
    return ChargedTogether(
        number=percent_part(kept, apart),
        exact=exact_percent(kept),
        label=sum_words(kept, lang),
        part=part_words(kept, lang),
    )


def line_of(turn: RateChange, notes: Footnotes, lang: Lang) -> Passage:
    """'2025-06-04: 25% → 50% (Proclamation 10947) [1]'."""
    acts = list(
        dict.fromkeys(act_words(m.instrument, lang) or m.label.on(lang) for m in turn.causes)
    )[:3]
    why = f" ({'; '.join(acts)})" if acts else ""
    sources = [s for m in turn.causes for s in m.sources[:2]]
    step = f"{turn.old} → {turn.new}"
    if turn.old == turn.new:
        step = timeline_words.STAYS_AT.on(lang, rate=turn.new)
    return cited(f"{turn.day}{colon(lang)}{step}{why}", notes.mark(sources))


def programme_steps(
    measures: Iterable[Measure], facts: FactSnapshot, period: Validity, notes: Footnotes, lang: Lang
) -> list[Passage]:
    """Starts (rate old -> new where one measure follows another) and ends, in order of day."""
    lines: list[tuple[date, int, Passage]] = []
    enacted = [m for m in measures if m.standing is Standing.ENACTED]
    followed = {m.replaces for m in enacted}
    for m in enacted:
        if period.holds(m.validity.first):
            lines.append((m.validity.first, 1, _start_line(m, facts, notes, lang)))
        over = m.validity.ends_on
        if over is not None and period.holds(over) and m.slug not in followed:
            last = timeline_words.LAST_DAY.on(lang, day=m.validity.last)
            ended = f"{measure_words(m, lang)} ({last})"
            words = titled(lang, over, timeline_words.ENDS.on(lang), ended)
            lines.append((over, 0, cited(words, notes.mark(m.sources))))
    return [line for _, _, line in sorted(lines, key=_in_order)]


def _in_order(dated: tuple[date, int, Passage]) -> tuple[date, int, str]:
    day, rank, line = dated
    return day, rank, words_of(line)


def _start_line(measure: Measure, facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Passage:
    earlier = facts.measures.get(measure.replaces)
    step = timeline_words.STARTS.on(lang)
    if earlier is not None and earlier.standing is Standing.ENACTED:
        old, new = measure_rate(earlier, lang), measure_rate(measure, lang)
        step = f"{old} → {new}" if old and new and old != new else step
    act = f" ({act_words(measure.instrument, lang)})" if measure.instrument else ""
    words = measure_words(measure, lang)
    told = titled(lang, measure.validity.first, step, f"{words}{act}")
    return cited(told, notes.mark(measure.sources))


def chart(
    name: str,
    lines: Sequence[tuple[str, Sequence[RateChange]]],
    context: CommandContext,
    period: Validity,
) -> tuple[Chart, ...]:
    """One series a direction: percent of the full value without a claim, on the main codes."""
    lang, today = context.lang, context.question.day
    kept = [(label, turns) for label, turns in lines if turns]
    if not kept:
        return ()
    days = [t.day for _, turns in kept for t in turns]
    first = max(period.first, min(days) - timedelta(days=14))
    reach = max(today, context.snapshot.facts.data_as_of, *days)
    last = min(period.last or reach, reach + timedelta(days=14))
    if last <= first:
        return ()
    about = timeline_words.CHART_UNIT
    return (
        Chart(
            title=f"{name}{colon(lang)}{about.on(lang)}",
            series=tuple((label, _drawn(turns, first)) for label, turns in kept),
            first=first,
            last=last,
            today=today if first <= today <= last else None,
            alt=" ".join(_told(label, turns, lang) for label, turns in kept),
        ),
    )


def _drawn(turns: Sequence[RateChange], first: date) -> tuple[Step, ...]:
    start = Step(day=first, percent=Decimal(0)) if turns[0].day > first else None
    steps = tuple(
        Step(day=t.day, percent=t.owed.number, label=t.owed.part or t.owed.label) for t in turns
    )
    return (start, *steps) if start else steps


def _told(label: str, turns: Sequence[RateChange], lang: Lang) -> str:
    """The line in words, for who can't see it."""
    words: list[str] = []
    told = ""
    for turn in turns:
        value = _value(turn, lang)
        if value != told:
            words.append(f"{turn.day} {value}")
        told = value
    return f"{label}{colon(lang)}{'; '.join(words)}."


def _value(turn: RateChange, lang: Lang) -> str:
    owed = turn.owed
    if owed.number is None:
        return owed.part or owed.label or PROHIBITED.on(lang)
    return percent(owed.number, lang) if owed.number else NOTHING.on(lang)
