"""A standing order made or changed by what somebody typed, pressed or scripted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.digest.due import check_rule, next_due
from bot.digest.interest import read_topics
from bot.digest.order_errors import BadOrder
from bot.digest.schedule_parser import read_clock, read_cron, read_quiet, read_recurrence
from bot.digest.zones import DEFAULT_ZONE, read_zone
from bot.domain.questions import Place
from bot.domain.subscription_faults import Wrong
from bot.domain.subscriptions import QuietHours, Recurrence, Rhythm, State, Subscription, Topics
from bot.domain.text import Lang
from bot.ports import Snapshot
from bot.presentation.messages import languages

OPTIONS = ("every", "at", "cron", "tz", "topics", "except", "alerts", "lang", "quiet", "skip-empty")
"""Names of what an order can say, each as text."""
NIGHT = QuietHours(start=time(22), end=time(7))
"""Hours in which a new order holds its alerts, unless something takes effect before they end."""
_EVERYTHING = ("all", "everything", "tout", "*")
_ONLY = ("only ", "seulement ", "just ")
_YES = frozenset({"yes", "on", "true", "1", "oui"})
_NO = frozenset({"no", "off", "false", "0", "non"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Orderer:
    """Who orders, for where, and what is known of them. ``zone`` '' when the platform has none.

    ``newest`` is the last serial of the journal: a new order begins there and tells no past.
    """

    place: Place
    person: str
    zone: str
    lang: Lang
    now: datetime
    newest: int


def ordered(
    said: Mapping[str, str],
    orderer: Orderer,
    snapshot: Snapshot,
    *,
    standing: Subscription | None = None,
) -> Subscription:
    """The order that ``said`` makes, or what it makes of the ``standing`` one.

    What is not said stays as it was, or takes its default: weekdays at 08:00 in the person's own
    zone, everything, alerts on but at night. Topics add to those that stand; 'only steel' replaces
    them, 'all' lifts them. Raises BadOrder for what cannot be read, with the nearest right thing.
    """
    for name in said:
        if name not in OPTIONS:
            raise BadOrder(Wrong.OPTION, name[:20], nearest=", ".join(OPTIONS))
    one = standing or _new(orderer, said)
    zone = read_zone(said["tz"]) if said.get("tz") else zone_of(one)
    rule = _rule(said, one)
    alerts = _yes(said, "alerts", one.alerts)
    listening = one.state is State.ACTIVE and one.alerts and alerts
    if rule is not None:
        check_rule(rule, after=orderer.now, zone=zone)
    due_at, planned_at = _due(one, rule, zone, orderer.now)
    return replace(
        one,
        zone=zone.key,
        recurrence=rule,
        include=_topics(said.get("topics", ""), one.include, snapshot),
        exclude=_topics(said.get("except", ""), one.exclude, snapshot),
        alerts=alerts,
        lang=_lang(said, one.lang),
        quiet=read_quiet(said["quiet"]) if said.get("quiet") else one.quiet,
        skip_empty=_yes(said, "skip-empty", one.skip_empty),
        state=State.ACTIVE,
        paused_for=None,
        next_due_at=due_at,
        planned_at=planned_at,
        # one that goes on listening loses nothing by being changed; any other begins here
        alerted=one.alerted if listening else orderer.newest,
        batch=one.batch if listening else None,
    )


def _due(
    one: Subscription, rule: Recurrence | None, zone: ZoneInfo, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """The next brief, and the clock when it was computed.

    One whose times stay as they were keeps the brief that is due already and not planned yet: the
    process slept, or an earlier one is still on its way.
    """
    if rule is None:
        return None, now
    same = (rule, zone.key) == (one.recurrence, one.zone)
    if one.state is State.ACTIVE and same and one.next_due_at is not None:
        return one.next_due_at, one.planned_at
    return next_due(now, rule, zone), now


def zone_of(one: Subscription) -> ZoneInfo:
    """Its zone. Raises BadOrder, with the nearest one, where this machine does not know it."""
    return one.tz if one.zone_known else read_zone(one.zone)


def resumed(one: Subscription, *, now: datetime, newest: int) -> Subscription:
    """Active again: the next brief covers the pause, alerts do not make up for it."""
    return replace(
        one,
        state=State.ACTIVE,
        paused_for=None,
        next_due_at=next_due(now, one.recurrence, zone_of(one)) if one.recurrence else None,
        planned_at=now,
        alerted=newest,
        batch=None,
    )


def _new(orderer: Orderer, said: Mapping[str, str]) -> Subscription:
    """A first order. Its id tells it from another one of the same channel and moment."""
    place = replace(orderer.place, thread="")
    terms = "|".join(f"{name}={said[name]}" for name in sorted(said))
    where = f"{place.platform}|{place.workspace}|{place.channel}"
    named = f"{where}|{orderer.now.isoformat()}|{terms}"
    return Subscription(
        id=hashlib.sha256(named.encode()).hexdigest()[:12],
        place=place,
        owner=orderer.person,
        zone=_zone_or_default(orderer.zone),
        created_at=orderer.now,
        watermark=orderer.now,
        serial=orderer.newest,
        alerted=orderer.newest,
        lang=orderer.lang,
        quiet=NIGHT,
    )


def _zone_or_default(given: str) -> str:
    """A platform may give a zone this machine does not know: that is no fault of the person."""
    try:
        return ZoneInfo(given).key if given else DEFAULT_ZONE
    except (LookupError, ValueError, OSError):
        return DEFAULT_ZONE


def _rule(said: Mapping[str, str], one: Subscription) -> Recurrence | None:
    every, at = said.get("every", "").strip(), said.get("at", "").strip()
    if said.get("cron"):
        return read_cron(said["cron"])
    if every.casefold() in ("never", "off", "jamais", "alerts only"):
        return None
    if every:
        kept = one.recurrence.at if one.recurrence else Recurrence().at
        return read_recurrence(every, at or f"{kept:%H:%M}")
    rule = one.recurrence
    if not at:
        return rule
    if rule is None or rule.rhythm is Rhythm.CRON:
        return Recurrence(at=read_clock(at))
    return replace(rule, at=read_clock(at))


def _topics(written: str, standing: Topics, snapshot: Snapshot) -> Topics:
    words = written.strip()
    if not words:
        return standing
    if words.casefold() in _EVERYTHING or words.casefold() in _NO:
        return Topics()
    only = next((word for word in _ONLY if words.casefold().startswith(word)), "")
    named = read_topics(words[len(only) :], snapshot)
    return named if only else joined(standing, named)


def joined(one: Topics, other: Topics) -> Topics:
    """Both together."""
    return Topics(
        my_list=one.my_list or other.my_list,
        goods=one.goods | other.goods,
        programmes=one.programmes | other.programmes,
        speakers=one.speakers | other.speakers,
    )


def without(one: Topics, other: Topics) -> Topics:
    """The first without what the second names."""
    return Topics(
        my_list=one.my_list and not other.my_list,
        goods=one.goods - other.goods,
        programmes=one.programmes - other.programmes,
        speakers=one.speakers - other.speakers,
    )


def _yes(said: Mapping[str, str], name: str, standing: bool) -> bool:
    word = said.get(name, "").strip().casefold()
    if not word and name not in said:
        return standing
    if word in _NO:
        return False
    if not word or word in _YES:
        return True
    raise BadOrder(Wrong.ON_OFF, word[:20], option=name, values=("on", "off"))


def _lang(said: Mapping[str, str], standing: Lang) -> Lang:
    word = said.get("lang", "").strip().casefold()[:2]
    if not word:
        return standing
    for lang in languages():
        if word == lang:
            return lang
    raise BadOrder(
        Wrong.LANGUAGE, word, nearest=", ".join(languages()), option="lang", values=languages()
    )
