"""/help: generated from the commands themselves."""

from __future__ import annotations

from bot.cards import Bullets, Card, Choices, Headline, Prose
from bot.cards import Option as Press
from bot.commands.spec import Command, CommandContext, Option, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.presentation.faces import in_short
from bot.presentation.messages import N_, gettext_in

_HELP = N_("What Dutybell can answer, and how to ask")
_PLAIN = N_(
    "Plain questions work too: “what does Canada charge on US cars”, “and "
    "aluminum?”, “what did Lutnick say about relief”."
)


def help_on(others: tuple[Command, ...]) -> Command:
    """The help command over ``others`` (and itself)."""

    async def answer(query: Query, context: CommandContext) -> Card:
        everything = (*others, command)
        wanted = (query.values.get("command") or query.words).strip().lstrip("/").lower()
        one = next((c for c in everything if c.name == wanted), None)
        return _about(one, context.lang) if one else _overview(everything, context.lang)

    command = Command(
        name="help",
        help=_HELP,
        options=(
            Option(
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
            Prose(text=_PLAIN.on(lang)),
            Choices(options=tuple(Press(label=line, question=line) for line in examples)),
        ),
    )
    _ = gettext_in(lang)
    return in_short(
        card,
        headline=_("Ask me about a good, a tariff code, a person or a day"),
        lines=(
            _("/tariff steel: the rate, what makes it, and since when"),
            _("/duty 7208.51 10000: what a shipment pays"),
            _("/quote lutnick, /timeline lumber, /changes 7d, /digest"),
            _("Or just ask: “what does Canada charge on US cars?”"),
        ),
        more=_("All commands"),
        options=tuple(Press(label=line, question=line) for line in examples[:3]),
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
                title=N_("For example").on(lang),
                options=tuple(Press(label=line, question=line) for line in examples),
            ),
        ),
    )
