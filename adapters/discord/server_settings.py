"""/dutybell: how Dutybell behaves in one server. Discord's own, like the Home tab is Slack's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from adapters.discord import words
from adapters.discord.questions import PLATFORM
from adapters.discord.tree import KEEP
from bot.domain.questions import Place
from bot.domain.text import Lang
from bot.ports import PlaceSettings, Store
from bot.presentation.messages import languages


def chosen_in(data: Mapping[str, Any]) -> dict[str, str]:
    """What was chosen, by the name of its option."""
    return {str(one["name"]): str(one["value"]) for one in data.get("options") or ()}


async def settle(
    chosen: Mapping[str, str], guild: str, store: Store, lang: Lang, *, now: datetime
) -> str:
    """Keep what was chosen and tell how things stand; nothing chosen only tells."""
    place = Place(platform=PLATFORM, workspace=guild)
    async with store.transaction() as records:
        settings = await records.channel_settings.settings(place)
        if chosen:
            settings = _changed(settings, chosen)
            await records.channel_settings.settle(place, settings)
        if KEEP in chosen:
            allowed = chosen[KEEP] == "yes"
            await records.kept_questions.allow(place, allowed=allowed, now=now)
        keeps = await records.kept_questions.allowed(place)
    return _told(settings, lang, keeps=keeps)


def _changed(settings: PlaceSettings, chosen: Mapping[str, str]) -> PlaceSettings:
    if "threads" in chosen:
        settings = replace(settings, threads=chosen["threads"] == "yes")
    if "language" in chosen:
        spoken = next((lang for lang in languages() if lang == chosen["language"]), None)
        settings = replace(settings, lang=spoken)
    return settings


def _told(settings: PlaceSettings, lang: Lang, *, keeps: bool) -> str:
    threads = words.THREADS_ON if settings.threads else words.THREADS_OFF
    spoken = words.languages_of_answers()[settings.lang or "asker"]
    kept = words.KEEP_ON if keeps else words.KEEP_OFF
    language = words.SPOKEN.on(lang, language=spoken.on(lang))
    return f"{threads.on(lang)} {language} {kept.on(lang)}"
