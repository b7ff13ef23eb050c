"""assistant.threads.*: status, title and suggested prompts of the agent surface."""

from __future__ import annotations

from tests.platforms.slack.calls import Caller
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Json


def _enabled(caller: Caller) -> None:
    if not caller.workspace.agent_view:
        raise SlackError("not_allowed")


async def set_status(caller: Caller, args: Json) -> Json:
    _enabled(caller)
    if str(args.get("channel_id", "")) not in caller.workspace.channels:
        raise SlackError("channel_not_found")
    caller.workspace.statuses.append(args)
    return {}


async def set_prompts(caller: Caller, args: Json) -> Json:
    _enabled(caller)
    prompts = args.get("prompts") or []
    if not 1 <= len(prompts) <= 4:
        raise SlackError("invalid_arguments")
    caller.workspace.prompts = prompts
    return {}


async def set_title(caller: Caller, args: Json) -> Json:
    _enabled(caller)
    return {}
