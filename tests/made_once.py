"""Files that all processes of one test run need: the first to ask makes them, the others wait."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

RUN_FOLDER = "DUTYBELL_TEST_RUN"
"""Names the folder of the run in the environment, which the workers of a run inherit."""


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name`` of this run, filled by ``make`` where nobody has: read it, copy it,
    never write in it. What ``make`` raises leaves nothing behind."""
    made = run_folder() / name
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = made.with_suffix(".begun")
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(made)
    return made


def run_folder() -> Path:
    """Where it lies; one of this process where no run has said."""
    return Path(os.environ.get(RUN_FOLDER) or _own().name)


@cache
def _own() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="dutybell-run-")
