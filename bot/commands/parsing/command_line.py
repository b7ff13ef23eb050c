"""Typed command lines and platform options, read into a request.

What plain sentences say too (goods, codes, countries, days, sums, claims) is read the same way, in
any order; what only one command knows is introduced by the name of its option.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.commands.parsing.line_read import LineRead
from bot.commands.parsing.segments import Segments, segments
from bot.commands.spec import Command, OptionKind
from bot.domain.questions import Query, Question
from bot.domain.text import Lang
from bot.ports import Snapshot
from bot.reading.words import clean, words_of

_LINE = re.compile(r"^\s*/(?P<name>[a-z][a-z0-9_-]{0,31})(?:\s+(?P<rest>.*))?$", re.DOTALL | re.I)
_VALUED = re.compile(r"\s{0,9}\d{4}[\d.]{0,12}\s{1,9}\d")
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_MOST = 2_000
"""Characters of a command line that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """A command line: the command's name as typed, in lower case, and its arguments."""

    name: str
    rest: str


def typed_line(text: str) -> TypedLine | None:
    """'/tariff steel' -> tariff, 'steel'; None for anything that is no command line.

    >>> typed_line("/tariff steel on 2025-04-01").rest
    'steel on 2025-04-01'
    """
    found = _LINE.match(text)
    if found is None:
        return None
    return TypedLine(name=found["name"].lower(), rest=(found["rest"] or "").strip())


def parse(command: Command, question: Question, snapshot: Snapshot, *, lang: Lang) -> Query:
    """The request alone of :func:`read_line`."""
    return read_line(command, question, snapshot, lang=lang).query


def read_line(command: Command, question: Question, snapshot: Snapshot, *, lang: Lang) -> LineRead:
    """The request of ``ask.text`` (arguments as typed) and ``ask.options`` (given by name), and
    what of it was not read.

    Raises BadOption, BadDate, UnknownGood or UnknownSpeaker: what was wrong, and an example.
    """
    text = clean(question.text, most=_MOST, marks=True)
    parted = segments(text, command)
    action, left = _action(command, parted.rest)
    if left == parted.rest:
        named = (name for name, _ in (*parted.given, *question.options.items()))
        action = next((command.implied[n] for n in named if n in command.implied), action)
    parted, left = _of_action(command, action, parted, left)
    if command.verbatim:
        values = dict((*parted.given, *question.options.items()))
        action = values.pop("action", action)
        verbatim = Query(command=command.name, action=action, words=left, values=values)
        return LineRead(query=verbatim)
    good, day = _dated(left, command)
    if not (parted.given or question.options) and _names_a_good(command, good, snapshot):
        return LineRead(query=Query(command=command.name, action=action, good=good, day=day))
    # what everything else takes to read is loaded with the first line that says more
    from bot.commands.parsing.arguments import read

    given = (*parted.given, *question.options.items())
    return read(command, question, snapshot, lang=lang, action=action, text=left, given=given)


def _dated(text: str, command: Command) -> tuple[str, date | None]:
    """'steel on 2025-06-04', as buttons write it, parted at its day; any other line as it is."""
    before, on, written = text.rpartition(" on ")
    if not on or not _DAY.fullmatch(written) or not any(o.name == "on" for o in command.options):
        return text, None
    try:
        return before, date.fromisoformat(written)
    except ValueError:  # no day of the calendar: what reads it says so
        return text, None


def _names_a_good(command: Command, text: str, snapshot: Snapshot) -> bool:
    """Whether the line is a good by its own name and nothing else, of a command to which that is a
    good, no words to search for and no option's value: nothing is left to be read.
    """
    kinds = {option.kind for option in command.options}
    good = OptionKind.GOOD in kinds or OptionKind.GOOD_OR_TOPIC in kinds
    searched = OptionKind.SPEAKER in kinds or OptionKind.TOPICS in kinds
    if not good or searched or text not in snapshot.facts.goods:
        return False
    words = set(words_of(text))
    return all(words.isdisjoint(option.choices) for option in command.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCall:
    """A command line that a platform opens as a form: its fields as they are filled already."""

    command: Command
    action: str
    options: dict[str, str]


def form_call(text: str, commands: Iterable[Command]) -> FormCall | None:
    """The form a button's line stands for: its command has one, for this very sub-command.

    Filled in only of commands whose arguments are their own to read; None for every other line.
    """
    line = typed_line(text)
    command = next((c for c in commands if line is not None and c.name == line.name), None)
    if line is None or command is None or command.form is None:
        return None
    if not command.verbatim:
        bare = command.form.action and line.rest == command.form.action
        return FormCall(command=command, action=line.rest, options={}) if bare else None
    parted = segments(line.rest, command)
    action, left = _action(command, parted.rest)
    if action != command.form.action:
        return None
    first = next((option.name for option in command.options if option.positional), "")
    options = {first: left} if first and left else {}
    return FormCall(command=command, action=action, options={**options, **dict(parted.given)})


def spoken_line(text: str, commands: Iterable[Command]) -> TypedLine | None:
    """A command line without its slash, as people type it in a thread, where Slack has no slash
    commands: 'duty 7208.51 10000 from CA', 'digest subscribe weekdays'. None for plain words.

    A name alone is no sign, for plain sentences begin with it, too ('duty on steel?'): a
    sub-command must follow it, or a code with a value.
    """
    name, _, rest = text.strip().partition(" ")
    command = next((c for c in commands if c.name == name.lower()), None)
    if command is None:
        return None
    ordered = rest.split(" ", 1)[0].lower() in command.actions
    valued = any(o.kind is OptionKind.MONEY for o in command.options) and _VALUED.match(rest)
    return TypedLine(name=command.name, rest=rest) if ordered or valued else None


def _action(command: Command, text: str) -> tuple[str, str]:
    """The sub-command and what follows it; the first one declared where none is typed."""
    if not command.actions:
        return "", text
    first, _, rest = text.partition(" ")
    if first.lower() in (*command.actions, *command.pressed):
        return first.lower(), rest
    return command.actions[0], text


def _of_action(command: Command, action: str, parted: Segments, left: str) -> tuple[Segments, str]:
    """What follows a sub-command that takes nothing but words is these words, as they are typed."""
    takes = command.takes.get(action, ())
    words = [o.name for o in command.options if o.name in takes and o.kind is OptionKind.WORDS]
    if len(takes) != 1 or not words or not left or parted.given:
        return parted, left
    return replace(parted, given=((words[0], left),)), ""
