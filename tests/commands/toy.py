"""A command in one module, for the proof that one module is all it takes."""

from __future__ import annotations

from bot.cards import Card, Headline
from bot.commands.spec import Command, CommandContext, CommandOption, Form, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Text


async def answer(query: Query, context: CommandContext) -> Card:
    """How many measures are known, and the words that were given."""
    text = f"{len(context.snapshot.facts.measures)} measures, {query.values.get('note', 'no note')}"
    headline = Headline(text=text)
    return Card(title="Count", lang=context.lang, parts=(headline,), command="count", query=query)


COUNT = Command(
    name="count",
    help=Text(en="How many measures are known", fr="Combien de mesures sont connues"),
    options=(
        CommandOption(
            name="note",
            label=Text(en="A note", fr="Une note"),
            kind=OptionKind.WORDS,
            help=Text(en="Anything", fr="N'importe quoi"),
        ),
    ),
    examples=(Text(en="/count note maple", fr="/count note érable"),),
    form=Form(title=Text(en="Count", fr="Compter"), submit=Text(en="Count", fr="Compter")),
    answer=answer,
)
