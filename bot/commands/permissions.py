"""Who may change what a channel has settled, or keeps."""

from __future__ import annotations

from bot.commands.spec import CommandContext
from bot.errors import NotAllowed
from bot.presentation.messages import N_

_ADMINS = N_("Only people who manage this workspace may change what a channel gets.")
_MEMBERS = N_("Only members of this channel may change what it gets.")
_BY_COMMAND = N_(
    "Only people who manage a server where I am installed may change in this way "
    "what a channel gets. Where /digest is open to you, use the command itself."
)


async def check_may_change(context: CommandContext) -> None:
    """Who may is the workspace's to choose. A private conversation is its person's own. Raises
    NotAllowed."""
    place, person = context.question.place, context.question.person
    if place.private or person.admin:
        return
    if not person.settles:
        raise NotAllowed(_BY_COMMAND.on(context.lang))
    who_may = (await context.records.channel_settings.settings(place)).who_may
    if who_may == "admins":
        raise NotAllowed(_ADMINS.on(context.lang))
    if who_may == "members" and not person.member:
        raise NotAllowed(_MEMBERS.on(context.lang))
