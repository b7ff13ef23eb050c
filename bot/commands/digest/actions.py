"""What /digest does to a channel's standing orders, and what it says of them."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Bullets, ButtonOption, Card, Choices, Fields, Headline, Part
from bot.commands.digest import following, reactions, sent
from bot.commands.digest.options import DigestOptions
from bot.commands.digest.ordering import (
    buttons,
    card_of,
    made,
    orderer,
    stop_order,
    subscribe,
    told,
)
from bot.commands.digest.preview import (
    brief_now,
    brief_of_day,
    day_asked,
    previewed,
    week_old,
)
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import CommandContext
from bot.digest.briefs import pending, slot_name
from bot.digest.interest import read_topics
from bot.digest.orders import ordered, resumed, without
from bot.domain.deliveries import NOTICE, DeliveryReason
from bot.domain.questions import Query
from bot.domain.subscriptions import PauseReason, State, Subscription
from bot.errors import UserError
from bot.presentation.digest import alert_words
from bot.presentation.digest import command_words as words
from bot.presentation.digest import subscription as describe
from bot.presentation.digest.subscribed import (
    stopped_short,
)

_SHOWN = 8


async def as_it_stands(query: Query, context: CommandContext) -> Card:
    """The answer to an order once more, as by turning its page: that changes nothing."""
    here = await _here(context)
    if not here or query.action not in ("subscribe", "follow"):
        return await show(query, context)
    return await made(here[0], query, context)


async def pause(query: Query, context: CommandContext) -> Card:
    """Nothing is sent until they are resumed; what is on its way is taken back."""
    records = context.records
    standing = await _standing(context)
    for one in standing:
        await records.outbox.drop(one.id, reason=DeliveryReason.PAUSED, now=context.question.now)
    paused = [replace(one, state=State.PAUSED, paused_for=PauseReason.ASKED) for one in standing]
    await records.subscriptions.save(paused)
    return told(query, context, words.PAUSED.on(context.lang), paused)


async def resume(query: Query, context: CommandContext) -> Card:
    """Go on: the next brief covers the pause, in one piece. Takes back a stop, too."""
    newest = await context.records.journal.newest()
    now = context.question.now
    standing = await context.records.subscriptions.at(context.question.place)
    on = [resumed(one, now=now, newest=newest) for one in standing or await _stopped(context)]
    await context.records.subscriptions.save(on)
    return told(query, context, words.RESUMED.on(context.lang), on)


async def _stopped(context: CommandContext) -> tuple[Subscription, ...]:
    """The order of this channel that was stopped last. Raises UserError where none was."""
    found = [one for one in await _all(context) if one.state is State.STOPPED]
    if not found:
        raise _nothing(context)
    return (max(found, key=lambda one: (one.planned_at or one.created_at, one.id)),)


async def stop(query: Query, context: CommandContext) -> Card:
    """Everything; or only some topics, where some are named and others stay."""
    records = context.records
    standing = await _standing(context)
    named = options_of(DigestOptions, query).topics or ""
    topics = read_topics(named, context.snapshot) if named else None
    kept: list[Subscription] = []
    for one in standing:
        left = without(one.include, topics) if topics else None
        if left:
            kept.append(replace(one, include=left))
        else:
            await stop_order(one, context)
    await records.subscriptions.save(kept)
    if kept:
        said = words.LESS.on(context.lang, private=context.question.place.private)
        return told(query, context, said, kept)
    card = told(query, context, words.STOPPED.on(context.lang), kept)
    return replace(card, short=stopped_short(context.lang))


async def keep(query: Query, context: CommandContext) -> Card:
    """Briefs come while facts are old, too."""
    return await _keeping(query, context, on=True)


async def rest(query: Query, context: CommandContext) -> Card:
    """Briefs rest while facts are old."""
    return await _keeping(query, context, on=False)


async def _keeping(query: Query, context: CommandContext, *, on: bool) -> Card:
    kept = [replace(one, keeps_on=on) for one in await _standing(context)]
    await context.records.subscriptions.save(kept)
    said = alert_words.KEPT if on else alert_words.RESTED
    return told(query, context, said.on(context.lang), kept)


async def _standing(context: CommandContext) -> tuple[Subscription, ...]:
    """The channel's orders, held for a change. Raises UserError where there is none."""
    found = await context.records.subscriptions.at(context.question.place)
    if not found:
        raise _nothing(context)
    return found


def _nothing(context: CommandContext) -> UserError:
    said = words.NONE.on(context.lang, private=context.question.place.private)
    return UserError(said, suggestions=("/digest subscribe",))


async def _here(context: CommandContext) -> tuple[Subscription, ...]:
    """The channel's orders, only to be looked at."""
    return tuple(one for one in await _all(context) if one.state is not State.STOPPED)


async def _all(context: CommandContext) -> tuple[Subscription, ...]:
    place = context.question.place
    return await context.records.subscriptions.all(
        platform=place.platform, workspace=place.workspace, channel=place.channel or "-"
    )


async def now(query: Query, context: CommandContext) -> Card:
    """A brief at once, through the outbox like any other: it moves the watermark when sent."""
    now = context.question.now
    for one in await _standing(context):
        newest = await context.records.journal.newest()
        cards = await brief_now(one, context, thread=True)
        slot = f"now:{slot_name(now)}"
        messages = pending(one, cards, slot=slot, due_at=now, until=now, serial=newest)
        await context.records.outbox.enqueue(messages)
    return card_of(
        query,
        context,
        Headline(text=words.SENDING.on(context.lang, private=context.question.place.private)),
    )


async def show_preview(query: Query, context: CommandContext) -> Card:
    """What a brief would say now, or said on a day gone by; nothing is sent."""
    day = day_asked(query, context)
    here = await _here(context)
    if here:
        one = here[0]
    else:
        one = week_old(ordered({}, await orderer(context), context.snapshot), context)
    if topics := options_of(DigestOptions, query).topics:
        one = replace(one, include=read_topics(topics, context.snapshot))
    cards = await brief_of_day(one, day, context) if day else await brief_now(one, context)
    return previewed(cards, day, query, context)


async def why(query: Query, context: CommandContext) -> Card:
    """What the channel gets, what became of the last briefs, and for what reason."""
    parts: list[Part] = []
    for one in await _here(context):
        found = await context.records.outbox.list(subscription=one.id, limit=_SHOWN * 3)
        briefs = [each for each in found if not each.slot.startswith(NOTICE)]
        lines = describe.outcomes(one, briefs, context.lang)[:_SHOWN]
        title = words.WHY.on(context.lang)
        parts.append(Fields(rows=describe.terms(one, context.snapshot.facts, context.lang)))
        parts.append(Bullets(title=title, items=lines or (words.NOTHING_YET.on(context.lang),)))
    return card_of(query, context, *(parts or _none(context)))


async def show(query: Query, context: CommandContext) -> Card:
    """The channel's orders, with what can be done about them."""
    here = await _here(context)
    if not here:
        return card_of(query, context, *_none(context))
    facts = context.snapshot.facts
    rows = (Fields(rows=describe.terms(one, facts, context.lang)) for one in here)
    return card_of(query, context, *rows, buttons(here, context.lang))


def _none(context: CommandContext) -> tuple[Part, ...]:
    place = context.question.place
    label, offered = words.SUBSCRIBE.on(context.lang), "/digest subscribe weekdays"
    if place.is_terminal:  # nothing can be sent there
        label = offered = "/digest preview"
    return (
        Headline(text=words.NONE.on(context.lang, private=place.private)),
        Choices(options=(ButtonOption(label=label, question=offered),)),
    )


ACTIONS = {
    "list": show,
    "subscribe": subscribe,
    "follow": following.follow,
    "unfollow": following.unfollow,
    "pause": pause,
    "resume": resume,
    "stop": stop,
    "now": now,
    "preview": show_preview,
    "why": why,
    "seen": reactions.seen,
    "wrong": reactions.wrong,
    "tell": reactions.tell,
    "keep": keep,
    "rest": rest,
    "details": sent.details,
}
"""Each action by its name."""
