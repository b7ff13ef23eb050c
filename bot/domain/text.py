"""Words that can be said in more than one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

Lang = str
"""A language by its code: 'en', 'fr'. Which there are is up to the catalogues of
``bot/presentation``; a fact that has no words in one of them is told in English."""


class Words(Protocol):
    """What can be said: a sentence of ours (a ``Message``) or words of facts (a ``Text``)."""

    def on(self, lang: Lang, /) -> str:
        """The words in ``lang``; the English ones where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of a fact in English and French, and in ``further`` languages where it has them.

    Words that are missing in a language fall back to English.
    """

    en: str
    fr: str = ""
    further: tuple[tuple[Lang, str], ...] = ()

    @classmethod
    def verbatim(cls, written: str, french: str = "") -> Text:
        """A name, a title or a quotation as its source has it, in ``french`` where that has both.

        >>> Text.verbatim("Mark Carney").on("fr")
        'Mark Carney'
        """
        return cls(en=written, fr=french)

    def changed(self, by: Callable[[str], str]) -> Text:
        """The same words with a change made in each language.

        >>> Text(en="25% on steel", fr="25 % sur l'acier").changed(lambda w: w.replace("25", "50"))
        Text(en='50% on steel', fr="50 % sur l'acier", further=())
        """
        further = tuple((lang, by(words)) for lang, words in self.further)
        return replace(self, en=by(self.en), fr=by(self.fr), further=further)

    def on(self, lang: Lang, /) -> str:
        """The words in ``lang``.

        >>> steel = Text(en="steel", fr="acier", further=(("es", "acero"),))
        >>> steel.on("fr"), steel.on("es"), steel.on("de")
        ('acier', 'acero', 'steel')
        """
        if lang == "en":
            return self.en
        if lang == "fr":
            return self.fr or self.en
        return dict(self.further).get(lang) or self.en
