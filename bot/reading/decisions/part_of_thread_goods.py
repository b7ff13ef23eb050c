"""What a follow-up tells of so many of its thread's goods alone: '3 of them are maple', 'two stay
here'."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.features.asked import Asked
from bot.reading.sums import changed_counts as counts
from bot.reading.sums.changed_sums import SaidOfSum


def tells_of_some(q: Asked) -> bool:
    """Whether a follow-up tells what so many of the thread's goods are or where they go, and not
    that they are taken out: '3 of them are maple'."""
    figures = q.seen.figures
    return SaidOfSum.OF_SOME.is_told_by(figures) and counts.fewer_of_them(figures.strip()) is None


def tells_of_a_part(q: Asked) -> bool:
    """Whether a follow-up tells of so many of the thread's goods alone, so that where those go or
    come from is told of no others."""
    return tells_of_some(q) or counts.fewer_of_them(q.seen.figures.strip()) is not None


def is_taken_out(q: Asked, number: Decimal) -> bool:
    """Whether a number of a follow-up counts those that are taken out, and not those that stay."""
    figures = q.seen.figures.strip()
    return number in (counts.fewer_of_them(figures), counts.more_of_them(figures))
