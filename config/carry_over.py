"""What an installation of the former name, Tariff Desk, left behind: found, taken over, told.

Its variables began with TARIFFDESK_, and its SQLite store was tariffdesk.db in the data folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_FORMER, _PRESENT = "TARIFFDESK_", "DUTYBELL_"
_FORMER_STORE, STORE = "tariffdesk.db", "dutybell.db"


def environment(environ: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The environment with variables of the former name under the present one, and a line on each.

    One that is set under both names is read under the present one. The lines name variables, never
    their values.

    >>> environment({"TARIFFDESK_LOG": "debug"})[0]["DUTYBELL_LOG"]
    'debug'
    """
    held, told = dict(environ), []
    for name in sorted(environ):
        present = _PRESENT + name.removeprefix(_FORMER)
        if name.startswith(_FORMER) and present not in environ:
            held[present] = environ[name]
            told.append(f"{name} is read as {present}: rename it, the former name will go")
    return held, tuple(told)


def store(data: Path) -> tuple[str, ...]:
    """Give a SQLite store of the former name the present one, where there is none; told in a line.

    The write-ahead log goes first: a store that is renamed without it would lose what it holds.
    """
    former, present = data / _FORMER_STORE, data / STORE
    if not former.is_file() or present.exists():
        return ()
    log = former.with_name(f"{former.name}-wal")
    if log.exists():
        log.rename(present.with_name(f"{present.name}-wal"))
    former.with_name(f"{former.name}-shm").unlink(missing_ok=True)
    former.rename(present)
    return (f"the store {former} was taken over as {present}",)
