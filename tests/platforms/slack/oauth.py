"""oauth.v2.access and auth.*: installing, rotating, and telling a token's owner."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from tests.platforms.slack.calls import Caller
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Json, Workspace

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack

TOKEN_SECONDS = 43_200


async def auth_test(caller: Caller, args: Json) -> Json:
    workspace = caller.workspace
    return {
        "url": f"https://{workspace.id.lower()}.slack.test/",
        "team": workspace.name,
        "team_id": workspace.id,
        "user": "dutybell",
        "user_id": workspace.bot_user,
        "bot_id": workspace.bot_id,
    }


def credentials(slack: FakeSlack, authorization: str, args: Json) -> None:
    """Client id and secret, from Basic authentication or the arguments; raises when wrong."""
    given = (str(args.get("client_id", "")), str(args.get("client_secret", "")))
    if authorization.startswith("Basic "):
        name, _, secret = base64.b64decode(authorization[6:]).decode().partition(":")
        given = (name, secret)
    if given != (slack.client_id, slack.client_secret):
        raise SlackError("bad_client_secret")


def fresh_token(slack: FakeSlack, workspace: Workspace) -> None:
    """Rotate: the token so far is retired, and a refresh token works once."""
    workspace.old_tokens.add(workspace.bot_token)
    serial = slack.world.serial()
    workspace.bot_token = f"xoxe.xoxb-{workspace.id}-{serial}"
    workspace.refresh_token = f"xoxe-1-{workspace.id}-{serial}"


def _granted(slack: FakeSlack, workspace: Workspace, user: str) -> Json:
    answer: Json = {
        "app_id": slack.app_id,
        "token_type": "bot",
        "access_token": workspace.bot_token,
        "bot_user_id": workspace.bot_user,
        "scope": ",".join(sorted(workspace.scopes)),
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": user},
    }
    if workspace.refresh_token:
        answer |= {"refresh_token": workspace.refresh_token, "expires_in": TOKEN_SECONDS}
    return answer


async def access(slack: FakeSlack, authorization: str, args: Json) -> Json:
    """Exchange a code for a token, or a refresh token for the next one."""
    credentials(slack, authorization, args)
    if args.get("grant_type") == "refresh_token":
        given = str(args.get("refresh_token", ""))
        for workspace in slack.world.workspaces.values():
            if given and given == workspace.refresh_token:
                fresh_token(slack, workspace)
                return _granted(slack, workspace, "")
        raise SlackError("invalid_refresh_token")
    code = slack.world.oauth_codes.pop(str(args.get("code", "")), None)
    if code is None:
        raise SlackError("invalid_code")
    workspace = slack.world.workspaces[code["team"]]
    workspace.revoked = False
    if code.get("rotate"):
        fresh_token(slack, workspace)
    return _granted(slack, workspace, code["user"])
