"""What documents call the programmes of the catalogue: data, given from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain.measures import Measure


class Hits(StrEnum):
    """Whose goods a programme reaches, seen from the border between the two countries."""

    NEIGHBOUR = "neighbour"
    ALL = "all"
    SPARED = "spared"
    """Every origin but the neighbour's, unless the text says otherwise."""


class ProgrammeKind(StrEnum):
    """What a programme is, where documents of it are drawn up in a way of their own."""

    DUTY = "duty"
    RELIEF = "relief"
    """Remission: what it gives is relief from other programmes' duties."""
    TRADE_REMEDY = "trade remedy"
    """Anti-dumping and countervailing duties, which agencies set in proceedings."""
    INQUIRY = "inquiry"
    """Inquiries of an authority into goods that no programme of it charges yet."""
    BASE = "base rates"
    """The ordinary duty, which never ends: lines of the schedule are given other rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeCues:
    """How one programme is recognised. Patterns are lower case, over readable text."""

    slug: str
    imposing: str
    hits: Hits
    title: re.Pattern[str] | None = None
    text: re.Pattern[str] | None = None
    news: re.Pattern[str] | None = None
    """Everyday words for it, by which the news speaks of it."""
    goods: re.Pattern[str] | None = None
    """What it charges, where the news names a duty by its goods alone."""
    acts: frozenset[str] = frozenset()
    """Numbers of its instruments as they are cited: '10908', '2025-118'."""
    since: date | None = None
    until: date | None = None
    then: str = ""
    """The programme that took over from it."""
    last: bool = False
    """Only where no other programme fits."""
    held: bool = True
    """Whether the catalogue has the programme: what is read of another one names none."""
    broad: bool = False
    """On goods of all kinds: a programme of some goods goes before it where they are named."""
    kind: ProgrammeKind = ProgrammeKind.DUTY
    told_with: tuple[str, ...] = ()
    """Programmes whose changes one fact sheet tells together with its own."""

    def serves(self, day: date | None) -> bool:
        """Whether an act of ``day`` may be of this programme; any day where none is known."""
        if day is None:
            return self.until is None
        return (self.since is None or day >= self.since) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereCues:
    """Measures against other countries, by title and instrument."""

    name: str
    title: re.Pattern[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterCues:
    """How a matter that is no duty is recognised. Patterns are lower case, over readable text."""

    slug: str
    imposing: str
    """'' where it is of both countries."""
    title: re.Pattern[str]
    text: re.Pattern[str]
    """What a sentence on it says."""
    ours: tuple[re.Pattern[str], ...]
    """What shows that it is between the two countries: all of them are there."""
    charges: bool = False
    """Whether it is a charge after all, though no duty: it has a rate and a first day."""
    beside: bool = False
    """Whether a ministry tells of it beside its duties, in a sentence of its own."""
    enacted: tuple[re.Pattern[str], ...] = ()
    """What a sentence of an order says that makes it, all of them, where newsrooms need other
    words; the rarest first."""
    repealed: re.Pattern[str] | None = None
    """The words by which an act ends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLexicon:
    """Everything the reader of documents knows that is data."""

    programmes: tuple[ProgrammeCues, ...]
    elsewhere: tuple[ElsewhereCues, ...] = ()
    matters: tuple[MatterCues, ...] = ()
    homonyms: re.Pattern[str] | None = None
    """Titles that speak of tariffs, duties or the two countries, and mean something else."""
    recalling: re.Pattern[str] = re.compile("(?!)")
    """Headings of fact sheets under which they tell of what was done before."""

    def of(self, country: str) -> ReadingLexicon:
        """The programmes of one imposing country; all of them for ''."""
        if not country:
            return self
        kept = tuple(each for each in self.programmes if each.imposing == country)
        return replace(self, programmes=kept)

    def programme(self, slug: str) -> ProgrammeCues | None:
        """The cues of one programme."""
        return next((each for each in self.programmes if each.slug == slug), None)

    def of_kind(self, kind: ProgrammeKind) -> tuple[ProgrammeCues, ...]:
        """The programmes of a kind."""
        return tuple(each for each in self.programmes if each.kind is kind)

    def with_measures(self, measures: Iterable[Measure]) -> ReadingLexicon:
        """The same with the instruments that the held measures name."""
        held: dict[str, set[str]] = {}
        for measure in measures:
            held.setdefault(measure.programme, set()).update(act_numbers(measure.instrument))
        added = tuple(_added(each, held.get(each.slug, set())) for each in self.programmes)
        return replace(self, programmes=added)


_ACT = re.compile(
    r"\b(?:proclamations?|executive orders?|e\.?o\.?)\s{1,8}(?:nos?\.?\s{0,8})?"
    r"(?P<us>\d{4,5}(?:(?:,? and|,|, or| or| to)\s{1,8}\d{4,5})*)"
    r"|\b(?:sor|dors|si|tr)\s?/\s?(?P<year>\d{4})-0*(?P<serial>\d{1,4})"
    r"|\b(?:p\.c\.|c\.p\.)\s?(?P<pcyear>\d{4})-0*(?P<pc>\d{1,4})",
    re.I,
)


def act_numbers(text: str) -> tuple[str, ...]:
    """Numbers of the instruments that ``text`` cites, in order, without repetition.

    >>> act_numbers("Proclamations 11046, 11047, and 11048; Executive Order 14193; SOR/2025-0118")
    ('11046', '11047', '11048', '14193', '2025-118')
    """
    found: dict[str, None] = {}
    for each in _ACT.finditer(text):
        if each["us"]:
            found.update(dict.fromkeys(re.findall(r"\d{4,5}", each["us"])))
        elif each["year"]:
            found[f"{each['year']}-{each['serial']}"] = None
        else:
            found[f"pc {each['pcyear']}-{each['pc']}"] = None
    return tuple(found)


def _added(cues: ProgrammeCues, acts: set[str]) -> ProgrammeCues:
    return replace(cues, acts=cues.acts | acts)
