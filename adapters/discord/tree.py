"""COMMANDS as the application commands Discord registers, and the hash that tells a change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from adapters.discord import limits, words
from adapters.discord.markdown import cut
from bot.commands.spec import Command, CommandOption, OptionKind
from bot.domain.text import Words
from bot.ports import Store
from bot.presentation.command_names import name_of
from bot.presentation.messages import SOURCE, language_of_locale, languages, verbatim

Json = dict[str, Any]

CHAT_INPUT, MESSAGE_MENU = 1, 3
SUB_COMMAND = 1
"""The type of an option that is a sub-command."""
_STRING, _NUMBER, ATTACHMENT = 3, 10, 11
_TYPES = {OptionKind.PERCENT: _NUMBER, OptionKind.FILE: ATTACHMENT}
_GUILD, _BOT_DM, _PRIVATE = 0, 1, 2
_GUILD_INSTALL, _USER_INSTALL = 0, 1
MANAGE_GUILD = 1 << 5
SERVER_SETTINGS = "dutybell"
"""The one command that is Discord's own: settings of a server."""
KEEP = "keep-questions"
"""The setting of a server that lets us keep misread questions."""
ACTION = "action"
"""The option that names a command's sub-command; the first action is the default."""

COMPLETED = frozenset(
    {OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC, OptionKind.SPEAKER, OptionKind.TOPICS}
)
"""Kinds that are completed while one types; the fact snapshot is too large for fixed choices."""


def tree(catalogue: Sequence[Command]) -> list[Json]:
    """The whole tree, as the bulk overwrite takes it."""
    menus = map(_menu, words.MENUS.values())
    return [*map(_command, catalogue), _server_settings(), *menus]


def fingerprint(commands: list[Json]) -> str:
    """Changes exactly when the tree does."""
    return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()


async def unchanged(commands: list[Json], where: str, store: Store) -> bool:
    """Whether this very tree is registered ``where`` ('global' or a guild's id) already."""
    async with store.transaction() as records:
        return await records.key_value.get(f"discord:tree:{where}") == fingerprint(commands)


async def registered(commands: list[Json], where: str, store: Store) -> None:
    """Remember that this tree is now registered there."""
    async with store.transaction() as records:
        await records.key_value.put(f"discord:tree:{where}", fingerprint(commands))


def _command(command: Command) -> Json:
    made: Json = {
        "type": CHAT_INPUT,
        **_called(command.name),
        "options": _listed(command)[: limits.OPTIONS],
        **_described(command.help),
        **_reach(settings=command.settings),
    }
    if command.settings:
        made["default_member_permissions"] = MANAGE_GUILD
    return made


def _listed(command: Command) -> list[Json]:
    """Its sub-commands where they take options of their own; else its options, an action first."""
    if command.takes:
        return [_sub_command(command, action) for action in command.actions]
    options = sorted(command.options, key=lambda option: not option.required)
    listed = [_option(option) for option in options]
    if command.actions:
        at = sum(option.required for option in options)
        listed.insert(at, _action(command.actions))
    return listed


def _sub_command(command: Command, action: str) -> Json:
    taken = command.takes.get(action, ())
    options = [option for name in taken for option in command.options if option.name == name]
    return {
        "type": SUB_COMMAND,
        **_called(action),
        "options": [_option(option) for option in options],
        **_described(command.action_help.get(action, command.help)),
    }


def _called(name: str) -> Json:
    """A name, and what it is called in each language; what comes back is the name."""
    words_ = name_of(name)
    localized = {k: v for k, v in _localized(words_, limits.NAME).items() if v != name}
    return {"name": name, **({"name_localizations": localized} if localized else {})}


def _described(help_: Words) -> Json:
    return {
        "description": cut(help_.on(SOURCE), limits.DESCRIPTION),
        "description_localizations": _localized(help_, limits.DESCRIPTION),
    }


def _reach(*, settings: bool) -> Json:
    """Settings belong to a server or a direct message; questions work wherever people talk."""
    if settings:
        return {"contexts": [_GUILD, _BOT_DM], "integration_types": [_GUILD_INSTALL]}
    contexts = [_GUILD, _BOT_DM, _PRIVATE]
    return {"contexts": contexts, "integration_types": [_GUILD_INSTALL, _USER_INSTALL]}


def _action(actions: tuple[str, ...]) -> Json:
    choices = [{"name": action, "value": action} for action in actions[: limits.CHOICES]]
    said = _described(words.ACTION_HELP)
    return {"type": _STRING, **_called(ACTION), "required": False, "choices": choices, **said}


def _option(option: CommandOption) -> Json:
    made: Json = {
        "type": _TYPES.get(option.kind, _STRING),
        **_called(option.name),
        "required": option.required,
        **_described(option.help),
    }
    if option.kind is OptionKind.PERCENT:
        made |= {"min_value": 0, "max_value": 100}
    elif option.choices:
        made["choices"] = [
            _named(c, option.choice_labels.get(c, verbatim(c)))
            for c in option.choices[: limits.CHOICES]
        ]
    elif option.kind in COMPLETED:
        made["autocomplete"] = True
    return made


def _named(value: str, name: Words) -> Json:
    return {
        "name": name.on(SOURCE),
        "name_localizations": _localized(name, limits.CHOICE),
        "value": value,
    }


def _localized(words_: Words, most: int) -> dict[str, str]:
    """The words in each language that Discord has, by its locales."""
    return {
        locale: cut(words_.on(lang), most)
        for lang in languages()
        for locale in sorted(limits.LOCALES)
        if lang != SOURCE and language_of_locale(locale) == lang
    }


def _server_settings() -> Json:
    options = (
        ("threads", words.THREADS_HELP, words.YES_NO),
        ("language", words.LANGUAGE_HELP, words.languages_of_answers()),
        (KEEP, words.KEEP_HELP, words.YES_NO),
    )
    return {
        "type": CHAT_INPUT,
        "name": SERVER_SETTINGS,
        "options": [
            {
                "type": _STRING,
                **_called(name),
                "required": False,
                **_described(help_),
                "choices": [_named(value, text) for value, text in choices.items()],
            }
            for name, help_, choices in options
        ],
        **_described(words.SERVER_SETTINGS_HELP),
        "contexts": [_GUILD],
        "integration_types": [_GUILD_INSTALL],
        "default_member_permissions": MANAGE_GUILD,
    }


def _menu(name: Words) -> Json:
    """An entry of a message's menu."""
    return {
        "type": MESSAGE_MENU,
        "name": name.on(SOURCE),
        "name_localizations": _localized(name, limits.COMMAND_NAME),
        **_reach(settings=False),
    }
