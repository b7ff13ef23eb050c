"""What answers about a watch list have in common."""

from __future__ import annotations

from bot.cards import ButtonOption, Card, Choices, Part
from bot.commands.spec import CommandContext
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.presentation.watch import words


def counted(n: int, lang: Lang) -> str:
    """'14 lines'."""
    return words.COUNT.on(lang, n=n)


def buttons(context: CommandContext, *, full: bool = True) -> Choices:
    """What to do next with a list; ``full``: it holds something."""
    lang = context.lang
    look = ButtonOption(label=words.EXPOSURE.on(lang), question="/watch exposure")
    files = [ButtonOption(label="CSV", question="/watch export")]
    if context.workbooks is not None:
        files.append(ButtonOption(label="XLSX", question="/watch export xlsx"))
    add = ButtonOption(label=words.ADD.on(lang), question="/watch add")
    return Choices(options=(look, *files) if full else (add,))


def card_of(query: Query, context: CommandContext, *parts: Part) -> Card:
    """A card that is of use to its asker alone."""
    return Card(
        title=words.TITLE.on(context.lang),
        lang=context.lang,
        parts=parts,
        command="watch",
        query=query,
        private=True,
    )
