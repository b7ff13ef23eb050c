"""A question that was acknowledged, and what is needed to answer it after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.questions import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenQuestion:
    """A question somebody waits for. ``key`` names the event it came by, the same for each copy.

    ``kind`` and ``payload`` (JSON) are the adapter's own: what to ask and where the answer goes.
    ``address`` is an address or token that lets anybody answer in our place, kept apart from
    exports. After ``deadline`` no answer is expected, or possible. ``tried_at`` is when an answer
    was last about to be sent, None before; ``tries`` counts the processes that took it up.
    """

    key: str
    place: Place
    kind: str
    payload: str
    taken_at: datetime
    deadline: datetime
    address: str = ""
    tried_at: datetime | None = None
    tries: int = 1
