"""Brief us: one card about every good, person and programme that a text names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Detail,
    Headline,
    Notice,
    Part,
    Passage,
    Quotation,
    References,
    ShortCard,
    Table,
    cited,
)
from bot.commands.quote import quotation
from bot.commands.rates.headline import one_line
from bot.commands.rates.measure_lists import knowledge
from bot.commands.rates.subject import subject_of
from bot.commands.spec import CommandContext
from bot.domain.events import Claim, Verdict
from bot.domain.measures import Measure, Status
from bot.domain.questions import Query
from bot.domain.rate_summary import SOUTH as _SOUTH
from bot.domain.rate_summary import charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import briefing_words
from bot.presentation.brief_card import (
    Briefed,
    RatedGood,
    brief_headline,
    brief_lines,
    ended_measures,
    named_words,
)
from bot.presentation.citations import Footnotes, in_place, own_sources
from bot.presentation.dates import said
from bot.presentation.events import event_line
from bot.presentation.faces import sources_of
from bot.presentation.freshness import facts_to
from bot.presentation.measures import direction_words, measure_line
from bot.presentation.tariff import words as tariff_words
from bot.reading.queries.article import Mentioned, goods_of, written_on
from bot.reading.queries.catalogue_names import NameKind
from bot.reading.queries.snapshot_index import claims_of, index_of
from bot.reading.words import clean, fold, tokens

_MOST = 8
_EACH = 2
_DOUBTED = frozenset({Verdict.FALSE, Verdict.MISLEADING, Verdict.INCOMPLETE})
_CLAIMS = 5
_WORST = {Verdict.FALSE: 0, Verdict.MISLEADING: 1, Verdict.INCOMPLETE: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInText:
    """What a text names, each once, in order of first mention (slugs)."""

    mentioned: tuple[Mentioned, ...]
    programmes: tuple[str, ...]
    speakers: tuple[str, ...]

    @property
    def goods(self) -> tuple[str, ...]:
        """The goods alone."""
        return tuple(one.slug for one in self.mentioned)


def named_in(text: str, context: CommandContext) -> NamedInText:
    """The goods, programmes and persons that ``text`` names by names the fact snapshot knows."""
    index = index_of(context.snapshot.facts)
    found = index.find(tokens(fold(clean(text, most=_LONGEST))))
    by_kind = {
        kind: tuple(dict.fromkeys(n.slug for n in found if n.kind is kind)) for kind in NameKind
    }
    return NamedInText(
        mentioned=goods_of(text[:_LONGEST], index),
        programmes=by_kind[NameKind.PROGRAMME],
        speakers=by_kind[NameKind.SPEAKER],
    )


_LONGEST = 20_000
"""Characters of a thread that are read for names."""


def brief_card(text: str, context: CommandContext) -> Card:
    """Everything ``text`` names: duties both ways, programmes in force, newest words."""
    facts, lang = context.snapshot.facts, context.lang
    named = named_in(text, context)
    notes = Footnotes(facts)
    parts: list[Part] = [
        *_goods(named, context, notes),
        *_programmes(named, context, notes),
        *_claims(text, context, notes),
        *_speakers(named, context, notes),
    ]
    head = (
        [
            Headline(text=_heading(named, context)),
            *knowledge(facts, context.question.day, context.question.day, lang),
        ]
        if parts
        else [Notice(text=briefing_words.NOTHING_NAMED.on(lang))]
    )
    first = named.goods[0] if named.goods else None
    card = Card(
        title=briefing_words.BRIEFING.on(lang),
        lang=lang,
        command="tariff" if first else None,
        query=Query(command="tariff", good=first) if first else None,
        day=context.question.day if parts else None,
        data_as_of=facts.data_as_of if parts else None,
        private=not parts,
        parts=(*head, *parts, *notes.part, *_go_on(named, context)),
        sources=notes.slugs,
    )
    return _in_short(card, text, named, context) if parts else card


def _in_short(card: Card, text: str, named: NamedInText, context: CommandContext) -> Card:
    """Old news called old, what it has wrong, what applies now; lists behind buttons."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    made = _made(text, context)
    doubted = sorted((c for c in made if c.verdict in _DOUBTED), key=lambda c: _WORST[c.verdict])
    about = Briefed(
        day=_written(text, made, context),
        today=today,
        goods=[_rated(one, facts, today, lang) for one in named.mentioned],
        people=len(named.speakers),
        ended=ended_measures(
            [*(p for c in made for p in c.programmes), *named.programmes], facts, today
        ),
        doubted=doubted,
        facts=facts,
    )
    lists = (
        ("goods", briefing_words.GOODS.on(lang), len(named.goods), Table),
        ("people", briefing_words.WHO_SAID_WHAT.on(lang), len(named.speakers), Quotation),
        ("claims", briefing_words.CLAIMS_CHECKED.on(lang), len(doubted), Bullets),
    )
    shown = [(n, label.format(n=count), kind) for n, label, count, kind in lists if count]
    sources, listed = sources_of(card, briefing_words.SOURCES.on(lang))
    short = ShortCard(
        headline=brief_headline(about, lang),
        lines=brief_lines(about, lang),
        note=" · ".join(
            filter(
                None,
                (
                    named_words(len(named.goods), len(named.speakers), lang),
                    facts_to(facts.data_as_of, today, today, lang),
                ),
            )
        ),
        actions=(*(ButtonOption(label=label, detail=name) for name, label, _k in shown), *sources),
    )
    details = tuple(
        Detail(name=name, title=label, make=partial(_kind, card.parts, kind))
        for name, label, kind in shown
    )
    again = _again(named, made, about.day, facts)
    return replace(card, short=short, details=(*details, *listed), again=again)


def _rated(one: Mentioned, facts: FactSnapshot, today: date, lang: Lang) -> RatedGood:
    subject, way = subject_of(facts, one.slug), one.direction
    return RatedGood(
        name=subject.name.on(lang),
        found=subject.rate_summary(facts, way, today),
        said=one.percents,
    )


def _kind(parts: Sequence[Part], kind: type[Part]) -> tuple[Part, ...]:
    """The parts of one kind with their own sources."""
    return own_sources(tuple(p for p in parts if isinstance(p, kind | References)))


def _made(text: str, context: CommandContext) -> list[Claim]:
    """The claims that the text makes, in its order."""
    facts = context.snapshot.facts
    found = claims_of(facts).within(clean(text, most=_LONGEST))
    return [facts.claims[slug] for slug in found]


def _written(text: str, made: list[Claim], context: CommandContext) -> date | None:
    """When a text was written: a day it names itself at its start, else that of its claims."""
    day = written_on(clean(text, most=_LONGEST), context.question.day, context.lang)
    if day is not None:
        return day
    days = sorted(claim.day.first for claim in made)
    return days[len(days) // 2] if days else None


def _again(named: NamedInText, made: list[Claim], day: date | None, facts: FactSnapshot) -> str:
    """What a text is about in few words, by which its buttons ask again: no word of its own."""
    names = [
        *(facts.goods[g].name.en for g in named.goods),
        *(facts.programmes[p].name.en for p in named.programmes),
        *(facts.speakers[s].name for s in named.speakers),
    ]
    told = [f"{day}." if day is not None else "", f"Tariffs: {', '.join(names)}."]
    return " ".join(filter(None, [*told, *(f"{claim.stated.en}." for claim in made)]))


def _heading(named: NamedInText, context: CommandContext) -> str:
    facts, lang = context.snapshot.facts, context.lang
    names = [
        *(facts.goods[g].name.on(lang) for g in named.goods[:_MOST]),
        *(facts.programmes[p].name.on(lang) for p in named.programmes[:_MOST]),
        *(facts.speakers[s].name for s in named.speakers[:_MOST]),
    ]
    text = briefing_words.ON_NAMED
    return text.on(lang, what=", ".join(names))


def _goods(named: NamedInText, context: CommandContext, notes: Footnotes) -> list[Part]:
    if not named.goods:
        return []
    facts, lang, day = context.snapshot.facts, context.lang, context.question.day
    rows = []
    for slug in named.goods[:_MOST]:
        subject = subject_of(facts, slug)
        south, north = (subject.rate_summary(facts, way, day) for way in (_SOUTH, _SOUTH.back))
        pending = [r for o in (south, north) for b in o.rate_groups[:1] for r in charged(b.plain)]
        mark = notes.mark([s for r in pending for s in r.measure.sources[:1]])
        rows.append(
            (
                cited(subject.title(lang), mark),
                one_line(south, None, lang),
                one_line(north, None, lang),
            )
        )
    columns = (briefing_words.GOOD.on(lang),)
    ways = tuple(direction_words(way, lang) for way in (_SOUTH, _SOUTH.back))
    return [Table(columns=(*columns, *ways), rows=tuple(rows))]


def _programmes(named: NamedInText, context: CommandContext, notes: Footnotes) -> list[Part]:
    facts, lang, day = context.snapshot.facts, context.lang, context.question.day
    parts: list[Part] = []
    for slug in named.programmes[:_MOST]:
        measures = [facts.measures[m] for m in facts.by_programme.get(slug, ())]
        mine = [m for m in measures if m.origins.neighbours]
        alive = [m for m in mine if m.status_on(day) is Status.IN_FORCE]
        items = [measure_line(m, lang, notes) for m in alive[:_EACH]] or _over(
            slug, mine, context, notes
        )
        if items:
            parts.append(Bullets(title=facts.programmes[slug].name.on(lang), items=tuple(items)))
    return parts


def _over(
    slug: str, measures: list[Measure], context: CommandContext, notes: Footnotes
) -> list[Passage]:
    """Of a programme with nothing in force: what it last charged, else what last happened."""
    facts, lang, day = context.snapshot.facts, context.lang, context.question.day
    ended = [m for m in measures if m.status_on(day) is Status.ENDED]
    if ended:
        last = max(ended, key=lambda m: (m.validity.last or day, m.validity.first))
        return [in_place(tariff_words.NO_MORE.on(lang), "what", measure_line(last, lang, notes))]
    past = [e for e in facts.events.values() if slug in e.programmes and e.day.first <= day]
    newest = max(past, key=lambda e: (e.day.first, e.slug), default=None)
    return [event_line(newest, notes, lang)] if newest else []


def _claims(text: str, context: CommandContext, notes: Footnotes) -> tuple[Bullets, ...]:
    """What the text says that the record does not bear out, or not wholly."""
    lang = context.lang
    items = tuple(
        cited(
            f"“{said(claim.stated, lang)}” {tariff_words.VERDICTS[claim.verdict].on(lang)}. "
            f"{said(claim.truth, lang)}",
            notes.mark([claim.source]),
        )
        for claim in _made(text, context)
        if claim.verdict in _DOUBTED
    )
    return (Bullets(title=briefing_words.CHECKED.on(lang), items=items[:_CLAIMS]),) if items else ()


def _speakers(named: NamedInText, context: CommandContext, notes: Footnotes) -> list[Part]:
    facts = context.snapshot.facts
    parts: list[Part] = []
    for slug in named.speakers[:_MOST]:
        held = facts.by_speaker.get(slug, ())
        parts += [quotation(facts.quotes[q], facts, notes, context.lang) for q in held[-_EACH:]]
    return parts


def _go_on(named: NamedInText, context: CommandContext) -> tuple[Choices, ...]:
    facts, lang = context.snapshot.facts, context.lang
    goods = [facts.goods[g].name.on(lang) for g in named.goods[:4]]
    options = tuple(ButtonOption(label=name, question=f"/tariff {name}") for name in goods)
    return (Choices(options=options),) if options else ()
