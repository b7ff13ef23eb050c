"""What is known of a person who asks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.text import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """``chosen`` is the language set on the Home tab, None for Slack's own locale."""

    locale: Lang = "en"
    zone: str = ""
    admin: bool = False
    chosen: Lang | None = None
    name: str = ""

    @property
    def lang(self) -> Lang:
        """The language to write to this person in."""
        return self.chosen or self.locale
