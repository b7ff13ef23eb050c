"""Checked rows to objects of the domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from bot.domain.assessment.rules import Agreement, FeeLimit, HeadingRange
from bot.domain.codes import EVERYTHING, Scope
from bot.domain.days import FactDay, Validity
from bot.domain.events import Claim, Event
from bot.domain.goods import Good
from bot.domain.measures import (
    HeldBy,
    Measure,
    Phase,
    Programme,
    Quota,
    Relief,
    StackingRule,
    united,
)
from bot.domain.not_held import NotHeldTopic
from bot.domain.quotes import OfficeHeld, Quote, Speaker
from bot.domain.sources import Confidence, Source, supported
from bot.domain.text import Text
from bot.presentation.typography import unbroken
from store.catalogue import duty_rule_rows as b
from store.catalogue import rows as r
from store.catalogue.listed import DatedList
from store.facts import ColumnTwo, Fact, Meta

R = TypeVar("R", bound=r.SluggedRow)


class Builder:
    """Makes domain objects; knows goods and lists, which scopes may name."""

    def __init__(
        self, rows: Mapping[str, Mapping[str, r.SluggedRow]], lists: Mapping[str, DatedList]
    ) -> None:
        self._rows = rows
        self._sources = {row.slug: source_of(row) for row in self._of(r.SourceRow, "sources")}
        self._lists = lists
        self._conditions = {
            row.slug: _sure(row.label) for row in self._of(r.ConditionRow, "conditions")
        }
        self._made: dict[tuple[str, str, date], Scope] = {}
        self.goods: dict[str, Good] = {}

    def facts(self) -> Iterable[Fact]:
        """Every fact. References must have been checked: an unknown one is a KeyError."""
        # A good may be described by other goods, so each is built when first asked for.
        for row in self._of(r.GoodRow, "goods"):
            yield self._good(row.slug)
        yield from map(_meta, self._of(r.MetaRow, "meta"))
        yield from self._sources.values()
        yield from map(_programme, self._of(r.ProgrammeRow, "programmes"))
        yield from map(self._measure, self._of(r.MeasureRow, "measures"))
        yield from map(self._stacking, self._of(r.StackingRow, "stacking"))
        yield from map(self._event, self._of(r.EventRow, "events"))
        yield from map(_claim, self._of(r.ClaimRow, "claims"))
        yield from map(_speaker, self._of(r.SpeakerRow, "speakers"))
        yield from map(_quote, self._of(r.QuoteRow, "quotes"))
        yield from map(_agreement, self._of(b.AgreementRow, "agreements"))
        yield from map(_heading, self._of(b.HeadingRow, "headings"))
        yield from map(_column_two, self._of(b.ColumnTwoRow, "column_two"))
        yield from map(_fee_limit, self._of(b.FeeLimitRow, "fee_limits"))
        yield from map(_not_held, self._of(r.NotHeldRow, "not_held"))

    def _of(self, model: type[R], kind: str) -> Iterable[R]:
        return (row for row in self._rows[kind].values() if isinstance(row, model))

    def _good(self, slug: str) -> Good:
        if slug not in self.goods:
            row = self._rows["goods"][slug]
            if not isinstance(row, r.GoodRow):
                raise TypeError(f"{slug!r} is no good")
            self.goods[slug] = Good(
                slug=row.slug,
                name=_sure(row.name),
                synonyms_en=tuple(row.synonyms.en),
                synonyms_fr=tuple(row.synonyms.fr),
                scope=self._scope(row.scope, ""),
                us=self._scope(row.us, "US"),
                ca=self._scope(row.ca, "CA"),
                core=self._scope(row.core, ""),
                core_us=self._scope(row.core_us, "US"),
                broader=row.broader,
                note=_text(row.note),
            )
        return self.goods[slug]

    def _measure(self, row: r.MeasureRow) -> Measure:
        term = Validity(first=row.first, last=row.last)
        scope, phases = self._dated(row.scope, row.imposing, term)
        if row.scope is None:
            scope = Scope.union(self._good(slug).scope_in(row.imposing) for slug in row.goods)
        named = [*_named(row.scope), *(slug for part in row.reliefs for slug in _named(part.scope))]
        lists = [self._lists[slug] for slug in dict.fromkeys(named)]
        return Measure(
            slug=row.slug,
            programme=row.programme,
            imposing=row.imposing,
            origins=row.origins,
            label=_sure(row.label),
            duty=row.duty,
            validity=term,
            standing=row.standing,
            basis=row.basis,
            assumed_share=row.assumed_share,
            goods=tuple(row.goods),
            scope=scope,
            phases=phases,
            held=row.held or HeldBy.LINE,
            grade=row.grade or max((listed.grade for listed in lists), default=""),
            reliefs=tuple(self._all_reliefs(row, term)),
            quotas=tuple(self._quota(quota, row.imposing, term) for quota in row.quotas),
            instrument=row.instrument,
            heading=row.heading,
            announced=row.announced,
            replaces=row.replaces,
            gap_of=row.gap_of,
            sources=tuple(
                dict.fromkeys([*row.sources, *(s for listed in lists for s in listed.sources)])
            ),
            confidence=self._confidence(row),
            note=_text(row.note),
            unconfirmed=row.unconfirmed,
            hour=row.hour,
            refs=tuple(row.refs),
        )

    def _stacking(self, row: r.StackingRow) -> StackingRule:
        return StackingRule(
            slug=row.slug,
            winner=frozenset(row.winner),
            loser=frozenset(row.loser),
            part=row.part,
            validity=Validity(first=row.first, last=row.last),
            reason=_sure(row.reason),
            even_at_zero=row.even_at_zero,
            sources=tuple(row.sources),
            confidence=self._confidence(row),
        )

    def _event(self, row: r.EventRow) -> Event:
        return Event(
            slug=row.slug,
            kind=row.kind,
            day=FactDay(first=row.day, precision=row.precision),
            title=_sure(row.title),
            detail=_text(row.detail),
            outcome=_text(row.outcome),
            goods=tuple(row.goods),
            programmes=tuple(row.programmes),
            instrument=row.instrument,
            sources=tuple(row.sources),
            confidence=self._confidence(row),
            refs=tuple(row.refs),
        )

    def _confidence(self, row: r.MeasureRow | r.StackingRow | r.EventRow) -> Confidence:
        """As stated, or what the sources carry."""
        if row.confidence is not None:
            return row.confidence
        return supported(self._sources[slug] for slug in row.sources)

    def _all_reliefs(self, row: r.MeasureRow, term: Validity) -> Iterable[Relief]:
        """Those written with the measure, then those that rows of its lists hang on."""
        for relief in row.reliefs:
            yield from self._reliefs(relief, row.imposing, term)
        for slug in row.scope.lists if row.scope else ():
            whole = self._lists[slug].under("")
            for condition in self._lists[slug].conditions:
                yield from self._conditional(slug, condition, whole, term, charged=True)
        for slug in row.scope.except_lists if row.scope else ():
            whole = self._lists[slug].at_first
            for condition in self._lists[slug].conditions:
                if condition.startswith("if "):
                    yield from self._conditional(slug, condition, whole, term, charged=False)

    def _conditional(
        self, slug: str, condition: str, whole: DatedList, term: Validity, *, charged: bool
    ) -> Iterable[Relief]:
        """Nothing is owed on rows of a list on (or, not ``charged``, off) which goods pay.

        'if NAME' charges only what is declared, 'unless NAME' all but what is declared; a list of
        exemptions frees only what is declared.
        """
        rows = self._lists[slug].under(condition)
        how, _, name = condition.partition(" ")
        turns = sorted(day for day in rows.turns | whole.turns if day > term.first)
        days = [term.first, *(day for day in turns if term.holds(day))]
        kept: list[Phase] = []
        for day in days:
            scope = rows.on(day) - whole.on(day)
            if not kept or kept[-1].scope != scope:
                kept.append(Phase(first=day, scope=scope))
        ends = [phase.first - timedelta(days=1) for phase in kept[1:]]
        for phase, last in zip(kept, [*ends, term.last], strict=True):
            if phase.scope:
                yield Relief(
                    label=self._conditions[name],
                    declared="" if charged and how == "if" else name,
                    unless=name if charged and how == "if" else "",
                    outside=charged,
                    scope=phase.scope,
                    validity=None if len(kept) == 1 else Validity(first=phase.first, last=last),
                    heading=rows.heading,
                )

    def _quota(self, row: r.QuotaRow, imposing: str, term: Validity) -> Quota:
        own = Validity(first=max(row.first or date.min, term.first), last=row.last or term.last)
        scope, _ = self._dated(row.scope, imposing, own)
        return Quota(
            label=_sure(row.label),
            tonnes=row.tonnes,
            share=row.share,
            scope=scope,
            validity=own,
        )

    def _reliefs(self, row: r.ReliefRow, imposing: str, term: Validity) -> Iterable[Relief]:
        """The relief; one for each stretch of days where its list changes under way."""
        own = Validity(first=max(row.first or date.min, term.first), last=row.last or term.last)
        scope, phases = self._dated(row.scope, imposing, own)
        if not phases:
            yield self._relief(row, None if row.scope is None else scope, _term(row))
            return
        ends = [phase.first - timedelta(days=1) for phase in phases[1:]]
        for phase, last in zip(phases, [*ends, own.last], strict=True):
            if phase.scope:
                yield self._relief(row, phase.scope, Validity(first=phase.first, last=last))

    def _relief(self, row: r.ReliefRow, scope: Scope | None, term: Validity | None) -> Relief:
        return Relief(
            label=_sure(row.label),
            claim=row.claim,
            declared=row.declared,
            unless=row.unless,
            outside=row.outside or bool(row.unless),
            scope=scope,
            duty=row.duty,
            basis=row.basis,
            at_least=row.at_least,
            assumed_share=row.assumed_share,
            validity=term,
            heading=row.heading,
            of_old_rate=row.of_old_rate,
        )

    def _dated(
        self, row: r.Scoped | None, country: str, term: Validity
    ) -> tuple[Scope, tuple[Phase, ...]]:
        """The codes of any day of ``term``, and by day where lists change under way."""
        named = [self._lists[slug] for slug in _named(row)]
        turns = {day for listed in named for day in listed.turns}
        days = [term.first, *sorted(day for day in turns if day > term.first and term.holds(day))]
        phases: list[Phase] = []
        for day in days:
            scope = self._scope(row, country, day)
            if not phases or phases[-1].scope != scope:
                phases.append(Phase(first=day, scope=scope))
        return united(phases), tuple(phases) if len(phases) > 1 else ()

    def _scope(self, row: r.Scoped | None, country: str, day: date = date.min) -> Scope:
        if row is None:
            return Scope()
        # written once and named by many measures: the same codes are the same object
        key = (row.model_dump_json(), country, day)
        if key not in self._made:
            kept = self._part(row.hs, row.goods, row.lists, country, day)
            if row.everything:
                kept |= EVERYTHING
            whole = self._part(row.without, row.except_goods, [], country, day)
            free = [self._lists[slug].at_first.on(day) for slug in row.except_lists]
            left = Scope.union([whole, *free])
            self._made[key] = kept - left
        return self._made[key]

    def _part(
        self, codes: list[str], goods: list[str], lists: list[str], country: str, day: date
    ) -> Scope:
        named = [self._good(slug).scope_in(country) for slug in goods]
        # a good is not dated: its codes are those of any day
        on_day = [self._lists[slug] for slug in lists]
        listed = [each.ever if day == date.min else each.on(day) for each in on_day]
        return Scope.union([Scope.of(codes), *named, *listed])


def _named(row: r.Scoped | None) -> list[str]:
    """Slugs of the lists a scope is made of."""
    return [] if row is None else [*row.lists, *row.except_lists]


def _text(words: r.WordsRow | None) -> Text | None:
    return None if words is None else _sure(words)


def _sure(words: r.WordsRow) -> Text:
    """The words of a fact; its French with no-break spaces at its signs, typed as plain ones."""
    return Text(
        en=words.en, fr=unbroken(words.fr, "fr"), further=tuple(sorted(words.further.items()))
    )


def _term(row: r.Term) -> Validity | None:
    if row.first is None and row.last is None:
        return None
    return Validity(first=row.first or date.min, last=row.last)


def _meta(row: r.MetaRow) -> Meta:
    return Meta(slug=row.slug, data_as_of=row.data_as_of, records_begin=row.records_begin)


def source_of(row: r.SourceRow) -> Source:
    """The source that a checked row describes."""
    return Source(
        slug=row.slug,
        title=row.title,
        publisher=row.publisher,
        kind=row.kind,
        day=row.day,
        address=row.address,
    )


def _programme(row: r.ProgrammeRow) -> Programme:
    return Programme(
        slug=row.slug,
        name=_sure(row.name),
        imposing=row.imposing,
        authority=row.authority,
        fee=row.fee,
        apart=row.apart,
        names=tuple(row.names),
        note=_text(row.note),
        short=_text(row.short),
        filing=row.filing,
        low_value=row.low_value,
        succeeded_by=row.succeeded_by,
    )


def _claim(row: r.ClaimRow) -> Claim:
    return Claim(
        slug=row.slug,
        stated=_sure(row.stated),
        by=row.by,
        day=FactDay(first=row.day, precision=row.precision),
        verdict=row.verdict,
        truth=_sure(row.truth),
        short=_text(row.short),
        source=row.source,
        goods=tuple(row.goods),
        programmes=tuple(row.programmes),
        asked_as=tuple(row.asked_as),
        refs=tuple(row.refs),
    )


def _speaker(row: r.SpeakerRow) -> Speaker:
    return Speaker(
        slug=row.slug,
        name=row.name,
        roles=tuple(
            OfficeHeld(title=_sure(role.title), validity=_term(role)) for role in row.roles
        ),
        aliases=tuple(row.aliases),
        anonymous=row.anonymous,
        note=_text(row.note),
    )


def _quote(row: r.QuoteRow) -> Quote:
    return Quote(
        slug=row.slug,
        speaker=row.speaker,
        kind=row.kind,
        words=row.words,
        day=FactDay(first=row.day, precision=row.precision),
        venue=_text(row.venue),
        source=row.source,
        outlet=row.outlet,
        written=row.written,
        topics=tuple(row.topics),
        goods=tuple(row.goods),
        programmes=tuple(row.programmes),
        context=_text(row.context),
        refs=tuple(row.refs),
    )


def _agreement(row: b.AgreementRow) -> Agreement:
    return Agreement(
        slug=row.slug,
        name=_sure(row.name),
        indicators=tuple(row.indicators),
        parties=frozenset(row.parties),
        imposing=frozenset(row.imposing),
        validity=_term(row),
        sources=tuple(row.sources),
        reserved=tuple(row.reserved.items()),
        free=Scope.of(row.free.codes, row.free.exclude) if row.free else Scope(),
        free_in=frozenset(row.free.imposing if row.free else ()),
    )


def _heading(row: b.HeadingRow) -> HeadingRange:
    return HeadingRange(
        slug=row.slug,
        programme=row.programme,
        first=row.first,
        last=row.last,
        origins=frozenset(row.origins),
        since=row.since,
        never=frozenset(row.never),
        in_lieu=row.in_lieu,
        label=_sure(row.label),
        sources=tuple(row.sources),
    )


def _column_two(row: b.ColumnTwoRow) -> ColumnTwo:
    return ColumnTwo(
        slug=row.slug,
        imposing=row.imposing,
        origins=frozenset(row.origins),
        sources=tuple(row.sources),
    )


def _fee_limit(row: b.FeeLimitRow) -> FeeLimit:
    return FeeLimit(
        slug=row.slug,
        measure=row.measure,
        validity=Validity(first=row.first, last=row.last),
        least=row.least,
        most=row.most,
        currency=row.currency,
        sources=tuple(row.sources),
        formal_above=row.formal_above,
        informal=row.informal,
    )


def _not_held(row: r.NotHeldRow) -> NotHeldTopic:
    return NotHeldTopic(
        slug=row.slug,
        name=_sure(row.name),
        answer=_sure(row.answer),
        imposing=row.imposing,
        asked_as=tuple(row.asked_as),
        sources=tuple(row.sources),
        counted_under=tuple(row.counted_under),
        told_beside=row.told_beside,
    )
