"""What tests of several files of this folder stand on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from store.store import SqlStore
from tests.digest.digest_env import FRIDAY, DigestEnvironment


@pytest.fixture
async def environment(store: SqlStore, tmp_path: Path) -> DigestEnvironment:
    """Facts that were loaded and of which nothing is left to tell."""
    made = DigestEnvironment(store, tmp_path / "catalogue")
    await made.load(FRIDAY - timedelta(hours=1))
    await made.planner.tick(FRIDAY - timedelta(minutes=30))
    return made
