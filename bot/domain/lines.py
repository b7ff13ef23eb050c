"""Lines of the official schedules."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.codes import EMPTY, Code, Scope
from bot.domain.days import Validity
from bot.domain.duty import DutyExpression, Unparsed
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """A preferential rate and the programme indicators that may claim it ('S', 'AU', 'UST')."""

    duty: DutyExpression
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a schedule ('US' the HTS, 'CA' the Customs Tariff), own or inherited duties.

    ``general`` is column 1 or MFN; ``other`` column 2 or the General Tariff. ``path`` holds the
    descriptions of its ancestors, outermost first. ``see`` are headings named by its footnotes.
    ``revision`` names the edition it was looked up in: the one that speaks for the day.
    """

    schedule: str
    code: Code
    indent: int
    description: str
    description_fr: str = ""
    units: tuple[str, ...] = ()
    general: DutyExpression = field(default_factory=lambda: Unparsed(text=""))
    special: tuple[Special, ...] = ()
    other: DutyExpression = field(default_factory=lambda: Unparsed(text=""))
    see: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    validity: Validity
    revision: str = ""

    @property
    def described(self) -> Text:
        """What the schedule says it is."""
        return Text.verbatim(self.description, self.description_fr)

    def __hash__(self) -> int:
        """By code and edition: enough to tell lines apart, and quick."""
        return hash((self.code.digits, self.revision))


_BELOW = 100
"""Codes of ten digits below one of eight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleLines:
    """The lines of eight digits of a country's schedule (``slug``: 'US'): of a range of codes most
    are none. ``firsts`` holds the first code of ten digits of each, ``numbers`` the codes of ten
    digits that goods are entered under.
    """

    slug: str
    firsts: Scope
    numbers: Scope = EMPTY

    def count(self, scope: Scope) -> int:
        """How many lines a scope reaches, whole or in part."""
        whole = ((low - low % _BELOW, high - high % _BELOW) for low, high in scope.spans)
        return self.firsts.width_with(Scope.of_spans(whole))
