"""The options that /digest knows alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestOptions:
    """What of an order was said, as typed; None: it stays as it was.

    :mod:`bot.digest.orders` reads it, and says what of it cannot be.
    """

    every: str | None = None
    at: str | None = None
    topics: str | None = None
    except_: str | None = None
    alerts: str | None = None
    tz: str | None = None
    quiet: str | None = None
    lang: str | None = None
    skip_empty: str | None = None
    cron: str | None = None
