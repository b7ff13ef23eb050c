"""What an entry owes in a few words: 'USD 5,000.00 + base duty', 'up to USD 500.00', as far as it
is known. They may stand within a sentence; a headline begins with a capital."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.domain.assessment.entry import (
    CHARGED,
    Assessment,
    AssessmentRow,
    Need,
    NeedKind,
    Outcome,
    ReasonKind,
)
from bot.domain.assessment.stacking import Segment, StackRow, segments, stack
from bot.domain.codes import Scope
from bot.domain.duty import AdValorem, AllIn, Money, cents, percent_of
from bot.domain.measures import Basis
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.duty.words import money_words
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import rate
from bot.presentation.rate_words import programme_name
from bot.presentation.typography import NO_BREAK

_HUNDRED = Decimal(100)
_UNSETTLED = (ReasonKind.SOME_LINES, ReasonKind.DECLARED, ReasonKind.FIRMS_OWN)
"""Why it is not known whether, or at what rate, a measure is owed."""


def known_sum(assessment: Assessment) -> Decimal:
    """The amounts, or without a value the percents, that are known so far."""
    if assessment.entry.value is None:
        return sum(_percents(assessment), Decimal(0))
    known = (row.amount.amount for row in assessment.rows if row.amount is not None)
    return sum(known, Decimal(0))


def _percents(assessment: Assessment) -> list[Decimal]:
    """What is owed in percent of the value: what is charged on the metal counts by its share."""
    metal = assessment.entry.metal_content
    shares = {}
    if metal is not None:
        part = metal / _HUNDRED
        shares = {Basis.METAL_CONTENT: part, Basis.NON_METAL_CONTENT: 1 - part}
    owed = (row for row in assessment.rows if row.outcome is Outcome.OWED)
    return [row.rate * shares.get(row.basis, Decimal(1)) for row in owed if row.rate is not None]


def possible_sum(assessment: Assessment, facts: FactSnapshot) -> Decimal:
    """What it may come to with the most that the full code may bring in."""
    more = _open_percent(assessment, facts) or Decimal(0)
    return known_sum(assessment) + _of_value(assessment, more)


def range_below(assessment: Assessment, facts: FactSnapshot) -> tuple[Decimal, Decimal] | None:
    """The least and the most an entry may come to by its full code, where a measure on some lines
    of its code keeps away what the others pay, so that what is known is not the least; else None.
    """
    more = _open_percent(assessment, facts)
    if more is None or not known_sum(assessment):
        return None
    parts = [_stacked(lines, assessment, facts) for lines in _parts(assessment, facts)]
    if any(row.basis is not Basis.FULL_VALUE for rows in parts for row in rows):
        return None
    owed = _owed_percent(assessment)
    least = min((_percent_owed(rows) for rows in parts), default=owed)
    known = known_sum(assessment)
    if least >= owed:
        return None
    return known - _of_value(assessment, owed - least), known + _of_value(assessment, more)


def range_told(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> tuple[str, str] | None:
    """:func:`range_below` in words; ' + base duty' stands behind the most, for both, where that is
    not held."""
    found = range_below(assessment, facts)
    if found is None:
        return None
    base = _base(assessment, lang)
    least, most = (_figure(assessment, each, lang) for each in found)
    return least, most + base


def is_base_unknown(assessment: Assessment) -> bool:
    """Whether the base duty is not held: no schedule is loaded, or it has no figure."""
    return any(row.measure == "" and row.outcome is Outcome.UNKNOWN for row in assessment.rows)


def charges_more(assessment: Assessment) -> bool:
    """Whether a measure is owed beside the base duty, forbids entry, or is not known to be owed."""
    return any(row.measure and row.outcome in CHARGED for row in assessment.rows)


def is_base_alone(assessment: Assessment) -> bool:
    """Whether nothing can be owed but a base duty that is not held; never of days before the
    records."""
    alone = is_base_unknown(assessment) and not charges_more(assessment)
    return alone and Need(NeedKind.RECORDS) not in assessment.missing


def is_told(assessment: Assessment, facts: FactSnapshot) -> bool:
    """Whether anything can be said of what is owed, be it that it is at most so much."""
    known = assessment.total is not None or bool(known_sum(assessment))
    possible = _open_percent(assessment, facts) or _all_in(assessment)
    return known or is_base_alone(assessment) or bool(possible)


def duty_sum(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """'USD 5,000.00 + base duty', as far as it is known."""
    _ = gettext_in(lang)
    more = _base(assessment, lang)
    more += firms_own((assessment,), facts, lang)
    if assessment.total is not None:
        return money(assessment.total, lang) + more
    if assessment.entry.value is None and assessment.rate is not None:
        return rate(assessment.rate, lang) + more
    known = [row.amount for row in assessment.rows if row.amount is not None]
    if known:
        return _so_far(assessment, known, more, facts, lang)
    rates = _percents(assessment)
    if rates:
        return rate(sum(rates, Decimal(0)), lang) + more
    return _at_most(assessment, facts, lang)


def _so_far(
    assessment: Assessment, known: list[Money], more: str, facts: FactSnapshot, lang: Lang
) -> str:
    """The sum of what is known, where something may follow."""
    _ = gettext_in(lang)
    if either := range_told(assessment, facts, lang):
        return _("{least} to {most}").format(least=either[0], most=either[1])
    total = sum((each.amount for each in known), Decimal(0))
    told = money(Money(amount=total, currency=known[0].currency), lang)
    unknown = _measures_unknown(assessment, facts)
    if unknown and not total:  # a zero that more may follow is no sum
        return _at_most(assessment, facts, lang)
    return told + (_(" so far") if unknown or not more else "") + more


def _at_most(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """Of an entry of which no amount is known: the most that its full code may bring."""
    _ = gettext_in(lang)
    if is_base_alone(assessment):
        return _("base duty alone")
    together = _all_in(assessment)
    if together is not None:
        least = _figure(assessment, _of_value(assessment, together), lang)
        return _("at least {sum} with the base duty").format(sum=least)
    if not _open_percent(assessment, facts):
        return _("not known yet")
    return _("up to {sum}").format(sum=_highest(assessment, facts, lang))


def least_sum(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """The lower end of a range."""
    _ = gettext_in(lang)
    together = None if assessment.total is not None else _all_in(assessment)
    if together is not None and not known_sum(assessment):
        return _figure(assessment, _of_value(assessment, together), lang)
    if either := range_told(assessment, facts, lang):
        return either[0]
    sure = known_sum(assessment) or not _open_percent(assessment, facts)
    if not sure and is_base_unknown(assessment):
        return _("base duty alone")
    return duty_sum(assessment, facts, lang)


def most_sum(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """The upper end of a range."""
    if _open_percent(assessment, facts):
        return _highest(assessment, facts, lang)
    return duty_sum(assessment, facts, lang)


def ends(
    least: Assessment, most: Assessment, facts: FactSnapshot, lang: Lang, *, bases: bool = False
) -> tuple[str, str, str]:
    """Both ends of a range, and what is to be said of it: ' + base duty' where both leave that out,
    ' or more' where something else that may come on top is not known, ' without USMCA' where nobody
    said whether it is claimed. ``bases``: base duties of some of the codes are by quantity.
    """
    _ = gettext_in(lang)
    told = least_sum(least, facts, lang), most_sum(most, facts, lang)
    base, alone = _(" + base duty"), _("base duty alone")
    with_base = [base in end or end == alone for end in told]
    lower, upper = (end.replace(_(" so far"), "").replace(base, "") for end in told)
    if all(with_base):
        return lower, upper, base if upper != alone else ""
    bounded = _open_percent(most, facts) is not None
    further = _measures_unknown(most, facts) and not bounded
    if any(with_base) or bases or further:
        return lower, upper, _(" or more")
    unsaid = any(Need(NeedKind.CLAIM) in each.missing for each in (least, most))
    return lower, upper, _(" without USMCA") if unsaid else ""


def _highest(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    most = possible_sum(assessment, facts)
    return _figure(assessment, most, lang) + _base(assessment, lang)


def _of_value(assessment: Assessment, percent: Decimal) -> Decimal:
    """A percent of the value as an amount; without a value, the percent itself."""
    value = assessment.entry.value
    return percent if value is None else cents(value.amount * percent / _HUNDRED)


def _figure(assessment: Assessment, figure: Decimal, lang: Lang) -> str:
    """An amount in the currency of the value; without a value, a percent."""
    value = assessment.entry.value
    if value is None:
        return rate(figure, lang)
    return money(Money(amount=figure, currency=value.currency), lang)


def _all_in(assessment: Assessment) -> Decimal | None:
    """The percent that a measure and the base duty come to together at least, where that is all
    that is not known."""
    unknown = _open_rows(assessment)
    if len(unknown) != 1 or unknown[0].reason.why in _UNSETTLED:
        return None
    row = unknown[0]
    full = row.basis is Basis.FULL_VALUE and Need(NeedKind.RECORDS) not in assessment.missing
    return row.duty.percent if full and isinstance(row.duty, AllIn) else None


def _base(assessment: Assessment, lang: Lang) -> str:
    _ = gettext_in(lang)
    return _(" + base duty") if is_base_unknown(assessment) else ""


def _open_percent(assessment: Assessment, facts: FactSnapshot) -> Decimal | None:
    """The most percent that measures on some lines of its code may add on one of them; None where
    something else is unknown, or none of it is a percent."""
    opened = _open_rows(assessment)
    some = all(row.reason.why is ReasonKind.SOME_LINES for row in opened)
    # all-in is at most its percent on top, where the base duty is nothing
    percents = all(isinstance(row.duty, AdValorem | AllIn) for row in opened)
    if not (opened and some and percents) or Need(NeedKind.RECORDS) in assessment.missing:
        return None
    owed = _owed_percent(assessment)
    parts = (_stacked(lines, assessment, facts) for lines in _parts(assessment, facts))
    return max((_percent_owed(rows) for rows in parts), default=owed) - owed


def _owed_percent(assessment: Assessment) -> Decimal:
    """The percents owed beside the base duty, as far as they are known."""
    return sum((r.rate for r in _owed_rows(assessment) if r.rate is not None), Decimal(0))


def _parts(assessment: Assessment, facts: FactSnapshot) -> tuple[Segment, ...]:
    """The code cut by what reaches its lines."""
    found = (facts.measures.get(row.measure) for row in assessment.rows)
    entry = assessment.entry
    own = Scope.of_spans((entry.code.span,))
    return segments(own, [m for m in found if m is not None], entry.day)


def _stacked(lines: Segment, assessment: Assessment, facts: FactSnapshot) -> tuple[StackRow, ...]:
    """What is owed on some of its lines: one measure may keep another away."""
    entry = assessment.entry
    claims = (row.reason.agreement for row in assessment.rows)
    rows = stack(
        lines.measures,
        facts.stacking,
        day=entry.day,
        claim=next(filter(None, claims), ""),
        declared=entry.declared,
        scope=lines.scope,
    )
    return tuple(row for row in rows if row.outcome is Outcome.OWED)


def _percent_owed(rows: Sequence[StackRow]) -> Decimal:
    """The percents that come together."""
    owed = (percent_of(row.duty) for row in rows)
    return sum((percent for percent in owed if percent is not None), Decimal(0))


def _owed_rows(assessment: Assessment) -> list[AssessmentRow]:
    return [r for r in assessment.rows if r.measure and r.outcome is Outcome.OWED]


def _open_rows(assessment: Assessment) -> list[AssessmentRow]:
    """Measures of which it is not known whether, or at what rate, they are owed."""
    return [r for r in assessment.rows if r.measure and r.outcome is Outcome.UNKNOWN]


def _measures_unknown(assessment: Assessment, facts: FactSnapshot) -> bool:
    """Whether some measure may be owed besides that no line names with the sum."""
    named = {slug for slug, programme in facts.programmes.items() if programme.apart}
    return any(row.programme not in named for row in _open_rows(assessment))


def firms_own(assessments: Iterable[Assessment], facts: FactSnapshot, lang: Lang) -> str:
    """' + your mill’s own rate': what is owed besides at each firm's own rate, which is not held;
    '' where nothing is."""
    rows = (row for assessment in assessments for row in assessment.rows)
    names = dict.fromkeys(_firm_of(row, facts, lang) for row in rows)
    return "".join(f" + {name}" for name in names if name)


def _firm_of(row: AssessmentRow, facts: FactSnapshot, lang: Lang) -> str:
    measure = facts.measures.get(row.measure)
    programme = facts.programmes.get(row.programme)
    firms = programme is not None and programme.apart and row.outcome is Outcome.UNKNOWN
    return programme_name(measure, facts, lang) if firms and measure is not None else ""


def money(amount: Money, lang: Lang) -> str:
    """'USD 5,000.00', '5 000,00 USD', never broken over lines."""
    return money_words(amount, lang).replace(" ", NO_BREAK)
