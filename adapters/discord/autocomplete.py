"""Suggestions as Discord's autocomplete choices."""

from __future__ import annotations

from datetime import date

from discord.app_commands import Choice

from adapters.discord import limits
from adapters.discord.markdown import cut, unpinged
from bot.commands.spec import OptionKind
from bot.commands.suggestions import Suggestion, suggestions
from bot.domain.text import Lang
from bot.ports import Snapshot


def completions(
    kind: OptionKind, typed: str, snapshot: Snapshot, *, lang: Lang, day: date
) -> list[Choice[str]]:
    """At most 25, best first, each once. An empty text offers what there is."""
    found = suggestions(kind, typed, snapshot, lang=lang, day=day, most=limits.CHOICES)
    return [
        Choice(name=cut(unpinged(_name(one)), limits.CHOICE), value=one.value)
        for one in found
        if len(one.value) <= limits.CHOICE
    ]


def _name(one: Suggestion) -> str:
    """On one line, as Discord has no second."""
    return f"{one.shown} ({one.note})" if one.note else one.shown
