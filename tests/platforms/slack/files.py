"""The upload flow of files_upload_v2: ask for an address, send the bytes, say where it belongs."""

from __future__ import annotations

from aiohttp import web

from tests.platforms.slack.calls import SLACK, Caller
from tests.platforms.slack.chat import open_channel, store
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Json


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
