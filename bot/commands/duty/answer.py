"""The answer of /duty: what an entry really pays, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.cards import Bullets, ButtonOption, Card, Choices, Headline, Notice, Part, ShortCard, cited
from bot.commands.duty.canada import low_value, on_top
from bot.commands.duty.card import side_by_side, stack_parts
from bot.commands.duty.code_groups import one_of_each
from bot.commands.duty.entry_day import on_day_of_entry
from bot.commands.duty.entry_lines import line_queries, lines_card, one_line_only
from bot.commands.duty.exchange import in_own_currency
from bot.commands.duty.filing import filing_order
from bot.commands.duty.options import DutyOptions
from bot.commands.duty.part_value import PartValue, on_part, on_part_card, with_part
from bot.commands.duty.short import METAL, details, estimate, short_card
from bot.commands.duty.special_provisions import SPECIAL_PROVISIONS, special_provision
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.code_suggestions import best_lines, label
from bot.commands.rates.measure_lists import knowledge
from bot.commands.rates.subject import Subject, direction_of, subjects_of
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import DutyCalculator, duty_calculator
from bot.domain.assessment.entry import CHARGED, Assessment, Entry
from bot.domain.assessment.rules import FORMAL
from bot.domain.codes import Code
from bot.domain.conditions import (
    BY_SEA,
    NOT_BY_SEA,
    Stated,
    of_a_quota,
    stated,
    with_content,
)
from bot.domain.countries import COUNTRIES, CURRENCY
from bot.domain.goods_orders import orders_on
from bot.domain.likeness import names_like
from bot.domain.lines import Line
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.errors import BadOption
from bot.presentation import duty as say
from bot.presentation.assessment import declarable
from bot.presentation.citations import Footnotes
from bot.presentation.duty_figures import assessment_figures
from bot.presentation.faces import noted, sources_of
from bot.presentation.locale_data import territory
from bot.presentation.measures import direction_words
from bot.presentation.plain_words import of_what
from bot.presentation.rate_words import group_words, lowered
from bot.presentation.source_words import SOURCES
from bot.reading.places.country import country

_CLAIMS = {"usmca": "S", "none": ""}
_MOST_CODES, _FEW = 8, 4
_LOOKED_UP = 40
_SOURCES = 6
"""How many sources of an estimate are shown."""
_MOST_LINES = 400
"""How many lines of a good are looked at."""
Candidate = tuple[Code, Line | None]
"""A code a good may stand under, and its line where a schedule is loaded."""


async def answer(query: Query, context: CommandContext) -> Card:
    """The stack of one entry, or two side by side; asks for what it needs and does not assume."""
    lang = context.lang
    if options_of(DutyOptions, query).lines:
        return await _of_lines(query, context)
    subjects = subjects_of(query, context.snapshot.facts)
    if not subjects:
        raise BadOption(say.WHICH.on(lang), suggestions=("/duty 7208.51 10000 USD",))
    subject = subjects[0]
    direction = direction_of_entry(query, lang)
    query = on_day_of_entry(query, subject, direction, context)
    day = query.day or context.question.day
    codes = await _printed(
        _codes(subject, direction, context.lang), direction.imposing, day, context
    )
    calculator = duty_calculator(context.snapshot.facts)
    own = options_of(DutyOptions, query)
    value, part = on_part(query.money, direction.imposing, own, lang)
    first = await _entry(replace(query, money=value), codes[0][0], direction, context)
    assess = _Assess(calculator=calculator, part=part, context=context)
    assessment = None
    if len(codes) == 1 or (_alike(codes, first, calculator) and _same_base(codes)):
        assessment = await assess.one(first)
    if assessment is None or (subject.code is None and "code" in assessment.missing):
        card = await _which(query, assess, subject, (direction, codes), first)
    else:
        card = await _card(query, assess, (subject, direction), assessment, codes)
    card = _with_unasked(card, first, [code for code, _ in codes], own, context)
    return card if part is None else on_part_card(card, part, context.snapshot.facts, lang)


def _with_unasked(
    card: Card, entry: Entry, codes: Sequence[Code], own: DutyOptions, context: CommandContext
) -> Card:
    """The card saying which facts were declared that no duty on these codes hangs on.

    Of several quotas one is enough, and over it is what is owed where nothing is declared.
    """
    if not own.declared:
        return card
    calculator, lang = duty_calculator(context.snapshot.facts), context.lang
    told = _stated(replace(own, transport=""), context)
    asked = {n for code in codes for n in calculator.asked_of(replace(entry, code=code))}
    quotas = {n for n in told.declared if of_a_quota(n)}
    limited = any(of_a_quota(n) for n in asked)
    known = asked | {FORMAL} | (quotas if limited else set())
    idle = sorted((told.declared | told.denied) - known)
    idle = [n for n in idle if n not in quotas or n == min(quotas, key=len)]
    if not idle:
        return card
    words = declarable(calculator)
    facts = ", ".join(lowered(words[name].on(lang)) for name in idle)
    return noted(card, say.NOT_ASKED.on(lang, facts=facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assess:
    """How the entries of one question are assessed: on ``part`` of their value, if one was said."""

    calculator: DutyCalculator
    part: PartValue | None
    context: CommandContext

    async def one(self, entry: Entry) -> Assessment:
        """One entry."""
        made = await assess_entry(entry, self.calculator, self.context)
        return with_part(made, self.part, self.context.snapshot.facts)

    async def each(self, entry: Entry, codes: Sequence[Code]) -> list[Assessment]:
        """The entry under each code; their lines are looked up together."""
        lines = self.context.records.lines
        await lines.find_all(entry.imposing, codes, day=entry.day)
        return [await self.one(replace(entry, code=code)) for code in codes]


async def _of_lines(query: Query, context: CommandContext) -> Card:
    """Several lines of one entry."""
    one_line_only(query, context.lang)
    calculator = duty_calculator(context.snapshot.facts)
    made = []
    for line in line_queries(query):
        if line.code is not None:
            direction = direction_of_entry(line, context.lang)
            entry = await _entry(line, line.code, direction, context)
            made.append(await assess_entry(entry, calculator, context))
    return lines_card(query, made, context)


def direction_of_entry(query: Query, lang: Lang) -> Direction:
    """Any origin, into one of the two countries. Raises BadOption."""
    outside = query.origin is not None and query.origin not in COUNTRIES
    if outside and query.imposing in (None, *COUNTRIES):
        return Direction(origin=query.origin or "", imposing=query.imposing or "US")
    return direction_of(query, lang)


async def assess_entry(
    entry: Entry, calculator: DutyCalculator, context: CommandContext
) -> Assessment:
    """Look up the line and the headings its footnotes name, then reckon."""
    lines = context.records.lines
    line = await lines.find(entry.imposing, entry.code, day=entry.day)
    if line is None and (near := await lines.near(entry.imposing, entry.code, day=entry.day)):
        told = say.UNKNOWN_CODE.on(context.lang, code=entry.code.dotted)
        raise BadOption(told, suggestions=tuple(f"/duty {code.dotted}" for code in near))
    headings = calculator.headings(entry, line)
    codes = tuple(Code.parse(heading) for heading in headings)
    named = await lines.find_all(entry.imposing, codes, day=entry.day)
    stated: Mapping[str, Line | None] = dict(zip(headings, named, strict=True))
    return calculator.assess(entry, line, stated)


async def _entry(query: Query, code: Code, direction: Direction, context: CommandContext) -> Entry:
    own = options_of(DutyOptions, query)
    claim = query.claim if own.claim is None else own.claim
    told = _stated(own, context)
    entry = Entry(
        code=code,
        imposing=direction.imposing,
        origin=direction.origin,
        day=query.day or context.question.day,
        value=query.money,
        claim=_CLAIMS.get(claim, claim) if claim is not None else None,
        quantities=query.quantities,
        metal_content=own.metal,
        us_content=own.us_content,
        canada_mexico_content=own.ca_mx_content,
        declared=with_content(told.declared, own.us_content),
        denied=told.denied,
    )
    return await in_own_currency(entry, own.rate, context)


def _stated(own: DutyOptions, context: CommandContext) -> Stated:
    """The facts declared by name, and what the way of transport says. Raises BadOption."""
    known = declarable(duty_calculator(context.snapshot.facts))
    told = stated(own.declared, known)
    if told.unknown:
        raise _unknown_fact(told.unknown[0], known, context.lang)
    sea = own.transport in BY_SEA
    return replace(
        told,
        declared=told.declared | ({NOT_BY_SEA} if own.transport and not sea else set()),
        denied=told.denied | ({NOT_BY_SEA} if sea else set()),
    )


def _unknown_fact(piece: str, known: Mapping[str, Words], lang: Lang) -> BadOption:
    """What no measure asks for, with the facts whose names come near."""
    near = names_like(piece.lower().replace(" ", "-"), known)
    named = ", ".join(f"{slug} ({known[slug].on(lang)})" for slug in near or [*known][:3])
    return BadOption(say.UNKNOWN_FACT.on(lang, piece=piece[:40], near=named))


def _codes(subject: Subject, direction: Direction, lang: Lang) -> tuple[Code, ...]:
    """The codes a subject means, shortest forms, in order."""
    if subject.code is not None:
        return (subject.code,)
    codes = subject.scope_in(direction.imposing).codes()
    if not codes:
        raise BadOption(say.WHICH.on(lang), suggestions=("/duty 7208.51 10000 USD",))
    return codes


async def _printed(
    codes: tuple[Code, ...], schedule: str, day: date, context: CommandContext
) -> list[Candidate]:
    """Those of ``codes`` that the schedule has, with their lines; all of them without a schedule.

    A range of a good's codes holds numbers that no schedule prints.
    """
    asked = codes[:_LOOKED_UP]
    lines = await context.records.lines.find_all(schedule, asked, day=day)
    found = list(zip(asked, lines, strict=True))
    return [pair for pair in found if pair[1] is not None] or found


def _alike(codes: Sequence[Candidate], entry: Entry, calculator: DutyCalculator) -> bool:
    """Whether the same measures reach all of them."""
    return len({calculator.measures_at(replace(entry, code=code)) for code, _ in codes}) == 1


def _same_base(codes: Sequence[Candidate]) -> bool:
    """Whether all have one base duty; then one may speak for all."""
    known = [(line.general, line.special, line.other) for _, line in codes if line is not None]
    return all(each == known[0] for each in known)


async def _which(
    query: Query,
    assess: _Assess,
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
    picks = _picks(query, subject, offered.found, lang)
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


async def _on_any_metal(made: Sequence[Assessment], assess: _Assess) -> list[Assessment]:
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
    found = _matching(subject, direction, context) or [(c, _told(line)) for c, line in ordered]
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


def _matching(
    subject: Subject, direction: Direction, context: CommandContext
) -> list[tuple[Code, str]]:
    """The codes of a good whose lines say what was asked, with their words."""
    if subject.good is None:
        return []
    asked, search = context.question.text, context.snapshot.search
    hits = best_lines(subject, direction.imposing, asked, search)
    return [(hit.code, hit.description) for hit in hits]


def _told(line: Line | None) -> str:
    return "" if line is None else line.description


def _picks(
    query: Query, subject: Subject, codes: Sequence[tuple[Code, str]], lang: Lang
) -> Choices:
    return Choices(
        title=say.PICK.on(lang, of_good=of_what(subject.name.on(lang), lang)),
        options=tuple(
            ButtonOption(label=label(code, words), question=_again(query, code))
            for code, words in codes[:_MOST_CODES]
        ),
    )


def _again(query: Query, code: Code) -> str:
    """The same question about one code."""
    words = [f"/duty {code.dotted}"]
    if query.money is not None:
        words.append(f"{query.money.amount} {query.money.currency}")
    if query.origin is not None:
        words.append(f"from {query.origin}")
    if query.imposing is not None:
        words.append(f"to {query.imposing}")
    if query.day is not None:
        words.append(f"on {query.day}")
    if query.claim is not None:
        words.append(f"usmca {'yes' if query.claim == 'usmca' else 'no'}")
    words += [f"quantity {number} {unit}" for number, unit in query.quantities]
    own = options_of(DutyOptions, query)
    if own.metal is not None:
        words.append(f"metal {own.metal}%")
    if own.us_content is not None:
        words.append(f"us-content {own.us_content}%")
    if own.ca_mx_content:
        words.append(f"ca-mx-content {own.ca_mx_content}")
    return " ".join((*words, *own.as_typed()))


async def _card(
    query: Query,
    assess: _Assess,
    about: tuple[Subject, Direction],
    assessment: Assessment,
    codes: Sequence[Candidate],
) -> Card:
    context = assess.context
    lang, facts = context.lang, context.snapshot.facts
    subject, direction = about
    entry = assessment.entry
    notes = Footnotes(facts)
    parts = list(stack_parts(assessment, facts, notes, lang))
    parts += _remarks(assessment, facts, notes, lang)
    other = _other_entry(query, entry, lang)
    if other is not None:
        second = await assess.one(other)
        names = _names(entry, other, lang)
        parts.append(side_by_side((assessment, second), names, lang))
    matching = _matching(subject, direction, context) if "code" in assessment.missing else []
    if len(codes) > 1 or matching:
        picks = matching or [(code, _told(line)) for code, line in codes]
        parts.append(_picks(query, subject, picks, lang))
    elif "claim" in assessment.missing:
        parts.append(_both_claims(query, entry.code, lang))
    way = direction_words(direction, lang)
    good = subject.name.on(lang) if len(codes) > 1 and subject.good else ""
    on = say.OF_SEVERAL.on(lang, good=good, code=entry.code.dotted) if good else entry.code.dotted
    card = Card(
        title=say.TITLE.on(lang, code=on, way=way, day=entry.day),
        lang=lang,
        command="duty",
        query=query,
        day=entry.day,
        data_as_of=facts.data_as_of,
        parts=(*parts, *knowledge(facts, entry.day, context.question.day, lang), *notes.part),
        sources=notes.slugs,
        figures=lambda: assessment_figures(assessment, facts, lang),
    )
    if other is not None:
        return card
    shown = tuple(
        ButtonOption(label=label(code, _told(line)), question=_again(query, code))
        for code, line in codes[:_FEW]
    )
    return replace(
        card,
        short=short_card(
            assessment,
            query,
            lambda claim, day: _again(replace(query, claim=claim, day=day), entry.code),
            shown if len(codes) > 1 else (),
            context,
            good=good,
        ),
        details=details(assessment, card, facts, lang),
    )


def _remarks(
    assessment: Assessment, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> list[Part]:
    entry = assessment.entry
    filed = filing_order(assessment, facts, notes, lang)
    out: list[Part] = [*(Notice(text=text) for text in filed), Notice(text=say.NO_RULING.on(lang))]
    if entry.code.digits.startswith(SPECIAL_PROVISIONS):
        out += [Notice(text=text) for text in special_provision(entry.code, facts, notes, lang)]
    if entry.imposing == "CA":
        out.append(Notice(text=say.GST.on(lang)))
        beside = (*low_value(entry, facts, notes, lang), *on_top(facts, notes, lang))
        out += [Notice(text=text) for text in beside]
    for order in orders_on(
        entry.code, imposing=entry.imposing, origin=entry.origin, day=entry.day, facts=facts
    ):
        out.append(Notice(text=cited(order.label.on(lang), notes.mark(order.sources, limit=1))))
    own = CURRENCY[entry.imposing]
    if turned := say.exchange_words(entry, lang):
        out.append(Notice(text=turned))
    if entry.value is None:
        out.append(Notice(text=say.NO_VALUE.on(lang, code=entry.code.dotted)))
    elif entry.value.currency != own:
        told = say.foreign(entry.value.currency, own, lang)
        out.append(Notice(text=told))
    return out


def _both_claims(query: Query, code: Code, lang: Lang) -> Choices:
    return Choices(
        options=(
            ButtonOption(
                label=say.WITH_CLAIM.on(lang), question=_again(replace(query, claim="usmca"), code)
            ),
            ButtonOption(
                label=say.WITHOUT_CLAIM.on(lang),
                question=_again(replace(query, claim="none"), code),
            ),
        )
    )


def _other_entry(query: Query, entry: Entry, lang: Lang) -> Entry | None:
    """The entry to compare with: on another day (ISO) or of another origin. Raises BadOption."""
    written = options_of(DutyOptions, query).versus.strip()
    if not written:
        return None
    try:
        return replace(entry, day=date.fromisoformat(written))
    except ValueError:
        pass
    origin = country(written) or (written.upper() if len(written) == 2 else None)
    if origin is not None and origin != entry.imposing:
        return replace(entry, origin=origin)
    told = say.COMPARE_WITH_WHAT
    raise BadOption(told.on(lang))


def _names(one: Entry, other: Entry, lang: Lang) -> tuple[str, str]:
    if one.origin != other.origin:
        return territory(one.origin, lang), territory(other.origin, lang)
    return str(one.day), str(other.day)
