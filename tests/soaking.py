"""What the long proofs share: how many kills, and a line that is printed whatever is captured."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

import pytest

KILLS = int(os.environ.get("SOAK_KILLS", "1000"))
"""On each database: three of five while briefs go out, three of ten from a feed's fetch to the
review of its facts, the rest while questions are asked of whole bots."""
BRIEFS, FEEDS = KILLS * 60 // 100, KILLS * 30 // 100
QUESTIONS = KILLS - BRIEFS - FEEDS
Say = Callable[[str], None]


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Say:
    """Prints a line whether the test passes or not, and whatever is captured: at once, or in the
    summary where several processes test.
    """
    writer = request.config.get_terminal_writer()
    capture = request.config.pluginmanager.getplugin("capturemanager")

    def printed(line: str) -> None:
        if os.environ.get("PYTEST_XDIST_WORKER"):
            request.node.user_properties.append(("counts", line))
            return
        with capture.global_and_fixture_disabled():
            writer.line(f"\n{line}")

    return printed


def in_words(counts: Counter[str]) -> str:
    """How much there was of everything."""
    return ", ".join(f"{count} {what}" for what, count in counts.items())
