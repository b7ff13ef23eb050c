"""Alerts: changes gathered into one message, corrected in place, kept for the morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.digest.briefs import Planned, pending
from bot.digest.journal_window import JournalWindow
from bot.digest.plan import find, inner_by
from bot.digest.planning_round import PlanningRound
from bot.domain.changes import ChangeKind
from bot.domain.days import law_begins, law_day
from bot.domain.deliveries import Action, Delivery, delivery_id
from bot.domain.findings import Findings, Window
from bot.domain.net_changes import NetChange
from bot.domain.subscriptions import Batch, Subscription
from bot.ports.digests import OutboxMessage
from bot.presentation.digest import cards as compose

GATHER = timedelta(minutes=5)
"""An alert waits this long after each change for another one to join it,"""
LONGEST = timedelta(minutes=20)
"""but never longer than this after the first."""
EDITABLE = timedelta(hours=24)
"""For this long a correction edits the alert that it corrects."""
_SUBJECT = "measure"
_SLOT = "alert:"


def gather(subscription: Subscription, known: PlanningRound) -> Subscription:
    """Read the journal on: open a batch, add to the one that is open, or only move the mark."""
    now, news = known.now, known.news
    read = replace(subscription, alerted=news.newest)
    if not _measures(news.between(subscription.alerted), subscription, known):
        return read
    batch = subscription.batch
    if batch is None:
        opened = Batch(opened_at=now, due_at=now + GATHER, after=subscription.alerted)
        return replace(read, batch=opened)
    if batch.held:
        # what joins may have to be told tonight: whether it waits is looked at again
        return replace(read, batch=replace(batch, due_at=min(now + GATHER, batch.due_at)))
    due_at = min(now + GATHER, batch.opened_at + LONGEST)
    return replace(read, batch=replace(batch, due_at=max(due_at, batch.due_at)))


def plan_alert(
    subscription: Subscription, batch: Batch, known: PlanningRound, *, earlier: Sequence[Delivery]
) -> Planned:
    """The batch as one message; what corrects an ``earlier`` alert (newest first) edits it instead.

    Quiet hours put it off until they end, unless something in it takes effect before.
    """
    now, news = known.now, known.news
    moves = _measures(news.between(batch.after), subscription, known)
    held_until = _quiet_until(subscription, moves, now)
    if held_until is not None:
        later = replace(batch, due_at=held_until, held=True)
        return Planned(subscription=replace(subscription, batch=later))
    messages: tuple[OutboxMessage, ...] = ()
    for alert in earlier:
        corrected = _of_earlier(moves, alert, news)
        if corrected:
            messages += _edits(subscription, alert, corrected, known)
        moves = tuple(move for move in moves if move not in corrected)
    # what a brief told that was delivered meanwhile is no news any more
    lasting = tuple(m for m in moves if not m.fleeting and m.serial > subscription.serial)
    if lasting:
        messages += _alert(subscription, batch, lasting, known)
    told = replace(subscription, batch=None, alerted=news.newest)
    return Planned(subscription=told, messages=messages)


def _alert(
    subscription: Subscription,
    batch: Batch,
    moves: tuple[NetChange, ...],
    known: PlanningRound,
) -> tuple[OutboxMessage, ...]:
    """The alert itself, of the moves that no brief has told."""
    slot = f"{_SLOT}{batch.after}"
    cards = compose.alert(
        replace(_findings(subscription, moves, known), on_list=known.on_list(subscription, moves)),
        facts=known.facts,
        lang=subscription.lang,
        held=batch.held,
        alert_id=delivery_id(subscription.id, slot, 0),
    )
    newest = known.news.newest
    return pending(subscription, cards, slot=slot, due_at=known.now, serial=newest)


def begins(alert: Delivery) -> int:
    """The journal entry before the first one an alert told of."""
    return int(alert.slot.removeprefix(_SLOT).partition(":")[0])


def _measures(
    moves: tuple[NetChange, ...], subscription: Subscription, known: PlanningRound
) -> tuple[NetChange, ...]:
    """The moves of measures among them that are news and that the subscription wants; of what
    turned while it stood, what moved a rate that it wants to hear of.
    """
    about = [move for move in moves if move.subject == _SUBJECT or move.kind is ChangeKind.TURNED]
    if not about:
        return ()
    wanted = known.wanted(subscription)
    found = find(about, facts=known.facts, interest=wanted, window=_NO_DAYS)
    turned = tuple(move for move in found.turned if _moved(move, subscription, known))
    return (*found.moves, *found.fleeting, *turned)


_NO_DAYS = Window(since=date.min, until=date.min, following=date.min)
"""Looked at for its moves alone: nothing is ahead of it."""


def _moved(move: NetChange, subscription: Subscription, known: PlanningRound) -> bool:
    """Whether what turned while it stood moved the rate of a good or line that is followed."""
    if inner_by((move,), known.facts, known.wanted(subscription)):
        return True
    return bool(known.on_list(subscription, (move,)))


def _findings(
    subscription: Subscription, moves: tuple[NetChange, ...], known: PlanningRound
) -> Findings:
    now = known.now
    day = law_day(now)
    window = Window(
        since=day - timedelta(days=1), until=day, following=day, local=subscription.day(now)
    )
    turned = tuple(move for move in moves if move.kind is ChangeKind.TURNED)
    return Findings(
        window=window,
        moves=tuple(move for move in moves if move.kind is not ChangeKind.TURNED),
        turned=turned,
        inner=inner_by(turned, known.facts, known.wanted(subscription)),
    )


def _quiet_until(
    subscription: Subscription, moves: tuple[NetChange, ...], now: datetime
) -> datetime | None:
    """When the quiet hours end that hold this alert; None when nothing holds it.

    What began earlier on this day of law counts as taking effect in them: it is news of tonight.
    """
    quiet, zone = subscription.quiet, subscription.tz
    if quiet is None or not quiet.hold(now.astimezone(zone).time()):
        return None
    ends = quiet.end_after(now, zone)
    today = law_day(now)
    urgent = any(
        move.effective and today <= move.effective and law_begins(move.effective) < ends
        for move in moves
    )
    return None if urgent else ends


def _of_earlier(
    moves: tuple[NetChange, ...], earlier: Delivery, news: JournalWindow
) -> tuple[NetChange, ...]:
    """The moves that put right what the earlier alert said."""
    said = {move.slug for move in news.between(begins(earlier), earlier.serial)}
    return tuple(
        move
        for move in moves
        if move.slug in said
        and (move.fleeting or move.kind in (ChangeKind.CORRECTED, ChangeKind.CHANGED))
    )


def _edits(
    subscription: Subscription,
    earlier: Delivery,
    corrected: tuple[NetChange, ...],
    known: PlanningRound,
) -> tuple[OutboxMessage, ...]:
    """The alert as it should have read, in its place; what was wrong, in the thread below.

    The thread is that of the edit: where the alert was deleted, of the message that replaces it.
    """
    now, news, facts = known.now, known.news, known.facts
    said = {m.slug for m in news.between(begins(earlier), earlier.serial)}
    now_true = tuple(
        move
        for move in _measures(news.between(begins(earlier)), subscription, known)
        if move.slug in said
    )
    on_list = known.on_list(subscription, now_true)
    rewritten = compose.alert(
        replace(_findings(subscription, now_true, known), on_list=on_list),
        facts=facts,
        lang=subscription.lang,
        alert_id=earlier.id,
    )
    history = compose.correction(
        _findings(subscription, corrected, known), facts=facts, lang=subscription.lang
    )
    slot = f"{earlier.slot}:edit:{news.newest}"
    messages = pending(subscription, (rewritten[0], history), slot=slot, due_at=now)
    edit = replace(messages[0].delivery, action=Action.EDIT, target=earlier.id)
    return (replace(messages[0], delivery=edit), *messages[1:])
