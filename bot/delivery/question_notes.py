"""What is noted beside the store of questions that it has not taken, or not heard of a try."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.inbox import TakenQuestion
from bot.ports import Clock
from bot.ports.inbox import QuestionJournal

_log = logging.getLogger(__name__)
NOTED = timedelta(hours=1)
"""Longer than any question waits for its answer."""


class QuestionNotes:
    """The notes of one platform. Where they can't be written or read, that is logged and memory
    alone holds what they would.
    """

    def __init__(self, journal: QuestionJournal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._tries: dict[str, datetime] = {}
        """Of what dead processes noted: it may be taken up before the store hears."""

    def note(self, taken: TakenQuestion, *, once: bool) -> bool:
        """Note it beside the store; False where that cannot be written either."""
        try:
            self._journal.note(taken, once=once)
        except OSError as error:
            _log.warning("a question is held in memory alone: %s", type(error).__name__)
            return False
        return True

    def forget(self, key: str) -> None:
        """It needs no note any more."""
        try:
            self._journal.forget(key)
        except OSError as error:
            _log.warning("a note could not be taken back: %s", type(error).__name__)

    def left_behind(self) -> tuple[tuple[TakenQuestion, bool], ...]:
        """What processes that died had noted and can still be answered, with ``once`` as noted:
        ours from now on.
        """
        try:
            left = self._journal.left_behind()
        except OSError as error:
            _log.warning("notes of dead processes can't be read: %s", type(error).__name__)
            return ()
        now = self._clock()
        self._tries = {key: at for key, at in self._tries.items() if at > now - NOTED}
        for taken, _ in left:
            if taken.deadline <= now:
                self.forget(taken.key)
            elif taken.tried_at is not None:
                self._tries[taken.key] = taken.tried_at
        return tuple(one for one in left if one[0].deadline > now)

    def with_noted_try(self, taken: TakenQuestion) -> TakenQuestion:
        """With the latest try that anybody noted beside the store: a dead process, or one that
        lives and has not got through to the store.
        """
        try:
            noted = self._journal.tries()
        except OSError as error:
            _log.warning("notes of other processes can't be read: %s", type(error).__name__)
            noted = {}
        known = (taken.tried_at, noted.get(taken.key), self._tries.pop(taken.key, None))
        return replace(taken, tried_at=max(filter(None, known), default=None))

    def close(self) -> None:
        """Give it up; what is noted is left to others."""
        self._journal.close()
