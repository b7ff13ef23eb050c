"""``dutybell feeds``: the official channels, how they are, and what they bring."""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from adapters.process.clock import now
from adapters.process.wiring import CATALOGUE_FOLDER, opened_store, read_settings
from bot.errors import BadOption, UserError

if TYPE_CHECKING:
    from adapters.process.feeding import Feeding
    from bot.domain.feeds import FeedState
    from bot.ingest.polling import Polled
    from bot.ports.feeds import Publication
    from store.store import SqlStore

Work = Callable[[argparse.Namespace, "Feeding", "SqlStore"], Coroutine[Any, Any, int]]


def register(commands: Any) -> None:
    """Add ``feeds``."""
    family = commands.add_parser("feeds", help="official channels: poll, health, on and off")
    orders = family.add_subparsers(dest="order", metavar="ORDER", required=True)
    listed = orders.add_parser("list", help="every feed and how it stands")
    listed.add_argument("--json", action="store_true", help="answer in JSON")
    listed.set_defaults(call=_running(_list))
    check = orders.add_parser("check", help="fetch each list now; nothing is kept")
    check.add_argument("name", nargs="*", help="these feeds only")
    check.set_defaults(call=_running(_check))
    run = orders.add_parser("run", help="poll feeds now, due or not, and read what they bring")
    run.add_argument("name", nargs="*", help="these feeds only; all that are on without one")
    run.set_defaults(call=_running(_run))
    replay = orders.add_parser(
        "replay", help="take documents from a file as if a feed had brought them"
    )
    replay.add_argument("file", type=Path, help="JSON lines as of `proposals read`, or a feed")
    replay.add_argument("--feed", default="", help="the file is this feed's list")
    replay.set_defaults(call=_running(_replay))
    for name, words in (("on", "poll from now on"), ("off", "poll no more")):
        switch = orders.add_parser(name, help=words)
        switch.add_argument("name", nargs="*", help="these feeds only")
        switch.set_defaults(call=_running(_switch), on=name == "on")
    add = orders.add_parser("add", help="add a feed of the press: RSS, Atom or JSON Feed")
    add.add_argument("name")
    add.add_argument("address")
    add.set_defaults(call=_running(_add))
    remove = orders.add_parser("remove", help="take a feed of the press away")
    remove.add_argument("name")
    remove.set_defaults(call=_running(_remove))
    faulty = orders.add_parser("faulty", help="the answer of a feed that could not be read last")
    faulty.add_argument("name")
    faulty.set_defaults(call=_running(_faulty))


def _running(work: Work) -> Callable[[argparse.Namespace], int]:
    async def opened(arguments: argparse.Namespace) -> int:
        from adapters.process.feeding import feeding
        from store.store import load_catalogue

        settings = read_settings()
        async with opened_store(settings) as store:
            await load_catalogue(store, CATALOGUE_FOLDER, now(), always=False)
            async with feeding(settings, store) as feeds:
                return await work(arguments, feeds, store)

    return lambda arguments: asyncio.run(opened(arguments))


async def _list(arguments: argparse.Namespace, feeds: Feeding, store: SqlStore) -> int:
    on = await feeds.enabled()
    async with store.transaction() as records:
        states = {state.name: state for state in await records.feeds.all()}
    rows = [feed_json(states[name], on=name in on) for name in feeds.settings]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        print(_line(row))
    return 0


def feed_json(state: FeedState, *, on: bool) -> dict[str, Any]:
    """A feed as scripts see it: moments as ISO in UTC, None where never."""

    def shown(moment: datetime | None) -> str | None:
        return moment.isoformat(timespec="seconds") if moment else None

    return {
        "name": state.name,
        "on": on,
        "polled_at": shown(state.polled_at),
        "attempted_at": shown(state.attempted_at),
        "next_at": shown(state.next_at),
        "published": shown(state.published),
        "seen_at": shown(state.seen_at),
        "items": len(state.known),
        "failures": state.failures,
        "failing_since": shown(state.failing_since),
        "trouble": state.trouble,
        "error": state.error,
        "held_since": shown(state.held_since),
    }


def _line(row: dict[str, Any]) -> str:
    state = "on " if row["on"] else "off"
    polled = row["polled_at"] or "never"
    tail = f"  {row['trouble']} ({row['failures']}): {row['error']}" if row["trouble"] else ""
    held = f"  held back: `dutybell review release {row['name']}`" if row["held_since"] else ""
    return f"{row['name']:<18} {state}  polled {polled}  {row['items']} known{tail}{held}"


async def _check(arguments: argparse.Namespace, feeds: Feeding, _store: SqlStore) -> int:
    from bot.ports.feeds import FeedError, Known

    failed = False
    for name in _named(arguments.name, feeds):
        source = feeds.sources[name]
        try:
            listing = await source.listing(Known(), now=now())
            newest = listing.entries[0].title[:70] if listing.entries else "-"
            print(f"ok   {name}: {len(listing.entries)} items; {newest}")
        except FeedError as error:
            failed = True
            print(f"FAIL {name}: {error}")
        finally:
            await source.close()
    return 1 if failed else 0


async def _run(arguments: argparse.Namespace, feeds: Feeding, _store: SqlStore) -> int:
    names = _named(arguments.name, feeds) if arguments.name else await feeds.enabled()
    if not names:
        print("no feed is on: dutybell feeds on, or name one", file=sys.stderr)
        return 1
    polled = [await feeds.run(name) for name in names]
    for one in polled:
        print(polled_line(one))
    return 1 if any(one.error for one in polled) else 0


def polled_line(one: Polled) -> str:
    """'white-house: 30 listed, 2 new'."""
    if one.error:
        return f"{one.feed}: {one.error}"
    if one.unchanged:
        return f"{one.feed}: not changed"
    rates = f", {one.rates} rates" if one.rates else ""
    held = "; held back as a flood" if one.held else ""
    return f"{one.feed}: {one.listed} listed, {len(one.new)} new{rates}{held}"


def _named(names: list[str], feeds: Feeding) -> list[str]:
    unknown = [name for name in names if name not in feeds.settings]
    if unknown:
        raise BadOption(f"no feed {', '.join(unknown)}: there is {', '.join(feeds.settings)}")
    return names or [*feeds.settings]


async def _replay(arguments: argparse.Namespace, feeds: Feeding, store: SqlStore) -> int:
    """Keep and read what a file holds; what is known already is not taken twice."""
    if not arguments.file.is_file():
        raise UserError(f"{arguments.file}: no such file")
    body = await asyncio.to_thread(arguments.file.read_bytes)
    found = (
        _of_list(body, feeds, arguments.feed)
        if arguments.feed
        else _of_lines(body, arguments.file.parent)
    )
    kept = 0
    for publication in found:
        async with store.transaction() as records:
            stored = await records.documents.add(publication, feed="replay", now=now())
        kept += stored is not None
    drafted = await feeds.read()
    print(f"{len(found)} documents, {kept} new, {len(drafted.proposals)} proposals")
    return 0


def _of_lines(body: bytes, base: Path) -> list[Publication]:
    from adapters.cli.json_lines import LineError, parsed
    from adapters.cli.proposals import document_of
    from adapters.feeds.markup import clean_title
    from bot.ports.feeds import Publication

    found = []
    for number, line in enumerate(body.decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            document = document_of(parsed(line), base)
        except (ValueError, LineError) as error:
            raise BadOption(f"line {number}: {error}") from None
        found.append(
            Publication(
                channel=document.channel,
                natural_id=document.natural_id,
                title=clean_title(document.title),
                url=document.url,
                published=document.published,
                text=document.text,
                body=document.text.encode(),
                media_type="text/plain",
            )
        )
    return found


def _of_list(body: bytes, feeds: Feeding, name: str) -> list[Publication]:
    """The list of a feed, without its pages: what it says itself of each item."""
    from bot.ports.feeds import Publication

    source = feeds.sources[_named([name], feeds)[0]]
    if source.channel is None:
        raise BadOption(f"{name} brings no documents")
    found = []
    for entry in source.read_list(body, now=now()).entries:
        said = entry.fields.get("text") or entry.fields.get("precis") or ""
        text = "\n".join(part for part in (entry.title, said) if part)
        if entry.marker or not text:
            continue
        found.append(
            Publication(
                channel=source.channel,
                natural_id=entry.natural_id,
                title=entry.title,
                url=entry.url,
                published=entry.published,
                text=text,
                body=text.encode(),
                media_type="text/plain",
            )
        )
    return found


async def _switch(arguments: argparse.Namespace, feeds: Feeding, store: SqlStore) -> int:
    from adapters.process.feeding import ON

    async with store.transaction() as records:
        for name in _named(arguments.name, feeds) if arguments.name else ():
            await records.feeds.switch(name, on=arguments.on)
        if not arguments.name:
            await records.key_value.put(ON, "yes" if arguments.on else "no")
    names = await feeds.enabled()
    print(f"on: {', '.join(names)}" if names else "no feed is on")
    return 0


async def _add(arguments: argparse.Namespace, feeds: Feeding, store: SqlStore) -> int:
    from getpass import getuser

    from bot.ports.live import PressFeed

    _fetchable(arguments.address)
    if not _NAME.fullmatch(arguments.name):
        raise BadOption(f"{arguments.name!r}: a name is small letters, digits and '-', 64 at most")
    if arguments.name in feeds.settings:
        raise BadOption(f"there is a feed {arguments.name!r} already")
    feed = PressFeed(name=arguments.name, address=arguments.address, added_by=getuser())
    async with store.transaction() as records:
        await records.feeds.add_press(feed, now=now())
    print(f"added {feed.name}; `dutybell feeds check {feed.name}` tries it")
    if not await feeds.enabled():
        print(f"no feed is on: `dutybell feeds on {feed.name}` polls this one")
    return 0


_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _fetchable(address: str) -> None:
    """Raises BadOption for an address that no poll would ask."""
    from adapters.feeds.web import LOOPBACK, is_private

    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadOption(f"{address}: no address") from None
    if host in LOOPBACK and parts.scheme == "http":
        return
    if parts.scheme != "https" or not host:
        raise BadOption(f"{address}: expected https://")
    if parts.username or parts.password:
        raise BadOption(f"{host}: an address with a password in it is never asked")
    if host in LOOPBACK or is_private(host):
        raise BadOption(f"{host} is a private address")
    if port not in (None, 443):
        raise BadOption(f"{host}: https is asked on port 443 alone, not {port}")


async def _remove(arguments: argparse.Namespace, _feeds: Feeding, store: SqlStore) -> int:
    async with store.transaction() as records:
        gone = await records.feeds.remove_press(arguments.name)
    if not gone:
        raise BadOption(f"no feed of the press is called {arguments.name!r}")
    print(f"removed {arguments.name}")
    return 0


async def _faulty(arguments: argparse.Namespace, feeds: Feeding, store: SqlStore) -> int:
    name = _named([arguments.name], feeds)[0]
    async with store.transaction() as records:
        body = await records.feeds.faulty(name)
        state = await records.feeds.get(name)
    if not body:
        trouble = f"{state.trouble}: {state.error}" if state and state.trouble else ""
        told = f"{trouble}; no answer was kept" if trouble else "every answer could be read"
        print(f"{name}: {told}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(body)
    return 0
