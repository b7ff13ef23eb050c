"""views.*: modals and the Home tab. A trigger lives three seconds and works once."""

from __future__ import annotations

from tests.platforms.slack import blockkit
from tests.platforms.slack.calls import Caller
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Json

TRIGGER_SECONDS = 3.0


def _spend_trigger(caller: Caller, args: Json) -> str:
    trigger = str(args.get("trigger_id", ""))
    known = caller.slack.triggers.get(trigger)
    if known is None:
        raise SlackError("invalid_trigger_id")
    made, user, used = known
    if used:
        raise SlackError("exchanged_trigger_id")
    if caller.slack.now() - made > TRIGGER_SECONDS:
        raise SlackError("expired_trigger_id")
    caller.slack.triggers[trigger] = (made, user, True)
    return user


def _keep(caller: Caller, view: Json, view_id: str) -> Json:
    kept = {
        **view,
        "id": view_id,
        "team_id": caller.workspace.id,
        "hash": f"h{caller.slack.world.serial()}",
        "app_id": caller.slack.app_id,
    }
    caller.workspace.views[view_id] = kept
    return {"view": kept}


async def open_view(caller: Caller, args: Json) -> Json:
    view: Json = args.get("view") or {}
    blockkit.check("modal", view, schemas=caller.slack.schemas)
    user = _spend_trigger(caller, args)
    kept = _keep(caller, view, f"V{caller.slack.world.serial()}")
    kept["view"]["for"] = user
    return kept


async def update(caller: Caller, args: Json) -> Json:
    view_id = str(args.get("view_id", ""))
    old = caller.workspace.views.get(view_id)
    if old is None:
        raise SlackError("not_found")
    if args.get("hash") and args["hash"] != old["hash"]:
        raise SlackError("hash_conflict")
    view: Json = args.get("view") or {}
    blockkit.check("modal", view, schemas=caller.slack.schemas)
    return _keep(caller, view, view_id)


async def publish(caller: Caller, args: Json) -> Json:
    user = str(args.get("user_id", ""))
    if user not in caller.workspace.users:
        raise SlackError("user_not_found")
    view: Json = args.get("view") or {}
    blockkit.check("home", view, schemas=caller.slack.schemas)
    kept = _keep(caller, view, f"VH{user}")
    caller.workspace.homes[user] = kept["view"]
    return kept
