"""A recorded event in, an answer out, over real HTTP and a real websocket."""

from __future__ import annotations

import asyncio

import pytest

from adapters.charts.draw import ChartPainter
from adapters.slack.inbound import listener_context
from bot.cards import Attachment, Card, Headline, Table
from bot.commands.registry import COMMANDS
from bot.commands.spec import Command, CommandContext
from bot.domain.questions import Query
from bot.domain.text import Text
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Workspace
from tests.slack.conftest import Runner, labelled, words

BOTH_WAYS_IN = pytest.mark.parametrize("socket", [False, True], ids=["http", "socket"])


async def every_line(query: Query, context: CommandContext) -> Card:
    rows = tuple((f"7208.{number:02}", "flat-rolled") for number in range(150))
    return Card(title="Lines", lang=context.lang, parts=(Table(columns=("a", "b"), rows=rows),))


LINES = Command(name="lines", help=Text(en="All lines"), options=(), examples=(), answer=every_line)
LONG = (*COMMANDS, LINES)


@BOTH_WAYS_IN
async def test_a_slash_command_is_answered_to_the_person_alone_with_a_button_to_share(
    slack: FakeSlack, ann: Person, start: Runner, socket: bool
) -> None:
    await start(socket=socket)
    ack = await ann.slash("/tariff", "steel")
    [message] = await until(lambda: slack.world.posted)
    assert (ack.ok, ack.text, ack.body, message.ephemeral_to) == (True, "", {}, "U1")
    assert ack.seconds < 1.5  # of the three that Slack gives; the first answer is a cold one
    assert "steel" in words(message).lower()
    await ann.click(message, "share")
    shared = (await until(lambda: slack.world.posted[1:]))[0]
    assert (shared.ephemeral_to, shared.channel) == ("", "C1")
    assert "Shared by <@U1>" in str(shared.blocks)


@BOTH_WAYS_IN
async def test_a_mention_is_answered_in_its_thread(
    slack: FakeSlack, ann: Person, start: Runner, socket: bool
) -> None:
    await start(socket=socket)
    asked = await ann.mention("what is the duty on steel?")
    [message] = await until(lambda: slack.world.posted)
    assert (message.thread_ts, message.broadcast, message.unfurl) == (asked.ts, False, False)


async def test_a_follow_up_in_the_thread_keeps_what_was_asked(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    asked = await ann.mention("what is the duty on steel?")
    await until(lambda: len(slack.world.posted) == 1)
    await ann.mention("and aluminum?", thread=asked.ts)
    await until(lambda: len(slack.world.posted) == 2)
    first, second = slack.world.posted
    assert "steel" in words(first).lower()
    assert "aluminum" in words(second).lower()
    assert second.thread_ts == asked.ts


async def test_a_direct_message_is_a_conversation(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.direct("duty on steel")
    await until(lambda: len(slack.world.posted) == 1)
    await ann.direct("was it 25 or 50 in april 2025?")
    await until(lambda: len(slack.world.posted) == 2)
    first, second = slack.world.posted
    assert (first.channel, first.thread_ts, first.ephemeral_to) == ("D1", "", "")
    assert "25%" in words(second)


async def test_brief_us_reads_the_thread(slack: FakeSlack, ann: Person, start: Runner) -> None:
    await start()
    root = ann.write("Do we know what steel costs us now?")
    ann.write("and lumber, Carney said something", thread=root.ts)
    await ann.mention("brief us", thread=root.ts)
    [message] = await until(lambda: slack.world.posted)
    for named in ("steel", "lumber", "1 person named"):
        assert named in words(message).lower()
    await ann.click(message, labelled(message, "Who said what"))
    [_, said] = await until(lambda: slack.world.posted[1:] and slack.world.posted)
    assert "Carney" in words(said)


async def test_brief_us_under_what_a_news_app_posted_reads_the_news(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    news = ann.write("")
    news.user, news.bot_id = "UNEWS", "BNEWS"
    news.blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Potash* and copper"}}]
    await ann.mention("brief us", thread=news.ts)
    await until(lambda: slack.world.posted)
    await ann.mention("brief us on that", thread=news.ts)
    first, second = await until(lambda: slack.world.posted[1:] and slack.world.posted)
    for answer in (first, second):
        assert words(answer).startswith("Now: copper 50%; no extra duty on potash (Canada → US)")


async def test_a_thread_too_long_for_a_button_to_carry_is_briefed_on_one_page(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    root = ann.write("steel, lumber, beer, wine, cars, copper; Carney, Trump, Lutnick, Ford")
    ann.write("so much for that " * 200, thread=root.ts)
    await ann.mention("brief us", thread=root.ts)
    [message] = await until(lambda: slack.world.posted)
    assert "Lutnick" in str(message.blocks)
    assert "page:next" not in str(message.blocks)


async def test_a_long_detail_begins_with_its_first_screen_and_goes_on_after_a_restart(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.slash("/tariff", "steel")
    [short] = await until(lambda: slack.world.posted)
    assert "In force" not in str(short.blocks)
    await start()
    await ann.click(short, "detail:3")
    first = (await until(lambda: slack.world.posted[1:]))[0]
    told = str(first.blocks)
    assert ("In force" in told, "Before, no longer in force" in told) == (True, False)
    await start()
    await ann.click(first, "page:next")
    await until(lambda: first.edits or slack.world.posted[2:])
    assert "Before, no longer in force" in str(slack.world.posted[-1].blocks)


async def test_an_opened_detail_leads_to_the_whole_answer_as_a_page(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(public_url="https://bell.test")
    await ann.slash("/tariff", "steel")
    [short] = await until(lambda: slack.world.posted)
    assert "bell.test" not in str(short.blocks)
    await ann.click(short, "detail:0")
    detail = (await until(lambda: slack.world.posted[1:]))[0]
    told = str(detail.blocks)
    assert "'text': 'The whole answer as a page'" in told
    page = told.partition("https://bell.test/a/")[2].partition("'")[0]
    async with running.store.transaction() as records:
        held = await records.answer_pages.at(page)
    assert held is not None
    assert (held.query.good, held.place.workspace, held.public) == ("steel", "T1", False)
    ack = await ann.click(detail, "open:")
    await ann.slash("/sources")
    await until(lambda: slack.world.posted[2:])
    assert (ack.ok, len(slack.world.posted)) == (True, 3)


async def test_the_message_menu_briefs_the_person_alone(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    message = ann.write("The aluminum people are worried, see <https://x.test|this>")
    ack = await ann.shortcut(message, "brief_on_this")
    [answer] = await until(lambda: slack.world.posted)
    assert (ack.ok, answer.ephemeral_to) == (True, "U1")
    assert "aluminum" in words(answer).lower()


async def test_a_choice_is_answered_with_one_press(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.slash("/tariff", "stell")
    [offer] = await until(lambda: slack.world.posted)
    await ann.click(offer, "ask:1")
    answer = (await until(lambda: slack.world.posted[1:]))[0]
    assert answer.ephemeral_to == "U1"
    assert "steel" in words(answer).lower()


async def test_a_bad_option_gets_a_help_line_that_cannot_be_shared(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.slash("/tariff", "steel on 2025-02-31")
    [message] = await until(lambda: slack.world.posted)
    assert "2025-02-31" in words(message)
    assert "Share in channel" not in str(message.blocks)


async def test_help_behind_a_command_explains_that_command(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.slash("/tariff", "help")
    [message] = await until(lambda: slack.world.posted)
    assert "/tariff steel" in words(message)


async def file(query: Query, context: CommandContext) -> Card:
    stack = Attachment(name="stack.csv", media_type="text/csv", content=b"a,b\n1,2\n")
    return Card(title="Stack", lang=context.lang, parts=(Headline(text="50%"), stack))


CSV = (Command(name="csv", help=Text(en="A file"), options=(), examples=(), answer=file),)


async def test_a_file_goes_to_the_persons_direct_messages(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start(catalogue=CSV)
    await ann.slash("/csv")
    [answer] = await until(lambda: slack.world.posted)
    await ann.click(answer, "files")
    await running.app.tasks.drain()
    places = [(m.channel, m.ephemeral_to, bool(m.files)) for m in slack.world.posted]
    assert places == [("C1", "U1", False), ("D1", "", False), ("D1", "", True), ("C1", "U1", False)]
    [upload] = slack.world.uploads.values()
    assert upload["bytes"] == b"a,b\n1,2\n"


async def test_a_file_asked_for_in_a_thread_stands_in_the_thread(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(catalogue=CSV)
    asked = await ann.mention("/csv")
    await running.app.tasks.drain()
    assert [(m.thread_ts, bool(m.files)) for m in slack.world.posted] == [
        (asked.ts, False),
        (asked.ts, True),
    ]


async def test_the_answer_is_in_the_persons_language(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    ann.workspace.user("U1").locale = "fr-CA"
    await ann.slash("/tariff", "7208.51")
    [message] = await until(lambda: slack.world.posted)
    assert "Partager dans le canal" in str(message.blocks)


async def test_hostile_words_are_not_echoed_as_marks(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.slash("/tariff", "<!channel> *stell* <@U1> @everyone")
    [message] = await until(lambda: slack.world.posted)
    sent = str([{k: v for k, v in b.items() if k != "elements"} for b in message.blocks])
    for dangerous in ("<!channel>", "<@U1>", "@everyone"):
        assert dangerous not in message.text
        assert dangerous not in sent


async def test_next_turns_the_page_also_after_a_restart(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(catalogue=LONG)
    await ann.slash("/lines", "all of them")
    [message] = await until(lambda: slack.world.posted)
    first = list(message.blocks)
    await running.app.stop()
    await start(catalogue=LONG)
    await ann.click(message, "page:next")
    await until(lambda: message.edits == 1)
    assert message.blocks != first
    await ann.click(message, "page:back")
    await until(lambda: message.edits == 2)
    assert message.blocks == first


async def test_an_answer_is_shared_once_however_often_the_button_is_pressed(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    await ann.slash("/tariff", "steel")
    [message] = await until(lambda: slack.world.posted)
    for _ in range(3):
        await ann.click(message, "share")
    await running.app.tasks.drain()
    assert [m.ephemeral_to for m in slack.world.posted] == ["U1", ""]


async def test_a_chart_is_a_picture_with_words_beside_it(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start(charts=ChartPainter())
    await ann.slash("/timeline", "steel")
    [message] = await until(lambda: slack.world.posted)
    [picture] = [b for b in message.blocks if b["type"] == "image"]
    upload = slack.world.uploads[picture["slack_file"]["id"]]
    assert upload["bytes"].startswith(b"\x89PNG")
    assert len(picture["alt_text"]) > 20


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_without_its_picture_the_answer_has_the_words(
    slack: FakeSlack, ann: Person, start: Runner, method: str
) -> None:
    await start(charts=ChartPainter())
    slack.faults.add(method, "error", code="missing_scope")
    await ann.slash("/timeline", "steel")
    [message] = await until(lambda: slack.world.posted)
    assert not [b for b in message.blocks if b["type"] == "image"]


@pytest.mark.parametrize("way", ["response_url", "chat.postMessage"])
async def test_a_picture_slack_is_not_done_with_does_not_lose_the_answer(
    slack: FakeSlack, ann: Person, start: Runner, way: str
) -> None:
    await start(charts=ChartPainter())
    slack.faults.add(way, "error", code="invalid_blocks", times=2)
    if way == "response_url":
        await ann.slash("/timeline", "steel")
    else:
        await ann.mention("timeline of steel")
    [message] = await until(lambda: slack.world.posted)
    assert "steel" in words(message).lower()


async def test_after_an_answer_that_took_long_the_next_command_is_acknowledged_first(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener_context, "SLOW_ANSWER_SECONDS", -1.0)  # as if one had
    begun: list[float] = []

    async def noted(query: Query, context: CommandContext) -> Card:
        begun.append(asyncio.get_running_loop().time())
        return Card(title="Here", lang=context.lang, parts=(Headline(text="it is"),))

    command = Command(name="noted", help=Text(en="x"), options=(), examples=(), answer=noted)
    await start(catalogue=(command,))
    ack = await ann.slash("/noted")
    told = asyncio.get_running_loop().time()
    [message] = await until(lambda: slack.world.posted)
    assert (ack.ok, message.ephemeral_to) == (True, "U1")
    assert begun
    assert begun[0] > told - ack.seconds + listener_context._HEAD_START
