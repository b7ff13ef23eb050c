"""Indexes of a fact snapshot's names and claims, built once a snapshot."""

from __future__ import annotations

from bot.domain.cache import cached
from bot.domain.snapshot import FactSnapshot
from bot.reading.queries.catalogue_names import Names
from bot.reading.queries.claims import Claims

# One snapshot is current at a time, so one of each is kept.


@cached("names of facts", most=1)
def index_of(facts: FactSnapshot) -> Names:
    """The index of names of a fact snapshot."""
    return Names(facts)


@cached("claims of facts", most=1)
def claims_of(facts: FactSnapshot) -> Claims:
    """The claims of a fact snapshot, ready to be compared with a text."""
    return Claims(facts)
