"""/tariff: what is owed on a good or a code, on a day, in a direction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Headline,
    Notice,
    Part,
    Prose,
    Table,
    cited,
)
from bot.commands.not_held import not_held_card, provision_of
from bot.commands.parsing.shared_options import FILE_OPTION, FROM, GOOD, ON, TO, USMCA
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.code_suggestions import codes_of
from bot.commands.rates.headline import headline, one_line, rates, said_rates
from bot.commands.rates.measure_lists import knowledge, programme_parts, standing_parts
from bot.commands.rates.subject import Subject, direction_of, subjects_of
from bot.commands.spec import Command, CommandContext, Tool
from bot.commands.tariff.base_rate import base_line, base_part, with_base
from bot.commands.tariff.before_records import too_early, too_early_card
from bot.commands.tariff.browse import browse, with_browsing
from bot.commands.tariff.options import TariffOptions
from bot.commands.tariff.short import details, rated, short_card
from bot.domain.countries import COUNTRIES
from bot.domain.figures import Figure
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction, RateSummary, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.later import Later, Once
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.events import events_part
from bot.presentation.figures import rate_figures
from bot.presentation.measures import direction_words
from bot.presentation.messages import N_
from bot.presentation.plain_words import colon
from bot.presentation.tariff import words as tariff_words

_EVENTS = 3
_SPECIAL = ("98", "99")
"""The chapters of special provisions: their codes stand for measures or conditions, not for
goods."""


async def answer(query: Query, context: CommandContext) -> Card:
    """The measures that apply, the rate they make, and what came before and comes next."""
    card = _written(query, context)
    subjects = subjects_of(query, context.snapshot.facts)
    if not subjects or card.day is None:
        return card
    subject = subjects[0]
    if len(subjects) > 1:
        return card
    direction = _facing(subject, query, context)
    if query.code is None:
        asked, search, lang = context.question.text, context.snapshot.search, context.lang
        return with_browsing(card, lambda: codes_of(subject, direction, asked, search, lang))
    line = await base_line(subject, direction, context, card.day)
    near = await browse(subject, direction, context, card.day)
    card = card if line is None else with_base(card, line, direction, card.day)
    return card if near is None else with_browsing(card, lambda: (near,))


def _written(query: Query, context: CommandContext) -> Card:
    """All of the answer that rests on the fact snapshot.

    What only some questions need is loaded with the first of them.
    """
    if query.claim_about is not None:
        from bot.commands.tariff.fact_check import claim_card

        return claim_card(query, context)
    subjects = subjects_of(query, context.snapshot.facts)
    if query.code is not None and query.code.digits.startswith(_SPECIAL):
        special = _of_special_code(query, context, subjects[0])
        if special is not None:
            return special
    return _of_subjects(query, context, subjects) if subjects else _of_laws(query, context)


def _of_special_code(query: Query, context: CommandContext, subject: Subject) -> Card | None:
    """Where the code stands for a measure, or for conditions on which goods are free; None where a
    law names it beside the codes of goods."""
    from bot.commands.tariff.chapter99 import heading_card, is_heading

    if query.code is not None and is_heading(query.code, query.imposing):
        return heading_card(query, context)
    direction = _facing(subject, query, context)
    topic = provision_of(query.code, direction.imposing, context.snapshot.facts)
    return None if topic is None else not_held_card(topic, context, query.code)


def _of_laws(query: Query, context: CommandContext) -> Card:
    """Where no good and no code is named: a programme, or all that is in force."""
    if query.programme is not None:
        from bot.commands.tariff.programme import programme_card

        return programme_card(query, context)
    if options_of(TariffOptions, query).overview or _between(query):
        from bot.commands.tariff.overview import overview_card

        return overview_card(query, context)
    raise BadOption(
        tariff_words.WHICH.on(context.lang), suggestions=("/tariff steel", "/tariff cars")
    )


def _between(query: Query) -> bool:
    """Whether the two countries are named and nothing else: then all that is in force is meant."""
    return query.origin is not None and query.imposing is not None


def _of_subjects(query: Query, context: CommandContext, subjects: tuple[Subject, ...]) -> Card:
    early = too_early(query, context)
    if early is not None:
        return too_early_card(query, context, subjects, early)
    if query.since is not None or query.until is not None:
        from bot.commands.tariff.period import period_card

        return period_card(query, context, subjects)
    if len(subjects) > 1 or options_of(TariffOptions, query).versus:
        from bot.commands.tariff.compare import side_by_side

        return side_by_side(query, context, subjects)
    return _one(query, context, subjects[0])


def _one(query: Query, context: CommandContext, subject: Subject) -> Card:
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    day = query.day or today
    direction = _facing(subject, query, context)
    found = subject.rate_summary(facts, direction, day)
    about = _About(subject=subject, found=found, query=query, facts=facts, today=today, lang=lang)
    written = Once(lambda: _whole(about))
    return Card(
        title=f"{subject.title(lang)}{colon(lang)}{direction_words(direction, lang)}",
        lang=lang,
        command="tariff",
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=Later(lambda: written()[0]),
        sources=Later(lambda: written()[1]),
        short=short_card(rated(subject, found, query, context), subject, lang),
        details=details(subject, found, query, facts, lang),
        figures=lambda: _figures(subject, found, query, facts, lang),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What all of an answer is made of, when somebody looks at it."""

    subject: Subject
    found: RateSummary
    query: Query
    facts: FactSnapshot
    today: date
    lang: Lang


def _whole(about: _About) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """All of the answer, for scripts and pages, and the slugs of its sources."""
    subject, found, query, facts, lang = (
        about.subject,
        about.found,
        about.query,
        about.facts,
        about.lang,
    )
    notes = Footnotes(facts)
    # the law first, so that the sources of the direction asked about are numbered first
    law = (
        *programme_parts(query, found, facts, notes, lang),
        *standing_parts(found, facts, notes, lang),
    )
    parts: list[Part] = [
        Headline(text=headline(subject, found, query.claim, lang)),
        *knowledge(facts, found.day, about.today, lang),
        *_table(found, query.claim, lang),
        *_back(about, notes),
        *law,
        *_events(about, notes),
        *base_part(subject, found, facts, notes, lang),
    ]
    if subject.good is not None and subject.good.note is not None:
        parts.append(Notice(text=said(subject.good.note, lang)))
    return (*parts, *notes.part, _go_on(subject, found.direction, lang)), notes.slugs


def _figures(
    subject: Subject, found: RateSummary, query: Query, facts: FactSnapshot, lang: Lang
) -> tuple[Figure, ...]:
    """Those of the direction asked about; of both where none was."""
    looks = [found]
    if query.imposing is None and query.origin is None:
        looks.append(subject.rate_summary(facts, found.direction.back, found.day))
    name = subject.title(lang)
    return tuple(f for each in looks for f in rate_figures(name, each, query.claim, lang))


def _facing(subject: Subject, query: Query, context: CommandContext) -> Direction:
    """The usual direction; the other one where no law at all was ever made for this one."""
    usual = direction_of(query, context.lang)
    asked = query.imposing is not None or query.origin is not None
    if asked or _any_law(subject, usual, context):
        return usual
    return usual.back if _any_law(subject, usual.back, context) else usual


def _any_law(subject: Subject, direction: Direction, context: CommandContext) -> bool:
    return bool(subject.rates(context.snapshot.facts, direction).mine)


def _events(about: _About, notes: Footnotes) -> tuple[Bullets, ...]:
    """What happened about the good itself, newest first."""
    good = about.subject.good
    if good is None:
        return ()
    mine = (e for e in about.facts.events.values() if good.slug in e.goods)
    return events_part(mine, notes, about.lang, until=about.found.day, most=_EVENTS)


def _table(found: RateSummary, claim: str | None, lang: Lang) -> tuple[Table, ...]:
    if len(rates(found, claim, lang)) < 2:
        return ()
    rows = tuple((codes, rate) for rate, codes in said_rates(found, claim, lang))
    return (Table(columns=tuple(c.on(lang) for c in tariff_words.CODE_COLUMNS), rows=rows),)


def _back(about: _About, notes: Footnotes) -> tuple[Prose, ...]:
    """The other direction in one line, where none was asked for."""
    query, lang = about.query, about.lang
    if query.imposing is not None or query.origin is not None:
        return ()
    title = tariff_words.OTHER_DIRECTION.on(lang)
    direction = about.found.direction.back
    found = about.subject.rate_summary(about.facts, direction, about.found.day)
    rates = f"{direction_words(direction, lang)}{colon(lang)}{one_line(found, query.claim, lang)}"
    pending = (r for b in found.rate_groups for r in charged((*b.plain, *b.claimed)))
    mark = notes.mark((s for r in pending for s in r.measure.sources[:1]), limit=3)
    return (Prose(title=title, text=cited(rates, mark)),)


def _go_on(subject: Subject, direction: Direction, lang: Lang) -> Choices:
    back = direction.back
    name = subject.typed if subject.code else subject.name.on(lang)
    turned = ButtonOption(
        label=direction_words(back, lang),
        question=f"/tariff {name} from {back.origin} to {back.imposing}",
    )
    timeline = ButtonOption(
        label=tariff_words.TIMELINE_CHART.on(lang),
        question=f"/timeline {name}",
    )
    return Choices(options=(turned, timeline) if back.imposing in COUNTRIES else (timeline,))


TARIFF = Command(
    own=TariffOptions,
    name="tariff",
    help=N_("What is the duty on a good, on a day, between Canada and the United States"),
    options=(GOOD, FROM, TO, ON, USMCA, FILE_OPTION),
    examples=(
        N_("/tariff steel"),
        N_("/tariff lumber on 2025-11-01"),
        N_("/tariff 7208.51 usmca yes"),
        N_("/tariff cars from US to Canada"),
    ),
    answer=answer,
    steady=True,
    tools=(Tool(options=("good", "from", "to", "on", "usmca")),),
)
