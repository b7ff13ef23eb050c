"""The Chat port: briefs and alerts out, each once, and every refusal told apart."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

import discord

from adapters.discord import api_errors, limits, replies
from adapters.discord.answer_renderer import Answer, AnswerRenderer
from adapters.discord.channels import Channels
from adapters.discord.post import Connected, mark, post
from bot.cards import Attachment, Card, Chart
from bot.delivery.fence import fenced
from bot.domain.questions import Place
from bot.errors import AccessLost, LeaseOver, OutcomeUnknown, RetryLater, Unsendable
from bot.ports.platforms import Outgoing, Sent

_READ_BACK = 100
"""Messages looked through for one that an earlier try may have stored."""
_FAILURES = (discord.DiscordException, *api_errors.BROKEN_LINE)


class DiscordChat:
    """Posts to channels and people. ``connected`` raises RetryLater while Discord is down."""

    platform = "discord"

    def __init__(self, connected: Connected, renderer: AnswerRenderer) -> None:
        self._connected = connected
        self._renderer = renderer
        self._begun: OrderedDict[str, None] = OrderedDict()

    async def send(self, message: Outgoing) -> Sent:
        """Post every page, in order. A second try of the same delivery stores nothing twice for
        the minutes in which Discord remembers nonces; after that :meth:`find` must be asked.
        """
        client, channel = self._connected(), _channel(message.place)
        answer = await self._composed(client, message, channel)
        await self._thread(client, message)
        if message.confirm is not None:
            await message.confirm()
        try:
            return await self._pages(client, channel, answer, message)
        except _FAILURES as error:
            if await _woken(client, message.place, api_errors.code(error)):
                return await self._once_more(client, channel, answer, message)
            if message.place.thread and api_errors.code(error) == api_errors.UNKNOWN_CHANNEL:
                raise Unsendable("the thread is gone, or its message is") from None
            raise api_errors.delivery_error(error, str(channel)) from None

    async def _thread(self, client: discord.Client, message: Outgoing) -> None:
        """See to it that the thread is there which the message goes in, once a thread."""
        place = message.place
        if not place.thread.isdigit() or not place.channel.isdigit() or place.thread in self._begun:
            return
        await _begin(client, int(place.channel), int(place.thread), message.card.title)
        self._begun[place.thread] = None
        if len(self._begun) > limits.CHANNELS_REMEMBERED:
            self._begun.popitem(last=False)

    async def _once_more(
        self, client: discord.Client, channel: int, answer: Answer, message: Outgoing
    ) -> Sent:
        try:
            return await self._pages(client, channel, answer, message)
        except _FAILURES as error:
            raise api_errors.delivery_error(error, str(channel)) from None

    async def _pages(
        self, client: discord.Client, channel: int, answer: Answer, message: Outgoing
    ) -> Sent:
        return await self._missing(client, channel, answer, message, {})

    async def _missing(
        self,
        client: discord.Client,
        channel: int,
        answer: Answer,
        message: Outgoing,
        stand: Mapping[int, int],
    ) -> Sent:
        """Post the pages that do not stand yet, in order; ``stand`` gives messages by page.

        Raises OutcomeUnknown where some stand and one is refused: as a refusal it would bring all
        of them again, perhaps after Discord has forgotten their nonces.
        """
        posted = dict(stand)
        for page in answer.pages:
            if page.number in posted:
                continue
            if posted and message.confirm is not None:
                await message.confirm()
            try:
                posted[page.number] = await post(
                    client,
                    channel,
                    answer,
                    pending=message.delivery,
                    page=page.number,
                    silent=message.quiet,
                )
            except (*_FAILURES, LeaseOver) as error:
                if not posted:
                    raise
                said = api_errors.delivery_error(error, str(channel))
                if isinstance(said, AccessLost | Unsendable):
                    raise said from None
                wait = said.retry_after if isinstance(said, RetryLater) else None
                raise OutcomeUnknown(f"a further page: {said}", retry_after=wait) from None
        told = ",".join(str(posted[page.number]) for page in answer.pages)
        return Sent(message=told, channel=str(channel))

    async def find(self, message: Outgoing) -> Sent | None:
        """Look among the channel's latest messages for ours, by the mark each page carries; pages
        that an earlier try left out are added.
        """
        client, channel = self._connected(), _channel(message.place)
        known = await Channels(client).get(channel)
        unread = known is None or known.lacks("view_channel", "read_message_history")
        if unread and not message.place.thread:
            raise OutcomeUnknown(f"what stands in channel {channel} can't be read back")
        answer = await self._composed(client, message, channel)
        try:
            stood = await client.http.logs_from(channel, _READ_BACK)
        except _FAILURES as error:
            if message.place.thread and api_errors.code(error) == api_errors.UNKNOWN_CHANNEL:
                return None  # the thread was never begun, so nothing stands in it
            raise OutcomeUnknown(f"channel {channel}: {type(error).__name__}") from None
        marked = {one.mark: one.id for one in replies.messages(stood)}
        marks = {page.number: mark(message.delivery, page.number) for page in answer.pages}
        stand = {number: marked[one] for number, one in marks.items() if one in marked}
        return await self._missing(client, channel, answer, message, stand) if stand else None

    async def edit(self, sent: Sent, message: Outgoing) -> None:
        """Put the card's pages in the place of those that stand. A page too many is taken away; of
        pages too few the last that stands says so by its page number.
        """
        client, channel = self._connected(), int(sent.channel)
        answer = await self._composed(client, message, channel)
        where = client.get_partial_messageable(channel)
        if message.confirm is not None:
            await message.confirm()
        for number, stands in enumerate(map(int, sent.message.split(",")), start=1):
            marked = answer.marked(mark(message.delivery, number))
            standing = where.get_partial_message(stands)
            try:
                if number > len(answer.pages):
                    await standing.delete()
                    continue
                with api_errors.readable("edit"), fenced():
                    await standing.edit(view=marked.view(number), attachments=marked.files(number))
            except _FAILURES as error:
                raise api_errors.delivery_error(error, sent.channel) from None

    async def tell(self, workspace: str, person: str, card: Card) -> None:  # noqa: ARG002 - port
        """A direct message. ``workspace`` doesn't matter: a person is one over all servers."""
        client = self._connected()
        answer = await self._renderer.message(card, attach=True)
        try:
            with api_errors.readable("direct message"):
                direct = await (await client.fetch_user(int(person))).create_dm()
                where = client.get_partial_messageable(direct.id)
                for page in answer.pages:
                    await where.send(view=answer.view(page.number), files=answer.files(page.number))
        except _FAILURES as error:
            raise api_errors.delivery_error(error, person) from None

    async def _composed(self, client: discord.Client, message: Outgoing, channel: int) -> Answer:
        card = message.card
        files = any(isinstance(part, Chart | Attachment) for part in card.parts)
        known = await Channels(client).get(channel) if files else None
        return await self._renderer.message(
            card,
            attach=known is None or not known.lacks("attach_files"),
            server=message.place.workspace,
        )


def _channel(place: Place) -> int:
    number = place.thread or place.channel
    if not number.isdigit():
        raise AccessLost(f"{number!r} is no Discord channel")
    return int(number)


async def _woken(client: discord.Client, place: Place, refusal: int) -> bool:
    """Whether a thread that refused can be posted to after all."""
    return refusal == api_errors.ARCHIVED_THREAD and await _unarchived(client, _channel(place))


async def _begin(client: discord.Client, channel: int, message: int, name: str) -> None:
    """Begin the thread below a message of ours; it has the message's own id from then on.

    A thread that stands already, or hangs below no message, is left as it is. Raises Unsendable
    where we may not begin one: what stands in the channel is no reason to leave the channel.
    """
    try:
        await client.http.start_thread_with_message(
            channel, message, name=name[: limits.THREAD_NAME], auto_archive_duration=1440
        )
    except _FAILURES as error:
        if api_errors.code(error) in (api_errors.THREAD_EXISTS, api_errors.UNKNOWN_MESSAGE):
            return
        if api_errors.code(error) == api_errors.MISSING_PERMISSIONS:
            raise Unsendable("no thread can be begun below the message") from None
        failed = api_errors.delivery_error(error, str(channel))
        # beginning a thread twice does no harm: nothing was posted yet
        raise RetryLater(str(failed)) if isinstance(failed, OutcomeUnknown) else failed from None


async def _unarchived(client: discord.Client, channel: int) -> bool:
    """Wake an archived thread; a locked one stays as it is."""
    try:
        await client.http.edit_channel(channel, archived=False)
    except _FAILURES:
        return False
    return True
