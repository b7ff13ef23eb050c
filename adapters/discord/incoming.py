"""What questions on Discord come in by: kept until they are answered, or told it is too much."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapters.discord.pace import RateWindow
from bot.delivery.backlog import Backlog
from bot.delivery.busy import BusyChannels
from bot.delivery.inbox import QuestionInbox


@dataclass(slots=True, kw_only=True)
class Incoming:
    """The inbox, how much is under way, who was turned away; and the way out, at Discord's pace."""

    inbox: QuestionInbox
    busy: BusyChannels
    backlog: Backlog = field(default_factory=Backlog)
    window: RateWindow = field(default_factory=RateWindow)
