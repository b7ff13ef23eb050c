"""A digest order as the options of /digest have it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.days import WEEKDAYS
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.reading.queries.good_of_code import good_of
from bot.reading.words import fold

_ACTIONS = {"unsubscribe": "stop"}


def digest_options(query: Query, facts: FactSnapshot) -> Query:
    """A digest order in the options of /digest: topics by name, the zone as tz."""
    values = dict(query.values)
    values.pop("programmes", None)
    zone = values.pop("zone", "")
    if zone:
        values["tz"] = zone
    every = values.get("every", "")
    if "," in every or every == "monthly":
        values.pop("every")
        values["cron"] = _cron(every, values.pop("at", "08:00"))
    topics_named = [
        facts.goods[t].name.en if t in facts.goods else t
        for t in values.get("topics", "").split(",")
        if t
    ]
    if not topics_named and query.code is not None and query.action == "subscribe":
        good = good_of(query.code, facts)
        topics_named = [facts.goods[good].name.en] if good else []
    if topics_named:
        values["topics"] = ", ".join(topics_named)
    return Query(
        command="digest",
        action=_ACTIONS.get(query.action, query.action),
        good=query.good,
        goods=query.goods,
        programme=query.programme,
        who=query.who,
        values=values,
    )


def order_as_read(query: Query, facts: FactSnapshot) -> Query:
    """An order in the options of /digest as a follow-up reads it: the other way round."""
    if query.command != "digest":
        return query
    values = dict(query.values)
    slugs = {fold(good.name.en): slug for slug, good in facts.goods.items()}
    if "topics" in values:
        named = (topic.strip() for topic in values["topics"].split(","))
        values["topics"] = ",".join(slugs.get(fold(topic), topic) for topic in named if topic)
    if "tz" in values:
        values.setdefault("zone", values.pop("tz"))
    told = _CRON.fullmatch(values.get("cron", ""))
    if told is not None:
        values.pop("cron")
        values["at"] = f"{int(told['hour']):02d}:{int(told['minute']):02d}"
        days = (WEEKDAYS[(int(day) - 1) % 7] for day in told["days"].split(",") if day != "*")
        values["every"] = "monthly" if told["month"] == "1" else ",".join(days)
    return replace(query, values=values)


_CRON = re.compile(
    r"(?P<minute>\d{1,2}) (?P<hour>\d{1,2}) (?P<month>1|\*) \* (?P<days>\*|\d(?:,\d)*)"
)


def _cron(every: str, at: str) -> str:
    """When a digest is due, as cron has it: '0 8 * * 1,3'."""
    hour, _, minute = at.partition(":")
    if every == "monthly":
        return f"{int(minute)} {int(hour)} 1 * *"
    # cron counts from Sunday
    days = ",".join(str((WEEKDAYS.index(day) + 1) % 7) for day in every.split(","))
    return f"{int(minute)} {int(hour)} * * {days}"
