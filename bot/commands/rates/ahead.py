"""The rates of every good on every day, worked out before anybody asks: what is asked for the first
time is answered nearly as fast as what was asked before."""

from __future__ import annotations

import asyncio
from datetime import date, datetime

from bot.commands.rates.subject import subject_of
from bot.domain.countries import COUNTRIES
from bot.domain.days import Validity, law_day
from bot.domain.rate_summary import Direction
from bot.domain.rule_turns import rule_turns_on
from bot.domain.snapshot import FactSnapshot
from bot.domain.turns_within import turns_within
from bot.ports import Store

_PAUSE = 0.005
"""Seconds left to questions between two goods; one good takes some milliseconds, the first time."""


class RatesAhead:
    """Works ahead what :mod:`bot.commands.rates.rate_cache` then remembers."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: tuple[FactSnapshot, date] | None = None

    async def tick(self, now: datetime) -> None:
        """Work out both directions of each good: all of the day of ``now`` (aware), and what is
        owed on any other.

        Nothing where that was done for these facts and this day. Facts that change meanwhile are
        noticed at the next tick.
        """
        facts, day = (await self._store.snapshot()).facts, law_day(now)
        if self._done is not None and self._done[0] is facts and self._done[1] == day:
            return
        known = Validity(first=facts.records_begin)
        for turning in {t.day for t in turns_within(facts, known)}:
            # up to half a second each where many goods are touched: questions must not wait for it
            await asyncio.to_thread(rule_turns_on, facts, turning)
        for slug in facts.goods:
            subject = subject_of(facts, slug)
            for imposing, origin in (COUNTRIES, COUNTRIES[::-1]):
                direction = Direction(imposing=imposing, origin=origin)
                rates = subject.rates(facts, direction)
                rates.ahead()
                rates.on(day)
            await asyncio.sleep(_PAUSE)
        self._done = facts, day
