"""Processes to be killed: forked from one that has imported everything, so that a start is short."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.delivery.image"])
_LOOKING = threading.Lock()
"""Starting a process looks at how all others ended. Of two looks at once one reads the code, the
other takes the end of the pipe for an end with 255."""
_KEPT_LINES = 200
_POLL_SECONDS = 0.005


class Forked:
    """One process; what it says on either output is kept, the last lines of it."""

    def __init__(self, process: BaseProcess, listen: Callable[[str], None]) -> None:
        self.log: deque[str] = deque(maxlen=_KEPT_LINES)
        self._process = process
        self._listen = listen
        self._first: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._reading: asyncio.Task[None] | None = None

    @classmethod
    async def start(
        cls,
        work: Callable[..., Any],
        *arguments: Any,
        env: dict[str, str],
        listen: Callable[[str], None] = lambda _: None,
    ) -> Forked:
        """Run ``work`` of an importable module in a process of its own, in that environment.

        ``listen`` is told each line it says.
        """
        said, saying = _FORKS.Pipe(duplex=False)
        process = _FORKS.Process(target=_run, args=(saying, env, work, arguments), daemon=True)
        await asyncio.to_thread(_start, process)
        saying.close()
        made = cls(process, listen)
        made._reading = asyncio.create_task(made._read(said))
        return made

    async def _read(self, said: Connection) -> None:
        reader = asyncio.StreamReader()
        pipe = os.fdopen(os.dup(said.fileno()), "rb", buffering=0)
        said.close()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), pipe
        )
        try:
            while line := (await reader.readline()).decode(errors="replace"):
                self.log.append(line)
                self._listen(line)
                if not self._first.done():
                    self._first.set_result(line.strip())
        finally:
            transport.close()

    async def said(self) -> str:
        """Its first line. Raises AssertionError where it ends, or says nothing for a minute."""
        assert self._reading is not None
        both: set[asyncio.Future[Any]] = {self._first, self._reading}
        await asyncio.wait(both, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        assert self._first.done(), f"ended with {self.returncode}: {''.join(self.log)}"
        return self._first.result()

    @property
    def returncode(self) -> int | None:
        """As of a subprocess: negative where a signal ended it."""
        with _LOOKING:
            return self._process.exitcode

    def send_signal(self, number: signal.Signals) -> None:
        """Signal it; nothing where it has ended."""
        if self.returncode is None and self._process.pid is not None:
            os.kill(self._process.pid, number)

    async def killed_within(self, seconds: float) -> bool:
        """Whether it killed itself by then. Raises AssertionError where it ended otherwise."""
        try:
            async with asyncio.timeout(seconds):
                await self.ended()
        except TimeoutError:
            return False
        self._killed()
        return True

    async def kill_after(self, seconds: float) -> bool:
        """Kill it then; whether it killed itself before."""
        if await self.killed_within(seconds):
            return True
        if self.returncode is not None:
            self._killed()
            return True
        await self.kill()
        return False

    async def kill(self) -> None:
        """Kill it, as by kill -9. Raises AssertionError where it had ended by itself."""
        ended = self.returncode
        assert ended is None, f"ended by itself with {ended}: {''.join(self.log)}"
        self._process.kill()
        await self.ended()
        self._killed()

    def _killed(self) -> None:
        code = self.returncode
        assert code == -signal.SIGKILL, f"ended with {code}: {''.join(self.log)}"

    async def stop(self) -> None:
        """Make sure that it has ended."""
        self._process.kill()
        await self.ended()

    async def ended(self) -> None:
        """Wait for its end, and for all it said."""
        while self.returncode is None:
            await asyncio.sleep(_POLL_SECONDS)
        if self._reading is not None:
            await asyncio.shield(self._reading)


async def image_loaded() -> None:
    """Return once processes start at once: the first loads the image they are forked from."""
    first = await Forked.start(print, "ready", env={})
    assert await first.said() == "ready"
    await first.ended()


def _start(process: BaseProcess) -> None:
    with _LOOKING:
        process.start()


def _run(
    saying: Connection, env: dict[str, str], work: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    """In the new process: what it says goes to whoever started it."""
    for output in (1, 2):
        os.dup2(saying.fileno(), output)
    sys.stdout = os.fdopen(1, "w", buffering=1)
    sys.stderr = os.fdopen(2, "w", buffering=1)
    saying.close()
    os.environ.clear()
    os.environ.update(env)
    logging.lastResort = logging.StreamHandler(sys.stderr)
    work(*arguments)
