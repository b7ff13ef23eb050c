"""What the owner of a subscription is told when its channel can no longer be posted in."""

from __future__ import annotations

from bot.cards import Card, Prose
from bot.domain.subscriptions import Subscription
from bot.presentation.messages import N_

_CLOSED = N_("I can no longer post in a channel")
_WHY = N_(
    "The briefs for {channel} are paused: the channel is gone, archived or closed to me. "
    "Nothing was deleted. Let me in again and say /digest resume there."
)


def access_lost(subscription: Subscription) -> Card:
    """Which channel it is, that its briefs are paused, and how they go on."""
    lang = subscription.lang
    return Card(
        title=_CLOSED.on(lang),
        lang=lang,
        parts=(Prose(text=_WHY.on(lang, channel=subscription.place.channel)),),
        command="digest",
        private=True,
    )
