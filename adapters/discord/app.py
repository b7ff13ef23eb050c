"""The Discord side as a whole: a client, and the loop that keeps one connected."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import api_errors, limits, taken
from adapters.discord.answer_renderer import Answering, AnswerRenderer
from adapters.discord.components import ComponentButton, Pick
from adapters.discord.gateway_cache import intents, listening, voiceless
from adapters.discord.inbound import Inbound
from adapters.discord.incoming import Incoming
from adapters.discord.mentions import Mentions
from adapters.discord.pace import bound_limits
from adapters.discord.questions import PLATFORM
from adapters.discord.resuming import Resuming
from adapters.discord.send import DiscordChat
from adapters.discord.settings import DiscordSettings
from adapters.discord.tree import registered, tree, unchanged
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext
from bot.delivery import busy as kinds
from bot.delivery.busy import BusyChannels
from bot.delivery.held_question import Held
from bot.delivery.inbox import QuestionInbox
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.timeouts import Timeouts
from bot.delivery.unanswered import CountUnanswered, uncounted
from bot.domain.backoff import doubled
from bot.errors import BotError, RetryLater
from bot.ports import Clock
from bot.ports.digests import CLOCK_WENT_BACK
from bot.ports.platforms import Charts

_log = logging.getLogger(__name__)
_FIRST_WAIT, _LONGEST_WAIT = 5.0, 300.0
_PATIENCE = timedelta(seconds=1)
"""For the store, before an answer goes out: an interaction has to be told to wait within three
seconds, of which some are gone by then."""
_RECONNECTS = 5.0
"""Seconds after which a post may find us connected again."""
_TOKEN_REFUSED = 4004
"""Gateway close code: authentication failed."""


class TokenRefused(BotError):
    """Discord doesn't take the token (any more): someone has to set a new one."""

    def __init__(self) -> None:
        super().__init__(
            "Discord refuses DISCORD_TOKEN. Make a new one under Bot > Reset Token on "
            "discord.com/developers/applications and start again."
        )


class Dutybell(discord.AutoShardedClient):
    """One connection. It keeps no members, no messages and no channels in memory."""

    def __init__(
        self, renderer: AnswerRenderer, clock: Clock, settings: DiscordSettings, incoming: Incoming
    ) -> None:
        super().__init__(
            intents=intents(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=settings.ready_wait,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=limits.RATE_WAIT_SECONDS,
            http_trace=incoming.window.trace(),
            shard_ids=list(settings.shard_ids) or None,  # type: ignore[arg-type]  # None is all
            shard_count=settings.shard_count,
        )
        state = self._connection
        state.parsers = listening(state.parsers, lambda: state.self_id or 0)
        self._renderer = renderer
        self._settings = settings
        self._clock = clock
        self.inbound = Inbound(renderer, clock, settings, incoming)
        self.mentions = Mentions(self, renderer, clock, settings, incoming)
        self.resuming = Resuming(self, renderer, clock, settings.zone)
        self._ready_again = asyncio.Event()

    async def setup_hook(self) -> None:
        """Once a login: make our buttons known."""
        self.add_dynamic_items(ComponentButton, Pick)

    async def run_until_closed(self) -> None:
        """Log in, register the commands if they changed (never in on_ready), and stay."""
        await self.login(self._settings.token)
        try:
            await self.sync()
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            _log.error("commands not registered, the old ones stay: %s", type(error).__name__)
        comparing = asyncio.create_task(self._compare_servers_at_each_ready())
        try:
            await self.connect()
        finally:
            comparing.cancel()
            await asyncio.gather(comparing, return_exceptions=True)

    async def sync(self, *, anyway: bool = False) -> bool:
        """Register the commands, unless this very tree is registered already; whether it did."""
        commands: list[Any] = tree(self._renderer.bot_context.catalogue)
        guild, application = self._settings.guild, self.application_id or 0
        where = f"{application}:{guild or 'global'}"
        store = self._renderer.bot_context.store
        if not anyway and await unchanged(commands, where, store):
            return False
        if guild is None:
            await self.http.bulk_upsert_global_commands(application, commands)
        else:
            await self.http.bulk_upsert_guild_commands(application, guild, commands)
        await registered(commands, where, store)
        _log.info("registered %d commands (%s)", len(commands), guild or "everywhere")
        return True

    async def launch_shards(self) -> None:
        """As the SDK does, but by way of the configured gateway."""
        if self._settings.gateway and self._settings.shard_count is None:
            self.shard_count = (await self.http.get_bot_gateway())[0]
        await super().launch_shards()

    async def on_ready(self) -> None:
        """Connected, also again after a break: the log says as whom, where, and what to type."""
        _log.info(
            "Discord knows us as %s in %d servers: type /tariff steel there",
            self.user,
            len(self.guilds),
        )
        self._ready_again.set()

    async def _compare_servers_at_each_ready(self) -> None:
        while True:
            await self._ready_again.wait()
            self._ready_again.clear()
            try:
                await self._compare_servers()
            except Exception:
                _log.exception("servers not compared, tried again when Discord is next connected")

    async def _compare_servers(self) -> None:
        """Note who removed us or took us back while nobody was connected: no event tells it later.

        Only servers of this process's shards are compared; one in an outage of Discord's is still
        among them.
        """
        here = {str(guild.id) for guild in self.guilds}
        async with self._renderer.bot_context.store.transaction() as records:
            now = self._clock()
            known = await records.subscriptions.workspaces(PLATFORM)
            away = {
                workspace
                for platform, workspace in await records.subscriptions.departed(
                    now + CLOCK_WENT_BACK
                )
                if platform == PLATFORM
            }
            for workspace in sorted({*known} - here - away):
                if self._serves(workspace):
                    await records.subscriptions.leave(PLATFORM, workspace, now=now)
            for workspace in sorted(away & here):
                await records.subscriptions.rejoin(PLATFORM, workspace)

    def _serves(self, workspace: str) -> bool:
        """Whether a server's events come to one of this process's shards."""
        return (
            workspace.isascii()
            and workspace.isdigit()
            and (int(workspace) >> 22) % (self.shard_count or 1) in self.shards
        )

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Commands, completions and forms; buttons come through the dynamic items."""
        await self.inbound.take(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Mentions and direct messages; nothing else reaches us."""
        await self.mentions.take(message)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed from a server: its briefs stop; the rest goes after the grace period."""
        async with self._renderer.bot_context.store.transaction() as records:
            await records.subscriptions.leave(PLATFORM, str(guild.id), now=self._clock())

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Added to a server, perhaps again: then everything goes on as before."""
        async with self._renderer.bot_context.store.transaction() as records:
            await records.subscriptions.rejoin(PLATFORM, str(guild.id))

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """One event's failure is logged and leaves the others alone."""
        _log.exception("%s failed", event_method)


async def _until_closed(client: Dutybell) -> None:
    """Run ``client``; cancelled, it ends whatever it is doing.

    The SDK takes a cancellation that comes while a shard connects for that shard's own, and goes on
    to wait for what no shard will tell it any more. A client that is closed ends.
    """
    running = asyncio.create_task(client.run_until_closed())
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        running.cancel()
        await client.close()
        await asyncio.gather(running, return_exceptions=True)
        raise


def timing_of(timeouts: Timeouts) -> InboxTiming:
    """As whoever runs the bot has set it."""
    return replace(InboxTiming.of(timeouts), patience=_PATIENCE)


USUAL = timing_of(Timeouts())


class DiscordApp:
    """Discord for whoever wires it: run :meth:`serve`, post through :attr:`chat`."""

    def __init__(
        self,
        *,
        bot_context: BotContext,
        charts: Charts,
        clock: Clock,
        settings: DiscordSettings,
        answering: Answering = run,
        inbox_timing: InboxTiming = USUAL,
        unanswered: CountUnanswered = uncounted,
    ) -> None:
        voiceless()
        bound_limits()
        self._settings = settings
        self._clock = clock
        self._renderer = AnswerRenderer(
            bot_context=bot_context, charts=charts, answering=answering, api_base=settings.api_base
        )
        self._client: discord.Client | None = None
        worker = f"discord:{socket.gethostname()[:40]}:{secrets.token_hex(8)}"
        self.inbox = QuestionInbox(
            bot_context.store,
            PLATFORM,
            clock,
            worker=worker,
            timing=inbox_timing,
            apologise=self._apologise,
            count=unanswered,
        )
        self.incoming = Incoming(inbox=self.inbox, busy=BusyChannels(self.inbox, self._resumed))
        self.chat = DiscordChat(self._connected, self._renderer)

    async def serve(self) -> None:
        """Stay connected until cancelled. Trouble on the way is waited out, longer each time.

        Connects once a first answer needs nothing more to be loaded: a press has three seconds.
        Raises TokenRefused when Discord doesn't take the token: no waiting mends that.
        """
        redirect(self._settings)
        await self._renderer.warm()
        answering = asyncio.create_task(self.inbox.run(self._resumed))
        try:
            await self._stay_connected()
        finally:
            answering.cancel()
            await asyncio.gather(answering, return_exceptions=True)
            await self.inbox.stop()

    async def _resumed(self, held: Held) -> None:
        """Answer what a process took and left. Raises RetryLater while Discord is down."""
        client = self._ready_client()
        match held.taken.kind:
            case taken.MENTION:
                await client.mentions.resume(held)
            case taken.DEFERRED:
                await client.resuming.deferred(held)
            case taken.SERVER:
                await client.resuming.server_settings(held)
            case kinds.BUSY:
                await client.resuming.busy(held)
            case _:
                return

    async def _apologise(self, held: Held) -> None:
        """Tell whoever asked that no answer comes. Raises RetryLater while Discord is down."""
        client = self._ready_client()
        match held.taken.kind:
            case taken.MENTION:
                await client.mentions.apologise(held)
            case taken.DEFERRED | taken.SERVER:
                await client.resuming.apologise(held)
            case _:  # a notice to a channel: nobody in it waits for an answer
                return

    def _ready_client(self) -> Dutybell:
        client = self._client
        if not isinstance(client, Dutybell) or not client.is_ready():
            raise RetryLater("Discord is not connected", retry_after=_RECONNECTS)
        return client

    async def _stay_connected(self) -> None:
        failed = 0
        while True:
            wait = doubled(_FIRST_WAIT, failed, longest=_LONGEST_WAIT)
            client = self.client()
            began = asyncio.get_running_loop().time()
            try:
                self._client = client
                await _until_closed(client)
            except discord.LoginFailure:
                raise TokenRefused from None
            except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
                if isinstance(error, discord.ConnectionClosed) and error.code == _TOKEN_REFUSED:
                    raise TokenRefused from None
                _log.warning("Discord is down (%s), next try in %.0f s", type(error).__name__, wait)
            finally:
                self._client = None
                await client.close()
            lasted = asyncio.get_running_loop().time() - began
            await asyncio.sleep(wait)
            failed = 0 if lasted > _LONGEST_WAIT else failed + 1

    @contextlib.asynccontextmanager
    async def posting(self) -> AsyncIterator[None]:
        """Signed in without the gateway: enough to post, for a process that only delivers."""
        redirect(self._settings)
        client = discord.Client(
            intents=discord.Intents.none(),
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=limits.RATE_WAIT_SECONDS,
            http_trace=self.incoming.window.trace(),
        )
        try:
            await client.login(self._settings.token)
            self._client = client
            yield
        except discord.LoginFailure:
            raise TokenRefused from None
        finally:
            self._client = None
            await client.close()

    async def sync(self) -> int:
        """Register the commands now, changed or not, without connecting; how many there are."""
        redirect(self._settings)
        client = self.client()
        try:
            await client.login(self._settings.token)
            await client.sync(anyway=True)
        except discord.LoginFailure:
            raise TokenRefused from None
        finally:
            await client.close()
        return len(tree(self._renderer.bot_context.catalogue))

    def client(self) -> Dutybell:
        """A client that is not logged in yet."""
        return Dutybell(self._renderer, self._clock, self._settings, self.incoming)

    @property
    def up(self) -> bool:
        """Whether the gateway is connected and ready."""
        return self._client is not None and self._client.is_ready()

    def _connected(self) -> discord.Client:
        if self._client is None or self._client.user is None or self._client.is_closed():
            raise RetryLater("Discord is not connected", retry_after=_RECONNECTS, bucket="discord")
        return self._client


def redirect(settings: DiscordSettings) -> None:
    """Point the SDK at another REST base and gateway, for a proxy or a test server."""
    if settings.api_base:
        Route.BASE = settings.api_base.rstrip("/")
    if settings.gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway)
