"""The tables of config/reading, which come with the package."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def reading_files() -> Traversable:
    """The folder of the reader's data."""
    return files("config") / "reading"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of the folder, none where it is absent."""
    file = reading_files().joinpath(*name.split("/"))
    if file.is_file():
        yield from csv.DictReader(file.read_text(encoding="utf-8").splitlines())
