"""Which facts rest on less than a government text that can be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.assessment.rules import Agreement, HeadingRange
from bot.domain.events import Event, EventKind
from bot.domain.measures import Measure, StackingRule, Standing
from bot.domain.sources import Confidence, Source, supported

SourcedFact = Measure | StackingRule | Event | Agreement | HeadingRange
_SPOKEN = frozenset({EventKind.TALKS, EventKind.THREAT, EventKind.RULING, EventKind.ANNOUNCEMENT})
"""Events that no act brings about: where a government wrote nothing, the press must do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakFact:
    """A fact without an official source that has an address.

    ``state`` is the most its sources carry. ``excused``: it is a threat, a ruling or an event of
    the press, and another source that can be looked up stands behind it.
    """

    kind: str
    slug: str
    state: Confidence
    excused: bool


def weak_facts(facts: Iterable[SourcedFact], sources: Mapping[str, Source]) -> tuple[WeakFact, ...]:
    """The weak ones among ``facts``, in their order."""
    return tuple(_weak(facts, sources))


def _weak(facts: Iterable[SourcedFact], sources: Mapping[str, Source]) -> Iterator[WeakFact]:
    for fact in facts:
        held = [sources[slug] for slug in fact.sources if slug in sources]
        state = supported(held)
        if state is not Confidence.HIGH:
            yield WeakFact(
                kind=type(fact).__name__,
                slug=fact.slug,
                state=state,
                excused=_spoken(fact) and any(source.reachable for source in held),
            )


def _spoken(fact: SourcedFact) -> bool:
    match fact:
        case Measure():
            return fact.standing is Standing.THREATENED
        case Event():
            return fact.kind in _SPOKEN
        case _:
            return False
