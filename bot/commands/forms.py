"""What a form shows and what is wrong in it, before anything is asked: for every platform alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.commands.parsing.command_line import parse
from bot.commands.spec import Command, CommandOption, FieldFault, Form, OptionKind
from bot.domain.questions import Question
from bot.domain.text import Lang
from bot.errors import BadDate, BadOption, UnknownGood, UserError
from bot.ports import Snapshot

_DAYS = (OptionKind.DAY, OptionKind.PERIOD)
_GOODS = (OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC)


def shown(command: Command, *, more: bool = False) -> tuple[CommandOption, ...]:
    """The options a form asks for, as it calls them; with ``more``, all that it has."""
    form = command.form
    if form is None or not form.fields:
        return command.options
    first = [option for name in form.fields for option in command.options if option.name == name]
    rest = [o for o in command.options if o.name not in (*form.fields, *form.hidden)]
    return tuple(_called(option, form) for option in (*first, *(rest if more else ())))


def has_more(command: Command) -> bool:
    """Whether a form keeps some of its options behind 'more details'."""
    return len(shown(command, more=True)) > len(shown(command))


def _called(option: CommandOption, form: Form) -> CommandOption:
    named = replace(
        option,
        label=form.named.get(option.name, option.label),
        kind=form.kinds.get(option.name, option.kind),
    )
    choices = form.choices.get(option.name)
    if choices is not None:
        named = replace(named, choices=tuple(choices), choice_labels=choices)
    # a list to choose from shows itself what a command line takes
    hinted = option.name in form.hints or not named.choices
    return replace(named, help=form.hints.get(option.name, option.help), hinted=hinted)


def fault_of(
    command: Command, question: Question, snapshot: Snapshot, lang: Lang
) -> FieldFault | None:
    """What is wrong in a form as ``question`` filled it in, at its field; None where nothing is,
    or where it belongs to no field.
    """
    try:
        parse(command, question, snapshot, lang=lang)
    except UserError as error:
        option = _at(error, command.options, question)
        return FieldFault(option=option, words=error.message) if option else None
    own = command.form.fault if command.form else None
    return own(question, snapshot, lang) if own else None


def _at(error: UserError, options: Iterable[CommandOption], question: Question) -> str:
    """The option that an error speaks of; '' where it speaks of none."""
    if isinstance(error, BadOption) and error.option:
        return error.option
    kinds = _DAYS if isinstance(error, BadDate) else _GOODS
    if not isinstance(error, BadDate | UnknownGood):
        return ""
    given = [o.name for o in options if o.kind in kinds and question.options.get(o.name)]
    return given[0] if given else ""
