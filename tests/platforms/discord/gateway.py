"""The gateway: hello, identify, ready, heartbeats, resume, and the ways it goes wrong."""

from __future__ import annotations

import asyncio
import json
import secrets
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.platforms.discord.refusals import Json
from tests.platforms.discord.world import APPLICATION_ID, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT = 0, 1, 2, 6, 7
INVALID_SESSION, HELLO, ACK = 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1, 1 << 9, 1 << 12, 1 << 15


@dataclass(kw_only=True)
class Session:
    """One identified session; it outlives its sockets until it is invalidated."""

    id: str
    shard: int
    shards: int
    intents: int
    socket: Socket | None = None
    sent: list[Json] = field(default_factory=list)

    async def dispatch(self, event: str, data: Any) -> None:
        """Send an event, or keep it for the resume while the line is down."""
        packet = {"op": DISPATCH, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(packet)
        if self.socket is not None:
            await self.socket.send(packet)

    def serves(self, guild: int | None) -> bool:
        return (0 if guild is None else (guild >> 22) % self.shards) == self.shard


class Socket:
    """One websocket, compressed as the client asked."""

    def __init__(self, ws: web.WebSocketResponse, *, compressed: bool) -> None:
        self.ws = ws
        self._packer = zlib.compressobj() if compressed else None

    async def send(self, packet: Json) -> None:
        text = json.dumps(packet)
        if self.ws.closed:
            return
        try:
            if self._packer is None:
                await self.ws.send_str(text)
            else:
                packed = self._packer.compress(text.encode())
                await self.ws.send_bytes(packed + self._packer.flush(zlib.Z_SYNC_FLUSH))
        except ConnectionResetError:
            return  # the client left while we spoke: it will resume


class Gateway:
    """All sessions. ``silent`` stops acknowledging heartbeats, as a dead line does; ``mute`` says
    nothing to whoever connects, not even hello."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions: dict[str, Session] = {}
        self.url = ""
        self.silent = False
        self.mute = False
        self.heartbeat_ms = 41_250
        self.connected = 0
        self.identifies: list[Json] = []
        self.resumes: list[Json] = []
        self.ready = asyncio.Event()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(max_msg_size=0)
        await ws.prepare(request)
        socket = Socket(ws, compressed=request.query.get("compress") == "zlib-stream")
        self.connected += 1
        if not self.mute:
            await socket.send({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_ms}})
        session: Session | None = None
        async for message in ws:
            if message.type is not WSMsgType.TEXT:
                break
            packet = json.loads(message.data)
            match packet["op"]:
                case 1 if not self.silent:
                    await socket.send({"op": ACK})
                case 2:
                    session = await self._identify(socket, packet["d"])
                case 6:
                    session = await self._resume(socket, packet["d"])
                case _:
                    pass
        if session is not None and session.socket is socket:
            session.socket = None
            if ws.close_code in (1000, 1001):
                self.sessions.pop(session.id, None)  # a polite close ends the session
        return ws

    async def _identify(self, socket: Socket, asked: Json) -> Session | None:
        self.identifies.append({k: v for k, v in asked.items() if k != "token"})
        if asked["token"] != self.world.token:
            await socket.ws.close(code=4004, message=b"Authentication failed.")
            return None
        shard, shards = asked.get("shard") or (0, 1)
        made = Session(
            id=secrets.token_hex(8),
            shard=shard,
            shards=shards,
            intents=asked["intents"],
            socket=socket,
        )
        self.sessions[made.id] = made
        await self._welcome(made)
        return made

    async def _welcome(self, session: Session) -> None:
        guilds = [g for g in self.world.guilds.values() if session.serves(g.id)]
        await session.dispatch(
            "READY",
            {
                "v": 10,
                "user": self.world.bot,
                "guilds": [{"id": str(g.id), "unavailable": True} for g in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [session.shard, session.shards],
                "application": {"id": str(APPLICATION_ID), "flags": 0},
            },
        )
        if session.intents & GUILDS:
            for guild in guilds:
                await session.dispatch("GUILD_CREATE", self.world.guild_payload(guild))
        self.ready.set()

    async def _resume(self, socket: Socket, asked: Json) -> Session | None:
        self.resumes.append({"session_id": asked["session_id"], "seq": asked["seq"]})
        session = self.sessions.get(asked["session_id"])
        if session is None or asked["token"] != self.world.token:
            await socket.send({"op": INVALID_SESSION, "d": False})
            return None
        session.socket = socket
        for packet in [p for p in session.sent if p["s"] > (asked["seq"] or 0)]:
            await socket.send(packet)
        await session.dispatch("RESUMED", {})
        return session

    async def dispatch(self, event: str, data: Any, *, guild: int | None) -> int:
        """Send to every session whose shard serves ``guild``; how many there were."""
        serving = [s for s in self.sessions.values() if s.serves(guild)]
        for session in serving:
            await session.dispatch(event, data)
        return len(serving)

    async def message(self, message: Json, *, guild: int | None) -> None:
        """MESSAGE_CREATE to those whose intents allow it, its content withheld as Discord does."""
        wanted = DIRECT_MESSAGES if guild is None else GUILD_MESSAGES
        bot = self.world.bot["id"]
        open_to_us = guild is None or message["author"]["id"] == bot
        open_to_us = open_to_us or any(one["id"] == bot for one in message["mentions"])
        hidden = {"content": "", "embeds": [], "attachments": [], "components": []}
        for session in self.sessions.values():
            if session.intents & wanted and session.serves(guild):
                full = open_to_us or session.intents & MESSAGE_CONTENT
                await session.dispatch("MESSAGE_CREATE", message if full else message | hidden)

    async def drop(self, code: int = 4000) -> None:
        """Close every socket with ``code``; the sessions stay and can be resumed."""
        for session in self.sessions.values():
            if session.socket is not None:
                gone, session.socket = session.socket, None
                await gone.ws.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """Opcode 7, as Discord sends before it takes a server down."""
        for session in self.sessions.values():
            if session.socket is not None:
                await session.socket.send({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Opcode 9; the sessions are gone unless ``resumable``."""
        for session in list(self.sessions.values()):
            if session.socket is not None:
                await session.socket.send({"op": INVALID_SESSION, "d": resumable})
            if not resumable:
                self.sessions.pop(session.id)
