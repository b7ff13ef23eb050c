"""Fixtures for all tests."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory

import pytest

from adapters.process.collector import collect_seldom, keep_loaded
from store import snapshot
from tests.databases import another_store, database, empty_database, postgres, store, worker_id
from tests.made_once import RUN_FOLDER

__all__ = ["another_store", "database", "empty_database", "postgres", "store", "worker_id"]


def pytest_configure(config: pytest.Config) -> None:
    """A folder of this run for what its processes make once (tests/made_once.py); and the facts
    of several texts held, as tests go to and fro between them: nobody changes them.
    """
    collect_seldom()
    snapshot.BOUND.hold(4)
    if RUN_FOLDER not in os.environ:
        folder = TemporaryDirectory(prefix="dutybell-run-")
        os.environ[RUN_FOLDER] = folder.name

        def forget() -> None:
            del os.environ[RUN_FOLDER]
            folder.cleanup()

        config.add_cleanup(forget)


def pytest_collection_finish() -> None:
    """The garbage collector is set as in the program: fifteen thousand tests and all code stay."""
    keep_loaded()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, on any number of workers, what share of the questions was answered, and how
    often a long proof killed what.
    """
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, value in getattr(report, "user_properties", []):
                if name in ("share", "counts"):
                    terminalreporter.write_line(str(value))
