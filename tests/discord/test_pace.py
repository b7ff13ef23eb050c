"""Posts nobody waits for stay below Discord's global limit, whatever holds the process up."""

from __future__ import annotations

import asyncio
import time

from adapters.discord import limits
from adapters.discord.post import ChannelRateLimit


async def test_no_second_gets_more_than_the_limit_after_the_process_was_held_up() -> None:
    rate_limit, loop = ChannelRateLimit(), asyncio.get_running_loop()
    left: list[float] = []

    async def posted() -> None:
        await rate_limit.turn()
        left.append(loop.time())

    posts = [asyncio.create_task(posted()) for _ in range(110)]
    await asyncio.sleep(0.5)
    time.sleep(0.25)  # a dozen turns come due meanwhile, and leave at once
    await asyncio.gather(*posts)
    busiest = max(sum(1 for at in left if began <= at < began + 0.999) for began in left)
    assert busiest < limits.REQUESTS_A_SECOND
