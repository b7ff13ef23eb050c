"""What is ordered of a digest: the action, when, how often and about what."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.questions import Query
from bot.models.linear import Models
from bot.reading.days import digest_schedule
from bot.reading.features.asked import Asked
from bot.reading.features.texts import action_bag
from bot.reading.marks import MarkKind


def with_order(q: Asked, query: Query, models: Models) -> Query:
    """A digest order: the action, and when, how often and about what."""
    actions = models["action"].chances(action_bag(q))
    action = max(actions, key=lambda a: actions[a])
    e = q.earlier if q.earlier is not None and q.earlier.command == "digest" else None
    said = {
        "at": digest_schedule.hour(q.seen.folded),
        "every": digest_schedule.days(q.seen.folded),
        "zone": digest_schedule.zone(q.seen.folded, _zones(q)),
    }
    if e is not None and said["at"] is None:
        said["at"] = digest_schedule.hour_anew(q.seen.folded)
    held = {k: e.values[k] for k in (*said, "topics") if k in e.values} if e else {}
    values = {**held, **{k: v for k, v in said.items() if v}}
    goods = query.goods or ((query.good,) if query.good else ())
    topics = [*goods] or [query.programme] if query.programme else [*goods]
    if topics:
        values["topics"] = ",".join(t for t in topics if t)
    if action not in {"subscribe", "now", "preview"}:
        values = {k: v for k, v in values.items() if k == "topics"}
    return replace(query, action=action, values={**query.values, **values})


def _zones(q: Asked) -> dict[str, str]:
    """The zone of each place named."""
    out = {}
    for mark in q.seen.of(MarkKind.PLACE):
        zone = mark.zone or digest_schedule.REGIONS.get(mark.values[0])
        if zone:
            out[mark.values[0]] = zone
    return out
