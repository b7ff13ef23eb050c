"""Questions let in so that acknowledgements never wait long behind answers."""

from __future__ import annotations

import asyncio

TURN_SECONDS = 0.005
"""How long questions may begin within one turn of the loop: far less than Slack's three seconds
for an acknowledgement, and enough for a dozen answers."""


class Admission:
    """Lets questions begin while a turn of the loop is young; the others wait for the next one.

    Two hundred tasks that became ready together would otherwise be worked off before the loop reads
    another request, and its acknowledgement would come too late. A look at the sockets after every
    single question would cost as much as the answers.
    """

    def __init__(self) -> None:
        self._ends: float | None = None

    async def wait(self) -> None:
        """Return when a question may begin."""
        loop = asyncio.get_running_loop()
        while True:
            if self._ends is None:
                self._ends = loop.time() + TURN_SECONDS
                loop.call_soon(self._next_turn)
            if loop.time() < self._ends:
                return
            await asyncio.sleep(0)

    def _next_turn(self) -> None:
        self._ends = None
