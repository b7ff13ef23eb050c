"""How a command is declared: once, for every platform."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.cards import Card
from bot.domain.questions import Place, Query, Question
from bot.domain.text import Lang, Words
from bot.ports import Records, Snapshot, Store
from bot.ports.workbooks import Workbooks
from bot.reading.reading import Reader


class OptionKind(StrEnum):
    """What an option takes. Adapters choose their widget by it, the parser its reading."""

    GOOD = "good"
    GOOD_OR_TOPIC = "good or topic"
    COUNTRY = "country"
    DAY = "day"
    PERIOD = "period"
    YES_NO = "yes or no"
    SPEAKER = "speaker"
    CHOICE = "choice"
    MONEY = "money"
    CURRENCY = "currency"
    QUANTITY = "quantity"
    PERCENT = "percent"
    TIME = "time of day"
    TOPICS = "topics"
    WORDS = "words"
    FILE = "file"
    """A file, where a platform's command takes one: then it is the question's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOption:
    """One option. ``positional`` ones may be typed without their name, in order.

    ``label`` is what a form calls it, where nobody wants to read 'us-content'; ``choice_labels``
    what it calls a choice, by its value; others read as they are typed. ``choices_also`` are
    other words for choices, each with the choice it means.
    ``also`` are other words that introduce it in typed text, French ones included ('depuis').
    ``single``: its value is one word (or several by commas), and what follows is no part of it.
    ``phrase``: its value is words up to a number, a day or a country.
    ``hinted``: a form says its ``help`` below it.
    """

    name: str
    label: Words
    kind: OptionKind
    help: Words
    required: bool = False
    positional: bool = False
    choices: tuple[str, ...] = ()
    choice_labels: Mapping[str, Words] = field(default_factory=dict)
    choices_also: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    single: bool = False
    phrase: bool = False
    hinted: bool = True

    def choice(self, value: str, lang: Lang) -> str:
        """What a form calls a choice; 'tariff' stays as it is typed."""
        label = self.choice_labels.get(value)
        return label.on(lang) if label else value

    def hint(self, lang: Lang) -> str:
        """What a form says below it; '' where that shows itself."""
        return self.help.on(lang) if self.hinted else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFault:
    """What is wrong with one field of a form, to be shown at it."""

    option: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a command's own, opened where ``action`` ('': nothing) is all that was typed.

    ``fields`` names the options it asks for first ((): all of them); the rest waits behind "more
    details", but for those that are ``hidden``. ``named``, ``choices`` and ``kinds`` are what it
    makes of an option where that is not what a command line does, ``hints`` what it says below
    it; a list to choose from has none else. ``channel``: it is for a channel,
    which may be chosen where a platform can; ``home``: everybody is offered it where a platform
    has a place for that. ``stands`` tells what its fields hold already where it
    is opened, ``fault`` what of a filled-in one cannot be carried out.
    """

    title: Words
    submit: Words
    action: str = ""
    fields: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    named: Mapping[str, Words] = field(default_factory=dict)
    hints: Mapping[str, Words] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    kinds: Mapping[str, OptionKind] = field(default_factory=dict)
    channel: bool = False
    home: bool = True
    stands: Callable[[Place, Lang, Store], Awaitable[Mapping[str, str]]] | None = None
    fault: Callable[[Question, Snapshot, Lang], FieldFault | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What programs may call of a command. ``action`` is its sub-command, '' for the command
    itself; ``options`` the names of the options that it takes, None for all of them. ``changes``:
    it changes what the caller keeps here; every other tool only reads.
    """

    action: str = ""
    options: tuple[str, ...] | None = None
    changes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandContext:
    """What is fixed for one answer: question, fact snapshot, one transaction of the store,
    language."""

    question: Question
    snapshot: Snapshot
    records: Records
    lang: Lang
    public_url: str = ""
    workbooks: Workbooks | None = None


Answer = Callable[[Query, CommandContext], Awaitable[Card]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. ``settings``: it changes what a channel gets, so permissions apply.
    ``steady``: its answer rests on nothing but request, facts, schedules, day and language, so it
    may be given again as it was.

    ``form``: it has enough to fill in for a form of its own; elsewhere a form takes a question.
    ``verbatim``: its arguments are numbers and names of its own, not to be read as goods or days.

    ``tools``: what programs may call of it; nothing where it is not for them. ``own``: the options
    that it knows alone, as a frozen dataclass (:mod:`bot.commands.parsing.typed_options`).

    ``examples`` are complete command lines that run. ``actions`` are sub-commands, the first
    of them the default; where they take options of their own, ``takes`` names these for each, and
    ``action_help`` says what each does. ``pressed`` are those that only buttons ask.
    """

    name: str
    help: Words
    options: tuple[CommandOption, ...]
    examples: tuple[Words, ...]
    answer: Answer
    actions: tuple[str, ...] = ()
    implied: Mapping[str, str] = field(default_factory=dict)
    """The sub-command that an option asks for where none is typed: who says when briefs are to
    come wants them."""
    pressed: tuple[str, ...] = ()
    takes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    action_help: Mapping[str, Words] = field(default_factory=dict)
    settings: bool = False
    form: Form | None = None
    steady: bool = False
    verbatim: bool = False
    tools: tuple[Tool, ...] = ()
    own: type[Any] | None = None
    typed_alike: frozenset[str] = field(init=False, compare=False, repr=False)
    """What is typed alike in every language: names of actions and options, and their choices."""

    def __post_init__(self) -> None:
        """Every question by the command asks for it."""
        choices = (choice for option in self.options for choice in option.choices)
        names = (option.name for option in self.options)
        alike = frozenset((*self.actions, *self.pressed, *names, *choices))
        object.__setattr__(self, "typed_alike", alike)

    @property
    def usage(self) -> str:
        """'/tariff good [from] [to] [on]'."""
        words = [
            o.name if o.required else f"[{o.name}]"
            for o in self.options
            if o.kind is not OptionKind.FILE
        ]
        return " ".join((f"/{self.name}", *words))


@dataclass(frozen=True, slots=True, kw_only=True)
class BotContext:
    """Where questions are answered: the store and the commands.

    ``reader`` reads sentences; None: the local one, loaded with the first sentence. ``public_url``
    is where people reach pages and calendars, '' where there are none; ``workbooks`` writes answers
    as workbooks, None where only CSV is written.
    """

    store: Store
    catalogue: tuple[Command, ...]
    reader: Reader | None = None
    public_url: str = ""
    workbooks: Workbooks | None = None

    def command(self, name: str) -> Command | None:
        """The command of that name."""
        return next((c for c in self.catalogue if c.name == name), None)
