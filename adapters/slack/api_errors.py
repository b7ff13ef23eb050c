"""What Slack's refusals mean for a delivery."""

from __future__ import annotations

from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.delivery.retry import asked_wait
from bot.errors import AccessLost, DeliveryError, OutcomeUnknown, RetryLater, Unsendable

ACCESS_LOST = frozenset(
    {
        "account_inactive",
        "app_missing_action_url",
        "channel_is_archived",
        "channel_not_found",
        "is_archived",
        "is_inactive",
        "missing_scope",
        "not_in_channel",
        "org_login_required",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        "team_not_found",
        "token_revoked",
        "user_not_found",
    }
)
"""The channel or the workspace is closed to us until somebody changes that."""

NETWORK_ERRORS = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)
NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""No connection was had, be it for want of a free one: nothing can have arrived."""

TOKEN_GONE = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
)
"""The token we hold is no good: read it again before believing it."""

# A wrong token is no channel's fault: it pauses nobody, and what is owed waits for the right one.
RETRY = frozenset(
    {
        "internal_error",
        "invalid_auth",
        "fatal_error",
        "not_authed",
        "ratelimited",
        "rate_limited",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "token_expired",
    }
)

_UNCERTAIN = frozenset({"internal_error", "fatal_error", "request_timeout"})
"""Slack says of these that the request may have been carried out all the same."""


def code_of(error: SlackApiError) -> str:
    """Slack's own word for what went wrong, '' when the answer was no JSON."""
    data: Any = error.response.data if hasattr(error.response, "data") else {}
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def status_of(error: SlackApiError) -> int:
    """The HTTP status of the answer, 0 when there was none."""
    return int(getattr(error.response, "status_code", getattr(error.response, "status", 0)) or 0)


def reason_of(error: BaseException) -> str:
    """What went wrong, in a word fit for the log: Slack's code, or the kind of error."""
    return code_of(error) if isinstance(error, SlackApiError) else type(error).__name__


def asked_to_wait(error: BaseException) -> float | None:
    """The seconds Slack asks to wait, None where it does not."""
    if not isinstance(error, SlackApiError):
        return None
    headers: Any = getattr(error.response, "headers", {}) or {}
    given = headers.get("Retry-After") or headers.get("retry-after")
    return asked_wait(given[0] if isinstance(given, list) and given else given)


def delivery_error(error: Exception, *, bucket: str) -> DeliveryError:
    """The DeliveryError that decides a retry. Messages name Slack's code, never a token.

    ``bucket`` is what must wait after a 429: the channel, as Slack counts posts. Errors that are
    none of the network's or Slack's are raised again.
    """
    if isinstance(error, SlackApiError):
        return _refusal(error, bucket)
    if isinstance(error, NEVER_SENT):
        return RetryLater("Slack: no connection")
    if isinstance(error, aiohttp.ClientError | TimeoutError | OSError):
        return OutcomeUnknown(f"Slack: {type(error).__name__}")
    raise error


def _refusal(error: SlackApiError, bucket: str) -> DeliveryError:
    code, status = code_of(error), status_of(error)
    if status == 429 or code in ("ratelimited", "rate_limited"):
        wait = asked_to_wait(error) or 1.0
        return RetryLater("Slack: rate limited", retry_after=wait, bucket=bucket)
    if status >= 500 or not code or code in _UNCERTAIN:
        return OutcomeUnknown(f"Slack: {code or f'HTTP {status}'}")
    if code in RETRY:
        return RetryLater(f"Slack: {code}")
    kind = AccessLost if code in ACCESS_LOST else Unsendable
    return kind(f"Slack: {code}")
