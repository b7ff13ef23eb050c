"""A digest order as the options of /digest have it."""

from __future__ import annotations

from bot.domain.days import WEEKDAYS
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot

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


def _cron(every: str, at: str) -> str:
    """When a digest is due, as cron has it: '0 8 * * 1,3'."""
    hour, _, minute = at.partition(":")
    if every == "monthly":
        return f"{int(minute)} {int(hour)} 1 * *"
    # cron counts from Sunday
    days = ",".join(str((WEEKDAYS.index(day) + 1) % 7) for day in every.split(","))
    return f"{int(minute)} {int(hour)} * * {days}"
