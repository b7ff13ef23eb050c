"""What a question is about: a good or a code, with its codes in each country's schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.commands.rates.rate_cache import GroupsOverTime, reached_by, remembered
from bot.domain.codes import Code, Scope
from bot.domain.countries import COUNTRIES, NEIGHBOUR
from bot.domain.goods import Good
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.rate_summary import (
    USMCA,
    Direction,
    RateSummary,
    in_direction,
    rate_groups,
    rate_summary,
    reaching,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Text, Words
from bot.errors import BadOption, UnknownGood
from bot.presentation import rates_words

_CHAPTER = 2


def claimable(facts: FactSnapshot, direction: Direction, day: date) -> bool:
    """Whether goods of the origin can claim USMCA on the day."""
    agreement = facts.agreements.get(USMCA)
    return agreement is None or agreement.open_to(direction.imposing, direction.origin, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A good (``good`` set) or a code (``code`` set)."""

    name: Words
    good: Good | None = None
    code: Code | None = None

    @property
    def typed(self) -> str:
        """What to type to ask about it again."""
        return self.code.dotted if self.code else (self.good.slug if self.good else "")

    def title(self, lang: Lang) -> str:
        """Its name, with a capital."""
        name = self.name.on(lang)
        return name[:1].upper() + name[1:]

    def scope_in(self, schedule: str) -> Scope:
        """Its codes in the schedule of a country."""
        if self.code is not None:
            return Scope((self.code.span,))
        return self.good.scope_in(schedule) if self.good else Scope()

    @property
    def _named(self) -> frozenset[str]:
        """The goods whose own measures lead."""
        return frozenset((self.good.slug,)) if self.good else frozenset()

    def measures(
        self, facts: FactSnapshot, direction: Direction | None = None
    ) -> tuple[Measure, ...]:
        """The measures that reach it; with a direction, those that have to do with it."""
        subject = self.code or (self.good.slug if self.good else "")
        if not subject:
            return ()
        return reached_by(
            facts, (self.typed, direction), lambda: reaching(facts, subject, direction)
        )

    def rate_summary(self, facts: FactSnapshot, direction: Direction, day: date) -> RateSummary:
        """What it owes in one direction on one day."""
        return remembered(
            facts,
            self.typed,
            direction,
            day,
            measures=lambda: self.measures(facts, direction),
            work=lambda asked: self._rate_summary(facts, direction, asked),
        )

    def _rate_summary(self, facts: FactSnapshot, direction: Direction, day: date) -> RateSummary:
        return rate_summary(
            self.measures(facts, direction),
            facts.stacking,
            scope=self.scope_in(direction.imposing),
            direction=direction,
            day=day,
            named=self._named,
            claimable=claimable(facts, direction, day),
            groups=self.groups(facts, direction).on(day),
        )

    def groups(self, facts: FactSnapshot, direction: Direction) -> GroupsOverTime:
        """Its codes by what they pay in one direction."""
        measures = self.measures(facts, direction)
        mine = in_direction(measures, direction)
        return GroupsOverTime(
            facts,
            self.typed,
            direction,
            measures=measures,
            work=lambda day: rate_groups(
                mine,
                facts.stacking,
                self.scope_in(direction.imposing),
                day=day,
                named=self._named,
                claim=USMCA if claimable(facts, direction, day) else "",
            ),
        )


def subject_of(facts: FactSnapshot, slug: str) -> Subject:
    """A good by slug. Raises UnknownGood."""
    good = facts.goods.get(slug)
    if good is None:
        raise UnknownGood(slug)
    return Subject(name=good.name, good=good)


def subjects_of(query: Query, facts: FactSnapshot) -> tuple[Subject, ...]:
    """All goods and the code a request names, in its order."""
    if query.code is not None:
        return (Subject(name=_called(query.code), code=query.code),)
    slugs = dict.fromkeys(s for s in (query.good, *query.goods) if s)
    return tuple(subject_of(facts, slug) for slug in slugs)


def _called(code: Code) -> Words:
    """A code as it is written; two digits are a chapter."""
    if len(code.digits) == _CHAPTER:
        return rates_words.CHAPTER.of(number=code.digits)
    return Text.verbatim(code.dotted)


def direction_of(query: Query, lang: Lang) -> Direction:
    """The direction asked about, Canada to the United States where none is said. BadOption."""
    imposing, origin = query.imposing, query.origin
    if imposing is None:
        imposing = NEIGHBOUR.get(origin or "CA", "US")
    if origin is None:
        origin = NEIGHBOUR.get(imposing, "CA")
    if imposing == origin:
        raise BadOption(rates_words.NO_BORDER.on(lang))
    if imposing not in COUNTRIES:
        raise BadOption(rates_words.TWO_COUNTRIES.on(lang))
    return Direction(origin=origin, imposing=imposing)
