"""An approved change as measures: what begins, ends, is charged anew, and what is left as it was.

Pure. Nothing is charged twice and nothing stops being owed but what the document says; what it does
not say is asked of the reviewer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.documents import Channel, french_title
from bot.domain.duty import UNQUANTIFIED, DutyExpression, Free, Prohibited, percent_of
from bot.domain.measures import HeldBy, Measure, Relief, Standing
from bot.domain.proposals import Proposal, ProposalKind, confirms
from bot.domain.review.change_terms import ChangeTerms
from bot.domain.review.changed_rate import charged_at
from bot.domain.review.held_facts import HeldFacts
from bot.domain.review.measure_parts import MeasurePart, part_of, with_codes
from bot.domain.review.measure_sequence import after, before, moved, standing_later, withdrawn
from bot.domain.review.refusals import StepRefused
from bot.domain.review.reviews import Review
from bot.domain.sources import Confidence, Source, SourceKind, supported
from bot.domain.text import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MeasureWriter:
    """One official change, written as measures."""

    terms: ChangeTerms
    source: Source
    held: HeldFacts
    named: tuple[str, ...] = ()
    """The slugs of all measures that the same act changes."""

    @property
    def drafted(self) -> Proposal:
        """The change as it was drafted, with what the reviewer put in."""
        return self.terms.drafted

    @property
    def review(self) -> Review:
        """The review that approved it."""
        return self.terms.review

    def written(self) -> tuple[Measure, ...]:  # noqa: PLR0911 - one a kind
        """The measures as they are from now on. Raises StepRefused."""
        if confirms(self.drafted):
            return (self._sourced(self.terms.confirmed()),)
        match self.drafted.kind:
            case ProposalKind.END:
                return self._ended()
            case ProposalKind.POSTPONEMENT:
                return self._postponed()
            case ProposalKind.EXEMPTION:
                return self._relieved()
            case ProposalKind.CORRECTION:
                return self._corrected()
            case ProposalKind.CODES_ADDED:
                return self._with_more_codes()
            case ProposalKind.CODES_REMOVED:
                return self._without_codes()
            case ProposalKind.BAN:
                return self._changed(Prohibited())
            case ProposalKind.CONFIRMATION:
                raise StepRefused("confirms nothing", slug=self.terms.example)
            case _:
                return self._changed(self.terms.duty())

    def unconfirmed(self, measure: Measure) -> Measure:
        """Marked as such while only the White House's page says it. A measure that only gets an end
        is as sure as it was: what is owed until then rests on the acts it rested on."""
        white_house = self.review.document.channel is Channel.WHITE_HOUSE
        if not white_house or self.review.confirmed or confirms(self.drafted):
            return measure
        known = self.held.measures.get(measure.slug)
        if known is not None and _only_ends(known, measure):
            return replace(measure, unconfirmed=True)
        return replace(measure, confidence=Confidence.MEDIUM, unconfirmed=True)

    def _current(self) -> Measure:
        """The known measure, where it is what stands as the change begins. Raises StepRefused."""
        known, first = self.terms.known(), self.terms.first_day()
        self._not_ended(known, first)
        earlier = before(known, self.held.measures)
        if earlier and first < known.validity.first:
            day, slugs = str(known.validity.first), ", ".join(one.slug for one in earlier)
            raise StepRefused("not begun", slug=known.slug, day=day, slugs=slugs)
        return known

    def _not_ended(self, known: Measure, day: date) -> None:
        """Raises StepRefused where others have followed it by ``day``."""
        last = known.validity.last
        if last is None or last >= day:
            return
        later = standing_later(known, day, self.held.measures)
        if later:
            slugs = ", ".join(one.slug for one in later)
            raise StepRefused("ended", slug=known.slug, day=str(last), slugs=slugs)

    def _sourced(self, measure: Measure) -> Measure:
        """The measure resting on this document too; its act's number where that was not known."""
        return replace(
            self._resting(measure),
            instrument=measure.instrument or self.drafted.instrument,
            heading=measure.heading or self.terms.heading(),
        )

    def _resting(self, measure: Measure) -> Measure:
        """The measure of its own act, resting on this document too."""
        sources = (*measure.sources, self.source.slug)
        official = self.review.document.channel is not Channel.WHITE_HOUSE
        if measure.unconfirmed and official and self.source.kind is SourceKind.OFFICIAL:
            sure = supported((self.source,))
            measure = replace(measure, unconfirmed=False, confidence=sure)
        return replace(measure, sources=tuple(dict.fromkeys(sources)))

    def _part(self, measure: Measure) -> MeasurePart:
        return part_of(measure, self.terms.codes(), self.drafted.origins)

    def _ended(self) -> tuple[Measure, ...]:
        """Its last day, or that of the part that ends; what never began leaves what it was to
        follow.
        """
        known, last = self.terms.known(), self.drafted.last_day
        if last is None:
            last = self.terms.first_day() - _DAY
        self._not_ended(known, last)
        part = self._part(known)
        if not part.whole:
            return self._part_ended(known, part, last)
        if last < known.validity.first:
            return withdrawn(
                self._sourced(known),
                self.held.measures,
                bridge=self._bridge(known),
                besides=self.named,
            )
        self._nothing_follows(known, last)
        return (self._until(known, last),)

    def _part_ended(self, known: Measure, part: MeasurePart, last: date) -> tuple[Measure, ...]:
        first = max(last + _DAY, known.validity.first)
        left = self._left(known, part, first)
        if first == known.validity.first:  # in its place: it never charged that part
            return (replace(left[0], slug=known.slug, replaces=known.replaces), *left[1:])
        return (self._until(known, last), *left)

    def _nothing_follows(self, known: Measure, last: date) -> None:
        """Raises StepRefused where another would still follow a measure that ends sooner."""
        following = [
            one.slug for one in after(known, self.held.measures) if one.slug not in self.named
        ]
        if following and last != known.validity.last:
            raise StepRefused("followed", slugs=", ".join(following))

    def _until(self, measure: Measure, last: date) -> Measure:
        """The measure with its end, resting on this document too."""
        return replace(self._resting(measure), validity=replace(measure.validity, last=last))

    def _postponed(self) -> tuple[Measure, ...]:
        known, told = self.terms.known(), self.drafted
        if told.effective is None and told.last_day is None:
            raise StepRefused("needs from")
        first = known.validity.first
        announced = self.review.document.claimed_day
        if announced is None or first >= announced:
            first = told.effective or first
        elif told.last_day is None:
            raise StepRefused("begun", slug=known.slug, day=str(first))
        last = told.last_day or known.validity.last
        if last is not None and last < first:
            raise StepRefused("needs until")
        hour = self.terms.hour() if first == told.effective else known.hour
        measure = replace(self._sourced(known), hour=hour)
        return self._moved(measure, Validity(first=first, last=last))

    def _moved(self, measure: Measure, validity: Validity) -> tuple[Measure, ...]:
        return moved(
            measure,
            validity,
            self.held.measures,
            bridge=self._bridge(measure),
            besides=self.named,
        )

    def _bridge(self, measure: Measure) -> str:
        return f"{measure.slug}-until-p{self.review.number}"

    def _relieved(self) -> tuple[Measure, ...]:
        """An exemption never widens by itself: without codes it is a fact the importer declares,
        and of some countries it is one of theirs alone.
        """
        known, codes = self.terms.known(), self.terms.codes()
        if codes and known.scope and not known.scope.overlaps(codes):
            raise StepRefused("other codes")
        if _charges_nothing(known):
            raise StepRefused("exempt itself", slug=known.slug)
        first = self.terms.first_day()
        self._not_ended(known, first)
        relief = Relief(
            label=Text.verbatim(self.review.document.title, french_title(self.review.document)),
            scope=codes or None,
            declared="" if codes else f"exempt-by-proposal-{self.review.number}",
            duty=self._relief_duty(),
            validity=Validity(first=first, last=self.drafted.last_day),
        )

        def relieved(measure: Measure) -> Measure:
            return replace(measure, reliefs=(*measure.reliefs, relief))

        part = part_of(known, Scope(), self.drafted.origins)
        if part.whole:
            return (relieved(self._sourced(known)),)
        return self._of_part(relieved, part)

    def _relief_duty(self) -> DutyExpression:
        """Nothing, or a rate that a reviewer put in: one that was read may as well be a share of
        metal or an offset.
        """
        told = self.drafted.rate_new
        if any(told) and "rate" not in self.review.edited:
            raise StepRefused("exempt at a rate", told=told)
        return self.terms.duty() if told else Free()

    def _corrected(self) -> tuple[Measure, ...]:
        """What a record got wrong; of some codes or countries only with their rate."""
        known = self.terms.known()
        part = self._part(known)
        if not part.whole:
            if not self.drafted.rate_new:
                raise StepRefused("part corrected")
            return self._of_part(charged_at(self.terms.duty()), part)
        measure = self._sourced(known)
        if self.drafted.rate_new:
            measure = charged_at(self.terms.duty())(measure)
        by_hand, told = "until" in self.review.edited, self.drafted.last_day
        last = told if by_hand else told or measure.validity.last
        return self._moved(measure, Validity(first=self.terms.first_day(), last=last))

    def _with_more_codes(self) -> tuple[Measure, ...]:
        known, codes = self._current(), self.terms.listed_codes()
        if codes.within(known.scope_on(self.terms.first_day())):
            raise StepRefused("codes held")
        held, told = percent_of(known.duty), self.drafted.rate_new
        if held is not None and told and held not in told:
            raise StepRefused("codes of a rate", slug=known.slug, held=(held,), told=told)
        return self._with(codes.__or__)

    def _without_codes(self) -> tuple[Measure, ...]:
        known, codes = self._current(), self.terms.listed_codes()
        if not known.scope.overlaps(codes):
            raise StepRefused("other codes")
        if known.scope.within(codes):
            return (self._until(known, self.terms.first_day() - _DAY),)
        return self._with(lambda scope: scope - codes)

    def _with(self, codes: Callable[[Scope], Scope]) -> tuple[Measure, ...]:
        return self._of_part(lambda known: with_codes(known, codes), MeasurePart())

    def _changed(self, duty: DutyExpression) -> tuple[Measure, ...]:
        """A new measure, after the one it replaces or all by itself."""
        if self.terms.before is None:
            return (self._new(duty),)
        known, codes = self._current(), self.terms.codes()
        charging = charged_at(duty)
        part = self._part(known)
        if part.codes is not None or not codes or codes == known.scope:
            return self._of_part(charging, part)
        return self._of_part(lambda m: charging(with_codes(m, lambda _: codes)), part)

    def _new(self, duty: DutyExpression) -> Measure:
        programme = self.held.programmes.get(self.drafted.programme)
        if programme is None:
            raise StepRefused("needs programme")
        scope = self.terms.codes()
        if not scope and self.terms.standing() is Standing.ENACTED:
            raise StepRefused("needs codes", slug=self.terms.example)
        return Measure(
            slug=self.terms.slug(self.drafted.programme),
            programme=self.drafted.programme,
            imposing=self.drafted.imposing,
            origins=self.drafted.origins,
            label=Text.verbatim(self.review.document.title, french_title(self.review.document)),
            duty=duty,
            validity=Validity(first=self.terms.first_day(), last=self.drafted.last_day),
            standing=self.terms.standing(),
            basis=self.drafted.basis,
            scope=scope,
            instrument=self.drafted.instrument,
            heading=self.terms.heading(),
            announced=self.review.document.claimed_day,
            sources=(self.source.slug,),
            hour=self.terms.hour(),
        )

    def _of_part(
        self, altered: Callable[[Measure], Measure], part: MeasurePart
    ) -> tuple[Measure, ...]:
        """The part of the known measure anew, while the rest goes on as it is. Nothing stops being
        owed because a part is charged anew.
        """
        known, first = self.terms.known(), self.terms.first_day()
        turn = self._turned(part, altered)
        if part.whole:
            return turn.measures
        document = self.review.document
        own = replace(
            turn.changed,
            label=Text.verbatim(document.title, french_title(document)),
            goods=self._whole_goods(part.codes),
        )
        if part.codes is not None:
            own = replace(own, held=HeldBy.LINE, grade="")  # the act names these codes
        if own.standing is not Standing.ENACTED:
            return (own,)
        left = self._left(known, part, max(first, known.validity.first))
        if not turn.ended:
            left = tuple(replace(one, replaces=known.replaces) for one in left)
        return (*replace(turn, changed=own).measures, *left)

    def _goods(self, codes: Scope | None) -> tuple[str, ...]:
        """Those of the known measure that have some of the codes; all of them for None."""
        known = self.terms.known()
        if codes is None:
            return known.goods
        return tuple(
            slug
            for slug in known.goods
            if slug in self.held.goods
            and self.held.goods[slug].scope_in(known.imposing).overlaps(codes)
        )

    def _whole_goods(self, codes: Scope | None) -> tuple[str, ...]:
        """Those of which the codes are all that the known measure charges: two lines of copper
        wire are some copper, and told as such.
        """
        known = self.terms.known()
        return tuple(
            slug
            for slug in self._goods(codes)
            if codes is None
            or (self.held.goods[slug].scope_in(known.imposing) & known.scope).within(codes)
        )

    def _left(self, known: Measure, part: MeasurePart, first: date) -> tuple[Measure, ...]:
        """The known measure of what is left of its codes and countries, from that day on."""
        return tuple(
            replace(
                self._going_on(one, first, f"others{'' if place == 1 else f'-{place}'}"),
                goods=self._goods(None if part.codes is None else one.scope),
            )
            for place, one in enumerate(part.left(known, first), start=1)
        )

    def _going_on(self, measure: Measure, first: date, which: str) -> Measure:
        """The known measure, or a part of it, as it was from that day on; by its own slug."""
        return replace(
            self._resting(measure),
            slug=f"{self.terms.slug(measure.programme)}-{which}",
            replaces=measure.slug,
            validity=Validity(first=first, last=measure.validity.last),
            recorded_at=None,
            hour=None,
        )

    def _turned(self, part: MeasurePart, altered: Callable[[Measure], Measure]) -> MeasureSequence:
        """The measure ends the day before, and its part goes on otherwise; one not yet begun is
        replaced. What is changed for a time only is afterwards as it was.

        What is only announced ends nothing: it stands beside the law until there is some.
        """
        known, first = self._current(), self.terms.first_day()
        changed = replace(
            altered(part.cut(known, first)),
            instrument=self.drafted.instrument or known.instrument,
            standing=self.terms.standing(),
            sources=(self.source.slug,),
            refs=(),
            announced=self.review.document.claimed_day,
            recorded_at=None,
            validity=Validity(first=first, last=self.terms.last_day(known)),
            hour=self.terms.hour(),
        )
        enacted = changed.standing is Standing.ENACTED
        if enacted and first <= known.validity.first:
            kept = tuple(dict.fromkeys((*known.sources, self.source.slug)))
            changed = replace(changed, sources=kept, refs=known.refs)
            return MeasureSequence((), changed, self._resumed(part, changed))
        changed = replace(
            changed,
            slug=self.terms.slug(known.programme),
            replaces=known.slug if enacted else "",
            note=None,
            unconfirmed=False,
        )
        if not enacted:
            return MeasureSequence((), changed, ())
        last = min(filter(None, (known.validity.last, first - _DAY)))
        return MeasureSequence((self._until(known, last),), changed, self._resumed(part, changed))

    def _resumed(self, part: MeasurePart, changed: Measure) -> tuple[Measure, ...]:
        """What was owed before, after a change that the act gives an end."""
        known, last = self.terms.known(), changed.validity.last
        stood = known.validity.last
        if last is None or (stood is not None and last >= stood):
            return ()
        first = last + _DAY
        again = self._going_on(part.cut(known, first), first, "after")
        return (replace(again, goods=self._whole_goods(part.codes), replaces=changed.slug),)


@dataclass(frozen=True, slots=True)
class MeasureSequence:
    """A measure up to the day before, as it goes on changed, and as it is again afterwards."""

    ended: tuple[Measure, ...]
    changed: Measure
    resumed: tuple[Measure, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All of them, by their days."""
        return (*self.ended, self.changed, *self.resumed)


def _charges_nothing(measure: Measure) -> bool:
    """Whether it is a remission: one that is told of, without codes, beside the duty it eases."""
    return isinstance(measure.duty, Free) or (measure.duty == UNQUANTIFIED and not measure.scope)


def _only_ends(known: Measure, now: Measure) -> bool:
    """Whether nothing of a measure changed but its last day, and what it rests on."""
    as_now = replace(known, validity=now.validity, sources=now.sources)
    return as_now == now and known.validity.first == now.validity.first
