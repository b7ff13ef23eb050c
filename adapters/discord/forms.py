"""Forms: a question in full, or a command's options side by side, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from adapters.discord import limits, words
from adapters.discord.markdown import cut
from adapters.discord.question_state import QuestionState
from adapters.discord.tree import ACTION
from bot.commands.spec import Command
from bot.domain.text import Lang

_PREFIX = "td:form:"
_QUESTION = "question"


def form(command: Command | None, lang: Lang, known: QuestionState | None) -> ui.Modal:
    """A form for ``command``, or for a question in words; filled with what was said before."""
    name = command.name if command else "ask"
    title = f"/{name}" if command else words.ASK_TITLE.on(lang)
    made = ui.Modal(title=cut(title, limits.MODAL_TITLE), custom_id=_PREFIX + name, timeout=None)
    for item in _command_inputs(command, lang, known) if command else [_question_input(lang)]:
        made.add_item(item)
    made.stop()  # submits come in by custom_id: the SDK need not remember this form
    return made


def submitted(data: Mapping[str, Any]) -> QuestionState:
    """The question a filled-in form asks; inputs left empty are not said."""
    filled = dict(_filled(data.get("components") or ()))
    name = str(data.get("custom_id", "")).removeprefix(_PREFIX)
    if name == "ask":
        return QuestionState(text=filled.get(_QUESTION, ""))
    action = filled.pop(ACTION, "")
    return QuestionState(command=name, text=action, options=filled)


def _question_input(lang: Lang) -> ui.Label[ui.Modal]:
    return ui.Label(
        text=words.QUESTION.on(lang),
        component=ui.TextInput(
            custom_id=_QUESTION,
            style=discord.TextStyle.paragraph,
            max_length=limits.QUESTION,
        ),
    )


def _command_inputs(
    command: Command, lang: Lang, known: QuestionState | None
) -> Iterator[ui.Label[ui.Modal]]:
    said = known.options if known and known.command == command.name else {}
    if command.actions:
        text = " · ".join(command.actions)
        yield _input(ACTION, text, command.form.action if command.form else "", required=False)
    options = sorted(command.options, key=lambda o: (not o.required, o.name not in said))
    renderer = limits.MODAL_INPUTS - bool(command.actions)
    for option in options[:renderer]:
        help_ = option.help.on(lang)
        yield _input(option.name, help_, said.get(option.name, ""), required=option.required)


def _input(name: str, help_: str, default: str, *, required: bool) -> ui.Label[ui.Modal]:
    return ui.Label(
        text=cut(name, limits.INPUT_LABEL),
        description=cut(help_, limits.DESCRIPTION),
        component=ui.TextInput(
            custom_id=name, required=required, default=default or None, max_length=limits.CHOICE
        ),
    )


def _filled(components: Any) -> Iterator[tuple[str, str]]:
    for one in components:
        if one.get("value"):
            yield one["custom_id"], str(one["value"])
        yield from _filled(one.get("components") or ())
        if one.get("component"):
            yield from _filled([one["component"]])
