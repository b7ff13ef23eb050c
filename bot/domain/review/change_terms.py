"""What an approved change says, in the types of facts; what it lacks is asked of the reviewer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from bot.domain.codes import EVERYTHING, Scope
from bot.domain.duty import AdValorem, DutyExpression, Free, percent_of
from bot.domain.measures import Measure, Standing
from bot.domain.proposals import Proposal, ProposalKind
from bot.domain.review.edited_values import EVERY_CODE
from bot.domain.review.refusals import StepRefused
from bot.domain.review.reviews import Review

_CHAPTER_99 = re.compile(r"^99\d\d\.\d\d\.\d\d$")
_MORNING = time(1)
"""An act that says 12:01 a.m. begins with its day."""


@dataclass(frozen=True, slots=True)
class ChangeTerms:
    """The rate, days, codes and names of a drafted change to ``before``, None for a new measure.

    ``number``: which of the measures it is about, from 1: an act may raise the rate of several.
    ``example``: the slug of a measure that it may be about, for whoever is asked for one.
    """

    drafted: Proposal
    review: Review
    before: Measure | None
    number: int = 1
    example: str = "…"

    def known(self) -> Measure:
        """The held measure that is changed. Raises StepRefused where none is named."""
        if self.before is None:
            raise StepRefused("needs slug", slug=self.example)
        return self.before

    def confirmed(self) -> Measure:
        """The known measure, at the rate that is told. Raises StepRefused."""
        known, told = self.known(), self.drafted.rate_new
        held = percent_of(known.duty)
        if held is not None and told and held not in told:
            raise StepRefused("other rate", slug=known.slug, held=(held,), told=told)
        return known

    def first_day(self) -> date:
        """The day from which the change holds. Raises StepRefused where none is told."""
        if self.drafted.effective is not None:
            return self.drafted.effective
        if self.drafted.kind is ProposalKind.CORRECTION:
            return self.known().validity.first
        raise StepRefused("needs from")

    def hour(self) -> time | None:
        """Where it begins later than with its day."""
        hour = self.drafted.hour
        return hour if self.drafted.effective and hour is not None and hour >= _MORNING else None

    def duty(self) -> DutyExpression:
        """The one rate that is told, as a duty. Raises StepRefused for none or several."""
        if not self.drafted.rate_new:
            raise StepRefused("needs rate")
        if len(self.drafted.rate_new) > 1:
            raise StepRefused("two rates")
        rate = self.drafted.rate_new[0]
        return AdValorem(percent=rate) if rate else Free()

    def codes(self) -> Scope:
        """The codes that the change is about, none for all. Raises StepRefused for unreadable."""
        codes = self.drafted.goods_codes
        if codes == (EVERY_CODE,):
            return EVERYTHING
        try:
            return Scope.of(codes)
        except ValueError:
            raise StepRefused("bad codes") from None

    def heading(self) -> str:
        """The one heading of chapter 99 that is named, '' for none or several."""
        found = [code for code in self.drafted.codes if _CHAPTER_99.match(code)]
        return found[0] if len(found) == 1 else ""

    def listed_codes(self) -> Scope:
        """The codes of a change that needs some. Raises StepRefused for none."""
        codes = self.codes()
        if not codes:
            raise StepRefused("needs codes", slug=self.example)
        return codes

    def last_day(self, known: Measure) -> date | None:
        """The last day of what is changed: a rate or a list does not lift an end that is set."""
        told, stood = self.drafted.last_day, known.validity.last
        if told is not None or "until" in self.review.edited:
            return told
        return stood if stood is not None and stood >= self.first_day() else None

    def standing(self) -> Standing:
        """Of the measures that the change writes."""
        return standing_of(self.drafted, self.review)

    def slug(self, programme: str) -> str:
        """Of a measure that it writes under the programme; the proposal's number tells it apart."""
        day = self.drafted.effective or self.drafted.last_day or self.first_day()
        which = f"-{self.number}" if self.number > 1 else ""
        return f"{programme}-{day.isoformat()}-p{self.review.number}{which}"


def standing_of(drafted: Proposal, review: Review) -> Standing:
    """Never law where the document only proposes, reports or explains."""
    channel = review.document.channel
    if drafted.proposed or not (channel.makes_law or channel.explains_law):
        return Standing.ANNOUNCED
    return drafted.standing
