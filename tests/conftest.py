"""Fixtures for every room's tests."""

from __future__ import annotations

from tests.databases import another_store, database, empty_database, postgres, store, worker_id

__all__ = ["another_store", "database", "empty_database", "postgres", "store", "worker_id"]
