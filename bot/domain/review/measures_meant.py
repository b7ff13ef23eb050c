"""Which held measures a change may be about: what a reviewer is given to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.domain.documents import Document
from bot.domain.duty import percent_of
from bot.domain.measures import Measure
from bot.domain.proposals import Proposal

_DAY = timedelta(days=1)


def measures_meant(
    drafted: Proposal, document: Document, measures: Iterable[Measure]
) -> tuple[Measure, ...]:
    """Those of its programme, of the neighbours, at the old rate where that was read, that stand
    the day before; where none does, that day; else those not over by its day or the document's.
    Those whose label names its list come first, then those of an act that it amends.
    """
    found = [
        measure
        for measure in measures
        if measure.programme == drafted.programme
        and measure.origins.neighbours
        and (not drafted.rate_old or percent_of(measure.duty) in drafted.rate_old)
    ]
    day = drafted.effective
    told = () if day is None else (day - _DAY, day)
    since = day or document.claimed_day or document.first_seen.date()
    standing = next(
        filter(None, ([one for one in found if one.validity.holds(each)] for each in told)),
        [one for one in found if not _over(one, since)],
    )
    amended = frozenset(_numbers(drafted.amends))
    return tuple(
        sorted(
            standing,
            key=lambda one: (
                not _of_list(one, drafted.codes_in),
                amended.isdisjoint(_numbers([one.instrument])),
                one.validity.first,
                one.slug,
            ),
        )
    )


def example(drafted: Proposal, found: Iterable[Measure]) -> str:
    """The slug to put in, where only one may be meant: any other would be copied, and be wrong."""
    found = tuple(found)
    listed = [one for one in found if _of_list(one, drafted.codes_in)]
    alone = listed or found
    return alone[0].slug if len(alone) == 1 else "…"


def _of_list(measure: Measure, codes_in: str) -> bool:
    """'Surtax of 2026, Schedule 3: 50%' is of 'Schedule 3'."""
    label = f"{measure.label.en} {measure.label.fr}".replace(",", " ").replace(":", " ")
    words = " ".join(label.lower().split())
    return bool(codes_in) and f" {codes_in.lower()} " in f" {words} "


def _over(measure: Measure, day: date) -> bool:
    return measure.validity.last is not None and measure.validity.last < day


def _numbers(acts: Iterable[str]) -> Iterable[str]:
    """'11047' of 'Proclamation 11047': an act's name is told in more ways than its number."""
    for act in acts:
        yield from (word for word in act.split() if any(char.isdigit() for char in word))
