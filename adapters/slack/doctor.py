"""What is set up at Slack, what is not, and what to do about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.platform import Finding
from adapters.slack.api_errors import NETWORK_ERRORS, code_of
from adapters.slack.installation.manifest import FILE_SCOPES, HISTORY_SCOPES, SCOPES
from adapters.slack.outbound.clients import SDK_LOG, TIMEOUT
from adapters.slack.settings import SlackSettings
from bot.ports import Clock

REPLAY_SECONDS = 300
"""Slack's signatures are refused when our clock is off by more than this."""
_CLOCK_SECONDS = 60


async def check(settings: SlackSettings, clock: Clock) -> AsyncIterator[Finding]:
    """Everything about Slack that can be looked at from here. No secret shows."""
    for found in configuration(settings):
        yield found
        if found.ok is not True:
            return
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = AsyncWebClient(
            base_url=settings.api_url, session=session, retry_handlers=[], logger=SDK_LOG
        )
        if settings.bot_token:
            async for found in _bot(client, settings.bot_token, clock):
                yield found
        else:
            yield await _without_token(client, clock)
        if settings.socket_mode:
            yield await _socket(client, settings.app_token)


def configuration(settings: SlackSettings) -> list[Finding]:
    """Whether the variables make sense together."""
    if not settings.bot_token and not settings.many_workspaces:
        half = bool(settings.client_id or settings.client_secret)
        if half:
            words = "set both SLACK_CLIENT_ID and SLACK_CLIENT_SECRET"
        elif settings.has_tokens:
            words = "set SLACK_BOT_TOKEN"
        else:
            words = "no tokens: docs/slack.md tells how to get them"
        ok = False if settings.has_tokens else None
        return [Finding(what="slack", ok=ok, words=words)]
    if not settings.socket_mode and not settings.http_mode:
        words = "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"
        return [Finding(what="slack", ok=False, words=words)]
    wrong = _wrong_kind(settings)
    if wrong:
        return [Finding(what="slack", ok=False, words=wrong)]
    mode = "Socket Mode" if settings.socket_mode else "HTTP"
    who = "many workspaces" if settings.many_workspaces else "one workspace"
    return [Finding(what="slack", ok=True, words=f"{mode}, {who}")]


def _wrong_kind(settings: SlackSettings) -> str:
    """A token in another token's place is the most frequent mistake."""
    if settings.bot_token and not settings.bot_token.startswith(("xoxb-", "xoxe.xoxb-")):
        return "SLACK_BOT_TOKEN must begin with xoxb-: OAuth & Permissions, Bot User OAuth Token"
    if settings.bot_token.startswith("xoxe.") and not settings.many_workspaces:
        return (
            "SLACK_BOT_TOKEN ends twelve hours after it was made, since the app rotates tokens: "
            "make the app from the manifest with --one-workspace, or let workspaces install it"
        )
    if settings.app_token and not settings.app_token.startswith("xapp-"):
        return "SLACK_APP_TOKEN must begin with xapp-: Basic Information, App-Level Tokens"
    if settings.many_workspaces and not settings.token_key:
        return "set DUTYBELL_KEY: it encrypts the tokens of workspaces that install the bot"
    if settings.many_workspaces and settings.socket_mode and not settings.http_mode:
        return "installing needs HTTP mode: set SLACK_SIGNING_SECRET"
    return ""


async def _bot(client: AsyncWebClient, token: str, clock: Clock) -> AsyncIterator[Finding]:
    try:
        answer = await client.auth_test(token=token)
    except NETWORK_ERRORS as error:
        yield Finding(what="slack token", ok=False, words=_advice(error))
        return
    named = f"{answer.get('user')} in {answer.get('team')}"
    yield Finding(what="slack token", ok=True, words=named)
    yield _scopes(str(answer.headers.get("x-oauth-scopes", "")))
    yield _clock(answer.headers, clock)


async def _without_token(client: AsyncWebClient, clock: Clock) -> Finding:
    """Where workspaces bring their own tokens, the clock still decides whether Slack is heard."""
    try:
        answer = await client.api_test()
    except NETWORK_ERRORS as error:
        return Finding(what="slack clock", ok=False, words=_advice(error))
    return _clock(answer.headers, clock)


_LEFT_OUT = (
    (HISTORY_SCOPES, "lost replies stay undecided, threads are not read"),
    (FILE_SCOPES, "files dropped as watch lists are not read"),
)
"""What is missing without scopes that may be left out."""


def _scopes(given: str) -> Finding:
    have = {scope.strip() for scope in given.split(",")}
    missing = [scope for scope in SCOPES if scope not in have]
    if missing:
        words = f"missing {', '.join(missing)}: update the manifest, then reinstall the app"
        return Finding(what="slack scopes", ok=False, words=words)
    left_out = [
        f"without {', '.join(without)}: {so}"
        for scopes, so in _LEFT_OUT
        if (without := [scope for scope in scopes if scope not in have])
    ]
    if left_out:
        words = "; ".join(left_out)
        return Finding(what="slack scopes", ok=None, words=words)
    return Finding(what="slack scopes", ok=True, words="all there")


def _clock(headers: Any, clock: Clock) -> Finding:
    try:
        theirs = parsedate_to_datetime(str(headers.get("Date")))
    except (TypeError, ValueError):
        return Finding(what="slack clock", ok=None, words="Slack gave no time")
    off = (clock() - theirs).total_seconds()
    words = f"{off:+.0f} s from Slack's"
    if abs(off) > _CLOCK_SECONDS:
        words += f": set this machine's clock; over {REPLAY_SECONDS} s every request is refused"
    return Finding(what="slack clock", ok=abs(off) <= _CLOCK_SECONDS, words=words)


async def _socket(client: AsyncWebClient, app_token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=app_token)
    except NETWORK_ERRORS as error:
        return Finding(what="slack socket", ok=False, words=_advice(error))
    return Finding(what="slack socket", ok=True, words="Slack offers a connection")


_ADVICE = {
    "invalid_auth": "the token is wrong: copy it again",
    "not_authed": "no token was sent",
    "token_revoked": "the token was revoked: reinstall the app",
    "account_inactive": "the app was removed from the workspace: reinstall it",
    "missing_scope": "the app-level token needs the scope connections:write",
    "not_allowed_token_type": "this is another kind of token",
}


def _advice(error: BaseException) -> str:
    if isinstance(error, SlackApiError):
        code = code_of(error)
        return f"{code}: {_ADVICE[code]}" if code in _ADVICE else f"Slack says {code}"
    return f"Slack is out of reach ({type(error).__name__}): check the network and SLACK_API_URL"
