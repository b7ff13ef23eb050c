"""Asked whether something reported is so: who said it, and what the record says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Fields,
    Headline,
    Passage,
    Prose,
    Reference,
    ShortCard,
    cited,
)
from bot.commands.rates.headline import headline
from bot.commands.rates.subject import subject_of
from bot.commands.spec import CommandContext
from bot.commands.tariff.claim_asked import asks_the_same
from bot.domain.events import Claim
from bot.domain.figures import Figure
from bot.domain.measures import Status
from bot.domain.questions import Query
from bot.domain.rate_summary import SOUTH as _SOUTH
from bot.domain.rate_summary import Direction, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import UserError
from bot.presentation.citations import Footnotes, in_place
from bot.presentation.dates import said
from bot.presentation.faces import sources_of, whole
from bot.presentation.figures import rate_figures
from bot.presentation.measures import fact_day_words, measure_line, on_day
from bot.presentation.tariff import words as tariff_words
from bot.presentation.tariff.fact_card import fact_headline, fact_lines, said_by
from bot.reading.queries.claims import telling

_GOODS, _LAWS, _NAMED, _BUTTONS = 2, 2, 3, 4


def claim_card(query: Query, context: CommandContext) -> Card:
    """The claim that ``query.claim_about`` names, its verdict and its truth. Raises UserError."""
    facts, lang = context.snapshot.facts, context.lang
    claim = facts.claims.get(query.claim_about or "")
    if claim is None:
        raise UserError(tariff_words.NO_SUCH_CLAIM.on(lang))
    notes = Footnotes(facts)
    mark = notes.mark([claim.source])
    day = query.day or context.question.day
    known = tariff_words.FACTS_KNOWN.on(lang)
    card = Card(
        title=tariff_words.IS_THAT_SO.on(lang),
        lang=lang,
        command=query.command,
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=tariff_words.VERDICTS[claim.verdict].on(lang)),
            Prose(text=said(claim.truth, lang)),
            _who_said_it(claim, mark, lang),
            *_as_it_stands(claim, context, day, notes),
            Prose(text=f"{known.format(day=facts.data_as_of)}."),
            *notes.part,
            *_goods_to_ask(claim, facts, lang),
        ),
        sources=notes.slugs,
        figures=lambda: tuple(_figures(claim, facts, day, lang)),
    )
    return replace(card, **_short(card, claim, day, context, so=False))


def with_answer(card: Card, query: Query, context: CommandContext, asked: str) -> Card:
    """The card of a claim as the answer to ``asked``: yes or no first where it asks just what was
    stated, else what the record says of that first which is nearest to it."""
    claim = context.snapshot.facts.claims.get(query.claim_about or "")
    if claim is None or card.short is None:
        return card
    day = query.day or context.question.day
    so = asks_the_same(asked, claim, day, context.lang)
    bare = replace(card, short=None, details=())
    return replace(card, **_short(bare, claim, day, context, so=so, asked=telling(asked)))


def _who_said_it(claim: Claim, mark: tuple[Reference, ...], lang: Lang) -> Fields:
    return Fields(
        rows=(
            (tariff_words.SAID.on(lang), cited(said(claim.stated, lang), mark)),
            (tariff_words.BY.on(lang), claim.by),
            (tariff_words.WHEN.on(lang), fact_day_words(claim.day, lang)),
        )
    )


def _goods_to_ask(claim: Claim, facts: FactSnapshot, lang: Lang) -> tuple[Choices, ...]:
    """A button for each of the first goods it is about."""
    goods = [facts.goods[slug] for slug in claim.goods if slug in facts.goods]
    options = tuple(
        ButtonOption(label=good.name.on(lang), question=f"/tariff {good.slug}")
        for good in goods[:_BUTTONS]
    )
    return (Choices(options=options),) if options else ()


def _figures(claim: Claim, facts: FactSnapshot, day: date, lang: Lang) -> Iterator[Figure]:
    """The rates of the goods it is about, for programs."""
    for slug in claim.goods[:_GOODS]:
        subject = subject_of(facts, slug)
        found = subject.rate_summary(facts, way_of(claim, facts), day)
        yield from rate_figures(subject.title(lang), found, None, lang)


def way_of(claim: Claim, facts: FactSnapshot) -> Direction:
    """Of the goods it speaks of: into Canada where it is about Canada's laws."""
    laws = (facts.programmes[slug] for slug in claim.programmes if slug in facts.programmes)
    imposing = {law.imposing for law in laws} - {""}
    return _SOUTH.back if imposing == {"CA"} else _SOUTH


def _short(
    card: Card,
    claim: Claim,
    day: date,
    context: CommandContext,
    *,
    so: bool,
    asked: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """What was stated and how it stands, or yes or no; what holds, and what applies now."""
    facts, lang = context.snapshot.facts, context.lang
    goods = [subject_of(facts, slug) for slug in claim.goods[:_NAMED] if slug in facts.goods]
    stands = [(s.name.on(lang), s.rate_summary(facts, way_of(claim, facts), day)) for s in goods]
    all_of_it, opened = whole(card, tariff_words.WHAT_APPLIES_NOW.on(lang))
    sources, listed = sources_of(card, tariff_words.SOURCES.on(lang))
    asks = (
        ButtonOption(label=s.title(lang), question=f"/tariff {s.typed}") for s in goods[:_GOODS]
    )

    def nearest(sentence: str) -> int:
        return len(asked & telling(sentence))

    short = ShortCard(
        headline=fact_headline(claim, lang, so=so),
        lines=fact_lines(claim, stands, day, facts, lang, so=so, nearest=nearest),
        note=said_by(claim, lang),
        actions=(all_of_it, *sources, *asks),
    )
    return {"short": short, "details": (opened, *listed)}


def _as_it_stands(
    claim: Claim, context: CommandContext, day: date, notes: Footnotes
) -> tuple[Bullets, ...]:
    """The rates of the goods it is about, else the measures of its programmes, with their days."""
    facts, lang = context.snapshot.facts, context.lang
    items: list[Passage] = []
    for slug in claim.goods[:_GOODS]:
        subject = subject_of(facts, slug)
        found = subject.rate_summary(facts, way_of(claim, facts), day)
        items.append(headline(subject, found, None, lang))
        pending = {
            r.measure.slug: r.measure for b in found.rate_groups[:1] for r in charged(b.plain)
        }
        items += [measure_line(m, lang, notes) for m in pending.values()]
    for slug in claim.programmes[: 0 if items else _GOODS]:
        measures = [facts.measures[m] for m in facts.by_programme.get(slug, ())]
        alive = [m for m in measures if m.status_on(day) is Status.IN_FORCE]
        ended = [m for m in measures if m.status_on(day) is Status.ENDED]
        items += [measure_line(m, lang, notes) for m in alive[-2 * _LAWS :]]
        items += [
            in_place(tariff_words.NO_MORE.on(lang), "what", measure_line(m, lang, notes))
            for m in ended[-_LAWS:]
        ]
    title = tariff_words.NOW.on(lang, day=on_day(day, lang))
    return (Bullets(title=title, items=tuple(items)),) if items else ()
