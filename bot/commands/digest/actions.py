"""What /digest does to a channel's standing orders, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cards import Bullets, Card, Choices, Fields, Headline, Part, Prose
from bot.cards import Option as Press
from bot.commands.digest import reactions
from bot.commands.digest.options import DigestOptions
from bot.commands.digest.preview import (
    brief_now,
    brief_of_day,
    day_asked,
    previewed,
    week_old,
    without_buttons,
)
from bot.commands.parsing.typed_options import options_of, said_in
from bot.commands.spec import CommandContext
from bot.digest.briefs import pending, slot_name
from bot.digest.interest import read_topics
from bot.digest.notices import told_to_channel
from bot.digest.orders import Orderer, ordered, resumed, without
from bot.domain.deliveries import NOTICE, Reason
from bot.domain.questions import Query, Question
from bot.domain.subscriptions import PauseReason, State, Subscription
from bot.domain.text import Lang
from bot.errors import UserError
from bot.presentation import digest_orders as words
from bot.presentation.digest import subscription as describe
from bot.presentation.faces import whole
from bot.presentation.order_card import (
    follows_already,
    order_short,
    stopped_short,
    topic_names,
)
from bot.presentation.preview_words import details

_SHOWN = 8
_FIELD = (
    r"(?:[\d*?@]|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[\w*/,#?-]*"
)
_FOLLOW = re.compile(r"\bfollow\s{1,9}(?:topics\s{1,9})?(.{1,400})$", re.IGNORECASE)
_CRON = re.compile(rf"\bcron\b[ :=]*((?:{_FIELD}[ \t]+){{0,5}}{_FIELD})", re.IGNORECASE)


async def subscribe(query: Query, context: CommandContext) -> Card:
    """Make or change the channel's order; everybody there reads it in one line."""
    return await _order(query, _said(query, context.question), context)


async def follow(query: Query, context: CommandContext) -> Card:
    """One more topic in one press; a channel that gets everything gets it already."""
    standing = await context.records.subscriptions.at(context.question.place)
    topics = options_of(DigestOptions, query).topics or _followed(context.question)
    if not topics:
        return await _order(query, {}, context)
    named = read_topics(topics, context.snapshot)
    if standing and not standing[0].include and standing[0].state is State.ACTIVE:
        names = topic_names(named, context.snapshot.facts, context.lang)
        return _told(query, context, follows_already(context.lang, names), standing[:1])
    return await _order(query, {"topics": topics}, context)


def _followed(question: Question) -> str:
    """What was typed after 'follow'."""
    found = _FOLLOW.search(question.text)
    return found[1].strip() if found else ""


async def _order(query: Query, said: Mapping[str, str], context: CommandContext) -> Card:
    subscriptions, question = context.records.subscriptions, context.question
    await subscriptions.rejoin(question.place.platform, question.place.workspace)
    standing = await subscriptions.at(question.place)  # whoever asks is here again
    one = ordered(
        said,
        await _orderer(context),
        context.snapshot,
        standing=standing[0] if standing else None,
    )
    await subscriptions.save([one])
    if not question.place.private:
        facts, by, now = context.snapshot.facts, question.person.name, question.now
        notice = told_to_channel(one, facts, by=by, today=question.day, now=now)
        await context.records.outbox.enqueue(notice)
    return await _made(one, query, context, example=not standing)


async def _made(
    one: Subscription, query: Query, context: CommandContext, *, example: bool = True
) -> Card:
    """What the channel gets from now on; all of it, and an example, behind a button."""
    question, facts = context.question, context.snapshot.facts
    shown = await _example(one, context) if example else ()
    said = words.ORDERED.on(context.lang, private=question.place.private)
    card = _told(query, context, said, (one,), *shown)
    short = order_short(one, facts, context.lang, today=question.day)
    opened, detail = whole(card, details(context.lang))
    preview = Press(label=words.PREVIEW.on(context.lang), question="/digest preview")
    short = replace(short, actions=(preview, *short.actions, opened))
    return replace(card, short=short, details=(detail,))


async def as_it_stands(query: Query, context: CommandContext) -> Card:
    """The answer to an order once more, as by turning its page: that changes nothing."""
    here = await _here(context)
    if not here or query.action not in ("subscribe", "follow"):
        return await show(query, context)
    return await _made(here[0], query, context)


def _said(query: Query, question: Question) -> dict[str, str]:
    """The options as text; a bare 'daily' or 'vendredi' is how often, as if it had its name."""
    said = said_in(options_of(DigestOptions, query))
    words = query.words.strip()
    if "cron" in said:
        said["cron"] = _cron(question) or said["cron"]
    elif words and "every" not in said:
        said["every"] = words
    return said


def _cron(question: Question) -> str:
    """The cron line as it was typed: reading takes its stars for emphasis and drops them."""
    found = _CRON.search(question.text)
    return question.options.get("cron", "") or (found[1] if found else "")


async def _orderer(context: CommandContext) -> Orderer:
    question = context.question
    return Orderer(
        place=question.place,
        person=question.person.id,
        zone=question.person.zone,
        lang=question.lang or context.lang,
        now=question.now,
        newest=await context.records.journal.newest(),
    )


async def _example(one: Subscription, context: CommandContext) -> tuple[Part, ...]:
    """What a brief looks like: a first one tells what is coming, not all that ever was."""
    cards = await brief_now(one, context)
    return (Prose(text=words.LOOKS.on(context.lang)), *without_buttons(cards[0]))


async def pause(query: Query, context: CommandContext) -> Card:
    """Nothing is sent until they are resumed; what is on its way is taken back."""
    records = context.records
    standing = await _standing(context)
    for one in standing:
        await records.outbox.drop(one.id, reason=Reason.PAUSED, now=context.question.now)
    paused = [replace(one, state=State.PAUSED, paused_for=PauseReason.ASKED) for one in standing]
    await records.subscriptions.save(paused)
    return _told(query, context, words.PAUSED.on(context.lang), paused)


async def resume(query: Query, context: CommandContext) -> Card:
    """Go on: the next brief covers the pause, in one piece. Takes back a stop, too."""
    newest = await context.records.journal.newest()
    now = context.question.now
    standing = await context.records.subscriptions.at(context.question.place)
    on = [resumed(one, now=now, newest=newest) for one in standing or await _stopped(context)]
    await context.records.subscriptions.save(on)
    return _told(query, context, words.RESUMED.on(context.lang), on)


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
    named = options_of(DigestOptions, query).topics
    topics = read_topics(named, context.snapshot) if named else None
    kept: list[Subscription] = []
    for one in standing:
        left = without(one.include, topics) if topics else None
        if left:
            kept.append(replace(one, include=left))
            continue
        await records.outbox.drop(one.id, reason=Reason.STOPPED, now=context.question.now)
        gone = replace(
            one,
            state=State.STOPPED,
            paused_for=None,
            next_due_at=None,
            planned_at=context.question.now,
        )
        await records.subscriptions.save([gone])
    await records.subscriptions.save(kept)
    if kept:
        said = words.LESS.on(context.lang, private=context.question.place.private)
        return _told(query, context, said, kept)
    card = _told(query, context, words.STOPPED.on(context.lang), kept)
    return replace(card, short=stopped_short(context.lang))


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
    return _card(
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
        one = week_old(ordered({}, await _orderer(context), context.snapshot), context)
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
    return _card(query, context, *(parts or _none(context)))


async def show(query: Query, context: CommandContext) -> Card:
    """The channel's orders, with what can be done about them."""
    here = await _here(context)
    if not here:
        return _card(query, context, *_none(context))
    facts = context.snapshot.facts
    rows = (Fields(rows=describe.terms(one, facts, context.lang)) for one in here)
    return _card(query, context, *rows, _buttons(here, context.lang))


def _none(context: CommandContext) -> tuple[Part, ...]:
    label = words.SUBSCRIBE.on(context.lang)
    subscribe = Press(label=label, question="/digest subscribe weekdays")
    return (
        Headline(text=words.NONE.on(context.lang, private=context.question.place.private)),
        Choices(options=(subscribe,)),
    )


def _told(
    query: Query,
    context: CommandContext,
    said: str,
    orders: Sequence[Subscription],
    *more: Part,
) -> Card:
    facts = context.snapshot.facts
    rows = (Fields(rows=describe.terms(one, facts, context.lang)) for one in orders)
    buttons = (_buttons(orders, context.lang),) if orders else ()
    return _card(query, context, Headline(text=said), *rows, *more, *buttons)


def _buttons(orders: Sequence[Subscription], lang: Lang) -> Choices:
    on = any(one.state is State.ACTIVE for one in orders)
    turn = (
        Press(label=words.PAUSE.on(lang), question="/digest pause")
        if on
        else Press(label=words.RESUME.on(lang), question="/digest resume")
    )
    look = Press(label=words.PREVIEW.on(lang), question="/digest preview")
    stop = Press(label=words.STOP.on(lang), question="/digest stop")
    return Choices(options=(look, turn, stop))


def _card(query: Query, context: CommandContext, *parts: Part) -> Card:
    return Card(
        title=words.TITLE.on(context.lang),
        lang=context.lang,
        parts=parts,
        command="digest",
        query=query,
        private=True,
    )


ACTIONS = {
    "list": show,
    "subscribe": subscribe,
    "follow": follow,
    "pause": pause,
    "resume": resume,
    "stop": stop,
    "now": now,
    "preview": show_preview,
    "why": why,
    "seen": reactions.seen,
    "wrong": reactions.wrong,
    "tell": reactions.tell,
}
"""Each action by its name."""
