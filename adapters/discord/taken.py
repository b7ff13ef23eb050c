"""What people asked on Discord, as the inbox keeps it until it is answered, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import discord

from adapters.discord.limits import TOKEN_SECONDS
from adapters.discord.questions import interaction_place, is_alone, language, person_of
from bot.domain.inbox import TakenQuestion
from bot.domain.question_state import QuestionState
from bot.domain.questions import Person, Place
from bot.domain.text import Lang
from bot.presentation.messages import languages

MENTION, DEFERRED, SERVER = "mention", "deferred", "server settings"
_LIFE = timedelta(minutes=15)
_TOKEN_LIFE = timedelta(seconds=TOKEN_SECONDS - 60)
"""An interaction deferred is answered while its token works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMessage:
    """A message that asks something. Its words are not kept: they are read where they stand.

    ``manages``: its author may manage the server. ``locale``: the server's.
    """

    channel: int
    message: int
    guild: int | None
    manages: bool
    locale: Lang


def of_message(message: discord.Message) -> AskedMessage:
    """What is to be known of a message to answer it later."""
    author, guild = message.author, message.guild
    number = guild.id if guild else getattr(message.channel, "guild_id", None)
    return AskedMessage(
        channel=message.channel.id,
        message=message.id,
        guild=number,
        manages=isinstance(author, discord.Member) and author.guild_permissions.manage_guild,
        locale=language(guild.preferred_locale) if guild else "en",
    )


def message_key(message: int) -> str:
    """The same for every copy of the event, in every process."""
    return f"discord:message:{message}"


def mention(asked: AskedMessage, place: Place, *, now: datetime) -> TakenQuestion:
    """A mention or a direct message."""
    fields = {
        "channel": asked.channel,
        "message": asked.message,
        "guild": asked.guild,
        "manages": asked.manages,
        "locale": asked.locale,
    }
    return TakenQuestion(
        key=message_key(asked.message),
        place=place,
        kind=MENTION,
        payload=json.dumps(fields),
        taken_at=now,
        deadline=now + _LIFE,
    )


def asked_message(taken: TakenQuestion) -> AskedMessage:
    """The message behind a taken mention."""
    return AskedMessage(**json.loads(taken.payload))


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How an interaction's answer is to be shown: which page, as it was given before (``again``),
    to all as ``shared`` by its asker; whether files may go along; whether it may change settings.
    """

    number: int = 1
    again: bool = False
    shared: bool = False
    attach: bool = True
    settles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """An interaction acknowledged without content, whose answer follows within its 15 minutes."""

    application: int
    state: QuestionState
    showing: Showing
    person: Person
    locale: Lang
    alone: bool


def deferred(
    interaction: discord.Interaction[Any], state: QuestionState, showing: Showing, *, now: datetime
) -> TakenQuestion:
    """An interaction that is about to be told to wait; its token answers it."""
    person = person_of(interaction)
    fields = {
        "application": interaction.application_id,
        "state": state.packed(),
        "showing": {name: getattr(showing, name) for name in Showing.__slots__},
        "user": person.id,
        "admin": person.admin,
        "settles": person.settles,
        "locale": language(interaction.locale),
        "alone": is_alone(interaction),
    }
    return _interaction(interaction, DEFERRED, fields, now=now)


def _interaction(
    interaction: discord.Interaction[Any], kind: str, fields: Mapping[str, Any], *, now: datetime
) -> TakenQuestion:
    return TakenQuestion(
        key=f"discord:interaction:{interaction.id}",
        place=interaction_place(interaction),
        kind=kind,
        payload=json.dumps(fields, ensure_ascii=False),
        taken_at=now,
        deadline=now + _TOKEN_LIFE,
        address=interaction.token,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsCommand:
    """The server's settings, as somebody chose them; ``application`` is ours."""

    application: int
    chosen: Mapping[str, str]
    locale: Lang


def settings_command(
    interaction: discord.Interaction[Any], chosen: Mapping[str, str], *, now: datetime
) -> TakenQuestion:
    """A settings command that is about to be told to wait; its token answers it."""
    fields = {
        "application": interaction.application_id,
        "chosen": dict(chosen),
        "locale": language(interaction.locale),
    }
    return _interaction(interaction, SERVER, fields, now=now)


def asked_settings(taken: TakenQuestion) -> SettingsCommand:
    """The settings command behind a taken one."""
    return SettingsCommand(**json.loads(taken.payload))


def told_to(taken: TakenQuestion) -> tuple[int, Lang]:
    """Of a taken interaction: the application its token is of, and its asker's language."""
    fields = json.loads(taken.payload)
    return int(fields["application"]), fields["locale"]


def asked_interaction(taken: TakenQuestion) -> Deferred:
    """The interaction behind a taken one."""
    fields = json.loads(taken.payload)
    return Deferred(
        application=int(fields["application"]),
        state=QuestionState.read(fields["state"], languages()),
        showing=Showing(**fields["showing"]),
        person=Person(id=fields["user"], admin=fields["admin"], settles=fields["settles"]),
        locale=fields["locale"],
        alone=fields["alone"],
    )
