"""The short card of /duty: the sum, a line for each thing that makes it, and what stays apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bot.domain.assessment.entry import (
    CHARGED,
    CLAIM_LEFT,
    US_CONTENT_UNUSED,
    Assessment,
    AssessmentRow,
    Need,
    NeedKind,
    NoteKind,
    Outcome,
    ReasonKind,
)
from bot.domain.codes import Scope
from bot.domain.countries import CURRENCY
from bot.domain.duty import AllIn, Free, Money, Prohibited, Unparsed
from bot.domain.goods_orders import orders_on
from bot.domain.measures import Basis
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.domain.words import capital
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.duty.assessment import note_words, reason_words, row_label
from bot.presentation.duty.low_value import exemptions
from bot.presentation.duty.sums import (
    charges_more,
    duty_sum,
    ends,
    is_base_alone,
    is_base_unknown,
    known_sum,
    money,
    range_told,
)
from bot.presentation.duty.words import (
    NOT_HELD,
    exchange_words,
    need_words,
    not_turned,
    outcome_words,
)
from bot.presentation.duty_expressions import duty_words
from bot.presentation.freshness import is_stale, note
from bot.presentation.list_grades import unsure_lists
from bot.presentation.locale_data import locale_data
from bot.presentation.measures import hour_words, short_direction
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import colon, day_words, of_what, rate, spoken
from bot.presentation.rate_words import lowered, programme_name
from bot.presentation.typography import NO_BREAK


def duty_headline(
    assessment: Assessment, facts: FactSnapshot, lang: Lang, *, good: str = ""
) -> str:
    """'USD 5,000.00 + base duty, on USD 10,000 of 7208.51'; of most of ``good`` where one of its
    codes stands for them.
    """
    _ = gettext_in(lang)
    entry = assessment.entry
    code = _("most {good}").format(good=good) if good else entry.code.dotted
    if assessment.prohibited and good:
        return _("Banned: most “{good}” may not enter").format(good=good)
    if assessment.prohibited:
        return _("Banned: {code} may not enter").format(code=code)
    if not good and (either := range_told(assessment, facts, lang)):
        headline = _by_code(either, entry.value, code, lang)
        return _or_by_parcel(headline, assessment, facts, lang)
    owed = duty_sum(assessment, facts, lang)
    owed = capital(owed)
    if entry.value is None:
        return _("{rate} on {code}").format(rate=owed, code=code)
    value = round_money(entry.value, lang)
    comma = "," if "+" in owed else ""
    headline = _("{sum}{comma} on {value} {of_code}").format(
        sum=owed, comma=comma, value=value, of_code=of_what(code, lang)
    )
    return _or_by_parcel(headline, assessment, facts, lang)


def _or_by_parcel(headline: str, assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """With that so little, sent as one parcel, owes nothing on its day."""
    _ = gettext_in(lang)
    freed = assessment.entry.imposing == "US" and any(exemptions(assessment.entry, facts))
    if not freed or known_sum(assessment) == 0:
        return headline
    return _("{headline}, or 0 as one parcel").format(headline=headline)


def range_headline(
    good: str,
    least: Assessment,
    most: Assessment,
    facts: FactSnapshot,
    lang: Lang,
    *,
    bases: bool = False,
) -> str:
    """'USD 1,000.00 to USD 5,000.00 + base duty, on USD 10,000 of tools, by code'; ``bases`` as
    :func:`bot.presentation.duty.sums.ends` has it."""
    _ = gettext_in(lang)
    lower, upper, more = ends(least, most, facts, lang, bases=bases)
    if lower == upper:
        return duty_headline(most, facts, lang, good=good)
    told = _by_code((lower, upper + more), least.entry.value, good, lang, parted=bool(more))
    return _or_by_parcel(told, most, facts, lang)


def _by_code(
    told: tuple[str, str], value: Money | None, what: str, lang: Lang, *, parted: bool = False
) -> str:
    """The headline of a good, or of a code that is not a full one (``what``), whose least and most
    are ``told``. ``parted``: a comma stands behind the most, as behind one with its base duty."""
    _ = gettext_in(lang)
    least, most = told
    comma = "," if parted or "+" in most else ""
    words = _("{least} to {most} on {value} {of_good}, by code")
    if value is None:
        words = _("{least} to {most} on {good}, by code")
    headline = words.format(
        least=least,
        most=f"{most}{comma}",
        value=round_money(value, lang) if value else "",
        good=what,
        of_good=of_what(what, lang),
    )
    return capital(headline)


def round_money(amount: Money, lang: Lang) -> str:
    """A value as people give it: without cents where there are none."""
    told = money(amount, lang)
    whole = amount.amount == amount.amount.to_integral_value()
    return told.replace(f"{locale_data(lang).decimal}00", "") if whole else told


_ORDER = {Outcome.PROHIBITED: -1, Outcome.OWED: 0, Outcome.DISPLACED: 2, Outcome.UNKNOWN: 3}
"""What forbids or costs first, then what does not; what is not known stands last."""


def _place(row: AssessmentRow) -> float:
    free = row.outcome is Outcome.OWED and isinstance(row.duty, Free)
    return 2.5 if free else _ORDER.get(row.outcome, 1)


def versus_headline(
    one: tuple[str, Assessment], other: tuple[str, Assessment], facts: FactSnapshot, lang: Lang
) -> str:
    """'7208.51: Canada USD 5,000.00; Mexico USD 5,000.00': what each of two entries owes."""
    _ = gettext_in(lang)
    none = _("may not enter")
    told = [
        f"{name}{NO_BREAK}{none if made.prohibited else duty_sum(made, facts, lang)}"
        for name, made in (one, other)
    ]
    code = one[1].entry.code.dotted
    return f"{code}{colon(lang)}{'; '.join(told)}"


def versus_lines(
    one: tuple[str, Assessment],
    other: tuple[str, Assessment],
    facts: FactSnapshot,
    declarable: Mapping[str, Words],
    lang: Lang,
) -> tuple[str, ...]:
    """What is still to be said, and what each of two entries owes, row by row."""
    asked = [line for _, made in (one, other) for line in _missing(made, facts, declarable, lang)]
    told = list(dict.fromkeys(asked))
    for name, made in (one, other):
        shown = Outcome.PROHIBITED if made.prohibited else Outcome.OWED
        rows = (r for r in sorted(made.rows, key=_place) if r.outcome is shown and r.rate != 0)
        each = dict.fromkeys(line.text for row in rows for line in _row(row, made, facts, lang))
        if each:
            told.append(ShortLine(text=f"{name}{colon(lang)}{'; '.join(each)}", rank=1))
    return within_budget(versus_headline(one, other, facts, lang), told, lang)


def duty_lines(
    assessment: Assessment,
    facts: FactSnapshot,
    declarable: Mapping[str, Words],
    lang: Lang,
) -> tuple[str, ...]:
    """What is owed, what is not and why, what must be said, and the fees, within the budget."""
    rows = sorted(assessment.rows, key=_place)
    told = [line for row in rows for line in _row(row, assessment, facts, lang)]
    told = [
        *_missing(assessment, facts, declarable, lang),
        *_turned(assessment, lang),
        *_no_difference(assessment, facts, lang),
        *dict.fromkeys(told),
    ]
    told += _no_other(assessment, lang)
    told += _of_old_rate(assessment, lang)
    told += _fees(assessment, facts, lang)
    told += _orders(assessment, facts, lang)
    return within_budget(duty_headline(assessment, facts, lang), told, lang)


_SPECIAL = "98"
"""Provisions whose additional duties are those of other codes, on a part of the value."""


def _no_other(assessment: Assessment, lang: Lang) -> Iterator[ShortLine]:
    """That nothing else is owed, where the base duty alone keeps the sum from being known; of what
    a condition lifts its own row tells."""
    lifted = any(row.measure and row.outcome is Outcome.RELIEVED for row in assessment.rows)
    special = assessment.entry.code.digits.startswith(_SPECIAL)
    if is_base_unknown(assessment) and not (charges_more(assessment) or lifted or special):
        yield ShortLine(text=gettext_in(lang)("On no tariff list in force that I hold"), rank=1)


def _of_old_rate(assessment: Assessment, lang: Lang) -> Iterator[ShortLine]:
    """That a reduced rate in the sum is from before the measure's own."""
    old = {n.fact for n in assessment.notes if n.kind is NoteKind.OF_OLD_RATE}
    if any(row.reason.fact in old for row in assessment.rows if row.outcome is Outcome.OWED):
        text = gettext_in(lang)("The reduced rate is from before the last change")
        yield ShortLine(text=text, rank=1)


def _orders(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> Iterator[ShortLine]:
    """Orders on the goods that stand in no sum, where the base duty, which they set, isn't held."""
    if not is_base_unknown(assessment):
        return
    entry = assessment.entry
    for order in orders_on(
        entry.code, imposing=entry.imposing, origin=entry.origin, day=entry.day, facts=facts
    ):
        yield ShortLine(text=spoken(order.label.on(lang), lang), rank=1)


def _turned(assessment: Assessment, lang: Lang) -> Iterator[ShortLine]:
    """The rate that the value was turned by, or that it was not."""
    entry = assessment.entry
    if words := exchange_words(entry, lang):
        yield ShortLine(text=words.split(". ")[0].rstrip("."), rank=1)
    elif is_base_alone(assessment):
        return
    elif entry.value is not None and entry.value.currency != CURRENCY[entry.imposing]:
        own, said = CURRENCY[entry.imposing], entry.value.currency
        yield ShortLine(text=not_turned(said, own, lang), rank=1)


def _no_difference(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> Iterator[ShortLine]:
    """What was said of the entry and changes nothing: a claim, or a content that counts only once
    something is declared."""
    base = assessment.rows[0].reason
    if assessment.entry.claim and base.why in (ReasonKind.CLAIM_NOT_OPEN, ReasonKind.CLAIM_ENDED):
        yield ShortLine(text=reason_words(base, lang).rstrip("."), rank=1)
    if CLAIM_LEFT in assessment.notes:
        yield ShortLine(text=note_words(CLAIM_LEFT, lang).rstrip("."), rank=1)
    if US_CONTENT_UNUSED in assessment.notes:
        _ = gettext_in(lang)
        words = _("The US content counts only if declared: {name}")
        needed = next(_declared_for_content(assessment, facts), None)
        told = words.format(name=needed) if needed else note_words(US_CONTENT_UNUSED, lang)
        yield ShortLine(text=told.rstrip("."), rank=1)


def _declared_for_content(assessment: Assessment, facts: FactSnapshot) -> Iterator[str]:
    """What an importer would declare for a duty to count on the non-US content alone."""
    for row in assessment.rows:
        measure = facts.measures.get(row.measure)
        for relief in measure.reliefs if measure is not None and row.outcome in CHARGED else ():
            if relief.basis is Basis.NON_US_CONTENT and relief.declared:
                yield relief.declared


def _missing(
    assessment: Assessment, facts: FactSnapshot, declarable: Mapping[str, Words], lang: Lang
) -> Iterator[ShortLine]:
    _ = gettext_in(lang)

    def said(need: Need) -> str:
        return need_words(need, lang, declarable, records_begin=facts.records_begin)

    needs = [need for need in assessment.missing if need.sayable]
    if is_base_alone(assessment):  # a claim touches nothing but the base duty, which isn't held
        needs = [need for need in needs if need.kind is not NeedKind.CLAIM]
    if needs:
        words = "; ".join(map(said, needs[:2]))
        yield ShortLine(text=_("Please say: {what}").format(what=words))
    for need in (need for need in assessment.missing if need.kind in _UNSAID):
        yield ShortLine(text=f"{NOT_HELD.on(lang)}{colon(lang)}{said(need)}", rank=1)


_UNSAID = (NeedKind.RECORDS, NeedKind.PART_VALUE)
"""What is not held and stands in no row of its own."""


def _row(
    row: AssessmentRow, assessment: Assessment, facts: FactSnapshot, lang: Lang
) -> Iterator[ShortLine]:
    _ = gettext_in(lang)
    name = _name(row, facts, lang)
    named = name + colon(lang)
    match row.outcome:
        case Outcome.OWED if row.measure == "" and isinstance(row.duty, Free):
            yield ShortLine(text=named + _("free"), rank=2)
        case Outcome.OWED:
            percent = f", {rate(row.rate, lang)}" if row.rate is not None else ""
            amount = bare(row.amount, lang) if row.amount is not None else ""
            told = f"{name}{percent}{colon(lang)}{amount}" if amount else f"{name}{percent}"
            yield ShortLine(text=told)
        case Outcome.PROHIBITED:
            yield ShortLine(text=spoken(row_label(row, lang), lang))
        case Outcome.UNKNOWN if row.measure == "":
            yield ShortLine(text=named + _no_rate(row, lang), rank=2)
        case Outcome.UNKNOWN:
            yield ShortLine(text=named + _not_known(row, assessment, facts, lang), rank=1)
        case Outcome.DISPLACED:
            winner = _winner(assessment, facts, lang)
            words = _("none, {winner} is paid instead") if winner else _("none")
            yield ShortLine(text=f"{named}{words.format(winner=winner)}", rank=3)
        case Outcome.RELIEVED:
            yield ShortLine(text=f"{named}{_relief(row, lang)}", rank=2)


_ON_A_PART = (NeedKind.METAL_CONTENT, NeedKind.US_CONTENT, NeedKind.CANADA_MEXICO_CONTENT)


def _not_known(row: AssessmentRow, assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """What a measure comes to that only the full code or a share settles, or whose rate
    is not held."""
    _ = gettext_in(lang)
    if row.reason.why is not ReasonKind.SOME_LINES and isinstance(row.duty, AllIn):
        return _("{rate} together with the base duty").format(rate=rate(row.duty.percent, lang))
    if row.reason.why is not ReasonKind.SOME_LINES:
        asked = row.rate is not None and any(need.kind in _ON_A_PART for need in assessment.missing)
        return _("it depends on what is asked for") if asked else _("not held here")
    measure = facts.measures.get(row.measure)
    if measure is not None and isinstance(measure.duty, Prohibited):
        return _("some of its codes may not enter")
    return _("it depends on the full code")


def _no_rate(row: AssessmentRow, lang: Lang) -> str:
    """Why a base duty has no figure: it is by a quantity that was not said, the code is a heading
    of several rates, its rate is none that can be reckoned with, or no schedule has it."""
    _ = gettext_in(lang)
    if row.provision.instrument:
        if not isinstance(row.duty, Unparsed):  # so much a kilogram: the quantity is asked for
            return duty_words(row.duty, lang)
        return _("not worked out here") if row.duty.text else _("it depends on the full code")
    return _("the rate is not held here")


def _relief(row: AssessmentRow, lang: Lang) -> str:
    _ = gettext_in(lang)
    if row.reason.agreement == "usmca":
        return _("none, with USMCA")
    fact = row.reason.fact if row.reason.why is ReasonKind.FACT else None
    if fact is None:
        return _("none")
    return _("none ({why})").format(why=lowered(_ASIDE.sub("", spoken(fact.on(lang), lang))))


_ASIDE = re.compile(r" \([^()]{0,200}\)$")
"""The act behind a condition, or how it is called in an entry: for the whole answer."""


def _name(row: AssessmentRow, facts: FactSnapshot, lang: Lang) -> str:
    _ = gettext_in(lang)
    measure = facts.measures.get(row.measure)
    if measure is None:
        return _("Base duty")
    return capital(programme_name(measure, facts, lang))


def _winner(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """What is paid in place of what is kept away, where one thing alone is."""
    owed = (r.measure for r in assessment.rows if r.outcome is Outcome.OWED)
    laws = (facts.measures[slug] for slug in owed if slug in facts.measures)
    names = {programme_name(measure, facts, lang) for measure in laws}
    return names.pop() if len(names) == 1 else ""


def bare(amount: Money, lang: Lang) -> str:
    """An amount without its currency, which the headline says."""
    return money(amount, lang).replace(amount.currency, "").strip(NO_BREAK)


def _fees(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> Iterator[ShortLine]:
    owed = [(fee, fee.amount) for fee in assessment.fees if fee.amount and fee.amount.amount]
    if owed:
        yield ShortLine(text=fees_apart(owed, facts, lang), rank=4)


def fees_apart(
    owed: Iterable[tuple[AssessmentRow, Money | None]], facts: FactSnapshot, lang: Lang
) -> str:
    """'Fees apart: harbor (sea only) 12.50; processing 34.64'; None: how much is not known."""
    _ = gettext_in(lang)
    unknown = outcome_words(Outcome.UNKNOWN, lang)
    each = (
        f"{_fee_name(fee, facts, lang)} {unknown if amount is None else bare(amount, lang)}"
        for fee, amount in owed
    )
    return _("Fees apart: {fees}").format(fees="; ".join(each))


def _fee_name(fee: AssessmentRow, facts: FactSnapshot, lang: Lang) -> str:
    programme = facts.programmes.get(fee.programme)
    short = programme.short if programme is not None else None
    return short.on(lang) if short is not None else row_label(fee, lang)


def duty_note(assessment: Assessment, facts: FactSnapshot, today: date, lang: Lang) -> str:
    """'Canada → US, entered Nov 28, 2026 · estimate · ⚠️ facts to Oct 10, 2026'."""
    _ = gettext_in(lang)
    entry = assessment.entry
    known, direction = facts.data_as_of, Direction(origin=entry.origin, imposing=entry.imposing)
    where = short_direction(direction, lang)
    entered = _("{way}, entered {day}").format(way=where, day=day_words(entry.day, lang))
    stale = is_stale(known, entry.day, today)
    fresh = _("⚠️ facts to {day}").format(day=day_words(known, lang)) if stale else ""
    listed = unsure_lists(facts, Scope((entry.code.span,)), direction, entry.day, lang)
    mine = (facts.measures[r.measure] for r in assessment.rows if r.measure in facts.measures)
    begins = hour_words(mine, entry.day, lang)
    small = (m.label.on(lang) for m in exemptions(entry, facts) if entry.imposing == "US")
    return note(entered, begins, _("estimate"), fresh, listed, *small)
