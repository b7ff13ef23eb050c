"""Fetching from hosts that are on a list, and from nobody else, with limits on everything.

https only, redirects checked hop by hop, names resolved once and refused where they lead inside,
sizes counted while they stream. Plain http is spoken to loopback alone, and only where settings
put a stand-in for a host there.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.ports.feeds import FeedError, Trouble

PACKED = 5 * 1024 * 1024
UNPACKED = 20 * 1024 * 1024
HOPS = 3
TIMEOUT = aiohttp.ClientTimeout(total=60, connect=15, sock_read=30)
AGENT = "Dutybell/1.0 (tariff briefing bot; conditional requests; contact: the operator)"
"""Named, as hosts ask for: a library's own agent is refused by some, a browser's would be a lie."""
LONGEST_WAIT = timedelta(days=1)
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_CHUNK = 64 * 1024
_MOVED = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class WebResponse:
    """An answer. ``url`` is where it came from in the end; ``not_modified``: 304, no body."""

    url: str
    body: bytes = b""
    media_type: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    moved: str = ""


def public(address: str) -> bool:
    """Whether a literal IP address is one of the open internet.

    >>> public("8.8.8.8"), public("10.0.0.5"), public("169.254.169.254"), public("::ffff:10.0.0.5")
    (True, False, False, False)
    >>> public("64:ff9b::8.8.8.8"), public("64:ff9b::10.0.0.5"), public("2002:7f00:1::")
    (True, False, False)
    >>> public("::ffff:0:127.0.0.1")
    False
    """
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.is_site_local:
            return False
        ip = _within(ip) or ip
    return ip.is_global and not ip.is_multicast


_CARRYING = tuple(
    map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48"))
)
"""IPv6 that carries an IPv4 address in its last bits: IPv4-compatible, IPv4-translated, and NAT64
of a network."""


def _within(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a gateway takes out of an IPv6 one."""
    if any(ip in network for network in _CARRYING):
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour


class PublicResolver(AbstractResolver):
    """Names to public addresses only; the connection goes to the very address that was checked."""

    def __init__(self, resolver: AbstractResolver) -> None:
        self._resolver = resolver

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Addresses of ``host``. Raises FeedError where one of them leads inside."""
        found = await self._resolver.resolve(host, port, family)
        if host == "localhost":  # asked for only by a stand-in: see Web.stand_in
            return found
        inside = [one["host"] for one in found if not public(one["host"])]
        if inside:
            raise FeedError(Trouble.BLOCKED, f"{host} leads to a private address")
        return found

    async def close(self) -> None:
        """Give back the resolver."""
        await self._resolver.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """One answer of a host: a page, or (None) the ``location`` it sends to, for good where that is
    ``permanent``."""

    cookies: Mapping[str, str]
    page: WebResponse | None = None
    location: str = ""
    permanent: bool = False


class Web:
    """One client a process. One request a host at a time, a pause between two.

    ``stand_in`` gives for a host (or '*': any) the loopback address that answers for it:
    'https://HOST/PATH' is then asked as 'STAND_IN/HOST/PATH'.
    """

    def __init__(
        self,
        *,
        stand_in: Mapping[str, str] | None = None,
        pause: timedelta = timedelta(seconds=0.5),
        resolver: Callable[[], AbstractResolver] = aiohttp.ThreadedResolver,
    ) -> None:
        self._stand_in = {host: base.rstrip("/") for host, base in (stand_in or {}).items()}
        for base in self._stand_in.values():
            _check_stand_in(base)
        self._pause = pause.total_seconds()
        self._resolver = resolver
        self._locks: dict[str, asyncio.Lock] = {}
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Give back every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                auto_decompress=False,
                timeout=TIMEOUT,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
                connector=aiohttp.TCPConnector(
                    resolver=PublicResolver(self._resolver()), use_dns_cache=False, limit_per_host=1
                ),
                trust_env=False,
            )
        return self._session

    def asked_at(self, url: str) -> str:
        """The address that is really asked for ``url``."""
        parts = urlsplit(url)
        base = self._stand_in.get(parts.hostname or "") or self._stand_in.get("*")
        if base is None:
            return url
        return f"{base}/{parts.netloc}{url[len(parts.scheme) + 3 + len(parts.netloc) :] or '/'}"

    def _named(self, url: str) -> str:
        """``url`` as the channel itself writes it: a stand-in's own address turned back."""
        for base in self._stand_in.values():
            if url.startswith(f"{base}/"):
                return f"https://{url[len(base) + 1 :]}"
        return url

    def check(self, url: str, hosts: frozenset[str]) -> None:
        """Raises FeedError unless ``url`` is https on one of ``hosts``, or a stand-in's."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise FeedError(Trouble.BLOCKED, f"{url[:80]} is no address") from None
        host = parts.hostname or ""
        if host not in hosts:
            raise FeedError(Trouble.BLOCKED, f"{host or url[:80]} is not on this feed's list")
        if parts.username or parts.password:
            raise FeedError(Trouble.BLOCKED, "an address with a password in it")
        if host in LOOPBACK or self.asked_at(url) != url:
            return
        if parts.scheme != "https" or port not in (None, 443):
            raise FeedError(Trouble.BLOCKED, f"{host}: only https is spoken")
        if is_private(host):
            raise FeedError(Trouble.BLOCKED, f"{host} is a private address")

    def visit(self, hosts: frozenset[str], *, cookies: bool = False) -> Visit:
        """Requests of one poll to ``hosts``; ``cookies`` are kept for its time only."""
        return Visit(web=self, hosts=hosts, keeps_cookies=cookies)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """One request a host at a time, with the pause after it."""
        lock = self._locks.setdefault(host, asyncio.Lock())
        async with lock:
            yield
            if host not in LOOPBACK:
                await asyncio.sleep(self._pause)

    async def ask(
        self,
        url: str,
        hosts: frozenset[str],
        *,
        headers: Mapping[str, str],
        form: Mapping[str, str] | None = None,
    ) -> tuple[WebResponse, Mapping[str, str]]:
        """The answer and the cookies it sets. Raises FeedError."""
        moved = ""
        cookies: dict[str, str] = {}
        for _ in range(HOPS + 1):
            self.check(url, hosts)
            target = self.asked_at(url)
            async with self.turn(urlsplit(target).hostname or ""):
                reply = await self._once(target, headers, form)
            cookies.update(reply.cookies)
            if (page := reply.page) is not None:
                answer = WebResponse(
                    url=url,
                    body=page.body,
                    media_type=page.media_type,
                    etag=page.etag,
                    last_modified=page.last_modified,
                    not_modified=page.not_modified,
                    moved=moved,
                )
                return answer, cookies
            url = self._named(_joined(url, reply.location))
            moved = url if reply.permanent else moved
            form = None
        raise FeedError(Trouble.BLOCKED, f"more than {HOPS} redirects")

    async def _once(
        self, url: str, headers: Mapping[str, str], form: Mapping[str, str] | None
    ) -> _Reply:
        method = "GET" if form is None else "POST"
        try:
            async with self._opened().request(
                method, url, headers=headers, data=form, allow_redirects=False
            ) as answer:
                cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
                if answer.status in _REDIRECTS:
                    return _Reply(
                        cookies=cookies,
                        location=answer.headers.get("Location", ""),
                        permanent=answer.status in _MOVED,
                    )
                return _Reply(cookies=cookies, page=await _page(answer))
        except FeedError:
            raise
        except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError) as error:
            raise FeedError(Trouble.CUT_SHORT, type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            if isinstance(error.__cause__, FeedError):
                raise error.__cause__ from None
            raise FeedError(Trouble.UNREACHABLE, type(error).__name__) from None


@dataclass(slots=True, kw_only=True)
class Visit:
    """The requests of one poll. ``cookies`` are sent back to where they came from, and dropped."""

    web: Web
    hosts: frozenset[str]
    keeps_cookies: bool = False
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(
        self, url: str, *, validators: tuple[str, str] = ("", ""), accept: str = ""
    ) -> WebResponse:
        """GET, conditional where ``validators`` (ETag, Last-Modified) are given."""
        headers = {"Accept": accept or "*/*"}
        if validators[0]:
            headers["If-None-Match"] = validators[0]
        if validators[1]:
            headers["If-Modified-Since"] = validators[1]
        page = await self._ask(url, headers, None)
        if page.not_modified and not any(validators):
            # nothing was read: to take it for a good poll would say that all is watched
            raise FeedError(Trouble.FORMAT, "'not modified', where no condition was sent")
        return page

    async def post(self, url: str, form: Mapping[str, str]) -> WebResponse:
        """POST of a form, as a search page wants."""
        return await self._ask(url, {"Accept": "*/*"}, form)

    async def _ask(
        self, url: str, headers: dict[str, str], form: Mapping[str, str] | None
    ) -> WebResponse:
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{n}={v}" for n, v in self.cookies.items())
        page, cookies = await self.web.ask(url, self.hosts, headers=headers, form=form)
        if self.keeps_cookies:
            self.cookies.update(cookies)
        return page


def _joined(url: str, further: str) -> str:
    """Where a redirect leads; as it is written where it leads nowhere, for that to be refused."""
    try:
        return urljoin(url, further)
    except ValueError:
        return further


def _check_stand_in(base: str) -> None:
    parts = urlsplit(base)
    loopback = parts.hostname in LOOPBACK and parts.scheme in ("http", "https")
    if not loopback:
        raise FeedError(Trouble.BLOCKED, f"stand_in {base}: expected http://127.0.0.1:PORT")


def is_private(host: str) -> bool:
    """Whether a host is an IP address, with a zone or without, that is none of the open internet.

    >>> is_private("10.0.0.5"), is_private("8.8.8.8"), is_private("gazette.gc.ca")
    (True, False, False)
    """
    try:
        return not public(host)
    except ValueError:
        return False


async def _page(answer: aiohttp.ClientResponse) -> WebResponse:
    """The answer of a last hop. Raises FeedError by its status."""
    etag = answer.headers.get("ETag", "")[:200]
    modified = answer.headers.get("Last-Modified", "")[:80]
    if answer.status == 304:
        return WebResponse(
            url=str(answer.url), etag=etag, last_modified=modified, not_modified=True
        )
    if answer.status != 200:
        raise await _refusal(answer)
    return WebResponse(
        url=str(answer.url),
        body=await _body(answer),
        media_type=answer.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        etag=etag,
        last_modified=modified,
    )


async def _refusal(answer: aiohttp.ClientResponse) -> FeedError:
    wait = retry_after(answer.headers.get("Retry-After", ""), now=datetime.now(UTC))
    words = f"status {answer.status}"
    match answer.status:
        case 401 | 403:
            return FeedError(Trouble.REFUSED, words, retry_after=wait)
        case 404 | 410:
            return FeedError(Trouble.MISSING, words, body=await answer.content.read(_CHUNK))
        case 429 | 503:
            return FeedError(Trouble.BUSY, words, retry_after=wait)
        case _:
            return FeedError(Trouble.UNREACHABLE, words, retry_after=wait)


def retry_after(written: str, *, now: datetime) -> timedelta | None:
    """A Retry-After header: seconds or a moment; at most a day. None where it says neither.

    >>> retry_after("60", now=datetime(2026, 10, 1, tzinfo=UTC))
    datetime.timedelta(seconds=60)
    """
    if written.isascii() and written.isdigit():
        return min(timedelta(seconds=int(written[:9])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(written)
    except (TypeError, ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(timedelta(0), min(moment - now, LONGEST_WAIT))


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    """The whole body, unpacked, within both limits; each is counted while it streams."""
    unpacker = _Unpacker(answer.headers.get("Content-Encoding", "").strip().lower())
    packed, size = 0, 0
    parts: list[bytes] = []
    async for chunk in answer.content.iter_chunked(_CHUNK):
        packed += len(chunk)
        if packed > PACKED:
            raise FeedError(Trouble.OVERSIZE, f"more than {PACKED} bytes as sent")
        plain = unpacker.unpacked(chunk, UNPACKED - size + 1)
        size += len(plain)
        if size > UNPACKED:
            raise FeedError(Trouble.OVERSIZE, f"more than {UNPACKED} bytes unpacked")
        parts.append(plain)
    if not unpacker.ended:
        raise FeedError(Trouble.CUT_SHORT, "the packed body ends in the middle")
    return b"".join(parts)


class _Unpacker:
    """gzip, zlib or nothing, never more than asked for at a time."""

    def __init__(self, coding: str) -> None:
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FeedError(Trouble.FORMAT, f"content coding {coding[:20]!r}")
        # 32: gzip or zlib, by its first bytes
        packed = coding not in ("", "identity")
        self._machine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if packed else None

    @property
    def ended(self) -> bool:
        """Whether the packed stream came to its own end."""
        return self._machine is None or self._machine.eof

    def unpacked(self, chunk: bytes, most: int) -> bytes:
        """The next part, at most ``most`` bytes of it."""
        if self._machine is None:
            return chunk
        try:
            return self._machine.decompress(chunk, most)
        except zlib.error:
            raise FeedError(Trouble.FORMAT, "the packed body is broken") from None
