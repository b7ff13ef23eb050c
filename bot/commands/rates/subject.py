"""What a question is about: a good or a code, with its codes in each country's schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.commands.rates.rate_cache import RatesOverTime, over_time, reached_by
from bot.domain.codes import Code, Scope
from bot.domain.countries import COUNTRIES, NEIGHBOUR
from bot.domain.goods import Good
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.rate_summary import AskedCodes, Direction, RateSummary, reaching
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Text, Words
from bot.domain.words import capital
from bot.errors import BadOption, UnknownGood
from bot.presentation import measure_list_words

_CHAPTER = 2


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
        return capital(name)

    def scope_in(self, schedule: str) -> Scope:
        """Its codes in the schedule of a country."""
        if self.code is not None:
            return Scope((self.code.span,))
        return self.good.scope_in(schedule) if self.good else Scope()

    def core_in(self, schedule: str) -> Scope:
        """Of these, the codes that most of its trade moves under; empty where none are marked."""
        return self.good.core_in(schedule) if self.good else Scope()

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
        return self.rates(facts, direction).on(day)

    def rates(self, facts: FactSnapshot, direction: Direction) -> RatesOverTime:
        """What it owes in one direction on any day."""
        return over_time(facts, self.typed, direction, lambda: self._rates(facts, direction))

    def _rates(self, facts: FactSnapshot, direction: Direction) -> RatesOverTime:
        return RatesOverTime(
            facts,
            direction,
            measures=self.measures(facts, direction),
            codes=AskedCodes(
                scope=self.scope_in(direction.imposing),
                core=self.core_in(direction.imposing),
                named=frozenset((self.good.slug,)) if self.good else frozenset(),
                lines=facts.lines.get(direction.imposing),
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
        return measure_list_words.CHAPTER.of(number=code.digits)
    return Text.verbatim(code.dotted)


def direction_of(query: Query, lang: Lang) -> Direction:
    """The direction asked about, Canada to the United States where none is said. BadOption."""
    imposing, origin = query.imposing, query.origin
    if imposing is None:
        imposing = NEIGHBOUR.get(origin or "CA", "US")
    if origin is None:
        origin = NEIGHBOUR.get(imposing, "CA")
    if imposing == origin:
        raise BadOption(measure_list_words.NO_BORDER.on(lang))
    if imposing not in COUNTRIES:
        raise BadOption(measure_list_words.TWO_COUNTRIES.on(lang))
    return Direction(origin=origin, imposing=imposing)
