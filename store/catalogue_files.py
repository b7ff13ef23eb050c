"""Whether the catalogue's files are those that were loaded last, without reading what they say."""

from __future__ import annotations

import hashlib
from pathlib import Path

from store.engine import Work
from store.key_value import StoredKeyValue

_FINGERPRINT = "catalogue:"
"""Begins the mark that holds the fingerprint of a folder's files as loaded last.

One mark a folder: facts loaded from elsewhere on purpose stay until the shipped files change.
"""
READING = "3"
"""Counted up when the same files would give other facts, so that every store reads them again."""
RATES_FOLDER = "schedules"
"""Where the tables of rates stand below a catalogue's folder, each with its manifest."""


class CatalogueFiles:
    """The files below ``folder``. Making one reads them all: hash them away from the event loop."""

    def __init__(self, folder: Path) -> None:
        self._print = fingerprint(folder)
        self._mark = _FINGERPRINT + hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:32]

    async def loaded_last(self, work: Work) -> bool:
        """Whether the store's facts of this folder come from these very files."""
        return await StoredKeyValue(work).get(self._mark) == self._print

    async def note_loaded(self, work: Work) -> None:
        """Note, in the transaction of a load, that the facts come from these files."""
        await StoredKeyValue(work).put(self._mark, self._print)


def fingerprint(folder: Path) -> str:
    """Names and contents of every catalogue file below ``folder``, as one hash."""
    whole = hashlib.sha256(READING.encode())
    kinds = (
        *folder.rglob("*.yaml"),
        *folder.rglob("*.csv"),
        *folder.glob(f"{RATES_FOLDER}/*.json"),
    )
    for path in sorted(kinds):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
