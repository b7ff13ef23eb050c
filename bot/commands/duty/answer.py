"""The answer of /duty: what an entry really pays, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards import ButtonOption, Card, Choices, Notice, Part, cited
from bot.commands.duty.canada import on_top
from bot.commands.duty.card import side_by_side, stack_parts
from bot.commands.duty.code_choice import (
    Candidate,
    code_choices,
    codes_matching,
    codes_of,
    codes_on_schedule,
    line_words,
    same_base_duty,
    same_measures,
    which_code_card,
)
from bot.commands.duty.entries import Assessing, assess_entry, direction_of_entry, entry_of
from bot.commands.duty.entry_day import on_day_of_entry
from bot.commands.duty.entry_lines import (
    line_queries,
    lines_card,
    one_line_only,
    one_rate_for_all,
)
from bot.commands.duty.filing import filing_order
from bot.commands.duty.options import DutyOptions
from bot.commands.duty.part_value import on_part, on_part_card
from bot.commands.duty.short import details, in_pair, short_card
from bot.commands.duty.special_provisions import (
    counted_on,
    provision_not_held,
    special_provision,
)
from bot.commands.duty.stated_facts import with_unasked_facts
from bot.commands.duty.typed_line import duty_line
from bot.commands.not_held import SPECIAL_PROVISIONS, not_held_card
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.code_suggestions import label
from bot.commands.rates.measure_lists import knowledge
from bot.commands.rates.subject import Subject, subjects_of
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Assessment, Entry, Need, NeedKind
from bot.domain.codes import Code
from bot.domain.countries import CURRENCY
from bot.domain.goods_orders import orders_on
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.citations import Footnotes
from bot.presentation.duty import words as say
from bot.presentation.duty.figures import assessment_figures
from bot.presentation.duty.low_value import low_value
from bot.presentation.faces import noted
from bot.presentation.locale_data import territory
from bot.presentation.measures import direction_words
from bot.reading.places.country import country

_MOST_SHOWN = 4
"""Codes offered below the answer for one of several."""


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
    provision = provision_not_held(subject.code, direction.imposing, context.snapshot.facts)
    if provision is not None:
        return not_held_card(provision, context, subject.code)
    query = on_day_of_entry(query, subject, direction, context)
    day = query.day or context.question.day
    codes = await codes_on_schedule(
        codes_of(subject, direction, context.lang), direction.imposing, day, context
    )
    calculator = duty_calculator(context.snapshot.facts)
    own = options_of(DutyOptions, query)
    value, part = on_part(query.money, direction.imposing, own, lang)
    first = await entry_of(replace(query, money=value), codes[0][0], direction, context)
    assess = Assessing(calculator=calculator, part=part, context=context)
    assessment = None
    if len(codes) == 1 or (same_measures(codes, first, calculator) and same_base_duty(codes)):
        assessment = await assess.one(first)
    if assessment is None or (subject.code is None and Need(NeedKind.CODE) in assessment.missing):
        card = await which_code_card(query, assess, subject, (direction, codes), first)
        if own.versus:
            card = noted(card, say.NOT_COMPARED.on(lang))
    else:
        found = _Answered(
            query=query, subject=subject, direction=direction, codes=codes, assessment=assessment
        )
        card = await _card(found, assess)
    card = with_unasked_facts(card, first, [code for code, _ in codes], own, context)
    return card if part is None else on_part_card(card, part, context.snapshot.facts, lang)


async def _of_lines(query: Query, context: CommandContext) -> Card:
    """Several lines of one entry."""
    one_line_only(query, context.lang)
    calculator = duty_calculator(context.snapshot.facts)
    made = []
    lines = line_queries(query)
    own = CURRENCY[direction_of_entry(query, context.lang).imposing]
    one_rate_for_all(lines, own, context.lang)
    for line in lines:
        if line.code is not None:
            direction = direction_of_entry(line, context.lang)
            held = provision_not_held(line.code, direction.imposing, context.snapshot.facts)
            if held is not None:  # no sum of the others is that of the entry
                return not_held_card(held, context, line.code)
            entry = await entry_of(line, line.code, direction, context)
            made.append(await assess_entry(entry, calculator, context))
    return lines_card(query, made, context)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """What one assessment answers: the query, what it is about, and the codes that may be meant,
    of which the assessment takes the first."""

    query: Query
    subject: Subject
    direction: Direction
    codes: Sequence[Candidate]
    assessment: Assessment

    def good(self, lang: Lang) -> str:
        """What the one code stands for, where the good has several; '' where it has none else."""
        return self.subject.name.on(lang) if len(self.codes) > 1 and self.subject.good else ""


async def _card(found: _Answered, assess: Assessing) -> Card:
    """The whole answer, beside another where one was asked to compare with."""
    context, lang = assess.context, assess.context.lang
    entry = found.assessment.entry
    other = _other_entry(found.query, entry, lang)
    if other is None:
        return _with_short(_whole(found, (), context), found, context)
    second = await assess.one(other)
    names = _names(entry, other, lang)
    beside = side_by_side((found.assessment, second), names, context.snapshot.facts, lang)
    card = _whole(found, (beside,), context)
    return in_pair(card, (names[0], found.assessment), (names[1], second), context)


def _whole(found: _Answered, beside: tuple[Part, ...], context: CommandContext) -> Card:
    """Every row and remark, and ``beside`` them what they are compared with."""
    lang, facts = context.lang, context.snapshot.facts
    assessment, entry = found.assessment, found.assessment.entry
    notes = Footnotes(facts)
    parts = (
        *stack_parts(assessment, facts, notes, lang),
        *_remarks(assessment, facts, notes, lang),
        *beside,
        *_choices(found, context),
        *knowledge(facts, entry.day, context.question.day, lang),
    )
    way, good = direction_words(found.direction, lang), found.good(lang)
    on = say.OF_SEVERAL.on(lang, good=good, code=entry.code.dotted) if good else entry.code.dotted
    return Card(
        title=say.TITLE.on(lang, code=on, way=way, day=entry.day),
        lang=lang,
        command="duty",
        query=found.query,
        day=entry.day,
        data_as_of=facts.data_as_of,
        parts=(*parts, *notes.part),
        sources=notes.slugs,
        figures=lambda: assessment_figures(assessment, facts, lang),
    )


def _with_short(card: Card, found: _Answered, context: CommandContext) -> Card:
    """The card with its short form; the other codes are offered there."""
    query, assessment, code = found.query, found.assessment, found.assessment.entry.code
    shown = tuple(
        ButtonOption(label=label(code, line_words(line)), question=duty_line(query, code))
        for code, line in found.codes[:_MOST_SHOWN]
    )
    short = short_card(
        assessment,
        query,
        lambda claim, day: duty_line(replace(query, claim=claim, day=day), code),
        shown if len(found.codes) > 1 else (),
        context,
        good=found.good(context.lang),
    )
    part = counted_on(code, context.snapshot.facts, context.lang)
    return replace(
        card,
        short=replace(short, lines=(*part, *short.lines)) if part else short,
        details=details(assessment, card, context.snapshot.facts, context.lang),
    )


def _choices(found: _Answered, context: CommandContext) -> list[Part]:
    """What is still to be said of the entry, as buttons: its code, else whether it is claimed."""
    codes, missing = found.codes, found.assessment.missing
    matching: list[tuple[Code, str]] = []
    if Need(NeedKind.CODE) in missing:
        matching = codes_matching(found.subject, found.direction, context)
    if len(codes) > 1 or matching:
        picks = matching or [(code, line_words(line)) for code, line in codes]
        return [code_choices(found.query, found.subject, picks, context.lang)]
    if Need(NeedKind.CLAIM) in missing:
        return [_both_claims(found.query, found.assessment.entry.code, context.lang)]
    return []


def _remarks(
    assessment: Assessment, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> list[Part]:
    """What an importer has to know beside the figures, each a notice."""
    entry = assessment.entry
    filed = filing_order(assessment, facts, notes, lang)
    out: list[Part] = [*(Notice(text=text) for text in filed), Notice(text=say.NO_RULING.on(lang))]
    if entry.code.digits.startswith(SPECIAL_PROVISIONS):
        out += [Notice(text=text) for text in special_provision(entry.code, facts, notes, lang)]
    freed = [Notice(text=text) for text in low_value(entry, facts, notes, lang)]
    if entry.imposing == "CA":
        beside = (Notice(text=text) for text in on_top(facts, notes, lang))
        freed = [Notice(text=say.GST.on(lang)), *freed, *beside]
    out += freed
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
                label=say.WITH_CLAIM.on(lang),
                question=duty_line(replace(query, claim="usmca"), code),
            ),
            ButtonOption(
                label=say.WITHOUT_CLAIM.on(lang),
                question=duty_line(replace(query, claim="none"), code),
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
