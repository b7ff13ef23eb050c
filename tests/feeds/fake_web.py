"""The hosts of official channels on loopback, over real HTTP: pages, conditions, cookies, faults.

Every request is 'http://127.0.0.1:PORT/HOST/PATH?QUERY': what a stand-in is asked.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web


@dataclass(slots=True, kw_only=True)
class Answer:
    """What an address answers. ``times`` is how often; then the answer before it comes again."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "text/html"
    etag: bool = False
    needs_cookie: str = ""
    sets_cookie: str = ""
    cut: int = 0
    times: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it came in."""

    host: str
    url: str
    headers: Mapping[str, str]
    method: str


class FakeWeb:
    """Start it, put answers in, look at what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = defaultdict(list)
        self.asked: list[Asked] = []
        self.at_once: Counter[str] = Counter()
        self.most_at_once: Counter[str] = Counter()
        self.delay = 0.0
        self._runner: web.AppRunner | None = None
        self.base = ""

    async def start(self) -> FakeWeb:
        app = web.Application()
        app.router.add_route("*", "/{host}/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def put(self, url: str, body: bytes | str = b"", **more: object) -> None:
        """What ``url`` (with or without its query) answers from now on."""
        content = body.encode() if isinstance(body, str) else body
        self.answers[_key(url)] = [Answer(body=content, **more)]  # type: ignore[arg-type]

    def fault(self, url: str, answer: Answer) -> None:
        """What it answers first, as often as the answer says."""
        self.answers[_key(url)].append(answer)

    def urls(self, host: str = "") -> list[str]:
        return [one.url for one in self.asked if not host or one.host == host]

    async def _handle(self, query: web.Request) -> web.StreamResponse:
        host = query.match_info["host"]
        url = f"https://{query.path_qs.lstrip('/')}"
        self.asked.append(
            Asked(host=host, url=url, headers=dict(query.headers), method=query.method)
        )
        self.at_once[host] += 1
        self.most_at_once[host] = max(self.most_at_once[host], self.at_once[host])
        try:
            await asyncio.sleep(self.delay)
            return await self._answered(query, url)
        finally:
            self.at_once[host] -= 1

    def _found(self, url: str) -> Answer | None:
        for key in (url, _key(url), _path(url)):
            held = self.answers.get(key)
            if not held:
                continue
            answer = held[-1]
            if answer.times is not None:
                answer.times -= 1
                if answer.times <= 0:
                    held.pop()
            return answer
        return None

    async def _answered(self, query: web.Request, url: str) -> web.StreamResponse:
        answer = self._found(url)
        if answer is None:
            return web.Response(status=404, text="<html>not found</html>")
        if answer.needs_cookie and answer.needs_cookie not in query.headers.get("Cookie", ""):
            return web.Response(status=200, text="<html><body>Session expired</body></html>")
        headers = dict(answer.headers)
        if answer.etag:
            headers["ETag"] = f'"{hashlib.sha256(answer.body).hexdigest()[:12]}"'
            if query.headers.get("If-None-Match") == headers["ETag"]:
                return web.Response(status=304, headers=headers)
        if answer.sets_cookie:
            headers["Set-Cookie"] = f"{answer.sets_cookie}; Path=/; HttpOnly"
        headers.setdefault("Content-Type", answer.media_type)
        body = answer.body
        if headers.get("Content-Encoding") == "gzip" and not body.startswith(b"\x1f\x8b"):
            body = gzip.compress(body)
        if answer.cut:
            return await _cut_short(query, answer.status, headers, body, answer.cut)
        return web.Response(status=answer.status, headers=headers, body=body)


async def _cut_short(
    query: web.Request, status: int, headers: Mapping[str, str], body: bytes, cut: int
) -> web.StreamResponse:
    """Fewer bytes than announced, then the line is closed."""
    response = web.StreamResponse(status=status, headers=headers)
    response.content_length = len(body)
    await response.prepare(query)
    await response.write(body[:cut])
    assert query.transport is not None
    query.transport.close()
    return response


def _key(url: str) -> str:
    parts = urlsplit(url)
    return f"https://{parts.netloc}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"https://{parts.netloc}{parts.path or '/'}"
