"""What /digest does to a channel's standing orders, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.cards import Bullets, Card, Choices, Fields, Headline, Notice, Part, Prose
from bot.cards import Option as Press
from bot.commands.spec import Sitting
from bot.digest import compose, describe
from bot.digest.briefs import owed, preview, slot_name
from bot.digest.interest import read_topics
from bot.digest.journal_window import News
from bot.digest.orders import Orderer, ordered, resumed, without, zone_of
from bot.domain.deliveries import Reason
from bot.domain.questions import Ask, Request
from bot.domain.subscriptions import PauseReason, State, Subscription
from bot.domain.text import Lang
from bot.errors import UserError
from bot.presentation import digest_orders as words

_SHOWN = 8
_FIELD = (
    r"(?:[\d*?@]|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[\w*/,#?-]*"
)
_CRON = re.compile(rf"\bcron\b[ :=]*((?:{_FIELD}[ \t]+){{0,5}}{_FIELD})", re.IGNORECASE)


async def subscribe(request: Request, sitting: Sitting) -> Card:
    """Make or change the channel's order; a first one comes with an example."""
    subscriptions, place = sitting.records.subscriptions, sitting.ask.place
    await subscriptions.rejoin(place.platform, place.workspace)  # whoever asks is here again
    standing = await subscriptions.at(place)
    one = ordered(
        _said(request, sitting.ask),
        await _orderer(sitting),
        sitting.shelf,
        standing=standing[0] if standing else None,
    )
    await subscriptions.save([one])
    example = () if standing else await _example(one, sitting)
    return _told(request, sitting, words.ORDERED.on(sitting), (one,), *example)


async def as_it_stands(request: Request, sitting: Sitting) -> Card:
    """The answer to an order once more, as by turning its page: that changes nothing."""
    here = await _here(sitting)
    if not here or request.action != "subscribe":
        return await show(request, sitting)
    example = await _example(here[0], sitting)
    return _told(request, sitting, words.ORDERED.on(sitting), here, *example)


def _said(request: Request, ask: Ask) -> dict[str, str]:
    """The options as text; a bare 'daily' or 'vendredi' is how often, as if it had its name."""
    said = {name.replace("_", "-"): value for name, value in request.values.items()}
    words = request.words.strip()
    if "cron" in said:
        said["cron"] = _cron(ask) or said["cron"]
    elif words and "every" not in said:
        said["every"] = words
    return said


def _cron(ask: Ask) -> str:
    """The cron line as it was typed: reading takes its stars for emphasis and drops them."""
    found = _CRON.search(ask.text)
    return ask.options.get("cron", "") or (found[1] if found else "")


async def _orderer(sitting: Sitting) -> Orderer:
    ask = sitting.ask
    return Orderer(
        place=ask.place,
        person=ask.person.id,
        zone=ask.person.zone,
        lang=ask.lang or sitting.lang,
        now=ask.now,
        newest=await sitting.records.journal.newest(),
    )


async def _example(one: Subscription, sitting: Sitting) -> tuple[Part, ...]:
    """What a brief looks like: a first one tells what is coming, not all that ever was."""
    cards = await _brief_of(one, sitting)
    return (Prose(text=words.LOOKS.on(sitting.lang)), *_without_presses(cards[0]))


def _without_presses(card: Card) -> tuple[Part, ...]:
    return tuple(part for part in card.parts if not isinstance(part, Choices))


async def pause(request: Request, sitting: Sitting) -> Card:
    """Nothing is sent until they are resumed; what is on its way is taken back."""
    records = sitting.records
    standing = await _standing(sitting)
    for one in standing:
        await records.outbox.drop(one.id, reason=Reason.PAUSED, now=sitting.ask.now)
    paused = [replace(one, state=State.PAUSED, paused_for=PauseReason.ASKED) for one in standing]
    await records.subscriptions.save(paused)
    return _told(request, sitting, words.PAUSED.on(sitting.lang), paused)


async def resume(request: Request, sitting: Sitting) -> Card:
    """Go on: the next brief covers the pause, in one piece."""
    newest = await sitting.records.journal.newest()
    now = sitting.ask.now
    on = [resumed(one, now=now, newest=newest) for one in await _standing(sitting)]
    await sitting.records.subscriptions.save(on)
    return _told(request, sitting, words.RESUMED.on(sitting.lang), on)


async def stop(request: Request, sitting: Sitting) -> Card:
    """Everything; or only some topics, where some are named and others stay."""
    records = sitting.records
    standing = await _standing(sitting)
    named = request.values.get("topics", "")
    topics = read_topics(named, sitting.shelf) if named else None
    kept: list[Subscription] = []
    for one in standing:
        left = without(one.include, topics) if topics else None
        if left:
            kept.append(replace(one, include=left))
            continue
        await records.outbox.drop(one.id, reason=Reason.STOPPED, now=sitting.ask.now)
        gone = replace(one, state=State.STOPPED, paused_for=None, next_due_at=None)
        await records.subscriptions.save([gone])
    await records.subscriptions.save(kept)
    said = words.LESS.on(sitting) if kept else words.STOPPED.on(sitting.lang)
    return _told(request, sitting, said, kept)


async def _standing(sitting: Sitting) -> tuple[Subscription, ...]:
    """The channel's orders, held for a change. Raises UserError where there is none."""
    found = await sitting.records.subscriptions.at(sitting.ask.place)
    if not found:
        raise UserError(words.NONE.on(sitting), suggestions=("/digest subscribe",))
    return found


async def _here(sitting: Sitting) -> tuple[Subscription, ...]:
    """The channel's orders, only to be looked at."""
    place = sitting.ask.place
    found = await sitting.records.subscriptions.all(
        platform=place.platform, workspace=place.workspace, channel=place.channel or "-"
    )
    return tuple(one for one in found if one.state is not State.STOPPED)


async def now(request: Request, sitting: Sitting) -> Card:
    """A brief at once, through the outbox like any other: it moves the watermark when sent."""
    now = sitting.ask.now
    for one in await _standing(sitting):
        newest = await sitting.records.journal.newest()
        cards = await _brief_of(one, sitting)
        slot = f"now:{slot_name(now)}"
        parcels = owed(one, cards, slot=slot, due_at=now, until=now, serial=newest)
        await sitting.records.outbox.owe(parcels)
    return _card(request, sitting, Headline(text=words.SENDING.on(sitting)))


async def show_preview(request: Request, sitting: Sitting) -> Card:
    """What a brief would say now; nothing is sent."""
    here = await _here(sitting)
    if here:
        one = here[0]
    else:
        week = sitting.ask.now - timedelta(days=7)
        one = replace(ordered({}, await _orderer(sitting), sitting.shelf), watermark=week)
    cards = await _brief_of(one, sitting)
    parts = tuple(part for card in cards for part in _without_presses(card))
    return _card(request, sitting, Notice(text=words.LOOKS.on(sitting.lang)), *parts)


async def _brief_of(one: Subscription, sitting: Sitting) -> tuple[Card, ...]:
    journal = sitting.records.journal
    newest = await journal.newest()
    news = News(await journal.after(one.serial), newest=newest)
    book = sitting.shelf.book
    zone_of(one)  # a zone this machine does not know is told with the nearest one it does
    findings = preview(one, news=news, book=book, now=sitting.ask.now)
    return compose.brief(findings, book=book, lang=one.lang)


async def why(request: Request, sitting: Sitting) -> Card:
    """What the channel gets, what became of the last briefs, and for what reason."""
    parts: list[Part] = []
    for one in await _here(sitting):
        found = await sitting.records.outbox.list(subscription=one.id, limit=_SHOWN * 3)
        lines = describe.outcomes(one, found, sitting.lang)[:_SHOWN]
        title = words.WHY.on(sitting.lang)
        parts.append(Fields(rows=describe.terms(one, sitting.shelf.book, sitting.lang)))
        parts.append(Bullets(title=title, items=lines or (words.NOTHING_YET.on(sitting.lang),)))
    return _card(request, sitting, *(parts or _none(sitting)))


async def show(request: Request, sitting: Sitting) -> Card:
    """The channel's orders, with what can be done about them."""
    here = await _here(sitting)
    if not here:
        return _card(request, sitting, *_none(sitting))
    book = sitting.shelf.book
    rows = (Fields(rows=describe.terms(one, book, sitting.lang)) for one in here)
    return _card(request, sitting, *rows, _presses(here, sitting.lang))


def _none(sitting: Sitting) -> tuple[Part, ...]:
    label = words.SUBSCRIBE.on(sitting.lang)
    subscribe = Press(label=label, ask="/digest subscribe weekdays")
    return (Headline(text=words.NONE.on(sitting)), Choices(options=(subscribe,)))


def _told(
    request: Request,
    sitting: Sitting,
    said: str,
    orders: Sequence[Subscription],
    *more: Part,
) -> Card:
    book = sitting.shelf.book
    rows = (Fields(rows=describe.terms(one, book, sitting.lang)) for one in orders)
    presses = (_presses(orders, sitting.lang),) if orders else ()
    return _card(request, sitting, Headline(text=said), *rows, *more, *presses)


def _presses(orders: Sequence[Subscription], lang: Lang) -> Choices:
    on = any(one.state is State.ACTIVE for one in orders)
    turn = (
        Press(label=words.PAUSE.on(lang), ask="/digest pause")
        if on
        else Press(label=words.RESUME.on(lang), ask="/digest resume")
    )
    look = Press(label=words.PREVIEW.on(lang), ask="/digest preview")
    stop = Press(label=words.STOP.on(lang), ask="/digest stop")
    return Choices(options=(look, turn, stop))


def _card(request: Request, sitting: Sitting, *parts: Part) -> Card:
    return Card(
        title=words.TITLE.on(sitting.lang),
        lang=sitting.lang,
        parts=parts,
        command="digest",
        request=request,
        private=True,
    )


ACTIONS = {
    "list": show,
    "subscribe": subscribe,
    "pause": pause,
    "resume": resume,
    "stop": stop,
    "now": now,
    "preview": show_preview,
    "why": why,
}
"""Each action by its name."""
