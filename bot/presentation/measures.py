"""How facts are said, in English and French: rates, countries, days, codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, time
from decimal import Decimal

from bot.cards import Passage, cited
from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.cache import cached
from bot.domain.codes import DIGITS, Code, Scope, Span, left_off
from bot.domain.days import FactDay, Precision, Validity
from bot.domain.duty import UNQUANTIFIED, AdValorem, AllIn, Unparsed
from bot.domain.list_grades import UNSURE
from bot.domain.measures import Basis, HeldBy, Measure, Relief
from bot.domain.rate_summary import BROAD, Direction, RateGroup, charged
from bot.domain.text import Lang, Text, Words
from bot.presentation.act_words import act_words
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.duty_expressions import duty_words, percent
from bot.presentation.locale_data import territory
from bot.presentation.messages import N_, NC_, NN_
from bot.presentation.plain_words import SECTION, clock_words, colon, place, spoken, with_since

_UNCONFIRMED = N_(
    "From the White House's own page; not yet seen in the Federal Register or a customs message."
)
_BEGINS = N_(
    "On {day} it is law from {hour} Eastern time; earlier that day what was owed before is owed."
)
_ONLY_FROM = N_("⚠️ {rate} only from {hour} Eastern that day; before, what was owed until then")
NOTHING = N_("no additional duty")
PROHIBITED = NC_("goods at the border", "prohibited")
_TO = NC_("between two days", "to")
_OF: dict[Basis, Words] = {
    Basis.FULL_VALUE: Text(en="", fr=""),
    Basis.METAL_CONTENT: N_(" of the metal content"),
    Basis.NON_METAL_CONTENT: N_(" of all but the metal"),
    Basis.NON_US_CONTENT: N_(" of the non-US content"),
    Basis.NON_CANADA_MEXICO_CONTENT: N_(" of the value less Canadian and Mexican content"),
}


_PARTS = {
    Basis.METAL_CONTENT: N_("{rate} of the metal"),
    Basis.NON_METAL_CONTENT: N_("{rate} of the rest"),
    Basis.NON_US_CONTENT: N_("{rate} of the non-US content"),
    Basis.NON_CANADA_MEXICO_CONTENT: N_("{rate} of the value less Canadian and Mexican content"),
    Basis.FULL_VALUE: N_("{rate} of all of it"),
}
_ALONE = frozenset({Basis.NON_METAL_CONTENT, Basis.FULL_VALUE})
"""Where nothing is owed on another part, these are told otherwise."""


def direction_words(direction: Direction, lang: Lang) -> str:
    """'Canada → United States'."""
    return f"{territory(direction.origin, lang)} → {territory(direction.imposing, lang)}"


def short_direction(direction: Direction, lang: Lang) -> str:
    """'Canada → US'."""
    return f"{place(direction.origin, lang)} → {place(direction.imposing, lang)}"


def rate_words(row: StackRow, lang: Lang) -> str:
    """What one row charges: '50% of the metal content'."""
    if row.outcome is Outcome.PROHIBITED:
        return PROHIBITED.on(lang)
    if row.outcome is Outcome.UNKNOWN:
        return _unknown(row, lang)
    words = duty_words(row.duty, lang) + _OF[row.basis].on(lang)
    floor = _floor(row, lang)
    return f"{words}, {floor}" if floor else words


def _floor(row: StackRow, lang: Lang) -> str:
    """'never under 15% in total'; '' where nothing holds the sum up."""
    floor = row.relief.at_least if row.relief else None
    if floor is None:
        return ""
    return N_("never under {rate} in total").on(lang, rate=percent(floor, lang))


def _unknown(row: StackRow, lang: Lang) -> str:
    known = isinstance(row.duty, Unparsed) and row.duty.text and row.duty != UNQUANTIFIED
    label = said(row.measure.label, lang)
    return f"{label} ({duty_words(row.duty, lang)})" if known else label


def sum_words(rows: Iterable[StackRow], lang: Lang) -> str:
    """All that is charged together: '60% (50% + 10%)', 'prohibited', 'no additional duty'."""
    owed = charged(rows)
    if any(r.outcome is Outcome.PROHIBITED for r in owed):
        return PROHIBITED.on(lang)
    full = [r.duty.percent for r in owed if _plain_percent(r) and isinstance(r.duty, AdValorem)]
    others = [rate_words(r, lang) for r in owed if not _plain_percent(r)]
    pieces = ([_added(full, lang)] if full else []) + others
    return " + ".join(pieces) or NOTHING.on(lang)


def _plain_percent(row: StackRow) -> bool:
    floored = row.relief is not None and row.relief.at_least is not None
    return isinstance(row.duty, AdValorem) and row.basis is Basis.FULL_VALUE and not floored


def _added(rates: list[Decimal], lang: Lang) -> str:
    total = percent(sum(rates, Decimal(0)), lang)
    if len(rates) == 1:
        return total
    return f"{total} ({' + '.join(percent(r, lang) for r in sorted(rates, reverse=True))})"


def rate_group_words(rate_group: RateGroup, claim: str | None, lang: Lang) -> str:
    """'10%, or nothing with a USMCA claim'; one of the two where the claim was said."""
    plain, claimed = sum_words(rate_group.plain, lang), sum_words(rate_group.claimed, lang)
    if claim == "none":
        return plain
    if claim is not None:
        return claimed
    if plain == claimed:
        return plain
    if claimed == NOTHING.on(lang):
        tail = N_("or nothing with a USMCA claim")
        return f"{plain}, {tail.on(lang)}"
    tail = N_("or {rate} with a USMCA claim")
    return f"{plain}, {tail.on(lang, rate=claimed)}"


def percent_part(rows: Iterable[StackRow], apart: Collection[str] = ()) -> Decimal | None:
    """The percent of the full value charged together, to be drawn; None where there is none.

    What is charged besides and is no percent of the value is left to words, and so are programmes
    ``apart``, whose rates are each firm's own: a figure not held any more is no fall of the rate.
    Percents of parts of the value (the metal, all but the metal) add up to no percent of it.
    """
    owed = [r for r in charged(rows) if r.measure.programme not in apart]
    if any(r.outcome is Outcome.PROHIBITED or r.basis is not Basis.FULL_VALUE for r in owed):
        return None
    percents = [
        r.duty.percent
        for r in owed
        if r.outcome is Outcome.OWED and isinstance(r.duty, AdValorem | AllIn)
    ]
    return sum(percents, Decimal(0)) if percents or not owed else None


def part_words(rows: Iterable[StackRow], lang: Lang) -> str:
    """'50% of the metal + 35% of the rest'; '' where percents of parts of the value are not all
    of it, or no part is charged on its own."""
    owed = charged(rows)
    shares: dict[Basis, Decimal] = {}
    for row in owed:
        if row.outcome is not Outcome.OWED or not isinstance(row.duty, AdValorem):
            return ""
        shares[row.basis] = shares.get(row.basis, Decimal(0)) + row.duty.percent
    if shares.keys() <= _ALONE:
        return ""
    told = ((words, shares[basis]) for basis, words in _PARTS.items() if basis in shares)
    parts = " + ".join(words.on(lang, rate=percent(share, lang)) for words, share in told)
    return ", ".join(
        [parts, *dict.fromkeys(_floor(row, lang) for row in owed if _floor(row, lang))]
    )


def exact_percent(rows: Iterable[StackRow]) -> Decimal | None:
    """All that is charged together as a percent of the full value; None where any of it is
    something else: banned, not known, by weight, on a part of the value, with a floor or a
    ceiling, or all-in with the base duty.
    """
    owed = charged(rows)
    if not all(r.outcome is Outcome.OWED and _plain_percent(r) for r in owed):
        return None
    return sum((r.duty.percent for r in owed if isinstance(r.duty, AdValorem)), Decimal(0))


def span_words(validity: Validity, lang: Lang) -> str:
    """'2025-03-12 to 2025-06-03', 'since 2025-06-04'."""
    if validity.last is None:
        return f"{N_('since').on(lang)} {validity.first}"
    if validity.last == validity.first:
        return str(validity.first)
    return f"{validity.first} {_TO.on(lang)} {validity.last}"


def fact_day_words(day: FactDay, lang: Lang) -> str:
    """'2025-03-04', 'about 2025-03-04', '2025-03' for a month, '2025' for a year."""
    match day.precision:
        case Precision.DAY:
            return str(day.first)
        case Precision.ABOUT:
            return f"{N_('about').on(lang)} {day.first}"
        case Precision.MONTH:
            return f"{day.first:%Y-%m}"
        case Precision.YEAR:
            return f"{day.first:%Y}"


def measure_rate(measure: Measure, lang: Lang) -> str:
    """What a measure says by itself: '25%', '50% of the metal content'; '' when unquantified."""
    if isinstance(measure.duty, Unparsed):
        return "" if measure.duty == UNQUANTIFIED else measure.duty.text
    return duty_words(measure.duty, lang) + _OF[measure.basis].on(lang)


def measure_words(measure: Measure, lang: Lang) -> str:
    """Its label, with its rate where the label does not print it already."""
    label, rate = said(measure.label, lang), measure_rate(measure, lang)
    known = not rate or duty_words(measure.duty, lang).split(" ")[0] in label
    return label if known else f"{label}{colon(lang)}{rate}"


def measure_line(measure: Measure, lang: Lang, notes: Footnotes, most: int = 2) -> Passage:
    """One line about a measure with its days, instrument and footnotes."""
    label = measure_words(measure, lang)
    law = authority_words(notes.authority(measure.programme), lang)
    held = held_words(measure, lang)
    bits = (law, span_words(measure.validity, lang), act_words(measure.instrument, lang), held)
    about = "; ".join(bit for bit in bits if bit and bit not in label)
    told = f"{label[:1].upper()}{label[1:]} ({about})"
    return cited(told, notes.mark(measure.sources, limit=most))


def held_words(measure: Measure, lang: Lang) -> str:
    """How far its codes can be relied on; '' where they are the act's own, line by line.

    Of a measure on nearly everything the list is one of exemptions.
    """
    if measure.held is HeldBy.HEADING:
        return _BY_HEADING.on(lang)
    if measure.held is HeldBy.PARTLY:
        return _IN_PART.on(lang)
    if measure.grade in UNSURE:
        words = _GRADE if measure.scope.width < BROAD else _EXEMPT_GRADE
        return words.on(lang, grade=measure.grade)
    return ""


_BY_HEADING = N_("held by heading; the line list isn't here")
_IN_PART = N_("line list held in part; other lines may be covered")
_EXEMPT_GRADE = N_("exempt lines from a public transcription, grade {grade}")
_GRADE = N_("line list from a public transcription, grade {grade}")


def authority_words(authority: str, lang: Lang) -> str:
    """The short name of a statute: 'Section 232', 'IEEPA', 'article 338'.

    >>> authority_words("Section 232, Trade Expansion Act of 1962", "fr")
    'article 232'
    """
    short = authority.partition(",")[0].partition(";")[0]
    if short.endswith(")"):
        short = short[:-1].rpartition("(")[2]
    if not short.startswith("Section "):
        return act_words(short, lang)
    return SECTION.on(lang, number=short.removeprefix("Section "))


@cached("scopes in words", most=4096)
def scope_words(scope: Scope, lang: Lang, *, limit: int = 6) -> str:
    """'7206-7229, 7301 and 12 more': codes as schedules print them."""
    pieces = [piece for span in scope.spans for piece in _span_pieces(span)]
    shown = ", ".join(pieces[:limit])
    more = len(pieces) - limit
    tail = NN_(" and {n} more", " and {n} more").on(lang, n=more)
    return shown + (tail if more > 0 else "")


def _span_pieces(span: Span) -> list[str]:
    """A span as few codes or ranges of codes of one length.

    >>> _span_pieces((7206000000, 7229999999)), _span_pieces((7208510000, 7208519999))
    (['7206-7229'], ['7208.51'])
    """
    low, high = span
    out: list[str] = []
    while low <= high:
        missing = left_off(low, high)
        step = 10**missing
        count = 1
        while count < 10**missing * 100 and low + (count + 1) * step - 1 <= high:
            if left_off(low + count * step, high) > missing:
                break
            count += 1
        first, last = _dotted(low, missing), _dotted(low + (count - 1) * step, missing)
        out.append(first if count == 1 else f"{first}-{last}")
        low += count * step
    return out


def _dotted(low: int, missing: int) -> str:
    return Code(f"{low:010d}"[: DIGITS - missing]).dotted


def on_day(day: date, lang: Lang) -> str:
    """'on 2025-06-04', 'le 2025-06-04'."""
    return f"{NC_('a day', 'on').on(lang)} {day}"


def reduced_words(relief: Relief, lang: Lang) -> str:
    """A relief's label, with what is owed instead where the label does not say so."""
    label, rate = said(relief.label, lang), duty_words(relief.duty, lang)
    return label if rate in label.replace(" %", "%") else f"{label} → {rate}"


def measure_notes(measure: Measure, lang: Lang) -> tuple[str, ...]:
    """What to mind about a measure: its own note, and that no official text confirms it yet."""
    own = (said(measure.note, lang),) if measure.note is not None else ()
    begins = (_BEGINS.on(lang, **_beginning(measure.hour, measure, lang)),) if measure.hour else ()
    unsure = (_UNCONFIRMED.on(lang),) if measure.unconfirmed else ()
    return (*begins, *own, *unsure)


def hour_words(measures: Iterable[Measure], day: date, lang: Lang) -> str:
    """That a measure begins within ``day``, where one does; else nothing."""
    for measure in measures:
        if measure.hour and measure.validity.first == day:
            return _ONLY_FROM.on(lang, **_beginning(measure.hour, measure, lang))
    return ""


def _beginning(hour: time, measure: Measure, lang: Lang) -> dict[str, str]:
    return {
        "day": str(measure.validity.first),
        "hour": clock_words(hour, lang),
        "rate": measure_rate(measure, lang),
    }


def label_since(measure: Measure, lang: Lang) -> str:
    """The label of a measure with its first day, where it does not say that itself."""
    return with_since(spoken(measure.label.on(lang), lang), measure.validity.first, lang)
