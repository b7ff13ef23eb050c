"""What is never fetched, and what is never taken, over real HTTP."""

from __future__ import annotations

import gzip
import socket
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from adapters.feeds import web as web_module
from adapters.feeds.web import Web
from bot.ports.feeds import FeedError
from tests.feeds.fake_web import Answer, FakeWeb

HOSTS = frozenset({"feeds.example", "www.feeds.example"})
URL = "https://feeds.example/list"


class OneAddress(AbstractResolver):
    """Resolves every name to one address."""

    def __init__(self, address: str) -> None:
        self.address = address

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host=self.address, port=port, family=family, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing is held."""


async def fetched(fake: FakeWeb, url: str = URL, **more: Any) -> str:
    """What came, or the words of the refusal."""
    web = Web(stand_in={"*": fake.base}, pause=timedelta(0))
    try:
        page = await web.visit(HOSTS).get(url, **more)
    except FeedError as error:
        return str(error)
    finally:
        await web.close()
    return "not modified" if page.not_modified else page.body.decode()


async def test_a_packed_page_is_unpacked(fake_web: FakeWeb) -> None:
    fake_web.put(URL, b"hello", headers={"Content-Encoding": "gzip"})
    assert await fetched(fake_web) == "hello"


async def test_a_bomb_stops_at_the_unpacked_limit(
    fake_web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_module, "UNPACKED", 100_000)
    fake_web.put(URL, gzip.compress(b"0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    assert await fetched(fake_web) == "too large: more than 100000 bytes unpacked"


async def test_a_long_answer_stops_at_the_packed_limit(
    fake_web: FakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_module, "PACKED", 1_000)
    fake_web.put(URL, b"x" * 200_000)
    assert await fetched(fake_web) == "too large: more than 1000 bytes as sent"


async def test_a_packed_answer_that_ends_early_is_cut_short(fake_web: FakeWeb) -> None:
    packed = gzip.compress(bytes(range(256)) * 20)
    fake_web.put(URL, packed[:-20], headers={"Content-Encoding": "gzip"})
    assert await fetched(fake_web) == "cut short: the packed body ends in the middle"


async def test_a_line_closed_in_the_middle_is_cut_short(fake_web: FakeWeb) -> None:
    fake_web.put(URL, b"x" * 10_000, cut=100)
    assert await fetched(fake_web) == "cut short: ClientPayloadError"


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("/elsewhere", "moved"),
        ("https://www.feeds.example/elsewhere", "moved"),
        ("https://evil.example/x", "blocked: evil.example is not on this feed's list"),
        ("http://169.254.169.254/meta", "blocked: 169.254.169.254 is not on this feed's list"),
        ("https://user:pw@feeds.example/x", "blocked: an address with a password in it"),
        ("file:///etc/passwd", "blocked: file:///etc/passwd is not on this feed's list"),
        ("https://[feeds.example/x", "blocked: https://[feeds.example/x is no address"),
        ("https://feeds.example:99999/", "blocked: https://feeds.example:99999/ is no address"),
    ],
)
async def test_redirects_stay_on_the_list(fake_web: FakeWeb, location: str, says: str) -> None:
    fake_web.put(URL, b"", status=302, headers={"Location": location})
    fake_web.put("https://feeds.example/elsewhere", b"moved")
    fake_web.put("https://www.feeds.example/elsewhere", b"moved")
    assert await fetched(fake_web) == says


async def test_the_fourth_redirect_is_not_followed(fake_web: FakeWeb) -> None:
    for n in range(6):
        headers = {"Location": f"/hop{n + 1}"}
        fake_web.put(f"https://feeds.example/hop{n}", b"", status=302, headers=headers)
    said = await fetched(fake_web, "https://feeds.example/hop0")
    assert (said, len(fake_web.asked)) == ("blocked: more than 3 redirects", 4)


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.5", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.5"),
        *("64:ff9b::a9fe:a9fe", "2002:a00:5::", "::10.0.0.5", "fec0::1", "100.64.0.1", "0.0.0.0"),
    ],
)
async def test_a_name_that_leads_inside_is_refused_after_it_is_resolved(address: str) -> None:
    web = Web(pause=timedelta(0), resolver=lambda: OneAddress(address))
    with pytest.raises(FeedError) as refused:
        await web.visit(HOSTS).get(URL)
    await web.close()
    assert str(refused.value) == "blocked: feeds.example leads to a private address"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://feeds.example/list", "blocked: feeds.example: only https is spoken"),
        ("https://feeds.example:8443/list", "blocked: feeds.example: only https is spoken"),
        ("https://10.0.0.5/", "blocked: 10.0.0.5 is a private address"),
        ("https://feeds.example.evil/", "blocked: feeds.example.evil is not on this feed's list"),
    ],
)
async def test_without_a_stand_in_only_https_to_public_hosts_is_asked(url: str, says: str) -> None:
    web = Web(pause=timedelta(0))
    with pytest.raises(FeedError) as refused:
        await web.visit(HOSTS | {"10.0.0.5"}).get(url)
    await web.close()
    assert str(refused.value) == says


def test_only_loopback_may_stand_in() -> None:
    with pytest.raises(FeedError):
        Web(stand_in={"*": "http://stand-in.example"})


async def test_a_condition_is_sent_and_its_answer_has_no_body(fake_web: FakeWeb) -> None:
    fake_web.put(URL, b"x", status=304)
    assert await fetched(fake_web, validators=('"abc"', "")) == "not modified"
    assert fake_web.asked[0].headers["If-None-Match"] == '"abc"'


async def test_not_modified_without_a_condition_is_no_good_poll(fake_web: FakeWeb) -> None:
    fake_web.put(URL, b"x", status=304)
    assert await fetched(fake_web) == "format changed: 'not modified', where no condition was sent"


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (Answer(status=503, headers={"Retry-After": "3600"}), timedelta(hours=1)),
        (Answer(status=429, headers={"Retry-After": "60"}), timedelta(minutes=1)),
        (Answer(status=500), None),
        (Answer(status=429), None),
        (Answer(status=429, headers={"Retry-After": "Mon, 01 Jan 99999999999 00:00:00 GMT"}), None),
    ],
)
async def test_the_wait_asked_for_is_told(
    fake_web: FakeWeb, answer: Answer, wait: timedelta | None
) -> None:
    fake_web.fault(URL, answer)
    web = Web(stand_in={"*": fake_web.base}, pause=timedelta(0))
    with pytest.raises(FeedError) as refused:
        await web.visit(HOSTS).get(URL)
    await web.close()
    assert refused.value.retry_after == wait


async def test_one_request_a_host_at_a_time(fake_web: FakeWeb) -> None:
    import asyncio

    fake_web.put(URL, b"x")
    fake_web.delay = 0.02
    web = Web(stand_in={"*": fake_web.base}, pause=timedelta(0))
    await asyncio.gather(*(web.visit(HOSTS).get(URL) for _ in range(5)))
    await web.close()
    assert (len(fake_web.asked), fake_web.most_at_once["feeds.example"]) == (5, 1)
