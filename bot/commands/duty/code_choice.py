"""Which code of a good is meant: an estimate over those it may be, and a button for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.cards import Bullets, ButtonOption, Card, Choices, Headline, ShortCard, cited
from bot.commands.duty.code_groups import one_of_each
from bot.commands.duty.entries import Assessing
from bot.commands.duty.short import METAL, estimate
from bot.commands.duty.typed_line import duty_line
from bot.commands.rates.code_suggestions import best_lines, label
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.assessment.entry import CHARGED, Assessment, Entry
from bot.domain.codes import Code
from bot.domain.lines import Line
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.citations import Footnotes
from bot.presentation.duty import words as say
from bot.presentation.faces import sources_of
from bot.presentation.plain_words import of_what
from bot.presentation.rate_words import group_words
from bot.presentation.source_words import SOURCES

_MOST_CODES = 8
"""Buttons, one a code."""
_LOOKED_UP = 40
"""How many codes of a good are looked up in the schedule."""
_SOURCES = 6
"""How many sources of an estimate are shown."""
_MOST_LINES = 400
"""How many lines of a good are looked at."""

Candidate = tuple[Code, Line | None]
"""A code a good may stand under, and its line where a schedule is loaded."""


def codes_of(subject: Subject, direction: Direction, lang: Lang) -> tuple[Code, ...]:
    """The codes a subject means, shortest forms, in order."""
    if subject.code is not None:
        return (subject.code,)
    codes = subject.scope_in(direction.imposing).codes()
    if not codes:
        raise BadOption(say.WHICH.on(lang), suggestions=("/duty 7208.51 10000 USD",))
    return codes


async def codes_on_schedule(
    codes: tuple[Code, ...], schedule: str, day: date, context: CommandContext
) -> list[Candidate]:
    """Those of ``codes`` that the schedule has, with their lines; all of them without a schedule.

    A range of a good's codes holds numbers that no schedule prints.
    """
    asked = codes[:_LOOKED_UP]
    lines = await context.records.lines.find_all(schedule, asked, day=day)
    found = list(zip(asked, lines, strict=True))
    return [pair for pair in found if pair[1] is not None] or found


def same_measures(codes: Sequence[Candidate], entry: Entry, calculator: DutyCalculator) -> bool:
    """Whether the same measures reach all of them."""
    return len({calculator.measures_at(replace(entry, code=code)) for code, _ in codes}) == 1


def same_base_duty(codes: Sequence[Candidate]) -> bool:
    """Whether all have one base duty; then one may speak for all."""
    known = [(line.general, line.special, line.other) for _, line in codes if line is not None]
    return all(each == known[0] for each in known)


async def which_code_card(
    query: Query,
    assess: Assessing,
    subject: Subject,
    about: tuple[Direction, Sequence[Candidate]],
    entry: Entry,
) -> Card:
    """Which of its codes is meant: those whose words match best, else all, each with its words.

    What most of them pay, or between what, comes first: an estimate and a question.
    """
    context, lang = assess.context, assess.context.lang
    asked = say.WHICH_CODE.on(lang, good=subject.name.on(lang))
    offered = await _offered(query, subject, about, entry, context)
    made = await assess.each(entry, offered.inside)
    beside = await assess.each(entry, offered.beside)
    beside += await _on_any_metal([*made, *beside], assess)
    headline, lines, note = estimate(
        subject.name.on(lang), made, asked, context, beside=beside, leading=offered.leading
    )
    notes = Footnotes(context.snapshot.facts)
    # what costs something has its sources named before those of reliefs
    rows = sorted((r for each in made for r in each.rows), key=lambda r: r.outcome not in CHARGED)
    behind = notes.mark((s for row in rows for s in row.sources), limit=_SOURCES)
    told = (cited(lines[0], behind), *lines[1:]) if lines else (cited(asked, behind),)
    picks = code_choices(query, subject, offered.found, lang)
    card = Card(
        title=subject.title(lang),
        lang=lang,
        command="duty",
        query=query,
        day=query.day or context.question.day,
        data_as_of=context.snapshot.facts.data_as_of,
        parts=(
            Headline(text=headline),
            Bullets(items=told),
            picks,
            *notes.part,
        ),
        sources=notes.slugs,
    )
    opened, sources = sources_of(card, SOURCES.on(lang))
    short = ShortCard(headline=headline, lines=lines, note=note, actions=(*picks.options, *opened))
    return replace(card, short=short, details=sources)


async def _on_any_metal(made: Sequence[Assessment], assess: Assessing) -> list[Assessment]:
    """Those that wait for the metal content, on none of it and on nothing else: what they may come
    to lies between."""
    asking = [a for a in made if METAL in a.missing]
    return [
        await assess.one(replace(a.entry, metal_content=share))
        for a in asking
        for share in (Decimal(0), Decimal(100))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offered:
    """The codes to assess: those that most of a good moves under are ``inside``, its others
    ``beside``. ``found`` are those to choose among, with their words; ``leading``: the first of
    them is the one that most of the good moves under."""

    inside: list[Code]
    beside: list[Code]
    found: list[tuple[Code, str]]
    leading: bool = False


async def _offered(
    query: Query,
    subject: Subject,
    about: tuple[Direction, Sequence[Candidate]],
    entry: Entry,
    context: CommandContext,
) -> _Offered:
    """What a good of several codes is assessed and asked by."""
    direction, codes = about
    facts = context.snapshot.facts
    held = any(line is not None for _, line in codes)
    groups = (
        [] if held or subject.good is None else one_of_each(subject, direction, entry.day, facts)
    )
    if groups:
        told = [(c, group_words(g, query.claim, facts, context.lang)) for c, g in groups]
        return _Offered(inside=[code for code, _ in groups], beside=[], found=told, leading=True)
    core = subject.core_in(direction.imposing)
    most = [code for code, _ in codes if core.touches(code)] or [code for code, _ in codes]
    inside = await _undivided(most, entry, context)
    others = await _undivided([code for code, _ in codes if code not in most], entry, context)
    # logs are among the codes of lumber: what most of the good moves under is offered first
    ordered = sorted(codes, key=lambda one: not core.touches(one[0]))
    found = codes_matching(subject, direction, context) or [
        (c, line_words(line)) for c, line in ordered
    ]
    if len(codes) == 1:
        found = [(code, "") for code in inside]
    return _Offered(inside=inside, beside=others[: _MOST_LINES - len(inside)], found=found)


async def _undivided(codes: Sequence[Code], entry: Entry, context: CommandContext) -> list[Code]:
    """The lines below each code that have duties of their own; the code where none are held."""
    found: list[Code] = []
    for code in codes:
        if len(found) < _MOST_LINES:
            lines = await context.records.lines.under(entry.imposing, code, day=entry.day)
            found += lines or [code]
    return found[:_MOST_LINES]


def codes_matching(
    subject: Subject, direction: Direction, context: CommandContext
) -> list[tuple[Code, str]]:
    """The codes of a good whose lines say what was asked, with their words."""
    if subject.good is None:
        return []
    asked, search = context.question.text, context.snapshot.search
    hits = best_lines(subject, direction.imposing, asked, search)
    return [(hit.code, hit.description) for hit in hits]


def line_words(line: Line | None) -> str:
    """The words of a schedule line, '' for none."""
    return "" if line is None else line.description


def code_choices(
    query: Query, subject: Subject, codes: Sequence[tuple[Code, str]], lang: Lang
) -> Choices:
    """A button for each of the first codes, given with their words, that asks the question anew."""
    return Choices(
        title=say.PICK.on(lang, of_good=of_what(subject.name.on(lang), lang)),
        options=tuple(
            ButtonOption(label=label(code, words), question=duty_line(query, code))
            for code, words in codes[:_MOST_CODES]
        ),
    )
