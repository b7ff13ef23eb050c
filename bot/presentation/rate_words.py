"""The rate of a group of codes on a card: '50%', '10%, or 0 with USMCA', 'banned'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.cache import cached
from bot.domain.duty import AdValorem, AllIn, Free, Unparsed
from bot.domain.measures import Basis, Measure, Programme
from bot.domain.rate_summary import RateGroup, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.measures import measure_rate, part_words, sum_words
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import SECTION, rate, spoken


def is_banned(rows: Iterable[StackRow]) -> bool:
    """Whether entry is forbidden under some row."""
    return any(r.outcome is Outcome.PROHIBITED for r in charged(rows))


@cached("claims that change nothing", most=8192)
def is_same(group: RateGroup) -> bool:
    """Whether a USMCA claim changes nothing for these codes."""
    plain, claimed = charged(group.plain), charged(group.claimed)
    return plain == claimed or sum_words(plain, "en") == sum_words(claimed, "en")


def is_free(rows: Iterable[StackRow]) -> bool:
    """Whether nothing is owed, forbidden or unknown."""
    return not charged(rows)


def plain_total(rows: Iterable[StackRow]) -> Decimal | None:
    """The percent of the full value owed together; None where there is no such number."""
    owed = charged(rows)
    if not all(_is_percent(r) for r in owed):
        return None
    return sum((r.duty.percent for r in owed if isinstance(r.duty, AdValorem)), Decimal(0))


def _is_percent(row: StackRow) -> bool:
    floored = row.relief is not None and row.relief.at_least is not None
    full = row.basis is Basis.FULL_VALUE and row.outcome is Outcome.OWED and not floored
    return full and isinstance(row.duty, AdValorem)


def owed_words(rows: Sequence[StackRow], facts: FactSnapshot, lang: Lang) -> str:
    """What is owed together: '60%', 'banned', '10% + your mill’s own rate', 'no extra duty'."""
    _ = gettext_in(lang)
    owed = charged(rows)
    if is_banned(owed):
        return _("banned")
    total = plain_total(r for r in owed if _is_percent(r))
    unsaid = [r for r in owed if total and is_unnamed(r, facts)]
    others = [_other(r, facts, lang) for r in owed if not _is_percent(r) and r not in unsaid]
    words = [rate(total, lang)] if total else []
    told = " + ".join([*words, *dict.fromkeys(others)]) or _("no extra duty")
    return _("{rate} or more").format(rate=told) if unsaid else told


def is_unnamed(row: StackRow, facts: FactSnapshot) -> bool:
    """Whether it is not known, and its law has no name of what is owed: 'Section 232' beside a
    percent says nothing."""
    programme = facts.programmes.get(row.measure.programme)
    return row.outcome is Outcome.UNKNOWN and programme is not None and programme.short is None


def _other(row: StackRow, facts: FactSnapshot, lang: Lang) -> str:
    """A row that is no plain percent of the value."""
    if isinstance(row.duty, AllIn) and row.basis is Basis.FULL_VALUE:
        _ = gettext_in(lang)
        return _("{rate} all-in").format(rate=rate(row.duty.percent, lang))
    if row.outcome is Outcome.UNKNOWN:
        programme = facts.programmes.get(row.measure.programme)
        by_firm = programme is not None and programme.apart
        told = "" if by_firm else _declared_range(row, lang)
        return told or programme_name(row.measure, facts, lang)
    return spoken(sum_words((row,), lang), lang)


def _declared_range(row: StackRow, lang: Lang) -> str:
    """'0% to 100%, as declared' where only what is declared gives a rate; '' for all else."""
    _ = gettext_in(lang)
    each = [relief.duty for relief in row.measure.reliefs if not relief.claim]
    percents = [duty.percent for duty in each if isinstance(duty, AdValorem | AllIn)]
    if not isinstance(row.duty, Unparsed) or not percents:
        return ""
    least = Decimal(0) if any(isinstance(duty, Free) for duty in each) else min(percents)
    most = rate(max(percents), lang)
    if least == max(percents):
        return _("{rate}, as declared").format(rate=most)
    return _("{least} to {most}, as declared").format(least=rate(least, lang), most=most)


def if_declared(row: StackRow, facts: FactSnapshot, lang: Lang) -> str:
    """'Section 232, 25%: only as a part of a car' for a measure that what is declared brings in."""
    _ = gettext_in(lang)
    law, what = programme_name(row.measure, facts, lang), measure_rate(row.measure, lang)
    condition = row.relief.label.on(lang) if row.relief else ""
    words = _("{law}, {rate}: {condition}") if what else _("{law}: {condition}")
    condition = spoken(lowered(condition), lang)
    return words.format(law=law, rate=spoken(what, lang), condition=condition)


def lowered(words: str) -> str:
    """Words within a sentence: their first letter small, unless it begins a name in capitals.

    >>> lowered("In transit to Canada"), lowered("USMCA goods")
    ('in transit to Canada', 'USMCA goods')
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def programme_name(measure: Measure, facts: FactSnapshot, lang: Lang) -> str:
    """What a card calls the law behind a measure: 'Section 232', 'forced-labour duty'."""
    programme = facts.programmes.get(measure.programme)
    if programme is not None and programme.apart and isinstance(measure.duty, AdValorem):
        _ = gettext_in(lang)  # a figure is held, that of those not examined alone
        return _("most firms’ own rate")
    return spoken(measure.label.on(lang), lang) if programme is None else law(programme, lang)


def law(programme: Programme, lang: Lang) -> str:
    """What a card calls a programme by itself."""
    if programme.short is not None:
        return spoken(programme.short.on(lang), lang)
    return statute(programme.authority, lang) or spoken(programme.name.on(lang), lang)


def under(programme: Programme, lang: Lang) -> str:
    """A programme behind 'under': 'Section 232', 'the forced-labour duty'."""
    _ = gettext_in(lang)
    name = law(programme, lang)
    return _("the {law}").format(law=name) if name[:1].islower() else name


def statute(authority: str, lang: Lang) -> str:
    """The section of a US statute: 'Section 232', 'article 232'; '' for other authorities.

    >>> statute("Section 232, Trade Expansion Act of 1962", "fr")
    'article 232'
    """
    short = authority.partition(",")[0].partition(";")[0]
    if not short.startswith("Section "):
        return ""
    return SECTION.on(lang, number=short.removeprefix("Section "))


@cached("words of rates", most=8192)
def group_words(group: RateGroup, claim: str | None, facts: FactSnapshot, lang: Lang) -> str:
    """'10%, or 0 with USMCA'; one of the two where the claim was said."""
    _ = gettext_in(lang)
    plain, claimed = owed_words(group.plain, facts, lang), owed_words(group.claimed, facts, lang)
    if frees_as_declared(group):
        plain, claimed = (_("{rate}, or 0 as declared").format(rate=r) for r in (plain, claimed))
    if claim == "none":
        return plain
    if claim is not None:
        return claimed
    return or_free(plain, lang) if is_freed(group) else plain


def is_freed(group: RateGroup) -> bool:
    """Whether a USMCA claim takes all of it away."""
    return not is_same(group) and is_free(group.claimed)


def or_free(words: str, lang: Lang) -> str:
    """'10%, or 0 with USMCA'."""
    _ = gettext_in(lang)
    return _("{rate}, or 0 with USMCA").format(rate=words)


def or_claimed(group: RateGroup, words: str, facts: FactSnapshot, lang: Lang) -> str:
    """``words`` of what is owed without a claim, with what a USMCA claim leaves of it."""
    if is_freed(group):
        return or_free(words, lang)
    _ = gettext_in(lang)
    claimed = part_words(group.claimed, lang) or owed_words(group.claimed, facts, lang)
    same = is_same(group) or claimed == words
    less = _("{rate}, or {claimed} with USMCA")
    return words if same else less.format(rate=words, claimed=claimed)


def frees_as_declared(group: RateGroup) -> bool:
    """Whether all that is owed is owed on some of a good, which no code tells from the rest: by
    what is declared, as generic medicines are, the others owe nothing."""
    owed = charged(group.plain)
    return bool(owed) and all(
        not row.measure.scope
        and any(r.declared and isinstance(r.duty, Free) for r in row.measure.reliefs)
        for row in owed
    )


def plain_number(group: RateGroup) -> Decimal | None:
    """The percent these codes pay without a claim; None for bans, unknown and odd duties."""
    total = plain_total(group.plain)
    if total is not None:
        return total
    owed = charged(group.plain)
    one = owed[0].duty if len(owed) == 1 else None
    return one.percent if isinstance(one, AllIn) else None


def unknown_rows(group: RateGroup) -> tuple[StackRow, ...]:
    """Rows whose figure is not held, such as a firm's own anti-dumping rate."""
    return tuple(
        r
        for r in charged(group.plain)
        if r.outcome is Outcome.UNKNOWN or isinstance(r.duty, Unparsed)
    )
