"""What Slack sent, as the inbox keeps it until it is answered, and back."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta

from adapters.slack.inbound.payloads import Json, MessageLocation, seen_key
from adapters.slack.inbound.shared_files import SharedFile, shared_file
from bot.domain.inbox import TakenQuestion
from bot.domain.question_state import QuestionState
from bot.presentation.messages import languages

LIFE = timedelta(minutes=15)
"""How long an answer is worth something; a response_url lives twice as long."""
COMMAND, PRESSED, MENTION, FORM = "command", "pressed", "mention", "form"
IN_VIEW = "in view"
_EVENT = ("user", "channel", "ts", "thread_ts", "text")
_VIEW = ("id", "type", "callback_id", "private_metadata", "state")


def command(
    location: MessageLocation, state: QuestionState, url: str, *, now: datetime
) -> TakenQuestion:
    """A slash command, or a message's menu: answered to one person through ``url``."""
    return _taken(COMMAND, _key(url), location, {"state": state.packed()}, now=now, url=url)


def pressed(
    location: MessageLocation, state: QuestionState, press: Json, url: str, *, now: datetime
) -> TakenQuestion:
    """A button in a message. ``press`` says which, and below which message."""
    fields = {"state": state.packed(), "press": press}
    return _taken(PRESSED, _key(url), location, fields, now=now, url=url)


def mention(location: MessageLocation, event: Json, *, now: datetime) -> TakenQuestion:
    """A mention or a direct message, of which several events may tell."""
    held = {name: event[name] for name in _EVENT if event.get(name)}
    file = shared_file(event)
    fields = {"event": held, **({"file": file.kept()} if file else {})}
    return _taken(MENTION, seen_key(location.team, event), location, fields, now=now)


def dropped(taken: TakenQuestion) -> SharedFile | None:
    """The file that came with a mention or a direct message."""
    held = fields(taken).get("file")
    return SharedFile(**held) if held else None


def form(
    location: MessageLocation, state: QuestionState, view: Json, *, now: datetime
) -> TakenQuestion:
    """A filled-in form, whose answer takes the form's place."""
    fields = {
        "state": state.packed(),
        "view": {name: view[name] for name in _VIEW if name in view},
    }
    key = _key(f"{view.get('id')} {fields['state']}")
    return _taken(FORM, key, location, fields, now=now)


def in_view(
    location: MessageLocation, press: Json, view: Json, trigger: str, *, now: datetime
) -> TakenQuestion:
    """Something pressed or chosen on the Home tab or in a modal. Each press has a trigger."""
    fields = {"press": press, "view": {name: view[name] for name in _VIEW if name in view}}
    return _taken(IN_VIEW, _key(f"{trigger} {press}"), location, fields, now=now)


def location(taken: TakenQuestion) -> MessageLocation:
    """Where it was asked, and by whom."""
    place = taken.place
    return MessageLocation(
        team=place.workspace,
        channel=place.channel,
        user=str(fields(taken).get("user") or ""),
        thread=place.thread,
    )


def state(taken: TakenQuestion) -> QuestionState:
    """What was asked."""
    return QuestionState.read(str(fields(taken).get("state") or ""), languages())


def fields(taken: TakenQuestion) -> Json:
    """Everything that was kept beside its place."""
    found: Json = json.loads(taken.payload)
    return found


def _key(what: str) -> str:
    return f"slack:asked:{hashlib.blake2b(what.encode(), digest_size=16).hexdigest()}"


def _taken(
    kind: str, key: str, where: MessageLocation, fields: Json, *, now: datetime, url: str = ""
) -> TakenQuestion:
    return TakenQuestion(
        key=key,
        place=where.place,
        kind=kind,
        payload=json.dumps({"user": where.user, **fields}, ensure_ascii=False),
        taken_at=now,
        deadline=now + LIFE,
        address=url,
    )
