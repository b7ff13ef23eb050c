"""A question that was misread, kept with its workspace's consent to read such ones better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.questions import Query
from bot.domain.text import Lang

LIFE = timedelta(days=90)
"""For how long one is kept."""


class Misread(StrEnum):
    """How we know: nothing was sure enough to be answered, or another reading was chosen."""

    UNSURE = "unsure"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuestion:
    """``text`` holds no names, addresses, links or numbers of persons, and nobody's who asked.

    ``thread`` is the line that asks what the conversation had asked before, '' without one.
    ``read`` is the first reading, ``chosen`` the one that was pressed; None where it is not known.
    """

    text: str
    lang: Lang
    asked_on: date
    why: Misread
    thread: str = ""
    read: Query | None = None
    chosen: Query | None = None
