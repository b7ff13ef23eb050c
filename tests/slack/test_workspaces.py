"""Many workspaces: installing, rotating tokens, leaving; and nothing ever crosses over."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import aiohttp
import pytest
from yarl import URL

from adapters.process.platforms import fernet_keys
from adapters.slack.installation.installations import (
    Installation,
    ManyWorkspaces,
    Vault,
    leave,
)
from adapters.slack.settings import SlackSettings
from bot.cards import Card, Headline
from bot.domain.questions import Place
from bot.errors import AccessLost
from bot.ports.platforms import Outgoing
from store.store import SqlStore
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.slack.conftest import NOW, Runner, Running


async def install(slack: FakeSlack, url: str, team: str, *, rotate: bool = False) -> str:
    """Go through the installation as a browser does; the text of the last page."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{url}/slack/install") as response:
            page = await response.text()
            cookie = response.cookies["slack-app-oauth-state"].value
        state = re.search(r"state=([^&\"]+)", page)
        assert state is not None
        code = f"code-{team}"
        slack.world.oauth_codes[code] = {"team": team, "user": "U1", "rotate": rotate}
        back = f"{url}/slack/oauth_redirect?code={code}&state={state[1]}"
        headers = {"Cookie": f"slack-app-oauth-state={cookie}"}
        async with browser.get(back, headers=headers) as response:
            assert response.status == 200, await response.text()
            return await response.text()


def digest(team: str, channel: str) -> Outgoing:
    card = Card(title=f"For {team}", lang="en", parts=(Headline(text="Steel"),))
    place = Place(platform="slack", workspace=team, channel=channel)
    return Outgoing(delivery=f"d-{team}", place=place, card=card)


async def test_a_workspace_installs_from_the_browser_and_gets_an_answer(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1")
    await ann.slash("/help")
    [message] = await until(lambda: slack.world.posted)
    assert message.ephemeral_to == "U1"


@pytest.mark.parametrize("path", ["install", "oauth_redirect"])
async def test_a_body_that_comes_with_a_page_is_neither_read_nor_waited_for(
    start: Runner, path: str
) -> None:
    running = await start(many=True)
    at = URL(running.url)
    for said in ("application/json", "text/plain; charset=utf-7"):
        reading, writing = await asyncio.open_connection(at.host, at.port)
        head = f"GET /slack/{path} HTTP/1.1\r\nHost: x\r\nContent-Type: {said}\r\n"
        writing.write(f"{head}Content-Length: 9000\r\n\r\n+\xff".encode("latin-1"))
        status = int((await reading.readline()).split()[1])
        writing.close()
        assert status == {"install": 200, "oauth_redirect": 400}[path]


async def test_an_installation_link_works_once(slack: FakeSlack, start: Runner) -> None:
    running = await start(many=True)
    async with aiohttp.ClientSession() as browser:
        async with browser.get(f"{running.url}/slack/install") as response:
            state = re.search(r"state=([^&\"]+)", await response.text())
            cookie = response.cookies["slack-app-oauth-state"].value
        assert state is not None
        answers = []
        for number in range(2):
            slack.world.oauth_codes[f"c{number}"] = {"team": "T1", "user": "U1"}
            back = f"{running.url}/slack/oauth_redirect?code=c{number}&state={state[1]}"
            headers = {"Cookie": f"slack-app-oauth-state={cookie}"}
            async with browser.get(back, headers=headers) as response:
                answers.append(response.status)
    assert answers == [200, 401]


async def test_a_forged_state_or_another_browser_is_refused(
    slack: FakeSlack, start: Runner
) -> None:
    running = await start(many=True)
    async with aiohttp.ClientSession() as browser:
        forged = f"{running.url}/slack/oauth_redirect?code=c&state=forged"
        headers = {"Cookie": "slack-app-oauth-state=forged"}
        async with browser.get(forged, headers=headers) as response:
            with_cookie = response.status
        async with browser.get(forged) as response:
            without_cookie = response.status
    assert (with_cookie, without_cookie) == (401, 400)


async def test_tokens_are_encrypted_at_rest(slack: FakeSlack, start: Runner) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1")
    async with running.store.transaction() as records:
        kept = await records.key_value.get("slack:installation:T1")
    assert kept is not None
    assert "xox" not in kept


async def test_two_workspaces_never_mix(slack: FakeSlack, start: Runner) -> None:
    other = slack.world.add_workspace("T2")
    other.channel("C2")
    running = await start(many=True)
    for team in ("T1", "T2"):
        await install(slack, running.url, team)
    people = [
        Person(slack=slack, workspace=slack.world.workspaces[team], id=f"U{team}")
        for team in ("T1", "T2")
    ]
    channels = {"T1": "C1", "T2": "C2"}
    await asyncio.gather(
        *(p.slash("/help", channel=channels[p.workspace.id]) for p in people),
        *(p.mention("help", channel=channels[p.workspace.id]) for p in people),
        *(running.app.chat.send(digest(team, c)) for team, c in channels.items()),
    )
    await until(lambda: len(slack.world.posted) == 6)
    for team, workspace in slack.world.workspaces.items():
        posts = [
            c.args["channel"]
            for c in slack.world.calls
            if c.team == team and c.method.startswith("chat.")
        ]
        assert set(posts) == {channels[team]}
        mine = [m for place in workspace.channels.values() for m in place.messages.values()]
        assert {m.ephemeral_to for m in mine} <= {"", f"U{team}"}
        assert all(f"U{'T2' if team == 'T1' else 'T1'}" not in str(m) for m in mine)


async def test_a_digest_rotates_the_token_of_its_workspace_by_itself(
    slack: FakeSlack, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1", rotate=True)
    workspaces = running.app.clients.workspaces
    assert isinstance(workspaces, ManyWorkspaces)
    before = await workspaces.find("T1")
    assert before is not None
    await workspaces.save(replace(before, expires_at=(NOW + timedelta(minutes=30)).isoformat()))
    await running.app.chat.send(digest("T1", "C1"))
    after = await workspaces.find("T1")
    assert after is not None
    assert after.bot_token == slack.world.workspaces["T1"].bot_token != before.bot_token
    assert after.ends() == NOW + timedelta(hours=12)


async def test_two_processes_spend_a_refresh_token_once(slack: FakeSlack, start: Runner) -> None:
    one, two = await start(many=True), await start(many=True)
    await install(slack, two.url, "T1", rotate=True)
    workspaces = two.app.clients.workspaces
    assert isinstance(workspaces, ManyWorkspaces)
    found = await workspaces.find("T1")
    assert found is not None
    ends = (NOW + timedelta(minutes=30)).isoformat()
    await workspaces.save(replace(found, expires_at=ends))
    both = await asyncio.gather(
        *(r.app.clients.workspaces.find("T1") for r in (one, two)),
    )
    refreshed = [c for c in slack.world.calls if c.args.get("grant_type") == "refresh_token"]
    assert [c.answer for c in refreshed] == ["ok"]
    assert {b.bot_token for b in both if b} == {slack.world.workspaces["T1"].bot_token}


async def test_a_token_rotated_elsewhere_is_read_again_not_taken_for_a_removal(
    slack: FakeSlack, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1", rotate=True)
    workspaces = running.app.clients.workspaces
    assert isinstance(workspaces, ManyWorkspaces)
    known = await workspaces.find("T1")
    assert known is not None
    elsewhere = Vault(running.store, _key(running))
    slack.world.workspaces["T1"].old_tokens.add(known.bot_token)
    slack.world.workspaces["T1"].bot_token = "xoxe.xoxb-new"
    await elsewhere.save(replace(known, bot_token="xoxe.xoxb-new"))
    await running.app.chat.send(digest("T1", "C1"))
    assert len(slack.world.posted) == 1


def _key(running: Running) -> str:
    return running.app.settings.token_key


@pytest.mark.parametrize(
    "event",
    [
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["UBOTT1"]}},
    ],
    ids=["uninstalled", "revoked"],
)
async def test_removing_the_app_stops_everything_for_that_workspace(
    slack: FakeSlack, ann: Person, start: Runner, event: dict[str, object]
) -> None:
    slack.world.add_workspace("T2").channel("C2")
    running = await start(many=True)
    for team in ("T1", "T2"):
        await install(slack, running.url, team)
    slack.world.workspaces["T1"].revoked = True
    await slack.outbound.event(ann.event(event))
    assert await departed(running) == (("slack", "T1"),)
    async with running.store.transaction() as records:
        assert not await records.key_value.get("slack:installation:T1")
    with pytest.raises(AccessLost):
        await running.app.chat.send(digest("T1", "C1"))
    await running.app.chat.send(digest("T2", "C2"))
    await ann.slash("/tariff", "steel")
    [told] = await until(lambda: [m for m in slack.world.posted if m.ephemeral_to])
    assert "not installed" in told.text


async def departed(running: Running) -> tuple[tuple[str, str], ...]:
    async with running.store.transaction() as records:
        return await records.subscriptions.departed(NOW + timedelta(days=1))


async def test_a_workspace_that_comes_back_is_welcome(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1")
    slack.world.workspaces["T1"].revoked = True
    await slack.outbound.event(ann.event({"type": "app_uninstalled"}))
    assert await departed(running) == (("slack", "T1"),)
    await install(slack, running.url, "T1")
    assert await departed(running) == ()
    await running.app.chat.send(digest("T1", "C1"))


async def test_a_removal_told_after_the_next_installation_removes_nothing(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1")
    await install(slack, running.url, "T1")
    await slack.outbound.event(ann.event({"type": "app_uninstalled"}))
    assert await departed(running) == ()
    await running.app.chat.send(digest("T1", "C1"))


async def test_a_token_that_is_renewed_brings_no_workspace_back_that_left(
    slack: FakeSlack, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1")
    vault = Vault(running.store, _key(running))
    known = await vault.find("T1")
    assert known is not None
    await running.app.clients.workspaces.drop("T1")
    await leave(running.store, "T1", NOW)
    await vault.renew(replace(known, bot_token="xoxe.xoxb-new"))
    assert (await vault.find("T1"), await departed(running)) == (None, (("slack", "T1"),))


async def test_a_users_revoked_token_stops_nothing(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(many=True)
    await install(slack, running.url, "T1")
    tokens = {"oauth": ["U1"], "bot": []}
    await slack.outbound.event(ann.event({"type": "tokens_revoked", "tokens": tokens}))
    await running.app.chat.send(digest("T1", "C1"))
    assert (await departed(running), len(slack.world.posted)) == ((), 1)


async def test_a_new_text_before_the_old_one_opens_what_the_old_one_sealed(
    stores: Callable[[], Awaitable[SqlStore]],
) -> None:
    store = await stores()
    kept = Installation(team="T5", bot_token="xoxb-five")
    await Vault(store, fernet_keys("an old long text")).save(kept)
    assert await Vault(store, fernet_keys("a new one, an old long text")).find("T5") == kept
    assert await Vault(store, fernet_keys("a new one")).find("T5") is None


async def test_keys_can_be_exchanged_without_a_new_installation(
    stores: object, start: Runner
) -> None:
    running = await start()
    store: SqlStore = running.store
    old, new = "0" * 43 + "=", "1" * 43 + "="
    kept = Installation(team="T5", bot_token="xoxb-5")
    await Vault(store, old).save(kept)
    assert await Vault(store, f"{new},{old}").find("T5") == kept
    assert await Vault(store, new).find("T5") is None


def test_secrets_do_not_show_in_a_repr() -> None:
    settings = SlackSettings(
        bot_token="xoxb-1",
        app_token="xapp-1",
        signing_secret="s",
        client_secret="cs",
        token_key="k",
    )
    installation = Installation(team="T1", bot_token="xoxb-1", refresh_token="xoxe-1")
    for secret in ("xoxb", "xapp", "xoxe", "cs'", "k'"):
        assert secret not in repr(settings) + repr(installation)
