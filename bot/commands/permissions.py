"""Who may change what a channel has settled, or keeps."""

from __future__ import annotations

from bot.commands.spec import CommandContext
from bot.errors import NotAllowed
from bot.presentation import asking_words


async def check_may_change(context: CommandContext, *, command: str) -> None:
    """Who may is the workspace's to choose. A private conversation is its person's own. ``command``
    is the one that a platform may keep from people. Raises NotAllowed.
    """
    place, person = context.question.place, context.question.person
    if place.private or person.admin:
        return
    if not person.settles:
        raise NotAllowed(asking_words.BY_COMMAND.on(context.lang, command=command))
    who_may = (await context.records.channel_settings.settings(place)).who_may
    if who_may == "admins":
        raise NotAllowed(asking_words.ADMINS.on(context.lang))
    if who_may == "members" and not person.member:
        raise NotAllowed(asking_words.MEMBERS.on(context.lang))
