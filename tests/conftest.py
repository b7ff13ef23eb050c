"""Fixtures for every room's tests."""

from __future__ import annotations

import pytest

from tests.databases import another_store, database, empty_database, postgres, store, worker_id

__all__ = ["another_store", "database", "empty_database", "postgres", "store", "worker_id"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, on any number of workers, what share of the questions was answered, and how
    often a long proof killed what.
    """
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, value in getattr(report, "user_properties", []):
                if name in ("share", "counts"):
                    terminalreporter.write_line(str(value))
