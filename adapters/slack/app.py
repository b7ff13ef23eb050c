"""The Slack adapter, put together: Bolt in front, our listeners behind it."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import socket as network
from collections.abc import Callable, Coroutine
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.api_errors import NETWORK_ERRORS
from adapters.slack.inbound import requests, taken
from adapters.slack.inbound.answers import Answers
from adapters.slack.inbound.apologies import Apologies
from adapters.slack.inbound.commands import Commands
from adapters.slack.inbound.homes import Homes
from adapters.slack.inbound.interactions import Interactions
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.messages import Messages
from adapters.slack.inbound.sockets import Socket, SocketWatch
from adapters.slack.inbound.tasks import Tasks
from adapters.slack.inbound.unfurling import Unfurling
from adapters.slack.inbound.view_actions import ViewActions
from adapters.slack.installation.installations import ManyWorkspaces, OneWorkspace, leave, rejoin
from adapters.slack.installation.oauth import oauth_flow
from adapters.slack.outbound.clients import SDK_LOG, Clients
from adapters.slack.outbound.pictures import Pictures
from adapters.slack.outbound.send import SlackChat
from adapters.slack.people import Profiles
from adapters.slack.rendering.parts import RenderSetting
from adapters.slack.rendering.render import Dress, render
from adapters.slack.settings import SlackSettings
from bot.commands.dispatch.warming import warmed
from bot.commands.spec import BotContext
from bot.delivery.busy import BUSY
from bot.delivery.held_question import Held
from bot.delivery.inbox import QuestionInbox
from bot.delivery.inbox_timing import USUAL, InboxTiming
from bot.delivery.unanswered import CountUnanswered, uncounted
from bot.domain.question_state import QuestionState
from bot.ports import Clock
from bot.ports.platforms import Charts

WATCH = SocketWatch()
log = logging.getLogger(__name__)
ANYTHING = re.compile(r".*", re.DOTALL)


async def _not_ours() -> None:
    """An event that only the app's settings ask for: unacknowledged, Slack sends it again."""


class _Anyone(AsyncAuthorize):
    """Lets every signed request in: whose token answers it is looked up after the acknowledgement.

    Bolt would ask the store first, and an acknowledgement must not wait for the store.
    """

    def __init__(self) -> None:
        """Nothing to keep."""

    async def __call__(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        **_more: Any,
    ) -> AuthorizeResult | None:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)


class SlackApp:
    """Bolt's app with our listeners, its web server or sockets, and the pages of installing it.

    Mount :meth:`routes` on the HTTP server, then :meth:`start`. ``chat`` posts what nobody asked
    for this minute.
    """

    def __init__(
        self,
        settings: SlackSettings,
        bot_context: BotContext,
        clock: Clock,
        *,
        charts: Charts | None = None,
        watch: SocketWatch = WATCH,
        inbox_timing: InboxTiming = USUAL,
        unanswered: CountUnanswered = uncounted,
    ) -> None:
        self.settings = settings
        self.clients = Clients(settings, bot_context.store, clock)
        self.tasks = Tasks()
        pictures = Pictures(charts, self.clients.session)
        people = Profiles(bot_context.store, clock)
        answers = Answers(bot_context, clock, people, pictures, self.clients.session)
        worker = f"slack:{network.gethostname()[:40]}:{secrets.token_hex(8)}"
        self.inbox = QuestionInbox(
            bot_context.store,
            "slack",
            clock,
            worker=worker,
            timing=inbox_timing,
            apologise=self._apologise,
            count=unanswered,
        )
        self.listeners = ListenerContext(
            bot_context=bot_context,
            clock=clock,
            clients=self.clients,
            answers=answers,
            tasks=self.tasks,
            inbox=self.inbox,
        )
        self._apologies = Apologies(self.listeners)
        self.chat = SlackChat(self.clients, pictures, clock)
        self._answering: asyncio.Task[None] | None = None
        self._resume: dict[str, Callable[[Held], Coroutine[Any, Any, None]]] = {}
        self.bolt = self._bolt()
        self._listen()
        self.socket = Socket(self.bolt, settings.app_token, watch) if settings.socket_mode else None

    def _bolt(self) -> AsyncApp:
        flow = None
        workspaces, vault = self.clients.workspaces, self.clients.vault
        if isinstance(workspaces, ManyWorkspaces) and vault is not None:
            flow = oauth_flow(
                self.settings, workspaces, vault, self.clients.base, self.listeners.clock
            )
        # process_before_response: Bolt then returns the acknowledgement at once instead of
        # polling for it every 10 ms; the work is in tasks of our own.
        return AsyncApp(
            name="dutybell",
            logger=SDK_LOG,
            client=self.clients.base,
            signing_secret=self.settings.signing_secret,
            authorize=_Anyone(),  # type: ignore[arg-type]  # an AsyncAuthorize is taken as well
            oauth_flow=flow,
            process_before_response=True,
            attaching_conversation_kwargs_enabled=False,
        )

    def _listen(self) -> None:
        """One listener a kind of payload, the most frequent first: Bolt tries them in order."""
        homes, messages = Homes(self.listeners), Messages(self.listeners)
        in_views = ViewActions(self.listeners, homes)
        commands, interactions = (
            Commands(self.listeners, in_views),
            Interactions(self.listeners, in_views),
        )
        self._resume = {
            BUSY: self.listeners.tell_busy,
            taken.COMMAND: commands.resume,
            taken.PRESSED: interactions.resume_press,
            taken.MENTION: messages.resume,
            taken.FORM: interactions.resume_form,
            taken.IN_VIEW: in_views.resume,
        }

        async def opened(context: AsyncBoltContext, event: dict[str, Any]) -> None:
            tab = str(event.get("tab") or "home")
            await (messages.agent_opened if tab == "messages" else homes.opened)(context, event)

        self.bolt.command(ANYTHING)(commands.command)
        self.bolt.event("app_mention")(messages.mention)
        self.bolt.event("message")(messages.message)
        self.bolt.action(ANYTHING)(interactions.action)
        self.bolt.options(ANYTHING)(commands.options)
        self.bolt.view(ANYTHING)(interactions.submission)
        self.bolt.shortcut(ANYTHING)(commands.shortcut)
        self.bolt.event("app_home_opened")(opened)
        self.bolt.event("link_shared")(Unfurling(self.listeners).shared)
        self.bolt.event("assistant_thread_started")(messages.agent_opened)
        self.bolt.event("app_uninstalled")(self._gone)
        self.bolt.event("tokens_revoked")(self._gone)
        self.bolt.event(ANYTHING)(_not_ours)

    async def _gone(self, context: AsyncBoltContext, event: dict[str, Any]) -> None:
        """The app was removed, or the bot's token revoked: everything of the workspace stops.

        Slack is told of it once it is kept, and tells it again where it could not be.
        """
        if event.get("type") == "tokens_revoked" and not (event.get("tokens") or {}).get("bot"):
            return
        await self._leave(str(context["team_id"]))

    async def _leave(self, team: str) -> None:
        if await self._installed_again(team):
            log.warning("workspace %s: a removal from before it installed the app again", team)
            return
        await self.clients.workspaces.drop(team)
        await leave(self.listeners.bot_context.store, team, self.listeners.clock())

    async def _installed_again(self, team: str) -> bool:
        """Whether Slack takes the token that we hold: events come late, and a removal that is told
        after the next installation is none of it. Where Slack can't be asked, it is believed."""
        self.clients.workspaces.doubt(team)  # another process may hold the newer token
        try:
            found = await self.clients.find(team)
            if found is not None:
                await found[0].auth_test()
        except NETWORK_ERRORS:
            return False
        return found is not None

    def routes(self) -> list[web.RouteDef]:
        """What the HTTP server serves for Slack; nothing in Socket Mode alone."""
        found: list[web.RouteDef] = []
        if self.settings.http_mode:
            found.append(web.post("/slack/events", self._events))
        if self.bolt.oauth_flow is not None and self.settings.many_workspaces:
            found.append(web.get("/slack/install", self._install))
            found.append(web.get("/slack/oauth_redirect", self._redirect))
        return found

    async def _events(self, request: web.Request) -> web.Response:
        """Anybody may send anything here: what Slack would not is refused before it costs much."""
        try:
            asked = await requests.read(request)
        except requests.NotSlacks as error:
            return web.Response(status=error.status)
        return await to_aiohttp_response(await self.bolt.async_dispatch(asked))

    async def _install(self, request: web.Request) -> web.Response:
        assert self.bolt.oauth_flow is not None
        answer = await self.bolt.oauth_flow.handle_installation(requests.opened(request))
        return await to_aiohttp_response(answer)

    async def _redirect(self, request: web.Request) -> web.Response:
        assert self.bolt.oauth_flow is not None
        answer = await self.bolt.oauth_flow.handle_callback(requests.opened(request))
        return await to_aiohttp_response(answer)

    async def start(self) -> None:
        """Open the pool of connections, and the socket where there is one: once a first answer
        needs nothing more to be loaded, as Slack waits three seconds for an acknowledgement.
        """
        await self._warm()
        await self.clients.start()
        if isinstance(self.clients.workspaces, OneWorkspace):
            self.tasks.start(self._arrive(self.clients.workspaces))
        self._answering = asyncio.create_task(self.inbox.run(self._resumed))
        if self.socket is not None:
            await self.socket.start()

    async def _warm(self) -> None:
        """Load all that a first question would wait for, up to the message it is answered with."""
        card = await warmed(self.listeners.bot_context)
        if card is not None:
            state = QuestionState(text=card.again)
            render(
                card, RenderSetting(lang=card.lang, screen=True, state=state), Dress(state=state)
            )

    async def _resumed(self, held: Held) -> None:
        """Answer what a process acknowledged and left."""
        resume = self._resume.get(held.taken.kind)
        if resume is not None:
            await resume(held)

    async def _apologise(self, held: Held) -> None:
        await self._apologies.give(held)

    async def _arrive(self, workspace: OneWorkspace) -> None:
        """Learn whose token it is. One that works means that the app is installed (again)."""
        known = await workspace.whoami()
        log.info("Slack knows us as %s in %s: type /tariff steel there", known.bot_user, known.team)
        await rejoin(self.listeners.bot_context.store, known.team)

    async def ready(self) -> bool:
        """Whether what Slack sends can reach us."""
        return self.socket is None or await self.socket.connected()

    async def stop(self) -> None:
        """Take nothing new, finish what is under way, close."""
        if self.socket is not None:
            await self.socket.stop()
        if self._answering is not None:
            self._answering.cancel()
            await asyncio.gather(self._answering, return_exceptions=True)
        await self.tasks.drain()
        await self.inbox.stop()
        await self.listeners.answers.people.stop()
        await self.clients.stop()
