"""What is in force altogether: every programme of a direction, or of one law, by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards import Bullets, ButtonOption, Card, Choices, Stands
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.spec import CommandContext
from bot.commands.tariff.options import TariffOptions
from bot.domain.measures import Measure, Programme, Status
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import UnknownGood
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.faces import in_short
from bot.presentation.figures import measure_figures
from bot.presentation.freshness import facts_to
from bot.presentation.laws.card import overview_headline, overview_lines
from bot.presentation.locale_data import territory
from bot.presentation.measures import direction_words, measure_line, on_day
from bot.presentation.plain_words import colon
from bot.presentation.tariff import words as tariff_words
from bot.reading.words import stems

_EACH = 4
_SEVERAL = 2
"""Laws in force from which no one rate is that of everything."""
_SIDES = (("US", "CA"), ("CA", "US"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _InForce:
    """The programmes in force on ``day``, each with its measures: those of the law called ``law``
    alone, where one was asked about. ``go_on`` offers what to ask next."""

    laws: Sequence[tuple[Programme, Sequence[Measure]]]
    day: date
    law: str
    go_on: Choices


def overview_card(query: Query, context: CommandContext) -> Card:
    """Programmes in force on the day, by the country that charges. Raises UnknownGood."""
    facts = context.snapshot.facts
    law = options_of(TariffOptions, query).law
    wanted = tuple(_of_law(facts, law) if law else _fees_last(facts))
    if not wanted:
        raise UnknownGood(law)
    day = query.day or query.until or context.question.day
    laws = [
        (programme, alive)
        for imposing, origin in _sides(query)
        for programme in wanted
        if programme.imposing == imposing and (alive := _alive(programme, facts, origin, day))
    ]
    found = _InForce(laws=laws, day=day, law=law, go_on=_go_on(wanted, context.lang))
    return _with_short(_whole(found, query, context), found, query, context)


def _whole(found: _InForce, query: Query, context: CommandContext) -> Card:
    """Each programme with its measures."""
    lang, way = context.lang, _way(query, context.lang)
    notes = Footnotes(context.snapshot.facts)
    when, count = on_day(found.day, lang), len(found.laws)
    title = said(tariff_words.TARIFFS, lang)
    if query.imposing is not None:
        title = f"{title}{colon(lang)}{way}"
    return dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=f"{title}{colon(lang)}{found.law}" if found.law else title,
            headline=(
                tariff_words.IN_FORCE_COUNT.on(lang, day=when, way=way, n=count)
                if count
                else tariff_words.NOTHING_IN_FORCE.on(lang, day=when)
            ),
            day=found.day,
            parts=[_part(programme, alive, notes, lang) for programme, alive in found.laws],
            after=(found.go_on,),
            figures=lambda: measure_figures(
                (measure for _, alive in found.laws for measure in alive), found.day, lang
            ),
        ),
    )


def _with_short(card: Card, found: _InForce, query: Query, context: CommandContext) -> Card:
    """The card with its short form: how many there are, and a line a law."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    count, day = len(found.laws), found.day
    headline = overview_headline(
        count, _one_way(query), found.law, day if day != today else None, lang
    )
    told = in_short(
        card,
        headline=headline,
        lines=overview_lines(headline, found.laws, lang),
        note=facts_to(facts.data_as_of, day, today, lang),
        more=tariff_words.ALL_OF_THEM.on(lang),
        options=found.go_on.options,
    )
    if told.short is None or count < _SEVERAL or found.law:
        return told
    mixed = Stands(percent=None, owed=True, mixed=True)
    return replace(told, short=replace(told.short, stands=mixed))


def _one_way(query: Query) -> Direction | None:
    if query.imposing is None:
        return None
    ((imposing, origin),) = _sides(query)
    return Direction(origin=origin, imposing=imposing)


def _fees_last(facts: FactSnapshot) -> Iterable[Programme]:
    return sorted(facts.programmes.values(), key=lambda programme: programme.fee)


def _sides(query: Query) -> tuple[tuple[str, str], ...]:
    """Who charges whom: both sides of the border, or the one direction asked about."""
    if query.imposing is None:
        return _SIDES
    return ((query.imposing, query.origin or dict(_SIDES)[query.imposing]),)


def _way(query: Query, lang: Lang) -> str:
    if query.imposing is None:
        return tariff_words.BETWEEN_BOTH.on(lang)
    ((imposing, origin),) = _sides(query)
    return direction_words(Direction(origin=origin, imposing=imposing), lang)


def _of_law(facts: FactSnapshot, law: str) -> Iterable[Programme]:
    """Programmes whose authority holds all words of ``law``: 'section 232'."""
    words = set(stems(law))
    return (p for p in facts.programmes.values() if words <= set(stems(p.authority)))


def _alive(programme: Programme, facts: FactSnapshot, origin: str, day: date) -> list[Measure]:
    mine = (facts.measures[slug] for slug in facts.by_programme.get(programme.slug, ()))
    return [m for m in mine if m.status_on(day) is Status.IN_FORCE and m.origins.hit(origin)]


def _part(programme: Programme, alive: Sequence[Measure], notes: Footnotes, lang: Lang) -> Bullets:
    lines = tuple(measure_line(m, lang, notes, 1) for m in alive[:_EACH])
    rest = len(alive) - _EACH
    more = (tariff_words.MORE.on(lang, n=rest, programme=programme.slug),) if rest > 0 else ()
    title = f"{territory(programme.imposing, lang)}{colon(lang)}{said(programme.name, lang)}"
    return Bullets(title=title, items=(*lines, *more))


def _go_on(wanted: tuple[Programme, ...], lang: Lang) -> Choices:
    if len(wanted) > 5:
        asks = tariff_words.GO_ON_ASKS
        return Choices(
            options=tuple(ButtonOption(label=on.on(lang), question=ask) for ask, on in asks.items())
        )
    return Choices(
        options=tuple(
            ButtonOption(label=said(p.name, lang), question=f"/tariff {p.slug}") for p in wanted
        )
    )
