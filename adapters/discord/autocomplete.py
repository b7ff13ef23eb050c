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
    before, typed = _parted(typed) if kind is OptionKind.TOPICS else ("", typed)
    found = suggestions(kind, typed, snapshot, lang=lang, day=day, most=limits.CHOICES)
    made = [
        Choice(name=cut(unpinged(before + _name(one)), limits.CHOICE), value=before + one.value)
        for one in found
    ]
    return [choice for choice in made if len(choice.value) <= limits.CHOICE]


def _parted(typed: str) -> tuple[str, str]:
    """What was chosen before, 'steel, ', and what is being typed: several go by commas."""
    before, comma, last = typed.rpartition(",")
    return f"{before.strip()}, " if comma else "", last.strip()


def _name(one: Suggestion) -> str:
    """On one line, as Discord has no second."""
    return f"{one.shown} ({one.note})" if one.note else one.shown
