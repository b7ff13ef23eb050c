"""One chat completion an ask: in time, bounded, and never in anybody's way.

Nothing of a question, a reply or the key is logged. Redirects are not followed, proxies of the
environment not used, and what is longer than a reply can be is not read.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.language_model.breaker import Breaker
from bot.ports.language_model import ModelMode, ModelOutcome, ModelReply, ModelRequest

if TYPE_CHECKING:
    import aiohttp

_log = logging.getLogger(__name__)
DEADLINE = 2.5
"""Seconds for all of it: waiting for a turn, the connection, the reply."""
AT_ONCE = 8
"""Requests under way at a time."""
WAITING = 16
"""Requests that wait for a turn; more are told at once that it is busy."""
LONGEST = 64 * 1024
"""Bytes of a reply."""
_TOKENS = 400
"""Tokens of a reply: all slots filled are some 200."""
_PATH = "/chat/completions"
_CHUNK = 8 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model is asked, by what name, and about which questions."""

    url: str
    model: str
    mode: ModelMode
    key: str = field(default="", repr=False)
    deadline: float = DEADLINE

    @property
    def address(self) -> str:
        """The address of its chat completions."""
        return self.url if self.url.endswith(_PATH) else f"{self.url}{_PATH}"


class ChatCompletions:
    """A language model behind an OpenAI-compatible endpoint. Close it when done."""

    def __init__(self, endpoint: Endpoint, *, tick: Callable[[], float] | None = None) -> None:
        self._endpoint = endpoint
        self._breaker = Breaker(tick)
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._session: aiohttp.ClientSession | None = None

    @property
    def mode(self) -> ModelMode:
        """Which questions it is asked about."""
        return self._endpoint.mode

    async def close(self) -> None:
        """Give back every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def ask(self, request: ModelRequest) -> ModelReply:
        """The reply within the deadline. Never raises for what endpoint or model do."""
        if self._waiting >= WAITING:
            return ModelReply(outcome=ModelOutcome.BUSY)
        if not self._breaker.lets_through():
            return ModelReply(outcome=ModelOutcome.PAUSED)
        try:
            async with asyncio.timeout(self._endpoint.deadline):
                reply, pause = await self._in_turn(request)
        except TimeoutError:
            reply, pause = ModelReply(outcome=ModelOutcome.LATE), 0.0
        except asyncio.CancelledError:
            self._breaker.forget_trial()
            raise
        if self._breaker.note(well=reply.content is not None, pause=pause):
            _log.warning("the language model is left alone for a while: %s", reply.outcome)
        return reply

    async def _in_turn(self, request: ModelRequest) -> tuple[ModelReply, float]:
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            return await self._posted(request)
        finally:
            self._turns.release()

    async def _posted(self, request: ModelRequest) -> tuple[ModelReply, float]:
        """The reply, and for how many seconds the endpoint wants no further request."""
        import aiohttp

        headers = {"Accept": "application/json"}
        if self._endpoint.key:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        try:
            async with self._opened().post(
                self._endpoint.address,
                json=body(request, self._endpoint.model),
                headers=headers,
                allow_redirects=False,
            ) as answer:
                if answer.status != 200:
                    return ModelReply(outcome=ModelOutcome.REFUSED), _pause(answer.headers)
                return replied(await _read(answer)), 0.0
        except (aiohttp.ClientError, OSError, ValueError):
            return ModelReply(outcome=ModelOutcome.UNREACHABLE), 0.0

    def _opened(self) -> aiohttp.ClientSession:
        import aiohttp

        if self._session is None:
            self._session = aiohttp.ClientSession(
                cookie_jar=aiohttp.DummyCookieJar(),
                connector=aiohttp.TCPConnector(limit=AT_ONCE),
                timeout=aiohttp.ClientTimeout(total=None),  # the deadline is over all of it
                trust_env=False,
            )
        return self._session


def body(request: ModelRequest, model: str) -> dict[str, Any]:
    """A request as the endpoint takes it. Temperature 0: the same question, the same reading."""
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": request.instructions},
            {"role": "user", "content": request.question},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "query", "strict": True, "schema": request.schema},
        },
        "temperature": 0,
        "max_tokens": _TOKENS,
        "stream": False,
    }


def replied(written: bytes | str | None) -> ModelReply:
    """The object in the body of an answer."""
    return content_of(_loaded(written))


def content_of(answer: Any) -> ModelReply:
    """The object of a completion: in the first choice's message, as text or as it is.

    >>> content_of({"choices": [{"message": {"content": '{"command": "help"}'}}]}).content
    {'command': 'help'}
    """
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        return ModelReply(outcome=ModelOutcome.UNREADABLE)
    held = _loaded(content) if isinstance(content, str) else content
    if not isinstance(held, dict):
        return ModelReply(outcome=ModelOutcome.UNREADABLE)
    return ModelReply(outcome=ModelOutcome.REPLIED, content=held)


def _loaded(written: bytes | str | None) -> Any:
    """The JSON value, None where it is none. A fence around it, as some models write, comes off."""
    if written is None:
        return None
    text = written.decode(errors="replace") if isinstance(written, bytes) else written
    text = text.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


async def _read(answer: aiohttp.ClientResponse) -> bytes | None:
    """The body; None where it is longer than a reply can be."""
    held = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        held += chunk
        if len(held) > LONGEST:
            answer.close()
            return None
    return bytes(held)


def _pause(headers: Mapping[str, str]) -> float:
    """The seconds of Retry-After; 0 where it gives none, or a date."""
    written = headers.get("Retry-After", "").strip()
    return float(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0.0
