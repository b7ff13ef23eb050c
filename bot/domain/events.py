"""Dated things that are no measure, and claims that the record contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.days import FactDay
from bot.domain.sources import Confidence
from bot.domain.text import Text


class EventKind(StrEnum):
    """What sort of thing happened or is due."""

    TALKS = "talks"
    RULING = "ruling"
    DEADLINE = "deadline"
    REVIEW = "review"
    ANNOUNCEMENT = "announcement"
    THREAT = "threat"
    SUPPORT = "support"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated thing that is no measure. ``outcome`` says what came of it, as far as is known."""

    slug: str
    kind: EventKind
    day: FactDay
    title: Text
    detail: Text | None = None
    outcome: Text | None = None
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    instrument: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    refs: tuple[str, ...] = ()


class Verdict(StrEnum):
    """How a claim stands against the record."""

    TRUE = "true"
    INCOMPLETE = "incomplete"
    MISLEADING = "misleading"
    FALSE = "false"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody reported or asserted, and how it stands against the record.

    ``stated`` is the claim in neutral words, ``by`` who made it (outlet or person), ``truth`` what
    the record says instead; ``short`` the one sentence of it that answers a yes or no.
    ``asked_as`` are phrases by which people ask about it.
    """

    slug: str
    stated: Text
    by: str
    day: FactDay
    verdict: Verdict
    truth: Text
    source: str
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    short: Text | None = None
