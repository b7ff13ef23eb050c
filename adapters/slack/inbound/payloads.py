"""What Slack sends -> a question, or where to look for one. No network, no store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack import replies
from adapters.slack.installation.installations import Installation
from adapters.slack.profile import Profile
from adapters.slack.rendering.parts import without_markup
from bot.domain.question_state import QuestionState
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang

Json = dict[str, Any]
_SPOKEN = frozenset({"", "file_share", "thread_broadcast"})
"""Message subtypes in which a person says something."""
_ALONE = timedelta(seconds=2.5)
"""After an event was sent: Slack waits three seconds for its acknowledgement, clocks are apart."""
_LONGEST_STAMP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLocation:
    """Where something happened, in Slack's ids. ``thread`` is the thread to answer in, or ''."""

    team: str
    channel: str
    user: str
    thread: str = ""

    @property
    def private(self) -> bool:
        """Whether it is a direct message."""
        return self.channel.startswith("D")

    @property
    def place(self) -> Place:
        """The same as the core knows it."""
        return Place(
            platform="slack",
            workspace=self.team,
            channel=self.channel,
            thread=self.thread,
            private=self.private,
        )


def of_command(body: Json) -> MessageLocation:
    """Where a slash command was typed. Slack has none inside threads."""
    return MessageLocation(team=body["team_id"], channel=body["channel_id"], user=body["user_id"])


def of_message(team: str, event: Json) -> MessageLocation:
    """Where to answer a message: in its thread; under it in a channel; beside it in private."""
    channel = str(event["channel"])
    thread = str(event.get("thread_ts") or "")
    if not thread and not channel.startswith("D"):
        thread = str(event["ts"])
    return MessageLocation(team=team, channel=channel, user=str(event["user"]), thread=thread)


def of_action(body: Json) -> MessageLocation:
    """Where a button was pressed, or a message's menu used."""
    container = body.get("container") or {}
    message = body.get("message") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    thread = message.get("thread_ts") or container.get("thread_ts") or ""
    return MessageLocation(
        team=_team(body), channel=str(channel), user=str(body["user"]["id"]), thread=str(thread)
    )


def _team(body: Json) -> str:
    return str((body.get("team") or {}).get("id") or body["user"].get("team_id") or "")


def spoken(event: Json, bot_user: str) -> bool:
    """Whether a message event is a person speaking: no bot, no edit, not ourselves."""
    return (
        str(event.get("subtype") or "") in _SPOKEN
        and not event.get("bot_id")
        and bool(event.get("user"))
        and event.get("user") != bot_user
    )


def seen_key(team: str, event: Json) -> str:
    """The same for a mention, the message event of it, and every retry of either."""
    return f"slack:message:{team}:{event['channel']}:{event['ts']}"


def told_again(request: AsyncBoltRequest) -> bool:
    """Whether Slack sent this event before, to us or another process, and heard no answer."""
    [count, *_] = request.headers.get("x-slack-retry-num") or ["0"]
    return str(count) not in ("", "0")


def alone_until(event: Json, now: datetime) -> datetime:
    """Until when nobody else can have been sent this event, heard of at ``now``: Slack sends one
    again, mostly to another process, that nobody has acknowledged after three seconds.

    >>> heard = datetime(2026, 10, 12, 12, tzinfo=UTC)
    >>> alone_until({"ts": f"{heard.timestamp() - 1:.6f}"}, heard) - heard
    datetime.timedelta(seconds=1, microseconds=500000)
    >>> alone_until({"ts": "9" * 400}, heard) == alone_until({}, heard) == heard + _ALONE
    True
    """
    written = replies.stamp(event)
    sent = float(written) if 0 < len(written) <= _LONGEST_STAMP else now.timestamp()
    return datetime.fromtimestamp(min(sent, now.timestamp()), UTC) + _ALONE


def zone_of(profile: Profile) -> ZoneInfo:
    """The person's time zone; UTC where Slack gave none we know."""
    try:
        return ZoneInfo(profile.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def to_question(
    location: MessageLocation,
    profile: Profile,
    state: QuestionState,
    now: datetime,
    *,
    again: bool = False,
) -> Question:
    """The question behind anything typed or pressed. The day is the person's own."""
    return state.question(
        place=location.place,
        person=Person(id=location.user, zone=profile.zone, admin=profile.admin, name=profile.name),
        day=now.astimezone(zone_of(profile)).date(),
        now=now,
        lang=_chosen(location, profile),
        locale=profile.lang,
        again=again,
    )


def _chosen(location: MessageLocation, profile: Profile) -> Lang | None:
    """A person's own choice counts where only they read the answer: not in a channel's thread."""
    return profile.chosen if location.private or not location.thread else None


def said(messages: list[Json], us: Installation) -> list[str]:
    """What was said in a thread, oldest first: by people and by other apps, not by ourselves."""
    theirs = [m for m in messages if not _ours(m, us)]
    return [text for message in theirs if (text := words_of(message))]


def _ours(message: Json, us: Installation) -> bool:
    by_app = bool(us.bot_id) and message.get("bot_id") == us.bot_id
    return by_app or message.get("user") == us.bot_user


def words_of(message: Json) -> str:
    """A message's words; those of attachments too, and of blocks where it has no other.

    News comes from apps, which write little into the text itself.
    """
    found = [str(message.get("text") or "")]
    for shown in map(replies.fields, replies.items(message.get("attachments"))):
        found += [str(shown.get(name) or "") for name in ("pretext", "title", "text")]
        if not any(found):
            found.append(str(shown.get("fallback") or ""))
    if not any(found):
        found += _texts(message.get("blocks"))
    return without_markup(" ".join(filter(None, found)))


def _texts(value: Any) -> list[str]:
    """Every text below ``value``, in order."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return [*own, *(text for inner in value.values() for text in _texts(inner))]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list) else []
