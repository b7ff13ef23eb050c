"""Words in the two languages Dutybell answers in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same words in English and French. An empty French text falls back to English."""

    en: str
    fr: str = ""

    def on(self, lang: Lang) -> str:
        """The words in ``lang``.

        >>> Text(en="steel", fr="acier").on("fr")
        'acier'
        """
        return (self.fr or self.en) if lang == "fr" else self.en
