"""Indexes of a fact snapshot's names and claims, built once a snapshot."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.snapshot import FactSnapshot
from bot.reading.claims import Claims
from bot.reading.names import Names


@dataclass(frozen=True, slots=True)
class _Indexed:
    facts: FactSnapshot
    names: Names
    claims: Claims


class _Held:
    """The index of the fact snapshot last read. One book is current at a time, so one is kept."""

    last: _Indexed | None = None


def index_of(facts: FactSnapshot) -> Names:
    """The index of names of a fact snapshot, built once a fact snapshot."""
    return _indexed(facts).names


def claims_of(facts: FactSnapshot) -> Claims:
    """The claims of a fact snapshot, ready to be compared with a text."""
    return _indexed(facts).claims


def _indexed(facts: FactSnapshot) -> _Indexed:
    held = _Held.last
    if held is None or held.facts is not facts:
        held = _Indexed(facts, Names(facts), Claims(facts))
        _Held.last = held
    return held
