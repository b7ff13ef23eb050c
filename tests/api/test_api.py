"""What programs get over HTTP, and what they are told where they get nothing."""

from __future__ import annotations

import asyncio
import csv
import io
import logging
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import jsonschema
import pytest
from openapi_spec_validator import validate
from openpyxl import load_workbook

from adapters.workbooks import XlsxWorkbooks
from bot.commands.duty.batch import BatchAssessor
from bot.commands.duty.results_csv import ResultRow
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.commands.tools import tools_of
from bot.ingest.entries_csv import RawRow
from bot.presentation.figure_sheet import XLSX
from bot.presentation.results import RESULT_SCHEMA
from tests.api.programs import ACME, OTHER, program
from tests.mcp.assistants import beside
from tests.shipped_store import open_shipped
from tests.walk.bot_context import NOW, bot_context

__all__ = ["bot_context"]
ENTRIES = (
    "id,code,from,to,on,value\na,7208.51,CA,US,2026-09-20,10000\nb,nonsense,CA,US,2026-09-20,1\n"
)


async def asked(session: aiohttp.ClientSession, path: str, **headers: str) -> tuple[int, Any]:
    async with session.get(path, headers=headers) as answer:
        is_json = answer.content_type.endswith("json")
        return answer.status, await (answer.json() if is_json else answer.text())


async def test_the_document_is_valid_and_has_every_tool(bot_context: BotContext) -> None:
    async with program(bot_context, key="") as session:
        status, held = await asked(session, "/api/v1/openapi.json")
    assert status == 200
    validate(held)
    assert held["openapi"] == "3.1.0"
    operations = {o["operationId"] for path in held["paths"].values() for o in path.values()}
    assert operations == {tool.name for tool in tools_of(COMMANDS)} | {"duty_batch"}
    assert held["servers"] == [{"url": "https://dutybell.example.com"}]


async def test_a_program_gets_what_an_assistant_gets(bot_context: BotContext) -> None:
    async with program(bot_context) as session, beside(bot_context) as assistant:
        _, data = await asked(session, "/api/v1/tariff?good=steel&from=CA&to=US&usmca=no")
        arguments = {"good": "steel", "from": "CA", "to": "US", "usmca": False}
        found = await assistant.call_tool("tariff", arguments)
    assert data == found.structured_content
    jsonschema.validate(data, RESULT_SCHEMA, cls=jsonschema.Draft202012Validator)
    assert data["figures"][0]["percent"] == "50"


async def test_a_quotation_is_data_as_the_document_says(tmp_path: Path) -> None:
    """Of the shipped facts, whose sources have addresses: each was an error here."""
    store = await open_shipped(tmp_path, NOW)
    shipped = BotContext(store=store, catalogue=COMMANDS)
    async with program(shipped) as session, beside(shipped) as assistant:
        status, data = await asked(session, "/api/v1/quote?about=steel")
        found = await assistant.call_tool("quote", {"about": "steel"})
    await store.close()
    assert status == 200
    assert data == found.structured_content
    jsonschema.validate(data, RESULT_SCHEMA, cls=jsonschema.Draft202012Validator)
    assert all(one["source"] in data["text"] for one in data["quotations"])


async def test_figures_come_as_csv_with_days_and_addresses(bot_context: BotContext) -> None:
    async with program(bot_context) as session:
        _, text = await asked(session, "/api/v1/tariff?good=steel&from=CA&to=US&format=csv")
        _, same = await asked(session, "/api/v1/tariff?good=steel&from=CA&to=US", Accept="text/csv")
    assert text == same
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["day"] for row in rows} == {"2026-10-10"}
    assert (rows[0]["percent"], rows[0]["from"], rows[0]["to"]) == ("50", "CA", "US")
    assert rows[0]["sources"].startswith("https://")


async def test_figures_come_as_a_workbook_that_is_spared_who_holds_it(
    bot_context: BotContext,
) -> None:
    path = "/api/v1/tariff?good=steel&format=xlsx"
    async with program(replace(bot_context, workbooks=XlsxWorkbooks())) as session:
        async with session.get(path) as answer:
            content, tag = await answer.read(), answer.headers["ETag"]
        async with session.get(path, headers={"If-None-Match": tag}) as again:
            held = again.status
    assert (answer.status, answer.content_type, held) == (200, XLSX, 304)
    book = load_workbook(io.BytesIO(content))
    assert [sheet.title for sheet in book.worksheets] == ["Figures", "Sources", "About"]
    async with program(bot_context) as session, session.get(path) as answer:
        assert answer.status == 406


async def test_a_cell_gets_the_short_answer_as_text(bot_context: BotContext) -> None:
    async with program(bot_context) as session:
        _, text = await asked(session, "/api/v1/tariff?good=acier&format=text&lang=fr")
        _, same = await asked(
            session, "/api/v1/tariff?good=acier&format=text", **{"Accept-Language": "fr-CA, en;q=1"}
        )
    assert text.startswith("Acier, Canada → É.-U.")
    assert text == same


async def test_what_is_held_already_is_not_sent_again(bot_context: BotContext) -> None:
    path = "/api/v1/tariff?good=steel"
    async with program(bot_context) as session:
        async with session.get(path) as answer:
            tag = answer.headers["ETag"]
        status, body = await asked(session, path, **{"If-None-Match": f'"x", {tag}'})
        other, _ = await asked(session, "/api/v1/tariff?good=wine", **{"If-None-Match": tag})
    assert (status, body, other) == (304, "", 200)


async def test_a_key_has_its_own_watch_list(bot_context: BotContext) -> None:
    line = {"good": "7208.51", "from": "CA", "to": "US", "value": 1200000, "usmca": False}
    async with program(bot_context) as session:
        async with session.post("/api/v1/watch/add", json=line) as answer:
            assert answer.status == 200
        _, exposure = await asked(session, "/api/v1/watch/exposure?on=2026-10-01")
    async with program(bot_context, key=OTHER) as session:
        status, other = await asked(session, "/api/v1/watch/exposure")
    assert exposure["day"] == "2026-10-01"
    assert status == 400
    assert other["suggestions"] == ["/watch add"]


async def test_entries_go_in_as_csv_and_come_out_a_row_each(bot_context: BotContext) -> None:
    async with (
        program(bot_context) as session,
        session.post(
            "/api/v1/duty/batch", data=ENTRIES, headers={"Content-Type": "text/csv"}
        ) as answer,
    ):
        text = await answer.text()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["id"], row["status"]) for row in rows] == [("a", "incomplete"), ("b", "error")]


async def test_more_rows_than_may_are_told_in_the_place_of_their_results(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.api.batch.MOST_ROWS", 1)
    async with (
        program(bot_context) as session,
        session.post(
            "/api/v1/duty/batch", data=ENTRIES, headers={"Content-Type": "text/csv"}
        ) as answer,
    ):
        rows = list(csv.reader(io.StringIO(await answer.text())))
    assert len(rows) == 3
    assert rows[2][1:] == [
        *("error", "", "", ""),
        "more than 1 rows: from here on nothing was read",
    ]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/api/v1/tariff", 400, "'good' is needed."),
        ("/api/v1/tariff?good=", 400, "'good' is needed."),
        ("/api/v1/tariff?good=steel&god=1", 400, "There is no option 'god'."),
        ("/api/v1/tariff?good=steel&good=wine", 400, "'good' is given more than once."),
        ("/api/v1/tariff?good=steel&action=remove", 400, "There is no option 'action'."),
        ("/api/v1/tariff?good=stell", 400, "stell"),
        ("/api/v1/tariff?good=steel&on=2026-13-45", 400, "2026-13-45"),
        ("/api/v1/tariff?good=" + "x" * 3_000, 400, "'good' is too long"),
        ("/api/v1/tariff?good=steel&format=pdf", 406, "format is json, csv, xlsx or text."),
        ("/api/v1/tariff?good=%00%ff%3Cscript%3E", 400, ""),
        ("/api/v1/", 404, "/api/v1/openapi.json"),
        ("/api/v1/digest", 404, "/api/v1/openapi.json"),
        ("/api/v1/tariff/../../etc/passwd", 404, ""),
        ("/api/v1/watch/add", 405, ""),
    ],
)
async def test_a_problem_says_what_to_do(
    bot_context: BotContext, path: str, status: int, told: str
) -> None:
    async with program(bot_context) as session, session.get(path) as answer:
        if answer.content_type == "text/plain":
            assert (answer.status, status) == (404, 404)
            return
        problem = await answer.json(content_type="application/problem+json")
    assert (answer.status, problem["status"]) == (status, status)
    assert told in problem.get("detail", "")
    assert problem["title"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/api/v1/watch/add", b"{", "application/json", 400),
        ("/api/v1/watch/add", b"[]", "application/json", 400),
        ("/api/v1/watch/add", b"[" * 10_000, "application/json", 400),
        ("/api/v1/watch/add", b'{"good": null}', "application/json", 400),
        ("/api/v1/watch/add", b'{"good": {"a": 1}}', "application/json", 400),
        ("/api/v1/watch/add", b'{"good": "7208.51", "value": NaN}', "application/json", 400),
        ("/api/v1/watch/add", b"good=7208.51", "application/x-www-form-urlencoded", 415),
        ("/api/v1/tariff", b"{}", "application/json", 405),
        ("/api/v1/duty/batch", b"", "text/csv", 400),
        ("/api/v1/duty/batch", b"a,b,c\n1,2,3\n", "text/csv", 400),
        ("/api/v1/duty/batch", b"PK\x03\x04xxxx", "text/csv", 400),
        ("/api/v1/duty/batch", b"\xff\xfe\x00", "text/csv", 400),
        ("/api/v1/duty/batch", ENTRIES.encode(), "application/json", 415),
    ],
)
async def test_odd_bodies_are_problems(
    bot_context: BotContext, path: str, body: bytes, kind: str, status: int
) -> None:
    async with (
        program(bot_context) as session,
        session.post(path, data=body, headers={"Content-Type": kind}) as answer,
    ):
        problem = await answer.json(content_type="application/problem+json")
    assert (answer.status, problem["status"]) == (status, status)


@pytest.mark.parametrize(
    ("path", "kind", "chunks"),
    [("/api/v1/watch/upload", "application/json", 40), ("/api/v1/duty/batch", "text/csv", 170)],
)
async def test_a_body_past_its_bound_is_refused(
    bot_context: BotContext, path: str, kind: str, chunks: int
) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(chunks):
            yield b"x" * 65_536

    async with (
        program(bot_context) as session,
        session.post(path, data=body(), headers={"Content-Type": kind}) as answer,
    ):
        assert answer.status == 413


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
@pytest.mark.parametrize(
    ("path", "kind"),
    [("/api/v1/watch/add", "application/json"), ("/api/v1/duty/batch", "text/csv")],
)
async def test_a_body_that_is_not_packed_as_it_says_is_its_senders_mistake(
    bot_context: BotContext, path: str, kind: str, packing: str
) -> None:
    headers = {"Content-Type": kind, "Content-Encoding": packing}
    async with (
        program(bot_context) as session,
        session.post(path, data=b"\x1f\x8bxx", headers=headers) as answer,
    ):
        assert answer.status == 400


async def test_entries_that_never_come_whole_keep_nobody_else_out(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.bodies.BODY_SECONDS", 0.5)
    csv_sent = {"Content-Type": "text/csv"}

    async def never() -> AsyncIterator[bytes]:
        yield ENTRIES.encode()
        await asyncio.sleep(30)

    async def slow(session: aiohttp.ClientSession) -> int:
        async with session.post("/api/v1/duty/batch", data=never(), headers=csv_sent) as answer:
            return answer.status

    async with program(bot_context) as session:
        held = [asyncio.create_task(slow(session)) for _ in range(5)]
        await asyncio.sleep(0.1)
        async with session.post("/api/v1/duty/batch", data=ENTRIES, headers=csv_sent) as answer:
            assert answer.status == 200
        assert await asyncio.gather(*held) == [408] * 5


async def test_entries_are_not_worked_through_on_the_loop_that_answers_chats(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = set()
    assessed = BatchAssessor.results

    def noted(self: BatchAssessor, rows: Iterable[RawRow]) -> Iterator[ResultRow]:
        where.add(threading.current_thread() is threading.main_thread())
        return assessed(self, rows)

    monkeypatch.setattr(BatchAssessor, "results", noted)
    async with (
        program(bot_context) as session,
        session.post(
            "/api/v1/duty/batch", data=ENTRIES, headers={"Content-Type": "text/csv"}
        ) as answer,
    ):
        assert answer.status == 200
    assert where == {False}


@pytest.mark.parametrize("key", ["", f"{ACME}x", "é" * 30, "\udcff\udcfe"])
async def test_without_a_key_there_is_nothing(
    bot_context: BotContext, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with program(bot_context, key="") as session:
        told = {"Authorization": f"Bearer {key}"} if key else {}
        for path in ("/api/v1/tariff?good=steel", "/api/v1/nothing"):
            async with session.get(path, headers=told) as answer:
                assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert "steel" not in caplog.text


async def test_what_no_database_holds_is_left_out_of_a_list(bot_context: BotContext) -> None:
    rows = "code,name,from\n7208.51,Pl\x00a\ud800te,CA\n"
    async with program(bot_context) as session:
        for path, body in (
            ("upload", {"rows": rows}),
            ("add", {"good": "8703.23", "label": "Ca\x00rs\ud800"}),
        ):
            async with session.post(f"/api/v1/watch/{path}", json=body) as answer:
                assert answer.status == 200
        _, told = await asked(session, "/api/v1/watch/list")
    assert "Plate" in told["text"]
    assert "Ca rs" in told["text"]


async def test_who_asks_too_often_is_told_when_to_ask_again(bot_context: BotContext) -> None:
    async with program(bot_context, burst=1) as session:
        first, _ = await asked(session, "/api/v1/sources")
        async with session.get("/api/v1/sources") as answer:
            problem = await answer.json(content_type="application/problem+json")
    assert (first, answer.status, problem["title"]) == (200, 429, "Too often")
    assert int(answer.headers["Retry-After"]) == 60


async def test_an_error_of_ours_shows_nothing_of_itself(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("postgresql://dutybell:hidden@database")

    monkeypatch.setattr("bot.commands.tools.result", broken)
    async with program(bot_context) as session:
        status, problem = await asked(session, "/api/v1/sources")
    assert (status, problem) == (
        500,
        {"type": "about:blank", "title": "An error on our side", "status": 500},
    )
