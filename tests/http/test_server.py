"""What operators ask of a process: alive, ready, how much."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.http.metrics import Metrics, MetricsSnapshot
from adapters.http.server import PortTaken, application, metrics_application, serving
from bot.delivery.unanswered import Unanswered
from bot.domain.cache import Cache
from bot.domain.deliveries import DeliveryState


async def reading() -> MetricsSnapshot:
    return MetricsSnapshot(
        lag=timedelta(seconds=7),
        planning=timedelta(seconds=3),
        outbox={("slack", DeliveryState.DEAD): 2},
        feeds={"catalogue": timedelta(days=2)},
    )


async def asked(
    path: str, parts: dict[str, bool], metrics: Metrics | None = None
) -> tuple[int, str]:
    async def ready() -> dict[str, bool]:
        return parts

    app = metrics_application(metrics) if metrics else application((), ready=ready)
    async with TestClient(TestServer(app)) as client, client.get(path) as answer:
        assert isinstance(answer, aiohttp.ClientResponse)
        return answer.status, await answer.text()


async def test_a_process_that_turns_is_healthy_whatever_else_is_down() -> None:
    assert await asked("/healthz", {"database": False}) == (200, "ok\n")


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({"database": True, "slack": True, "discord": True}, 200),
        ({"database": True, "slack": False, "discord": True}, 200),
        ({"database": True}, 200),
        ({"database": True, "slack": False}, 503),
        ({"database": False, "slack": True}, 503),
    ],
)
async def test_ready_means_a_database_and_a_platform(parts: dict[str, bool], status: int) -> None:
    assert (await asked("/readyz", parts))[0] == status


async def test_the_metrics_say_how_deliveries_ended_and_how_late_the_oldest_is() -> None:
    metrics = Metrics(reading)
    metrics.delivered("slack", "sent", 0.2)
    metrics.unanswered("slack", Unanswered.LATE, 2)
    _, text = await asked("/metrics", {}, metrics)
    for line in (
        'dutybell_deliveries_total{outcome="sent",platform="slack"} 1.0',
        'dutybell_questions_unanswered_total{platform="slack",why="late"} 2.0',
        'dutybell_outbox{platform="slack",state="dead"} 2.0',
        "dutybell_outbox_lag_seconds 7.0",
        "dutybell_planning_lag_seconds 3.0",
        'dutybell_feed_age_seconds{feed="catalogue"} 172800.0',
    ):
        assert line in text.splitlines()


async def test_the_metrics_say_what_each_cache_was_asked_and_holds() -> None:
    held = Cache[int]("test metric", most=4)
    for _ in range(3):
        held.recall("a", lambda: 1)
    _, text = await asked("/metrics", {}, Metrics(reading))
    for line in (
        'dutybell_cache_lookups_total{cache="test metric",outcome="hit"} 2.0',
        'dutybell_cache_lookups_total{cache="test metric",outcome="miss"} 1.0',
        'dutybell_cache_entries{cache="test metric"} 1.0',
        'dutybell_cache_most{cache="test metric"} 4.0',
    ):
        assert line in text.splitlines()


async def test_without_a_database_the_metrics_say_so_and_no_more() -> None:
    async def broken() -> MetricsSnapshot:
        raise OSError("postgresql://dutybell:hidden@database/dutybell")

    status, text = await asked("/metrics", {}, Metrics(broken))
    assert (status, text) == (503, "the database is away\n")


async def test_metrics_are_not_on_the_address_that_platforms_reach() -> None:
    assert (await asked("/metrics", {"database": True}))[0] == 404


async def test_no_answer_may_be_framed_run_scripts_or_be_guessed_at() -> None:
    async def ready() -> dict[str, bool]:
        return {"database": True}

    app = application((), ready=ready)
    async with TestClient(TestServer(app)) as client, client.get("/healthz") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("sent", "level", "begins"),
    [
        (b"GET /calendar/hidden.ics?a=b c HTTP/1.1\r\nHost: x\r\n\r\n", "INFO", "not HTTP"),
        (
            b"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer hidden\x00\r\n\r\n",
            "INFO",
            "not HTTP",
        ),
        (b"GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n", "ERROR", "a request failed"),
    ],
    ids=["address", "header", "error of ours"],
)
async def test_nothing_of_a_request_that_fails_is_logged_and_a_trace_of_ours_alone(
    sent: bytes, level: str, begins: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    async def broken(request: web.Request) -> web.Response:
        raise RuntimeError(request.path)

    async def ready() -> dict[str, bool]:
        return {}

    app = application([web.get("/hidden", broken)], ready=ready)
    async with serving(app, host="127.0.0.1", port=0) as port:
        reading, writing = await asyncio.open_connection("127.0.0.1", port)
        writing.write(sent)
        told = await reading.readline()
        writing.close()
    assert told.split()[1] in (b"400", b"500")
    failed = [one for one in caplog.records if one.name == "adapters.http.requests"]
    assert [(one.levelname, one.getMessage().partition(":")[0]) for one in failed] == [
        (level, begins)
    ]
    assert ("\n" in failed[0].getMessage()) == (level == "ERROR")
    formatted = [logging.Formatter().format(one) for one in caplog.records]
    assert "hidden" not in "".join(formatted)


async def test_who_hangs_up_is_no_error_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    came = asyncio.Event()

    async def upload(request: web.Request) -> web.Response:
        came.set()
        await request.read()
        return web.Response()

    async def ready() -> dict[str, bool]:
        return {}

    app = application([web.post("/hidden", upload)], ready=ready)
    async with serving(app, host="127.0.0.1", port=0) as port:
        _, writing = await asyncio.open_connection("127.0.0.1", port)
        writing.write(b"POST /hidden HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx")
        await came.wait()
        writing.transport.abort()
        await asyncio.sleep(0.1)
    failed = [one for one in caplog.records if one.name == "adapters.http.requests"]
    assert [one.levelname for one in failed if "hidden" not in one.getMessage()] == ["INFO"]


async def test_a_port_in_use_is_a_sentence() -> None:
    async def ready() -> dict[str, bool]:
        return {}

    async with serving(application((), ready=ready), host="127.0.0.1", port=0) as port:
        with pytest.raises(PortTaken, match=rf"can't listen on 127.0.0.1:{port} .*DUTYBELL_HTTP"):
            async with serving(application((), ready=ready), host="127.0.0.1", port=port):
                pass
