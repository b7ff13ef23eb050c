"""/tariff over a period: every rate within it, with the days it held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.cards import Bullets, Card, Stands, Table
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.rates.headline import said_rates, uncoded
from bot.commands.rates.measure_lists import remarks
from bot.commands.rates.subject import Subject, direction_of
from bot.commands.spec import CommandContext
from bot.commands.tariff.short import rated
from bot.domain.days import Validity
from bot.domain.figures import Figure
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.faces import in_short
from bot.presentation.figures import rate_figures
from bot.presentation.freshness import facts_to
from bot.presentation.measures import direction_words, measure_line, short_direction
from bot.presentation.plain_words import colon, day_words
from bot.presentation.rate_words import group_words
from bot.presentation.tariff import words as tariff_words
from bot.presentation.tariff.card import stands

_LATER, _FEW = 3, 3
Told = tuple[date, str]
"""From a day on, a rate in words."""


def period_card(query: Query, context: CommandContext, subjects: tuple[Subject, ...]) -> Card:
    """One table a good and direction: the rates between ``since`` and ``until``, both included."""
    facts, lang = context.snapshot.facts, context.lang
    first = query.since or facts.records_begin
    last = max(query.until or context.question.day, first)
    direction = direction_of(query, lang)
    both = query.imposing is None and query.origin is None
    ways = (direction, direction.back) if both else (direction,)
    stretches = [
        _Stretches.of(subject, way, Validity(first=first, last=last), query.claim, context)
        for subject in subjects
        for way in ways
    ]
    notes = Footnotes(facts)
    laws = {m.slug: m for s in stretches for m in s.laws}.values()
    names = ", ".join(s.title(lang) for s in subjects)
    span = _days(first, last, lang)
    gists = "; ".join(s.one_line(lang) for s in stretches)
    lines = tuple(measure_line(m, lang, notes) for m in laws)
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=f"{names}, {span}",
            headline=f"{names}, {span}{colon(lang)}{gists}",
            day=last,
            parts=(
                *(s.table(lang) for s in stretches),
                *((Bullets(title=tariff_words.UNDER_LAW.on(lang), items=lines),) if lines else ()),
                *(() if lines else _first_laws(stretches, notes, lang)),
                *remarks(tuple(laws), lang),
            ),
            figures=lambda: tuple(
                f for s in stretches for f in s.figures(query.claim, facts, lang)
            ),
        ),
    )
    told = [(s.direction, s.rates_told(query.claim, facts, lang)) for s in stretches]
    main = f"{short_direction(direction, lang)}{colon(lang)}{_joined(told[0][1], lang)}"
    head = f"{names}, {main} ({day_words(first, lang)} – {day_words(last, lang)})"
    card = in_short(
        card,
        headline=head,
        lines=within_budget(head, _lines(told, lang), lang),
        note=facts_to(facts.data_as_of, last, context.question.day, lang),
        more=tariff_words.EVERY_RATE.on(lang),
    )
    if card.short is None or len(subjects) > 1:
        return card
    return replace(card, short=replace(card.short, stands=_stood(stretches[0], query, context)))


def _stood(stretches: _Stretches, query: Query, context: CommandContext) -> Stands | None:
    """How the codes stood whose rate heads the answer, where that was the same in all of the
    period; None where it moved."""
    subject, facts = stretches.subject, context.snapshot.facts
    found = [subject.rate_summary(facts, stretches.direction, first) for first, _ in stretches.days]
    each = [stands(rated(subject, one, query, context)) for one in found]
    held = [one for one in each if one is not None]
    if len(held) < len(each) or len({_without_laws(one) for one in held}) != 1:
        return None
    laws = frozenset[str].intersection(*(one.laws for one in held))
    every = frozenset[str]().union(*(one.laws | one.elsewhere for one in held))
    return replace(held[0], laws=laws, elsewhere=every - laws)


def _without_laws(one: Stands) -> Stands:
    return replace(one, laws=frozenset(), elsewhere=frozenset())


def _lines(told: Sequence[tuple[Direction, list[Told]]], lang: Lang) -> list[ShortLine]:
    """Each further stretch in a line, then the days on which the first one's rate moved."""
    others = [
        ShortLine(
            text=f"{short_direction(on, lang)}{colon(lang)}{_joined(rates, lang)}", rank=number
        )
        for number, (on, rates) in enumerate(told[1:], 1)
    ]
    moved = [
        ShortLine(text=tariff_words.FROM.on(lang, day=day_words(day, lang), what=rate), rank=9)
        for day, rate in told[0][1][1:]
    ]
    return [*others, *moved]


def _joined(told: list[Told], lang: Lang) -> str:
    """'25%, then 50%'; the first and the last where there were many."""
    rates = [words for _day, words in told]
    then = tariff_words.THEN.on(lang)
    return then.join(rates) if len(rates) <= _FEW else f"{rates[0]} → {rates[-1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretches:
    """The stretches of days in which one good's rates stayed the same, in one direction.

    ``rates`` are the words and codes of each stretch, the main rate first; ``laws`` what was
    charged under in any of them; ``later`` what comes after the period.
    """

    subject: Subject
    direction: Direction
    days: tuple[tuple[date, date], ...]
    rates: tuple[tuple[tuple[str, str], ...], ...]
    laws: tuple[Measure, ...]
    later: tuple[Measure, ...]

    @classmethod
    def of(
        cls,
        subject: Subject,
        direction: Direction,
        period: Validity,
        claim: str | None,
        context: CommandContext,
    ) -> _Stretches:
        """Cut ``period`` where something changes; neighbours that say the same are one."""
        facts = context.snapshot.facts
        said: list[tuple[date, tuple[tuple[str, str], ...]]] = []
        laws: dict[str, Measure] = {}
        later: tuple[Measure, ...] = ()
        over_time = subject.rates(facts, direction)
        for day in over_time.turns(period):
            found = over_time.on(day)
            ruled = uncoded(subject, found, context.lang)
            told = ((ruled, ""),) if ruled else tuple(said_rates(found, claim, context.lang))
            rows = [r for b in found.rate_groups for r in charged((*b.plain, *b.claimed))]
            laws.update((r.measure.slug, r.measure) for r in rows)
            later = found.coming
            if not said or said[-1][1] != told:
                said.append((day, told))
        ends = [day - timedelta(days=1) for day, _ in said[1:]] + [period.last or date.max]
        return cls(
            subject=subject,
            direction=direction,
            days=tuple((first, last) for (first, _), last in zip(said, ends, strict=True)),
            rates=tuple(told for _, told in said),
            laws=tuple(laws.values()),
            later=later,
        )

    def one_line(self, lang: Lang) -> str:
        """'Canada → United States 25%, then 50%': the main rate of each stretch."""
        main = list(dict.fromkeys(told[0][0] for told in self.rates))
        then = tariff_words.THEN.on(lang)
        return f"{direction_words(self.direction, lang)} {then.join(main)}"

    def rates_told(self, claim: str | None, facts: FactSnapshot, lang: Lang) -> list[Told]:
        """The days on which the rate that heads an answer moved, with what it became."""
        out: list[Told] = []
        for day, _last in self.days:
            found = self.subject.rate_summary(facts, self.direction, day)
            main = found.main
            *_, ruled = uncoded(self.subject, found, lang).split("; ")
            words = ruled or tariff_words.NO_EXTRA_DUTY.on(lang)
            if main is not None and not ruled:
                words = group_words(main, claim, facts, lang)
            if not out or out[-1][1] != words:
                out.append((day, words))
        return out

    def figures(self, claim: str | None, facts: FactSnapshot, lang: Lang) -> Iterator[Figure]:
        """All that was owed together in each stretch, with its days."""
        for first, last in self.days:
            found = self.subject.rate_summary(facts, self.direction, first)
            made = rate_figures(self.subject.title(lang), found, claim, lang)
            yield from (replace(f, last=last) for f in made if f.kind == "rate")

    def table(self, lang: Lang) -> Table:
        """Rows of days, codes (where they differ) and rate."""
        split = any(len(told) > 1 for told in self.rates)
        rows = tuple(
            (_days(*days, lang), *((codes,) if split else ()), words)
            for days, told in zip(self.days, self.rates, strict=True)
            for words, codes in told
        )
        columns = (
            tariff_words.PERIOD_COLUMNS
            if split
            else (tariff_words.PERIOD_COLUMNS[0], tariff_words.PERIOD_COLUMNS[2])
        )
        return Table(
            title=f"{self.subject.title(lang)}, {direction_words(self.direction, lang)}",
            columns=tuple(c.on(lang) for c in columns),
            rows=rows,
        )


def _first_laws(stretches: list[_Stretches], notes: Footnotes, lang: Lang) -> tuple[Bullets, ...]:
    """Where nothing was owed in the period: the first that came after it."""
    later = {m.slug: m for s in stretches for m in s.later[:_LATER]}
    title = tariff_words.WHAT_CAME_LATER.on(lang)
    items = tuple(measure_line(m, lang, notes) for m in later.values())
    return (Bullets(title=title, items=items),) if items else ()


def _days(first: date, last: date, lang: Lang) -> str:
    if first == last:
        return str(first)
    return f"{first} {tariff_words.TO.on(lang)} {last}"
