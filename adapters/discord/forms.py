"""Forms: a question in full, or a command's options side by side, and what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from adapters.discord import limits, words
from adapters.discord.markdown import cut
from adapters.discord.tree import ACTION
from bot.commands.forms import shown
from bot.commands.parsing.open_lines import OpenLine
from bot.commands.spec import Command, CommandOption, OptionKind
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang
from bot.presentation import form_words

_PREFIX = "td:form:"
_QUESTION = "question"
CHANNEL = "channel"
"""The field of a form that says which channel is meant."""
_OPEN = "open"
_APART = "/"
_ONLY, _ALL = "only ", "all"
_APARTS = (",", ";", " and ", " et ", " & ", " plus ")
"""What parts two topics: a name with one of these is told by its slug."""
_LONGEST = 400
"""Characters of one input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalOpening:
    """What a form's fields hold as it opens, by name; what its topics are called; the number of the
    channel it is for, '' where that is no question.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    channel: str = ""


def form(
    command: Command | None,
    lang: Lang,
    known: QuestionState | None,
    held: ModalOpening = ModalOpening(),
) -> ui.Modal:
    """A form for ``command``, or for a question in words; filled with what was said before."""
    own = command.form if command else None
    name = command.name if command else "ask"
    title = own.title.on(lang) if own else words.ASK_TITLE.on(lang)
    action = own.action if own else ""
    made = ui.Modal(
        title=cut(title, limits.MODAL_TITLE),
        custom_id=f"{_PREFIX}{name}{_APART}{action}" if action else _PREFIX + name,
        timeout=None,
    )
    inputs = _command_inputs(command, lang, known, held) if command else [_question_input(lang)]
    for item in inputs:
        made.add_item(item)
    made.stop()  # submits come in by custom_id: the SDK need not remember this form
    return made


def open_form(left: OpenLine, lang: Lang) -> ui.Modal:
    """The one thing that a button's line leaves open; the line itself, where it is too long to come
    back with the form, stands in a second field.
    """
    name = f"{_PREFIX}{_OPEN}{_APART}{left.option.name}{_APART}"
    short = len(name + left.line) <= limits.CUSTOM_ID
    made = ui.Modal(
        title=cut(left.option.label.on(lang), limits.MODAL_TITLE),
        custom_id=name + left.line if short else name,
        timeout=None,
    )
    made.add_item(_option_input(left.option, lang, ""))
    if not short:
        made.add_item(_input(_QUESTION, words.QUESTION.on(lang), "", left.line, required=True))
    made.stop()
    return made


def submitted(data: Mapping[str, Any], catalogue: Sequence[Command]) -> QuestionState:
    """The question a filled-in form asks; inputs left empty are not said.

    Topics are all that is wanted, since the form opens with those that stand; none is all.
    """
    given = dict(_filled(data.get("components") or ()))
    given.pop(CHANNEL, None)
    name, _, action = str(data.get("custom_id", "")).removeprefix(_PREFIX).partition(_APART)
    filled = {key: value for key, value in given.items() if value}
    if name == _OPEN:
        asked, _, line = action.partition(_APART)
        line = line or filled.get(_QUESTION, "")
        return QuestionState(text=f"{line} {asked} {filled.get(asked, '')}")
    if name == "ask":
        return QuestionState(text=filled.get(_QUESTION, ""))
    command = next((c for c in catalogue if c.name == name), None)
    for option in command.options if command else ():
        if option.kind is OptionKind.TOPICS and option.name in given:
            chosen = given[option.name]
            filled[option.name] = f"{_ONLY}{chosen}" if chosen else _ALL
    action = filled.pop(ACTION, action)
    return QuestionState(command=name, text=action, options=filled)


def chosen_channel(data: Mapping[str, Any]) -> str:
    """The number of the channel that a filled-in form names; '' where it asks for none."""
    if not str(data.get("custom_id", "")).startswith(_PREFIX):
        return ""
    chosen = dict(_filled(data.get("components") or ())).get(CHANNEL, "")
    return chosen if chosen.isdecimal() else ""


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
    command: Command, lang: Lang, known: QuestionState | None, held: ModalOpening
) -> Iterator[ui.Label[ui.Modal]]:
    said = known.options if known and known.command == command.name else {}
    free = limits.MODAL_INPUTS
    if command.actions and not (command.form and command.form.action):
        free -= 1
        yield _input(ACTION, ACTION, " · ".join(command.actions), "", required=False)
    if command.form and command.form.channel and held.channel:
        free -= 1
        yield _channel_input(lang, int(held.channel))
    options = sorted(shown(command), key=lambda o: (not o.required, o.name not in said))
    for option in options[:free]:
        value = said.get(option.name, held.values.get(option.name, ""))
        if option.kind is OptionKind.TOPICS:
            value = _topics(_only(value), held.names)
        yield _option_input(option, lang, value)


def _channel_input(lang: Lang, number: int) -> ui.Label[ui.Modal]:
    here = discord.SelectDefaultValue(id=number, type=discord.SelectDefaultValueType.channel)
    kinds = [discord.ChannelType.text, discord.ChannelType.news]
    return ui.Label(
        text=cut(form_words.CHANNEL.on(lang), limits.INPUT_LABEL),
        component=ui.ChannelSelect(
            custom_id=CHANNEL, channel_types=kinds, default_values=[here], required=True
        ),
    )


def _only(value: str) -> str:
    """The topics that an order from a form names, as its field had them."""
    return "" if value == _ALL else value.removeprefix(_ONLY)


def _topics(value: str, names: Mapping[str, str]) -> str:
    """Topics as people call them, where their name can be read back as one."""
    slugs = [slug.strip() for slug in value.split(",") if slug.strip()]
    return ", ".join(_topic(slug, names.get(slug, slug)) for slug in slugs)


def _topic(slug: str, name: str) -> str:
    return slug if any(apart in f" {name} " for apart in _APARTS) else name


def _option_input(option: CommandOption, lang: Lang, value: str) -> ui.Label[ui.Modal]:
    label, help_ = option.label.on(lang), option.hint(lang)
    if not option.choices:
        return _input(option.name, label, help_, value, required=option.required)
    choices = [
        discord.SelectOption(label=option.choice(each, lang), value=each, default=each == value)
        for each in option.choices[: limits.SELECT_OPTIONS]
    ]
    return ui.Label(
        text=cut(label, limits.INPUT_LABEL),
        description=cut(help_, limits.DESCRIPTION) or None,
        component=ui.Select(custom_id=option.name, options=choices, required=False),
    )


def _input(
    name: str, label: str, help_: str, default: str, *, required: bool
) -> ui.Label[ui.Modal]:
    return ui.Label(
        text=cut(label, limits.INPUT_LABEL),
        description=cut(help_, limits.DESCRIPTION) or None,
        component=ui.TextInput(
            custom_id=name, required=required, default=default or None, max_length=_LONGEST
        ),
    )


def _filled(components: Any) -> Iterator[tuple[str, str]]:
    for one in components:
        if "value" in one:
            yield one["custom_id"], str(one["value"] or "").strip()
        elif "values" in one:
            yield one["custom_id"], ", ".join(map(str, one["values"] or ()))
        yield from _filled(one.get("components") or ())
        if one.get("component"):
            yield from _filled([one["component"]])
