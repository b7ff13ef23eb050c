"""The Chat port: digests, alerts and notes that nobody asked for this minute."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.api_errors import NETWORK_ERRORS, TOKEN_GONE, delivery_error
from adapters.slack.outbound import posting
from adapters.slack.outbound.clients import Clients
from adapters.slack.outbound.history import History, Target, before
from adapters.slack.outbound.pictures import Pictures
from adapters.slack.rendering.pages import bodies
from adapters.slack.rendering.parts import RenderSetting
from adapters.slack.rendering.render import Rendered, render_body
from bot.cards import Card
from bot.delivery.fence import fenced
from bot.errors import AccessLost, DeliveryError, OutcomeUnknown, RetryLater
from bot.ports import Clock
from bot.ports.platforms import Outgoing, Sent

T = TypeVar("T")
LOOK_BACK = timedelta(days=3)
"""How far back a lost post is looked for where nobody knows when it was tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """One message of a delivery: its first page, or a further one in the thread below."""

    key: str
    page: Rendered


class SlackChat:
    """Posts a delivery once. Its id stands in the message's metadata, to be found again by.

    A card longer than a message is posted as a message and its further pages in the thread below;
    each page carries the delivery's id with its number.
    """

    platform = "slack"

    def __init__(self, clients: Clients, pictures: Pictures, clock: Clock) -> None:
        self._clients = clients
        self._clock = clock
        self._pictures = pictures
        self._history = History(clock)

    async def send(self, message: Outgoing) -> Sent:
        """Post it once. Raises one of the DeliveryError kinds; retries nothing."""

        async def post(client: AsyncWebClient) -> Sent:
            first, *rest = await self._posts(client, message)
            target = Target(
                channel=message.place.channel, thread=message.place.thread, key=first.key
            )
            if message.confirm is not None:
                await message.confirm()
            ts = await posting.post(client, target, first.page)
            await self._further(client, message, ts, rest)
            return Sent(message=ts, channel=message.place.channel)

        return await self._with_token(message.place.workspace, post)

    async def find(self, message: Outgoing) -> Sent | None:
        """The message, if an earlier try was stored after all; pages it lacks are added.

        Raises OutcomeUnknown while Slack can't tell.
        """

        async def look(client: AsyncWebClient) -> Sent | None:
            place = message.place
            first, *rest = await self._posts(client, message, pictures=False)
            since = before(self._tried(message))
            target = Target(channel=place.channel, thread=place.thread, key=first.key, since=since)
            ts = await self._history.find(client, target)
            if ts is None:
                return None
            below = Target(channel=place.channel, thread=place.thread or ts, since=since)
            stand = await self._stand(client, below, rest)
            missing = [post for post in rest if post.key not in stand]
            await self._further(client, message, ts, missing)
            return Sent(message=ts, channel=place.channel)

        return await self._with_token(message.place.workspace, look)

    def _tried(self, message: Outgoing) -> datetime:
        """The moment from which on the message may stand there."""
        tried, now = message.tried_at, self._clock()
        return now - LOOK_BACK if tried is None or tried > now else tried

    async def _stand(
        self, client: AsyncWebClient, below: Target, posts: list[_Post]
    ) -> dict[str, str]:
        """Which of the further pages stand below the first: the thread is read once for all."""
        if not posts:
            return {}
        return await self._history.find_all(client, below, tuple(post.key for post in posts))

    async def edit(self, sent: Sent, message: Outgoing) -> None:
        """Put the card's first page in the place of what stands at ``sent``."""

        async def update(client: AsyncWebClient) -> None:
            first, *_ = await self._posts(client, message)
            if message.confirm is not None:
                await message.confirm()
            try:
                with fenced():
                    await client.chat_update(
                        channel=sent.channel,
                        ts=sent.message,
                        text=first.page.text,
                        blocks=first.page.blocks,
                        metadata=posting.metadata(first.key),
                    )
            except NETWORK_ERRORS as error:
                raise delivery_error(error, bucket=f"slack:{sent.channel}:update") from error

        await self._with_token(message.place.workspace, update)

    async def tell(self, workspace: str, person: str, card: Card) -> None:
        """A direct message to one person."""

        async def post(client: AsyncWebClient) -> None:
            first, *rest = _pages(card, "")
            await posting.post(client, Target(channel=person), first)
            for page in rest:
                try:
                    await posting.post(client, Target(channel=person), page)
                except DeliveryError as error:  # the first stands: nothing goes again
                    raise OutcomeUnknown(f"a further page: {error}") from error

        await self._with_token(workspace, post)

    async def _posts(
        self, client: AsyncWebClient, message: Outgoing, *, pictures: bool = True
    ) -> list[_Post]:
        team = message.place.workspace
        image = await self._pictures.chart(client, team, message.card) if pictures else ""
        found = _pages(message.card, image)
        return [
            _Post(
                key=message.delivery if number == 1 else f"{message.delivery}#{number}", page=page
            )
            for number, page in enumerate(found, start=1)
        ]

    async def _further(
        self, client: AsyncWebClient, message: Outgoing, ts: str, posts: list[_Post]
    ) -> None:
        """Further pages, each posted surely: the first one already stands there.

        Raises OutcomeUnknown where one is refused: as a refusal it would bring the first again.
        """
        place = message.place
        for post in posts:
            target = Target(
                channel=place.channel, thread=place.thread or ts, key=post.key, since=ts
            )
            try:
                await posting.post_surely(
                    client, target, post.page, self._history, confirm=message.confirm
                )
            except (RetryLater, AccessLost) as error:
                if isinstance(error, AccessLost) and not _token_gone(error):
                    raise
                wait = error.retry_after if isinstance(error, RetryLater) else None
                raise OutcomeUnknown(f"a further page: {error}", retry_after=wait) from error

    async def _with_token(self, team: str, act: Callable[[AsyncWebClient], Awaitable[T]]) -> T:
        """Act with the workspace's token, once more if it was rotated under our hands."""
        client = await self._client(team)
        try:
            return await act(client)
        except (AccessLost, RetryLater) as error:
            if not _token_gone(error):
                raise
            self._clients.workspaces.doubt(team)
            again = await self._client(team)
            if again.token == client.token:
                raise
            return await act(again)

    async def _client(self, team: str) -> AsyncWebClient:
        try:
            found = await self._clients.find(team)
        except NETWORK_ERRORS as error:
            refused = delivery_error(error, bucket=f"slack:{team}")
            kept = refused if isinstance(refused, AccessLost) else RetryLater(str(refused))
            raise kept from error
        if found is None:
            raise AccessLost("Slack: the workspace removed the app")
        return found[0]


def _token_gone(error: DeliveryError) -> bool:
    return any(str(error).endswith(code) for code in TOKEN_GONE)


def _pages(card: Card, image: str) -> list[Rendered]:
    setting = RenderSetting(lang=card.lang, image=image)
    found = bodies(card, setting)
    return [render_body(card, body, number, len(found)) for number, body in enumerate(found, 1)]
