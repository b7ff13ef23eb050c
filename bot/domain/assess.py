"""What an entry really pays: one pure function, entry + line + measures + rules -> assessment.

Which duties there are, which keep which away and on what part of the value is all data (measures,
reliefs, stacking rules); this module only reckons. See :mod:`bot.domain.stack` for who displaces
whom and :mod:`bot.domain.reckoning` for money and rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.agreements import Agreement, claimed
from bot.domain.base_duty import InLieu, base_duty
from bot.domain.duty import Money
from bot.domain.duty_rules import DutyRules
from bot.domain.entries import Assessment, Entry
from bot.domain.lines import Line
from bot.domain.measures import Measure
from bot.domain.plan import Terms, TermsOf, plan
from bot.domain.reasons import CLAIM_LEFT
from bot.domain.snapshot import RECORDS_BEGIN
from bot.domain.totals import assessment


def assess(
    entry: Entry,
    *,
    line: Line | None,
    measures: Sequence[Measure],
    law: DutyRules,
    in_lieu: InLieu | None = None,
) -> Assessment:
    """The stack of duties on ``entry``.

    ``line`` is the schedule line its code falls under, duties inherited; None when no schedule is
    at hand, which leaves the base duty unknown. ``measures`` may hold any measures: those of other
    countries, origins, codes and days are left out. ``in_lieu`` is a rate (and its heading)
    that stands in the place of the line's own column 2. The result names what is missing instead of
    assuming it; only what is certain is totalled.
    """

    def terms_of(entry: Entry) -> Terms:
        agreed = claimed(law.agreements, entry)
        two = law.column_two
        return Terms(
            base=base_duty(entry, line, agreed=agreed, column_two=two, in_lieu=in_lieu),
            plan=plan(entry, agreed.slug if agreed else "", measures, law),
        )

    return assess_on(entry, terms_of, law)


def assess_on(entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    """:func:`assess` with terms from elsewhere, such as a memory of those made before."""
    made = _on_its_day(entry, terms_of, law)
    return made if entry.day >= RECORDS_BEGIN else _not_known(made)


def _not_known(made: Assessment) -> Assessment:
    """A day before the records: what is held of it is shown, and nothing is totalled."""
    missing = ("records", *(need for need in made.missing if need.partition(":")[0] != "claim"))
    return replace(made, total=None, rate=None, missing=missing, prohibited=False)


def _on_its_day(entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    if entry.claim is None:
        return _with_claim_open(entry, terms_of, law)
    terms = terms_of(entry)
    made = assessment(entry, terms, law)
    if not terms.plan.unlocks:
        return made
    return _unless_dearer(made, _claiming("", entry, terms_of, law))


def _claiming(claim: str, entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    """The entry with another claim."""
    other = replace(entry, claim=claim)
    return assessment(other, terms_of(other), law)


def _unless_dearer(made: Assessment, without: Assessment) -> Assessment:
    """Nobody has to claim: where a claim would raise the total, the entry is reckoned without."""
    if made.total is None or without.total is None:
        return made
    if without.total.amount >= made.total.amount:
        return made
    return replace(without, entry=made.entry, notes=(CLAIM_LEFT, *without.notes))


def _with_claim_open(entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    """Nobody said whether an agreement is claimed: if it matters, ask."""
    without = _claiming("", entry, terms_of, law)
    agreements = law.agreements.values()
    agreement = next((a for a in agreements if _between(a, entry)), None)
    if agreement is None or without.prohibited:
        return replace(without, entry=entry)
    within = _claiming(agreement.indicators[0], entry, terms_of, law)
    if _gist(within) == _gist(without):
        return replace(without, entry=entry)
    # the words of the agreement between neighbours; of any other, its indicator
    claim = "claim" if agreement.slug == NEIGHBOURS else f"claim:{agreement.indicators[0]}"
    missing = (claim, *(m for m in without.missing if m in within.missing))
    return replace(without, entry=entry, total=None, rate=None, missing=missing)


NEIGHBOURS = "usmca"


def _gist(made: Assessment) -> tuple[Money | None, Decimal | None, tuple[str, ...]]:
    return made.total, made.rate, made.missing


def _between(agreement: Agreement, entry: Entry) -> bool:
    """Whether the agreement names the entry's origin as a party."""
    named = entry.origin in agreement.parties
    return named and agreement.open_to(entry.imposing, entry.origin, entry.day)
