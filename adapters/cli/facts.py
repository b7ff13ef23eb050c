"""``dutybell load`` and ``sources``: the catalogue's files, and what they rest on."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.process.clock import now
from adapters.process.wiring import CATALOGUE_FOLDER, opened_store, read_settings
from bot.domain.sources import Source
from bot.errors import BadOption, CatalogueError

if TYPE_CHECKING:
    from bot.domain.changes import Change
    from store.facts import Fact
    from store.load import Contradiction


def register(commands: Any) -> None:
    """Add ``load`` and ``sources``."""
    load = commands.add_parser("load", help="load the facts; prints what changed, old -> new")
    load.add_argument("folder", nargs="?", type=Path, default=CATALOGUE_FOLDER)
    load.set_defaults(call=_call)
    facts = commands.add_parser("facts", help="facts that reviews approved")
    orders = facts.add_subparsers(dest="order", metavar="ORDER", required=True)
    export = orders.add_parser(
        "export", help="write them as YAML in the catalogue's style, for a pull request"
    )
    export.add_argument("--to", type=Path, default=None, metavar="DIR", help="else they are shown")
    export.add_argument("--since", default="", metavar="DAY", help="approved from this day on")
    export.add_argument(
        "--check", action="store_true", help="prove that loading them gives the same facts"
    )
    export.set_defaults(call=_export)
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
    async with opened_store(read_settings()) as store:
        try:
            loaded = await store.load(folder, now=now())
        except CatalogueError as error:
            print("\n".join(error.problems), file=sys.stderr)
            print(f"{len(error.problems)} mistakes; nothing was loaded", file=sys.stderr)
            return 1
    changes = loaded.changes if loaded else ()
    for change in changes:
        print(change_line(change))
    print(f"{len(changes)} changes" if changes else "nothing changed")
    for one in loaded.contradictions if loaded else ():
        print(contradiction_line(one), file=sys.stderr)
    return 0


def contradiction_line(one: Contradiction) -> str:
    """A live fact that stands against the files, and what to do about it."""
    from store.fact_diff import differences

    fields = sorted({c.field for c in differences(one.key[0], one.filed, one.live, now=now())})
    told = ", ".join(field for field in fields if field) or "all of it"
    said = f"live {one.key[0]} {one.key[1]} stands against the files in {told}"
    return f"{said}: reviewed as proposal {one.proposal}; export it, or name 'reviewed'"


def _export(arguments: argparse.Namespace) -> int:
    return asyncio.run(_exported(arguments))


async def _exported(arguments: argparse.Namespace) -> int:
    import tempfile

    from store.catalogue.write import write_files
    from store.live_export import differences_after_load, export
    from store.store import load_catalogue

    async with opened_store(read_settings()) as store:
        await load_catalogue(store, CATALOGUE_FOLDER, now(), always=False)
        found = await export(store, CATALOGUE_FOLDER, since=_day(arguments.since))
        wrong: list[str] = []
        if arguments.check:
            with tempfile.TemporaryDirectory() as folder:
                await asyncio.to_thread(write_files, found.files, Path(folder))
                wrong = await differences_after_load(store, CATALOGUE_FOLDER, Path(folder))
    if arguments.to:
        for path in await asyncio.to_thread(write_files, found.files, arguments.to):
            print(path)
    elif not arguments.check:
        for name, text in found.files.items():
            print(f"# --- {name}\n{text}")
    print(f"{found.facts} facts", file=sys.stderr)
    for line in wrong:
        print(f"DIFFERS {line}", file=sys.stderr)
    if arguments.check and not wrong:
        print("loading these files gives the same facts")
    return 1 if wrong else 0


def _day(written: str) -> datetime | None:
    if not written:
        return None
    try:
        return datetime.combine(date.fromisoformat(written), time(), UTC)
    except ValueError:
        raise BadOption(f"{written!r} is no day: expected 2026-12-01") from None


def change_line(change: Change) -> str:
    """'measure us-232-steel-50: duty: 25% -> 50%'."""
    from bot.presentation.change_words import label_words, value_words

    lead = f"{change.subject} {change.slug}: {change.kind.value}"
    if not change.field:
        return f"{lead}: {label_words(change.subject, change.label, 'en')}"
    old, new = ("-" if v is None else value_words(v, "en") for v in (change.old, change.new))
    return f"{lead}: {change.field}: {old} -> {new}"


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
