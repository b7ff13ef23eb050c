"""Articles that a notice moves from one list of an action to another: their rate is that list's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, around, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_LIST = r"annex [ivx\d]{1,4}(?:-[a-z])?"
_MOVES = re.compile(
    r"\b(?:mov(?:es?|ed|ing)|reassign(?:s|ed|ing)?|transfer(?:s|red|ring)?|shift(?:s|ed|ing)?)\b"
    rf"[^.;]{{0,160}}\bfrom (?P<old>{_LIST})\b[^.;]{{0,60}}\bto (?P<new>{_LIST})\b"
)
_RATE_OF_LIST = re.compile(
    rf"\b(?P<list>{_LIST})(?:,| \(|:| at| bears?| pays?)? ?(?:at )?(?P<rate>\d{{1,3}}(?:\.\d+)?)"
    r" ?(?:percent|per cent|%)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """What a text says is paid on the articles of one list, and where."""

    rate: Decimal
    clause: Clause
    start: int
    end: int


def moved(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """The change of rate of what is moved; None where nothing is, or the lists have no rates."""
    told = [(c, m) for c in found if (m := _MOVES.search(c.lower)) is not None]
    if not told:
        return None
    clause, lists = next((pair for pair in told if begins(pair[0]) is not None), told[0])
    rates = _rates(found)
    old, new = rates.get(lists["old"]), rates.get(lists["new"])
    if old is None or new is None:
        old, new = _told_there(told)
    if old is None or new is None or old.rate == new.rate:
        return None
    spans = (
        whole(clause, "scope"),
        around(new.clause, new.clause.start + new.start, new.clause.start + new.end, "rate"),
        around(old.clause, old.clause.start + old.start, old.clause.start + old.end, "rate-old"),
        *draft.days_told,
    )
    change = replace(
        draft,
        kind=ProposalKind.RATE_CHANGE,
        rule="notice-moved",
        clause=clause,
        rate_new=(new.rate,),
        rate_old=(old.rate,),
        codes=codes_named(clause.text),
        codes_in=clause.text[lists.start("new") : lists.end("new")],
        spans=spans,
    )
    return change.beginning_in(clause)


def _told_there(
    told: Sequence[tuple[Clause, re.Match[str]]],
) -> tuple[_Stated | None, _Stated | None]:
    """The rates that a sentence on what is moved gives itself: until now, and from now on."""
    for clause, _ in told:
        pair = [p for p in percents(clause.text) if p.duty]
        old, new = ([p for p in pair if p.old is each] for each in (True, False))
        if len(old) == 1 and len(new) == 1:
            both = (
                _Stated(rate=p.value, clause=clause, start=p.start, end=p.end) for p in (*old, *new)
            )
            return next(both), next(both)
    return None, None


def _rates(found: Sequence[Clause]) -> dict[str, _Stated]:
    """The rate of each list, as it is stated first."""
    rates: dict[str, _Stated] = {}
    for clause in found:
        for said in _RATE_OF_LIST.finditer(clause.lower):
            start, end = said.span("rate")
            value = Decimal(said["rate"])
            stated = _Stated(rate=value, clause=clause, start=start, end=end)
            rates.setdefault(said["list"], stated)
    return rates
