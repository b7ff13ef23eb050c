"""What one clause would change, before it is put together with the rest of its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from bot.domain.measures import Basis, Origins, Standing
from bot.domain.proposals import SPAN_LIMIT, Evidence, Proposal, ProposalKind
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import ProgrammeKind
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

_OF_DAYS = ("effective", "last-day")
"""What evidence of a first and of a last day is called."""
SETS_A_RATE = frozenset({ProposalKind.NEW_DUTY, ProposalKind.RATE_CHANGE})
"""The changes that give a duty its rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One change as a rule read it. ``clause`` is where; ``spans`` prove each value."""

    kind: ProposalKind
    rule: str
    clause: Clause
    rate_new: tuple[Decimal, ...] = ()
    rate_old: tuple[Decimal, ...] = ()
    effective: date | None = None
    hour: time | None = None
    last_day: date | None = None
    codes: tuple[str, ...] = ()
    codes_in: str = ""
    basis: Basis = Basis.FULL_VALUE
    amends: tuple[str, ...] = ()
    spans: tuple[Evidence, ...] = ()
    programmes: tuple[str, ...] = ()
    of_kind: ProgrammeKind = ProgrammeKind.DUTY
    """What the programme of a notice is."""
    standing: Standing = Standing.ENACTED
    proposed: bool = False
    start_untold: bool = False
    """Whether its own words start it on a day that the document does not give: no other is its."""

    @property
    def of_duty(self) -> bool:
        """Whether it sets a rate."""
        return self.kind in SETS_A_RATE

    @property
    def days_told(self) -> tuple[Evidence, ...]:
        """What proves its first and its last day."""
        return tuple(span for span in self.spans if span.for_ in _OF_DAYS)

    def without_start(self) -> Draft:
        """The same without a first day and what proved it."""
        spans = tuple(span for span in self.spans if span.for_ != "effective")
        return replace(self, effective=None, hour=None, spans=spans)

    def without_end(self) -> Draft:
        """The same without a last day and what proved it."""
        spans = tuple(span for span in self.spans if span.for_ != "last-day")
        return replace(self, last_day=None, spans=spans)

    def without_days(self) -> Draft:
        """The same with no day of its own, and nothing that proves one."""
        return self.without_start().without_end()

    def beginning_in(self, where: Clause) -> Draft:
        """The same from the day that begins in ``where``; with the days it has if none does."""
        moment = begins(where)
        return self if moment is None else self.without_days().starting(moment, where)

    def rated(self, clause: Clause, found: tuple[Percent, ...]) -> Draft:
        """The same with those rates, as ``clause`` states them; old and new are told by their mark.

        Where there are only old ones the new ones stay, and the other way round.
        """
        new = tuple(dict.fromkeys(each.value for each in found if not each.old))
        old = tuple(dict.fromkeys(each.value for each in found if each.old))
        return replace(
            self,
            rate_new=new or self.rate_new,
            rate_old=old or self.rate_old,
            spans=(*self.spans, *rate_spans(clause, found)),
        )

    def starting(self, moment: Moment | None, where: Clause) -> Draft:
        """The same from that day, if it has none yet; ``where`` is the clause that says so."""
        if moment is None or self.effective is not None or self.start_untold:
            return self
        return replace(
            self,
            effective=moment.day,
            hour=moment.hour,
            spans=(*self.spans, around(where, moment.start, moment.end, "effective")),
        )

    def from_the_day_of(self, other: Draft) -> Draft:
        """The same from the first day of another one, if it has none yet."""
        if other.effective is None or self.effective is not None or self.start_untold:
            return self
        proof = (span for span in other.spans if span.for_ == "effective")
        spans = (*self.spans, *proof)
        return replace(self, effective=other.effective, hour=other.hour, spans=spans)

    def ending(self, moment: Moment | None, where: Clause) -> Draft:
        """The same to that day, if it has no end yet; no duty ends on the day it begins."""
        if moment is None or self.last_day is not None:
            return self
        if self.of_duty and self.rate_new and self.effective == moment.day:
            return self
        return replace(
            self,
            last_day=moment.day,
            spans=(*self.spans, around(where, moment.start, moment.end, "last-day")),
        )


def around(clause: Clause, start: int, end: int, what: str) -> Evidence:
    """The clause as evidence of the value at ``start``..``end``, cut where it is too long."""
    first, last = clause.start, clause.end
    if last - first > SPAN_LIMIT:
        first = max(first, min(start - SPAN_LIMIT // 2, last - SPAN_LIMIT))
        last = min(last, max(end, first + SPAN_LIMIT))
    return Evidence(start=first, end=last, for_=what)


def whole(clause: Clause, what: str) -> Evidence:
    """The clause as evidence of all it says, its beginning where it is too long."""
    return around(clause, clause.start, clause.start, what)


def as_old(found: Iterable[Percent]) -> tuple[Percent, ...]:
    """Rates of what ends, which are old ones however a sentence puts them."""
    return tuple(replace(each, old=True) for each in found)


def rate_spans(clause: Clause, found: tuple[Percent, ...]) -> tuple[Evidence, ...]:
    """The clause as evidence of its rates, and the old rate's own words."""
    spans: list[Evidence] = []
    for each in found:
        what = "rate-old" if each.old else "rate"
        if not any(span.for_ == what for span in spans):
            spans.append(around(clause, clause.start + each.start, clause.start + each.end, what))
    return tuple(sorted(spans, key=lambda span: span.for_ != "rate"))


def plain_draft(clause: Clause, kind: ProposalKind, rule: str, *more: Clause) -> Draft:
    """A change without rates and days: what ``clause`` does to the goods it or ``more`` name."""
    spans = (whole(clause, kind.value), *(whole(each, "scope") for each in more))
    codes = tuple(code for each in (clause, *more) for code in codes_named(each.text))
    return Draft(kind=kind, rule=rule, clause=clause, codes=codes, spans=spans)


_IMPOSED = re.compile(
    r"\b(?:impos|proclaim|establish|subject to|surtax(?:e)? (?:of|de)|dut(?:y|ies) of"
    r"|tariffs? of|surcharge of"
    r"|\b(?:was|were|is|are|been) (?:[a-z]+ )?(?:set|fixed|taxed|charged|collected|levied)\b)"
)


_RUNS_OUT = re.compile(
    r"\b(?:rates?|dut(?:y|ies)|tariffs?|surcharge|surtax) of \d[^;.]{0,120}"
    r"\b(?:lapses|expires|ends|ceases|terminates|runs out)\b"
)


def rate_that_ends(draft: Draft, told: Sequence[Clause]) -> Draft:
    """A draft of an end with the rate of what ends, as a clause says that tells of it."""
    if draft.rate_old:
        return draft
    for clause in told:
        rates = tuple(p for p in percents(clause.text) if p.duty)
        told_of = any(each.search(clause.lower) for each in (_IMPOSED, _RUNS_OUT))
        of_it = told_of or _ends_it(clause)
        if len({p.value for p in rates}) == 1 and of_it:
            return draft.rated(clause, as_old(rates[:1]))
    return draft


def _ends_it(clause: Clause) -> bool:
    """Whether a sentence ends a duty itself: 'the 50 percent duty on whisky is revoked'."""
    deed = deed_of(clause.lower)
    return deed is not None and deed.kind is ProposalKind.END and not deed.relief


def first_of(found: Sequence[Draft], kind: ProposalKind) -> list[Draft]:
    """The first change of a kind, alone; nothing where there is none."""
    return [each for each in found if each.kind is kind][:1]


def also_proven(found: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The changes with what proves the first of ``told``, which says the same, as more evidence."""
    more = tuple(span for each in told[:1] for span in each.spans)
    return [replace(each, spans=(*each.spans, *more)) for each in found]


def changed_from(draft: Draft, told: Sequence[tuple[Clause, Percent]]) -> Draft:
    """A change of the only rate that is told, by the first clause that tells it.

    The draft as it is where none or several are told, or it sets the same.
    """
    values = {rate.value for _, rate in told}
    if len(values) != 1 or values & set(draft.rate_new):
        return draft
    clause, rate = told[0]
    return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(clause, as_old((rate,)))


def proposal(
    draft: Draft, programme: str, imposing: str, origins: Origins, instrument: str
) -> Proposal:
    """The draft as a proposal for one programme."""
    return Proposal(
        kind=draft.kind,
        programme=programme,
        imposing=imposing,
        rule=draft.rule,
        origins=origins,
        rate_old=draft.rate_old,
        rate_new=draft.rate_new,
        basis=draft.basis,
        effective=draft.effective,
        hour=draft.hour,
        last_day=draft.last_day,
        instrument=instrument,
        amends=draft.amends,
        codes=draft.codes,
        codes_in=draft.codes_in,
        standing=draft.standing,
        proposed=draft.proposed,
        evidence=draft.spans,
    )
