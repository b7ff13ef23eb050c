"""An approved change as measures: what begins, ends, is charged anew, and what is left as it was.

Pure. Nothing is charged twice and nothing stops being owed but what the document says; what it does
not say is asked of the reviewer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.documents import Channel, french_title
from bot.domain.duty import AdValorem, DutyExpression, Free, Prohibited
from bot.domain.goods import Good
from bot.domain.measures import HeldBy, Measure, Phase, Programme, Relief, Standing
from bot.domain.proposals import Proposal, ProposalKind
from bot.domain.quotes import Speaker
from bot.domain.reviews import NotNow, Review, confirms
from bot.domain.sources import Confidence, Source, SourceKind, supported
from bot.domain.text import Text

_CHAPTER_99 = re.compile(r"^99\d\d\.\d\d\.\d\d$")
ON_TOP = "new"
"""Put in by hand as the slug, it says that a new duty is owed beside what its programme charges."""
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFacts:
    """What a proposal is written against; measures as they are kept."""

    measures: Mapping[str, Measure]
    programmes: Mapping[str, Programme]
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    goods: Mapping[str, Good] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeasureWriter:
    """One official change, written as measures."""

    drafted: Proposal
    review: Review
    source: Source
    before: Measure | None
    held: HeldFacts
    number: int = 1
    """Which of the measures it is about: an act may raise the rate of several."""

    def written(self) -> tuple[Measure, ...]:  # noqa: PLR0911 - one a kind
        """The measures as they are from now on. Raises NotNow."""
        if confirms(self.drafted):
            return (self._sourced(self._known()),)
        match self.drafted.kind:
            case ProposalKind.END:
                return (self._ended(),)
            case ProposalKind.POSTPONEMENT:
                return (self._postponed(),)
            case ProposalKind.EXEMPTION:
                return (self._relieved(),)
            case ProposalKind.CORRECTION:
                return (self._corrected(),)
            case ProposalKind.CODES_ADDED | ProposalKind.CODES_REMOVED:
                return self._succeeded(self._known().duty, self._other_codes())
            case ProposalKind.BAN:
                return self._changed(Prohibited())
            case _:
                return self._changed(self._duty())

    def unconfirmed(self, measure: Measure) -> Measure:
        """Marked as such while only the White House's page says it."""
        white_house = self.review.document.channel is Channel.WHITE_HOUSE
        if not white_house or self.review.confirmed or confirms(self.drafted):
            return measure
        return replace(measure, confidence=Confidence.MEDIUM, unconfirmed=True)

    def _known(self) -> Measure:
        if self.before is None:
            raise NotNow("needs slug")
        return self.before

    def _first(self) -> date:
        if self.drafted.effective is None:
            raise NotNow("needs from")
        return self.drafted.effective

    def _duty(self) -> DutyExpression:
        if not self.drafted.rate_new:
            raise NotNow("needs rate")
        if len(self.drafted.rate_new) > 1:
            raise NotNow("two rates")
        rate = self.drafted.rate_new[0]
        return AdValorem(percent=rate) if rate else Free()

    def _codes(self) -> Scope:
        codes = [code for code in self.drafted.codes if not code.startswith("99")]
        try:
            return Scope.of(codes)
        except ValueError:
            raise NotNow("bad codes") from None

    def _heading(self) -> str:
        found = [code for code in self.drafted.codes if _CHAPTER_99.match(code)]
        return found[0] if len(found) == 1 else ""

    def _sourced(self, measure: Measure) -> Measure:
        """The measure resting on this document too; its act's number where that was not known."""
        sources = (*measure.sources, self.source.slug)
        official = self.review.document.channel is not Channel.WHITE_HOUSE
        if measure.unconfirmed and official and self.source.kind is SourceKind.OFFICIAL:
            sure = supported((self.source,))
            measure = replace(measure, unconfirmed=False, confidence=sure)
        return replace(
            measure,
            sources=tuple(dict.fromkeys(sources)),
            instrument=measure.instrument or self.drafted.instrument,
            heading=measure.heading or self._heading(),
        )

    def _ended(self) -> Measure:
        measure, last = self._known(), self.drafted.last_day
        if last is None:
            last = self._first() - timedelta(days=1)
        if last < measure.validity.first:
            return replace(self._sourced(measure), standing=Standing.WITHDRAWN)
        validity = Validity(first=measure.validity.first, last=last)
        return replace(self._sourced(measure), validity=validity)

    def _postponed(self) -> Measure:
        measure, day = self._known(), self.drafted
        if day.effective is None and day.last_day is None:
            raise NotNow("needs from")
        first = measure.validity.first
        announced = self.review.document.claimed_day
        if day.effective is not None and (announced is None or first >= announced):
            first = day.effective
        last = day.last_day or measure.validity.last
        if last is not None and last < first:
            last = None
        return replace(self._sourced(measure), validity=Validity(first=first, last=last))

    def _relieved(self) -> Measure:
        """An exemption never widens by itself: without codes it is a fact the importer declares."""
        measure, codes = self._known(), self._codes()
        first = self.drafted.effective or measure.validity.first
        relief = Relief(
            label=Text.verbatim(self.review.document.title, french_title(self.review.document)),
            scope=codes or None,
            declared="" if codes else f"exempt-by-proposal-{self.review.number}",
            duty=Free(),
            validity=Validity(first=first, last=self.drafted.last_day),
        )
        return replace(self._sourced(measure), reliefs=(*measure.reliefs, relief))

    def _corrected(self) -> Measure:
        measure = self._sourced(self._known())
        first = self.drafted.effective or measure.validity.first
        last = self.drafted.last_day or measure.validity.last
        if self.drafted.rate_new:
            measure = replace(measure, duty=self._duty())
        return replace(measure, validity=Validity(first=first, last=last))

    def _other_codes(self) -> Callable[[Scope], Scope]:
        codes = self._codes()
        if not codes:
            raise NotNow("needs codes")
        if self.drafted.kind is ProposalKind.CODES_ADDED:
            return codes.__or__
        return lambda known: known - codes

    def _changed(self, duty: DutyExpression) -> tuple[Measure, ...]:
        """A new measure, after the one it replaces or all by itself."""
        if self.before is not None:
            return self._of_codes(duty, self._codes())
        programme = self.held.programmes.get(self.drafted.programme)
        if programme is None:
            raise NotNow("needs programme")
        scope = self._codes()
        if not scope and self._standing() is Standing.ENACTED:
            raise NotNow("needs codes")
        title = self.review.document.title
        return (
            self._alone(
                Measure(
                    slug=self._slug(self.drafted.programme),
                    programme=self.drafted.programme,
                    imposing=self.drafted.imposing,
                    origins=self.drafted.origins,
                    label=Text.verbatim(title, french_title(self.review.document)),
                    duty=duty,
                    validity=Validity(first=self._first(), last=self.drafted.last_day),
                    standing=self._standing(),
                    basis=self.drafted.basis,
                    scope=scope,
                    instrument=self.drafted.instrument,
                    heading=self._heading(),
                    announced=self.review.document.claimed_day,
                    sources=(self.source.slug,),
                )
            ),
        )

    def _of_codes(self, duty: DutyExpression, codes: Scope) -> tuple[Measure, ...]:
        """The known measure at another duty: all of it, or the ``codes`` that the act names, while
        the others go on as they are. Nothing stops being owed because a part is charged anew.
        """
        known = self._known()
        if not codes or not known.scope:
            return self._succeeded(duty, lambda scope: codes or scope)
        if not known.scope.overlaps(codes):
            raise NotNow("other codes")
        *ended, changed = self._succeeded(duty, lambda _: codes)
        if known.scope.within(codes):
            return (*ended, changed)
        document = self.review.document
        part = replace(
            changed,
            label=Text.verbatim(document.title, french_title(document)),
            goods=self._goods(codes),
            held=HeldBy.LINE,
            grade="",  # the act names these codes
        )
        left = (self._left(codes),) if part.standing is Standing.ENACTED else ()
        return (*ended, part, *left)

    def _goods(self, codes: Scope) -> tuple[str, ...]:
        """Those of the known measure that have some of the codes."""
        known = self._known()
        return tuple(
            slug
            for slug in known.goods
            if slug in self.held.goods
            and self.held.goods[slug].scope_in(known.imposing).overlaps(codes)
        )

    def _left(self, codes: Scope) -> Measure:
        """The known measure of what is left of its codes, from that day on."""
        known, first = self._known(), max(self._first(), self._known().validity.first)
        return replace(
            _with_codes(self._sourced(known), lambda scope: scope - codes, first),
            goods=self._goods(known.scope - codes),
            slug=f"{self._slug(known.programme)}-others",
            instrument=known.instrument,
            heading=known.heading,
            replaces=known.slug,
            validity=Validity(first=first, last=known.validity.last),
            recorded_at=None,
        )

    def _alone(self, measure: Measure) -> Measure:
        """The new measure, where nothing else of its programme charges the same goods then. Raises
        NotNow otherwise: taken as new, both would be owed.
        """
        said = self.review.edited.get("slug", "").strip()
        if measure.standing is not Standing.ENACTED or said == ON_TOP:
            return measure
        also = [
            one.slug
            for one in self.held.measures.values()
            if (one.programme, one.imposing) == (measure.programme, measure.imposing)
            and one.standing is Standing.ENACTED
            and not one.gap_of
            and one.validity.meets(measure.validity)
            and one.scope.overlaps(measure.scope)
            and one.origins.meets(measure.origins)
        ]
        if also:
            raise NotNow("on top", slugs=", ".join(also[:_NAMED]), slug=also[0])
        return measure

    def _succeeded(
        self, duty: DutyExpression, codes: Callable[[Scope], Scope]
    ) -> tuple[Measure, ...]:
        """The measure ends the day before, and goes on otherwise; one not yet begun is replaced.

        What is only announced ends nothing: it stands beside the law until there is some.
        """
        before, first = self._known(), self._first()
        of_codes = _with_codes(before, codes, first)
        changed = replace(
            of_codes,
            duty=duty,
            label=_relabelled(before, duty),
            instrument=self.drafted.instrument or before.instrument,
            standing=self._standing(),
            sources=(self.source.slug,),
            refs=(),
            announced=self.review.document.claimed_day,
            recorded_at=None,
        )
        enacted = changed.standing is Standing.ENACTED
        if enacted and first <= before.validity.first:
            kept = tuple(dict.fromkeys((*before.sources, self.source.slug)))
            validity = Validity(first=first, last=self.drafted.last_day or before.validity.last)
            return (replace(changed, sources=kept, refs=before.refs, validity=validity),)
        after = replace(
            changed,
            slug=self._slug(before.programme),
            replaces=before.slug if enacted else "",
            validity=Validity(first=first, last=self.drafted.last_day),
            note=None,
            unconfirmed=False,
        )
        if not enacted:
            return (after,)
        last = first - timedelta(days=1)
        ended = replace(
            self._sourced(before),
            validity=Validity(first=before.validity.first, last=last),
            instrument=before.instrument,
            heading=before.heading,
        )
        return ended, after

    def _standing(self) -> Standing:
        return standing_of(self.drafted, self.review)

    def _slug(self, programme: str) -> str:
        day = self._first()
        which = f"-{self.number}" if self.number > 1 else ""
        return f"{programme}-{day.isoformat()}-p{self.review.number}{which}"


def standing_of(drafted: Proposal, review: Review) -> Standing:
    """Never law where the document only proposes, reports or explains."""
    channel = review.document.channel
    if drafted.proposed or not (channel.makes_law or channel.explains_law):
        return Standing.ANNOUNCED
    return drafted.standing


def _with_codes(measure: Measure, codes: Callable[[Scope], Scope], first: date) -> Measure:
    """The measure with other codes from ``first`` on, those of its later phases as well."""
    if codes(measure.scope) == measure.scope:
        return measure
    later = tuple(phase for phase in measure.phases if phase.first > first)
    phases = (Phase(first=first, scope=measure.scope_on(first)), *later)
    phases = tuple(replace(phase, scope=codes(phase.scope)) for phase in phases)
    scope = Scope.union(phase.scope for phase in phases)
    return replace(measure, scope=scope, phases=phases if later else ())


def _relabelled(measure: Measure, duty: DutyExpression) -> Text:
    """The label with the new rate where it ended in the old one."""

    def told(label: str) -> str:
        match measure.duty, duty:
            case AdValorem(percent=old), AdValorem(percent=new):
                pattern = rf"{old.normalize():f}(\s?%)"
                return re.sub(pattern, lambda m: f"{new.normalize():f}{m[1]}", label)
            case _:
                return label

    return measure.label.changed(told)
