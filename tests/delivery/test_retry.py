"""What follows from a try that failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.retry import (
    LONGEST_WAIT,
    MOST_TRIES,
    Again,
    Decision,
    GiveUp,
    LookUp,
    Shut,
    backoff,
    decide,
)
from bot.delivery.timeouts import FIRST_WAIT
from bot.domain.deliveries import Action, Delivery, DeliveryReason
from bot.domain.questions import Place
from bot.errors import AccessLost, DeliveryError, OutcomeUnknown, RetryLater, Unsendable

FIRST = Delivery(
    id="a" * 20,
    subscription="s",
    slot="slot",
    part=0,
    place=Place(platform="slack", workspace="T1", channel="C1"),
    action=Action.POST,
    due_at=datetime(2026, 10, 12, tzinfo=UTC),
)
LAST = replace(FIRST, attempts=MOST_TRIES - 1)
WAIT = backoff(FIRST, 1)


@pytest.mark.parametrize(
    ("error", "delivery", "follows"),
    [
        (
            RetryLater("429", retry_after=3.5, bucket="slack:C1"),
            LAST,
            Again(wait=timedelta(seconds=3.5), bucket="slack:C1"),
        ),
        (RetryLater("503"), FIRST, Again(wait=WAIT)),
        (RetryLater("503"), LAST, GiveUp(reason=DeliveryReason.TOO_MANY_TRIES)),
        (OutcomeUnknown("lost"), FIRST, LookUp(wait=WAIT)),
        (OutcomeUnknown("lost"), LAST, GiveUp(reason=DeliveryReason.UNSURE)),
        (OutcomeUnknown("lost"), replace(FIRST, action=Action.EDIT), Again(wait=WAIT)),
        (
            OutcomeUnknown("lost"),
            replace(FIRST, action=Action.TELL),
            GiveUp(reason=DeliveryReason.UNSURE),
        ),
        (AccessLost("archived"), FIRST, Shut()),
        (Unsendable("too long"), FIRST, GiveUp(reason=DeliveryReason.REFUSED)),
    ],
)
def test_each_failure_has_its_consequence(
    error: DeliveryError, delivery: Delivery, follows: Decision
) -> None:
    assert decide(error, delivery) == follows


def test_waits_double_are_spread_and_have_a_ceiling() -> None:
    waits = [backoff(FIRST, tries) for tries in range(1, 30)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    assert backoff(replace(FIRST, id="b" * 20), 1) != backoff(FIRST, 1)


@pytest.mark.parametrize(
    ("attempts", "settles_in", "wait"),
    [
        (7, timedelta(seconds=40), timedelta(seconds=40)),  # it would have been 256 s and more
        (7, timedelta(0), FIRST_WAIT),
        (0, timedelta(minutes=4), WAIT),
    ],
)
def test_the_look_that_decides_is_not_waited_for_longer_than_needed(
    attempts: int, settles_in: timedelta, wait: timedelta
) -> None:
    error = OutcomeUnknown("not to be seen yet", settles_in=settles_in)
    assert decide(error, replace(FIRST, attempts=attempts)) == LookUp(wait=wait)
