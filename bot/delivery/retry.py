"""What to do after a try that failed: a decision, not an action."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from bot.delivery.timeouts import FIRST_WAIT
from bot.domain.backoff import doubled
from bot.domain.deliveries import Action, Delivery, DeliveryReason
from bot.errors import AccessLost, DeliveryError, OutcomeUnknown, RetryLater, Unsendable

MOST_TRIES = 24
"""With the waits below, about seven hours: an outage of that length loses nothing."""
LONGEST_WAIT = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Certainly not delivered: send again after ``wait``. ``bucket`` rests as long, if one did."""

    wait: timedelta
    bucket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """Perhaps delivered: ask the platform after ``wait``."""

    wait: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUp:
    """Never try this delivery again; it is kept as DEAD with its reason."""

    reason: DeliveryReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """The channel is closed to us: pause the subscription and tell its owner."""


Decision = Again | LookUp | GiveUp | Shut


def decide(
    error: DeliveryError, delivery: Delivery, *, first_wait: timedelta = FIRST_WAIT
) -> Decision:
    """What follows from ``error``; ``delivery.attempts`` counts the tries before this one.

    Being told to wait is no fault of the message: it does not count towards giving up.
    """
    tries = delivery.attempts + 1
    match error:
        case AccessLost():
            return Shut()
        case Unsendable():
            return GiveUp(reason=DeliveryReason.REFUSED)
        case RetryLater():
            return _after_refusal(error, delivery, backoff(delivery, tries, first=first_wait))
        case OutcomeUnknown():
            return _after_unknown(error, delivery, first_wait)
        case _:
            return GiveUp(reason=DeliveryReason.REFUSED)


def _after_refusal(error: RetryLater, delivery: Delivery, otherwise: timedelta) -> Decision:
    bucket = error.bucket or ""
    wait = asked_wait(error.retry_after)
    if wait is not None:
        return Again(wait=timedelta(seconds=wait), bucket=bucket)
    if delivery.attempts + 1 >= MOST_TRIES:
        return GiveUp(reason=DeliveryReason.TOO_MANY_TRIES)
    return Again(wait=otherwise, bucket=bucket)


def asked_wait(written: object) -> float | None:
    """Seconds to wait as a platform wrote them, at most ``LONGEST_WAIT``; None where they are none.

    >>> [asked_wait(one) for one in ("2", 1e9, "nan", -5, "soon", None, "inf")]
    [2.0, 1800.0, None, None, None, None, 1800.0]
    """
    try:
        seconds = float(written)  # type: ignore[arg-type]  # whatever it is: see below
    except (TypeError, ValueError, OverflowError):
        return None
    if math.isnan(seconds) or seconds < 0:
        return None
    return min(seconds, LONGEST_WAIT.total_seconds())


def _after_unknown(error: OutcomeUnknown, delivery: Delivery, first_wait: timedelta) -> Decision:
    tries = delivery.attempts + 1
    wait = backoff(delivery, tries, first=first_wait)
    match delivery.action:
        case Action.EDIT if tries < MOST_TRIES:
            return Again(wait=wait)  # the same words again do no harm
        case Action.TELL | Action.EDIT:
            return GiveUp(reason=DeliveryReason.UNSURE)  # a private message cannot be read back
        case Action.POST | Action.REPLY:
            asked = asked_wait(error.retry_after)
            if asked is not None:  # the platform lets nobody look before
                return LookUp(wait=max(timedelta(seconds=asked), first_wait))
            if tries >= MOST_TRIES:
                return GiveUp(reason=DeliveryReason.UNSURE)
            settles = error.settles_in
            # doubling past the moment at which a look decides would only hold the channel up
            return LookUp(wait=wait if settles is None else min(wait, max(settles, first_wait)))
        case _:
            assert_never(delivery.action)


def backoff(delivery: Delivery, tries: int, *, first: timedelta = FIRST_WAIT) -> timedelta:
    """Doubling from ``first`` to ``LONGEST_WAIT``, spread by the delivery's id.

    The spread is the same on every machine and in every run: nothing here throws dice.
    """
    spread = 1 + int(delivery.id.encode().hex()[-4:], 16) / 0xFFFF / 2
    return doubled(first * spread, tries - 1, longest=LONGEST_WAIT)
