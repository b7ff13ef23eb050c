"""One subscription's brief: the slot that has come, what it says, and what is owed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.cards import Card
from bot.digest.due import Due, catch_up
from bot.digest.plan import find, list_moves
from bot.digest.planning_round import PlanningRound
from bot.domain.days import law_day
from bot.domain.deliveries import Action, Delivery, DeliveryReason, DeliveryState, delivery_id
from bot.domain.findings import Findings, Window
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Recurrence, Subscription
from bot.ports.digests import OutboxMessage
from bot.presentation.days_said import as_said
from bot.presentation.digest import cards as compose
from bot.presentation.digest import words
from bot.presentation.digest.cards import Lateness
from bot.presentation.digest.front import BriefDelivery, is_stale

SIGN_OF_LIFE = timedelta(days=7)
"""A channel that skips empty briefs hears at least this often that somebody is watching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The subscription as it stands after planning, and what it is owed."""

    subscription: Subscription
    messages: tuple[OutboxMessage, ...] = ()


def plan_brief(subscription: Subscription, rule: Recurrence, known: PlanningRound) -> Planned:
    """The newest slot that has come: a brief, one line, or nothing, and always the reason.

    Expects ``next_due_at`` at or before now. A slot past the cut-off is left to the next one,
    whose window then begins where the last *delivered* brief ended.
    """
    due = catch_up(subscription.next_due_at or known.now, known.now, rule, subscription.tz)
    planned = replace(subscription, next_due_at=due.following, planned_at=known.now)
    if due.too_late:
        told = _untold(planned, due, known.now, DeliveryReason.TOO_LATE)
        return Planned(subscription=planned, messages=(told,))
    findings = _findings(subscription, due, known)
    cards = _cards(subscription, findings, due, known.facts)
    if not cards:
        watched = replace(planned, watermark=due.slot, serial=known.news.newest)
        told = _untold(planned, due, known.now, findings.silence, others=findings.others)
        return Planned(subscription=watched, messages=(told,))
    return Planned(
        subscription=planned,
        messages=pending(
            subscription,
            cards,
            slot=slot_name(due.slot),
            due_at=due.slot,
            until=due.slot,
            serial=known.news.newest,
        ),
    )


def preview(subscription: Subscription, known: PlanningRound) -> Findings:
    """What a brief sent right now would find."""
    following = known.now + timedelta(days=1)
    due = Due(slot=known.now, missed=0, late=timedelta(0), following=following)
    return _findings(subscription, due, known)


def _findings(subscription: Subscription, due: Due, known: PlanningRound) -> Findings:
    until = law_day(due.slot)
    window = Window(
        # a clock that was set back must not turn the window round
        since=min(law_day(subscription.watermark), until),
        until=until,
        following=law_day(due.following),
        local=subscription.day(due.slot),
    )
    moves = known.news.between(subscription.serial)
    wanted = known.wanted(subscription)
    found = find(moves, facts=known.facts, interest=wanted, window=window)
    followed = tuple(sorted(subscription.include.goods))
    return replace(
        found,
        followed=followed,
        on_list=known.on_list(subscription, list_moves(found, known.facts)),
    )


def _cards(
    subscription: Subscription, findings: Findings, due: Due, facts: FactSnapshot
) -> tuple[Card, ...]:
    """The brief, the line that somebody still watches, or nothing."""
    lang = subscription.lang
    if not findings.news:
        if _stale_told(subscription, due.slot, facts):
            return ()
        if subscription.skip_empty:
            alive = _life_sign_due(subscription, due.slot)
            return compose.sign_of_life(findings, facts=facts, lang=lang) if alive else ()
    return compose.brief(
        findings,
        facts=facts,
        lang=lang,
        lateness=_lateness(findings, due),
        delivery=BriefDelivery(
            alerted=subscription.alerted if subscription.alerts else 0,
            sent_as=delivery_id(subscription.id, slot_name(due.slot), 0),
            rests=not subscription.keeps_on,
        ),
    )


def _stale_told(subscription: Subscription, slot: datetime, facts: FactSnapshot) -> bool:
    """Whether a brief has said already that no news can arrive: then they rest until facts come."""
    sent, known = subscription.last_sent_at, facts.data_as_of
    if sent is None or subscription.keeps_on or not is_stale(facts, law_day(slot)):
        return False
    return is_stale(facts, law_day(sent)) and law_day(sent) > known


def _life_sign_due(subscription: Subscription, slot: datetime) -> bool:
    return slot - (subscription.last_sent_at or subscription.created_at) >= SIGN_OF_LIFE


def _lateness(findings: Findings, due: Due) -> Lateness | None:
    if due.late < compose.LATE and not due.missed:
        return None
    return Lateness(late=due.late, since=findings.window.since)


def slot_name(slot: datetime) -> str:
    """'2026-10-12T12:00:00Z'."""
    return slot.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def pending(
    subscription: Subscription,
    cards: Sequence[Card],
    *,
    slot: str,
    due_at: datetime,
    until: datetime | None = None,
    serial: int | None = None,
) -> tuple[OutboxMessage, ...]:
    """A message and the replies in its thread, one delivery each."""
    first = delivery_id(subscription.id, slot, 0)
    return tuple(
        OutboxMessage(
            delivery=Delivery(
                id=delivery_id(subscription.id, slot, part),
                subscription=subscription.id,
                slot=slot,
                part=part,
                place=subscription.place,
                action=Action.REPLY if part else Action.POST,
                target=first if part else "",
                due_at=due_at,
                until=until,
                serial=serial,
            ),
            card=as_said(card),
        )
        for part, card in enumerate(cards)
    )


def _untold(
    subscription: Subscription, due: Due, now: datetime, reason: DeliveryReason, *, others: int = 0
) -> OutboxMessage:
    """The record of a brief that was not sent, so that 'why did I get nothing' has an answer."""
    slot = slot_name(due.slot)
    filtered = reason is DeliveryReason.OTHER_TOPICS
    return OutboxMessage(
        delivery=Delivery(
            id=delivery_id(subscription.id, slot, 0),
            subscription=subscription.id,
            slot=slot,
            part=0,
            place=subscription.place,
            action=Action.POST,
            due_at=due.slot,
            state=DeliveryState.FILTERED if filtered else DeliveryState.SKIPPED,
            reason=reason,
            error=f"{words.counted(others, 'en')} on other topics" if others else "",
            settled_at=now,
        ),
        card=None,
    )
