"""Telling reviewers: a card a proposal in the reviewers' channels, by the outbox like all else.

Many at once are one card with a list, without a button that approves them all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards import Card
from bot.domain.deliveries import REVIEW_ORDER, Action, Delivery, delivery_id
from bot.domain.proposals import confirms
from bot.domain.questions import Place
from bot.domain.review.reviews import Review
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ports import Records
from bot.ports.digests import OutboxMessage
from bot.ports.live import ReviewChannel
from bot.presentation.review.proposal import SOURCE_CHANGED, review_card
from bot.presentation.review.queue import confirmations_card, list_card

OF_A_DOCUMENT, OF_A_DAY = 5, 10
"""More proposals than this of one document, or told in a day, come as one list."""
_TOLD = "review:told"


async def tell(
    records: Records, numbers: Sequence[int], *, facts: FactSnapshot, now: datetime
) -> None:
    """Owe the reviewers' channels what is new, in the transaction that made it."""
    channels = await records.reviewers.channels()
    found = [await records.proposals.get(number) for number in numbers]
    reviews = [review for review in found if review is not None]
    folded = [one for one in reviews if confirms(one.proposal)]
    told = [one for one in reviews if not confirms(one.proposal)]
    many = len(told) > OF_A_DOCUMENT or await _today(records, len(told), now) > OF_A_DAY
    for channel in channels:
        cards = (
            [(f"list:{told[0].number}", list_card(told, facts, channel.lang))]
            if many and told
            else [
                (
                    f"p{one.number}:{one.stamp}",
                    review_card(one, facts, channel.lang, now=now),
                )
                for one in told
            ]
        )
        if folded:
            card = confirmations_card(folded, channel.lang)
            cards.append((f"same:{folded[0].number}", card))
        await owe(records, channel, cards, now=now)


async def _today(records: Records, more: int, now: datetime) -> int:
    """How many were told on this day, with ``more``."""
    day = now.date().isoformat()
    said = await records.key_value.get(_TOLD) or ""
    before = int(said.partition(" ")[2] or 0) if said.startswith(day) else 0
    await records.key_value.put(_TOLD, f"{day} {before + more}")
    return before + more


async def tell_changed(
    records: Records, numbers: Sequence[int], *, facts: FactSnapshot, now: datetime
) -> None:
    """Owe a card for each published fact whose document says something else by now: a page that
    is corrected, or that takes all back, may bring no proposal of its own."""
    for number in numbers:
        review = await records.proposals.get(number)
        if review is None:
            continue
        slot = f"p{number}:changed{review.events[-1].serial}"
        for channel in await records.reviewers.channels():
            said = SOURCE_CHANGED.on(channel.lang)
            card = review_card(review, facts, channel.lang, now=now, said=said)
            await owe(records, channel, [(slot, card)], now=now)


async def announce(
    records: Records,
    review: Review,
    said: Mapping[Lang, str],
    *,
    facts: FactSnapshot,
    place: Place,
    now: datetime,
) -> None:
    """Tell the reviewers' channels what was decided, the one it was said in left out where that
    shows it to all by itself."""
    slot = f"p{review.number}:step{review.events[-1].serial}"
    for channel in await records.reviewers.channels():
        here = replace(channel.place, thread="") == replace(place, thread="", private=False)
        if here and place.platform != "discord":
            continue
        card = review_card(review, facts, channel.lang, now=now, said=said[channel.lang])
        await owe(records, channel, [(slot, card)], now=now)


async def owe(
    records: Records,
    channel: ReviewChannel,
    cards: Sequence[tuple[str, Card]],
    *,
    now: datetime,
) -> None:
    """Owe cards to one channel, each once by its slot."""
    order = order_of(channel.place)
    await records.outbox.enqueue(
        [
            OutboxMessage(
                delivery=Delivery(
                    id=delivery_id(order, slot, 0),
                    subscription=order,
                    slot=slot,
                    part=0,
                    place=channel.place,
                    action=Action.POST,
                    due_at=now,
                ),
                card=card,
            )
            for slot, card in cards
        ]
    )


def order_of(place: Place) -> str:
    """What stands in the place of a subscription's id: one a channel."""
    digest = hashlib.sha256(f"{place.platform}:{place.workspace}:{place.channel}".encode())
    return f"{REVIEW_ORDER}{digest.hexdigest()[:20]}"
