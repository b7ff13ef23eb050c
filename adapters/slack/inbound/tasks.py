"""Work that goes on after the acknowledgement, kept so that it is neither lost nor silent."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Coroutine
from typing import Any

from slack_sdk.errors import SlackApiError

from adapters.slack.api_errors import code_of
from bot.errors import DeliveryError

log = logging.getLogger(__name__)


class Tasks:
    """Runs work in the background and logs how it failed, without the words of a person."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run it."""
        task = asyncio.create_task(self._guarded(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except DeliveryError as error:
            log.warning("not delivered: %s", error)
        except SlackApiError as error:
            log.warning("Slack refused: %s", code_of(error))
        except Exception as error:
            log.error("a listener failed: %s\n%s", type(error).__name__, places(error))

    async def drain(self, seconds: float = 10.0) -> None:
        """Wait for what is under way; cancel what takes longer."""
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=seconds)
            for task in late:
                task.cancel()


def places(error: BaseException) -> str:
    """Where an error came from, without its message: that may quote what somebody wrote."""
    return "".join(traceback.format_tb(error.__traceback__, limit=-4))
