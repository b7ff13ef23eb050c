"""What the core asks of the platforms: to post, to look up, to edit, and to draw."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.cards import Card
    from bot.domain.questions import Place

Confirm = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A card owed to a channel. ``delivery`` identifies it for ever: same id, same message.

    ``place.thread`` may name one of our own messages: the card goes in the thread below it,
    which is begun where the platform has none yet. ``confirm`` is awaited when everything is made
    ready and nothing but the post itself is left: it raises where the delivery is nobody's of ours
    any more, as after a long stop of the process. ``tried_at`` is when a try began that may have
    arrived: what is looked for is not older.
    """

    delivery: str
    place: Place
    card: Card
    quiet: bool = False
    confirm: Confirm | None = None
    tried_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Where a message went: the platform's own id of it, and the channel it stands in."""

    message: str
    channel: str


class Chat(Protocol):
    """A platform that can be posted to without having been asked."""

    @property
    def platform(self) -> str:
        """'slack', 'discord' or 'console'."""
        ...

    async def send(self, message: Outgoing) -> Sent:
        """Post it once. Raises one of the DeliveryError kinds."""
        ...

    async def find(self, message: Outgoing) -> Sent | None:
        """The message, if an earlier try was stored after all; None if it certainly was not.

        Raises OutcomeUnknown while the platform can't tell.
        """
        ...

    async def edit(self, sent: Sent, message: Outgoing) -> None:
        """Put ``message.card`` in the place of what stands at ``sent``.

        Confirmed as a post is: what a stopped process had in hand must not replace newer words.
        """
        ...

    async def tell(self, workspace: str, person: str, card: Card) -> None:
        """A private message to one person, such as the owner of a subscription."""
        ...


class Charts(Protocol):
    """Draws the first chart of a card as PNG."""

    async def png(self, card: Card) -> bytes | None:
        """The card's first chart as PNG, drawn off the event loop; None when it has none."""
        ...
