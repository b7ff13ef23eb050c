"""The last look at a lease: as a message leaves, not when it was decided to send it.

Between that decision and the first byte a post waits: for its turn, for a connection, for the SDK's
own tries, and for a process that is stopped or starved to go on. Whoever has made sure of a lease
tells until when it is held (:func:`hold`), whoever posts does so :func:`fenced`, and the HTTP
client asks :func:`leave` right before it writes a request.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from bot.errors import LeaseOver, OutcomeUnknown
from bot.ports import Clock


@dataclass(frozen=True, slots=True)
class _Lease:
    until: datetime
    clock: Clock


@dataclass(slots=True)
class _Post:
    lease: _Lease
    left: bool = False
    """Whether a request of it was written before: its outcome may be unknown."""


_LEASE: ContextVar[_Lease | None] = ContextVar("lease", default=None)
_POST: ContextVar[_Post | None] = ContextVar("post", default=None)


def hold(until: datetime | None, clock: Clock) -> None:
    """What this task posts from now on may leave before ``until``; None: whenever it likes."""
    _LEASE.set(None if until is None else _Lease(until, clock))


@contextmanager
def fenced() -> Iterator[None]:
    """Around one call that makes a message stand, or replaces one: it leaves by its lease.

    Raises LeaseOver where the lease ran out before anything left, OutcomeUnknown where an earlier
    request of the same call had.
    """
    lease = _LEASE.get()
    before = _POST.set(None if lease is None else _Post(lease))
    try:
        yield
    finally:
        _POST.reset(before)


def leave() -> None:
    """A request is about to be written. Raises what :func:`fenced` tells of."""
    post = _POST.get()
    if post is None:
        return
    if post.lease.clock() >= post.lease.until:
        if post.left:
            raise OutcomeUnknown("tried before its lease was over, and not again after")
        raise LeaseOver("its lease was over before it left")
    post.left = True
