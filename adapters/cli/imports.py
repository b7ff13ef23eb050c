"""``dutybell import``: schedules and lists of codes from official files."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.cli.argument_types import DAY, read_by
from adapters.process.clock import now
from adapters.process.wiring import CATALOGUE_FOLDER, opened_store, read_settings
from bot.domain.likeness import MEANT, names_like
from bot.errors import CatalogueError

if TYPE_CHECKING:
    from bot.domain.codes import Scope
    from bot.domain.measures import ImportedScope, Measure
    from bot.domain.snapshot import FactSnapshot
    from bot.ingest.schedule import LineDraft
    from bot.ingest.scope_list import Listed
    from store.schedule_import import Imported

_NO_FOOTNOTES = (
    "This form of the schedule has no footnotes: those of the edition before stand; lines that are "
    "new lack China's older Section 301 duties. Import the JSON form for them."
)
SHOWN = 20
"""Changes printed after an import; all of them are in the journal."""


def register(commands: Any) -> None:
    """Add ``import hts``, ``import ca-tariff`` and ``import scope``."""
    family = commands.add_parser("import", help="official schedules and lists of codes")
    kinds = family.add_subparsers(dest="kind", metavar="KIND", required=True)
    _add_schedules(kinds)
    _add_scope(kinds)


def _add_schedules(kinds: Any) -> None:
    for kind, told in (
        ("hts", "the US schedule: the USITC export, JSON or CSV"),
        ("ca-tariff", "the Canadian Customs Tariff: the CBSA tables, CSV"),
    ):
        schedule = kinds.add_parser(kind, help=told)
        schedule.add_argument("file", metavar="FILE|URL")
        schedule.add_argument("--revision", default="", help="its name (else the file's)")
        schedule.add_argument(
            "--from",
            dest="first",
            type=read_by(date.fromisoformat, DAY),
            default=None,
            metavar="YYYY-MM-DD",
            help="its first day (else today)",
        )
        schedule.add_argument(
            "--smaller", action="store_true", help="take it though it has far fewer lines"
        )
        schedule.set_defaults(call=_import_schedule)


def _add_scope(kinds: Any) -> None:
    scope = kinds.add_parser(
        "scope",
        help="the codes of a measure, from a list",
        epilog="Which list belongs to which measure: docs/duty.md. A row that gives days counts "
        "on those days. With --add a second list joins what the catalogue states and the lists "
        "imported before; without it, it takes their place.",
    )
    scope.add_argument(
        "measure",
        metavar="MEASURE",
        help="its slug, as in the catalogue; several by a pattern (us-232-auto-parts-*)",
    )
    scope.add_argument("file", metavar="FILE", type=Path)
    scope.add_argument("--column", default="", help="the column of codes (else the usual ones)")
    scope.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only these rows"
    )
    scope.add_argument(
        "--within", action="append", default=[], metavar="CODES", help="only these: 01-38, 7308"
    )
    how = scope.add_mutually_exclusive_group()
    how.add_argument("--add", action="store_true", help="add to the codes the catalogue states")
    how.add_argument(
        "--except",
        dest="without",
        action="store_true",
        help="a list of exemptions: take it out (MEASURE may be a whole programme)",
    )
    scope.set_defaults(call=_import_scope)


def _import_schedule(arguments: argparse.Namespace) -> int:
    return _told(lambda: asyncio.run(_schedule(arguments)))


def _import_scope(arguments: argparse.Namespace) -> int:
    return _told(lambda: asyncio.run(_scope(arguments)))


def _told(work: Callable[[], int]) -> int:
    try:
        return work()
    except CatalogueError as wrong:
        print("\n".join(wrong.problems), file=sys.stderr)
        print("nothing was imported", file=sys.stderr)
        return 1


async def _schedule(arguments: argparse.Namespace) -> int:
    from adapters.feeds.files import local_copy
    from adapters.feeds.schedules import ca_lines, has_footnotes, hts_lines
    from adapters.process.schedule_release import goods_of
    from store.schedule_import import Edition, import_edition
    from store.store import load_catalogue

    us = arguments.kind == "hts"
    async with opened_store(read_settings()) as store, local_copy(arguments.file) as path:
        await load_catalogue(store, CATALOGUE_FOLDER, now(), always=False)
        facts = (await store.snapshot()).facts
        lines = hts_lines(path) if us else ca_lines(path)
        footnotes = not us or has_footnotes(path)
        async with store.work() as work:
            edition = Edition(
                schedule="US" if us else "CA",
                revision=arguments.revision or _name(path),
                first=arguments.first or now().date(),
                goods_of=goods_of(facts, "US" if us else "CA"),
                smaller=arguments.smaller,
                footnotes=footnotes,
            )
            report = await import_edition(work, edition, _with_progress(lines), now=now())
    _print_report(report)
    if not footnotes:
        print(_NO_FOOTNOTES, file=sys.stderr)
    return 0


def _name(path: Path) -> str:
    """'hts_2026_rev_10.json.gz' -> 'hts_2026_rev_10'."""
    return path.name.split(".")[0][:64]


def _with_progress(lines: Iterator[LineDraft]) -> Iterator[LineDraft]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield from lines
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    told = TextColumn("{task.completed:,.0f} lines")
    with Progress(
        SpinnerColumn(), told, TimeElapsedColumn(), console=Console(stderr=True)
    ) as progress:
        task = progress.add_task("", total=None)
        for line in lines:
            progress.advance(task)
            yield line


def _print_report(report: Imported) -> None:
    from adapters.cli.facts import change_line

    if not report.changed:
        print(f"{report.revision}: {report.lines:,} lines, nothing changed")
        return
    for change in report.changes[: SHOWN + 1]:
        print(change_line(change))
    more = len(report.changes) - SHOWN - 1
    if more > 0:
        print(f"... and {more:,} more: see /changes")


async def _scope(arguments: argparse.Namespace) -> int:
    from adapters.cli.facts import change_line
    from bot.ingest.scope_list import read_codes
    from store.load import import_scopes
    from store.store import load_catalogue

    path: Path = arguments.file
    lines = _text(path).splitlines()
    where = _conditions(arguments.where)
    listed = read_codes(path.name, lines, column=arguments.column, where=where)
    async with opened_store(read_settings()) as store:
        await load_catalogue(store, CATALOGUE_FOLDER, now(), always=False)
        measures = _meant((await store.snapshot()).facts, arguments)
        scopes = [_imported(measure, listed, arguments) for measure in measures]
        async with store.work() as work:
            loaded = await import_scopes(work, scopes, now=now(), joining=arguments.add)
    for change in loaded.changes:
        print(change_line(change))
    if not loaded.changes:
        print("nothing changed")
    return 0


def _meant(facts: FactSnapshot, arguments: argparse.Namespace) -> list[Measure]:
    """The measures of a slug or a pattern; of a programme only where codes are taken out."""
    from fnmatch import fnmatchcase

    named: str = arguments.measure
    of_programme = facts.by_programme.get(named, ())
    if named not in facts.measures and of_programme and not arguments.without:
        told = f"{named} is a programme of {len(of_programme)} measures: {', '.join(of_programme)}"
        raise CatalogueError((f"{told}; name one, or some by a pattern",))
    found = [m for slug, m in facts.measures.items() if fnmatchcase(slug, named)]
    found = found or [facts.measures[slug] for slug in of_programme]
    if not found:
        known = [*facts.measures, *facts.programmes]
        near = (
            ", ".join(names_like(named, known, at_least=MEANT)) or "see config/catalogue/measures"
        )
        raise CatalogueError((f"no measure {named!r}; nearest: {near}",))
    return found


def _imported(
    measure: Measure, listed: tuple[Listed, ...], arguments: argparse.Namespace
) -> ImportedScope:
    """The part of the list that holds on days of the measure."""
    from bot.domain.measures import ImportedScope, united
    from bot.ingest.scope_list import phases_within

    phases = phases_within(listed, measure.validity)
    if arguments.within:
        within = _within(arguments.within)
        phases = tuple(replace(phase, scope=phase.scope & within) for phase in phases)
    scope = united(phases)
    days = measure.validity
    if left := sum(not row.validity.meets(days) for row in listed):
        told = f"{days.first} to {days.last or 'today'}"
        print(f"{measure.slug}: {left} of {len(listed)} rows are for none of its days, {told}")
    if not scope and not arguments.without:
        raise CatalogueError((f"{measure.slug}: no code of the list is left for its days",))
    return ImportedScope(
        slug=measure.slug,
        scope=scope,
        phases=phases if len(phases) > 1 else (),
        file=arguments.file.name,
        add=arguments.add,
        without=arguments.without,
    )


def _within(written: list[str]) -> Scope:
    from bot.domain.codes import Scope

    try:
        return Scope.of(part for each in written for part in each.split(","))
    except ValueError as wrong:
        raise CatalogueError((f"--within {wrong}",)) from wrong


def _text(path: Path) -> str:
    from adapters.feeds.files import opened

    try:
        with opened(path) as file:
            return file.read().decode("utf-8-sig")
    except FileNotFoundError:
        raise CatalogueError((f"{path}: no such file",)) from None
    except (UnicodeDecodeError, OSError) as wrong:
        raise CatalogueError((f"{path}: not readable as text ({wrong})",)) from wrong


def _conditions(written: list[str]) -> dict[str, str]:
    pairs = [each.partition("=") for each in written]
    wrong = [each for each, (_, equals, _) in zip(written, pairs, strict=True) if not equals]
    if wrong:
        raise CatalogueError(tuple(f"--where {each}: expected COLUMN=VALUE" for each in wrong))
    return {column.strip(): value.strip() for column, _, value in pairs}
