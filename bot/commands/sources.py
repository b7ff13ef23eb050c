"""/sources: what the facts rest on, and to what day they reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cards import (
    Bullets,
    Card,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Reference,
    References,
)
from bot.commands.parsing.shared_options import FROM, ON, TO
from bot.commands.rates.headline import headline
from bot.commands.rates.measure_lists import knowledge, programme_measures
from bot.commands.rates.subject import Subject, direction_of, subjects_of
from bot.commands.spec import Command, CommandContext, CommandOption, OptionKind, Tool
from bot.domain.measures import Measure, Status
from bot.domain.questions import Query
from bot.domain.rate_summary import charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Source, SourceKind
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.errors import UnknownGood
from bot.presentation import not_read, source_words
from bot.presentation.act_words import act_words
from bot.presentation.answer_freshness import feed_row, freshness_words, look, programme_names
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes, is_web, reference
from bot.presentation.dates import said
from bot.presentation.faces import in_short
from bot.presentation.freshness import FRESH_DAYS
from bot.presentation.measures import authority_words, measure_line, measure_rate, on_day
from bot.presentation.messages import N_
from bot.presentation.plain_words import colon, day_words, place, spoken
from bot.presentation.tariff import words as tariff_words

_SHOWN = 12
_MOST_MEASURES = 8
_MOST_ACTS = 4


async def answer(query: Query, context: CommandContext) -> Card:
    """The documents behind the facts, by kind, and how fresh they are; of goods, a code or a
    programme, those that their rates rest on. Raises UnknownGood."""
    facts, lang = context.snapshot.facts, context.lang
    subjects = subjects_of(query, facts)
    if subjects or query.programme in facts.programmes:
        return _of_subjects(query, subjects, context)
    if query.words:
        told = not_read.unknown_good(query.words, (), lang)
        raise UnknownGood(told, suggestions=not_read.examples(lang))
    return await _of_everything(query, context)


async def _of_everything(query: Query, context: CommandContext) -> Card:
    """How many documents there are of each kind, how old the facts are, the newest documents."""
    facts, lang = context.snapshot.facts, context.lang
    late = (context.question.day - facts.data_as_of).days
    text = source_words.FACTS_KNOWN
    age = source_words.LATE
    shown = _newest(facts)
    card = Card(
        title=source_words.SOURCES.on(lang),
        lang=lang,
        command="sources",
        query=query,
        day=context.question.day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=text.on(lang, day=facts.data_as_of, n=len(facts.sources))),
            *((Notice(text=age.on(lang, n=late), tone="warning"),) if late > 0 else ()),
            Bullets(items=_counts(facts, lang)),
            *await _feeds(context),
            Fields(rows=(*_held(facts, lang), *await _schedules(context))),
            Notice(text=source_words.NEWEST.on(lang)),
            References(items=shown),
        ),
        sources=tuple(facts.sources),
    )
    followed = [s for s in facts.sources.values() if is_web(s.address)]
    official = sum(s.kind is SourceKind.OFFICIAL for s in followed)
    known = day_words(facts.data_as_of, lang)
    head = source_words.FACTS_FROM_SOURCES.on(lang).format(day=known, n=len(followed))
    lines = [source_words.OFFICIAL.on(lang).format(n=official)]
    if late > FRESH_DAYS:
        lines.append(source_words.AGO.on(lang).format(n=late))
    frontier, today = context.snapshot.frontier, context.question.day
    watched = freshness_words(frontier, facts, today=today, lang=lang)
    lines += [watched] if watched else []
    lines.append(source_words.NAMED_IN_ANSWERS.on(lang))
    return in_short(card, headline=head, lines=tuple(lines), more=source_words.WHAT_HELD.on(lang))


def _of_subjects(query: Query, subjects: tuple[Subject, ...], context: CommandContext) -> Card:
    """The acts behind what goods owe on the day, or behind a programme, each with its address."""
    facts, lang = context.snapshot.facts, context.lang
    day = query.day or query.until or context.question.day
    notes = Footnotes(facts)
    found = [_behind_rate(s, query, day, facts, lang) for s in subjects]
    first, *others = found or [_behind_programme(query, day, facts, lang)]
    names = ", ".join((first.name, *(other.name for other in others)))
    card = Card(
        title=f"{source_words.SOURCES.on(lang)}{colon(lang)}{names}",
        lang=lang,
        command="sources",
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=first.told),
            *first.acts(lang, notes),
            *(part for o in others for part in (Prose(text=o.told), *o.acts(lang, notes))),
            *knowledge(facts, day, context.question.day, lang),
            *notes.part,
        ),
        sources=notes.slugs,
    )
    return _acts_in_short(card, (first, *others), notes)


def _acts_in_short(card: Card, found: Sequence[_Grounds], notes: Footnotes) -> Card:
    """How many acts there are, and the first of them; each with its address behind the button."""
    lang = card.lang
    acts = [act for one in found for act in one.in_short(lang, notes)]
    names = ", ".join(one.where for one in found)
    count = sum(len(one.measures) for one in found)
    headline = source_words.RESTS_ON.on(lang, n=count, what=names)
    lines = [ShortLine(text=act, rank=n) for n, act in enumerate(acts[:_MOST_ACTS])]
    more = source_words.ALL_ACTS.on(lang)
    return in_short(card, headline=headline, lines=within_budget(headline, lines, lang), more=more)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grounds:
    """What a rate or a programme is called, how it stands in a sentence, and its measures."""

    name: str
    where: str
    told: str
    measures: Sequence[Measure]

    def in_short(self, lang: Lang, notes: Footnotes) -> list[str]:
        """'Section 232, 10%: Proclamation 10976', of those measures that rest on an act."""
        return list(dict.fromkeys(_act(m, lang, notes) for m in self.measures if m.instrument))

    def acts(self, lang: Lang, notes: Footnotes) -> tuple[Part, ...]:
        """The measures with their acts; how many more there are."""
        lines = [measure_line(m, lang, notes) for m in self.measures[:_MOST_MEASURES]]
        if (more := len(self.measures) - _MOST_MEASURES) > 0:
            lines.append(tariff_words.AND_MORE.on(lang, n=more))
        return (Bullets(items=tuple(lines)),) if lines else ()


def _act(measure: Measure, lang: Lang, notes: Footnotes) -> str:
    law = authority_words(notes.authority(measure.programme), lang)
    what = ", ".join(bit for bit in (law, measure_rate(measure, lang)) if bit)
    act = act_words(measure.instrument, lang)
    return spoken(f"{capital(what)}{colon(lang)}{act}", lang)


def _behind_rate(
    subject: Subject, query: Query, day: date, facts: FactSnapshot, lang: Lang
) -> _Grounds:
    found = subject.rate_summary(facts, direction_of(query, lang), day)
    rows = [r for b in found.rate_groups for r in charged((*b.plain, *b.claimed))]
    way = f"{place(found.direction.origin, lang)} → {place(found.direction.imposing, lang)}"
    return _Grounds(
        name=subject.title(lang),
        where=f"{subject.title(lang)}, {way}",
        told=headline(subject, found, query.claim, lang),
        measures=list({row.measure.slug: row.measure for row in rows}.values()),
    )


def _behind_programme(query: Query, day: date, facts: FactSnapshot, lang: Lang) -> _Grounds:
    programme = facts.programmes[query.programme or ""]
    held = programme_measures(programme.slug, query.origin, facts)
    alive = [m for m in held if m.status_on(day) is Status.IN_FORCE]
    name = capital(said(programme.name, lang))
    text = tariff_words.PROGRAMME_IN_FORCE if alive else tariff_words.PROGRAMME_NOT_IN_FORCE
    told = text.on(lang, name=name, day=on_day(day, lang))
    return _Grounds(name=name, where=name, told=told, measures=alive or held)


async def _feeds(context: CommandContext) -> tuple[Part, ...]:
    """How the feeds are, and what waits; nothing where none was ever on."""
    lang, snapshot = context.lang, context.snapshot
    today = context.question.day
    words = freshness_words(snapshot.frontier, snapshot.facts, today=today, lang=lang)
    if not words:
        return ()
    states = [s for s in await context.records.feeds.all() if s.attempted_at is not None]
    rows = tuple(feed_row(state, lang, now=context.question.now) for state in states)
    button = (
        (Choices(options=(look(snapshot.frontier, lang),)),) if snapshot.frontier.waiting else ()
    )
    unread = programme_names(snapshot.frontier.unread(snapshot.facts, today), snapshot.facts, lang)
    apart = (Notice(text=source_words.NOT_WATCHED.on(lang, programmes="; ".join(unread))),)
    return (Notice(text=words), Fields(rows=rows), *(apart if unread else ()), *button)


def _counts(facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    return tuple(
        f"{sum(s.kind is kind for s in facts.sources.values())} {words.on(lang)}"
        for kind, words in source_words.KINDS.items()
    )


def _held(facts: FactSnapshot, lang: Lang) -> tuple[tuple[str, str], ...]:
    counts = (
        (source_words.MEASURES, len(facts.measures)),
        (source_words.GOODS, len(facts.goods)),
        (source_words.QUOTATIONS, len(facts.quotes)),
        (source_words.EVENTS, len(facts.events)),
    )
    return tuple((label.on(lang), str(count)) for label, count in counts)


async def _schedules(context: CommandContext) -> tuple[tuple[str, str], ...]:
    """The newest edition of each official schedule that is loaded."""
    lang = context.lang
    names = {
        "US": source_words.US_TARIFF_SCHEDULE,
        "CA": source_words.CANADIAN_CUSTOMS_TARIFF,
    }
    none = source_words.NOT_LOADED.on(lang)
    rows = []
    for schedule, name in names.items():
        editions = await context.records.lines.revisions(schedule)
        rows.append((name.on(lang), f"{editions[-1][0]} ({editions[-1][1]})" if editions else none))
    return tuple(rows)


def _newest(facts: FactSnapshot) -> tuple[Reference, ...]:
    official = [s for s in facts.sources.values() if s.kind is SourceKind.OFFICIAL and s.day]
    official.sort(key=_age, reverse=True)
    return tuple(reference(s) for s in official[:_SHOWN])


def _age(source: Source) -> tuple[str, str]:
    return str(source.day), source.slug


SOURCES = Command(
    name="sources",
    help=N_("What the facts rest on, and up to which day they are known"),
    options=(
        CommandOption(
            name="subject",
            label=N_("Good or programme"),
            kind=OptionKind.GOOD_OR_TOPIC,
            help=N_("A good, a code or a programme, for what its rate rests on"),
            positional=True,
        ),
        FROM,
        TO,
        ON,
    ),
    examples=(N_("/sources"), N_("/sources steel")),
    answer=answer,
    steady=True,
    tools=(Tool(options=("subject", "from", "to", "on")),),
)
