"""What to offer while a person types into a form: goods, tariff codes and speakers, from memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from adapters.slack import blocks as b
from adapters.slack import limits
from adapters.slack.blocks import Block
from bot.domain.codes import Code
from bot.domain.text import Lang
from bot.ports import Snapshot

_GOODS, _LINES, _SPEAKERS = 20, 10, 20
_LEAST_FOR_LINES = 3
"""Letters before schedule lines are looked through: fewer match everything."""
_LEAST_FOR_CODE = 4
"""Digits that make a heading; two could be anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """What is shown, what choosing it means, and a smaller line below."""

    shown: str
    value: str
    below: str = ""

    @property
    def option(self) -> Block:
        """As an entry of the select."""
        made = b.option(self.shown, self.value)
        if not self.below:
            return made
        return {**made, "description": b.plain_text(self.below, limits.OPTION_TEXT)}


def goods(typed: str, snapshot: Snapshot, lang: Lang) -> Block:
    """Goods by name, schedule lines by words, and the code itself where one is typed."""
    return _options([*_code(typed), *_goods(typed, snapshot, lang), *_lines(typed, snapshot)])


def speakers(typed: str, snapshot: Snapshot, lang: Lang, day: date) -> Block:
    """Persons by name, with the office they hold on ``day``."""
    return _options(list(_speakers(typed, snapshot, lang, day)))


def _code(typed: str) -> Iterator[_Offer]:
    try:
        code = Code.parse(typed)
    except ValueError:
        return
    if len(code.digits) >= _LEAST_FOR_CODE:
        yield _Offer(shown=code.dotted, value=code.dotted)


def _goods(typed: str, snapshot: Snapshot, lang: Lang) -> Iterator[_Offer]:
    for hit in snapshot.search.goods(typed, limit=_GOODS):
        shown = snapshot.facts.goods[hit.slug].name.on(lang)
        other = hit.matched and hit.matched.lower() not in (shown.lower(), hit.slug)
        yield _Offer(shown=shown, value=hit.slug, below=hit.matched if other else "")


def _lines(typed: str, snapshot: Snapshot) -> Iterator[_Offer]:
    if len(typed) < _LEAST_FOR_LINES:
        return
    for schedule in ("US", "CA"):
        for hit in snapshot.search.lines(typed, schedule=schedule, limit=_LINES):
            code = hit.code.dotted
            yield _Offer(shown=code, value=code, below=hit.description)


def _speakers(typed: str, snapshot: Snapshot, lang: Lang, day: date) -> Iterator[_Offer]:
    for hit in snapshot.search.speakers(typed, limit=_SPEAKERS):
        speaker = snapshot.facts.speakers[hit.slug]
        role = speaker.role_on(day)
        yield _Offer(shown=speaker.name, value=hit.slug, below=role.on(lang) if role else "")


def _options(found: list[_Offer]) -> Block:
    """The answer to a typeahead: each choice once, the best first."""
    each: dict[str, _Offer] = {}
    for offer in found:
        each.setdefault(offer.value, offer)
    return {"options": [offer.option for offer in each.values()][: limits.OPTIONS]}
