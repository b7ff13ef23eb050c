"""What is held about places: earlier questions, settings, and that an event was seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, literal, or_, select

from bot.domain.questions import Place, Query
from bot.ports import PlaceSettings
from store import codec
from store.engine import Work
from store.tables import (
    CHANNEL_SETTINGS,
    IDEMPOTENCY_KEYS,
    INBOX,
    KEY_VALUE,
    METADATA,
    RATE_LIMITS,
    THREADS,
)

THREAD_LIFE = timedelta(days=30)
"""After this a thread is forgotten: a follow-up to an older question is a new question."""
IDEMPOTENCY_KEY_LIFE = timedelta(days=1)
RATE_LIMIT_LIFE = timedelta(days=1)
BUTTON_LIFE = timedelta(days=90)
"""For which a question too long for its button is kept, from the first sweep that finds it."""
BUTTONS = "discord:question:"
"""What the names of buttons' questions begin with; Slack's buttons carry theirs themselves."""
SEEN = ":seen:"
"""Stands in the names of what holds who has seen an alert, which is kept as long."""


def _upsert(work: Work, table: Any) -> Any:
    maker = work.inserting()
    return maker(table)


class StoredThreads:
    """Earlier questions as one piece of work sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def recall(self, place: Place, *, since: datetime | None = None) -> Query | None:
        """The last request understood in this thread (or this private conversation), unless it is
        older than ``since``."""
        key = _thread_key(place)
        if key is None:
            return None
        same = and_(*(THREADS.c[name] == value for name, value in key.items()))
        if since is not None:
            same = and_(same, THREADS.c.asked_at >= since)
        text = (await self._work.read(select(THREADS.c.request).where(same))).scalar()
        return None if text is None else codec.loads(Query, text)

    async def remember(self, place: Place, query: Query, *, now: datetime) -> None:
        """Keep the request for the next question there; outside threads nothing is kept."""
        key = _thread_key(place)
        if key is None:
            return
        held = {"request": codec.dumps(query), "asked_at": now}
        await self._work.write(
            _upsert(self._work, THREADS)
            .values(**key, **held)
            .on_conflict_do_update(index_elements=list(key), set_=held)
        )


def _thread_key(place: Place) -> dict[str, str] | None:
    if not place.thread and not place.private:
        return None
    return {
        "platform": place.platform,
        "workspace": place.workspace,
        "channel": place.channel,
        "thread": place.thread,
    }


class StoredIdempotencyKeys:
    """Events seen before, across processes."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def first(self, key: str, *, now: datetime) -> bool:
        """True for exactly one caller a key; a key may be used again after a day."""
        until = now + IDEMPOTENCY_KEY_LIFE
        written = await self._work.write(
            _upsert(self._work, IDEMPOTENCY_KEYS)
            .values(key=key, expires_at=until)
            .on_conflict_do_update(
                index_elements=["key"],
                set_={"expires_at": until},
                where=IDEMPOTENCY_KEYS.c.expires_at <= now,
            )
        )
        return written.rowcount == 1


class StoredChannelSettings:
    """Settings as one piece of work sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def settings(self, place: Place) -> PlaceSettings:
        """The settings of a channel, falling back to its workspace's, then the defaults."""
        c = CHANNEL_SETTINGS.c
        asked = (
            select(c.lang, c.who_may, c.threads)
            .where(
                c.platform == place.platform,
                c.workspace == place.workspace,
                c.channel.in_(("", place.channel)),
            )
            .order_by(c.channel.desc())
        )
        row = (await self._work.read(asked)).first()
        if row is None:
            return PlaceSettings()
        return PlaceSettings(lang=row.lang, who_may=row.who_may, threads=row.threads)

    async def settle(self, place: Place, settings: PlaceSettings) -> None:
        """Keep them. A place without a channel stands for its whole workspace."""
        key = {
            "platform": place.platform,
            "workspace": place.workspace,
            "channel": place.channel,
        }
        held = {"lang": settings.lang, "who_may": settings.who_may, "threads": settings.threads}
        await self._work.write(
            _upsert(self._work, CHANNEL_SETTINGS)
            .values(**key, **held)
            .on_conflict_do_update(index_elements=list(key), set_=held)
        )

    async def forget(self, platform: str, workspace: str) -> None:
        """Delete everything held about a workspace, in whichever table it is.

        A mark is about one where its name says so: 'slack:installation:T1'.
        """
        self._work.consents_moved = True
        own = and_(
            KEY_VALUE.c.name.startswith(f"{platform}:", autoescape=True),
            KEY_VALUE.c.name.endswith(f":{workspace}", autoescape=True),
        )
        await self._work.write(KEY_VALUE.delete().where(own))
        paced = RATE_LIMITS.c.bucket.startswith(f"{platform}:{workspace}:", autoescape=True)
        await self._work.write(RATE_LIMITS.delete().where(paced))
        for table in reversed(METADATA.sorted_tables):
            if "platform" in table.c and "workspace" in table.c:
                await self._work.write(
                    table.delete().where(
                        table.c.platform == platform, table.c.workspace == workspace
                    )
                )


async def sweep(work: Work, *, now: datetime) -> None:
    """Delete what is past its time: seen keys, threads, rate limits, buttons' questions, those that
    were kept because they were misread."""
    # the clock asks for them, no question does
    from store.kept_questions import sweep_kept_questions
    from store.watch_lists import sweep_uploads

    await sweep_kept_questions(work, now=now)
    await sweep_uploads(work, now=now)
    await _sweep_pressed(work, now=now)
    await work.write(INBOX.delete().where(INBOX.c.deadline <= now))
    await work.write(IDEMPOTENCY_KEYS.delete().where(IDEMPOTENCY_KEYS.c.expires_at <= now))
    await work.write(
        RATE_LIMITS.delete().where(RATE_LIMITS.c.free_at <= (now - RATE_LIMIT_LIFE).timestamp())
    )
    await work.write(THREADS.delete().where(THREADS.c.asked_at <= now - THREAD_LIFE))


async def _sweep_pressed(work: Work, *, now: datetime) -> None:
    """What people asked, and who has seen an alert, is not kept for ever: each gets an end, and has
    it.

    Its end stands among the seen keys, which go at the same time.
    """
    c, seen = KEY_VALUE.c, IDEMPOTENCY_KEYS.c
    pressed = or_(
        c.name.startswith(BUTTONS, autoescape=True), c.name.contains(SEEN, autoescape=True)
    )
    over = select(seen.key).where(seen.expires_at <= now)
    await work.write(KEY_VALUE.delete().where(pressed, c.name.in_(over)))
    dated = select(seen.key)
    new = select(c.name, literal(now + BUTTON_LIFE, seen.expires_at.type))
    await work.write(
        IDEMPOTENCY_KEYS.insert().from_select(
            ["key", "expires_at"], new.where(pressed, c.name.not_in(dated))
        )
    )
