"""Commands as programs call them: names, schemas of their arguments, questions made of those, and
the answers as data.

An assistant or a spreadsheet gives arguments by name as JSON; they are checked here for being of a
kind and a length at all, and read by the command's own parser like what a platform's form gives.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.cards import Card, Choices
from bot.commands.dispatch.dispatcher import dispatch
from bot.commands.spec import BotContext, Command, CommandOption, OptionKind, Tool
from bot.domain.days import law_day
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.errors import BadOption, UserError
from bot.presentation import tool_words as words
from bot.presentation.messages import SOURCE, languages
from bot.presentation.plain_text import plain_text
from bot.presentation.results import result

LONGEST = 500
"""Characters of an argument; only a table is longer."""
LONGEST_TABLE = 1_000_000
_TABLE = "rows"
_YES_NO = {True: "yes", False: "no"}
_HIGHEST = 10**15
"""Of a number; a whole one may be too large to be made a float."""
_NUMBERS = frozenset({OptionKind.MONEY, OptionKind.QUANTITY, OptionKind.PERCENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandTool:
    """One tool. ``changes``: it changes the caller's own watch list."""

    name: str
    command: Command
    action: str
    options: tuple[CommandOption, ...]
    changes: bool

    def described(self, lang: Lang = "en") -> str:
        """What it does, in a sentence or two."""
        told = words.tool_words(self.name, lang) or self.command.help.on(lang)
        return f"{told}. {words.always_dated(lang)}"

    def arguments(self, lang: Lang = "en") -> dict[str, Any]:
        """The JSON Schema (2020-12) of its arguments."""
        properties = {option.name: _schema(option, lang) for option in self.options}
        properties["lang"] = {
            "type": "string",
            "enum": list(languages()),
            "description": words.lang_words(lang),
        }
        required = [o.name for o in self.options if o.required]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }


def tools_of(commands: Iterable[Command]) -> tuple[CommandTool, ...]:
    """The tools that ``commands`` declare, in their order."""
    return tuple(_tool(command, tool) for command in commands for tool in command.tools)


def _tool(command: Command, tool: Tool) -> CommandTool:
    names = tool.options
    options = tuple(o for o in command.options if names is None or o.name in names)
    return CommandTool(
        name="_".join(filter(None, (command.name, tool.action))),
        command=command,
        action=tool.action,
        options=options,
        changes=tool.changes,
    )


def _schema(option: CommandOption, lang: Lang) -> dict[str, Any]:
    told = {"description": option.help.on(lang)}
    text = {"type": "string", "maxLength": _longest(option.name)}
    match option.kind:
        case OptionKind.YES_NO:
            return {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}], **told}
        case OptionKind.CHOICE if option.choices:
            return {"type": "string", "enum": list(option.choices), **told}
        case kind if kind in _NUMBERS:
            return {"anyOf": [{"type": "number"}, text], **told}
        case _:
            return {**text, **told}


def _longest(name: str) -> int:
    return LONGEST_TABLE if name == _TABLE else LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A program, by the name of the key it showed: its watch list is kept under that name."""

    name: str
    place: Place

    @classmethod
    def of_key(cls, name: str) -> Caller:
        """Whoever holds the key of that name."""
        return cls(name=name, place=Place(platform="api", workspace=name, channel=name))


def question_of(
    tool: CommandTool, arguments: Mapping[str, Any], caller: Caller, *, day: date, now: datetime
) -> Question:
    """The question that a call asks. ``day`` is today. Raises BadOption.

    What is null or blank was left out.
    """
    lang = language(arguments)
    known = {option.name: option for option in tool.options}
    options = {}
    for name, value in arguments.items():
        if name == "lang":
            continue
        if name not in known:
            raise BadOption(words.unknown_option(str(name), (*known, "lang"), lang))
        written = _written(known[name], value, lang)
        if written:
            options[name] = written
    for option in tool.options:
        if option.required and option.name not in options:
            raise BadOption(words.needed(option.name, lang))
    if tool.action:
        options["action"] = tool.action
    return Question(
        text="",
        command=tool.command.name,
        options=options,
        day=day,
        now=now,
        place=caller.place,
        person=Person(id=caller.name, admin=True),
        lang=lang,
    )


def language(arguments: Mapping[str, Any]) -> Lang:
    """The language asked for; English where none, or none of ours, is."""
    asked = arguments.get("lang")
    return asked if isinstance(asked, str) and asked in languages() else SOURCE


def _written(option: CommandOption, value: object, lang: Lang) -> str:
    """The value as a person would type it. Raises BadOption."""
    if value is None:
        return ""
    if option.kind is OptionKind.YES_NO and isinstance(value, bool):
        return _YES_NO[value]
    if option.kind in _NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) >= _HIGHEST or not math.isfinite(value):
            raise BadOption(words.wrong_kind(option.name, words.kind_words("number", lang), lang))
        return f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if not isinstance(value, str):
        kind = "yes or no" if option.kind is OptionKind.YES_NO else "text"
        kind = "number" if option.kind in _NUMBERS else kind
        raise BadOption(words.wrong_kind(option.name, words.kind_words(kind, lang), lang))
    most = _longest(option.name)
    if len(value) > most:
        raise BadOption(words.too_long(option.name, most, lang))
    return value.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """``data`` is the answer (RESULT_SCHEMA) and ``card`` what it was made of; or both are None,
    ``problem`` says what to put right and ``suggestions`` what would work. ``failed`` is the number
    of an error of ours.
    """

    data: dict[str, Any] | None = None
    card: Card | None = None
    problem: str = ""
    suggestions: tuple[str, ...] = ()
    failed: str = ""


async def call(
    tool: CommandTool,
    arguments: Mapping[str, Any],
    caller: Caller,
    bot_context: BotContext,
    *,
    now: datetime,
) -> Called:
    """Answer one call, today being the day of law at ``now``. Never raises for bad arguments."""
    today = law_day(now)
    try:
        question = question_of(tool, arguments, caller, day=today, now=now)
    except UserError as error:
        return Called(problem=error.message, suggestions=error.suggestions)
    found = await dispatch(question, bot_context)
    if found.refused is not None:
        return Called(problem=found.refused.message, suggestions=found.refused.suggestions)
    if found.failed or found.snapshot is None:
        return Called(problem=_said(found.card), failed=found.failed)
    return Called(data=result(found.card, found.snapshot, today), card=found.card)


def _said(card: Card) -> str:
    """The words of a card that answers nothing."""
    parts = tuple(part for part in card.parts if not isinstance(part, Choices))
    return plain_text(Card(title="", lang=card.lang, parts=parts))
