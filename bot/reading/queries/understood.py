"""What was understood, for scripts: a query as a JSON object with the absent left out."""

from __future__ import annotations

from typing import Any

from bot.domain.questions import Query
from bot.reading.decisions.programme_goods import only_good

_ORDER = ("at", "every")


def _only_goods(programmes: list[str]) -> list[str]:
    """The good that the first of the programmes asked about is on, where it is on one alone."""
    good = only_good(programmes[0]) if programmes else None
    return [good] if good else []


def understood(query: Query, command: str | None) -> dict[str, Any]:
    """``command``, ``good``, ``from``, ``to``, ... as the labelled questions name them."""
    if command is None:
        return {"command": None}
    values = query.values
    # what a digest is about are its topics
    goods = list(query.goods_asked) if command != "digest" else []
    programmes = [p for p in values.get("programmes", query.programme or "").split(",") if p]
    if not goods and query.code is None and command != "digest":
        goods = _only_goods(programmes)
    out: dict[str, Any] = {
        "command": command,
        "good": goods,
        "good_text": values.get("good_text"),
        "code": query.code.dotted if query.code else None,
        "programme": programmes,
        "from": query.origin,
        "to": query.imposing,
        "on": query.day.isoformat() if query.day else None,
        "since": query.since.isoformat() if query.since else None,
        "until": query.until.isoformat() if query.until else None,
        "usmca": None if query.claim is None else query.claim != "none",
        "value": float(query.money.amount) if query.money else None,
        "currency": (query.money.currency or None) if query.money else None,
        "quantity": "; ".join(f"{n} {u}" for n, u in query.quantities) or values.get("count"),
        "who": query.who,
        "who_text": values.get("who_text"),
        "about": [w for w in values.get("about", "").split(",") if w],
        "action": query.action or None,
        "topics": [t for t in values.get("topics", "").split(",") if t],
        "compare": values.get("compare") == "yes" or "versus" in values,
        **{name: values.get(name) for name in _ORDER},
        "zone": values.get("zone", values.get("tz")),
    }
    return {k: v for k, v in out.items() if k == "command" or v not in (None, "", [], False)} | (
        {"usmca": False} if out["usmca"] is False else {}
    )
