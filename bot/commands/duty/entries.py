"""A query as an entry, assessed with its schedule line and the headings which that names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.commands.duty.exchange import in_own_currency
from bot.commands.duty.options import DutyOptions
from bot.commands.duty.part_value import PartValue, with_part
from bot.commands.duty.stated_facts import stated_facts
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.subject import direction_of
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.assessment.entry import Assessment, Entry
from bot.domain.codes import Code
from bot.domain.conditions import (
    with_content,
)
from bot.domain.countries import COUNTRIES
from bot.domain.lines import Line
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.duty import words as say

_CLAIMS = {"usmca": "S", "none": ""}


def direction_of_entry(query: Query, lang: Lang) -> Direction:
    """Any origin, into one of the two countries. Raises BadOption."""
    outside = query.origin is not None and query.origin not in COUNTRIES
    if outside and query.imposing in (None, *COUNTRIES):
        return Direction(origin=query.origin or "", imposing=query.imposing or "US")
    return direction_of(query, lang)


async def entry_of(
    query: Query, code: Code, direction: Direction, context: CommandContext
) -> Entry:
    """What is asked about, under one code; the value in the currency of the importing country
    where a rate is known. Raises BadOption for a declared fact that no measure knows.
    """
    own = options_of(DutyOptions, query)
    claim = query.claim if own.claim is None else own.claim
    told = stated_facts(own, context)
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


async def assess_entry(
    entry: Entry, calculator: DutyCalculator, context: CommandContext
) -> Assessment:
    """The duties on an entry, by its line and the headings that the footnotes of this name.

    Raises BadOption where the schedule has no such code but has some near it.
    """
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessing:
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
