"""The options that /review knows alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewOptions:
    """``number`` names the review, with its version where a button gives it; ``reason`` is why it
    is rejected. The others are values by hand, as typed; None: as it was read."""

    number: str | None = None
    reason: str | None = None
    kind: str | None = None
    rate: str | None = None
    from_: str | None = None
    until: str | None = None
    codes: str | None = None
    countries: str | None = None
    programme: str | None = None
    instrument: str | None = None
    slug: str | None = None
    words: str | None = None
    speaker: str | None = None
