"""What questions on Discord come in by: kept until they are answered, or told it is too much."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.delivery.backlog import Backlog
from bot.delivery.busy import BusyChannels
from bot.delivery.inbox import QuestionInbox


@dataclass(slots=True, kw_only=True)
class Doors:
    """The inbox, how much is under way, and who was turned away."""

    inbox: QuestionInbox
    busy: BusyChannels
    backlog: Backlog = field(default_factory=Backlog)
