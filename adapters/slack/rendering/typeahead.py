"""Suggestions as the options of a Slack external select."""

from __future__ import annotations

from datetime import date

from adapters.slack import limits
from adapters.slack.rendering import blocks as b
from adapters.slack.rendering.blocks import Block
from bot.commands.spec import OptionKind
from bot.commands.suggestions import Suggestion, suggestions
from bot.domain.text import Lang
from bot.ports import Snapshot

_MOST = 40
"""Nobody reads more; Slack would take a hundred."""


def options(kind: OptionKind, typed: str, snapshot: Snapshot, lang: Lang, day: date) -> Block:
    """The answer to a typeahead: each choice once, the best first, its note on a smaller line."""
    found = suggestions(kind, typed, snapshot, lang=lang, day=day, most=_MOST)
    return {"options": [_option(one) for one in found][: limits.OPTIONS]}


def _option(one: Suggestion) -> Block:
    made = b.option(one.shown, one.slug or one.value)
    if not one.note:
        return made
    return {**made, "description": b.plain_text(one.note, limits.OPTION_TEXT)}
