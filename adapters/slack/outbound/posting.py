"""Posting a message so that it stands there once, whatever gets lost on the way."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import replies
from adapters.slack.api_errors import NETWORK_ERRORS, NEVER_SENT, delivery_error, reason_of
from adapters.slack.outbound.history import History, Target
from adapters.slack.rendering.render import Rendered
from bot.delivery.fence import fenced
from bot.delivery.retry import asked_wait
from bot.errors import DeliveryError, LeaseOver, OutcomeUnknown, RetryLater, Unsendable
from bot.ports.platforms import Confirm

EVENT_TYPE = "dutybell_delivery"
JSON = {"Content-Type": "application/json; charset=utf-8"}
_TRIES = 4
_LONGEST_WAIT = 60.0


def metadata(key: str) -> dict[str, Any]:
    """What makes a message of ours findable. Members of the workspace can read it."""
    return {"event_type": EVENT_TYPE, "event_payload": {"delivery": key}}


async def post(client: AsyncWebClient, target: Target, page: Rendered) -> str:
    """Post once, without any retry. Returns its ts; raises one of the DeliveryError kinds."""
    try:
        with fenced():
            answer = await client.chat_postMessage(
                channel=target.channel,
                text=page.text,
                blocks=page.blocks,
                thread_ts=target.thread or None,
                metadata=metadata(target.key) if target.key else None,
                unfurl_links=False,
                unfurl_media=False,
            )
    except NETWORK_ERRORS as error:
        raise delivery_error(error, bucket=f"slack:{target.channel}") from error
    return _posted(answer)


def _posted(answer: Any) -> str:
    """The ts of what was posted. A reply without one leaves open whether it stands there."""
    ts = replies.stamp(answer)
    if not ts:
        raise OutcomeUnknown("Slack: the reply names no message")
    return ts


async def to_one(client: AsyncWebClient, channel: str, user: str, page: Rendered) -> str:
    """Post what one person of a channel sees: '' when it stands there, else Slack's code.

    Raises OutcomeUnknown where nothing tells whether it does.
    """
    try:
        with fenced():
            await client.chat_postEphemeral(
                channel=channel, user=user, text=page.text, blocks=page.blocks
            )
    except NETWORK_ERRORS as error:
        refused = delivery_error(error, bucket=f"slack:{channel}")
        if isinstance(refused, OutcomeUnknown):
            raise refused from error
        return reason_of(error)
    return ""


async def post_surely(
    client: AsyncWebClient,
    target: Target,
    page: Rendered,
    history: History,
    *,
    confirm: Confirm | None = None,
) -> str:
    """Post an answer somebody waits for: waits out rate limits, reads back what is uncertain.

    ``confirm`` is awaited before each try: after a wait it may be another's. Raises what it raises,
    or the DeliveryError it could not get over. After OutcomeUnknown nothing is sent again here:
    Slack may store a message long after its reply was lost.
    """
    for attempt in range(1, _TRIES + 1):
        if confirm is not None:
            await confirm()
        try:
            return await post(client, target, page)
        except LeaseOver:  # waiting mends nothing: whose it is by now is asked at once
            if confirm is None or attempt == _TRIES:
                raise
        except RetryLater as error:
            if attempt == _TRIES:
                raise
            await asyncio.sleep(min(error.retry_after or 0.5 * 2**attempt, _LONGEST_WAIT))
        except OutcomeUnknown:
            found = await history.find(client, target) if target.key else None
            if found is None:
                raise
            return found
    raise AssertionError("unreachable: the last attempt returns or raises")


async def respond(
    session: aiohttp.ClientSession,
    url: str,
    payload: dict[str, Any],
    page: Rendered | None = None,
    *,
    confirm: Confirm | None = None,
) -> None:
    """Answer through a response_url. Raises DeliveryError when it can't be done, or what
    ``confirm`` does, which is awaited before each try.

    Refused answers (429, 5xx) are sent again; one whose reply got lost is not, since nothing can
    tell whether it is there.
    """
    body = _body({"unfurl_links": False, "unfurl_media": False, **payload}, page)
    for attempt in range(1, _TRIES + 1):
        wait = 0.3 * attempt
        if confirm is not None:
            await confirm()
        try:
            with fenced():
                async with session.post(url, data=body, headers=JSON) as response:
                    if response.status < 400:
                        return
                    if response.status < 500 and response.status != 429:
                        raise _refused(response.status, await response.text())
                    wait = asked_wait(response.headers.get("Retry-After")) or wait
        except LeaseOver:
            if confirm is None or attempt == _TRIES:
                raise
            continue
        except NEVER_SENT as error:
            if attempt == _TRIES:
                raise RetryLater("Slack: no connection") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise OutcomeUnknown(f"response_url: {type(error).__name__}") from error
        if attempt < _TRIES:
            await asyncio.sleep(min(wait, _LONGEST_WAIT))
    raise RetryLater("response_url: refused again and again")


async def respond_ephemeral(
    session: aiohttp.ClientSession, url: str, text: str, *, confirm: Confirm | None = None
) -> None:
    """A sentence through a response_url that only whoever asked sees, below what they pressed.

    Raises what :func:`respond` does.
    """
    note = {"response_type": "ephemeral", "replace_original": False, "text": text}
    await respond(session, url, note, confirm=confirm)


def _body(payload: dict[str, Any], page: Rendered | None) -> bytes:
    """The payload with the page's JSON, which exists already, put in as it is."""
    head = json.dumps(payload)
    return head.encode() if page is None else b"%b,%b" % (head[:-1].encode(), page.json[1:])


def _refused(status: int, text: str) -> DeliveryError:
    """A response_url will not take this payload."""
    known = ("invalid_blocks", "used_url", "expired_url", "no_text", "msg_blocks_too_long")
    code = next((code for code in known if code in text), f"HTTP {status}")
    return Unsendable(f"response_url: {code}")
