"""``dutybell ask``, as a script meets it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.cli.ask import BadLine, read_line, stream
from adapters.language_model.files import BadReplies, Recorded, Replayed, read_replies
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from tests.shipped_store import copied, open_shipped
from tests.walk.bot_context import NOW, bot_context

__all__ = ["bot_context"]
ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("slack_bolt", "slack_sdk", "discord", "resvg_py", "rich", "prompt_toolkit")
NOT_AGAIN = ("pydantic", "alembic", "yaml")
"""Needed to fill a store, not to ask one that is current."""


async def asked(bot_context: BotContext, *lines: str) -> list[dict[str, object]]:
    out = io.StringIO()
    await stream(bot_context, lines, out, None, None)
    return [json.loads(line) for line in out.getvalue().splitlines()]


async def test_each_line_is_answered_and_a_bad_one_does_not_stop_the_rest(
    bot_context: BotContext,
) -> None:
    first, bad, odd, endless, unnamed, last = await asked(
        bot_context,
        '{"id": "a", "text": "/tariff steel", "as_of": "2026-10-10"}',
        "no json",
        '{"id": NaN, "text": "steel"}',
        '{"id": -1e999, "text": "steel"}',
        '{"id": "b"}',
        '{"id": 3, "text": "and cars?", "thread": ["user: steel on 2025-03-15"]}',
    )
    assert (first["id"], first["command"], first["data_as_of"]) == ("a", "tariff", "2026-10-10")
    assert first["sources"][:1] == [  # type: ignore[index]
        "Raising the Steel Duty (The White House, 2025-06-03): "
        "https://www.whitehouse.gov/steel-2025-06"
    ]
    assert bad == {"id": None, "error": "not JSON: expected an object with id and text"}
    assert odd == endless == bad
    assert unnamed == {"id": "b", "error": "expected an id and a text"}
    assert (last["id"], last["day"]) == (3, "2025-03-15")


async def test_half_characters_and_days_at_the_ends_of_the_calendar_stop_nothing(
    bot_context: BotContext,
) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    lines = (
        '{"id": "\\ud800", "text": "\\udfff steel from Canada?"}',
        '{"id": 2, "text": "what changed last year?", "as_of": "0001-01-01"}',
        '{"id": 3, "text": "what changes tomorrow?", "as_of": "9999-12-31"}',
    )
    await stream(bot_context, lines, out, None, None)
    first, *rest = map(json.loads, out.buffer.getvalue().decode().splitlines())
    assert (first["id"], first["command"]) == ("\ud800", "tariff")
    told = "expected as_of to be a day such as 2026-10-10, of 1900 to 2199"
    assert rest == [{"id": 2, "error": told}, {"id": 3, "error": told}]


async def test_what_was_not_understood_has_no_command(bot_context: BotContext) -> None:
    (line,) = await asked(bot_context, '{"id": 1, "text": "what is the weather in Toronto"}')
    assert (line["command"], line["sources"], line["data_as_of"]) == (None, [], None)


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        '"steel"',
        '{"id": 1, "text": 5}',
        '{"id": 1, "text": "x", "thread": "y"}',
        '{"id": 1, "text": "x", "as_of": "2026-02-30"}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_question_is_refused(line: str) -> None:
    with pytest.raises(BadLine):
        read_line(line)


def loaded_for(question: str, data: Path) -> set[str]:
    """The top packages that a process of its own has loaded after it told of 50%."""
    script = (
        f"import sys; from adapters.cli.main import main; code = main(['ask', {question!r}]); "
        "print('\\n'.join(sys.modules), file=sys.stderr); sys.exit(code)"
    )
    told = {**os.environ, "DUTYBELL_DATA": str(data), "DATABASE_URL": ""}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=told, text=True)
    assert "50%" in done.stdout
    return {name.partition(".")[0] for name in done.stderr.splitlines()}


def test_a_question_to_a_current_store_imports_nothing_it_does_not_need(tmp_path: Path) -> None:
    copied(tmp_path, NOW)
    assert loaded_for("steel?", tmp_path).isdisjoint({*HEAVY, *NOT_AGAIN})
    typed = loaded_for("/tariff good=steel", tmp_path)
    assert typed.isdisjoint({*HEAVY, *NOT_AGAIN, "numpy"})  # that is the trained models' alone


async def test_requests_for_a_model_are_recorded_and_replies_replayed(
    bot_context: BotContext, tmp_path: Path
) -> None:
    lines = (
        '{"id": "a", "text": "how bad is it on the stuff for cars", "as_of": "2026-10-10"}',
        '{"id": "b", "text": "/tariff steel", "as_of": "2026-10-10"}',
    )
    recorded, out = tmp_path / "requests.jsonl", io.StringIO()
    with recorded.open("w") as sink:
        await stream(
            bot_context, lines, out, None, None, model_of=lambda i: Recorded(id=i, sink=sink)
        )
    local = [json.loads(line) for line in out.getvalue().splitlines()]
    (request,) = [json.loads(line) for line in recorded.read_text().splitlines()]
    told = json.loads(request["request"]["messages"][1]["content"])
    assert (request["id"], told["text"], told["asked_on"]) == (
        "a", "how bad is it on the stuff for cars", "2026-10-10",
    )  # fmt: skip
    slots = {"command": "tariff", "good": ["steel"], "from": "CA", "to": "US"}
    for response in (slots, json.dumps(slots), {"choices": [{"message": {"content": slots}}]}):
        replies = read_replies([json.dumps({"id": "a", "response": response})])
        out = io.StringIO()
        await stream(
            bot_context,
            lines,
            out,
            None,
            None,
            model_of=lambda i, held=replies: Replayed(id=i, replies=held),  # type: ignore[misc]
        )
        first, second = [json.loads(line) for line in out.getvalue().splitlines()]
        assert (first["understood"], first["model"]) == (slots, "replied")
        assert second == local[1]


@pytest.mark.parametrize("line", ["no json", "[1]", '{"id": 1}', '{"response": {}}'])
def test_a_file_of_replies_that_is_none_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(BadReplies, match=r"^line 2: expected an object with id and response$"):
        read_replies(['{"id": 1, "response": {}}', line])


async def test_a_question_of_what_is_not_held_is_understood_all_the_same(tmp_path: Path) -> None:
    store = await open_shipped(tmp_path, NOW)
    context = BotContext(store=store, catalogue=COMMANDS)
    (found,) = await asked(context, '{"id": 1, "text": "duty drawback on steel from canada?"}')
    await store.close()
    assert found["command"] == "tariff"
    assert str(found["short"]).startswith("Drawback of duties on goods exported again")
    assert found["understood"] == {
        "command": "tariff", "good": ["steel"], "from": "CA", "to": "US",
    }  # fmt: skip


async def test_goods_that_are_hesitated_between_are_named_and_offered(tmp_path: Path) -> None:
    store = await open_shipped(tmp_path, NOW)
    context = BotContext(store=store, catalogue=COMMANDS)
    (found,) = await asked(context, '{"id": 1, "text": "tariff on water bottles"}')
    await store.close()
    assert found["short"] == (
        "I'm not sure which goods you mean: plastic housewares, bottled water, pots and pans?"
    )
    for line in ("/tariff plastic housewares", "/tariff pots and pans", "/tariff bottled water"):
        assert f"- {line}" in str(found["text"])
    assert found["queries"] == [found["understood"]]
    offered = found["alternatives"]
    assert isinstance(offered, list)
    assert [a.get("good") for a in offered[:3]] == [
        ["plastic-housewares"], ["bottled-water"], ["cookware"],
    ]  # fmt: skip
