"""Follow under an answer: one press puts its goods on the watch list and into the briefs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.cards import Card, Headline, Prose, ShortCard
from bot.commands.digest.options import DigestOptions
from bot.commands.digest.ordering import card_of, order, stop_order, told
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import CommandContext
from bot.digest.interest import read_topics
from bot.digest.orders import without
from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES
from bot.domain.questions import Query, Question
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import MY_LIST, State, Subscription
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine, WatchList
from bot.errors import UserError
from bot.presentation.digest import following_words as words
from bot.presentation.digest.subscribed import follows_already, topic_names

MOST_CODES = 60
"""Codes of a good that go on a list; one of more is no good of a list but a whole trade."""
_FOLLOW = re.compile(r"\bfollow\s{1,9}(?:topics\s{1,9})?(.{1,400})$", re.IGNORECASE)
_ROUTE = re.compile(
    r"(?P<name>\S{1,80}) from (?P<origin>[A-Z]{2}) to (?P<imposing>[A-Z]{2})(?: new (?P<new>\S+))?"
)
_LINES, _TOPIC, _ORDER = "lines", "topic", "order"
"""What a press has made, for its undoing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Goods of one way: what they are called, the topic they are in briefs, their list lines.

    ``broad``: there are more codes than go on a list, so no lines.
    """

    name: str
    topic: str
    route: str
    lines: tuple[WatchLine, ...]
    broad: bool = False


async def follow(query: Query, context: CommandContext) -> Card:
    """One more topic in one press; a channel that gets everything gets it already."""
    asked = options_of(DigestOptions, query).topics or _typed(context.question)
    goods = followed(asked, context.snapshot.facts, context.lang)
    if goods is not None:
        return await _with_lines(query, goods, context)
    return await _topic(query, asked, context)


async def _topic(query: Query, topics: str, context: CommandContext) -> Card:
    if not topics:
        return await order(query, {}, context)
    named = read_topics(topics, context.snapshot)
    standing = await context.records.subscriptions.at(context.question.place)
    if standing and _gets_all(standing[0]):
        names = topic_names(named, context.snapshot.facts, context.lang)
        return told(query, context, follows_already(context.lang, names), standing[:1])
    return await order(query, {"topics": topics}, context)


async def _with_lines(query: Query, goods: Followed, context: CommandContext) -> Card:
    """The goods on the list, and the channel subscribed to them; a terminal has a list alone."""
    place, lang = context.question.place, context.lang
    added = await _listed(goods, context)
    made = [_LINES] if added else []
    if place.is_terminal:
        head = words.listed(goods.name, len(added), lang, broad=goods.broad)
        return card_of(query, context, Headline(text=head))
    before = next(iter(await context.records.subscriptions.at(place)), None)
    card = await _topic(query, goods.topic, context)
    after = next(iter(await context.records.subscriptions.at(place)), None)
    if before is None:
        made.append(_ORDER)
    elif after is not None and after.include != before.include:
        made.append(_TOPIC)
    said = words.listed(goods.name, len(added), lang, broad=goods.broad)
    return _told(card, said, goods, "+".join(made), lang)


def _told(card: Card, said: str, goods: Followed, made: str, lang: Lang) -> Card:
    short = card.short
    if short is None:  # nothing to add to the briefs
        head = next(part.text for part in card.parts if isinstance(part, Headline))
        short = ShortCard(headline=head)
    undo = (words.undo(f"/digest unfollow {goods.route} new {made}", lang),) if made else ()
    short = replace(short, lines=(said, *short.lines), actions=(*undo, *short.actions))
    return replace(card, parts=(*card.parts[:1], Prose(text=said), *card.parts[1:]), short=short)


async def unfollow(query: Query, context: CommandContext) -> Card:
    """Take back what a press of Follow made, and nothing that stood before it."""
    found = _ROUTE.search(context.question.text)
    goods = followed(found[0], context.snapshot.facts, context.lang) if found else None
    if found is None or goods is None:
        raise UserError(words.NOTHING_TO_UNDO.on(context.lang), suggestions=("/digest list",))
    made = frozenset((found["new"] or "").split("+"))
    if _LINES in made:
        await _taken_off(goods, context)
    for one in await context.records.subscriptions.at(context.question.place):
        topic = read_topics(goods.topic, context.snapshot)
        left = without(one.include, topic)
        if _ORDER in made and not left:
            await stop_order(one, context)
        elif made & {_TOPIC, _ORDER} and left:
            await context.records.subscriptions.save([replace(one, include=left)])
    head = words.UNDONE.on(context.lang, name=goods.name)
    return card_of(query, context, Headline(text=head))


def followed(asked: str, facts: FactSnapshot, lang: Lang) -> Followed | None:
    """The goods of '7208.51 from CA to US'; None for topics, which have no way."""
    found = _ROUTE.match(asked.strip())
    if found is None or found["imposing"] not in COUNTRIES or found["origin"] == found["imposing"]:
        return None
    named, way = found["name"], (found["origin"], found["imposing"])
    route = f"{named} from {way[0]} to {way[1]}"
    good = facts.goods.get(named)
    if good is not None:
        codes, name, topic = good.scope_in(way[1]).codes(), good.name.on(lang), good.slug
    elif (code := _code(named)) is not None:
        codes, name, topic = (code,), code.dotted, MY_LIST
    else:
        return None
    broad = len(codes) > MOST_CODES
    label = name if good is not None else ""
    lines = (WatchLine(code=c, imposing=way[1], origin=way[0], label=label) for c in codes)
    shown = words.goods_of_way(name, way, lang)
    return Followed(
        name=shown, topic=topic, route=route, lines=() if broad else tuple(lines), broad=broad
    )


def _code(written: str) -> Code | None:
    try:
        return Code.parse(written)
    except ValueError:
        return None


def _typed(question: Question) -> str:
    """What was typed after 'follow'."""
    found = _FOLLOW.search(question.text)
    return found[1].strip() if found else ""


async def _listed(goods: Followed, context: CommandContext) -> tuple[WatchLine, ...]:
    """Put what is not there yet on the list; what was added. A full list stays as it is."""
    lists, question = context.records.watch_lists, context.question
    held = await lists.held(question.place, now=question.now)
    there = {_goods(line) for line in held.lines}
    added = tuple(line for line in goods.lines if _goods(line) not in there)
    try:
        await lists.save(question.place, held.with_lines(added, now=question.now))
    except ValueError:
        await lists.save(question.place, held)
        return ()
    return added


async def _taken_off(goods: Followed, context: CommandContext) -> None:
    lists, question = context.records.watch_lists, context.question
    held = await lists.held(question.place, now=question.now)
    left = _without(held.lines, goods.lines)
    await lists.save(question.place, WatchList(lines=left, changed_at=question.now))


def _without(held: Iterable[WatchLine], lines: Iterable[WatchLine]) -> tuple[WatchLine, ...]:
    """Lines that somebody has filled in since then are theirs, and stay."""
    gone = {_goods(line) for line in lines}
    return tuple(line for line in held if _goods(line) not in gone or _filled(line))


def _goods(line: WatchLine) -> tuple[str, str, str]:
    return line.code.digits, line.origin, line.imposing


def _filled(line: WatchLine) -> bool:
    return line.value is not None or line.usmca is not None or bool(line.sku)


def _gets_all(one: Subscription) -> bool:
    return not one.include and one.state is State.ACTIVE
