"""``dutybell load`` and ``sources``: the catalogue's files, and what they rest on."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.process.clock import now
from adapters.process.wiring import CATALOGUE_FOLDER, opened_store, read_settings
from bot.domain.sources import Source
from bot.errors import CatalogueError

if TYPE_CHECKING:
    from bot.domain.changes import Change
    from store.facts import Fact


def register(commands: Any) -> None:
    """Add ``load`` and ``sources``."""
    load = commands.add_parser("load", help="load the facts; prints what changed, old -> new")
    load.add_argument("folder", nargs="?", type=Path, default=CATALOGUE_FOLDER)
    load.set_defaults(call=_call)
    sources = commands.add_parser("sources", help="check what the facts rest on; needs no store")
    sources.add_argument("folder", nargs="?", type=Path, default=CATALOGUE_FOLDER)
    sources.add_argument("--weak", action="store_true", help="list facts without an official text")
    sources.set_defaults(call=_sources)


def _call(arguments: argparse.Namespace) -> int:
    if not arguments.folder.is_dir():
        print(f"{arguments.folder}: no such folder", file=sys.stderr)
        return 2
    return asyncio.run(_load(arguments.folder))


async def _load(folder: Path) -> int:
    from store.store import load_catalogue

    async with opened_store(read_settings()) as store:
        try:
            changes = await load_catalogue(store, folder, now())
        except CatalogueError as error:
            print("\n".join(error.problems), file=sys.stderr)
            print(f"{len(error.problems)} mistakes; nothing was loaded", file=sys.stderr)
            return 1
    for change in changes:
        print(change_line(change))
    print(f"{len(changes)} changes" if changes else "nothing changed")
    return 0


def change_line(change: Change) -> str:
    """'measure us-232-steel-50: duty: 25% -> 50%'."""
    lead = f"{change.subject} {change.slug}: {change.kind.value}"
    if not change.field:
        return f"{lead}: {change.label.en}"
    return f"{lead}: {change.field}: {change.old or '-'} -> {change.new or '-'}"


def _sources(arguments: argparse.Namespace) -> int:
    from store.catalogue import read_catalogue

    try:
        facts = read_catalogue(arguments.folder)
    except CatalogueError as error:
        print("\n".join(error.problems), file=sys.stderr)
        return 1
    print("\n".join(source_report(facts, weak=arguments.weak)))
    return 0


def source_report(facts: Iterable[Fact], *, weak: bool) -> Iterator[str]:
    """What facts rest on, in lines; with ``weak`` each fact that no official text carries."""
    from bot.domain.weak_facts import SourcedFact, weak_facts

    held = tuple(facts)
    sources = {fact.slug: fact for fact in held if isinstance(fact, Source)}
    sourced = [fact for fact in held if isinstance(fact, SourcedFact)]
    found = weak_facts(sourced, sources)
    open_ones = [fact for fact in found if not fact.excused]
    if weak:
        for fact in sorted(found, key=lambda fact: fact.excused):
            why = "threat, ruling or press event" if fact.excused else "no official text"
            yield f"{fact.kind} {fact.slug}: {fact.state} ({why})"
    reachable = sum(source.reachable for source in sources.values())
    yield f"{reachable} of {len(sources)} sources have an address"
    yield (
        f"{len(sourced) - len(found)} of {len(sourced)} facts rest on an official text with an "
        f"address; {len(open_ones)} do not, beside {len(found) - len(open_ones)} threats, rulings "
        "and press events that rest on another one"
    )
