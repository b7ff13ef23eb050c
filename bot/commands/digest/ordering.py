"""An order made or changed, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import ButtonOption, Card, Choices, Fields, Headline, Part, Prose, ShortCard
from bot.commands.digest.options import DigestOptions
from bot.commands.digest.preview import brief_now, without_buttons
from bot.commands.parsing.typed_options import options_of, said_in
from bot.commands.spec import CommandContext
from bot.digest.notices import stop_told_to_channel, told_to_channel
from bot.digest.order_errors import BadOrder
from bot.digest.orders import Orderer, ordered
from bot.digest.schedule_parser import read_recurrence
from bot.domain.deliveries import DeliveryReason
from bot.domain.questions import Query, Question
from bot.domain.subscriptions import State, Subscription
from bot.domain.text import Lang
from bot.presentation.digest import command_words as words
from bot.presentation.digest import subscription as describe
from bot.presentation.digest.preview_words import details
from bot.presentation.digest.subscribed import empty_list, order_short
from bot.presentation.faces import whole

_FIELD = (
    r"(?:[\d*?@]|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[\w*/,#?-]*"
)
_CRON = re.compile(rf"\bcron\b[ :=]*((?:{_FIELD}[ \t]+){{0,5}}{_FIELD})", re.IGNORECASE)


async def subscribe(query: Query, context: CommandContext) -> Card:
    """Make or change the channel's order; everybody there reads it in one line."""
    return await order(query, said_of(query, context.question), context)


async def order(query: Query, said: Mapping[str, str], context: CommandContext) -> Card:
    """The channel's order with what is ``said`` of it, made where there was none. Raises
    BadOrder."""
    subscriptions, question = context.records.subscriptions, context.question
    await subscriptions.rejoin(question.place.platform, question.place.workspace)
    standing = await subscriptions.at(question.place)  # whoever asks is here again
    one = ordered(
        said,
        await orderer(context),
        context.snapshot,
        standing=standing[0] if standing else None,
    )
    await subscriptions.save([one])
    if not question.place.private:
        facts, by, now = context.snapshot.facts, question.person.name, question.now
        notice = told_to_channel(one, facts, by=by, today=question.day, now=now)
        await context.records.outbox.enqueue(notice)
    return await made(one, query, context, example=not standing)


async def made(
    one: Subscription, query: Query, context: CommandContext, *, example: bool = True
) -> Card:
    """What the channel gets from now on; all of it, and an example, behind a button."""
    question, facts = context.question, context.snapshot.facts
    shown = await _example(one, context) if example else ()
    said = words.ORDERED.on(context.lang, private=question.place.private)
    card = told(query, context, said, (one,), *shown)
    short = order_short(one, facts, context.lang, today=question.day)
    opened, detail = whole(card, details(context.lang))
    short = await _with_empty_list(short, one, context)
    preview = ButtonOption(label=words.PREVIEW.on(context.lang), question="/digest preview")
    short = replace(short, actions=(preview, *short.actions, opened))
    return replace(card, short=short, details=(detail,))


def said_of(query: Query, question: Question) -> dict[str, str]:
    """The options as text; a bare 'vendredi' is how often, other bare words are topics, as if they
    had their names."""
    said = said_in(options_of(DigestOptions, query))
    if "cron" in said:
        said["cron"] = _cron(question) or said["cron"]
        return said
    words = _FILLER.sub("", query.words).strip(" ,")
    if words and "every" not in said and _is_frequency(words):
        return {"every": words, **said}
    return {"topics": words, **said} if words else said


_FILLER = re.compile(
    r"^(?:(?:to|for|me|us|please|this channel|here|on|about|à|au|aux|sur|pour|svp)\b\s{0,9})+"
    r"|(?<!\s)\s{0,9}\b(?:please|svp|s'il vous plaît)$",
    re.IGNORECASE,
)


def _is_frequency(words: str) -> bool:
    try:
        read_recurrence(words, "")
    except BadOrder:
        return False
    return True


def _cron(question: Question) -> str:
    """The cron line as it was typed: reading takes its stars for emphasis and drops them."""
    found = _CRON.search(question.text)
    return question.options.get("cron", "") or (found[1] if found else "")


async def stop_order(one: Subscription, context: CommandContext) -> None:
    """Send nothing more of it; what is on its way is taken back, and the channel told."""
    records, now = context.records, context.question.now
    await records.outbox.drop(one.id, reason=DeliveryReason.STOPPED, now=now)
    gone = replace(one, state=State.STOPPED, paused_for=None, next_due_at=None, planned_at=now)
    await records.subscriptions.save([gone])
    if not context.question.place.private:
        by = context.question.person.name
        await records.outbox.enqueue(stop_told_to_channel(gone, by=by, now=now))


async def orderer(context: CommandContext) -> Orderer:
    """Who asks, as an order names them."""
    question = context.question
    return Orderer(
        place=question.place,
        person=question.person.id,
        zone=question.person.zone,
        lang=question.lang or context.lang,
        now=question.now,
        newest=await context.records.journal.newest(),
    )


async def _with_empty_list(
    short: ShortCard, one: Subscription, context: CommandContext
) -> ShortCard:
    """The answer saying so where the order is about a watch list that holds nothing."""
    if not one.include.my_list or (await context.records.watch_lists.at(one.place)).lines:
        return short
    said, add = empty_list(context.lang)
    return replace(short, lines=(*short.lines, said), actions=(add, *short.actions))


async def _example(one: Subscription, context: CommandContext) -> tuple[Part, ...]:
    """What a brief looks like: a first one tells what is coming, not all that ever was."""
    cards = await brief_now(one, context)
    return (Prose(text=words.LOOKS.on(context.lang)), *without_buttons(cards[0]))


def told(
    query: Query,
    context: CommandContext,
    said: str,
    orders: Sequence[Subscription],
    *more: Part,
) -> Card:
    """A sentence, and the orders as they stand now."""
    facts = context.snapshot.facts
    rows = (Fields(rows=describe.terms(one, facts, context.lang)) for one in orders)
    below = (buttons(orders, context.lang),) if orders else ()
    return card_of(query, context, Headline(text=said), *rows, *more, *below)


def buttons(orders: Sequence[Subscription], lang: Lang) -> Choices:
    """Look, pause or go on, stop."""
    on = any(one.state is State.ACTIVE for one in orders)
    turn = (
        ButtonOption(label=words.PAUSE.on(lang), question="/digest pause")
        if on
        else ButtonOption(label=words.RESUME.on(lang), question="/digest resume")
    )
    look = ButtonOption(label=words.PREVIEW.on(lang), question="/digest preview")
    stop = ButtonOption(label=words.STOP.on(lang), question="/digest stop")
    return Choices(options=(look, turn, stop))


def card_of(query: Query, context: CommandContext, *parts: Part) -> Card:
    """A card that is of use to its asker alone."""
    return Card(
        title=words.TITLE.on(context.lang),
        lang=context.lang,
        parts=parts,
        command="digest",
        query=query,
        private=True,
    )
