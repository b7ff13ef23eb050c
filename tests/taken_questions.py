"""A question as the inbox holds it, from its taking to fifteen minutes later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.inbox import TakenQuestion
from bot.domain.questions import Place

NOW = datetime(2026, 10, 12, 12, tzinfo=UTC)
ASKED = TakenQuestion(
    key="slack:asked:1",
    place=Place(platform="slack", workspace="T1", channel="C1"),
    kind="command",
    payload="{}",
    taken_at=NOW,
    deadline=NOW + timedelta(minutes=15),
)
