"""/help: generated from the commands themselves."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards import Bullets, ButtonOption, Card, Choices, Headline, Prose
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import Command, CommandContext, CommandOption, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.presentation import asking_words
from bot.presentation.faces import in_short
from bot.presentation.messages import N_

_HELP = N_("What Dutybell can answer, and how to ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOptions:
    """What /help knows alone: the name of a ``command``."""

    command: str = ""


def help_on(others: tuple[Command, ...]) -> Command:
    """The help command over ``others`` (and itself)."""

    async def answer(query: Query, context: CommandContext) -> Card:
        everything = (*others, command)
        wanted = (options_of(HelpOptions, query).command or query.words).strip().lstrip("/").lower()
        one = next((c for c in everything if c.name == wanted), None)
        return _about(one, context.lang) if one else _overview(everything, context.lang)

    command = Command(
        own=HelpOptions,
        name="help",
        help=_HELP,
        options=(
            CommandOption(
                name="command",
                label=N_("Command"),
                kind=OptionKind.CHOICE,
                help=N_("One command, in detail"),
                positional=True,
                choices=(*(c.name for c in others), "help"),
                also=("commande",),
            ),
        ),
        examples=(N_("/help"), N_("/help tariff")),
        answer=answer,
    )
    return command


def _overview(commands: tuple[Command, ...], lang: Lang) -> Card:
    examples = tuple(c.examples[0].on(lang) for c in commands if c.examples and c.name != "help")
    card = Card(
        title="Dutybell",
        lang=lang,
        command="help",
        query=Query(command="help"),
        parts=(
            Headline(text=_HELP.on(lang)),
            Bullets(items=tuple(f"{c.usage} — {c.help.on(lang)}" for c in commands)),
            Prose(text=asking_words.PLAIN.on(lang)),
            Choices(options=tuple(ButtonOption(label=line, question=line) for line in examples)),
        ),
    )
    return in_short(
        card,
        headline=asking_words.ASK_ME_ABOUT.on(lang),
        lines=(
            asking_words.TRY_TARIFF.on(lang),
            asking_words.TRY_DUTY.on(lang),
            asking_words.TRY_OTHERS.on(lang),
            asking_words.JUST_ASK.on(lang),
        ),
        more=asking_words.ALL_COMMANDS.on(lang),
        options=tuple(ButtonOption(label=line, question=line) for line in examples[:3]),
    )


def _about(command: Command, lang: Lang) -> Card:
    options = tuple(
        f"{o.name} — {o.help.on(lang)}" + (f" ({', '.join(o.choices)})" if o.choices else "")
        for o in command.options
    )
    examples = tuple(example.on(lang) for example in command.examples)
    return Card(
        title=command.usage,
        lang=lang,
        command="help",
        query=Query(command="help", words=command.name),
        parts=(
            Headline(text=command.help.on(lang)),
            *((Bullets(items=options),) if options else ()),
            Choices(
                title=asking_words.EXAMPLE.on(lang),
                options=tuple(ButtonOption(label=line, question=line) for line in examples),
            ),
        ),
    )
