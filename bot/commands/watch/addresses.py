"""The secret address under which a calendar reads what touches a watch list."""

from __future__ import annotations

import secrets

from bot.cards import ButtonOption, Card, Choices, Fields, Headline, Notice
from bot.commands.spec import CommandContext
from bot.domain.questions import Query
from bot.errors import UserError
from bot.presentation.watch import words

_BYTES = 24
CALENDAR, FEED = "/calendar/{secret}.ics", "/changes/{secret}.atom"


async def show(query: Query, context: CommandContext) -> Card:
    """The address, made the first time it is asked for. Raises UserError where there is no web."""
    _check(context)
    held = await context.records.list_addresses.of(context.question.place)
    return await renew(query, context) if held is None else _card(query, context, held)


async def renew(query: Query, context: CommandContext) -> Card:
    """A new address; whoever knows the old one reads nothing more."""
    _check(context)
    secret = secrets.token_urlsafe(_BYTES)
    question = context.question
    await context.records.list_addresses.renew(question.place, secret, now=question.now)
    return _card(query, context, secret)


def _check(context: CommandContext) -> None:
    if not context.public_url:
        raise UserError(words.NO_WEB.on(context.lang))


def _card(query: Query, context: CommandContext, secret: str) -> Card:
    lang = context.lang
    rows = tuple(
        (name.on(lang), f"{context.public_url}{path.format(secret=secret)}?lang={lang}")
        for name, path in ((words.CALENDAR, CALENDAR), (words.FEED, FEED))
    )
    again = ButtonOption(label=words.RENEW.on(lang), question="/watch renew")
    return Card(
        title=words.TITLE.on(lang),
        lang=lang,
        command="watch",
        query=query,
        private=True,
        parts=(
            Headline(text=words.OWN_CALENDAR.on(lang)),
            Fields(rows=rows),
            Notice(text=words.KEEP_SECRET.on(lang), tone="warning"),
            Choices(options=(again,)),
        ),
    )
