"""How a reading is held against its label.

A question is right when the command is one of those labelled and every labelled slot is met; slots
that are not labelled are free, but for goods (more than one beside those labelled is a fault) and
programmes (more than two). Days may be off by one to three days at the ends of a period, sums by
half a percent. What was about, compared, or named by words alone is not graded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from training.data import Labelled

Found = Mapping[str, Any]
_MONTH = 31
_PERIOD_ENDS = 3
_CODE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Whether the command is right, the slots that are not, whether goods are beside the point."""

    command: bool
    faults: tuple[str, ...]
    beside: bool

    @property
    def whole(self) -> bool:
        """Whether all is right."""
        return self.command and not self.faults


def grade(asked: Labelled, command: str | None, found: Found) -> Grade:
    """The grade of one reading."""
    right = (command or "none") in asked.commands
    right = right or ("none" in asked.commands and command == "help")
    judged = right and asked.commands != ("none",)
    return Grade(
        command=right,
        faults=tuple(_faults(asked, found)) if judged else (),
        beside=judged and _beside(asked, found),
    )


def _goods(found: Found) -> set[str]:
    return set(found.get("good") or [])


def _beside(asked: Labelled, found: Found) -> bool:
    wanted = set(asked.wanted("good"))
    if asked.slots.get("any_of"):
        return False
    free = 0 if wanted or asked.slots.get("code") else 1
    return len(_goods(found) - wanted) > free


def _faults(asked: Labelled, found: Found) -> Iterator[str]:
    checks: tuple[tuple[str, Callable[[Labelled, Found], bool]], ...] = (
        ("good", _good),
        ("good beside the point", _few_goods),
        ("code", _code),
        ("programme", _programme),
        ("to", _to),
        ("from", _from),
        ("on", _on),
        ("since or until", _period),
        ("usmca", _claim),
        ("value", _value),
        ("who", _who),
        ("at, every or zone", _rhythm),
        ("topics", _topics),
        ("quantity", _quantity),
        ("action", _action),
    )
    yield from (name for name, holds in checks if not holds(asked, found))


def _digits(code: object) -> str:
    return re.sub(r"\D", "", str(code or ""))


def _one(asked: Labelled, slot: str) -> Any:
    """A slot's value, where only one is labelled."""
    values = asked.wanted(slot)
    return values[0] if len(values) == 1 else None


def _good(asked: Labelled, found: Found) -> bool:
    wanted, have = set(asked.wanted("good")), _goods(found)
    if not wanted:
        return True
    code = asked.slots.get("code")
    if code and _digits(found.get("code")) == _digits(code):
        return True
    if asked.slots.get("any_of") or len(wanted) == 1:
        return bool(wanted & have)
    return wanted <= have or (bool(wanted & have) and len(wanted) > 3)


def _few_goods(asked: Labelled, found: Found) -> bool:
    wanted = set(asked.wanted("good"))
    return not wanted or bool(asked.slots.get("any_of")) or len(_goods(found) - wanted) <= 1


def _code(asked: Labelled, found: Found) -> bool:
    want, have = _digits(_one(asked, "code")), _digits(found.get("code"))
    if not want:
        return True
    same = have.rstrip("0") == want.rstrip("0")
    return bool(have) and (same or (want.startswith(have) and len(have) >= _CODE))


def _programme(asked: Labelled, found: Found) -> bool:
    wanted, have = set(asked.wanted("programme")), set(found.get("programme") or [])
    if not wanted or asked.slots.get("good"):
        return True
    return bool(wanted & have) and len(have - wanted) <= 2


def _to(asked: Labelled, found: Found) -> bool:
    to = _one(asked, "to")
    return to is None or (found.get("to") or "US") == to


def _from(asked: Labelled, found: Found) -> bool:
    origin = _one(asked, "from")
    if origin is None or not _to(asked, found):
        return True
    have = found.get("from")
    usual = "CA" if (found.get("to") or "US") == "US" else "US"
    return have == origin or (have is None and origin == usual)


def _day(written: object) -> date | None:
    return date.fromisoformat(str(written)[:10]) if written else None


def _near(one: date | None, two: date | None, days: int) -> bool:
    return one is not None and two is not None and abs((one - two).days) <= days


def _on(asked: Labelled, found: Found) -> bool:
    on = _day(_one(asked, "on"))
    if on is None or on == asked.day or _day(found.get("on")) == on:
        return True
    since, until = _day(found.get("since")), _day(found.get("until"))
    if since is None or until is None:
        return False
    return since <= on <= until and (until - since).days <= _MONTH


def _period(asked: Labelled, found: Found) -> bool:
    since, until = _day(asked.slots.get("since")), _day(asked.slots.get("until"))
    on = _day(found.get("on"))
    if since is not None:
        inside = on is not None and since <= on <= (until or on)
        return inside or _near(_day(found.get("since")), since, _PERIOD_ENDS)
    if until is not None:
        return on is not None or _near(_day(found.get("until")), until, _PERIOD_ENDS)
    return True


def _claim(asked: Labelled, found: Found) -> bool:
    claim = asked.slots.get("usmca")
    return claim is None or found.get("usmca") is claim


def _value(asked: Labelled, found: Found) -> bool:
    value = _one(asked, "value")
    if value is None:
        return True
    have = found.get("value")
    if have is None or abs(float(have) - float(value)) > 0.005 * float(value):
        return False
    return found.get("currency") in (_one(asked, "currency"), None) or not _one(asked, "currency")


def _who(asked: Labelled, found: Found) -> bool:
    who = _one(asked, "who")
    return who is None or found.get("who") == who


def _plain(written: object) -> str:
    return re.sub(r"[^a-z0-9:/_,]", "", str(written).lower())


def _rhythm(asked: Labelled, found: Found) -> bool:
    said = (slot for slot in ("at", "every", "zone") if asked.slots.get(slot))
    return all(_plain(asked.slots[slot]) == _plain(found.get(slot)) for slot in said)


def _topics(asked: Labelled, found: Found) -> bool:
    have = {*(found.get("topics") or []), *_goods(found), *(found.get("programme") or [])}
    return set(asked.wanted("topics")) <= have


def _numbers(written: object) -> list[float]:
    return [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", str(written))]


def _quantity(asked: Labelled, found: Found) -> bool:
    quantity = asked.slots.get("quantity")
    if not quantity:
        return True
    return bool(set(_numbers(quantity)[:1]) & set(_numbers(found.get("quantity") or "")))


_SAME = {"unsubscribe": {"unsubscribe", "stop"}, "now": {"now", "preview"}}


def _action(asked: Labelled, found: Found) -> bool:
    action = _one(asked, "action")
    return action is None or found.get("action") in _SAME.get(action, {action})
