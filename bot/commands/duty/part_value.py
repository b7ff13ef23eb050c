"""Goods back from repair abroad, or assembled there of US parts: duty on a part of their value.

The part is what headings 9802.00.40 and 9802.00.50 (the cost of the repair) and 9802.00.80 (the
value less the US components) make dutiable. Which additional duties follow it is said in their own
notes to chapter 99: of those whose notes were not read nothing is totalled.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.cards import Card, Notice
from bot.commands.duty.options import DutyOptions
from bot.domain.assessment.entry import Assessment, AssessmentRow, Need, NeedKind, Outcome
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.not_held import TopicPlace
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.dates import said
from bot.presentation.duty import words as say
from bot.presentation.duty.card import round_money
from bot.reading.sums import amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class PartValue:
    """``whole`` is the entry's full value, ``heading`` the provision that makes a part of it
    dutiable, ``provision`` what is held of it."""

    whole: Money
    heading: Code
    provision: TopicPlace


_REPAIR, _ASSEMBLY = Code("98020050"), Code("98020080")


def on_part(
    value: Money | None, imposing: str, own: DutyOptions, lang: Lang
) -> tuple[Money | None, PartValue | None]:
    """The part of the value that is dutiable; all of it where no part was said.

    Raises BadOption for a part without a whole, above it, or into a country with other rules.
    """
    written = own.repair or own.us_components
    if not written:
        return value, None
    cost = amounts.number(written.strip(" $"), lang)
    if value is None or cost is None or not Decimal(0) <= cost <= value.amount:
        raise BadOption(say.BAD_PART.on(lang, written=written[:20]))
    if imposing != "US" or (own.repair and own.us_components):
        raise BadOption(say.PART_INTO_US.on(lang))
    part = cost if own.repair else value.amount - cost
    about = PartValue(
        whole=value,
        heading=_REPAIR if own.repair else _ASSEMBLY,
        provision=TopicPlace.REPAIR if own.repair else TopicPlace.ASSEMBLY,
    )
    return replace(value, amount=part), about


def with_part(made: Assessment, part: PartValue | None, facts: FactSnapshot) -> Assessment:
    """The assessment without the fees that spare the provision, and without a total where a duty
    is owed whose note was not read."""
    if part is None:
        return made
    topics = facts.told_beside(part.provision, imposing="US")
    read = frozenset(slug for topic in topics for slug in topic.counted_under)
    unread = any(r.outcome is Outcome.OWED and r.programme not in read for r in made.rows)
    kept = tuple(fee for fee in made.fees if _reaches(fee, part, facts))
    if not unread:
        return replace(made, fees=kept)
    return replace(
        made, fees=kept, total=None, rate=None, missing=(*made.missing, Need(NeedKind.PART_VALUE))
    )


def on_part_card(card: Card, part: PartValue, facts: FactSnapshot, lang: Lang) -> Card:
    """The card saying on what part it is reckoned, and what is held of the provision."""
    text = say.ON_REPAIR if part.provision is TopicPlace.REPAIR else say.ON_ASSEMBLY
    words = text.on(lang, whole=round_money(part.whole, lang))
    topics = facts.told_beside(part.provision, imposing="US")
    # its first sentence only says how to ask what was just asked
    rules = (said(topic.answer, lang).partition(". ")[2] for topic in topics)
    told = (words, *filter(None, rules))
    parts = (*card.parts[:1], *(Notice(text=text) for text in told), *card.parts[1:])
    short = card.short
    if short is not None:
        short = replace(short, note=f"{words} · {short.note}")
    return replace(card, parts=parts, short=short)


def _reaches(fee: AssessmentRow, part: PartValue, facts: FactSnapshot) -> bool:
    """Whether a fee is owed under the provision, on the same part: one on all cargo is not (the
    harbor fee counts on the whole value)."""
    measure = facts.measures.get(fee.measure)
    bounded = any(limit.measure == fee.measure for limit in facts.fee_limits)
    return measure is not None and bounded and measure.scope.touches(part.heading)
