"""Opening a command's form where somebody is, with what stands there already."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.rendering import forms
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.forms import Filled, ViewOpening
from bot.commands.spec import Command, OptionKind
from bot.commands.suggestions import topic_names
from bot.domain.text import Lang

log = logging.getLogger(__name__)


async def opened_form(
    listeners: ListenerContext,
    asked: AskedQuestion,
    command: Command,
    *,
    action: str = "",
    filled: Filled | None = None,
) -> Block:
    """The view of a command's form for the channel of ``asked``. ``filled``: as it was sent."""
    lang = (await listeners.answers.profile(asked)).lang
    stands = await _stands(listeners, asked, command, lang)
    opening = ViewOpening(
        channel=asked.location.channel,
        action=action,
        filled=filled,
        stands=stands,
        names=await _names(listeners, command, stands, lang),
    )
    return forms.command_form(command, lang, opening)


async def _stands(
    listeners: ListenerContext, asked: AskedQuestion, command: Command, lang: Lang
) -> Mapping[str, str]:
    """What the fields hold already; nothing while the store is away."""
    if command.form is None or command.form.stands is None:
        return {}
    try:
        return await command.form.stands(asked.location.place, lang, listeners.bot_context.store)
    except Exception as error:
        log.warning("a form opens empty: %s", type(error).__name__)
        return {}


async def _names(
    listeners: ListenerContext, command: Command, stands: Mapping[str, str], lang: Lang
) -> dict[str, str]:
    snapshot = await listeners.bot_context.store.snapshot()
    kept = [stands.get(o.name, "") for o in command.options if o.kind is OptionKind.TOPICS]
    return topic_names(",".join(kept), snapshot, lang)
