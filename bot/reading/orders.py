"""Standing orders in plain words: 'sub me to lumber changes', 'stop sending me these'."""

from __future__ import annotations

import re

from bot.domain.questions import Query
from bot.reading.lexicon import asking as lx
from bot.reading.sentence import Sentence

_ACTIONS = tuple((name, re.compile(pattern)) for name, pattern in lx.ORDERS)
_RHYTHM = tuple((name, re.compile(pattern)) for name, pattern in lx.RHYTHMS)
_AT = re.compile(lx.AT_TIME)


def digest(said: Sentence) -> Query:
    """A /digest request: the action, the topics as words, when it was said, rhythm and hour."""
    action = next((name for name, way in _ACTIONS if way.search(said.full)), "subscribe")
    values: dict[str, str] = {}
    if action == "subscribe":
        topics = _topics(said)
        if topics:
            values["topics"] = ", ".join(topics)
        rhythm = next((name for name, way in _RHYTHM if way.search(said.full)), "")
        if rhythm:
            values["every"] = rhythm
        at = _hour(said.full)
        if at:
            values["at"] = at
        if "alert" in said.full:
            values["alerts"] = "yes"
    goods = said.goods
    return Query(
        command="digest",
        action=action,
        good=goods[0] if goods else None,
        goods=goods if len(goods) > 1 else (),
        programme=said.programme,
        who=said.speaker,
        values=values,
    )


def _topics(said: Sentence) -> tuple[str, ...]:
    """Names as they were said, so that the order reads back in the person's own words."""
    return tuple(dict.fromkeys(named.words for named in said.named))


def _hour(full: str) -> str:
    """'at 8am' -> '08:00'."""
    found = _AT.search(full)
    if found is None:
        return ""
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if found["half"] == "pm" and hour < 12:
        hour += 12
    if found["half"] == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""
