"""The catalogue: facts as YAML that a trade analyst can read and edit, read and checked.

``read`` finds the files and keeps line numbers, ``rows`` says what each kind looks like, ``check``
follows every reference, ``listed`` reads the long lists, ``build`` makes domain objects. Imported
only when YAML is to be read.
"""

from __future__ import annotations

from pathlib import Path

from bot.errors import CatalogueError
from store.catalogue.build import Builder
from store.catalogue.check import cross_check, validate
from store.catalogue.listed import read_lists
from store.catalogue.read import Item, Mistake, read_folder
from store.facts import Fact
from store.rates import shipped_lines


def read_catalogue(folder: Path) -> tuple[Fact, ...]:
    """Every fact below ``folder``. Raises CatalogueError with every mistake, by file and line."""
    return read_reviewed_catalogue(folder)[0]


def read_reviewed_catalogue(folder: Path) -> tuple[tuple[Fact, ...], frozenset[int]]:
    """Every fact, and the numbers of the proposals that items name as taken in (``reviewed``)."""
    facts, reviewed = built(*read_folder(folder), folder=folder)
    return (*facts, *shipped_lines(folder)), reviewed


def _in_place(items: list[Item]) -> list[Item]:
    """The items without those that a reviewed one of the same name takes the place of: the files of
    an export are put beside the others as they are.
    """
    reviewed = {(i.kind, i.plain.get("slug")) for i in items if i.plain.get("reviewed")}
    return [
        i for i in items if i.plain.get("reviewed") or (i.kind, i.plain.get("slug")) not in reviewed
    ]


def built(
    items: list[Item], mistakes: list[Mistake], *, folder: Path
) -> tuple[tuple[Fact, ...], frozenset[int]]:
    """The same of items that were read; ``folder`` holds the lists they name. Raises
    CatalogueError."""
    rows = validate(_in_place(items), mistakes)
    mistakes.extend(cross_check(rows))
    lists = read_lists(folder, rows, mistakes)
    if mistakes:
        raise CatalogueError(tuple(str(mistake) for mistake in sorted(mistakes)))
    builder = Builder(
        {kind: {slug: held.row for slug, held in of.items()} for kind, of in rows.items()}, lists
    )
    reviewed = {held.row.reviewed for of in rows.values() for held in of.values()}
    return tuple(builder.facts()), frozenset(filter(None, reviewed))
