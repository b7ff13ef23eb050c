"""``dutybell doctor``: what is set up, what is not, and what to do about it."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.platform import Finding
from adapters.process.clock import now
from adapters.process.platforms import PLATFORMS, given, with_tokens
from adapters.process.wiring import env_file_remarks, opened_context, read_settings
from bot.errors import BotError
from bot.presentation.freshness import FRESH_DAYS

if TYPE_CHECKING:
    from bot.domain.feeds import FeedState
    from bot.ports import Store
    from config.reader import ReaderSettings
    from config.settings import Settings

_OLDEST = (3, 11)


def register(commands: Any) -> None:
    """Add ``doctor``."""
    doctor = commands.add_parser("doctor", help="check tokens, scopes, database and clock")
    doctor.set_defaults(call=_call)


def _call(_arguments: argparse.Namespace) -> int:
    return asyncio.run(_examine())


async def _examine() -> int:
    marks = {True: "ok  ", False: "FAIL", None: "-   "}
    failed = False
    async for finding in findings():
        failed = failed or finding.ok is False
        print(f"{marks[finding.ok]} {finding.what}: {finding.words}")
    return 1 if failed else 0


async def findings() -> AsyncIterator[Finding]:
    """Everything there is to look at, one by one. No secret shows."""
    from adapters.process.web import web_findings

    yield _python()
    try:
        settings = read_settings()
    except BotError as error:
        yield Finding(what="environment", ok=False, words=str(error).replace("\n", "; "))
        return
    unread = "; ".join(env_file_remarks())
    yield Finding(what="environment", ok=not unread, words=unread or "every variable reads")
    async for finding in _store(settings):
        yield finding
    if settings.feeds_config:
        yield _feeds_file(settings.feeds_config)
    yield await reader_finding(settings.reader)
    for finding in web_findings(settings):
        yield finding
    yield _clock()
    async for finding in _platforms(settings):
        yield finding


def _python() -> Finding:
    found = sys.version_info[:3]
    words = ".".join(map(str, found))
    fine = found[:2] >= _OLDEST
    return Finding(what="python", ok=fine, words=words if fine else f"{words}: 3.11 is needed")


def _feeds_file(path: Path) -> Finding:
    """What a site lays over config/feeds.yaml: nothing is polled while it cannot be read."""
    from adapters.process.feed_settings import BadFeeds, read_feeds
    from adapters.process.feeding import FEEDS_FILE

    try:
        held = read_feeds(FEEDS_FILE, path)
    except BadFeeds as error:
        return Finding(what="feeds file", ok=False, words=str(error).replace("\n", "; "))
    return Finding(what="feeds file", ok=True, words=f"{path}: {len(held.feeds)} feeds")


async def _store(settings: Settings) -> AsyncIterator[Finding]:
    kind = "PostgreSQL" if settings.database_url else f"SQLite in {settings.data}"
    if settings.database_url.startswith("sqlite"):
        kind = "SQLite"
    try:
        async with opened_context(settings) as bot_context:
            snapshot = await bot_context.store.snapshot()
            facts = snapshot.facts
            async with bot_context.store.transaction() as records:
                feeds = await records.feeds.all()
                reviewers = await records.reviewers.all()
            await _examined(bot_context.store)
    except Exception as error:
        hint = "check DATABASE_URL" if settings.database_url else "check DUTYBELL_DATA"
        yield Finding(what="store", ok=False, words=f"{kind}: {_words(error)} ({hint})")
        return
    yield Finding(what="store", ok=True, words=f"{kind}, at the present migration")
    held = (
        f"{len(facts.measures)} measures, {len(facts.goods)} goods, {len(facts.quotes)} quotations"
    )
    yield facts_finding(held, facts.data_as_of, now().date())
    yield feeds_finding(feeds, waiting=len(snapshot.frontier.waiting), at=now())
    names = len({one.name for one in reviewers})
    listed = f"{names} on the list" if names else "nobody: dutybell review reviewers add"
    enough = None if not names and not any(s.attempted_at for s in feeds) else names > 0
    yield Finding(what="reviewers", ok=enough, words=listed)


def facts_finding(held: str, known_to: date, today: date) -> Finding:
    """How many facts there are and how old: old ones answer, but nothing newer is known.

    >>> facts_finding("330 measures", date(2026, 10, 10), date(2026, 10, 12)).words
    '330 measures, known to 2026-10-10'
    """
    words, days = f"{held}, known to {known_to}", (today - known_to).days
    if days <= FRESH_DAYS:
        return Finding(what="facts", ok=True, words=words)
    aged = f"{words}: {days} days old. New ones come with the next version, or from feeds"
    return Finding(what="facts", ok=None, words=f"{aged} (docs/live.md)")


async def _examined(store: Store) -> None:
    from store.store import SqlStore

    if isinstance(store, SqlStore):
        await store.examine(thorough=True)


def _words(error: Exception) -> str:
    """One sentence, no secret."""
    from store.trouble import StoreUnusable, trouble_of

    return str(error) if isinstance(error, StoreUnusable) else trouble_of(error).words


def feeds_finding(feeds: Sequence[FeedState], *, waiting: int, at: datetime) -> Finding:
    """How the official channels are. None are on: that may be meant."""
    asked = [state for state in feeds if state.attempted_at is not None]
    if not asked:
        return Finding(what="feeds", ok=None, words="off: dutybell feeds on, see docs/live.md")
    down = [state for state in asked if state.down_since(at) is not None]
    waits = "1 document waits" if waiting == 1 else f"{waiting} documents wait"
    words = f"{len(asked)} polled, {waits} for review"
    if down:
        named = ", ".join(f"{state.name} ({state.trouble})" for state in down)
        return Finding(what="feeds", ok=False, words=f"{words}; down for a day: {named}")
    failing = [f"{s.name} ({s.trouble})" for s in asked if s.failing_since is not None]
    if failing:
        words = f"{words}; failed at the last try: {', '.join(failing)}"
    return Finding(what="feeds", ok=True, words=words)


async def reader_finding(settings: ReaderSettings) -> Finding:
    """Whether a language model reads, and whether it replies in time to a small request."""
    from urllib.parse import urlsplit

    from adapters.process.wiring import opened_model
    from bot.ports.language_model import ModelOutcome, ModelRequest

    if not settings.on:
        words = "off: the bot reads by itself, see docs/language-model.md"
        return Finding(what="reader", ok=None, words=words)
    named = f"{settings.model} at {urlsplit(settings.url).hostname}, {settings.mode}"
    form = {
        "type": "object",
        "properties": {"command": {"type": "string", "enum": ["help"]}},
        "required": ["command"],
        "additionalProperties": False,
    }
    trial = ModelRequest(instructions='Reply with {"command": "help"}.', question="{}", schema=form)
    async with opened_model(settings) as model:
        began = time.perf_counter()
        reply = await model.ask(trial)
    took = f"{time.perf_counter() - began:.1f} s"
    if reply.outcome is ModelOutcome.REPLIED:
        return Finding(what="reader", ok=True, words=f"{named}: replied in {took}")
    words = f"{named}: {reply.outcome} after {took}; questions are read without it"
    return Finding(what="reader", ok=False, words=words)


def _clock() -> Finding:
    moment = now()
    return Finding(what="clock", ok=True, words=f"{moment:%Y-%m-%d %H:%M:%S} UTC")


async def _platforms(settings: Settings) -> AsyncIterator[Finding]:
    """What each platform itself says of its tokens, once there are any."""
    meant = with_tokens(settings)
    for platform in PLATFORMS:
        if platform not in meant:
            words = f"no tokens: see {platform.guide} to connect it"
            yield Finding(what=platform.name, ok=None, words=words)
            continue
        try:
            async with opened_context(settings) as bot_context:
                async for found in platform.doctor(given(settings, bot_context, platform)):
                    yield found
        except BotError:
            words = "not looked at: the store comes first"
            yield Finding(what=platform.name, ok=None, words=words)
