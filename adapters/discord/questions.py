"""Who asks what, where: interactions and messages as the core's Ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import discord

from adapters.discord import limits
from adapters.discord.attachments import GIVEN, attached, meant
from adapters.discord.forms import chosen_channel
from adapters.discord.markdown import cut
from adapters.discord.tree import ACTION, ATTACHMENT, SUB_COMMAND
from adapters.discord.words import MENUS
from bot.commands.dispatch.question_run import BRIEF
from bot.domain.question_state import QuestionState
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.presentation.messages import SOURCE, language_of_locale

PLATFORM = "discord"
_MENTION = re.compile(r"<@[!&]?\d+>")


def language(locale: object) -> Lang:
    """Of a Discord locale ('fr', 'en-US')."""
    return language_of_locale(str(locale))


def command_question(data: Mapping[str, Any]) -> QuestionState:
    """The question a slash command asks."""
    action, given = sub_command(data)
    options = {one["name"]: _text(one["value"]) for one in given if "value" in one}
    for one in given:
        if one.get("type") == ATTACHMENT:
            address = attached(data.get("resolved") or {}, options.pop(one["name"], ""))
            options |= {GIVEN: address} if address else {}
    action = options.pop(ACTION, action)
    return QuestionState(command=data["name"], text=action, options=options)


def sub_command(data: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """The sub-command that was used, '' for none, and the options it was given."""
    given: list[dict[str, Any]] = list(data.get("options") or ())
    for one in given:
        if one.get("type") == SUB_COMMAND:
            return str(one["name"]), list(one.get("options") or ())
    return "", given


def menu_question(data: Mapping[str, Any]) -> QuestionState:
    """What an entry of a message's menu asks: of the words of the message it was used on."""
    messages = (data.get("resolved") or {}).get("messages") or {}
    target = messages.get(str(data.get("target_id")), {})
    texts = [target.get("content") or ""]
    for embed in target.get("embeds") or ():
        texts += [embed.get(part) or "" for part in ("title", "description", "url")]
    asks = {name.on(SOURCE): asked for asked, name in MENUS.items()}
    asked = asks.get(str(data.get("name")), BRIEF)
    return QuestionState(command=asked, text=typed("\n".join(filter(None, texts))))


def typed(content: str) -> str:
    """What was typed, without mentions."""
    return cut(" ".join(_MENTION.sub(" ", content).split()), limits.QUESTION)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return format(Decimal(str(value)).normalize(), "f")
    return str(value)


def is_alone(interaction: discord.Interaction) -> bool:
    """Whether it is somebody's own conversation with us; one of several people is none."""
    return interaction.guild_id is None and not interaction.context.private_channel


def interaction_place(interaction: discord.Interaction) -> Place:
    """Where an interaction happened, or the channel its form names; the thread is named beside its
    channel.
    """
    channel = interaction.channel
    number = str(interaction.channel_id or "")
    if interaction.type is discord.InteractionType.modal_submit and interaction.guild_id:
        chosen = chosen_channel(dict(interaction.data or {}))
        if chosen and chosen != number:
            workspace = str(interaction.guild_id)
            return Place(platform=PLATFORM, workspace=workspace, channel=chosen)
    if interaction.guild_id is None:
        return Place(platform=PLATFORM, channel=number, private=is_alone(interaction))
    workspace = str(interaction.guild_id)
    if isinstance(channel, discord.Thread):
        parent = str(channel.parent_id)
        return Place(platform=PLATFORM, workspace=workspace, channel=parent, thread=number)
    return Place(platform=PLATFORM, workspace=workspace, channel=number)


def person_of(interaction: discord.Interaction) -> Person:
    """Who uses a command, button or form, and what they may."""
    alone = is_alone(interaction)
    # where a person has brought us along, nothing can be sent to the channel later
    here = alone or interaction.client.get_guild(interaction.guild_id or 0) is not None
    admin = alone or (here and interaction.permissions.manage_guild)
    # Discord lets only those use a settings command whom the server allows it; a button, a form
    # or a mention it lets anybody use.
    commanded = here and interaction.type is discord.InteractionType.application_command
    return Person(
        id=str(interaction.user.id),
        admin=admin,
        settles=admin or commanded,
        name=interaction.user.display_name,
    )


def interaction_ask(
    interaction: discord.Interaction,
    state: QuestionState,
    *,
    now: datetime,
    zone: ZoneInfo,
    again: bool = False,
) -> Question:
    """``question`` as asked by whoever used the command, button or form; ``again``: the answer
    that was given to it is wanted, whatever was asked since.
    """
    return asked(
        state,
        place=interaction_place(interaction),
        person=person_of(interaction),
        locale=language(interaction.locale),
        now=now,
        zone=zone,
        again=again,
    )


def message_ask(
    message: discord.Message,
    place: Place,
    lang: Lang | None,
    *,
    manages: bool,
    locale: Lang,
    now: datetime,
    zone: ZoneInfo,
) -> Question:
    """A mention or a direct message as a question; ``lang`` as the place has chosen, if it has.

    ``manages``: its author may manage the server, whose language is ``locale``.
    """
    author, admin = message.author, manages or place.private
    words = typed(message.content)
    return asked(
        QuestionState(text=words, lang=lang, options=meant(message.attachments, words)),
        place=place,
        person=Person(id=str(author.id), admin=admin, settles=admin, name=author.display_name),
        locale=locale,
        now=now,
        zone=zone,
    )


def asked(
    state: QuestionState,
    *,
    place: Place,
    person: Person,
    locale: Lang,
    now: datetime,
    zone: ZoneInfo,
    again: bool = False,
) -> Question:
    """The question behind anything typed or pressed, whatever it came by."""
    today = now.astimezone(zone).date()
    return state.question(
        place=place, person=person, day=today, now=now, lang=None, locale=locale, again=again
    )
