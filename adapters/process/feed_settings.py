"""config/feeds.yaml with what a site lays over it, read into typed settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml

from adapters.feeds.registry import FEEDS
from adapters.feeds.source import FeedSettings
from bot.domain.feeds import Cadence
from bot.errors import BotError
from bot.ports.live import PressFeed

T = TypeVar("T")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_PRESS_EVERY = timedelta(minutes=30)
_FIELDS = frozenset(
    {
        "source",
        "addresses",
        "hosts",
        "every",
        "zone",
        "days",
        "hours",
        "usual",
        "options",
    }
)


class BadFeeds(BotError):
    """A file of feeds can't be read: says which feed and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """All feeds, and what stands in for their hosts in a test."""

    feeds: tuple[FeedSettings, ...]
    stand_in: Mapping[str, str]
    pause: timedelta


def read_feeds(shipped: Path, over: Path | None, press: Iterable[PressFeed] = ()) -> FeedFile:
    """The shipped file, ``over`` laid upon it, and feeds of the press. Raises BadFeeds."""
    whole = _plain(shipped)
    for key, value in (_plain(over) if over else {}).items():
        if key == "feeds":
            for name, fields in value.items():
                whole["feeds"][name] = _read(f"feed {name}", _laid, whole["feeds"], name, fields)
        else:
            whole[key] = value
    feeds = [_read(f"feed {name}", _feed, name, fields) for name, fields in whole["feeds"].items()]
    stand_in = whole.get("stand_in") or {}
    return FeedFile(
        feeds=(*feeds, *map(press_settings, press)),
        stand_in=_read("stand_in", lambda: {str(k): str(v) for k, v in stand_in.items()}),
        pause=_read("pause", lambda: timedelta(seconds=float(whole.get("pause", 0.5)))),
    )


def _read(what: str, read: Callable[..., T], *given: Any) -> T:
    """What ``read`` makes of a part of the file. Raises BadFeeds where it is of another kind."""
    try:
        return read(*given)
    except BadFeeds:
        raise
    except (AttributeError, LookupError, OSError, OverflowError, TypeError, ValueError) as error:
        raise BadFeeds(f"{what}: not of the kind expected ({type(error).__name__})") from None


def _laid(feeds: Mapping[str, Any], name: str, fields: Any) -> dict[str, Any]:
    return {**feeds.get(name, {}), **(fields or {})}


def _plain(path: Path) -> dict[str, Any]:
    try:
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
    except OSError as error:
        raise BadFeeds(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        marked = getattr(error, "problem_mark", None)
        where = f" (line {marked.line + 1})" if marked else ""
        raise BadFeeds(f"{path}: no YAML{where}") from None
    if not isinstance(held, dict) or not isinstance(held.get("feeds", {}), dict):
        raise BadFeeds(f"{path}: expected 'feeds:' with a name for each")
    return held


def _feed(name: str, fields: Mapping[str, Any]) -> FeedSettings:
    unknown = sorted(set(fields) - _FIELDS)
    if unknown:
        raise BadFeeds(f"feed {name}: unknown {', '.join(unknown)}")
    source = str(fields.get("source", name))
    if source not in FEEDS:
        raise BadFeeds(f"feed {name}: source {source!r}; expected one of {', '.join(FEEDS)}")
    addresses = tuple(str(one) for one in fields.get("addresses") or ())
    hosts = frozenset(str(host) for host in fields.get("hosts") or ())
    if not addresses or not hosts:
        raise BadFeeds(f"feed {name}: addresses and hosts are needed")
    for address in addresses:
        if (urlsplit(address).hostname or "") not in hosts:
            raise BadFeeds(f"feed {name}: {address}: its host is not among hosts")
    first, last = fields.get("hours", (0, 24))
    return FeedSettings(
        name=name,
        source=source,
        addresses=addresses,
        hosts=hosts,
        every=_interval(name, str(fields.get("every", "1h"))),
        zone=ZoneInfo(str(fields.get("zone", "UTC"))).key,
        days=str(fields.get("days", "all")),
        hours=(int(first), int(last)),
        usual=int(fields.get("usual", 40)),
        options=dict(fields.get("options") or {}),
    )


def _interval(name: str, written: str) -> timedelta:
    number, unit = written[:-1], written[-1:]
    if not number.isdigit() or unit not in _UNITS or int(number) == 0:
        raise BadFeeds(f"feed {name}: every {written!r}; expected 5m, 1h or 1d")
    return timedelta(**{_UNITS[unit]: int(number)})


def press_settings(feed: PressFeed) -> FeedSettings:
    """A feed of the press: its own host, every half hour, few items a day."""
    host = urlsplit(feed.address).hostname or ""
    return FeedSettings(
        name=feed.name,
        source="press",
        addresses=(feed.address,),
        hosts=frozenset({host, host.removeprefix("www."), f"www.{host.removeprefix('www.')}"}),
        every=_PRESS_EVERY,
        usual=60,
    )


def cadence(settings: FeedSettings) -> Cadence:
    """When a feed is polled."""
    return Cadence(
        every=settings.every, zone=settings.zone, days=settings.days, hours=settings.hours
    )
