"""The shipped catalogue's facts without a store, read once a process: nobody changes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.domain.snapshot import FactSnapshot
from bot.ports import Snapshot
from store.catalogue import read_catalogue
from store.facts import Fact
from store.search import Index
from store.snapshot import bind

CATALOGUE = Path(__file__).resolve().parents[1] / "config" / "catalogue"


@cache
def facts() -> tuple[Fact, ...]:
    """Every fact, in the order of the files."""
    return read_catalogue(CATALOGUE)


@cache
def shipped() -> FactSnapshot:
    """The facts bound to each other, as revision 1."""
    return bind(facts(), revision=1)


@cache
def searched() -> Snapshot:
    """The same with what finds them by words."""
    return Snapshot(facts=shipped(), search=Index(shipped()))
