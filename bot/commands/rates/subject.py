"""What a question is about: a good or a code, with its codes in each country's schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.commands.rates.rate_cache import remembered
from bot.domain.codes import Code, Scope
from bot.domain.goods import Good
from bot.domain.measures import Measure
from bot.domain.questions import Request
from bot.domain.rate_summary import USMCA, Direction, Outlook, outlook, reaching
from bot.domain.snapshot import Book
from bot.domain.text import Lang, Text
from bot.errors import BadOption, UnknownGood

SCHEDULES = ("US", "CA")
_PARTNER = {"US": "CA", "CA": "US"}
_SAME = Text(
    en="Goods must cross a border: name two countries, such as Canada to the United States.",
    fr="Il faut passer une frontière : nommez deux pays, comme du Canada aux États-Unis.",
)
_ONLY = Text(
    en="I know what the United States and Canada charge, and no other country.",
    fr="Je connais les droits des États-Unis et du Canada, et d'aucun autre pays.",
)


def claimable(book: Book, direction: Direction, day: date) -> bool:
    """Whether goods of the origin can claim USMCA on the day."""
    agreement = book.agreements.get(USMCA)
    return agreement is None or agreement.open_to(direction.imposing, direction.origin, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A good (``good`` set) or a code (``code`` set)."""

    name: Text
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

    def measures(self, book: Book) -> tuple[Measure, ...]:
        """The measures that reach it."""
        if self.code is not None:
            return reaching(book, self.code)
        return reaching(book, self.good.slug) if self.good else ()

    def outlook(self, book: Book, direction: Direction, day: date) -> Outlook:
        """What it owes in one direction on one day."""
        return remembered(
            book,
            self.typed,
            direction,
            day,
            measures=lambda: self.measures(book),
            work=lambda asked: self._outlook(book, direction, asked),
        )

    def _outlook(self, book: Book, direction: Direction, day: date) -> Outlook:
        return outlook(
            self.measures(book),
            book.stacking,
            scope=self.scope_in(direction.imposing),
            direction=direction,
            day=day,
            named=frozenset((self.good.slug,)) if self.good else frozenset(),
            claimable=claimable(book, direction, day),
        )


def subject_of(book: Book, slug: str) -> Subject:
    """A good by slug. Raises UnknownGood."""
    good = book.goods.get(slug)
    if good is None:
        raise UnknownGood(slug)
    return Subject(name=good.name, good=good)


def subjects_of(request: Request, book: Book) -> tuple[Subject, ...]:
    """All goods and the code a request names, in its order."""
    if request.code is not None:
        return (Subject(name=Text(en=request.code.dotted), code=request.code),)
    slugs = dict.fromkeys(s for s in (request.good, *request.goods) if s)
    return tuple(subject_of(book, slug) for slug in slugs)


def direction_of(request: Request, lang: Lang) -> Direction:
    """The direction asked about, Canada to the United States where none is said. BadOption."""
    imposing, origin = request.imposing, request.origin
    if imposing is None:
        imposing = _PARTNER.get(origin or "CA", "US")
    if origin is None:
        origin = _PARTNER.get(imposing, "CA")
    if imposing == origin:
        raise BadOption(_SAME.on(lang))
    if imposing not in SCHEDULES:
        raise BadOption(_ONLY.on(lang))
    return Direction(origin=origin, imposing=imposing)
