"""The upload flow of files_upload_v2: ask for an address, send the bytes, say where it belongs; and
files that people share, which are read with a token that has the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.slack.calls import SLACK, Caller
from tests.platforms.slack.chat import open_channel, store
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Json

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack


async def get_upload_url(caller: Caller, args: Json) -> Json:
    if not args.get("filename") or int(args.get("length") or 0) <= 0:
        raise SlackError("invalid_arguments")
    file_id = f"F{caller.slack.world.serial()}"
    caller.slack.world.uploads[file_id] = {
        "id": file_id,
        "team": caller.workspace.id,
        "name": args["filename"],
        "alt_txt": args.get("alt_txt", ""),
        "length": int(args["length"]),
        "bytes": b"",
    }
    return {"upload_url": f"{caller.slack.origin}/upload/{file_id}", "file_id": file_id}


async def receive(request: web.Request) -> web.Response:
    """The bytes themselves, raw or as a form's only file."""
    upload = request.app[SLACK].world.uploads.get(request.match_info["file_id"])
    if upload is None:
        return web.Response(status=404)
    if request.content_type == "multipart/form-data":
        form = await request.post()
        field = next(iter(form.values()))
        upload["bytes"] = field.file.read() if isinstance(field, web.FileField) else b""
    else:
        upload["bytes"] = await request.read()
    return web.Response(text=f"OK - {len(upload['bytes'])}")


async def complete_upload(caller: Caller, args: Json) -> Json:
    done: list[Json] = []
    for wanted in args.get("files") or []:
        upload = caller.slack.world.uploads.get(str(wanted.get("id")))
        if upload is None or upload["team"] != caller.workspace.id:
            raise SlackError("file_not_found")
        if len(upload["bytes"]) != upload["length"]:
            raise SlackError("file_upload_size_mismatch")
        upload["title"] = wanted.get("title", upload["name"])
        done.append({"id": upload["id"], "title": upload["title"]})
    channel_id = str(args.get("channel_id") or args.get("channels") or "")
    if channel_id:
        channel = open_channel(caller, channel_id)
        message = store(caller, channel, args, {"text": args.get("initial_comment") or ""})
        message.files = done
    return {"files": done}


def told(slack: FakeSlack, file_id: str, *, bare: bool = False) -> Json:
    """The object of a shared file; ``bare``: of another workspace, which is told when asked for."""
    held = slack.world.dropped[file_id]
    if bare:
        return {"id": file_id, "mode": "file_access", "file_access": "check_file_info"}
    address = held["address"] or f"{slack.origin}/files-pri/{held['team']}-{file_id}"
    name = f"download/{held['name']}"
    return {
        "id": file_id,
        "name": held["name"],
        "title": held["name"],
        "mimetype": "text/plain",
        "mode": "hosted",
        "size": held["size"],
        "is_external": False,
        "url_private": f"{address}/{held['name']}",
        "url_private_download": f"{address}/{name}",
    }


async def info(caller: Caller, args: Json) -> Json:
    file_id = str(args.get("file"))
    held = caller.slack.world.dropped.get(file_id)
    if held is None or held["team"] != caller.workspace.id:
        raise SlackError("file_not_found")
    return {"file": told(caller.slack, file_id)}


async def serve(request: web.Request) -> web.StreamResponse:
    """The bytes of a shared file; without a good token and its scope, the page to sign in."""
    slack = request.app[SLACK]
    team, _, file_id = request.match_info["file_id"].partition("-")
    held = slack.world.dropped.get(file_id)
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    workspace = slack.world.by_token(token)
    if held is None or held["team"] != team:
        return web.Response(status=404)
    if workspace is None or workspace.id != team or "files:read" not in workspace.scopes:
        held["refused"] += 1
        return web.Response(status=302, headers={"Location": f"{slack.origin}/signin"})
    held["served"] += 1
    response = web.StreamResponse()
    await response.prepare(request)
    for start in range(0, len(held["bytes"]), 65_536):
        await response.write(held["bytes"][start : start + 65_536])
    return response
